/*
 * tokens.c - the words of a text
 *
 * SPDX-License-Identifier: MIT
 */
#include "words/aligner.h"

void token_scanner_start(struct token_scanner *scanner, enum cotejo_words_tokens tokens,
	struct words *words, struct cotejo_text text)
{
	*scanner = (struct token_scanner){tokens, text, words};
	if (tokens == COTEJO_TOKENS_TEXT)
		words_start(words, text);
}

static int next_spaced(struct token_scanner *scanner, struct cotejo_text *ret_word)
{
	struct cotejo_text rest = slice_trim(scanner->rest);
	size_t length = 0;

	if (rest.length == 0)
		return 0;
	while (length < rest.length && !is_ascii_space(rest.bytes[length]))
		length++;
	*ret_word = slice(rest.bytes, length);
	scanner->rest = slice(rest.bytes + length, rest.length - length);
	return 1;
}

int token_scanner_next(
	struct token_scanner *scanner, struct cotejo_text *ret_word, struct cotejo_error *error)
{
	struct word word;
	int status;

	if (scanner->tokens == COTEJO_TOKENS_SPACED)
		return next_spaced(scanner, ret_word);
	status = words_next(scanner->words, &word, error);
	if (status > 0)
		*ret_word = slice(scanner->rest.bytes + word.begin, word.length);
	return status;
}
