/*
 * candidates.c - units that may reach a score, from the index alone
 *
 * SPDX-License-Identifier: MIT
 */
#include "match/candidates.h"

#include <stdlib.h>

#include "base/array.h"
#include "memory/handle.h"

/* What things cost, in nanoseconds: only their proportions matter, and only to speed. */
enum { COST_TERM = 2000, COST_UNIT = 3, COST_TEXT = 5000, FEW = 3 };

/* In so many units: not worth reading in search of texts with typing errors. */
enum { COMMON = 30000 };

/* ---- The roots of the query ---- */

static int add_query_root(struct match_index *index, struct cotejo_text text, const char *primary,
	struct cotejo_error *error)
{
	struct query_root *grown;

	for (size_t i = 0; i < index->query_root_count; i++) {
		if (slice_equal(index->query_roots[i].text, text)) {
			index->query_roots[i].times++;
			return 0;
		}
	}
	grown = array_reserve(index->query_roots, &index->query_root_capacity,
		index->query_root_count + 1, sizeof(*grown));
	if (!grown)
		return error_no_memory(error);
	index->query_roots = grown;
	grown[index->query_root_count] = (struct query_root){0, 1, text};
	index->query_root_count++;
	return roots_find(&index->roots, index->memory, primary, text,
		&grown[index->query_root_count - 1].root, error);
}

/* By how many units hold them, the rarest first. */
static void sort_query_roots(struct match_index *index)
{
	for (size_t i = 1; i < index->query_root_count; i++) {
		struct query_root moved = index->query_roots[i];
		uint64_t units = index->roots.items[moved.root].units;
		size_t j = i;

		for (; j > 0 && index->roots.items[index->query_roots[j - 1].root].units > units;
			j--)
			index->query_roots[j] = index->query_roots[j - 1];
		index->query_roots[j] = moved;
	}
}

static int take_roots(struct match_index *index, const struct tokens *query, const char *primary,
	size_t *ret_words, struct cotejo_error *error)
{
	size_t words = 0;
	int code = 0;

	index->query_root_count = 0;
	for (size_t i = 0; i < query->count && code == 0; i++) {
		const struct token *token = &query->items[i];

		if (token->root_length == 0 || token->kind == WORD_NUMBER)
			continue;
		words++;
		code = add_query_root(index,
			slice(token_folded(query, token).bytes, token->root_length), primary,
			error);
	}
	sort_query_roots(index);
	*ret_words = words;
	return code;
}

/* ---- Lists ---- */

static int add_candidate(
	struct match_index *index, int64_t unit, uint16_t need, struct cotejo_error *error)
{
	struct match_candidate *grown =
		array_reserve(index->items, &index->capacity, index->count + 1, sizeof(*grown));

	if (!grown)
		return error_no_memory(error);
	index->items = grown;
	grown[index->count++] = (struct match_candidate){unit, 0, need};
	return 0;
}

/* What a find works on besides the index. */
struct search {
	const struct needs *needs;
	size_t words; /* of the query */
};

/* What becomes of a unit by its class: it drops out, may become a candidate, or stays one. */
enum fate { FATE_DROPS, FATE_FITS, FATE_STAYS };

static void set_fates(
	unsigned char fates[2 * NEEDS_CLASSES], const struct needs *needs, size_t left)
{
	for (int i = 0; i < 2 * NEEDS_CLASSES; i++) {
		uint16_t need = needs->of_class[i & WEIGHT_CLASS];

		fates[i] = need == NEEDS_NEVER ? FATE_DROPS : need <= left ? FATE_FITS : FATE_STAYS;
	}
}

/* Of a list in one language. Most units are too heavy or too light and drop out here, where bytes
 * are read in order. */
static size_t keep_by_fate(
	struct match_index *index, const unsigned char *fates, int64_t *units, size_t count)
{
	const unsigned char *bytes = index->only->bytes;
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		int64_t unit = units[i];
		unsigned char fate = fates[bytes[unit]];

		units[kept] = unit;
		if (fate == FATE_STAYS)
			fate = index->counters[unit].root != 0;
		kept += fate;
	}
	return kept;
}

static size_t keep_by_need(struct match_index *index, const struct needs *needs, size_t left,
	int64_t *units, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		int64_t unit = units[i];
		uint16_t need = match_index_need(index, unit, needs);

		units[kept] = unit;
		kept += need <= left || (need < NEEDS_NEVER && index->counters[unit].root);
	}
	return kept;
}

