/*
 * lookup_translations.h - what a phrase became, as groups, as lines around it, as parts of a text
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_LOOKUP_TRANSLATIONS_H
#define CLI_LOOKUP_TRANSLATIONS_H

#include <stdbool.h>

#include <cotejo/lookup.h>

#include "cli/output.h"

enum lookup_format { LOOKUP_TEXT, LOOKUP_TSV, LOOKUP_JSONL };

/* The translations with their counts and an example each; at most `limit`, 0: all. False when there
 * is none. See cotejo-formats(5) for TSV and JSON lines. */
bool lookup_print_translations(struct output *output,
	const struct cotejo_translations *translations, enum lookup_format format, size_t limit);

/* A line for each example, with the phrase in the middle and its translation beside it. */
bool lookup_print_kwic(struct output *output, const struct cotejo_translations *translations,
	enum lookup_format format, size_t limit);

/* The fragments of a cover of `text`, each with its most frequent translations. */
bool lookup_print_cover(struct output *output, const struct cotejo_cover *cover,
	struct cotejo_text text, enum lookup_format format);

#endif
