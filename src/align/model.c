/*
 * model.c - what is learnt from a run's documents, and the documents
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/model.h"

#include <math.h>
#include <stdlib.h>

#include "align/confidence.h"
#include "align/islands.h"
#include "align/moved.h"
#include "base/array.h"

static void forget_document(struct model *model, size_t d)
{
	side_clear(&model->texts[d][LEFT]);
	side_clear(&model->texts[d][RIGHT]);
	strip_clear(&model->documents[d].nodes);
	free(model->documents[d].beads);
}

void model_drop(struct model *model, size_t kept)
{
	while (model->document_count > kept)
		forget_document(model, --model->document_count);
}

void model_forget(struct model *model)
{
	model_drop(model, 0);
	lexicon_clear(&model->lexicons[LEFT]);
	lexicon_clear(&model->lexicons[RIGHT]);
	seeds_clear(&model->seeds);
	free(model->lessons);
	model->lessons = NULL;
	model->lesson_count = 0;
}

void model_clear(struct model *model)
{
	model_forget(model);
	vocabulary_clear(&model->vocabularies[LEFT]);
	vocabulary_clear(&model->vocabularies[RIGHT]);
	tokenizer_clear(&model->tokenizer);
	vectors_clear(&model->vectors[LEFT]);
	vectors_clear(&model->vectors[RIGHT]);
	free(model->texts);
	free(model->documents);
	free(model->places);
	*model = (struct model){0};
}

/* Where only one side has blocks, they are borders of sentences like any other. */
static void forget_blocks(struct side *side)
{
	for (size_t i = 0; i < side->sentence_count; i++)
		if (side->borders[i] == BORDER_BLOCK)
			side->borders[i] = BORDER_SENTENCE;
}

int model_add(struct model *model, const struct cotejo_sentences *left,
	const struct cotejo_sentences *right, struct cotejo_error *error)
{
	const struct cotejo_sentences *sentences[SIDES] = {left, right};
	size_t d = model->document_count;
	struct side(*texts)[SIDES];
	struct document *documents;

	texts = array_reserve(model->texts, &model->text_capacity, d + 1, sizeof(*texts));
	if (!texts)
		return error_no_memory(error);
	model->texts = texts;
	documents = array_reserve(
		model->documents, &model->document_capacity, d + 1, sizeof(*documents));
	if (!documents)
		return error_no_memory(error);
	model->documents = documents;
	documents[d] = (struct document){0};
	texts[d][LEFT] = texts[d][RIGHT] = (struct side){0};
	model->document_count++;
	model->tokenizer.prefix_letters = model->settings->prefix_letters;
	for (int side = 0; side < SIDES; side++) {
		int status = side_read(&texts[d][side], &model->vocabularies[side],
			&model->tokenizer, sentences[side], error);

		if (status < 0)
			return status;
	}
	if (texts[d][LEFT].has_blocks != texts[d][RIGHT].has_blocks)
		for (int side = 0; side < SIDES; side++)
			forget_blocks(&texts[d][side]);
	return 0;
}

static int find_seeds(
	struct model *model, const char *const languages[SIDES], struct cotejo_error *error)
{
	const struct settings *settings = model->settings;
	int status;

	status = seeds_add_identical(&model->seeds, model->vocabularies, settings, error);
	if (status == 0)
		status = seeds_add_cognates(&model->seeds, model->vocabularies, settings, error);
	if (status == 0)
		status = seeds_add_names(&model->seeds, model->vocabularies, languages,
			model->names, &model->tokenizer, settings, error);
	if (status == 0 && model->lexicon)
		status = seeds_add_lexicon(&model->seeds, model->vocabularies, model->lexicon,
			&model->tokenizer, settings, error);
	if (status == 0 && model->given &&
		seeds_add_given(&model->seeds, model->given, model->vocabularies, settings))
		status = error_no_memory(error);
	if (status == 0 && seeds_sort(&model->seeds, model->vocabularies[RIGHT].numbers.count))
		status = error_no_memory(error);
	return status;
}

