/*
 * Tests of memory/index.h and memory/index_read.h against what a program without an index would
 * say.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include "memory/database.h"
#include "memory/index.h"
#include "memory/index_check.h"
#include "memory/index_read.h"
#include "memory/names.h"
#include "memory/schema.h"
#include "memory/tokenizer.h"

enum { UNITS = 4000, WORDS = 60, LENGTH = 24 };

/* Whether a unit holds a word, by the test's own book. */
static bool held[UNITS + 1][WORDS];
static uint32_t seed = 11;

static uint32_t random_below(uint32_t n)
{
	seed = seed * 1664525U + 1013904223U;
	return (seed >> 8) % n;
}

static void write_text(struct buffer *text, const bool words[WORDS])
{
	buffer_reset(text);
	for (int i = 0; i < WORDS; i++) {
		if (words[i])
			buffer_add_format(text, "word%d ", i);
	}
	buffer_add_string(text, "!");
	assert_false(text->failed);
}

/* Words with low numbers are frequent. */
static void draw(bool words[WORDS])
{
	memset(words, 0, WORDS * sizeof(*words));
	for (int i = 0; i < LENGTH; i++)
		words[random_below(1 + random_below(WORDS))] = true;
}

static void add_unit(struct cotejo_memory *memory, size_t number, struct buffer *scratch)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer text = {0};
	char other[32];
	struct unit_text pair[2] = {{.tag = "zz"}, {.tag = "yy"}};
	int64_t unit;
	bool is_new;

	draw(held[number]);
	write_text(&text, held[number]);
	snprintf(other, sizeof(other), "number%zu", number);
	check_ok(language_number(memory, "zz", &pair[0].language, &error), &error);
	check_ok(language_number(memory, "yy", &pair[1].language, &error), &error);
	pair[0].text = buffer_text(&text);
	pair[1].text = slice_of(other);
	check_ok(unit_store_pair(memory, pair, 0, scratch, &unit, &is_new, &error), &error);
	assert_true(is_new);
	assert_int_equal(unit, number);
	buffer_clear(&text);
}

/* Gives the unit another text, or none, as an editor would. */
static void change_unit(struct cotejo_memory *memory, size_t number)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer sql = {0}, text = {0};

	draw(held[number]);
	write_text(&text, held[number]);
	buffer_add_format(&sql,
		"UPDATE variant SET text = '%.*s' WHERE unit = %zu AND key ="
		" (SELECT key FROM variant WHERE unit = %zu ORDER BY id LIMIT 1)",
		(int)text.length, text.bytes, number, number);
	buffer_add_byte(&sql, '\0');
	check_ok(index_drop_unit(memory, (int64_t)number, &error), &error);
	fixture_sql(memory, sql.bytes);
	check_ok(index_add_unit(memory, (int64_t)number, &error), &error);
	buffer_clear(&sql);
	buffer_clear(&text);
}

static void drop_unit(struct cotejo_memory *memory, size_t number)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	char sql[64];

	memset(held[number], 0, sizeof(held[number]));
	snprintf(sql, sizeof(sql), "DELETE FROM unit WHERE id = %zu", number);
	check_ok(index_drop_unit(memory, (int64_t)number, &error), &error);
	fixture_sql(memory, sql);
}

/* The list of each word is that of the book, whole and where it is asked for a few units. */
static void compare(struct cotejo_memory *memory, size_t units)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct unit_list list = {0}, few = {0}, wanted = {0};
	struct index_reader reader = {0};

	for (size_t i = 1; i <= units; i += 1 + random_below(200))
		check_ok(unit_list_add(&wanted, (int64_t)i, &error), &error);
	check_ok(index_reader_load(&reader, memory, &error), &error);
	for (int word = 0; word < WORDS; word++) {
		struct index_terms terms = {0};
		char text[16];
		size_t at = 0;

		snprintf(text, sizeof(text), "word%d", word);
		check_ok(index_find_word(memory, slice_of(text), &terms, &error), &error);
		assert_int_equal(terms.count, 1);
		check_ok(index_read_units(&reader, terms.items[0].number, &list, &error), &error);
		for (size_t i = 1; i <= units; i++) {
			bool found = at < list.count && list.units[at] == (int64_t)i;

			if (found != held[i][word])
				fail_msg("%s, unit %zu: %d", text, i, found);
			at += found;
		}
		assert_int_equal(at, list.count);
		check_ok(index_read_wanted(&reader, terms.items[0].number, &wanted, &few, &error),
			&error);
		unit_list_intersect(&few, &wanted);
		unit_list_intersect(&list, &wanted);
		assert_int_equal(few.count, list.count);
		for (size_t i = 0; i < few.count; i++)
			assert_int_equal(few.units[i], list.units[i]);
		index_terms_clear(&terms);
	}
	index_reader_clear(&reader);
	unit_list_clear(&list);
	unit_list_clear(&few);
	unit_list_clear(&wanted);
}

static void check_index(struct cotejo_memory *memory)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	bool fits = false, weighed = false;

	check_ok(index_check(memory, &fits, &weighed, &error), &error);
	assert_true(fits);
	assert_true(weighed);
}

