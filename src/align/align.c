/*
 * align.c - two lists of sentences become an alignment
 *
 * The public face: checks what the caller gives, runs the model, keeps the beads. Fixed beads part
 * the texts; the model learns from all parts and aligns each.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/options.h"
#include "align/align.h"

#include <stdlib.h>
#include <string.h>

#include "align/model.h"
#include "text/language.h"

struct cotejo_alignment {
	struct cotejo_bead *beads;
	size_t bead_count;
	struct cotejo_stretch *stretches;
	size_t stretch_count;
	struct cotejo_judgement judgement;
};

/* Nodes are numbered with 32 bits a side. */
static int check_count(const struct cotejo_sentences *sentences, struct cotejo_error *error)
{
	if (sentences->count >= UINT32_MAX - MAX_RUN)
		return error_set(error, COTEJO_ELIMIT, "too many sentences");
	return 0;
}

/* The options as they are in this version: what the caller's do not have is as if it were 0. */
static struct cotejo_align_options take_options(const struct cotejo_align_options *options)
{
	struct cotejo_align_options taken = COTEJO_ALIGN_OPTIONS_INIT;

	options_take(&taken, sizeof(taken), options);
	return taken;
}

static int check_fixed(const struct cotejo_align_options *options,
	const struct cotejo_sentences *const sides[SIDES], struct cotejo_error *error)
{
	size_t left = 0, right = 0;

	for (size_t f = 0; f < options->fixed_count; f++) {
		const struct cotejo_bead *bead = &options->fixed[f];

		if (bead->left_begin < left || bead->right_begin < right ||
			bead->left_begin > sides[LEFT]->count ||
			bead->right_begin > sides[RIGHT]->count ||
			bead->left_count > sides[LEFT]->count - bead->left_begin ||
			bead->right_count > sides[RIGHT]->count - bead->right_begin)
			return error_set(error, COTEJO_EARGUMENT,
				"fixed bead %zu overlaps another or leaves the texts", f + 1);
		left = bead->left_begin + bead->left_count;
		right = bead->right_begin + bead->right_count;
	}
	return 0;
}

static struct cotejo_sentences part(
	const struct cotejo_sentences *sentences, size_t begin, size_t end)
{
	struct cotejo_sentences part = *sentences;

	part.count = end - begin;
	part.texts = sentences->texts ? sentences->texts + begin : NULL;
	part.blocks = sentences->blocks ? sentences->blocks + begin : NULL;
	part.kinds = sentences->kinds ? sentences->kinds + begin : NULL;
	return part;
}

/* Takes the vectors of both sides over, and makes room for where the parts begin in them. */
static int add_vectors(struct model *model, const struct cotejo_sentences *const sides[SIDES],
	const struct cotejo_align_options *options, struct cotejo_error *error)
{
	int status = 0;

	if (!options->embeddings)
		return 0;
	if (options->embeddings[LEFT].dimension != options->embeddings[RIGHT].dimension)
		return error_set(error, COTEJO_EARGUMENT,
			"embeddings of %zu numbers on the left and of %zu on the right",
			options->embeddings[LEFT].dimension, options->embeddings[RIGHT].dimension);
	for (int side = 0; side < SIDES && status == 0; side++)
		status = vectors_fill(
			&model->vectors[side], &options->embeddings[side], sides[side], error);
	if (status < 0)
		return status;
	model->places = calloc(options->fixed_count + 1, sizeof(*model->places));
	return model->places ? 0 : error_no_memory(error);
}

static void set_place(struct model *model, size_t part, size_t left, size_t right)
{
	struct place *place = &model->places[part];

	place->begin[LEFT] = left;
	place->begin[RIGHT] = right;
	for (int side = 0; side < SIDES; side++)
		place->count[side] = model->texts[part][side].sentence_count;
}

/* Adds the part before each fixed bead, and the one behind the last, as a document. */
static int add_parts(struct model *model, const struct cotejo_sentences *const sides[SIDES],
	const struct cotejo_align_options *options, struct cotejo_error *error)
{
	size_t left = 0, right = 0;
	int status = 0;

	for (size_t f = 0; f <= options->fixed_count && status == 0; f++) {
		const struct cotejo_bead *bead =
			f < options->fixed_count ? &options->fixed[f] : NULL;
		struct cotejo_sentences left_part =
			part(sides[LEFT], left, bead ? bead->left_begin : sides[LEFT]->count);
		struct cotejo_sentences right_part =
			part(sides[RIGHT], right, bead ? bead->right_begin : sides[RIGHT]->count);

		status = model_add(model, &left_part, &right_part, error);
		if (status == 0 && model->places)
			set_place(model, f, left, right);
		if (bead) {
			left = bead->left_begin + bead->left_count;
			right = bead->right_begin + bead->right_count;
		}
	}
	return status;
}

