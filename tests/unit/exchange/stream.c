/*
 * Tests of cotejo/stream.h: every line has its answer, in order, with any number of threads.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <stdlib.h>
#include <unistd.h>

#include <cotejo/stream.h>

#include "unit/capture.h"

static char path[] = "cotejo-stream-XXXXXX";

static void write_file(struct cotejo_text text)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(text.bytes, 1, text.length, file), text.length);
	assert_int_equal(fclose(file), 0);
}

/* Lines of which every fifth is broken, every seventh empty, and some have many sentences. */
static void write_many(size_t count)
{
	struct buffer text = {0};

	for (size_t i = 0; i < count; i++) {
		if (i % 7 == 6) {
			buffer_add_byte(&text, '\n');
			continue;
		}
		buffer_add_format(&text, "{\"id\":%zu,\"left\":{\"lang\":\"en\",\"text\":\"", i);
		for (size_t k = 0; k < (i % 11 == 0 ? 60 : 2); k++)
			buffer_add_format(&text, "The number of this sentence is %zu. ", i + k);
		buffer_add_string(&text, "\"},\"right\":{\"lang\":\"es\",\"text\":\"");
		for (size_t k = 0; k < (i % 11 == 0 ? 60 : 2); k++)
			buffer_add_format(&text, "El n\xc3\xbamero de esta frase es %zu. ", i + k);
		buffer_add_string(&text, i % 5 == 4 ? "\n" : "\"}}\n");
	}
	write_file(buffer_text(&text));
	buffer_clear(&text);
}

static int run(struct capture *capture, struct cotejo_stream_options *options,
	struct cotejo_stream_result *result, struct cotejo_error *error)
{
	capture_init(capture, SIZE_MAX);
	return cotejo_stream_align(path, options, &capture->output, result, error);
}

/* What is told, as text. */
struct told {
	struct buffer text;
	size_t last;
};

static void tell(void *user, const struct cotejo_stream_line *line)
{
	struct told *told = user;

	assert_true(line->number > told->last);
	told->last = line->number;
	if (line->error)
		buffer_add_format(&told->text, "%zu:%.*s:%s ", line->number, (int)line->id.length,
			line->id.bytes, cotejo_status_name(line->error->code));
}

static void answers_stand_in_order(void **state)
{
	struct cotejo_stream_options options = COTEJO_STREAM_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_stream_result result;
	struct told told = {0};
	struct capture capture;

	(void)state;
	write_file(slice_of("{\"id\":\"a\",\"left\":{\"lang\":\"en\",\"text\":\"One. Two 7.\"},"
			    "\"right\":{\"lang\":\"es\",\"text\":\"Uno. Dos 7.\"}}\n"
			    "\n"
			    "{\"id\":\"b\"}\r\n"
			    "u\tv\tVHdvIDcu\tRG9zIDcu"));
	options.tell = tell;
	options.user = &told;
	options.left_language = "en";
	options.right_language = "es";
	options.output = COTEJO_STREAM_TSV;
	options.min_probability = 0.5;
	check_ok(run(&capture, &options, &result, &error), &error);
	assert_non_null(strstr(capture.buffer.bytes, "a\t\tOne.\tUno.\t0.9"));
	assert_non_null(strstr(capture.buffer.bytes, "\n\nb\t\t\t\t0.0000\terror\tsyntax\t"));
	assert_non_null(strstr(capture.buffer.bytes, "\nu\tv\tTwo 7.\tDos 7.\t0.9"));
	assert_int_equal(result.lines, 3);
	assert_int_equal(result.aligned, 2);
	assert_int_equal(result.failed, 1);
	check_text(buffer_text(&told.text), "3:b:syntax ");
	buffer_clear(&told.text);
	capture_clear(&capture);
}

static void threads_make_no_difference(void **state)
{
	struct cotejo_stream_options options = COTEJO_STREAM_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_stream_result result, other_result;
	struct told told = {0}, other_told = {0};
	struct capture capture, other;

	(void)state;
	write_many(120);
	options.tell = tell;
	options.user = &told;
	check_ok(run(&capture, &options, &result, &error), &error);
	assert_true(result.failed > 10 && result.aligned > 60);
	assert_int_equal(result.aligned + result.failed, result.lines);
	options.user = &other_told;
	for (unsigned jobs = 2; jobs <= 7; jobs += 5) {
		options.jobs = jobs;
		buffer_reset(&other_told.text);
		other_told.last = 0;
		check_ok(run(&other, &options, &other_result, &error), &error);
		assert_true(slice_equal(capture_text(&capture), capture_text(&other)));
		assert_true(slice_equal(buffer_text(&told.text), buffer_text(&other_told.text)));
		assert_memory_equal(&result, &other_result, sizeof(result));
		capture_clear(&other);
	}
	buffer_clear(&told.text);
	buffer_clear(&other_told.text);
	capture_clear(&capture);
}

