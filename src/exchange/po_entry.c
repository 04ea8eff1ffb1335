/*
 * po_entry.c - one entry of a gettext PO file, line by line
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/po_entry.h"

enum { OCTAL_DIGITS = 3 };

/* All strings of an entry, for what is done to each. */
static struct buffer *string_number(struct po_entry *entry, size_t number)
{
	struct buffer *strings[] = {&entry->context, &entry->id, &entry->plural, &entry->comments,
		&entry->extracted, &entry->references, &entry->flags};
	size_t count = sizeof(strings) / sizeof(strings[0]);

	if (number < count)
		return strings[number];
	return number - count < PO_MAX_FORMS ? &entry->forms[number - count] : NULL;
}

void po_entry_clear(struct po_entry *entry)
{
	struct buffer *string;

	for (size_t i = 0; (string = string_number(entry, i)); i++)
		buffer_clear(string);
	*entry = (struct po_entry){0};
}

static void reset(struct po_entry *entry)
{
	struct buffer *string;

	for (size_t i = 0; (string = string_number(entry, i)); i++)
		buffer_reset(string);
	entry->has_id = entry->has_plural = entry->is_fuzzy = entry->is_obsolete = false;
	entry->form_count = entry->bytes = 0;
	entry->open = NULL;
}

static bool has_failed(struct po_entry *entry)
{
	struct buffer *string;

	for (size_t i = 0; (string = string_number(entry, i)); i++) {
		if (string->failed)
			return true;
	}
	return false;
}

static bool take_word(struct cotejo_text *text, const char *word)
{
	if (!slice_starts(*text, slice_of(word)))
		return false;
	*text = slice(text->bytes + strlen(word), text->length - strlen(word));
	return true;
}

/* ---- Strings ---- */

static int digit_value(char c, int base)
{
	int value = -1;

	if (c >= '0' && c <= '9')
		value = c - '0';
	else if (c >= 'a' && c <= 'f')
		value = c - 'a' + 10;
	else if (c >= 'A' && c <= 'F')
		value = c - 'A' + 10;
	return value < base ? value : -1;
}

/* Takes the number of "\x41" or "\101", and says how long it is; 0: there is none. */
static size_t take_number(struct buffer *string, struct cotejo_text text)
{
	int base = text.bytes[0] == 'x' ? 16 : 8;
	size_t begin = base == 16, i = begin;
	size_t end = begin + (base == 16 ? 2 : OCTAL_DIGITS);
	uint32_t number = 0;

	while (i < text.length && i < end && digit_value(text.bytes[i], base) >= 0)
		number = number * (uint32_t)base + (uint32_t)digit_value(text.bytes[i++], base);
	if (i == begin || number == 0)
		return 0;
	buffer_add_code_point(string, number);
	return i;
}

/* Takes the escape behind a backslash, and says how long it is; 0: it is none. */
static size_t take_escape(struct buffer *string, struct cotejo_text text)
{
	static const char letters[] = "nrtabfv\\\"'?", meanings[] = "\n\r\t\a\b\f\v\\\"'?";
	const char *letter =
		text.length ? memchr(letters, text.bytes[0], sizeof(letters) - 1) : NULL;

	if (text.length == 0)
		return 0;
	if (!letter)
		return take_number(string, text);
	buffer_add_byte(string, meanings[letter - letters]);
	return 1;
}

static void warn(
	struct line_reader *lines, struct cotejo_text line, const char *at, const char *what)
{
	line_reader_warn(lines, WARNING_LINE, (size_t)(at - line.bytes) + 1, "%s", what);
}

/* Appends what stands between quotation marks; `line` is for the place of what is wrong. */
static void take_string(struct buffer *string, struct cotejo_text text, struct line_reader *lines,
	struct cotejo_text line)
{
	size_t i = 1;

	if (text.length == 0 || text.bytes[0] != '"') {
		warn(lines, line, text.bytes, "no string in quotation marks, skipped");
		return;
	}
	while (i < text.length && text.bytes[i] != '"') {
		size_t length;

		if (text.bytes[i] != '\\') {
			buffer_add_byte(string, text.bytes[i++]);
			continue;
		}
		length = take_escape(string, slice(text.bytes + i + 1, text.length - i - 1));
		if (length == 0) {
			warn(lines, line, text.bytes + i, "an escape that is none, kept");
			buffer_add_byte(string, '\\');
		}
		i += 1 + length;
	}
	if (i >= text.length)
		warn(lines, line, text.bytes, "a string without its second quotation mark");
	else if (slice_trim(slice(text.bytes + i + 1, text.length - i - 1)).length)
		warn(lines, line, text.bytes + i + 1, "text behind a string, skipped");
}

/* ---- Lines ---- */

/* The number of "[2]"; PO_MAX_FORMS: there is none. */
static size_t take_form(struct cotejo_text *text)
{
	size_t number = 0, i = 1;

	if (text->length == 0 || text->bytes[0] != '[')
		return PO_MAX_FORMS;
	for (; i < text->length && text->bytes[i] >= '0' && text->bytes[i] <= '9'; i++) {
		number = number * 10 + (size_t)(text->bytes[i] - '0');
		if (number >= PO_MAX_FORMS)
			return PO_MAX_FORMS;
	}
	if (i == 1 || i >= text->length || text->bytes[i] != ']')
		return PO_MAX_FORMS;
	*text = slice(text->bytes + i + 1, text->length - i - 1);
	return number;
}

