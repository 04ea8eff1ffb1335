/*
 * segment_srx.h - cotejo segment: rules as SRX files
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_SEGMENT_SRX_H
#define CLI_SEGMENT_SRX_H

#include "cli/output.h"

/* --srx-check: which rules of the file are for which language, or only for `language`, and what is
 * wrong with it. Returns 0 or an exit status. */
int segment_srx_check(struct output *output, const char *path, const char *language);

/* --write-srx: our own rules, for one language or, with NULL, for all that have some. */
int segment_srx_write(struct output *output, const char *language);

#endif
