/*
 * Tests of exchange/lines.h and exchange/json.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "exchange/json.h"
#include "exchange/lines.h"
#include "unit/capture.h"

static void fields(void **state)
{
	static const struct {
		const char *name;
		struct cotejo_text text;
		const char *expected;
	} rows[] = {
		{"nothing", {NULL, 0}, ""},
		{"plain", {"caf\xc3\xa9", 5}, "caf\xc3\xa9"},
		{"escapes", {"\ta\nb\rc\\", 7}, "\\ta\\nb\\rc\\\\"},
		{"a backslash and an n", {"\\n", 2}, "\\\\n"},
		{"quotes stay", {"\"a\"", 3}, "\"a\""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buffer buffer = {0};

		lines_add_field(&buffer, rows[i].text);
		if (!slice_equals(buffer_text(&buffer), rows[i].expected))
			fail_msg("%s: %.*s", rows[i].name, (int)buffer.length, buffer.bytes);
		buffer_clear(&buffer);
	}
}

static void lines_are_gathered(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer buffer = {0};
	struct capture capture;
	size_t lines = 0;

	(void)state;
	capture_init(&capture, SIZE_MAX);
	while (capture.buffer.length == 0) {
		buffer_add_string(&buffer, "0123456789");
		check_ok(lines_end(&buffer, &capture.output, &error), &error);
		lines++;
	}
	assert_int_equal(capture.buffer.length, 11 * lines);
	assert_true(capture.buffer.length >= LINES_FLUSH_BYTES);
	assert_int_equal(buffer.length, 0);
	buffer_clear(&buffer);
	capture_clear(&capture);
}

static void lack_of_memory_is_seen_at_once(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer buffer = {.failed = true};
	struct capture capture;

	(void)state;
	capture_init(&capture, SIZE_MAX);
	assert_int_equal(lines_end(&buffer, &capture.output, &error), COTEJO_ENOMEM);
	assert_int_equal(capture.buffer.length, 0);
	capture_clear(&capture);
}

static void members(void **state)
{
	struct buffer buffer = {0};

	(void)state;
	buffer_add_byte(&buffer, '{');
	json_size(&buffer, "a", 7);
	json_text(&buffer, "b", slice("\xe9[\"{", 4));
	json_optional_string(&buffer, "c", NULL);
	json_optional_text(&buffer, "d", slice(NULL, 0));
	json_optional_probability(&buffer, "e", -1);
	json_optional_probability(&buffer, "f", 0);
	json_optional_string(&buffer, "g", "");
	json_key(&buffer, "h");
	buffer_add_byte(&buffer, '[');
	json_comma(&buffer);
	json_string(&buffer, slice("x\0", 2));
	json_comma(&buffer);
	json_string(&buffer, slice_of("y["));
	json_comma(&buffer);
	json_string(&buffer, slice_of("z"));
	buffer_add_string(&buffer, "]}");
	check_text(buffer_text(&buffer),
		"{\"a\":7,\"b\":\"\xef\xbf\xbd[\\\"{\",\"f\":0.0000,\"g\":\"\","
		"\"h\":[\"x\\u0000\",\"y[\",\"z\"]}");
	buffer_clear(&buffer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields),
		cmocka_unit_test(lines_are_gathered),
		cmocka_unit_test(lack_of_memory_is_seen_at_once),
		cmocka_unit_test(members),
	};

	return cmocka_run_group_tests_name("exchange/lines", tests, NULL, NULL);
}
