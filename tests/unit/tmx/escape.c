/*
 * Tests of tmx/escape.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "tmx/escape.h"

static const struct {
	const char *name;
	struct cotejo_text text;
	const char *content, *attribute;
	uint64_t replaced;
} rows[] = {
	{"empty", {"", 0}, "", "", 0},
	{"plain", {"caf\xc3\xa9", 5}, "caf\xc3\xa9", "caf\xc3\xa9", 0},
	{"markup", {"a<b>&\"'", 7}, "a&lt;b&gt;&amp;\"'", "a&lt;b&gt;&amp;&quot;'", 0},
	{"end of CDATA", {"]]>", 3}, "]]&gt;", "]]&gt;", 0},
	{"white space", {" \t\n\r ", 5}, " \t\n&#13; ", " &#9;&#10;&#13; ", 0},
	{"controls",
		{"a\x01\x1f"
		 "b",
			4},
		"a\xef\xbf\xbd\xef\xbf\xbd"
		"b",
		"a\xef\xbf\xbd\xef\xbf\xbd"
		"b",
		2},
	{"nul", {"a\0b", 3},
		"a\xef\xbf\xbd"
		"b",
		"a\xef\xbf\xbd"
		"b",
		1},
	{"delete is legal", {"\x7f\xc2\x85", 3}, "\x7f\xc2\x85", "\x7f\xc2\x85", 0},
	{"noncharacters", {"\xef\xbf\xbe.\xef\xbf\xbf", 7}, "\xef\xbf\xbd.\xef\xbf\xbd",
		"\xef\xbf\xbd.\xef\xbf\xbd", 2},
	{"their neighbours", {"\xef\xbf\xbd\xef\xbb\xbf\xef\xbc\x81", 9},
		"\xef\xbf\xbd\xef\xbb\xbf\xef\xbc\x81", "\xef\xbf\xbd\xef\xbb\xbf\xef\xbc\x81", 0},
	{"smiley", {"\xf0\x9f\x98\x80", 4}, "\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80", 0},
	{"broken bytes", {"\xe9&\xc3", 3}, "\xef\xbf\xbd&amp;\xef\xbf\xbd",
		"\xef\xbf\xbd&amp;\xef\xbf\xbd", 2},
	{"surrogate", {"\xed\xa0\x80", 3}, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd",
		"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", 3},
};

static void every_row(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buffer content = {0}, attribute = {0};
		uint64_t replaced = 0, replaced_again = 0;

		escape_text(&content, rows[i].text, &replaced);
		escape_attribute(&attribute, rows[i].text, &replaced_again);
		if (!slice_equals(buffer_text(&content), rows[i].content))
			fail_msg("%s: content %.*s", rows[i].name, (int)content.length,
				content.bytes);
		if (!slice_equals(buffer_text(&attribute), rows[i].attribute))
			fail_msg("%s: attribute %.*s", rows[i].name, (int)attribute.length,
				attribute.bytes);
		if (replaced != rows[i].replaced || replaced_again != replaced)
			fail_msg("%s: %d and %d replaced", rows[i].name, (int)replaced,
				(int)replaced_again);
		buffer_clear(&content);
		buffer_clear(&attribute);
	}
}

static void counting_is_optional(void **state)
{
	struct buffer buffer = {0};

	(void)state;
	escape_text(&buffer, slice("\x01", 1), NULL);
	check_text(buffer_text(&buffer), "\xef\xbf\xbd");
	buffer_clear(&buffer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row),
		cmocka_unit_test(counting_is_optional),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
