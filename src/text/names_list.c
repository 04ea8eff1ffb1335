/*
 * names_list.c - the names of two languages, looked up once
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/names_list.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"
#include "base/slice.h"

static int keep(
	void *user, struct cotejo_text left, struct cotejo_text right, struct cotejo_error *error)
{
	struct names_list *list = user;
	struct names_pair *grown =
		array_reserve(list->pairs, &list->capacity, list->count + 1, sizeof(*grown));
	const char *copies[2];

	if (!grown)
		return error_no_memory(error);
	list->pairs = grown;
	copies[0] = arena_copy(&list->arena, left);
	copies[1] = arena_copy(&list->arena, right);
	if (!copies[0] || !copies[1])
		return error_no_memory(error);
	grown[list->count++] = (struct names_pair){
		slice(copies[0], left.length), slice(copies[1], right.length), false};
	return 0;
}

int names_list_fill(
	struct names_list *list, const char *left, const char *right, struct cotejo_error *error)
{
	struct names_taker taker = {keep, NULL, list, true};
	size_t without_numbers;
	int code = names_each(left, right, &taker, error);

	if (code < 0)
		return code;
	/* Numbers come last: what a second walk hands out behind the first one's pairs are they. */
	without_numbers = list->count;
	list->count = 0;
	taker.without_numbers = false;
	code = names_each(left, right, &taker, error);
	if (code < 0)
		return code;
	for (size_t i = without_numbers; i < list->count; i++)
		list->pairs[i].is_number = true;
	strcpy(list->left, left);
	strcpy(list->right, right);
	return 0;
}

void names_list_clear(struct names_list *list)
{
	free(list->pairs);
	arena_clear(&list->arena);
	*list = (struct names_list){0};
}

bool names_list_is_of(const struct names_list *list, const char *left, const char *right)
{
	return strcmp(list->left, left) == 0 && strcmp(list->right, right) == 0;
}

int names_list_each(
	const struct names_list *list, const struct names_taker *taker, struct cotejo_error *error)
{
	int status = 0;

	for (size_t i = 0; i < list->count && status == 0; i++) {
		const struct names_pair *pair = &list->pairs[i];

		if (!pair->is_number || !taker->without_numbers)
			status = taker->take(taker->user, pair->left, pair->right, error);
	}
	return status;
}
