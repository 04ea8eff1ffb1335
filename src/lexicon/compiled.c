/*
 * compiled.c - a lexicon as bytes that are read without thinking
 *
 * SPDX-License-Identifier: MIT
 */
#include "lexicon/compiled.h"

#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "text/utf8.h"

static const char magic[] = "\x89"
			    "COTLEX\n";

enum {
	MAGIC_BYTES = sizeof(magic) - 1,
	VERSION = 1,
	VERSION_AT = 8,
	COUNT_AT = 12,
	SIZE_AT = 16,
	CHECKSUM_AT = 24,
	LANGUAGES_AT = 32,
	HEAD_BYTES = LANGUAGES_AT + 2 * LEXICON_LANGUAGE_BYTES,
	PROBABILITY_BYTES = 4,
	LEAST_ENTRY_BYTES = 3 + 2 * PROBABILITY_BYTES, /* two lengths, one letter */
	SEVEN_BITS = 0x7f,
	MOST_SHIFT = 28 /* a length has at most five bytes */
};

static const uint64_t fnv_begin = 0xcbf29ce484222325U, fnv_prime = 0x100000001b3U;
static const double billion = 1e9;

static uint64_t get(const char *bytes, int count)
{
	uint64_t number = 0;

	for (int i = count - 1; i >= 0; i--)
		number = number << 8 | (unsigned char)bytes[i];
	return number;
}

static void put(char *bytes, int count, uint64_t number)
{
	for (int i = 0; i < count; i++)
		bytes[i] = (char)(number >> 8 * i & 0xff);
}

