/*
 * scan.c - XML as it comes in TMX files, tag by tag
 *
 * SPDX-License-Identifier: MIT
 */
#include "tmx/scan.h"

#include "tmx/scan_input.h"

enum { MAX_NAME = 255 };

/* ---- Names ---- */

static void take_name(struct tmx_scanner *scanner, struct buffer *name)
{
	size_t limit = name->length + MAX_NAME;

	while (scan_continues_name(scan_peek(scanner))) {
		if (name->length == limit || name->failed)
			scan_fail(
				scanner, COTEJO_ELIMIT, "a name is longer than %d bytes", MAX_NAME);
		else
			buffer_add_byte(name, (char)scan_take(scanner));
	}
}

/* Takes away the namespace prefix of the name that begins at `begin`, and ends it. */
static void finish_name(struct buffer *name, size_t begin)
{
	const char *colon = NULL;
	struct cotejo_text whole = slice("", 0);

	if (name->length > begin) {
		whole = slice(name->bytes + begin, name->length - begin);
		colon = memchr(whole.bytes, ':', whole.length);
	}
	if (colon && !slice_starts(whole, slice_of("xml:"))) {
		size_t prefix = (size_t)(colon + 1 - (name->bytes + begin));

		name->length -= prefix;
		memmove(name->bytes + begin, colon + 1, name->length - begin);
	}
	buffer_add_byte(name, '\0');
}

static bool declares_namespace(struct cotejo_text name)
{
	return slice_equals(name, "xmlns") || slice_starts(name, slice_of("xmlns:"));
}

/* ---- Attributes ---- */

static void take_value(struct tmx_scanner *scanner)
{
	int quote = scan_peek(scanner);
	size_t begin;

	if (quote == '"' || quote == '\'') {
		scan_take(scanner);
		scan_take_text(scanner, &scanner->bytes, (char)quote);
		scan_take(scanner);
		return;
	}
	scan_warn(scanner, WARNING_MARKUP, "an attribute without quotes");
	begin = scanner->bytes.length;
	take_name(scanner, &scanner->bytes);
	scan_clean(scanner, &scanner->bytes, begin);
}

static bool is_known(const struct tmx_scanner *scanner, const char *name)
{
	for (size_t i = 0; i < scanner->attribute_count; i++) {
		if (strcmp(scanner->bytes.bytes + scanner->offsets[i][0], name) == 0)
			return true;
	}
	return false;
}

/* Keeps the attribute whose name and value lie in `bytes`, or takes it back. */
static void keep_attribute(
	struct tmx_scanner *scanner, size_t name, size_t value, bool is_namespace)
{
	struct buffer *bytes = &scanner->bytes;

	buffer_add_byte(bytes, '\0');
	if (bytes->failed)
		return;
	if (!is_namespace && is_known(scanner, bytes->bytes + name))
		scan_warn(scanner, WARNING_MARKUP, "attribute %s a second time, ignored",
			bytes->bytes + name);
	else if (!is_namespace && scanner->attribute_count == SCAN_MAX_ATTRIBUTES)
		scan_fail(scanner, COTEJO_ELIMIT, "an element with more than %d attributes",
			SCAN_MAX_ATTRIBUTES);
	else if (!is_namespace) {
		scanner->offsets[scanner->attribute_count][0] = name;
		scanner->offsets[scanner->attribute_count++][1] = value;
		return;
	}
	bytes->length = name;
}

static void take_attribute(struct tmx_scanner *scanner)
{
	struct buffer *bytes = &scanner->bytes;
	size_t name = bytes->length;
	bool is_namespace;

	take_name(scanner, bytes);
	if (bytes->failed || scanner->code)
		return;
	is_namespace = declares_namespace(slice(bytes->bytes + name, bytes->length - name));
	finish_name(bytes, name);
	scan_skip_spaces(scanner);
	if (scan_peek(scanner) == '=') {
		size_t value = bytes->length;

		scan_take(scanner);
		scan_skip_spaces(scanner);
		take_value(scanner);
		keep_attribute(scanner, name, value, is_namespace);
		return;
	}
	if (scan_peek(scanner) != SCAN_NO_MORE)
		scan_warn(scanner, WARNING_MARKUP, "an attribute without a value, ignored");
	bytes->length = name;
}

