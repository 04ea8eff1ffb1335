/*
 * inject.c - allocations that fail when they are told to
 *
 * SPDX-License-Identifier: MIT
 */
#include "fault/inject.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xmlmemory.h>
#include <sqlite3.h>
#include <unicode/uclean.h>

static struct {
	bool armed, happened;
	enum inject_mode mode;
	size_t count, fail_at;
} state;

/* Names that the linker makes of --wrap=NAME. */
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

void inject_start(size_t n, enum inject_mode mode)
{
	state.armed = true;
	state.happened = false;
	state.mode = mode;
	state.count = 0;
	state.fail_at = n;
}

bool inject_stop(void)
{
	state.armed = false;
	return state.happened;
}

size_t inject_count(void)
{
	return state.count;
}

static bool fails_now(void)
{
	size_t n = state.count;

	if (!state.armed)
		return false;
	state.count++;
	if (n < state.fail_at || (n > state.fail_at && state.mode == INJECT_ONE))
		return false;
	state.happened = true;
	errno = ENOMEM;
	return true;
}

void *__wrap_malloc(size_t size)
{
	return fails_now() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	return fails_now() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	return fails_now() ? NULL : __real_realloc(old, size);
}

/* ---- ICU ---- */

static void *icu_alloc(const void *context, size_t size)
{
	(void)context;
	return malloc(size);
}

static void *icu_realloc(const void *context, void *old, size_t size)
{
	(void)context;
	return realloc(old, size);
}

static void icu_free(const void *context, void *old)
{
	(void)context;
	free(old);
}

/* ---- libxml2 ---- */

static void *xml_malloc(size_t size)
{
	return malloc(size);
}

static void *xml_realloc(void *old, size_t size)
{
	return realloc(old, size);
}

static char *xml_strdup(const char *string)
{
	size_t size = strlen(string) + 1;
	char *copy = malloc(size);

	return copy ? memcpy(copy, string, size) : NULL;
}

/* ---- SQLite: wants to know the size of what it was given ---- */

union header {
	size_t size;
	max_align_t align;
};

static void *sqlite_malloc(int size)
{
	union header *header = malloc(sizeof(*header) + (size_t)size);

	if (!header)
		return NULL;
	header->size = (size_t)size;
	return header + 1;
}

static void sqlite_free(void *old)
{
	if (old)
		free((union header *)old - 1);
}

static void *sqlite_realloc(void *old, int size)
{
	union header *header =
		realloc(old ? (union header *)old - 1 : NULL, sizeof(*header) + (size_t)size);

	if (!header)
		return NULL;
	header->size = (size_t)size;
	return header + 1;
}

static int sqlite_size(void *old)
{
	return old ? (int)((union header *)old - 1)->size : 0;
}

static int sqlite_roundup(int size)
{
	return (size + 7) & ~7;
}

static int sqlite_init(void *data)
{
	(void)data;
	return SQLITE_OK;
}

static void sqlite_shutdown(void *data)
{
	(void)data;
}

bool inject_outside(void)
{
	static const sqlite3_mem_methods methods = {sqlite_malloc, sqlite_free, sqlite_realloc,
		sqlite_size, sqlite_roundup, sqlite_init, sqlite_shutdown, NULL};
	UErrorCode status = U_ZERO_ERROR;

	u_setMemoryFunctions(NULL, icu_alloc, icu_realloc, icu_free, &status);
	return U_SUCCESS(status) && sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK &&
	       xmlMemSetup(free, xml_malloc, xml_realloc, xml_strdup) == 0;
}
