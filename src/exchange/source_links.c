/*
 * source_links.c - links between the sentences of documents, and the texts that they name
 *
 * XCES cesAlign and InterText, as links.c writes them and as OPUS has them. A group of links names
 * two documents, which are looked for beside the file or in a folder that the user names, and
 * nowhere else (linked_path.h). A document that is not there costs its own links only.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>

#include "exchange/linked_path.h"
#include "exchange/linked_text.h"
#include "exchange/tmx_unit.h"
#include "exchange/unit_draft.h"
#include "exchange/unit_source.h"
#include "tmx/scan.h"

#define LINK_CERTAINTY "x-ces-certainty"

enum {
	SIDES = 2,
	FOLDERS = 2,
	ELEMENT_SIZE = 16, /* of the name of what is linked: s, p, seg */
	LINK_MAX_BYTES =
		1 << 16 /* of a side of a unit: a small file must not make a large memory */
};

/* A document, left (fromDoc) or right. */
struct linked_side {
	char *name; /* as the links name it; NULL: not yet */
	char *path; /* of what has been read; NULL: nothing */
	char language[LANGUAGE_SIZE];
	struct linked_text text;
};

struct links {
	struct tmx_scanner scanner;
	const struct source_request *request;
	struct unit_draft draft;
	struct buffer texts[SIDES]; /* of the link at hand */
	char *folders[FOLDERS];     /* where documents may lie; NULL: not there */
	struct linked_side sides[SIDES];
	char element[ELEMENT_SIZE];
	bool is_reversed;    /* InterText: the right ids come first */
	bool is_ready;       /* both documents of the group at hand have been read */
	bool is_read;        /* or it has been tried */
	const char *reading; /* the name of the document that is being read */
};

static void warn(
	struct links *links, enum tmx_warning_code code, const char *what, struct cotejo_text name)
{
	warning_add(&links->request->file->warnings, code, links->scanner.line,
		links->scanner.column, "%s: %.*s", what,
		(int)(name.length < 128 ? name.length : 128), name.bytes);
}

/* ---- Documents ---- */

/* What is odd about a document is told where it is named. */
static void pass_warning(void *user, const struct tmx_warning *warning)
{
	struct links *links = user;

	warning_add(&links->request->file->warnings, warning->code, links->scanner.line,
		links->scanner.column, "in %.80s:%zu:%zu: %.150s", links->reading, warning->line,
		warning->column, warning->message);
}

static int find_path(
	struct links *links, const char *name, char **ret_path, struct cotejo_error *error)
{
	int code = 0;

	for (size_t i = 0; i < FOLDERS && code == 0; i++) {
		if (links->folders[i])
			code = linked_path_find(ret_path, links->folders[i], name, error);
	}
	return code;
}

static int read_file(struct links *links, struct linked_side *side, struct cotejo_error *error)
{
	struct import_file file = {
		.warnings = {.warn = pass_warning, .user = links},
	};
	int code;

	links->reading = side->name;
	code = import_file_open(&file, side->path, error);
	if (code == 0)
		code = import_file_unpack(&file, NULL, error);
	if (code == 0)
		code = linked_text_read(
			&side->text, &file.input, &file.warnings, links->element, error);
	import_file_close(&file);
	return code;
}

static void forget(struct linked_side *side)
{
	linked_text_clear(&side->text);
	free(side->path);
	side->path = NULL;
}

/* What the document says, else what the user says, else its name. */
static void set_language(struct linked_side *side, const char *given)
{
	if (side->text.language[0])
		memcpy(side->language, side->text.language, LANGUAGE_SIZE);
	else if (given[0])
		memcpy(side->language, given, LANGUAGE_SIZE);
	else if (!language_of_name(side->language, side->name))
		side->language[0] = '\0';
}

/* 1 when its sentences are there; 0 and a warning when not. */
static int read_side(struct links *links, struct linked_side *side, const char *given,
	struct cotejo_error *error)
{
	struct cotejo_error own = COTEJO_ERROR_INIT;
	int code;

	if (side->path)
		return 1;
	code = find_path(links, side->name, &side->path, error);
	if (code < 0)
		return code;
	if (code == 0) {
		warn(links, WARNING_DOCUMENT, "not beside the links, which are skipped",
			slice_of(side->name));
		return 0;
	}
	code = read_file(links, side, &own);
	if (code == COTEJO_ENOMEM)
		return error_no_memory(error);
	if (code == 0 && side->text.count) {
		set_language(side, given);
		return 1;
	}
	forget(side);
	warn(links, WARNING_DOCUMENT,
		code ? own.message : "no sentences with ids in it, links to it are skipped",
		slice_of(side->name));
	return 0;
}

