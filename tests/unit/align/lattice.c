/*
 * lattice.c - the posteriors of all beads and gaps of a sentence sum to 1
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <math.h>
#include <stdlib.h>

#include "align/model.h"

static const char *const english[] = {"The talks began on 23 February 2017.", "Nobody came.",
	"The minister spoke for two hours in Mexico.", "Was it 40 or 50?", "The end."};
static const char *const spanish[] = {"Las conversaciones empezaron el 23 de febrero de 2017.",
	"El ministro habló en México durante dos horas, y nadie vino.", "¿Eran 40 o 50?", "Fin.",
	"Fotografía: 7."};

enum { SENTENCES = 5 };

/* Adds the two texts to a model and gives it what it knows before it has learnt. */
static void start(struct model *model, struct lessons *lessons, struct settings *settings)
{
	struct cotejo_text texts[SIDES][SENTENCES];
	struct cotejo_sentences left = {"en", SENTENCES, texts[LEFT], NULL, NULL};
	struct cotejo_sentences right = {"es", SENTENCES, texts[RIGHT], NULL, NULL};
	struct cotejo_error error = COTEJO_ERROR_INIT;

	*settings = settings_default;
	settings->bead_least = settings->bead_keep = 1e-12;
	model->settings = settings;
	for (size_t i = 0; i < SENTENCES; i++) {
		texts[LEFT][i] = slice_of(english[i]);
		texts[RIGHT][i] = slice_of(spanish[i]);
	}
	check_ok(model_add(model, &left, &right, &error), &error);
	lessons->documents = (const struct side(*)[SIDES])model->texts;
	lessons->vocabularies = model->vocabularies;
	check_ok(seeds_add_identical(&model->seeds, model->vocabularies, settings, &error), &error);
	assert_int_equal(seeds_sort(&model->seeds, model->vocabularies[RIGHT].numbers.count), 0);
	for (int side = 0; side < SIDES; side++)
		check_ok(lexicon_learn(&model->lexicons[side], side, lessons, &model->seeds,
				 settings, &error),
			&error);
	length_model_start(&model->length, lessons->documents, 1, settings);
	shape_model_start(&model->shape, lessons->documents, 1, settings);
}

static void test_mass(void **state)
{
	struct settings settings;
	struct model model = {0};
	struct lessons lessons = {0};
	struct run_lengths lengths = {0};
	struct evidence evidence = {0};
	struct lattice lattice = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct scorer scorer;
	double mass[SIDES][SENTENCES];

	(void)state;
	start(&model, &lessons, &settings);
	assert_int_equal(strip_init(&lattice.nodes, SENTENCES + 1, SENTENCES + 1), 0);
	for (size_t i = 0; i <= SENTENCES; i++)
		strip_include(&lattice.nodes, i, 0, SENTENCES);
	strip_number(&lattice.nodes);
	assert_int_equal(run_lengths_fill(&lengths, &model.length, model.texts[0],
				 settings.length_weight, &model.shape.borders),
		0);
	assert_int_equal(
		evidence_collect(&evidence, &lattice.nodes, model.texts[0], model.lexicons, SHAPES),
		0);
	scorer = (struct scorer){&settings, model.texts[0], &model.length, &lengths, &model.shape,
		&evidence, SHAPES, NULL};
	check_ok(lattice_sum(&lattice, &scorer, &model.canceller, &error), &error);
	check_ok(lattice_teach(&lattice, &scorer, 0, &lessons, &error), &error);
	for (int side = 0; side < SIDES; side++)
		for (size_t i = 0; i < SENTENCES; i++)
			mass[side][i] = lattice.alone[side][i];
	for (size_t b = 0; b < lessons.count; b++)
		for (int side = 0; side < SIDES; side++)
			for (size_t n = 0; n < lessons.items[b].count[side]; n++)
				mass[side][lessons.items[b].begin[side] + n] +=
					(double)lessons.items[b].weight;
	for (int side = 0; side < SIDES; side++)
		for (size_t i = 0; i < SENTENCES; i++)
			if (fabs(mass[side][i] - 1) > 1e-5)
				fail_msg("side %d sentence %zu: %f", side, i, mass[side][i]);
	assert_int_equal(lattice.passages[0].low, 0);
	assert_int_equal(lattice.passages[SENTENCES].high, SENTENCES);
	lattice_clear(&lattice);
	evidence_clear(&evidence);
	run_lengths_clear(&lengths);
	free(lessons.items);
	model_clear(&model);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_mass)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
