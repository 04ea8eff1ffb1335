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
 * Who needs the same sentences as a CAT tool brings that tool's rules as an SRX file (Segmentation
 * Rules eXchange 2.0; see below), or takes ours to it: cotejo_srx_write().
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

struct cotejo_srx;

/*
 * Makes a segmenter that goes by the rules of an SRX file, which must stay until the segmenter is
 * freed. It cuts exactly where the rules say, so that white space may begin a sentence, and a
 * sentence may be nothing but white space. Errors: COTEJO_ENOTFOUND (no language map of the file
 * matches), COTEJO_ESYNTAX (a rule for this language is no regular expression that ICU knows;
 * `file` and `line` say which), COTEJO_EARGUMENT, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_segmenter_new_srx(struct cotejo_segmenter **ret_segmenter,
	const struct cotejo_srx *srx, const char *language, struct cotejo_error *error);

/* Frees a segmenter; NULL is fine. */
COTEJO_API void cotejo_segmenter_free(struct cotejo_segmenter *segmenter);

/*
 * Segmenters of several languages, each made when it is needed and kept: for who reads many
 * articles (cotejo/article.h). Not for two threads at once. With `srx` (NULL: our own rules) they
 * are made as cotejo_segmenter_new_srx() makes them; it must stay until they are freed. With
 * `srx_fallback` our own rules serve a language that the file has none for. The caller frees them.
 * Error: COTEJO_ENOMEM.
 */
struct cotejo_segmenters;
struct cotejo_srx;
COTEJO_API int cotejo_segmenters_new(struct cotejo_segmenters **ret_segmenters,
	const struct cotejo_srx *srx, int srx_fallback, struct cotejo_error *error);

/* Frees segmenters; NULL is fine. */
COTEJO_API void cotejo_segmenters_free(struct cotejo_segmenters *segmenters);

/*
 * Begins with a new text. The segmenter borrows it until the next start or free.
 * Errors: COTEJO_EENCODING (not valid UTF-8; `offset` says where), COTEJO_ELIMIT (2 GiB or more in
 * a language that ICU segments, or with SRX), COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_segmenter_start(
	struct cotejo_segmenter *segmenter, struct cotejo_text text, struct cotejo_error *error);

/*
 * Hands out the next sentence, a slice of the text with the white space that follows it. White
 * space before the first sentence belongs to the first. Returns 1, or 0 at the end of the text, or
 * an error: COTEJO_ENOMEM; with SRX also COTEJO_ELIMIT (a rule takes too long on this text, or too
 * much memory; `file` and `line` say which).
 */
COTEJO_API int cotejo_segmenter_next(struct cotejo_segmenter *segmenter,
	struct cotejo_text *ret_sentence, struct cotejo_error *error);

/* ---- SRX ---- */

/*
 * The rules of an SRX file. It is immutable once read, so any number of threads may use it.
 *
 * A break rule is searched for from left to right: its `beforebreak` as a regular expression is
 * searches (the leftmost match, the next one behind it), and where its match ends `afterbreak` must
 * match. The text is cut there, unless a rule with break="no" that stands before the break rule
 * matches at the same place. So the first of the rules that match at a place decides. This is how
 * the tools that translators use read the specification. In a no-break rule "*" and "+" stand for
 * up to 100 times, as they do there.
 *
 * Regular expressions are ICU's. A language pattern must match the whole BCP 47 tag; the case of
 * letters is ignored, and "_" may stand for "-". With cascade="yes" the rules of all matching maps
 * apply in the order of the maps, otherwise those of the first.
 *
 * SRX 1.0 is read, too (of its map rules the first), and either version without a namespace.
 * Elements of other namespaces are skipped.
 */

/* What the header says. */
struct cotejo_srx_header {
	int cascade;
	int segment_subflows;
	/* Whether a formatting code at the place of a break stays with what is before it. */
	int include_start, include_end, include_isolated;
	int version; /* 1 or 2 */
};

struct cotejo_srx_map {
	const char *pattern; /* a regular expression on language tags */
	const char *rules;   /* the name of a set of rules */
	size_t line;
	size_t break_count, no_break_count; /* rules in that set; 0 when there is no such set */
};

/*
 * Reads an SRX file; "-" is standard input. The caller frees it. Only its structure is looked at:
 * what is wrong with rules is told by cotejo_srx_check(), or when a segmenter needs them. Errors:
 * COTEJO_ENOTFOUND, COTEJO_EIO (the file), COTEJO_ESYNTAX (no XML, no SRX, or a version that
 * is not known), COTEJO_ELIMIT (more than 16 MiB, nested too deeply, too long an
 * expression), COTEJO_ENOMEM. Nothing is fetched, and entities are not expanded.
 */
COTEJO_API int cotejo_srx_read(
	struct cotejo_srx **ret_srx, const char *path, struct cotejo_error *error);

/* The same from bytes in memory, which are not needed afterwards. `name` is for messages. */
COTEJO_API int cotejo_srx_parse(struct cotejo_srx **ret_srx, struct cotejo_text bytes,
	const char *name, struct cotejo_error *error);

/* Frees it; NULL is fine. */
COTEJO_API void cotejo_srx_free(struct cotejo_srx *srx);

COTEJO_API const struct cotejo_srx_header *cotejo_srx_header(const struct cotejo_srx *srx);

COTEJO_API size_t cotejo_srx_map_count(const struct cotejo_srx *srx);

/* Array of cotejo_srx_map_count() language maps in the order of the file. */
COTEJO_API const struct cotejo_srx_map *cotejo_srx_maps(const struct cotejo_srx *srx);

/*
 * Whether the rules of map number `map` apply to a language: it matches, and the file cascades or
 * none before it matches. Returns 1 or 0, or an error: COTEJO_EARGUMENT (no such tag),
 * COTEJO_ESYNTAX (a language pattern), COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_srx_applies(
	const struct cotejo_srx *srx, size_t map, const char *language, struct cotejo_error *error);

/*
 * Looks at every rule and map and calls `report` for each thing that is wrong, in the order of the
 * file; `problem` has file, line and message, and the code COTEJO_ESYNTAX, or 0 for what is only
 * strange. Returns 0 or COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_srx_check(const struct cotejo_srx *srx,
	void (*report)(void *user, const struct cotejo_error *problem), void *user,
	struct cotejo_error *error);

/* Formatting in a text, such as an element of HTML: it opens, closes, or stands alone. */
enum cotejo_code_kind { COTEJO_CODE_START, COTEJO_CODE_END, COTEJO_CODE_ISOLATED };

/*
 * Rules match text without its formatting codes. Of `count` codes in a row at the place of a break,
 * this many stay with the sentence before it: all in front of the first that the header's
 * formathandle elements do not include.
 */
COTEJO_API size_t cotejo_srx_codes_before(
	const struct cotejo_srx *srx, const enum cotejo_code_kind *codes, size_t count);

/*
 * Writes the rules of this library for a language, or for all that it has rules for when
 * `language` is NULL, as SRX 2.0. It is as near as regular expressions get; what they cannot say
 * (lists that run on in a line, brackets of any length, texts without capitals) is missing. Errors:
 * COTEJO_ENOTFOUND (a language without rules of ours), COTEJO_EARGUMENT, COTEJO_EIO (the output),
 * COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_srx_write(
	const char *language, const struct cotejo_output *output, struct cotejo_error *error);

#ifdef __cplusplus
}
#endif

#endif
