/*
 * Tests of base/buffer.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <errno.h>

#include "base/buffer.h"
#include "base/options.h"

static void json_escapes(void **state)
{
	static const struct {
		const char *name;
		struct cotejo_text text;
		const char *expected;
	} rows[] = {
		{"plain", {"caf\xc3\xa9", 5}, "caf\xc3\xa9"},
		{"quotes", {"a\"b\\c", 5}, "a\\\"b\\\\c"},
		{"controls", {"\b\t\n\v\f\r\x1f\x7f", 8}, "\\b\\t\\n\\u000b\\f\\r\\u001f\\u007f"},
		{"nul", {"a\0b", 3}, "a\\u0000b"},
		{"line separators", {"\xe2\x80\xa8\xe2\x80\xa9.", 7}, "\\u2028\\u2029."},
		{"near them", {"\xe2\x80\xa7\xe2\x80", 5}, "\xe2\x80\xa7\xe2\x80"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buffer buffer = {0};

		buffer_add_json(&buffer, rows[i].text);
		if (!slice_equals(buffer_text(&buffer), rows[i].expected))
			fail_msg("%s: %.*s", rows[i].name, (int)buffer.length, buffer.bytes);
		buffer_clear(&buffer);
	}
}

static void code_points(void **state)
{
	struct buffer buffer = {0};

	(void)state;
	buffer_add_code_point(&buffer, 'a');
	buffer_add_code_point(&buffer, 0xe9);
	buffer_add_code_point(&buffer, 0x20ac);
	buffer_add_code_point(&buffer, 0x1f600);
	buffer_add_code_point(&buffer, 0xd800);
	buffer_add_code_point(&buffer, 0x110000);
	check_text(buffer_text(&buffer),
		"a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xef\xbf\xbd\xef\xbf\xbd");
	buffer_clear(&buffer);
}

static void numbers_have_points(void **state)
{
	struct buffer buffer = {0};

	(void)state;
	buffer_add_number(&buffer, 0.12345, 4);
	buffer_add_byte(&buffer, ' ');
	buffer_add_number(&buffer, -2, 1);
	check_text(buffer_text(&buffer), "0.1235 -2.0");
	buffer_clear(&buffer);
}

static int refuse(void *user, const char *bytes, size_t length)
{
	(void)user, (void)bytes, (void)length;
	errno = ENOSPC;
	return -1;
}

static void a_failed_output_is_an_error(void **state)
{
	struct buffer buffer = {0};
	struct cotejo_output output = {refuse, NULL};
	struct cotejo_error error;

	(void)state;
	buffer_add_string(&buffer, "text");
	assert_int_equal(buffer_flush(&buffer, &output, &error), COTEJO_EIO);
	assert_int_equal(error.detail, ENOSPC);
	assert_int_equal(buffer.length, 0);
	buffer_clear(&buffer);
}

static void a_failed_append_is_remembered(void **state)
{
	struct buffer buffer = {0};
	struct cotejo_output output = {refuse, NULL};

	(void)state;
	assert_false(buffer_reserve(&buffer, SIZE_MAX));
	buffer_add_string(&buffer, "text");
	assert_int_equal(buffer.length, 0);
	assert_int_equal(buffer_flush(&buffer, &output, NULL), COTEJO_ENOMEM);
	assert_false(buffer.failed);
	buffer_clear(&buffer);
}

static void packed_numbers(void **state)
{
	static const struct {
		uint64_t number;
		const char *bytes;
		size_t length;
	} rows[] = {
		{0, "\0", 1},
		{127, "\x7f", 1},
		{128, "\x80\x01", 2},
		{300, "\xac\x02", 2},
		{UINT64_MAX, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 10},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buffer buffer = {0};

		buffer_add_packed(&buffer, rows[i].number);
		assert_int_equal(buffer.length, rows[i].length);
		assert_memory_equal(buffer.bytes, rows[i].bytes, rows[i].length);
		buffer_clear(&buffer);
	}
}

/* Of older callers only the front is taken, of newer ones nothing that is not known here. */
static void options_of_other_versions(void **state)
{
	struct options {
		size_t struct_size;
		int first, second;
	};
	struct {
		struct options known;
		int third;
	} newer = {{sizeof(newer), 3, 4}, 5};
	struct options older = {offsetof(struct options, second), 3, 4};
	struct options whole = {sizeof(whole), 1, 2};

	(void)state;
	options_take(&whole, sizeof(whole), NULL);
	assert_int_equal(whole.first, 1);
	options_take(&whole, sizeof(whole), &older);
	assert_int_equal(whole.first, 3);
	assert_int_equal(whole.second, 2);
	options_take(&whole, sizeof(whole), &newer);
	assert_int_equal(whole.second, 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(json_escapes),
		cmocka_unit_test(code_points),
		cmocka_unit_test(numbers_have_points),
		cmocka_unit_test(a_failed_output_is_an_error),
		cmocka_unit_test(a_failed_append_is_remembered),
		cmocka_unit_test(packed_numbers),
		cmocka_unit_test(options_of_other_versions),
	};

	return cmocka_run_group_tests_name("base/buffer", tests, NULL, NULL);
}
