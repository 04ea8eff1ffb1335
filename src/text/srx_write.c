/*
 * srx_write.c - our own rules as SRX
 *
 * The words come from the vocabularies, class by class; what the rules of sentence_rules.c and
 * sentence_period.c say about a class is said again here in regular expressions. Those keep to what
 * both ICU and Java understand, because the tools of translators are mostly Java programs. All
 * break rules stand at the end and are few, because they are what is searched for; everything else
 * is asked only where one of them matches.
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "base/error.h"
#include "text/language.h"
#include "text/srx_words.h"

#include <cotejo/segment.h>

#define NO_WORD_BEFORE "(?<![\\p{L}\\p{N}.])"
#define WORD_END "(?![\\p{L}\\p{N}])"
#define NO_WORD_AFTER "(?![\\p{L}\\p{N}'\\u2019.])"
#define QUOTES_CLOSE "[\"'\\p{Pf}\\u201C]"
#define CLOSE "[\"'\\p{Pe}\\p{Pf}\\u201C]*"
#define QUOTES_OPEN "[\"'\\p{Pi}\\u201E]*"
#define OPEN "[\"'\\p{Ps}\\p{Pi}]*"
#define DASH "(?:[\\u2014\\u2013-]" SRX_SPACE "?){0,2}"
#define STOPS "[.!?\\u2026]"
#define FIRST "[\\p{Lu}\\p{Lt}\\p{Lo}\\p{N}\\p{Sc}\\u00BF\\u00A1]"
#define NOTE "(?:" SRX_SPACE "?\\[\\p{N}{1,3}\\])*"
/* Where a sentence may begin, as far as the text before it tells. */
#define BEGIN "(?:^|" STOPS CLOSE SRX_SPACE ")"
/* Java cannot look behind by a group that is repeated, so the lengths are spelled out. */
#define LETTERS "\\p{L}{1,2}"
#define ACRONYM                                                                         \
	"(?:" LETTERS "|" LETTERS "\\." LETTERS "|" LETTERS "\\." LETTERS "\\." LETTERS \
	")\\." LETTERS
#define IN_BRACKETS "[^()\\[\\]]{1,300}"

struct writer {
	struct buffer out;
	struct srx_words words;
	struct buffer before, after; /* of the next rule */
};

/* ---- Rules ---- */

static void add_xml(struct buffer *buffer, struct cotejo_text text)
{
	for (size_t i = 0; i < text.length; i++) {
		char c = text.bytes[i];

		if (c == '&')
			buffer_add_string(buffer, "&amp;");
		else if (c == '<')
			buffer_add_string(buffer, "&lt;");
		else if (c == '>')
			buffer_add_string(buffer, "&gt;");
		else
			buffer_add_byte(buffer, c);
	}
}

/* Writes what is in writer->before and ->after as a rule, and empties them. */
static void end_rule(struct writer *writer, bool breaks)
{
	buffer_add_format(
		&writer->out, "<rule break=\"%s\">\n<beforebreak>", breaks ? "yes" : "no");
	add_xml(&writer->out, buffer_text(&writer->before));
	buffer_add_string(&writer->out, "</beforebreak>\n<afterbreak>");
	add_xml(&writer->out, buffer_text(&writer->after));
	buffer_add_string(&writer->out, "</afterbreak>\n</rule>\n");
	writer->out.failed |= writer->before.failed || writer->after.failed;
	buffer_reset(&writer->before);
	buffer_reset(&writer->after);
}

static void add_rule(struct writer *writer, bool breaks, const char *before, const char *after)
{
	buffer_add_string(&writer->before, before);
	buffer_add_string(&writer->after, after);
	end_rule(writer, breaks);
}

static void add_comment(struct writer *writer, const char *text)
{
	buffer_add_format(&writer->out, "<!-- %s -->\n", text);
}

