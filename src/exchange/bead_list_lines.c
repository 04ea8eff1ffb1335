/*
 * bead_list_lines.c - beads in lines of numbers: lists, fields, rungs of a ladder
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/error.h"
#include "base/slice.h"
#include "exchange/bead_list.h"

enum {
	NUMBER_MAX = 1000000000,
	MOST_IN_RUNG = 1000000,
	MOST_DIGITS = 15, /* of a probability: as many as a double can tell apart */
	/* Fields of a TSV line, from 0. */
	FIELD_PROBABILITY = 2,
	FIELD_LEFT = 4,
	FIELD_RIGHT = 5,
	FIELDS = 6
};

static const double NONE = -1;

/* What is still to be read of a line. */
struct cursor {
	const char *at, *end;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void skip(struct cursor *cursor, const char *characters)
{
	while (cursor->at < cursor->end && *cursor->at && strchr(characters, *cursor->at))
		cursor->at++;
}

static bool take(struct cursor *cursor, char c)
{
	if (cursor->at == cursor->end || *cursor->at != c)
		return false;
	cursor->at++;
	return true;
}

/* 1, or 0 when there is no number here, or COTEJO_ELIMIT. */
static int take_number(struct cursor *cursor, size_t *ret_number, struct cotejo_error *error)
{
	size_t number = 0;

	if (cursor->at == cursor->end || !is_digit(*cursor->at))
		return 0;
	for (; cursor->at < cursor->end && is_digit(*cursor->at); cursor->at++) {
		number = number * 10 + (size_t)(*cursor->at - '0');
		if (number >= NUMBER_MAX)
			return error_set(
				error, COTEJO_ELIMIT, "sentence numbers end at %d", NUMBER_MAX - 1);
	}
	*ret_number = number;
	return 1;
}

/* "0.9950": exact, whatever the locale; NONE for anything else. */
static double probability_of(struct cotejo_text text)
{
	double digits = 0, scale = 1;
	bool behind = false;
	size_t count = 0;

	for (size_t i = 0; i < text.length; i++) {
		if (text.bytes[i] == '.' && !behind) {
			behind = true;
			continue;
		}
		if (!is_digit(text.bytes[i]) || ++count > MOST_DIGITS)
			return NONE;
		digits = digits * 10 + (text.bytes[i] - '0');
		scale *= behind ? 10 : 1;
	}
	return count && digits <= scale ? digits / scale : NONE;
}

static int add_numbers(
	struct cotejo_bead_list *list, int side, struct cursor *cursor, struct cotejo_error *error)
{
	size_t number = 0;
	int code;

	for (skip(cursor, " "); (code = take_number(cursor, &number, error)) > 0;
		skip(cursor, ", ")) {
		if (!bead_list_add(list, side, number))
			return error_no_memory(error);
	}
	return code;
}

static int not_lists(struct cotejo_error *error)
{
	return error_set(error, COTEJO_ESYNTAX, "not a bead such as [0, 1]:[0]");
}

static int add_list(
	struct cotejo_bead_list *list, int side, struct cursor *cursor, struct cotejo_error *error)
{
	int code;

	if (!take(cursor, '['))
		return not_lists(error);
	code = add_numbers(list, side, cursor, error);
	if (code < 0)
		return code;
	return take(cursor, ']') ? 0 : not_lists(error);
}

/* The field up to the next tab. */
static struct cotejo_text take_field(struct cursor *cursor)
{
	const char *begin = cursor->at;

	while (cursor->at < cursor->end && *cursor->at != '\t')
		cursor->at++;
	return slice(begin, (size_t)(cursor->at - begin));
}

int bead_list_add_lists(
	struct cotejo_bead_list *list, struct cotejo_text line, struct cotejo_error *error)
{
	struct cursor cursor = {line.bytes, line.bytes + line.length};
	double probability = NONE;
	int code = add_list(list, BEAD_LEFT, &cursor, error);

	if (code < 0)
		return code;
	skip(&cursor, " ");
	if (!take(&cursor, ':'))
		return not_lists(error);
	skip(&cursor, " ");
	code = add_list(list, BEAD_RIGHT, &cursor, error);
	if (code < 0)
		return code;
	/* A colon and vecalign's cost, which is no probability; or a tab. */
	if (take(&cursor, '\t'))
		probability = probability_of(take_field(&cursor));
	else if (cursor.at < cursor.end && *cursor.at != ':' && *cursor.at != ' ')
		return not_lists(error);
	return bead_list_end(list, probability) ? 0 : error_no_memory(error);
}

int bead_list_add_tsv(
	struct cotejo_bead_list *list, struct cotejo_text line, struct cotejo_error *error)
{
	struct cursor cursor = {line.bytes, line.bytes + line.length};
	struct cotejo_text fields[FIELDS];
	size_t count = 0;
	int code = 0;

	do
		fields[count++] = slice_trim(take_field(&cursor));
	while (take(&cursor, '\t') && count < FIELDS);
	if (count < FIELDS)
		return error_set(error, COTEJO_ESYNTAX,
			"neither a bead such as [0, 1]:[0] nor a line with the numbers of its "
			"sentences");
	for (int side = 0; side < 2 && code == 0; side++) {
		struct cotejo_text field = fields[side == BEAD_LEFT ? FIELD_LEFT : FIELD_RIGHT];
		struct cursor numbers = {field.bytes, field.bytes + field.length};

		code = add_numbers(list, side, &numbers, error);
		if (code == 0 && numbers.at < numbers.end)
			return error_set(error, COTEJO_ESYNTAX, "field %d has no numbers",
				(side == BEAD_LEFT ? FIELD_LEFT : FIELD_RIGHT) + 1);
	}
	if (code < 0)
		return code;
	return bead_list_end(list, probability_of(fields[FIELD_PROBABILITY]))
		       ? 0
		       : error_no_memory(error);
}

static int take_rung(struct cursor *cursor, size_t rung[2], struct cotejo_error *error)
{
	int code = 1;

	for (int side = 0; side < 2 && code > 0; side++) {
		skip(cursor, " \t");
		code = take_number(cursor, &rung[side], error);
	}
	if (code == 0)
		return error_set(error, COTEJO_ESYNTAX, "not a rung such as 3 4 0.5");
	return code < 0 ? code : 0;
}

int bead_list_add_rung(struct cotejo_bead_list *list, struct cotejo_text line, size_t last[2],
	struct cotejo_error *error)
{
	struct cursor cursor = {line.bytes, line.bytes + line.length};
	size_t rung[2];
	int code = take_rung(&cursor, rung, error);

	if (code < 0)
		return code;
	if (rung[0] < last[0] || rung[1] < last[1])
		return error_set(error, COTEJO_ESYNTAX, "a rung below the one before it");
	/* Of a line of a few bytes, no more than what it stands for. */
	if (rung[0] - last[0] > MOST_IN_RUNG || rung[1] - last[1] > MOST_IN_RUNG)
		return error_set(
			error, COTEJO_ELIMIT, "a bead of more than %d sentences", MOST_IN_RUNG);
	if (rung[0] == last[0] && rung[1] == last[1])
		return 0;
	for (int side = 0; side < 2; side++) {
		for (; last[side] < rung[side]; last[side]++) {
			if (!bead_list_add(list, side, last[side]))
				return error_no_memory(error);
		}
	}
	return bead_list_end(list, NONE) ? 0 : error_no_memory(error);
}
