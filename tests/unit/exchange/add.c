/*
 * Tests of cotejo_memory_add(): article pairs enter a memory.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/exchange/pairs.h"

#include <unistd.h>

static void counts(struct cotejo_memory *memory, uint64_t units, uint64_t alignments,
	uint64_t beads, uint64_t documents)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory_info info;

	check_ok(cotejo_memory_info(memory, &info, &error), &error);
	assert_int_equal(info.units, units);
	assert_int_equal(info.variants, 2 * units);
	assert_int_equal(info.alignments, alignments);
	assert_int_equal(info.beads, beads);
	assert_int_equal(info.documents, documents);
	check_ok(cotejo_memory_check(memory, &error), &error);
}

static int64_t ask(struct cotejo_memory *memory, const char *sql)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int64_t value = -1;

	check_ok(database_integer(memory->db, "test", sql, &value, &error), &error);
	return value;
}

static struct cotejo_add_result add(struct pairs *pairs, struct cotejo_memory *memory,
	const struct cotejo_bead *beads, size_t count, double min_probability)
{
	struct cotejo_add_options options = {
		sizeof(options), .min_probability = min_probability, .creator = "ana"};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_add_result result = {0};

	check_ok(add_beads(memory, pairs->left, pairs->right, beads, count, &options, &result,
			 &error),
		&error);
	assert_int_equal(result.beads, count);
	return result;
}

/* Three sentences on the left, four on the right. */
static const char english[] =
	"The wall will not be paid.\nThe talks lasted two hours.\nNobody spoke.\n";
static const char spanish[] = "No se pagar\xc3\xa1 el muro.\nLa reuni\xc3\xb3n dur\xc3\xb3.\n"
			      "Dos horas, en concreto.\nNadie habl\xc3\xb3.\n";

static const struct cotejo_bead good[] = {
	{0, 1, 0, 1, .9, 0}, {1, 1, 1, 2, .8, 0}, {2, 1, 3, 1, .6, 0}};
static const struct cotejo_bead other[] = {
	{0, 1, 0, 1, .7, 0}, {1, 1, 1, 1, .5, 0}, {2, 0, 2, 1, .5, 0}, {2, 1, 3, 1, .6, 0}};

static void a_pair_and_again(void **state)
{
	struct cotejo_add_result result;
	struct pairs pairs;
	int64_t version;

	(void)state;
	pairs_setup(&pairs, "en", english, "es", spanish);
	result = add(&pairs, pairs.memory, good, 3, 0);
	assert_int_equal(result.already_there, 0);
	assert_int_equal(result.units_new, 3);
	assert_int_equal(result.units_known, 0);
	counts(pairs.memory, 3, 1, 3, 2);
	assert_int_equal(
		ask(pairs.memory, "SELECT count(*) FROM variant WHERE text ="
				  " 'La reuni\xc3\xb3n dur\xc3\xb3. Dos horas, en concreto.'"),
		1);
	assert_int_equal(ask(pairs.memory, "SELECT count(*) FROM unit u JOIN person p"
					   " ON p.id = u.creator WHERE p.name = 'ana'"),
		3);

	version = ask(pairs.memory, "SELECT total_changes()");
	result = add(&pairs, pairs.memory, good, 3, 0);
	assert_int_equal(result.already_there, 1);
	assert_int_equal(result.units_new + result.units_known, 0);
	assert_int_equal(ask(pairs.memory, "SELECT total_changes()"), version);
	counts(pairs.memory, 3, 1, 3, 2);
	pairs_teardown(&pairs);
}

static void turned_round(void **state)
{
	static const struct cotejo_bead turned[] = {
		{0, 1, 0, 1, .9, 0}, {1, 2, 1, 1, .8 + 1e-12, 0}, {3, 1, 2, 1, .6, 0}};
	struct cotejo_article *kept;
	struct cotejo_add_result result;
	struct pairs pairs;

	(void)state;
	pairs_setup(&pairs, "en", english, "es", spanish);
	add(&pairs, pairs.memory, good, 3, 0);
	kept = pairs.left;
	pairs.left = pairs.right;
	pairs.right = kept;
	result = add(&pairs, pairs.memory, turned, 3, 0);
	assert_int_equal(result.already_there, 1);
	counts(pairs.memory, 3, 1, 3, 2);
	pairs_teardown(&pairs);
}

