/*
 * Tests of links between sentences (exchange/source_links.c): what becomes of each link, which
 * documents are opened, and what a document's sentences are.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <unistd.h>

#include "exchange/linked_path.h"
#include "exchange/linked_text.h"
#include "unit/exchange/told.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define GROUP "<cesAlign><linkGrp fromDoc='a.en.xml' toDoc='a.es.xml'>"
#define END "</linkGrp></cesAlign>"
#define UNIT(left, right) \
	"en:" left "{x-cotejo-document=a.en.xml}|es:" right "{x-cotejo-document=a.es.xml}\n"

/* ---- Links ---- */

static const struct {
	const char *name, *bytes, *expected;
	uint64_t unfinished;
} rows[] = {
	{"one to one", GROUP "<link xtargets='1;1'/>" END, UNIT("One.", "Uno."), 0},
	{"two to one", GROUP "<link xtargets=' 1  2 ;2'/>" END, UNIT("One. Two.", "Dos."), 0},
	{"without spaces", GROUP "<link xtargets='zh zh 1;1'/>" END,
		UNIT("\xe6\x98\xaf\xe3\x80\x82\xe6\x98\xaf\xe3\x80\x82One.", "Uno."), 0},
	{"nothing to one",
		GROUP "<link xtargets=';1'/><link xtargets='1;'/><link xtargets=';'/>" END, "", 3},
	{"an empty sentence", GROUP "<link xtargets='none;1'/>" END, "", 1},
	{"a certainty", GROUP "<link xtargets='1;1' certainty='1.25'/>" END,
		"{x-ces-certainty=1.25}" UNIT("One.", "Uno."), 0},
	{"by hand", GROUP "<link xtargets='1;1' status='man'/>" END,
		"{x-cotejo-state=confirmed}" UNIT("One.", "Uno."), 0},
	{"by nobody", GROUP "<link xtargets='1;1' status='auto'/>" END, UNIT("One.", "Uno."), 0},
	{"InterText",
		"<linkGrp toDoc='a.es.xml' fromDoc='a.en.xml'><link xtargets='2;1'/></linkGrp>",
		UNIT("One.", "Dos."), 0},
	{"named by the root",
		"<cesAlign fromDoc='a.en.xml' toDoc='a.es.xml'><linkGrp><link xtargets='1;1'/>" END,
		UNIT("One.", "Uno."), 0},
	{"of paragraphs",
		"<cesAlign><linkGrp targType='p' fromDoc='a.en.xml' toDoc='a.es.xml'>"
		"<link xtargets='p1;p1'/>" END,
		UNIT("One. Two.", "Uno. Dos."), 0},
	{"an id of nothing", GROUP "<link xtargets='7;1'/><link xtargets='1;1'/>" END,
		"!1:56 link\n" UNIT("One.", "Uno."), 0},
	{"no targets", GROUP "<link/>" END, "!1:56 link\n", 0},
	{"one side", GROUP "<link xtargets='1'/>" END, "!1:56 link\n", 0},
	{"no documents", "<cesAlign><linkGrp><link xtargets='1;1'/>" END, "!1:20 document\n", 0},
	{"no such document, once",
		"<cesAlign><linkGrp fromDoc='b' toDoc='a.es.xml'><link xtargets='1;1'/>"
		"<link xtargets='1;1'/></linkGrp>\n"
		"<linkGrp fromDoc='a.en.xml' toDoc='a.es.xml'><link xtargets='1;1'/>" END,
		"!1:49 document\n" UNIT("One.", "Uno."), 0},
	{"one file for both",
		"<cesAlign><linkGrp fromDoc='a.en.xml' toDoc='./a.en.xml'><link "
		"xtargets='1;1'/>" END,
		"!1:58 document\n", 0},
	{"a document without sentences",
		"<cesAlign><linkGrp fromDoc='empty' toDoc='a.es.xml'><link xtargets='1;1'/>" END,
		"!1:53 document\n", 0},
	{"cut off", GROUP "<link xtargets='1;1'/><link xtar",
		UNIT("One.", "Uno.") "!1:78 truncated\n", 0},
	{"something else", "<text/>", "?syntax 1:1\n", 0},
	{"nothing", "", "?syntax 1:1\n", 0},
};

static char folder[512];

