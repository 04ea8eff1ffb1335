/*
 * temporary.c - a file that appears under its name only when it is complete
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/message.h"

struct temporary {
	int descriptor;
	const char *path; /* as the user named it */
	char *target;     /* the same with symbolic links followed; NULL: written in place */
	char *name;       /* what the file is called until it is complete */
};

static int cannot_write(const char *path, int number)
{
	message("%s: cannot write: %s", path, strerror(number));
	return STATUS_OUTPUT;
}

static void forget(struct temporary *temporary)
{
	free(temporary->target);
	free(temporary->name);
	free(temporary);
}

static int open_in_place(struct temporary *temporary)
{
	temporary->descriptor = open(temporary->path, O_WRONLY | O_CLOEXEC);
	return temporary->descriptor < 0 ? cannot_write(temporary->path, errno) : STATUS_DONE;
}

/* "folder/name" becomes "folder/.name.XXXXXX": hidden, and on the same file system. */
static char *name_beside(const char *target)
{
	const char *slash = strrchr(target, '/');
	size_t folder = slash ? (size_t)(slash - target) + 1 : 0;
	/* So much of the name that what is added still fits into a directory entry. */
	size_t kept = strlen(target + folder);
	size_t size;
	char *name;

	if (kept > NAME_MAX - 8)
		kept = NAME_MAX - 8;
	size = folder + kept + sizeof("..XXXXXX");
	name = malloc(size);
	if (name)
		snprintf(name, size, "%.*s.%.*s.XXXXXX", (int)folder, target, (int)kept,
			target + folder);
	return name;
}

/* mkstemp() gives 0600; the file gets what open() would have given, or what the old one has. */
static void set_mode(int descriptor, const struct stat *before)
{
	mode_t mask = umask(0);

	umask(mask);
	/* A file system without modes is no reason to fail. */
	(void)!fchmod(descriptor, before ? before->st_mode & 07777 : 0666 & ~mask);
}

static int open_beside(struct temporary *temporary, const struct stat *before)
{
	temporary->target = before ? realpath(temporary->path, NULL) : strdup(temporary->path);
	if (!temporary->target)
		return errno == ENOMEM ? message_no_memory() : cannot_write(temporary->path, errno);
	if (before && access(temporary->target, W_OK) != 0)
		return cannot_write(temporary->path, errno);
	temporary->name = name_beside(temporary->target);
	if (!temporary->name)
		return message_no_memory();
	temporary->descriptor = mkstemp(temporary->name);
	if (temporary->descriptor < 0)
		return cannot_write(temporary->path, errno);
	set_mode(temporary->descriptor, before);
	return STATUS_DONE;
}

int temporary_open(struct temporary **ret_temporary, const char *path, int *ret_descriptor)
{
	struct temporary *temporary = calloc(1, sizeof(*temporary));
	struct stat before;
	int status;

	if (!temporary)
		return message_no_memory();
	temporary->path = path;
	if (stat(path, &before) != 0)
		status = open_beside(temporary, NULL);
	else if (S_ISDIR(before.st_mode))
		status = cannot_write(path, EISDIR);
	else if (S_ISREG(before.st_mode))
		status = open_beside(temporary, &before);
	else
		status = open_in_place(temporary);
	if (status != STATUS_DONE) {
		forget(temporary);
		return status;
	}
	*ret_temporary = temporary;
	*ret_descriptor = temporary->descriptor;
	return STATUS_DONE;
}

/* The bytes must be on the disk before the name is: else a power cut leaves an empty file. */
static int give_name(const struct temporary *temporary)
{
	if (fsync(temporary->descriptor) != 0 && errno != EINVAL)
		return cannot_write(temporary->path, errno);
	if (rename(temporary->name, temporary->target) != 0)
		return cannot_write(temporary->path, errno);
	return STATUS_DONE;
}

int temporary_close(struct temporary *temporary, int status)
{
	int failed = STATUS_DONE;

	if (temporary->name && status <= STATUS_NOTHING)
		failed = give_name(temporary);
	if (close(temporary->descriptor) != 0 && !failed && status <= STATUS_NOTHING)
		failed = cannot_write(temporary->path, errno);
	if (temporary->name && (failed || status > STATUS_NOTHING))
		unlink(temporary->name);
	forget(temporary);
	return failed ? failed : status;
}

bool temporary_same_file(const char *a, const char *b)
{
	struct stat a_facts, b_facts;

	return stat(a, &a_facts) == 0 && stat(b, &b_facts) == 0 && S_ISREG(a_facts.st_mode) &&
	       a_facts.st_dev == b_facts.st_dev && a_facts.st_ino == b_facts.st_ino;
}
