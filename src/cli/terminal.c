/*
 * terminal.c - what is on the other end of a descriptor
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/number.h"

enum { USUAL_COLUMNS = 80, FEWEST_COLUMNS = 20, MOST_COLUMNS = 1000 };

const char *const terminal_color_choices[] = {"auto", "always", "never", NULL};

bool terminal_is_smart(int descriptor)
{
	const char *kind = getenv("TERM");

	return isatty(descriptor) && kind && kind[0] && strcmp(kind, "dumb") != 0;
}

static size_t columns_of_window(int descriptor)
{
	struct winsize window;

	if (ioctl(descriptor, TIOCGWINSZ, &window) == 0 && window.ws_col > 0)
		return window.ws_col;
	return USUAL_COLUMNS;
}

size_t terminal_width(int descriptor)
{
	const char *wish = getenv("COLUMNS");
	size_t columns;

	if (!wish || !number_count(wish, &columns) || columns == 0)
		columns = columns_of_window(descriptor);
	if (columns < FEWEST_COLUMNS)
		return FEWEST_COLUMNS;
	return columns > MOST_COLUMNS ? MOST_COLUMNS : columns;
}

bool terminal_wants_color(int descriptor, enum color_choice choice)
{
	const char *refusal = getenv("NO_COLOR");

	if (choice != COLOR_AUTO)
		return choice == COLOR_ALWAYS;
	return terminal_is_smart(descriptor) && !(refusal && refusal[0]);
}
