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

/* The words in their order, one right after the other. */
static int find_in_order(struct spans *spans, const struct phrase *phrase, struct terms *terms,
	bool exact, struct cotejo_error *error)
{
	const uint64_t last = (uint64_t)1 << (phrase->count - 1);
	size_t begins[PHRASE_WORDS]; /* of the last terms, in a ring */
	uint64_t written = 0, found = 0;
	struct term term;
	int code;

	for (size_t i = 0; (code = terms_next(terms, &term, error)) == 1; i++) {
		struct phrase_matches matches =
			phrase_match(phrase, terms->language->primary, &term);

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

/* All words, anywhere: each term that is one of them is a span; those that stand together are one.
 */
static int find_in_any_order(struct spans *spans, const struct phrase *phrase, struct terms *terms,
	bool exact, struct cotejo_error *error)
{
	const uint64_t all = UINT64_MAX >> (PHRASE_WORDS - phrase->count);
	uint64_t written = 0, found = 0;
	bool joined = false;
	struct term term;
	int code;

	while ((code = terms_next(terms, &term, error)) == 1) {
		struct phrase_matches matches =
			phrase_match(phrase, terms->language->primary, &term);
		uint64_t here = exact ? matches.written : matches.inflected;

		written |= matches.written;
		found |= here;
		if (here && joined) {
			struct cotejo_span *span = &spans->items[spans->count - 1];

			span->length = term.begin + term.length - span->begin;
		} else if (here) {
			code = add_span(spans, term.begin, term.begin + term.length, error);
			if (code < 0)
				return code;
		}
		joined = here != 0;
	}
	spans->exact = written == all;
	if (found != all)
		spans->count = 0;
	return code;
}

int spans_find(struct spans *spans, const struct phrase *phrase, struct terms *terms,
	const char *language, struct cotejo_text text, unsigned how, struct cotejo_error *error)
{
	int code = terms_start(terms, language, text, error);

	spans->count = 0;
	spans->exact = false;
	if (code < 0)
		return code;
	if (how & SPANS_ANY_ORDER)
		return find_in_any_order(spans, phrase, terms, how & SPANS_EXACT, error);
	return find_in_order(spans, phrase, terms, how & SPANS_EXACT, error);
}

void spans_clear(struct spans *spans)
{
	free(spans->items);
	*spans = (struct spans){0};
}
