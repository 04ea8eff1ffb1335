/*
 * phrase.c - a phrase that somebody looks for
 *
 * SPDX-License-Identifier: MIT
 */
#include "lookup/phrase.h"

#include "memory/handle.h"
#include "memory/index.h"
#include "text/fold.h"
#include "text/utf8.h"

/* A term that was looked at and is none of the words: no other can be written and not be one of its
 * own inflections. One that is new to us has two zeros. */
static const struct phrase_matches no_word = {1, 0};

/* ---- Reading ---- */

/* The word or pattern that is being put together. */
struct piece {
	struct buffer word;
	size_t end; /* of it in the text */
	bool open, has_star, has_letters;
};

static int end_piece(struct phrase *phrase, struct piece *piece, struct cotejo_error *error)
{
	struct phrase_word *word = &phrase->words[phrase->count];
	const char *copy;

	if (!piece->open)
		return 0;
	piece->open = false;
	if (piece->word.failed)
		return error_no_memory(error);
	/* Marks over letters alone fold to nothing. */
	if (piece->word.length == 0)
		return 0;
	if (phrase->count == PHRASE_WORDS)
		return error_set(
			error, COTEJO_EARGUMENT, "the phrase has more than %d words", PHRASE_WORDS);
	copy = arena_copy(&phrase->arena, buffer_text(&piece->word));
	if (!copy)
		return error_no_memory(error);
	word->word = slice(copy, piece->word.length);
	if (piece->has_star)
		word->kind = piece->has_letters ? PHRASE_PATTERN : PHRASE_ANY;
	phrase->count++;
	return 0;
}

static int take_word(struct phrase *phrase, struct piece *piece, const struct word *word,
	bool wildcards, struct cotejo_error *error)
{
	struct cotejo_text bytes = slice(phrase->text.bytes + word->begin, word->length);
	bool star = wildcards && slice_equals(bytes, "*");
	bool glued = piece->open && piece->end == word->begin && (star || piece->has_star);

	if (!glued || (word->kind == WORD_MARK && !star)) {
		int code = end_piece(phrase, piece, error);

		if (code < 0)
			return code;
	}
	if (word->kind == WORD_MARK && !star)
		return 0;
	if (!piece->open) {
		buffer_reset(&piece->word);
		piece->open = true;
		piece->has_star = piece->has_letters = false;
	}
	if (star)
		buffer_add_byte(&piece->word, '*');
	else
		fold_append(&piece->word, bytes);
	piece->has_star |= star;
	piece->has_letters |= !star;
	piece->end = word->begin + word->length;
	return 0;
}

static int read_words(struct phrase *phrase, bool wildcards, struct cotejo_error *error)
{
	struct piece piece = {0};
	struct words words = {0};
	struct word word;
	int code;

	words_start(&words, phrase->text);
	while ((code = words_next(&words, &word, error)) == 1) {
		code = take_word(phrase, &piece, &word, wildcards, error);
		if (code < 0)
			break;
	}
	if (code == 0)
		code = end_piece(phrase, &piece, error);
	words_clear(&words);
	buffer_clear(&piece.word);
	return code;
}

static bool has_word(const struct phrase *phrase)
{
	for (size_t i = 0; i < phrase->count; i++) {
		if (phrase->words[i].kind != PHRASE_ANY)
			return true;
	}
	return false;
}

int phrase_read(
	struct phrase *phrase, struct cotejo_text text, bool wildcards, struct cotejo_error *error)
{
	size_t valid = utf8_valid_length(text);
	const char *copy;
	int code;

	if (valid != text.length) {
		error_set(error, COTEJO_EENCODING, "not valid UTF-8");
		return error_at_offset(error, COTEJO_EENCODING, NULL, valid);
	}
	copy = arena_copy(&phrase->arena, text);
	if (!copy)
		return error_no_memory(error);
	phrase->text = slice(copy, text.length);
	code = read_words(phrase, wildcards, error);
	if (code == 0 && !has_word(phrase))
		return error_set(error, COTEJO_EARGUMENT, "there is no word in the phrase");
	return code;
}

/* ---- Stems ---- */

static int add_stem(
	struct phrase *phrase, struct phrase_word *word, int64_t stem, struct cotejo_error *error)
{
	if (!word->stems) {
		word->stems = arena_alloc(&phrase->arena, PHRASE_STEMS, sizeof(*word->stems));
		if (!word->stems)
			return error_no_memory(error);
	}
	for (size_t i = 0; i < word->stem_count; i++) {
		if (word->stems[i] == stem)
			return 0;
	}
	if (word->stem_count < PHRASE_STEMS)
		word->stems[word->stem_count++] = stem;
	return 0;
}

/* The terms of the text are the words of the phrase in their order; pieces with asterisks are
 * several terms or none, so they are told by their words. */
int phrase_stem(struct phrase *phrase, struct terms *terms, const char *language,
	struct cotejo_error *error)
{
	struct term term;
	size_t i = 0;
	int code = terms_start(terms, language, phrase->text, error);

	while (code == 0 && (code = terms_next(terms, &term, error)) == 1) {
		code = 0;
		for (size_t j = i; j < phrase->count; j++) {
			struct phrase_word *word = &phrase->words[j];

			if (word->kind != PHRASE_WORD || !slice_equal(word->word, term.word))
				continue;
			code = add_stem(phrase, word,
				index_stem_number(
					phrase->seed, terms->language->primary, term.stem),
				error);
			i = j + 1;
			break;
		}
	}
	return code;
}

