/*
 * lookup_translations.c - what a phrase became, as groups, as lines around it, as parts of a text
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/lookup_translations.h"

#include <inttypes.h>
#include <string.h>

enum {
	MOST_FORMS = 6,       /* beside the first, for people */
	MOST_OF_FRAGMENT = 3, /* translations of a part of a text */
	KWIC_COLUMNS = 34     /* before and behind the phrase */
};

static struct cotejo_text part(struct cotejo_text text, struct cotejo_span span)
{
	return (struct cotejo_text){text.bytes + span.begin, span.length};
}

/* ---- Pieces of JSON ---- */

static void json_text(struct output *output, const char *name, struct cotejo_text text)
{
	output_format(output, "\"%s\":\"", name);
	output_json(output, text);
	output_string(output, "\"");
}

static void json_string(struct output *output, const char *name, const char *string)
{
	if (!string)
		return;
	output_string(output, ",");
	json_text(output, name, (struct cotejo_text){string, strlen(string)});
}

/* Where a translation stands, if it is clear. */
static void json_clear(struct output *output, struct cotejo_span translation)
{
	if (translation.length)
		output_format(output, ",\"translation\":{\"begin\":%zu,\"length\":%zu}",
			translation.begin, translation.length);
}

static void json_place(struct output *output, const struct cotejo_example *example, size_t i)
{
	output_format(output, "%s{\"begin\":%zu,\"length\":%zu", i ? "," : "",
		example->spans[i].begin, example->spans[i].length);
	json_clear(output, example->translations[i]);
	output_string(output, "}");
}

static void json_example(struct output *output, const struct cotejo_example *example)
{
	output_format(output, "{\"unit\":%" PRId64 ",", example->unit);
	json_text(output, "source", example->source);
	output_string(output, ",");
	json_text(output, "target", example->target);
	output_string(output, ",\"spans\":[");
	for (size_t i = 0; i < example->span_count; i++)
		json_place(output, example, i);
	output_string(output, "]");
	json_clear(output, example->translation);
	json_string(output, "source_language", example->source_language);
	json_string(output, "target_language", example->target_language);
	json_string(output, "source_document", example->source_document);
	json_string(output, "target_document", example->target_document);
	output_string(output, "}");
}

static void json_translation(struct output *output, const struct cotejo_translation *translation)
{
	output_string(output, "{");
	json_text(output, "translation", translation->text);
	output_format(output, ",\"count\":%zu,\"share\":%d.%04d,\"forms\":[", translation->count,
		(int)translation->share, (int)(translation->share * 10000) % 10000);
	for (size_t i = 0; i < translation->form_count; i++) {
		output_string(output, i ? ",{" : "{");
		json_text(output, "text", translation->forms[i].text);
		output_format(output, ",\"count\":%zu}", translation->forms[i].count);
	}
	output_string(output, "]");
}

/* ---- Both sides with their marks ---- */

static void print_marked(struct output *output, struct cotejo_text text,
	const struct cotejo_span *spans, size_t count)
{
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		output_text(output, (struct cotejo_text){text.bytes + at, spans[i].begin - at});
		output_style(output, STYLE_MATCH);
		output_text(output, part(text, spans[i]));
		output_style(output, STYLE_PLAIN);
		at = spans[i].begin + spans[i].length;
	}
	output_text(output, (struct cotejo_text){text.bytes + at, text.length - at});
}

static void print_example(struct output *output, const struct cotejo_example *example)
{
	output_format(output, "        %s  ", example->source_language);
	print_marked(output, example->source, example->spans, example->span_count);
	output_format(output, "\n        %s  ", example->target_language);
	print_marked(output, example->target, &example->translation,
		example->translation.length ? 1 : 0);
	output_string(output, "\n");
}

/* ---- Translations ---- */

