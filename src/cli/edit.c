/*
 * edit.c - cotejo edit: units get another state, text, property or note
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "cli/change.h"
#include "cli/commands.h"
#include "cli/message.h"

/* As enum cotejo_unit_state. */
static const char *const states[] = {"automatic", "confirmed", "doubtful", "excluded", NULL};

struct edit_values {
	struct change_values change;
	int state; /* -1: as it is */
	const char *find, *replace, *language, *text, *property, *drop, *note;
};

static const struct edit_values edit_defaults = {.state = -1, .change = {.limit = CHANGE_LIMIT}};

#define VALUE(member) offsetof(struct edit_values, member)
static const struct option edit_options[] = {
	{"set-state", 's', OPTION_CHOICE, "STATE", states, "give the units this state",
		VALUE(state)},
	{"replace", 'r', OPTION_TEXT, "OLD", NULL, "replace this in their texts, letter for letter",
		VALUE(find)},
	{"with", 'w', OPTION_TEXT, "NEW", NULL, "what takes its place", VALUE(replace)},
	{"text", 0, OPTION_TEXT, "TEXT", NULL,
		"give the text in the language of --lang wholly anew", VALUE(text)},
	{"lang", 'l', OPTION_TEXT, "TAG", NULL, "change only texts in this language",
		VALUE(language)},
	{"set-property", 0, OPTION_TEXT, "NAME=VALUE", NULL, "give the units this property",
		VALUE(property)},
	{"drop-property", 0, OPTION_TEXT, "NAME", NULL, "take this property away", VALUE(drop)},
	{"note", 0, OPTION_TEXT, "TEXT", NULL, "add this note", VALUE(note)},
	CHANGE_OPTIONS(struct edit_values),
	{0},
};

static int edit_units(struct cotejo_memory *memory, const struct cotejo_filter *filter,
	const struct cotejo_change_options *options, struct cotejo_change_result *ret_result,
	const void *user, struct cotejo_error *error)
{
	return cotejo_memory_edit(memory, filter, user, options, ret_result, error);
}

static int edit_run(const void *raw, const struct arguments *arguments)
{
	const struct edit_values *values = raw;
	struct cotejo_edit edit = COTEJO_EDIT_INIT;
	struct change_call call = {"edit", edit_units, &edit};
	const char *equals = values->property ? strchr(values->property, '=') : NULL;
	char name[FILTER_NAME_SIZE];

	edit.state = values->state;
	edit.find = values->find;
	edit.replace = values->replace;
	edit.text = values->text;
	edit.language = values->language;
	edit.note = values->note;
	edit.property = values->drop;
	if (values->replace && !values->find)
		return message_usage("edit", "--with needs --replace");
	if (values->property && values->drop)
		return message_usage(
			"edit", "--set-property and --drop-property exclude each other");
	if (values->property) {
		if (!equals || equals - values->property >= FILTER_NAME_SIZE)
			return message_usage("edit", "--set-property needs NAME=VALUE");
		memcpy(name, values->property, (size_t)(equals - values->property));
		name[equals - values->property] = '\0';
		edit.property = name;
		edit.value = equals + 1;
	}
	return change_run(&call, &values->change, arguments);
}

const struct command command_edit = {
	.name = "edit",
	.summary = "change the state, texts, properties or notes of units",
	.operands = "[UNIT...]",
	.about =
		"Changes the units that are named by number or chosen by options. Without --yes it "
		"shows what would change and changes nothing.",
	.has_page = true,
	.needs_memory = true,
	.most_operands = ANY_NUMBER,
	.options = edit_options,
	.shared = filter_options,
	.shared_offset = VALUE(change.filter),
	.defaults = &edit_defaults,
	.values_size = sizeof(struct edit_values),
	.run = edit_run,
};
