/*
 * Tests of cotejo/evaluate.h: lists of beads in every format, and figures worked out by hand.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <cotejo/evaluate.h>
#include <cotejo/exchange.h>

#include "unit/capture.h"

/* ---- Lists ---- */

/* "0,1:2=.5 ..." */
static void show(struct buffer *buffer, const struct cotejo_bead_list *list)
{
	const struct cotejo_listed_bead *beads = cotejo_bead_list_beads(list);

	for (size_t i = 0; i < cotejo_bead_list_count(list); i++) {
		for (size_t k = 0; k < beads[i].left_count; k++)
			buffer_add_format(buffer, "%s%zu", k ? "," : "", beads[i].left[k]);
		buffer_add_byte(buffer, ':');
		for (size_t k = 0; k < beads[i].right_count; k++)
			buffer_add_format(buffer, "%s%zu", k ? "," : "", beads[i].right[k]);
		if (beads[i].probability >= 0) {
			buffer_add_byte(buffer, '=');
			buffer_add_number(buffer, beads[i].probability, 4);
		}
		buffer_add_byte(buffer, ' ');
	}
}

static void lists_are_read(void **state)
{
	static const struct {
		const char *name, *text, *expected;
	} rows[] = {
		{"nothing", "", ""},
		{"empty lines and remarks", "\n# [0]:[0]\n  \n", ""},
		{"lists", "[0, 1]:[0]\n[]:[1]\n[2]:[]\n", "0,1:0 :1 2: "},
		{"lists with gaps", "[0,2]:[3,1]", "0,2:3,1 "},
		{"probabilities", "[0]:[0]\t0.9975\n[1]:[1]\t1.0000\tmoved\n",
			"0:0=0.9975 1:1=1.0000 "},
		{"vecalign's costs", "[0,1]:[2]:0.345\n[2]:[3]:1e-05\n", "0,1:2 2:3 "},
		{"a tab and no number", "[0]:[0]\tnone", "0:0 "},
		{"spaces", "[ 0 ] : [ 1, 2 ] \r\n", "0:1,2 "},
		{"fields",
			"Left.\tRight.\t0.5000\t1-1\t0\t0\n\tOnly "
			"right.\t0.2500\t0-1\t\t1\tmoved\n",
			"0:0=0.5000 :1=0.2500 "},
		{"a ladder", "0\t0\t0.3\n1\t1\t0.5\n3\t2\t-0.3\n3\t4\t0.1\n5\t5\t0\n",
			"0:0 1,2:1 :2,3 3,4:4 "},
		{"objects",
			"{\"bead\":0,\"probability\":0.75,\"left\":{\"sentences\":[{\"sentence\":3}"
			"]},"
			"\"right\":{\"sentences\":[{\"sentence\":4},{\"sentence\":5}]}}\n"
			"{\"left\":{\"sentences\":[]},\"right\":{\"sentences\":[{\"sentence\":6}]}}"
			"\n",
			"3:4,5=0.7500 :6 "},
		{"a pair of a stream",
			"{\"id\":1,\"beads\":[{\"probability\":1,\"left\":{\"sentences\":"
			"[{\"sentence\":0}]},\"right\":{\"sentences\":[]}}]}\n",
			"0:=1.0000 "},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct cotejo_bead_list *list = NULL;
		struct buffer buffer = {0};

		if (cotejo_bead_list_parse(
			    &list, slice_of(rows[i].text), "name", COTEJO_BEADS_AUTO, &error) != 0)
			fail_msg("%s: %s", rows[i].name, error.message);
		show(&buffer, list);
		if (!slice_equals(buffer_text(&buffer), rows[i].expected))
			fail_msg("%s: %.*s", rows[i].name, (int)buffer.length, buffer.bytes);
		buffer_clear(&buffer);
		cotejo_bead_list_free(list);
	}
}

