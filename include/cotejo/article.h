/*
 * cotejo/article.h - a page or a text file becomes an article
 *
 * An article is what a reader came for, without what surrounds it on a page: a list of typed
 * blocks, each split into sentences. Its text is clean UTF-8: within a block white space is single
 * spaces, and a line feed ends each block. All offsets are bytes into that text, and every byte of
 * a block belongs to exactly one sentence or to the space after it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_ARTICLE_H
#define COTEJO_ARTICLE_H

#include <cotejo/base.h>
#include <cotejo/error.h>

#ifdef __cplusplus
extern "C" {
#endif

enum cotejo_block_kind {
	COTEJO_BLOCK_TITLE,   /* the article's headline */
	COTEJO_BLOCK_HEADING, /* subtitle, cross-heading */
	COTEJO_BLOCK_PARAGRAPH,
	COTEJO_BLOCK_CAPTION, /* of a picture or table, with its credit */
	COTEJO_BLOCK_LIST_ITEM,
	COTEJO_BLOCK_QUOTE,      /* block quotation, pull quote */
	COTEJO_BLOCK_CELL,       /* table cell */
	COTEJO_BLOCK_BOILERPLATE /* navigation, share bars, related links, comments, notices; kept
				    only when asked for */
};

enum cotejo_article_format {
	COTEJO_ARTICLE_AUTO, /* by what it looks like and its name: not PARAGRAPHS or SENTENCES */
	COTEJO_ARTICLE_TEXT, /* blank lines separate blocks; hard-wrapped lines are joined */
	COTEJO_ARTICLE_HTML,
	COTEJO_ARTICLE_PARAGRAPHS, /* a block a line; empty lines are blocks without sentences */
	COTEJO_ARTICLE_SENTENCES,  /* a sentence a line, all in one block for each run of lines; an
				      empty line is an empty sentence */
	COTEJO_ARTICLE_MARKDOWN,   /* CommonMark */
	COTEJO_ARTICLE_DOCX,       /* Office Open XML text document */
	COTEJO_ARTICLE_ODT         /* OpenDocument text */
};

struct cotejo_srx; /* cotejo/segment.h */
struct cotejo_segmenters;

struct cotejo_article_options {
	size_t struct_size;   /* sizeof(struct cotejo_article_options) */
	const char *language; /* BCP 47; NULL: from the page, the file name, or the text itself */
	const char *charset;  /* any name ICU knows; NULL: found out */
	enum cotejo_article_format format;
	const char *name;     /* what messages and memories call it; NULL: the path */
	size_t max_bytes;     /* larger inputs fail with COTEJO_ELIMIT; 0: 256 MiB */
	int keep_boilerplate; /* hand out boilerplate blocks as well; they get no sentences */
	const struct cotejo_srx *srx; /* split by these rules; NULL: by our own */
	int srx_fallback; /* by our own where they have none for the language, instead of failing */
	/* Split by these, which keep what they have made for the next article, and whose rules
	   count instead of the two members above; NULL: made for this article alone. */
	struct cotejo_segmenters *segmenters;
};

#define COTEJO_ARTICLE_OPTIONS_INIT                                                              \
	{                                                                                        \
		sizeof(struct cotejo_article_options), NULL, NULL, COTEJO_ARTICLE_AUTO, NULL, 0, \
			0, NULL, 0, NULL                                                         \
	}

struct cotejo_block {
	enum cotejo_block_kind kind;
	size_t begin, length; /* bytes in the article's text, without the line feed */
	size_t first_sentence, sentence_count;
	/* BCP 47 tag of a part that says it is in another language than the article, and is split
	   by that language's rules; NULL: the article's. Lives as long as the article. */
	const char *language;
};

struct cotejo_sentence {
	size_t begin, length; /* bytes in the article's text, white space around it left out */
	size_t block;
};

/*
 * A list of sentences as the aligner takes it; an article lends one. Arrays of `count`; `blocks`
 * and `kinds` may be NULL when nothing is known of them.
 */
struct cotejo_sentences {
	const char *language; /* BCP 47 */
	size_t count;
	const struct cotejo_text *texts;
	const uint32_t *blocks;     /* number of the block each sentence is in, never falling */
	const unsigned char *kinds; /* enum cotejo_block_kind of that block */
};

/* An article is immutable once read, so any number of threads may look at it. */
struct cotejo_article;

