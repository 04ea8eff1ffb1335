/*
 * unpack.h - files that are packed by gzip or dictzip
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef LEXICON_UNPACK_H
#define LEXICON_UNPACK_H

#include "base/buffer.h"

/* Puts what is inside of a gzip file in its place; other bytes stay as they are. COTEJO_ESYNTAX
 * (damaged), COTEJO_ELIMIT, COTEJO_EARGUMENT (this build cannot), COTEJO_ENOMEM. */
int unpack_if_packed(struct buffer *bytes, struct cotejo_error *error);

#endif
