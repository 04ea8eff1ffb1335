/*
 * filter.c - which units: the public filter as a query
 *
 * Only what is asked for becomes a part of the query, so that a plain walk is a plain walk.
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/filter.h"

#include <inttypes.h>
#include <string.h>

#include "base/error.h"
#include "base/options.h"
#include "base/slice.h"
#include "memory/moment.h"

enum { ALL_STATES = (1 << (COTEJO_UNIT_EXCLUDED + 1)) - 1 };

/* ---- Reading ---- */

static int read_moment(
	int64_t *ret_moment, bool *ret_has, const char *text, struct cotejo_error *error)
{
	*ret_has = text != NULL;
	if (text && !moment_parse(ret_moment, text))
		return error_set(error, COTEJO_EARGUMENT,
			"'%.40s' is neither YYYY-MM-DD nor YYYY-MM-DDThh:mm:ssZ", text);
	return 0;
}

static bool take_string(struct buffer *buffer, const char *string)
{
	buffer_add_string(buffer, string);
	return string != NULL;
}

static void take_ids(struct filter *filter, const int64_t *ids, size_t count)
{
	filter->has_ids = ids != NULL;
	for (size_t i = 0; ids && i < count; i++)
		buffer_add_format(&filter->ids, "%s%" PRId64, i ? "," : "", ids[i]);
}

static unsigned states_of(const struct cotejo_filter *wanted)
{
	unsigned states = wanted->states & ALL_STATES;

	if (states)
		return states;
	return wanted->with_excluded ? ALL_STATES : ALL_STATES & ~(1U << COTEJO_UNIT_EXCLUDED);
}

/* An older program knows fewer members; those it does not know do not filter. */
static struct cotejo_filter whole_filter(const struct cotejo_filter *wanted)
{
	struct cotejo_filter whole = COTEJO_FILTER_INIT;

	options_take(&whole, sizeof(whole), wanted);
	return whole;
}

int filter_read(
	struct filter *filter, const struct cotejo_filter *wanted, struct cotejo_error *error)
{
	const struct cotejo_filter whole = whole_filter(wanted);
	int code = 0;

	if (whole.source_language)
		code = language_canonical(filter->source, whole.source_language, error);
	if (code == 0 && whole.target_language)
		code = language_canonical(filter->target, whole.target_language, error);
	if (code == 0)
		code = read_moment(&filter->since, &filter->has_since, whole.changed_since, error);
	if (code == 0)
		code = read_moment(
			&filter->before, &filter->has_before, whole.changed_before, error);
	if (code == 0 && whole.property_value && !whole.property)
		code = error_set(error, COTEJO_EARGUMENT, "a value without the property's name");
	if (code < 0)
		return code;
	filter->min_probability = whole.min_probability;
	filter->below_probability = whole.below_probability;
	filter->states = states_of(&whole);
	filter->has_document = take_string(&filter->document, whole.document);
	filter->has_property = take_string(&filter->property, whole.property);
	filter->has_value = take_string(&filter->value, whole.property_value);
	filter->has_contains = take_string(&filter->contains, whole.contains);
	take_ids(filter, whole.ids, whole.id_count);
	buffer_add_byte(&filter->ids, '\0');
	if (filter->document.failed || filter->property.failed || filter->value.failed ||
		filter->contains.failed || filter->ids.failed)
		return error_no_memory(error);
	return 0;
}

void filter_clear(struct filter *filter)
{
	buffer_clear(&filter->document);
	buffer_clear(&filter->property);
	buffer_clear(&filter->value);
	buffer_clear(&filter->contains);
	buffer_clear(&filter->ids);
}

/* ---- The query ---- */

/* A language and its regions: tags that are ?n or begin with ?n and a hyphen. The inner selects do
 * not depend on the row, so SQLite runs each of them once. */
#define COVERED(n)                                                                             \
	"(SELECT id FROM language WHERE tag = " n " OR substr(tag, 1, length(" n ") + 1) = " n \
	" || '-')"

