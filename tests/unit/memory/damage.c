/*
 * Tests of damaged files: whatever the bytes, every call comes back with an answer or an error.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include <cotejo/lookup.h>

struct bytes {
	unsigned char *bytes;
	size_t length;
};

static struct bytes read_whole(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct bytes whole = {malloc(1 << 20), 0};

	assert_non_null(file);
	assert_non_null(whole.bytes);
	whole.length = fread(whole.bytes, 1, 1 << 20, file);
	fclose(file);
	assert_in_range(whole.length, 4096, (1 << 20) - 1);
	return whole;
}

static void write_whole(const char *path, const unsigned char *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

/* A failure is one that the headers name, says something, and says where. */
static void check_code(int code, struct cotejo_error *error, const char *path)
{
	if (code >= 0)
		return;
	if (code != COTEJO_ECORRUPT && code != COTEJO_EIO && code != COTEJO_EVERSION &&
		code != COTEJO_ELIMIT && code != COTEJO_EENCODING && code != COTEJO_EARGUMENT)
		fail_msg("%s: %d %s", path, code, error->message);
	assert_int_equal(code, error->code);
	assert_true(error->message[0] != '\0');
}

static int ignore_language(void *user, const char *language, uint64_t variants)
{
	(void)user;
	(void)variants;
	return language[0] == '\0';
}

static void walk(struct cotejo_memory *memory, const char *path)
{
	struct cotejo_filter filter = {sizeof(filter), .source_language = "en"};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	const struct cotejo_unit *unit;
	struct cotejo_units *units = NULL;
	int code = cotejo_units_new(&units, memory, &filter, &error);

	check_code(code, &error, path);
	if (code < 0)
		return;
	for (int i = 0; i < 1000 && (code = cotejo_units_next(units, &unit, &error)) == 1; i++) {
		for (size_t j = 0; j < unit->variant_count; j++)
			assert_non_null(unit->variants[j].language);
	}
	check_code(code, &error, path);
	cotejo_units_free(units);
}

static void look_up(struct cotejo_memory *memory, const char *phrase, const char *path)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_lookup *lookup = NULL;
	const struct cotejo_hit *hit;
	int code = cotejo_lookup_new(&lookup, memory, slice_of(phrase), NULL, &error);

	check_code(code, &error, path);
	if (code < 0)
		return;
	for (int i = 0; i < 1000 && (code = cotejo_lookup_next(lookup, &hit, &error)) == 1; i++)
		assert_true(hit->spans[0].begin + hit->spans[0].length <=
			    hit->unit->variants[hit->variant].text.length);
	check_code(code, &error, path);
	cotejo_lookup_free(lookup);
}

/* Uses the file in every way. Returns whether the check has found it sound. */
static bool use(const struct fixture *fixture, enum cotejo_memory_mode mode)
{
	static const struct fixture_pair late[] = {{"a late deportation", "una tarde", .5}};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory = NULL;
	struct cotejo_memory_info info;
	bool sound;
	int code;

	code = cotejo_memory_open(&memory, fixture->path, mode, &error);
	check_code(code, &error, fixture->path);
	if (code < 0)
		return false;
	check_code(cotejo_memory_info(memory, &info, &error), &error, fixture->path);
	check_code(cotejo_memory_languages(memory, ignore_language, NULL, &error), &error,
		fixture->path);
	walk(memory, fixture->path);
	look_up(memory, "mass deportation", fixture->path);
	look_up(memory, "muro", fixture->path);
	code = cotejo_memory_check(memory, &error);
	check_code(code, &error, fixture->path);
	sound = code == 0;
	if (sound && mode != COTEJO_MEMORY_READ)
		fixture_add(memory, "late", "en", "es", late, 1);
	cotejo_memory_close(memory);
	return sound;
}

static struct bytes sound_memory(struct fixture *fixture)
{
	struct cotejo_memory *memory;

	fixture_setup(fixture);
	memory = fixture_open(fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "news", "en", "es", fixture_news, FIXTURE_NEWS_COUNT);
	/* Without the bytes of pages that have moved, which nobody would miss. */
	fixture_sql(memory, "PRAGMA secure_delete = ON; VACUUM");
	cotejo_memory_close(memory);
	return read_whole(fixture->path);
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525U + 1013904223U;
	return *seed >> 8;
}

static void no_log(const struct fixture *fixture)
{
	char path[400];

	snprintf(path, sizeof(path), "%s-wal", fixture->path);
	unlink(path);
	snprintf(path, sizeof(path), "%s-shm", fixture->path);
	unlink(path);
}

enum { PAGE_BYTES = 4096 };

static void truncated(void **state)
{
	struct fixture fixture;
	struct bytes whole = sound_memory(&fixture);

	(void)state;
	/* The end of the last page may be bytes that nothing uses. */
	for (size_t length = 1; length <= whole.length - PAGE_BYTES; length += 1 + length / 3) {
		write_whole(fixture.path, whole.bytes, length);
		no_log(&fixture);
		assert_false(use(&fixture, COTEJO_MEMORY_READ));
		assert_false(use(&fixture, COTEJO_MEMORY_WRITE));
	}
	free(whole.bytes);
	fixture_teardown(&fixture);
}

/* Bytes in use: an empty page of a small memory has little that could be missed. */
static bool is_in_use(const struct bytes *whole, size_t place)
{
	return whole->bytes[place] != 0;
}

