/*
 * Tests of cli/options.h: how words become values, operands and refusals.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "cli/message.h"
#include "cli/options.h"

enum { MOST_WORDS = 8 };

struct shared_values {
	const char *charset;
};

struct values {
	bool flag, other;
	const char *file;
	int choice, mode;
	double probability;
	size_t count;
	struct option_files files;
	struct option_two_files two;
	struct shared_values shared;
};

static const char *const choices[] = {"red", "green", NULL};

#define VALUE(member) offsetof(struct values, member)
static const struct option options[] = {
	{"flag", 'f', OPTION_FLAG, NULL, NULL, "", VALUE(flag)},
	{"other", 'g', OPTION_FLAG, NULL, NULL, "", VALUE(other)},
	{"output", 'o', OPTION_FILE, "FILE", NULL, "", VALUE(file)},
	{"color", 'c', OPTION_CHOICE, "COLOR", choices, "", VALUE(choice)},
	{"mode", 0, OPTION_MODE, "COLOR", choices, "", VALUE(mode)},
	{"probability", 0, OPTION_PROBABILITY, "P", NULL, "", VALUE(probability)},
	{"file", 0, OPTION_FILES, "FILE", NULL, "", VALUE(files)},
	{"two", 0, OPTION_TWO_FILES, "A B", NULL, "", VALUE(two)},
	{"count", 'n', OPTION_COUNT, "N", NULL, "", VALUE(count)},
	{0},
};

static const struct option shared[] = {
	{"charset", 0, OPTION_TEXT, "NAME", NULL, "", offsetof(struct shared_values, charset)},
	{0},
};

static const struct command command = {
	.name = "try",
	.operands = "A B",
	.needs_memory = true,
	.least_operands = 1,
	.most_operands = 3,
	.options = options,
	.shared = shared,
	.shared_offset = VALUE(shared),
};

static int parse(const char *const *words, struct values *values, struct arguments *arguments,
	char *argv[MOST_WORDS])
{
	int argc = 0;

	memset(values, 0, sizeof(*values));
	memset(arguments, 0, sizeof(*arguments));
	values->choice = values->mode = -1;
	for (; words[argc]; argc++) {
		assert_true(argc < MOST_WORDS);
		/* main() has its words in memory that may be written to, too. */
		memcpy(&argv[argc], &words[argc], sizeof(*argv));
	}
	return options_parse(&command, argc, argv, values, arguments);
}

static void two_files(void **state)
{
	static const char *const lines[][MOST_WORDS] = {
		{"--two", "x", "-y", "a"}, {"a", "--two=x", "-y"}};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct values values;
		struct arguments arguments;
		char *argv[MOST_WORDS];

		assert_int_equal(parse(lines[i], &values, &arguments, argv), STATUS_DONE);
		assert_string_equal(values.two.paths[0], "x");
		assert_string_equal(values.two.paths[1], "-y");
		assert_int_equal(arguments.count, 1);
	}
}

