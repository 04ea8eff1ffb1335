/*
 * terms.c - a text as the index of words sees it
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/terms.h"

#include "text/fold.h"
#include "text/utf8.h"

static void forget_languages(struct terms *terms)
{
	for (size_t i = 0; i < terms->language_count; i++)
		stemmer_free(terms->languages[i].stemmer);
	terms->language_count = 0;
	terms->stemmer = NULL;
}

/* Stemmers are kept, because making one costs more than most texts. */
static int take_stemmer(struct terms *terms, const char *language, struct cotejo_error *error)
{
	char primary[LANGUAGE_SIZE];
	struct terms_language *kept;
	int code;

	language_primary(primary, language);
	for (size_t i = 0; i < terms->language_count; i++) {
		if (strcmp(terms->languages[i].primary, primary) == 0) {
			terms->stemmer = terms->languages[i].stemmer;
			return 0;
		}
	}
	if (terms->language_count == TERMS_LANGUAGES)
		forget_languages(terms);
	kept = &terms->languages[terms->language_count];
	code = stemmer_new(&kept->stemmer, primary, error);
	if (code < 0)
		return code;
	memcpy(kept->primary, primary, sizeof(primary));
	terms->language_count++;
	terms->stemmer = kept->stemmer;
	return 0;
}

int terms_start(struct terms *terms, const char *language, struct cotejo_text text,
	struct cotejo_error *error)
{
	size_t valid = utf8_valid_length(text);

	if (valid != text.length) {
		error_set(error, COTEJO_EENCODING, "not valid UTF-8");
		return error_at_offset(error, COTEJO_EENCODING, NULL, valid);
	}
	terms->text = text;
	words_start(&terms->words, text);
	return take_stemmer(terms, language, error);
}

int terms_next(struct terms *terms, struct term *ret_term, struct cotejo_error *error)
{
	struct cotejo_text bytes;
	struct word word;
	int code;

	/* A word of nothing but marks over letters folds to nothing. */
	do {
		do
			code = words_next(&terms->words, &word, error);
		while (code == 1 && word.kind == WORD_MARK);
		if (code != 1)
			return code;
		bytes = slice(terms->text.bytes + word.begin, word.length);
		buffer_reset(&terms->word);
		fold_append(&terms->word, bytes);
	} while (terms->word.length == 0 && !terms->word.failed);

	buffer_reset(&terms->stem);
	if (word.kind == WORD_LETTERS)
		stemmer_append(terms->stemmer, &terms->stem, bytes);
	if (terms->word.failed || terms->stem.failed)
		return error_no_memory(error);
	ret_term->begin = word.begin;
	ret_term->length = word.length;
	ret_term->word = buffer_text(&terms->word);
	ret_term->stem = buffer_text(terms->stem.length ? &terms->stem : &terms->word);
	return 1;
}

bool terms_have_stems(const struct terms *terms)
{
	return stemmer_inflects(terms->stemmer);
}

void terms_clear(struct terms *terms)
{
	forget_languages(terms);
	words_clear(&terms->words);
	buffer_clear(&terms->word);
	buffer_clear(&terms->stem);
	*terms = (struct terms){0};
}
