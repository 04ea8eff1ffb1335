/*
 * numbers.h - the same number written in two ways has one key
 *
 * "1,234.5", "1.234,5", "1 234.5" with a thin space and the same in Arabic digits differ only in
 * what stands between the digits, and which separator means what depends on the country ("1.234" is
 * a thousand in Madrid and about one in Mexico City). The key is the digits alone, as ASCII.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_NUMBERS_H
#define TEXT_NUMBERS_H

#include "base/buffer.h"

/*
 * Appends the key of a number as text/words.h finds it (it begins with a digit; letters in it, as
 * in "2nd" or "A4", are left out). Zeros at the front are dropped, so that the 2 of "02/03" is the
 * 2 of "2 de marzo"; a number of nothing but zeros is "0". Failure (memory) is noted in the buffer.
 */
void number_append_key(struct buffer *buffer, struct cotejo_text number);

#endif
