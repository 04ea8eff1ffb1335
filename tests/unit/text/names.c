/*
 * names.c - ICU as a bilingual dictionary
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "base/buffer.h"
#include "base/error.h"
#include "text/names_list.h"

struct wanted {
	const char *left, *right;
	size_t found, all;
};

static int take(
	void *user, struct cotejo_text left, struct cotejo_text right, struct cotejo_error *error)
{
	struct wanted *wanted = user;

	(void)error;
	wanted->all++;
	wanted->found += slice_equals(left, wanted->left) && slice_equals(right, wanted->right);
	return 0;
}

static void test_pairs(void **state)
{
	static const struct {
		const char *left_language, *right_language, *left, *right;
	} rows[] = {{"en", "es", "Germany", "Alemania"}, {"en", "es", "Icelandic", "islandés"},
		{"en", "es", "February", "febrero"}, {"es-MX", "en-GB", "jueves", "Thursday"},
		{"en", "es", "seven", "siete"}, {"en", "es", "20", "veinte"},
		{"de", "fr", "Österreich", "Autriche"}, {"en", "zh", "France", "法国"},
		{"is", "de", "mars", "März"}};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct wanted wanted = {rows[i].left, rows[i].right, 0, 0};
		struct names_taker taker = {take, NULL, &wanted, false};
		struct cotejo_error error = COTEJO_ERROR_INIT;

		print_message("%s %s\n", rows[i].left, rows[i].right);
		check_ok(names_each(rows[i].left_language, rows[i].right_language, &taker, &error),
			&error);
		assert_true(wanted.found > 0);
		assert_true(wanted.all > 300);
	}
}

static void test_no_pairs(void **state)
{
	static const char *const rows[][2] = {
		{"en", "en"}, {"en", "en-GB"}, {"en", "und"}, {"und", "es"}};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct wanted wanted = {"", "", 0, 0};
		struct names_taker taker = {take, NULL, &wanted, false};

		assert_int_equal(names_each(rows[i][0], rows[i][1], &taker, NULL), 0);
		assert_int_equal(wanted.all, 0);
	}
}

/* All pairs in their order, as text. */
static int write_down(
	void *user, struct cotejo_text left, struct cotejo_text right, struct cotejo_error *error)
{
	struct buffer *buffer = user;

	(void)error;
	buffer_add(buffer, left);
	buffer_add_byte(buffer, '=');
	buffer_add(buffer, right);
	buffer_add_byte(buffer, '\n');
	return 0;
}

static void test_list(void **state)
{
	static const char *const rows[][2] = {
		{"en", "es"}, {"de", "fr"}, {"en", "zh"}, {"en", "en-GB"}, {"und", "es"}};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct names_list list = {0};

		check_ok(names_list_fill(&list, rows[i][0], rows[i][1], &error), &error);
		assert_true(names_list_is_of(&list, rows[i][0], rows[i][1]));
		assert_false(names_list_is_of(&list, rows[i][1], rows[i][0]));
		for (int without = 0; without < 2; without++) {
			struct buffer expected = {0}, found = {0};
			struct names_taker taker = {write_down, NULL, &expected, without};

			check_ok(names_each(rows[i][0], rows[i][1], &taker, &error), &error);
			taker.user = &found;
			check_ok(names_list_each(&list, &taker, &error), &error);
			assert_true(slice_equal(buffer_text(&expected), buffer_text(&found)));
			buffer_clear(&expected);
			buffer_clear(&found);
		}
		names_list_clear(&list);
	}
}

static int refuse(
	void *user, struct cotejo_text left, struct cotejo_text right, struct cotejo_error *error)
{
	(void)left;
	(void)right;
	++*(int *)user;
	return error_set(error, COTEJO_ENOMEM, "no");
}

static void test_end(void **state)
{
	int calls = 0;
	struct names_taker taker = {refuse, NULL, &calls, false};

	(void)state;
	assert_int_equal(names_each("en", "es", &taker, NULL), COTEJO_ENOMEM);
	assert_int_equal(calls, 1);
}

/* Wants nothing but Germany, and no numbers in words. */
static int only_germany(void *user, struct cotejo_text left, struct cotejo_error *error)
{
	(void)user;
	(void)error;
	return slice_equals(left, "Germany");
}

static int end_at_once(void *user, struct cotejo_text left, struct cotejo_error *error)
{
	(void)user;
	(void)left;
	return error_set(error, COTEJO_ENOMEM, "no");
}

static void test_wants(void **state)
{
	struct wanted germany = {"Germany", "Alemania", 0, 0}, france = {"France", "Francia", 0, 0};
	struct wanted spelled = {"seven", "siete", 0, 0};
	struct names_taker taker = {take, only_germany, &germany, true};

	(void)state;
	assert_int_equal(names_each("en", "es", &taker, NULL), 0);
	assert_int_equal(germany.found, 1);
	taker.user = &france;
	assert_int_equal(names_each("en", "es", &taker, NULL), 0);
	assert_int_equal(france.found, 0);
	taker = (struct names_taker){take, NULL, &spelled, true};
	assert_int_equal(names_each("en", "es", &taker, NULL), 0);
	assert_int_equal(spelled.found, 0);
	assert_true(spelled.all > 300);
	taker.wants = end_at_once;
	assert_int_equal(names_each("en", "es", &taker, NULL), COTEJO_ENOMEM);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pairs),
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_no_pairs),
		cmocka_unit_test(test_end),
		cmocka_unit_test(test_wants),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
