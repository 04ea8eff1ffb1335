/*
 * index.c - which units hold a word: the writing side
 *
 * The dictionary (table term) has a row for each word of a language with each stem that it has had
 * there: forms that differ by accents alone fold to one word and may have several stems. Lists of
 * units belong to these rows, so that one list serves those who look for the word and those who
 * look for its inflections, who join the lists of all words of the stem.
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/index.h"

#include <stdlib.h>

#include "base/array.h"
#include "memory/changes.h"
#include "memory/database.h"
#include "memory/dictionary.h"
#include "memory/handle.h"
#include "memory/index_blocks.h"
#include "memory/key.h"
#include "memory/weights.h"

enum {
	LONGEST_WORD = 128, /* bytes in the dictionary */
	/* Changes of one transaction are written to blocks when they take so many bytes of RAM:
	 * a hundred thousand units or so. */
	MOST_BYTES = 16 << 20,
	/* The changes of small transactions are kept as they are until there are so many bytes of
	 * them. Every reader goes through them. */
	RECENT_BYTES = 128 << 10
};

struct memory_index {
	struct terms terms; /* own[0] of a form: its term's number, own[1]: its place in changes */
	struct dictionary dictionary;
	struct changes changes;
	int64_t version; /* of the data that the terms were read from */
	/* Units that a text was taken from. Another text of theirs may hold some of its words, so
	 * what they hold in the end is added when all is written. */
	int64_t *touched;
	size_t touched_count, touched_capacity;
};

static struct memory_index *open_index(struct cotejo_memory *memory)
{
	if (!memory->index)
		memory->index = calloc(1, sizeof(*memory->index));
	return memory->index;
}

void index_free(struct cotejo_memory *memory)
{
	weights_free(memory);
	if (!memory->index)
		return;
	terms_clear(&memory->index->terms);
	dictionary_forget(&memory->index->dictionary);
	changes_clear(&memory->index->changes);
	free(memory->index->touched);
	free(memory->index);
	memory->index = NULL;
}

void index_forget(struct cotejo_memory *memory)
{
	weights_forget(memory);
	if (!memory->index)
		return;
	/* Numbers of terms that were made meanwhile are those of others from now on. */
	terms_forget(&memory->index->terms);
	dictionary_forget(&memory->index->dictionary);
	changes_clear(&memory->index->changes);
	memory->index->touched_count = 0;
}

/* ---- The dictionary ---- */

int64_t index_stem_number(uint64_t seed, const char *primary, struct cotejo_text stem)
{
	uint64_t language = key_hash(seed, slice_of(primary));

	return (int64_t)(key_hash(language, stem) & 0xffffffffffffU);
}

struct cotejo_text index_word(struct cotejo_text word)
{
	if (word.length <= LONGEST_WORD)
		return word;
	word.length = LONGEST_WORD;
	while (word.length && ((unsigned char)word.bytes[word.length] & 0xc0) == 0x80)
		word.length--;
	return word;
}

/* Numbers a form of a word that has no number yet. */
static int number_form(
	struct cotejo_memory *memory, const struct term *term, struct cotejo_error *error)
{
	const char *primary = memory->index->terms.language->primary;
	int64_t stem = index_stem_number(memory->seed, primary, term->stem), number = 0;
	int code = dictionary_number(memory, &memory->index->dictionary, primary, stem,
		index_word(term->word), &number, error);

	if (code < 0)
		return code;
	term->own[0] = (uint64_t)number;
	return 0;
}

/* Another process may have rebuilt the index since. */
static int check_version(struct cotejo_memory *memory, struct cotejo_error *error)
{
	struct memory_index *index = memory->index;
	int64_t version = index->version;
	struct query query;
	int code;

	if (index->changes.count)
		return 0;
	query_begin(&query, memory, QUERY_DATA_VERSION);
	code = query_step(&query, error);
	if (code == 1)
		version = query_integer(&query, 0);
	query_end(&query);
	if (version != index->version) {
		terms_forget(&index->terms);
		dictionary_forget(&index->dictionary);
	}
	index->version = version;
	return code < 0 ? code : 0;
}

/* ---- Writing ---- */

