/*
 * number.h - numbers as people write them on a command line
 *
 * Strict, and the same in every locale: all of the text must be the number.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_NUMBER_H
#define CLI_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

/* Digits only; false when it is no such number or too large. */
bool number_count(const char *text, size_t *ret_count);

/* 0 to 1 with a decimal point, such as "0.85", ".5" or "1". */
bool number_probability(const char *text, double *ret_probability);

#endif
