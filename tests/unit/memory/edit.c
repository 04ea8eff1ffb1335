/*
 * Tests of editing, deleting, merging and undoing: what changes, what is shown, and that an undo
 * brings back every row.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include <cotejo/edit.h>

#include "memory/names.h"

struct test {
	struct fixture fixture;
	struct cotejo_memory *memory;
	struct cotejo_error error;
	struct buffer rows, seen;
};

static void set_up(struct test *test)
{
	*test = (struct test){0};
	fixture_setup(&test->fixture);
	test->memory = fixture_open(&test->fixture, COTEJO_MEMORY_CREATE);
	fixture_add(test->memory, "news", "en", "es", fixture_news, FIXTURE_NEWS_COUNT);
	fixture_sql(test->memory,
		"INSERT INTO property(unit, variant, name, value) VALUES"
		"(2, NULL, 'client', 'Ministry'), (2, 4, 'form', 'singular');"
		"INSERT INTO note(unit, variant, text) VALUES(2, NULL, 'seen'), (2, 3, 'read');"
		"INSERT INTO import(made_at, name) VALUES(0, 'a.tmx');"
		"INSERT INTO imported(unit, import, place) VALUES(2, 1, 7)");
}

static void tear_down(struct test *test)
{
	check_ok(cotejo_memory_check(test->memory, &test->error), &test->error);
	cotejo_memory_close(test->memory);
	buffer_clear(&test->rows);
	buffer_clear(&test->seen);
	fixture_teardown(&test->fixture);
}

static int add_row(void *user, int count, char **values, char **names)
{
	(void)names;
	for (int i = 0; i < count; i++) {
		buffer_add_string(user, values[i] ? values[i] : "NULL");
		buffer_add_byte(user, i + 1 < count ? '|' : '\n');
	}
	return 0;
}

static const char *ask(struct test *test, const char *sql)
{
	buffer_reset(&test->rows);
	assert_int_equal(
		sqlite3_exec(test->memory->db, sql, add_row, &test->rows, NULL), SQLITE_OK);
	buffer_add_byte(&test->rows, '\0');
	return test->rows.bytes;
}

/* Everything that an undo must bring back, and what the index of words finds. */
static struct buffer dump(struct test *test)
{
	static const char *const queries[] = {"SELECT * FROM unit", "SELECT * FROM variant",
		"SELECT * FROM property", "SELECT * FROM note", "SELECT * FROM imported",
		"SELECT * FROM bead",
		"SELECT id FROM variant WHERE text LIKE '%pared%' ORDER BY id"};
	struct buffer all = {0};

	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
		buffer_add_string(&all, ask(test, queries[i]));
		buffer_add_byte(&all, '\n');
	}
	buffer_add_byte(&all, '\0');
	assert_false(all.failed);
	all.length--;
	return all;
}

static void show(void *user, const struct cotejo_unit *before, const struct cotejo_unit *after)
{
	struct buffer *seen = user;

	buffer_add_format(seen, "%d:", (int)before->id);
	buffer_add(seen, before->variants[0].text);
	buffer_add_string(seen, " -> ");
	if (after)
		buffer_add(seen, after->variants[0].text);
	buffer_add_byte(seen, '\n');
}

#define SIZE sizeof(struct cotejo_filter)
static const int64_t second[] = {2};
static const struct cotejo_filter only_second = {SIZE, .ids = second, .id_count = 1};

/* Does something, takes it back, and compares all rows. */
#define check_undo(test, expected_units, call)                                                 \
	do {                                                                                   \
		struct cotejo_change_result result = {0}, undone = {0};                        \
		struct buffer before_ = dump(test), changed_, after_;                          \
		check_ok(call, &(test)->error);                                                \
		assert_int_equal(result.changed, expected_units);                              \
		assert_true(result.change > 0);                                                \
		changed_ = dump(test);                                                         \
		assert_false(slice_equal(buffer_text(&before_), buffer_text(&changed_)));      \
		check_ok(cotejo_memory_check((test)->memory, &(test)->error), &(test)->error); \
		check_ok(cotejo_memory_undo((test)->memory, 0, NULL, &undone, &(test)->error), \
			&(test)->error);                                                       \
		assert_int_equal(undone.change, result.change);                                \
		assert_int_equal(undone.changed, expected_units);                              \
		after_ = dump(test);                                                           \
		check_text(buffer_text(&after_), before_.bytes);                               \
		check_ok(cotejo_memory_check((test)->memory, &(test)->error), &(test)->error); \
		buffer_clear(&before_);                                                        \
		buffer_clear(&changed_);                                                       \
		buffer_clear(&after_);                                                         \
	} while (0)

