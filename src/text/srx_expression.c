/*
 * srx_expression.c - the regular expressions of SRX rules
 *
 * What must end at a place is best looked for by looking behind. ICU does so only by expressions of
 * limited length, so "*" and "+" become "up to 100 times" first, which takes a reader of the
 * syntax: just enough of it to know what is a quantifier and what a letter.
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/srx_expression.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ustring.h>

#include "base/buffer.h"
#include "base/error.h"

/* ---- Compiling ---- */

static int icu_failure(struct cotejo_error *error, UErrorCode status, const UParseError *place,
	const char *pattern)
{
	int code;

	if (status == U_MEMORY_ALLOCATION_ERROR)
		return error_no_memory(error);
	code = error_set(error, COTEJO_ESYNTAX,
		"no regular expression (%s at character %d): %.160s", u_errorName(status),
		(int)place->offset, pattern);
	if (error)
		error->detail = (int)status;
	return code;
}

int srx_expression_open(URegularExpression **ret_regex, const char *pattern, uint32_t flags,
	struct cotejo_error *error)
{
	UErrorCode status = U_ZERO_ERROR;
	UParseError place = {0};
	size_t room = strlen(pattern) + 1;
	UChar *units = malloc(room * sizeof(*units));
	URegularExpression *regex;
	int32_t length = 0;

	if (!units)
		return error_no_memory(error);
	u_strFromUTF8(units, (int32_t)room, &length, pattern, -1, &status);
	regex = uregex_open(units, length, flags, &place, &status);
	free(units);
	if (U_FAILURE(status)) {
		uregex_close(regex);
		return icu_failure(error, status, &place, pattern);
	}
	*ret_regex = regex;
	return 0;
}

/* ---- Reading the syntax ---- */

enum token {
	TOKEN_LETTER, /* stands for itself; perhaps with a backslash */
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_BAR,
	TOKEN_QUANTIFIER, /* with the "?" or "+" behind it */
	TOKEN_OTHER,      /* a class, an assertion, any character */
	TOKEN_UNKNOWN     /* changes how what follows is read, such as (?i) or \Q */
};

/* Behind a class in brackets, which may hold others. */
static const char *class_end(const char *p)
{
	size_t depth = 0;

	for (; *p; p++) {
		if (*p == '\\' && p[1])
			p++;
		else if (*p == '[')
			depth++;
		else if (*p == ']' && --depth == 0)
			return p + 1;
	}
	return p;
}

/* Behind an escape: \p{Lu}, \x{41}, \u0041, \. */
static const char *escape_end(const char *p)
{
	const char *brace;

	if (strchr("pPNx", p[1]) && p[1] && p[2] == '{') {
		brace = strchr(p + 2, '}');
		return brace ? brace + 1 : p + strlen(p);
	}
	return p[1] ? p + 2 : p + 1;
}

static enum token open_token(const char *p, const char **ret_end)
{
	/* Letters in groups are not looked at, so that "(?i:" is as plain as the others. */
	static const char *const plain[] = {"(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?i:"};

	*ret_end = p + 1;
	if (p[1] != '?')
		return TOKEN_OPEN;
	for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++)
		if (strncmp(p, plain[i], strlen(plain[i])) == 0) {
			*ret_end = p + strlen(plain[i]);
			return TOKEN_OPEN;
		}
	return TOKEN_UNKNOWN;
}

static const char *quantifier_end(const char *p)
{
	const char *end = *p == '{' ? strchr(p, '}') : p;

	if (!end)
		return p + strlen(p);
	end++;
	return *end == '?' || *end == '+' ? end + 1 : end;
}

