/*
 * fold.h - text with the differences taken out that readers overlook
 *
 * Folding makes "Árbol", "arbol" and "ÁRBOL" the same: full case folding and compatibility
 * decomposition without the nonspacing marks of Latin, Greek and Cyrillic. Folding twice changes
 * nothing.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/buffer.h"

/* Appends the folded text. The text must be valid UTF-8. Failure (memory) is noted in the buffer.
 */
void fold_append(struct buffer *buffer, struct cotejo_text text);

/* Appends the text in lower case with its accents kept (root locale), as stemmers want it. */
void fold_append_lower(struct buffer *buffer, struct cotejo_text text);

#endif
