/*
 * lattice.c - the posteriors of all beads and gaps of a sentence sum to 1
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <math.h>
#include <stdlib.h>

#include "align/islands.h"
#include "align/model.h"

static const char *const english[] = {"The talks began on 23 February 2017.", "Nobody came.",
	"The minister spoke for two hours in Mexico.", "Was it 40 or 50?", "The end."};
static const char *const spanish[] = {"Las conversaciones empezaron el 23 de febrero de 2017.",
	"El ministro habló en México durante dos horas, y nadie vino.", "¿Eran 40 o 50?", "Fin.",
	"Fotografía: 7."};

enum { SENTENCES = 5, LONGEST = 3000, BYTES = 64 };

static void add(struct model *model, const struct cotejo_text *left, size_t left_count,
	const struct cotejo_text *right, size_t right_count)
{
	struct cotejo_sentences left_view = {"en", left_count, left, NULL, NULL};
	struct cotejo_sentences right_view = {"es", right_count, right, NULL, NULL};
	struct cotejo_error error = COTEJO_ERROR_INIT;

	check_ok(model_add(model, &left_view, &right_view, &error), &error);
}

/* Gives a model with its documents what it knows before it has learnt. */
static void start(struct model *model, const struct settings *settings)
{
	struct lessons lessons = {
		(const struct side(*)[SIDES])model->texts, model->vocabularies, NULL, 0, 0};
	struct cotejo_error error = COTEJO_ERROR_INIT;

	check_ok(seeds_add_identical(&model->seeds, model->vocabularies, settings, &error), &error);
	assert_int_equal(seeds_sort(&model->seeds, model->vocabularies[RIGHT].numbers.count), 0);
	for (int side = 0; side < SIDES; side++)
		check_ok(lexicon_learn(&model->lexicons[side], side, &lessons, &model->seeds,
				 settings, &error),
			&error);
	length_model_start(&model->length, lessons.documents, model->document_count, settings);
	shape_model_start(&model->shape, lessons.documents, model->document_count, settings);
}

/* The settings with which all beads are listed. */
static struct settings all_beads(void)
{
	struct settings settings = settings_default;

	settings.bead_least = settings.bead_keep = 1e-12;
	return settings;
}

/* Adds up what the beads and gaps of each sentence have. */
static void check_sums(const char *name, const struct lattice *lattice, const struct side *document)
{
	for (int side = 0; side < SIDES; side++) {
		size_t count = document[side].sentence_count;
		double *mass = calloc(count + 1, sizeof(*mass));

		assert_non_null(mass);
		for (size_t i = 0; i < count; i++)
			mass[i] = lattice->alone[side][i];
		for (size_t b = 0; b < lattice->bead_count; b++) {
			const struct likely_bead *bead = &lattice->beads[b];

			for (size_t n = 1; n <= shapes[bead->shape].count[side]; n++)
				mass[bead->end[side] - n] += (double)bead->posterior;
		}
		for (size_t i = 0; i < count; i++)
			if (fabs(mass[i] - 1) > 1e-4)
				fail_msg("%s: side %d sentence %zu of %zu: %f", name, side, i,
					count, mass[i]);
		free(mass);
	}
}

/* Sums over a document of the model, in the strip that the aligner would look at, and checks. */
static void check_document(
	const char *name, struct model *model, size_t d, const struct settings *settings)
{
	const struct side *document = model->texts[d];
	struct run_lengths lengths = {0};
	struct evidence evidence = {0};
	struct lattice lattice = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct scorer scorer = {settings, document, &model->length, &lengths, &model->shape,
		&evidence, SHAPES, NULL};
	size_t last = document[LEFT].sentence_count;

	assert_int_equal(islands_strip(&lattice.nodes, document, model->vocabularies, &model->seeds,
				 settings),
		0);
	assert_int_equal(run_lengths_fill(&lengths, &model->length, document,
				 settings->length_weight, &model->shape.borders),
		0);
	assert_int_equal(
		evidence_collect(&evidence, &lattice.nodes, document, model->lexicons, SHAPES), 0);
	check_ok(lattice_sum(&lattice, &scorer, &model->canceller, &error), &error);
	check_sums(name, &lattice, document);
	assert_int_equal(lattice.passages[0].low, 0);
	assert_int_equal(lattice.passages[last].high, document[RIGHT].sentence_count);
	lattice_clear(&lattice);
	evidence_clear(&evidence);
	run_lengths_clear(&lengths);
}

