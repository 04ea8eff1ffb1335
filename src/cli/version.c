/*
 * version.c - cotejo version
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include <cotejo/base.h>

#include "cli/commands.h"
#include "cli/output.h"

static int version_run(const void *values, const struct arguments *arguments)
{
	struct output *output = NULL;
	int status = output_open(&output, NULL, COLOR_AUTO);

	(void)values;
	(void)arguments;
	if (status != STATUS_DONE)
		return status;
	output_format(output, "cotejo %s\n", COTEJO_VERSION);
	/* The program may run on a library of another build; whoever looks for a bug wants to know.
	 */
	if (strcmp(COTEJO_VERSION, cotejo_version()) != 0)
		output_format(output, "library %s\n", cotejo_version());
	return output_close(output, STATUS_DONE);
}

const struct command command_version = {
	.name = "version",
	.summary = "print the version",
	.about = "Prints the version of the program.",
	.run = version_run,
};
