/*
 * sentence_sides.h - what stands before and after a mark that may end a sentence
 *
 * Reading only: nothing here decides. All of it looks at a bounded piece of text around the mark,
 * so that segmenting stays linear whatever the text.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_SENTENCE_SIDES_H
#define TEXT_SENTENCE_SIDES_H

#include <stdbool.h>

#include <cotejo/base.h>

#include "text/character_kind.h"

enum mark {
	MARK_PERIOD,
	MARK_ELLIPSIS,
	MARK_EXCLAMATION, /* any run with ! or ? */
	MARK_FULL         /* a stop that is nothing else in its script; Chinese 。 */
};

/* A run of marks, with the quotes, brackets and notes that close after it. */
struct stop {
	size_t begin;      /* of the first mark */
	size_t marks_end;  /* behind the last mark of the first run */
	size_t end;        /* behind everything that closes; the sentence would end here */
	enum mark mark;    /* of the first run */
	bool again;        /* a closing quote or bracket, and then another mark: He said "no!". */
	bool quote_closes; /* ... */
	bool bracket_closes;
	bool note; /* a citation: [17] */
};

/* Reads the run of marks at `at`. */
struct stop stop_read(struct cotejo_text text, size_t at);

/* What comes behind a stop. */
struct following {
	size_t begin; /* first character that is no white space: the next sentence would begin here
		       */
	size_t word;  /* behind opening quotes, brackets, dashes */
	enum character_kind kind; /* of the character at `word` */
	bool spaced;              /* white space comes first */
	bool quote_opens, bracket_opens, inverted, dash, bullet;
};

struct following following_read(struct cotejo_text text, const struct stop *stop);

enum word_shape {
	SHAPE_NONE,    /* no word: a bracket, a quote, white space stands before the mark */
	SHAPE_LETTER,  /* one letter */
	SHAPE_ACRONYM, /* letters with full stops between them: U.S, a.m, Ph.D */
	SHAPE_NUMBER,  /* digits and their separators */
	SHAPE_WORD,
	SHAPE_CODE /* an address, a file name, a formula */
};

/* The word in front of a mark, without the mark. */
struct preceding {
	struct cotejo_text word;
	size_t begin;
	enum word_shape shape;
};

struct preceding preceding_read(struct cotejo_text text, size_t sentence, size_t mark);

/* The word that begins at `at`: letters, marks, digits; an apostrophe ends it. Cut at
 * VOCABULARY_LONGEST + 4 bytes. */
struct cotejo_text word_at(struct cotejo_text text, size_t at);

#endif
