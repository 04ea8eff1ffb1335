/*
 * pretranslate.c - tests of proposals in XLIFF files (cotejo/pretranslate.h)
 *
 * What files become is shown by tests/cli/pretranslate.sh; this is for what the program does not
 * ask for.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include <unistd.h>

#include <cotejo/pretranslate.h>

#include "unit/capture.h"

#define FILE_OF(units)                                                                      \
	"<xliff version='1.2'><file source-language='en' target-language='es'><body>" units \
	"</body></file></xliff>"
#define UNIT(text) "<trans-unit id='1'><source>" text "</source></trans-unit>"

static const struct fixture_pair pairs[] = {
	{"It was early.", "Era temprano.", .9},
	{"The ferry left.", "El ferri zarpó.", .9},
	{"Nobody saw it.", "Nadie lo vio.", .9},
};

enum { PAIRS = sizeof(pairs) / sizeof(pairs[0]) };

static struct fixture fixture;
static struct cotejo_memory *memory;

static int setup(void **state)
{
	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "ferry", "en", "es", pairs, PAIRS);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
	return 0;
}

static int run(const char *bytes, const struct cotejo_pretranslate_options *options,
	struct capture *capture, struct cotejo_pretranslate_result *result,
	struct cotejo_error *error)
{
	char path[sizeof(fixture.folder) + 16];
	FILE *file;
	int code;

	snprintf(path, sizeof(path), "%s/x.xlf", fixture.folder);
	file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, strlen(bytes), file), strlen(bytes));
	assert_int_equal(fclose(file), 0);
	code = cotejo_pretranslate(memory, path, options, &capture->output, result, error);
	unlink(path);
	return code;
}

/* Between the neighbours of its document a sentence is better than alone. */
static void neighbours_count(void **state)
{
	struct cotejo_pretranslate_options options = COTEJO_PRETRANSLATE_OPTIONS_INIT;
	struct cotejo_pretranslate_result result;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct capture capture;

	(void)state;
	options.fill_score = COTEJO_SCORE_CONTEXT;
	capture_init(&capture, SIZE_MAX);
	check_ok(run(FILE_OF(UNIT("It was early.") UNIT("The ferry left.") UNIT("Nobody saw it.")),
			 &options, &capture, &result, &error),
		&error);
	assert_int_equal(result.segments, 3);
	assert_int_equal(result.exact, 3);
	assert_int_equal(result.filled, 3);
	capture_clear(&capture);
	capture_init(&capture, SIZE_MAX);
	check_ok(run(FILE_OF(UNIT("Nobody saw it.") UNIT("The ferry left.")), &options, &capture,
			 &result, &error),
		&error);
	assert_int_equal(result.exact, 2);
	assert_int_equal(result.filled, 0);
	capture_clear(&capture);
}

static void penalties_lower(void **state)
{
	struct cotejo_pretranslate_options options = COTEJO_PRETRANSLATE_OPTIONS_INIT;
	struct cotejo_pretranslate_result result;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct capture capture;

	(void)state;
	options.penalties.automatic = 7;
	capture_init(&capture, SIZE_MAX);
	check_ok(
		run(FILE_OF(UNIT("The ferry left.")), &options, &capture, &result, &error), &error);
	assert_non_null(strstr(capture.buffer.bytes, "match-quality=\"93%\""));
	assert_int_equal(result.matched, 1);
	assert_int_equal(result.exact, 0);
	capture_clear(&capture);
}

static int cancel(void *user)
{
	(void)user;
	return 1;
}

/* Whatever goes wrong, nothing is written. */
static void failures_write_nothing(void **state)
{
	struct cotejo_pretranslate_options options = COTEJO_PRETRANSLATE_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct capture capture;

	(void)state;
	capture_init(&capture, SIZE_MAX);
	options.cancel = cancel;
	assert_int_equal(
		run(FILE_OF(UNIT("One.")), &options, &capture, NULL, &error), COTEJO_EINTERRUPTED);
	options.cancel = NULL;
	assert_int_equal(
		run(FILE_OF(UNIT("One.")) "<", &options, &capture, NULL, &error), COTEJO_ESYNTAX);
	assert_int_equal(run("", &options, &capture, NULL, &error), COTEJO_ESYNTAX);
	options.min_score = 102;
	assert_int_equal(
		run(FILE_OF(UNIT("One.")), &options, &capture, NULL, &error), COTEJO_EARGUMENT);
	assert_int_equal(capture.buffer.length, 0);
	capture_clear(&capture);
	capture_init(&capture, 10);
	assert_int_equal(run(FILE_OF(UNIT("One.")), NULL, &capture, NULL, &error), COTEJO_EIO);
	capture_clear(&capture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(neighbours_count),
		cmocka_unit_test(penalties_lower),
		cmocka_unit_test(failures_write_nothing),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
