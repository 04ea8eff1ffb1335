/*
 * srx_scanner.c - sentences by the rules of an SRX file
 *
 * Every break rule keeps its next match in the text. The nearest of them is where the text is cut,
 * unless a no-break rule that stands before that rule matches there. A break rule whose match began
 * in front of a cut is searched for anew behind the cut: text is used for one break only.
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/srx_scanner.h"

#include <stdlib.h>

#include <unicode/ustring.h>

#include "base/array.h"
#include "base/error.h"
#include "text/srx_rules.h"

struct srx_scanner {
	struct srx_rules rules;
	struct cotejo_text text;
	UChar *units; /* the text as ICU's expressions want it */
	size_t capacity;
	size_t byte;   /* where the next sentence begins in the text ... */
	int32_t begin; /* ... and in the units */
};

int srx_scanner_new(struct srx_scanner **ret_scanner, const struct cotejo_srx *srx,
	const char *language, struct cotejo_error *error)
{
	struct srx_scanner *scanner = calloc(1, sizeof(*scanner));
	int code;

	if (!scanner)
		return error_no_memory(error);
	code = srx_rules_compile(&scanner->rules, srx, language, error);
	if (code < 0) {
		srx_scanner_free(scanner);
		return code;
	}
	*ret_scanner = scanner;
	return 0;
}

void srx_scanner_free(struct srx_scanner *scanner)
{
	if (!scanner)
		return;
	srx_rules_clear(&scanner->rules);
	free(scanner->units);
	free(scanner);
}

int srx_scanner_start(
	struct srx_scanner *scanner, struct cotejo_text text, struct cotejo_error *error)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t length = 0;
	UChar *grown;

	scanner->text = (struct cotejo_text){"", 0};
	scanner->byte = 0;
	scanner->begin = 0;
	if (text.length >= INT32_MAX)
		return error_set(error, COTEJO_ELIMIT, "a text of 2^31 bytes or more");
	grown = array_reserve(
		scanner->units, &scanner->capacity, text.length + 1, sizeof(*scanner->units));
	if (!grown)
		return error_no_memory(error);
	scanner->units = grown;
	u_strFromUTF8(grown, (int32_t)text.length + 1, &length, text.bytes, (int32_t)text.length,
		&status);
	if (U_FAILURE(status))
		return error_no_memory(error);
	scanner->text = text;
	srx_rules_start(&scanner->rules, grown, length);
	for (size_t i = 0; i < scanner->rules.seeker_count; i++) {
		int code = srx_rules_seek(&scanner->rules, &scanner->rules.seekers[i], 0, error);

		if (code < 0)
			return code;
	}
	return 0;
}

/* The break rule whose match comes first; of several the first in the file. NULL: no more. */
static const struct srx_seeker *nearest(const struct srx_rules *rules)
{
	const struct srx_seeker *found = NULL;

	for (size_t i = 0; i < rules->seeker_count; i++) {
		const struct srx_seeker *seeker = &rules->seekers[i];

		if (!seeker->done && (!found || seeker->at < found->at))
			found = seeker;
	}
	return found;
}

/* Moves all break rules past `at`; with `cut` those, too, whose match began before it. */
static int move_on(struct srx_rules *rules, int32_t at, bool cut, struct cotejo_error *error)
{
	int code = 0;

	for (size_t i = 0; i < rules->seeker_count && code == 0; i++) {
		struct srx_seeker *seeker = &rules->seekers[i];

		if (cut && !seeker->done && seeker->start < at)
			code = srx_rules_seek(rules, seeker, at, error);
		while (code == 0 && !seeker->done && seeker->at <= at)
			code = srx_rules_seek(rules, seeker, seeker->resume, error);
	}
	return code;
}

/* The next cut, in UTF-16. */
static int find_cut(struct srx_scanner *scanner, int32_t *ret_cut, struct cotejo_error *error)
{
	struct srx_rules *rules = &scanner->rules;
	const struct srx_seeker *seeker;
	int32_t at;
	int code;

	while ((seeker = nearest(rules)) != NULL) {
		bool cut = false;

		at = seeker->at;
		if (at > scanner->begin) {
			code = srx_rules_forbid(rules, seeker, error);
			if (code < 0)
				return code;
			cut = code == 0;
		}
		code = move_on(rules, at, cut, error);
		if (code < 0)
			return code;
		if (cut) {
			*ret_cut = at;
			return 0;
		}
	}
	*ret_cut = rules->length;
	return 0;
}

/* A lead byte of a sequence of four stands for two units, each other one for one. */
static size_t walk(const struct srx_scanner *scanner, int32_t units)
{
	size_t at = scanner->byte;

	while (units > 0 && at < scanner->text.length) {
		unsigned char lead = (unsigned char)scanner->text.bytes[at];

		at += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
		units -= lead < 0xF0 ? 1 : 2;
	}
	return at;
}

int srx_scanner_next(struct srx_scanner *scanner, size_t *ret_end, struct cotejo_error *error)
{
	int32_t cut = 0;
	int code = find_cut(scanner, &cut, error);

	if (code < 0)
		return code;
	scanner->byte = walk(scanner, cut - scanner->begin);
	scanner->begin = cut;
	*ret_end = scanner->byte;
	return 0;
}