static void another_alignment_replaces(void **state)
{
	struct cotejo_add_result result;
	struct pairs pairs;
	int64_t kept;

	(void)state;
	pairs_setup(&pairs, "en", english, "es", spanish);
	add(&pairs, pairs.memory, good, 3, 0);
	kept = ask(pairs.memory, "SELECT unit FROM bead WHERE ordinal = 2");
	result = add(&pairs, pairs.memory, other, 4, 0);
	assert_int_equal(result.already_there, 0);
	assert_int_equal(result.units_new, 1);
	assert_int_equal(result.units_known, 2);
	counts(pairs.memory, 3, 1, 4, 2);
	assert_int_equal(ask(pairs.memory, "SELECT unit FROM bead WHERE ordinal = 3"), kept);
	assert_true(ask(pairs.memory, "SELECT probability = 0.7 FROM unit ORDER BY id LIMIT 1"));
	assert_int_equal(
		ask(pairs.memory, "SELECT count(*) FROM variant WHERE text LIKE '%concreto%'"), 0);
	check_ok(cotejo_memory_check(pairs.memory, NULL), NULL);

	/* And back again. */
	result = add(&pairs, pairs.memory, good, 3, 0);
	assert_int_equal(result.units_new, 1);
	counts(pairs.memory, 3, 1, 3, 2);
	pairs_teardown(&pairs);
}

static void what_a_person_said_stays(void **state)
{
	struct pairs pairs;

	(void)state;
	pairs_setup(&pairs, "en", english, "es", spanish);
	add(&pairs, pairs.memory, good, 3, 0);
	fixture_sql(pairs.memory,
		"UPDATE unit SET state = 1 WHERE id = (SELECT unit FROM bead WHERE ordinal = 1);"
		"UPDATE bead SET state = 1 WHERE ordinal IN (1, 2)");
	add(&pairs, pairs.memory, other, 4, 0);
	counts(pairs.memory, 4, 1, 4, 2);
	assert_int_equal(ask(pairs.memory, "SELECT count(*) FROM bead WHERE state = 1"), 1);
	assert_int_equal(ask(pairs.memory, "SELECT ordinal FROM bead WHERE state = 1"), 3);
	pairs_teardown(&pairs);
}

static void unlikely_beads_make_no_unit(void **state)
{
	struct cotejo_add_result result;
	struct pairs pairs;

	(void)state;
	pairs_setup(&pairs, "en", english, "es", spanish);
	result = add(&pairs, pairs.memory, good, 3, .7);
	assert_int_equal(result.units_new, 2);
	counts(pairs.memory, 2, 1, 3, 2);
	result = add(&pairs, pairs.memory, good, 3, .7);
	assert_int_equal(result.already_there, 1);
	result = add(&pairs, pairs.memory, good, 3, 0);
	assert_int_equal(result.already_there, 0);
	assert_int_equal(result.units_new, 1);
	assert_int_equal(result.units_known, 2);
	counts(pairs.memory, 3, 1, 3, 2);
	result = add(&pairs, pairs.memory, good, 3, .85);
	assert_int_equal(result.units_known, 1);
	counts(pairs.memory, 1, 1, 3, 2);
	pairs_teardown(&pairs);
}

static void the_same_pair_elsewhere(void **state)
{
	static const struct cotejo_bead one[] = {{0, 1, 0, 1, .95, 0}};
	static const struct cotejo_bead none[] = {{0, 1, 0, 0, .5, 0}, {1, 0, 0, 1, .5, 0}};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct pairs pairs, elsewhere;
	struct cotejo_add_result result;
	const struct cotejo_unit *unit;
	struct cotejo_units *units;

	(void)state;
	pairs_setup(&pairs, "en", english, "es", spanish);
	pairs_setup(&elsewhere, "en", "Nobody spoke.\n", "es", "Nadie habl\xc3\xb3.\n");
	add(&pairs, pairs.memory, good, 3, 0);
	result = add(&elsewhere, pairs.memory, one, 1, 0);
	assert_int_equal(result.units_new, 0);
	assert_int_equal(result.units_known, 1);
	counts(pairs.memory, 3, 2, 4, 4);

	check_ok(cotejo_units_new(&units, pairs.memory, NULL, &error), &error);
	for (int i = 0; i < 3; i++)
		assert_int_equal(cotejo_units_next(units, &unit, &error), 1);
	assert_int_equal(unit->origin_count, 2);
	assert_true(unit->probability == .95);
	check_text(unit->variants[0].before, "");
	cotejo_units_free(units);

	/* Without the better origin, the other one speaks for it. */
	result = add(&elsewhere, pairs.memory, none, 2, 0);
	assert_int_equal(result.units_new + result.units_known, 0);
	check_ok(cotejo_units_new(&units, pairs.memory, NULL, &error), &error);
	for (int i = 0; i < 3; i++)
		assert_int_equal(cotejo_units_next(units, &unit, &error), 1);
	assert_int_equal(unit->origin_count, 1);
	assert_true(unit->probability == .6);
	check_text(unit->variants[1].before, "Dos horas, en concreto.");
	cotejo_units_free(units);
	counts(pairs.memory, 3, 2, 5, 4);
	pairs_teardown(&elsewhere);
	pairs_teardown(&pairs);
}