static void print_group(struct output *output, const struct cotejo_translation *translation,
	const struct cotejo_example *example)
{
	output_format(
		output, "%6zu %3d%%  ", translation->count, (int)(translation->share * 100 + .5));
	output_style(output, STYLE_STRONG);
	output_text(output, translation->text);
	output_style(output, STYLE_PLAIN);
	for (size_t i = 1; i < translation->form_count && i <= MOST_FORMS; i++) {
		output_string(output, i == 1 ? "  (" : ", ");
		output_text(output, translation->forms[i].text);
	}
	output_string(output, translation->form_count > 1 ? ")\n" : "\n");
	print_example(output, example);
}

static void print_group_line(struct output *output, const struct cotejo_translation *translation,
	const struct cotejo_example *example)
{
	output_field(output, translation->text);
	output_format(output, "\t%zu\t%d.%04d\t", translation->count, (int)translation->share,
		(int)(translation->share * 10000) % 10000);
	output_field(output, example->source);
	output_string(output, "\t");
	output_field(output, example->target);
	output_string(output, "\n");
}

static void print_summary(struct output *output, const struct cotejo_translations *translations,
	enum lookup_format format)
{
	const struct cotejo_example *examples;
	size_t count = cotejo_translations_examples(translations, &examples);
	size_t unclear = cotejo_translations_unclear(translations);
	uint64_t total;
	int exact = cotejo_translations_total(translations, &total);

	if (format == LOOKUP_JSONL)
		output_format(output,
			"{\"examples\":%zu,\"unclear\":%zu,\"total\":%" PRIu64
			",\"total_is_exact\":%s}\n",
			count, unclear, total, exact ? "true" : "false");
	if (format != LOOKUP_TEXT)
		return;
	if (unclear)
		output_format(output, "%6zu       no clear translation\n", unclear);
	if (!exact)
		output_format(output,
			"Seen in %zu of at least %" PRIu64 " units that hold the phrase.\n", count,
			total);
}

bool lookup_print_translations(struct output *output,
	const struct cotejo_translations *translations, enum lookup_format format, size_t limit)
{
	const struct cotejo_example *examples;
	size_t count = cotejo_translations_count(translations);

	if (cotejo_translations_examples(translations, &examples) == 0)
		return false;
	for (size_t i = 0; i < count && (limit == 0 || i < limit); i++) {
		const struct cotejo_translation *translation =
			cotejo_translations_get(translations, i);
		const struct cotejo_example *example = &examples[translation->example];

		if (format == LOOKUP_TEXT) {
			print_group(output, translation, example);
		} else if (format == LOOKUP_TSV) {
			print_group_line(output, translation, example);
		} else {
			json_translation(output, translation);
			output_string(output, ",\"example\":");
			json_example(output, example);
			output_string(output, "}\n");
		}
	}
	print_summary(output, translations, format);
	return true;
}

/* ---- Lines around the phrase ---- */

/* Where the last `columns` characters before a place begin; continued characters are not counted.
 */
static size_t back(struct cotejo_text text, size_t place, size_t columns)
{
	while (place > 0 && columns > 0) {
		place--;
		columns -= ((unsigned char)text.bytes[place] & 0xc0) != 0x80;
	}
	return place;
}

static size_t forth(struct cotejo_text text, size_t place, size_t columns)
{
	while (place < text.length && columns > 0) {
		place++;
		while (place < text.length && ((unsigned char)text.bytes[place] & 0xc0) == 0x80)
			place++;
		columns--;
	}
	return place;
}

static size_t characters(struct cotejo_text text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.length; i++)
		count += ((unsigned char)text.bytes[i] & 0xc0) != 0x80;
	return count;
}

static void print_around(struct output *output, const struct cotejo_example *example, size_t place)
{
	const struct cotejo_span span = example->spans[place];
	const struct cotejo_span translation = example->translations[place];
	size_t begin = back(example->source, span.begin, KWIC_COLUMNS);
	size_t behind = span.begin + span.length;
	size_t end = forth(example->source, behind, KWIC_COLUMNS);
	struct cotejo_text left = {example->source.bytes + begin, span.begin - begin};
	struct cotejo_text right = {example->source.bytes + behind, end - behind};

	output_spaces(output, KWIC_COLUMNS - characters(left));
	output_text(output, left);
	output_style(output, STYLE_MATCH);
	output_text(output, part(example->source, span));
	output_style(output, STYLE_PLAIN);
	output_text(output, right);
	output_spaces(output, KWIC_COLUMNS - characters(right) + 2);
	if (translation.length)
		output_text(output, part(example->target, translation));
	else
		output_string(output, "-");
	output_string(output, "\n");
}

