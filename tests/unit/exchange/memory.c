/*
 * Tests of exports from a memory (cotejo/exchange.h).
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include <cotejo/exchange.h>

#include "unit/capture.h"

/* All formats. */
static int (*const exports[])(struct cotejo_memory *, const struct cotejo_filter *,
	const struct cotejo_output *, struct cotejo_export_result *,
	struct cotejo_error *) = {cotejo_export_tmx, cotejo_export_tsv, cotejo_export_jsonl};

#define EXPORT_COUNT (sizeof(exports) / sizeof(exports[0]))

static struct cotejo_memory *set_up(struct fixture *fixture)
{
	struct cotejo_memory *memory;

	fixture_setup(fixture);
	memory = fixture_open(fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "news", "en", "es-MX", fixture_news, FIXTURE_NEWS_COUNT);
	return memory;
}

static void tear_down(struct fixture *fixture, struct cotejo_memory *memory)
{
	cotejo_memory_close(memory);
	fixture_teardown(fixture);
}

static void a_pair_of_languages_as_lines(void **state)
{
	struct cotejo_export_result result = {0};
	struct cotejo_filter filter = COTEJO_FILTER_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct fixture fixture;
	struct cotejo_memory *memory = set_up(&fixture);
	struct capture capture;

	(void)state;
	filter.source_language = "es";
	filter.target_language = "en";
	filter.min_probability = 0.85;
	capture_init(&capture, SIZE_MAX);
	check_ok(cotejo_export_tsv(memory, &filter, &capture.output, &result, &error), &error);
	assert_int_equal(result.units, 2);
	check_text(capture_text(&capture),
		"No habrá deportaciones masivas, dijo el secretario.\t"
		"There will be no mass deportations, the secretary said.\t0.9500\t"
		"news.es-MX\tnews.en\n"
		"México no pagará el muro.\tMexico will not pay for the wall.\t0.9000\t"
		"news.es-MX\tnews.en\n");
	capture_clear(&capture);
	tear_down(&fixture, memory);
}

static bool holds(const struct capture *capture, const char *piece)
{
	struct cotejo_text text = capture_text(capture);
	size_t length = strlen(piece);

	for (; text.length >= length; text.bytes++, text.length--) {
		if (memcmp(text.bytes, piece, length) == 0)
			return true;
	}
	return false;
}

static void tmx_says_where_units_come_from(void **state)
{
	struct cotejo_export_result result = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct fixture fixture;
	struct cotejo_memory *memory = set_up(&fixture);
	struct capture capture;

	(void)state;
	capture_init(&capture, SIZE_MAX);
	check_ok(cotejo_export_tmx(memory, NULL, &capture.output, &result, &error), &error);
	assert_int_equal(result.units, FIXTURE_NEWS_COUNT);
	assert_true(holds(&capture, " srclang=\"en\""));
	assert_true(holds(&capture, "<tu creationdate=\"2"));
	assert_true(holds(&capture, "<prop type=\"x-cotejo-probability\">0.4000</prop>"));
	assert_true(holds(&capture, "<prop type=\"x-cotejo-document\">news.es-MX</prop>"));
	assert_true(holds(&capture, "<prop type=\"x-cotejo-title\">news</prop>"));
	assert_true(
		holds(&capture, "<prop type=\"x-cotejo-before\">México no pagará el muro.</prop>"));
	assert_true(holds(&capture, "<seg>La reunión duró dos horas.</seg>"));
	capture_clear(&capture);
	tear_down(&fixture, memory);
}

/* Twice the same bytes, whatever the format. */
static void exports_can_be_repeated(void **state)
{
	struct fixture fixture;
	struct cotejo_memory *memory = set_up(&fixture);

	(void)state;
	for (size_t i = 0; i < EXPORT_COUNT; i++) {
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct capture first, second;

		capture_init(&first, SIZE_MAX);
		capture_init(&second, SIZE_MAX);
		check_ok(exports[i](memory, NULL, &first.output, NULL, &error), &error);
		check_ok(exports[i](memory, NULL, &second.output, NULL, &error), &error);
		assert_true(first.buffer.length > 200);
		assert_true(slice_equal(capture_text(&first), capture_text(&second)));
		capture_clear(&first);
		capture_clear(&second);
	}
	tear_down(&fixture, memory);
}

static void failures_are_handed_on(void **state)
{
	struct fixture fixture;
	struct cotejo_memory *memory = set_up(&fixture);

	(void)state;
	for (size_t i = 0; i < EXPORT_COUNT; i++) {
		struct cotejo_export_result result = {77};
		struct cotejo_filter filter = COTEJO_FILTER_INIT;
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct capture capture;

		capture_init(&capture, 100);
		assert_int_equal(
			exports[i](memory, NULL, &capture.output, &result, &error), COTEJO_EIO);
		assert_int_equal(error.detail, ENOSPC);
		filter.source_language = "no tag";
		assert_int_equal(exports[i](memory, &filter, &capture.output, &result, &error),
			COTEJO_EARGUMENT);
		filter.source_language = NULL;
		filter.changed_since = "yesterday";
		assert_int_equal(exports[i](memory, &filter, &capture.output, &result, &error),
			COTEJO_EARGUMENT);
		assert_int_equal(result.units, 77);
		assert_int_equal(capture.buffer.length, 0);
		capture_clear(&capture);
	}
	tear_down(&fixture, memory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pair_of_languages_as_lines),
		cmocka_unit_test(tmx_says_where_units_come_from),
		cmocka_unit_test(exports_can_be_repeated),
		cmocka_unit_test(failures_are_handed_on),
	};

	return cmocka_run_group_tests_name("exchange/memory", tests, NULL, NULL);
}
