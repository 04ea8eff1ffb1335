/*
 * cotejo/lookup.h - how was this translated before?
 *
 * Phrase lookup finds the units in which a phrase occurs, in any of their languages, without regard
 * to case and accents and in any inflection that the Snowball stems of the language cover. Beyond
 * that it says what the phrase became in their translations, how often, and where.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_LOOKUP_H
#define COTEJO_LOOKUP_H

#include <cotejo/base.h>
#include <cotejo/error.h>
#include <cotejo/memory.h>

#ifdef __cplusplus
extern "C" {
#endif

struct cotejo_lookup_options {
	size_t struct_size;
	const char *language;        /* of the phrase; NULL: any */
	const char *target_language; /* units that have it; NULL: any */
	double min_probability;      /* 0 to 1; units without a probability pass */
	int exact;     /* only the words as they are written (case and accents apart), no other
			  inflections */
	size_t limit;  /* at most so many hits; 0: all */
	int any_order; /* all words of the phrase, wherever they stand in the text */
	/* In the phrase an asterisk in or beside a word stands for any letters ("deport*"), and one
	 * between spaces for any one word. Else it is a mark like others and means nothing. */
	int wildcards;
	/* Leaves out units with a translation that holds this phrase, in any inflection unless
	 * `exact`; NULL: none. */
	const char *without;
	/* Only these units; NULL: all but the excluded ones. Its languages are those of a unit,
	 * whichever of them holds the phrase. */
	const struct cotejo_filter *filter;
	/* Looks only at so many of the units that have all words of the phrase, evenly spread over
	 * the memory, so that a question for a frequent word takes no longer than others; 0: at all
	 * of them. */
	size_t sample;
};

#define COTEJO_LOOKUP_OPTIONS_INIT                                                             \
	{                                                                                      \
		sizeof(struct cotejo_lookup_options), NULL, NULL, 0, 0, 0, 0, 0, NULL, NULL, 0 \
	}

/* Where a phrase stands in a text: bytes from `begin`, `length` of them. */
struct cotejo_span {
	size_t begin, length;
};

/* A unit in which the phrase was found. All of it is lent until the next call. */
struct cotejo_hit {
	const struct cotejo_unit *unit;
	size_t variant; /* the variant of the unit that holds the phrase */
	int exact;      /* at least once as written, not only in another inflection */
	size_t span_count;
	const struct cotejo_span
		*spans; /* where it stands in that variant's text, from left to right */
};

/* A running lookup. */
struct cotejo_lookup;

/*
 * Begins a lookup. Hits come best first: as written before inflected, then by probability, then the
 * newest. `options` may be NULL. Free the lookup before the memory. Errors: COTEJO_EARGUMENT (no
 * word in the phrase, more than 64 words, a language tag or date that cannot be), COTEJO_EENCODING,
 * COTEJO_EIO, COTEJO_ECORRUPT, COTEJO_EBUSY, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_lookup_new(struct cotejo_lookup **ret_lookup, struct cotejo_memory *memory,
	struct cotejo_text phrase, const struct cotejo_lookup_options *options,
	struct cotejo_error *error);

/* Lends the next hit; returns 1, or 0 at the end. Errors: COTEJO_EIO, COTEJO_ECORRUPT,
 * COTEJO_EBUSY, COTEJO_ENOMEM. */
COTEJO_API int cotejo_lookup_next(struct cotejo_lookup *lookup, const struct cotejo_hit **ret_hit,
	struct cotejo_error *error);

/*
 * How many units hold the phrase, as far as this lookup knows: exactly (returns 1) once all hits
 * have been handed out and no sample was taken; else about as many (returns 0), from what was found
 * among those looked at so far.
 */
COTEJO_API int cotejo_lookup_total(const struct cotejo_lookup *lookup, uint64_t *ret_total);

/* Ends a lookup; NULL is fine. */
COTEJO_API void cotejo_lookup_free(struct cotejo_lookup *lookup);

/* ---- Translations ---- */

