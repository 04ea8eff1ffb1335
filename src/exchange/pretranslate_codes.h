/*
 * pretranslate_codes.h - a proposal of the memory with the inline codes of the file
 *
 * A unit of the memory brings the codes of the file that it came from. Where its source has the
 * same kinds of codes in the same order as the segment at hand, each of its codes stands for the
 * one of the segment in that place, and so in the target.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_PRETRANSLATE_CODES_H
#define EXCHANGE_PRETRANSLATE_CODES_H

#include <cotejo/memory.h>

#include "exchange/xliff_reader.h"

/* The codes of a segment as they stand in the file. */
struct segment_codes {
	const struct tmx_code *codes;
	struct cotejo_text *raw; /* of each; lives in the arena */
	size_t *partner;         /* of a pair: the number of its other half; SIZE_MAX: none */
	size_t count;
	bool are_known; /* what is within another code is not */
};

/* Finds the codes of a part. COTEJO_ENOMEM. */
int segment_codes_find(struct segment_codes *ret_codes, const struct xliff_reader *reader,
	const struct xliff_part *part, struct arena *arena, struct cotejo_error *error);

/*
 * Appends source and target of a unit as the inside of XML elements. Returns whether the target has
 * all its codes; else both are plain text.
 */
bool segment_codes_write(const struct segment_codes *codes, struct buffer *source,
	struct buffer *target, const struct cotejo_variant *source_variant,
	const struct cotejo_variant *target_variant);

#endif
