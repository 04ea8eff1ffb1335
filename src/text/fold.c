/*
 * fold.c - text with the differences taken out that readers overlook
 *
 * ASCII and the Latin letters below U+0300 are folded one by one, which is nearly all of the text
 * of most languages; what lies above goes through ICU's NFKC_Casefold run by run, because marks
 * there may compose with their neighbours. Marks over Latin, Greek and Cyrillic letters are dropped
 * (accents); those of other scripts are letters in their own right and stay.
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/fold.h"

#include <stdlib.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include "text/utf8.h"

enum {
	FIRST_COMBINING = 0x300, /* below it no character composes with the one before */
	MAPPING_UNITS = 32,      /* the longest mapping of one character has 18 UTF-16 units */
	STACK_UNITS = 256
};

/* What is known between two characters: whether the last letter was one whose marks are accents. */
struct folding {
	struct buffer *out;
	const UNormalizer2 *casefold, *decompose;
	bool accents;
};

static bool has_accents(UChar32 c)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script;

	if (c < 0x370)
		return true;
	script = uscript_getScript(c, &status);
	return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
}

/* Quotation marks and primes that stand for an apostrophe. */
static UChar32 plain_apostrophe(UChar32 c)
{
	return c == 0x2019 || c == 0x2018 || c == 0x2bc || c == 0x2b9 ? '\'' : c;
}

static void add_folded_point(struct folding *folding, UChar32 c)
{
	if (u_charType(c) == U_NON_SPACING_MARK) {
		if (!folding->accents)
			buffer_add_code_point(folding->out, (uint32_t)c);
		return;
	}
	if (u_isalpha(c))
		folding->accents = has_accents(c);
	buffer_add_code_point(folding->out, (uint32_t)plain_apostrophe(c));
}

/* Takes case-folded text apart and drops the accents. Hangul and kana stay composed. */
static void add_case_folded(struct folding *folding, const UChar *units, int32_t count)
{
	for (int32_t i = 0; i < count;) {
		UErrorCode status = U_ZERO_ERROR;
		UChar parts[MAPPING_UNITS];
		int32_t part_count = -1;
		UChar32 c;

		U16_NEXT(units, i, count, c);
		if (c >= 0x80 && has_accents(c))
			part_count = unorm2_getDecomposition(
				folding->decompose, c, parts, MAPPING_UNITS, &status);
		if (part_count < 0 || U_FAILURE(status)) {
			add_folded_point(folding, c);
			continue;
		}
		for (int32_t j = 0; j < part_count;) {
			U16_NEXT(parts, j, part_count, c);
			add_folded_point(folding, c);
		}
	}
}

static void fold_point(struct folding *folding, UChar32 c)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar units[MAPPING_UNITS];
	int32_t count =
		unorm2_getDecomposition(folding->casefold, c, units, MAPPING_UNITS, &status);

	if (count < 0 || U_FAILURE(status))
		add_folded_point(folding, c);
	else if (count == 1 && units[0] < 0x80)
		buffer_add_byte(folding->out, (char)units[0]);
	else
		add_case_folded(folding, units, count);
}

/* Case folding may map into other characters that fold again when decomposed (U+0345), hence the
 * room for three times. */
static void fold_run(struct folding *folding, struct cotejo_text run)
{
	UChar stack[STACK_UNITS], *units = stack;
	int32_t room = STACK_UNITS, half, count;
	UErrorCode status = U_ZERO_ERROR;

	if (run.length * 4 > STACK_UNITS) {
		if (run.length > INT32_MAX / 32) {
			folding->out->failed = true;
			return;
		}
		room = (int32_t)(run.length * 20);
		units = malloc((size_t)room * sizeof(*units));
		if (!units) {
			folding->out->failed = true;
			return;
		}
	}
	half = room / 4;
	u_strFromUTF8(units, half, &count, run.bytes, (int32_t)run.length, &status);
	if (U_SUCCESS(status)) {
		int32_t folded = unorm2_normalize(
			folding->casefold, units, count, units + half, room - half, &status);

		if (U_SUCCESS(status))
			add_case_folded(folding, units + half, folded);
	}
	if (U_FAILURE(status))
		folding->out->failed = true;
	if (units != stack)
		free(units);
}