static void repeated_and_blank(void **state)
{
	static const struct cotejo_bead beads[] = {
		{0, 1, 0, 1, .9, 0}, {1, 1, 1, 1, .8, 0}, {2, 1, 2, 1, .7, 0}};
	struct cotejo_add_result result;
	struct pairs pairs;

	(void)state;
	pairs_setup(&pairs, "en", "Share.\nShare.\n\n", "es", "Compartir.\nCompartir.\nHola.\n");
	assert_int_equal(cotejo_article_sentence_count(pairs.left), 3);
	result = add(&pairs, pairs.memory, beads, 3, 0);
	assert_int_equal(result.units_new, 1);
	assert_int_equal(result.units_known, 1);
	counts(pairs.memory, 1, 1, 3, 2);
	pairs_teardown(&pairs);
}

/* The same text in other sentences is the same text. */
static void other_sentences(void **state)
{
	static const struct cotejo_bead beads[] = {{0, 2, 0, 1, .9, 0}};
	static const struct cotejo_bead joined[] = {{0, 1, 0, 1, .9, 0}};
	struct pairs pairs, split;

	(void)state;
	pairs_setup(&pairs, "en", "One sentence here.\nAnother there.\n", "es", "Una y otra.\n");
	add(&pairs, pairs.memory, beads, 1, 0);
	pairs_setup_as(&split, COTEJO_ARTICLE_TEXT, "en", "One sentence here.\nAnother there.\n",
		"es", "Una y otra.\n");
	if (cotejo_article_sentence_count(split.left) == 2)
		add(&split, pairs.memory, beads, 1, 0);
	else
		add(&split, pairs.memory, joined, 1, 0);
	assert_true(ask(pairs.memory, "SELECT count(*) FROM alignment") <= 2);
	assert_int_equal(cotejo_memory_check(pairs.memory, NULL), 0);
	pairs_teardown(&split);
	pairs_teardown(&pairs);
}

static void refusals(void **state)
{
	static const struct {
		const char *name;
		struct cotejo_bead beads[3];
		size_t count;
	} rows[] = {
		{"no beads", {{0}}, 0},
		{"a sentence is missing", {{0, 1, 0, 1, .9, 0}, {1, 1, 1, 2, .8, 0}}, 2},
		{"past the end", {{0, 1, 0, 1, .9, 0}, {1, 1, 1, 2, .8, 0}, {2, 2, 3, 1, .6, 0}},
			3},
		{"far past the end",
			{{0, 1, 0, 1, .9, 0}, {1, 1, 1, 2, .8, 0}, {SIZE_MAX, 1, 3, 1, .6, 0}}, 3},
		{"no probability", {{0, 1, 0, 1, .9, 0}, {1, 1, 1, 2, .8, 0}, {2, 1, 3, 1, 1.1, 0}},
			3},
	};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct pairs pairs, unknown;

	(void)state;
	pairs_setup(&pairs, "en", english, "es", spanish);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int code = add_beads(pairs.memory, pairs.left, pairs.right, rows[i].beads,
			rows[i].count, NULL, NULL, &error);

		if (code != COTEJO_EARGUMENT || !strstr(error.message, "these two articles"))
			fail_msg("%s: %d %s", rows[i].name, code, error.message);
	}
	pairs_setup(&unknown, NULL, "x\n", "es", "y\n");
	assert_int_equal(
		add_beads(pairs.memory, unknown.left, unknown.right, good, 1, NULL, NULL, &error),
		COTEJO_EARGUMENT);
	assert_string_equal(error.file, "left.txt");
	counts(pairs.memory, 0, 0, 0, 0);
	pairs_teardown(&unknown);
	pairs_teardown(&pairs);
}