static int learn_lexicons(
	struct model *model, const struct lessons *lessons, struct cotejo_error *error)
{
	int status = 0;

	for (int side = 0; side < SIDES && status == 0; side++)
		status = lexicon_learn(&model->lexicons[side], side, lessons, &model->seeds,
			model->settings, error);
	return status;
}

/* Looks `margin` sentences around what a row has from `low` to `high`. */
static void include_around(
	struct strip *nodes, size_t row, uint32_t low, uint32_t high, size_t margin)
{
	if (high == UINT32_MAX)
		return;
	for (size_t r = row > margin ? row - margin : 0; r <= row + margin && r < nodes->rows; r++)
		strip_include(nodes, r, (double)low - (double)margin, (double)(high + margin));
}

/*
 * Where the next round looks: around the nodes that matter, and far around those that touch the
 * edge of where this round looked.
 */
static int narrow(struct document *document, const struct lattice *lattice, size_t margin,
	const struct settings *settings)
{
	const struct strip *old = &lattice->nodes;
	struct strip nodes = {0};

	if (strip_init(&nodes, old->rows, old->columns)) {
		strip_clear(&nodes);
		return COTEJO_ENOMEM;
	}
	for (size_t i = 0; i < old->rows; i++) {
		const struct passage *passage = &lattice->passages[i];

		include_around(&nodes, i, passage->low, passage->high, margin);
		include_around(
			&nodes, i, passage->edge_low, passage->edge_high, settings->edge_margin);
	}
	strip_number(&nodes);
	strip_clear(&document->nodes);
	document->nodes = nodes;
	return 0;
}

/* The first look is a quick one: it says where to look closely. */
static size_t shapes_for(const struct model *model, unsigned rounds_left)
{
	const struct settings *settings = model->settings;

	return rounds_left + 1 == settings->rounds && rounds_left ? settings->first_shapes : SHAPES;
}

/* In texts that are translations looks for what has moved. */
static int find_moved(struct model *model, size_t d, struct cotejo_error *error)
{
	struct document *document = &model->documents[d];
	struct knowledge knowledge = {model->settings, &model->length, &model->shape,
		model->lexicons, model->canceller, model->places ? model->vectors : NULL,
		&model->similarity, {0}};

	for (int side = 0; side < SIDES && model->places; side++)
		knowledge.begin[side] = model->places[d].begin[side];
	if (testimony_judge(&document->testimony).verdict != COTEJO_VERDICT_TRANSLATIONS)
		return 0;
	return moved_find(
		document->beads, &document->bead_count, model->texts[d], &knowledge, error);
}

/* One document in one round: sums over its lattice, then learns from it or takes the best path. */
static int align_document(struct model *model, size_t d, unsigned rounds_left,
	struct lessons *lessons, struct transitions *transitions, struct cotejo_error *error)
{
	bool last = rounds_left == 0;
	struct document *document = &model->documents[d];
	struct run_lengths lengths = {0};
	struct evidence evidence = {0};
	struct lattice lattice = {.nodes = document->nodes};
	struct similarity similarity = {model->places ? model->vectors : NULL, &model->similarity,
		&evidence.pairs, {0}, NULL};
	struct scorer scorer = {model->settings, model->texts[d], &model->length, &lengths,
		&model->shape, &evidence, shapes_for(model, rounds_left),
		model->places ? &similarity : NULL};
	int status;

