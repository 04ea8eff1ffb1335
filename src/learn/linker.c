/*
 * linker.c - the links of units
 *
 * SPDX-License-Identifier: MIT
 */
#include <cotejo/learn.h>

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "learn/pack.h"
#include "learn/store.h"

/* What is known of two languages; no aligner: nothing. */
struct known {
	struct language_pair languages;
	struct cotejo_words *words;
};

struct cotejo_linker {
	struct cotejo_memory *memory;
	struct known *known;
	size_t known_count, known_capacity;
	struct query find;
	struct buffer packed;
	struct cotejo_word_links links;
};

/* Links by what was learnt: those that a person would draw, for phrases. */
static const enum cotejo_words_symmetry symmetry = COTEJO_LINKS_PHRASES;

int cotejo_linker_new(
	struct cotejo_linker **ret_linker, struct cotejo_memory *memory, struct cotejo_error *error)
{
	struct cotejo_linker *linker = calloc(1, sizeof(*linker));

	if (!linker)
		return error_no_memory(error);
	linker->memory = memory;
	*ret_linker = linker;
	return 0;
}

void cotejo_linker_free(struct cotejo_linker *linker)
{
	if (!linker)
		return;
	for (size_t k = 0; k < linker->known_count; k++)
		cotejo_words_free(linker->known[k].words);
	free(linker->known);
	query_finish(&linker->find);
	buffer_clear(&linker->packed);
	cotejo_word_links_clear(&linker->links);
	free(linker);
}

/* ---- What is known ---- */

static int load_words(struct cotejo_words **ret_words, struct cotejo_memory *memory,
	const struct language_pair *languages, const struct cotejo_words_options *options,
	struct cotejo_error *error)
{
	struct knowledge knowledge = {0};
	int code = load_knowledge(memory, languages, &knowledge, error);

	if (code == 1)
		code = knowledge_give(ret_words, &knowledge, options, error);
	else if (code == 0)
		*ret_words = NULL;
	knowledge_clear(&knowledge);
	return code < 0 ? code : *ret_words != NULL;
}

int cotejo_memory_words(struct cotejo_words **ret_words, struct cotejo_memory *memory,
	const char *source_language, const char *target_language,
	const struct cotejo_words_options *options, struct cotejo_error *error)
{
	char source[LANGUAGE_SIZE], target[LANGUAGE_SIZE];
	struct cotejo_words *words = NULL;
	struct language_pair languages;
	int code = language_canonical(source, source_language, error);

	if (code == 0)
		code = language_canonical(target, target_language, error);
	if (code < 0)
		return code;
	languages = language_pair_of(source, target);
	code = load_words(&words, memory, &languages, options, error);
	if (code == 1)
		*ret_words = words;
	return code;
}

/* The aligner for two languages, in the order of the pair; NULL when nothing is known. */
static int find_words(struct cotejo_linker *linker, const struct language_pair *languages,
	const struct cotejo_words **ret_words, struct cotejo_error *error)
{
	struct cotejo_words_options options = COTEJO_WORDS_OPTIONS_INIT;
	struct known *known = linker->known;
	int code;

	for (size_t k = 0; k < linker->known_count; k++) {
		if (strcmp(known[k].languages.source, languages->source) == 0 &&
			strcmp(known[k].languages.target, languages->target) == 0) {
			*ret_words = known[k].words;
			return 0;
		}
	}
	known = array_reserve(
		known, &linker->known_capacity, linker->known_count + 1, sizeof(*known));
	if (!known)
		return error_no_memory(error);
	linker->known = known;
	known += linker->known_count;
	*known = (struct known){.languages = *languages};
	known->languages.swapped = false;
	options.tokens = COTEJO_TOKENS_TEXT;
	code = load_words(&known->words, linker->memory, &known->languages, &options, error);
	if (code < 0)
		return code;
	linker->known_count++;
	*ret_words = known->words;
	return 0;
}

/* ---- Links ---- */

static int make_links(struct cotejo_linker *linker, const struct cotejo_variant *source,
	const struct cotejo_variant *target, struct cotejo_word_links *links,
	struct cotejo_error *error)
{
	struct language_pair languages = language_pair_of(source->language, target->language);
	const struct cotejo_words *words = NULL;
	int code = find_words(linker, &languages, &words, error);

	links->count = links->source_words = links->target_words = 0;
	if (code < 0 || !words)
		return code;
	if (languages.swapped)
		code = cotejo_words_align(
			words, target->text, source->text, symmetry, links, error);
	else
		code = cotejo_words_align(
			words, source->text, target->text, symmetry, links, error);
	if (code == 0 && languages.swapped)
		pack_swap(links);
	return code < 0 ? code : 1;
}

static int read_links(struct cotejo_linker *linker, int64_t unit, struct pack_head head,
	struct cotejo_word_links *links, struct cotejo_error *error)
{
	struct query *query = &linker->find;
	int code;

	if (!query->statement)
		query_prepare(query, linker->memory, "SELECT links FROM link WHERE unit = ?1");
	query_bind_integer(query, 1, unit);
	code = query_step(query, error);
	if (code == 1)
		code = pack_find(slice(sqlite3_column_blob(query->statement, 0),
					 (size_t)sqlite3_column_bytes(query->statement, 0)),
			head, links, error);
	if (query->statement)
		sqlite3_reset(query->statement);
	return code;
}

int cotejo_linker_links(struct cotejo_linker *linker, const struct cotejo_unit *unit, size_t source,
	size_t target, struct cotejo_word_links *links, struct cotejo_error *error)
{
	bool swapped = source > target;
	struct pack_head head = {swapped ? target : source, swapped ? source : target};
	int code;

	if (source >= unit->variant_count || target >= unit->variant_count || source == target)
		return error_set(error, COTEJO_EARGUMENT, "the unit has no two such variants");
	code = read_links(linker, unit->id, head, links, error);
	if (code == 1 && swapped)
		pack_swap(links);
	if (code != 0)
		return code;
	return make_links(linker, &unit->variants[source], &unit->variants[target], links, error);
}

static int pack_unit(
	struct cotejo_linker *linker, const struct cotejo_unit *unit, struct cotejo_error *error)
{
	buffer_reset(&linker->packed);
	for (size_t s = 0; s < unit->variant_count; s++) {
		for (size_t t = s + 1; t < unit->variant_count; t++) {
			int code = make_links(linker, &unit->variants[s], &unit->variants[t],
				&linker->links, error);

			if (code < 0)
				return code;
			if (code == 1)
				pack_add(&linker->packed, (struct pack_head){s, t}, &linker->links);
		}
	}
	return linker->packed.failed ? error_no_memory(error) : 0;
}

int cotejo_linker_store(
	struct cotejo_linker *linker, const struct cotejo_unit *unit, struct cotejo_error *error)
{
	struct query query;
	int code = pack_unit(linker, unit, error);

	if (code < 0)
		return code;
	query_begin(&query, linker->memory,
		linker->packed.length > 0 ? QUERY_LINK_SET : QUERY_LINK_DROP);
	query_bind_integer(&query, 1, unit->id);
	if (linker->packed.length > 0)
		query_bind_blob(&query, 2, buffer_text(&linker->packed));
	return query_run(&query, error);
}
