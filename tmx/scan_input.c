/*
 * scan_input.c - the characters under the scanner, with their places
 *
 * SPDX-License-Identifier: MIT
 */
#include "tmx/scan_input.h"

#include <stdarg.h>
#include <stdio.h>

int scan_refill(struct tmx_scanner *scanner)
{
	struct buffer *piece = &scanner->source.text;
	int code;

	if (scanner->code)
		return SCAN_NO_MORE;
	if (scanner->end)
		scanner->line_before += (size_t)(scanner->end - scanner->line_begin);
	code = source_next(&scanner->source, &scanner->error);
	scanner->at = scanner->line_begin = scanner->end = buffer_text(piece).bytes;
	if (code < 0)
		scanner->code = code;
	if (code <= 0)
		return SCAN_NO_MORE;
	scanner->end += piece->length;
	return (unsigned char)*scanner->at;
}

static void begin_line(struct tmx_scanner *scanner)
{
	scanner->at_line++;
	scanner->line_before = 0;
	scanner->line_begin = scanner->at;
}

int scan_take(struct tmx_scanner *scanner)
{
	int c = scan_peek(scanner);

	if (c == SCAN_NO_MORE)
		return c;
	scanner->at++;
	if (c == '\r') {
		if (scan_peek(scanner) == '\n')
			scanner->at++;
		c = '\n';
	}
	if (c == '\n')
		begin_line(scanner);
	if (c != '\0') {
		if (scanner->is_recording)
			buffer_add_byte(&scanner->raw, (char)c);
		return c;
	}
	scanner->at--;
	scan_fail(scanner, COTEJO_EENCODING, "a NUL byte: this is no text");
	return SCAN_NO_MORE;
}

void scan_skip_spaces(struct tmx_scanner *scanner)
{
	int c;

	while ((c = scan_peek(scanner)) != SCAN_NO_MORE && is_ascii_space((char)c))
		scan_take(scanner);
}

size_t scan_column(const struct tmx_scanner *scanner)
{
	size_t here = scanner->at ? (size_t)(scanner->at - scanner->line_begin) : 0;

	return scanner->line_before + here + 1;
}

void scan_warn(struct tmx_scanner *scanner, enum tmx_warning_code code, const char *format, ...)
{
	char message[256];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(message, sizeof(message), format, arguments);
	va_end(arguments);
	warning_add(scanner->source.warnings, code, scanner->at_line, scan_column(scanner), "%s",
		message);
}

void scan_fail(struct tmx_scanner *scanner, int code, const char *format, ...)
{
	char message[256];
	va_list arguments;

	if (scanner->code)
		return;
	va_start(arguments, format);
	vsnprintf(message, sizeof(message), format, arguments);
	va_end(arguments);
	scanner->code = error_set(&scanner->error, code, "%s", message);
	error_at(&scanner->error, code, NULL, scanner->at_line, scan_column(scanner));
	scanner->end = scanner->at;
}

bool scan_begins_name(int c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
	       c >= 0x80;
}

