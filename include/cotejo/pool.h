/*
 * cotejo/pool.h - many texts teach one lexicon
 *
 * What one short text says of its words is little. A pool learns from as many pairs of texts as
 * there are, of any languages, and makes a lexicon with which each of them, and others, can then be
 * aligned better than alone:
 *
 *     cotejo_pool_new(&pool, &error);
 *     for each pair: cotejo_pool_add(pool, &left, &right, NULL, &error);
 *     cotejo_pool_learn(pool, NULL, &error);
 *     for each pair: options.lexicon = cotejo_pool_lexicon(pool, "en", "es");
 *                    cotejo_align(&alignment, &left, &right, &options, &error);
 *
 * The texts themselves are not kept: of those that have been added last, their words are, as
 * numbers, and of the others what they have taught. Memory is bounded however many there are: when
 * more than half a million different words of a side have come together, the rarer half of them is
 * forgotten, and so are the least probable of four million pairs of words; what comes again begins
 * anew.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_POOL_H
#define COTEJO_POOL_H

#include <cotejo/align.h>
#include <cotejo/article.h>
#include <cotejo/base.h>
#include <cotejo/error.h>
#include <cotejo/lexicon.h>

#ifdef __cplusplus
extern "C" {
#endif

struct cotejo_pool;

/* Makes a pool that knows nothing, which the caller frees. COTEJO_ENOMEM. */
COTEJO_API int cotejo_pool_new(struct cotejo_pool **ret_pool, struct cotejo_error *error);

/* Frees a pool and its lexicons; NULL is fine. */
COTEJO_API void cotejo_pool_free(struct cotejo_pool *pool);

/*
 * Adds two texts that are translations of each other; which of their sentences are is found out. Of
 * `options` (NULL: none) `cancel` and `lexicon` are heeded: what is given there is where learning
 * starts, and part of what is learnt. Pairs of the same two languages, in the same
 * order and whatever their regions, learn together. Now and then a call takes long, because so much
 * has come together that it is learnt from. On failure the pair has not been added. Errors:
 * COTEJO_EENCODING, COTEJO_EARGUMENT (a language tag that cannot exist), COTEJO_ELIMIT (more pairs
 * of languages than 256), COTEJO_EINTERRUPTED, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_pool_add(struct cotejo_pool *pool, const struct cotejo_sentences *left,
	const struct cotejo_sentences *right, const struct cotejo_align_options *options,
	struct cotejo_error *error);

/* Adds sentences of which the n-th on the left is translated by the n-th on the right. Both must be
 * as many, else COTEJO_EARGUMENT; the rest is as above. */
COTEJO_API int cotejo_pool_add_pairs(struct cotejo_pool *pool, const struct cotejo_sentences *left,
	const struct cotejo_sentences *right, const struct cotejo_align_options *options,
	struct cotejo_error *error);

/* Learns from all that has been added. More can be added and learnt later. COTEJO_EINTERRUPTED,
 * COTEJO_ENOMEM. */
COTEJO_API int cotejo_pool_learn(struct cotejo_pool *pool,
	const struct cotejo_align_options *options, struct cotejo_error *error);

/*
 * What has been learnt of two languages: each word in its commonest form in lower case, which
 * stands for all words of the same beginning. NULL when there is nothing, or the pool has not
 * learnt since. Belongs to the pool and lives until more is added.
 */
COTEJO_API const struct cotejo_lexicon *cotejo_pool_lexicon(
	const struct cotejo_pool *pool, const char *left_language, const char *right_language);

#ifdef __cplusplus
}
#endif

#endif
