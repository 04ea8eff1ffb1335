/*
 * lexicon.c - a sorted list of pairs of words
 *
 * Sorting once makes finding a search in an array, and what several files say of a pair one entry.
 *
 * SPDX-License-Identifier: MIT
 */
#include "lexicon/lexicon.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/file.h"
#include "lexicon/compiled.h"
#include "lexicon/dictd.h"
#include "lexicon/markup.h"
#include "lexicon/unpack.h"
#include "text/language.h"
#include "text/utf8.h"

enum { FLUSH_BYTES = 1 << 16, DECIMALS = 6 };

int cotejo_lexicon_new(struct cotejo_lexicon **ret_lexicon, struct cotejo_error *error)
{
	struct cotejo_lexicon *lexicon = calloc(1, sizeof(*lexicon));

	if (!lexicon)
		return error_no_memory(error);
	*ret_lexicon = lexicon;
	return 0;
}

void cotejo_lexicon_free(struct cotejo_lexicon *lexicon)
{
	if (!lexicon)
		return;
	arena_clear(&lexicon->texts);
	free(lexicon->entries);
	free(lexicon);
}

int lexicon_add(struct cotejo_lexicon *lexicon, const struct cotejo_lexicon_entry *entry)
{
	if (lexicon_reserve(lexicon, 1))
		return COTEJO_ENOMEM;
	lexicon->entries[lexicon->count++] = *entry;
	return 0;
}

int lexicon_reserve(struct cotejo_lexicon *lexicon, size_t more)
{
	struct cotejo_lexicon_entry *entries = array_reserve(
		lexicon->entries, &lexicon->capacity, lexicon->count + more, sizeof(*entries));

	if (!entries)
		return COTEJO_ENOMEM;
	lexicon->entries = entries;
	return 0;
}

bool lexicon_is_tag_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || byte == '-';
}

void lexicon_name_languages(
	struct cotejo_lexicon *lexicon, char (*languages)[LEXICON_LANGUAGE_BYTES])
{
	if (!lexicon->languages[0][0] && !lexicon->languages[1][0])
		memcpy(lexicon->languages, languages, sizeof(lexicon->languages));
}

int cotejo_lexicon_set_languages(struct cotejo_lexicon *lexicon, const char *source,
	const char *target, struct cotejo_error *error)
{
	const char *const tags[] = {source, target};
	char languages[2][LEXICON_LANGUAGE_BYTES] = {{0}}, tag[LANGUAGE_SIZE];

	for (int side = 0; side < 2; side++) {
		int status = language_canonical(tag, tags[side], error);

		if (status < 0)
			return status;
		if (strlen(tag) >= LEXICON_LANGUAGE_BYTES)
			return error_set(error, COTEJO_EARGUMENT,
				"a language tag of more than %d bytes", LEXICON_LANGUAGE_BYTES - 1);
		memcpy(languages[side], tag, strlen(tag));
	}
	memcpy(lexicon->languages, languages, sizeof(languages));
	return 0;
}

const char *cotejo_lexicon_language(const struct cotejo_lexicon *lexicon, int target)
{
	return lexicon->languages[target != 0];
}

static int compare(const void *a, const void *b)
{
	const struct cotejo_lexicon_entry *one = a, *other = b;
	int order = slice_compare(one->source, other->source);

	return order ? order : slice_compare(one->target, other->target);
}

/* Whether they are in order, and no pair is there twice, as in a file that we have written. */
static bool is_ordered(const struct cotejo_lexicon *lexicon)
{
	for (size_t i = 1; i < lexicon->count; i++)
		if (compare(&lexicon->entries[i - 1], &lexicon->entries[i]) >= 0)
			return false;
	return true;
}

/* Sorts, and makes one entry of those of a pair. */
static void order(struct cotejo_lexicon *lexicon)
{
	size_t kept = 0;

	if (is_ordered(lexicon))
		return;
	qsort(lexicon->entries, lexicon->count, sizeof(*lexicon->entries), compare);
	for (size_t i = 0; i < lexicon->count; i++) {
		const struct cotejo_lexicon_entry *entry = &lexicon->entries[i];
		struct cotejo_lexicon_entry *last = kept ? &lexicon->entries[kept - 1] : NULL;

		if (!last || compare(last, entry) != 0) {
			lexicon->entries[kept++] = *entry;
			continue;
		}
		if (entry->forward > last->forward)
			last->forward = entry->forward;
		if (entry->backward > last->backward)
			last->backward = entry->backward;
	}
	lexicon->count = kept;
}

/* By what the text is, whatever its name. `path` is where an index looks for its dictionary. */
static int read_any(struct cotejo_lexicon *lexicon, struct cotejo_text text, const char *path,
	struct cotejo_error *error)
{
	if (compiled_is_one(text))
		return compiled_read(lexicon, text, error);
	if (markup_is_one(text))
		return markup_read(lexicon, text, error);
	if (dictd_is_index(text))
		return dictd_read(lexicon, text, path, error);
	return lexicon_read_lines(lexicon, text, error);
}

