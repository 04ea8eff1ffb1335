/*
 * stem.c - the stem that a word's inflections share (Snowball)
 *
 * Snowball wants lower case with accents ("ción" is a suffix, "cion" is none); its result is folded
 * so that stems compare like folded words.
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/stem.h"

#include <limits.h>
#include <stdlib.h>

#include <libstemmer.h>

#include "text/fold.h"
#include "text/language.h"

/* Longer words are no words; they stay as they are. */
enum { LONGEST_WORD_BYTES = 200 };

struct stemmer {
	struct sb_stemmer *snowball; /* NULL: the language has none */
	struct buffer lower;
};

static bool has_algorithm(const char *name)
{
	/* libstemmer's list names algorithms in English; these are the languages whose codes it
	 * knows. */
	static const char codes[][3] = {"ar", "ca", "da", "de", "el", "en", "es", "eu", "fi", "fr",
		"ga", "hi", "hu", "hy", "id", "it", "lt", "ne", "nl", "no", "pt", "ro", "ru", "sr",
		"sv", "ta", "tr", "yi"};

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		if (strcmp(codes[i], name) == 0)
			return true;
	}
	return false;
}

/* Both written forms of Norwegian share one algorithm. */
static const char *algorithm_of(const char *primary)
{
	return strcmp(primary, "nb") == 0 || strcmp(primary, "nn") == 0 ? "no" : primary;
}

int stemmer_new(struct stemmer **ret_stemmer, const char *language, struct cotejo_error *error)
{
	char primary[LANGUAGE_SIZE];
	struct stemmer *stemmer = calloc(1, sizeof(*stemmer));
	const char *algorithm;

	if (!stemmer)
		return error_no_memory(error);
	language_primary(primary, language);
	algorithm = algorithm_of(primary);
	/* An older libstemmer may lack one of the languages: then words stay as they are. */
	if (has_algorithm(algorithm)) {
		stemmer->snowball = sb_stemmer_new(algorithm, NULL);
		if (!stemmer->snowball) {
			free(stemmer);
			return error_no_memory(error);
		}
	}
	*ret_stemmer = stemmer;
	return 0;
}

void stemmer_free(struct stemmer *stemmer)
{
	if (!stemmer)
		return;
	sb_stemmer_delete(stemmer->snowball);
	buffer_clear(&stemmer->lower);
	free(stemmer);
}

bool stemmer_inflects(const struct stemmer *stemmer)
{
	return stemmer->snowball != NULL;
}

void stemmer_append(struct stemmer *stemmer, struct buffer *buffer, struct cotejo_text word)
{
	const sb_symbol *stem;

	if (!stemmer->snowball || word.length > LONGEST_WORD_BYTES) {
		fold_append(buffer, word);
		return;
	}
	buffer_reset(&stemmer->lower);
	fold_append_lower(&stemmer->lower, word);
	stem = stemmer->lower.failed
		       ? NULL
		       : sb_stemmer_stem(stemmer->snowball, (const sb_symbol *)stemmer->lower.bytes,
				 (int)stemmer->lower.length);
	if (!stem) {
		buffer->failed = true;
		return;
	}
	fold_append(
		buffer, slice((const char *)stem, (size_t)sb_stemmer_length(stemmer->snowball)));
}
