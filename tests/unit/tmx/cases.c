/*
 * Tests of the reader on the files of tmx/cases/odd, which list.tsv describes.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <stdlib.h>

#include "base/file.h"
#include "tmx/reader.h"
#include "unit/tmx/memory_input.h"

enum { PATH_SIZE = 1024, MAX_FILE_BYTES = 1 << 20 };

static void read_case(struct buffer *bytes, const char *name)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	const char *root = getenv("COTEJO_SOURCE_ROOT");
	char path[PATH_SIZE];

	snprintf(path, sizeof(path), "%s/tmx/cases/odd/%s", root ? root : ".", name);
	check_ok(file_read(bytes, path, MAX_FILE_BYTES, &error), &error);
}

/* The names of all warnings and of the error, with spaces between them. */
static void list_oddities(
	char list[256], const struct tmx_warnings *warnings, int code, struct cotejo_error *error)
{
	list[0] = '\0';
	for (int i = 0; i < WARNING_CODES; i++) {
		if (warnings->counts[i] == 0)
			continue;
		strcat(list, list[0] ? " " : "");
		strcat(list, warning_name((enum tmx_warning_code)i));
	}
	if (code < 0) {
		assert_true(error->line > 0);
		strcat(list, list[0] ? " " : "");
		strcat(list, cotejo_status_name(code));
	}
}

static void check_case(const char *name, int units, const char *oddities)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct tmx_warnings warnings = {0};
	struct tmx_reader *reader = NULL;
	struct memory_input input;
	struct buffer bytes = {0};
	const struct tmx_unit *unit;
	char file[64], list[256];
	int code, count = 0;

	snprintf(file, sizeof(file), "%s.tmx", name);
	read_case(&bytes, file);
	memory_input_init(&input, buffer_text(&bytes), SIZE_MAX);
	code = tmx_reader_new(&reader, &input.input, &warnings, &error);
	while (code == 0 && (code = tmx_reader_next(reader, &unit, &error)) == 1) {
		check_text(slice(unit->variants[0].text.bytes, 1),
			strcmp(name, "bare") == 0 ? "R" : "T");
		code = 0;
		count++;
	}
	list_oddities(list, &warnings, code, &error);
	if (count != units || strcmp(list, oddities) != 0)
		fail_msg("%s: %d units, %s", name, count, list);
	tmx_reader_free(reader);
	buffer_clear(&bytes);
}

/* Cuts a field off the front of a line. */
static char *take_field(char **line)
{
	char *field = *line, *tab = strchr(field, '\t');

	assert_non_null(tab);
	*tab = '\0';
	*line = tab + 1;
	return field;
}

static void every_case(void **state)
{
	struct buffer list = {0};
	char *line, *rest;
	size_t count = 0;

	(void)state;
	read_case(&list, "list.tsv");
	buffer_add_byte(&list, '\0');
	for (line = list.bytes; *line; line = rest) {
		char *name, *units;

		rest = strchr(line, '\n');
		assert_non_null(rest);
		*rest++ = '\0';
		if (line[0] == '#')
			continue;
		name = take_field(&line);
		units = take_field(&line);
		check_case(name, atoi(units), take_field(&line));
		count++;
	}
	assert_in_range(count, 30, 1000);
	buffer_clear(&list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case),
	};

	return cmocka_run_group_tests_name("tmx/cases", tests, NULL, NULL);
}
