/*
 * store.c - what was learnt of words, in the tables of a memory
 *
 * SPDX-License-Identifier: MIT
 */
#include "learn/store.h"

#include <math.h>
#include <string.h>

#include "base/error.h"

/* Numbers of links and words are kept in hundredths. */
static const double PARTS = 100;

/* Ratios of fertilities are kept as a byte each, sixteenths of a power of two around 1; 0 is 0. */
static const double RATIO_STEPS = 16, RATIO_ONE = 128;

struct language_pair language_pair_of(const char *source, const char *target)
{
	struct language_pair pair = {.swapped = false};

	language_primary(pair.source, source);
	language_primary(pair.target, target);
	if (strcmp(pair.source, pair.target) > 0) {
		struct language_pair swapped = {.swapped = true};

		memcpy(swapped.source, pair.target, LANGUAGE_SIZE);
		memcpy(swapped.target, pair.source, LANGUAGE_SIZE);
		return swapped;
	}
	return pair;
}

/* ---- Writing ---- */

/* Steps a statement that hands out nothing and makes it ready for the next row. */
static int run_row(struct query *query, struct cotejo_error *error)
{
	int code = query_step(query, error);

	if (query->statement)
		sqlite3_reset(query->statement);
	return code < 0 ? code : 0;
}

static int64_t parts_of(float number)
{
	return (int64_t)llround((double)number * PARTS);
}

static void pack_ratios(char ret_bytes[FERTILITIES], const struct fertility_row *ratios)
{
	for (size_t k = 0; k < FERTILITIES; k++) {
		double ratio = (double)ratios->values[k], byte = 0;

		if (ratio > 0)
			byte = fmin(fmax(round(log2(ratio) * RATIO_STEPS) + RATIO_ONE, 1), 255);
		ret_bytes[k] = (char)(unsigned char)byte;
	}
}

