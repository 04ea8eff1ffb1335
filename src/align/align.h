/*
 * align.h - the aligner with other settings than usual
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_ALIGN_H
#define ALIGN_ALIGN_H

#include <cotejo/align.h>

#include "align/settings.h"
#include "text/names_list.h"

struct cotejo_names {
	struct names_list list;
};

/* cotejo_align() with settings. */
int align_with(struct cotejo_alignment **ret_alignment, const struct cotejo_sentences *left,
	const struct cotejo_sentences *right, const struct cotejo_align_options *options,
	const struct settings *settings, struct cotejo_error *error);

#endif
