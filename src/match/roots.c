/*
 * roots.c - the words of the index that share a root
 *
 * SPDX-License-Identifier: MIT
 */
#include "match/roots.h"

#include <stdlib.h>

#include "base/array.h"
#include "memory/query.h"
#include "text/utf8.h"

void roots_clear(struct roots *roots)
{
	map_clear(&roots->known);
	free(roots->items);
	free(roots->terms);
	buffer_clear(&roots->key);
	*roots = (struct roots){0};
}

static bool is_whole_word(struct cotejo_text root)
{
	size_t letters = 0;

	for (size_t i = 0; i < root.length; letters++) {
		int32_t point;

		i = utf8_next(root, i, &point);
	}
	return letters < TOKEN_ROOT_LETTERS;
}

/* Words that begin with the root lie between it and itself with a byte that none holds. */
static void begin_query(struct query *query, struct cotejo_memory *memory, const char *primary,
	struct cotejo_text root)
{
	struct cotejo_text end = {root.bytes, root.length + 1};

	if (is_whole_word(root)) {
		query_begin(query, memory, QUERY_TERMS_SAME);
	} else {
		query_begin(query, memory, QUERY_TERMS_BETWEEN);
		query_bind_text(query, 3, end);
	}
	query_bind_text(query, 1, root);
	query_bind_text(query, 2, slice(primary, strlen(primary)));
}

static int read_terms(
	struct roots *roots, struct query *query, struct root *root, struct cotejo_error *error)
{
	int code;

	root->begin = roots->term_count;
	while ((code = query_step(query, error)) == 1) {
		int64_t *grown = array_reserve(
			roots->terms, &roots->term_capacity, roots->term_count + 1, sizeof(*grown));

		if (!grown)
			return error_no_memory(error);
		roots->terms = grown;
		grown[roots->term_count++] = query_integer(query, 0);
		root->units += (uint64_t)query_integer(query, 1);
	}
	root->count = roots->term_count - root->begin;
	return code;
}

static int add_root(struct roots *roots, struct cotejo_memory *memory, const char *primary,
	size_t root_at, struct cotejo_error *error)
{
	size_t count = roots->known.count;
	struct cotejo_text key = buffer_text(&roots->key), text;
	struct root *grown =
		array_reserve(roots->items, &roots->capacity, count + 1, sizeof(*grown));
	struct root root = {0};
	struct query query;
	int code;

	if (!grown)
		return error_no_memory(error);
	roots->items = grown;
	/* The last byte of the key is the one that ends the range. */
	text = slice(key.bytes + root_at, key.length - root_at - 1);
	begin_query(&query, memory, primary, text);
	code = read_terms(roots, &query, &root, error);
	query_end(&query);
	if (code < 0)
		return code;
	if (!map_insert(&roots->known, key, 0, NULL))
		return error_no_memory(error);
	roots->items[count] = root;
	return 0;
}

int roots_find(struct roots *roots, struct cotejo_memory *memory, const char *primary,
	struct cotejo_text root, size_t *ret_root, struct cotejo_error *error)
{
	struct buffer *key = &roots->key;
	struct map_entry *entry;
	int code;

	buffer_reset(key);
	buffer_add(key, slice(primary, strlen(primary) + 1));
	buffer_add(key, root);
	buffer_add_byte(key, (char)0xff);
	if (key->failed)
		return error_no_memory(error);
	entry = map_find(&roots->known, buffer_text(key));
	if (entry) {
		*ret_root = (size_t)(entry - roots->known.entries);
		return 0;
	}
	code = add_root(roots, memory, primary, strlen(primary) + 1, error);
	if (code == 0)
		*ret_root = roots->known.count - 1;
	return code;
}
