/*
 * export_links.c - the alignments of a memory as links between the sentences of its documents
 *
 * SPDX-License-Identifier: MIT
 */
#include <cotejo/exchange.h>

#include "base/error.h"
#include "exchange/lines.h"
#include "exchange/links.h"
#include "memory/handle.h"
#include "text/language.h"

struct link_export {
	struct cotejo_memory *memory;
	const struct cotejo_output *output;
	const struct cotejo_filter *filter; /* never NULL */
	struct buffer buffer;
	char source[LANGUAGE_SIZE], target[LANGUAGE_SIZE]; /* of the filter; empty: any */
	uint64_t links;
};

enum { COLUMN_ID, COLUMN_LEFT, COLUMN_RIGHT, COLUMN_LEFT_TAG, COLUMN_RIGHT_TAG };

static const char alignments[] =
	"SELECT a.id, l.name, r.name, ll.tag, rl.tag FROM alignment AS a"
	" JOIN document AS l ON l.id = a.left_document JOIN language AS ll ON ll.id = l.language"
	" JOIN document AS r ON r.id = a.right_document JOIN language AS rl ON rl.id = r.language"
	" WHERE ?1 = '' OR ?1 IN (l.uri, l.name, r.uri, r.name) ORDER BY a.id";

/* The last state is that of what is kept, but never handed out. */
static const char beads[] =
	"SELECT ordinal, left_begin, left_count, right_begin, right_count, probability, state"
	" FROM bead WHERE alignment = ?1 AND (state <> 3 OR ?2) ORDER BY ordinal";

/* An alignment has a left and a right, and the filter wants it in either direction. */
static bool has_languages(const struct link_export *export, struct query *query)
{
	char left[LANGUAGE_SIZE], right[LANGUAGE_SIZE];
	const char *source = export->source[0] ? export->source : NULL;
	const char *target = export->target[0] ? export->target : NULL;
	struct cotejo_text tags[] = {
		query_text(query, COLUMN_LEFT_TAG), query_text(query, COLUMN_RIGHT_TAG)};

	if (tags[0].length >= LANGUAGE_SIZE || tags[1].length >= LANGUAGE_SIZE)
		return false;
	memcpy(left, tags[0].bytes, tags[0].length);
	left[tags[0].length] = '\0';
	memcpy(right, tags[1].bytes, tags[1].length);
	right[tags[1].length] = '\0';
	return (language_covers(source, left) && language_covers(target, right)) ||
	       (language_covers(source, right) && language_covers(target, left));
}

static int write_bead(struct link_export *export, struct query *query, struct cotejo_error *error)
{
	struct cotejo_bead bead = {
		.left_begin = (size_t)query_integer(query, 1),
		.left_count = (size_t)query_integer(query, 2),
		.right_begin = (size_t)query_integer(query, 3),
		.right_count = (size_t)query_integer(query, 4),
		.probability = query_real(query, 5),
	};

	if (bead.left_count && bead.right_count &&
		bead.probability < export->filter->min_probability)
		return 0;
	links_add(&export->buffer, LINKS_CES, &bead, (size_t)query_integer(query, 0),
		query_integer(query, 6) == COTEJO_UNIT_CONFIRMED);
	export->links++;
	return lines_end(&export->buffer, export->output, error);
}

static int write_group(
	struct link_export *export, struct query *alignment, struct cotejo_error *error)
{
	struct query query;
	int code;

	/* Names are strings with a NUL behind them in SQLite's memory. */
	links_begin_group(&export->buffer, LINKS_CES, query_text(alignment, COLUMN_LEFT).bytes,
		query_text(alignment, COLUMN_RIGHT).bytes);
	query_prepare(&query, export->memory, beads);
	query_bind_integer(&query, 1, query_integer(alignment, COLUMN_ID));
	query_bind_integer(&query, 2, export->filter->with_excluded);
	while ((code = query_step(&query, error)) == 1) {
		code = write_bead(export, &query, error);
		if (code < 0)
			break;
	}
	query_finish(&query);
	links_end_group(&export->buffer);
	return code;
}

static int write_groups(struct link_export *export, struct cotejo_error *error)
{
	const char *document = export->filter->document;
	struct query query;
	int code;

	query_prepare(&query, export->memory, alignments);
	query_bind_text(&query, 1, slice_of(document ? document : ""));
	while ((code = query_step(&query, error)) == 1) {
		if (has_languages(export, &query))
			code = write_group(export, &query, error);
		if (code < 0)
			break;
	}
	query_finish(&query);
	return code;
}

int cotejo_export_links(struct cotejo_memory *memory, const struct cotejo_filter *filter,
	const struct cotejo_output *output, struct cotejo_export_result *ret_result,
	struct cotejo_error *error)
{
	static const struct cotejo_filter all = COTEJO_FILTER_INIT;
	struct link_export export = {
		.memory = memory, .output = output, .filter = filter ? filter : &all};
	int code = 0;

	if (export.filter->source_language)
		code = language_canonical(export.source, export.filter->source_language, error);
	if (code == 0 && export.filter->target_language)
		code = language_canonical(export.target, export.filter->target_language, error);
	if (code < 0)
		return code;
	links_begin(&export.buffer, LINKS_CES);
	code = write_groups(&export, error);
	links_end(&export.buffer, LINKS_CES);
	if (code == 0)
		code = buffer_flush(&export.buffer, output, error);
	if (code == 0 && ret_result)
		ret_result->units = export.links;
	buffer_clear(&export.buffer);
	return code;
}