static void write_languages(struct buffer *sql, const struct filter *filter)
{
	if (filter->source[0] && filter->target[0])
		buffer_add_string(sql,
			" AND EXISTS (SELECT 1 FROM variant s JOIN variant t ON t.unit = s.unit"
			" AND t.id <> s.id WHERE s.unit = u.id AND s.language IN " COVERED(
				"?1") " AND t.language IN " COVERED("?2") ")");
	else if (filter->source[0])
		buffer_add_string(sql, " AND EXISTS (SELECT 1 FROM variant s WHERE s.unit = u.id"
				       " AND s.language IN " COVERED("?1") ")");
	else if (filter->target[0])
		buffer_add_string(sql, " AND EXISTS (SELECT 1 FROM variant t WHERE t.unit = u.id"
				       " AND t.language IN " COVERED("?2") ")");
}

static void write_query(struct buffer *sql, const struct filter *filter)
{
	buffer_add_string(sql, "SELECT u.id FROM unit u WHERE 1");
	if (filter->has_ids)
		buffer_add_format(sql, " AND u.id IN (%s)", filter->ids.bytes);
	if (filter->states != ALL_STATES)
		buffer_add_format(sql, " AND (1 << u.state) & %u", filter->states);
	if (filter->min_probability > 0)
		buffer_add_string(sql, " AND (u.probability IS NULL OR u.probability >= ?3)");
	if (filter->below_probability > 0)
		buffer_add_string(sql, " AND u.probability < ?6");
	if (filter->has_since)
		buffer_add_string(sql, " AND coalesce(u.changed, u.created) >= ?5");
	if (filter->has_before)
		buffer_add_string(sql, " AND coalesce(u.changed, u.created) < ?7");
	if (filter->has_document)
		buffer_add_string(sql,
			" AND u.id IN (SELECT b.unit FROM document d CROSS JOIN alignment a"
			" ON a.left_document = d.id OR a.right_document = d.id"
			" CROSS JOIN bead b ON b.alignment = a.id"
			" WHERE d.uri = ?4 OR d.name = ?4)");
	if (filter->has_property)
		buffer_add_string(
			sql, filter->has_value
				     ? " AND EXISTS (SELECT 1 FROM property p WHERE p.unit = u.id"
				       " AND p.name = ?8 AND p.value = ?9)"
				     : " AND EXISTS (SELECT 1 FROM property p WHERE p.unit = u.id"
				       " AND p.name = ?8)");
	write_languages(sql, filter);
	if (filter->has_contains)
		buffer_add_string(sql, " AND EXISTS (SELECT 1 FROM variant v WHERE v.unit = u.id"
				       " AND instr(v.text, ?10) > 0)");
	buffer_add_string(sql, " ORDER BY u.id");
	buffer_add_byte(sql, '\0');
}

static void bind(struct query *query, const struct filter *filter)
{
	const struct cotejo_text texts[] = {
		[1] = slice_of(filter->source),
		[2] = slice_of(filter->target),
		[4] = buffer_text(&filter->document),
		[8] = buffer_text(&filter->property),
		[9] = buffer_text(&filter->value),
		[10] = buffer_text(&filter->contains),
	};
	int last = sqlite3_bind_parameter_count(query->statement);

	/* Numbered parameters exist up to the highest that occurs; the others are not looked at. */
	for (int i = 1; i <= last; i++) {
		if (i == 3)
			query_bind_real(query, i, filter->min_probability);
		else if (i == 6)
			query_bind_real(query, i, filter->below_probability);
		else if (i == 5)
			query_bind_integer(query, i, filter->since);
		else if (i == 7)
			query_bind_integer(query, i, filter->before);
		else
			query_bind_text(query, i, texts[i]);
	}
}

int filter_prepare(struct query *query, struct cotejo_memory *memory, const struct filter *filter,
	struct cotejo_error *error)
{
	struct buffer sql = {0};
	int code = 0;

	write_query(&sql, filter);
	if (sql.failed) {
		code = error_no_memory(error);
	} else {
		query_prepare(query, memory, sql.bytes);
		bind(query, filter);
	}
	buffer_clear(&sql);
	return code;
}
