/*
 * cotejo/exchange.h - what enters and leaves a memory, and how results look to other programs
 *
 * Machine formats are stable: a change that a reader could notice raises COTEJO_FORMAT_VERSION.
 * They are described in cotejo-formats(5).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_EXCHANGE_H
#define COTEJO_EXCHANGE_H

#include <cotejo/align.h>
#include <cotejo/article.h>
#include <cotejo/base.h>
#include <cotejo/error.h>
#include <cotejo/learn.h>
#include <cotejo/lookup.h>
#include <cotejo/match.h>
#include <cotejo/memory.h>

#ifdef __cplusplus
extern "C" {
#endif

#define COTEJO_FORMAT_VERSION 1

/* ---- Into a memory ---- */

struct cotejo_add_options {
	size_t struct_size;
	double min_probability; /* beads below it are kept in the alignment but make no unit; 0: all
				 */
	const char *creator;    /* who adds; NULL: nobody is named */
	/* Links the words of new units by what the memory has learnt; made for the same memory.
	 * NULL: they wait for cotejo_memory_learn(). */
	struct cotejo_linker *linker;
};

#define COTEJO_ADD_OPTIONS_INIT                                  \
	{                                                        \
		sizeof(struct cotejo_add_options), 0, NULL, NULL \
	}

struct cotejo_add_result {
	int already_there;  /* the same alignment of the same texts was stored before: nothing has
			       changed */
	size_t beads;       /* stored with the alignment */
	size_t units_new;   /* units that no one had said before */
	size_t units_known; /* beads whose texts were a unit already; it has one more origin now */
};

/*
 * Stores an article pair and its alignment in one transaction: both documents with their sentences,
 * the beads, and a unit for each bead with text on both sides. Adding the same again changes
 * nothing; a pair that is aligned otherwise than before takes the place of its earlier alignment.
 * `options` and `ret_result` may be NULL. On failure the memory is as it was. Errors:
 * COTEJO_EARGUMENT (the alignment is not of these articles, or an article has no language),
 * COTEJO_EBUSY, COTEJO_EIO (disk full as well), COTEJO_ECORRUPT, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_memory_add(struct cotejo_memory *memory, const struct cotejo_article *left,
	const struct cotejo_article *right, const struct cotejo_alignment *alignment,
	const struct cotejo_add_options *options, struct cotejo_add_result *ret_result,
	struct cotejo_error *error);

/* Something odd in a file that was read nevertheless. Lent for the time of the call. */
struct cotejo_import_warning {
	const char *code; /* a word: see cotejo-import(1) */
	const char *file;
	size_t line, column; /* from 1 */
	const char *message;
};

/* What to do with a unit whose source is in the memory with another translation in the same
 * language, in the same named context. Units of one file are not held against each other. */
enum cotejo_import_conflict {
	COTEJO_IMPORT_ADD,    /* both are kept */
	COTEJO_IMPORT_KEEP,   /* that of the memory is kept, the file's is left out */
	COTEJO_IMPORT_REPLACE /* the file's is kept with the other languages of the memory's, which
				 is dropped, or excluded where it comes from an alignment */
};

enum cotejo_import_format {
	COTEJO_IMPORT_ANY,   /* told by the file's first bytes and its name */
	COTEJO_IMPORT_TMX,   /* 1.1 to 1.4b in any charset */
	COTEJO_IMPORT_TSV,   /* texts in columns, a unit a line: see cotejo-formats(5) */
	COTEJO_IMPORT_MOSES, /* two plain files, of which the same lines are a unit; is never told
			      */
	COTEJO_IMPORT_JSONL, /* as cotejo_export_jsonl(), cotejo_alignment_write() and others write
			      */
	COTEJO_IMPORT_PO,    /* messages of gettext that are translated */
	COTEJO_IMPORT_XLIFF, /* 1.0 to 2.2: segments that are translated */
	COTEJO_IMPORT_LINKS  /* XCES cesAlign or InterText: links between sentences of documents */
};

