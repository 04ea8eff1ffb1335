/*
 * cotejo/segment.h - text becomes sentences
 *
 * A segmenter splits a block of text (a paragraph, a heading: text in which a line feed means no
 * more than a space) into sentences. Catalan, English, French, German, Italian, Portuguese and
 * Spanish follow rules and word lists of our own over ICU's character properties, other languages
 * ICU's sentence iterator (Unicode Standard Annex #29, with CLDR's suppressions where it has any).
 *
 * What goes where: quotes and brackets that close behind a full stop, footnote marks, citations and
 * emoji stay with the sentence before them; an inverted mark or a dialogue dash opens the next. A
 * sentence does not end at a colon or a semicolon, nor within brackets. A list that runs on in one
 * line ("1. Flour 2. Eggs") is split before each marker. Where a space is missing behind a full
 * stop ("It ended.Then it began") the sentence ends without one.
 *
 * Time grows with the length of the text, whatever is in it; memory does not.
 *
 * Nothing is lost or changed: the sentences of a text, laid end to end, are the text.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_SEGMENT_H
#define COTEJO_SEGMENT_H

#include <cotejo/base.h>
#include <cotejo/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Splits text of one language. Not for two threads at once; make one for each. */
struct cotejo_segmenter;

/*
 * Makes a segmenter for a language, a BCP 47 tag such as "es-MX" (letter case and "_" do not
 * matter). The caller frees it. A language that ICU knows nothing of gets the root rules. Errors:
 * COTEJO_EARGUMENT (no such tag can exist), COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_segmenter_new(
	struct cotejo_segmenter **ret_segmenter, const char *language, struct cotejo_error *error);

/* Frees a segmenter; NULL is fine. */
COTEJO_API void cotejo_segmenter_free(struct cotejo_segmenter *segmenter);

/*
 * Begins with a new text. The segmenter borrows it until the next start or free.
 * Errors: COTEJO_EENCODING (not valid UTF-8; `offset` says where), COTEJO_ELIMIT (2 GiB or more in
 * a language that ICU segments), COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_segmenter_start(
	struct cotejo_segmenter *segmenter, struct cotejo_text text, struct cotejo_error *error);

/*
 * Hands out the next sentence, a slice of the text with the white space that follows it. White
 * space before the first sentence belongs to the first. Returns 1, or 0 at the end of the text, or
 * an error: COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_segmenter_next(struct cotejo_segmenter *segmenter,
	struct cotejo_text *ret_sentence, struct cotejo_error *error);

#ifdef __cplusplus
}
#endif

#endif