/* Many units in one transaction, changes in small ones, some of them undone, and all of it seen
 * alike through another handle. */
static void like_a_book(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer scratch = {0};
	struct cotejo_memory *memory, *reader;
	struct fixture fixture;
	size_t units = 0;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	check_ok(memory_begin(memory, &error), &error);
	while (units < UNITS - 200)
		add_unit(memory, ++units, &scratch);
	check_ok(memory_commit(memory, &error), &error);
	compare(memory, units);
	check_index(memory);
	reader = fixture_open(&fixture, COTEJO_MEMORY_READ);
	for (int round = 0; round < 60; round++) {
		bool kept[UNITS + 1][WORDS];
		size_t before = units;

		memcpy(kept, held, sizeof(kept));
		check_ok(memory_begin(memory, &error), &error);
		for (int i = 0; i < 5; i++) {
			size_t number = 1 + random_below((uint32_t)units);

			if (i == 0 && units < UNITS)
				add_unit(memory, ++units, &scratch);
			else if (i == 1)
				drop_unit(memory, number);
			else if (memchr(held[number], 1, WORDS))
				change_unit(memory, number);
		}
		if (random_below(3)) {
			check_ok(memory_commit(memory, &error), &error);
		} else {
			memory_rollback(memory);
			memcpy(held, kept, sizeof(held));
			units = before;
		}
		if (round % 10 == 9)
			compare(reader, units);
	}
	check_index(memory);
	check_ok(memory_begin(memory, &error), &error);
	check_ok(index_rebuild(memory, &error), &error);
	check_ok(memory_commit(memory, &error), &error);
	compare(reader, units);
	check_index(reader);
	cotejo_memory_close(reader);
	cotejo_memory_close(memory);
	buffer_clear(&scratch);
	fixture_teardown(&fixture);
}

/* So many small transactions that what they left has to be written to blocks. */
static void many_small_transactions(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer scratch = {0};
	struct cotejo_memory *memory;
	struct fixture fixture;
	struct query query;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	for (size_t unit = 1; unit <= UNITS; unit++) {
		if (unit % 10 == 1)
			check_ok(memory_begin(memory, &error), &error);
		add_unit(memory, unit, &scratch);
		if (unit % 10 == 0)
			check_ok(memory_commit(memory, &error), &error);
	}
	compare(memory, UNITS);
	query_prepare(&query, memory,
		"SELECT (SELECT count(*) FROM posting) > 0"
		" AND (SELECT sum(length(changes)) FROM recent) < 200000");
	assert_int_equal(query_step(&query, &error), 1);
	assert_int_equal(query_integer(&query, 0), 1);
	query_finish(&query);
	check_index(memory);
	cotejo_memory_close(memory);
	buffer_clear(&scratch);
	fixture_teardown(&fixture);
}

