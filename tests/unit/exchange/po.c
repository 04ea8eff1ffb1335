/*
 * Tests of gettext PO files (exchange/po_entry.h), by rows and, where libgettextpo is installed, by
 * what it writes.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <unistd.h>

#include "unit/exchange/told.h"

#if defined(HAVE_GETTEXTPO)
#include <gettext-po.h>

/* libgettextpo does not free the contexts of the messages it made. */
const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
	return "leak:libgettextpo_xmalloc";
}
#endif

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define TEXT(literal)                        \
	{                                    \
		literal, sizeof(literal) - 1 \
	}
#define HEAD "msgid \"\"\nmsgstr \"\"\n\"Language: es\\n\"\n"

static const struct {
	const char *name;
	const char *target;
	bool with_fuzzy;
	struct cotejo_text bytes;
	const char *expected; /* the last line is what was unfinished */
} rows[] = {
	{"a message", "", false, TEXT(HEAD "\nmsgid \"One\"\nmsgstr \"Uno\"\n"),
		"en:One|es:Uno\n0"},
	{"no head", "fr", false, TEXT("msgid \"One\"\nmsgstr \"Un\"\n"), "en:One|fr:Un\n0"},
	{"no language", "", false, TEXT("msgid \"One\"\nmsgstr \"Un\"\n"), "?argument 3:1\n0"},
	{"other messages", "", false,
		TEXT("msgid \"\"\nmsgstr \"Language: pt_BR\\nX-Source-Language: de\\n\"\n"
		     "msgid \"Eins\"\nmsgstr \"Um\"\n"),
		"de:Eins|pt-BR:Um\n0"},
	{"over several lines", "", false,
		TEXT(HEAD "msgid \"\"\n\"A \"\n  \"B\\n\"\nmsgstr "
			  "\"C\\t\"\n\"\\\"D\\\\\\x41\\102\"\r\n"),
		"en:A B\n|es:C\t\"D\\AB\n0"},
	{"comments", "", false,
		TEXT(HEAD "# who\n#  else\n#. what\n#: a.c:1\n#: b.c:2\n#, c-format, no-wrap\n"
			  "#| msgid \"old\"\nmsgctxt \"menu\"\nmsgid \"One\"\nmsgstr \"Uno\"\n"),
		"{x-gettext-context=menu}{x-gettext-reference=a.c:1\nb.c:2}"
		"{x-gettext-flags=c-format, no-wrap}(who\nelse)(what)en:One|es:Uno\n0"},
	{"comments of the next", "", false,
		TEXT(HEAD "msgid \"A\"\nmsgstr \"B\"\n# next\nmsgid \"C\"\nmsgstr \"D\"\n# last\n"),
		"en:A|es:B\n(next)en:C|es:D\n0"},
	{"unfinished", "", false,
		TEXT(HEAD "#, fuzzy\nmsgid \"A\"\nmsgstr \"B\"\n\nmsgid \"C\"\nmsgstr \"\"\n"),
		"2"},
	{"unfinished, asked for", "", true,
		TEXT(HEAD "#, fuzzy, c-format\nmsgid \"A\"\nmsgstr \"B\"\n\nmsgid \"C\"\nmsgstr "
			  "\"\"\n"),
		"{x-cotejo-state=doubtful}{x-gettext-flags=c-format}en:A|es:B\n1"},
	{"a plural", "", false,
		TEXT(HEAD "msgid \"%d file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"a\"\n"
			  "msgstr[1] \"b\"\nmsgstr[2] \"\"\nmsgstr[3] \"c\"\n"),
		"{x-gettext-form=0}en:%d file|es:a\n{x-gettext-form=1}en:%d files|es:b\n"
		"{x-gettext-form=3}en:%d files|es:c\n0"},
	{"a language without plurals", "", false,
		TEXT(HEAD "msgid \"file\"\nmsgid_plural \"files\"\nmsgstr[0] \"a\"\n"),
		"{x-gettext-form=0}en:files|es:a\n0"},
	{"obsolete", "", false,
		TEXT(HEAD "#~| msgid \"old\"\n#~ msgid \"A\"\n#~ \"B\"\n#~ msgstr \"C\"\n"
			  "#~ msgid \"D\"\n#~ msgstr \"E\"\n"),
		"{x-gettext-obsolete=yes}en:AB|es:C\n{x-gettext-obsolete=yes}en:D|es:E\n0"},
	{"latin-1", "", false,
		TEXT("msgid \"\"\nmsgstr \"Language: es\\nContent-Type: text/plain; "
		     "charset=ISO-8859-1\\n\"\nmsgid \"A\"\nmsgstr \"\xe1\"\n"),
		"en:A|es:\xc3\xa1\n0"},
	{"an unknown charset", "", false,
		TEXT("msgid \"\"\nmsgstr \"Language: es\\nContent-Type: text/plain; "
		     "charset=foo\\n\"\n"),
		"!1:1 charset\n0"},
	{"a template", "es", false,
		TEXT("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=CHARSET\\n\"\n"
		     "msgid \"A\"\nmsgstr \"\"\n"),
		"1"},
	{"what is wrong", "", false,
		TEXT(HEAD "nonsense\nmsgid A\nmsgid \"B\nmsgstr \"C\\q\" d\nmsgstr[99] \"E\"\n"
			  "msgid \"F\" \"G\"\nmsgstr \"H\"\n"),
		"!4:1 line\n!5:7 line\n!6:7 line\n!7:10 line\n!7:13 line\n!8:7 line\n"
		"en:B|es:C\\q\n!9:10 line\nen:F|es:H\n0"},
	{"a message without a translation", "", false,
		TEXT(HEAD "msgid \"A\"\nmsgid \"B\"\nmsgstr \"C\"\n"), "en:B|es:C\n1"},
	{"no PO", "es", false, TEXT("One\ttwo\n"), "!1:1 line\n?syntax 2:1\n0"},
	{"nothing", "es", false, TEXT(""), "?syntax 1:1\n0"},
};

