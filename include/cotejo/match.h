/*
 * cotejo/match.h - has this sentence, or one like it, been translated?
 *
 * Fuzzy match finds the units of a memory one of whose texts is like a given one, in any language
 * of the memory and in either direction, the most alike first.
 *
 * The score
 * ---------
 * Both texts are taken apart into words and marks: runs of letters ("don't" is one word), numbers
 * ("1,234.5"), single characters in Chinese and Japanese, what ICU's dictionaries find in Thai,
 * Lao, Khmer and Burmese, and marks, which are punctuation and symbols. White space does not count.
 * A word weighs 100, a mark 20. The distance of two texts is the least that it costs to make one
 * into the other, left to right:
 *
 *     a word or mark put in or left out        its weight
 *     a number for another number              50
 *     a word for one with the same root        100 x the share of letters in the longer that must
 *                                              be changed, but 20 at least
 *     a word for any other                     100
 *     a word in other case, other accents      10
 *     a mark for another mark                  20, in another form of the same mark 5
 *
 * Two words have the same root if their first five letters are the same, or all of them if there
 * are fewer, case and accents apart; of a word the first 64 letters count. Then, rounded down,
 *
 *     score = 100 - 100 x distance / weight of the heavier text
 *
 * and 99 at most unless the distance is 0. So 100 is the same text, 101 the same text between the
 * same two neighbours (see cotejo_match_context), and of 20 words without marks one more or another
 * one makes 95. The score is symmetric and does not depend on the memory.
 *
 * What is found
 * -------------
 * All units whose score reaches the threshold, not most of them: the index only leaves out what
 * cannot reach it. What is committed is found, what is deleted is not.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_MATCH_H
#define COTEJO_MATCH_H

#include <cotejo/base.h>
#include <cotejo/error.h>
#include <cotejo/lookup.h>
#include <cotejo/memory.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
	COTEJO_SCORE_EXACT = 100,  /* the same text */
	COTEJO_SCORE_CONTEXT = 101 /* the same text between the same neighbours */
};

/*
 * The score of two texts, 0 to 100. Errors: COTEJO_EENCODING (not valid UTF-8), COTEJO_ELIMIT (more
 * than 16,384 words and marks), COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_match_score(int *ret_score, struct cotejo_text one, struct cotejo_text other,
	struct cotejo_error *error);

#ifdef __cplusplus
}
#endif

#endif
