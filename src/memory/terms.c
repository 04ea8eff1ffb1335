/*
 * terms.c - a text as the index of words sees it
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/terms.h"

#include <stdlib.h>

#include "base/array.h"
#include "text/fold.h"
#include "text/utf8.h"

static void forget_language(struct terms_language *language)
{
	stemmer_free(language->stemmer);
	map_clear(&language->written);
	free(language->forms);
	arena_clear(&language->arena);
	*language = (struct terms_language){0};
}

void terms_forget(struct terms *terms)
{
	for (size_t i = 0; i < terms->language_count; i++)
		forget_language(&terms->languages[i]);
	terms->language_count = 0;
	terms->language = NULL;
}

static size_t count_forms(const struct terms *terms)
{
	size_t count = 0;

	for (size_t i = 0; i < terms->language_count; i++)
		count += terms->languages[i].written.count;
	return count;
}

static int take_language(struct terms *terms, const char *tag, struct cotejo_error *error)
{
	char primary[LANGUAGE_SIZE];
	struct terms_language *kept;
	int code;

	language_primary(primary, tag);
	for (size_t i = 0; i < terms->language_count; i++) {
		if (strcmp(terms->languages[i].primary, primary) == 0) {
			terms->language = &terms->languages[i];
			return 0;
		}
	}
	if (terms->language_count == TERMS_LANGUAGES)
		terms_forget(terms);
	kept = &terms->languages[terms->language_count];
	code = stemmer_new(&kept->stemmer, primary, error);
	if (code < 0)
		return code;
	memcpy(kept->primary, primary, sizeof(primary));
	terms->language_count++;
	terms->language = kept;
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
	terms->letters = terms->numbers = terms->marks = 0;
	words_start(&terms->words, text);
	if (count_forms(terms) > TERMS_FORMS)
		terms_forget(terms);
	return take_language(terms, language, error);
}

/* A word of nothing but marks over letters folds to nothing, and is no term. */
static int work_out(struct terms *terms, struct terms_form *form, struct cotejo_text bytes,
	enum word_kind kind, struct cotejo_error *error)
{
	struct arena *arena = &terms->language->arena;
	const char *word, *stem;
	bool same;

	buffer_reset(&terms->word);
	buffer_reset(&terms->stem);
	fold_append(&terms->word, bytes);
	if (kind == WORD_LETTERS)
		stemmer_append(terms->language->stemmer, &terms->stem, bytes);
	if (terms->word.failed || terms->stem.failed)
		return error_no_memory(error);
	same = terms->stem.length == 0 ||
	       slice_equal(buffer_text(&terms->stem), buffer_text(&terms->word));
	word = arena_copy(arena, buffer_text(&terms->word));
	stem = same ? word : arena_copy(arena, buffer_text(&terms->stem));
	if (!word || !stem)
		return error_no_memory(error);
	*form = (struct terms_form){slice(word, terms->word.length),
		slice(stem, same ? terms->word.length : terms->stem.length), {0, 0}};
	return 0;
}

static int find_form(struct terms *terms, struct cotejo_text bytes, enum word_kind kind,
	struct terms_form **ret_form, struct cotejo_error *error)
{
	struct terms_language *language = terms->language;
	struct map_entry *entry = map_find(&language->written, bytes);
	struct terms_form *grown, form;
	size_t count = language->written.count;
	int code;

	if (entry) {
		*ret_form = &language->forms[entry - language->written.entries];
		return 0;
	}
	code = work_out(terms, &form, bytes, kind, error);
	if (code < 0)
		return code;
	grown = array_reserve(language->forms, &language->capacity, count + 1, sizeof(*grown));
	if (!grown)
		return error_no_memory(error);
	language->forms = grown;
	if (!map_insert(&language->written, bytes, 0, NULL))
		return error_no_memory(error);
	grown[count] = form;
	*ret_form = &grown[count];
	return 0;
}

int terms_next(struct terms *terms, struct term *ret_term, struct cotejo_error *error)
{
	struct terms_form *form = NULL;
	struct word word;
	int code;

	do {
		code = words_next(&terms->words, &word, error);
		if (code != 1)
			return code;
		if (word.kind == WORD_MARK) {
			terms->marks++;
			continue;
		}
		code = find_form(terms, slice(terms->text.bytes + word.begin, word.length),
			word.kind, &form, error);
		if (code < 0)
			return code;
		terms->marks += form->word.length == 0;
	} while (word.kind == WORD_MARK || form->word.length == 0);
	if (word.kind == WORD_NUMBER)
		terms->numbers++;
	else
		terms->letters++;
	*ret_term = (struct term){word.begin, word.length, form->word, form->stem, form->own};
	return 1;
}

bool terms_have_stems(const struct terms *terms)
{
	return stemmer_inflects(terms->language->stemmer);
}

void terms_clear(struct terms *terms)
{
	terms_forget(terms);
	words_clear(&terms->words);
	buffer_clear(&terms->word);
	buffer_clear(&terms->stem);
	*terms = (struct terms){0};
}
