/*
 * match_jsonl.c - a fuzzy match as a JSON object
 *
 * SPDX-License-Identifier: MIT
 */
#include <cotejo/exchange.h>

#include "exchange/json.h"
#include "exchange/unit_json.h"

static void add_number(struct buffer *buffer, const char *key, int number)
{
	json_key(buffer, key);
	buffer_add_number(buffer, number, 0);
}

static void add_span(struct buffer *buffer, const char *key, const struct cotejo_span *span)
{
	json_key(buffer, key);
	buffer_add_byte(buffer, '{');
	json_size(buffer, "begin", span->begin);
	json_size(buffer, "length", span->length);
	buffer_add_byte(buffer, '}');
}

static void add_differences(struct buffer *buffer, const struct cotejo_match *match)
{
	json_key(buffer, "differences");
	buffer_add_byte(buffer, '[');
	for (size_t i = 0; i < match->difference_count; i++) {
		const struct cotejo_difference *difference = &match->differences[i];
		const char *name = cotejo_difference_kind_name(difference->kind);

		if (difference->kind == COTEJO_DIFFERENCE_NONE)
			continue;
		json_comma(buffer);
		buffer_add_byte(buffer, '{');
		json_text(buffer, "kind", slice_of(name));
		add_span(buffer, "sentence", &difference->sentence);
		add_span(buffer, "text", &difference->text);
		buffer_add_byte(buffer, '}');
	}
	buffer_add_byte(buffer, ']');
}

/* What flags and codes have to do with the penalty. */
static void add_reasons(struct buffer *buffer, const struct cotejo_match *match)
{
	if (match->of_flags)
		add_number(buffer, "penalty_of_flags", match->of_flags);
	if (match->of_codes)
		add_number(buffer, "penalty_of_codes", match->of_codes);
	if (match->findings.count == 0)
		return;
	json_key(buffer, "flags");
	buffer_add_byte(buffer, '{');
	for (size_t i = 0; i < match->findings.count; i++) {
		const struct cotejo_finding *finding = &match->findings.findings[i];

		json_text(buffer, cotejo_flag_name(finding->flag), slice_of(finding->detail));
	}
	buffer_add_byte(buffer, '}');
}

int cotejo_match_write_json(const struct cotejo_match *match, const struct cotejo_output *output,
	struct cotejo_error *error)
{
	struct buffer buffer = {0};
	int code;

	buffer_add_byte(&buffer, '{');
	add_number(&buffer, "score", match->score);
	add_number(&buffer, "penalty", match->penalty);
	add_reasons(&buffer, match);
	if (match->by_letters) {
		json_key(&buffer, "by_letters");
		buffer_add_string(&buffer, "true");
	}
	json_size(&buffer, "variant", match->variant);
	add_differences(&buffer, match);
	json_key(&buffer, "unit");
	unit_json_begin(&buffer, match->unit);
	json_key(&buffer, "variants");
	buffer_add_byte(&buffer, '[');
	for (size_t i = 0; i < match->unit->variant_count; i++)
		unit_json_variant(&buffer, &match->unit->variants[i]);
	buffer_add_string(&buffer, "]}}");
	code = buffer_flush(&buffer, output, error);
	buffer_clear(&buffer);
	return code;
}