/* What follows is a word that opens sentences, or an inverted mark. */
static void add_starters(struct writer *writer, uint32_t classes, uint32_t without)
{
	struct srx_choice choice = {classes, without, SRX_CASE_CAPITAL};

	buffer_add_string(&writer->after, QUOTES_OPEN "(?:");
	if (srx_words_add(&writer->words, &writer->after, &choice))
		buffer_add_string(&writer->after, NO_WORD_AFTER "|");
	buffer_add_string(&writer->after, "[\\u00BF\\u00A1])");
}

/* Ends a no-break rule that holds unless a word of these classes opens the next sentence. */
static void end_unless_starter(struct writer *writer, uint32_t starters)
{
	buffer_add_string(&writer->after, SRX_SPACE "++(?!");
	add_starters(writer, starters, 0);
	buffer_add_string(&writer->after, ")");
	end_rule(writer, false);
}

/* Begins a no-break rule for words and what stands behind them; false when there are no such
 * words. */
static bool begin_word_rule(
	struct writer *writer, uint32_t classes, uint32_t without, const char *tail)
{
	struct srx_choice choice = {classes, without, SRX_CASE_AS_LISTED};
	size_t length = writer->before.length;

	buffer_add_string(&writer->before, NO_WORD_BEFORE);
	if (srx_words_add(&writer->words, &writer->before, &choice)) {
		buffer_add_string(&writer->before, tail);
		return true;
	}
	writer->before.length = length;
	return false;
}

/* A no-break rule where a word of these classes follows; none when there are no such words. */
static void end_before_words(struct writer *writer, const char *head, uint32_t classes)
{
	struct srx_choice choice = {classes, 0, SRX_CASE_AS_LISTED};

	buffer_add_string(&writer->after, head);
	if (srx_words_add(&writer->words, &writer->after, &choice))
		add_rule(writer, false, "", WORD_END);
	buffer_reset(&writer->before);
	buffer_reset(&writer->after);
}

/* ---- The rules of a language ---- */

enum {
	STARTERS = WORD_STARTER | WORD_SOFT_STARTER,
	ENDS_ALWAYS = ABBREVIATION_HOUR | ABBREVIATION_ERA | ABBREVIATION_PHRASE_END,
	ENDS_BEFORE_CAPITAL =
		ENDS_ALWAYS | ABBREVIATION_MONTH | ABBREVIATION_UNIT | ABBREVIATION_AUTHORS,
	ENDS_BEFORE_STARTER = ENDS_BEFORE_CAPITAL | ABBREVIATION_NAME_END | ABBREVIATION_REFERENCE |
			      ABBREVIATION_DAY | ABBREVIATION_OTHER
};

/* Each class, and which others have a say when a word is of both: a word ends a sentence if it
 * does so in any of its classes. */
static const struct {
	uint32_t classes, without;
	const char *comment;
} classes_of_words[] = {
	{ABBREVIATION_TITLE, ENDS_BEFORE_STARTER, "before a name"},
	{ABBREVIATION_OPEN, ENDS_BEFORE_STARTER, "never last"},
	{ABBREVIATION_REFERENCE, ENDS_BEFORE_CAPITAL, "before a number"},
	{ABBREVIATION_DAY, ENDS_BEFORE_CAPITAL, "days"},
	{ABBREVIATION_NAME_END, ENDS_BEFORE_CAPITAL, "behind a name"},
	{ABBREVIATION_OTHER, ENDS_BEFORE_CAPITAL, "other abbreviations"},
	{ABBREVIATION_MONTH, ENDS_ALWAYS, "months"},
	{ABBREVIATION_UNIT, ENDS_ALWAYS, "units"},
	{ABBREVIATION_AUTHORS, ENDS_ALWAYS, "behind authors"},
	{ABBREVIATION_ERA, ABBREVIATION_HOUR, "eras"},
	{ABBREVIATION_PHRASE_END, ABBREVIATION_HOUR, "at the end of a phrase"},
};

