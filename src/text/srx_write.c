/*
 * srx_write.c - our own rules as SRX
 *
 * The words come from the vocabularies, class by class; what the rules of sentence_rules.c and
 * sentence_period.c say about a class is said again here in regular expressions. Those keep to what
 * both ICU and Java understand, because the tools of translators are mostly Java programs. Where a
 * word may or may not end a sentence, a break rule for the cases in which it does stands before the
 * no-break rule.
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "text/language.h"
#include "text/vocabulary.h"

#include <cotejo/segment.h>

/* Java's \s knows ASCII only. */
#define SPACE "[\\s\\u00A0\\u202F]"
#define NO_WORD_BEFORE "(?<![\\p{L}\\p{N}.])"
#define NO_WORD_AFTER "(?![\\p{L}\\p{N}'\\u2019.])"
#define QUOTES_CLOSE "[\"'\\p{Pf}\\u201C]"
#define CLOSE "[\"'\\p{Pe}\\p{Pf}\\u201C]*"
#define QUOTES_OPEN "[\"'\\p{Pi}\\u201E]*"
#define OPEN "[\"'\\p{Ps}\\p{Pi}]*"
#define DASH "(?:[\\u2014\\u2013-]" SPACE "?){0,2}"
#define STOPS "[.!?\\u2026]"
#define FIRST "[\\p{Lu}\\p{Lt}\\p{Lo}\\p{N}\\p{Sc}\\u00BF\\u00A1]"
#define NOTE "(?:" SPACE "?\\[\\p{N}{1,3}\\])*"
/* Where a sentence may begin, as far as the text before it tells. */
#define BEGIN "(?:^|" STOPS CLOSE SPACE ")"
#define ACRONYM "(?:\\p{L}{1,2}\\.){1,4}\\p{L}{1,2}"
#define IN_BRACKETS "[^()\\[\\]]{1,300}"

struct writer {
	struct buffer out;
	struct vocabulary *vocabulary;
	const struct word_list *lists;
	size_t list_count;
	struct buffer before, after; /* of the next rule */
};

/* ---- Words as regular expressions ---- */

enum letter_case {
	CASE_AS_LISTED, /* small letters may be large, large ones at the begin not small */
	CASE_CAPITAL    /* with a capital, as sentences begin */
};

/* Which words: those of one of these classes, and of none of the others. */
struct choice {
	uint32_t classes, without;
	enum letter_case letter_case;
};

static void add_escaped(struct buffer *buffer, const char *begin, const char *end)
{
	for (; begin < end; begin++) {
		if (*begin == '.')
			buffer_add_string(buffer, begin + 1 < end ? "\\." SPACE "?" : "\\.");
		else
			buffer_add_byte(buffer, *begin);
	}
}

static bool is_large(const char *word)
{
	unsigned char first = (unsigned char)word[0], second = (unsigned char)word[1];

	return (first >= 'A' && first <= 'Z') ||
	       (first == 0xC3 && second >= 0x80 && second <= 0x9E);
}

/* What regular expressions without regard to case would match, too: Java's know ASCII only, so
 * that an accented letter at the begin is written in both ways. */
static void add_word(struct buffer *buffer, struct cotejo_text word, enum letter_case letter_case)
{
	unsigned char second = word.length > 1 ? (unsigned char)word.bytes[1] : 0;

	if (letter_case == CASE_CAPITAL && (unsigned char)word.bytes[0] == 0xC3 && second >= 0xA0) {
		buffer_add_byte(buffer, word.bytes[0]);
		buffer_add_byte(buffer, (char)(second - 0x20));
		add_escaped(buffer, word.bytes + 2, word.bytes + word.length);
		return;
	}
	add_escaped(buffer, word.bytes, word.bytes + word.length);
}

static bool is_chosen(const struct writer *writer, const struct word_list *list,
	struct cotejo_text word, const struct choice *choice)
{
	bool with_number = list->classes & ABBREVIATION_WITH_NUMBER;

	if (!(list->classes & choice->classes) ||
		(with_number && !(choice->classes & ABBREVIATION_WITH_NUMBER)))
		return false;
	return !(vocabulary_classes(writer->vocabulary, word) & choice->without);
}

/* The groups of words that are treated alike: those of one small letter, which have no capital;
 * those with a capital; the others. */
enum group { GROUP_LETTER, GROUP_LARGE, GROUP_SMALL, GROUP_COUNT };

static enum group group_of(struct cotejo_text word, enum letter_case letter_case)
{
	if (letter_case == CASE_CAPITAL)
		return GROUP_LARGE;
	if (is_large(word.bytes))
		return GROUP_LARGE;
	return word.length == 1 ? GROUP_LETTER : GROUP_SMALL;
}