/* A hit with its translation, and where in it the phrase is said. */
struct cotejo_example {
	int64_t unit;
	double probability; /* below 0: not known */
	enum cotejo_unit_state state;
	int exact; /* as the phrase is written */
	const char *source_language, *target_language;
	const char *source_document, *target_document; /* NULL: unknown */
	struct cotejo_text source, target;
	size_t span_count;
	const struct cotejo_span *spans; /* of the phrase in the source */
	struct cotejo_span translation;  /* in the target; of length 0 when none is clear */
	size_t group; /* which translation it is one of; SIZE_MAX when none is clear */
	/* In the target, for each of `spans`: by the memory's links its own translation, without
	 * links the same for all. `translation` is the first of these that is clear. */
	const struct cotejo_span *translations;
};

struct cotejo_translation_form {
	struct cotejo_text text; /* in lower case unless it is never so */
	size_t count;
};

/* Ways to say the phrase that differ by case, inflection and small words at their edges alone. */
struct cotejo_translation {
	struct cotejo_text text; /* the most frequent form */
	size_t count;            /* examples */
	double share;            /* of all examples in which the translation is clear */
	size_t form_count;
	const struct cotejo_translation_form *forms; /* the most frequent first */
	size_t example;                              /* the best example: its number */
};

/* What a lookup has found, put in order by what the phrase became. */
struct cotejo_translations;

/* How many hits are looked at when `limit` is 0. */
#define COTEJO_TRANSLATIONS_LIMIT 1000

/*
 * Looks a phrase up and finds its translations: in each hit the words of the target that stand for
 * it, by what tends to come with the phrase in these hits. Options as of cotejo_lookup_new(); an
 * unset `sample` is some thousands, so that the time is bounded. Everything that is handed out
 * belongs to the result. Errors: as cotejo_lookup_new() and cotejo_lookup_next().
 */
COTEJO_API int cotejo_translations_new(struct cotejo_translations **ret_translations,
	struct cotejo_memory *memory, struct cotejo_text phrase,
	const struct cotejo_lookup_options *options, struct cotejo_error *error);

/* The translations, the most frequent first. */
COTEJO_API size_t cotejo_translations_count(const struct cotejo_translations *translations);
COTEJO_API const struct cotejo_translation *cotejo_translations_get(
	const struct cotejo_translations *translations, size_t i);

/* All hits that have a translation, the best first. */
COTEJO_API size_t cotejo_translations_examples(
	const struct cotejo_translations *translations, const struct cotejo_example **ret_examples);

/* In how many of the examples no translation is clear. */
COTEJO_API size_t cotejo_translations_unclear(const struct cotejo_translations *translations);

/* How many units hold the phrase; as cotejo_lookup_total(). */
COTEJO_API int cotejo_translations_total(
	const struct cotejo_translations *translations, uint64_t *ret_total);

/* Frees them; NULL is fine. */
COTEJO_API void cotejo_translations_free(struct cotejo_translations *translations);

/* ---- What is known of a sentence ---- */

/* A part of a text that occurs in the memory. */
struct cotejo_fragment {
	struct cotejo_span span; /* in the text */
	const struct cotejo_translations *translations;
};

struct cotejo_cover;

/*
 * Finds the longest parts of a text (at most COTEJO_COVER_WORDS words) that occur in the memory,
 * and of these the fewest that do not overlap and cover the most words. Parts of small words alone
 * ("of the") are left out. Each comes with its translations. Options as above; `any_order` and
 * `wildcards` mean nothing here. Errors: as cotejo_lookup_new(), and COTEJO_ELIMIT (more words).
 */
COTEJO_API int cotejo_cover_new(struct cotejo_cover **ret_cover, struct cotejo_memory *memory,
	struct cotejo_text text, const struct cotejo_lookup_options *options,
	struct cotejo_error *error);

#define COTEJO_COVER_WORDS 200

/* The fragments from left to right. */
COTEJO_API size_t cotejo_cover_count(const struct cotejo_cover *cover);
COTEJO_API const struct cotejo_fragment *cotejo_cover_get(
	const struct cotejo_cover *cover, size_t i);

/* Frees it with all fragments; NULL is fine. */
COTEJO_API void cotejo_cover_free(struct cotejo_cover *cover);

#ifdef __cplusplus
}
#endif

#endif