static void test_mass(void **state)
{
	struct settings settings = all_beads();
	struct model model = {.settings = &settings};
	struct cotejo_text left[SENTENCES], right[SENTENCES];

	(void)state;
	for (size_t i = 0; i < SENTENCES; i++) {
		left[i] = slice_of(english[i]);
		right[i] = slice_of(spanish[i]);
	}
	add(&model, left, SENTENCES, right, SENTENCES);
	start(&model, &settings);
	check_document("a short text", &model, 0, &settings);
	model_clear(&model);
}

/* Sentences with words of a few kinds and, here and there, a number that both sides have. */
static size_t make(struct cotejo_text *texts, char (*bytes)[BYTES], size_t count, unsigned seed,
	unsigned left_out, char letter)
{
	size_t made = 0;

	for (size_t s = 0; s < count; s++) {
		size_t used = 0;

		seed = seed * 1103515245U + 12345U;
		if (seed / 65536U % 100 < left_out)
			continue;
		for (size_t w = 0; w < 2 + (s * 7 + seed / 65536U) % 5; w++)
			used += (size_t)snprintf(bytes[made] + used, BYTES - used, "%c%c%c ",
				letter, 'a' + (char)((s * 3 + w) % 17), 'a' + (char)(s % 5));
		if (s % 6 == 0)
			used += (size_t)snprintf(bytes[made] + used, BYTES - used, "%zu", 1000 + s);
		texts[made] = slice(bytes[made], used);
		made++;
	}
	return made;
}

/* Texts of random lengths, parts as fixed beads make them, and long ones with islands. */
static void test_mass_of_any(void **state)
{
	static const struct {
		const char *name;
		size_t parts, sentences, full_cells;
		unsigned left_out; /* of a hundred */
	} cases[] = {
		{"whole rectangle", 1, 40, 90000, 10},
		{"much left out", 1, 60, 90000, 50},
		{"one sentence", 1, 1, 90000, 0},
		{"parts", 5, 17, 90000, 20},
		{"parts of one or two", 8, 2, 90000, 30},
		{"islands", 1, 150, 0, 10},
		{"islands in parts", 3, 120, 0, 20},
		{"long", 1, LONGEST, 90000, 5},
	};
	static struct cotejo_text texts[SIDES][LONGEST];
	static char bytes[SIDES][LONGEST][BYTES];

	(void)state;
	for (size_t c = 0; c < sizeof(cases) / sizeof(cases[0]); c++) {
		struct settings settings = all_beads();
		struct model model = {.settings = &settings};

		settings.full_cells = cases[c].full_cells;
		for (unsigned part = 0; part < cases[c].parts; part++) {
			size_t left = make(texts[LEFT], bytes[LEFT], cases[c].sentences, part + 1,
				cases[c].left_out, 'k');
			size_t right = make(texts[RIGHT], bytes[RIGHT], cases[c].sentences,
				part + 77, cases[c].left_out, 'z');

			if (left && right)
				add(&model, texts[LEFT], left, texts[RIGHT], right);
		}
		start(&model, &settings);
		assert_true(model.document_count > 0);
		for (size_t d = 0; d < model.document_count; d++)
			check_document(cases[c].name, &model, d, &settings);
		model_clear(&model);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mass), cmocka_unit_test(test_mass_of_any)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
