/*
 * Tests of text without the differences that nobody can see.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "text/normal.h"

static void rows(void **state)
{
	static const struct {
		const char *text, *expected;
	} table[] = {
		{"", ""},
		{" \t\n", ""},
		{"a b", "a b"},
		{"  a \xc2\xa0\n b\t", "a b"},
		{"\xe3\x80\x80一\xe3\x80\x80二", "一 二"},
		{"ca\xcc\x81"
		 "fe",
			"cáfe"},
		{"A\xcc\x8angstro\xcc\x88m \xe2\x84\xab", "Ångström Å"},
		{"\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "한"},
		/* Form C keeps what only compatibility would change, and case. */
		{"\xef\xac\x81 A", "\xef\xac\x81 A"},
		/* A character that form C makes longer. */
		{"\xe0\xa5\x98", "\xe0\xa4\x95\xe0\xa4\xbc"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct buffer once = {0}, twice = {0};

		normal_append(&once, slice_of(table[i].text));
		assert_false(once.failed);
		check_text(buffer_text(&once), table[i].expected);
		normal_append(&twice, buffer_text(&once));
		check_text(buffer_text(&twice), table[i].expected);
		buffer_clear(&once);
		buffer_clear(&twice);
	}
}

/* What stands in the buffer already stays, however long the text is. */
static void appended(void **state)
{
	struct buffer text = {0}, normal = {0};

	(void)state;
	for (int i = 0; i < 5000; i++)
		buffer_add_string(&text, "e\xcc\x81  ");
	buffer_add_string(&normal, "before:");
	normal_append(&normal, buffer_text(&text));
	assert_false(normal.failed);
	assert_int_equal(normal.length, 7 + 5000 * 3 - 1);
	assert_memory_equal(normal.bytes, "before:é é", 12);
	buffer_clear(&text);
	buffer_clear(&normal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows),
		cmocka_unit_test(appended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
