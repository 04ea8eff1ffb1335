/*
 * pool.c - many texts teach one lexicon
 *
 * The public face: finds the pool of a pair of languages.
 *
 * SPDX-License-Identifier: MIT
 */
#include <cotejo/pool.h>

#include <stdlib.h>
#include <string.h>

#include "align/pooled.h"
#include "base/array.h"

enum { LANGUAGE_PAIRS_MAX = 256 };

struct cotejo_pool {
	struct pooled *items; /* one for each pair of languages */
	size_t count, capacity;
};

int cotejo_pool_new(struct cotejo_pool **ret_pool, struct cotejo_error *error)
{
	struct cotejo_pool *pool = calloc(1, sizeof(*pool));

	if (!pool)
		return error_no_memory(error);
	*ret_pool = pool;
	return 0;
}

void cotejo_pool_free(struct cotejo_pool *pool)
{
	if (!pool)
		return;
	for (size_t i = 0; i < pool->count; i++)
		pooled_clear(&pool->items[i]);
	free(pool->items);
	free(pool);
}

static int primary(char ret_primary[LANGUAGE_SIZE], const char *tag, struct cotejo_error *error)
{
	char canonical[LANGUAGE_SIZE];
	int status = language_canonical(canonical, tag, error);

	if (status == 0)
		language_primary(ret_primary, canonical);
	return status;
}

static struct pooled *find(
	const struct cotejo_pool *pool, const char languages[SIDES][LANGUAGE_SIZE])
{
	for (size_t i = 0; i < pool->count; i++)
		if (strcmp(pool->items[i].languages[LEFT], languages[LEFT]) == 0 &&
			strcmp(pool->items[i].languages[RIGHT], languages[RIGHT]) == 0)
			return &pool->items[i];
	return NULL;
}

/* The pool of two languages, made if there is none. */
static int find_or_make(struct pooled **ret_pooled, struct cotejo_pool *pool,
	const char languages[SIDES][LANGUAGE_SIZE], struct cotejo_error *error)
{
	struct pooled *pooled = find(pool, languages), *items;

	*ret_pooled = pooled;
	if (pooled)
		return 0;
	if (pool->count == LANGUAGE_PAIRS_MAX)
		return error_set(error, COTEJO_ELIMIT, "more than %d pairs of languages",
			LANGUAGE_PAIRS_MAX);
	items = array_reserve(pool->items, &pool->capacity, pool->count + 1, sizeof(*items));
	if (!items)
		return error_no_memory(error);
	pool->items = items;
	pooled = &items[pool->count++];
	*pooled = (struct pooled){.model = {.settings = &settings_default}};
	memcpy(pooled->languages, languages, sizeof(pooled->languages));
	*ret_pooled = pooled;
	return 0;
}

/* For the time of a call. */
static void heed(struct pooled *pooled, const struct cotejo_align_options *options)
{
	pooled->model.canceller = (struct canceller){0};
	pooled->model.lexicon = NULL;
	if (!options)
		return;
	pooled->model.canceller = (struct canceller){options->cancel, options->user};
	pooled->model.lexicon = options->lexicon;
}

static int add(struct cotejo_pool *pool, const struct cotejo_sentences *left,
	const struct cotejo_sentences *right, bool paired,
	const struct cotejo_align_options *options, struct cotejo_error *error)
{
	char languages[SIDES][LANGUAGE_SIZE];
	struct pooled *pooled;
	int status = primary(languages[LEFT], left->language, error);

	if (status == 0)
		status = primary(languages[RIGHT], right->language, error);
	if (status == 0)
		status =
			find_or_make(&pooled, pool, (const char(*)[LANGUAGE_SIZE])languages, error);
	if (status < 0)
		return status;
	heed(pooled, options);
	return pooled_add(pooled, left, right, paired, error);
}

int cotejo_pool_add(struct cotejo_pool *pool, const struct cotejo_sentences *left,
	const struct cotejo_sentences *right, const struct cotejo_align_options *options,
	struct cotejo_error *error)
{
	return add(pool, left, right, false, options, error);
}

int cotejo_pool_add_pairs(struct cotejo_pool *pool, const struct cotejo_sentences *left,
	const struct cotejo_sentences *right, const struct cotejo_align_options *options,
	struct cotejo_error *error)
{
	if (left->count != right->count)
		return error_set(error, COTEJO_EARGUMENT, "%zu sentences and %zu are no pairs",
			left->count, right->count);
	return add(pool, left, right, true, options, error);
}

int cotejo_pool_learn(struct cotejo_pool *pool, const struct cotejo_align_options *options,
	struct cotejo_error *error)
{
	int status = 0;

	for (size_t i = 0; i < pool->count && status == 0; i++) {
		heed(&pool->items[i], options);
		status = pooled_learn(&pool->items[i], error);
	}
	return status;
}

const struct cotejo_lexicon *cotejo_pool_lexicon(
	const struct cotejo_pool *pool, const char *left_language, const char *right_language)
{
	char languages[SIDES][LANGUAGE_SIZE];
	const struct pooled *pooled;

	if (primary(languages[LEFT], left_language, NULL) < 0 ||
		primary(languages[RIGHT], right_language, NULL) < 0)
		return NULL;
	pooled = find(pool, (const char(*)[LANGUAGE_SIZE])languages);
	return pooled ? pooled->lexicon : NULL;
}