static int read_sides(struct links *links, struct cotejo_error *error)
{
	const struct source_request *request = links->request;
	struct linked_side *sides = links->sides;
	int code;

	links->is_read = true;
	links->is_ready = false;
	if (!sides[0].name || !sides[1].name) {
		warn(links, WARNING_DOCUMENT, "the links name no two documents",
			buffer_text(&links->scanner.name));
		return 0;
	}
	code = read_side(links, &sides[0], request->source, error);
	if (code == 1)
		code = read_side(links, &sides[1], request->target, error);
	if (code != 1)
		return code;
	/* By its last part alone one name may be another's. */
	if (strcmp(sides[0].path, sides[1].path) == 0)
		warn(links, WARNING_DOCUMENT, "both documents are one file, links skipped",
			slice_of(sides[1].name));
	else
		links->is_ready = true;
	return 0;
}

/* ---- Groups ---- */

static int name_side(struct links *links, struct linked_side *side, const char *attribute,
	struct cotejo_error *error)
{
	const char *name = scan_attribute(&links->scanner, attribute);
	char *copy;

	if (!name || (side->name && strcmp(side->name, name) == 0))
		return 0;
	copy = strdup(name);
	if (!copy)
		return error_no_memory(error);
	forget(side);
	free(side->name);
	side->name = copy;
	return 0;
}

/* A group, or the root, which in some files names the documents of all. */
static int take_group(struct links *links, struct cotejo_error *error)
{
	const char *type = scan_attribute(&links->scanner, "targType");
	int code = name_side(links, &links->sides[0], "fromDoc", error);

	if (code == 0)
		code = name_side(links, &links->sides[1], "toDoc", error);
	if (type && strcmp(type, links->element) != 0 && strlen(type) < ELEMENT_SIZE) {
		memcpy(links->element, type, strlen(type) + 1);
		forget(&links->sides[0]);
		forget(&links->sides[1]);
	}
	links->is_read = false;
	return code;
}

/* ---- Links ---- */

/* Scripts without spaces between words, by the first byte of their characters (U+3000 to U+9FFF and
 * the full-width forms), have none between sentences either. */
static bool ends_wide(const struct buffer *text)
{
	size_t at = text->length;
	unsigned char first, second;

	while (at && ((unsigned char)text->bytes[--at] & 0xc0) == 0x80)
		;
	if (text->length - at < 3)
		return false;
	first = (unsigned char)text->bytes[at];
	second = (unsigned char)text->bytes[at + 1];
	return (first >= 0xe3 && first <= 0xe9) || (first == 0xef && (second & ~3) == 0xbc);
}

/* Puts the sentences of the ids together; false and a warning when that cannot be. */
static bool gather(struct links *links, size_t number, struct cotejo_text ids)
{
	struct linked_side *side = &links->sides[number];
	struct buffer *text = &links->texts[number];

	buffer_reset(text);
	for (ids = slice_trim(ids); ids.length; ids = slice_trim(ids)) {
		struct cotejo_text id = slice(ids.bytes, 0), sentence;

		while (id.length < ids.length && !is_ascii_space(ids.bytes[id.length]))
			id.length++;
		ids = slice(ids.bytes + id.length, ids.length - id.length);
		if (!linked_text_find(&side->text, id, &sentence)) {
			warn(links, WARNING_LINK, "no sentence has this id, link skipped", id);
			return false;
		}
		if (text->length + sentence.length >= LINK_MAX_BYTES) {
			warn(links, WARNING_LINK, "too much text, link skipped", id);
			return false;
		}
		if (text->length && sentence.length && !ends_wide(text))
			buffer_add_byte(text, ' ');
		buffer_add(text, sentence);
	}
	return true;
}

static void add_facts(struct links *links)
{
	const char *status = scan_attribute(&links->scanner, "status");
	const char *certainty = scan_attribute(&links->scanner, "certainty");
	struct unit_draft *draft = &links->draft;

	if (status && strcmp(status, "man") == 0)
		draft_property(draft, DRAFT_OF_UNIT, TMX_STATE,
			slice_of(cotejo_unit_state_name(COTEJO_UNIT_CONFIRMED)));
	if (certainty)
		draft_property(draft, DRAFT_OF_UNIT, LINK_CERTAINTY,
			draft_copy(draft, slice_of(certainty)));
}

