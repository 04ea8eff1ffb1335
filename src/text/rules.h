/*
 * rules.h - which rules the words, folds and stems of this program follow
 *
 * What is written to disk by these rules (an index of words, a key of folded text) is worth
 * something only to a program that follows the same ones.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_RULES_H
#define TEXT_RULES_H

enum { TEXT_RULES_SIZE = 32 };

/* Writes the name of the rules, such as "1 unicode 15.0": the same name, the same words. */
void text_rules(char ret_name[TEXT_RULES_SIZE]);

#endif
