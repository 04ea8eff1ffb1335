/*
 * documents.c - the texts that a memory keeps whole
 *
 * The same text with other sentences (a newer segmenter, another reading of the page) is another
 * document, because the beads of an alignment count the sentences they were made for.
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/documents.h"

#include "base/slice.h"
#include "memory/handle.h"
#include "memory/key.h"
#include "memory/moment.h"
#include "memory/names.h"

static bool is_sentence(struct query *row, const struct document *document, size_t i)
{
	const struct cotejo_sentence *sentence = &document->sentences[i];

	return query_integer(row, 0) == (int64_t)sentence->block &&
	       query_integer(row, 1) == document->kinds[i] &&
	       query_integer(row, 2) == (int64_t)sentence->begin &&
	       query_integer(row, 3) == (int64_t)sentence->length;
}

/* 1: the stored document has these sentences; 0: others. */
static int has_sentences(struct cotejo_memory *memory, int64_t id, const struct document *document,
	struct cotejo_error *error)
{
	struct query query;
	size_t count = 0;
	int code;

	query_begin(&query, memory, QUERY_SENTENCES);
	query_bind_integer(&query, 1, id);
	while ((code = query_step(&query, error)) == 1) {
		if (count == document->sentence_count || !is_sentence(&query, document, count))
			break;
		count++;
	}
	query_end(&query);
	if (code < 0)
		return code;
	return code == 0 && count == document->sentence_count;
}

int document_find(struct cotejo_memory *memory, const struct document *document,
	struct document_key *ret_key, struct cotejo_error *error)
{
	struct document_key key = {0};
	struct query query;
	int code;

	code = language_canonical(key.tag, document->language, error);
	if (code == 0)
		code = language_number(memory, key.tag, &key.language, error);
	if (code < 0)
		return code;
	key.digest = (int64_t)key_hash(memory->seed, document->text);
	query_begin(&query, memory, QUERY_DOCUMENT_FIND);
	query_bind_integer(&query, 1, key.digest);
	query_bind_integer(&query, 2, key.language);
	query_bind_text(&query, 3, document->text);
	while ((code = query_step(&query, error)) == 1) {
		int64_t id = query_integer(&query, 0);

		code = has_sentences(memory, id, document, error);
		if (code != 0) {
			key.id = id;
			break;
		}
	}
	query_end(&query);
	if (code < 0)
		return code;
	*ret_key = key;
	return 0;
}

static int add_sentences(struct cotejo_memory *memory, int64_t id, const struct document *document,
	struct cotejo_error *error)
{
	struct query query;
	int code = 0;

	for (size_t i = 0; i < document->sentence_count && code == 0; i++) {
		const struct cotejo_sentence *sentence = &document->sentences[i];

		query_begin(&query, memory, QUERY_SENTENCE_ADD);
		query_bind_integer(&query, 1, id);
		query_bind_integer(&query, 2, (int64_t)i);
		query_bind_integer(&query, 3, (int64_t)sentence->block);
		query_bind_integer(&query, 4, document->kinds[i]);
		query_bind_integer(&query, 5, (int64_t)sentence->begin);
		query_bind_integer(&query, 6, (int64_t)sentence->length);
		code = query_run(&query, error);
	}
	return code;
}

int document_add(struct cotejo_memory *memory, const struct document *document,
	struct document_key *key, struct cotejo_error *error)
{
	struct query query;
	int64_t id;
	int code;

	query_begin(&query, memory, QUERY_DOCUMENT_ADD);
	query_bind_text(&query, 1, slice_of(document->uri));
	query_bind_text(&query, 2, slice_of(document->name));
	query_bind_integer(&query, 3, key->language);
	query_bind_text(&query, 4, document->title);
	query_bind_integer(&query, 5, key->digest);
	query_bind_integer(&query, 6, moment_now());
	query_bind_text(&query, 7, document->text);
	code = query_run(&query, error);
	if (code < 0)
		return code;
	id = sqlite3_last_insert_rowid(memory->db);
	code = add_sentences(memory, id, document, error);
	if (code == 0)
		key->id = id;
	return code;
}

int document_drop_unused(struct cotejo_memory *memory, int64_t id, struct cotejo_error *error)
{
	struct query query;

	query_begin(&query, memory, QUERY_DOCUMENT_DROP_UNUSED);
	query_bind_integer(&query, 1, id);
	return query_run(&query, error);
}
