/*
 * walk.c - a walk through the units of a memory
 *
 * A walk has a connection of its own, whose read transaction lasts as long as the walk: so it sees
 * one state, and the memory it was begun from can be written to meanwhile.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/buffer.h"
#include "memory/handle.h"
#include "memory/moment.h"
#include "memory/reader.h"
#include "text/language.h"

/* A filter made ready for the query. */
struct wanted {
	char source[LANGUAGE_SIZE], target[LANGUAGE_SIZE]; /* empty: any */
	double min_probability;
	struct buffer document;
	bool has_document, has_since;
	int64_t since;
	bool with_excluded;
};

struct cotejo_units {
	struct cotejo_memory *memory; /* the walk's own */
	struct query query;           /* hands out numbers of units */
	struct wanted wanted;
	struct reader reader;
};

static int read_filter(
	struct wanted *wanted, const struct cotejo_filter *filter, struct cotejo_error *error)
{
	int code = 0;

	if (!filter)
		return 0;
	if (filter->source_language)
		code = language_canonical(wanted->source, filter->source_language, error);
	if (code == 0 && filter->target_language)
		code = language_canonical(wanted->target, filter->target_language, error);
	if (code < 0)
		return code;
	if (filter->changed_since && !moment_parse(&wanted->since, filter->changed_since))
		return error_set(error, COTEJO_EARGUMENT,
			"'%.40s' is neither YYYY-MM-DD nor YYYY-MM-DDThh:mm:ssZ",
			filter->changed_since);
	wanted->has_since = filter->changed_since != NULL;
	wanted->has_document = filter->document != NULL;
	buffer_add_string(&wanted->document, filter->document);
	wanted->min_probability = filter->min_probability;
	wanted->with_excluded = filter->with_excluded != 0;
	return wanted->document.failed ? error_no_memory(error) : 0;
}

/* A language and its regions: tags that are ?n or begin with ?n and a hyphen. */
#define COVERED(n)                                                                             \
	"(SELECT id FROM language WHERE tag = " n " OR substr(tag, 1, length(" n ") + 1) = " n \
	" || '-')"

/* The parts of the query that the filter asks for. The inner selects do not depend on the row, so
 * SQLite runs each of them once. */
static void write_query(struct buffer *sql, const struct wanted *wanted)
{
	buffer_add_string(sql, "SELECT u.id FROM unit u WHERE 1");
	if (!wanted->with_excluded)
		buffer_add_format(sql, " AND u.state <> %d", COTEJO_UNIT_EXCLUDED);
	if (wanted->min_probability > 0)
		buffer_add_string(sql, " AND (u.probability IS NULL OR u.probability >= ?3)");
	if (wanted->has_since)
		buffer_add_string(sql, " AND coalesce(u.changed, u.created) >= ?5");
	if (wanted->has_document)
		buffer_add_string(sql,
			" AND u.id IN (SELECT b.unit FROM document d CROSS JOIN alignment a"
			" ON a.left_document = d.id OR a.right_document = d.id"
			" CROSS JOIN bead b ON b.alignment = a.id"
			" WHERE d.uri = ?4 OR d.name = ?4)");
	if (wanted->source[0] && wanted->target[0])
		buffer_add_string(sql,
			" AND EXISTS (SELECT 1 FROM variant s JOIN variant t ON t.unit = s.unit"
			" AND t.id <> s.id WHERE s.unit = u.id AND s.language IN " COVERED(
				"?1") " AND t.language IN " COVERED("?2") ")");
	else if (wanted->source[0])
		buffer_add_string(sql, " AND EXISTS (SELECT 1 FROM variant s WHERE s.unit = u.id"
				       " AND s.language IN " COVERED("?1") ")");
	else if (wanted->target[0])
		buffer_add_string(sql, " AND EXISTS (SELECT 1 FROM variant t WHERE t.unit = u.id"
				       " AND t.language IN " COVERED("?2") ")");
	buffer_add_string(sql, " ORDER BY u.id");
	buffer_add_byte(sql, '\0');
}

static void bind_filter(struct query *query, const struct wanted *wanted)
{
	int last = sqlite3_bind_parameter_count(query->statement);

	/* Numbered parameters exist up to the highest that occurs; the others are not looked at. */
	if (last >= 1)
		query_bind_text(query, 1, slice_of(wanted->source));
	if (last >= 2)
		query_bind_text(query, 2, slice_of(wanted->target));
	if (last >= 3)
		query_bind_real(query, 3, wanted->min_probability);
	if (last >= 4)
		query_bind_text(query, 4, buffer_text(&wanted->document));
	if (last >= 5)
		query_bind_integer(query, 5, wanted->since);
}

static int begin_walk(struct cotejo_units *units, struct cotejo_error *error)
{
	struct buffer sql = {0};
	int code = memory_begin_read(units->memory, error);

	if (code < 0)
		return code;
	write_query(&sql, &units->wanted);
	if (sql.failed) {
		code = error_no_memory(error);
	} else {
		query_prepare(&units->query, units->memory, sql.bytes);
		bind_filter(&units->query, &units->wanted);
	}
	buffer_clear(&sql);
	units->reader.memory = units->memory;
	return code;
}

int cotejo_units_new(struct cotejo_units **ret_units, struct cotejo_memory *memory,
	const struct cotejo_filter *filter, struct cotejo_error *error)
{
	struct cotejo_units *units = calloc(1, sizeof(*units));
	int code;

	if (!units)
		return error_no_memory(error);
	code = read_filter(&units->wanted, filter, error);
	if (code == 0)
		code = memory_open_again(&units->memory, memory, error);
	if (code == 0)
		code = begin_walk(units, error);
	if (code < 0) {
		cotejo_units_free(units);
		return code;
	}
	*ret_units = units;
	return 0;
}

int cotejo_units_next(
	struct cotejo_units *units, const struct cotejo_unit **ret_unit, struct cotejo_error *error)
{
	int code = query_step(&units->query, error);

	if (code == 1)
		code = reader_load(&units->reader, query_integer(&units->query, 0), error);
	if (code == 1)
		*ret_unit = &units->reader.unit;
	return code;
}

void cotejo_units_free(struct cotejo_units *units)
{
	if (!units)
		return;
	query_finish(&units->query);
	reader_clear(&units->reader);
	if (units->memory)
		memory_end_read(units->memory);
	cotejo_memory_close(units->memory);
	buffer_clear(&units->wanted.document);
	free(units);
}