static int store_words(struct cotejo_memory *memory, int64_t learnt,
	const struct knowledge *knowledge, struct cotejo_error *error)
{
	struct query query;
	int code = 0;

	query_prepare(&query, memory,
		"INSERT INTO learnt_word(learnt, number, side, count, linked, unlinked, leans,"
		" ratios, key, word) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
	for (size_t w = 0; w < knowledge->word_count && code == 0; w++) {
		const struct known_word *word = &knowledge->words[w];
		char ratios[FERTILITIES];

		query_bind_integer(&query, 1, learnt);
		query_bind_integer(&query, 2, (int64_t)w);
		query_bind_integer(&query, 3, word->side);
		query_bind_integer(&query, 4, (int64_t)llround((double)word->count));
		query_bind_integer(&query, 5, parts_of(word->linked));
		query_bind_integer(&query, 6, parts_of(word->unlinked));
		query_bind_integer(&query, 7, word->lean);
		pack_ratios(ratios, &word->ratios);
		query_bind_blob(&query, 8, slice(word->has_ratios ? ratios : NULL, FERTILITIES));
		query_bind_text(&query, 9, word->key);
		query_bind_text(&query, 10, word->word);
		code = run_row(&query, error);
	}
	query_finish(&query);
	return code;
}

static int store_pairs(struct cotejo_memory *memory, int64_t learnt,
	const struct knowledge *knowledge, struct cotejo_error *error)
{
	struct query query;
	int code = 0;

	query_prepare(&query, memory,
		"INSERT OR IGNORE INTO learnt_pair(learnt, source, target, forward, backward)"
		" VALUES(?1, ?2, ?3, ?4, ?5)");
	for (size_t p = 0; p < knowledge->pair_count && code == 0; p++) {
		const struct known_pair *pair = &knowledge->pairs[p];

		query_bind_integer(&query, 1, learnt);
		query_bind_integer(&query, 2, pair->source);
		query_bind_integer(&query, 3, pair->target);
		query_bind_integer(&query, 4, parts_of(pair->links[0]));
		query_bind_integer(&query, 5, parts_of(pair->links[1]));
		code = run_row(&query, error);
	}
	query_finish(&query);
	return code;
}

/* The numbers of a direction, by the names that the table has for them. */
struct number_row {
	const char *name;
	size_t ordinal;
	double value;
};

enum { DIRECTION_NUMBERS = 2 + JUMP_BUCKETS + FERTILITIES };

static void list_numbers(struct number_row ret_rows[DIRECTION_NUMBERS],
	const struct knowledge *knowledge, size_t side)
{
	const struct known_direction *direction = &knowledge->directions[side];
	struct number_row *row = ret_rows;

	*row++ = (struct number_row){"words", 0, knowledge->side_words[side]};
	*row++ = (struct number_row){"unlinked", 0, (double)direction->null_total};
	for (size_t bucket = 0; bucket < JUMP_BUCKETS; bucket++)
		*row++ = (struct number_row){"jump", bucket, direction->jumps[bucket]};
	for (size_t k = 0; k < FERTILITIES; k++)
		*row++ = (struct number_row){"ratio", k, (double)direction->ratios.values[k]};
}

static int store_numbers(struct cotejo_memory *memory, int64_t learnt,
	const struct knowledge *knowledge, struct cotejo_error *error)
{
	struct number_row rows[DIRECTION_NUMBERS];
	struct query query;
	int code = 0;

	query_prepare(&query, memory,
		"INSERT INTO learnt_number(learnt, side, name, ordinal, value)"
		" VALUES(?1, ?2, ?3, ?4, ?5)");
	for (size_t side = 0; side < CORPUS_SIDES; side++) {
		list_numbers(rows, knowledge, side);
		for (size_t i = 0; i < DIRECTION_NUMBERS && code == 0; i++) {
			query_bind_integer(&query, 1, learnt);
			query_bind_integer(&query, 2, (int64_t)side);
			query_bind_text(&query, 3, slice_of(rows[i].name));
			query_bind_integer(&query, 4, (int64_t)rows[i].ordinal);
			query_bind_real(&query, 5, rows[i].value);
			code = run_row(&query, error);
		}
	}
	query_finish(&query);
	return code;
}

int store_knowledge(struct cotejo_memory *memory, const struct language_pair *languages,
	const struct knowledge *knowledge, struct cotejo_error *error)
{
	struct query query;
	int64_t learnt;
	int code;

	query_prepare(
		&query, memory, "INSERT INTO learnt(source, target, pairs) VALUES(?1, ?2, ?3)");
	query_bind_text(&query, 1, slice_of(languages->source));
	query_bind_text(&query, 2, slice_of(languages->target));
	query_bind_integer(&query, 3, (int64_t)knowledge->sentence_pairs);
	code = query_step(&query, error);
	query_finish(&query);
	if (code < 0)
		return code;
	learnt = sqlite3_last_insert_rowid(memory->db);
	code = store_words(memory, learnt, knowledge, error);
	if (code == 0)
		code = store_pairs(memory, learnt, knowledge, error);
	if (code == 0)
		code = store_numbers(memory, learnt, knowledge, error);
	return code;
}

int forget_knowledge(struct cotejo_memory *memory, struct cotejo_error *error)
{
	static const char *const statements[] = {"DELETE FROM link", "DELETE FROM learnt_pair",
		"DELETE FROM learnt_word", "DELETE FROM learnt_number", "DELETE FROM learnt"};
	int code = 0;

	for (size_t i = 0; i < sizeof(statements) / sizeof(statements[0]) && code == 0; i++) {
		struct query query;

		query_prepare(&query, memory, statements[i]);
		code = query_step(&query, error);
		query_finish(&query);
	}
	return code;
}

/* ---- Reading ---- */

static void unpack_ratios(struct known_word *word, struct query *query, int column)
{
	const unsigned char *bytes = sqlite3_column_blob(query->statement, column);

	word->has_ratios = bytes && sqlite3_column_bytes(query->statement, column) == FERTILITIES;
	for (size_t k = 0; word->has_ratios && k < FERTILITIES; k++)
		word->ratios.values[k] =
			bytes[k] ? (float)exp2((bytes[k] - RATIO_ONE) / RATIO_STEPS) : 0;
}

static float number_of(struct query *query, int column)
{
	return (float)((double)query_integer(query, column) / PARTS);
}

static int fail(struct cotejo_memory *memory, struct cotejo_error *error)
{
	error_set(error, COTEJO_ECORRUPT,
		"what it has learnt is damaged; cotejo learn makes it anew");
	return error_in_file(error, COTEJO_ECORRUPT, memory->path);
}

/* Words are numbered from 0 without gaps. */
static int load_words(struct cotejo_memory *memory, int64_t learnt, struct knowledge *knowledge,
	struct cotejo_error *error)
{
	struct query query;
	int code;

	query_prepare(&query, memory,
		"SELECT number, side, count, linked, unlinked, leans, ratios, key, word"
		" FROM learnt_word WHERE learnt = ?1 ORDER BY number");
	query_bind_integer(&query, 1, learnt);
	while ((code = query_step(&query, error)) == 1) {
		struct known_word word = {
			.side = query_integer(&query, 1) != 0,
			.count = (float)query_integer(&query, 2),
			.linked = number_of(&query, 3),
			.unlinked = number_of(&query, 4),
			.lean = (uint8_t)(query_integer(&query, 5) & 3),
			.key = query_text(&query, 7),
			.word = query_text(&query, 8),
		};

		unpack_ratios(&word, &query, 6);
		code = query_integer(&query, 0) == (int64_t)knowledge->word_count
			       ? knowledge_add_word(knowledge, &word, error)
			       : fail(memory, error);
		if (code < 0)
			break;
	}
	query_finish(&query);
	return code;
}

static int load_pairs(struct cotejo_memory *memory, int64_t learnt, struct knowledge *knowledge,
	struct cotejo_error *error)
{
	struct query query;
	int code;

	query_prepare(&query, memory,
		"SELECT source, target, forward, backward FROM learnt_pair WHERE learnt = ?1");
	query_bind_integer(&query, 1, learnt);
	while ((code = query_step(&query, error)) == 1) {
		uint64_t source = (uint64_t)query_integer(&query, 0);
		uint64_t target = (uint64_t)query_integer(&query, 1);
		struct known_pair pair = {(uint32_t)source, (uint32_t)target,
			{number_of(&query, 2), number_of(&query, 3)}};

		if (source < knowledge->word_count && target < knowledge->word_count &&
			knowledge->words[source].side == 0 && knowledge->words[target].side == 1)
			code = knowledge_add_pair(knowledge, &pair, error);
		else
			code = fail(memory, error);
		if (code < 0)
			break;
	}
	query_finish(&query);
	return code;
}

static void set_number(struct knowledge *knowledge, size_t side, const struct number_row *row)
{
	struct known_direction *direction = &knowledge->directions[side];

	if (strcmp(row->name, "words") == 0)
		knowledge->side_words[side] = row->value;
	else if (strcmp(row->name, "unlinked") == 0)
		direction->null_total = (float)row->value;
	else if (strcmp(row->name, "jump") == 0 && row->ordinal < JUMP_BUCKETS)
		direction->jumps[row->ordinal] = row->value;
	else if (strcmp(row->name, "ratio") == 0 && row->ordinal < FERTILITIES)
		direction->ratios.values[row->ordinal] = (float)row->value;
}

static int load_numbers(struct cotejo_memory *memory, int64_t learnt, struct knowledge *knowledge,
	struct cotejo_error *error)
{
	struct query query;
	int code;

	query_prepare(&query, memory,
		"SELECT side, name, ordinal, value FROM learnt_number WHERE learnt = ?1");
	query_bind_integer(&query, 1, learnt);
	while ((code = query_step(&query, error)) == 1) {
		struct number_row row = {query_text(&query, 1).bytes,
			(size_t)query_integer(&query, 2), query_real(&query, 3)};

		set_number(knowledge, query_integer(&query, 0) != 0, &row);
	}
	query_finish(&query);
	return code;
}

static int find_learnt(struct cotejo_memory *memory, const struct language_pair *languages,
	int64_t *ret_learnt, uint64_t *ret_pairs, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_prepare(
		&query, memory, "SELECT id, pairs FROM learnt WHERE source = ?1 AND target = ?2");
	query_bind_text(&query, 1, slice_of(languages->source));
	query_bind_text(&query, 2, slice_of(languages->target));
	code = query_step(&query, error);
	if (code == 1) {
		*ret_learnt = query_integer(&query, 0);
		*ret_pairs = (uint64_t)query_integer(&query, 1);
	}
	query_finish(&query);
	return code;
}

/* Reads in one state of the memory, whether the caller has a transaction or not. */
int load_knowledge(struct cotejo_memory *memory, const struct language_pair *languages,
	struct knowledge *knowledge, struct cotejo_error *error)
{
	bool alone = sqlite3_get_autocommit(memory->db) != 0;
	int64_t learnt = 0;
	int code = alone ? memory_begin_read(memory, error) : 0;

	if (code < 0)
		return code;
	code = find_learnt(memory, languages, &learnt, &knowledge->sentence_pairs, error);
	if (code == 1) {
		code = load_words(memory, learnt, knowledge, error);
		if (code == 0)
			code = load_pairs(memory, learnt, knowledge, error);
		if (code == 0)
			code = load_numbers(memory, learnt, knowledge, error);
		if (code == 0 && languages->swapped)
			knowledge_swap(knowledge);
		code = code < 0 ? code : 1;
	}
	if (alone)
		memory_end_read(memory);
	return code;
}