static void write_file(const char *name, const char *bytes)
{
	char path[1024];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "wb");
	assert_non_null(file);
	assert_true(fputs(bytes, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static int make_folder(void **state)
{
	const char *parent = getenv("TMPDIR");

	(void)state;
	snprintf(folder, sizeof(folder), "%s/cotejo-linked.XXXXXX", parent ? parent : "/tmp");
	assert_non_null(mkdtemp(folder));
	write_file("a.en.xml",
		"<text xml:lang='en'><p id='p1'><s id='1'>One.</s> <s id='2'>Two.</s></p>"
		"<s id='zh'>\xe6\x98\xaf\xe3\x80\x82</s><s id='none'/></text>");
	write_file("a.es.xml", "<text><p id='p1'><s id='1'>Uno.</s> <s id='2'>Dos.</s></p></text>");
	write_file("empty", "<text/>");
	return 0;
}

static int drop_folder(void **state)
{
	static const char *const names[] = {"a.en.xml", "a.es.xml", "empty"};
	char path[1024];

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
		unlink(path);
	}
	return rmdir(folder);
}

static void links(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct told_file file = {"links", slice_of(rows[i].bytes)};
		uint64_t unfinished = 0;
		struct source_request request = {.documents = folder, .unfinished = &unfinished};
		struct buffer told = {0};

		tell(&told, COTEJO_IMPORT_LINKS, request, &file, NULL);
		if (!slice_equals(buffer_text(&told), rows[i].expected) ||
			unfinished != rows[i].unfinished)
			fail_msg("%s: %.*s (%d)", rows[i].name, (int)told.length, told.bytes,
				(int)unfinished);
		buffer_clear(&told);
	}
}

/* A small file of links must not make a large memory. */
static void a_side_is_bounded(void **state)
{
	struct source_request request = {.documents = folder};
	struct buffer told = {0}, bytes = {0};
	struct told_file file = {"links", {NULL, 0}};

	(void)state;
	buffer_add_string(&bytes, GROUP "<link xtargets='1;");
	for (size_t i = 0; i < 20000; i++)
		buffer_add_string(&bytes, "1 ");
	buffer_add_string(&bytes, "'/>" END);
	file.bytes = buffer_text(&bytes);
	tell(&told, COTEJO_IMPORT_LINKS, request, &file, NULL);
	assert_true(slice_equals(buffer_text(&told), "!1:56 link\n"));
	buffer_clear(&told);
	buffer_clear(&bytes);
}

/* ---- Documents ---- */

static void sentences(void **state)
{
	static const struct {
		const char *name, *bytes, *id, *expected; /* NULL: there is none */
	} cases[] = {
		{"as it stands", "<s id='a'> One \n two </s>", "a", "One \n two"},
		{"words", "<s id='a'>\n<w>One</w>\n <w>two</w>\n</s>", "a", "One two"},
		{"the first of two", "<s id='a'>One</s><s id='a'>Two</s>", "a", "One"},
		{"and what follows them", "<s id='a'>One</s><s id='a'>Two</s><s id='b'>Three</s>",
			"b", "Three"},
		{"within another", "<s id='a'>One <s id='b'>two</s></s>", "a", "One two"},
		{"has no id of its own", "<s id='a'>One <s id='b'>two</s></s>", "b", NULL},
		{"no id", "<s>One</s>", "", NULL},
		{"cut off", "<s id='a'>One", "a", "One"},
		{"references", "<s id='a'>&lt;One&gt;</s>", "a", "<One>"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct told_file from = {"text", slice_of(cases[i].bytes)};
		struct cotejo_text found = {"", 0};
		struct import_file file = {0};
		struct linked_text text = {0};
		struct buffer told = {0};
		bool is_there;

		told_open(&file, &told, &from);
		assert_int_equal(
			linked_text_read(&text, &file.input, &file.warnings, "s", NULL), 0);
		is_there = linked_text_find(&text, slice_of(cases[i].id), &found);
		if (is_there != (cases[i].expected != NULL) ||
			(is_there && !slice_equals(found, cases[i].expected)))
			fail_msg("%s: %.*s", cases[i].name, (int)found.length, found.bytes);
		linked_text_clear(&text);
		import_file_close(&file);
		buffer_clear(&told);
	}
}

/* Which file a name stands for: nothing outside of the folder, whatever it says. */
static void paths(void **state)
{
	static const struct {
		const char *name, *expected; /* NULL: none */
	} cases[] = {
		{"a.en.xml", "a.en.xml"},
		{"a.en.xml.gz", "a.en.xml"},
		{"a.en", "a.en.xml"},
		{"a.en.html", "a.en.xml"},
		{"corpus/en/a.en.xml", "a.en.xml"},
		{"/srv/texts/a.en.txt", "a.en.xml"},
		{"https://example.org/a.en.html?x", "a.en.xml"},
		{"empty", "empty"},
		{"../a.en.xml", "a.en.xml"},
		{"../../etc/passwd", NULL},
		{"/etc/passwd", NULL},
		{"", NULL},
		{".", NULL},
		{"..", NULL},
		{"/", NULL},
		{"a.en.xml/", NULL},
		{"b", NULL},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *path = NULL;
		int code = linked_path_find(&path, folder, cases[i].name, NULL);
		const char *last = path ? strrchr(path, '/') + 1 : NULL;

		if (code != (cases[i].expected != NULL) ||
			(last && strcmp(last, cases[i].expected) != 0))
			fail_msg("%s: %s", cases[i].name, path ? path : "none");
		free(path);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(links),
		cmocka_unit_test(a_side_is_bounded),
		cmocka_unit_test(sentences),
		cmocka_unit_test(paths),
	};

	return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