static void files(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct told_file file = {"messages", rows[i].bytes};
		struct source_request request = {.with_fuzzy = rows[i].with_fuzzy};
		struct buffer told = {0};
		uint64_t unfinished = 0;

		request.unfinished = &unfinished;
		strcpy(request.target, rows[i].target);
		tell(&told, COTEJO_IMPORT_PO, request, &file, NULL);
		buffer_add_format(&told, "%u", (unsigned)unfinished);
		if (!slice_equals(buffer_text(&told), rows[i].expected))
			fail_msg("%s: %.*s", rows[i].name, (int)told.length, told.bytes);
		buffer_clear(&told);
	}
}

static void the_name_tells_the_language(void **state)
{
	struct told_file file = {"po/es_MX.po", TEXT("msgid \"A\"\nmsgstr \"B\"\n")};
	struct source_request request = {0};
	struct buffer told = {0};

	(void)state;
	tell(&told, COTEJO_IMPORT_ANY, request, &file, NULL);
	check_text(buffer_text(&told), "en:A|es-MX:B\n");
	buffer_clear(&told);
}

#if defined(HAVE_GETTEXTPO)

enum { MESSAGES = 300, FIRST_OBSOLETE = 260 /* they are written at the end */, WORDS = 30 };

static void fail_on(int severity, po_message_t message, const char *file, size_t line,
	size_t column, int many, const char *text)
{
	(void)message, (void)file, (void)line, (void)column, (void)many;
	if (severity != PO_SEVERITY_WARNING)
		fail_msg("libgettextpo: %s", text);
}

static void fail_on_two(int severity, po_message_t first, const char *file, size_t line,
	size_t column, int many, const char *text, po_message_t second, const char *other_file,
	size_t other_line, size_t other_column, int other_many, const char *other_text)
{
	(void)second, (void)other_file, (void)other_line, (void)other_column, (void)other_many;
	(void)other_text;
	fail_on(severity, first, file, line, column, many, text);
}

/* Some words, what needs an escape, and line ends, so that it is written over several lines. */
static void make_text(char *text, unsigned *seed, const char *head)
{
	static const char *const pieces[] = {"word ", "\xc3\xa1", "\"", "\\", "\n", "\t", "%s ",
		"\xe6\x97\xa5", "#~ ", "msgid \"", "  ", "long-word-without-end", "\a", "\\n"};

	strcpy(text, head);
	for (unsigned left = *seed % WORDS; left > 0; left--) {
		*seed = *seed * 1103515245 + 12345;
		strcat(text, pieces[*seed / 65536 % COUNT(pieces)]);
	}
	*seed = *seed * 1103515245 + 12345;
}