static void finish_attributes(struct tmx_scanner *scanner)
{
	const char *bytes = scanner->bytes.bytes;

	for (size_t i = 0; i < scanner->attribute_count; i++)
		scanner->attributes[i] = (struct tmx_attribute){
			bytes + scanner->offsets[i][0], bytes + scanner->offsets[i][1]};
}

/* ---- Tags ---- */

enum outcome { IS_TAG, IS_TEXT, IS_CUT };

/* Takes the rest of a start tag; IS_TEXT when another tag begins before it ends. */
static enum outcome take_inside_of_tag(struct tmx_scanner *scanner)
{
	for (;;) {
		int c = scan_peek(scanner);

		if (c == SCAN_NO_MORE)
			return IS_CUT;
		if (c == '<')
			return IS_TEXT;
		if (scan_begins_name(c)) {
			take_attribute(scanner);
			continue;
		}
		scan_take(scanner);
		if (c == '>')
			return IS_TAG;
		if (c == '/' && scan_peek(scanner) == '>')
			scanner->is_empty = true;
		else if (!is_ascii_space((char)c))
			scan_warn(scanner, WARNING_MARKUP, "'%c' within a tag, ignored",
				c < 0x80 ? c : '?');
	}
}

static enum outcome take_start_tag(struct tmx_scanner *scanner)
{
	enum outcome outcome;

	scanner->is_empty = false;
	scanner->attribute_count = 0;
	buffer_reset(&scanner->bytes);
	buffer_reset(&scanner->name);
	buffer_reset(&scanner->raw);
	scanner->is_recording = true;
	take_name(scanner, &scanner->name);
	outcome = take_inside_of_tag(scanner);
	scanner->is_recording = false;
	if (outcome == IS_TEXT)
		return IS_TEXT;
	finish_name(&scanner->name, 0);
	finish_attributes(scanner);
	return outcome;
}

static enum outcome take_end_tag(struct tmx_scanner *scanner)
{
	bool warned = false;
	int c;

	buffer_reset(&scanner->name);
	take_name(scanner, &scanner->name);
	finish_name(&scanner->name, 0);
	while ((c = scan_peek(scanner)) != '>' && c != '<' && c != SCAN_NO_MORE) {
		if (!is_ascii_space((char)c) && !warned)
			scan_warn(scanner, WARNING_MARKUP, "an end tag with more than a name");
		warned |= !is_ascii_space((char)c);
		scan_take(scanner);
	}
	if (c == '>')
		scan_take(scanner);
	else if (c == '<')
		scan_warn(scanner, WARNING_MARKUP, "an end tag without >");
	return c == SCAN_NO_MORE ? IS_CUT : IS_TAG;
}

/* ---- Tokens ---- */

/* A < that begins no tag, and what was taken after it, is text. */
static void keep_as_text(struct tmx_scanner *scanner, const char *taken)
{
	scan_warn(scanner, WARNING_MARKUP, "a < that begins no tag");
	buffer_add_string(&scanner->text, taken);
}

/* After "<!". */
static void take_declaration(struct tmx_scanner *scanner)
{
	static const char cdata[] = "[CDATA[";
	size_t matched = 0;

	if (scan_peek(scanner) == 'D') {
		scan_skip_doctype(scanner);
		return;
	}
	if (scan_peek(scanner) == '-') {
		scan_take(scanner);
		if (scan_peek(scanner) == '-') {
			scan_take(scanner);
			scan_take_until(scanner, NULL, '-', 2);
			return;
		}
		keep_as_text(scanner, "<!-");
		return;
	}
	while (matched < sizeof(cdata) - 1 && scan_peek(scanner) == cdata[matched]) {
		scan_take(scanner);
		matched++;
	}
	if (matched == sizeof(cdata) - 1) {
		scan_take_until(scanner, &scanner->text, ']', 2);
		return;
	}
	keep_as_text(scanner, "<!");
	buffer_add(&scanner->text, slice(cdata, matched));
}

