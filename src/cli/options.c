/*
 * options.c - command lines, described by tables
 *
 * Long options cannot be shortened: a script that says "--for" today would break when a second
 * option begins with the same letters.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/options.h"

#include <string.h>

#include "cli/message.h"
#include "cli/number.h"

const struct option options_common[] = {
	{"help", 'h', OPTION_FLAG, NULL, NULL, "print this text", offsetof(struct arguments, help)},
	{0},
};

const struct option options_of_memory[] = {
	{"memory", 'm', OPTION_FILE, "FILE", NULL,
		"the translation memory (else $COTEJO_MEMORY, else the one of your account)",
		offsetof(struct arguments, memory)},
	{0},
};

/* Where a command line is being read. */
struct parser {
	const struct command *command;
	int argc, next; /* of argv */
	char **argv;
	void *values;
	struct arguments *arguments;
};

/* An option and where its value goes. */
struct target {
	const struct option *option;
	char *base;
};

/* A command's tables of options, in the order of help. */
enum { TABLES = 4 };
struct table {
	const struct option *options; /* NULL: none */
	bool is_common;               /* its variables are in the arguments, not the values */
	size_t offset;                /* of its structure in there */
};

static void list_tables(struct table tables[TABLES], const struct command *command)
{
	tables[0] = (struct table){command->options, false, 0};
	tables[1] = (struct table){command->shared, false, command->shared_offset};
	tables[2] = (struct table){command->needs_memory ? options_of_memory : NULL, true, 0};
	tables[3] = (struct table){options_common, true, 0};
}

static char *base_of(const struct parser *parser, const struct table *table)
{
	char *base = table->is_common ? (char *)parser->arguments : parser->values;

	return base + table->offset;
}

/* By name, or by letter if that is not 0. */
static struct target find(const struct parser *parser, const char *name, size_t length, char letter)
{
	struct table tables[TABLES];
	size_t i;

	list_tables(tables, parser->command);
	for (i = 0; i < TABLES; i++) {
		const struct option *option = tables[i].options;

		for (; option && option->name; option++) {
			if (letter ? option->letter == letter
				   : strlen(option->name) == length &&
						memcmp(option->name, name, length) == 0)
				return (struct target){option, base_of(parser, &tables[i])};
		}
	}
	return (struct target){NULL, NULL};
}

void options_each(const struct command *command,
	void (*each)(void *user, const struct option *option), void *user)
{
	struct table tables[TABLES];
	size_t i;

	list_tables(tables, command);
	for (i = 0; i < TABLES; i++) {
		const struct option *option = tables[i].options;

		for (; option && option->name; option++)
			each(user, option);
	}
}

/* The i-th name of a command's options. */
static const char *option_name(const void *user, size_t index)
{
	struct table tables[TABLES];
	size_t i;

	list_tables(tables, user);
	for (i = 0; i < TABLES; i++) {
		const struct option *option = tables[i].options;

		for (; option && option->name; option++) {
			if (index-- == 0)
				return option->name;
		}
	}
	return NULL;
}

static int unknown_long(const struct parser *parser, const char *name, size_t length)
{
	char word[64];
	const char *nearest;

	if (length >= sizeof(word))
		length = sizeof(word) - 1;
	memcpy(word, name, length);
	word[length] = '\0';
	nearest = options_nearest(word, option_name, parser->command);
	if (nearest)
		return message_usage(parser->command->name,
			"no option '--%s'; did you mean '--%s'?", word, nearest);
	return message_usage(parser->command->name, "no option '--%s'", word);
}

static int bad_choice(const struct command *command, const struct option *option, const char *value)
{
	char list[256] = "";
	size_t i;

	for (i = 0; option->choices[i]; i++) {
		if (i)
			strncat(list, option->choices[i + 1] ? ", " : " or ",
				sizeof(list) - strlen(list) - 1);
		strncat(list, option->choices[i], sizeof(list) - strlen(list) - 1);
	}
	return message_usage(
		command->name, "--%s cannot be '%s', only %s", option->name, value, list);
}

static int set_choice(const struct parser *parser, struct target target, const char *value)
{
	int *place = (int *)(void *)(target.base + target.option->offset);
	int i;

	for (i = 0; target.option->choices[i]; i++) {
		if (strcmp(target.option->choices[i], value) == 0) {
			*place = i;
			return STATUS_DONE;
		}
	}
	return bad_choice(parser->command, target.option, value);
}

static int add_file(const struct parser *parser, const struct option *option,
	struct option_files *files, const char *value)
{
	if (files->count == OPTION_FILES_MAX)
		return message_usage(parser->command->name,
			"--%s cannot be given more than %d times", option->name, OPTION_FILES_MAX);
	files->paths[files->count++] = value;
	return STATUS_DONE;
}

