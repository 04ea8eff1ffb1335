/*
 * dictionary.c - the words of the index get their numbers
 *
 * The filter is a Bloom filter whose bits for one word stand in one place, so that asking it costs
 * one look into memory. It begins with an empty table: a memory that is being filled knows all its
 * words, and for others the table is asked.
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/dictionary.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/slice.h"
#include "memory/handle.h"
#include "memory/key.h"
#include "memory/unit_list.h"

enum {
	FILTER_BITS = 18, /* of the number of 64-bit places: 2 MiB, for a million words 16 bits
			     each; with more it says more often that it does not know */
	WORD_BITS = 4     /* that a word sets in its place */
};

/* ---- What may be in the table ---- */

/* One after the other six bits of the hash are the numbers of bits; the upper ones are the place.
 */
static uint64_t bits_of(uint64_t hash)
{
	uint64_t bits = 0;

	for (int i = 0; i < WORD_BITS; i++, hash >>= 6)
		bits |= (uint64_t)1 << (hash & 63);
	return bits;
}

static uint64_t *place_of(const struct dictionary *dictionary, uint64_t hash)
{
	return &dictionary->filter[hash >> (64 - FILTER_BITS)];
}

static bool may_be_there(const struct dictionary *dictionary, uint64_t hash)
{
	uint64_t bits = bits_of(hash);

	return !dictionary->filter || (*place_of(dictionary, hash) & bits) == bits;
}

static int last_number(
	struct cotejo_memory *memory, int64_t *ret_number, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, memory, QUERY_LAST_TERM);
	code = query_step(&query, error);
	if (code == 1)
		*ret_number = query_integer(&query, 0);
	query_end(&query);
	return code < 0 ? code : 0;
}

static int examine(
	struct cotejo_memory *memory, struct dictionary *dictionary, struct cotejo_error *error)
{
	int64_t last = 0;
	int code;

	if (dictionary->examined)
		return 0;
	code = last_number(memory, &last, error);
	if (code < 0)
		return code;
	if (last == 0) {
		dictionary->filter = calloc((size_t)1 << FILTER_BITS, sizeof(uint64_t));
		if (!dictionary->filter)
			return error_no_memory(error);
	}
	dictionary->examined = true;
	return 0;
}

/* ---- Finding ---- */

/* What is in a key: the language, NUL, the number of the stem, the word. */
static void write_key(
	struct buffer *key, const char *primary, int64_t stem, struct cotejo_text word)
{
	buffer_reset(key);
	buffer_add(key, slice(primary, strlen(primary) + 1));
	buffer_add(key, slice((const char *)&stem, sizeof(stem)));
	buffer_add(key, word);
}

static void bind_key(struct query *query, struct cotejo_text key)
{
	size_t language = strlen(key.bytes), word = language + 1 + sizeof(int64_t);
	int64_t stem;

	memcpy(&stem, key.bytes + language + 1, sizeof(stem));
	query_bind_text(query, 1, slice(key.bytes, language));
	query_bind_integer(query, 2, stem);
	query_bind_text(query, 3, slice(key.bytes + word, key.length - word));
}

static int find(struct cotejo_memory *memory, struct cotejo_text key, int64_t *ret_term,
	struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, memory, QUERY_TERM_FIND);
	bind_key(&query, key);
	code = query_step(&query, error);
	if (code == 1)
		*ret_term = query_integer(&query, 0);
	query_end(&query);
	return code;
}

static int add(struct cotejo_memory *memory, struct dictionary *dictionary, uint64_t hash,
	int64_t *ret_term, struct cotejo_error *error)
{
	int64_t last = 0, term;

	if (dictionary->fresh.count == 0) {
		int code = last_number(memory, &last, error);

		if (code < 0)
			return code;
		dictionary->first = last + 1;
	}
	term = dictionary->first + (int64_t)dictionary->fresh.count;
	if (term > TERM_MOST)
		return error_set(error, COTEJO_ELIMIT, "too many words");
	if (!map_insert(&dictionary->fresh, buffer_text(&dictionary->key), 0, NULL))
		return error_no_memory(error);
	if (dictionary->filter)
		*place_of(dictionary, hash) |= bits_of(hash);
	*ret_term = term;
	return 0;
}

int dictionary_number(struct cotejo_memory *memory, struct dictionary *dictionary,
	const char *primary, int64_t stem, struct cotejo_text word, int64_t *ret_term,
	struct cotejo_error *error)
{
	const struct map_entry *entry;
	uint64_t hash;
	int code = examine(memory, dictionary, error);

	if (code < 0)
		return code;
	write_key(&dictionary->key, primary, stem, word);
	if (dictionary->key.failed)
		return error_no_memory(error);
	hash = key_hash(memory->seed, buffer_text(&dictionary->key));
	if (may_be_there(dictionary, hash)) {
		entry = map_find(&dictionary->fresh, buffer_text(&dictionary->key));
		if (entry) {
			*ret_term = dictionary->first + (entry - dictionary->fresh.entries);
			return 0;
		}
		code = find(memory, buffer_text(&dictionary->key), ret_term, error);
		if (code != 0)
			return code < 0 ? code : 0;
	}
	return add(memory, dictionary, hash, ret_term, error);
}

/* ---- Writing ---- */

bool dictionary_is_fresh(const struct dictionary *dictionary, int64_t term)
{
	return dictionary->fresh.count && term >= dictionary->first;
}

int dictionary_write(struct cotejo_memory *memory, const struct dictionary *dictionary,
	int64_t term, int64_t units, struct cotejo_error *error)
{
	struct query query;

	query_begin(&query, memory, QUERY_TERM_ADD);
	bind_key(&query, dictionary->fresh.entries[term - dictionary->first].key);
	query_bind_integer(&query, 4, units);
	query_bind_integer(&query, 5, term);
	return query_run(&query, error);
}

void dictionary_forget_fresh(struct dictionary *dictionary)
{
	map_clear(&dictionary->fresh);
}

int dictionary_write_all(
	struct cotejo_memory *memory, struct dictionary *dictionary, struct cotejo_error *error)
{
	int code = 0;

	for (size_t i = 0; i < dictionary->fresh.count && code == 0; i++)
		code = dictionary_write(
			memory, dictionary, dictionary->first + (int64_t)i, 0, error);
	if (code == 0)
		dictionary_forget_fresh(dictionary);
	return code;
}

void dictionary_forget(struct dictionary *dictionary)
{
	map_clear(&dictionary->fresh);
	buffer_clear(&dictionary->key);
	free(dictionary->filter);
	*dictionary = (struct dictionary){0};
}
