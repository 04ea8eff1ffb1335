/*
 * letters.h - the edit distance of two words or texts, letter by letter
 *
 * Myers' bit-parallel algorithm in the form of Hyyrö (2003): a column of the table of dynamic
 * programming is a row of bits, and a letter of the text costs a dozen operations for every 64
 * letters of the pattern.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MATCH_LETTERS_H
#define MATCH_LETTERS_H

#include <stddef.h>
#include <stdint.h>

#include <cotejo/base.h>
#include <cotejo/error.h>

/* Reads at most `room` code points of valid UTF-8; returns how many. */
size_t letters_read(struct cotejo_text text, int32_t *points, size_t room);

/* The edit distance of two words of at most 64 letters. */
uint32_t letters_distance(const int32_t *a, size_t a_count, const int32_t *b, size_t b_count);

/* A text that others are compared with, of any length. Zero-initialise it. */
struct letter_pattern {
	size_t count, words; /* letters, and machine words of 64 */
	uint64_t *ascii;     /* for each of 128 letters `words` words: where it stands */
	int32_t *others;     /* further letters that occur */
	size_t other_count;
	uint64_t *places; /* of these, likewise; behind them `words` words of 0 for all others */
	uint64_t *plus, *minus;
};

/* COTEJO_ENOMEM; the pattern is cleared by the caller in any case. The text is valid UTF-8. */
int letter_pattern_set(
	struct letter_pattern *pattern, struct cotejo_text text, struct cotejo_error *error);
void letter_pattern_clear(struct letter_pattern *pattern);

/* The edit distance of the pattern and a text of `count` letters, or anything above `most` if it is
 * greater than that. */
size_t letter_pattern_distance(
	struct letter_pattern *pattern, struct cotejo_text text, size_t count, size_t most);

#endif
