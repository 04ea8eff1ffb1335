/*
 * alignments.c - which sentences of two documents say the same
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/alignments.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"
#include "base/slice.h"
#include "memory/handle.h"
#include "memory/moment.h"

/* The two directions of the same computation may differ by rounding. */
static const double same_probability = 1e-9;

/* ---- The order of beads ---- */

static int compare_sizes(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int compare_places(const struct cotejo_bead *a, const struct cotejo_bead *b)
{
	int order = compare_sizes(a->left_begin, b->left_begin);

	if (order == 0)
		order = compare_sizes(a->right_begin, b->right_begin);
	if (order == 0)
		order = compare_sizes(a->left_count, b->left_count);
	return order ? order : compare_sizes(a->right_count, b->right_count);
}

static int compare_stored(const void *a, const void *b)
{
	return compare_places(
		&((const struct stored_bead *)a)->bead, &((const struct stored_bead *)b)->bead);
}

/* ---- Finding ---- */

static struct stored_bead read_bead(struct query *row, bool swapped)
{
	int left = swapped ? 2 : 0;
	struct stored_bead stored = {
		.bead = {(size_t)query_integer(row, left), (size_t)query_integer(row, left + 1),
			(size_t)query_integer(row, 2 - left), (size_t)query_integer(row, 3 - left),
			query_real(row, 4), 0},
		.state = (enum cotejo_unit_state)query_integer(row, 5),
		.unit = query_integer(row, 6),
	};

	return stored;
}

static int read_beads(struct cotejo_memory *memory, struct stored_alignment *alignment,
	struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, memory, QUERY_BEADS);
	query_bind_integer(&query, 1, alignment->id);
	while ((code = query_step(&query, error)) == 1) {
		struct stored_bead *grown = array_reserve(alignment->beads, &alignment->capacity,
			alignment->count + 1, sizeof(*grown));

		if (!grown) {
			code = error_no_memory(error);
			break;
		}
		alignment->beads = grown;
		alignment->beads[alignment->count++] = read_bead(&query, alignment->swapped);
	}
	query_end(&query);
	return code;
}

int alignment_find(struct cotejo_memory *memory, const struct document *left,
	const struct document_key *left_key, const struct document *right,
	const struct document_key *right_key, struct stored_alignment *ret_alignment,
	struct cotejo_error *error)
{
	struct stored_alignment found = {0};
	struct query query;
	int code;

	query_begin(&query, memory, QUERY_ALIGNMENT_FIND);
	query_bind_integer(&query, 1, left_key->digest);
	query_bind_integer(&query, 2, left_key->language);
	query_bind_text(&query, 3, left->text);
	query_bind_integer(&query, 4, right_key->digest);
	query_bind_integer(&query, 5, right_key->language);
	query_bind_text(&query, 6, right->text);
	code = query_step(&query, error);
	if (code == 1) {
		found.id = query_integer(&query, 0);
		found.left_document = query_integer(&query, 1);
		found.right_document = query_integer(&query, 2);
		found.min_probability = query_real(&query, 3);
		found.swapped = query_integer(&query, 4) != 0;
	}
	query_end(&query);
	if (code == 1)
		code = read_beads(memory, &found, error);
	if (code < 0) {
		stored_alignment_clear(&found);
		return code;
	}
	if (found.count)
		qsort(found.beads, found.count, sizeof(found.beads[0]), compare_stored);
	*ret_alignment = found;
	return 0;
}

void stored_alignment_clear(struct stored_alignment *alignment)
{
	free(alignment->beads);
	*alignment = (struct stored_alignment){0};
}

/* ---- Comparing ---- */

static struct stored_bead *find_bead(
	const struct stored_alignment *alignment, const struct cotejo_bead *bead)
{
	struct stored_bead wanted = {.bead = *bead};

	return alignment->count ? bsearch(&wanted, alignment->beads, alignment->count,
					  sizeof(wanted), compare_stored)
				: NULL;
}

bool stored_alignment_has(
	const struct stored_alignment *alignment, const struct cotejo_bead *beads, size_t count)
{
	if (count != alignment->count)
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct stored_bead *stored = find_bead(alignment, &beads[i]);

		if (!stored || !(fabs(stored->bead.probability - beads[i].probability) <=
				       same_probability))
			return false;
	}
	return true;
}

enum cotejo_unit_state stored_alignment_state(
	const struct stored_alignment *alignment, const struct cotejo_bead *bead)
{
	const struct stored_bead *stored = find_bead(alignment, bead);

	return stored ? stored->state : COTEJO_UNIT_AUTOMATIC;
}

/* ---- Changing ---- */

int alignment_add(struct cotejo_memory *memory, int64_t left, int64_t right, int64_t person,
	double min_probability, int64_t *ret_id, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, memory, QUERY_ALIGNMENT_ADD);
	query_bind_integer(&query, 1, left);
	query_bind_integer(&query, 2, right);
	query_bind_integer(&query, 3, moment_now());
	query_bind_text(&query, 4, slice_of("cotejo " COTEJO_VERSION));
	if (person)
		query_bind_integer(&query, 5, person);
	query_bind_real(&query, 6, min_probability);
	code = query_run(&query, error);
	if (code == 0)
		*ret_id = sqlite3_last_insert_rowid(memory->db);
	return code;
}

int bead_add(struct cotejo_memory *memory, int64_t alignment, size_t ordinal,
	const struct stored_bead *bead, struct cotejo_error *error)
{
	struct query query;

	query_begin(&query, memory, QUERY_BEAD_ADD);
	query_bind_integer(&query, 1, alignment);
	query_bind_integer(&query, 2, (int64_t)ordinal);
	query_bind_integer(&query, 3, (int64_t)bead->bead.left_begin);
	query_bind_integer(&query, 4, (int64_t)bead->bead.left_count);
	query_bind_integer(&query, 5, (int64_t)bead->bead.right_begin);
	query_bind_integer(&query, 6, (int64_t)bead->bead.right_count);
	query_bind_real(&query, 7, bead->bead.probability);
	query_bind_integer(&query, 8, bead->state);
	if (bead->unit)
		query_bind_integer(&query, 9, bead->unit);
	return query_run(&query, error);
}

int alignment_drop(struct cotejo_memory *memory, int64_t id, struct cotejo_error *error)
{
	struct query query;

	query_begin(&query, memory, QUERY_ALIGNMENT_DROP);
	query_bind_integer(&query, 1, id);
	return query_run(&query, error);
}
