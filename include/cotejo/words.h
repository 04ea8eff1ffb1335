/*
 * cotejo/words.h - which words of two sentences translate each other
 *
 * A word aligner learns from pairs of sentences, without a dictionary, and then links the words of
 * these pairs and of others. It follows the Bayesian model of Östling and Tiedemann (2016): words,
 * their order and their number of links, learnt in both directions by Gibbs sampling. Here the two
 * directions also learn from each other, words are taken by their first letters, and words that
 * look alike are believed to belong together until the pairs say otherwise.
 *
 *     cotejo_words_new(&words, NULL, &error);
 *     cotejo_words_add(words, source, target, &error);        (many times)
 *     cotejo_words_train(words, &error);
 *     cotejo_words_links(words, 0, COTEJO_LINKS_MEAN, &links, &error);
 *
 * The result depends on the pairs, their order and the options, and on nothing else: neither on the
 * number of threads nor on the machine's load.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_WORDS_H
#define COTEJO_WORDS_H

#include <cotejo/base.h>
#include <cotejo/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Sentences with more words keep their place but get no links. */
#define COTEJO_WORDS_MAX_WORDS 1000

/* What a word is. Words are numbered from 0. */
enum cotejo_words_tokens {
	COTEJO_TOKENS_SPACED, /* what stands between spaces and tabs: the text is tokenised already
			       */
	COTEJO_TOKENS_TEXT    /* words, numbers and marks of running text in any script */
};

/* How the links of the two directions become one set. */
enum cotejo_words_symmetry {
	/* Links for phrases: those of COTEJO_LINKS_MEAN; small words without a counterpart, such as
	 * articles, together with the word they lean on ("FIFA" is linked to both words of "la
	 * FIFA"); and what is likeliest for words that would have none. */
	COTEJO_LINKS_PHRASES,
	COTEJO_LINKS_MEAN,         /* links with a mean probability over one half */
	COTEJO_LINKS_GROW,         /* grow-diag-final-and: more links */
	COTEJO_LINKS_INTERSECTION, /* what both directions link: fewest wrong links */
	COTEJO_LINKS_UNION,        /* what either direction links */
	COTEJO_LINKS_FORWARD,      /* each target word's link to a source word, if it has one */
	COTEJO_LINKS_BACKWARD      /* each source word's link to a target word, if it has one */
};

struct cotejo_words_options {
	size_t struct_size; /* sizeof(struct cotejo_words_options) */
	enum cotejo_words_tokens tokens;
	/* Independent samplers whose results are averaged, 1 to 64; each costs the same time again
	 * and twice a byte a word. */
	unsigned samplers;
	unsigned threads; /* at most; 0 counts as 1 */
	uint64_t seed;
	double effort; /* multiplies the passes over the pairs; more than 0, up to 100 */
	/* Asked now and then while training: not 0 ends it with COTEJO_EINTERRUPTED. NULL: never.
	 */
	int (*cancel)(void *user);
	void *user;
	int with_probabilities; /* cotejo_words_write() writes "0-0:0.973" for "0-0" */
};

#define COTEJO_WORDS_OPTIONS_INIT                                                                  \
	{                                                                                          \
		sizeof(struct cotejo_words_options), COTEJO_TOKENS_SPACED, 3, 1, 1, 1, NULL, NULL, \
			0                                                                          \
	}

/* Pairs of sentences and, once trained, what they taught. */
struct cotejo_words;

/*
 * Makes an aligner without pairs. `options` may be NULL; they are copied. The caller frees it.
 * Errors: COTEJO_EARGUMENT (an option out of range), COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_words_new(struct cotejo_words **ret_words,
	const struct cotejo_words_options *options, struct cotejo_error *error);

/* Frees an aligner; NULL is fine. */
COTEJO_API void cotejo_words_free(struct cotejo_words *words);

/*
 * Adds a pair of sentences. The texts are not kept. An aligner that was trained is untrained by
 * this. On failure nothing was added. Errors: COTEJO_EENCODING (not valid UTF-8; `offset` in that
 * text), COTEJO_ELIMIT (2^32 pairs), COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_words_add(struct cotejo_words *words, struct cotejo_text source,
	struct cotejo_text target, struct cotejo_error *error);

/*
 * Adds a pair for each line "source ||| target", as other aligners read them: the n-th line is the
 * n-th pair. Either side may be empty. `name` is the file's name for errors, or NULL. On failure
 * the lines before the one in `error` were added. Errors: COTEJO_ESYNTAX (a line without " ||| ",
 * or with two), COTEJO_EENCODING, both with line and column, and those of cotejo_words_add().
 */
