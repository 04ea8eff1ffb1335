/*
 * stream_pair.c - a line of the stream, taken apart
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/stream_pair.h"

#include "exchange/base64.h"

enum { MOST_FIELDS = 4 };

void stream_pair_clear(struct stream_pair *pair)
{
	buffer_clear(&pair->id);
	for (int i = 0; i < 2; i++) {
		buffer_clear(&pair->sides[i].bytes);
		buffer_clear(&pair->sides[i].address);
	}
}

void stream_pair_begin(
	struct stream_pair *pair, struct cotejo_text line, enum cotejo_stream_format format)
{
	bool is_object = slice_starts(slice_trim(line), slice_of("{"));

	pair->format = format;
	if (format == COTEJO_STREAM_AUTO)
		pair->format = is_object ? COTEJO_STREAM_JSONL : COTEJO_STREAM_TSV;
	pair->has_id = pair->id_is_number = false;
	pair->bad_side = -1;
	buffer_reset(&pair->id);
	for (int i = 0; i < 2; i++) {
		buffer_reset(&pair->sides[i].bytes);
		buffer_reset(&pair->sides[i].address);
		pair->sides[i].language[0] = '\0';
	}
}

int stream_pair_read(struct stream_pair *pair, struct cotejo_text line,
	enum cotejo_article_format text_format, struct cotejo_error *error)
{
	if (pair->format == COTEJO_STREAM_JSONL)
		return stream_json_read(pair, line, text_format, error);
	return stream_tsv_read(pair, line, text_format, error);
}

/* The first fields of a line; returns how many there are of them. */
static size_t split(struct cotejo_text line, struct cotejo_text fields[MOST_FIELDS])
{
	size_t count = 0;

	for (;;) {
		const char *tab = line.length ? memchr(line.bytes, '\t', line.length) : NULL;
		size_t length = tab ? (size_t)(tab - line.bytes) : line.length;

		fields[count++] = slice(line.bytes, length);
		if (!tab || count == MOST_FIELDS)
			return count;
		line = slice(tab + 1, line.length - length - 1);
	}
}

static int decode(struct stream_pair *pair, int which, struct cotejo_text field, size_t number,
	struct cotejo_error *error)
{
	struct stream_side *side = &pair->sides[which];
	size_t offset;

	if (!base64_decode(&side->bytes, field, &offset)) {
		pair->bad_side = which;
		return error_set(error, COTEJO_ESYNTAX, "field %zu is not base64 (byte %zu of it)",
			number, offset);
	}
	return side->bytes.failed ? error_no_memory(error) : 0;
}

int stream_tsv_read(struct stream_pair *pair, struct cotejo_text line,
	enum cotejo_article_format text_format, struct cotejo_error *error)
{
	struct cotejo_text fields[MOST_FIELDS];
	size_t count = split(line, fields), texts = count == MOST_FIELDS ? 2 : 0;
	int code = 0;

	for (size_t i = 0; i < texts; i++) {
		buffer_add(&pair->sides[i].address, fields[i]);
		if (pair->sides[i].address.failed)
			return error_no_memory(error);
	}
	if (count != 2 && count != MOST_FIELDS)
		return error_set(error, COTEJO_ESYNTAX,
			"not two texts in base64, or four fields of which they are the last, but "
			"%zu",
			count);
	for (size_t i = 0; i < 2 && code == 0; i++) {
		pair->sides[i].format = text_format;
		code = decode(pair, (int)i, fields[texts + i], texts + i + 1, error);
	}
	return code;
}
