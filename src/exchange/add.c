/*
 * add.c - an article pair and its alignment enter a memory
 *
 * All of it is one transaction. An alignment of the same two texts that is there already is either
 * the same, and then nothing happens, or makes way: its beads go before the new ones come, and the
 * units that only it supported go after, so that a unit which both have keeps its number.
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/add.h"

#include "base/error.h"
#include "exchange/side.h"
#include "memory/alignments.h"
#include "memory/documents.h"
#include "memory/handle.h"
#include "memory/names.h"
#include "memory/units.h"

enum { LEFT, RIGHT };

/* What one call works on. */
struct addition {
	struct cotejo_memory *memory;
	struct side sides[2];
	const struct cotejo_bead *beads;
	size_t bead_count;
	double min_probability;
	const char *creator;
	struct cotejo_linker *linker; /* NULL: none */
	struct document documents[2];
	struct document_key keys[2];
	struct stored_alignment earlier;
	int64_t alignment, person;
	struct buffer texts[2], scratch;
	struct cotejo_add_result result;
};

/* ---- Before anything is written ---- */

static int take_article(struct addition *addition, int side, const struct cotejo_article *article,
	struct cotejo_error *error)
{
	struct side *taken = &addition->sides[side];

	*taken = side_of(article);
	if (!taken->language[0] || strcmp(taken->language, "und") == 0) {
		error_set(error, COTEJO_EARGUMENT, "its language is not known");
		return error_in_file(error, COTEJO_EARGUMENT, taken->name);
	}
	addition->documents[side] = (struct document){
		.uri = taken->uri,
		.name = taken->name,
		.language = taken->language,
		.title = taken->title,
		.text = taken->text,
		.sentence_count = taken->sentence_count,
		.sentences = taken->sentences,
		.kinds = cotejo_article_view(article).kinds,
	};
	return 0;
}

/* Every sentence of both articles is in one bead, and no bead reaches past them. */
static int check_beads(const struct addition *addition, struct cotejo_error *error)
{
	size_t counts[2] = {addition->documents[LEFT].sentence_count,
		addition->documents[RIGHT].sentence_count};
	size_t left = 0, right = 0;
	bool fits = true;

	for (size_t i = 0; i < addition->bead_count && fits; i++) {
		const struct cotejo_bead *bead = &addition->beads[i];

		fits = bead->left_begin <= counts[LEFT] &&
		       bead->left_count <= counts[LEFT] - bead->left_begin &&
		       bead->right_begin <= counts[RIGHT] &&
		       bead->right_count <= counts[RIGHT] - bead->right_begin &&
		       bead->probability >= 0 && bead->probability <= 1;
		left += bead->left_count;
		right += bead->right_count;
	}
	if (fits && left == counts[LEFT] && right == counts[RIGHT])
		return 0;
	return error_set(error, COTEJO_EARGUMENT, "the alignment is not of these two articles");
}

/* ---- Beads and units ---- */

static bool is_blank(struct cotejo_text text)
{
	return slice_trim(text).length == 0;
}

/* Keeps the links between the words of a new unit. */
static int link_unit(struct addition *addition, int64_t id, const struct unit_text pair[2],
	struct cotejo_error *error)
{
	struct cotejo_variant variants[2] = {
		{.language = pair[LEFT].tag, .text = pair[LEFT].text},
		{.language = pair[RIGHT].tag, .text = pair[RIGHT].text},
	};
	struct cotejo_unit unit = {.id = id, .variant_count = 2, .variants = variants};

	return cotejo_linker_store(addition->linker, &unit, error);
}

/* Finds or makes the unit of a bead; leaves *ret_unit at 0 when it makes none. */
static int store_unit(struct addition *addition, const struct cotejo_bead *bead, int64_t *ret_unit,
	struct cotejo_error *error)
{
	struct unit_text pair[2] = {{0}, {0}};
	bool is_new = false;
	int code;

	if (!bead->left_count || !bead->right_count ||
		bead->probability < addition->min_probability)
		return 0;
	for (int i = 0; i < 2; i++) {
		buffer_reset(&addition->texts[i]);
		side_add_text(&addition->texts[i], &addition->sides[i],
			i == LEFT ? bead->left_begin : bead->right_begin,
			i == LEFT ? bead->left_count : bead->right_count);
		if (addition->texts[i].failed)
			return error_no_memory(error);
		pair[i].language = addition->keys[i].language;
		pair[i].tag = addition->keys[i].tag;
		pair[i].text = buffer_text(&addition->texts[i]);
		if (is_blank(pair[i].text))
			return 0;
	}
	code = unit_store_pair(addition->memory, pair, addition->person, &addition->scratch,
		ret_unit, &is_new, error);
	if (code == 0 && is_new && addition->linker)
		code = link_unit(addition, *ret_unit, pair, error);
	if (code == 0)
		*(is_new ? &addition->result.units_new : &addition->result.units_known) += 1;
	return code;
}

static int store_bead(struct addition *addition, size_t ordinal, struct cotejo_error *error)
{
	struct stored_bead stored = {.bead = addition->beads[ordinal]};
	int code;

	stored.state = stored_alignment_state(&addition->earlier, &stored.bead);
	code = store_unit(addition, &stored.bead, &stored.unit, error);
	if (code == 0)
		code = bead_add(addition->memory, addition->alignment, ordinal, &stored, error);
	if (code == 0 && stored.unit)
		code = unit_weigh(addition->memory, stored.unit, error);
	return code;
}

/* ---- The transaction ---- */