static void aligned_for_real(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_alignment *alignment = NULL;
	struct cotejo_sentences left, right;
	struct cotejo_add_result result;
	struct pairs pairs;

	(void)state;
	pairs_setup(&pairs, "en", english, "es", spanish);
	left = cotejo_article_view(pairs.left);
	right = cotejo_article_view(pairs.right);
	check_ok(cotejo_align(&alignment, &left, &right, NULL, &error), &error);
	check_ok(cotejo_memory_add(
			 pairs.memory, pairs.left, pairs.right, alignment, NULL, &result, &error),
		&error);
	assert_int_equal(result.beads, cotejo_alignment_bead_count(alignment));
	assert_true(result.units_new > 0);
	check_ok(cotejo_memory_add(
			 pairs.memory, pairs.left, pairs.right, alignment, NULL, &result, &error),
		&error);
	assert_int_equal(result.already_there, 1);
	check_ok(cotejo_memory_check(pairs.memory, &error), &error);
	cotejo_alignment_free(alignment);
	pairs_teardown(&pairs);
}

/* Somebody else is writing: the second waits, and then says so. */
static void two_writers(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *second;
	struct pairs pairs;

	(void)state;
	pairs_setup(&pairs, "en", english, "es", spanish);
	second = fixture_open(&pairs.fixture, COTEJO_MEMORY_WRITE);
	sqlite3_busy_timeout(second->db, 20);
	check_ok(memory_begin(pairs.memory, &error), &error);
	assert_int_equal(add_beads(second, pairs.left, pairs.right, good, 3, NULL, NULL, &error),
		COTEJO_EBUSY);
	assert_string_equal(error.file, pairs.fixture.path);
	check_ok(cotejo_memory_check(second, &error), &error);
	memory_rollback(pairs.memory);
	counts(second, 0, 0, 0, 0);
	add(&pairs, second, good, 3, 0);
	/* What is committed is seen by everybody at once. */
	counts(pairs.memory, 3, 1, 3, 2);
	cotejo_memory_close(second);
	pairs_teardown(&pairs);
}

static void read_only(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *reader;
	struct pairs pairs;

	(void)state;
	pairs_setup(&pairs, "en", english, "es", spanish);
	reader = fixture_open(&pairs.fixture, COTEJO_MEMORY_READ);
	assert_int_equal(add_beads(reader, pairs.left, pairs.right, good, 3, NULL, NULL, &error),
		COTEJO_EIO);
	cotejo_memory_close(reader);
	pairs_teardown(&pairs);
}

/* At whatever page the disk is full, the memory is as it was. */
static void disk_full(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct pairs pairs, more;
	int64_t pages;
	int failures = 0, code;

	(void)state;
	pairs_setup(&pairs, "en", english, "es", spanish);
	pairs_setup_long(&more, 400);
	add(&pairs, pairs.memory, good, 3, 0);
	pages = ask(pairs.memory, "PRAGMA page_count");
	do {
		char sql[64];

		snprintf(sql, sizeof(sql), "PRAGMA max_page_count = %d", (int)pages++);
		ask(pairs.memory, sql);
		code = pairs_add_one_to_one(&more, pairs.memory, &error);
		if (code < 0) {
			assert_int_equal(code, COTEJO_EIO);
			assert_string_equal(error.file, pairs.fixture.path);
			counts(pairs.memory, 3, 1, 3, 2);
			failures++;
		}
	} while (code < 0);
	assert_true(failures > 5);
	assert_int_equal(ask(pairs.memory, "SELECT count(*) FROM bead"), 403);
	check_ok(cotejo_memory_check(pairs.memory, &error), &error);
	pairs_teardown(&more);
	pairs_teardown(&pairs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pair_and_again),
		cmocka_unit_test(turned_round),
		cmocka_unit_test(another_alignment_replaces),
		cmocka_unit_test(what_a_person_said_stays),
		cmocka_unit_test(unlikely_beads_make_no_unit),
		cmocka_unit_test(the_same_pair_elsewhere),
		cmocka_unit_test(repeated_and_blank),
		cmocka_unit_test(other_sentences),
		cmocka_unit_test(refusals),
		cmocka_unit_test(aligned_for_real),
		cmocka_unit_test(two_writers),
		cmocka_unit_test(read_only),
		cmocka_unit_test(disk_full),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
