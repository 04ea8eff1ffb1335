/*
 * delete.c - units go
 *
 * SPDX-License-Identifier: MIT
 */
#include <cotejo/edit.h>

#include "memory/change.h"
#include "memory/units.h"

static int delete_unit(struct change *change, int64_t unit, struct cotejo_error *error)
{
	int code = change_look(change, unit, error);

	if (code <= 0)
		return code;
	code = unit_remove(change->memory, unit, error);
	return code < 0 ? code : change_tell(change, error);
}

int cotejo_memory_delete(struct cotejo_memory *memory, const struct cotejo_filter *filter,
	const struct cotejo_change_options *options, struct cotejo_change_result *ret_result,
	struct cotejo_error *error)
{
	struct change change = {0};
	int code = change_begin(&change, memory, "delete", filter, options, error);

	for (size_t i = 0; i < change.chosen.count && code == 0; i++) {
		code = delete_unit(&change, change.chosen.items[i], error);
		if (code == 0)
			code = change_go_on(&change, error);
	}
	return change_end(&change, code, ret_result, error);
}
