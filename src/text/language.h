/*
 * language.h - language tags, and which language a text is in
 *
 * Tags are BCP 47 in ICU's canonical form ("es-MX", "zh-Hant"); "und" is a text of unknown
 * language.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include <stdbool.h>

#include <cotejo/base.h>
#include <cotejo/error.h>

enum { LANGUAGE_SIZE = 64 }; /* room for a tag and its NUL */

/*
 * Writes the canonical form of a tag; "_" and any letter case are accepted. COTEJO_EARGUMENT for
 * what cannot be a tag (empty, not well-formed, longer than LANGUAGE_SIZE - 1).
 */
int language_canonical(char ret_tag[LANGUAGE_SIZE], const char *tag, struct cotejo_error *error);

/* The primary language of a canonical tag: "es" for "es-MX". Always terminated. */
void language_primary(char ret_primary[LANGUAGE_SIZE], const char *tag);

/* Whether ICU knows the primary language of a canonical tag, and not only its shape. */
bool language_is_known(const char *tag);

/* Whether a canonical tag is `wanted` or one of its regions: "es-MX" is covered by "es". NULL
 * covers all. */
bool language_covers(const char *wanted, const char *tag);

/* Whether a canonical tag's language is written from right to left. */
bool language_is_right_to_left(const char *tag);

/*
 * The language that a file name names: "es.html", "report.en.txt", "report_es-MX.html",
 * "en/report.html" (the last folder). False when it names none that ICU knows.
 */
bool language_of_name(char ret_tag[LANGUAGE_SIZE], const char *path);

/* The language of the text by its letter sequences (libexttextcat); false when there is too little
 * of it to say. */
bool language_of_text(char ret_tag[LANGUAGE_SIZE], struct cotejo_text text);

/*
 * Which of `count` languages (canonical tags) the text is nearest to by its letter sequences: an
 * index, or -1 when there is too little text, or when one of the languages has no fingerprint to
 * compare with. Loads those languages' fingerprints only, which is a hundred times less work than
 * language_of_text().
 */
int language_nearest(struct cotejo_text text, const char *const *tags, size_t count);

#endif