static bool start_folding(struct folding *folding, struct buffer *buffer)
{
	UErrorCode status = U_ZERO_ERROR;

	*folding = (struct folding){.out = buffer, .accents = true};
	folding->casefold = unorm2_getNFKCCasefoldInstance(&status);
	folding->decompose = unorm2_getNFDInstance(&status);
	if (U_FAILURE(status))
		buffer->failed = true;
	return U_SUCCESS(status);
}

static size_t run_end(struct cotejo_text text, size_t i)
{
	while (i < text.length) {
		size_t next = i;
		UChar32 c;

		next = utf8_next(text, next, &c);
		if (c < FIRST_COMBINING)
			break;
		i = next;
	}
	return i;
}

static void fold_rest(struct buffer *buffer, struct cotejo_text text)
{
	struct folding folding;

	if (!start_folding(&folding, buffer))
		return;
	for (size_t i = 0; i < text.length && !buffer->failed;) {
		size_t next = i;
		UChar32 c;

		next = utf8_next(text, next, &c);
		if (c < 0x80) {
			buffer_add_byte(buffer, (char)(c >= 'A' && c <= 'Z' ? c + 32 : c));
			folding.accents = folding.accents || (c >= 'A' && c <= 'z');
		} else if (c < FIRST_COMBINING) {
			fold_point(&folding, c);
		} else {
			next = run_end(text, i);
			fold_run(&folding, slice(text.bytes + i, next - i));
		}
		i = next;
	}
}

void fold_append(struct buffer *buffer, struct cotejo_text text)
{
	size_t i = 0;

	if (!buffer_reserve(buffer, text.length))
		return;
	for (; i < text.length && (unsigned char)text.bytes[i] < 0x80; i++) {
		char c = text.bytes[i];

		buffer->bytes[buffer->length++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
	}
	if (i < text.length)
		fold_rest(buffer, slice(text.bytes + i, text.length - i));
}

/* Brings what is behind `start` into composed form, as stemmers expect it. */
static void compose(struct buffer *buffer, size_t start)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *compose = unorm2_getNFCInstance(&status);
	struct cotejo_text text = slice(buffer->bytes + start, buffer->length - start);
	int32_t count, composed, length, room;
	UChar *units;

	if (text.length > INT32_MAX / 8)
		return;
	room = (int32_t)text.length + 1;
	units = malloc((size_t)room * 2 * sizeof(*units));
	if (!units) {
		buffer->failed = true;
		return;
	}
	u_strFromUTF8(units, room, &count, text.bytes, (int32_t)text.length, &status);
	composed = U_SUCCESS(status)
			   ? unorm2_normalize(compose, units, count, units + room, room, &status)
			   : 0;
	if (U_SUCCESS(status))
		u_strToUTF8(buffer->bytes + start, (int32_t)text.length, &length, units + room,
			composed, &status);
	if (U_SUCCESS(status))
		buffer->length = start + (size_t)length;
	free(units);
}

void fold_append_lower(struct buffer *buffer, struct cotejo_text text)
{
	size_t start = buffer->length;
	bool combining = false;

	if (!buffer_reserve(buffer, text.length))
		return;
	for (size_t i = 0; i < text.length;) {
		UChar32 c;

		i = utf8_next(text, i, &c);
		if (c < 0x80) {
			buffer_add_byte(buffer, (char)(c >= 'A' && c <= 'Z' ? c + 32 : c));
			continue;
		}
		combining = combining || (c >= FIRST_COMBINING && c < 0x370);
		buffer_add_code_point(buffer, (uint32_t)plain_apostrophe(u_tolower(c)));
	}
	if (combining && !buffer->failed)
		compose(buffer, start);
}
