/*
 * lookup_print.c - the hits of a lookup for people, and for programs that want lines
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/lookup_print.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/display.h"
#include "cli/tags.h"

enum { LEAST_LABEL_COLUMNS = 2 };

/* Whether a variant is one of the translations to show. */
static bool is_wanted(const struct cotejo_hit *hit, size_t variant, const char *target)
{
	return variant != hit->variant &&
	       (!target || tag_covers(target, hit->unit->variants[variant].language));
}

/* A line of the text that holds the phrase; `offset` is where the line stands in it. */
static void print_marked(
	struct output *output, const struct cotejo_hit *hit, struct cotejo_text line, size_t offset)
{
	size_t at = 0, i;

	for (i = 0; i < hit->span_count; i++) {
		size_t begin = hit->spans[i].begin, end = begin + hit->spans[i].length;

		if (end <= offset + at || begin >= offset + line.length)
			continue;
		begin = begin > offset + at ? begin - offset : at;
		end = end - offset < line.length ? end - offset : line.length;
		output_text(output, (struct cotejo_text){line.bytes + at, begin - at});
		output_style(output, STYLE_MATCH);
		output_text(output, (struct cotejo_text){line.bytes + begin, end - begin});
		output_style(output, STYLE_PLAIN);
		at = end;
	}
	output_text(output, (struct cotejo_text){line.bytes + at, line.length - at});
}

/* A variant under its language's tag, folded to the terminal; the phrase marked if it is there. */
static void print_variant(
	struct output *output, const struct cotejo_hit *hit, size_t variant, size_t label_columns)
{
	const struct cotejo_variant *shown = &hit->unit->variants[variant];
	struct cotejo_text rest = shown->text, line;
	size_t width = output_width(output);
	char label[64];

	if (width != SIZE_MAX)
		width = width > 2 * label_columns ? width - label_columns - 2 : label_columns;
	snprintf(label, sizeof(label), "%-*s", (int)label_columns, shown->language);
	while (display_line(&rest, width, &line)) {
		output_style(output, STYLE_FAINT);
		output_string(output, label);
		output_style(output, STYLE_PLAIN);
		output_spaces(output, 2);
		if (variant == hit->variant)
			print_marked(output, hit, line, (size_t)(line.bytes - shown->text.bytes));
		else
			output_text(output, line);
		output_string(output, "\n");
		memset(label, ' ', strlen(label));
	}
}

static void print_source(struct output *output, const struct cotejo_hit *hit, const char *target,
	size_t label_columns)
{
	const struct cotejo_unit *unit = hit->unit;
	const char *joint = "  ";
	size_t i;

	output_spaces(output, label_columns);
	output_style(output, STYLE_FAINT);
	if (unit->probability >= 0)
		output_format(output, "  %d%%", (int)(unit->probability * 100));
	else
		output_format(output, "  %s", cotejo_unit_state_name(unit->state));
	for (i = 0; i < unit->variant_count; i++) {
		const char *document = unit->variants[i].document;

		if (!document || (i != hit->variant && !is_wanted(hit, i, target)))
			continue;
		output_string(output, joint);
		output_string(output, document);
		joint = " + ";
	}
	output_style(output, STYLE_PLAIN);
	output_string(output, "\n");
}

void lookup_print_text(struct output *output, const struct cotejo_hit *hit, const char *target)
{
	size_t label_columns = LEAST_LABEL_COLUMNS, i;

	for (i = 0; i < hit->unit->variant_count; i++) {
		size_t length = strlen(hit->unit->variants[i].language);

		label_columns = length > label_columns ? length : label_columns;
	}
	print_variant(output, hit, hit->variant, label_columns);
	for (i = 0; i < hit->unit->variant_count; i++) {
		if (is_wanted(hit, i, target))
			print_variant(output, hit, i, label_columns);
	}
	print_source(output, hit, target, label_columns);
}

static void print_field(struct output *output, const char *string)
{
	output_string(output, "\t");
	if (string)
		output_field(output, (struct cotejo_text){string, strlen(string)});
}

void lookup_print_tsv(struct output *output, const struct cotejo_hit *hit, const char *target)
{
	const struct cotejo_unit *unit = hit->unit;
	const struct cotejo_variant *source = &unit->variants[hit->variant];
	size_t i;

	for (i = 0; i < unit->variant_count; i++) {
		if (!is_wanted(hit, i, target))
			continue;
		output_field(output, source->text);
		output_string(output, "\t");
		output_field(output, unit->variants[i].text);
		output_string(output, "\t");
		if (unit->probability >= 0)
			output_format(output, "%.4f", unit->probability);
		print_field(output, source->document);
		print_field(output, unit->variants[i].document);
		print_field(output, source->language);
		print_field(output, unit->variants[i].language);
		print_field(output, hit->exact ? "exact" : "inflected");
		output_format(output, "\t%" PRId64 "\n", unit->id);
	}
}