/* Stores a value; NULL for flags. */
static int set(const struct parser *parser, struct target target, const char *value)
{
	const struct option *option = target.option;
	void *place = target.base + option->offset;

	switch (option->kind) {
	case OPTION_FLAG:
		*(bool *)place = true;
		break;
	case OPTION_TEXT:
	case OPTION_FILE:
		*(const char **)place = value;
		break;
	case OPTION_FILES:
		return add_file(parser, option, place, value);
	case OPTION_TWO_FILES:
		((struct option_two_files *)place)->paths[0] = value;
		break;
	case OPTION_MODE:
		if (!value)
			value = option->choices[0];
		return set_choice(parser, target, value);
	case OPTION_CHOICE:
		return set_choice(parser, target, value);
	case OPTION_PROBABILITY:
		if (!number_probability(value, place))
			return message_usage(parser->command->name,
				"--%s takes a number from 0 to 1 such as 0.5, not '%s'",
				option->name, value);
		break;
	case OPTION_COUNT:
		if (!number_count(value, place))
			return message_usage(parser->command->name,
				"--%s takes a whole number, not '%s'", option->name, value);
		break;
	}
	return STATUS_DONE;
}

/* The second of two values is always a word of its own. */
static int take_second(struct parser *parser, struct target target)
{
	struct option_two_files *files = (void *)(target.base + target.option->offset);

	if (parser->next == parser->argc)
		return message_usage(parser->command->name, "--%s needs two values (%s)",
			target.option->name, target.option->value);
	files->paths[1] = parser->argv[parser->next++];
	return STATUS_DONE;
}

/* The value of an option: what is attached to it, else the next word. */
static int take_value(struct parser *parser, struct target target, const char *attached)
{
	int status;

	if (!attached && parser->next < parser->argc)
		attached = parser->argv[parser->next++];
	if (!attached)
		return message_usage(parser->command->name, "--%s needs a value (%s)",
			target.option->name,
			target.option->value ? target.option->value : "a word");
	status = set(parser, target, attached);
	if (status == STATUS_DONE && target.option->kind == OPTION_TWO_FILES)
		status = take_second(parser, target);
	return status;
}

static int parse_long(struct parser *parser, const char *name)
{
	const char *equals = strchr(name, '=');
	size_t length = equals ? (size_t)(equals - name) : strlen(name);
	struct target target = find(parser, name, length, 0);

	if (!target.option)
		return unknown_long(parser, name, length);
	if (target.option->kind == OPTION_MODE)
		return set(parser, target, equals ? equals + 1 : NULL);
	if (target.option->kind != OPTION_FLAG)
		return take_value(parser, target, equals ? equals + 1 : NULL);
	if (equals)
		return message_usage(
			parser->command->name, "--%s takes no value", target.option->name);
	return set(parser, target, NULL);
}

/* "-ab" is "-a -b"; "-mFILE" is "-m FILE". */
static int parse_letters(struct parser *parser, const char *letters)
{
	int status = STATUS_DONE;

	while (*letters && status == STATUS_DONE) {
		struct target target = find(parser, NULL, 0, *letters);

		if (!target.option)
			return message_usage(parser->command->name, "no option '-%c'", *letters);
		letters++;
		if (target.option->kind != OPTION_FLAG)
			return take_value(parser, target, *letters ? letters : NULL);
		status = set(parser, target, NULL);
	}
	return status;
}

static int check_operands(const struct command *command, const struct arguments *arguments)
{
	if ((int)arguments->count < command->least_operands)
		return message_usage(
			command->name, "%s needs %s", command->name, command->operands);
	if (command->most_operands != ANY_NUMBER && (int)arguments->count > command->most_operands)
		return message_usage(command->name, "'%s' is one too many for %s",
			arguments->operands[command->most_operands], command->name);
	return STATUS_DONE;
}

int options_parse(const struct command *command, int argc, char **argv, void *values,
	struct arguments *arguments)
{
	struct parser parser = {command, argc, 0, argv, values, arguments};
	bool options_over = false;
	int status = STATUS_DONE;

	arguments->operands = argv;
	arguments->count = 0;
	while (parser.next < argc && status == STATUS_DONE) {
		char *word = argv[parser.next++];

		if (options_over || word[0] != '-' || word[1] == '\0')
			argv[arguments->count++] = word;
		else if (strcmp(word, "--") == 0)
			options_over = true;
		else if (word[1] == '-')
			status = parse_long(&parser, word + 2);
		else
			status = parse_letters(&parser, word + 1);
	}
	if (status != STATUS_DONE || arguments->help)
		return status;
	return check_operands(command, arguments);
}
