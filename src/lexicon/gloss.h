/*
 * gloss.h - what a dictionary for people says of a word, as entries
 *
 * Such dictionaries put several translations into one text, with notes between them: "banco
 * (asiento), banca; [fin.] entidad". What is in brackets is left out, commas and semicolons
 * separate, and what has more words than a phrase is an explanation and no translation.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef LEXICON_GLOSS_H
#define LEXICON_GLOSS_H

#include "base/buffer.h"
#include "lexicon/lexicon.h"

/* Zero-initialise it. */
struct gloss {
	struct buffer source, target;
	double forward, backward; /* of the entries that are made */
};

void gloss_clear(struct gloss *gloss);

/*
 * Appends an entry for each translation that the text gives of the word; none if the word, without
 * what is in brackets, is empty or an explanation too. COTEJO_EENCODING, COTEJO_ELIMIT,
 * COTEJO_ENOMEM.
 */
int gloss_add(struct cotejo_lexicon *lexicon, struct gloss *gloss, struct cotejo_text word,
	struct cotejo_text text, struct cotejo_error *error);

#endif
