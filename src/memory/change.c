/*
 * change.c - changing many units in one transaction
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/change.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "base/options.h"
#include "memory/filter.h"
#include "memory/handle.h"
#include "memory/moment.h"
#include "memory/names.h"

/* All numbers first: what is changed while a query runs could come by again. */
static int choose(
	struct change *change, const struct cotejo_filter *wanted, struct cotejo_error *error)
{
	struct journal_numbers *chosen = &change->chosen;
	struct filter filter = {0};
	struct query query = {0};
	int code = filter_read(&filter, wanted, error);

	if (code == 0)
		code = filter_prepare(&query, change->memory, &filter, error);
	while (code == 0 && (code = query_step(&query, error)) == 1) {
		int64_t *grown = array_reserve(
			chosen->items, &chosen->capacity, chosen->count + 1, sizeof(*grown));

		code = grown ? 0 : error_no_memory(error);
		if (grown) {
			chosen->items = grown;
			chosen->items[chosen->count++] = query_integer(&query, 0);
		}
	}
	query_finish(&query);
	filter_clear(&filter);
	change->result.chosen = chosen->count;
	return code;
}

int change_begin(struct change *change, struct cotejo_memory *memory, const char *what,
	const struct cotejo_filter *filter, const struct cotejo_change_options *options,
	struct cotejo_error *error)
{
	int code;

	change->memory = memory;
	change->before.memory = change->after.memory = memory;
	options_take(&change->options, sizeof(change->options), options);
	code = memory_begin(memory, error);
	if (code == 0)
		code = choose(change, filter, error);
	if (code == 0)
		code = person_number(memory, change->options.changer, &change->person, error);
	if (code == 0 && !change->options.dry_run)
		code = journal_begin(&change->journal, memory, what, change->person, error);
	return code;
}

int change_look(struct change *change, int64_t unit, struct cotejo_error *error)
{
	return reader_load(&change->before, unit, error);
}

int change_tell(struct change *change, struct cotejo_error *error)
{
	int code = journal_unit(&change->journal, error);

	change->result.changed++;
	if (code < 0 || !change->options.show)
		return code;
	code = reader_load(&change->after, change->before.unit.id, error);
	if (code >= 0)
		change->options.show(change->options.user, &change->before.unit,
			code == 1 ? &change->after.unit : NULL);
	return code < 0 ? code : 0;
}

int change_sign(struct change *change, int64_t unit, struct cotejo_error *error)
{
	struct query query;

	query_begin(&query, change->memory, QUERY_UNIT_TOUCH);
	query_bind_integer(&query, 1, unit);
	query_bind_integer(&query, 2, moment_now());
	if (change->person)
		query_bind_integer(&query, 3, change->person);
	return query_run(&query, error);
}

int change_go_on(struct change *change, struct cotejo_error *error)
{
	if (change->options.cancel && change->options.cancel(change->options.user))
		return error_set(error, COTEJO_EINTERRUPTED, "interrupted");
	return 0;
}

int change_end(struct change *change, int code, struct cotejo_change_result *ret_result,
	struct cotejo_error *error)
{
	bool stays = code == 0 && !change->options.dry_run && change->result.changed > 0;

	reader_clear(&change->before);
	reader_clear(&change->after);
	if (stays) {
		change->result.change = change->journal.change;
		code = journal_end(&change->journal, change->result.changed, error);
	}
	journal_clear(&change->journal);
	if (stays && code == 0)
		code = memory_commit(change->memory, error);
	else
		memory_rollback(change->memory);
	buffer_clear(&change->scratch);
	free(change->chosen.items);
	if (code == 0 && ret_result)
		*ret_result = change->result;
	return code;
}