bool scan_continues_name(int c)
{
	return scan_begins_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/* ---- Text ---- */

/* The bytes that can be copied without a look at them, in text and between quotes. */
static bool is_plain(unsigned char c)
{
	return c > '\'' ? c != '<' && c != 0xef : c >= ' ' && c != '&';
}

static bool is_plain_in_quotes(unsigned char c)
{
	return is_plain(c) && c != '"' && c != '\'';
}

static void take_plain(struct tmx_scanner *scanner, struct buffer *text, bool quoted)
{
	const char *begin = scanner->at;

	if (quoted) {
		while (scanner->at < scanner->end &&
			is_plain_in_quotes((unsigned char)*scanner->at))
			scanner->at++;
	} else {
		while (scanner->at < scanner->end && is_plain((unsigned char)*scanner->at))
			scanner->at++;
	}
	buffer_add(text, slice(begin, (size_t)(scanner->at - begin)));
	if (scanner->is_recording)
		buffer_add(&scanner->raw, slice(begin, (size_t)(scanner->at - begin)));
	if (text->length > SCAN_MAX_TEXT)
		scan_fail(
			scanner, COTEJO_ELIMIT, "more than %d bytes without a tag", SCAN_MAX_TEXT);
}

/* Pieces hold whole characters, so the two bytes after 0xef are there. */
static void take_ef(struct tmx_scanner *scanner, struct buffer *text)
{
	const char *bytes = scanner->at;

	if ((unsigned char)bytes[1] == 0xbf && (unsigned char)bytes[2] >= 0xbe)
		scan_warn(scanner, WARNING_CHARACTER, "U+FFF%c, which is no character, left out",
			(unsigned char)bytes[2] == 0xbe ? 'E' : 'F');
	else
		buffer_add(text, slice(bytes, 3));
	if (scanner->is_recording)
		buffer_add(&scanner->raw, slice(bytes, 3));
	scanner->at += 3;
}

void scan_add_raw(struct tmx_scanner *scanner, struct buffer *text, int c)
{
	if (c >= ' ' || c == '\n' || c == '\t')
		buffer_add_byte(text, (char)c);
	else if (c != SCAN_NO_MORE)
		scan_warn(scanner, WARNING_CHARACTER, "control character U+%04X left out",
			(unsigned)c);
}

/* The length of a character that XML cannot hold; 0: none is there. */
static size_t unholdable_length(struct cotejo_text text, size_t i)
{
	unsigned char c = (unsigned char)text.bytes[i];

	if (c < ' ')
		return c == '\n' || c == '\t' ? 0 : 1;
	if (c != 0xef || i + 2 >= text.length || (unsigned char)text.bytes[i + 1] != 0xbf)
		return 0;
	return (unsigned char)text.bytes[i + 2] >= 0xbe ? 3 : 0;
}

void scan_clean(struct tmx_scanner *scanner, struct buffer *text, size_t begin)
{
	size_t to = begin;

	for (size_t from = begin; from < text->length;) {
		size_t length = unholdable_length(buffer_text(text), from);

		if (length == 0)
			text->bytes[to++] = text->bytes[from];
		from += length ? length : 1;
	}
	if (to < text->length)
		scan_warn(scanner, WARNING_CHARACTER, "characters that XML cannot hold, left out");
	text->length = to;
}

static void take_control(struct tmx_scanner *scanner, struct buffer *text, bool quoted)
{
	int c = scan_take(scanner);

	scan_add_raw(scanner, text, quoted && (c == '\n' || c == '\t') ? ' ' : c);
}

void scan_take_text(struct tmx_scanner *scanner, struct buffer *text, char quote)
{
	int c;

	while ((c = scan_peek(scanner)) != SCAN_NO_MORE) {
		if (quote ? c == quote : c == '<')
			return;
		if (c == '&') {
			scan_take(scanner);
			scan_reference(scanner, text);
		} else if (c == 0xef) {
			take_ef(scanner, text);
		} else if (c < ' ') {
			take_control(scanner, text, quote != 0);
		} else if (quote && !is_plain_in_quotes((unsigned char)c)) {
			if (c == '<')
				scan_warn(scanner, WARNING_MARKUP, "< within an attribute");
			buffer_add_byte(text, (char)scan_take(scanner));
		}
		take_plain(scanner, text, quote != 0);
	}
}

void scan_take_until(struct tmx_scanner *scanner, struct buffer *text, char mark, size_t count)
{
	size_t marks = 0;
	int c;

	while ((c = scan_peek(scanner)) != SCAN_NO_MORE) {
		if (c == mark) {
			scan_take(scanner);
			marks++;
			continue;
		}
		if (c == '>' && marks >= count)
			break;
		for (; text && marks; marks--)
			buffer_add_byte(text, mark);
		marks = 0;
		if (text && c == 0xef)
			take_ef(scanner, text);
		else if (text)
			scan_add_raw(scanner, text, scan_take(scanner));
		else
			scan_take(scanner);
		if (text && text->length > SCAN_MAX_TEXT)
			scan_fail(scanner, COTEJO_ELIMIT, "more than %d bytes without a tag",
				SCAN_MAX_TEXT);
	}
	for (; text && marks > count; marks--)
		buffer_add_byte(text, mark);
	scanner->is_cut = c == SCAN_NO_MORE;
	scan_take(scanner);
}