	document->nodes = (struct strip){0};
	status = run_lengths_fill(&lengths, &model->length, model->texts[d],
		model->settings->length_weight, &model->shape.borders);
	if (status == 0)
		status = evidence_collect(&evidence, &lattice.nodes, model->texts[d],
			model->lexicons, scorer.shape_count);
	for (int side = 0; side < SIDES && model->places; side++)
		similarity.begin[side] = model->places[d].begin[side];
	if (status == 0 && similarity.vectors)
		status = similarity_collect(&similarity);
	if (status < 0)
		error_no_memory(error);
	if (status == 0)
		status = lattice_sum(&lattice, &scorer, &model->canceller, error);
	if (status == 0 && last)
		status = lattice_best(&lattice, model->settings, document->beads,
			&document->bead_count, &model->canceller, error);
	if (status == 0 && last &&
		confidence_weigh(document->beads, document->bead_count, &scorer, model->lexicons))
		status = error_no_memory(error);
	if (status == 0 && last)
		testimony_add(
			&document->testimony, &lattice, model->texts[d], &model->shape.borders);
	if (status == 0 && !last)
		status = lattice_teach(&lattice, &scorer, (uint32_t)d, lessons, error);
	if (status == 0 && !last)
		transitions_add(transitions, &lattice.transitions);
	if (status == 0 && !last &&
		narrow(document, &lattice, model->settings->margin << (rounds_left - 1),
			model->settings))
		status = error_no_memory(error);
	lattice_clear(&lattice);
	evidence_clear(&evidence);
	similarity_clear(&similarity);
	run_lengths_clear(&lengths);
	if (status == 0 && last)
		status = find_moved(model, d, error);
	return status;
}

/* What a document teaches of which the beads are known. */
static int teach_pairs(
	const struct model *model, size_t d, struct lessons *lessons, struct cotejo_error *error)
{
	size_t count = model->texts[d][LEFT].sentence_count;
	struct lesson *items = array_reserve(
		lessons->items, &lessons->capacity, lessons->count + count, sizeof(*items));

	if (!items)
		return error_no_memory(error);
	lessons->items = items;
	for (size_t i = 0; i < count; i++)
		items[lessons->count++] =
			(struct lesson){(uint32_t)d, {(uint32_t)i, (uint32_t)i}, {1, 1}, 1};
	return 0;
}

/* By document and by where they end; a lesson that one round has and the other has not differs from
 * all. */
static int compare_lessons(const struct lesson *a, const struct lesson *b)
{
	uint64_t ends[2][2 + SIDES];
	const struct lesson *lessons[2] = {a, b};

	for (int k = 0; k < 2; k++) {
		const struct lesson *lesson = lessons[k];

		ends[k][0] = lesson->document;
		ends[k][1] = (uint64_t)lesson->begin[LEFT] + lesson->count[LEFT];
		ends[k][2] = (uint64_t)lesson->begin[RIGHT] + lesson->count[RIGHT];
		ends[k][3] = (uint64_t)lesson->count[LEFT] << 8 | lesson->count[RIGHT];
	}
	for (int n = 0; n < 2 + SIDES; n++)
		if (ends[0][n] != ends[1][n])
			return ends[0][n] < ends[1][n] ? -1 : 1;
	return 0;
}

/* How much of the beads' probability is elsewhere than in the last round. */
static double lessons_changed(const struct model *model, const struct lessons *lessons)
{
	const struct lesson *old = model->lessons, *now = lessons->items;
	size_t o = 0, n = 0;
	double changed = 0, all = 0;

	while (o < model->lesson_count || n < lessons->count) {
		int order = o == model->lesson_count ? 1
			    : n == lessons->count    ? -1
						     : compare_lessons(&old[o], &now[n]);
		double before = order <= 0 ? (double)old[o++].weight : 0;
		double after = order >= 0 ? (double)now[n++].weight : 0;

		changed += fabs(after - before);
		all += after;
	}
	return changed / (all > 0 ? all : 1);
}

/* One round over all documents. `ret_settled`: another would hardly teach anything else. */
static int run_round(
	struct model *model, unsigned rounds_left, bool *ret_settled, struct cotejo_error *error)
{
	struct lessons lessons = {
		(const struct side(*)[SIDES])model->texts, model->vocabularies, NULL, 0, 0};
	struct transitions transitions = {{{0}}};
	int status = 0;

