/*
 * output.c - the disk is full after any number of bytes
 *
 * Every writer fails with COTEJO_EIO and the errno, has written nothing but a beginning of the
 * whole, and works again when there is room.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <errno.h>

#include "fault/writers.h"
#include "unit/capture.h"

static void check_full(const struct writer *writer, struct cotejo_text whole, size_t room)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct capture capture;
	int code;

	capture_init(&capture, room);
	code = writer->write(&capture.output, &error);
	if (code != COTEJO_EIO || error.code != COTEJO_EIO || error.detail != ENOSPC)
		fail_msg("%s, room for %zu bytes: returns %d, error %d, errno %d: %s", writer->name,
			room, code, error.code, error.detail, error.message);
	if (!slice_starts(whole, capture_text(&capture)))
		fail_msg("%s, room for %zu bytes: something else is written", writer->name, room);
	capture_clear(&capture);
}

/* An output may say no without an errno. */
static int refuse(void *user, const char *bytes, size_t length)
{
	(void)user;
	(void)bytes;
	(void)length;
	errno = 0;
	return 1;
}

static void run_writer(void **state)
{
	const struct writer *writer = *state;
	const struct cotejo_output refusing = {refuse, NULL};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct capture whole, again;

	capture_init(&whole, SIZE_MAX);
	check_ok(writer->write(&whole.output, &error), &error);
	assert_true(whole.buffer.length > 0);
	for (size_t room = 0; room < whole.buffer.length; room += 1 + room / 50)
		check_full(writer, capture_text(&whole), room);
	check_full(writer, capture_text(&whole), whole.buffer.length - 1);
	assert_int_equal(writer->write(&refusing, &error), COTEJO_EIO);
	assert_int_equal(writer->write(&refusing, NULL), COTEJO_EIO);

	capture_init(&again, whole.buffer.length);
	check_ok(writer->write(&again.output, &error), &error);
	assert_true(slice_equal(capture_text(&whole), capture_text(&again)));
	capture_clear(&again);
	capture_clear(&whole);
}

static int setup(void **state)
{
	(void)state;
	writers_setup();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	writers_teardown();
	return 0;
}

int main(void)
{
	struct CMUnitTest tests[40];
	size_t count = 0;

	for (const struct writer *writer = writers; writer->name; writer++)
		tests[count++] = (struct CMUnitTest){
			writer->name, run_writer, NULL, NULL, (void *)(uintptr_t)writer};
	return _cmocka_run_group_tests("fault/output", tests, count, setup, teardown);
}
