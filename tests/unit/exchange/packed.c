/*
 * packed.c - gzip written and read again, archives, and those that are damaged or grow too much
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <stdlib.h>

#include <cotejo/exchange.h>

#include "exchange/packed.h"
#include "unit/capture.h"

static const struct cotejo_error no_error = COTEJO_ERROR_INIT;

/* Packs `count` times the same line. */
static void pack(struct capture *capture, size_t count)
{
	static const char line[] = "a line of some length, as they come again and again\n";
	struct cotejo_error error = no_error;
	struct cotejo_gzip *gzip = NULL;
	const struct cotejo_output *output;

	capture_init(capture, SIZE_MAX);
	check_ok(cotejo_gzip_new(&gzip, &capture->output, &error), &error);
	output = cotejo_gzip_output(gzip);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(output->write(output->user, line, sizeof(line) - 1), 0);
	check_ok(cotejo_gzip_finish(gzip, &error), &error);
	cotejo_gzip_free(gzip);
}

/* Unpacks all of a file; the number of bytes, or an error. */
static long unpack(struct cotejo_text bytes, struct cotejo_error *error)
{
	FILE *stream = tmpfile();
	struct packed *packed = NULL;
	const char *name = "not set";
	char piece[1000];
	size_t length = 1;
	long total = 0;
	int code;

	assert_non_null(stream);
	assert_int_equal(fwrite(bytes.bytes, 1, bytes.length, stream), bytes.length);
	fseek(stream, PACKED_HEAD_BYTES, SEEK_SET);
	assert_true(packed_is_one(slice(bytes.bytes, PACKED_HEAD_BYTES)));
	code = packed_new(&packed, stream, slice(bytes.bytes, PACKED_HEAD_BYTES), error);
	if (code == 0)
		code = packed_next(packed, ".tmx", &name, error);
	if (code == 1)
		assert_null(name);
	code = code == 1 ? 0 : code;
	while (code == 0 && length) {
		code = packed_read(packed, piece, sizeof(piece), &length, error);
		total += (long)length;
	}
	packed_free(packed);
	fclose(stream);
	return code ? code : total;
}

static bool can_pack(void)
{
	struct cotejo_gzip *gzip = NULL;
	struct capture capture;

	capture_init(&capture, SIZE_MAX);
	if (cotejo_gzip_new(&gzip, &capture.output, NULL) == COTEJO_EARGUMENT)
		return false;
	cotejo_gzip_free(gzip);
	capture_clear(&capture);
	return true;
}

static void what_is_packed(void **state)
{
	(void)state;
	assert_true(packed_is_one(slice_of("PK\003\004")));
	assert_false(packed_is_one(slice_of("<tmx")));
	assert_false(packed_is_one(slice_of("P")));
	assert_false(packed_is_one(slice("", 0)));
}

static void there_and_back(void **state)
{
	struct cotejo_error error = no_error;
	struct capture once, twice;

	(void)state;
	if (!can_pack())
		return;
	pack(&once, 1000);
	pack(&twice, 1000);
	assert_true(slice_equal(capture_text(&once), capture_text(&twice)));
	assert_int_equal(unpack(capture_text(&once), &error), 52000);
	once.buffer.length -= 10;
	assert_int_equal(unpack(capture_text(&once), &error), COTEJO_ESYNTAX);
	capture_clear(&once);
	capture_clear(&twice);
}

static void bomb(void **state)
{
	struct cotejo_error error = no_error;
	struct capture capture;

	(void)state;
	if (!can_pack())
		return;
	pack(&capture, 2000000);
	assert_int_equal(unpack(capture_text(&capture), &error), COTEJO_ELIMIT);
	capture_clear(&capture);
}

static void output_that_fails(void **state)
{
	struct cotejo_error error = no_error;
	struct cotejo_gzip *gzip = NULL;
	struct capture capture;

	(void)state;
	if (!can_pack())
		return;
	capture_init(&capture, 0);
	if (cotejo_gzip_new(&gzip, &capture.output, &error) == 0) {
		assert_int_equal(cotejo_gzip_finish(gzip, &error), COTEJO_EIO);
		cotejo_gzip_free(gzip);
	}
	capture_clear(&capture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_packed),
		cmocka_unit_test(there_and_back),
		cmocka_unit_test(bomb),
		cmocka_unit_test(output_that_fails),
	};

	return cmocka_run_group_tests_name("exchange/packed", tests, NULL, NULL);
}