static void what_is_no_list_is_refused(void **state)
{
	static const struct {
		const char *name, *text;
		enum cotejo_bead_format format;
		int code;
		size_t line;
	} rows[] = {
		{"half a list", "[0]:[0]\n[1]:[1", COTEJO_BEADS_AUTO, COTEJO_ESYNTAX, 2},
		{"one side", "[0]", COTEJO_BEADS_AUTO, COTEJO_ESYNTAX, 1},
		{"words in it", "[a]:[b]", COTEJO_BEADS_AUTO, COTEJO_ESYNTAX, 1},
		{"something behind it", "[0]:[1]x", COTEJO_BEADS_AUTO, COTEJO_ESYNTAX, 1},
		{"a large number", "[99999999999999999999]:[]", COTEJO_BEADS_AUTO, COTEJO_ELIMIT,
			1},
		{"texts without numbers", "Left.\tRight.\n", COTEJO_BEADS_AUTO, COTEJO_ESYNTAX, 1},
		{"a field of words", "a\tb\t1\t1-1\tx\ty\n", COTEJO_BEADS_AUTO, COTEJO_ESYNTAX, 1},
		{"down the ladder", "0 0 1\n3 3 1\n2 4 1\n", COTEJO_BEADS_AUTO, COTEJO_ESYNTAX, 3},
		{"half a rung", "0 0 1\n3\n", COTEJO_BEADS_LADDER, COTEJO_ESYNTAX, 2},
		{"a long rung", "0 0 1\n900000000 1 1\n", COTEJO_BEADS_AUTO, COTEJO_ELIMIT, 2},
		{"half an object", "{\"left\":", COTEJO_BEADS_AUTO, COTEJO_ESYNTAX, 1},
		{"another object", "{\"a\":1}", COTEJO_BEADS_AUTO, COTEJO_ESYNTAX, 1},
		{"a sentence without number",
			"{\"left\":{\"sentences\":[1]},\"right\":{\"sentences\":[]}}",
			COTEJO_BEADS_AUTO, COTEJO_ESYNTAX, 1},
		{"a pair with an error", "{\"error\":{\"code\":\"syntax\"}}", COTEJO_BEADS_AUTO,
			COTEJO_ESYNTAX, 1},
		{"two formats", "[0]:[0]\n{}\n", COTEJO_BEADS_AUTO, COTEJO_ESYNTAX, 2},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct cotejo_bead_list *list = NULL;
		int code = cotejo_bead_list_parse(
			&list, slice_of(rows[i].text), "name", rows[i].format, &error);

		if (code != rows[i].code || error.line != rows[i].line || list)
			fail_msg("%s: %d in line %zu: %s", rows[i].name, code, error.line,
				error.message);
		assert_string_equal(error.file, "name");
	}
}

static void a_file_is_read(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_bead_list *list = NULL;

	(void)state;
	assert_int_equal(cotejo_bead_list_read(&list, "nowhere.beads", COTEJO_BEADS_AUTO, &error),
		COTEJO_ENOTFOUND);
	assert_string_equal(error.file, "nowhere.beads");
}

/* ---- Figures ---- */

static struct cotejo_bead_list *list_of(const char *text)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_bead_list *list = NULL;

	check_ok(cotejo_bead_list_parse(&list, slice_of(text), "", COTEJO_BEADS_AUTO, &error),
		&error);
	return list;
}

static void add(struct cotejo_evaluation *evaluation, const char *gold_text, const char *found_text)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_bead_list *gold = list_of(gold_text), *found = list_of(found_text);

	check_ok(cotejo_evaluation_add(evaluation, gold, found, &error), &error);
	cotejo_bead_list_free(gold);
	cotejo_bead_list_free(found);
}

static struct cotejo_evaluation *new_evaluation(void)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_evaluation *evaluation = NULL;

	check_ok(cotejo_evaluation_new(&evaluation, &error), &error);
	return evaluation;
}

static bool near(double a, double b)
{
	return a - b < 1e-12 && b - a < 1e-12;
}

