/*
 * cotejo/match.h - has this sentence, or one like it, been translated?
 *
 * Fuzzy match finds the units of a memory one of whose texts is like a given one, in any language
 * of the memory and in either direction, the most alike first.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_MATCH_H
#define COTEJO_MATCH_H

#include <cotejo/base.h>
#include <cotejo/check.h>
#include <cotejo/error.h>
#include <cotejo/lookup.h>
#include <cotejo/memory.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The score
 * ---------
 * Both texts are taken apart into words and marks: runs of letters ("don't" is one word), numbers
 * ("1,234.5"), single characters in Chinese and Japanese, what ICU's dictionaries find in Thai,
 * Lao, Khmer and Burmese, and marks, which are punctuation and symbols. White space does not count.
 * A word weighs 100, a mark 20. The distance of two texts is the least that it costs to make one
 * into the other, left to right:
 *
 *     a word or mark put in or left out        its weight
 *     a number for another number              50
 *     a word for one with the same root        100 x the share of letters in the longer that must
 *                                              be changed, but 20 at least
 *     a word for any other                     100
 *     a word in other case, other accents      10
 *     a mark for another mark                  20, in another form of the same mark 5
 *
 * Two words have the same root if their first five letters are the same, or all of them if there
 * are fewer, case and accents apart; of a word the first 64 letters count. Then, rounded down,
 *
 *     score = 100 - 100 x distance / weight of the heavier text
 *
 * and 99 at most unless the distance is 0. So 100 is the same text, 101 the same text between the
 * same two neighbours (see cotejo_match_context), and of 20 words without marks one more or another
 * one makes 95. The score is symmetric and does not depend on the memory.
 *
 * What is found
 * -------------
 * All units whose score reaches the threshold, not most of them: the index only leaves out what
 * cannot reach it. What is committed is found, what is deleted is not.
 *
 * Typing errors
 * -------------
 * A sentence with typing errors in many words may reach no score by its words. Where nothing is
 * found and the options say so, texts are compared by letters: the folded words and marks, one
 * behind the other without spaces, are made into each other by putting in, leaving out and
 * replacing single letters, and
 *
 *     score = 100 - 100 x steps / letters of the longer text
 *
 * rounded down, 99 at most. First the 300 units are compared whose common words are rarest, then,
 * if that finds nothing, the newest 200,000 of about the sentence's length, which takes a while. Of
 * these all are found, too, as long as there are no more.
 */

enum {
	COTEJO_SCORE_EXACT = 100,  /* the same text */
	COTEJO_SCORE_CONTEXT = 101 /* the same text between the same neighbours */
};

/*
 * The score of two texts, 0 to 100. Errors: COTEJO_EENCODING (not valid UTF-8), COTEJO_ELIMIT (more
 * than 16,384 words and marks), COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_match_score(int *ret_score, struct cotejo_text one, struct cotejo_text other,
	struct cotejo_error *error);

/*
 * How many words a text has, as offers for translations count them: words, numbers, and each
 * character in Chinese and Japanese, but no marks. Errors: COTEJO_EENCODING, COTEJO_ELIMIT (40
 * MiB), COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_match_words(
	size_t *ret_count, struct cotejo_text text, struct cotejo_error *error);

/* ---- Asking a memory ---- */

/*
 * What is taken off a score before it is compared with the threshold and ordered, in points; all
 * penalties of a unit are added up. Each match says what was taken off; the score itself stays what
 * the texts say. Two more are in the options: flags and codes.
 */
struct cotejo_match_penalties {
	int automatic;  /* the unit comes from the aligner or an import and nobody has confirmed it
			 */
	int doubtful;   /* its state is COTEJO_UNIT_DOUBTFUL */
	int improbable; /* this many points x (1 - probability), rounded up */
	/* The unit has no property of this name with this value (the client, the subject...); NULL:
	 * no such penalty. */
	const char *property, *value;
	int other;
};

struct cotejo_match_options {
	size_t struct_size;
	const char *language;        /* of the sentences; covers its regions; NULL: any */
	const char *target_language; /* units that have another text in it; NULL: any */
	int min_score;               /* less than this, penalties taken off, is no match; 0: 70 */
	size_t limit;                /* at most so many matches, the best; 0: all */
	double min_probability;      /* 0 to 1; units without a probability pass */
	struct cotejo_match_penalties penalties;
	int typos; /* when nothing is found by words, look letter by letter: see above */
	/*
	 * For what looks wrong with the unit's own texts: so many percent, rounded down, of the
	 * points of all flags (cotejo_flag_penalty(), together at most COTEJO_PENALTY_MAX) that a
	 * checker which has learnt nothing finds between the text that is like the sentence and
	 * its translation, whichever of them is taken for the source; with several translations (of
	 * the target language) in that with the fewest points. 0: none; COTEJO_MATCH_FLAGS: the
	 * points as they are, which `cotejo match` takes.
	 */
	int flags;
	/*
	 * Points for each inline code that the sentence has and the text has not or the other way
	 * round, together at most COTEJO_PENALTY_MAX. Two codes are the same if kind and content
	 * are; places do not count. 0: none; `cotejo match` takes COTEJO_MATCH_CODES.
	 */
	int codes;
};