static int delete (struct test *test, const struct cotejo_filter *filter,
	const struct cotejo_change_options *options, struct cotejo_change_result *ret_result)
{
	return cotejo_memory_delete(test->memory, filter, options, ret_result, &test->error);
}

static int edit(struct test *test, const struct cotejo_filter *filter, struct cotejo_edit edit,
	const struct cotejo_change_options *options, struct cotejo_change_result *ret_result)
{
	edit.struct_size = sizeof(edit);
	return cotejo_memory_edit(test->memory, filter, &edit, options, ret_result, &test->error);
}

static void deleting(void **state)
{
	struct test test;

	(void)state;
	set_up(&test);
	check_undo(&test, 1, delete (&test, &only_second, NULL, &result));
	check_undo(&test, 4, delete (&test, NULL, NULL, &result));
	check_ok(delete (&test, &only_second, NULL, NULL), &test.error);
	assert_string_equal(ask(&test, "SELECT count(*) FROM unit WHERE id = 2"), "0\n");
	assert_string_equal(ask(&test, "SELECT count(*) FROM bead WHERE unit IS NULL"), "1\n");
	assert_string_equal(
		ask(&test, "SELECT count(*) FROM variant WHERE text LIKE '%muro%'"), "0\n");
	tear_down(&test);
}

static void dry_runs(void **state)
{
	struct cotejo_change_options options = COTEJO_CHANGE_OPTIONS_INIT;
	struct cotejo_change_result result = {0};
	struct buffer before, after;
	struct test test;

	(void)state;
	set_up(&test);
	options.dry_run = 1;
	options.show = show;
	options.user = &test.seen;
	before = dump(&test);
	check_ok(delete (&test, NULL, &options, &result), &test.error);
	assert_int_equal(result.change, 0);
	assert_int_equal(result.chosen, 4);
	assert_int_equal(result.changed, 4);
	check_ok(edit(&test, &only_second,
			 (struct cotejo_edit){.state = -1, .find = "wall", .replace = "fence"},
			 &options, &result),
		&test.error);
	assert_int_equal(result.changed, 1);
	after = dump(&test);
	check_text(buffer_text(&after), before.bytes);
	buffer_add_byte(&test.seen, '\0');
	assert_non_null(strstr(test.seen.bytes, "1:There will be no mass deportations, the "
						"secretary said. -> \n"));
	assert_non_null(strstr(test.seen.bytes, "2:Mexico will not pay for the wall. -> Mexico "
						"will not pay for the fence.\n"));
	assert_string_equal(ask(&test, "SELECT count(*) FROM change"), "0\n");
	buffer_clear(&before);
	buffer_clear(&after);
	tear_down(&test);
}

