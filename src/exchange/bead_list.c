/*
 * bead_list.c - lists of beads, from files and alignments
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/bead_list.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"
#include "base/file.h"

#define MAX_FILE_BYTES ((size_t)1 << 30)

bool bead_list_add(struct cotejo_bead_list *list, int side, size_t number)
{
	size_t *grown = array_reserve(
		list->numbers, &list->number_capacity, list->number_count + 1, sizeof(*grown));

	if (!grown)
		return false;
	list->numbers = grown;
	list->numbers[list->number_count++] = number;
	list->begun[side]++;
	return true;
}

bool bead_list_end(struct cotejo_bead_list *list, double probability)
{
	struct cotejo_listed_bead *grown =
		array_reserve(list->beads, &list->capacity, list->count + 1, sizeof(*grown));

	if (!grown)
		return false;
	list->beads = grown;
	list->beads[list->count++] = (struct cotejo_listed_bead){
		NULL, NULL, list->begun[BEAD_LEFT], list->begun[BEAD_RIGHT], probability};
	list->begun[BEAD_LEFT] = list->begun[BEAD_RIGHT] = 0;
	return true;
}

void bead_list_finish(struct cotejo_bead_list *list)
{
	const size_t *next = list->numbers;

	for (size_t i = 0; i < list->count; i++) {
		struct cotejo_listed_bead *bead = &list->beads[i];

		bead->left = next;
		bead->right = bead->left_count ? next + bead->left_count : next;
		next = bead->right_count ? bead->right + bead->right_count : bead->right;
	}
}

void cotejo_bead_list_free(struct cotejo_bead_list *list)
{
	if (!list)
		return;
	free(list->numbers);
	free(list->beads);
	free(list);
}

size_t cotejo_bead_list_count(const struct cotejo_bead_list *list)
{
	return list->count;
}

const struct cotejo_listed_bead *cotejo_bead_list_beads(const struct cotejo_bead_list *list)
{
	return list->beads;
}

/* ---- Alignments ---- */

static bool add_run(struct cotejo_bead_list *list, int side, size_t begin, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!bead_list_add(list, side, begin + i))
			return false;
	}
	return true;
}

static bool add_bead(struct cotejo_bead_list *list, const struct cotejo_bead *bead)
{
	return add_run(list, BEAD_LEFT, bead->left_begin, bead->left_count) &&
	       add_run(list, BEAD_RIGHT, bead->right_begin, bead->right_count) &&
	       bead_list_end(list, bead->probability);
}

int cotejo_bead_list_of(struct cotejo_bead_list **ret_list,
	const struct cotejo_alignment *alignment, struct cotejo_error *error)
{
	const struct cotejo_bead *beads = cotejo_alignment_beads(alignment);
	size_t count = cotejo_alignment_bead_count(alignment);
	struct cotejo_bead_list *list = calloc(1, sizeof(*list));

	if (!list)
		return error_no_memory(error);
	for (size_t i = 0; i < count; i++) {
		if (!add_bead(list, &beads[i])) {
			cotejo_bead_list_free(list);
			return error_no_memory(error);
		}
	}
	bead_list_finish(list);
	*ret_list = list;
	return 0;
}

/* ---- Files ---- */

static bool is_rung(struct cotejo_text line)
{
	for (size_t i = 0; i < line.length; i++) {
		if (!strchr("0123456789.+-eE \t", line.bytes[i]) || !line.bytes[i])
			return false;
	}
	return true;
}

static enum cotejo_bead_format format_of(struct cotejo_text line)
{
	if (line.bytes[0] == '[')
		return COTEJO_BEADS_LISTS;
	if (line.bytes[0] == '{')
		return COTEJO_BEADS_JSONL;
	return is_rung(line) ? COTEJO_BEADS_LADDER : COTEJO_BEADS_TSV;
}

static int add_line(struct cotejo_bead_list *list, struct cotejo_text line,
	enum cotejo_bead_format *format, size_t last[2], struct cotejo_error *error)
{
	struct cotejo_text trimmed = slice_trim(line);

	if (trimmed.length == 0 || line.bytes[0] == '#')
		return 0;
	if (*format == COTEJO_BEADS_AUTO)
		*format = format_of(trimmed);
	switch (*format) {
	case COTEJO_BEADS_LISTS:
		return bead_list_add_lists(list, trimmed, error);
	case COTEJO_BEADS_JSONL:
		return bead_list_add_json(list, trimmed, error);
	case COTEJO_BEADS_LADDER:
		return bead_list_add_rung(list, trimmed, last, error);
	default:
		return bead_list_add_tsv(list, line, error);
	}
}

static int add_lines(struct cotejo_bead_list *list, struct cotejo_text bytes,
	enum cotejo_bead_format format, size_t *ret_line, struct cotejo_error *error)
{
	size_t last[2] = {0, 0};
	int code = 0;

	for (*ret_line = 0; bytes.length && code == 0; ++*ret_line) {
		const char *end = memchr(bytes.bytes, '\n', bytes.length);
		size_t length = end ? (size_t)(end - bytes.bytes) : bytes.length;

		code = add_line(list, slice(bytes.bytes, length), &format, last, error);
		length += end ? 1 : 0;
		bytes = slice(bytes.bytes + length, bytes.length - length);
	}
	return code;
}

int cotejo_bead_list_parse(struct cotejo_bead_list **ret_list, struct cotejo_text bytes,
	const char *name, enum cotejo_bead_format format, struct cotejo_error *error)
{
	struct cotejo_bead_list *list = calloc(1, sizeof(*list));
	size_t line;
	int code;

	if (!list)
		return error_no_memory(error);
	code = add_lines(list, bytes, format, &line, error);
	if (code < 0) {
		cotejo_bead_list_free(list);
		return code == COTEJO_ENOMEM ? code : error_at(error, code, name, line, 0);
	}
	bead_list_finish(list);
	*ret_list = list;
	return 0;
}

int cotejo_bead_list_read(struct cotejo_bead_list **ret_list, const char *path,
	enum cotejo_bead_format format, struct cotejo_error *error)
{
	struct buffer bytes = {0};
	int code = file_read(&bytes, path, MAX_FILE_BYTES, error);

	if (code == 0)
		code = cotejo_bead_list_parse(ret_list, buffer_text(&bytes), path, format, error);
	buffer_clear(&bytes);
	return code;
}
