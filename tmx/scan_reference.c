/*
 * scan_reference.c - what stands between & and ; in a file
 *
 * SPDX-License-Identifier: MIT
 */
#include <libxml/HTMLparser.h>

#include "tmx/scan_input.h"

enum { REFERENCE_SIZE = 33 }; /* room for the longest name of HTML, twice over */

static bool is_reference_byte(int c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '#' || c == '_' || c == '-' || c == '.';
}

static int digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 16;
}

/* Reads what follows "&#"; false when it is no number. Too large a one stays too large. */
static bool parse_number(uint32_t *ret_number, const char *text)
{
	const uint32_t too_large = 0x110000;
	uint32_t number = 0;
	int base = 10;

	if (*text == 'x' || *text == 'X') {
		base = 16;
		text++;
	}
	if (*text == '\0')
		return false;
	for (; *text; text++) {
		int digit = digit_of(*text);

		if (digit >= base)
			return false;
		number = number * (uint32_t)base + (uint32_t)digit;
		if (number > too_large)
			number = too_large;
	}
	*ret_number = number;
	return true;
}

static bool is_xml_character(uint32_t c)
{
	if (c < ' ')
		return c == '\t' || c == '\n' || c == '\r';
	return c < 0xd800 || (c > 0xdfff && c != 0xfffe && c != 0xffff && c < 0x110000);
}

/* Some tools write a character beyond U+FFFF as the two halves that it has in UTF-16. */
static void add_half(struct tmx_scanner *scanner, struct buffer *text, uint32_t half)
{
	bool joins = scanner->high_half && scanner->high_half_place == text->length;

	if (half < 0xdc00) {
		scanner->high_half = half;
		scanner->high_half_place = text->length;
		scan_warn(scanner, WARNING_CHARACTER, "a reference to half a character");
		return;
	}
	if (joins)
		buffer_add_code_point(
			text, 0x10000 + ((scanner->high_half - 0xd800) << 10) + (half - 0xdc00));
	else
		scan_warn(scanner, WARNING_CHARACTER, "a reference to half a character, left out");
	scanner->high_half = 0;
}

static void add_number(struct tmx_scanner *scanner, struct buffer *text, uint32_t number)
{
	if (is_xml_character(number))
		buffer_add_code_point(text, number);
	else if (number >= 0xd800 && number <= 0xdfff)
		add_half(scanner, text, number);
	else
		scan_warn(scanner, WARNING_CHARACTER,
			"a reference to U+%04X, which XML cannot hold, left out", (unsigned)number);
}

/* The five that XML has without a declaration. */
static char predefined(const char *name)
{
	static const struct {
		const char *name;
		char value;
	} entities[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};

	for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++) {
		if (strcmp(entities[i].name, name) == 0)
			return entities[i].value;
	}
	return '\0';
}

static void add_entity(struct tmx_scanner *scanner, struct buffer *text, const char *name)
{
	char value = predefined(name);
	const htmlEntityDesc *html;
	xmlChar copy[REFERENCE_SIZE];

	if (value) {
		buffer_add_byte(text, value);
		return;
	}
	memcpy(copy, name, strlen(name) + 1);
	html = htmlEntityLookup(copy);
	if (html) {
		scan_warn(scanner, WARNING_ENTITY, "&%s; is an entity of HTML, not of TMX", name);
		buffer_add_code_point(text, html->value);
		return;
	}
	scan_warn(scanner, WARNING_ENTITY, "entity &%s; not expanded, kept as text", name);
	buffer_add_byte(text, '&');
	buffer_add_string(text, name);
	buffer_add_byte(text, ';');
}

void scan_reference(struct tmx_scanner *scanner, struct buffer *text)
{
	char name[REFERENCE_SIZE];
	size_t length = 0;
	uint32_t number;

	while (length + 1 < sizeof(name) && is_reference_byte(scan_peek(scanner)))
		name[length++] = (char)scan_take(scanner);
	name[length] = '\0';
	if (length == 0 || scan_peek(scanner) != ';') {
		scan_warn(scanner, WARNING_MARKUP, "a bare &");
	} else if (name[0] != '#') {
		scan_take(scanner);
		add_entity(scanner, text, name);
		return;
	} else if (parse_number(&number, name + 1)) {
		scan_take(scanner);
		add_number(scanner, text, number);
		return;
	} else {
		scan_warn(scanner, WARNING_MARKUP, "&%s; is no reference", name);
	}
	buffer_add_byte(text, '&');
	buffer_add(text, slice(name, length));
}