struct cotejo_import_options {
	size_t struct_size;
	int strict; /* a file with a warning is refused */
	void (*warn)(void *user, const struct cotejo_import_warning *warning); /* may be NULL */
	int (*cancel)(void *user); /* may be NULL; anything but 0 stops */
	void *user;
	enum cotejo_import_format format;
	/* Of formats that do not say: TSV without a head, MOSES if the names of the files do not
	 * say, JSONL with `source` and `target`. NULL: not known. */
	const char *source_language, *target_language;
	const char *second_path; /* of MOSES: the file of the target language */
	int with_fuzzy;          /* also what its own format marks as unfinished */
	enum cotejo_import_conflict on_conflict;
	int atomic; /* all files of the path in one transaction; so is `strict` */
	/* Of LINKS: a folder in or below which the documents lie; they may also lie beside the file
	 * of links, and nothing else is opened. NULL: none but that. Must stay. */
	const char *documents;
};

#define COTEJO_IMPORT_OPTIONS_INIT                                                            \
	{                                                                                     \
		sizeof(struct cotejo_import_options), 0, NULL, NULL, NULL, COTEJO_IMPORT_ANY, \
			NULL, NULL, NULL, 0, COTEJO_IMPORT_ADD, 0, NULL                       \
	}

struct cotejo_import_result {
	uint64_t units_read;     /* in the file */
	uint64_t units_new;      /* that no one had said before */
	uint64_t units_known;    /* that were there; they have one more origin now */
	uint64_t units_skipped;  /* with fewer than two texts in languages that can be told */
	uint64_t codes_left_out; /* inline codes; the text around them is kept */
	uint64_t warnings;
	uint64_t units_unfinished; /* no units: without a translation, or marked as unfinished */
	uint64_t units_resumed;    /* that an earlier run had stored before it was interrupted */
	uint64_t units_kept_out;   /* because the memory has another translation */
	uint64_t units_replaced;   /* of the memory, by the file's */
	uint64_t files;            /* one, or those in an archive */
};

/* A file on its way into a memory. */
struct cotejo_import;

/*
 * Opens a file ("-": standard input) and reads its head. What is odd is read as it was meant, with
 * a warning. `options` may be NULL. Errors, with file and line: COTEJO_ENOTFOUND, COTEJO_EIO,
 * COTEJO_ESYNTAX (not of its format), COTEJO_EENCODING, COTEJO_ELIMIT, COTEJO_EARGUMENT (no such
 * format, or a language or second file that it needs is missing), COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_import_new(struct cotejo_import **ret_import, const char *path,
	const struct cotejo_import_options *options, struct cotejo_error *error);

/*
 * Stores the units, once for each import: texts in any number of languages with their inline codes,
 * dates, persons, properties, notes, all other attributes, and the state that an export of ours
 * names. A unit of the same texts, codes and named context as one in the memory is that one, and
 * what it says beyond is added to it; a new one has no probability. The same file under the same
 * name a second time changes nothing. `ret_result` may be NULL.
 *
 * Units are committed in chunks, unless `atomic` or `strict` is set. When it is stopped, what is
 * stored remains, and the next import of the same file goes on there. On failure the units before
 * the last chunk remain, with `atomic` or `strict` none. Errors: as cotejo_import_new(),
 * COTEJO_EINTERRUPTED, COTEJO_EBUSY, COTEJO_ECORRUPT; COTEJO_ESYNTAX is also the refusal of
 * `strict`.
 */
COTEJO_API int cotejo_import_run(struct cotejo_import *import, struct cotejo_memory *memory,
	struct cotejo_import_result *ret_result, struct cotejo_error *error);

/* NULL is fine. */
COTEJO_API void cotejo_import_free(struct cotejo_import *import);

/* ---- Out of a memory ---- */

struct cotejo_export_result {
	uint64_t units; /* written */
};

/*
 * Writes the units that pass `filter` (NULL: all) as TMX 1.4b, one after the other, in constant
 * memory; the same memory and filter make the same bytes. With both languages given, only the
 * variants in them are written, the source's first; the header's `srclang` is the source language,
 * or without one that of the first unit, and a unit that begins in another says so itself.
 *
 * Dates and persons are attributes of TMX. What TMX has no attribute for are properties, each only
 * where it is known. On <tu>: x-cotejo-probability (0 to 1), x-cotejo-state (as
 * cotejo_unit_state_name()), x-cotejo-origins (how many beads and imports said the same). On <tuv>:
 * x-cotejo-document (address or path), x-cotejo-title (of the document), x-cotejo-before and
 * x-cotejo-after (the sentences around it). Properties that the unit has itself follow. Characters
 * that XML cannot hold become U+FFFD.
 *
 * `ret_result` may be NULL. Errors: COTEJO_EIO (the output failed; what was written has no end and
 * no XML parser takes it for whole), and those of cotejo_units_new() and cotejo_units_next().
 */