static int keep_recent(
	struct cotejo_memory *memory, const struct changes *changes, struct cotejo_error *error)
{
	struct buffer bytes = {0};
	struct query query;
	int code;

	changes_save(changes, &bytes);
	if (bytes.failed) {
		code = error_no_memory(error);
	} else {
		query_begin(&query, memory, QUERY_RECENT_ADD);
		query_bind_blob(&query, 1, buffer_text(&bytes));
		code = query_run(&query, error);
	}
	buffer_clear(&bytes);
	return code;
}

/* Terms that are kept in recent rows have theirs. */
static int write_recent(
	struct cotejo_memory *memory, const struct changes *changes, struct cotejo_error *error)
{
	int code = dictionary_write_all(memory, &memory->index->dictionary, error);

	return code < 0 ? code : keep_recent(memory, changes, error);
}

static int measure_recent(
	struct cotejo_memory *memory, int64_t *ret_bytes, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, memory, QUERY_RECENT_BYTES);
	code = query_step(&query, error);
	if (code == 1)
		*ret_bytes = query_integer(&query, 0);
	query_end(&query);
	return code < 0 ? code : 0;
}

/* What is in the rows is older than what was collected, so it goes before it. */
static int write_blocks(struct cotejo_memory *memory, struct changes *newest, bool has_recent,
	struct cotejo_error *error)
{
	struct dictionary *dictionary = &memory->index->dictionary;
	struct changes all = {0};
	int code;

	if (!has_recent)
		return blocks_write(memory, newest, dictionary, error);
	code = keep_recent(memory, newest, error);
	if (code == 0)
		code = recent_load(memory, &all, error);
	if (code == 0) {
		changes_sort(&all);
		code = blocks_write(memory, &all, dictionary, error);
	}
	if (code == 0)
		code = query_do(memory, QUERY_RECENT_DROP, error);
	changes_clear(&all);
	return code;
}

static int write_changes(struct cotejo_memory *memory, struct cotejo_error *error)
{
	struct changes *changes = &memory->index->changes;
	int64_t recent = 0;
	int code = measure_recent(memory, &recent, error);

	if (code < 0)
		return code;
	changes_sort(changes);
	if (recent + (int64_t)changes_size(changes) <= RECENT_BYTES)
		code = write_recent(memory, changes, error);
	else
		code = write_blocks(memory, changes, recent > 0, error);
	changes_clear(changes);
	return code;
}

/* Of what is not written yet, about: lists and fresh terms have an entry in an array and one in a
 * table of slots each. */
static size_t bytes_held(const struct memory_index *index)
{
	return index->changes.arena.total_bytes + index->dictionary.fresh.keys.total_bytes +
	       index->changes.count * (sizeof(struct change_list) + 4 * sizeof(uint32_t)) +
	       index->dictionary.fresh.count * (sizeof(struct map_entry) + 4 * sizeof(uint32_t));
}

/* ---- Texts ---- */

static int note_text(struct cotejo_memory *memory, int64_t unit, const char *tag,
	struct cotejo_text text, bool removed, struct cotejo_error *error)
{
	struct memory_index *index = open_index(memory);
	struct term term;
	int code;

	if (!index)
		return error_no_memory(error);
	if (unit < 0 || unit > UNIT_MOST)
		return error_set(error, COTEJO_ELIMIT, "too many units");
	code = check_version(memory, error);
	if (code == 0)
		code = terms_start(&index->terms, tag, text, error);
	while (code == 0 && (code = terms_next(&index->terms, &term, error)) == 1) {
		code = term.own[0] ? 0 : number_form(memory, &term, error);
		if (code == 0)
			code = changes_add(&index->changes, (int64_t)term.own[0], unit, removed,
				&term.own[1], error);
	}
	if (code == 0)
		code = weights_note(memory, unit, tag, removed,
			weight_byte(index->terms.letters, index->terms.numbers, index->terms.marks),
			error);
	if (code == 0 && bytes_held(index) > MOST_BYTES)
		code = write_changes(memory, error);
	return code;
}

int index_add_text(struct cotejo_memory *memory, int64_t unit, const char *tag,
	struct cotejo_text text, struct cotejo_error *error)
{
	return note_text(memory, unit, tag, text, false, error);
}

