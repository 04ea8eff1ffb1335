/*
 * weights.c - how long the texts of units are
 *
 * Rows are read when a unit in them is noted first and written when the transaction ends, so that
 * an import of a million units writes each row once or twice.
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/weights.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "base/slice.h"
#include "memory/handle.h"
#include "memory/names.h"
#include "text/language.h"
#include "text/tokens.h"

enum {
	PLAIN_WEIGHTS = 16, /* in marks: up to here each weight is a class */
	STEP_BITS = 3,      /* above: so many steps to a doubling, as bits */
	MOST_CHUNKS = 512   /* kept before they are written: half a megabyte */
};

/* ---- Classes ---- */

static int bits_of(uint64_t value)
{
	int bits = 0;

	for (; value; value >>= 1)
		bits++;
	return bits;
}

int weight_class(uint64_t weight)
{
	uint64_t marks = weight / TOKEN_WEIGHT_MARK;
	int shift, class;

	if (marks < PLAIN_WEIGHTS)
		return (int)marks + 1;
	shift = bits_of(marks) - STEP_BITS - 1;
	class = PLAIN_WEIGHTS + 1 + (shift - 1) * (1 << STEP_BITS) + (int)(marks >> shift) -
		(1 << STEP_BITS);
	return class < WEIGHT_CLASSES ? class : WEIGHT_CLASSES;
}

uint64_t weight_class_least(int class)
{
	int above = class - PLAIN_WEIGHTS - 1, shift = (above >> STEP_BITS) + 1;
	uint64_t step = ((uint64_t)above & ((1 << STEP_BITS) - 1)) + (1 << STEP_BITS);

	if (above < 0)
		return (uint64_t)(class - 1) * TOKEN_WEIGHT_MARK;
	return (step << shift) * TOKEN_WEIGHT_MARK;
}

uint64_t weight_class_most(int class)
{
	return class < WEIGHT_CLASSES ? weight_class_least(class + 1) - 1 : UINT64_MAX;
}

unsigned char weight_byte(uint64_t words, uint64_t numbers, uint64_t marks)
{
	uint64_t weight = (words + numbers) * TOKEN_WEIGHT_WORD + marks * TOKEN_WEIGHT_MARK;
	int class = weight_class(weight);

	return (unsigned char)(2 * words * TOKEN_WEIGHT_WORD <= weight ? class | WEIGHT_SPARSE
								       : class);
}

/* ---- Writing ---- */

struct chunk {
	int64_t number; /* of the row */
	unsigned char bytes[WEIGHT_CHUNK];
};

/* Languages come in turns of two or three: the last ones are remembered. */
struct known_language {
	char tag[LANGUAGE_SIZE];
	int64_t number;
};

struct weights {
	struct chunk *chunks; /* noted and not written */
	size_t count, capacity, last;
	struct known_language languages[4];
	size_t next_language;
};

static int number_of(struct cotejo_memory *memory, const char *tag, int64_t *ret_number,
	struct cotejo_error *error)
{
	struct weights *weights = memory->weights;
	size_t room = sizeof(weights->languages) / sizeof(weights->languages[0]);
	struct known_language *known;
	int64_t number = 0;
	int code;

	for (size_t i = 0; i < room; i++) {
		if (weights->languages[i].number && strcmp(weights->languages[i].tag, tag) == 0) {
			*ret_number = weights->languages[i].number;
			return 0;
		}
	}
	code = language_number(memory, tag, &number, error);
	if (code < 0)
		return code;
	known = &weights->languages[weights->next_language++ % room];
	known->number = number;
	strncpy(known->tag, tag, sizeof(known->tag) - 1);
	*ret_number = number;
	return 0;
}

static int read_row(struct cotejo_memory *memory, int64_t number, unsigned char *bytes,
	struct cotejo_error *error)
{
	struct query query;
	int code;