/* Appends the words of a group, separated by bars, and counts them. */
static size_t add_group(const struct writer *writer, struct buffer *buffer,
	const struct choice *choice, enum group group)
{
	size_t count = 0;

	for (size_t i = 0; i < writer->list_count; i++) {
		const char *words = writer->lists[i].words;

		while (*words) {
			struct cotejo_text word = slice(words, strcspn(words, " "));

			words += word.length + (words[word.length] == ' ');
			if (word.length == 0 || group_of(word, choice->letter_case) != group ||
				!is_chosen(writer, &writer->lists[i], word, choice))
				continue;
			if (count++)
				buffer_add_string(buffer, "|");
			add_word(buffer, word, choice->letter_case);
		}
	}
	return count;
}

/* Appends the words as a group of an expression; false when there are none. */
static bool add_words(
	const struct writer *writer, struct buffer *buffer, const struct choice *choice)
{
	static const char *const heads[GROUP_COUNT] = {"(?:", "(?=\\p{Lu})(?i:", "(?i:"};
	bool any = false;

	for (enum group group = GROUP_LETTER; group < GROUP_COUNT; group++) {
		size_t before = buffer->length;

		buffer_add_string(buffer, any ? "|" : "(?:");
		buffer_add_string(buffer, heads[group]);
		if (add_group(writer, buffer, choice, group)) {
			buffer_add_string(buffer, ")");
			any = true;
		} else if (!buffer->failed) {
			buffer->length = before;
		}
	}
	if (any)
		buffer_add_string(buffer, ")");
	return any;
}

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

/* A rule for words of these classes and `tail`; none when there are no such words. */
static void add_word_rule(
	struct writer *writer, bool breaks, uint32_t classes, const char *tail, const char *after)
{
	struct choice choice = {classes, 0, CASE_AS_LISTED};

	buffer_add_string(&writer->before, NO_WORD_BEFORE);
	if (add_words(writer, &writer->before, &choice))
		add_rule(writer, breaks, tail, after);
	buffer_reset(&writer->before);
	buffer_reset(&writer->after);
}

/* What follows is an inverted mark or a word that opens sentences. */
static void add_starters(struct writer *writer, uint32_t classes, uint32_t without)
{
	struct choice choice = {classes, without, CASE_CAPITAL};

	buffer_add_string(&writer->after, SPACE "+" QUOTES_OPEN "(?:");
	if (add_words(writer, &writer->after, &choice))
		buffer_add_string(&writer->after, NO_WORD_AFTER "|");
	buffer_add_string(&writer->after, "[\\u00BF\\u00A1])");
}

/* A break rule for what ends a sentence only if the next word opens one. */
static void end_starter_rule(struct writer *writer, uint32_t starters)
{
	add_starters(writer, starters, 0);
	end_rule(writer, true);
}

/* ---- The rules of a language ---- */

enum {
	STARTERS = WORD_STARTER | WORD_SOFT_STARTER,
	ENDS_BEFORE_CAPITAL = ABBREVIATION_MONTH | ABBREVIATION_UNIT | ABBREVIATION_ERA |
			      ABBREVIATION_AUTHORS | ABBREVIATION_PHRASE_END,
	ENDS_BEFORE_NUMBER = ABBREVIATION_ERA | ABBREVIATION_PHRASE_END,
	ENDS_BEFORE_STARTER = ENDS_BEFORE_CAPITAL | ABBREVIATION_NAME_END | ABBREVIATION_REFERENCE |
			      ABBREVIATION_DAY | ABBREVIATION_OTHER
};

/* A no-break rule for what a word of these classes follows, `head` before it. */
static void add_follower_rule(
	struct writer *writer, const char *before, const char *head, uint32_t classes)
{
	struct choice choice = {classes, 0, CASE_AS_LISTED};

	buffer_add_string(&writer->after, head);
	if (add_words(writer, &writer->after, &choice))
		add_rule(writer, false, before, NO_WORD_AFTER);
	buffer_reset(&writer->before);
	buffer_reset(&writer->after);
}

static void write_hours(struct writer *writer)
{
	struct choice hours = {ABBREVIATION_HOUR, 0, CASE_AS_LISTED};

	add_comment(writer, "times of day: not before what belongs to them");
	buffer_add_string(&writer->before, NO_WORD_BEFORE);
	if (add_words(writer, &writer->before, &hours))
		add_follower_rule(writer, "\\." CLOSE, SPACE "+", WORD_AFTER_HOUR);
	buffer_reset(&writer->before);
	add_word_rule(writer, true, ABBREVIATION_HOUR, "\\." CLOSE,
		SPACE "+" QUOTES_OPEN "[\\p{Lu}\\p{N}\\u00BF\\u00A1]");
}