COTEJO_API int cotejo_export_tmx(struct cotejo_memory *memory, const struct cotejo_filter *filter,
	const struct cotejo_output *output, struct cotejo_export_result *ret_result,
	struct cotejo_error *error);

/* TMX in the shape that a tool wants; cotejo-export(1) has the reasons. */
enum cotejo_tmx_profile {
	COTEJO_TMX_FULL,     /* all there is, as cotejo_export_tmx() */
	COTEJO_TMX_OMEGAT,   /* every paired and standing code has an `x` */
	COTEJO_TMX_TRADOS,   /* language tags in capitals */
	COTEJO_TMX_MEMOQ,    /* the sentences around a source are the context of memoQ */
	COTEJO_TMX_WORDFAST, /* language tags in capitals, no codes (level 1) */
	COTEJO_TMX_PLAIN     /* texts, dates and persons only (level 1) */
};

/* cotejo_export_tmx() in such a shape. */
COTEJO_API int cotejo_export_tmx_for(enum cotejo_tmx_profile profile, struct cotejo_memory *memory,
	const struct cotejo_filter *filter, const struct cotejo_output *output,
	struct cotejo_export_result *ret_result, struct cotejo_error *error);

/*
 * The same as lines "source, tab, target, tab, probability, tab, source document, tab, target
 * document", a line for each source and target of a unit. What is not known is empty. Tab, line
 * feed, carriage return and backslash inside a field are written \t \n \r \\.
 */
COTEJO_API int cotejo_export_tsv(struct cotejo_memory *memory, const struct cotejo_filter *filter,
	const struct cotejo_output *output, struct cotejo_export_result *ret_result,
	struct cotejo_error *error);

/*
 * The same as two plain files, as trainers of machine translation read them: line n of one is the
 * translation of line n of the other. Line breaks within a text become spaces. Both languages of
 * the filter must be given (COTEJO_EARGUMENT).
 */
COTEJO_API int cotejo_export_moses(struct cotejo_memory *memory, const struct cotejo_filter *filter,
	const struct cotejo_output *source, const struct cotejo_output *target,
	struct cotejo_export_result *ret_result, struct cotejo_error *error);

/*
 * The same as one JSON object a line: id, probability, state, created, creator, changed, changer,
 * origins, properties, variants; in each of those language, text, document, title, before, after,
 * properties. What is not known has no member.
 */
COTEJO_API int cotejo_export_jsonl(struct cotejo_memory *memory, const struct cotejo_filter *filter,
	const struct cotejo_output *output, struct cotejo_export_result *ret_result,
	struct cotejo_error *error);

/*
 * Writes the alignments of a memory, not its units, as XCES cesAlign: a <linkGrp> for each, in the
 * order in which they came, with the names of the documents and a <link> for each bead between the
 * ids of sentences ("s0", ...; see cotejo_article_write_xml()). Of the filter the languages (in
 * either direction), min_probability, document and with_excluded count. `ret_result` counts the
 * links.
 */
COTEJO_API int cotejo_export_links(struct cotejo_memory *memory, const struct cotejo_filter *filter,
	const struct cotejo_output *output, struct cotejo_export_result *ret_result,
	struct cotejo_error *error);

/*
 * An output that packs what it is given with gzip and hands it on to another one, which must stay.
 * The same bytes make the same file.
 *
 *     cotejo_gzip_new(&gzip, &output, &error);
 *     cotejo_export_tmx(memory, NULL, cotejo_gzip_output(gzip), NULL, &error);
 *     cotejo_gzip_finish(gzip, &error);
 *     cotejo_gzip_free(gzip);
 */
struct cotejo_gzip;

