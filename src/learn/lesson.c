/*
 * lesson.c - what the units of two languages teach
 *
 * The units are gone through once to learn and, if they are too many to learn from all of them,
 * once more to link the others.
 *
 * SPDX-License-Identifier: MIT
 */
#include "learn/lesson.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "learn/pack.h"
#include "words/workers.h"

/* So many places (source word, target word) are learnt from: an aligner needs some eight bytes for
 * each. A word and its space have six letters. */
static const double MOST_PLACES = 250e6, LETTERS_A_PLACE = 36;

enum { BLOCK_ROWS = 512 };

void lesson_clear(struct lesson *lesson)
{
	for (size_t k = 0; k < lesson->block_count; k++)
		buffer_clear(&lesson->blocks[k]);
	free(lesson->blocks);
	free(lesson->rows);
	knowledge_clear(&lesson->knowledge);
	*lesson = (struct lesson){0};
}

/* ---- Going through the units ---- */

/* All pairs of variants of a unit come one after the other, in order, so that they can be counted.
 */
static const char walk[] =
	"SELECT s.unit, s.id, s.key, ls.tag, s.text, t.id, t.key, lt.tag, t.text"
	" FROM variant s INDEXED BY variant_unit CROSS JOIN variant t INDEXED BY variant_unit"
	" ON t.unit = s.unit AND t.id > s.id CROSS JOIN unit u ON u.id = s.unit"
	" CROSS JOIN language ls ON ls.id = s.language CROSS JOIN language lt ON lt.id = t.language"
	" WHERE u.state <> ?1 AND s.unit >= 0 ORDER BY s.unit, s.id, t.id";

struct walker {
	struct query query;
	const struct lesson *lesson;
	struct lesson_row row;
	struct cotejo_text texts[2]; /* of the row's variants */
};

static void walker_begin(
	struct walker *walker, const struct lesson *lesson, struct cotejo_memory *reader)
{
	*walker = (struct walker){.lesson = lesson, .row = {.unit = -1}};
	query_prepare(&walker->query, reader, walk);
	query_bind_integer(&walker->query, 1, COTEJO_UNIT_EXCLUDED);
}

/* Numbers the variants of the row at hand within their unit. */
static void number_variants(struct walker *walker)
{
	struct lesson_row *row = &walker->row;
	int64_t unit = query_integer(&walker->query, 0), first = query_integer(&walker->query, 1);

	if (unit != row->unit) {
		row->numbers[0] = 0;
		row->numbers[1] = 1;
	} else if (first != row->variants[0]) {
		row->numbers[0]++;
		row->numbers[1] = row->numbers[0] + 1;
	} else {
		row->numbers[1]++;
	}
	row->unit = unit;
	row->variants[0] = first;
	row->variants[1] = query_integer(&walker->query, 5);
}

static bool is_of_lesson(struct walker *walker)
{
	struct language_pair languages = language_pair_of(
		query_text(&walker->query, 3).bytes, query_text(&walker->query, 7).bytes);

	walker->row.swapped = languages.swapped;
	return strcmp(languages.source, walker->lesson->languages.source) == 0 &&
	       strcmp(languages.target, walker->lesson->languages.target) == 0;
}

/* 1 and the next pair of variants in the lesson's languages, 0 at the end. */
static int walker_next(struct walker *walker, struct cotejo_error *error)
{
	struct lesson_row *row = &walker->row;
	int code;

	while ((code = query_step(&walker->query, error)) == 1) {
		number_variants(walker);
		if (!is_of_lesson(walker))
			continue;
		row->keys[0] = query_integer(&walker->query, 2);
		row->keys[1] = query_integer(&walker->query, 6);
		walker->texts[0] = query_text(&walker->query, 4);
		walker->texts[1] = query_text(&walker->query, 8);
		return 1;
	}
	return code;
}

/* ---- Learning ---- */