/* Two texts of a unit in one language share words: what one of them loses the other keeps. */
static void texts_that_share_words(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct unit_text texts[3] = {{.tag = "en", .text = slice_of("a wall and a gate")},
		{.tag = "en-GB", .text = slice_of("the wall")},
		{.tag = "es", .text = slice_of("el muro")}};
	struct unit_wanted wanted = {.texts = texts, .count = 3};
	struct buffer scratch = {0};
	struct cotejo_memory *memory;
	struct fixture fixture;
	bool is_new;
	int64_t unit;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	check_ok(memory_begin(memory, &error), &error);
	for (int i = 0; i < 3; i++)
		check_ok(language_number(memory, texts[i].tag, &texts[i].language, &error), &error);
	check_ok(unit_store(memory, &wanted, &scratch, &unit, &is_new, &error), &error);
	check_ok(memory_commit(memory, &error), &error);
	check_index(memory);

	check_ok(memory_begin(memory, &error), &error);
	check_ok(index_drop_variant(memory, texts[0].variant, &error), &error);
	check_ok(index_drop_variant(memory, texts[1].variant, &error), &error);
	fixture_sql(memory, "UPDATE variant SET text = 'a gate' WHERE text = 'a wall and a gate'");
	check_ok(index_add_variant(memory, texts[1].variant, &error), &error);
	check_ok(index_add_variant(memory, texts[0].variant, &error), &error);
	check_ok(memory_commit(memory, &error), &error);
	check_index(memory);

	check_ok(memory_begin(memory, &error), &error);
	check_ok(index_drop_variant(memory, texts[1].variant, &error), &error);
	fixture_sql(memory, "DELETE FROM variant WHERE text = 'the wall'");
	check_ok(index_drop_variant(memory, texts[1].variant, &error), &error);
	check_ok(memory_commit(memory, &error), &error);
	check_index(memory);
	buffer_clear(&scratch);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

/* A unit with the word and a text of its own; `number` chooses the language. */
static void add_word(
	struct cotejo_memory *memory, int number, const char *word, struct buffer *scratch)
{
	char tag[] = {'a', (char)('a' + number / 26), (char)('a' + number % 26), '\0'};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct unit_text pair[2] = {{.tag = tag, .text = slice_of(word)}, {.tag = "yy"}};
	static int texts;
	char other[32];
	int64_t unit;
	bool is_new;

	snprintf(other, sizeof(other), "text%d", texts++);
	pair[1].text = slice_of(other);
	for (int i = 0; i < 2; i++)
		check_ok(language_number(memory, pair[i].tag, &pair[i].language, &error), &error);
	check_ok(unit_store_pair(memory, pair, 0, scratch, &unit, &is_new, &error), &error);
}

/* A word has one row, also when more languages come than are kept at a time, when a transaction is
 * undone, and when another handle has written meanwhile. */
static void words_have_one_row(void **state)
{
	enum { MANY_LANGUAGES = TERMS_LANGUAGES + 8, ROUNDS = 5 };
	static const char *const words[ROUNDS] = {"fence", "wall", "wall", "hedge", "hedge"};
	static const char twice[] = "SELECT count(*) FROM (SELECT 1 FROM term GROUP BY language,"
				    " stem, word HAVING count(*) > 1)";
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory, *other;
	struct buffer scratch = {0};
	struct fixture fixture;
	int64_t count = -1;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	other = fixture_open(&fixture, COTEJO_MEMORY_WRITE);
	for (int round = 0; round < ROUNDS; round++) {
		struct cotejo_memory *writer = round == 1 ? other : memory;

		check_ok(memory_begin(writer, &error), &error);
		for (int i = 0; i < 2 * MANY_LANGUAGES; i++) {
			add_word(writer, i % MANY_LANGUAGES, "gate", &scratch);
			add_word(writer, i % MANY_LANGUAGES, words[round], &scratch);
		}
		if (round == 3) {
			memory_rollback(writer);
			continue;
		}
		check_ok(memory_commit(writer, &error), &error);
		check_index(memory);
		check_ok(database_integer(memory->db, memory->path, twice, &count, &error), &error);
		assert_int_equal(count, 0);
	}
	buffer_clear(&scratch);
	cotejo_memory_close(other);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

static void dictionary(void **state)
{
	static const struct fixture_pair pair[] = {
		{"Walls, a wall", "configuraci\xc3\xb3n configurar configuracion", 1}};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct index_terms terms = {0};
	struct cotejo_memory *memory;
	struct fixture fixture;
	int64_t wall;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "pair", "en-GB", "es-MX", pair, 1);
	wall = index_stem_number(memory->seed, "en", slice_of("wall"));
	check_ok(index_find_stem(memory, wall, &terms, &error), &error);
	assert_int_equal(terms.count, 2);
	assert_string_equal(terms.items[0].primary, "en");
	index_terms_clear(&terms);
	/* One folded word, two stems. */
	check_ok(index_find_word(memory, slice_of("configuracion"), &terms, &error), &error);
	assert_int_equal(terms.count, 2);
	assert_true(terms.items[0].stem != terms.items[1].stem);
	index_terms_clear(&terms);
	check_ok(index_find_pattern(memory, slice_of("config*"), &terms, &error), &error);
	assert_int_equal(terms.count, 3);
	check_ok(index_find_pattern(memory, slice_of("*l*"), &terms, &error), &error);
	assert_int_equal(terms.count, 5);
	index_terms_clear(&terms);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

/* A memory of the first version had its words in FTS5. */
static void first_version(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory = NULL;
	struct index_terms terms = {0};
	struct fixture fixture;
	sqlite3 *db = NULL;

	(void)state;
	fixture_setup(&fixture);
	assert_int_equal(sqlite3_open(fixture.path, &db), SQLITE_OK);
	check_ok(schema_update(db, "test", schema_steps, 1, &error), &error);
	check_ok(tokenizer_register(db, "test", &error), &error);
	assert_int_equal(sqlite3_exec(db,
				 "INSERT INTO language VALUES(1, 'en'), (2, 'es');"
				 "INSERT INTO unit(created, state) VALUES(1, 1);"
				 "INSERT INTO variant(unit, language, key, text)"
				 " VALUES(1, 1, 0, 'massive'), (1, 2, 0, 'masivas');"
				 "CREATE VIEW variant_words(id, text) AS"
				 " SELECT id, text FROM variant;"
				 "CREATE VIRTUAL TABLE words USING fts5(text,"
				 " content = 'variant_words', content_rowid = 'id',"
				 " columnsize = 0, tokenize = 'cotejo')",
				 NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_close(db);
	assert_int_equal(cotejo_memory_open(&memory, fixture.path, COTEJO_MEMORY_READ, &error),
		COTEJO_EVERSION);
	memory = fixture_open(&fixture, COTEJO_MEMORY_WRITE);
	check_ok(cotejo_memory_check(memory, &error), &error);
	check_ok(index_find_word(memory, slice_of("masivas"), &terms, &error), &error);
	assert_int_equal(terms.count, 1);
	index_terms_clear(&terms);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(like_a_book),
		cmocka_unit_test(many_small_transactions),
		cmocka_unit_test(texts_that_share_words),
		cmocka_unit_test(words_have_one_row),
		cmocka_unit_test(dictionary),
		cmocka_unit_test(first_version),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