static void end_class_rule(struct writer *writer, uint32_t without)
{
	switch (without) {
	case ENDS_BEFORE_STARTER:
		add_rule(writer, false, "", SRX_SPACE);
		break;
	case ENDS_BEFORE_CAPITAL:
		end_unless_starter(writer, STARTERS);
		break;
	case ENDS_ALWAYS:
		add_rule(writer, false, "", SRX_SPACE "+(?:" QUOTES_OPEN "[\\p{N}\\p{Sc}]|[(\\[])");
		break;
	default:
		add_rule(writer, false, "", SRX_SPACE "+[(\\[]");
		break;
	}
}

static void write_abbreviations(struct writer *writer)
{
	add_comment(writer, "times of day: not before what belongs to them");
	if (begin_word_rule(writer, ABBREVIATION_HOUR, 0, "\\."))
		end_before_words(writer, SRX_SPACE "+", WORD_AFTER_HOUR);
	add_comment(writer, "abbreviations only before a number");
	if (begin_word_rule(writer, ABBREVIATION_WITH_NUMBER, 0, "\\."))
		add_rule(writer, false, "", SRX_SPACE "+\\p{N}");
	for (size_t i = 0; i < sizeof(classes_of_words) / sizeof(*classes_of_words); i++) {
		add_comment(writer, classes_of_words[i].comment);
		if (begin_word_rule(writer, classes_of_words[i].classes,
			    classes_of_words[i].without, "\\."))
			end_class_rule(writer, classes_of_words[i].without);
	}
}

/* Appends that no listed word stands here that may end a sentence; it has had its rule. */
static void add_unless_listed(struct writer *writer)
{
	struct srx_choice listed = {ENDS_BEFORE_CAPITAL, 0, SRX_CASE_AS_LISTED};

	buffer_add_string(&writer->before, "(?<!" NO_WORD_BEFORE);
	srx_words_add(&writer->words, &writer->before, &listed);
	buffer_add_string(&writer->before, "\\.)");
}

/* Acronyms end a sentence as names do; a letter behind a word such as "Plan" is no initial. */
static void write_initials(struct writer *writer)
{
	struct srx_choice labelled = {WORD_LABELLED, 0, SRX_CASE_AS_LISTED};
	struct buffer *before = &writer->before;

	add_comment(writer, "acronyms, initials");
	buffer_add_string(before, NO_WORD_BEFORE ACRONYM "\\.");
	add_unless_listed(writer);
	end_unless_starter(writer, STARTERS);
	buffer_add_string(before, "(?<!");
	if (!srx_words_add(&writer->words, before, &labelled))
		buffer_add_string(before, "[^\\s\\S]"); /* matches nothing */
	buffer_add_string(before, SRX_SPACE ")" NO_WORD_BEFORE "\\p{L}\\.");
	add_unless_listed(writer);
	end_unless_starter(writer, WORD_STARTER);
}

static void write_numbers(struct writer *writer)
{
	if (vocabulary_has_dotted_ordinals(writer->words.vocabulary)) {
		add_comment(writer, "ordinal numbers");
		buffer_add_string(
			&writer->before, "(?<![\\p{L}\\p{N}.,])(?:\\p{N}{1,3}|[IVX]{1,6})\\.");
		end_unless_starter(writer, STARTERS);
	}
	add_comment(writer, "markers of lists, numbers of captions, headings before a hyphen");
	add_rule(writer, false,
		"^" SRX_SPACE "{0,8}" OPEN "(?:\\p{N}[\\p{N}.]{0,15}|\\p{L}|[ivxIVX]{1,4})\\.\\)?",
		SRX_SPACE);
	add_rule(writer, false, ":" SRX_SPACE "\\p{N}{1,2}\\.", SRX_SPACE);
	buffer_add_string(&writer->before, "^");
	if (begin_word_rule(writer, WORD_CAPTION, 0, "\\.?" SRX_SPACE "{1,2}\\p{N}{1,3}\\."))
		add_rule(writer, false, "", SRX_SPACE);
	buffer_reset(&writer->before);
	add_rule(
		writer, false, BEGIN "[^.!?]{0,40}\\p{N}[^.!?]{0,40}\\.", SRX_SPACE "?-" SRX_SPACE);
	add_rule(writer, false, BEGIN "[^.!?\\p{Ll}]{1,40}\\.", SRX_SPACE "?-" SRX_SPACE);
	add_comment(writer, "footnote numbers with a space before them");
	buffer_add_string(&writer->after, SRX_SPACE "\\p{N}{1,3}" SRX_SPACE "+");
	add_starters(writer, WORD_STARTER, 0);
	add_rule(writer, false, "[.!?]" CLOSE, "");
	buffer_add_string(&writer->after, SRX_SPACE "+");
	add_starters(writer, WORD_STARTER, 0);
	add_rule(writer, true, "[.!?]" CLOSE SRX_SPACE "\\p{N}{1,3}", "");
}

