/*
 * srx_scanner.h - sentences by the rules of an SRX file
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_SRX_SCANNER_H
#define TEXT_SRX_SCANNER_H

#include <cotejo/segment.h>

struct srx_scanner;

/* Makes a scanner; `srx` must stay. Errors are those of cotejo_segmenter_new_srx(). */
int srx_scanner_new(struct srx_scanner **ret_scanner, const struct cotejo_srx *srx,
	const char *language, struct cotejo_error *error);

void srx_scanner_free(struct srx_scanner *scanner);

/* Begins with a text, which must be valid UTF-8 and stay. Errors: COTEJO_ELIMIT (2^31 bytes or
 * more), COTEJO_ENOMEM. */
int srx_scanner_start(
	struct srx_scanner *scanner, struct cotejo_text text, struct cotejo_error *error);

/* The end of the next sentence; text.length for the last. Errors: COTEJO_ELIMIT, COTEJO_ENOMEM. */
int srx_scanner_next(struct srx_scanner *scanner, size_t *ret_end, struct cotejo_error *error);

#endif
