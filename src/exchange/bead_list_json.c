/*
 * bead_list_json.c - beads in JSON objects, one of them or all of a pair in a line
 *
 * SPDX-License-Identifier: MIT
 */
#include <jansson.h>

#include "base/error.h"
#include "exchange/bead_list.h"

static int no_bead(struct cotejo_error *error, const char *what)
{
	return error_set(error, COTEJO_ESYNTAX, "not a bead as JSON: %s", what);
}

static int add_side(
	struct cotejo_bead_list *list, int side, const json_t *object, struct cotejo_error *error)
{
	const json_t *sentences = json_object_get(object, "sentences"), *sentence;
	size_t index;

	if (!json_is_array(sentences))
		return no_bead(error, "a side without sentences");
	json_array_foreach(sentences, index, sentence)
	{
		const json_t *number = json_object_get(sentence, "sentence");

		if (!json_is_integer(number) || json_integer_value(number) < 0)
			return no_bead(error, "a sentence without its number");
		if (!bead_list_add(list, side, (size_t)json_integer_value(number)))
			return error_no_memory(error);
	}
	return 0;
}

static int add_bead(struct cotejo_bead_list *list, const json_t *bead, struct cotejo_error *error)
{
	const json_t *probability = json_object_get(bead, "probability");
	int code = add_side(list, BEAD_LEFT, json_object_get(bead, "left"), error);

	if (code == 0)
		code = add_side(list, BEAD_RIGHT, json_object_get(bead, "right"), error);
	if (code < 0)
		return code;
	return bead_list_end(
		       list, json_is_number(probability) ? json_number_value(probability) : -1)
		       ? 0
		       : error_no_memory(error);
}

static int add_object(
	struct cotejo_bead_list *list, const json_t *object, struct cotejo_error *error)
{
	const json_t *beads = json_object_get(object, "beads"), *bead;
	size_t index;
	int code = 0;

	if (json_object_get(object, "error"))
		return no_bead(error, "a pair that could not be aligned");
	if (!beads)
		return add_bead(list, object, error);
	if (list->count > 0)
		return no_bead(error, "a second pair; each needs its own gold");
	json_array_foreach(beads, index, bead)
	{
		code = add_bead(list, bead, error);
		if (code < 0)
			break;
	}
	return code;
}

int bead_list_add_json(
	struct cotejo_bead_list *list, struct cotejo_text line, struct cotejo_error *error)
{
	json_error_t problem;
	json_t *object = json_loadb(line.bytes, line.length, JSON_ALLOW_NUL, &problem);
	int code;

	if (!object && json_error_code(&problem) == json_error_out_of_memory)
		code = error_no_memory(error);
	else if (!json_is_object(object))
		code = no_bead(error, "no object");
	else
		code = add_object(list, object, error);
	json_decref(object);
	return code;
}