static void write_marks(struct writer *writer)
{
	add_comment(writer, "names with an exclamation mark");
	if (begin_word_rule(writer, WORD_EXCLAIMED, 0, "!"))
		end_unless_starter(writer, STARTERS);
	add_comment(writer, "quoted questions and who asked them; references behind quotations");
	buffer_add_string(&writer->before, "[!?]" QUOTES_CLOSE "{1,3}");
	buffer_add_string(&writer->after, SRX_SPACE "++(?!");
	add_starters(writer, WORD_STARTER, WORD_ALWAYS_CAPITAL);
	end_before_words(writer, ")\\p{Lu}\\p{L}*" SRX_SPACE "+", WORD_REPORTING);
	add_rule(writer, false, STOPS QUOTES_CLOSE "{1,3}", SRX_SPACE "\\([^()]{1,80}\\)[.,;]");
	add_comment(writer, "pauses");
	add_rule(writer, false, "(?:\\u2026|\\.\\.\\.)" CLOSE, SRX_SPACE "+" OPEN "\\p{N}");
	buffer_add_string(&writer->before, "(?:\\u2026|\\.\\.\\.)" CLOSE);
	end_before_words(writer, SRX_SPACE "+", WORD_ALWAYS_CAPITAL);
}

static void write_brackets(struct writer *writer)
{
	add_comment(writer, "within brackets, and behind those within a sentence");
	add_rule(writer, false, "[(\\[]" IN_BRACKETS, "[^()\\[\\]]{0,300}[)\\]]");
	buffer_add_string(&writer->before, "[\\p{L}\\p{N},;:]" SRX_SPACE "\\(" IN_BRACKETS "\\)");
	end_unless_starter(writer, STARTERS);
}

static void begin_set(struct writer *writer, const char *name)
{
	buffer_add_format(&writer->out, "<languagerule languagerulename=\"%s\">\n", name);
}

static void end_set(struct writer *writer)
{
	buffer_add_string(&writer->out, "</languagerule>\n");
}

static int write_language(struct writer *writer, const char *language, struct cotejo_error *error)
{
	struct vocabulary *vocabulary;
	int code = vocabulary_new(&vocabulary, language, error);

	if (code < 0)
		return code;
	writer->words.vocabulary = vocabulary;
	writer->words.lists = vocabulary_lists(language, &writer->words.list_count);
	begin_set(writer, language);
	write_numbers(writer);
	write_abbreviations(writer);
	write_initials(writer);
	write_marks(writer);
	write_brackets(writer);
	end_set(writer);
	vocabulary_free(vocabulary);
	return 0;
}

