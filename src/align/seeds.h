/*
 * seeds.h - pairs of words that are likely translations before anything is learnt
 *
 * A seed says that a token of the left vocabulary and one of the right are likely each other's
 * translation: they are the same, look alike, or are names that ICU knows in both languages.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_SEEDS_H
#define ALIGN_SEEDS_H

#include <cotejo/lexicon.h>

#include "align/tokens.h"
#include "text/names_list.h"

struct seed {
	uint32_t words[SIDES];
	/* strengths[LEFT]: the probability that the left word is translated by the right one;
	 * strengths[RIGHT]: the other way round. */
	float strengths[SIDES];
};

/* Zero-initialise it. */
struct seeds {
	struct seed *items; /* once sorted, by left word, then right */
	struct seed *by_right;
	size_t count, capacity;
};

void seeds_clear(struct seeds *seeds);

/* A seed that says the same in both directions. COTEJO_ENOMEM or 0. */
int seeds_add(struct seeds *seeds, uint32_t left, uint32_t right, double strength);

/* Any seed. */
int seeds_put(struct seeds *seeds, const struct seed *seed);

/* Sorts them both ways, when all are there; of those of one pair one stays, with the greatest
 * strengths. `right_words`: how many there are. COTEJO_ENOMEM or 0. */
int seeds_sort(struct seeds *seeds, size_t right_words);

/* Sorted by the words of a side. */
static inline const struct seed *seeds_by(const struct seeds *seeds, int side)
{
	return side == LEFT ? seeds->items : seeds->by_right;
}

/* Sorts by left word, then right one; the strengths of the seeds of one pair are added up. */
void seeds_add_up(struct seeds *seeds);

/* Seeds for the tokens that are the same in both vocabularies. */
int seeds_add_identical(struct seeds *seeds, const struct vocabulary vocabularies[SIDES],
	const struct settings *settings, struct cotejo_error *error);

/* Seeds for the names that ICU knows in both languages. `names` is a list of them, or NULL. */
int seeds_add_names(struct seeds *seeds, const struct vocabulary vocabularies[SIDES],
	const char *const languages[SIDES], const struct names_list *names,
	struct tokenizer *tokenizer, const struct settings *settings, struct cotejo_error *error);

/*
 * Adds what was learnt or written down elsewhere to what was guessed. A word of which the
 * translations are given hardly has others that only look like it: what is given of a word sums to
 * settings->seed_lexicon at most, and the guesses share what is left. Sorts and changes `given`.
 * COTEJO_ENOMEM or 0.
 */
int seeds_add_given(struct seeds *seeds, struct seeds *given,
	const struct vocabulary vocabularies[SIDES], const struct settings *settings);

/* Seeds for the entries of a lexicon, whose source may be the language of either side. */
int seeds_add_lexicon(struct seeds *seeds, const struct vocabulary vocabularies[SIDES],
	const struct cotejo_lexicon *lexicon, struct tokenizer *tokenizer,
	const struct settings *settings, struct cotejo_error *error);

/* Seeds for words that look alike: the same beginning, and few letters between them. */
int seeds_add_cognates(struct seeds *seeds, const struct vocabulary vocabularies[SIDES],
	const struct settings *settings, struct cotejo_error *error);

#endif
