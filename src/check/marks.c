/*
 * marks.c - placeholders, tags, brackets and quotation marks that do not fit
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/checker.h"

#include <string.h>

#include "base/slice.h"
#include "text/utf8.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_name(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	       c == '-' || c == '.';
}

static size_t names_end(struct cotejo_text text, size_t i)
{
	while (i < text.length && is_name(text.bytes[i]))
		i++;
	return i;
}

/* ---- Placeholders ---- */

/* "%s", "%-5.2f", "%1$d", "%(name)s"; 0: none. A space as a flag would make one of "100 % de". */
static size_t format_length(struct cotejo_text text, size_t i)
{
	size_t at = i + 1;

	if (i > 0 && is_digit(text.bytes[i - 1]))
		return 0;
	if (at < text.length && text.bytes[at] == '(') {
		at = names_end(text, at + 1);
		if (at == text.length || text.bytes[at++] != ')')
			return 0;
	}
	while (at < text.length && strchr("-+#0123456789$.'*", text.bytes[at]) && text.bytes[at])
		at++;
	while (at < text.length && strchr("hlLqjzt", text.bytes[at]) && text.bytes[at])
		at++;
	if (at < text.length && text.bytes[at] && strchr("diouxXeEfFgGcsp@", text.bytes[at]))
		return at + 1 - i;
	return 0;
}

/* A name between `i`, which is just behind an opening mark, and a closing one; 0: none. */
static size_t named_length(struct cotejo_text text, size_t i, char closing)
{
	size_t end = names_end(text, i);

	return end > i && end < text.length && text.bytes[end] == closing ? end + 1 - i : 0;
}

static size_t placeholder_length(struct cotejo_text text, size_t i)
{
	size_t length = 0;

	switch (text.bytes[i]) {
	case '%':
		return format_length(text, i);
	case '{':
		length = named_length(text, i + 1, '}');
		return length ? length + 1 : 0;
	case '$':
		if (i + 1 < text.length && text.bytes[i + 1] == '{')
			length = named_length(text, i + 2, '}');
		return length ? length + 2 : 0;
	case '&':
		length = named_length(text, i + 1, ';');
		return length ? length + 1 : 0;
	default:
		return 0;
	}
}

/* ---- Tags ---- */

/* "<b", "</b" or "<b/" without what else stands in the tag; the length of all of it, 0: none. */
static size_t take_tag(struct items *items, struct cotejo_text text, size_t i)
{
	bool closing = i + 1 < text.length && text.bytes[i + 1] == '/';
	size_t name = i + 1 + closing, end = names_end(text, name), begin = items->text.length;
	const char *last;

	if (end == name || is_digit(text.bytes[name]) || end == text.length ||
		!strchr(" \t\n/>", text.bytes[end]) || !text.bytes[end])
		return 0;
	last = memchr(text.bytes + end, '>', text.length - end);
	if (!last)
		return 0;
	buffer_add(&items->text, slice(text.bytes + i, end - i));
	if (last[-1] == '/')
		buffer_add_byte(&items->text, '/');
	buffer_add_byte(&items->text, '>');
	items_add_since(items, begin);
	return (size_t)(last - text.bytes) + 1 - i;
}

static void find_items(struct cotejo_checker *checker, int side, bool tags)
{
	struct cotejo_text text = checker->texts[side];
	struct items *items = &checker->items[side];

	items_reset(items);
	for (size_t i = 0; i < text.length;) {
		size_t length = 0;

		if (tags && text.bytes[i] == '<')
			length = take_tag(items, text, i);
		else if (!tags)
			length = placeholder_length(text, i);
		if (length && !tags)
			items_add(items, slice(text.bytes + i, length));
		i += length ? length : 1;
	}
}

static void compare_items(struct cotejo_checker *checker, enum cotejo_flag flag, bool tags)
{
	find_items(checker, SOURCE, tags);
	find_items(checker, TARGET, tags);
	items_subtract(&checker->items[SOURCE], &checker->items[TARGET]);
	note_items(checker, flag);
}

/* ---- Brackets and quotation marks ---- */

struct marks {
	size_t round, square, curly; /* that open */
	size_t quotes;               /* double ones and guillemets */
	size_t singles; /* that open: behind a space or a bracket, before something else */
};

static bool is_quote(int32_t c)
{
	return c == '"' || c == 0xab || c == 0xbb || (c >= 0x201c && c <= 0x201f) ||
	       (c >= 0x300c && c <= 0x300f) || c == 0xff02;
}

static struct marks count_marks(struct cotejo_text text)
{
	struct marks marks = {0};
	int32_t before = ' ';

	for (size_t i = 0; i < text.length;) {
		int32_t c;

		i = utf8_next(text, i, &c);
		marks.singles += (c == '\'' || c == 0x2018 || c == '`') && i < text.length &&
				 text.bytes[i] != ' ' &&
				 (before == ' ' || before == '(' || before == '[');
		before = c;
		marks.round += c == '(' || c == 0xff08;
		marks.square += c == '[' || c == 0xff3b || c == 0x3010;
		marks.curly += c == '{' || c == 0xff5b;
		marks.quotes += is_quote(c);
	}
	return marks;
}

static void tell_counts(
	struct cotejo_checker *checker, const char *what, size_t source, size_t target)
{
	buffer_add_format(&checker->details, "%zu | %zu %s", source, target, what);
}

static void compare_marks(struct cotejo_checker *checker)
{
	struct marks source = count_marks(checker->texts[SOURCE]);
	struct marks target = count_marks(checker->texts[TARGET]);
	size_t begin = checker->details.length;

	if (source.round != target.round)
		tell_counts(checker, "(", source.round, target.round);
	else if (source.square != target.square)
		tell_counts(checker, "[", source.square, target.square);
	else if (source.curly != target.curly)
		tell_counts(checker, "{", source.curly, target.curly);
	if (checker->details.length > begin)
		note_finding(checker, COTEJO_FLAG_BRACKETS, begin);
	begin = checker->details.length;
	if ((source.quotes + source.singles == 0) != (target.quotes + target.singles == 0) ||
		source.quotes % 2 != target.quotes % 2) {
		tell_counts(checker, "quotation marks", source.quotes, target.quotes);
		note_finding(checker, COTEJO_FLAG_QUOTES, begin);
	}
}

void check_marks(struct cotejo_checker *checker)
{
	compare_items(checker, COTEJO_FLAG_PLACEHOLDERS, false);
	compare_items(checker, COTEJO_FLAG_TAGS, true);
	compare_marks(checker);
}