/* Errors: COTEJO_EARGUMENT (this library was built without libarchive), COTEJO_EIO, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_gzip_new(struct cotejo_gzip **ret_gzip, const struct cotejo_output *output,
	struct cotejo_error *error);

/* Where to write; belongs to `gzip`. */
COTEJO_API const struct cotejo_output *cotejo_gzip_output(const struct cotejo_gzip *gzip);

/* Writes the end, without which nobody takes the file for a whole one. COTEJO_EIO, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_gzip_finish(struct cotejo_gzip *gzip, struct cotejo_error *error);

/* NULL is fine. */
COTEJO_API void cotejo_gzip_free(struct cotejo_gzip *gzip);

/* ---- Results for programs and people, without a memory ---- */

enum cotejo_alignment_format {
	COTEJO_ALIGNMENT_BEADS, /* "[0, 1]:[0]", tab, probability */
	COTEJO_ALIGNMENT_TSV,   /* left text, tab, right text, tab, probability, tab, shape ("2-1"),
				   tab, left sentences ("0 1"), tab, right sentences; escapes as in
				   cotejo_export_tsv() */
	COTEJO_ALIGNMENT_JSONL, /* one object a bead: bead, probability, shape, left and right, each
				   with language and sentences (see cotejo_article_write_jsonl())
				 */
	COTEJO_ALIGNMENT_TMX,   /* TMX 1.4b: beads with text on both sides */
	COTEJO_ALIGNMENT_HTML,  /* a self-contained page, both texts side by side */
	COTEJO_ALIGNMENT_CES,   /* XCES cesAlign: links between ids of sentences, as
				   cotejo_article_write_xml() gives them; files as OPUS has them */
	COTEJO_ALIGNMENT_INTERTEXT /* the same links as InterText reads them */
};

/*
 * Writes an alignment with its texts. Sentences are numbered from 0; the text of several is joined
 * with a space where the article has white space between them. Beads below `min_probability` that
 * have two sides are left out of TMX, TSV, JSONL and BEADS and marked in HTML. A
 * bead that has moved says so: a last field "moved" in BEADS and TSV, a member `moved` in JSONL, a
 * property x-cotejo-moved in TMX, a note in HTML. Errors:
 * COTEJO_EARGUMENT (the alignment is not of these articles), COTEJO_EIO, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_alignment_write(const struct cotejo_alignment *alignment,
	const struct cotejo_article *left, const struct cotejo_article *right,
	enum cotejo_alignment_format format, double min_probability,
	const struct cotejo_output *output, struct cotejo_error *error);

/*
 * Writes an article's sentences as JSON objects, one a line: sentence and block (numbers from 0),
 * kind (as cotejo_block_kind_name()), begin and length (bytes in the article's text), text,
 * language. Errors: COTEJO_EIO, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_article_write_jsonl(const struct cotejo_article *article,
	const struct cotejo_output *output, struct cotejo_error *error);

/*
 * Writes an article's sentences as XML: <s id="s0"> in <p id="p0"> in <text xml:lang="...">, for
 * the links of COTEJO_ALIGNMENT_CES and COTEJO_ALIGNMENT_INTERTEXT. Errors: COTEJO_EIO,
 * COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_article_write_xml(const struct cotejo_article *article,
	const struct cotejo_output *output, struct cotejo_error *error);

/*
 * Writes one hit of a lookup as a JSON object on a line: variant (which one holds the phrase),
 * exact, spans (begin and length in its text), unit (see cotejo_export_jsonl()). Errors:
 * COTEJO_EIO, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_hit_write_jsonl(const struct cotejo_hit *hit,
	const struct cotejo_output *output, struct cotejo_error *error);

/*
 * Writes one match as a JSON object, without a line feed, so that it can stand in an array: score,
 * penalty, by_letters (true, else no such member), variant (which one is like the sentence),
 * differences (kind, as cotejo_difference_kind_name(), and begin and length of sentence and text;
 * what is the same is left out), unit (see cotejo_export_jsonl()). Errors: COTEJO_EIO,
 * COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_match_write_json(const struct cotejo_match *match,
	const struct cotejo_output *output, struct cotejo_error *error);

#ifdef __cplusplus
}
#endif

#endif