static void values_are_set(void **state)
{
	static const char *const lines[][MOST_WORDS] = {
		{"-f", "-o", "x", "--color", "green", "--count=12", "a"},
		{"a", "-fox", "--color=green", "-n", "12"},
		{"-f", "a", "--output", "x", "-cgreen", "-n12"},
		{"--flag", "-ox", "--color", "red", "--color=green", "--count", "12", "a"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct values values;
		struct arguments arguments;
		char *argv[MOST_WORDS];

		const char *words[MOST_WORDS + 1] = {NULL};

		memcpy(words, lines[i], sizeof(lines[i]));
		if (parse(words, &values, &arguments, argv) != STATUS_DONE)
			fail_msg("line %zu is refused", i);
		if (!values.flag || values.other || strcmp(values.file, "x") != 0 ||
			values.choice != 1 || values.count != 12)
			fail_msg("line %zu sets other values", i);
		if (arguments.count != 1 || strcmp(arguments.operands[0], "a") != 0)
			fail_msg("line %zu has other operands", i);
	}
}

static void files_add_up(void **state)
{
	static const char *const words[] = {"--file", "x", "a", "--file=y", NULL};
	struct values values;
	struct arguments arguments;
	char *argv[MOST_WORDS];

	(void)state;
	assert_int_equal(parse(words, &values, &arguments, argv), STATUS_DONE);
	assert_int_equal(values.files.count, 2);
	assert_string_equal(values.files.paths[0], "x");
	assert_string_equal(values.files.paths[1], "y");
}

static void files_have_an_end(void **state)
{
	struct values values = {.choice = -1};
	struct arguments arguments = {0};
	char word[] = "--file=x", operand[] = "a";
	char *argv[OPTION_FILES_MAX + 2];

	(void)state;
	for (int i = 0; i <= OPTION_FILES_MAX; i++)
		argv[i] = word;
	argv[OPTION_FILES_MAX + 1] = operand;
	assert_int_equal(options_parse(&command, OPTION_FILES_MAX + 2, argv, &values, &arguments),
		STATUS_USAGE);
	assert_int_equal(values.files.count, OPTION_FILES_MAX);
	values.files.count = 0;
	argv[OPTION_FILES_MAX] = operand;
	assert_int_equal(options_parse(&command, OPTION_FILES_MAX + 1, argv, &values, &arguments),
		STATUS_DONE);
}

/* The word behind a mode without "=" is an operand. */
static void modes_may_lack_their_value(void **state)
{
	static const struct {
		const char *words[MOST_WORDS];
		int mode;
		size_t operands;
	} rows[] = {
		{{"a", NULL}, -1, 1},
		{{"--mode", "a", NULL}, 0, 1},
		{{"--mode", "green", NULL}, 0, 1},
		{{"--mode=green", "a", NULL}, 1, 1},
		{{"--mode=red", "a", "b", NULL}, 0, 2},
	};
	static const char *const wrong[] = {"--mode=blue", "a", NULL};
	struct values values;
	struct arguments arguments;
	char *argv[MOST_WORDS];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(parse(rows[i].words, &values, &arguments, argv), STATUS_DONE);
		if (values.mode != rows[i].mode || arguments.count != rows[i].operands)
			fail_msg("row %zu: mode %d, %zu operands", i, values.mode, arguments.count);
	}
	assert_int_equal(parse(wrong, &values, &arguments, argv), STATUS_USAGE);
}

static void operands_keep_their_order(void **state)
{
	static const char *const words[] = {"-fg", "a", "-", "--", "-f", NULL};
	struct values values;
	struct arguments arguments;
	char *argv[MOST_WORDS];

	(void)state;
	assert_int_equal(parse(words, &values, &arguments, argv), STATUS_DONE);
	assert_true(values.flag && values.other);
	assert_int_equal(arguments.count, 3);
	assert_string_equal(arguments.operands[0], "a");
	assert_string_equal(arguments.operands[1], "-");
	assert_string_equal(arguments.operands[2], "-f");
}

static void shared_and_common_options(void **state)
{
	static const char *const words[] = {
		"--charset", "latin1", "-m", "x.db", "--probability=.25", "a", NULL};
	static const char *const help[] = {"--help", NULL};
	struct values values;
	struct arguments arguments;
	char *argv[MOST_WORDS];

	(void)state;
	assert_int_equal(parse(words, &values, &arguments, argv), STATUS_DONE);
	assert_string_equal(values.shared.charset, "latin1");
	assert_string_equal(arguments.memory, "x.db");
	assert_true(values.probability > 0.2 && values.probability < 0.3);
	/* Whoever asks for help need not know the operands. */
	assert_int_equal(parse(help, &values, &arguments, argv), STATUS_DONE);
	assert_true(arguments.help);
}