static void figures_are_those_of_the_literature(void **state)
{
	static const struct {
		const char *name, *gold, *found;
		double strict_precision, strict_recall, lax_precision, lax_recall;
	} rows[] = {
		{"nothing", "", "", 0, 0, 0, 0},
		{"the same", "[0]:[0]\n[1]:[]\n[2,3]:[1]", "[2,3]:[1]\n[0]:[0]\n[1]:[]", 1, 1, 1,
			1},
		{"all different", "[0]:[0]\n[1]:[1]", "[0]:[1]\n[1]:[0]", 0, 0, 0, 0},
		/* The one found bead touches both gold ones. */
		{"merged", "[0]:[0]\n[1]:[1]", "[0,1]:[0,1]", 0, 0, 1, 1},
		/* Of the found ones the first two overlap, the third is right. */
		{"split", "[0,1]:[0,1]\n[2]:[2]", "[0]:[0]\n[1]:[1]\n[2]:[2]", 1. / 3, .5, 1, 1},
		/* Left and right sentence of different gold beads do not make an overlap. */
		{"crossed", "[0]:[0]\n[1]:[1]", "[0]:[1]\n[1]:[]\n[]:[0]", 0, 0, 0, 0},
		/* Beads with an empty side count for precision alone. */
		{"omissions", "[0]:[0]\n[1]:[]\n[2]:[]", "[0]:[0]\n[1]:[]\n[]:[1]", 2. / 3, 1,
			2. / 3, 1},
		{"twice the same", "[0]:[0]\n[0]:[0]\n[1]:[1]", "[0]:[0]\n[0]:[0]", 1, .5, 1, .5},
		{"two empty sides", "[]:[]\n[0]:[0]", "[]:[]\n[0]:[0]", 1, 1, 1, 1},
		{"moved", "[0]:[5]\n[1]:[0]", "[1]:[0]\n[0]:[5]", 1, 1, 1, 1},
		/* A list in another order is another bead, as for the literature's scorer. */
		{"sentences in another order", "[0,1]:[0]", "[1,0]:[0]", 0, 0, 1, 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cotejo_evaluation *evaluation = new_evaluation();
		struct cotejo_evaluation_scores scores;

		add(evaluation, rows[i].gold, rows[i].found);
		scores = cotejo_evaluation_scores(evaluation);
		if (!near(scores.strict.precision, rows[i].strict_precision) ||
			!near(scores.strict.recall, rows[i].strict_recall) ||
			!near(scores.lax.precision, rows[i].lax_precision) ||
			!near(scores.lax.recall, rows[i].lax_recall))
			fail_msg("%s: strict %f %f, lax %f %f", rows[i].name,
				scores.strict.precision, scores.strict.recall, scores.lax.precision,
				scores.lax.recall);
		cotejo_evaluation_free(evaluation);
	}
}

/* Documents are summed up before anything is divided; sentences of one are not those of the next.
 */
static void documents_are_summed_up(void **state)
{
	struct cotejo_evaluation *evaluation = new_evaluation();
	struct cotejo_evaluation_scores scores;

	(void)state;
	add(evaluation, "[0]:[0]", "[0]:[0]");
	add(evaluation, "[0]:[1]\n[1]:[0]\n[2]:[]", "[0]:[1]\n[1]:[2]");
	scores = cotejo_evaluation_scores(evaluation);
	assert_int_equal(scores.documents, 2);
	assert_int_equal(scores.gold, 4);
	assert_int_equal(scores.gold_two_sided, 3);
	assert_int_equal(scores.found, 3);
	assert_true(near(scores.strict.precision, 2. / 3));
	assert_true(near(scores.strict.recall, 2. / 3));
	assert_true(near(scores.strict.f1, 2. / 3));
	cotejo_evaluation_free(evaluation);
}

static void probabilities_are_held_against_the_truth(void **state)
{
	struct cotejo_evaluation *evaluation = new_evaluation();
	struct cotejo_calibration calibration;

	(void)state;
	/* 0.95 and 1 are right, 0.25 is wrong; the one-sided bead is not looked at. */
	add(evaluation, "[0]:[0]\n[1]:[1]\n[2]:[2]",
		"[0]:[0]\t0.95\n[1]:[1]\t1\n[2]:[3]\t0.25\n[]:[2]\t0.9");
	calibration = cotejo_evaluation_calibrate(evaluation);
	assert_int_equal(calibration.beads, 3);
	assert_int_equal(calibration.bins[9].beads, 2);
	assert_true(near(calibration.bins[9].probability, 0.975));
	assert_true(near(calibration.bins[9].right, 1));
	assert_int_equal(calibration.bins[2].beads, 1);
	assert_true(near(calibration.bins[2].right, 0));
	assert_true(near(calibration.error, (0.05 + 0.25) / 3));
	assert_true(near(calibration.best_lax_precision, 1));
	cotejo_evaluation_free(evaluation);
}

static void shapes_that_are_confused(void **state)
{
	struct cotejo_evaluation *evaluation = new_evaluation();
	const struct cotejo_shape_confusion *shapes;
	size_t count;

	(void)state;
	for (int i = 0; i < 2; i++) {
		add(evaluation, "[0]:[0]\n[1]:[1]\n[2,3]:[2]\n[4]:[]\n[]:[3]\n[5]:[4]",
			"[0]:[0]\n[1]:[1]\n[2]:[2]\n[3,4]:[3,4]");
		shapes = cotejo_evaluation_shapes(evaluation, &count);
		/* 1-1 twice right; 2-1 as 1-1; 1-0 and 0-1 in 2-2; [5] is nowhere. */
		assert_int_equal(count, 5);
		assert_int_equal(shapes[0].beads, 2 * (i + 1));
		assert_int_equal(shapes[0].right, 2 * (i + 1));
		assert_int_equal(shapes[1].gold_left, 0);
		assert_int_equal(shapes[1].found_left, 2);
		assert_int_equal(shapes[3].gold_left, 1);
		assert_int_equal(shapes[3].found_left + shapes[3].found_right, 0);
		assert_int_equal(shapes[4].gold_left, 2);
		assert_int_equal(shapes[4].found_left, 1);
		assert_int_equal(shapes[4].right, 0);
	}
	cotejo_evaluation_free(evaluation);
}

static void the_worst_beads_come_first(void **state)
{
	static const struct cotejo_wrong_bead expected[] = {
		{1, 0, 0.9, 0}, {0, 1, 0.5, 0}, {0, 0, 0.8, 1}, {1, 1, 0.7, 1}};
	struct cotejo_evaluation *evaluation = new_evaluation();
	const struct cotejo_wrong_bead *wrong;
	size_t count;

	(void)state;
	add(evaluation, "[0,1]:[0]\n[2]:[1]\n[3]:[2]", "[0]:[0]\t.8\n[1]:[1]\t.5\n[3]:[2]\t1");
	add(evaluation, "[0]:[0]\n[1,2]:[1]", "[0]:[1]\t.9\n[1]:[1]\t.7\n[]:[0]\t1");
	wrong = cotejo_evaluation_wrong(evaluation, &count);
	assert_int_equal(count, 4);
	for (size_t i = 0; i < count; i++) {
		if (wrong[i].document != expected[i].document ||
			wrong[i].bead != expected[i].bead ||
			!near(wrong[i].probability, expected[i].probability) ||
			wrong[i].lax != expected[i].lax)
			fail_msg(
				"%zu: document %zu, bead %zu", i, wrong[i].document, wrong[i].bead);
	}
	cotejo_evaluation_free(evaluation);
}

static void json_says_it_all(void **state)
{
	struct cotejo_evaluation *evaluation = new_evaluation();
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct capture capture;

	(void)state;
	add(evaluation, "[0]:[0]\n[1]:[1]", "[0]:[0]\t.875\n[1]:[2]\t.25");
	capture_init(&capture, SIZE_MAX);
	check_ok(cotejo_evaluation_write_json(evaluation, &capture.output, &error), &error);
	buffer_add_byte(&capture.buffer, '\0');
	assert_non_null(strstr(capture.buffer.bytes,
		"{\"documents\":1,\"gold\":2,\"gold_two_sided\":2,\"found\":2,"
		"\"found_two_sided\":2,\"strict\":{\"precision\":0.500000,\"recall\":0.500000,"
		"\"f1\":0.500000},\"lax\":{"));
	assert_non_null(strstr(capture.buffer.bytes, "\"error\":0.187500,"));
	assert_non_null(strstr(capture.buffer.bytes,
		"\"shapes\":[{\"gold\":\"1-1\",\"found\":\"1-1\",\"beads\":2,\"right\":1}]"));
	assert_non_null(strstr(capture.buffer.bytes,
		"\"wrong\":[{\"document\":0,\"bead\":1,\"probability\":0.2500,\"lax\":false}]}\n"));
	capture_clear(&capture);
	capture_init(&capture, 3);
	assert_int_equal(
		cotejo_evaluation_write_json(evaluation, &capture.output, &error), COTEJO_EIO);
	capture_clear(&capture);
	cotejo_evaluation_free(evaluation);
}

/* A list in which everything is in everything would take for ever. */
static void a_sentence_in_many_beads_is_refused(void **state)
{
	struct cotejo_evaluation *evaluation = new_evaluation();
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_bead_list *list, *gold = list_of("[0]:[0]");
	struct buffer text = {0};

	(void)state;
	for (int i = 0; i < 101; i++)
		buffer_add_format(&text, "[7]:[%d]\n", i);
	buffer_add_byte(&text, '\0');
	list = list_of(text.bytes);
	assert_int_equal(cotejo_evaluation_add(evaluation, gold, list, &error), COTEJO_ELIMIT);
	cotejo_bead_list_free(list);
	cotejo_bead_list_free(gold);
	buffer_clear(&text);
	cotejo_evaluation_free(evaluation);
}

/* What the aligner hands out, and what it prints in each format, is the same list. */
static void alignments_are_lists(void **state)
{
	static const char *const options[] = {"en", "es"};
	static const char *const texts[] = {"One house. It has 7 doors. He left in 1984.",
		"Una casa. Tiene 7 puertas. Se fue en 1984."};
	static const enum cotejo_alignment_format formats[] = {
		COTEJO_ALIGNMENT_BEADS, COTEJO_ALIGNMENT_TSV, COTEJO_ALIGNMENT_JSONL};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_article *articles[2];
	struct cotejo_sentences views[2];
	struct cotejo_alignment *alignment = NULL;
	struct cotejo_bead_list *list = NULL;
	struct buffer expected = {0};

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct cotejo_article_options article = COTEJO_ARTICLE_OPTIONS_INIT;

		article.language = options[i];
		check_ok(cotejo_article_parse(&articles[i], slice_of(texts[i]), &article, &error),
			&error);
		views[i] = cotejo_article_view(articles[i]);
	}
	check_ok(cotejo_align(&alignment, &views[0], &views[1], NULL, &error), &error);
	check_ok(cotejo_bead_list_of(&list, alignment, &error), &error);
	show(&expected, list);
	cotejo_bead_list_free(list);
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		struct buffer shown = {0};
		struct capture capture;

		capture_init(&capture, SIZE_MAX);
		check_ok(cotejo_alignment_write(alignment, articles[0], articles[1], formats[i], 0,
				 &capture.output, &error),
			&error);
		check_ok(cotejo_bead_list_parse(
				 &list, capture_text(&capture), "", COTEJO_BEADS_AUTO, &error),
			&error);
		show(&shown, list);
		assert_true(slice_equal(buffer_text(&shown), buffer_text(&expected)));
		buffer_clear(&shown);
		cotejo_bead_list_free(list);
		capture_clear(&capture);
	}
	buffer_clear(&expected);
	cotejo_alignment_free(alignment);
	cotejo_article_free(articles[0]);
	cotejo_article_free(articles[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_are_read),
		cmocka_unit_test(what_is_no_list_is_refused),
		cmocka_unit_test(a_file_is_read),
		cmocka_unit_test(figures_are_those_of_the_literature),
		cmocka_unit_test(documents_are_summed_up),
		cmocka_unit_test(probabilities_are_held_against_the_truth),
		cmocka_unit_test(shapes_that_are_confused),
		cmocka_unit_test(the_worst_beads_come_first),
		cmocka_unit_test(json_says_it_all),
		cmocka_unit_test(a_sentence_in_many_beads_is_refused),
		cmocka_unit_test(alignments_are_lists),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
