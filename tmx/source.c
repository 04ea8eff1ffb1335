/*
 * source.c - the bytes of a file, whatever they are, become pieces of UTF-8
 *
 * SPDX-License-Identifier: MIT
 */
#include "tmx/source.h"

#include <stdio.h>
#include <strings.h>

#include "text/convert.h"
#include "text/utf8.h"

enum {
	PIECE_BYTES = 1 << 16,
	DECLARATION_BYTES = 512, /* an XML declaration is over long before */
	CHARSET_SIZE = 64
};

/* Fills `raw` up to a piece, or to the end of the file. */
static int read_piece(struct tmx_source *source, struct cotejo_error *error)
{
	struct buffer *raw = &source->raw;

	while (!source->ended && raw->length < PIECE_BYTES) {
		size_t length = 0;
		int code;

		if (!buffer_reserve(raw, PIECE_BYTES - raw->length))
			return error_no_memory(error);
		code = source->input->read(source->input->user, raw->bytes + raw->length,
			PIECE_BYTES - raw->length, &length, error);
		if (code)
			return code;
		raw->length += length;
		source->ended = length == 0;
	}
	return 0;
}

static void drop_raw(struct tmx_source *source, size_t count)
{
	struct buffer *raw = &source->raw;

	raw->length -= count;
	if (raw->length)
		memmove(raw->bytes, raw->bytes + count, raw->length);
}

/* ---- Which charset ---- */

static const struct {
	const char bytes[5];
	size_t length, mark; /* so many of the bytes are a byte order mark */
	const char *charset;
} signatures[] = {
	{"\xff\xfe\0\0", 4, 4, "UTF-32LE"},
	{"\0\0\xfe\xff", 4, 4, "UTF-32BE"},
	{"\xff\xfe", 2, 2, "UTF-16LE"},
	{"\xfe\xff", 2, 2, "UTF-16BE"},
	{"\xef\xbb\xbf", 3, 3, "UTF-8"},
	{"<\0\0\0", 4, 0, "UTF-32LE"},
	{"\0\0\0<", 4, 0, "UTF-32BE"},
	{"<\0", 2, 0, "UTF-16LE"},
	{"\0<", 2, 0, "UTF-16BE"},
};

/* What the first bytes say; NULL: nothing. */
static const char *charset_of_signature(struct cotejo_text bytes, size_t *ret_mark)
{
	for (size_t i = 0; i < sizeof(signatures) / sizeof(signatures[0]); i++) {
		if (slice_starts(bytes, slice(signatures[i].bytes, signatures[i].length))) {
			*ret_mark = signatures[i].mark;
			return signatures[i].charset;
		}
	}
	*ret_mark = 0;
	return NULL;
}

/* Finds `what` in a text; the text after it, or an empty one. */
static struct cotejo_text after(struct cotejo_text text, const char *what)
{
	size_t length = strlen(what);

	for (; text.length >= length; text.bytes++, text.length--) {
		if (memcmp(text.bytes, what, length) == 0)
			return slice(text.bytes + length, text.length - length);
	}
	return slice("", 0);
}

/* The encoding that the XML declaration of an ASCII-compatible file names. */
static bool declared_charset(char ret_charset[CHARSET_SIZE], struct cotejo_text bytes)
{
	struct cotejo_text rest;
	size_t length = 0;
	char quote;

	if (bytes.length > DECLARATION_BYTES)
		bytes.length = DECLARATION_BYTES;
	rest = slice_trim(bytes);
	if (!slice_starts(rest, slice_of("<?xml")))
		return false;
	rest.length -= after(rest, "?>").length;
	rest = slice_trim(after(rest, "encoding"));
	if (rest.length < 2 || rest.bytes[0] != '=')
		return false;
	rest = slice_trim(slice(rest.bytes + 1, rest.length - 1));
	quote = rest.length ? rest.bytes[0] : '\0';
	if (quote != '"' && quote != '\'')
		return false;
	rest = slice(rest.bytes + 1, rest.length - 1);
	while (length < rest.length && rest.bytes[length] != quote)
		length++;
	if (length == 0 || length == rest.length || length >= CHARSET_SIZE)
		return false;
	memcpy(ret_charset, rest.bytes, length);
	ret_charset[length] = '\0';
	return true;
}

static bool is_utf8_name(const char *charset)
{
	return strcasecmp(charset, "UTF-8") == 0 || strcasecmp(charset, "UTF8") == 0;
}

/* Whether a character begins here whose end may be in the next piece. */
static bool is_cut_off(const char *bytes, size_t left)
{
	unsigned char lead = (unsigned char)bytes[0];
	size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;

	if (lead < 0xc2 || lead > 0xf4 || left >= length)
		return false;
	for (size_t i = 1; i < left; i++) {
		if (!utf8_is_tail((unsigned char)bytes[i]))
			return false;
	}
	return true;
}

