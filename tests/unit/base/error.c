/*
 * Tests of base/error.h and cotejo/error.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <errno.h>

#include "base/error.h"

static void places_are_printed(void **state)
{
	struct cotejo_error error;
	char line[200];

	(void)state;
	error_set(&error, COTEJO_ESYNTAX, "bad %s", "tag");
	cotejo_error_format(&error, line, sizeof(line));
	assert_string_equal(line, "bad tag");
	assert_int_equal(error_in_file(&error, COTEJO_ESYNTAX, "a.tmx"), COTEJO_ESYNTAX);
	cotejo_error_format(&error, line, sizeof(line));
	assert_string_equal(line, "a.tmx: bad tag");
	error_at_offset(&error, COTEJO_ESYNTAX, "b.tmx", 17);
	cotejo_error_format(&error, line, sizeof(line));
	assert_string_equal(line, "a.tmx: byte 17: bad tag");
	error_at(&error, COTEJO_ESYNTAX, "b.tmx", 3, 9);
	cotejo_error_format(&error, line, sizeof(line));
	assert_string_equal(line, "a.tmx:3:9: bad tag");
}

static void messages_are_one_line(void **state)
{
	struct cotejo_error error;

	(void)state;
	error_set(&error, COTEJO_EIO, "a\nb\r\x1b[31m");
	assert_string_equal(error.message, "a b  [31m");
}

static void long_file_names_lose_their_front(void **state)
{
	struct cotejo_error error;
	char name[3000];

	(void)state;
	memset(name, 'x', sizeof(name));
	memcpy(name + sizeof(name) - 6, "e.txt", 6);
	error_set(&error, COTEJO_EIO, "m");
	error_in_file(&error, COTEJO_EIO, name);
	assert_int_equal(strlen(error.file), sizeof(error.file) - 1);
	assert_string_equal(error.file + sizeof(error.file) - 6, "e.txt");
}

static void errnos_become_codes(void **state)
{
	struct cotejo_error error;

	(void)state;
	assert_int_equal(error_errno(&error, ENOENT, "cannot open"), COTEJO_ENOTFOUND);
	assert_string_equal(error.message, "cannot open: No such file or directory");
	assert_int_equal(error.detail, ENOENT);
	assert_int_equal(error_errno(NULL, EISDIR, "cannot read"), COTEJO_EIO);
	assert_int_equal(error_errno(NULL, ENOMEM, "cannot read"), COTEJO_ENOMEM);
}

static void every_status_has_a_name(void **state)
{
	(void)state;
	assert_string_equal(cotejo_status_name(COTEJO_OK), "ok");
	assert_string_equal(cotejo_status_name(COTEJO_EINTERRUPTED), "interrupted");
	assert_string_equal(cotejo_status_name(COTEJO_EINTERRUPTED - 1), "unknown");
	assert_string_equal(cotejo_status_name(1), "unknown");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places_are_printed),
		cmocka_unit_test(messages_are_one_line),
		cmocka_unit_test(long_file_names_lose_their_front),
		cmocka_unit_test(errnos_become_codes),
		cmocka_unit_test(every_status_has_a_name),
	};

	return cmocka_run_group_tests_name("base/error", tests, NULL, NULL);
}