static void long_lines_are_faults(void **state)
{
	struct cotejo_stream_options options = COTEJO_STREAM_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_stream_result result;
	struct capture capture;

	(void)state;
	write_file(slice_of("{\"left\":{\"text\":\"a line that is too long\"}}\nZm9v\tYmFy\n"));
	for (options.jobs = 1; options.jobs <= 2; options.jobs++) {
		options.max_line_bytes = 20;
		check_ok(run(&capture, &options, &result, &error), &error);
		assert_int_equal(result.failed, 1);
		assert_int_equal(result.lines, 2);
		assert_non_null(strstr(capture.buffer.bytes,
			"{\"error\":{\"code\":\"limit\",\"message\":\"the line is longer than 20 "
			"bytes\"}}\n"));
		capture_clear(&capture);
	}
}

static void a_full_disk_ends_it(void **state)
{
	struct cotejo_stream_options options = COTEJO_STREAM_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct capture capture;

	(void)state;
	write_many(60);
	for (options.jobs = 1; options.jobs <= 3; options.jobs += 2) {
		capture_init(&capture, 4000);
		assert_int_equal(cotejo_stream_align(path, &options, &capture.output, NULL, &error),
			COTEJO_EIO);
		assert_int_equal(error.detail, ENOSPC);
		capture_clear(&capture);
	}
}

/* What is kept from line to line changes nothing: a stream of pairs in many languages, and each of
 * them alone. */
static void lines_know_nothing_of_each_other(void **state)
{
	static const char *const languages[][2] = {{"en", "es"}, {"de", "fr"}, {"en", "fr"},
		{"es", "en"}, {"en", "de"}, {"fr", "it"}, {"en", "es"}, {"en", "en"}, {"de", "fr"}};
	enum { LINES = sizeof(languages) / sizeof(languages[0]) };
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer lines[LINES] = {{0}}, whole = {0}, alone = {0};
	struct capture capture;

	(void)state;
	for (size_t i = 0; i < LINES; i++) {
		buffer_add_format(&lines[i],
			"{\"left\":{\"lang\":\"%s\",\"text\":\"Germany, 7. Monday in March. Two "
			"of 12.\"},\"right\":{\"lang\":\"%s\",\"text\":\"Alemania, 7. Lundi, "
			"mars. Due, doce, Montag.\"}}\n",
			languages[i][0], languages[i][1]);
		buffer_add(&whole, buffer_text(&lines[i]));
	}
	for (size_t i = 0; i < LINES; i++) {
		write_file(buffer_text(&lines[i]));
		check_ok(run(&capture, NULL, NULL, &error), &error);
		buffer_add(&alone, capture_text(&capture));
		capture_clear(&capture);
		buffer_clear(&lines[i]);
	}
	write_file(buffer_text(&whole));
	check_ok(run(&capture, NULL, NULL, &error), &error);
	assert_true(slice_equal(buffer_text(&alone), capture_text(&capture)));
	capture_clear(&capture);
	buffer_clear(&whole);
	buffer_clear(&alone);
}

/* Says stop once the output has begun. */
static int cancel(void *user)
{
	struct capture *capture = user;

	return capture->buffer.length > 0;
}

static void a_signal_ends_it(void **state)
{
	struct cotejo_stream_options options = COTEJO_STREAM_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct capture capture;

	(void)state;
	write_many(60);
	options.cancel = cancel;
	options.user = &capture;
	capture_init(&capture, SIZE_MAX);
	assert_int_equal(cotejo_stream_align(path, &options, &capture.output, NULL, &error),
		COTEJO_EINTERRUPTED);
	assert_int_equal(capture.buffer.bytes[capture.buffer.length - 1], '\n');
	capture_clear(&capture);
}

static void options_are_checked(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct capture capture;
	struct cotejo_stream_options options = COTEJO_STREAM_OPTIONS_INIT;

	(void)state;
	options.min_probability = 1.5;
	assert_int_equal(run(&capture, &options, NULL, &error), COTEJO_EARGUMENT);
	options.min_probability = 0;
	options.jobs = 100000;
	assert_int_equal(run(&capture, &options, NULL, &error), COTEJO_EARGUMENT);
	assert_int_equal(cotejo_stream_align("nowhere.jsonl", NULL, &capture.output, NULL, &error),
		COTEJO_ENOTFOUND);
	assert_string_equal(error.file, "nowhere.jsonl");
	assert_int_equal(capture.buffer.length, 0);
}

static int make_file(void **state)
{
	int descriptor = mkstemp(path);

	(void)state;
	return descriptor < 0 ? -1 : close(descriptor);
}

static int remove_file(void **state)
{
	(void)state;
	return unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_stand_in_order),
		cmocka_unit_test(threads_make_no_difference),
		cmocka_unit_test(lines_know_nothing_of_each_other),
		cmocka_unit_test(long_lines_are_faults),
		cmocka_unit_test(a_full_disk_ends_it),
		cmocka_unit_test(a_signal_ends_it),
		cmocka_unit_test(options_are_checked),
	};

	return cmocka_run_group_tests(tests, make_file, remove_file);
}