	memset(bytes, 0, WEIGHT_CHUNK);
	query_begin(&query, memory, QUERY_WEIGHTS);
	query_bind_integer(&query, 1, number);
	code = query_step(&query, error);
	if (code == 1) {
		const void *blob = sqlite3_column_blob(query.statement, 0);

		if (blob && sqlite3_column_bytes(query.statement, 0) == WEIGHT_CHUNK)
			memcpy(bytes, blob, WEIGHT_CHUNK);
		else
			code = error_in_file(error,
				error_set(error, COTEJO_ECORRUPT, "damaged: the weights of texts"),
				memory->path);
	}
	query_end(&query);
	return code < 0 ? code : 0;
}

int weights_read(struct cotejo_memory *memory, int64_t language, int64_t chunk,
	unsigned char bytes[WEIGHT_CHUNK], struct cotejo_error *error)
{
	return read_row(memory, language << WEIGHT_LANGUAGE_SHIFT | chunk, bytes, error);
}

static int take_chunk(struct cotejo_memory *memory, int64_t number, struct chunk **ret_chunk,
	struct cotejo_error *error)
{
	struct weights *weights = memory->weights;
	struct chunk *grown;
	int code;

	/* Two or three languages take turns, so it is near the end. */
	for (size_t i = weights->count; i-- > 0;) {
		if (weights->chunks[i].number == number) {
			*ret_chunk = &weights->chunks[i];
			return 0;
		}
	}
	if (weights->count == MOST_CHUNKS) {
		code = weights_write(memory, error);
		if (code < 0)
			return code;
	}
	grown = array_reserve(
		weights->chunks, &weights->capacity, weights->count + 1, sizeof(*grown));
	if (!grown)
		return error_no_memory(error);
	weights->chunks = grown;
	grown[weights->count].number = number;
	code = read_row(memory, number, grown[weights->count].bytes, error);
	if (code < 0)
		return code;
	*ret_chunk = &grown[weights->count++];
	return 0;
}

int weights_note(struct cotejo_memory *memory, int64_t unit, const char *tag, bool removed,
	unsigned char byte, struct cotejo_error *error)
{
	struct chunk *chunk = NULL;
	unsigned char *noted;
	int64_t language = 0;
	int code;

	if (!memory->weights)
		memory->weights = calloc(1, sizeof(*memory->weights));
	if (!memory->weights)
		return error_no_memory(error);
	code = number_of(memory, tag, &language, error);
	if (code == 0)
		code = take_chunk(memory, language << WEIGHT_LANGUAGE_SHIFT | unit / WEIGHT_CHUNK,
			&chunk, error);
	if (code < 0)
		return code;
	noted = &chunk->bytes[unit % WEIGHT_CHUNK];
	if (removed)
		*noted = 0;
	else
		*noted = *noted && *noted != byte ? WEIGHT_SEVERAL | WEIGHT_SPARSE : byte;
	return 0;
}

int weights_write(struct cotejo_memory *memory, struct cotejo_error *error)
{
	struct weights *weights = memory->weights;
	int code = 0;

	for (size_t i = 0; weights && i < weights->count && code == 0; i++) {
		struct query query;

		query_begin(&query, memory, QUERY_WEIGHTS_SET);
		query_bind_integer(&query, 1, weights->chunks[i].number);
		query_bind_blob(
			&query, 2, slice((const char *)weights->chunks[i].bytes, WEIGHT_CHUNK));
		code = query_run(&query, error);
	}
	if (weights && code == 0)
		weights->count = 0;
	return code;
}

void weights_free(struct cotejo_memory *memory)
{
	if (!memory->weights)
		return;
	free(memory->weights->chunks);
	free(memory->weights);
	memory->weights = NULL;
}

void weights_forget(struct cotejo_memory *memory)
{
	weights_free(memory);
}

int weights_drop_all(struct cotejo_memory *memory, struct cotejo_error *error)
{
	struct query query;

	weights_forget(memory);
	query_begin(&query, memory, QUERY_WEIGHTS_DROP_ALL);
	return query_run(&query, error);
}