static int read_chunks(struct match_index *index, struct cotejo_error *error)
{
	struct unit_list *list = &index->list;
	size_t last = SIZE_MAX;
	int code = 0;

	/* Deleted units may have had higher numbers than there are. */
	while (list->count && (uint64_t)list->units[list->count - 1] >= index->counter_count)
		list->count--;
	for (size_t i = 0; i < list->count && code == 0; i++) {
		size_t chunk = (size_t)list->units[i] / WEIGHT_CHUNK;

		if (chunk == last)
			continue;
		code = match_index_read_chunk(index, chunk, error);
		last = chunk;
	}
	return code;
}

/* The units of a list that are candidates already, or may become some because what they need is not
 * more than `left`, the words of the query that have not been looked for. */
static int keep_fitting(struct match_index *index, const struct search *search, size_t left,
	struct cotejo_error *error)
{
	struct unit_list *list = &index->list;
	unsigned char fates[2 * NEEDS_CLASSES];
	int code = read_chunks(index, error);

	if (code < 0)
		return code;
	set_fates(fates, search->needs, left);
	list->count = index->only
			      ? keep_by_fate(index, fates, list->units, list->count)
			      : keep_by_need(index, search->needs, left, list->units, list->count);
	return 0;
}

/* Counts a root for the units of a list; with `open`, units that were not seen before become
 * candidates. */
static int count_list(struct match_index *index, const struct search *search, size_t root,
	bool open, struct cotejo_error *error)
{
	uint16_t times = index->query_roots[root].times;

	for (size_t i = 0; i < index->list.count; i++) {
		int64_t unit = index->list.units[i];
		struct counter *counter = &index->counters[unit];

		if (counter->root == 0) {
			int code;

			if (!open)
				continue;
			code = add_candidate(
				index, unit, match_index_need(index, unit, search->needs), error);
			if (code < 0)
				return code;
		}
		/* Several words of one root count once. */
		if (counter->root != root + 1) {
			counter->root = (uint16_t)(root + 1);
			counter->shared = (uint16_t)(counter->shared + times);
		}
	}
	return 0;
}

/* `left` words of the query have not been looked for, those of this root among them. */
static int count_root(struct match_index *index, const struct search *search, size_t at,
	size_t left, bool open, struct cotejo_error *error)
{
	const struct root *root = &index->roots.items[index->query_roots[at].root];
	int code = 0;

	for (size_t i = 0; i < root->count && code == 0; i++) {
		code = index_read_units(
			&index->reader, index->roots.terms[root->begin + i], &index->list, error);
		if (code == 0)
			code = keep_fitting(index, search, open ? left : 0, error);
		if (code == 0)
			code = count_list(index, search, at, open, error);
	}
	return code;
}

/* Lets go of the candidates that cannot get what they need from `left` more words. */
static void drop_hopeless(struct match_index *index, size_t left)
{
	size_t kept = 0;

	for (size_t i = 0; i < index->count; i++) {
		struct match_candidate candidate = index->items[i];
		struct counter *counter = &index->counters[candidate.unit];

		if (counter->shared + left < candidate.need) {
			*counter = (struct counter){0};
			continue;
		}
		candidate.shared = counter->shared;
		index->items[kept++] = candidate;
	}
	index->count = kept;
}

/* Whether reading the next list is worth it. */
static bool pays(const struct match_index *index, size_t at)
{
	const struct root *root = &index->roots.items[index->query_roots[at].root];

	return index->count > FEW &&
	       root->count * COST_TERM + root->units * COST_UNIT < index->count * COST_TEXT / 2;
}

static int count_roots(struct match_index *index, const struct search *search, size_t *ret_taken,
	struct cotejo_error *error)
{
	size_t taken = 0, at = 0;
	size_t lacking =
		search->needs->least < search->words ? search->words - search->needs->least : 0;
	int code = 0;

	/* A text that holds none of these has too little left. */
	for (; at < index->query_root_count && taken <= lacking && code == 0; at++) {
		code = count_root(index, search, at, search->words - taken, true, error);
		taken += index->query_roots[at].times;
	}
	if (code < 0)
		return code;
	drop_hopeless(index, search->words - taken);
	for (; at < index->query_root_count && pays(index, at) && code == 0; at++) {
		code = count_root(index, search, at, 0, false, error);
		taken += index->query_roots[at].times;
		drop_hopeless(index, search->words - taken);
	}
	*ret_taken = taken;
	return code;
}

/* ---- Texts of which nothing need be shared ---- */

static int scan_chunk(struct match_index *index, const struct search *search,
	const struct weight_table *table, size_t chunk, struct cotejo_error *error)
{
	int code = 0;

	for (size_t i = 0; i < WEIGHT_CHUNK && code == 0; i++) {
		size_t unit = chunk * WEIGHT_CHUNK + i;
		unsigned char byte = table->bytes[unit];

		if (search->needs->of_class[byte & WEIGHT_CLASS] > 0 ||
			(search->needs->sparse && !(byte & WEIGHT_SPARSE)) ||
			unit >= index->counter_count || index->counters[unit].root)
			continue;
		index->counters[unit].root = UINT16_MAX;
		code = add_candidate(index, (int64_t)unit, 0, error);
	}
	return code;
}

