/*
 * linked_text.h - a document whose sentences links name by their ids
 *
 * XML in which sentences are elements with ids, as OPUS, InterText and cotejo segment have it. It
 * goes through the tolerant scanner of TMX, and its text is bounded.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_LINKED_TEXT_H
#define EXCHANGE_LINKED_TEXT_H

#include "base/buffer.h"
#include "base/map.h"
#include "text/language.h"
#include "tmx/source.h"

/* Of one document, texts and ids: a long book has two or three millions. */
enum { LINKED_MAX_BYTES = 1 << 28 };

struct linked_sentence {
	size_t begin, length; /* in the text */
};

/* Zero-initialise it; clear it at the end. */
struct linked_text {
	char language[LANGUAGE_SIZE]; /* as the document says; empty: it does not */
	struct map ids;               /* of an id, the number of its sentence */
	struct linked_sentence *sentences;
	size_t count, capacity;
	struct buffer text;
};

/*
 * Reads the elements of a name that have an id. White space around a sentence goes; where words are
 * elements of their own, each run of it is one space. Of two sentences with one id the first
 * counts. Errors, with their place: COTEJO_ELIMIT, COTEJO_ENOMEM, those of the input.
 */
int linked_text_read(struct linked_text *text, struct tmx_input *input,
	struct tmx_warnings *warnings, const char *element, struct cotejo_error *error);

/* Lends the sentence of an id; false: there is none. */
bool linked_text_find(
	const struct linked_text *text, struct cotejo_text id, struct cotejo_text *ret_sentence);

void linked_text_clear(struct linked_text *text);

#endif