COTEJO_API int cotejo_words_add_lines(struct cotejo_words *words, struct cotejo_text bytes,
	const char *name, struct cotejo_error *error);

/*
 * The same for the lines of a file, or of standard input for "-". Further errors: COTEJO_ENOTFOUND,
 * COTEJO_EIO, COTEJO_ELIMIT (more than 4 GiB).
 */
COTEJO_API int cotejo_words_add_file(
	struct cotejo_words *words, const char *path, struct cotejo_error *error);

COTEJO_API size_t cotejo_words_pair_count(const struct cotejo_words *words);

/* How many pairs have a sentence of more than COTEJO_WORDS_MAX_WORDS words, and so no links. The
 * number of the first goes to `ret_first` (may be NULL) if there is any. */
COTEJO_API size_t cotejo_words_long_count(const struct cotejo_words *words, size_t *ret_first);

/*
 * Learns from all pairs. Time grows with the product of the lengths of each pair's sentences.
 * Errors: COTEJO_EINTERRUPTED, COTEJO_ELIMIT (more than 2^32 different pairs of words),
 * COTEJO_ENOMEM; the aligner is untrained then.
 */
COTEJO_API int cotejo_words_train(struct cotejo_words *words, struct cotejo_error *error);

struct cotejo_word_link {
	uint16_t source, target; /* words, from 0 */
	float probability;       /* the mean of both directions, 0 to 1 */
};

/* Zero-initialise it, use it for any number of pairs, clear it at the end. */
struct cotejo_word_links {
	struct cotejo_word_link *links; /* in order of source, then target */
	size_t count, capacity;
	size_t source_words, target_words; /* how many words each sentence has */
};

COTEJO_API void cotejo_word_links_clear(struct cotejo_word_links *links);

/*
 * Links the words of a pair that was trained on. Any number of threads may do this at once. Errors:
 * COTEJO_EARGUMENT (not trained, or no such pair), COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_words_links(const struct cotejo_words *words, size_t pair,
	enum cotejo_words_symmetry symmetry, struct cotejo_word_links *links,
	struct cotejo_error *error);

/*
 * Links the words of any pair, with what was learnt from others. Words that were never seen are
 * linked by their looks and their place. Any number of threads may do this at once. Errors:
 * COTEJO_EARGUMENT (not trained), COTEJO_EENCODING, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_words_align(const struct cotejo_words *words, struct cotejo_text source,
	struct cotejo_text target, enum cotejo_words_symmetry symmetry,
	struct cotejo_word_links *links, struct cotejo_error *error);

/*
 * Says how much of two texts is said by both, 0 to 1, by what was learnt: the share of their words
 * that have a counterpart, each weighed by how much it tells, the geometric mean of both sides.
 * Pairs that were trained on are judged as if they had not been. Texts that belong together are
 * mostly above COTEJO_COVERAGE_DOUBTFUL, others below. `ret_evidence` (may be NULL) says on how
 * much that rests: below COTEJO_COVERAGE_EVIDENCE too few words are known to say anything. Any
 * number of threads may do this at once. Errors: COTEJO_EARGUMENT (not trained), COTEJO_EENCODING,
 * COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_words_coverage(const struct cotejo_words *words, struct cotejo_text source,
	struct cotejo_text target, double *ret_coverage, double *ret_evidence,
	struct cotejo_error *error);

#define COTEJO_COVERAGE_DOUBTFUL 0.46
#define COTEJO_COVERAGE_EVIDENCE 20.0

/* Where the words of a text stand, in bytes; the n-th is the word that links call n.
 * Zero-initialise it, use it for any number of texts, clear it at the end. */
struct cotejo_word_spans {
	struct cotejo_word_span {
		size_t begin, length;
	} * spans;
	size_t count, capacity;
};

/* Finds the words of a text. Errors: COTEJO_EENCODING, COTEJO_ENOMEM. */
COTEJO_API int cotejo_word_spans_find(struct cotejo_word_spans *spans,
	enum cotejo_words_tokens tokens, struct cotejo_text text, struct cotejo_error *error);

COTEJO_API void cotejo_word_spans_clear(struct cotejo_word_spans *spans);

/*
 * Writes the links of all pairs that were trained on, one pair a line, as "0-0 1-2" (source word,
 * target word: the Pharaoh format), on as many threads as the options allow. Errors:
 * COTEJO_EARGUMENT (not trained), COTEJO_EIO, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_words_write(const struct cotejo_words *words,
	enum cotejo_words_symmetry symmetry, const struct cotejo_output *output,
	struct cotejo_error *error);

#ifdef __cplusplus
}
#endif

#endif