static int scan_weights(
	struct match_index *index, const struct search *search, struct cotejo_error *error)
{
	int code = 0;

	for (size_t i = 0; i < index->table_count; i++) {
		struct weight_table *table = &index->tables[i];

		for (size_t j = 0; table->wanted && j < table->chunk_count && code == 0; j++) {
			code = match_index_read_chunk(index, j, error);
			if (code == 0)
				code = scan_chunk(index, search, table, j, error);
		}
	}
	return code;
}

/* ---- All together ---- */

/* Those that share most first, and of those the newest. */
static int compare(const void *a, const void *b)
{
	const struct match_candidate *one = a, *other = b;

	if (one->shared != other->shared)
		return one->shared < other->shared ? 1 : -1;
	return (one->unit < other->unit) - (one->unit > other->unit);
}

static void forget_counts(struct match_index *index)
{
	for (size_t i = 0; i < index->count; i++)
		index->counters[index->items[i].unit] = (struct counter){0};
}

static void order_candidates(struct match_index *index, size_t limit)
{
	if (index->count > 1)
		qsort(index->items, index->count, sizeof(*index->items), compare);
	if (index->count > limit)
		index->count = limit;
}

int match_index_find(struct match_index *index, const struct tokens *query, const char *primary,
	const char *wanted, const struct needs *needs, struct cotejo_error *error)
{
	struct search search = {needs, 0};
	size_t taken = 0;
	int code;

	match_index_choose(index, primary, wanted);
	index->count = 0;
	if (needs->least == NEEDS_NEVER)
		return 0;
	code = take_roots(index, query, primary, &search.words, error);
	if (code == 0)
		code = count_roots(index, &search, &taken, error);
	if (code == 0 && needs->least == 0)
		code = scan_weights(index, &search, error);
	forget_counts(index);
	index->words_left = search.words - taken;
	if (code < 0)
		index->count = 0;
	order_candidates(index, SIZE_MAX);
	return code;
}

bool match_index_reaches(const struct match_index *index, const struct match_candidate *candidate,
	const struct needs *needs)
{
	return match_index_need(index, candidate->unit, needs) <=
	       candidate->shared + index->words_left;
}

/* ---- Candidates for texts with typing errors ---- */

/* All texts between two weights, whatever they share. */
static void need_nothing(struct needs *needs, uint64_t least, uint64_t most)
{
	*needs = (struct needs){.least = 0, .sparse = false};
	for (int class = 0; class < NEEDS_CLASSES; class ++) {
		bool fits = class == WEIGHT_SEVERAL ||
			    (class > 0 && weight_class_most(class) >= least &&
				    weight_class_least(class) <= most);

		needs->of_class[class] = fits ? 0 : NEEDS_NEVER;
	}
}

/* How much a root says: one for each halving of the units. */
static uint16_t worth_of(const struct match_index *index, const struct query_root *root)
{
	uint64_t units = index->roots.items[root->root].units + 1;
	uint16_t worth = 1;

	for (; units < index->counter_count; units *= 2)
		worth++;
	return worth;
}

int match_index_find_alike(struct match_index *index, const struct tokens *query,
	const char *primary, const char *wanted, uint64_t least, uint64_t most, size_t limit,
	struct cotejo_error *error)
{
	struct needs needs;
	struct search search = {&needs, 0};
	int code;

	need_nothing(&needs, least, most);
	match_index_choose(index, primary, wanted);
	index->count = 0;
	code = take_roots(index, query, primary, &search.words, error);
	for (size_t i = 0; i < index->query_root_count && code == 0; i++) {
		/* The commonest words say little and are in many texts. */
		if (index->count && index->roots.items[index->query_roots[i].root].units > COMMON)
			break;
		index->query_roots[i].times = worth_of(index, &index->query_roots[i]);
		code = count_root(index, &search, i, search.words, true, error);
	}
	drop_hopeless(index, 0);
	forget_counts(index);
	if (code < 0)
		index->count = 0;
	order_candidates(index, limit);
	return code;
}

int match_index_find_all(struct match_index *index, const char *primary, const char *wanted,
	uint64_t least, uint64_t most, size_t limit, struct cotejo_error *error)
{
	struct needs needs;
	struct search search = {&needs, 0};
	int code;

	need_nothing(&needs, least, most);
	match_index_choose(index, primary, wanted);
	index->count = 0;
	code = scan_weights(index, &search, error);
	forget_counts(index);
	if (code < 0)
		index->count = 0;
	order_candidates(index, limit);
	return code;
}
