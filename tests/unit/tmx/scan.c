/*
 * Tests of tmx/scan.h against libxml2: on a well-formed file both find the same.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <stdlib.h>

#include <libxml/xmlreader.h>

#include "tmx/scan.h"
#include "unit/tmx/memory_input.h"
#include "unit/tmx/random_unit.h"

/* ---- A well-formed file ---- */

static const char *const texts[] = {"a", " ", "\n", "\t", "\r\n", "\r", "\xc3\xa9", "]]", ">", "'",
	"\"", "&lt;", "&amp;", "&#10;", "&#13;", "&#x1F600;", "&quot;", "&apos;", "&gt;",
	"\xef\xbb\xbf", "\xef\xbf\xbd", "\xf0\x9f\x98\x80", "\x7f", "\xc2\x85", "\xe2\x80\xa8"};
/* No CR LF in CDATA: libxml2's reader leaves it as it is, against the specification. */
static const char *const asides[] = {"<!-- a <b> & - -->", "<?a b?>", "<?a ? > ?\?>",
	"<![CDATA[]]>", "<![CDATA[<a>&amp;]]]>", "<![CDATA[ ]] > \n]]>", "<!---->"};
static const char *const names[] = {"a", "tu", "seg", "_x-1.y", "\xc3\xa9t\xc3\xa9", "bpt"};

static void add_text(struct random_units *random, struct buffer *file, const char *without)
{
	size_t count = random_below(random, 6);

	for (size_t i = 0; i < count; i++) {
		const char *text = texts[random_below(random, sizeof(texts) / sizeof(texts[0]))];

		if (strchr(without, text[0]) == NULL)
			buffer_add_string(file, text);
	}
}

/* Without >, because "]]>" may not stand there. */
static void add_content(struct random_units *random, struct buffer *file)
{
	add_text(random, file, ">");
	while (random_below(random, 4) == 0) {
		buffer_add_string(
			file, asides[random_below(random, sizeof(asides) / sizeof(asides[0]))]);
		add_text(random, file, ">");
	}
}

static void add_start(struct random_units *random, struct buffer *file, const char *name)
{
	static const char *const attributes[] = {"a", "i", "xml:lang", "creationdate"};
	size_t used = random_below(random, 16);

	buffer_add_format(file, "<%s", name);
	for (size_t i = 0; i < 4; i++) {
		const char *quote = random_below(random, 2) ? "\"" : "'";

		if (!(used & (size_t)1 << i))
			continue;
		buffer_add_format(file, "%s%s%s=%s%s", random_below(random, 2) ? " " : "\n\t",
			attributes[i], random_below(random, 2) ? "" : " ",
			random_below(random, 2) ? "" : "\n", quote);
		add_text(random, file, quote);
		buffer_add_string(file, quote);
	}
	buffer_add_string(file, random_below(random, 2) ? "" : " ");
}

static void make_file(struct random_units *random, struct buffer *file)
{
	const char *open[8] = {"tmx"};
	size_t depth = 1;

	buffer_add_string(file, random_below(random, 2) ? "" : "\xef\xbb\xbf");
	buffer_add_string(file, random_below(random, 2) ? "" : "<?xml version='1.0'?>\r\n");
	buffer_add_string(file, random_below(random, 2) ? "" : "<!DOCTYPE tmx [<!-- > ' -->\n]>");
	buffer_add_string(file, "<tmx>");
	for (size_t i = 0; depth && i < 40; i++) {
		const char *name = names[random_below(random, sizeof(names) / sizeof(names[0]))];

		add_content(random, file);
		if (depth < 8 && random_below(random, 2)) {
			bool empty = random_below(random, 3) == 0;

			add_start(random, file, name);
			buffer_add_string(file, empty ? "/>" : ">");
			if (!empty)
				open[depth++] = name;
		} else if (depth > 1) {
			buffer_add_format(file, "</%s\n>", open[--depth]);
		}
	}
	while (depth)
		buffer_add_format(file, "</%s>", open[--depth]);
	buffer_add_string(file, random_below(random, 2) ? "" : "\n<!-- end -->\n");
	assert_false(file->failed);
}

/* ---- What both find, as a text ---- */