static int stem_in_all_languages(struct phrase *phrase, struct cotejo_memory *memory,
	const char *language, struct cotejo_error *error)
{
	struct terms terms = {0};
	struct query query;
	int code;

	if (language && language[0]) {
		code = phrase_stem(phrase, &terms, language, error);
	} else {
		query_prepare(&query, memory, "SELECT tag FROM language ORDER BY id");
		while ((code = query_step(&query, error)) == 1) {
			code = phrase_stem(phrase, &terms, query_text(&query, 0).bytes, error);
			if (code < 0)
				break;
		}
		query_finish(&query);
	}
	terms_clear(&terms);
	return code;
}

/* ---- The dictionary ---- */

/* Throws out rows of other languages than the one asked for. */
static void keep_language(struct index_terms *terms, const char *primary)
{
	size_t kept = 0;

	for (size_t i = 0; primary[0] && i < terms->count; i++) {
		if (strcmp(terms->items[i].primary, primary) == 0)
			terms->items[kept++] = terms->items[i];
	}
	if (primary[0])
		terms->count = kept;
}

static int find_inflected(struct phrase *phrase, struct phrase_word *word,
	struct cotejo_memory *memory, const char *primary, struct cotejo_error *error)
{
	int code = 0;

	for (size_t i = 0; i < word->written.count && code == 0; i++)
		code = add_stem(phrase, word, word->written.items[i].stem, error);
	for (size_t i = 0; i < word->stem_count && code == 0; i++)
		code = index_find_stem(memory, word->stems[i], &word->inflected, error);
	keep_language(&word->inflected, primary);
	return code;
}

static int expand_word(struct phrase *phrase, struct phrase_word *word,
	struct cotejo_memory *memory, const char *primary, bool exact, struct cotejo_error *error)
{
	int code;

	if (word->kind == PHRASE_ANY)
		return 0;
	if (word->kind == PHRASE_PATTERN)
		code = index_find_pattern(memory, word->word, &word->written, error);
	else
		code = index_find_word(memory, index_word(word->word), &word->written, error);
	if (code < 0)
		return code;
	keep_language(&word->written, primary);
	if (word->kind == PHRASE_PATTERN || exact)
		return 0;
	return find_inflected(phrase, word, memory, primary, error);
}

int phrase_expand(struct phrase *phrase, struct cotejo_memory *memory, const char *language,
	bool exact, struct cotejo_error *error)
{
	char primary[LANGUAGE_SIZE] = "";
	int code = 0;

	phrase->seed = memory->seed;
	if (language && language[0])
		language_primary(primary, language);
	if (!exact)
		code = stem_in_all_languages(phrase, memory, language, error);
	for (size_t i = 0; i < phrase->count && code == 0; i++)
		code = expand_word(phrase, &phrase->words[i], memory, primary, exact, error);
	return code;
}

/* ---- Matching ---- */

/* An asterisk stands for any bytes; the last one is come back to when what follows does not fit. */
static bool fits(struct cotejo_text pattern, struct cotejo_text word)
{
	size_t i = 0, j = 0, star = SIZE_MAX, from = 0;

	while (j < word.length) {
		if (i < pattern.length && pattern.bytes[i] == '*') {
			star = i++;
			from = j;
		} else if (i < pattern.length && pattern.bytes[i] == word.bytes[j]) {
			i++;
			j++;
		} else if (star != SIZE_MAX) {
			i = star + 1;
			j = ++from;
		} else {
			return false;
		}
	}
	while (i < pattern.length && pattern.bytes[i] == '*')
		i++;
	return i == pattern.length;
}

static bool is_written(const struct phrase_word *word, const struct term *term)
{
	switch (word->kind) {
	case PHRASE_ANY:
		return true;
	case PHRASE_PATTERN:
		return fits(word->word, term->word);
	default:
		return slice_equal(word->word, term->word);
	}
}

static bool is_inflected(const struct phrase_word *word, int64_t stem)
{
	for (size_t i = 0; i < word->stem_count; i++) {
		if (word->stems[i] == stem)
			return true;
	}
	return false;
}

struct phrase_matches phrase_match(
	const struct phrase *phrase, const char *primary, const struct term *term)
{
	struct phrase_matches matches = {term->own[0], term->own[1]};
	int64_t stem;

	if (matches.written == 0 && matches.inflected == 0) {
		stem = index_stem_number(phrase->seed, primary, term->stem);
		for (size_t i = 0; i < phrase->count; i++) {
			const struct phrase_word *word = &phrase->words[i];
			uint64_t bit = (uint64_t)1 << i;
			bool written = is_written(word, term);

			matches.written |= written ? bit : 0;
			matches.inflected |= written || is_inflected(word, stem) ? bit : 0;
		}
		if (matches.inflected == 0)
			matches = no_word;
		term->own[0] = matches.written;
		term->own[1] = matches.inflected;
	}
	if (matches.inflected == 0)
		matches.written = 0;
	return matches;
}

void phrase_clear(struct phrase *phrase)
{
	for (size_t i = 0; i < phrase->count; i++) {
		index_terms_clear(&phrase->words[i].written);
		index_terms_clear(&phrase->words[i].inflected);
	}
	arena_clear(&phrase->arena);
	*phrase = (struct phrase){0};
}
