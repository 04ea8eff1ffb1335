/*
 * search.c - units that may hold a phrase, by the index of words
 *
 * For each language: the lists of all terms that a word of the phrase may be are joined, and what
 * the words have in common is kept, beginning with the rarest word. Once there are few candidates,
 * of long lists only the blocks around them are read.
 *
 * SPDX-License-Identifier: MIT
 */
#include "lookup/search.h"

#include <stdlib.h>

/* A list with so many units for each candidate is read by leaps. */
enum { LEAP = 64 };

/* Lists that grow, of this search alone. */
struct search {
	struct index_reader *reader;
	const struct phrase *phrase;
	bool inflected;
	struct unit_list word, term, scratch;
};

static const struct index_terms *rows_of(const struct search *search, size_t i)
{
	const struct phrase_word *word = &search->phrase->words[i];

	return search->inflected && word->kind == PHRASE_WORD ? &word->inflected : &word->written;
}

/* How many units hold a word in a language, counting twice those that hold two forms of it; -1:
 * the word is any. */
static int64_t weigh(const struct search *search, size_t i, const char *primary)
{
	const struct index_terms *rows = rows_of(search, i);
	int64_t units = 0;

	if (search->phrase->words[i].kind == PHRASE_ANY)
		return -1;
	for (size_t j = 0; j < rows->count; j++) {
		/* What is only in recent changes is counted as 0. */
		if (strcmp(rows->items[j].primary, primary) == 0)
			units += rows->items[j].units + 1;
	}
	return units;
}

/* ---- The units of one word ---- */

/* Joining the lists of a thousand forms one after the other would go through the first of them a
 * thousand times: the runs are joined in pairs, and pairs of pairs. */
static int join_runs(struct unit_list *all, size_t *ends, size_t count, struct unit_list *scratch,
	struct cotejo_error *error)
{
	while (count > 1) {
		size_t begin = 0, joined = 0;

		scratch->count = 0;
		for (size_t i = 0; i < count; i += 2) {
			size_t end = ends[i + 1 < count ? i + 1 : i], a = begin, b = ends[i];
			size_t middle = b, first = scratch->count;

			while (a < middle || b < end) {
				bool left =
					b == end || (a < middle && all->units[a] <= all->units[b]);
				int64_t unit = left ? all->units[a++] : all->units[b++];
				int code = 0;

				if (scratch->count == first ||
					scratch->units[scratch->count - 1] != unit)
					code = unit_list_add(scratch, unit, error);
				if (code < 0)
					return code;
			}
			ends[joined++] = scratch->count;
			begin = end;
		}
		count = joined;
		struct unit_list swapped = *all;
		*all = *scratch;
		*scratch = swapped;
	}
	return 0;
}

static int append(struct unit_list *all, const struct unit_list *more, struct cotejo_error *error)
{
	int code = 0;

	for (size_t i = 0; i < more->count && code == 0; i++)
		code = unit_list_add(all, more->units[i], error);
	return code;
}

/* Reads the units that hold a word into search->word; of those that matter, if `wanted`. */
static int read_word(struct search *search, size_t i, const char *primary,
	const struct unit_list *wanted, struct cotejo_error *error)
{
	const struct index_terms *rows = rows_of(search, i);
	size_t *ends = calloc(rows->count + 1, sizeof(*ends)), count = 0;
	int code = ends ? 0 : error_no_memory(error);

	search->word.count = 0;
	for (size_t j = 0; j < rows->count && code == 0; j++) {
		const struct index_term *row = &rows->items[j];

		if (strcmp(row->primary, primary) != 0)
			continue;
		if (wanted && row->units > LEAP * (int64_t)wanted->count)
			code = index_read_wanted(
				search->reader, row->number, wanted, &search->term, error);
		else
			code = index_read_units(search->reader, row->number, &search->term, error);
		if (code == 0)
			code = append(&search->word, &search->term, error);
		ends[count++] = search->word.count;
	}
	if (code == 0)
		code = join_runs(&search->word, ends, count, &search->scratch, error);
	free(ends);
	return code;
}

/* ---- The units of all words ---- */

/* The words that are not any, the rarest first. False: one of them does not occur. */
static bool order_words(
	const struct search *search, const char *primary, size_t *order, size_t *ret_count)
{
	int64_t weights[PHRASE_WORDS];
	size_t count = 0;

	for (size_t i = 0; i < search->phrase->count; i++) {
		int64_t weight = weigh(search, i, primary);
		size_t at = count;

		if (weight == 0)
			return false;
		if (weight < 0)
			continue;
		for (; at > 0 && weights[at - 1] > weight; at--) {
			weights[at] = weights[at - 1];
			order[at] = order[at - 1];
		}
		weights[at] = weight;
		order[at] = i;
		count++;
	}
	*ret_count = count;
	return count > 0;
}

static int search_language(struct search *search, const char *primary, struct unit_list *units,
	struct cotejo_error *error)
{
	size_t order[PHRASE_WORDS], count = 0;
	struct unit_list swapped;
	int code;

	units->count = 0;
	if (!order_words(search, primary, order, &count))
		return 0;
	code = read_word(search, order[0], primary, NULL, error);
	swapped = *units;
	*units = search->word;
	search->word = swapped;
	for (size_t i = 1; i < count && code == 0 && units->count; i++) {
		code = read_word(search, order[i], primary, units, error);
		unit_list_intersect(units, &search->word);
	}
	return code;
}

/* Whether a language was met in an earlier row. */
static bool is_known(const struct index_terms *rows, size_t row)
{
	for (size_t i = 0; i < row; i++) {
		if (strcmp(rows->items[i].primary, rows->items[row].primary) == 0)
			return true;
	}
	return false;
}

/* The word with the fewest rows: its languages are all that come into question. */
static const struct index_terms *fewest_rows(const struct search *search)
{
	const struct index_terms *fewest = NULL;

	for (size_t i = 0; i < search->phrase->count; i++) {
		const struct index_terms *rows = rows_of(search, i);

		if (search->phrase->words[i].kind != PHRASE_ANY &&
			(!fewest || rows->count < fewest->count))
			fewest = rows;
	}
	return fewest;
}

int search_units(struct index_reader *reader, const struct phrase *phrase, bool inflected,
	struct unit_list *units, struct cotejo_error *error)
{
	struct search search = {.reader = reader, .phrase = phrase, .inflected = inflected};
	const struct index_terms *rows = fewest_rows(&search);
	struct unit_list found = {0};
	int code = 0;

	units->count = 0;
	for (size_t i = 0; rows && i < rows->count && code == 0; i++) {
		if (is_known(rows, i))
			continue;
		code = search_language(&search, rows->items[i].primary, &found, error);
		if (code == 0 && found.count)
			code = unit_list_unite(units, &found, &search.scratch, error);
	}
	unit_list_clear(&found);
	unit_list_clear(&search.word);
	unit_list_clear(&search.term);
	unit_list_clear(&search.scratch);
	return code;
}