/* The same for eight bytes, written so that a compiler makes one load of it. */
static uint64_t get_eight(const char *bytes)
{
	const unsigned char *p = (const unsigned char *)bytes;

	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 |
	       (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
	       (uint64_t)p[7] << 56;
}

static uint64_t checksum(struct cotejo_text bytes)
{
	uint64_t sum = fnv_begin;
	size_t i = 0;
	char last[sizeof(sum)] = {0};

	for (; i + sizeof(sum) <= bytes.length; i += sizeof(sum))
		sum = (sum ^ get_eight(bytes.bytes + i)) * fnv_prime;
	memcpy(last, bytes.bytes + i, bytes.length - i);
	return (sum ^ get_eight(last)) * fnv_prime;
}

bool compiled_is_one(struct cotejo_text bytes)
{
	return slice_starts(bytes, slice(magic, MAGIC_BYTES));
}

/* ---- Reading ---- */

static int corrupt(struct cotejo_error *error, const char *what)
{
	return error_set(error, COTEJO_ESYNTAX, "the compiled lexicon is damaged: %s", what);
}

static int check_head(struct cotejo_text bytes, struct cotejo_error *error)
{
	struct cotejo_text rest;
	uint64_t version;

	if (bytes.length < HEAD_BYTES)
		return corrupt(error, "it ends within its head");
	version = get(bytes.bytes + VERSION_AT, 4);
	if (version != VERSION)
		return error_set(error, COTEJO_ESYNTAX,
			"a compiled lexicon of version %llu; this program reads version %d",
			(unsigned long long)version, VERSION);
	if (get(bytes.bytes + SIZE_AT, 8) != bytes.length)
		return corrupt(error, "it is not as long as it was when it was written");
	rest = slice(bytes.bytes + LANGUAGES_AT, bytes.length - LANGUAGES_AT);
	if (get(bytes.bytes + CHECKSUM_AT, 8) != checksum(rest))
		return corrupt(error, "its checksum is wrong");
	return 0;
}

/* A length and so many bytes. */
static bool take_text(struct cotejo_text *rest, struct cotejo_text *ret_text)
{
	uint64_t length = 0;
	int shift = 0;
	unsigned char byte;

	do {
		if (rest->length == 0 || shift > MOST_SHIFT)
			return false;
		byte = (unsigned char)*rest->bytes++;
		rest->length--;
		length |= (uint64_t)(byte & SEVEN_BITS) << shift;
		shift += 7;
	} while (byte > SEVEN_BITS);
	if (length > rest->length)
		return false;
	*ret_text = slice(rest->bytes, (size_t)length);
	rest->bytes += length;
	rest->length -= (size_t)length;
	return true;
}

static bool take_probability(struct cotejo_text *rest, double *ret_probability)
{
	if (rest->length < PROBABILITY_BYTES)
		return false;
	*ret_probability = (double)get(rest->bytes, PROBABILITY_BYTES) / billion;
	rest->bytes += PROBABILITY_BYTES;
	rest->length -= PROBABILITY_BYTES;
	return *ret_probability <= 1;
}

/* One that could stand in a line with tabs. */
static bool is_word(struct cotejo_text text)
{
	unsigned char all = 0;

	if (text.length == 0 || is_ascii_space(text.bytes[0]) ||
		is_ascii_space(text.bytes[text.length - 1]))
		return false;
	for (size_t i = 0; i < text.length; i++) {
		all |= (unsigned char)text.bytes[i];
		if (text.bytes[i] == '\t' || text.bytes[i] == '\n' || text.bytes[i] == '\r')
			return false;
	}
	return all < 0x80 || utf8_valid_length(text) == text.length;
}

static bool take_entry(struct cotejo_text *rest, struct cotejo_lexicon_entry *entry)
{
	struct cotejo_text source = {0}, target = {0};
	struct cotejo_lexicon_entry before = *entry;

	if (!take_text(rest, &source) || !take_text(rest, &target) || !is_word(target) ||
		!take_probability(rest, &entry->forward) ||
		!take_probability(rest, &entry->backward))
		return false;
	entry->target = target;
	if (source.length == 0)
		return before.source.length > 0 && slice_compare(before.target, target) < 0;
	entry->source = source;
	return is_word(source) && slice_compare(before.source, source) < 0;
}

static int read_entries(
	struct cotejo_lexicon *lexicon, struct cotejo_text bytes, struct cotejo_error *error)
{
	struct cotejo_text rest = {bytes.bytes + HEAD_BYTES, bytes.length - HEAD_BYTES};
	size_t count = (size_t)get(bytes.bytes + COUNT_AT, 4);
	struct cotejo_lexicon_entry entry = {0};

	if (count > rest.length / LEAST_ENTRY_BYTES)
		return corrupt(error, "it is too short for its entries");
	if (lexicon_reserve(lexicon, count))
		return error_no_memory(error);
	for (size_t i = 0; i < count; i++) {
		if (!take_entry(&rest, &entry))
			return error_at_offset(error, corrupt(error, "an entry makes no sense"),
				NULL, bytes.length - rest.length);
		lexicon->entries[lexicon->count++] = entry;
	}
	return rest.length ? corrupt(error, "there is more than its entries") : 0;
}

static bool take_language(char language[LEXICON_LANGUAGE_BYTES], const char *bytes)
{
	size_t length = strnlen(bytes, LEXICON_LANGUAGE_BYTES);

	for (size_t i = 0; i < LEXICON_LANGUAGE_BYTES; i++)
		if (i < length ? !lexicon_is_tag_byte(bytes[i]) : bytes[i] != '\0')
			return false;
	if (length == LEXICON_LANGUAGE_BYTES)
		return false;
	memcpy(language, bytes, LEXICON_LANGUAGE_BYTES);
	return true;
}

int compiled_read(
	struct cotejo_lexicon *lexicon, struct cotejo_text bytes, struct cotejo_error *error)
{
	char languages[2][LEXICON_LANGUAGE_BYTES];
	size_t count = lexicon->count;
	int status = check_head(bytes, error);

	if (status < 0)
		return status;
	for (int side = 0; side < 2; side++)
		if (!take_language(languages[side],
			    bytes.bytes + LANGUAGES_AT + (size_t)side * LEXICON_LANGUAGE_BYTES))
			return corrupt(error, "its languages are none");
	status = read_entries(lexicon, bytes, error);
	if (status < 0)
		lexicon->count = count;
	else
		lexicon_name_languages(lexicon, languages);
	return status;
}

/* ---- Writing ---- */

static void put_entry(struct buffer *buffer, const struct cotejo_lexicon_entry *entry, bool same)
{
	char numbers[2 * PROBABILITY_BYTES];

	buffer_add_packed(buffer, same ? 0 : entry->source.length);
	if (!same)
		buffer_add(buffer, entry->source);
	buffer_add_packed(buffer, entry->target.length);
	buffer_add(buffer, entry->target);
	put(numbers, PROBABILITY_BYTES, (uint64_t)(entry->forward * billion + .5));
	put(numbers + PROBABILITY_BYTES, PROBABILITY_BYTES,
		(uint64_t)(entry->backward * billion + .5));
	buffer_add(buffer, slice(numbers, sizeof(numbers)));
}

static void put_head(struct buffer *buffer, const struct cotejo_lexicon *lexicon)
{
	put(buffer->bytes + VERSION_AT, 4, VERSION);
	put(buffer->bytes + COUNT_AT, 4, lexicon->count);
	put(buffer->bytes + SIZE_AT, 8, buffer->length);
	memcpy(buffer->bytes + LANGUAGES_AT, lexicon->languages, sizeof(lexicon->languages));
	put(buffer->bytes + CHECKSUM_AT, 8,
		checksum(slice(buffer->bytes + LANGUAGES_AT, buffer->length - LANGUAGES_AT)));
}

int cotejo_lexicon_compile(const struct cotejo_lexicon *lexicon, const struct cotejo_output *output,
	struct cotejo_error *error)
{
	static const char room[HEAD_BYTES - MAGIC_BYTES];
	struct buffer buffer = {0};
	int status;

	if (lexicon->count > UINT32_MAX)
		return error_set(
			error, COTEJO_ELIMIT, "more entries than a compiled lexicon holds");
	buffer_add(&buffer, slice(magic, MAGIC_BYTES));
	buffer_add(&buffer, slice(room, sizeof(room)));
	for (size_t i = 0; i < lexicon->count; i++)
		put_entry(&buffer, &lexicon->entries[i],
			i > 0 && slice_equal(lexicon->entries[i].source,
					 lexicon->entries[i - 1].source));
	if (!buffer.failed)
		put_head(&buffer, lexicon);
	status = buffer_flush(&buffer, output, error);
	buffer_clear(&buffer);
	return status;
}
