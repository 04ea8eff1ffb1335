/*
 * match_print.c - a fuzzy match for people
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/match_print.h"
#include "cli/tags.h"

#include <stdio.h>
#include <string.h>

enum { LABEL_COLUMNS = 7 /* "100-12%" */ };

static void print_piece(struct output *output, const char *open, struct cotejo_text text,
	struct cotejo_span span, const char *close, enum output_style style)
{
	if (span.length == 0)
		return;
	output_style(output, style);
	output_string(output, open);
	output_text(output, (struct cotejo_text){text.bytes + span.begin, span.length});
	output_string(output, close);
	output_style(output, STYLE_PLAIN);
}

/* What stands between two pieces in the text, or a space where only the sentence has something. */
static void print_gap(struct output *output, const struct cotejo_difference *difference,
	struct cotejo_text text, struct cotejo_text sentence, size_t *at, size_t *sentence_at)
{
	size_t begin = difference->text.begin, sentence_begin = difference->sentence.begin;

	if (difference->text.length && begin > *at)
		output_text(output, (struct cotejo_text){text.bytes + *at, begin - *at});
	else if (!difference->text.length && sentence_begin > *sentence_at)
		output_text(output, (struct cotejo_text){sentence.bytes + *sentence_at,
					    sentence_begin - *sentence_at});
	if (difference->text.length)
		*at = begin + difference->text.length;
	if (difference->sentence.length)
		*sentence_at = sentence_begin + difference->sentence.length;
}

static void print_differences(struct output *output, const struct cotejo_match *match,
	struct cotejo_text text, struct cotejo_text sentence)
{
	size_t at = 0, sentence_at = 0;

	for (size_t i = 0; i < match->difference_count; i++) {
		const struct cotejo_difference *difference = &match->differences[i];

		print_gap(output, difference, text, sentence, &at, &sentence_at);
		if (difference->kind == COTEJO_DIFFERENCE_NONE) {
			print_piece(output, "", text, difference->text, "", STYLE_PLAIN);
			continue;
		}
		print_piece(output, "[-", sentence, difference->sentence, "-]", STYLE_DOUBT);
		print_piece(output, "{+", text, difference->text, "+}", STYLE_MATCH);
	}
}

static void print_label(struct output *output, const char *label)
{
	char padded[LABEL_COLUMNS + 3];

	snprintf(padded, sizeof(padded), "%*.*s  ", LABEL_COLUMNS, LABEL_COLUMNS, label);
	output_string(output, padded);
}

/* What flags and codes have taken off, so that a person can judge it. */
static void print_reasons(struct output *output, const struct cotejo_match *match)
{
	for (size_t i = 0; match->of_flags && i < match->findings.count; i++) {
		const struct cotejo_finding *finding = &match->findings.findings[i];

		print_label(output, "");
		output_style(output, STYLE_DOUBT);
		output_format(output, "%s: ", cotejo_flag_name(finding->flag));
		output_text(output, (struct cotejo_text){finding->detail, strlen(finding->detail)});
		output_style(output, STYLE_PLAIN);
		output_string(output, "\n");
	}
	if (match->of_codes) {
		print_label(output, "");
		output_style(output, STYLE_DOUBT);
		output_format(output, "other inline codes: -%d", match->of_codes);
		output_style(output, STYLE_PLAIN);
		output_string(output, "\n");
	}
}

static void print_source(struct output *output, const struct cotejo_match *match)
{
	const struct cotejo_unit *unit = match->unit;
	const char *document = unit->variants[match->variant].document;

	print_label(output, "");
	output_style(output, STYLE_FAINT);
	if (match->by_letters)
		output_string(output, "by letters  ");
	output_string(output, cotejo_unit_state_name(unit->state));
	if (unit->probability >= 0)
		output_format(output, "  %d%%", (int)(unit->probability * 100));
	if (document) {
		output_string(output, "  ");
		output_string(output, document);
	}
	output_style(output, STYLE_PLAIN);
	output_string(output, "\n");
}

void match_print_text(struct output *output, const struct cotejo_match *match,
	struct cotejo_text sentence, const char *target)
{
	const struct cotejo_unit *unit = match->unit;
	char label[32];

	if (match->penalty)
		snprintf(label, sizeof(label), "%d-%d%%", match->score, match->penalty);
	else
		snprintf(label, sizeof(label), "%d%%", match->score);
	output_style(output, STYLE_STRONG);
	print_label(output, label);
	output_style(output, STYLE_PLAIN);
	if (match->difference_count)
		print_differences(output, match, unit->variants[match->variant].text, sentence);
	else
		output_text(output, unit->variants[match->variant].text);
	output_string(output, "\n");
	for (size_t i = 0; i < unit->variant_count; i++) {
		if (i == match->variant ||
			(target && !tag_covers(target, unit->variants[i].language)))
			continue;
		output_style(output, STYLE_FAINT);
		print_label(output, unit->variants[i].language);
		output_style(output, STYLE_PLAIN);
		output_text(output, unit->variants[i].text);
		output_string(output, "\n");
	}
	print_reasons(output, match);
	print_source(output, match);
}
