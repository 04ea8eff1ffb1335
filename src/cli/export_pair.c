/*
 * export_pair.c - an export that is two files
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/export_pair.h"

#include <limits.h>
#include <stdio.h>

#include "cli/interrupt.h"
#include "cli/output.h"

static int write_both(struct cotejo_memory *memory, const struct cotejo_filter *filter,
	struct output *source, struct output *target)
{
	struct cotejo_output sinks[] = {output_sink(source), output_sink(target)};
	struct cotejo_export_result result = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;

	if (cotejo_export_moses(memory, filter, &sinks[0], &sinks[1], &result, &error) < 0) {
		if (interrupted())
			return interrupt_status();
		return output_failed(source) || output_failed(target)
			       ? STATUS_DONE
			       : message_error(&error, WORK_MEMORY);
	}
	if (result.units)
		return STATUS_DONE;
	message("%s: no such units", cotejo_memory_path(memory));
	return STATUS_NOTHING;
}

/* The name of one of the files; false when it is longer than any name can be. */
static bool name_file(char path[PATH_MAX], const char *name, const char *language)
{
	return snprintf(path, PATH_MAX, "%s.%s", name, language) < PATH_MAX;
}

int export_pair(struct cotejo_memory *memory, const struct cotejo_filter *filter, const char *name)
{
	char source_path[PATH_MAX], target_path[PATH_MAX];
	struct output *source = NULL, *target = NULL;
	int status;

	if (!name || !filter->source_language || !filter->target_language)
		return message_usage("export", "moses is two files: give -o NAME, --from and --to");
	if (!name_file(source_path, name, filter->source_language) ||
		!name_file(target_path, name, filter->target_language))
		return message_usage("export", "a name that is too long");
	status = output_open(&source, source_path, COLOR_AUTO);
	if (status == STATUS_DONE)
		status = output_open(&target, target_path, COLOR_AUTO);
	if (status == STATUS_DONE)
		status = write_both(memory, filter, source, target);
	status = output_close(target, status);
	return output_close(source, status);
}