	for (size_t d = 0; d < model->document_count && status == 0; d++)
		if (model->documents[d].paired)
			status = teach_pairs(model, d, &lessons, error);
		else if (model->texts[d][LEFT].sentence_count &&
			 model->texts[d][RIGHT].sentence_count)
			status = align_document(
				model, d, rounds_left, &lessons, &transitions, error);
	if (status == 0 && rounds_left) {
		length_model_learn(&model->length, &lessons, model->settings);
		shape_model_learn(&model->shape, &lessons, &transitions, model->settings);
		if (model->places)
			similarity_model_learn(&model->similarity, model->vectors, model->places,
				&lessons, model->settings);
		status = learn_lexicons(model, &lessons, error);
	}
	*ret_settled = lessons_changed(model, &lessons) < model->settings->change_least;
	free(model->lessons);
	model->lessons = lessons.items;
	model->lesson_count = lessons.count;
	return status;
}

/* A text without a counterpart is a row of gaps. */
static void align_with_nothing(struct document *document, const struct side text[SIDES])
{
	for (size_t i = 0; i < text[LEFT].sentence_count; i++)
		document->beads[document->bead_count++] = (struct cotejo_bead){i, 1, 0, 0, 1, 0};
	for (size_t j = 0; j < text[RIGHT].sentence_count; j++)
		document->beads[document->bead_count++] =
			(struct cotejo_bead){text[LEFT].sentence_count, 0, j, 1, 1, 0};
	testimony_add_alone(&document->testimony, text);
}

static int prepare_document(struct model *model, size_t d)
{
	struct document *document = &model->documents[d];
	const struct side *text = model->texts[d];

	/* The rests of a work that was interrupted. */
	strip_clear(&document->nodes);
	free(document->beads);
	document->beads = calloc(text[LEFT].sentence_count + text[RIGHT].sentence_count + 1,
		sizeof(*document->beads));
	if (!document->beads)
		return COTEJO_ENOMEM;
	if (text[LEFT].sentence_count == 0 || text[RIGHT].sentence_count == 0) {
		align_with_nothing(document, text);
		return 0;
	}
	return islands_strip(
		&document->nodes, text, model->vocabularies, &model->seeds, model->settings);
}

/* Whether there is a document to be aligned; if not, there is nothing to find out. */
static bool has_unpaired(const struct model *model)
{
	for (size_t d = 0; d < model->document_count; d++)
		if (!model->documents[d].paired)
			return true;
	return false;
}

/* All that comes before the first round. */
static int prepare(
	struct model *model, const char *const languages[SIDES], struct cotejo_error *error)
{
	struct lessons none = {
		(const struct side(*)[SIDES])model->texts, model->vocabularies, NULL, 0, 0};
	int status = canceller_ask(&model->canceller, error);

	seeds_clear(&model->seeds);
	if (status == 0)
		status = find_seeds(model, languages, error);
	length_model_start(&model->length, (const struct side(*)[SIDES])model->texts,
		model->document_count, model->settings);
	shape_model_start(&model->shape, (const struct side(*)[SIDES])model->texts,
		model->document_count, model->settings);
	if (status == 0 && model->places &&
		similarity_model_start(&model->similarity, model->vectors, model->places,
			model->document_count, model->settings))
		status = error_no_memory(error);
	if (status == 0 && has_unpaired(model))
		status = learn_lexicons(model, &none, error);
	for (size_t d = 0; d < model->document_count && status == 0; d++)
		if (!model->documents[d].paired && prepare_document(model, d))
			status = error_no_memory(error);
	return status;
}

int model_learn(struct model *model, const char *const languages[SIDES], struct cotejo_error *error)
{
	int status = prepare(model, languages, error);
	bool settled = false;

	for (unsigned left = has_unpaired(model) ? model->settings->rounds - 1 : 1;
		left > 0 && status == 0 && !settled; left--)
		status = run_round(model, left, &settled, error);
	return status;
}

int model_align(struct model *model, const char *const languages[SIDES], struct cotejo_error *error)
{
	int status = prepare(model, languages, error);

	for (unsigned left = model->settings->rounds; left-- > 0 && status == 0;) {
		bool settled;

		status = run_round(model, left, &settled, error);
		if (settled && left > 1)
			left = 1;
	}
	return status;
}
