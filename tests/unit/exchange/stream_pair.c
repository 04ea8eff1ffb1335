/*
 * Tests of exchange/stream_pair.h: what stands in a line.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "exchange/stream_pair.h"

struct row {
	const char *name, *line;
	const char *id;           /* NULL: none */
	const char *languages[2]; /* "": not said */
	const char *texts[2];
	const char *formats; /* of both sides: the first letters of their names */
};

static int read_line(struct stream_pair *pair, const char *line, struct cotejo_error *error)
{
	stream_pair_begin(pair, slice_of(line), COTEJO_STREAM_AUTO);
	return stream_pair_read(pair, slice_of(line), COTEJO_ARTICLE_AUTO, error);
}

static char letter_of(enum cotejo_article_format format)
{
	return format == COTEJO_ARTICLE_TEXT        ? 't'
	       : format == COTEJO_ARTICLE_HTML      ? 'h'
	       : format == COTEJO_ARTICLE_SENTENCES ? 's'
						    : 'a';
}

static void check_row(struct stream_pair *pair, const struct row *row)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;

	if (read_line(pair, row->line, &error) != 0)
		fail_msg("%s: %s", row->name, error.message);
	if (pair->has_id != (row->id != NULL) ||
		(row->id && !slice_equals(buffer_text(&pair->id), row->id)))
		fail_msg("%s: id '%.*s'", row->name, (int)pair->id.length, pair->id.bytes);
	for (int i = 0; i < 2; i++) {
		const struct stream_side *side = &pair->sides[i];

		if (strcmp(side->language, row->languages[i]) != 0)
			fail_msg("%s: language '%s'", row->name, side->language);
		if (!slice_equals(buffer_text(&side->bytes), row->texts[i]))
			fail_msg("%s: text '%.*s'", row->name, (int)side->bytes.length,
				side->bytes.bytes);
		if (letter_of(side->format) != row->formats[i])
			fail_msg("%s: format %d", row->name, side->format);
	}
}

static void lines_are_taken_apart(void **state)
{
	static const struct row rows[] = {
		{"JSON",
			"{\"id\":\"a\",\"left\":{\"lang\":\"en\",\"text\":\"x\"},"
			"\"right\":{\"lang\":\"es\",\"html\":\"<p>\"}}",
			"a", {"en", "es"}, {"x", "<p>"}, "th"},
		{"a number as id, no languages",
			"{\"id\":-12,\"left\":{\"text\":\"x\"},\"right\":{\"text\":\"y\"}}", "-12",
			{"", ""}, {"x", "y"}, "tt"},
		{"no id", "{\"left\":{\"text\":\"x\"},\"right\":{\"text\":\"y\"}}", NULL, {"", ""},
			{"x", "y"}, "tt"},
		{"null is nothing",
			"{\"id\":null,\"left\":{\"lang\":null,\"text\":\"x\"},"
			"\"right\":{\"text\":\"y\"}}",
			NULL, {"", ""}, {"x", "y"}, "tt"},
		{"an empty id is one",
			"{\"id\":\"\",\"left\":{\"text\":\"x\"},\"right\":{\"text\":\"y\"}}", "",
			{"", ""}, {"x", "y"}, "tt"},
		{"unknown members, spaces",
			" { \"left\" : {\"text\":\"x\",\"url\":[1]}, \"n\": 1.5,"
			"\"right\":{\"language\":\"de\",\"text\":\"y\"}} ",
			NULL, {"", "de"}, {"x", "y"}, "tt"},
		{"sentences; ends of lines within them",
			"{\"left\":{\"sentences\":[\"a\\nb\",\"\",\"c\"]},"
			"\"right\":{\"sentences\":[]}}",
			NULL, {"", ""}, {"a b\n\nc\n", ""}, "ss"},
		{"TSV with addresses", "u\tv\tZm9v\tYmFy", NULL, {"", ""}, {"foo", "bar"}, "aa"},
		{"TSV without", "Zm9v\tYmFy", NULL, {"", ""}, {"foo", "bar"}, "aa"},
		{"TSV with more", "u\tv\tZm9v\tYmFy\tno\tbase64!", NULL, {"", ""}, {"foo", "bar"},
			"aa"},
		{"TSV, empty texts", "u\tv\t\t", NULL, {"", ""}, {"", ""}, "aa"},
	};
	struct stream_pair pair = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check_row(&pair, &rows[i]);
	stream_pair_clear(&pair);
}

