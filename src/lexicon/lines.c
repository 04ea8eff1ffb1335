/*
 * lines.c - dictionaries with an entry a line
 *
 * Each line tells by itself which of the formats it follows: one with tabs is ours, one with " @ "
 * is hunalign's, which has the target first, one with tags is of lt-expand. So a file that somebody
 * joined from several is read.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/error.h"
#include "base/slice.h"
#include "lexicon/expand.h"
#include "text/utf8.h"

enum {
	FIELDS = 4,
	EXACT_POWER = 22,  /* the last power of ten that a double holds exactly */
	EXPONENT_MAX = 400 /* beyond this a number is 0 or too large, whatever its digits are */
};

static bool is_digit(struct cotejo_text text)
{
	return text.length && text.bytes[0] >= '0' && text.bytes[0] <= '9';
}

static char take(struct cotejo_text *text)
{
	text->length--;
	return *text->bytes++;
}

static bool begins(struct cotejo_text text, char a, char b)
{
	return text.length && (text.bytes[0] == a || text.bytes[0] == b);
}

/* "e-05" */
static bool read_exponent(struct cotejo_text *text, int *ret_exponent)
{
	int exponent = 0;
	bool negative;

	take(text);
	negative = begins(*text, '-', '-');
	if (begins(*text, '-', '+'))
		take(text);
	if (!is_digit(*text))
		return false;
	while (is_digit(*text)) {
		int digit = take(text) - '0';

		exponent = exponent < EXPONENT_MAX ? exponent * 10 + digit : EXPONENT_MAX;
	}
	*ret_exponent = negative ? -exponent : exponent;
	return true;
}

/* A number from 0 to 1 as programs write it; strtod() would want the locale's decimal comma. */
static bool read_probability(struct cotejo_text text, double *ret_probability)
{
	double number = 0, power = 1; /* dividing once rounds once */
	int exponent = 0, decimals = 0;

	if (!is_digit(text))
		return false;
	while (is_digit(text))
		number = number * 10 + (take(&text) - '0');
	if (begins(text, '.', '.')) {
		take(&text);
		for (; is_digit(text); decimals++)
			number = number * 10 + (take(&text) - '0');
	}
	if (begins(text, 'e', 'E') && !read_exponent(&text, &exponent))
		return false;
	exponent -= decimals;
	for (; exponent < -EXACT_POWER; exponent++)
		number /= 10;
	for (; exponent < 0; exponent++)
		power *= 10;
	for (; exponent > 0; exponent--)
		number *= 10;
	number /= power;
	*ret_probability = number;
	return text.length == 0 && number <= 1;
}

/* Cuts at tabs; 0 when there are too many. */
static size_t cut_fields(struct cotejo_text line, struct cotejo_text fields[FIELDS])
{
	size_t count = 0;

	for (;;) {
		const char *tab = memchr(line.bytes, '\t', line.length);
		size_t length = tab ? (size_t)(tab - line.bytes) : line.length;

		if (count == FIELDS)
			return 0;
		fields[count++] = slice_trim(slice(line.bytes, length));
		if (!tab)
			return count;
		line = slice(tab + 1, line.length - length - 1);
	}
}

static int read_fields(struct cotejo_lexicon_entry *entry, struct cotejo_text line,
	size_t *ret_column, struct cotejo_error *error)
{
	struct cotejo_text fields[FIELDS];
	size_t count = cut_fields(line, fields);

	if (count == 0)
		return error_set(error, COTEJO_ESYNTAX, "more than %d fields", FIELDS);
	entry->source = fields[0];
	entry->target = fields[1];
	if (count > 2)
		*ret_column = (size_t)(fields[2].bytes - line.bytes) + 1;
	if (count > 2 && !read_probability(fields[2], &entry->forward))
		return error_set(error, COTEJO_ESYNTAX,
			"the third field is no number from 0 to 1 such as 0.5");
	entry->backward = entry->forward;
	if (count > 3)
		*ret_column = (size_t)(fields[3].bytes - line.bytes) + 1;
	if (count > 3 && !read_probability(fields[3], &entry->backward))
		return error_set(error, COTEJO_ESYNTAX,
			"the fourth field is no number from 0 to 1 such as 0.5");
	*ret_column = 1;
	return 0;
}

/* "target @ source" */
static int read_hunalign(
	struct cotejo_lexicon_entry *entry, struct cotejo_text line, struct cotejo_error *error)
{
	static const char between[] = {' ', '@', ' '};

	for (size_t at = 0; at + sizeof(between) <= line.length; at++) {
		if (memcmp(line.bytes + at, between, sizeof(between)) != 0)
			continue;
		entry->target = slice_trim(slice(line.bytes, at));
		at += sizeof(between);
		entry->source = slice_trim(slice(line.bytes + at, line.length - at));
		return 0;
	}
	return error_set(error, COTEJO_ESYNTAX,
		"neither a source and a target with a tab between them, nor \"target @ source\"");
}

static int read_line(struct cotejo_lexicon *lexicon, struct gloss *gloss, struct cotejo_text line,
	size_t *ret_column, struct cotejo_error *error)
{
	struct cotejo_lexicon_entry entry = {{NULL, 0}, {NULL, 0}, 1, 1};
	bool has_tab = line.length && memchr(line.bytes, '\t', line.length);
	size_t valid = utf8_valid_length(line);
	int status;

	if (slice_trim(line).length == 0 || (line.bytes[0] == '#' && !has_tab))
		return 0;
	if (valid != line.length) {
		*ret_column = valid + 1;
		return error_set(error, COTEJO_EENCODING, "not valid UTF-8");
	}
	if (!has_tab && expand_is_one(slice_trim(line)))
		return expand_read_line(lexicon, gloss, slice_trim(line), ret_column, error);
	status = has_tab ? read_fields(&entry, line, ret_column, error)
			 : read_hunalign(&entry, line, error);
	if (status < 0)
		return status;
	if (entry.source.length == 0 || entry.target.length == 0)
		return error_set(error, COTEJO_ESYNTAX, "one side is empty");
	if (memchr(entry.source.bytes, '\r', entry.source.length) ||
		memchr(entry.target.bytes, '\r', entry.target.length))
		return error_set(error, COTEJO_ESYNTAX, "a line end inside of a word");
	return lexicon_add(lexicon, &entry) ? error_no_memory(error) : 0;
}

int lexicon_read_lines(
	struct cotejo_lexicon *lexicon, struct cotejo_text text, struct cotejo_error *error)
{
	static const char mark[] = "\xEF\xBB\xBF";
	struct gloss gloss = {0};
	int status = 0;

	if (slice_starts(text, slice_of(mark)))
		text = slice(text.bytes + strlen(mark), text.length - strlen(mark));
	for (size_t number = 1; text.length && status == 0; number++) {
		const char *end = memchr(text.bytes, '\n', text.length);
		size_t length = end ? (size_t)(end - text.bytes) : text.length, column = 1;

		status = read_line(lexicon, &gloss, slice(text.bytes, length), &column, error);
		if (status < 0 && status != COTEJO_ENOMEM)
			status = error_at(error, status, NULL, number, column);
		length += end ? 1 : 0;
		text = slice(text.bytes + length, text.length - length);
	}
	gloss_clear(&gloss);
	return status;
}
