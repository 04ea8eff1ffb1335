/*
 * srx_expression.h - the regular expressions of SRX rules
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_SRX_EXPRESSION_H
#define TEXT_SRX_EXPRESSION_H

#include <stdbool.h>

#include <cotejo/error.h>
#include <unicode/uregex.h>

enum {
	SRX_REPEATS = 100,    /* what "*" and "+" stand for when an expression looks back */
	SRX_LOOKS_BACK = 512, /* UTF-16 units that any other expression looks back */
	SRX_LONGEST_ENDING = 8
};

/*
 * Compiles an expression; `flags` are ICU's. The caller closes it. Errors: COTEJO_ESYNTAX (not one
 * that ICU knows; the message says what is wrong and at which character), COTEJO_ENOMEM.
 */
int srx_expression_open(URegularExpression **ret_regex, const char *pattern, uint32_t flags,
	struct cotejo_error *error);

/*
 * Compiles an expression that shall match text which ends at a place. Either it is looked for at
 * the place itself (*ret_looks_behind), or, where ICU cannot look behind by it, in the text in
 * front of the place and must end where the region ends.
 */
int srx_expression_open_before(URegularExpression **ret_regex, bool *ret_looks_behind,
	const char *pattern, struct cotejo_error *error);

/*
 * The letters that every text ends with that the expression matches, as far as they are easy to
 * see: "Dr." of "\bDr\.". Returns how many UTF-16 units there are, perhaps 0.
 */
int32_t srx_expression_ending(UChar ret_ending[SRX_LONGEST_ENDING], const char *pattern);

#endif