static bool is_ascii_letter_or_digit(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The token at `p`, and where the next one begins. */
static enum token read_token(const char *p, const char **ret_end)
{
	*ret_end = p + 1;
	switch (*p) {
	case '\\':
		*ret_end = escape_end(p);
		if (p[1] == 'Q' || p[1] == 'E' || !p[1])
			return TOKEN_UNKNOWN;
		return is_ascii_letter_or_digit(p[1]) ? TOKEN_OTHER : TOKEN_LETTER;
	case '[':
		*ret_end = class_end(p);
		return TOKEN_OTHER;
	case '(':
		return open_token(p, ret_end);
	case ')':
		return TOKEN_CLOSE;
	case '|':
		return TOKEN_BAR;
	case '*':
	case '+':
	case '?':
	case '{':
		*ret_end = quantifier_end(p);
		return TOKEN_QUANTIFIER;
	case '.':
	case '^':
	case '$':
		return TOKEN_OTHER;
	default:
		while (((unsigned char)**ret_end & 0xC0) == 0x80)
			++*ret_end;
		return TOKEN_LETTER;
	}
}

/* ---- Looking behind ---- */

enum { MOST_REPEATS = 1 << 20 }; /* more, and the sum below would not fit */

/* Writes a quantifier with an end to it. */
static void add_finite(struct buffer *buffer, const char *begin, const char *end)
{
	const char *brace = begin;
	long least;

	if (*begin == '*' || *begin == '+') {
		buffer_add_format(buffer, "{%d,%d}", *begin == '+', SRX_REPEATS);
		begin++;
	} else if (*begin == '{') {
		while (brace < end && *brace != '}')
			brace++;
		if (brace < end && brace[-1] == ',') {
			buffer_add(buffer, slice(begin, (size_t)(brace - begin)));
			least = strtol(begin + 1, NULL, 10);
			buffer_add_format(buffer, "%ld",
				SRX_REPEATS + (least < MOST_REPEATS ? least : MOST_REPEATS));
			begin = brace;
		}
	}
	buffer_add(buffer, slice(begin, (size_t)(end - begin)));
}

/* "(?<=...)" with the expression in it, all of its repetitions finite; false when that cannot be
 * told. */
static bool write_behind(struct buffer *buffer, const char *pattern)
{
	const char *end;

	buffer_add_string(buffer, "(?<=");
	for (; *pattern; pattern = end) {
		switch (read_token(pattern, &end)) {
		case TOKEN_UNKNOWN:
			return false;
		case TOKEN_QUANTIFIER:
			add_finite(buffer, pattern, end);
			break;
		default:
			buffer_add(buffer, slice(pattern, (size_t)(end - pattern)));
			break;
		}
	}
	buffer_add_string(buffer, ")");
	buffer_add_byte(buffer, '\0');
	return true;
}

int srx_expression_open_before(URegularExpression **ret_regex, bool *ret_looks_behind,
	const char *pattern, struct cotejo_error *error)
{
	struct buffer buffer = {0};
	int code = srx_expression_open(ret_regex, pattern, 0, error);

	if (code < 0)
		return code;
	uregex_close(*ret_regex);
	code = COTEJO_ESYNTAX;
	if (write_behind(&buffer, pattern) && !buffer.failed)
		code = srx_expression_open(ret_regex, buffer.bytes, 0, error);
	*ret_looks_behind = code == 0;
	if (code == COTEJO_ESYNTAX) {
		buffer_reset(&buffer);
		/* The line feed ends a comment that the expression may end with, see (?x). */
		buffer_add_format(&buffer,
			strstr(pattern, "(?") && strchr(pattern, '#') ? "(?:%s\n)\\z" : "(?:%s)\\z",
			pattern);
		buffer_add_byte(&buffer, '\0');
		code = buffer.failed ? error_no_memory(error)
				     : srx_expression_open(ret_regex, buffer.bytes, 0, error);
	}
	buffer_clear(&buffer);
	return code;
}

/* ---- Endings ---- */

/* Appends the letter of a token; when there is no room, at the cost of the first ones. */
static int32_t add_letter(UChar *ending, int32_t length, const char *begin, const char *end)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar units[2];
	int32_t count = 0;

	if (*begin == '\\')
		begin++;
	u_strFromUTF8(units, 2, &count, begin, (int32_t)(end - begin), &status);
	if (U_FAILURE(status))
		return 0;
	if (length + count > SRX_LONGEST_ENDING) {
		int32_t kept = SRX_LONGEST_ENDING - count;

		memmove(ending, ending + (length - kept), (size_t)kept * sizeof(*ending));
		length = kept;
	}
	memcpy(ending + length, units, (size_t)count * sizeof(*ending));
	return length + count;
}

int32_t srx_expression_ending(UChar ret_ending[SRX_LONGEST_ENDING], const char *pattern)
{
	const char *end;
	int32_t length = 0;
	size_t depth = 0;

	for (; *pattern; pattern = end) {
		enum token token = read_token(pattern, &end);

		if (token == TOKEN_UNKNOWN || (token == TOKEN_BAR && depth == 0))
			return 0;
		depth += token == TOKEN_OPEN;
		depth -= token == TOKEN_CLOSE && depth > 0;
		length = token == TOKEN_LETTER && depth == 0
				 ? add_letter(ret_ending, length, pattern, end)
				 : 0;
	}
	return length;
}
