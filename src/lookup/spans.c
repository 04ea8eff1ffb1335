/*
 * spans.c - where a phrase stands in a text
 *
 * The words of the phrase are the bits of a number, and the search is Shift-And (Baeza-Yates and
 * Gonnet 1992) over terms instead of letters: bit i of the state is set when the last i + 1 terms
 * match the first i + 1 words.
 *
 * SPDX-License-Identifier: MIT
 */
#include "lookup/spans.h"

#include <stdlib.h>

#include "base/array.h"

/* The words of the phrase, as bits, that a term of the text is: as written, or by its stem. */
struct matches {
	uint64_t written, inflected;
};

static struct matches match_term(
	const struct phrase *phrase, const struct phrase_stems *stems, const struct term *term)
{
	struct matches matches = {0, 0};

	for (size_t i = 0; i < phrase->count; i++) {
		uint64_t bit = (uint64_t)1 << i;

		if (slice_equal(term->word, phrase->words[i]))
			matches.written |= bit;
		if (slice_equal(term->stem, stems->stems[i]))
			matches.inflected |= bit;
	}
	matches.inflected |= matches.written;
	return matches;
}

static int add_span(struct spans *spans, size_t begin, size_t end, struct cotejo_error *error)
{
	struct cotejo_span *grown =
		array_reserve(spans->items, &spans->capacity, spans->count + 1, sizeof(*grown));

	if (!grown)
		return error_no_memory(error);
	spans->items = grown;
	spans->items[spans->count++] = (struct cotejo_span){begin, end - begin};
	return 0;
}

int spans_find(struct spans *spans, struct phrase *phrase, struct terms *terms,
	const char *language, struct cotejo_text text, bool exact, struct cotejo_error *error)
{
	const struct phrase_stems *stems = NULL;
	const uint64_t last = (uint64_t)1 << (phrase->count - 1);
	size_t begins[PHRASE_WORDS]; /* of the last terms, in a ring */
	uint64_t written = 0, found = 0;
	struct term term;
	int code;

	spans->count = 0;
	spans->exact = false;
	code = phrase_stems(phrase, terms, language, &stems, error);
	if (code == 0)
		code = terms_start(terms, language, text, error);
	if (code < 0)
		return code;
	for (size_t i = 0; (code = terms_next(terms, &term, error)) == 1; i++) {
		struct matches matches = match_term(phrase, stems, &term);

		begins[i % PHRASE_WORDS] = term.begin;
		written = (written << 1 | 1) & matches.written;
		found = (found << 1 | 1) & (exact ? matches.written : matches.inflected);
		if (written & last)
			spans->exact = true;
		if (!(found & last))
			continue;
		code = add_span(spans, begins[(i + 1 - phrase->count) % PHRASE_WORDS],
			term.begin + term.length, error);
		if (code < 0)
			break;
		found = 0;
	}
	return code;
}

void spans_clear(struct spans *spans)
{
	free(spans->items);
	*spans = (struct spans){0};
}