/* After "<". Sets `waiting` when a tag begins; everything else is dealt with at once. */
static void take_markup(struct tmx_scanner *scanner)
{
	int c = scan_peek(scanner);

	if (scan_begins_name(c)) {
		scanner->waiting = SCAN_START;
	} else if (c == '/') {
		scan_take(scanner);
		if (scan_begins_name(scan_peek(scanner)))
			scanner->waiting = SCAN_END;
		else
			keep_as_text(scanner, "</");
	} else if (c == '!') {
		scan_take(scanner);
		take_declaration(scanner);
	} else if (c == '?') {
		scan_take(scanner);
		scan_take_until(scanner, NULL, '?', 1);
	} else if (c == SCAN_NO_MORE) {
		scanner->is_cut = true;
	} else {
		keep_as_text(scanner, "<");
	}
}

/* Gathers text until a tag waits or the file ends. */
static void take_text(struct tmx_scanner *scanner)
{
	while (scanner->waiting == SCAN_TEXT) {
		size_t line, column;

		scan_take_text(scanner, &scanner->text, 0);
		line = scanner->at_line;
		column = scan_column(scanner);
		if (scan_take(scanner) == SCAN_NO_MORE)
			break;
		take_markup(scanner);
		if (scanner->waiting != SCAN_TEXT) {
			scanner->tag_line = line;
			scanner->tag_column = column;
		}
	}
}

/* Takes the tag that waits; false when it turns out to be text. */
static bool take_tag(struct tmx_scanner *scanner, enum scan_token *ret_token)
{
	enum scan_token kind = scanner->waiting;
	enum outcome outcome;

	scanner->waiting = SCAN_TEXT;
	scanner->line = scanner->tag_line;
	scanner->column = scanner->tag_column;
	outcome = kind == SCAN_START ? take_start_tag(scanner) : take_end_tag(scanner);
	if (outcome == IS_TEXT) {
		keep_as_text(scanner, "<");
		scan_clean(scanner, &scanner->raw, 0);
		buffer_add(&scanner->text, buffer_text(&scanner->raw));
		return false;
	}
	scanner->is_cut = outcome == IS_CUT;
	*ret_token = outcome == IS_CUT ? SCAN_END_OF_FILE : kind;
	return true;
}

static int check(struct tmx_scanner *scanner, struct cotejo_error *error)
{
	if (scanner->text.failed || scanner->name.failed || scanner->bytes.failed ||
		scanner->raw.failed)
		return error_no_memory(error);
	if (scanner->code && error)
		*error = scanner->error;
	return scanner->code;
}

int scan_next(struct tmx_scanner *scanner, enum scan_token *ret_token, struct cotejo_error *error)
{
	if (scanner->at_line == 0) {
		scanner->at_line = 1;
		scanner->waiting = SCAN_TEXT;
	}
	buffer_reset(&scanner->text);
	scanner->line = scanner->at_line;
	scanner->column = scan_column(scanner);
	for (;;) {
		if (scanner->waiting != SCAN_TEXT && scanner->text.length == 0 &&
			take_tag(scanner, ret_token))
			break;
		if (scanner->waiting == SCAN_TEXT)
			take_text(scanner);
		if (scanner->text.length || scanner->waiting == SCAN_TEXT) {
			*ret_token = scanner->text.length ? SCAN_TEXT : SCAN_END_OF_FILE;
			break;
		}
	}
	return check(scanner, error);
}

const char *scan_attribute(const struct tmx_scanner *scanner, const char *name)
{
	for (size_t i = 0; i < scanner->attribute_count; i++) {
		if (strcmp(scanner->attributes[i].name, name) == 0)
			return scanner->attributes[i].value;
	}
	return NULL;
}

void scan_clear(struct tmx_scanner *scanner)
{
	source_clear(&scanner->source);
	buffer_clear(&scanner->name);
	buffer_clear(&scanner->text);
	buffer_clear(&scanner->bytes);
	buffer_clear(&scanner->raw);
}
