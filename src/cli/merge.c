/*
 * merge.c - cotejo merge: units that say the same become one
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/change.h"
#include "cli/commands.h"

struct merge_values {
	struct change_values change;
	bool join;
};

static const struct merge_values merge_defaults = {.change = {.limit = CHANGE_LIMIT}};

static const struct option merge_options[] = {
	{"join", 'j', OPTION_FLAG, NULL, NULL,
		"join units that have one text in common and else no language",
		offsetof(struct merge_values, join)},
	CHANGE_OPTIONS(struct merge_values),
	{0},
};

static int merge_units(struct cotejo_memory *memory, const struct cotejo_filter *filter,
	const struct cotejo_change_options *options, struct cotejo_change_result *ret_result,
	const void *user, struct cotejo_error *error)
{
	const struct merge_values *values = user;

	return cotejo_memory_merge(memory, filter,
		values->join ? COTEJO_MERGE_JOIN : COTEJO_MERGE_ALIKE, options, ret_result, error);
}

static int merge_run(const void *raw, const struct arguments *arguments)
{
	const struct merge_values *values = raw;
	struct change_call call = {"merge", merge_units, values};

	return change_run(&call, &values->change, arguments);
}

const struct command command_merge = {
	.name = "merge",
	.summary = "make one of units that say the same",
	.operands = "[UNIT...]",
	.about = "Among the units that are named by number or chosen by options, those whose texts "
		 "differ in nothing but white space become one. Without --yes it shows the units "
		 "that would go and changes nothing.",
	.has_page = true,
	.needs_memory = true,
	.most_operands = ANY_NUMBER,
	.options = merge_options,
	.shared = filter_options,
	.shared_offset = offsetof(struct merge_values, change.filter),
	.defaults = &merge_defaults,
	.values_size = sizeof(struct merge_values),
	.run = merge_run,
};
