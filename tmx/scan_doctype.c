/*
 * scan_doctype.c - a document type declaration is skipped, and looked at while that is done
 *
 * No entity is ever expanded, so none can do harm. But entities whose values are made of entities
 * serve no purpose in a memory other than to blow up whoever expands them, and a file with such is
 * refused.
 *
 * SPDX-License-Identifier: MIT
 */
#include "tmx/scan_input.h"

/* Within quotes, after an &: a name other than the five of XML makes the file suspect. */
static void check_reference(struct tmx_scanner *scanner)
{
	static const char *const harmless[] = {"amp", "lt", "gt", "quot", "apos"};
	char name[8];
	size_t length = 0;

	if (!scan_begins_name(scan_peek(scanner)))
		return;
	while (length + 1 < sizeof(name) && scan_continues_name(scan_peek(scanner)))
		name[length++] = (char)scan_take(scanner);
	name[length] = '\0';
	for (size_t i = 0; i < sizeof(harmless) / sizeof(harmless[0]); i++) {
		if (strcmp(name, harmless[i]) == 0)
			return;
	}
	scan_fail(scanner, COTEJO_ELIMIT, "entities made of entities are refused");
}

static void skip_quoted(struct tmx_scanner *scanner, int quote)
{
	int c;

	while ((c = scan_take(scanner)) != SCAN_NO_MORE && c != quote) {
		if (c == '&')
			check_reference(scanner);
	}
}

/* Skips a comment or processing instruction, if that is what the < just taken begins. */
static void skip_nested(struct tmx_scanner *scanner)
{
	int c = scan_peek(scanner);

	if (c == '?') {
		scan_take_until(scanner, NULL, '?', 1);
		return;
	}
	if (c != '!')
		return;
	scan_take(scanner);
	if (scan_peek(scanner) != '-')
		return;
	scan_take(scanner);
	if (scan_peek(scanner) != '-')
		return;
	scan_take(scanner);
	scan_take_until(scanner, NULL, '-', 2);
}

void scan_skip_doctype(struct tmx_scanner *scanner)
{
	bool inside = false; /* the internal subset */
	int c;

	while ((c = scan_take(scanner)) != SCAN_NO_MORE) {
		if (c == '"' || c == '\'')
			skip_quoted(scanner, c);
		else if (c == '[')
			inside = true;
		else if (c == ']')
			inside = false;
		else if (c == '<')
			skip_nested(scanner);
		else if (c == '>' && !inside)
			return;
	}
	scanner->is_cut = true;
}
