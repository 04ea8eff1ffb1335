/*
 * units.c - fuzz target: a file of units in any format but TMX, which tmx.c has
 *
 * The first line names the format and perhaps two languages; the rest is the file. For a pair of
 * files it is both, with a line "%%" between them. What comes out is written as TMX, read again and
 * written again: the same bytes.
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz/target.h"

#include "base/buffer.h"
#include "exchange/unit_source.h"
#include "text/utf8.h"
#include "tmx/reader.h"
#include "tmx/writer.h"

enum { WORDS = 3, WORD_SIZE = 16 };

static const struct {
	const char *name;
	enum cotejo_import_format format;
} formats[] = {
	{"any", COTEJO_IMPORT_ANY},
	{"tsv", COTEJO_IMPORT_TSV},
	{"moses", COTEJO_IMPORT_MOSES},
	{"jsonl", COTEJO_IMPORT_JSONL},
	{"po", COTEJO_IMPORT_PO},
	{"xliff", COTEJO_IMPORT_XLIFF},
	{"links", COTEJO_IMPORT_LINKS},
};

static const struct tmx_header header = {"t", "1", "sentence", "t", "en", "en", "plaintext", NULL,
	NULL, NULL, NULL, NULL, 0, 0, NULL, NULL};

static int write_bytes(void *user, const char *bytes, size_t length)
{
	buffer_add(user, slice(bytes, length));
	return 0;
}

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

/* Whether it comes back as it is: the reader of TMX gives languages their present names. */
static bool can_be_written(const struct tmx_unit *unit)
{
	for (size_t i = 0; i < unit->variant_count; i++) {
		const char *language = unit->variants[i].language;
		char canonical[LANGUAGE_SIZE];

		if (!language || language_canonical(canonical, language, NULL) < 0 ||
			strcmp(canonical, language) != 0)
			return false;
	}
	return unit->variant_count > 0;
}

static void check(const struct tmx_unit *unit)
{
	for (size_t i = 0; i < unit->variant_count; i++) {
		const struct tmx_variant *variant = &unit->variants[i];

		claim(utf8_valid_length(variant->text) == variant->text.length);
		claim(variant->text.length == 0 ||
			!memchr(variant->text.bytes, '\0', variant->text.length));
		for (size_t c = 0; c < variant->code_count; c++)
			claim(variant->codes[c].begin <= variant->codes[c].end);
	}
}

static void set_file(struct import_file *file, const char *name, struct cotejo_text bytes)
{
	FILE *stream = fmemopen(NULL, bytes.length + 1, "w+");

	claim(stream);
	claim(fwrite(bytes.bytes, 1, bytes.length, stream) == bytes.length);
	fflush(stream);
	rewind(stream);
	import_file_set(file, name, stream);
}

/* Cuts the second file off the first. */
static struct cotejo_text take_second(struct cotejo_text *first)
{
	struct cotejo_text rest = *first, line;

	while (rest.length) {
		const char *begin = rest.bytes;

		line = take_line(&rest);
		if (slice_equals(line, "%%")) {
			first->length = (size_t)(begin - first->bytes);
			return rest;
		}
	}
	return rest;
}

static void write_file(
	struct buffer *written, enum cotejo_import_format format, struct source_request *request)
{
	struct cotejo_output output = {write_bytes, written};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct unit_source source = {0};
	struct tmx_writer writer = {0};
	const struct tmx_unit *unit;
	int code = unit_source_open(&source, format, request, &error);

	claim(code == 0 || code == COTEJO_ESYNTAX || code == COTEJO_EENCODING ||
		code == COTEJO_ELIMIT || code == COTEJO_EARGUMENT);
	if (code)
		return;
	claim(tmx_writer_start(&writer, &output, &header, &error) == 0);
	while ((code = unit_source_next(&source, &unit, &error)) == 1) {
		check(unit);
		if (can_be_written(unit))
			claim(tmx_writer_add(&writer, unit, &error) == 0);
	}
	claim(code == 0 || code == COTEJO_ESYNTAX || code == COTEJO_EENCODING ||
		code == COTEJO_ELIMIT);
	claim(tmx_writer_finish(&writer, &error) == 0);
	tmx_writer_clear(&writer);
	unit_source_close(&source);
}

static void write_again(struct buffer *written, struct cotejo_text file)
{
	struct tmx_input input = {read_bytes, &file};
	struct cotejo_output output = {write_bytes, written};
	struct tmx_warnings warnings = {0};
	struct tmx_reader *reader = NULL;
	struct tmx_writer writer = {0};
	const struct tmx_unit *unit;

	claim(tmx_reader_new(&reader, &input, &warnings, NULL) == 0);
	claim(tmx_writer_start(&writer, &output, &header, NULL) == 0);
	while (tmx_reader_next(reader, &unit, NULL) == 1)
		claim(tmx_writer_add(&writer, unit, NULL) == 0);
	claim(tmx_writer_finish(&writer, NULL) == 0);
	claim(writer.replaced == 0);
	tmx_writer_clear(&writer);
	tmx_reader_free(reader);
}

/* The words of the first line. */
static void take_words(char words[WORDS][WORD_SIZE], struct cotejo_text line)
{
	size_t word = 0, length = 0;

	memset(words, 0, (size_t)WORDS * WORD_SIZE);
	for (size_t i = 0; i < line.length && word < WORDS; i++) {
		if (line.bytes[i] == ' ') {
			word++;
			length = 0;
		} else if (length + 1 < WORD_SIZE) {
			words[word][length++] = line.bytes[i];
		}
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct cotejo_text text = slice((const char *)data, size), second;
	char words[WORDS][WORD_SIZE];
	struct source_request request = {.with_fuzzy = true};
	struct import_file files[2] = {{0}};
	struct buffer once = {0}, twice = {0};
	size_t format = 0;

	take_words(words, take_line(&text));
	while (format < sizeof(formats) / sizeof(formats[0]) &&
		strcmp(formats[format].name, words[0]) != 0)
		format++;
	if (format == sizeof(formats) / sizeof(formats[0]))
		format = 0;
	language_canonical(request.source, words[1], NULL);
	language_canonical(request.target, words[2], NULL);
	second = take_second(&text);
	set_file(&files[0], "text.en", text);
	set_file(&files[1], "text.es", second);
	request.file = &files[0];
	request.second = &files[1];
	write_file(&once, formats[format].format, &request);
	if (once.length) {
		write_again(&twice, buffer_text(&once));
		claim(slice_equal(buffer_text(&once), buffer_text(&twice)));
	}
	import_file_close(&files[0]);
	import_file_close(&files[1]);
	buffer_clear(&once);
	buffer_clear(&twice);
	return 0;
}
