/*
 * export.c - the walk that all exports share
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/export.h"

static int write_units(const struct export *export, struct cotejo_units *units, struct pair *pair,
	uint64_t *count, struct cotejo_error *error)
{
	const struct cotejo_unit *unit;
	int code;

	while ((code = cotejo_units_next(units, &unit, error)) == 1) {
		code = pair_choose(pair, unit, error);
		if (code == 1) {
			code = export->unit(export->user, unit, pair, error);
			++*count;
		}
		if (code < 0)
			return code;
	}
	return code;
}

int export_run(const struct export *export, struct cotejo_memory *memory,
	const struct cotejo_filter *filter, struct cotejo_export_result *ret_result,
	struct cotejo_error *error)
{
	struct cotejo_units *units = NULL;
	struct pair pair = {0};
	uint64_t count = 0;
	int code;

	code = pair_set_up(&pair, filter, error);
	if (code == 0)
		code = cotejo_units_new(&units, memory, filter, error);
	if (code == 0)
		code = write_units(export, units, &pair, &count, error);
	if (code == 0)
		code = export->finish(export->user, error);
	if (code == 0 && ret_result)
		ret_result->units = count;
	cotejo_units_free(units);
	pair_clear(&pair);
	return code;
}
