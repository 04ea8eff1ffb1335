/*
 * pack.c - tests: links come out of their bytes as they went in
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <stdlib.h>

#include "learn/pack.h"

static void add(struct cotejo_word_links *links, size_t source, size_t target)
{
	links->links = realloc(links->links, (links->count + 1) * sizeof(*links->links));
	assert_non_null(links->links);
	links->capacity = links->count + 1;
	links->links[links->count++] =
		(struct cotejo_word_link){(uint16_t)source, (uint16_t)target, 1};
}

static void check_same(const struct cotejo_word_links *a, const struct cotejo_word_links *b)
{
	assert_int_equal(a->count, b->count);
	for (size_t k = 0; k < a->count; k++) {
		assert_int_equal(a->links[k].source, b->links[k].source);
		assert_int_equal(a->links[k].target, b->links[k].target);
	}
}

/* Links at random, some near the diagonal and some far from it. */
static void make_links(struct cotejo_word_links *links, unsigned seed)
{
	uint32_t random = seed;
	size_t words = 1 + seed * 7 % COTEJO_WORDS_MAX_WORDS;

	links->count = 0;
	for (size_t source = 0; source < words; source++) {
		random = random * 1664525U + 1013904223U;
		if (random >> 30 == 0)
			continue;
		add(links, source,
			random >> 29 & 1 ? source * (words - 1) / words : (random >> 8) % words);
		if (random >> 28 & 1 && links->links[links->count - 1].target + 1U < words)
			add(links, source, links->links[links->count - 1].target + 1U);
	}
}

static void links_come_back(void **state)
{
	struct cotejo_word_links links[2] = {{0}}, found = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer bytes = {0};
	(void)state;

	for (unsigned seed = 0; seed < 400; seed++) {
		buffer_reset(&bytes);
		make_links(&links[0], seed);
		make_links(&links[1], seed + 1000);
		pack_add(&bytes, (struct pack_head){0, 1}, &links[0]);
		pack_add(&bytes, (struct pack_head){1, 300}, &links[1]);
		assert_false(bytes.failed);
		assert_int_equal(
			pack_find(buffer_text(&bytes), (struct pack_head){0, 1}, &found, &error),
			1);
		check_same(&links[0], &found);
		assert_int_equal(
			pack_find(buffer_text(&bytes), (struct pack_head){1, 300}, &found, &error),
			1);
		check_same(&links[1], &found);
		assert_int_equal(
			pack_find(buffer_text(&bytes), (struct pack_head){0, 300}, &found, &error),
			0);
	}
	cotejo_word_links_clear(&links[0]);
	cotejo_word_links_clear(&links[1]);
	cotejo_word_links_clear(&found);
	buffer_clear(&bytes);
}

static void a_straight_link_is_a_byte(void **state)
{
	struct cotejo_word_links links = {0};
	struct buffer bytes = {0};
	(void)state;

	for (size_t k = 0; k < 12; k++)
		add(&links, k, k);
	pack_add(&bytes, (struct pack_head){0, 1}, &links);
	assert_int_equal(bytes.length, 3 + 12);
	cotejo_word_links_clear(&links);
	buffer_clear(&bytes);
}

static void swapping_twice_is_nothing(void **state)
{
	struct cotejo_word_links links = {0}, same = {0};
	(void)state;

	make_links(&links, 3);
	make_links(&same, 3);
	links.source_words = 5;
	links.target_words = 7;
	pack_swap(&links);
	assert_int_equal(links.source_words, 7);
	for (size_t k = 1; k < links.count; k++)
		assert_true(links.links[k - 1].source <= links.links[k].source);
	pack_swap(&links);
	check_same(&links, &same);
	cotejo_word_links_clear(&links);
	cotejo_word_links_clear(&same);
}

#define BYTES(string) slice(string, sizeof(string) - 1)

static void damaged_bytes_are_told(void **state)
{
	struct cotejo_text rows[] = {
		BYTES("\x00"),                                     /* ends in the head */
		BYTES("\x00\x01\x05\x36"),                         /* longer than what is there */
		BYTES("\x00\x01\x02\xff\x80"),                     /* a number without an end */
		BYTES("\x00\x01\x04\xff\xff\xff\x7f"),             /* a word too far */
		BYTES("\x00\x01\x01\x00"),                         /* before the first word */
		BYTES("\x00\x01\x06\x24\xff\x00\xff\xff\x7f"),     /* the same on the other side */
		BYTES("\x00\xff\xff\xff\xff\xff\xff\xff\xff\xff"), /* a number too large */
	};
	struct cotejo_word_links found = {0};
	(void)state;

	for (size_t k = 0; k < sizeof(rows) / sizeof(rows[0]); k++) {
		struct cotejo_error error = COTEJO_ERROR_INIT;

		if (pack_find(rows[k], (struct pack_head){0, 1}, &found, &error) != COTEJO_ECORRUPT)
			fail_msg("row %zu is taken for links", k);
	}
	cotejo_word_links_clear(&found);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(links_come_back),
		cmocka_unit_test(a_straight_link_is_a_byte),
		cmocka_unit_test(swapping_twice_is_nothing),
		cmocka_unit_test(damaged_bytes_are_told),
	};

	return cmocka_run_group_tests_name("learn/pack", tests, NULL, NULL);
}
