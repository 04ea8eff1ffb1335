/*
 * pretranslate_write.h - the proposals for a unit as elements of XLIFF
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_PRETRANSLATE_WRITE_H
#define EXCHANGE_PRETRANSLATE_WRITE_H

#include "exchange/pretranslate_edits.h"
#include "exchange/xliff_reader.h"

struct proposal {
	int score, quality;                /* quality: less what was taken off */
	struct cotejo_text source, target; /* the inside of elements */
	bool is_whole;                     /* with all codes of the segment */
};

/* A segment of the unit at hand. */
struct proposed_segment {
	const struct xliff_part *source;
	bool is_open; /* to be translated yet */
	size_t proposal_count;
	const struct proposal *proposals; /* the best first */
	const struct proposal *fill;      /* becomes the target; NULL: none does */
};

/*
 * Notes the edits for a unit: proposals of an earlier run go, the new ones come, empty targets are
 * filled. Adds to `*ret_filled` how many targets were. COTEJO_ENOMEM.
 */
int pretranslate_write(struct edits *edits, const struct xliff_reader *reader,
	const struct proposed_segment *segments, size_t segment_count, size_t *ret_filled,
	struct cotejo_error *error);

#endif
