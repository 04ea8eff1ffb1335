/*
 * pairs.h - article pairs and a memory to add them to
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TESTS_UNIT_EXCHANGE_PAIRS_H
#define TESTS_UNIT_EXCHANGE_PAIRS_H

#include "unit/memory/fixture.h"

#include "exchange/add.h"
#include "memory/database.h"

struct pairs {
	struct fixture fixture;
	struct cotejo_memory *memory;
	struct cotejo_article *left, *right;
};

static inline struct cotejo_article *pairs_article(enum cotejo_article_format format,
	const char *name, const char *language, struct cotejo_text text)
{
	struct cotejo_article_options options = {
		sizeof(options), .language = language, .format = format, .name = name};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_article *article = NULL;

	check_ok(cotejo_article_parse(&article, text, &options, &error), &error);
	return article;
}

static inline void pairs_setup_as(struct pairs *pairs, enum cotejo_article_format format,
	const char *left_language, const char *left, const char *right_language, const char *right)
{
	fixture_setup(&pairs->fixture);
	pairs->memory = fixture_open(&pairs->fixture, COTEJO_MEMORY_CREATE);
	pairs->left = pairs_article(format, "left.txt", left_language, slice_of(left));
	pairs->right = pairs_article(format, "right.txt", right_language, slice_of(right));
}

/* Two texts, a sentence a line. */
static inline void pairs_setup(struct pairs *pairs, const char *left_language, const char *left,
	const char *right_language, const char *right)
{
	pairs_setup_as(pairs, COTEJO_ARTICLE_SENTENCES, left_language, left, right_language, right);
}

/* Two texts of `count` sentences, no two alike. */
static inline void pairs_setup_long(struct pairs *pairs, int count)
{
	struct buffer left = {0}, right = {0};

	for (int i = 0; i < count; i++) {
		buffer_add_format(&left, "Sentence number %d of this text is here.\n", i);
		buffer_add_format(&right, "La frase n\xc3\xbamero %d del texto.\n", i);
	}
	buffer_add_byte(&left, '\0');
	buffer_add_byte(&right, '\0');
	assert_false(left.failed || right.failed);
	pairs_setup(pairs, "en", left.bytes, "es", right.bytes);
	buffer_clear(&left);
	buffer_clear(&right);
}

/* Adds the pair with as many beads as there are sentences. */
static inline int pairs_add_one_to_one(
	const struct pairs *pairs, struct cotejo_memory *memory, struct cotejo_error *error)
{
	size_t count = cotejo_article_sentence_count(pairs->left);
	struct cotejo_bead *beads = calloc(count + 1, sizeof(*beads));
	int code;

	assert_non_null(beads);
	for (size_t i = 0; i < count; i++)
		beads[i] = (struct cotejo_bead){i, 1, i, 1, .5, 0};
	code = add_beads(memory, pairs->left, pairs->right, beads, count, NULL, NULL, error);
	free(beads);
	return code;
}

static inline void pairs_teardown(struct pairs *pairs)
{
	cotejo_article_free(pairs->left);
	cotejo_article_free(pairs->right);
	cotejo_memory_close(pairs->memory);
	fixture_teardown(&pairs->fixture);
}

#endif
