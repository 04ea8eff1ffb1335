/*
 * refresh.c - an index that follows the rules of this program
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/refresh.h"

#include "base/buffer.h"
#include "memory/handle.h"
#include "memory/index.h"
#include "memory/key.h"
#include "text/rules.h"
#include "text/utf8.h"

static int has_rules(struct cotejo_memory *memory, const char *rules, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_prepare(
		&query, memory, "SELECT 1 FROM meta WHERE name = 'text_rules' AND value = ?1");
	query_bind_text(&query, 1, slice_of(rules));
	code = query_step(&query, error);
	query_finish(&query);
	return code;
}

static int set_rules(struct cotejo_memory *memory, const char *rules, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_prepare(&query, memory, "UPDATE meta SET value = ?1 WHERE name = 'text_rules'");
	query_bind_text(&query, 1, slice_of(rules));
	code = query_step(&query, error);
	query_finish(&query);
	return code;
}

/* One variant after the other by number, so that no statement reads what another writes. */
static int set_next_key(struct query *next, struct query *set, int64_t *id, struct buffer *scratch,
	struct cotejo_error *error)
{
	struct cotejo_text text;
	int code;

	query_bind_integer(next, 1, *id);
	code = query_step(next, error);
	if (code == 1) {
		*id = query_integer(next, 0);
		text = query_text(next, 1);
		text.length = utf8_valid_length(text);
		query_bind_integer(set, 1, *id);
		query_bind_integer(set, 2, key_of_text(next->memory->seed, text, scratch));
		code = scratch->failed ? error_no_memory(error) : query_step(set, error);
		sqlite3_reset(set->statement);
		code = code < 0 ? code : 1;
	}
	sqlite3_reset(next->statement);
	return code;
}

static int set_keys(struct cotejo_memory *memory, struct cotejo_error *error)
{
	struct buffer scratch = {0};
	struct query next, set;
	int64_t id = INT64_MIN;
	int code;

	query_prepare(
		&next, memory, "SELECT id, text FROM variant WHERE id > ?1 ORDER BY id LIMIT 1");
	query_prepare(&set, memory, "UPDATE variant SET key = ?2 WHERE id = ?1 AND key <> ?2");
	do
		code = set_next_key(&next, &set, &id, &scratch, error);
	while (code == 1);
	query_finish(&next);
	query_finish(&set);
	buffer_clear(&scratch);
	return code;
}

/* Links count words, by the rules there were. */
static int drop_links(struct cotejo_memory *memory, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_prepare(&query, memory, "DELETE FROM link");
	code = query_step(&query, error);
	query_finish(&query);
	return code;
}

int refresh_index(struct cotejo_memory *memory, struct cotejo_error *error)
{
	char rules[TEXT_RULES_SIZE];
	int code;

	text_rules(rules);
	code = has_rules(memory, rules, error);
	if (code != 0)
		return code < 0 ? code : 0;
	code = memory_begin(memory, error);
	if (code < 0)
		return code;
	code = set_keys(memory, error);
	if (code == 0)
		code = index_rebuild(memory, error);
	if (code == 0)
		code = drop_links(memory, error);
	if (code == 0)
		code = set_rules(memory, rules, error);
	if (code == 0)
		return memory_commit(memory, error);
	memory_rollback(memory);
	return code;
}
