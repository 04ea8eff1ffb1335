/*
 * rules.c - which rules the words, folds and stems of this program follow
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/rules.h"

#include <stdio.h>

#include <unicode/uchar.h>

/* Count it up when words.c, fold.c or stem.c gives another result for any text. */
enum { OWN_RULES = 1 };

void text_rules(char ret_name[TEXT_RULES_SIZE])
{
	UVersionInfo unicode;

	u_getUnicodeVersion(unicode);
	snprintf(ret_name, TEXT_RULES_SIZE, "%d unicode %d.%d", OWN_RULES, unicode[0], unicode[1]);
}
