/*
 * fixed.c - beads that a person has confirmed, from a file
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/fixed.h"
#include "cli/list.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/message.h"

enum { NUMBER_MAX = 1000000000 };

/* Reads a number of a sentence; false if there is none. */
static bool read_number(const char **at, size_t *ret_number)
{
	size_t number = 0;

	if (**at < '0' || **at > '9')
		return false;
	for (; **at >= '0' && **at <= '9' && number < NUMBER_MAX; ++*at)
		number = number * 10 + (size_t)(**at - '0');
	*ret_number = number;
	return true;
}

static void skip(const char **at, const char *characters)
{
	*at += strspn(*at, characters);
}

/* "[3, 4]": numbers that follow each other; "[]" keeps the place that it is given. */
static bool read_run(const char **at, size_t *begin, size_t *ret_count)
{
	size_t number, count = 0;

	skip(at, " ");
	if (*(*at)++ != '[')
		return false;
	for (skip(at, " "); read_number(at, &number); skip(at, ", ")) {
		if (count == 0)
			*begin = number;
		else if (number != *begin + count)
			return false;
		count++;
	}
	*ret_count = count;
	return *(*at)++ == ']';
}

/* `bead` holds the bead before, behind which an empty side has its place. */
static bool read_bead(const char *line, struct cotejo_bead *bead)
{
	struct cotejo_bead read = {bead->left_begin + bead->left_count, 0,
		bead->right_begin + bead->right_count, 0, 1, 0};

	if (!read_run(&line, &read.left_begin, &read.left_count))
		return false;
	skip(&line, " ");
	if (*line++ != ':' || !read_run(&line, &read.right_begin, &read.right_count))
		return false;
	*bead = read;
	return read.left_count + read.right_count > 0;
}

static bool is_nothing(const char *line)
{
	return line[strspn(line, " \t\r\n")] == '\0' || *line == '#';
}

static int read_lines(FILE *file, const char *path, struct cotejo_bead **beads, size_t *ret_count)
{
	struct cotejo_bead last = {0};
	struct cotejo_bead *grown;
	size_t capacity = 0, count = 0, size = 0, number = 0;
	char *line = NULL;
	int status = STATUS_DONE;

	while (status == STATUS_DONE && getline(&line, &size, file) >= 0) {
		number++;
		if (is_nothing(line))
			continue;
		if (!read_bead(line, &last)) {
			message("%s:%zu: not a bead such as [0, 1]:[0]", path, number);
			status = STATUS_INPUT;
			break;
		}
		grown = list_grow(*beads, &capacity, count + 1, sizeof(*grown));
		if (!grown) {
			status = STATUS_SYSTEM;
			break;
		}
		*beads = grown;
		(*beads)[count++] = last;
	}
	if (status == STATUS_DONE && ferror(file)) {
		message("%s: %s", path, strerror(errno));
		status = STATUS_INPUT;
	}
	free(line);
	*ret_count = count;
	return status;
}

int fixed_read(struct cotejo_bead **ret_beads, size_t *ret_count, const char *path)
{
	FILE *file = fopen(path, "r");
	int status;

	*ret_beads = NULL;
	*ret_count = 0;
	if (!file) {
		message("%s: %s", path, strerror(errno));
		return STATUS_INPUT;
	}
	status = read_lines(file, path, ret_beads, ret_count);
	fclose(file);
	return status;
}
