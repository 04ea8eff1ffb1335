/*
 * normal.h - text with the differences taken out that nobody can see
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_NORMAL_H
#define TEXT_NORMAL_H

#include "base/buffer.h"

/*
 * Appends the text in Unicode's normalisation form C, with each run of white space as one space and
 * none at its ends. The text must be valid UTF-8. Failure (memory) is noted in the buffer.
 */
void normal_append(struct buffer *buffer, struct cotejo_text text);

#endif
