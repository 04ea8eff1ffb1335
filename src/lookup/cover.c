/*
 * cover.c - what is known of a sentence
 *
 * What begins with a known part is known as far as that part goes, so the longest part from each
 * word on ends no earlier than the one from the word before: each end is asked for about once.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include <cotejo/lookup.h>

#include "base/array.h"
#include "base/error.h"
#include "base/options.h"
#include "base/slice.h"
#include "lookup/phrase.h"
#include "lookup/small_words.h"
#include "memory/terms.h"

enum {
	LOOK_AT = 2000,  /* candidates, to see whether a part occurs at all */
	TRANSLATED = 200 /* hits whose translations are looked at */
};

struct place {
	size_t begin, end; /* of a word in the text */
	bool small;
	size_t longest; /* words of the longest known part from here on */
	double score;   /* of the best cover of all words before */
	size_t from;    /* where its last fragment begins; the word before: not covered */
};

struct cotejo_cover {
	struct cotejo_fragment *fragments;
	struct cotejo_translations *owned[COTEJO_COVER_WORDS]; /* in order of their making */
	size_t count, capacity;
};

/* What is at hand while the cover is made. */
struct making {
	struct cotejo_memory *memory;
	struct cotejo_text text;
	struct cotejo_lookup_options options;
	struct place places[COTEJO_COVER_WORDS + 1];
	size_t count;
};

/* ---- Words ---- */

static int read_places(struct making *making, struct cotejo_error *error)
{
	const char *language = making->options.language ? making->options.language : "und";
	struct terms terms = {0};
	struct term term;
	int code = terms_start(&terms, language, making->text, error);

	while (code == 0 && (code = terms_next(&terms, &term, error)) == 1) {
		struct place *place = &making->places[making->count];

		code = 0;
		if (making->count == COTEJO_COVER_WORDS) {
			code = error_set(error, COTEJO_ELIMIT, "the text has more than %d words",
				COTEJO_COVER_WORDS);
			break;
		}
		place->begin = term.begin;
		place->end = term.begin + term.length;
		place->small = is_small_word(terms.language->primary, term.word);
		making->count++;
	}
	terms_clear(&terms);
	return code;
}

static struct cotejo_text part(const struct making *making, size_t first, size_t count)
{
	size_t begin = making->places[first].begin;

	return slice(making->text.bytes + begin, making->places[first + count - 1].end - begin);
}

/* 1: the words from `first` on occur. */
static int is_known(struct making *making, size_t first, size_t count, struct cotejo_error *error)
{
	struct cotejo_lookup *lookup = NULL;
	const struct cotejo_hit *hit;
	int code;

	if (count > PHRASE_WORDS)
		return 0;
	making->options.limit = 1;
	making->options.sample = LOOK_AT;
	code = cotejo_lookup_new(
		&lookup, making->memory, part(making, first, count), &making->options, error);
	if (code == 0)
		code = cotejo_lookup_next(lookup, &hit, error);
	cotejo_lookup_free(lookup);
	return code;
}

static int find_longest(struct making *making, struct cotejo_error *error)
{
	size_t end = 0;

	for (size_t i = 0; i < making->count; i++) {
		int code = 1;

		end = end > i ? end : i;
		while (end < making->count && (code = is_known(making, i, end - i + 1, error)) == 1)
			end++;
		if (code < 0)
			return code;
		making->places[i].longest = end - i;
	}
	return 0;
}

/* ---- The best cover ---- */

static bool has_content(const struct making *making, size_t first, size_t count)
{
	for (size_t i = first; i < first + count; i++) {
		if (!making->places[i].small)
			return true;
	}
	return false;
}

/* The most words, then the fewest fragments, then the longest ones. */
static double worth(size_t count)
{
	return (double)count * 1e9 - 1e5 + (double)(count * count);
}

/* Goes from left to right: what is behind a place does not depend on how it was reached. */
static void choose(struct making *making)
{
	struct place *places = making->places;

	for (size_t i = 1; i <= making->count; i++)
		places[i].score = -1;
	for (size_t i = 0; i < making->count; i++) {
		if (places[i].score > places[i + 1].score) {
			places[i + 1].score = places[i].score;
			places[i + 1].from = SIZE_MAX;
		}
		for (size_t count = 1; count <= places[i].longest; count++) {
			double score = places[i].score + worth(count);

			if (score <= places[i + count].score || !has_content(making, i, count))
				continue;
			places[i + count].score = score;
			places[i + count].from = i;
		}
	}
}

static int add_fragment(struct cotejo_cover *cover, struct making *making, size_t first,
	size_t count, struct cotejo_error *error)
{
	struct cotejo_fragment *grown =
		array_reserve(cover->fragments, &cover->capacity, cover->count + 1, sizeof(*grown));
	struct cotejo_translations *translations = NULL;
	struct cotejo_text words = part(making, first, count);
	int code;

	if (!grown)
		return error_no_memory(error);
	cover->fragments = grown;
	making->options.limit = TRANSLATED;
	making->options.sample = LOOK_AT;
	code = cotejo_translations_new(
		&translations, making->memory, words, &making->options, error);
	if (code == 0) {
		cover->owned[cover->count] = translations;
		grown[cover->count++] = (struct cotejo_fragment){
			{making->places[first].begin, words.length}, translations};
	}
	return code;
}

/* The chosen fragments are found from the end. */
static int take_chosen(
	struct cotejo_cover *cover, struct making *making, struct cotejo_error *error)
{
	struct cotejo_fragment swapped;
	size_t at = making->count;
	int code = 0;

	while (at > 0 && code == 0) {
		size_t from = making->places[at].from;

		if (from == SIZE_MAX) {
			at--;
			continue;
		}
		code = add_fragment(cover, making, from, at - from, error);
		at = from;
	}
	for (size_t i = 0; i < cover->count / 2; i++) {
		swapped = cover->fragments[i];
		cover->fragments[i] = cover->fragments[cover->count - 1 - i];
		cover->fragments[cover->count - 1 - i] = swapped;
	}
	return code;
}

int cotejo_cover_new(struct cotejo_cover **ret_cover, struct cotejo_memory *memory,
	struct cotejo_text text, const struct cotejo_lookup_options *options,
	struct cotejo_error *error)
{
	struct cotejo_cover *cover = calloc(1, sizeof(*cover));
	struct making *making = calloc(1, sizeof(*making));
	int code = cover && making ? 0 : error_no_memory(error);

	if (code == 0) {
		making->memory = memory;
		making->text = text;
		making->options = (struct cotejo_lookup_options)COTEJO_LOOKUP_OPTIONS_INIT;
		options_take(&making->options, sizeof(making->options), options);
		making->options.struct_size = sizeof(making->options);
		making->options.any_order = making->options.wildcards = 0;
		code = read_places(making, error);
	}
	if (code == 0)
		code = find_longest(making, error);
	if (code == 0) {
		choose(making);
		code = take_chosen(cover, making, error);
	}
	free(making);
	if (code < 0) {
		cotejo_cover_free(cover);
		return code;
	}
	*ret_cover = cover;
	return 0;
}

size_t cotejo_cover_count(const struct cotejo_cover *cover)
{
	return cover->count;
}

const struct cotejo_fragment *cotejo_cover_get(const struct cotejo_cover *cover, size_t i)
{
	return i < cover->count ? &cover->fragments[i] : NULL;
}

void cotejo_cover_free(struct cotejo_cover *cover)
{
	if (!cover)
		return;
	for (size_t i = 0; i < cover->count; i++)
		cotejo_translations_free(cover->owned[i]);
	free(cover->fragments);
	free(cover);
}
