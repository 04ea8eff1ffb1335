/*
 * source_po.c - the translated messages of a gettext PO file
 *
 * A message is a unit, one with a plural a unit for each form. What has no translation, or only one
 * that is marked "fuzzy", is no unit and is counted. The head, which is the translation of "", says
 * the charset and the language; that of the messages is English if nobody says otherwise, as
 * gettext has it.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <strings.h>

#include "exchange/po_entry.h"
#include "exchange/tmx_unit.h"
#include "exchange/unit_draft.h"
#include "exchange/unit_source.h"

/* GNU gettext manual, "Plural forms": messages are taken for English. */
#define PO_LANGUAGE_OF_MESSAGES "en"

#define PO_CONTEXT "x-gettext-context"
#define PO_REFERENCE "x-gettext-reference"
#define PO_FLAGS "x-gettext-flags"
#define PO_FORM "x-gettext-form" /* the number of a plural form */
#define PO_OBSOLETE "x-gettext-obsolete"

enum { CHARSET_SIZE = 64 };

struct po {
	struct line_reader lines;
	struct cotejo_text waiting;
	struct po_entry entry;
	size_t form;  /* the next one of the entry */
	bool is_read; /* the entry waits for its first form to be handed out */
	const struct source_request *request;
	char source[LANGUAGE_SIZE], target[LANGUAGE_SIZE];
	char charset[CHARSET_SIZE];
	struct unit_draft draft;
};

/* ---- The head ---- */

/* The value of "Name: value" in a line of its own. */
static struct cotejo_text field_of(struct cotejo_text head, const char *name)
{
	size_t length = strlen(name);

	while (head.length) {
		const char *end = memchr(head.bytes, '\n', head.length);
		size_t line = end ? (size_t)(end - head.bytes) : head.length;

		if (line > length && strncasecmp(head.bytes, name, length) == 0 &&
			head.bytes[length] == ':')
			return slice_trim(slice(head.bytes + length + 1, line - length - 1));
		head = slice(head.bytes + line + (end ? 1 : 0), head.length - line - (end ? 1 : 0));
	}
	return slice_of("");
}

static bool take_tag(char ret_tag[LANGUAGE_SIZE], struct cotejo_text field)
{
	char tag[LANGUAGE_SIZE];

	if (field.length == 0 || field.length >= sizeof(tag))
		return false;
	memcpy(tag, field.bytes, field.length);
	tag[field.length] = '\0';
	return language_canonical(ret_tag, tag, NULL) == 0;
}

static int take_languages(struct po *po, struct cotejo_text head, struct cotejo_error *error)
{
	const struct source_request *request = po->request;

	if (request->source[0])
		memcpy(po->source, request->source, LANGUAGE_SIZE);
	else if (!take_tag(po->source, field_of(head, "X-Source-Language")))
		strcpy(po->source, PO_LANGUAGE_OF_MESSAGES);
	if (request->target[0]) {
		memcpy(po->target, request->target, LANGUAGE_SIZE);
		return 0;
	}
	if (take_tag(po->target, field_of(head, "Language")) ||
		language_of_name(po->target, request->file->name))
		return 0;
	return line_reader_fail(&po->lines, COTEJO_EARGUMENT, 1,
		"its language is not named, neither by its head (Language: es) nor otherwise",
		error);
}

static bool is_name_byte(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       c == '-' || c == '_' || c == '.';
}

/* What stands behind "charset=" in the first bytes. */
static void find_charset(char ret_name[CHARSET_SIZE], struct cotejo_text bytes)
{
	struct cotejo_text mark = slice_of("charset=");
	size_t length = 0;

	while (bytes.length && !slice_starts(bytes, mark))
		bytes = slice(bytes.bytes + 1, bytes.length - 1);
	if (bytes.length)
		bytes = slice(bytes.bytes + mark.length, bytes.length - mark.length);
	while (length < bytes.length && length + 1 < CHARSET_SIZE &&
		is_name_byte(bytes.bytes[length])) {
		ret_name[length] = bytes.bytes[length];
		length++;
	}
	ret_name[length] = '\0';
}

/* Takes the charset that the head declares. A template declares "CHARSET", which is none. */
static int take_charset(struct po *po, struct import_file *file, struct cotejo_error *error)
{
	struct cotejo_text head;
	int code = import_file_head(file, &head, error);

	if (code)
		return code;
	find_charset(po->charset, head);
	if (po->charset[0] && strcmp(po->charset, "CHARSET") != 0)
		po->lines.source.declared = po->charset;
	return 0;
}

