/*
 * codes.c - inline codes and attributes come back as they were stored, and damaged ones do no harm
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <cotejo/memory.h>

#include "memory/codes.h"

static const struct cotejo_property attributes[] = {
	{.name = "i", .value = {"1", 1}}, {.name = "type", .value = {"bold", 4}}};
static const struct cotejo_inline codes[] = {
	{.kind = COTEJO_INLINE_BPT,
		.begin = 6,
		.end = 6,
		.content = {"<b>", 3},
		.attribute_count = 2,
		.attributes = attributes},
	{.kind = COTEJO_INLINE_HI, .begin = 6, .end = 200},
	{.kind = COTEJO_INLINE_PH,
		.begin = 7,
		.end = 7,
		.content = {"<img/>", 6},
		.attribute_count = 0,
		.parent = 2},
	{.kind = COTEJO_INLINE_SUB, .begin = 6, .end = 6, .content = {"A label", 7}, .parent = 3},
};
enum { CODES = sizeof(codes) / sizeof(codes[0]), TEXT_LENGTH = 300 };

static const char text[TEXT_LENGTH];

static void check_code(const struct cotejo_inline *found, const struct cotejo_inline *expected)
{
	assert_int_equal(found->kind, expected->kind);
	assert_int_equal(found->begin, expected->begin);
	assert_int_equal(found->end, expected->end);
	assert_int_equal(found->parent, expected->parent);
	assert_true(slice_equal(found->content, expected->content));
	assert_int_equal(found->attribute_count, expected->attribute_count);
	for (size_t i = 0; i < found->attribute_count; i++) {
		assert_string_equal(found->attributes[i].name, expected->attributes[i].name);
		assert_true(slice_equal(found->attributes[i].value, expected->attributes[i].value));
	}
}

static void codes_come_back(void **state)
{
	const struct cotejo_inline *found = NULL;
	struct buffer blob = {0};
	struct arena arena = {0};
	size_t count = 0;

	(void)state;
	codes_write(&blob, codes, 0);
	assert_int_equal(blob.length, 0);
	codes_write(&blob, codes, CODES);
	assert_int_equal(codes_read(&arena, buffer_text(&blob), slice(text, TEXT_LENGTH), &found,
				 &count, NULL),
		1);
	assert_int_equal(count, CODES);
	for (size_t i = 0; i < count; i++)
		check_code(&found[i], &codes[i]);
	arena_clear(&arena);
	buffer_clear(&blob);
}

/* Every byte replaced by others, every length: what is read then fits its text. */
static void damage(void **state)
{
	static const unsigned char bytes[] = {0, 1, 2, 6, 7, 0x7f, 0x80, 0xff};
	struct buffer blob = {0};

	(void)state;
	codes_write(&blob, codes, CODES);
	for (size_t i = 0; i <= blob.length; i++) {
		for (size_t j = 0; j < sizeof(bytes); j++) {
			const struct cotejo_inline *found = NULL;
			struct arena arena = {0};
			size_t count = 0;
			char kept = i < blob.length ? blob.bytes[i] : 0;
			struct cotejo_text cut = slice(blob.bytes, j ? blob.length : i);

			if (j && i < blob.length)
				blob.bytes[i] = (char)bytes[j];
			codes_read(&arena, cut, slice(text, TEXT_LENGTH), &found, &count, NULL);
			for (size_t k = 0; k < count; k++) {
				assert_true(found[k].parent <= k);
				assert_true(found[k].begin <= found[k].end);
				assert_true(found[k].end <= TEXT_LENGTH);
			}
			if (j && i < blob.length)
				blob.bytes[i] = kept;
			arena_clear(&arena);
		}
	}
	buffer_clear(&blob);
}

static void codes_outside_their_text(void **state)
{
	const struct cotejo_inline *found = NULL;
	struct buffer blob = {0};
	struct arena arena = {0};
	size_t count = 0;

	(void)state;
	codes_write(&blob, codes, CODES);
	assert_int_equal(
		codes_read(&arena, buffer_text(&blob), slice(text, 199), &found, &count, NULL), 0);
	assert_int_equal(count, 0);
	arena_clear(&arena);
	buffer_clear(&blob);
}

static void lines_of_attributes(void **state)
{
	const struct cotejo_property *found = NULL;
	struct buffer lines = {0};
	struct arena arena = {0};
	size_t count = 0;

	(void)state;
	attribute_write(&lines, "tuid", slice_of("a\tb\\n\n\\"));
	attribute_write(&lines, "empty", slice_of(""));
	buffer_add_string(&lines, "no attribute\n");
	attribute_write(&lines, "last", slice_of("\r"));
	check_text(
		buffer_text(&lines), "tuid\ta\\tb\\\\n\\n\\\\\nempty\t\nno attribute\nlast\t\\r\n");
	assert_int_equal(attributes_read(&arena, buffer_text(&lines), &found, &count, NULL), 0);
	assert_int_equal(count, 3);
	assert_string_equal(found[0].name, "tuid");
	assert_string_equal(found[0].value.bytes, "a\tb\\n\n\\");
	assert_int_equal(found[1].value.length, 0);
	assert_string_equal(found[2].value.bytes, "\r");
	arena_clear(&arena);
	buffer_clear(&lines);
}

static void names(void **state)
{
	(void)state;
	assert_string_equal(cotejo_inline_name(COTEJO_INLINE_BPT), "bpt");
	assert_string_equal(cotejo_inline_name(COTEJO_INLINE_UT), "ut");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_come_back),
		cmocka_unit_test(damage),
		cmocka_unit_test(codes_outside_their_text),
		cmocka_unit_test(lines_of_attributes),
		cmocka_unit_test(names),
	};

	return cmocka_run_group_tests_name("memory/codes", tests, NULL, NULL);
}