/*
 * Reads an article from a file; "-" is standard input. `options` may be NULL. The caller frees the
 * article. Errors: COTEJO_ENOTFOUND and COTEJO_EIO (the file), COTEJO_EENCODING (no text: binary,
 * or bytes that are not what the given charset allows; NUL and bad bytes of a file whose charset
 * had to be found out become U+FFFD instead), COTEJO_ELIMIT (size, depth), COTEJO_EARGUMENT
 * (language or charset; a format that this build cannot read), COTEJO_ESYNTAX and COTEJO_ENOTFOUND
 * (a DOCX or ODT that is damaged or none), COTEJO_ENOMEM; with SRX what cotejo_segmenter_new_srx()
 * and cotejo_segmenter_next() report. A file without any text is an article without sentences, not
 * an error.
 */
COTEJO_API int cotejo_article_read(struct cotejo_article **ret_article, const char *path,
	const struct cotejo_article_options *options, struct cotejo_error *error);

/* The same from bytes in memory, which are not needed afterwards. `options->name` names it in
 * messages. */
COTEJO_API int cotejo_article_parse(struct cotejo_article **ret_article, struct cotejo_text bytes,
	const struct cotejo_article_options *options, struct cotejo_error *error);

/* Frees an article and everything it lent; NULL is fine. */
COTEJO_API void cotejo_article_free(struct cotejo_article *article);

/* The getters below lend what belongs to the article and cannot fail. */

/* The name it was read under. */
COTEJO_API const char *cotejo_article_name(const struct cotejo_article *article);

/* BCP 47 tag; "und" when it was not given and could not be found out. */
COTEJO_API const char *cotejo_article_language(const struct cotejo_article *article);

/*
 * Which of `count` languages (BCP 47 tags; letter case does not matter) the text itself is nearest
 * to by its letter sequences, whatever the page or the caller says of it: an index, or -1 when
 * that cannot be told, because the text is too short or nothing is known of one of the languages.
 * Method: Cavnar and Trenkle, "N-gram-based text categorization" (1994), by libexttextcat.
 */
COTEJO_API int cotejo_article_nearest_language(
	const struct cotejo_article *article, const char *const *languages, size_t count);

enum cotejo_sides {
	COTEJO_SIDES_UNKNOWN, /* that cannot be told */
	COTEJO_SIDES_AS_TOLD,
	COTEJO_SIDES_SWAPPED,   /* each text is in the language of the other article */
	COTEJO_SIDES_BOTH_LEFT, /* both are in the language of the left article */
	COTEJO_SIDES_BOTH_RIGHT
};

/*
 * Whether two articles are in the languages that they are said to be in, by the letter sequences of
 * their texts. Who aligns sentences has no other way to see that the sides are swapped: an
 * alignment is the same with both languages the wrong way round. UNKNOWN where a text has less than
 * 200 bytes, a language is not known, or both are the same.
 */
COTEJO_API enum cotejo_sides cotejo_article_check_sides(
	const struct cotejo_article *left, const struct cotejo_article *right);

/* The canonical address that an HTML page gives for itself, or its name. */
COTEJO_API const char *cotejo_article_uri(const struct cotejo_article *article);

/* The headline; empty when there is none. */
COTEJO_API struct cotejo_text cotejo_article_title(const struct cotejo_article *article);

/* The whole text, blocks ended by line feeds. */
COTEJO_API struct cotejo_text cotejo_article_text(const struct cotejo_article *article);

COTEJO_API size_t cotejo_article_block_count(const struct cotejo_article *article);

/* Array of cotejo_article_block_count() blocks in reading order. */
COTEJO_API const struct cotejo_block *cotejo_article_blocks(const struct cotejo_article *article);

COTEJO_API size_t cotejo_article_sentence_count(const struct cotejo_article *article);

/* Array of cotejo_article_sentence_count() sentences in reading order. */
COTEJO_API const struct cotejo_sentence *cotejo_article_sentences(
	const struct cotejo_article *article);

/* The sentences as the aligner wants them, in the same order; the arrays belong to the article. */
COTEJO_API struct cotejo_sentences cotejo_article_view(const struct cotejo_article *article);

/* A lower-case word for a kind of block, such as "list-item"; static storage. */
COTEJO_API const char *cotejo_block_kind_name(enum cotejo_block_kind kind);

#ifdef __cplusplus
}
#endif

#endif
