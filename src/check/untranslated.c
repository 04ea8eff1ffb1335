/*
 * untranslated.c - texts that were not translated, or into another language
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/checker.h"

#include <string.h>

#include "base/error.h"
#include "base/slice.h"
#include "text/character_kind.h"
#include "text/fold.h"

enum {
	COPY_WORDS = 3,      /* so many words to translate make a copy one */
	COPY_LETTERS = 3,    /* bytes of a word that may be translated */
	ENOUGH_WORDS = 1000, /* of a language, to say what is a word of it */
	CLEARLY = 4,         /* times as often in the one language as in the other */
	LANGUAGE_LEAST = 60, /* bytes; shorter texts are taken for any language */
};

/* Whether a word stands alone, between spaces or beside a mark that ends something: those inside
 * addresses, tags and formulas do not. */
static bool stands_alone(struct cotejo_text text, const struct word *word)
{
	size_t end = word->begin + word->length;

	return (word->begin == 0 || text.bytes[word->begin - 1] == ' ') &&
	       (end == text.length || strchr(" .,;:!?", text.bytes[end]));
}

static uint32_t seen(const struct map *usual, struct cotejo_text folded)
{
	const struct map_entry *entry = map_find(usual, folded);

	return entry ? entry->value : 0;
}

/* Whether the word is much more one of the source's language; where little was learnt, any may be
 * one. */
static bool is_of_source(const struct language_pair *pair, struct cotejo_text folded)
{
	if (pair->usual[SOURCE].count < ENOUGH_WORDS || pair->usual[TARGET].count < ENOUGH_WORDS)
		return true;
	return seen(&pair->usual[SOURCE], folded) > CLEARLY * seen(&pair->usual[TARGET], folded);
}

/* Words in lower case that would have to be translated: names and codes are the same in both
 * languages. */
static int count_words(
	struct cotejo_checker *checker, struct cotejo_text text, struct cotejo_error *error)
{
	struct word word;
	int code, words = 0;

	words_start(&checker->scanner, text);
	while ((code = words_next(&checker->scanner, &word, error)) == 1) {
		struct cotejo_text bytes = slice(text.bytes + word.begin, word.length);
		size_t next;

		if (word.kind != WORD_LETTERS || word.length < COPY_LETTERS ||
			!stands_alone(text, &word) ||
			character_kind_at(bytes, 0, &next) == KIND_UPPER)
			continue;
		buffer_reset(&checker->folded);
		fold_append(&checker->folded, bytes);
		if (checker->folded.failed)
			return error_no_memory(error);
		words += is_of_source(checker->languages, buffer_text(&checker->folded));
	}
	return code < 0 ? code : words;
}

static int check_copy(struct cotejo_checker *checker, struct cotejo_error *error)
{
	size_t begin = checker->details.length;
	int words = count_words(checker, checker->texts[SOURCE], error);

	if (words < COPY_WORDS)
		return words < 0 ? words : 0;
	buffer_add_format(&checker->details, "%d words", words);
	note_finding(checker, COTEJO_FLAG_COPY, begin);
	return 0;
}

int check_language(struct cotejo_checker *checker, struct cotejo_error *error)
{
	const struct language_pair *pair = checker->languages;
	const char *tags[SIDES] = {pair->tags[SOURCE], pair->tags[TARGET]};
	size_t begin = checker->details.length;

	if (strcmp(tags[SOURCE], tags[TARGET]) == 0)
		return 0;
	if (slice_equal(slice_trim(checker->texts[SOURCE]), slice_trim(checker->texts[TARGET])))
		return check_copy(checker, error);
	for (int side = SOURCE; side < SIDES; side++) {
		int nearest;

		if (checker->texts[side].length < LANGUAGE_LEAST)
			continue;
		nearest = language_nearest(checker->texts[side], tags, SIDES);
		if (nearest < 0 || nearest == side)
			continue;
		buffer_add_format(&checker->details, "the %s looks like %s",
			side == SOURCE ? "source" : "translation", tags[nearest]);
		note_finding(checker, COTEJO_FLAG_LANGUAGE, begin);
		return 0;
	}
	return 0;
}