static bool has_accents(struct cotejo_text bytes)
{
	for (size_t i = 0; i < bytes.length; i++) {
		if ((unsigned char)bytes.bytes[i] >= 0x80)
			return true;
	}
	return false;
}

/* Whether a piece has characters beyond ASCII and all of them are UTF-8. */
static bool is_surely_utf8(struct cotejo_text bytes, bool is_last)
{
	size_t valid = utf8_valid_length(bytes), rest = bytes.length - valid;

	if (rest && (is_last || !is_cut_off(bytes.bytes + valid, rest)))
		return false;
	return has_accents(slice(bytes.bytes, valid));
}

static void warn_of_charset(struct tmx_source *source, const char *declared, const char *real)
{
	warning_add(source->warnings, WARNING_CHARSET, 1, 1, "declares %s and is read as %s",
		declared, real);
}

/* Which charset an ASCII-compatible file is in: what it declares, unless that cannot be. */
static int choose_charset(struct tmx_source *source, struct cotejo_error *error)
{
	struct cotejo_text bytes = buffer_text(&source->raw);
	struct cotejo_error unknown;
	char declared[CHARSET_SIZE];
	int code;

	if (source->declared)
		snprintf(declared, sizeof(declared), "%s", source->declared);
	else if (!declared_charset(declared, bytes))
		return 0;
	if (is_utf8_name(declared))
		return 0;
	if (strncasecmp(declared, "UTF", 3) == 0 || strncasecmp(declared, "UCS", 3) == 0 ||
		strncasecmp(declared, "ISO-10646", 9) == 0) {
		warn_of_charset(source, declared, "UTF-8");
		return 0;
	}
	if (is_surely_utf8(bytes, source->ended)) {
		warn_of_charset(source, declared, "UTF-8");
		return 0;
	}
	code = converter_new(&source->converter, declared, &unknown);
	if (code == COTEJO_EARGUMENT) {
		warn_of_charset(source, declared, "UTF-8");
		return 0;
	}
	return code ? error_no_memory(error) : 0;
}

static int start(struct tmx_source *source, struct cotejo_error *error)
{
	struct cotejo_text bytes = buffer_text(&source->raw);
	size_t mark;
	const char *charset = charset_of_signature(bytes, &mark);

	source->started = true;
	source->line = source->column = 1;
	drop_raw(source, mark);
	if (!charset)
		return choose_charset(source, error);
	return is_utf8_name(charset) ? 0 : converter_new(&source->converter, charset, error);
}

/* ---- Decoding ---- */

/* Moves the place over bytes that have been decoded. */
static void move_place(struct tmx_source *source, const char *bytes, size_t length)
{
	const char *end = length ? bytes + length : bytes, *newline;

	while (length && (newline = memchr(bytes, '\n', (size_t)(end - bytes)))) {
		source->line++;
		source->column = 1;
		bytes = newline + 1;
	}
	source->column += (size_t)(end - bytes);
}

static void decode_utf8(struct tmx_source *source)
{
	const char *at = source->raw.bytes;
	size_t left = source->raw.length;

	while (left) {
		size_t valid = utf8_valid_length(slice(at, left));

		buffer_add(&source->text, slice(at, valid));
		move_place(source, at, valid);
		at += valid;
		left -= valid;
		if (left == 0 || (!source->ended && is_cut_off(at, left)))
			break;
		warning_add(source->warnings, WARNING_BYTES, source->line, source->column,
			"byte 0x%02x is not UTF-8, read as windows-1252", (unsigned char)*at);
		buffer_add_code_point(&source->text, convert_windows_1252((unsigned char)*at));
		source->column++;
		at++;
		left--;
	}
	drop_raw(source, source->raw.length - left);
}

static int decode_other(struct tmx_source *source, struct cotejo_error *error)
{
	uint64_t replaced = 0;
	int code = converter_add(source->converter, &source->text, buffer_text(&source->raw),
		source->ended, &replaced, error);

	if (replaced)
		warning_add(source->warnings, WARNING_BYTES, source->line, source->column,
			"from here on %u characters are not in the file's charset, read as U+FFFD",
			(unsigned)replaced);
	move_place(source, source->text.bytes, source->text.length);
	source->raw.length = 0;
	return code;
}

/* A piece may end with a cut character and nothing else, so it takes a second reading. */
int source_next(struct tmx_source *source, struct cotejo_error *error)
{
	int code = 0;

	buffer_reset(&source->text);
	while (code == 0 && source->text.length == 0) {
		if (source->ended && source->raw.length == 0)
			return 0;
		code = read_piece(source, error);
		if (code == 0 && !source->started)
			code = start(source, error);
		if (code)
			break;
		if (source->converter)
			code = decode_other(source, error);
		else
			decode_utf8(source);
		if (source->text.failed)
			return error_no_memory(error);
	}
	return code ? code : 1;
}

void source_clear(struct tmx_source *source)
{
	buffer_clear(&source->text);
	buffer_clear(&source->raw);
	converter_free(source->converter);
	*source = (struct tmx_source){0};
}