static int read_text(struct cotejo_lexicon *lexicon, struct cotejo_text text, const char *name,
	const char *path, struct cotejo_error *error)
{
	size_t count = lexicon->count;
	const char *copy;
	int status;

	if (text.length > LEXICON_FILE_BYTES)
		return error_in_file(error,
			error_set(error, COTEJO_ELIMIT, "larger than the limit of %d bytes",
				LEXICON_FILE_BYTES),
			name);
	copy = arena_copy(&lexicon->texts, text);
	if (!copy)
		return error_no_memory(error);
	text = slice(copy, text.length);
	status = read_any(lexicon, text, path, error);
	if (status < 0) {
		lexicon->count = count;
		return error_in_file(error, status, name);
	}
	if (count > 0 || !compiled_is_one(text)) /* what is compiled is in order */
		order(lexicon);
	return 0;
}

int cotejo_lexicon_parse(struct cotejo_lexicon *lexicon, struct cotejo_text text, const char *name,
	struct cotejo_error *error)
{
	return read_text(lexicon, text, name, NULL, error);
}

static double cut(double probability)
{
	return probability > 0 ? probability < 1 ? probability : 1 : 0;
}

/* A text that can stand in a line with tabs, copied. */
static int copy_text(
	struct cotejo_lexicon *lexicon, struct cotejo_text *text, struct cotejo_error *error)
{
	const char *copy;

	if (utf8_valid_length(*text) != text->length)
		return error_set(error, COTEJO_EENCODING, "a word is not valid UTF-8");
	for (size_t i = 0; i < text->length; i++)
		if (strchr("\t\n\r", text->bytes[i]) && text->bytes[i])
			return error_set(
				error, COTEJO_EARGUMENT, "a word has a tab or a line end in it");
	if (slice_trim(*text).length == 0)
		return error_set(error, COTEJO_EARGUMENT, "a word is empty");
	copy = arena_copy(&lexicon->texts, slice_trim(*text));
	if (!copy)
		return error_no_memory(error);
	*text = slice(copy, slice_trim(*text).length);
	return 0;
}

int cotejo_lexicon_add(struct cotejo_lexicon *lexicon, const struct cotejo_lexicon_entry *entries,
	size_t count, struct cotejo_error *error)
{
	size_t before = lexicon->count;
	int status = 0;

	for (size_t i = 0; i < count && status == 0; i++) {
		struct cotejo_lexicon_entry entry = {entries[i].source, entries[i].target,
			cut(entries[i].forward), cut(entries[i].backward)};

		status = copy_text(lexicon, &entry.source, error);
		if (status == 0)
			status = copy_text(lexicon, &entry.target, error);
		if (status == 0 && lexicon_add(lexicon, &entry))
			status = error_no_memory(error);
	}
	if (status < 0)
		lexicon->count = before;
	else
		order(lexicon);
	return status;
}

int cotejo_lexicon_read(
	struct cotejo_lexicon *lexicon, const char *path, struct cotejo_error *error)
{
	bool standard = strcmp(path, "-") == 0;
	const char *name = standard ? "standard input" : path;
	struct buffer file = {0};
	int status = file_read(&file, path, LEXICON_FILE_BYTES, error);

	if (status == 0)
		status = error_in_file(error, unpack_if_packed(&file, error), name);
	if (status == 0)
		status =
			read_text(lexicon, buffer_text(&file), name, standard ? NULL : path, error);
	buffer_clear(&file);
	return status;
}

size_t cotejo_lexicon_count(const struct cotejo_lexicon *lexicon)
{
	return lexicon->count;
}

const struct cotejo_lexicon_entry *cotejo_lexicon_entries(const struct cotejo_lexicon *lexicon)
{
	return lexicon->entries;
}

const struct cotejo_lexicon_entry *cotejo_lexicon_find(
	const struct cotejo_lexicon *lexicon, struct cotejo_text source, size_t *ret_count)
{
	size_t low = 0, high = lexicon->count, end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (slice_compare(lexicon->entries[middle].source, source) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < lexicon->count && slice_equal(lexicon->entries[end].source, source);
		end++)
		continue;
	*ret_count = end - low;
	return end > low ? &lexicon->entries[low] : NULL;
}

int cotejo_lexicon_write(const struct cotejo_lexicon *lexicon, const struct cotejo_output *output,
	struct cotejo_error *error)
{
	struct buffer buffer = {0};
	int status = 0;

	for (size_t i = 0; i < lexicon->count && status == 0; i++) {
		const struct cotejo_lexicon_entry *entry = &lexicon->entries[i];

		buffer_add(&buffer, entry->source);
		buffer_add_byte(&buffer, '\t');
		buffer_add(&buffer, entry->target);
		buffer_add_byte(&buffer, '\t');
		buffer_add_number(&buffer, entry->forward, DECIMALS);
		buffer_add_byte(&buffer, '\t');
		buffer_add_number(&buffer, entry->backward, DECIMALS);
		buffer_add_byte(&buffer, '\n');
		if (buffer.length >= FLUSH_BYTES || i + 1 == lexicon->count)
			status = buffer_flush(&buffer, output, error);
	}
	buffer_clear(&buffer);
	return status;
}
