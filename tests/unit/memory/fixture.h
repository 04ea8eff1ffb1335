/*
 * fixture.h - a memory in a folder of its own, and pairs to put into it
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TESTS_UNIT_MEMORY_FIXTURE_H
#define TESTS_UNIT_MEMORY_FIXTURE_H

#include "unit/check.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cotejo/memory.h>

#include "base/buffer.h"
#include "memory/alignments.h"
#include "memory/documents.h"
#include "memory/handle.h"
#include "memory/units.h"

struct fixture {
	char folder[256];
	char path[300];
};

static inline void fixture_setup(struct fixture *fixture)
{
	const char *base = getenv("TMPDIR");

	/* Where there is a folder in RAM, no test waits for a disk. */
	if (!base)
		base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
	snprintf(fixture->folder, sizeof(fixture->folder), "%s/cotejo-test-XXXXXX", base);
	assert_non_null(mkdtemp(fixture->folder));
	snprintf(fixture->path, sizeof(fixture->path), "%s/memory.db", fixture->folder);
}

/* Removes the folder and the files in it, and says how many there were. */
static inline int fixture_teardown(struct fixture *fixture)
{
	DIR *folder;
	struct dirent *entry;
	int count = 0;

	chmod(fixture->folder, 0700);
	folder = opendir(fixture->folder);
	assert_non_null(folder);
	while ((entry = readdir(folder))) {
		char path[600];

		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "%s/%s", fixture->folder, entry->d_name);
		unlink(path);
		count++;
	}
	closedir(folder);
	rmdir(fixture->folder);
	return count;
}

static inline struct cotejo_memory *fixture_open(
	const struct fixture *fixture, enum cotejo_memory_mode mode)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory = NULL;

	check_ok(cotejo_memory_open(&memory, fixture->path, mode, &error), &error);
	return memory;
}

/* One sentence on each side of every bead. */
struct fixture_pair {
	const char *left, *right;
	double probability;
};

struct fixture_text {
	struct buffer text;
	struct cotejo_sentence *sentences;
	unsigned char *kinds;
};

static inline void fixture_text(
	struct fixture_text *text, const struct fixture_pair *pairs, size_t count, bool right)
{
	text->sentences = calloc(count + 1, sizeof(*text->sentences));
	text->kinds = calloc(count + 1, 1);
	assert_non_null(text->sentences);
	assert_non_null(text->kinds);
	for (size_t i = 0; i < count; i++) {
		const char *sentence = right ? pairs[i].right : pairs[i].left;

		text->kinds[i] = COTEJO_BLOCK_PARAGRAPH;
		text->sentences[i].begin = text->text.length;
		text->sentences[i].length = strlen(sentence);
		buffer_add_string(&text->text, sentence);
		buffer_add_byte(&text->text, i + 1 < count ? ' ' : '\n');
	}
	assert_false(text->text.failed);
}

static inline void fixture_text_clear(struct fixture_text *text)
{
	buffer_clear(&text->text);
	free(text->sentences);
	free(text->kinds);
}

static inline int fixture_store_bead(struct cotejo_memory *memory, int64_t alignment, size_t i,
	const struct fixture_pair *pair, const struct document_key keys[2], struct buffer *scratch,
	struct cotejo_error *error)
{
	struct unit_text texts[2] = {
		{.language = keys[0].language, .tag = keys[0].tag, .text = slice_of(pair->left)},
		{.language = keys[1].language, .tag = keys[1].tag, .text = slice_of(pair->right)},
	};
	struct stored_bead bead = {.bead = {i, 1, i, 1, pair->probability, 0}};
	bool is_new;
	int code = unit_store_pair(memory, texts, 0, scratch, &bead.unit, &is_new, error);

	if (code == 0)
		code = bead_add(memory, alignment, i, &bead, error);
	return code == 0 ? unit_weigh(memory, bead.unit, error) : code;
}

/* Adds two documents of these sentences, aligned one to one, in a transaction. */
static inline void fixture_add(struct cotejo_memory *memory, const char *name,
	const char *left_language, const char *right_language, const struct fixture_pair *pairs,
	size_t count)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct fixture_text texts[2] = {0};
	struct document documents[2];
	struct document_key keys[2] = {0};
	struct buffer scratch = {0};
	char names[2][64];
	int64_t alignment = 0;

	check_ok(memory_begin(memory, &error), &error);
	for (int i = 0; i < 2; i++) {
		snprintf(names[i], sizeof(names[i]), "%s.%s", name,
			i ? right_language : left_language);
		fixture_text(&texts[i], pairs, count, i == 1);
		documents[i] = (struct document){names[i], names[i],
			i ? right_language : left_language, slice_of(name),
			buffer_text(&texts[i].text), count, texts[i].sentences, texts[i].kinds};
		check_ok(document_find(memory, &documents[i], &keys[i], &error), &error);
		if (keys[i].id == 0)
			check_ok(document_add(memory, &documents[i], &keys[i], &error), &error);
	}
	check_ok(alignment_add(memory, keys[0].id, keys[1].id, 0, 0, &alignment, &error), &error);
	for (size_t i = 0; i < count; i++)
		check_ok(
			fixture_store_bead(memory, alignment, i, &pairs[i], keys, &scratch, &error),
			&error);
	check_ok(memory_commit(memory, &error), &error);
	for (int i = 0; i < 2; i++)
		fixture_text_clear(&texts[i]);
	buffer_clear(&scratch);
}

/* Runs SQL that hands out nothing. */
static inline void fixture_sql(struct cotejo_memory *memory, const char *sql)
{
	char *message = NULL;

	if (sqlite3_exec(memory->db, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s: %s", sql, message);
}

/* A news item in two languages. */
static const struct fixture_pair fixture_news[] = {
	{"There will be no mass deportations, the secretary said.",
		"No habrá deportaciones masivas, dijo el secretario.", .95},
	{"Mexico will not pay for the wall.", "México no pagará el muro.", .9},
	{"A mass deportation would need the army.",
		"Una deportación masiva requeriría al ejército.", .8},
	{"The talks lasted two hours.", "La reunión duró dos horas.", .4},
};

#define FIXTURE_NEWS_COUNT (sizeof(fixture_news) / sizeof(fixture_news[0]))

#endif
