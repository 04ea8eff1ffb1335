/*
 * names.h - ICU as a bilingual dictionary
 *
 * ICU knows what countries, languages, months, weekdays and numbers are called in some hundreds of
 * languages; so it knows some hundreds of word pairs for any two of them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_NAMES_H
#define TEXT_NAMES_H

#include <stdbool.h>

#include <cotejo/base.h>
#include <cotejo/error.h>

/*
 * Who takes the pairs: a function that returns 0, or anything else to end. `wants` (NULL: all of
 * them) is asked about a left name before the right one is looked up, which takes ICU a while: 1, 0
 * if the pair is not worth it, or negative to end. Numbers in words take ICU as long as all the
 * rest.
 */
struct names_taker {
	int (*take)(void *user, struct cotejo_text left, struct cotejo_text right,
		struct cotejo_error *error);
	int (*wants)(void *user, struct cotejo_text left, struct cotejo_error *error);
	void *user;
	bool without_numbers; /* leaves out the numbers in words */
};

/*
 * Hands the pairs of names in two languages (canonical tags) to the taker, always in the same
 * order; some more than once. Nothing is handed out for the same or unknown languages. Ends early
 * with what `take` returns if that is not 0. Errors: COTEJO_ENOMEM.
 */
int names_each(const char *left, const char *right, const struct names_taker *taker,
	struct cotejo_error *error);

#endif