/* The string that a keyword begins, behind which `text` goes on; NULL: no keyword. */
static struct buffer *take_keyword(struct po_entry *entry, struct cotejo_text *text)
{
	size_t form = 0;

	if (take_word(text, "msgctxt"))
		return &entry->context;
	if (take_word(text, "msgid_plural")) {
		entry->has_plural = true;
		return &entry->plural;
	}
	if (take_word(text, "msgid")) {
		entry->has_id = true;
		return &entry->id;
	}
	if (!take_word(text, "msgstr"))
		return NULL;
	if (text->length && text->bytes[0] == '[')
		form = take_form(text);
	if (form >= PO_MAX_FORMS)
		return NULL;
	if (entry->form_count <= form)
		entry->form_count = form + 1;
	return &entry->forms[form];
}

static void add_line(struct buffer *comments, struct cotejo_text line)
{
	if (line.length == 0)
		return;
	if (comments->length)
		buffer_add_byte(comments, '\n');
	buffer_add(comments, line);
}

/* "fuzzy, c-format": all but the first kind is kept. */
static void take_flags(struct po_entry *entry, struct cotejo_text text)
{
	while (text.length) {
		const char *comma = memchr(text.bytes, ',', text.length);
		size_t length = comma ? (size_t)(comma - text.bytes) : text.length;
		struct cotejo_text flag = slice_trim(slice(text.bytes, length));

		if (slice_equals(flag, "fuzzy"))
			entry->is_fuzzy = true;
		else if (flag.length)
			buffer_add_string(&entry->flags, entry->flags.length ? ", " : "");
		if (!slice_equals(flag, "fuzzy"))
			buffer_add(&entry->flags, flag);
		text = slice(text.bytes + length + (comma ? 1 : 0),
			text.length - length - (comma ? 1 : 0));
	}
}

/* A comment, behind its "#". */
static void take_comment(struct po_entry *entry, struct cotejo_text text)
{
	if (take_word(&text, ","))
		take_flags(entry, text);
	else if (take_word(&text, ":"))
		add_line(&entry->references, slice_trim(text));
	else if (take_word(&text, "."))
		add_line(&entry->extracted, slice_trim(text));
	else if (!take_word(&text, "|"))
		add_line(&entry->comments, slice_trim(text));
}

/* Whether a line can only belong to the entry after this one. */
static bool begins_next(const struct po_entry *entry, struct cotejo_text text)
{
	struct cotejo_text rest = text;

	if (text.bytes[0] == '#')
		return entry->form_count > 0;
	return entry->has_id &&
	       (take_word(&rest, "msgctxt") ||
		       (take_word(&rest, "msgid") && !slice_starts(rest, slice_of("_plural"))));
}

static void take_line(struct po_entry *entry, struct cotejo_text text, struct line_reader *lines,
	struct cotejo_text line)
{
	struct buffer *string;

	if (text.bytes[0] == '"' && entry->open) {
		take_string(entry->open, text, lines, line);
		return;
	}
	if (take_word(&text, "#")) {
		take_comment(entry, text);
		return;
	}
	string = take_keyword(entry, &text);
	if (!string) {
		warn(lines, line, text.bytes, "not a line of a PO file, skipped");
		return;
	}
	entry->open = string;
	take_string(string, slice_trim(text), lines, line);
}

/* Takes "#~" off; an old text ("#~|", "#|") is of no use to anybody. */
static bool take_obsolete(struct cotejo_text *text)
{
	if (!take_word(text, "#~"))
		return false;
	*text = slice_trim(*text);
	if (text->length && text->bytes[0] == '|')
		text->length = 0;
	return true;
}

static int next_line(struct line_reader *lines, struct cotejo_text *waiting,
	struct cotejo_text *ret_line, struct cotejo_error *error)
{
	if (waiting->length == 0)
		return line_reader_next(lines, ret_line, error);
	*ret_line = *waiting;
	*waiting = slice_of("");
	return 1;
}

int po_entry_read(struct po_entry *entry, struct line_reader *lines, struct cotejo_text *waiting,
	struct cotejo_error *error)
{
	struct cotejo_text line;
	int code;

	reset(entry);
	while ((code = next_line(lines, waiting, &line, error)) == 1) {
		struct cotejo_text text = slice_trim(line);
		bool is_obsolete = take_obsolete(&text);

		if (text.length == 0)
			continue;
		if (begins_next(entry, text)) {
			*waiting = line;
			break;
		}
		entry->is_obsolete |= is_obsolete;
		entry->bytes += line.length;
		if (entry->bytes > PO_MAX_ENTRY_BYTES)
			return line_reader_fail(
				lines, COTEJO_ELIMIT, 1, "an entry is too large", error);
		take_line(entry, text, lines, line);
	}
	if (code < 0)
		return code;
	if (has_failed(entry))
		return error_no_memory(error);
	return code == 1 || entry->form_count > 0 || entry->has_id;
}
