/*
 * spans.c - where the words of a text stand
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"
#include "words/aligner.h"

void cotejo_word_spans_clear(struct cotejo_word_spans *spans)
{
	free(spans->spans);
	*spans = (struct cotejo_word_spans){0};
}

int cotejo_word_spans_find(struct cotejo_word_spans *spans, enum cotejo_words_tokens tokens,
	struct cotejo_text text, struct cotejo_error *error)
{
	struct words scanner = {0};
	struct token_scanner words;
	struct cotejo_text word;
	int status = check_text(text, error);

	if (status < 0)
		return status;
	spans->count = 0;
	token_scanner_start(&words, tokens, &scanner, text);
	while ((status = token_scanner_next(&words, &word, error)) > 0) {
		struct cotejo_word_span *grown = array_reserve(
			spans->spans, &spans->capacity, spans->count + 1, sizeof(*grown));

		if (!grown) {
			status = error_no_memory(error);
			break;
		}
		spans->spans = grown;
		grown[spans->count++] =
			(struct cotejo_word_span){(size_t)(word.bytes - text.bytes), word.length};
	}
	words_clear(&scanner);
	return status;
}