static void print_around_tsv(
	struct output *output, const struct cotejo_example *example, size_t place)
{
	const struct cotejo_span span = example->spans[place];
	size_t behind = span.begin + span.length;

	output_field(output, (struct cotejo_text){example->source.bytes, span.begin});
	output_string(output, "\t");
	output_field(output, part(example->source, span));
	output_string(output, "\t");
	output_field(output, (struct cotejo_text){example->source.bytes + behind,
				     example->source.length - behind});
	output_string(output, "\t");
	output_field(output, part(example->target, example->translations[place]));
	output_string(output, "\t");
	output_field(output, example->target);
	output_string(output, "\n");
}

bool lookup_print_kwic(struct output *output, const struct cotejo_translations *translations,
	enum lookup_format format, size_t limit)
{
	const struct cotejo_example *examples;
	size_t count = cotejo_translations_examples(translations, &examples);

	for (size_t i = 0; i < count && (limit == 0 || i < limit); i++) {
		const struct cotejo_example *example = &examples[i];

		if (format == LOOKUP_JSONL) {
			json_example(output, example);
			output_string(output, "\n");
			continue;
		}
		for (size_t place = 0; place < example->span_count; place++) {
			if (format == LOOKUP_TEXT)
				print_around(output, example, place);
			else
				print_around_tsv(output, example, place);
		}
	}
	return count > 0;
}

/* ---- What is known of a text ---- */

static void print_fragment(
	struct output *output, const struct cotejo_fragment *fragment, struct cotejo_text words)
{
	size_t count = cotejo_translations_count(fragment->translations);

	output_style(output, STYLE_STRONG);
	output_text(output, words);
	output_style(output, STYLE_PLAIN);
	output_string(output, "\n");
	for (size_t i = 0; i < count && i < MOST_OF_FRAGMENT; i++) {
		const struct cotejo_translation *translation =
			cotejo_translations_get(fragment->translations, i);

		output_format(output, "%6zu %3d%%  ", translation->count,
			(int)(translation->share * 100 + .5));
		output_text(output, translation->text);
		output_string(output, "\n");
	}
	if (count == 0)
		output_string(output, "             no clear translation\n");
}

static void print_fragment_data(struct output *output, const struct cotejo_fragment *fragment,
	struct cotejo_text words, enum lookup_format format)
{
	size_t count = cotejo_translations_count(fragment->translations);

	if (format == LOOKUP_TSV) {
		for (size_t i = 0; i < count && i < MOST_OF_FRAGMENT; i++) {
			const struct cotejo_translation *translation =
				cotejo_translations_get(fragment->translations, i);

			output_field(output, words);
			output_string(output, "\t");
			output_field(output, translation->text);
			output_format(output, "\t%zu\n", translation->count);
		}
		return;
	}
	output_format(output, "{\"begin\":%zu,\"length\":%zu,", fragment->span.begin,
		fragment->span.length);
	json_text(output, "fragment", words);
	output_string(output, ",\"translations\":[");
	for (size_t i = 0; i < count; i++) {
		output_string(output, i ? "," : "");
		json_translation(output, cotejo_translations_get(fragment->translations, i));
		output_string(output, "}");
	}
	output_string(output, "]}\n");
}

bool lookup_print_cover(struct output *output, const struct cotejo_cover *cover,
	struct cotejo_text text, enum lookup_format format)
{
	size_t count = cotejo_cover_count(cover);

	for (size_t i = 0; i < count; i++) {
		const struct cotejo_fragment *fragment = cotejo_cover_get(cover, i);
		struct cotejo_text words = part(text, fragment->span);

		if (format == LOOKUP_TEXT)
			print_fragment(output, fragment, words);
		else
			print_fragment_data(output, fragment, words, format);
	}
	return count > 0;
}
