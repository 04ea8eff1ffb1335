/*
 * borders.c - what stands between two sentences, and what is learnt of it
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "align/borders.h"

static const struct {
	const char *sentence;
	bool lower, open;
} rows[] = {
	{"A whole sentence.", false, false},
	{"and the rest of one;", true, true},
	{"A heading", false, true},
	{"« Vraiment ? »", false, false},
	{"(\"so it goes.\")", true, false},
	{"¿Qué?", false, false},
	{"élevé, dit-on…", true, false},
	{"ÉLEVÉ:", false, true},
	{"и так далее.", true, false},
	{"这是一句话。", false, false},
	{"1956 )", false, true},
	{"", false, true},
	{"\"", false, true},
};

static void test_kinds(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cotejo_text sentence = slice_of(rows[i].sentence);

		if (border_is_lower(sentence) != rows[i].lower)
			fail_msg("\"%s\": begins %s", rows[i].sentence,
				rows[i].lower ? "in lower case" : "otherwise");
		if (border_is_open(sentence) != rows[i].open)
			fail_msg("\"%s\": is %s", rows[i].sentence, rows[i].open ? "open" : "not");
	}
}

enum { SENTENCES = 40 };

/* A text in which every fourth sentence begins in lower case and ends without a mark. */
static void make_text(struct side *side, unsigned char *borders, unsigned char *opens)
{
	*side = (struct side){.sentence_count = SENTENCES, .borders = borders, .opens = opens};
	for (size_t i = 0; i < SENTENCES; i++) {
		borders[i] = i % 4 == 3 ? BORDER_LOWER : BORDER_SENTENCE;
		opens[i] = i % 4 == 3;
	}
}

/* Before anything is known agreement is better than none; what beads show is learnt. */
static void test_learning(void **state)
{
	unsigned char borders[SENTENCES], opens[SENTENCES];
	struct side documents[1][SIDES];
	struct lesson items[SENTENCES / 2];
	struct lessons lessons = {(const struct side(*)[SIDES])documents, NULL, items, 0, 0};
	struct border_model model;
	double before;

	(void)state;
	make_text(&documents[0][LEFT], borders, opens);
	documents[0][RIGHT] = documents[0][LEFT];
	border_model_start(&model, lessons.documents, 1, &settings_default);
	assert_true(model.begin[BORDER_LOWER][BORDER_LOWER] > 0);
	assert_true(model.begin[BORDER_LOWER][BORDER_SENTENCE] < 0);
	assert_true(model.end[1][1] > 0);
	assert_true(model.end[1][0] < 0);
	assert_true(model.inside[LEFT][BORDER_LOWER] > model.inside[LEFT][BORDER_SENTENCE]);
	before = model.begin[BORDER_LOWER][BORDER_SENTENCE];
	/* Beads in which what begins in lower case stands beside what does not. */
	for (uint32_t i = 0; i < SENTENCES / 2; i++)
		items[lessons.count++] = (struct lesson){0, {4 * (i % 9) + 3, i}, {1, 1}, 1};
	border_model_learn(&model, &lessons, &settings_default);
	assert_true(model.begin[BORDER_LOWER][BORDER_SENTENCE] > before);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_learning),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