static void write_abbreviation_ends(struct writer *writer)
{
	struct choice never = {
		ABBREVIATION_TITLE | ABBREVIATION_OPEN, ENDS_BEFORE_STARTER, CASE_AS_LISTED};
	struct choice sometimes = {ENDS_BEFORE_STARTER, 0, CASE_AS_LISTED};

	add_comment(writer, "abbreviations that never end a sentence");
	buffer_add_string(&writer->before, NO_WORD_BEFORE);
	if (add_words(writer, &writer->before, &never))
		add_rule(writer, false, "\\." CLOSE, SPACE);
	buffer_reset(&writer->before);
	add_comment(writer, "abbreviations and acronyms that end a sentence");
	buffer_add_string(&writer->before, NO_WORD_BEFORE "(?:");
	if (add_words(writer, &writer->before, &sometimes))
		buffer_add_string(&writer->before, "|");
	buffer_add_string(&writer->before, ACRONYM ")\\." CLOSE);
	end_starter_rule(writer, STARTERS);
	add_word_rule(writer, true, ENDS_BEFORE_NUMBER, "\\." CLOSE,
		SPACE "+" QUOTES_OPEN "[\\p{N}\\p{Sc}]");
	add_word_rule(
		writer, true, ENDS_BEFORE_CAPITAL, "\\." CLOSE, SPACE "+" QUOTES_OPEN "\\p{Lu}");
}

static void write_abbreviations(struct writer *writer)
{
	static const struct {
		uint32_t classes;
		const char *comment;
	} classes[] = {
		{ABBREVIATION_TITLE, "before a name"},
		{ABBREVIATION_REFERENCE, "before a number"},
		{ABBREVIATION_MONTH, "months"},
		{ABBREVIATION_DAY, "days"},
		{ABBREVIATION_UNIT, "units"},
		{ABBREVIATION_ERA, "eras"},
		{ABBREVIATION_NAME_END, "behind a name"},
		{ABBREVIATION_AUTHORS, "behind authors"},
		{ABBREVIATION_PHRASE_END, "at the end of a phrase"},
		{ABBREVIATION_OPEN, "never last"},
		{ABBREVIATION_OTHER, "other abbreviations"},
	};

	add_comment(writer, "abbreviations only before a number");
	add_word_rule(writer, false, ABBREVIATION_WITH_NUMBER, "\\.", SPACE "+\\p{N}");
	for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++) {
		add_comment(writer, classes[i].comment);
		add_word_rule(writer, false, classes[i].classes, "\\." CLOSE, SPACE);
	}
}

static void write_initials(struct writer *writer)
{
	add_comment(writer, "letters that are no initials, initials, acronyms");
	add_word_rule(writer, true, WORD_LABELLED, SPACE "\\p{Lu}\\." CLOSE, SPACE "+" OPEN FIRST);
	buffer_add_string(&writer->before, NO_WORD_BEFORE "\\p{L}\\." CLOSE);
	end_starter_rule(writer, WORD_STARTER);
	add_rule(writer, false, NO_WORD_BEFORE "(?:\\p{L}|" ACRONYM ")\\." CLOSE, SPACE);
}

static void write_numbers(struct writer *writer)
{
	static const char ordinal[] = "(?<![\\p{L}\\p{N}.,])(?:\\p{N}{1,3}|[IVX]{1,6})\\.";

	if (vocabulary_has_dotted_ordinals(writer->vocabulary)) {
		add_comment(writer, "ordinal numbers");
		buffer_add_string(&writer->before, ordinal);
		end_starter_rule(writer, STARTERS);
		add_rule(writer, false, ordinal, SPACE);
	}
	add_comment(writer, "markers of lists, numbers of captions, headings before a hyphen");
	add_rule(writer, false,
		"^" SPACE "{0,8}" OPEN
		"(?:\\p{N}{1,3}(?:\\.\\p{N}{1,3}){0,4}|\\p{L}|[ivxIVX]{1,4})\\.\\)?",
		SPACE);
	add_rule(writer, false, ":" SPACE "\\p{N}{1,2}\\.", SPACE);
	buffer_add_string(&writer->before, "^");
	add_word_rule(writer, false, WORD_CAPTION, "\\.?" SPACE "{1,2}\\p{N}{1,3}\\.", SPACE);
	add_rule(writer, false, BEGIN "[^.!?]{0,40}\\p{N}[^.!?]{0,40}\\.", SPACE "?-" SPACE);
	add_rule(writer, false, BEGIN "[^.!?\\p{Ll}]{1,40}\\.", SPACE "?-" SPACE);
	add_comment(writer, "footnote numbers with a space before them");
	add_starters(writer, WORD_STARTER, 0);
	add_rule(writer, true, "[.!?]" CLOSE SPACE "\\p{N}{1,3}", "");
	buffer_add_string(&writer->after, SPACE "\\p{N}{1,3}");
	add_starters(writer, WORD_STARTER, 0);
	add_rule(writer, false, "[.!?]" CLOSE, "");
}