static void make_head(po_message_iterator_t messages)
{
	po_message_t message = po_message_create();

	po_message_set_msgid(message, "");
	po_message_set_msgstr(message, "Content-Type: text/plain; charset=UTF-8\n");
	po_message_insert(messages, message);
}

/* Makes a message, and appends what is to be read of it. */
static void make_message(
	po_message_iterator_t messages, unsigned number, unsigned *seed, struct buffer *expected)
{
	po_message_t message = po_message_create();
	char id[2048], translation[2048], comment[2048], head[16];

	snprintf(head, sizeof(head), "%u ", number);
	make_text(id, seed, head);
	make_text(translation, seed, head);
	make_text(comment, seed, "note");
	for (char *c = comment; *c; c++)
		*c = *c == '\n' || *c == '\t' || *c == '\a' ? '.' : *c;
	if (number % 3 == 0)
		po_message_set_msgctxt(message, head);
	po_message_set_msgid(message, id);
	po_message_set_msgstr(message, translation);
	po_message_set_comments(message, number % 4 ? "" : comment);
	po_message_set_fuzzy(message, number % 5 == 0);
	po_message_set_obsolete(message, number > FIRST_OBSOLETE);
	po_message_insert(messages, message);
	if (number % 5 == 0)
		buffer_add_string(expected, "{x-cotejo-state=doubtful}");
	if (number % 3 == 0)
		buffer_add_format(expected, "{x-gettext-context=%s}", head);
	if (number > FIRST_OBSOLETE)
		buffer_add_string(expected, "{x-gettext-obsolete=yes}");
	if (number % 4 == 0) {
		struct cotejo_text trimmed = slice_trim(slice_of(comment));

		buffer_add_format(expected, "(%.*s)", (int)trimmed.length, trimmed.bytes);
	}
	buffer_add_format(expected, "en:%s|es:%s\n", id, translation);
}

static void read_back(const char *path, struct buffer *told)
{
	struct source_request request = {.target = "es", .with_fuzzy = true};
	static char bytes[1 << 20];
	FILE *stream = fopen(path, "rb");
	struct told_file file = {path, {bytes, 0}};

	assert_non_null(stream);
	file.bytes.length = fread(bytes, 1, sizeof(bytes), stream);
	fclose(stream);
	assert_in_range(file.bytes.length, 1, sizeof(bytes) - 1);
	tell(told, COTEJO_IMPORT_PO, request, &file, NULL);
}

static void what_gettext_writes(void **state)
{
	static const struct po_xerror_handler handler = {fail_on, fail_on_two};
	const char *parent = getenv("TMPDIR");
	po_file_t file = po_file_create();
	po_message_iterator_t messages = po_message_iterator(file, NULL);
	struct buffer expected = {0}, told = {0};
	unsigned seed = 42;
	char path[512];
	int descriptor;

	(void)state;
	snprintf(path, sizeof(path), "%s/cotejo-po.XXXXXX", parent ? parent : "/tmp");
	descriptor = mkstemp(path);
	assert_true(descriptor >= 0);
	close(descriptor);
	make_head(messages);
	for (unsigned i = 1; i <= MESSAGES; i++)
		make_message(messages, i, &seed, &expected);
	po_message_iterator_free(messages);
	assert_non_null(po_file_write(file, path, &handler));
	po_file_free(file);
	read_back(path, &told);
	unlink(path);
	for (size_t i = 0; i < told.length; i++) {
		if (i >= expected.length || told.bytes[i] != expected.bytes[i])
			fail_msg("at %zu: %.60s\n%.60s", i, told.bytes + i, expected.bytes + i);
	}
	assert_int_equal(told.length, expected.length);
	buffer_clear(&expected);
	buffer_clear(&told);
}

#else

static void what_gettext_writes(void **state)
{
	(void)state;
	skip(); /* libgettextpo is not installed */
}

#endif

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files),
		cmocka_unit_test(the_name_tells_the_language),
		cmocka_unit_test(what_gettext_writes),
	};

	return cmocka_run_group_tests_name("exchange/po", tests, NULL, NULL);
}
