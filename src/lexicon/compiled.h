/*
 * compiled.h - a lexicon as bytes that are read without thinking
 *
 * A lexicon of text is split into fields, its numbers are read and its lines sorted whenever the
 * program starts. What is compiled once has its entries in order, and only has to be checked. All
 * numbers have their lowest byte first and no sign:
 *
 *     head, 80 bytes
 *          0  8   89 "COTLEX" 0A
 *          8  4   version of this layout, 1
 *         12  4   number of entries
 *         16  8   bytes of the whole file
 *         24  8   checksum of all that follows: FNV-1a of 64 bits, but of eight bytes at a time,
 * the last ones filled up with NUL 32 24   language of the sources, the rest NUL; all NUL: not
 * known 56 24   language of the targets entries, by source, then target, in the order of bytes,
 * each pair once length of the source in LEB128; 0: the source is that of the entry before source
 * in UTF-8 length of the target in LEB128 target 4 bytes: how likely the target is, given the
 * source, in billionths 4 bytes: how likely the source is, given the target
 *
 * The file is read and not mapped: of a mapped one that somebody shortens the program dies, and a
 * copy of a megabyte takes no time. Nothing in it is trusted.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef LEXICON_COMPILED_H
#define LEXICON_COMPILED_H

#include <stdbool.h>

#include "lexicon/lexicon.h"

/* Whether a file that begins so says that it is one. */
bool compiled_is_one(struct cotejo_text bytes);

/*
 * Appends the entries of such bytes, which must stay where they are; nothing is appended on
 * failure. COTEJO_ESYNTAX, COTEJO_EENCODING, COTEJO_ENOMEM.
 */
int compiled_read(
	struct cotejo_lexicon *lexicon, struct cotejo_text bytes, struct cotejo_error *error);

#endif
