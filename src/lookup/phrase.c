/*
 * phrase.c - a phrase that somebody looks for
 *
 * SPDX-License-Identifier: MIT
 */
#include "lookup/phrase.h"

#include "memory/tokenizer.h"

/* Words do not depend on the language of the text, only their stems do. */
static const char no_language[] = "und";

/* ---- Reading ---- */

static int keep(struct phrase *phrase, struct cotejo_text text, struct cotejo_text *ret_copy,
	struct cotejo_error *error)
{
	const char *copy = arena_copy(&phrase->arena, text);

	if (!copy)
		return error_no_memory(error);
	*ret_copy = slice(copy, text.length);
	return 0;
}

static int read_words(struct phrase *phrase, struct terms *terms, struct cotejo_error *error)
{
	struct term term;
	int code = terms_start(terms, no_language, phrase->text, error);

	if (code < 0)
		return code;
	while ((code = terms_next(terms, &term, error)) == 1) {
		if (phrase->count == PHRASE_WORDS)
			return error_set(error, COTEJO_EARGUMENT,
				"the phrase has more than %d words", PHRASE_WORDS);
		code = keep(phrase, term.word, &phrase->words[phrase->count], error);
		if (code < 0)
			return code;
		phrase->count++;
	}
	return code;
}

int phrase_read(struct phrase *phrase, struct terms *terms, struct cotejo_text text,
	struct cotejo_error *error)
{
	int code;

	code = keep(phrase, text, &phrase->text, error);
	if (code < 0)
		return code;
	phrase->words = arena_alloc(&phrase->arena, PHRASE_WORDS, sizeof(*phrase->words));
	if (!phrase->words)
		return error_no_memory(error);
	code = read_words(phrase, terms, error);
	if (code == 0 && phrase->count == 0)
		return error_set(error, COTEJO_EARGUMENT, "there is no word in the phrase");
	phrase->plain.stems = phrase->words;
	return code;
}

/* ---- Stems ---- */

static int read_stems(struct phrase *phrase, struct terms *terms, struct phrase_stems *stems,
	struct cotejo_error *error)
{
	struct term term;
	size_t count = 0;
	int code = 0;

	stems->stems = arena_alloc(&phrase->arena, phrase->count, sizeof(*stems->stems));
	if (!stems->stems)
		return error_no_memory(error);
	while (count < phrase->count && (code = terms_next(terms, &term, error)) == 1) {
		code = keep(phrase, term.stem, &stems->stems[count], error);
		if (code < 0)
			break;
		count++;
	}
	return code < 0 ? code : 0;
}

static int make_stems(struct phrase *phrase, struct terms *terms, const char *primary,
	const struct phrase_stems **ret_stems, struct cotejo_error *error)
{
	struct phrase_stems *stems = &phrase->languages[phrase->language_count];
	int code = terms_start(terms, primary, phrase->text, error);

	if (code < 0)
		return code;
	if (!terms_have_stems(terms) || phrase->language_count == PHRASE_LANGUAGES) {
		*ret_stems = &phrase->plain;
		return 0;
	}
	stems->primary = arena_string(&phrase->arena, primary);
	if (!stems->primary)
		return error_no_memory(error);
	code = read_stems(phrase, terms, stems, error);
	if (code < 0)
		return code;
	phrase->language_count++;
	*ret_stems = stems;
	return 0;
}

int phrase_stems(struct phrase *phrase, struct terms *terms, const char *language,
	const struct phrase_stems **ret_stems, struct cotejo_error *error)
{
	char primary[LANGUAGE_SIZE];

	language_primary(primary, language);
	for (size_t i = 0; i < phrase->language_count; i++) {
		if (strcmp(phrase->languages[i].primary, primary) == 0) {
			*ret_stems = &phrase->languages[i];
			return 0;
		}
	}
	return make_stems(phrase, terms, primary, ret_stems, error);
}

/* ---- Expressions ---- */

/* A phrase of FTS5 in its quotes. The tokens hold none: a quotation mark is no word. */
static void begin_position(struct buffer *match, size_t i)
{
	buffer_add_byte(match, i ? '\n' : '"');
}

void phrase_append_words(const struct phrase *phrase, struct buffer *match)
{
	for (size_t i = 0; i < phrase->count; i++) {
		begin_position(match, i);
		tokenizer_append_word(match, phrase->words[i]);
	}
	buffer_add_byte(match, '"');
}

void phrase_append_stems(
	const struct phrase *phrase, const struct phrase_stems *stems, struct buffer *match)
{
	for (size_t i = 0; i < phrase->count; i++) {
		begin_position(match, i);
		tokenizer_append_stem(match, stems->primary, stems->stems[i]);
		buffer_add_byte(match, '\t');
		tokenizer_append_word(match, stems->stems[i]);
		buffer_add_byte(match, '\t');
		tokenizer_append_word(match, phrase->words[i]);
	}
	buffer_add_byte(match, '"');
}

void phrase_clear(struct phrase *phrase)
{
	arena_clear(&phrase->arena);
	*phrase = (struct phrase){0};
}
