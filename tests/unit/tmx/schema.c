/*
 * Tests of tmx/tmx14.rng: what it lets through and what not, and that the writer's files pass.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <dirent.h>
#include <stdlib.h>

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "tmx/writer.h"
#include "unit/capture.h"
#include "unit/tmx/random_unit.h"

static const char *source_path(char path[1024], const char *name)
{
	const char *root = getenv("COTEJO_SOURCE_ROOT");

	snprintf(path, 1024, "%s/%s", root ? root : ".", name);
	return path;
}

static void ignore(void *user, const char *format, ...)
{
	(void)user;
	(void)format;
}

static xmlRelaxNGPtr load_schema(void)
{
	char path[1024];
	xmlRelaxNGParserCtxtPtr parser =
		xmlRelaxNGNewParserCtxt(source_path(path, "tmx/tmx14.rng"));
	xmlRelaxNGPtr schema = xmlRelaxNGParse(parser);

	xmlRelaxNGFreeParserCtxt(parser);
	assert_non_null(schema);
	return schema;
}

/* Whether a document is valid; takes the document. */
static bool is_valid(xmlRelaxNGPtr schema, xmlDocPtr document)
{
	xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt(schema);
	int result;

	assert_non_null(document);
	xmlRelaxNGSetValidErrors(context, ignore, ignore, NULL);
	result = xmlRelaxNGValidateDoc(context, document);
	xmlRelaxNGFreeValidCtxt(context);
	xmlFreeDoc(document);
	return result == 0;
}

/* Every file of a folder is valid, or none is; there must be at least `least` of them. */
static void check_folder(const char *folder, bool valid, size_t least)
{
	xmlRelaxNGPtr schema = load_schema();
	char path[1024], file[2048];
	DIR *entries = opendir(source_path(path, folder));
	struct dirent *entry;
	size_t count = 0;

	assert_non_null(entries);
	while ((entry = readdir(entries))) {
		if (entry->d_name[0] == '.')
			continue;
		snprintf(file, sizeof(file), "%s/%s", path, entry->d_name);
		if (is_valid(schema, xmlReadFile(file, NULL, XML_PARSE_NONET)) != valid)
			fail_msg("%s is %s", file, valid ? "refused" : "let through");
		count++;
	}
	closedir(entries);
	xmlRelaxNGFree(schema);
	assert_true(count >= least);
}

static void lets_valid_files_through(void **state)
{
	(void)state;
	check_folder("tmx/cases/valid", true, 6);
}

static void refuses_wrong_files(void **state)
{
	(void)state;
	check_folder("tmx/cases/invalid", false, 21);
}

/* Whatever units are written, the file is well-formed and valid. */
static void what_the_writer_writes_is_valid(void **state)
{
	enum { FILES = 40, UNITS = 25 };
	xmlRelaxNGPtr schema = load_schema();
	struct cotejo_error error = COTEJO_ERROR_INIT;

	(void)state;
	for (uint64_t seed = 1; seed <= FILES; seed++) {
		struct random_units random = {.seed = seed * 0x9e3779b97f4a7c15u};
		struct tmx_header header = {.note_count = random_below(&random, 2)};
		struct tmx_writer writer = {0};
		struct capture capture;
		xmlDocPtr document;

		header.notes = random_notes(&random, header.note_count);
		capture_init(&capture, SIZE_MAX);
		check_ok(tmx_writer_start(&writer, &capture.output, &header, &error), &error);
		for (size_t i = 0; i < UNITS; i++) {
			check_ok(tmx_writer_add(&writer, random_unit(&random), &error), &error);
			arena_clear(&random.arena);
		}
		check_ok(tmx_writer_finish(&writer, &error), &error);
		assert_int_equal(writer.units, UNITS);
		document = xmlReadMemory(capture.buffer.bytes, (int)capture.buffer.length, NULL,
			NULL, XML_PARSE_NONET);
		if (!is_valid(schema, document))
			fail_msg("seed %d makes a file that is not valid", (int)seed);
		tmx_writer_clear(&writer);
		capture_clear(&capture);
	}
	xmlRelaxNGFree(schema);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lets_valid_files_through),
		cmocka_unit_test(refuses_wrong_files),
		cmocka_unit_test(what_the_writer_writes_is_valid),
	};
	int failures;

	failures = cmocka_run_group_tests(tests, NULL, NULL);
	xmlCleanupParser();
	return failures;
}