static void list_by_scanner(struct buffer *list, struct cotejo_text file, size_t portion)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct tmx_warnings warnings = {0};
	struct tmx_scanner *scanner = calloc(1, sizeof(*scanner));
	struct memory_input input;
	enum scan_token token = SCAN_TEXT;
	size_t depth = 0;

	assert_non_null(scanner);
	memory_input_init(&input, file, portion);
	scanner->source.input = &input.input;
	scanner->source.warnings = &warnings;
	while (token != SCAN_END_OF_FILE) {
		check_ok(scan_next(scanner, &token, &error), &error);
		if (token == SCAN_START) {
			buffer_add_format(list, "{%s", scanner->name.bytes);
			for (size_t i = 0; i < scanner->attribute_count; i++)
				buffer_add_format(list, "|%s=%s", scanner->attributes[i].name,
					scanner->attributes[i].value);
			buffer_add_string(list, scanner->is_empty ? "|}" : "|");
			depth += !scanner->is_empty;
		} else if (token == SCAN_END) {
			buffer_add_byte(list, '}');
			depth--;
		} else if (token == SCAN_TEXT && depth) {
			buffer_add(list, buffer_text(&scanner->text));
		}
	}
	for (int i = 0; i < WARNING_CODES; i++)
		assert_int_equal(warnings.counts[i], 0);
	scan_clear(scanner);
	free(scanner);
}

static const char *plain(const xmlChar *text)
{
	return (const char *)text;
}

static void list_by_libxml2(struct buffer *list, struct cotejo_text file)
{
	xmlTextReaderPtr reader = xmlReaderForMemory(
		file.bytes, (int)file.length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
	int code;

	assert_non_null(reader);
	while ((code = xmlTextReaderRead(reader)) == 1) {
		switch (xmlTextReaderNodeType(reader)) {
		case XML_READER_TYPE_ELEMENT:
			buffer_add_format(list, "{%s", plain(xmlTextReaderConstName(reader)));
			while (xmlTextReaderMoveToNextAttribute(reader) == 1)
				buffer_add_format(list, "|%s=%s",
					plain(xmlTextReaderConstName(reader)),
					plain(xmlTextReaderConstValue(reader)));
			xmlTextReaderMoveToElement(reader);
			buffer_add_string(list, xmlTextReaderIsEmptyElement(reader) ? "|}" : "|");
			break;
		case XML_READER_TYPE_END_ELEMENT:
			buffer_add_byte(list, '}');
			break;
		case XML_READER_TYPE_TEXT:
		case XML_READER_TYPE_CDATA:
		case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
		case XML_READER_TYPE_WHITESPACE:
			buffer_add_string(list, plain(xmlTextReaderConstValue(reader)));
			break;
		default:
			break;
		}
	}
	xmlFreeTextReader(reader);
	if (code != 0)
		fail_msg("not well-formed: %.*s", (int)file.length, file.bytes);
}

/* Shows where two lists begin to differ. */
static void check_same(int seed, const char *ours, const char *theirs)
{
	size_t same = 0;

	while (ours[same] && ours[same] == theirs[same])
		same++;
	if (ours[same] != theirs[same])
		fail_msg("seed %d, after %d bytes: %.60s\n--- and theirs:\n%.60s", seed, (int)same,
			ours + same, theirs + same);
}

static void both_find_the_same(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 1500; seed++) {
		struct random_units random = {.seed = seed * 0x9e3779b97f4a7c15u};
		struct buffer file = {0}, ours = {0}, theirs = {0};

		make_file(&random, &file);
		list_by_scanner(&ours, buffer_text(&file), 1 + random_below(&random, 50));
		list_by_libxml2(&theirs, buffer_text(&file));
		buffer_add_byte(&ours, '\0');
		buffer_add_byte(&theirs, '\0');
		check_same((int)seed, ours.bytes, theirs.bytes);
		buffer_clear(&file);
		buffer_clear(&ours);
		buffer_clear(&theirs);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_find_the_same),
	};
	int failures = cmocka_run_group_tests_name("tmx/scan", tests, NULL, NULL);

	xmlCleanupParser();
	return failures;
}
