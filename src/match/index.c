/*
 * index.c - what a matcher keeps of the memory
 *
 * SPDX-License-Identifier: MIT
 */
#include "match/index.h"

#include <stdlib.h>

#include "base/array.h"
#include "match/candidates.h"
#include "memory/handle.h"

static void clear_tables(struct match_index *index)
{
	for (size_t i = 0; i < index->table_count; i++) {
		free(index->tables[i].bytes);
		free(index->tables[i].is_read);
	}
	free(index->tables);
	index->tables = NULL;
	index->table_count = 0;
}

void match_index_clear(struct match_index *index)
{
	clear_tables(index);
	roots_clear(&index->roots);
	index_reader_clear(&index->reader);
	free(index->counters);
	free(index->items);
	free(index->query_roots);
	unit_list_clear(&index->list);
	*index = (struct match_index){0};
}

static int ask(struct cotejo_memory *memory, enum query_name name, int64_t *ret_value,
	struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, memory, name);
	code = query_step(&query, error);
	if (code == 1)
		*ret_value = query_integer(&query, 0);
	query_end(&query);
	return code < 0 ? code : 0;
}

static int add_table(struct match_index *index, size_t *capacity, struct query *row,
	size_t chunk_count, struct cotejo_error *error)
{
	struct weight_table *grown =
		array_reserve(index->tables, capacity, index->table_count + 1, sizeof(*grown));
	struct cotejo_text tag = query_text(row, 1);
	struct weight_table *table;

	if (!grown)
		return error_no_memory(error);
	index->tables = grown;
	table = &grown[index->table_count];
	*table = (struct weight_table){.language = query_integer(row, 0)};
	if (tag.length < sizeof(table->tag))
		memcpy(table->tag, tag.bytes, tag.length);
	language_primary(table->primary, table->tag);
	table->bytes = calloc(chunk_count, WEIGHT_CHUNK);
	table->is_read = calloc(chunk_count, 1);
	index->table_count++;
	if (!table->bytes || !table->is_read)
		return error_no_memory(error);
	table->chunk_count = chunk_count;
	return 0;
}

static int load_tables(struct match_index *index, int64_t last, struct cotejo_error *error)
{
	struct query query;
	size_t capacity = 0;
	int code;

	query_begin(&query, index->memory, QUERY_LANGUAGES);
	while ((code = query_step(&query, error)) == 1) {
		code = add_table(index, &capacity, &query, (size_t)last / WEIGHT_CHUNK + 1, error);
		if (code < 0)
			break;
	}
	query_end(&query);
	return code;
}

static int load_all(struct match_index *index, struct cotejo_error *error)
{
	int64_t last = 0;
	int code;

	clear_tables(index);
	roots_clear(&index->roots);
	code = index_reader_load(&index->reader, index->memory, error);
	if (code == 0)
		code = ask(index->memory, QUERY_LAST_UNIT, &last, error);
	if (code == 0)
		code = load_tables(index, last, error);
	if (code < 0 || (size_t)last < index->counter_count)
		return code;
	free(index->counters);
	index->counter_count = 0;
	index->counters = calloc((size_t)last + 1, sizeof(*index->counters));
	if (!index->counters)
		return error_no_memory(error);
	index->counter_count = (size_t)last + 1;
	return 0;
}

/* Other connections' commits change the version, our own writes the number of changes. */
int match_index_load(
	struct match_index *index, struct cotejo_memory *memory, struct cotejo_error *error)
{
	enum { MOST_ROOTS = 1 << 17 };
	int64_t version = 0, own = sqlite3_total_changes(memory->db);
	int code = ask(memory, QUERY_DATA_VERSION, &version, error);

	if (code < 0)
		return code;
	if (index->loaded && version == index->version && own == index->own_changes) {
		if (index->roots.known.count > MOST_ROOTS)
			roots_clear(&index->roots);
		return 0;
	}
	index->loaded = false;
	index->memory = memory;
	code = load_all(index, error);
	index->version = version;
	index->own_changes = own;
	index->loaded = code == 0;
	return code;
}

/* ---- Weights ---- */

int match_index_read_chunk(struct match_index *index, size_t chunk, struct cotejo_error *error)
{
	for (size_t i = 0; i < index->table_count; i++) {
		struct weight_table *table = &index->tables[i];
		int code;

		if (!table->wanted || chunk >= table->chunk_count || table->is_read[chunk])
			continue;
		code = weights_read(index->memory, table->language, (int64_t)chunk,
			table->bytes + chunk * WEIGHT_CHUNK, error);
		if (code < 0)
			return code;
		table->is_read[chunk] = 1;
	}
	return 0;
}

uint16_t match_index_need(const struct match_index *index, int64_t unit, const struct needs *needs)
{
	uint16_t least = NEEDS_NEVER;

	for (size_t i = 0; i < index->table_count; i++) {
		const struct weight_table *table = &index->tables[i];
		uint16_t need;

		if (!table->wanted)
			continue;
		need = needs->of_class[table->bytes[unit] & WEIGHT_CLASS];
		least = need < least ? need : least;
	}
	return least;
}

void match_index_choose(struct match_index *index, const char *primary, const char *wanted)
{
	size_t count = 0;

	for (size_t i = 0; i < index->table_count; i++) {
		struct weight_table *table = &index->tables[i];

		table->wanted =
			strcmp(table->primary, primary) == 0 && language_covers(wanted, table->tag);
		count += table->wanted;
		if (table->wanted)
			index->only = table;
	}
	if (count != 1)
		index->only = NULL;
}