struct learning {
	struct lesson *lesson;
	struct cotejo_memory *reader;
	const struct cotejo_learn_options *options;
	struct cotejo_words *words;
	atomic_ullong links;
	atomic_bool failed;
};

static int add_row(
	struct learning *learning, struct walker *walker, bool train, struct cotejo_error *error)
{
	struct lesson *lesson = learning->lesson;
	struct lesson_row *rows = array_reserve(
		lesson->rows, &lesson->row_capacity, lesson->row_count + 1, sizeof(*rows));
	bool swapped = walker->row.swapped;

	if (!rows)
		return error_no_memory(error);
	lesson->rows = rows;
	walker->row.pair =
		train ? (uint32_t)cotejo_words_pair_count(learning->words) : (uint32_t)NO_PAIR;
	rows[lesson->row_count++] = walker->row;
	if (!train)
		return 0;
	return cotejo_words_add(
		learning->words, walker->texts[swapped], walker->texts[!swapped], error);
}

/* Adds every pair of texts, or every n-th when they are too many. */
static int read_units(struct learning *learning, struct cotejo_error *error)
{
	const struct cotejo_learn_options *options = learning->options;
	size_t every = 1 + (size_t)(learning->lesson->letters / LETTERS_A_PLACE / MOST_PLACES);
	struct walker walker;
	int code;

	walker_begin(&walker, learning->lesson, learning->reader);
	for (size_t n = 0; (code = walker_next(&walker, error)) == 1; n++) {
		code = add_row(learning, &walker, n % every == 0, error);
		if (code == 0 && n % BLOCK_ROWS == 0 && options->cancel &&
			options->cancel(options->user) != 0)
			code = error_set(error, COTEJO_EINTERRUPTED, "interrupted");
		if (code < 0)
			break;
	}
	query_finish(&walker.query);
	return code;
}

/* Packs the links of a row; `texts` is needed for one that was not trained on. */
static int pack_row(struct learning *learning, size_t at, const struct cotejo_text *texts,
	struct cotejo_word_links *links, struct cotejo_error *error)
{
	struct lesson_row *row = &learning->lesson->rows[at];
	struct buffer *block = &learning->lesson->blocks[at / BLOCK_ROWS];
	int code;

	if (row->pair != NO_PAIR)
		code = cotejo_words_links(
			learning->words, row->pair, COTEJO_LINKS_PHRASES, links, error);
	else
		code = cotejo_words_align(learning->words, texts[row->swapped],
			texts[!row->swapped], COTEJO_LINKS_PHRASES, links, error);
	if (code < 0)
		return code;
	if (row->swapped)
		pack_swap(links);
	row->block = (uint32_t)(at / BLOCK_ROWS);
	row->begin = (uint32_t)block->length;
	pack_add(block, (struct pack_head){row->numbers[0], row->numbers[1]}, links);
	row->length = (uint32_t)(block->length - row->begin);
	atomic_fetch_add(&learning->links, links->count);
	return block->failed ? error_no_memory(error) : 0;
}

/* Packs the links of the rows of a block that were trained on. */
static void pack_block(void *context, size_t number)
{
	struct learning *learning = context;
	struct lesson *lesson = learning->lesson;
	size_t at = number * BLOCK_ROWS, end = at + BLOCK_ROWS;
	struct cotejo_word_links links = {0};

	end = end < lesson->row_count ? end : lesson->row_count;
	for (; at < end; at++) {
		if (lesson->rows[at].pair != NO_PAIR &&
			pack_row(learning, at, NULL, &links, NULL) < 0)
			atomic_store(&learning->failed, true);
	}
	cotejo_word_links_clear(&links);
}

