/*
 * decode.c - bytes in any charset become UTF-8
 *
 * Pages lie about their charset, so what the bytes are comes before what they say they are: a byte
 * order mark, then whether they are valid UTF-8 (other charsets hardly ever are, by accident), then
 * the declaration, then ICU's detector.
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/decode.h"

#include <limits.h>
#include <strings.h>

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>

#include "text/utf8.h"

enum {
	CHUNK_UNITS = 4096,
	SAMPLE_BYTES = 1 << 16 /* what guesses look at */
};

/* ---- Guesses ---- */

struct byte_counts {
	size_t even_nuls, odd_nuls, controls, length;
};

static struct byte_counts count_bytes(struct cotejo_text bytes)
{
	struct byte_counts counts = {0, 0, 0, bytes.length};

	if (counts.length > SAMPLE_BYTES)
		counts.length = SAMPLE_BYTES;
	for (size_t i = 0; i < counts.length; i++) {
		unsigned char c = (unsigned char)bytes.bytes[i];

		if (c == 0)
			*(i % 2 ? &counts.odd_nuls : &counts.even_nuls) += 1;
		if (c < ' ' && !is_ascii_space((char)c) && c != 0x1b)
			counts.controls++;
	}
	return counts;
}

/* UTF-16 without a mark: nearly every second byte of European text is NUL. */
static const char *guess_utf16(const struct byte_counts *counts)
{
	size_t many = counts->length / 4, few = counts->length / 50;

	if (counts->odd_nuls > many && counts->even_nuls <= few)
		return "UTF-16LE";
	if (counts->even_nuls > many && counts->odd_nuls <= few)
		return "UTF-16BE";
	return NULL;
}

/* One byte in twenty is a control character: in compressed data it is one in nine, in text none. */
static bool is_binary(const struct byte_counts *counts)
{
	return counts->controls > 4 + counts->length / 20;
}

/* Whether bytes that are not quite UTF-8 were meant to be: most of what is not ASCII is
 * well-formed. */
static bool is_mostly_utf8(struct cotejo_text bytes)
{
	size_t good = 0, bad = 0;

	if (bytes.length > SAMPLE_BYTES)
		bytes.length = SAMPLE_BYTES;
	for (size_t i = 0; i < bytes.length;) {
		size_t length = utf8_sequence_length(bytes.bytes + i, bytes.length - i);

		bad += length == 0;
		good += length > 1;
		i += length ? length : 1;
	}
	return good > bad * 2;
}

static bool is_utf8_name(const char *charset)
{
	return strcasecmp(charset, "utf-8") == 0 || strcasecmp(charset, "utf8") == 0;
}

/* As browsers do (WHATWG Encoding): pages that say Latin-1 or ASCII mean windows-1252. */
static const char *mend_declared(const char *charset)
{
	static const char *const latin1[] = {
		"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"};

	for (size_t i = 0; i < sizeof(latin1) / sizeof(latin1[0]); i++) {
		if (strcasecmp(charset, latin1[i]) == 0)
			return "windows-1252";
	}
	return charset;
}

/* ICU's detector. Its names are static; Latin-1 again stands for windows-1252. */
static const char *detect(struct cotejo_text bytes)
{
	UErrorCode status = U_ZERO_ERROR;
	UCharsetDetector *detector = ucsdet_open(&status);
	const char *name = NULL;

	if (bytes.length > SAMPLE_BYTES)
		bytes.length = SAMPLE_BYTES;
	ucsdet_setText(detector, bytes.bytes, (int32_t)bytes.length, &status);
	if (U_SUCCESS(status)) {
		const UCharsetMatch *match = ucsdet_detect(detector, &status);

		name = match ? ucsdet_getName(match, &status) : NULL;
	}
	if (U_FAILURE(status) || !name || is_utf8_name(name))
		name = "windows-1252";
	ucsdet_close(detector);
	return mend_declared(name);
}

/* ---- Conversion ---- */

/* Appends one character, line ends as line feeds and controls as U+FFFD. */
static void add_clean(struct buffer *text, UChar32 c, UChar32 *previous)
{
	bool second_half = c == '\n' && *previous == '\r';

	*previous = c;
	if (second_half)
		return;
	if (c == '\r' || c == 0x85 || c == '\f')
		c = '\n';
	else if ((c < ' ' && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f))
		c = UTF8_REPLACEMENT;
	buffer_add_code_point(text, (uint32_t)c);
}

static bool is_clean_ascii(unsigned char c)
{
	return (c >= ' ' && c < 0x7f) || c == '\n' || c == '\t';
}

static int decode_utf8(struct buffer *text, struct cotejo_text bytes, struct cotejo_error *error)
{
	UChar32 previous = 0;

	for (size_t i = 0; i < bytes.length;) {
		size_t plain = i;
		UChar32 c;

		while (i < bytes.length && is_clean_ascii((unsigned char)bytes.bytes[i]) &&
			!(bytes.bytes[i] == '\n' && previous == '\r' && i == plain))
			i++;
		if (i > plain) {
			buffer_add(text, slice(bytes.bytes + plain, i - plain));
			previous = (unsigned char)bytes.bytes[i - 1];
			continue;
		}
		i = utf8_next(bytes, i, &c);
		add_clean(text, c, &previous);
	}
	return text->failed ? error_no_memory(error) : 0;
}

