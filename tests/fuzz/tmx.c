/*
 * tmx.c - fuzz target: a TMX file, read, written, and read again
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz/target.h"

#include "base/buffer.h"
#include "tmx/reader.h"
#include "tmx/writer.h"

static int read_bytes(
	void *user, char *bytes, size_t room, size_t *ret_length, struct cotejo_error *error)
{
	struct cotejo_text *rest = user;
	size_t length = rest->length < room ? rest->length : room;

	(void)error;
	if (length)
		memcpy(bytes, rest->bytes, length);
	*rest = slice(rest->bytes + length, rest->length - length);
	*ret_length = length;
	return 0;
}

static int write_bytes(void *user, const char *bytes, size_t length)
{
	buffer_add(user, slice(bytes, length));
	return 0;
}

static bool has_languages(const struct tmx_unit *unit)
{
	for (size_t i = 0; i < unit->variant_count; i++) {
		if (!unit->variants[i].language)
			return false;
	}
	return true;
}

/* Copies a file as far as it can be read; what went wrong then. */
static int copy(struct buffer *written, struct cotejo_text file, struct tmx_warnings *warnings)
{
	struct tmx_input input = {read_bytes, &file};
	struct cotejo_output output = {write_bytes, written};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct tmx_reader *reader = NULL;
	struct tmx_writer writer = {0};
	const struct tmx_unit *unit;
	int code = tmx_reader_new(&reader, &input, warnings, &error);

	if (code)
		return code;
	claim(tmx_writer_start(&writer, &output, tmx_reader_header(reader), &error) == 0);
	while ((code = tmx_reader_next(reader, &unit, &error)) == 1) {
		claim(unit->variant_count > 0);
		if (has_languages(unit))
			claim(tmx_writer_add(&writer, unit, &error) == 0);
	}
	claim(tmx_writer_finish(&writer, &error) == 0);
	claim(writer.replaced == 0);
	tmx_writer_clear(&writer);
	tmx_reader_free(reader);
	return code;
}

/* What was written comes back as it is, with nothing to warn of but languages that are none. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tmx_warnings first = {0}, second = {0};
	struct buffer once = {0}, twice = {0};
	int code = copy(&once, slice((const char *)data, size), &first);

	claim(code == 0 || code == COTEJO_ESYNTAX || code == COTEJO_EENCODING ||
		code == COTEJO_ELIMIT);
	if (once.length) {
		claim(copy(&twice, buffer_text(&once), &second) == 0);
		for (int i = 0; i < WARNING_CODES; i++)
			claim(i == WARNING_LANGUAGE || second.counts[i] == 0);
		claim(slice_equal(buffer_text(&once), buffer_text(&twice)));
	}
	buffer_clear(&once);
	buffer_clear(&twice);
	return 0;
}
