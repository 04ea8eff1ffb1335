/*
 * info.c - what is in a memory
 *
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <sys/stat.h>

#include "base/error.h"
#include "memory/database.h"
#include "memory/handle.h"
#include "memory/schema.h"

static int count(struct cotejo_memory *memory, const char *sql, uint64_t *ret_count,
	struct cotejo_error *error)
{
	int64_t value = 0;
	int code = database_integer(memory->db, memory->path, sql, &value, error);

	if (code == 0)
		*ret_count = (uint64_t)value;
	return code;
}

static int count_all(
	struct cotejo_memory *memory, struct cotejo_memory_info *info, struct cotejo_error *error)
{
	const struct {
		const char *sql;
		uint64_t *count;
	} rows[] = {
		{"SELECT count(*) FROM unit", &info->units},
		{"SELECT count(*) FROM variant", &info->variants},
		{"SELECT count(*) FROM document", &info->documents},
		{"SELECT count(*) FROM sentence", &info->sentences},
		{"SELECT count(*) FROM alignment", &info->alignments},
		{"SELECT count(*) FROM bead", &info->beads},
	};
	int code = 0;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]) && code == 0; i++)
		code = count(memory, rows[i].sql, rows[i].count, error);
	return code;
}

int cotejo_memory_info(struct cotejo_memory *memory, struct cotejo_memory_info *ret_info,
	struct cotejo_error *error)
{
	struct cotejo_memory_info info = {.schema_version = SCHEMA_VERSION};
	const char *path = sqlite3_db_filename(memory->db, "main");
	struct stat status;
	int code;

	code = memory_begin_read(memory, error);
	if (code < 0)
		return code;
	code = count_all(memory, &info, error);
	memory_end_read(memory);
	if (code < 0)
		return code;
	if (stat(path, &status) < 0)
		return error_in_file(
			error, error_errno(error, errno, "cannot use the memory"), memory->path);
	info.file_bytes = (uint64_t)status.st_size;
	*ret_info = info;
	return 0;
}

int cotejo_memory_languages(struct cotejo_memory *memory,
	int (*each)(void *user, const char *language, uint64_t variants), void *user,
	struct cotejo_error *error)
{
	struct query query;
	int code;

	query_prepare(&query, memory,
		"SELECT l.tag, c.variants FROM"
		" (SELECT language, count(*) AS variants FROM variant GROUP BY language) c"
		" JOIN language l ON l.id = c.language ORDER BY c.variants DESC, l.tag");
	while ((code = query_step(&query, error)) == 1) {
		const char *tag = query_text(&query, 0).bytes;

		if (each(user, tag, (uint64_t)query_integer(&query, 1)) != 0) {
			code = 0;
			break;
		}
	}
	query_finish(&query);
	return code;
}

const char *cotejo_unit_state_name(enum cotejo_unit_state state)
{
	switch (state) {
	case COTEJO_UNIT_AUTOMATIC:
		return "automatic";
	case COTEJO_UNIT_CONFIRMED:
		return "confirmed";
	case COTEJO_UNIT_DOUBTFUL:
		return "doubtful";
	case COTEJO_UNIT_EXCLUDED:
		return "excluded";
	}
	return "unknown";
}

const char *cotejo_inline_name(enum cotejo_inline_kind kind)
{
	switch (kind) {
	case COTEJO_INLINE_BPT:
		return "bpt";
	case COTEJO_INLINE_EPT:
		return "ept";
	case COTEJO_INLINE_PH:
		return "ph";
	case COTEJO_INLINE_IT:
		return "it";
	case COTEJO_INLINE_HI:
		return "hi";
	case COTEJO_INLINE_SUB:
		return "sub";
	case COTEJO_INLINE_UT:
		return "ut";
	}
	return "ut";
}
