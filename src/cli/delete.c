/*
 * delete.c - cotejo delete: units go
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/change.h"
#include "cli/commands.h"

struct delete_values {
	struct change_values change;
};

static const struct delete_values delete_defaults = {.change = {.limit = CHANGE_LIMIT}};

static const struct option delete_options[] = {
	CHANGE_OPTIONS(struct delete_values),
	{0},
};

static int delete_units(struct cotejo_memory *memory, const struct cotejo_filter *filter,
	const struct cotejo_change_options *options, struct cotejo_change_result *ret_result,
	const void *user, struct cotejo_error *error)
{
	(void)user;
	return cotejo_memory_delete(memory, filter, options, ret_result, error);
}

static int delete_run(const void *raw, const struct arguments *arguments)
{
	const struct delete_values *values = raw;
	struct change_call call = {"delete", delete_units, NULL};

	return change_run(&call, &values->change, arguments);
}

const struct command command_delete = {
	.name = "delete",
	.summary = "delete units",
	.operands = "[UNIT...]",
	.about =
		"Deletes the units that are named by number or chosen by options. Without --yes it "
		"shows them and deletes nothing.",
	.has_page = true,
	.needs_memory = true,
	.most_operands = ANY_NUMBER,
	.options = delete_options,
	.shared = filter_options,
	.shared_offset = offsetof(struct delete_values, change.filter),
	.defaults = &delete_defaults,
	.values_size = sizeof(struct delete_values),
	.run = delete_run,
};
