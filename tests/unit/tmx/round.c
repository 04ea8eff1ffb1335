/*
 * Tests of the reader against the writer: what was written comes back, and what is damaged at
 * random never harms.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <libxml/parser.h>

#include "tmx/reader.h"
#include "tmx/writer.h"
#include "unit/capture.h"
#include "unit/tmx/memory_input.h"
#include "unit/tmx/random_unit.h"

enum { UNITS = 20 };

static void write_random_file(struct random_units *random, struct capture *capture)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct tmx_header header = {.creation_tool = "tool & die",
		.creation_tool_version = "1",
		.segment_type = "phrase",
		.original_format = "x",
		.admin_language = "en",
		.source_language = random_language(random),
		.data_type = "plaintext",
		.creator = random_optional(random),
		.created = random_date(random),
		.property_count = random_below(random, 3),
		.note_count = random_below(random, 3)};
	struct tmx_writer writer = {0};

	header.properties = random_properties(random, header.property_count);
	header.notes = random_notes(random, header.note_count);
	capture_init(capture, SIZE_MAX);
	check_ok(tmx_writer_start(&writer, &capture->output, &header, &error), &error);
	for (size_t i = 0; i < UNITS; i++) {
		check_ok(tmx_writer_add(&writer, random_unit(random), &error), &error);
		arena_clear(&random->arena);
	}
	check_ok(tmx_writer_finish(&writer, &error), &error);
	tmx_writer_clear(&writer);
}

/* Reads all of a file and writes it again; the number of units, or what went wrong. */
static int copy(struct cotejo_text bytes, size_t portion, struct capture *again,
	struct tmx_warnings *warnings, struct cotejo_error *error)
{
	struct tmx_reader *reader = NULL;
	struct tmx_writer writer = {0};
	struct memory_input input;
	const struct tmx_unit *unit;
	int code, count = 0;

	memory_input_init(&input, bytes, portion);
	capture_init(again, SIZE_MAX);
	code = tmx_reader_new(&reader, &input.input, warnings, error);
	if (code)
		return code;
	check_ok(
		tmx_writer_start(&writer, &again->output, tmx_reader_header(reader), error), error);
	while ((code = tmx_reader_next(reader, &unit, error)) == 1) {
		bool has_languages = true;

		count++;
		assert_true(unit->variant_count > 0);
		for (size_t i = 0; i < unit->variant_count; i++)
			has_languages &= unit->variants[i].language != NULL;
		if (has_languages)
			check_ok(tmx_writer_add(&writer, unit, error), error);
	}
	check_ok(tmx_writer_finish(&writer, error), error);
	tmx_writer_clear(&writer);
	tmx_reader_free(reader);
	return code ? code : count;
}

static size_t count_warnings(const struct tmx_warnings *warnings)
{
	size_t count = 0;

	for (size_t i = 0; i < WARNING_CODES; i++)
		count += (size_t)warnings->counts[i];
	return count;
}

static void what_was_written_comes_back(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 100; seed++) {
		struct random_units random = {.seed = seed * 0x9e3779b97f4a7c15u};
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct tmx_warnings warnings = {0};
		struct capture file, again;
		int count;

		write_random_file(&random, &file);
		count = copy(capture_text(&file), 1 + random_below(&random, 100), &again, &warnings,
			&error);
		if (count != UNITS || count_warnings(&warnings) ||
			!slice_equal(capture_text(&file), capture_text(&again)))
			fail_msg("seed %d: %d units, %d warnings, %.*s\n---\n%.*s", (int)seed,
				count, (int)count_warnings(&warnings), (int)file.buffer.length,
				file.buffer.bytes, (int)again.buffer.length, again.buffer.bytes);
		capture_clear(&file);
		capture_clear(&again);
	}
}

/* Deletes, doubles, overwrites or cuts off a piece. */
static void damage(struct random_units *random, struct buffer *file)
{
	static const char *const pieces[] = {"<", ">", "&", "\"", "</tu>", "<tu>", "</seg>",
		"<tuv xml:lang=\"es\">", "<seg>", "&#x1F;", "&nbsp;", "<!--", "<![CDATA[", "]]>",
		"<?", "<!DOCTYPE x [", "\xff", "\x01", "<ph>", "</bpt>", "<sub>", "<hi>", "<b>",
		"</tmx>", "<body>", "</body>", "<prop>", "</note>"};
	const char *piece = pieces[random_below(random, sizeof(pieces) / sizeof(pieces[0]))];
	size_t place = random_below(random, file->length), length = strlen(piece);
	size_t rest = file->length - place;

	switch (random_below(random, 8)) {
	case 0:
		file->length = place + 1;
		break;
	case 1:
		length = 1 + random_below(random, rest < 40 ? rest : 40);
		memmove(file->bytes + place, file->bytes + place + length, rest - length);
		file->length -= length;
		break;
	default:
		assert_true(buffer_reserve(file, length));
		memmove(file->bytes + place + length, file->bytes + place, rest);
		memcpy(file->bytes + place, piece, length);
		file->length += length;
	}
}

static void ignore(void *user, const char *format, ...)
{
	(void)user;
	(void)format;
}

/*
 * Whatever happened to a file, the reader ends, what it hands out can be written again, and what is
 * then written is well-formed and comes back without a warning.
 */
static void damaged_files(void **state)
{
	(void)state;
	xmlSetGenericErrorFunc(NULL, ignore);
	for (uint64_t seed = 1; seed <= 400; seed++) {
		struct random_units random = {.seed = seed * 0x9e3779b97f4a7c15u};
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct tmx_warnings warnings = {0}, none = {0};
		struct capture file, again, third;
		xmlDocPtr document;

		write_random_file(&random, &file);
		for (size_t i = 0; i <= random_below(&random, 4); i++)
			damage(&random, &file.buffer);
		if (copy(capture_text(&file), SIZE_MAX, &again, &warnings, &error) >= 0) {
			document = xmlReadMemory(again.buffer.bytes, (int)again.buffer.length, NULL,
				NULL, XML_PARSE_NONET);
			if (!document)
				fail_msg("seed %d: not well-formed", (int)seed);
			xmlFreeDoc(document);
			assert_true(copy(capture_text(&again), 4096, &third, &none, &error) >= 0);
			none.counts[WARNING_LANGUAGE] = 0; /* what is no tag stays none */
			if (count_warnings(&none) ||
				!slice_equal(capture_text(&again), capture_text(&third)))
				fail_msg("seed %d: %d warnings the second time", (int)seed,
					(int)count_warnings(&none));
			capture_clear(&third);
		}
		capture_clear(&file);
		capture_clear(&again);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_written_comes_back),
		cmocka_unit_test(damaged_files),
	};
	int failures = cmocka_run_group_tests_name("tmx/round", tests, NULL, NULL);

	xmlCleanupParser();
	return failures;
}
