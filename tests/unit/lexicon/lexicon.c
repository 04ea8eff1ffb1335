/*
 * lexicon.c - dictionaries are read, found in, and written
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <stdlib.h>
#include <unistd.h>

#include <cotejo/lexicon.h>

#include "base/buffer.h"

static int collect(void *user, const char *bytes, size_t length)
{
	buffer_add(user, slice(bytes, length));
	return 0;
}

static int refuse(void *user, const char *bytes, size_t length)
{
	(void)user, (void)bytes, (void)length;
	return 1;
}

static struct cotejo_lexicon *new_lexicon(void)
{
	struct cotejo_lexicon *lexicon = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;

	check_ok(cotejo_lexicon_new(&lexicon, &error), &error);
	return lexicon;
}

static void parse(struct cotejo_lexicon *lexicon, const char *text)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;

	check_ok(cotejo_lexicon_parse(lexicon, slice_of(text), NULL, &error), &error);
}

static void check_written(const struct cotejo_lexicon *lexicon, const char *name, const char *lines)
{
	struct buffer buffer = {0};
	struct cotejo_output output = {collect, &buffer};
	struct cotejo_error error = COTEJO_ERROR_INIT;

	check_ok(cotejo_lexicon_write(lexicon, &output, &error), &error);
	if (!slice_equals(buffer_text(&buffer), lines))
		fail_msg("%s: \"%.*s\"", name, (int)buffer.length, buffer_text(&buffer).bytes);
	buffer_clear(&buffer);
}

/* What is read and what is written then. */
static const struct row {
	const char *name, *text, *written;
} rows[] = {
	{"nothing", "", ""},
	{"only words", "dog\tperro\n", "dog\tperro\t1.000000\t1.000000\n"},
	{"no last line end", "dog\tperro", "dog\tperro\t1.000000\t1.000000\n"},
	{"no digit in front", "dog\tperro\t.5\n", NULL},
	{"one probability", "dog\tperro\t0.5\r\n", "dog\tperro\t0.500000\t0.500000\n"},
	{"two probabilities", "dog\tperro\t0.5\t0.25\n", "dog\tperro\t0.500000\t0.250000\n"},
	{"an exponent", "dog\tperro\t5e-1\t2.5E-01\n", "dog\tperro\t0.500000\t0.250000\n"},
	{"a tiny number", "dog\tperro\t1e-999999999999\t1\n", "dog\tperro\t0.000000\t1.000000\n"},
	{"phrases", "of course\tpor supuesto\n", "of course\tpor supuesto\t1.000000\t1.000000\n"},
	{"hunalign's order", "perro @ dog\n", "dog\tperro\t1.000000\t1.000000\n"},
	{"an at sign in a word", "a@b @ c\n", "c\ta@b\t1.000000\t1.000000\n"},
	{"comments", "# en es\n\n \ndog\tperro\n", "dog\tperro\t1.000000\t1.000000\n"},
	{"a hash is a word", "#\tnúmero\n", "#\tnúmero\t1.000000\t1.000000\n"},
	{"a byte order mark",
		"\xEF\xBB\xBF"
		"dog\tperro\n",
		"dog\tperro\t1.000000\t1.000000\n"},
	{"sorted", "b\tx\na\ty\na\tx\n",
		"a\tx\t1.000000\t1.000000\na\ty\t1.000000\t1.000000\nb\tx\t1.000000\t1.000000\n"},
	{"twice the same", "a\tx\t0.5\t0.25\na\tx\t0.25\t0.5\n", "a\tx\t0.500000\t0.500000\n"},
	{"one field", "dog\n", NULL},
	{"five fields", "a\tx\t1\t1\t1\n", NULL},
	{"no source", "\tperro\n", NULL},
	{"no target", "dog\t \n", NULL},
	{"no target for hunalign", " @ dog\n", NULL},
	{"no source for hunalign", "perro @ \n", NULL},
	{"above 1", "a\tx\t1.01\n", NULL},
	{"far above 1", "a\tx\t1e999999\n", NULL},
	{"below 0", "a\tx\t-0.5\n", NULL},
	{"a decimal comma", "a\tx\t0,5\n", NULL},
	{"no number", "a\tx\tnan\n", NULL},
	{"a carriage return inside", "a\rb\tx\n", NULL},
	{"half an exponent", "a\tx\t1e\n", NULL},
	{"a second number", "a\tx\t0.5\thigh\n", NULL},
};