static int run_model(struct model *model, const struct cotejo_sentences *const sides[SIDES],
	const struct cotejo_align_options *options, struct cotejo_error *error)
{
	char tags[SIDES][LANGUAGE_SIZE];
	const char *const languages[SIDES] = {tags[LEFT], tags[RIGHT]};
	int status = 0;

	for (int side = 0; side < SIDES && status == 0; side++) {
		status = check_count(sides[side], error);
		if (status == 0)
			status = language_canonical(tags[side], sides[side]->language, error);
	}
	if (status == 0)
		status = check_fixed(options, sides, error);
	if (status == 0)
		status = add_vectors(model, sides, options, error);
	if (status == 0)
		status = add_parts(model, sides, options, error);
	if (status == 0)
		status = model_align(model, languages, error);
	return status;
}

static void add_testimony(struct testimony *sum, const struct testimony *part)
{
	sum->total += part->total;
	for (int side = 0; side < SIDES; side++) {
		sum->shared[side] += part->shared[side];
		sum->length[side] += part->length[side];
		sum->sentences[side] += part->sentences[side];
	}
}

/* Joins the parts' beads and the fixed ones, and judges. */
static int gather(struct cotejo_alignment *alignment, const struct model *model,
	const struct cotejo_align_options *options)
{
	struct testimony testimony = {0};
	size_t room = options->fixed_count + 1, left = 0, right = 0;

	for (size_t d = 0; d < model->document_count; d++)
		room += model->documents[d].bead_count;
	alignment->beads = calloc(room, sizeof(*alignment->beads));
	alignment->stretches = calloc(room, sizeof(*alignment->stretches));
	if (!alignment->beads || !alignment->stretches)
		return COTEJO_ENOMEM;
	for (size_t d = 0; d < model->document_count; d++) {
		const struct document *document = &model->documents[d];
		struct cotejo_bead *bead;

		for (size_t b = 0; b < document->bead_count; b++) {
			bead = &alignment->beads[alignment->bead_count++];
			*bead = document->beads[b];
			bead->left_begin += left;
			bead->right_begin += right;
		}
		add_testimony(&testimony, &document->testimony);
		if (d == options->fixed_count)
			break;
		bead = &alignment->beads[alignment->bead_count++];
		*bead = options->fixed[d];
		bead->probability = 1;
		bead->moved = 0;
		left = bead->left_begin + bead->left_count;
		right = bead->right_begin + bead->right_count;
	}
	alignment->stretch_count =
		find_stretches(alignment->beads, alignment->bead_count, alignment->stretches);
	alignment->judgement = testimony_judge(&testimony);
	/* Who confirms beads has judged. */
	if (options->fixed_count)
		alignment->judgement.verdict = COTEJO_VERDICT_TRANSLATIONS;
	if (alignment->judgement.verdict == COTEJO_VERDICT_TRANSLATIONS &&
		stretches_are_large(alignment->stretches, alignment->stretch_count, &testimony))
		alignment->judgement.verdict = COTEJO_VERDICT_PARTIAL;
	return 0;
}

int align_with(struct cotejo_alignment **ret_alignment, const struct cotejo_sentences *left,
	const struct cotejo_sentences *right, const struct cotejo_align_options *options,
	const struct settings *settings, struct cotejo_error *error)
{
	const struct cotejo_sentences *const sides[SIDES] = {left, right};
	struct cotejo_align_options taken = take_options(options);
	struct model model = {.settings = settings,
		.canceller = {taken.cancel, taken.user},
		.lexicon = taken.lexicon,
		.names = taken.names ? &taken.names->list : NULL};
	struct cotejo_alignment *alignment = calloc(1, sizeof(*alignment));
	int status;

	if (!alignment)
		return error_no_memory(error);
	status = run_model(&model, sides, &taken, error);
	if (status == 0 && gather(alignment, &model, &taken))
		status = error_no_memory(error);
	if (status == 0) {
		*ret_alignment = alignment;
		alignment = NULL;
	}
	model_clear(&model);
	cotejo_alignment_free(alignment);
	return status;
}

int cotejo_align(struct cotejo_alignment **ret_alignment, const struct cotejo_sentences *left,
	const struct cotejo_sentences *right, const struct cotejo_align_options *options,
	struct cotejo_error *error)
{
	return align_with(ret_alignment, left, right, options, &settings_default, error);
}

void cotejo_alignment_free(struct cotejo_alignment *alignment)
{
	if (!alignment)
		return;
	free(alignment->beads);
	free(alignment->stretches);
	free(alignment);
}

size_t cotejo_alignment_bead_count(const struct cotejo_alignment *alignment)
{
	return alignment->bead_count;
}

const struct cotejo_bead *cotejo_alignment_beads(const struct cotejo_alignment *alignment)
{
	return alignment->beads;
}

struct cotejo_judgement cotejo_alignment_judge(const struct cotejo_alignment *alignment)
{
	return alignment->judgement;
}

const struct cotejo_stretch *cotejo_alignment_stretches(
	const struct cotejo_alignment *alignment, size_t *ret_count)
{
	*ret_count = alignment->stretch_count;
	return alignment->stretches;
}

const char *cotejo_verdict_name(enum cotejo_verdict verdict)
{
	static const char *const names[] = {
		"translations", "partial", "unrelated", "empty", "swapped"};

	return (size_t)verdict < sizeof(names) / sizeof(names[0]) ? names[verdict] : NULL;
}