static int note_unit(
	struct cotejo_memory *memory, int64_t unit, bool removed, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, memory, QUERY_UNIT_VARIANTS);
	query_bind_integer(&query, 1, unit);
	while ((code = query_step(&query, error)) == 1) {
		code = note_text(memory, unit, query_text(&query, 1).bytes, query_text(&query, 2),
			removed, error);
		if (code < 0)
			break;
	}
	query_end(&query);
	return code;
}

static int touch(struct cotejo_memory *memory, int64_t unit, struct cotejo_error *error)
{
	struct memory_index *index = open_index(memory);
	int64_t *grown;

	if (!index)
		return error_no_memory(error);
	if (index->touched_count && index->touched[index->touched_count - 1] == unit)
		return 0;
	grown = array_reserve(
		index->touched, &index->touched_capacity, index->touched_count + 1, sizeof(*grown));
	if (!grown)
		return error_no_memory(error);
	index->touched = grown;
	grown[index->touched_count++] = unit;
	return 0;
}

int index_drop_unit(struct cotejo_memory *memory, int64_t unit, struct cotejo_error *error)
{
	int code = touch(memory, unit, error);

	return code < 0 ? code : note_unit(memory, unit, true, error);
}

int index_add_unit(struct cotejo_memory *memory, int64_t unit, struct cotejo_error *error)
{
	return note_unit(memory, unit, false, error);
}

static int note_variant(
	struct cotejo_memory *memory, int64_t variant, bool removed, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, memory, QUERY_VARIANT);
	query_bind_integer(&query, 1, variant);
	code = query_step(&query, error);
	if (code == 1)
		code = touch(memory, query_integer(&query, 0), error);
	else if (code == 0)
		removed = false;
	if (code == 0 && removed)
		code = note_text(memory, query_integer(&query, 0), query_text(&query, 1).bytes,
			query_text(&query, 2), true, error);
	query_end(&query);
	return code;
}

int index_drop_variant(struct cotejo_memory *memory, int64_t variant, struct cotejo_error *error)
{
	return note_variant(memory, variant, true, error);
}

int index_add_variant(struct cotejo_memory *memory, int64_t variant, struct cotejo_error *error)
{
	return note_variant(memory, variant, false, error);
}

static int add_touched(struct cotejo_memory *memory, struct cotejo_error *error)
{
	struct memory_index *index = memory->index;
	int code = 0;

	for (size_t i = 0; i < index->touched_count && code == 0; i++)
		code = index_add_unit(memory, index->touched[i], error);
	index->touched_count = 0;
	return code;
}

int index_write(struct cotejo_memory *memory, struct cotejo_error *error)
{
	int code = memory->index ? add_touched(memory, error) : 0;

	if (code == 0)
		code = weights_write(memory, error);
	if (code < 0 || !memory->index || memory->index->changes.count == 0)
		return code;
	return write_changes(memory, error);
}

/* ---- All anew ---- */

static int add_all(struct cotejo_memory *memory, struct cotejo_error *error)
{
	int64_t unit = INT64_MIN;
	struct query query;
	int code;

	/* One after the other by number, so that no statement reads what another writes. */
	do {
		query_begin(&query, memory, QUERY_UNIT_AFTER);
		query_bind_integer(&query, 1, unit);
		code = query_step(&query, error);
		if (code == 1)
			unit = query_integer(&query, 0);
		query_end(&query);
		if (code == 1)
			code = index_add_unit(memory, unit, error);
		else
			break;
	} while (code == 0);
	return code;
}

int index_rebuild(struct cotejo_memory *memory, struct cotejo_error *error)
{
	static const enum query_name drops[] = {
		QUERY_RECENT_DROP, QUERY_BLOCK_DROP_ALL, QUERY_TERM_DROP_ALL};
	int code = 0;

	index_forget(memory);
	for (size_t i = 0; i < sizeof(drops) / sizeof(drops[0]) && code == 0; i++)
		code = query_do(memory, drops[i], error);
	if (code == 0)
		code = weights_drop_all(memory, error);
	return code < 0 ? code : add_all(memory, error);
}