/* Whether the link at hand has become a unit. */
static bool make_unit(struct links *links)
{
	const char *targets = scan_attribute(&links->scanner, "xtargets");
	const char *middle = targets ? strchr(targets, ';') : NULL;
	struct cotejo_text halves[SIDES];
	bool is_lost; /* memory ran out */

	if (!middle) {
		warn(links, WARNING_LINK, "a link without two sides in xtargets, skipped",
			slice_of(targets ? targets : ""));
		return false;
	}
	halves[links->is_reversed] = slice(targets, (size_t)(middle - targets));
	halves[!links->is_reversed] = slice_of(middle + 1);
	if (!gather(links, 0, halves[0]) || !gather(links, 1, halves[1]))
		return false;
	is_lost = links->texts[0].failed || links->texts[1].failed;
	if (!is_lost && (links->texts[0].length == 0 || links->texts[1].length == 0)) {
		if (links->request->unfinished)
			++*links->request->unfinished;
		return false;
	}
	draft_begin(&links->draft);
	links->draft.failed = is_lost;
	links->draft.unit.line = links->scanner.line;
	add_facts(links);
	for (size_t i = 0; i < SIDES; i++) {
		struct linked_side *side = &links->sides[i];
		int number = draft_variant(&links->draft, side->language[0] ? side->language : NULL,
			buffer_text(&links->texts[i]));

		draft_property(&links->draft, number, TMX_DOCUMENT, slice_of(side->name));
	}
	return true;
}

static int take_link(struct links *links, bool *ret_made, struct cotejo_error *error)
{
	int code = links->is_read ? 0 : read_sides(links, error);

	if (code == 0 && links->is_ready)
		*ret_made = make_unit(links);
	return code;
}

static int next(void *state, const struct tmx_unit **ret_unit, struct cotejo_error *error)
{
	struct links *links = state;
	bool is_made = false;

	while (!is_made) {
		const char *name;
		enum scan_token token;
		int code = scan_next(&links->scanner, &token, error);

		if (code < 0)
			return code;
		if (token == SCAN_END_OF_FILE) {
			if (links->scanner.is_cut)
				warn(links, WARNING_TRUNCATED, "the file ends in the middle",
					slice_of(""));
			return 0;
		}
		name = token == SCAN_START ? links->scanner.name.bytes : "";
		if (strcmp(name, "linkGrp") == 0)
			code = take_group(links, error);
		else if (strcmp(name, "link") == 0)
			code = take_link(links, &is_made, error);
		if (code < 0)
			return code;
	}
	return draft_finish(&links->draft, ret_unit, error);
}

/* ---- The file ---- */

static void free_links(void *state)
{
	struct links *links = state;

	scan_clear(&links->scanner);
	draft_clear(&links->draft);
	for (size_t i = 0; i < SIDES; i++) {
		forget(&links->sides[i]);
		free(links->sides[i].name);
		buffer_clear(&links->texts[i]);
	}
	for (size_t i = 0; i < FOLDERS; i++)
		free(links->folders[i]);
	free(links);
}

/* The folder that the user names goes first; what comes from standard input has none of its own. */
static int take_folders(struct links *links, struct cotejo_error *error)
{
	const struct import_file *file = links->request->file;
	const char *name = file->packed_name ? file->packed_name : file->name;

	if (links->request->documents) {
		links->folders[0] = strdup(links->request->documents);
		if (!links->folders[0])
			return error_no_memory(error);
	}
	if (strcmp(name, "-") == 0)
		return 0;
	links->folders[1] = linked_path_folder(name);
	return links->folders[1] ? 0 : error_no_memory(error);
}

static int start(struct links *links, struct cotejo_error *error)
{
	enum scan_token token = SCAN_TEXT;
	int code = take_folders(links, error);

	while (code == 0 && token == SCAN_TEXT)
		code = scan_next(&links->scanner, &token, error);
	if (code)
		return code;
	/* An empty file has not even a name. */
	links->is_reversed =
		token == SCAN_START && strcmp(links->scanner.name.bytes, "linkGrp") == 0;
	if (token == SCAN_START &&
		(links->is_reversed || strcmp(links->scanner.name.bytes, "cesAlign") == 0))
		return take_group(links, error);
	error_set(error, COTEJO_ESYNTAX, "no links: its root is neither cesAlign nor linkGrp");
	return error_at(error, COTEJO_ESYNTAX, NULL, links->scanner.line, links->scanner.column);
}

int source_open_links(struct unit_source *source, const struct source_request *request,
	struct cotejo_error *error)
{
	struct links *links = calloc(1, sizeof(*links));
	int code;

	if (!links)
		return error_no_memory(error);
	links->request = request;
	memcpy(links->element, "s", sizeof("s"));
	links->scanner.source.input = &request->file->input;
	links->scanner.source.warnings = &request->file->warnings;
	code = start(links, error);
	if (code < 0) {
		free_links(links);
		return code;
	}
	*source = (struct unit_source){next, free_links, links};
	return 0;
}