static void write_marks(struct writer *writer)
{
	struct choice exclaimed = {WORD_EXCLAIMED, 0, CASE_AS_LISTED};

	add_comment(writer, "names with an exclamation mark");
	buffer_add_string(&writer->before, NO_WORD_BEFORE);
	if (add_words(writer, &writer->before, &exclaimed)) {
		buffer_add_string(&writer->before, "!");
		end_starter_rule(writer, STARTERS);
		add_word_rule(writer, false, WORD_EXCLAIMED, "!", SPACE);
	}
	buffer_reset(&writer->before);
	add_comment(writer, "quoted questions and who asked them; references behind quotations");
	add_starters(writer, WORD_STARTER, WORD_ALWAYS_CAPITAL);
	add_rule(writer, true, "[!?]" QUOTES_CLOSE "{1,3}", "");
	add_follower_rule(writer, "[!?]" QUOTES_CLOSE "{1,3}", SPACE "+\\p{Lu}\\p{L}*" SPACE "+",
		WORD_REPORTING);
	add_rule(writer, false, STOPS QUOTES_CLOSE "{1,3}", SPACE "\\([^()]{1,80}\\)[.,;]");
	add_comment(writer, "pauses");
	add_rule(writer, false, "(?:\\u2026|\\.\\.\\.)" CLOSE, SPACE "+" OPEN "\\p{N}");
	add_follower_rule(writer, "(?:\\u2026|\\.\\.\\.)" CLOSE, SPACE "+", WORD_ALWAYS_CAPITAL);
}

static void write_brackets(struct writer *writer)
{
	add_comment(writer, "within brackets, and behind those within a sentence");
	add_rule(writer, false, "[(\\[]" IN_BRACKETS, "[^()\\[\\]]{0,300}[)\\]]");
	buffer_add_string(&writer->before, "[\\p{L}\\p{N},;:]" SPACE "\\(" IN_BRACKETS "\\)");
	end_starter_rule(writer, STARTERS);
	add_rule(writer, false, "[\\p{L}\\p{N},;:]" SPACE "\\(" IN_BRACKETS "\\)", SPACE);
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
	int code = vocabulary_new(&writer->vocabulary, language, error);

	if (code < 0)
		return code;
	writer->lists = vocabulary_lists(language, &writer->list_count);
	begin_set(writer, language);
	write_numbers(writer);
	write_hours(writer);
	write_abbreviation_ends(writer);
	write_abbreviations(writer);
	write_initials(writer);
	write_marks(writer);
	write_brackets(writer);
	end_set(writer);
	vocabulary_free(writer->vocabulary);
	return 0;
}

/* Where sentences end in any language, unless a rule above says no. */
static void write_breaks(struct writer *writer)
{
	begin_set(writer, "default");
	add_rule(writer, true, STOPS "+" CLOSE NOTE, SPACE "+" OPEN DASH OPEN FIRST);
	add_rule(writer, true, STOPS "+" CLOSE NOTE, SPACE "*" OPEN DASH OPEN "[\\u00BF\\u00A1]");
	add_comment(
		writer, "quotations that end with a mark of their own, and then the sentence's");
	add_rule(writer, true, STOPS QUOTES_CLOSE "{1,3}[.!?]", SPACE "+" OPEN FIRST);
	add_comment(writer, "remarks in brackets, items of lists");
	add_rule(writer, true, "(?<!\\.)\\." NOTE, SPACE "+[(\\[]\\p{Ll}");
	add_rule(writer, true, STOPS CLOSE, SPACE "+[\\u2022\\u25CF\\u25AA]");
	add_comment(writer, "footnote numbers, and spaces that were forgotten");
	add_rule(writer, true, "\\p{L}{3}\\." CLOSE "\\p{N}{1,3}", SPACE "+" OPEN "\\p{Lu}");
	add_rule(writer, true, "(?<![\\p{L}\\p{N}.@/_-])\\p{Ll}{3,40}" STOPS,
		"\\p{Lu}\\p{Ll}*[,;:]?" SPACE);
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

typedef int language_writer(
	struct writer *writer, const char *language, struct cotejo_error *error);

/* Calls `write` for one language, or for all with NULL. */
static int each_language(struct writer *writer, const char *language, language_writer *write,
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