static void editing(void **state)
{
	static const struct {
		const char *name;
		struct cotejo_edit edit;
		uint64_t changed;
		const char *sql, *expected;
	} rows[] = {
		{"state", {.state = COTEJO_UNIT_EXCLUDED}, 4,
			"SELECT count(*) FROM unit WHERE state = 3 AND changed > 0", "4\n"},
		{"state again", {.state = COTEJO_UNIT_AUTOMATIC}, 0, "SELECT count(*) FROM change",
			"0\n"},
		{"replace", {.state = -1, .find = "muro", .replace = "pared"}, 1,
			"SELECT text, state FROM variant v JOIN unit u ON u.id = v.unit"
			" WHERE v.id = 4",
			"México no pagará el pared.|1\n"},
		{"replace in a language",
			{.state = -1, .language = "en", .find = "o", .replace = "0"}, 4,
			"SELECT count(*) FROM variant WHERE text LIKE '%o%'", "4\n"},
		{"replace nothing", {.state = -1, .find = "zzz", .replace = "pared"}, 0,
			"SELECT count(*) FROM change", "0\n"},
		{"the new words are found", {.state = -1, .find = "muro", .replace = "pared"}, 1,
			"SELECT id FROM variant WHERE text LIKE '%pared%'", "4\n"},
		{"the old are not", {.state = -1, .find = "muro", .replace = "pared"}, 1,
			"SELECT count(*) FROM variant WHERE text LIKE '%muro%'", "0\n"},
		{"property", {.state = -1, .property = "client", .value = "Museum"}, 4,
			"SELECT count(*) FROM property WHERE value = 'Museum'", "4\n"},
		{"property again", {.state = -1, .property = "client", .value = "Ministry"}, 3,
			"SELECT count(*) FROM property WHERE value = 'Ministry'", "4\n"},
		{"no property", {.state = -1, .property = "client"}, 1,
			"SELECT count(*) FROM property WHERE name = 'client'", "0\n"},
		{"note", {.state = -1, .note = "seen"}, 3,
			"SELECT count(*) FROM note WHERE text = 'seen'", "4\n"},
		{"state and replace",
			{.state = COTEJO_UNIT_DOUBTFUL, .find = "muro", .replace = "pared"}, 4,
			"SELECT count(*) FROM unit WHERE state = 2", "4\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cotejo_change_result result = {0};
		struct test test;
		int code;

		set_up(&test);
		code = edit(&test, NULL, rows[i].edit, NULL, &result);
		if (code != 0 || result.changed != rows[i].changed)
			fail_msg("%s: %d, %d changed: %s", rows[i].name, code, (int)result.changed,
				test.error.message);
		if (strcmp(ask(&test, rows[i].sql), rows[i].expected) != 0)
			fail_msg("%s: %s", rows[i].name, test.rows.bytes);
		check_ok(cotejo_memory_check(test.memory, &test.error), &test.error);
		if (result.change)
			check_ok(cotejo_memory_undo(
					 test.memory, result.change, NULL, NULL, &test.error),
				&test.error);
		tear_down(&test);
	}
}

static void a_whole_text(void **state)
{
	struct cotejo_change_options options = COTEJO_CHANGE_OPTIONS_INIT;
	struct cotejo_edit change = {.state = -1, .language = "es", .text = "Nada."};
	struct test test;

	(void)state;
	set_up(&test);
	options.changer = "Marta";
	check_undo(&test, 1, edit(&test, &only_second, change, &options, &result));
	check_ok(edit(&test, &only_second, change, &options, NULL), &test.error);
	assert_string_equal(ask(&test, "SELECT v.text, u.state, p.name FROM unit u"
				       " JOIN variant v ON v.unit = u.id"
				       " JOIN person p ON p.id = u.changer WHERE u.id = 2"),
		"Mexico will not pay for the wall.|1|Marta\nNada.|1|Marta\n");
	tear_down(&test);
}

static void senseless_edits(void **state)
{
	static const struct {
		struct cotejo_edit edit;
		int code;
	} rows[] = {
		{{.state = -1}, COTEJO_EARGUMENT},
		{{.state = 9}, COTEJO_EARGUMENT},
		{{.state = -1, .find = "", .replace = "x"}, COTEJO_EARGUMENT},
		{{.state = -1, .find = "x"}, COTEJO_EARGUMENT},
		{{.state = -1, .text = "x"}, COTEJO_EARGUMENT},
		{{.state = -1, .text = "", .language = "es"}, COTEJO_EARGUMENT},
		{{.state = -1, .text = "x", .language = "!"}, COTEJO_EARGUMENT},
		{{.state = -1, .property = ""}, COTEJO_EARGUMENT},
		{{.state = -1, .note = "\xff"}, COTEJO_EENCODING},
		{{.state = -1,
			 .language = "es",
			 .find = "México no pagará el muro.",
			 .replace = ""},
			COTEJO_EARGUMENT},
	};
	struct buffer before, after;
	struct test test;

	(void)state;
	set_up(&test);
	before = dump(&test);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (edit(&test, NULL, rows[i].edit, NULL, NULL) != rows[i].code)
			fail_msg("row %d: %d", (int)i, test.error.code);
	after = dump(&test);
	check_text(buffer_text(&after), before.bytes);
	buffer_clear(&before);
	buffer_clear(&after);
	tear_down(&test);
}

/* ---- Merging ---- */

static int merge(struct test *test, enum cotejo_merge how, struct cotejo_change_result *ret_result)
{
	return cotejo_memory_merge(test->memory, NULL, how, NULL, ret_result, &test->error);
}

static void merging_alike(void **state)
{
	static const struct fixture_pair pairs[] = {
		{"Mexico  will not pay for the wall.", "México no pagará el muro.", .99},
		{"Mexico will not pay for the wall!", "México no pagará el muro.", .5},
		{"The talks lasted two hours.", "La reunio\xcc\x81n duró dos horas.", .1},
	};
	struct test test;

	(void)state;
	set_up(&test);
	fixture_add(test.memory, "more", "en", "es", pairs, 3);
	check_undo(&test, 2, merge(&test, COTEJO_MERGE_ALIKE, &result));
	check_ok(merge(&test, COTEJO_MERGE_ALIKE, NULL), &test.error);
	/* The more probable of the two has stayed, with the other's beads, imports and facts. */
	assert_string_equal(ask(&test, "SELECT count(*) FROM unit WHERE id IN (2, 7)"), "0\n");
	assert_string_equal(ask(&test, "SELECT count(*) FROM bead WHERE unit = 5"), "2\n");
	assert_string_equal(ask(&test, "SELECT place FROM imported WHERE unit = 5"), "7\n");
	assert_string_equal(ask(&test, "SELECT value FROM property WHERE unit = 5"), "Ministry\n");
	assert_string_equal(ask(&test, "SELECT text FROM note WHERE unit = 5"), "seen\n");
	assert_string_equal(ask(&test, "SELECT probability FROM unit WHERE id = 5"), "0.99\n");
	tear_down(&test);
}

static void the_confirmed_one_stays(void **state)
{
	static const struct fixture_pair pair[] = {
		{"Mexico will not pay  for the wall.", "México no pagará el muro.", .99}};
	struct test test;

	(void)state;
	set_up(&test);
	fixture_add(test.memory, "more", "en", "es", pair, 1);
	check_ok(edit(&test, &only_second, (struct cotejo_edit){.state = COTEJO_UNIT_CONFIRMED},
			 NULL, NULL),
		&test.error);
	check_ok(merge(&test, COTEJO_MERGE_ALIKE, NULL), &test.error);
	assert_string_equal(
		ask(&test, "SELECT state, probability FROM unit WHERE id = 2"), "1|0.99\n");
	assert_string_equal(ask(&test, "SELECT count(*) FROM unit WHERE id = 5"), "0\n");
	tear_down(&test);
}

static void joining(void **state)
{
	static const struct fixture_pair french[] = {
		{"Mexico will not pay for the wall.", "Le Mexique ne paiera pas.", .7}};
	static const struct fixture_pair spanish[] = {
		{"Mexico will not pay for the wall.", "No va a pagar.", .6}};
	struct test test;

	(void)state;
	set_up(&test);
	fixture_add(test.memory, "french", "en", "fr", french, 1);
	fixture_add(test.memory, "spanish", "en", "es", spanish, 1);
	check_undo(&test, 1, merge(&test, COTEJO_MERGE_JOIN, &result));
	check_ok(merge(&test, COTEJO_MERGE_JOIN, NULL), &test.error);
	assert_string_equal(ask(&test, "SELECT text FROM variant WHERE unit = 2 ORDER BY id"),
		"Mexico will not pay for the wall.\nMéxico no pagará el muro.\n"
		"Le Mexique ne paiera pas.\n");
	assert_string_equal(ask(&test, "SELECT count(*) FROM unit WHERE id = 5"), "0\n");
	assert_string_equal(ask(&test, "SELECT count(*) FROM unit WHERE id = 6"), "1\n");
	tear_down(&test);
}

/* ---- The journal ---- */

static int add_change(void *user, const struct cotejo_change *change)
{
	buffer_add_format(user, "%d %s %d %s %s\n", (int)change->id, change->what,
		(int)change->units, change->changer ? change->changer : "-",
		change->undone ? "undone" : "stands");
	return 0;
}

static void the_list(void **state)
{
	struct cotejo_change_options options = COTEJO_CHANGE_OPTIONS_INIT;
	struct test test;

	(void)state;
	set_up(&test);
	options.changer = "Marta";
	check_ok(edit(&test, NULL, (struct cotejo_edit){.state = 1}, &options, NULL), &test.error);
	check_ok(delete (&test, &only_second, NULL, NULL), &test.error);
	check_ok(cotejo_memory_undo(test.memory, 0, NULL, NULL, &test.error), &test.error);
	check_ok(cotejo_memory_changes(test.memory, add_change, &test.seen, &test.error),
		&test.error);
	check_text(buffer_text(&test.seen), "2 delete 1 - undone\n1 edit 4 Marta stands\n");
	assert_int_equal(
		cotejo_memory_undo(test.memory, 2, NULL, NULL, &test.error), COTEJO_ENOTFOUND);
	assert_int_equal(
		cotejo_memory_undo(test.memory, 9, NULL, NULL, &test.error), COTEJO_ENOTFOUND);
	check_ok(cotejo_memory_forget_changes(test.memory, &test.error), &test.error);
	assert_int_equal(
		cotejo_memory_undo(test.memory, 0, NULL, NULL, &test.error), COTEJO_ENOTFOUND);
	assert_string_equal(ask(&test, "SELECT count(*) FROM change_part"), "0\n");
	tear_down(&test);
}

/* A unit that has changed again is not overwritten. */
static void out_of_order(void **state)
{
	struct cotejo_edit first = {.state = -1, .find = "wall", .replace = "fence"};
	struct cotejo_edit then = {.state = -1, .find = "fence", .replace = "moat"};
	struct buffer before, after;
	struct test test;

	(void)state;
	set_up(&test);
	check_ok(edit(&test, NULL, first, NULL, NULL), &test.error);
	check_ok(edit(&test, NULL, then, NULL, NULL), &test.error);
	before = dump(&test);
	assert_int_equal(
		cotejo_memory_undo(test.memory, 1, NULL, NULL, &test.error), COTEJO_EEXISTS);
	after = dump(&test);
	check_text(buffer_text(&after), before.bytes);
	check_ok(cotejo_memory_undo(test.memory, 2, NULL, NULL, &test.error), &test.error);
	check_ok(cotejo_memory_undo(test.memory, 1, NULL, NULL, &test.error), &test.error);
	assert_string_equal(ask(&test, "SELECT text FROM variant WHERE id = 3"),
		"Mexico will not pay for the wall.\n");
	buffer_clear(&before);
	buffer_clear(&after);
	tear_down(&test);
}

/* Its alignment has gone meanwhile: the unit comes back without it. */
static void without_its_bead(void **state)
{
	struct test test;

	(void)state;
	set_up(&test);
	fixture_sql(test.memory, "DELETE FROM imported");
	check_ok(delete (&test, &only_second, NULL, NULL), &test.error);
	fixture_sql(test.memory, "DELETE FROM alignment");
	check_ok(cotejo_memory_undo(test.memory, 0, NULL, NULL, &test.error), &test.error);
	assert_string_equal(
		ask(&test, "SELECT probability, changed > 0 FROM unit WHERE id = 2"), "NULL|1\n");
	fixture_sql(test.memory, "UPDATE unit SET probability = NULL, changed = 1");
	tear_down(&test);
}

static void damaged_journal(void **state)
{
	struct test test;

	(void)state;
	set_up(&test);
	check_ok(delete (&test, &only_second, NULL, NULL), &test.error);
	fixture_sql(test.memory, "UPDATE change_part SET rows = substr(rows, 1, length(rows) / 2)");
	assert_int_equal(
		cotejo_memory_undo(test.memory, 0, NULL, NULL, &test.error), COTEJO_ECORRUPT);
	assert_string_equal(ask(&test, "SELECT count(*) FROM unit"), "3\n");
	tear_down(&test);
}

/* Puts another record in the journal's place and tries to undo it. */
static void try_record(struct test *test, bool cut, int at, int byte)
{
	struct cotejo_change_options options = COTEJO_CHANGE_OPTIONS_INIT;
	char value[120], sql[200];

	options.dry_run = 1;
	if (cut)
		snprintf(value, sizeof(value), "substr(rows, 1, %d)", at);
	else
		snprintf(value, sizeof(value), "substr(rows, 1, %d) || x'%02x' || substr(rows, %d)",
			at, byte, at + 2);
	snprintf(sql, sizeof(sql),
		"UPDATE change_part SET rows = (SELECT CAST(%s AS BLOB) FROM kept)", value);
	fixture_sql(test->memory, sql);
	cotejo_memory_undo(test->memory, 0, &options, NULL, &test->error);
	assert_string_equal(ask(test, "SELECT count(*) FROM unit"), "3\n");
}

/* Cut anywhere, or with any byte another, a record is refused or undone, and nothing is read that
 * is not there. */
static void any_damage(void **state)
{
	struct test test;
	int length;

	(void)state;
	set_up(&test);
	check_ok(delete (&test, &only_second, NULL, NULL), &test.error);
	length = atoi(ask(&test, "SELECT length(rows) FROM change_part"));
	fixture_sql(test.memory, "CREATE TEMP TABLE kept AS SELECT rows FROM change_part");
	for (int i = 0; i < length; i++) {
		try_record(&test, true, i, 0);
		try_record(&test, false, i, i * 37 % 256);
	}
	tear_down(&test);
}

static int stop(void *user)
{
	(void)user;
	return 1;
}

static void interrupted(void **state)
{
	struct cotejo_change_options options = COTEJO_CHANGE_OPTIONS_INIT;
	struct test test;

	(void)state;
	set_up(&test);
	options.cancel = stop;
	assert_int_equal(delete (&test, NULL, &options, NULL), COTEJO_EINTERRUPTED);
	assert_string_equal(ask(&test, "SELECT count(*) FROM unit"), "4\n");
	assert_string_equal(ask(&test, "SELECT count(*) FROM change"), "0\n");
	tear_down(&test);
}

/* More units than fit into one part of the journal. */
static void many_units(void **state)
{
	enum { MANY = 6000 };
	static struct fixture_pair pairs[MANY];
	static char texts[MANY][32];
	struct test test;

	(void)state;
	set_up(&test);
	for (int i = 0; i < MANY; i++) {
		snprintf(texts[i], sizeof(texts[i]), "text number %d", i);
		pairs[i] = (struct fixture_pair){texts[i], texts[i], .5};
	}
	fixture_add(test.memory, "many", "en", "es", pairs, MANY);
	check_undo(&test, MANY + FIXTURE_NEWS_COUNT, delete (&test, NULL, NULL, &result));
	assert_string_equal(ask(&test, "SELECT count(*) FROM change_part"), "0\n");
	tear_down(&test);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(deleting),
		cmocka_unit_test(dry_runs),
		cmocka_unit_test(editing),
		cmocka_unit_test(a_whole_text),
		cmocka_unit_test(senseless_edits),
		cmocka_unit_test(merging_alike),
		cmocka_unit_test(the_confirmed_one_stays),
		cmocka_unit_test(joining),
		cmocka_unit_test(the_list),
		cmocka_unit_test(out_of_order),
		cmocka_unit_test(without_its_bead),
		cmocka_unit_test(damaged_journal),
		cmocka_unit_test(any_damage),
		cmocka_unit_test(interrupted),
		cmocka_unit_test(many_units),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
