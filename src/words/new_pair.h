/*
 * new_pair.h - a pair of sentences that was not trained on
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WORDS_NEW_PAIR_H
#define WORDS_NEW_PAIR_H

#include "words/aligner.h"

/* The words of one side. */
struct new_side {
	uint32_t *types; /* NO_TYPE: never seen */
	struct cotejo_text *keys;
	size_t count, capacity;
};

struct new_pair {
	struct new_side sides[CORPUS_SIDES];
	struct arena arena; /* of the keys */
	struct buffer key;
};

/*
 * Reads the words of two texts. A pair with too many words has none. The caller frees it.
 * COTEJO_EENCODING, COTEJO_ENOMEM.
 */
int new_pair_read(struct new_pair **ret_pair, const struct cotejo_words *words,
	struct cotejo_text source, struct cotejo_text target, struct cotejo_error *error);

/* NULL is fine. */
void new_pair_free(struct new_pair *pair);

#endif
