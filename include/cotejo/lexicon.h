/*
 * cotejo/lexicon.h - which words of two languages translate each other
 *
 * A lexicon is a list of pairs of words or short phrases with their probabilities, as dictionaries
 * and tools that learn from texts hand them out. Given to the aligner it is where learning starts,
 * which helps most where there is little text to learn from.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_LEXICON_H
#define COTEJO_LEXICON_H

#include <cotejo/base.h>
#include <cotejo/error.h>

#ifdef __cplusplus
extern "C" {
#endif

struct cotejo_lexicon;

struct cotejo_lexicon_entry {
	struct cotejo_text source, target; /* neither is empty */
	double forward;                    /* how likely the target is, given the source; 0 to 1 */
	double backward;                   /* how likely the source is, given the target */
};

/* Makes an empty lexicon, which the caller frees. COTEJO_ENOMEM. */
COTEJO_API int cotejo_lexicon_new(struct cotejo_lexicon **ret_lexicon, struct cotejo_error *error);

/* Frees a lexicon; NULL is fine. */
COTEJO_API void cotejo_lexicon_free(struct cotejo_lexicon *lexicon);

/*
 * Adds the entries of a file ("-": standard input) of at most 256 MiB. A line is an entry:
 *
 *     source TAB target [TAB forward [TAB backward]]
 *     target @ source                                  (a dictionary of hunalign's)
 *
 *     word<n>:palabra<n>                               (lt-expand of Apertium; also :>: and :<:)
 *
 * Read are also files that cotejo_lexicon_compile() has written, FreeDict's TEI, Apertium's
 * bilingual dictionaries, and the index of a dictionary for dictd, if that stands beside it under
 * the same name ("x.dict" or "x.dict.dz" for "x.index"); all of them also packed by gzip. What a
 * file is, is seen from its content. Of dictionaries for people what is in brackets is left out,
 * commas and semicolons separate translations, and more than six words are no translation.
 *
 * A probability that is missing is 1, and if only `backward` is, it is as `forward`. Lines without
 * a tab that begin with "#", and empty ones, say nothing. Where the lexicon has a pair already, the
 * greater probabilities stay. On failure the lexicon is as it was. Errors, with the file's name,
 * line and column: COTEJO_ESYNTAX, COTEJO_EENCODING (not UTF-8), COTEJO_ELIMIT, COTEJO_ENOTFOUND,
 * COTEJO_EIO, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_lexicon_read(
	struct cotejo_lexicon *lexicon, const char *path, struct cotejo_error *error);

/*
 * Adds the entries of the file in `folder` (NULL: where Cotejo's own are installed) that is named
 * after two languages, whatever their regions: "en-es.tsv", else "en-es.lexicon" (compiled), else
 * either of "es-en". Returns 1, or 0 when there is none. Errors: as above, and COTEJO_EARGUMENT (a
 * language tag that cannot exist).
 */
COTEJO_API int cotejo_lexicon_read_languages(struct cotejo_lexicon *lexicon, const char *folder,
	const char *left_language, const char *right_language, struct cotejo_error *error);

/* The same from memory, not packed; errors call it `name`, which may be NULL. An index of dictd is
 * refused (COTEJO_EARGUMENT): it has no file beside it. */
COTEJO_API int cotejo_lexicon_parse(struct cotejo_lexicon *lexicon, struct cotejo_text text,
	const char *name, struct cotejo_error *error);

/*
 * Adds entries; their texts are copied. Probabilities outside 0 to 1 are cut. Errors:
 * COTEJO_EARGUMENT (a text is empty or has a tab or a line end in it), COTEJO_EENCODING,
 * COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_lexicon_add(struct cotejo_lexicon *lexicon,
	const struct cotejo_lexicon_entry *entries, size_t count, struct cotejo_error *error);

/* How many entries there are. */
COTEJO_API size_t cotejo_lexicon_count(const struct cotejo_lexicon *lexicon);

/* The entries by source, then target, in the order of bytes; each pair once. The array belongs to
 * the lexicon and lives until more is read into it. */
COTEJO_API const struct cotejo_lexicon_entry *cotejo_lexicon_entries(
	const struct cotejo_lexicon *lexicon);

/* The entries of a source, exactly as it is written; part of the array of all. NULL and a count of
 * 0 when there are none. */
COTEJO_API const struct cotejo_lexicon_entry *cotejo_lexicon_find(
	const struct cotejo_lexicon *lexicon, struct cotejo_text source, size_t *ret_count);

/*
 * Names the languages of sources and targets, which a compiled lexicon keeps; nothing depends on
 * them. COTEJO_EARGUMENT (a tag that cannot exist, or has more than 23 bytes).
 */
COTEJO_API int cotejo_lexicon_set_languages(struct cotejo_lexicon *lexicon, const char *source,
	const char *target, struct cotejo_error *error);

/* The language of the sources (`target` is 0) or of the targets; "" when it is not known. */
COTEJO_API const char *cotejo_lexicon_language(const struct cotejo_lexicon *lexicon, int target);

/* Writes all entries as lines with tabs, which can be read again. COTEJO_EIO, COTEJO_ENOMEM. */
COTEJO_API int cotejo_lexicon_write(const struct cotejo_lexicon *lexicon,
	const struct cotejo_output *output, struct cotejo_error *error);

/*
 * Writes all entries so that they are read again in a fraction of the time; the bytes are the same
 * on all machines. Probabilities are rounded to billionths. COTEJO_EIO, COTEJO_ELIMIT,
 * COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_lexicon_compile(const struct cotejo_lexicon *lexicon,
	const struct cotejo_output *output, struct cotejo_error *error);

#ifdef __cplusplus
}
#endif

#endif