static void test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cotejo_lexicon *lexicon = new_lexicon();
		struct cotejo_error error = COTEJO_ERROR_INIT;
		int code = cotejo_lexicon_parse(lexicon, slice_of(rows[i].text), "f", &error);

		if (code != (rows[i].written ? COTEJO_OK : COTEJO_ESYNTAX))
			fail_msg("%s: %d %s", rows[i].name, code, error.message);
		if (rows[i].written)
			check_written(lexicon, rows[i].name, rows[i].written);
		else if (error.line != 1 || strcmp(error.file, "f") != 0)
			fail_msg("%s: no place", rows[i].name);
		cotejo_lexicon_free(lexicon);
	}
}

/* What is written can be read again. */
static void test_round(void **state)
{
	struct cotejo_lexicon *lexicon = new_lexicon();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (!rows[i].written)
			continue;
		parse(lexicon, rows[i].written);
		check_written(lexicon, rows[i].name, rows[i].written);
		cotejo_lexicon_free(lexicon);
		lexicon = new_lexicon();
	}
	cotejo_lexicon_free(lexicon);
}

static void test_failure_changes_nothing(void **state)
{
	struct cotejo_lexicon *lexicon = new_lexicon();
	struct cotejo_error error = COTEJO_ERROR_INIT;

	(void)state;
	parse(lexicon, "dog\tperro\n");
	assert_int_equal(cotejo_lexicon_parse(lexicon, slice_of("a\tx\nb\ty\nc\n"), NULL, &error),
		COTEJO_ESYNTAX);
	assert_int_equal(error.line, 3);
	assert_int_equal(cotejo_lexicon_parse(lexicon, slice_of("a\tx\n\xFF\ty\n"), NULL, &error),
		COTEJO_EENCODING);
	assert_int_equal(error.line, 2);
	assert_int_equal(cotejo_lexicon_read(lexicon, "/nowhere/at/all", &error), COTEJO_ENOTFOUND);
	assert_string_equal(error.file, "/nowhere/at/all");
	check_written(lexicon, "after failures", "dog\tperro\t1.000000\t1.000000\n");
	cotejo_lexicon_free(lexicon);
}

static void test_add(void **state)
{
	static const struct {
		const char *name, *source, *target;
		int code;
	} bad[] = {
		{"empty", "", "x", COTEJO_EARGUMENT},
		{"white", "a", " ", COTEJO_EARGUMENT},
		{"tab", "a", "b\tc", COTEJO_EARGUMENT},
		{"line", "a\nb", "c", COTEJO_EARGUMENT},
		{"bytes", "a", "\xff", COTEJO_EENCODING},
	};
	char word[] = "dog";
	struct cotejo_lexicon_entry entries[] = {{{word, 3}, {"perro", 5}, 2, -1},
		{{" cat ", 5}, {"gato", 4}, .5, .25}, {{word, 3}, {"can", 3}, .5, .5}};
	struct cotejo_lexicon *lexicon = new_lexicon();
	struct cotejo_error error = COTEJO_ERROR_INIT;

	(void)state;
	check_ok(cotejo_lexicon_add(lexicon, entries, 3, &error), &error);
	word[0] = 'f';
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		entries[1].source = slice_of(bad[i].source);
		entries[1].target = slice_of(bad[i].target);
		if (cotejo_lexicon_add(lexicon, entries, 3, &error) != bad[i].code)
			fail_msg("%s", bad[i].name);
	}
	check_written(lexicon, "added",
		"cat\tgato\t0.500000\t0.250000\ndog\tcan\t0.500000\t0.500000\n"
		"dog\tperro\t1.000000\t0.000000\n");
	cotejo_lexicon_free(lexicon);
}

