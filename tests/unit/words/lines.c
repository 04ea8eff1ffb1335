/*
 * lines.c - tests: lines of pairs in, lines of links out
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <stdlib.h>
#include <unistd.h>

#include <cotejo/words.h>

#include "base/buffer.h"

struct bad_row {
	const char *name;
	struct cotejo_text bytes;
	int code;
	size_t line, column;
};

#define BYTES(literal)                       \
	{                                    \
		literal, sizeof(literal) - 1 \
	}

static const struct bad_row bad_rows[] = {
	{"no separator", BYTES("a ||| b\nc d\n"), COTEJO_ESYNTAX, 2, 4},
	{"an empty line", BYTES("a ||| b\n\nc ||| d\n"), COTEJO_ESYNTAX, 2, 1},
	{"bars without spaces", BYTES("a|||b\n"), COTEJO_ESYNTAX, 1, 6},
	{"two separators", BYTES("a ||| b ||| c"), COTEJO_ESYNTAX, 1, 9},
	{"invalid UTF-8", BYTES("a ||| b\na ||| b\na b ||| \xff\n"), COTEJO_EENCODING, 3, 9},
	{"UTF-8 cut off at the end", BYTES("a ||| \xc3"), COTEJO_EENCODING, 1, 7},
};

static struct cotejo_words *new_words(const struct cotejo_words_options *options)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_words *words = NULL;

	check_ok(cotejo_words_new(&words, options, &error), &error);
	return words;
}

static void bad_lines_are_located(void **state)
{
	(void)state;
	for (size_t k = 0; k < sizeof(bad_rows) / sizeof(bad_rows[0]); k++) {
		const struct bad_row *row = &bad_rows[k];
		struct cotejo_words *words = new_words(NULL);
		struct cotejo_error error = COTEJO_ERROR_INIT;
		int status = cotejo_words_add_lines(words, row->bytes, "pairs.txt", &error);

		if (status != row->code || error.line != row->line || error.column != row->column)
			fail_msg("%s: %d at %zu:%zu: %s", row->name, status, error.line,
				error.column, error.message);
		assert_string_equal(error.file, "pairs.txt");
		assert_int_equal(cotejo_words_pair_count(words), row->line - 1);
		cotejo_words_free(words);
	}
}

static int append(void *user, const char *bytes, size_t length)
{
	struct buffer *buffer = user;

	buffer_add(buffer, slice(bytes, length));
	return buffer->failed;
}

static int refuse(void *user, const char *bytes, size_t length)
{
	(void)user;
	(void)bytes;
	(void)length;
	return 1;
}

static void every_line_has_its_line(void **state)
{
	static const char lines[] = "a b c ||| a b c\r\n ||| x\nx ||| \n|||\nd\te  f ||| d e f";
	struct cotejo_words *words = new_words(NULL);
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer written = {0};
	const struct cotejo_output output = {append, &written}, broken = {refuse, NULL};

	(void)state;
	check_ok(cotejo_words_add_lines(words, slice_of(lines), NULL, &error), &error);
	assert_int_equal(cotejo_words_pair_count(words), 5);
	assert_int_equal(
		cotejo_words_write(words, COTEJO_LINKS_MEAN, &output, &error), COTEJO_EARGUMENT);
	check_ok(cotejo_words_train(words, &error), &error);
	check_ok(cotejo_words_write(words, COTEJO_LINKS_MEAN, &output, &error), &error);
	check_text(buffer_text(&written), "0-0 1-1 2-2\n\n\n\n0-0 1-1 2-2\n");
	assert_int_equal(cotejo_words_write(words, COTEJO_LINKS_MEAN, &broken, &error), COTEJO_EIO);
	buffer_clear(&written);
	cotejo_words_free(words);
}

static void no_lines_are_no_pairs(void **state)
{
	struct cotejo_words *words = new_words(NULL);
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer written = {0};
	const struct cotejo_output output = {append, &written};

	(void)state;
	check_ok(cotejo_words_add_lines(words, slice_of(""), NULL, &error), &error);
	check_ok(cotejo_words_train(words, &error), &error);
	check_ok(cotejo_words_write(words, COTEJO_LINKS_GROW, &output, &error), &error);
	assert_int_equal(written.length, 0);
	cotejo_words_free(words);
}

static void write_file(const char *path, const char *bytes)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, strlen(bytes), file), strlen(bytes));
	assert_int_equal(fclose(file), 0);
}

struct file_row {
	const char *name, *bytes;
	int code;
	size_t pairs; /* that are added */
	size_t line;  /* that is to blame, or 0 */
};

static const struct file_row file_rows[] = {
	{"an empty file", "", COTEJO_OK, 0, 0},
	{"lines", "a ||| b\nc ||| d\n", COTEJO_OK, 2, 0},
	{"no line feed at the end", "a ||| b\nc ||| d", COTEJO_OK, 2, 0},
	{"a bad line after a good one", "a ||| b\nc d\n", COTEJO_ESYNTAX, 1, 2},
	{"invalid UTF-8", "a ||| \xff\n", COTEJO_EENCODING, 0, 1},
};

/* Each file's pairs come after those that are there; its errors carry its name. */
static void a_file_is_its_lines(void **state)
{
	char path[] = "words-XXXXXX";
	int descriptor = mkstemp(path);

	(void)state;
	assert_true(descriptor >= 0);
	close(descriptor);
	for (size_t k = 0; k < sizeof(file_rows) / sizeof(file_rows[0]); k++) {
		const struct file_row *row = &file_rows[k];
		struct cotejo_words *words = new_words(NULL);
		struct cotejo_error error = COTEJO_ERROR_INIT;
		int status;

		check_ok(cotejo_words_add(words, slice_of("x"), slice_of("y"), &error), &error);
		write_file(path, row->bytes);
		status = cotejo_words_add_file(words, path, &error);
		if (status != row->code || cotejo_words_pair_count(words) != 1 + row->pairs)
			fail_msg("%s: %d, %zu pairs: %s", row->name, status,
				cotejo_words_pair_count(words), error.message);
		if (status != COTEJO_OK &&
			(error.line != row->line || strcmp(error.file, path) != 0))
			fail_msg("%s: blames %s:%zu", row->name, error.file, error.line);
		cotejo_words_free(words);
	}
	unlink(path);
}

static void what_is_no_file_adds_nothing(void **state)
{
	struct cotejo_words *words = new_words(NULL);
	struct cotejo_error error = COTEJO_ERROR_INIT;

	(void)state;
	assert_int_equal(cotejo_words_add_file(words, "no-such-file", &error), COTEJO_ENOTFOUND);
	assert_string_equal(error.file, "no-such-file");
	assert_int_equal(cotejo_words_add_file(words, ".", &error), COTEJO_EIO);
	assert_int_equal(cotejo_words_pair_count(words), 0);
	cotejo_words_free(words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bad_lines_are_located),
		cmocka_unit_test(every_line_has_its_line),
		cmocka_unit_test(no_lines_are_no_pairs),
		cmocka_unit_test(a_file_is_its_lines),
		cmocka_unit_test(what_is_no_file_adds_nothing),
	};

	return cmocka_run_group_tests_name("words/lines", tests, NULL, NULL);
}