#define COTEJO_MATCH_FLAGS 100
#define COTEJO_MATCH_CODES 1

#define COTEJO_MATCH_OPTIONS_INIT                                         \
	{                                                                 \
		sizeof(struct cotejo_match_options), NULL, NULL, 0, 0, 0, \
			{0, 0, 0, NULL, NULL, 0}, 0, 0, 0                 \
	}

/* The sentences around the one that is asked about; empty: none, as at either end of a text. */
struct cotejo_match_context {
	struct cotejo_text before, after;
};

enum cotejo_difference_kind {
	COTEJO_DIFFERENCE_NONE,    /* the same in both */
	COTEJO_DIFFERENCE_FORM,    /* other case or accents, or other letters after the same root */
	COTEJO_DIFFERENCE_CHANGED, /* something else instead */
	COTEJO_DIFFERENCE_MISSING, /* in the sentence and not in the text of the unit */
	COTEJO_DIFFERENCE_ADDED    /* in the text of the unit only */
};

/* A lower-case word for a kind, such as "missing"; static storage. */
COTEJO_API const char *cotejo_difference_kind_name(enum cotejo_difference_kind kind);

/* A piece of both texts; neighbours of one kind are one piece. Where one of the texts has nothing,
 * its span is empty and says where it would stand. */
struct cotejo_difference {
	enum cotejo_difference_kind kind;
	struct cotejo_span sentence, text;
};

/* A unit that is like the sentence. All of it is lent until the next call on the matcher. */
struct cotejo_match {
	const struct cotejo_unit *unit;
	size_t variant; /* the variant of the unit that is like the sentence */
	int score;      /* COTEJO_SCORE_CONTEXT, COTEJO_SCORE_EXACT, or less */
	int penalty;    /* what was taken off; score - penalty is compared and ordered by */
	size_t difference_count;
	const struct cotejo_difference *differences; /* from left to right, all of both texts; none
							where the texts are too long for it */
	int by_letters;         /* the score is one of letters: see cotejo_match_options.typos */
	int of_flags, of_codes; /* so much of the penalty: cotejo_match_options.flags and codes */
	struct cotejo_findings findings; /* the flags; none unless the options want them */
};

/*
 * Asks one memory about any number of sentences; keeps what it has read of the index for the next
 * one. One thread at a time.
 */
struct cotejo_matcher;

/*
 * Makes a matcher. `options` may be NULL; its strings are not needed afterwards. Free it before the
 * memory. Errors: COTEJO_EARGUMENT (a language tag that cannot be, a score that is none),
 * COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_matcher_new(struct cotejo_matcher **ret_matcher, struct cotejo_memory *memory,
	const struct cotejo_match_options *options, struct cotejo_error *error);

/*
 * Looks for a sentence, and ends the look for the one before. `context` NULL: no match is better
 * than 100. A unit has a context when its text was in a document or its file named its neighbours;
 * both neighbours must be the same but for white space, and one of them must not be empty.
 * `ret_count` gets the number of matches, and may be NULL. Errors: COTEJO_EARGUMENT (no text),
 * COTEJO_EENCODING, COTEJO_ELIMIT (more than 16,384 words and marks), COTEJO_EIO, COTEJO_ECORRUPT,
 * COTEJO_EBUSY, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_matcher_find(struct cotejo_matcher *matcher, struct cotejo_text sentence,
	const struct cotejo_match_context *context, size_t *ret_count, struct cotejo_error *error);

/* The same for a sentence with inline codes, which are not needed afterwards; without them it has
 * none. */
COTEJO_API int cotejo_matcher_find_coded(struct cotejo_matcher *matcher,
	struct cotejo_text sentence, const struct cotejo_inline *codes, size_t code_count,
	const struct cotejo_match_context *context, size_t *ret_count, struct cotejo_error *error);

/*
 * Lends the next match, the best first: by score less penalty, then confirmed before others, the
 * more probable, the newer. Returns 1, or 0 at the end. Errors: COTEJO_EIO, COTEJO_ECORRUPT,
 * COTEJO_EBUSY, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_matcher_next(struct cotejo_matcher *matcher,
	const struct cotejo_match **ret_match, struct cotejo_error *error);

/* Frees it; NULL is fine. */
COTEJO_API void cotejo_matcher_free(struct cotejo_matcher *matcher);

#ifdef __cplusplus
}
#endif

#endif
