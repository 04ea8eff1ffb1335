/*
 * filter.c - the options that choose units
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/filter.h"
#include "cli/list.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/message.h"

#define VALUE(member) offsetof(struct filter_values, member)
const struct option filter_options[] = {
	{"from", 0, OPTION_TEXT, "TAG", NULL, "source language, such as en; es covers es-MX",
		VALUE(source)},
	{"to", 't', OPTION_TEXT, "TAG", NULL, "target language", VALUE(target)},
	{"min-probability", 0, OPTION_PROBABILITY, "P", NULL,
		"leave out what is less probable, 0 to 1", VALUE(min_probability)},
	{"below", 0, OPTION_PROBABILITY, "P", NULL, "only what is known to be less probable",
		VALUE(below_probability)},
	{"document", 'd', OPTION_TEXT, "NAME", NULL,
		"only what comes from this document (its address or path)", VALUE(document)},
	{"since", 0, OPTION_TEXT, "DATE", NULL, "only what has changed since, YYYY-MM-DD",
		VALUE(since)},
	{"before", 0, OPTION_TEXT, "DATE", NULL, "only what has not changed since, YYYY-MM-DD",
		VALUE(before)},
	{"state", 0, OPTION_TEXT, "LIST", NULL,
		"only these states: automatic,confirmed,doubtful,excluded (default: all but the "
		"last)",
		VALUE(states)},
	{"property", 0, OPTION_TEXT, "NAME[=VALUE]", NULL, "only what has this property",
		VALUE(property)},
	{"containing", 0, OPTION_TEXT, "TEXT", NULL, "only what has this in one of its texts",
		VALUE(contains)},
	{0},
};

/* ---- States ---- */

static bool take_state(unsigned *states, const char *name, size_t length)
{
	for (int state = COTEJO_UNIT_AUTOMATIC; state <= COTEJO_UNIT_EXCLUDED; state++) {
		const char *known = cotejo_unit_state_name((enum cotejo_unit_state)state);

		if (strlen(known) == length && memcmp(known, name, length) == 0) {
			*states |= 1U << state;
			return true;
		}
	}
	return false;
}

static int take_states(struct cotejo_filter *filter, const char *list, const char *command)
{
	while (*list) {
		size_t length = strcspn(list, ",");

		if (!take_state(&filter->states, list, length))
			return message_usage(command, "no state '%.*s'", (int)length, list);
		list += length + (list[length] == ',');
	}
	return filter->states ? STATUS_DONE : message_usage(command, "--state needs a state");
}

/* ---- Properties ---- */

static int take_property(struct filter_of_units *filter, const char *property, const char *command)
{
	const char *equals = strchr(property, '=');
	size_t length = equals ? (size_t)(equals - property) : strlen(property);

	if (length == 0 || length >= sizeof(filter->property))
		return message_usage(command, "--property needs NAME or NAME=VALUE");
	memcpy(filter->property, property, length);
	filter->property[length] = '\0';
	filter->filter.property = filter->property;
	filter->filter.property_value = equals ? equals + 1 : NULL;
	return STATUS_DONE;
}

/* ---- Numbers of units ---- */

enum { MOST_IDS = 1000000 };

/* "17" or "20-30". */
static bool read_range(const char *text, int64_t *ret_first, int64_t *ret_last)
{
	char *end;

	errno = 0;
	*ret_first = *ret_last = strtoll(text, &end, 10);
	if (end == text || *ret_first < 1 || text[0] < '0' || text[0] > '9')
		return false;
	if (*end == '-') {
		const char *last = end + 1;

		*ret_last = strtoll(last, &end, 10);
		if (end == last || *last < '0' || *last > '9')
			return false;
	}
	return *end == '\0' && errno == 0 && *ret_last >= *ret_first &&
	       *ret_last - *ret_first < MOST_IDS;
}

static int take_ids(
	struct filter_of_units *filter, const struct arguments *arguments, const char *command)
{
	size_t count = 0, capacity = 0;

	for (size_t i = 0; i < arguments->count; i++) {
		int64_t first, last, *grown;

		if (!read_range(arguments->operands[i], &first, &last))
			return message_usage(command, "'%s' is no number of a unit, nor a range",
				arguments->operands[i]);
		if (count + (size_t)(last - first) >= MOST_IDS)
			return message_usage(command, "more than %d units by number", MOST_IDS);
		grown = list_grow(
			filter->ids, &capacity, count + (size_t)(last - first) + 1, sizeof(*grown));
		if (!grown)
			return STATUS_SYSTEM;
		filter->ids = grown;
		for (int64_t id = first; id <= last; id++)
			filter->ids[count++] = id;
	}
	filter->filter.ids = filter->ids;
	filter->filter.id_count = count;
	return STATUS_DONE;
}

/* ---- All of it ---- */

int filter_make(struct filter_of_units *filter, const struct filter_values *values,
	const struct arguments *arguments, const char *command)
{
	struct cotejo_filter *made = &filter->filter;
	int status = STATUS_DONE;

	*filter = (struct filter_of_units){.filter = COTEJO_FILTER_INIT};
	made->source_language = values->source;
	made->target_language = values->target;
	made->min_probability = values->min_probability;
	made->below_probability = values->below_probability;
	made->document = values->document;
	made->changed_since = values->since;
	made->changed_before = values->before;
	made->contains = values->contains;
	if (values->states)
		status = take_states(made, values->states, command);
	if (status == STATUS_DONE && values->property)
		status = take_property(filter, values->property, command);
	if (status == STATUS_DONE && arguments->count)
		status = take_ids(filter, arguments, command);
	return status;
}

void filter_unmake(struct filter_of_units *filter)
{
	free(filter->ids);
	filter->ids = NULL;
}

bool filter_chooses(const struct filter_values *values, const struct arguments *arguments)
{
	return arguments->count || values->source || values->target ||
	       values->min_probability > 0 || values->below_probability > 0 || values->document ||
	       values->since || values->before || values->states || values->property ||
	       values->contains;
}