static UConverter *open_converter(const char *charset, bool strict)
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *converter = ucnv_open(charset, &status);

	if (U_FAILURE(status))
		return NULL;
	if (strict)
		ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
	return converter;
}

/* Converts all of `bytes`; a strict converter stops at the first that its charset does not have. */
static int convert(struct buffer *text, struct cotejo_text bytes, UConverter *converter,
	const char *charset, struct cotejo_error *error)
{
	const char *at = bytes.bytes, *end = bytes.bytes + bytes.length;
	UChar32 previous = 0;
	UChar units[CHUNK_UNITS] = {0};
	UErrorCode status;
	int32_t kept = 0;

	do {
		UChar *target = units + kept;
		int32_t count, i = 0;

		status = U_ZERO_ERROR;
		ucnv_toUnicode(converter, &target, units + CHUNK_UNITS, &at, end, NULL, 1, &status);
		count = (int32_t)(target - units);
		kept = 0;
		while (i < count) {
			UChar32 c;

			if (U16_IS_LEAD(units[i]) && i + 1 == count &&
				status == U_BUFFER_OVERFLOW_ERROR) {
				units[0] = units[i];
				kept = 1;
				break;
			}
			U16_NEXT(units, i, count, c);
			add_clean(text, c, &previous);
		}
	} while (status == U_BUFFER_OVERFLOW_ERROR && !text->failed);
	if (text->failed || status == U_MEMORY_ALLOCATION_ERROR)
		return error_no_memory(error);
	if (U_FAILURE(status)) {
		error_set(error, COTEJO_EENCODING, "not valid %s", charset);
		return error_at_offset(error, COTEJO_EENCODING, NULL, (size_t)(at - bytes.bytes));
	}
	return 0;
}

static int decode_as(struct buffer *text, struct cotejo_text bytes, const char *charset,
	bool strict, struct cotejo_error *error)
{
	UConverter *converter = open_converter(charset, strict);
	int code;

	if (!converter)
		return error_set(error, COTEJO_EARGUMENT, "unknown charset '%.40s'", charset);
	code = convert(text, bytes, converter, charset, error);
	ucnv_close(converter);
	return code;
}

/* ---- The decision ---- */

static int decode_given(struct buffer *text, struct cotejo_text bytes, const char *charset,
	struct cotejo_error *error)
{
	size_t valid;

	if (!is_utf8_name(charset))
		return decode_as(text, bytes, charset, true, error);
	if (slice_starts(bytes, slice_of("\xef\xbb\xbf")))
		bytes = slice(bytes.bytes + 3, bytes.length - 3);
	valid = utf8_valid_length(bytes);
	if (valid == bytes.length)
		return decode_utf8(text, bytes, error);
	error_set(error, COTEJO_EENCODING, "not valid UTF-8");
	return error_at_offset(error, COTEJO_EENCODING, NULL, valid);
}

static bool converter_exists(const char *charset)
{
	UConverter *converter = open_converter(charset, false);

	ucnv_close(converter);
	return converter != NULL;
}

static int decode_unmarked(struct buffer *text, struct cotejo_text bytes, const char *declared,
	struct cotejo_error *error)
{
	struct byte_counts counts = count_bytes(bytes);
	const char *utf16 = guess_utf16(&counts);

	if (utf16)
		return decode_as(text, bytes, utf16, false, error);
	if (is_binary(&counts))
		return error_set(error, COTEJO_EENCODING, "not text (binary data)");
	if (utf8_valid_length(bytes) == bytes.length || is_mostly_utf8(bytes))
		return decode_utf8(text, bytes, error);
	/* A page that has been read as bytes is not UTF-16, whatever it says. */
	if (declared && !is_utf8_name(declared) && strncasecmp(declared, "utf", 3) != 0) {
		declared = mend_declared(declared);
		if (converter_exists(declared))
			return decode_as(text, bytes, declared, false, error);
	}
	declared = detect(bytes);
	/* It also guesses at charsets that ICU knows how to detect but not how to read. */
	if (!converter_exists(declared))
		declared = "windows-1252";
	return decode_as(text, bytes, declared, false, error);
}

int decode(struct buffer *ret_text, struct cotejo_text bytes, const char *charset,
	const char *declared, struct cotejo_error *error)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t mark_length = 0;
	const char *marked;

	if (charset)
		return decode_given(ret_text, bytes, charset, error);
	marked = ucnv_detectUnicodeSignature(
		bytes.bytes, bytes.length > 4 ? 4 : (int32_t)bytes.length, &mark_length, &status);
	if (!marked || U_FAILURE(status) || !converter_exists(marked))
		return decode_unmarked(ret_text, bytes, declared, error);
	bytes = slice(bytes.bytes + mark_length, bytes.length - (size_t)mark_length);
	if (is_utf8_name(marked))
		return decode_utf8(ret_text, bytes, error);
	return decode_as(ret_text, bytes, marked, false, error);
}
