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

/* Reads at most `room` code points of valid UTF-8; returns how many. */
size_t letters_read(struct cotejo_text text, int32_t *points, size_t room);

/* The edit distance of two words of at most 64 letters. */
uint32_t letters_distance(const int32_t *a, size_t a_count, const int32_t *b, size_t b_count);

#endif