static void flipped(void **state)
{
	struct fixture fixture;
	struct bytes whole = sound_memory(&fixture);
	uint32_t seed = 17;
	int found = 0, tried = 0;

	(void)state;
	assert_true(use(&fixture, COTEJO_MEMORY_READ));
	while (tried < 400) {
		size_t place = next_random(&seed) % whole.length;
		unsigned char before = whole.bytes[place];

		if (!is_in_use(&whole, place))
			continue;
		tried++;
		whole.bytes[place] ^= (unsigned char)(1U << next_random(&seed) % 8);
		write_whole(fixture.path, whole.bytes, whole.length);
		no_log(&fixture);
		found += !use(&fixture, tried % 2 ? COTEJO_MEMORY_READ : COTEJO_MEMORY_WRITE);
		whole.bytes[place] = before;
	}
	/* What the check cannot know is little: a date, a title, what SQLite has left unused. */
	if (found < tried * 9 / 10)
		fail_msg("%d of %d found", found, tried);
	free(whole.bytes);
	fixture_teardown(&fixture);
}

/* Pages filled with what is no page. */
static void overwritten(void **state)
{
	enum { PAGE = 4096 };
	struct fixture fixture;
	struct bytes whole = sound_memory(&fixture);
	unsigned char kept[PAGE];
	uint32_t seed = 4;

	(void)state;
	for (size_t page = 0; page < whole.length / PAGE; page++) {
		unsigned char *at = whole.bytes + page * PAGE;

		memcpy(kept, at, PAGE);
		for (size_t i = page ? 0 : 100; i < PAGE; i++)
			at[i] = (unsigned char)next_random(&seed);
		write_whole(fixture.path, whole.bytes, whole.length);
		no_log(&fixture);
		assert_false(use(&fixture, COTEJO_MEMORY_READ));
		assert_false(use(&fixture, COTEJO_MEMORY_WRITE));
		memcpy(at, kept, PAGE);
	}
	free(whole.bytes);
	fixture_teardown(&fixture);
}

/* What the tables promise each other, broken one after the other. */
static void broken_promises(void **state)
{
	static const struct {
		const char *sql, *message;
	} rows[] = {
		{"UPDATE variant SET text = 'other' WHERE id = 1", "words does not fit"},
		{"DELETE FROM recent", "words does not fit"},
		{"INSERT INTO recent SELECT 9, changes FROM recent; DELETE FROM term WHERE id = 2",
			"words does not fit"},
		{"UPDATE recent SET changes = x'0105020304'", "the index of words"},
		{"INSERT INTO posting VALUES((SELECT max(id) FROM term) + 1 << 36, x'')",
			"words does not fit"},
		{"INSERT INTO posting VALUES(1 << 36, x'80')", "the index of words"},
		{"INSERT INTO posting VALUES(1 << 36, x'0100')", "the index of words"},
		{"UPDATE variant SET key = key + 1 WHERE id = 3", "not found by its key"},
		{"UPDATE weight SET classes = CAST(X'01' || substr(classes, 2) AS BLOB)",
			"weights of texts"},
		{"UPDATE weight SET classes = X'00'", "weights of texts"},
		{"DELETE FROM weight WHERE id = (SELECT min(id) FROM weight)", "weights of texts"},
		{"PRAGMA foreign_keys = OFF; DELETE FROM language WHERE id = 1",
			"a reference to something"},
		{"UPDATE unit SET state = 9 WHERE id = 2", "no known state"},
		{"UPDATE unit SET probability = 0.123 WHERE id = 2", "probability is not"},
		{"UPDATE bead SET probability = 2 WHERE ordinal = 0", "whose probability is none"},
		{"UPDATE bead SET unit = NULL WHERE ordinal = 0", "comes from nowhere"},
		{"UPDATE sentence SET length = 5000 WHERE ordinal = 1", "outside its document"},
		{"UPDATE sentence SET begin = -1 WHERE ordinal = 1", "outside its document"},
		{"UPDATE document SET text = text || ' ' WHERE id = 2", "not what was stored"},
		{"DELETE FROM sentence WHERE ordinal = 1", "missing sentences"},
		{"DELETE FROM sentence WHERE ordinal = 3", "without some of its sentences"},
		{"UPDATE bead SET left_count = 0 WHERE ordinal = 2",
			"without some of its sentences"},
		{"DROP INDEX variant_key", "a table is not as it was made"},
		{"ALTER TABLE note ADD COLUMN colour TEXT", "a table is not as it was made"},
		{"INSERT INTO unit(created, state) VALUES(1, 1)", "unit without texts"},
		{"INSERT INTO property(unit, variant, name, value) VALUES(1, 4, 'a', 'b')",
			"property of a variant"},
		{"UPDATE variant SET text = CAST(x'ff41' AS TEXT) WHERE id = 1", ""},
	};
	struct fixture fixture;
	struct bytes whole = sound_memory(&fixture);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct cotejo_memory *memory;
		int code;

		write_whole(fixture.path, whole.bytes, whole.length);
		memory = fixture_open(&fixture, COTEJO_MEMORY_WRITE);
		fixture_sql(memory, rows[i].sql);
		code = cotejo_memory_check(memory, &error);
		if (code != COTEJO_ECORRUPT || !strstr(error.message, rows[i].message))
			fail_msg("%s: %d %s", rows[i].sql, code, error.message);
		assert_string_equal(error.file, fixture.path);
		cotejo_memory_close(memory);
		use(&fixture, COTEJO_MEMORY_READ);
		no_log(&fixture);
	}
	free(whole.bytes);
	fixture_teardown(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(truncated),
		cmocka_unit_test(flipped),
		cmocka_unit_test(overwritten),
		cmocka_unit_test(broken_promises),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
