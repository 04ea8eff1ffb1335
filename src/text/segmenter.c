/*
 * segmenter.c - text becomes sentences (cotejo/segment.h)
 *
 * Languages with a vocabulary go by our own rules, the others by ICU's sentence iterator, which is
 * made once and set to one text after another. An SRX file takes the place of both.
 *
 * SPDX-License-Identifier: MIT
 */
#include <cotejo/segment.h>

#include <stdlib.h>

#include <unicode/ubrk.h>
#include <unicode/uloc.h>
#include <unicode/utext.h>

#include "base/error.h"
#include "base/slice.h"
#include "text/language.h"
#include "text/sentence_scanner.h"
#include "text/srx_scanner.h"
#include "text/utf8.h"

struct cotejo_segmenter {
	struct cotejo_text text;
	size_t at;                     /* where the next sentence begins */
	struct vocabulary *vocabulary; /* NULL: a language for ICU */
	struct sentence_scanner scanner;
	UBreakIterator *iterator;
	UText *utext;
	struct srx_scanner *srx; /* NULL: without */
};

static int icu_error(struct cotejo_error *error, UErrorCode status)
{
	int code = error_no_memory(error);

	if (error)
		error->detail = (int)status;
	return code;
}

/* ICU's iterator; with CLDR's suppressions where it has them for the language. */
static int open_iterator(
	struct cotejo_segmenter *segmenter, const char *tag, struct cotejo_error *error)
{
	char locale[ULOC_FULLNAME_CAPACITY + ULOC_KEYWORDS_CAPACITY];
	UErrorCode status = U_ZERO_ERROR;

	uloc_forLanguageTag(tag, locale, ULOC_FULLNAME_CAPACITY, NULL, &status);
	uloc_setKeywordValue("ss", "standard", locale, sizeof(locale), &status);
	segmenter->iterator = ubrk_open(UBRK_SENTENCE, locale, NULL, 0, &status);
	return U_SUCCESS(status) ? 0 : icu_error(error, status);
}

int cotejo_segmenter_new(
	struct cotejo_segmenter **ret_segmenter, const char *language, struct cotejo_error *error)
{
	char tag[LANGUAGE_SIZE], primary[LANGUAGE_SIZE];
	struct cotejo_segmenter *segmenter;
	int code;

	code = language_canonical(tag, language, error);
	if (code < 0)
		return code;
	segmenter = calloc(1, sizeof(*segmenter));
	if (!segmenter)
		return error_no_memory(error);
	language_primary(primary, tag);
	code = vocabulary_new(&segmenter->vocabulary, primary, error);
	if (code == 0 && !segmenter->vocabulary)
		code = open_iterator(segmenter, tag, error);
	if (code < 0) {
		cotejo_segmenter_free(segmenter);
		return code;
	}
	*ret_segmenter = segmenter;
	return 0;
}

int cotejo_segmenter_new_srx(struct cotejo_segmenter **ret_segmenter, const struct cotejo_srx *srx,
	const char *language, struct cotejo_error *error)
{
	struct cotejo_segmenter *segmenter = calloc(1, sizeof(*segmenter));
	int code;

	if (!segmenter)
		return error_no_memory(error);
	code = srx_scanner_new(&segmenter->srx, srx, language, error);
	if (code < 0) {
		cotejo_segmenter_free(segmenter);
		return code;
	}
	*ret_segmenter = segmenter;
	return 0;
}

void cotejo_segmenter_free(struct cotejo_segmenter *segmenter)
{
	if (!segmenter)
		return;
	if (segmenter->iterator)
		ubrk_close(segmenter->iterator);
	utext_close(segmenter->utext);
	vocabulary_free(segmenter->vocabulary);
	srx_scanner_free(segmenter->srx);
	free(segmenter);
}

static int start_iterator(struct cotejo_segmenter *segmenter, struct cotejo_error *error)
{
	UErrorCode status = U_ZERO_ERROR;

	if (segmenter->text.length > INT32_MAX)
		return error_set(error, COTEJO_ELIMIT,
			"a text of more than 2^31 - 1 bytes in a language without rules of ours");
	segmenter->utext = utext_openUTF8(
		segmenter->utext, segmenter->text.bytes, (int64_t)segmenter->text.length, &status);
	ubrk_setUText(segmenter->iterator, segmenter->utext, &status);
	return U_SUCCESS(status) ? 0 : icu_error(error, status);
}

static int start_srx(struct cotejo_segmenter *segmenter, struct cotejo_error *error)
{
	int code = srx_scanner_start(segmenter->srx, segmenter->text, error);

	if (code < 0)
		segmenter->text = slice("", 0);
	return code;
}

int cotejo_segmenter_start(
	struct cotejo_segmenter *segmenter, struct cotejo_text text, struct cotejo_error *error)
{
	size_t valid = utf8_valid_length(text);

	segmenter->text = slice("", 0);
	segmenter->at = 0;
	if (valid < text.length)
		return error_at_offset(
			error, error_set(error, COTEJO_EENCODING, "not UTF-8 here"), NULL, valid);
	segmenter->text = text.length ? text : slice("", 0);
	if (segmenter->srx)
		return start_srx(segmenter, error);
	if (!segmenter->vocabulary)
		return start_iterator(segmenter, error);
	sentence_scanner_start(&segmenter->scanner, segmenter->vocabulary, segmenter->text);
	return 0;
}

/* The begin of the character before `at` > 0. */
static size_t before(struct cotejo_text text, size_t at)
{
	do {
		at--;
	} while (at > 0 && utf8_is_tail((unsigned char)text.bytes[at]));
	return at;
}

/*
 * Whether ICU broke the text at `end` only because a line ends there, which is no more than a space
 * to us: no stop stands before the white space, or a full stop that lower case follows. (The
 * iterator's rule status would tell, but not the one with suppressions.)
 */
static bool is_line_break(const struct cotejo_segmenter *segmenter, size_t end)
{
	struct cotejo_text text = segmenter->text;
	size_t at = end, next;
	enum character_kind kind;

	if (end >= text.length || !is_ascii_space(text.bytes[end - 1]) ||
		text.bytes[end - 1] == ' ')
		return false;
	do {
		if (at == segmenter->at)
			return true;
		at = before(text, at);
		kind = character_kind_at(text, at, &next);
	} while (kind == KIND_SPACE || kind == KIND_QUOTE || kind == KIND_CLOSE);
	if (kind != KIND_STOP)
		return true;
	return text.bytes[at] == '.' && character_kind_at(text, end, &next) == KIND_LOWER;
}

static size_t next_of_iterator(struct cotejo_segmenter *segmenter)
{
	int32_t end;

	do {
		end = ubrk_next(segmenter->iterator);
	} while (end != UBRK_DONE && is_line_break(segmenter, (size_t)end));
	return end == UBRK_DONE ? segmenter->text.length : (size_t)end;
}

int cotejo_segmenter_next(struct cotejo_segmenter *segmenter, struct cotejo_text *ret_sentence,
	struct cotejo_error *error)
{
	size_t begin = segmenter->at;
	int code;

	if (begin >= segmenter->text.length)
		return 0;
	if (segmenter->srx) {
		code = srx_scanner_next(segmenter->srx, &segmenter->at, error);
		if (code < 0)
			return code;
	} else if (segmenter->vocabulary) {
		segmenter->at = sentence_scanner_next(&segmenter->scanner);
	} else {
		segmenter->at = next_of_iterator(segmenter);
	}
	*ret_sentence = slice(segmenter->text.bytes + begin, segmenter->at - begin);
	return 1;
}