/* The head is the first entry, or there is none. */
static int read_head(struct po *po, struct cotejo_error *error)
{
	struct cotejo_text head = slice_of("");
	int code = po_entry_read(&po->entry, &po->lines, &po->waiting, error);

	if (code < 0)
		return code;
	if (code == 0 || !po->entry.has_id)
		return line_reader_fail(&po->lines, COTEJO_ESYNTAX, 1,
			"not a PO file: there is no msgid in it", error);
	if (po->entry.id.length == 0 && po->entry.context.length == 0)
		head = buffer_text(&po->entry.forms[0]);
	else
		po->is_read = true;
	return take_languages(po, head, error);
}

/* ---- Units ---- */

static bool is_translated(const struct po_entry *entry)
{
	for (size_t i = 0; i < entry->form_count; i++) {
		if (slice_trim(buffer_text(&entry->forms[i])).length)
			return true;
	}
	return false;
}

static bool is_wanted(struct po *po)
{
	const struct po_entry *entry = &po->entry;

	if (entry->id.length == 0)
		return false; /* a head, perhaps of a file that was joined with this one */
	if (is_translated(entry) && (!entry->is_fuzzy || po->request->with_fuzzy))
		return true;
	if (po->request->unfinished)
		++*po->request->unfinished;
	return false;
}

static void add_pieces(struct po *po)
{
	const struct po_entry *entry = &po->entry;
	struct unit_draft *draft = &po->draft;

	if (entry->is_fuzzy)
		draft_property(draft, DRAFT_OF_UNIT, TMX_STATE,
			slice_of(cotejo_unit_state_name(COTEJO_UNIT_DOUBTFUL)));
	draft_property(draft, DRAFT_OF_UNIT, PO_CONTEXT, buffer_text(&entry->context));
	draft_property(draft, DRAFT_OF_UNIT, PO_REFERENCE, buffer_text(&entry->references));
	draft_property(draft, DRAFT_OF_UNIT, PO_FLAGS, buffer_text(&entry->flags));
	if (entry->is_obsolete)
		draft_property(draft, DRAFT_OF_UNIT, PO_OBSOLETE, slice_of("yes"));
	draft_note(draft, DRAFT_OF_UNIT, buffer_text(&entry->comments));
	draft_note(draft, DRAFT_OF_UNIT, buffer_text(&entry->extracted));
}

/* The unit of a form; the first form is that of the singular, unless the language has only one. */
static void make_unit(struct po *po, size_t form)
{
	const struct po_entry *entry = &po->entry;
	struct unit_draft *draft = &po->draft;
	bool is_plural = entry->has_plural && (form > 0 || entry->form_count == 1);
	char number[24];

	draft_begin(draft);
	add_pieces(po);
	if (entry->has_plural) {
		snprintf(number, sizeof(number), "%zu", form);
		draft_property(draft, DRAFT_OF_UNIT, PO_FORM, draft_copy(draft, slice_of(number)));
	}
	draft_variant(draft, po->source, buffer_text(is_plural ? &entry->plural : &entry->id));
	draft_variant(draft, po->target, buffer_text(&entry->forms[form]));
}

/* The next form of the entry with a text, if any. */
static bool take_form(struct po *po)
{
	const struct po_entry *entry = &po->entry;

	while (po->form < entry->form_count) {
		size_t form = po->form++;

		if (slice_trim(buffer_text(&entry->forms[form])).length) {
			make_unit(po, form);
			return true;
		}
	}
	return false;
}

static int next(void *state, const struct tmx_unit **ret_unit, struct cotejo_error *error)
{
	struct po *po = state;
	int code = 1;

	while (!take_form(po)) {
		if (!po->is_read)
			code = po_entry_read(&po->entry, &po->lines, &po->waiting, error);
		if (code != 1)
			return code;
		po->is_read = false;
		po->form = is_wanted(po) ? 0 : PO_MAX_FORMS;
	}
	return draft_finish(&po->draft, ret_unit, error);
}

static void free_po(void *state)
{
	struct po *po = state;

	line_reader_clear(&po->lines);
	po_entry_clear(&po->entry);
	draft_clear(&po->draft);
	free(po);
}

int source_open_po(struct unit_source *source, const struct source_request *request,
	struct cotejo_error *error)
{
	struct po *po = calloc(1, sizeof(*po));
	int code;

	if (!po)
		return error_no_memory(error);
	po->request = request;
	po->form = PO_MAX_FORMS;
	line_reader_init(&po->lines, request->file);
	code = take_charset(po, request->file, error);
	if (code == 0)
		code = read_head(po, error);
	if (code < 0) {
		free_po(po);
		return code;
	}
	*source = (struct unit_source){next, free_po, po};
	return 0;
}