static void refusals(void **state)
{
	static const struct {
		const char *name;
		const char *words[5];
	} rows[] = {
		{"no operand", {"-f"}},
		{"too many operands", {"a", "b", "c", "d"}},
		{"unknown option", {"--nothing", "a"}},
		{"shortened option", {"--fl", "a"}},
		{"unknown letter", {"-fz", "a"}},
		{"no value", {"a", "--output"}},
		{"no value for a letter", {"a", "-o"}},
		{"one value of two", {"a", "--two", "b"}},
		{"value of a flag", {"--flag=1", "a"}},
		{"unknown choice", {"--color=blue", "a"}},
		{"no number", {"--count=x", "a"}},
		{"no probability", {"--probability=2", "a"}},
		{"empty name", {"--=x", "a"}},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct values values;
		struct arguments arguments;
		char *argv[MOST_WORDS];

		if (parse(rows[i].words, &values, &arguments, argv) != STATUS_USAGE)
			fail_msg("%s is not refused", rows[i].name);
	}
}

static const char *name_at(const void *user, size_t index)
{
	static const char *const names[] = {"align", "add", "lookup", "export", NULL};

	(void)user;
	return names[index];
}

static void nearest_names(void **state)
{
	static const struct {
		const char *word, *nearest;
	} rows[] = {
		{"aling", "align"},
		{"alignn", "align"},
		{"lokup", "lookup"},
		{"exprot", "export"},
		{"ad", "add"},
		{"add", "add"},
		{"xyz", NULL},
		{"import", "export"},
		{"frobnicate", NULL},
		{"", NULL},
		{"a-word-that-is-longer-than-any-name-may-be", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *found = options_nearest(rows[i].word, name_at, NULL);

		if (found != rows[i].nearest &&
			(!found || !rows[i].nearest || strcmp(found, rows[i].nearest) != 0))
			fail_msg("'%s': %s", rows[i].word, found ? found : "none");
	}
}

static void statuses(void **state)
{
	(void)state;
	assert_int_equal(message_status(COTEJO_OK, WORK_INPUT), STATUS_DONE);
	assert_int_equal(message_status(COTEJO_ENOTFOUND, WORK_INPUT), STATUS_INPUT);
	assert_int_equal(message_status(COTEJO_ENOTFOUND, WORK_MEMORY), STATUS_MEMORY);
	assert_int_equal(message_status(COTEJO_EIO, WORK_INPUT), STATUS_INPUT);
	assert_int_equal(message_status(COTEJO_EIO, WORK_MEMORY), STATUS_MEMORY);
	assert_int_equal(message_status(COTEJO_EIO, WORK_OUTPUT), STATUS_OUTPUT);
	assert_int_equal(message_status(COTEJO_EENCODING, WORK_INPUT), STATUS_INPUT);
	assert_int_equal(message_status(COTEJO_ELIMIT, WORK_INPUT), STATUS_INPUT);
	assert_int_equal(message_status(COTEJO_EBUSY, WORK_MEMORY), STATUS_BUSY);
	assert_int_equal(message_status(COTEJO_ECORRUPT, WORK_INPUT), STATUS_MEMORY);
	assert_int_equal(message_status(COTEJO_EVERSION, WORK_MEMORY), STATUS_MEMORY);
	assert_int_equal(message_status(COTEJO_EARGUMENT, WORK_INPUT), STATUS_USAGE);
	assert_int_equal(message_status(COTEJO_EINTERRUPTED, WORK_INPUT), STATUS_INTERRUPTED);
	assert_int_equal(message_status(COTEJO_ENOMEM, WORK_INPUT), STATUS_SYSTEM);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_set),
		cmocka_unit_test(two_files),
		cmocka_unit_test(files_add_up),
		cmocka_unit_test(files_have_an_end),
		cmocka_unit_test(modes_may_lack_their_value),
		cmocka_unit_test(operands_keep_their_order),
		cmocka_unit_test(shared_and_common_options),
		cmocka_unit_test(refusals),
		cmocka_unit_test(nearest_names),
		cmocka_unit_test(statuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