static void faults_are_told(void **state)
{
	static const struct {
		const char *name, *line;
		int code, bad_side;
		const char *message, *id;
	} rows[] = {
		{"cut", "{\"id\":\"a\",\"left\":", COTEJO_ESYNTAX, -1, "not a JSON object", ""},
		{"something behind it", "{} x", COTEJO_ESYNTAX, -1, "not a JSON object", ""},
		{"bad UTF-8", "{\"id\":\"\xff\"}", COTEJO_EENCODING, -1, "not valid UTF-8", ""},
		{"half a surrogate pair", "{\"id\":\"\\ud800\"}", COTEJO_ESYNTAX, -1, "not a JSON",
			""},
		{"an id that is none", "{\"id\":1.5}", COTEJO_ESYNTAX, -1, "id is", ""},
		{"no left side", "{\"id\":\"a\",\"right\":{\"text\":\"\"}}", COTEJO_ESYNTAX, 0,
			"no such member", "a"},
		{"a side that is a text", "{\"id\":1,\"left\":{\"text\":\"\"},\"right\":\"x\"}",
			COTEJO_ESYNTAX, 1, "not an object", "1"},
		{"no text", "{\"left\":{},\"right\":{}}", COTEJO_ESYNTAX, 0, "but 0 of them", ""},
		{"two texts", "{\"left\":{\"text\":\"\",\"html\":\"\"},\"right\":{}}",
			COTEJO_ESYNTAX, 0, "but 2 of them", ""},
		{"a text that is a number", "{\"left\":{\"text\":1},\"right\":{}}", COTEJO_ESYNTAX,
			0, "text is no string", ""},
		{"sentences that are numbers", "{\"left\":{\"sentences\":[1]},\"right\":{}}",
			COTEJO_ESYNTAX, 0, "no array of strings", ""},
		{"a language that is a number", "{\"left\":{\"lang\":1,\"text\":\"\"}}",
			COTEJO_ESYNTAX, 0, "lang is no string", ""},
		{"a language with NUL", "{\"left\":{\"lang\":\"e\\u0000n\",\"text\":\"\"}}",
			COTEJO_EARGUMENT, 0, "no language tag", ""},
		{"one field", "Zm9v", COTEJO_ESYNTAX, -1, "not two texts", ""},
		{"three fields", "u\tZm9v\tZm9v", COTEJO_ESYNTAX, -1, "not two texts", ""},
		{"no base64", "u\tv\tZm9v\tZm9v!", COTEJO_ESYNTAX, 1, "field 4 is not base64", ""},
		{"no base64, first", "Zm9vY\tZm9v", COTEJO_ESYNTAX, 0, "field 1 is not base64", ""},
	};
	struct stream_pair pair = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cotejo_error error = COTEJO_ERROR_INIT;
		int code = read_line(&pair, rows[i].line, &error);

		if (code != rows[i].code || pair.bad_side != rows[i].bad_side ||
			!strstr(error.message, rows[i].message))
			fail_msg("%s: %d, side %d, %s", rows[i].name, code, pair.bad_side,
				error.message);
		if (!slice_equals(buffer_text(&pair.id), rows[i].id))
			fail_msg("%s: id", rows[i].name);
	}
	stream_pair_clear(&pair);
}

/* A line of a few megabytes shall not become gigabytes. */
static void values_are_counted(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct stream_pair pair = {0};
	struct buffer line = {0};

	(void)state;
	buffer_add_string(&line, "{\"left\":[");
	for (size_t i = 0; i < 1000001; i++)
		buffer_add_string(&line, "[],");
	buffer_add_string(&line, "[]]}");
	stream_pair_begin(&pair, buffer_text(&line), COTEJO_STREAM_JSONL);
	assert_int_equal(stream_pair_read(&pair, buffer_text(&line), COTEJO_ARTICLE_AUTO, &error),
		COTEJO_ELIMIT);

	buffer_reset(&line);
	buffer_add_string(&line, "{\"left\":{\"text\":\"\\\"");
	for (size_t i = 0; i < 1000001; i++)
		buffer_add_string(&line, "[],");
	buffer_add_string(&line, "\"},\"right\":{\"text\":\"\"}}");
	stream_pair_begin(&pair, buffer_text(&line), COTEJO_STREAM_JSONL);
	check_ok(stream_pair_read(&pair, buffer_text(&line), COTEJO_ARTICLE_AUTO, &error), &error);
	buffer_clear(&line);
	stream_pair_clear(&pair);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_taken_apart),
		cmocka_unit_test(faults_are_told),
		cmocka_unit_test(values_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
