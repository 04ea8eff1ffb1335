/*
 * package.h - the files inside a DOCX or ODT
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_PACKAGE_H
#define ARTICLE_PACKAGE_H

#include <stdbool.h>

#include <cotejo/base.h>
#include <cotejo/error.h>

#include "base/buffer.h"

/* A ZIP archive may unfold to a million times its size: more of a file than this is not taken. */
enum { PACKAGE_MAX_BYTES = 64 << 20, PACKAGE_MAX_FILES = 10000 };

/* Whether the bytes are a ZIP archive at all. */
bool package_is_one(struct cotejo_text bytes);

/* Whether the archive names a file, by a search for the name alone. */
bool package_names(struct cotejo_text bytes, const char *path);

/*
 * Unfolds one file of a ZIP archive. Errors: COTEJO_ENOTFOUND (it is not there), COTEJO_ESYNTAX
 * (no archive, a damaged or an encrypted one), COTEJO_ELIMIT (see above), COTEJO_ENOMEM,
 * COTEJO_EARGUMENT in a build without libarchive.
 */
int package_read(struct buffer *ret_file, struct cotejo_text bytes, const char *path,
	struct cotejo_error *error);

#endif