/* Links the rows that were not trained on; the reader's transaction shows them as they were. */
static int link_others(struct learning *learning, struct cotejo_error *error)
{
	const struct cotejo_learn_options *options = learning->options;
	struct cotejo_word_links links = {0};
	struct walker walker;
	int code;

	walker_begin(&walker, learning->lesson, learning->reader);
	for (size_t n = 0; (code = walker_next(&walker, error)) == 1; n++) {
		code = 0;
		if (learning->lesson->rows[n].pair == NO_PAIR)
			code = pack_row(learning, n, walker.texts, &links, error);
		if (code == 0 && n % BLOCK_ROWS == 0 && options->cancel &&
			options->cancel(options->user) != 0)
			code = error_set(error, COTEJO_EINTERRUPTED, "interrupted");
		if (code < 0)
			break;
	}
	cotejo_word_links_clear(&links);
	query_finish(&walker.query);
	return code;
}

static int link_rows(struct learning *learning, struct cotejo_error *error)
{
	struct lesson *lesson = learning->lesson;
	size_t blocks = (lesson->row_count + BLOCK_ROWS - 1) / BLOCK_ROWS;
	int code = 0;

	lesson->blocks = calloc(blocks + 1, sizeof(*lesson->blocks));
	if (!lesson->blocks)
		return error_no_memory(error);
	lesson->block_count = blocks;
	workers_run(learning->options->threads, blocks, pack_block, learning);
	if (atomic_load(&learning->failed))
		return error_no_memory(error);
	if (cotejo_words_pair_count(learning->words) < lesson->row_count)
		code = link_others(learning, error);
	lesson->links = atomic_load(&learning->links);
	return code;
}

int lesson_learn(struct lesson *lesson, struct cotejo_memory *reader,
	const struct cotejo_learn_options *options, struct cotejo_error *error)
{
	struct learning learning = {.lesson = lesson, .reader = reader, .options = options};
	struct cotejo_words_options words = COTEJO_WORDS_OPTIONS_INIT;
	int code;

	words.tokens = COTEJO_TOKENS_TEXT;
	words.samplers = options->samplers;
	words.threads = options->threads;
	words.seed = options->seed;
	words.cancel = options->cancel;
	words.user = options->user;
	code = cotejo_words_new(&learning.words, &words, error);
	if (code == 0)
		code = read_units(&learning, error);
	if (code == 0)
		code = cotejo_words_train(learning.words, error);
	if (code == 0)
		code = knowledge_take(&lesson->knowledge, learning.words, error);
	if (code == 0)
		code = link_rows(&learning, error);
	cotejo_words_free(learning.words);
	return code;
}

/* ---- Writing ---- */

static int write_row(struct query *query, const struct lesson *lesson, const struct lesson_row *row,
	struct cotejo_error *error)
{
	int code;

	query_bind_integer(query, 1, row->unit);
	query_bind_blob(
		query, 2, slice(lesson->blocks[row->block].bytes + row->begin, row->length));
	for (int i = 0; i < 2; i++) {
		query_bind_integer(query, 3 + 2 * i, row->variants[i]);
		query_bind_integer(query, 4 + 2 * i, row->keys[i]);
	}
	query_bind_integer(query, 7, row->numbers[1]);
	code = query_step(query, error);
	sqlite3_reset(query->statement);
	return code < 0 ? code : 0;
}

int lesson_write_links(
	const struct lesson *lesson, struct cotejo_memory *memory, struct cotejo_error *error)
{
	struct query query;
	int code = 0;

	/* A unit whose texts have changed since they were read waits for the next time. */
	query_prepare(&query, memory,
		"INSERT INTO link(unit, links) SELECT ?1, ?2"
		" FROM variant s CROSS JOIN variant t WHERE s.id = ?3 AND s.unit = ?1 AND s.key = "
		"?4"
		" AND t.id = ?5 AND t.unit = ?1 AND t.key = ?6"
		" AND (SELECT count(*) FROM variant v WHERE v.unit = ?1 AND v.id < ?5) = ?7"
		" ON CONFLICT(unit) DO UPDATE SET links = CAST(links || excluded.links AS BLOB)");
	for (size_t k = 0; k < lesson->row_count && code == 0; k++)
		code = write_row(&query, lesson, &lesson->rows[k], error);
	query_finish(&query);
	return code;
}
