/*
 * import.c - files that enter a memory, and those that do not
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cotejo/exchange.h>

#include "memory/handle.h"
#include "unit/check.h"

#define HEAD                                                                  \
	"<tmx version='1.4'><header creationtool='t' creationtoolversion='1'" \
	" segtype='sentence' o-tmf='t' adminlang='en' srclang='en' datatype='plaintext'/><body>"
#define EN "<tuv xml:lang='en'><seg>One.</seg></tuv>"
#define ES "<tuv xml:lang='es'><seg>Uno.</seg></tuv>"
#define FR "<tuv xml:lang='fr'><seg>Un.</seg></tuv>"
#define TAIL "</body></tmx>"

static const struct {
	const char *name, *bytes;
	uint64_t read, added, known, skipped, stored;
} rows[] = {
	{"a pair", HEAD "<tu>" EN ES "</tu>" TAIL, 1, 1, 0, 0, 1},
	{"twice, turned round", HEAD "<tu>" EN ES "</tu><tu>" ES EN "</tu>" TAIL, 2, 1, 1, 0, 1},
	{"three are not two", HEAD "<tu>" EN ES "</tu><tu>" EN ES FR "</tu>" TAIL, 2, 2, 0, 0, 2},
	{"three in any order", HEAD "<tu>" EN ES FR "</tu><tu>" FR EN ES "</tu>" TAIL, 2, 1, 1, 0,
		1},
	{"one language", HEAD "<tu>" EN "</tu>" TAIL, 1, 0, 0, 1, 0},
	{"nothing", HEAD TAIL, 0, 0, 0, 0, 0},
};

static void write_file(const char *path, const char *bytes)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_true(fputs(bytes, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static uint64_t stored(struct cotejo_memory *memory)
{
	struct cotejo_memory_info info;

	assert_int_equal(cotejo_memory_info(memory, &info, NULL), 0);
	assert_int_equal(cotejo_memory_check(memory, NULL), 0);
	return info.units;
}

static int import_once(struct cotejo_memory *memory, const char *path,
	const struct cotejo_import_options *options, struct cotejo_import_result *ret_result)
{
	struct cotejo_import *import;
	int code = cotejo_import_new(&import, path, options, NULL);

	assert_int_equal(code, 0);
	code = cotejo_import_run(import, memory, ret_result, NULL);
	cotejo_import_free(import);
	return code;
}

/* Makes a folder and goes there. */
static void enter_folder(char *ret_folder, size_t size)
{
	const char *parent = getenv("TMPDIR");

	snprintf(ret_folder, size, "%s/cotejo-import.XXXXXX", parent ? parent : "/tmp");
	assert_non_null(mkdtemp(ret_folder));
	assert_int_equal(chdir(ret_folder), 0);
}

static void counts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char folder[512];
		struct cotejo_import_result result = {0};
		struct cotejo_memory *memory;

		enter_folder(folder, sizeof(folder));
		write_file("file.tmx", rows[i].bytes);
		assert_int_equal(
			cotejo_memory_open(&memory, "memory.db", COTEJO_MEMORY_CREATE, NULL), 0);
		assert_int_equal(import_once(memory, "file.tmx", NULL, &result), 0);
		if (result.units_read != rows[i].read || result.units_new != rows[i].added ||
			result.units_known != rows[i].known ||
			result.units_skipped != rows[i].skipped || stored(memory) != rows[i].stored)
			fail_msg("%s", rows[i].name);
		cotejo_memory_close(memory);
		unlink("file.tmx");
		unlink("memory.db");
		assert_int_equal(rmdir(folder), 0);
	}
}

/* ---- A full disk ---- */

enum {
	COMMITTED = 25000, /* in one go */
	MANY_UNITS = COMMITTED + 1000,
	EARLY = 500 /* units that are read before the disk is full */
};

static void write_many(const char *path)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	for (int i = 0; i < MANY_UNITS; i++)
		fprintf(file, "wire %d\thilo %d\n", i, i);
	assert_int_equal(fclose(file), 0);
}

/* The disk becomes full when so many units have been read. */
struct disk {
	struct cotejo_memory *memory;
	int units, full_after;
};

static void limit_pages(struct cotejo_memory *memory, const char *sql)
{
	assert_int_equal(sqlite3_exec(memory->db, sql, NULL, NULL, NULL), SQLITE_OK);
}

static int fill_disk(void *user)
{
	struct disk *disk = user;

	/* No lower than what is there. */
	if (disk->units++ == disk->full_after)
		limit_pages(disk->memory, "PRAGMA max_page_count = 1");
	return 0;
}

static void import_until_full(struct cotejo_memory *memory,
	const struct cotejo_import_options *options, int full_after, uint64_t expected)
{
	struct disk disk = {memory, 0, full_after};
	struct cotejo_import_options filling = *options;

	filling.cancel = fill_disk;
	filling.user = &disk;
	assert_int_equal(import_once(memory, "file.tsv", &filling, NULL), COTEJO_EIO);
	limit_pages(memory, "PRAGMA max_page_count = 1000000");
	assert_int_equal(stored(memory), expected);
}

/* What is left is sound, and is whole chunks; with room again the import goes on behind them. */
static void no_room(void **state)
{
	struct cotejo_import_options options = COTEJO_IMPORT_OPTIONS_INIT;
	struct cotejo_import_result result = {0};
	struct cotejo_memory *memory;
	char folder[512];

	(void)state;
	options.source_language = "en";
	options.target_language = "es";
	enter_folder(folder, sizeof(folder));
	write_many("file.tsv");
	assert_int_equal(cotejo_memory_open(&memory, "memory.db", COTEJO_MEMORY_CREATE, NULL), 0);
	import_until_full(memory, &options, EARLY, 0);
	import_until_full(memory, &options, COMMITTED + 1, COMMITTED);
	assert_int_equal(import_once(memory, "file.tsv", &options, &result), 0);
	assert_int_equal(result.units_resumed, COMMITTED);
	assert_int_equal(stored(memory), MANY_UNITS);
	cotejo_memory_close(memory);
	unlink("file.tsv");
	unlink("memory.db");
	assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(counts), cmocka_unit_test(no_room)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