/* Where sentences end in any language, unless a rule above says no. */
static void write_breaks(struct writer *writer)
{
	begin_set(writer, "default");
	add_rule(writer, true, STOPS "+" CLOSE NOTE, SRX_SPACE "+" OPEN DASH OPEN FIRST);
	add_rule(writer, true, STOPS "+" CLOSE NOTE,
		SRX_SPACE "*" OPEN DASH OPEN "[\\u00BF\\u00A1]");
	add_comment(
		writer, "quotations that end with a mark of their own, and then the sentence's");
	add_rule(writer, true, STOPS QUOTES_CLOSE "{1,3}[.!?]", SRX_SPACE "+" OPEN FIRST);
	add_comment(writer, "remarks in brackets, items of lists");
	add_rule(writer, true, "(?<!\\.)\\." NOTE, SRX_SPACE "+[(\\[]\\p{Ll}");
	add_rule(writer, true, STOPS CLOSE, SRX_SPACE "+[\\u2022\\u25CF\\u25AA]");
	add_comment(writer, "footnote numbers, and spaces that were forgotten");
	add_rule(writer, true, "\\p{L}{3}\\." CLOSE "\\p{N}{1,3}", SRX_SPACE "+" OPEN "\\p{Lu}");
	add_rule(writer, true, "(?<![\\p{L}\\p{N}.@/_-])\\p{Ll}{3,40}" STOPS,
		"\\p{Lu}\\p{Ll}*[,;:]?" SRX_SPACE);
	add_comment(writer, "full stops of scripts without spaces");
	add_rule(writer, true, "[\\u3002\\uFF01\\uFF1F\\uFF61\\uFF0E]+" CLOSE, "");
	end_set(writer);
}

/* ---- The file ---- */

static int write_map(struct writer *writer, const char *language, struct cotejo_error *error)
{
	(void)error;
	buffer_add_format(&writer->out,
		"<languagemap languagepattern=\"[%c%c][%c%c]([_-].*)?\" "
		"languagerulename=\"%s\"/>\n",
		language[0] - 'a' + 'A', language[0], language[1] - 'a' + 'A', language[1],
		language);
	return 0;
}

/* Calls `write` for one language, or for all with NULL. */
static int each_language(struct writer *writer, const char *language,
	int (*write)(struct writer *writer, const char *language, struct cotejo_error *error),
	struct cotejo_error *error)
{
	const char *tag;
	int code = 0;

	for (size_t i = 0; code == 0 && (tag = vocabulary_language(i)) != NULL; i++)
		if (!language || strcmp(tag, language) == 0)
			code = write(writer, tag, error);
	return code;
}

static int write_file(struct writer *writer, const char *language, struct cotejo_error *error)
{
	int code;

	buffer_add_string(&writer->out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<srx version=\"2.0\" xmlns=\"http://www.lisa.org/srx20\">\n"
		"<header segmentsubflows=\"yes\" cascade=\"yes\">\n"
		"<formathandle type=\"start\" include=\"no\"/>\n"
		"<formathandle type=\"end\" include=\"yes\"/>\n"
		"<formathandle type=\"isolated\" include=\"no\"/>\n"
		"</header>\n<body>\n<languagerules>\n");
	code = each_language(writer, language, write_language, error);
	if (code < 0)
		return code;
	write_breaks(writer);
	buffer_add_string(&writer->out, "</languagerules>\n<maprules>\n");
	each_language(writer, language, write_map, error);
	buffer_add_string(&writer->out,
		"<languagemap languagepattern=\".*\" languagerulename=\"default\"/>\n"
		"</maprules>\n</body>\n</srx>\n");
	return 0;
}

int cotejo_srx_write(
	const char *language, const struct cotejo_output *output, struct cotejo_error *error)
{
	struct writer writer = {0};
	char tag[LANGUAGE_SIZE], primary[LANGUAGE_SIZE];
	size_t count;
	int code;

	if (language) {
		code = language_canonical(tag, language, error);
		if (code < 0)
			return code;
		language_primary(primary, tag);
		if (!vocabulary_lists(primary, &count))
			return error_set(error, COTEJO_ENOTFOUND,
				"Cotejo has no rules of its own for language %s", tag);
	}
	code = write_file(&writer, language ? primary : NULL, error);
	if (code == 0)
		code = buffer_flush(&writer.out, output, error);
	buffer_clear(&writer.out);
	buffer_clear(&writer.before);
	buffer_clear(&writer.after);
	return code;
}
