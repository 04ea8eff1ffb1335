/*
 * cotejo/stream.h - article pairs come in, a line each, and their beads go out
 *
 * For corpora that one machine does not hold: each line is aligned by itself, nothing is kept from
 * one line to the next, and what comes out for a line depends on that line and the options alone.
 * So an input may be cut at any line end, its parts be worked on anywhere and at any time, and
 * their outputs laid end to end are what one run over the whole would have written, byte for byte.
 * The same holds for any number of threads.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_STREAM_H
#define COTEJO_STREAM_H

#include <cotejo/article.h>
#include <cotejo/base.h>
#include <cotejo/error.h>
#include <cotejo/lexicon.h>

#ifdef __cplusplus
extern "C" {
#endif

enum cotejo_stream_format {
	/*
	 * As input: by each line, JSONL when it begins with "{". As output: for each line as it
	 * came.
	 */
	COTEJO_STREAM_AUTO,
	/*
	 * In: {"id": ..., "left": {"lang": "en", "text": "..."}, "right": {...}}. A side has one of
	 * "text", "html" and "sentences" (an array of strings); "lang" and "id" (a string or a
	 * whole number) may be missing, other members are passed over.
	 * Out: a line for each line: {"id", "verdict", "evidence", "left_shared", "right_shared",
	 * "beads"}, or {"id", "error": {"code", "message", "side"}}; beads as
	 * cotejo_alignment_write() writes them.
	 */
	COTEJO_STREAM_JSONL,
	/*
	 * In, as Bitextor's tools pass it on: address, tab, address, tab, text in base64, tab, text
	 * in base64; more fields are passed over, and the addresses may be missing.
	 * Out: a line for each bead: both addresses (or the id, and nothing), left text, right
	 * text, probability, shape, numbers of the left sentences, of the right ones, "moved" if
	 * so. In place of beads: shape "error", code, message; shape "unrelated", "empty" or
	 * "swapped".
	 */
	COTEJO_STREAM_TSV
};

/* What became of a line: told in the order of the lines, perhaps by another thread than the
 * caller's, but never by two at once. */
struct cotejo_stream_line {
	size_t number;                    /* from 1 */
	struct cotejo_text id;            /* empty: none, or not to be read */
	const struct cotejo_error *error; /* NULL: aligned */
};

struct cotejo_stream_options {
	size_t struct_size; /* sizeof(struct cotejo_stream_options) */
	enum cotejo_stream_format input, output;
	/* What "text" members and base64 fields are. AUTO: "text" is TEXT, fields are found out. */
	enum cotejo_article_format text_format;
	/* Of sides that do not say; NULL: found out, from the text itself if need be, which
	   takes as long as aligning it. */
	const char *left_language, *right_language;
	/* Of base64 fields; NULL: found out. */
	const char *left_charset, *right_charset;
	double min_probability; /* beads with two sides that are less probable are left out */
	const struct cotejo_lexicon *lexicon;
	const struct cotejo_srx *srx;
	int srx_fallback;
	unsigned jobs;         /* threads; 0: one */
	size_t max_line_bytes; /* longer lines are an error of that line; 0: 64 MiB */
	/* Asked now and then, by any of the threads: not 0 ends the work. NULL: never. */
	int (*cancel)(void *user);
	/* NULL: nobody is told. */
	void (*tell)(void *user, const struct cotejo_stream_line *line);
	void *user;
	/*
	 * Where `lexicon` is NULL: asked for one of the languages of each pair, by any of the
	 * threads and by several at once. It sets *ret_lexicon, which must stay as it is until all
	 * work is done, or leaves it NULL, and returns 0, or a code below 0, which is an error of
	 * that line. For the same languages it must always say the same. NULL: there are none.
	 */
	int (*find_lexicon)(void *user, const char *left_language, const char *right_language,
		const struct cotejo_lexicon **ret_lexicon, struct cotejo_error *error);
	/* Not 0: looks whether the sides are swapped, which takes a quarter as long as aligning. */
	int check_sides;
};

#define COTEJO_STREAM_OPTIONS_INIT                                                                 \
	{                                                                                          \
		sizeof(struct cotejo_stream_options), COTEJO_STREAM_AUTO, COTEJO_STREAM_AUTO,      \
			COTEJO_ARTICLE_AUTO, NULL, NULL, NULL, NULL, 0, NULL, NULL, 0, 0, 0, NULL, \
			NULL, NULL, NULL, 0                                                        \
	}

struct cotejo_stream_result {
	size_t lines;     /* that were read and are not empty */
	size_t aligned;   /* of them, */
	size_t unrelated; /* of those, no translations of each other */
	size_t failed;    /* of the lines, have an error in place of beads */
};

/*
 * Aligns every line of a file; "-" is standard input. A line that cannot be read or aligned becomes
 * an error in the output, in its place, and the work goes on. An empty line comes out empty. The
 * output is called with whole lines, in the order of the input, as soon as each is done; by any of
 * the threads, one at a time. Memory: a few lines for each thread, at most `max_line_bytes` of
 * them together beyond the one that is being read, and what aligning them takes. `options` and
 * `ret_result` may be NULL; the result is filled in on failure too. Errors, which end the work:
 * COTEJO_ENOTFOUND, COTEJO_EIO (the file, the output), COTEJO_EARGUMENT (an option that makes no
 * sense), COTEJO_EINTERRUPTED, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_stream_align(const char *path, const struct cotejo_stream_options *options,
	const struct cotejo_output *output, struct cotejo_stream_result *ret_result,
	struct cotejo_error *error);

#ifdef __cplusplus
}
#endif

#endif