static bool is_already_there(const struct addition *addition)
{
	const struct stored_alignment *earlier = &addition->earlier;
	int64_t left = earlier->swapped ? earlier->right_document : earlier->left_document;
	int64_t right = earlier->swapped ? earlier->left_document : earlier->right_document;

	return earlier->id && left == addition->keys[LEFT].id &&
	       right == addition->keys[RIGHT].id &&
	       earlier->min_probability == addition->min_probability &&
	       stored_alignment_has(earlier, addition->beads, addition->bead_count);
}

static int find_earlier(struct addition *addition, struct cotejo_error *error)
{
	int code = 0;

	for (int i = 0; i < 2 && code == 0; i++)
		code = document_find(
			addition->memory, &addition->documents[i], &addition->keys[i], error);
	if (code == 0)
		code = alignment_find(addition->memory, &addition->documents[LEFT],
			&addition->keys[LEFT], &addition->documents[RIGHT], &addition->keys[RIGHT],
			&addition->earlier, error);
	return code;
}

/* The documents come first, so that dropping the earlier alignment leaves those that stay. */
static int store_documents(struct addition *addition, struct cotejo_error *error)
{
	struct document_key *keys = addition->keys;
	int code = 0;

	if (keys[LEFT].id == 0)
		code = document_add(
			addition->memory, &addition->documents[LEFT], &keys[LEFT], error);
	if (code == 0 && keys[RIGHT].id == 0)
		code = document_find(
			addition->memory, &addition->documents[RIGHT], &keys[RIGHT], error);
	if (code == 0 && keys[RIGHT].id == 0)
		code = document_add(
			addition->memory, &addition->documents[RIGHT], &keys[RIGHT], error);
	return code;
}

static int store_beads(struct addition *addition, struct cotejo_error *error)
{
	int code =
		alignment_add(addition->memory, addition->keys[LEFT].id, addition->keys[RIGHT].id,
			addition->person, addition->min_probability, &addition->alignment, error);

	for (size_t i = 0; i < addition->bead_count && code == 0; i++)
		code = store_bead(addition, i, error);
	return code;
}

/* What only the earlier alignment held. */
static int drop_remains(struct addition *addition, struct cotejo_error *error)
{
	const struct stored_alignment *earlier = &addition->earlier;
	int code;

	code = document_drop_unused(addition->memory, earlier->left_document, error);
	if (code == 0)
		code = document_drop_unused(addition->memory, earlier->right_document, error);
	for (size_t i = 0; i < earlier->count && code == 0; i++) {
		if (earlier->beads[i].unit)
			code = unit_drop_unsupported(
				addition->memory, earlier->beads[i].unit, error);
	}
	return code;
}

static int store(struct addition *addition, struct cotejo_error *error)
{
	struct cotejo_memory *memory = addition->memory;
	int code;

	code = person_number(memory, addition->creator, &addition->person, error);
	if (code == 0)
		code = store_documents(addition, error);
	if (code == 0 && addition->earlier.id)
		code = alignment_drop(memory, addition->earlier.id, error);
	if (code == 0)
		code = store_beads(addition, error);
	if (code == 0 && addition->earlier.id)
		code = drop_remains(addition, error);
	return code;
}

static int run_transaction(struct addition *addition, struct cotejo_error *error)
{
	int code = memory_begin(addition->memory, error);

	if (code < 0)
		return code;
	code = find_earlier(addition, error);
	if (code == 0 && is_already_there(addition)) {
		addition->result.already_there = 1;
		memory_rollback(addition->memory);
		return 0;
	}
	if (code == 0)
		code = store(addition, error);
	if (code == 0)
		return memory_commit(addition->memory, error);
	memory_rollback(addition->memory);
	return code;
}

/* Programs that were built before there were linkers have smaller options. */
static struct cotejo_linker *options_linker(const struct cotejo_add_options *options)
{
	size_t end = offsetof(struct cotejo_add_options, linker) + sizeof(options->linker);

	return options && options->struct_size >= end ? options->linker : NULL;
}

int add_beads(struct cotejo_memory *memory, const struct cotejo_article *left,
	const struct cotejo_article *right, const struct cotejo_bead *beads, size_t count,
	const struct cotejo_add_options *options, struct cotejo_add_result *ret_result,
	struct cotejo_error *error)
{
	struct addition addition = {
		.memory = memory,
		.beads = beads,
		.bead_count = count,
		.min_probability = options ? options->min_probability : 0,
		.creator = options ? options->creator : NULL,
		.linker = options_linker(options),
	};
	int code;

	addition.result.beads = count;
	code = take_article(&addition, LEFT, left, error);
	if (code == 0)
		code = take_article(&addition, RIGHT, right, error);
	if (code == 0)
		code = check_beads(&addition, error);
	if (code == 0)
		code = run_transaction(&addition, error);
	if (code == 0 && ret_result)
		*ret_result = addition.result;
	stored_alignment_clear(&addition.earlier);
	for (int i = 0; i < 2; i++)
		buffer_clear(&addition.texts[i]);
	buffer_clear(&addition.scratch);
	return code;
}

int cotejo_memory_add(struct cotejo_memory *memory, const struct cotejo_article *left,
	const struct cotejo_article *right, const struct cotejo_alignment *alignment,
	const struct cotejo_add_options *options, struct cotejo_add_result *ret_result,
	struct cotejo_error *error)
{
	return add_beads(memory, left, right, cotejo_alignment_beads(alignment),
		cotejo_alignment_bead_count(alignment), options, ret_result, error);
}