static void test_find(void **state)
{
	struct cotejo_lexicon *lexicon = new_lexicon();
	const struct cotejo_lexicon_entry *entries;
	size_t count = 1;

	(void)state;
	assert_null(cotejo_lexicon_find(lexicon, slice_of("dog"), &count));
	assert_int_equal(count, 0);
	parse(lexicon, "do\thacer\ndog\tperro\t0.9\ndog\tcan\t0.1\ndogma\tdogma\n");
	parse(lexicon, "cat\tgato\n");
	assert_int_equal(cotejo_lexicon_count(lexicon), 5);
	check_text(cotejo_lexicon_entries(lexicon)[0].source, "cat");
	entries = cotejo_lexicon_find(lexicon, slice_of("dog"), &count);
	assert_int_equal(count, 2);
	check_text(entries[0].target, "can");
	check_text(entries[1].target, "perro");
	assert_float_equal(entries[1].forward, .9, 1e-9);
	assert_null(cotejo_lexicon_find(lexicon, slice_of("Dog"), &count));
	assert_null(cotejo_lexicon_find(lexicon, slice_of("zebra"), &count));
	assert_int_equal(count, 0);
	cotejo_lexicon_free(lexicon);
}

static void test_read_file(void **state)
{
	char path[512];
	struct cotejo_lexicon *lexicon = new_lexicon();
	struct cotejo_error error = COTEJO_ERROR_INIT;
	const char *folder = getenv("TMPDIR");
	int file;

	(void)state;
	snprintf(path, sizeof(path), "%s/cotejo-lexicon-XXXXXX", folder ? folder : P_tmpdir);
	file = mkstemp(path);
	assert_true(file >= 0);
	assert_int_equal(write(file, "dog\tperro\nx\n", 12), 12);
	assert_int_equal(cotejo_lexicon_read(lexicon, path, &error), COTEJO_ESYNTAX);
	assert_string_equal(error.file, path);
	assert_int_equal(error.line, 2);
	assert_int_equal(ftruncate(file, 10), 0);
	close(file);
	check_ok(cotejo_lexicon_read(lexicon, path, &error), &error);
	assert_int_equal(cotejo_lexicon_count(lexicon), 1);
	unlink(path);
	cotejo_lexicon_free(lexicon);
}

static void test_read_languages(void **state)
{
	char folder[512], path[600];
	struct cotejo_lexicon *lexicon = new_lexicon();
	struct cotejo_error error = COTEJO_ERROR_INIT;
	const char *temporary = getenv("TMPDIR");
	FILE *file;

	(void)state;
	snprintf(folder, sizeof(folder), "%s/cotejo-lexicons-XXXXXX",
		temporary ? temporary : P_tmpdir);
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/en-es.tsv", folder);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs("dog\tperro\n", file);
	fclose(file);
	assert_int_equal(cotejo_lexicon_read_languages(lexicon, folder, "en", "fr", &error), 0);
	assert_int_equal(cotejo_lexicon_read_languages(lexicon, folder, "en", "no tag", &error),
		COTEJO_EARGUMENT);
	assert_int_equal(cotejo_lexicon_count(lexicon), 0);
	assert_int_equal(cotejo_lexicon_read_languages(lexicon, folder, "en-GB", "es", &error), 1);
	assert_int_equal(cotejo_lexicon_read_languages(lexicon, folder, "es-MX", "en", &error), 1);
	assert_int_equal(cotejo_lexicon_count(lexicon), 1);
	unlink(path);
	rmdir(folder);
	cotejo_lexicon_free(lexicon);
}

static void test_write_fails(void **state)
{
	struct cotejo_lexicon *lexicon = new_lexicon();
	struct cotejo_output output = {refuse, NULL};
	struct cotejo_error error = COTEJO_ERROR_INIT;

	(void)state;
	parse(lexicon, "dog\tperro\n");
	assert_int_equal(cotejo_lexicon_write(lexicon, &output, &error), COTEJO_EIO);
	cotejo_lexicon_free(lexicon);
	cotejo_lexicon_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_round),
		cmocka_unit_test(test_failure_changes_nothing),
		cmocka_unit_test(test_add),
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_read_file),
		cmocka_unit_test(test_read_languages),
		cmocka_unit_test(test_write_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
