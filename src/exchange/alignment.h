/*
 * alignment.h - an alignment with its two texts, and the formats it can be written in
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_ALIGNMENT_H
#define EXCHANGE_ALIGNMENT_H

#include <stdbool.h>

#include <cotejo/exchange.h>

#include "exchange/links.h"
#include "exchange/side.h"

struct aligned_texts {
	const struct cotejo_bead *beads;
	size_t count;
	struct side left, right;
	double min_probability;
};

static inline bool bead_is_two_sided(const struct cotejo_bead *bead)
{
	return bead->left_count && bead->right_count;
}

/* Whether a bead is good enough for what other programs read. */
static inline bool bead_is_wanted(const struct aligned_texts *texts, const struct cotejo_bead *bead)
{
	return !bead_is_two_sided(bead) || bead->probability >= texts->min_probability;
}

/* COTEJO_EARGUMENT unless every sentence of both texts is in exactly one bead, as far as counting
 * tells. */
int aligned_texts_check(const struct aligned_texts *texts, struct cotejo_error *error);

/* Writes in any of the formats. */
int aligned_texts_write(const struct aligned_texts *texts, enum cotejo_alignment_format format,
	const struct cotejo_output *output, struct cotejo_error *error);

/* Writes the wanted beads, a line each: `add_bead` appends bead `number` without the line's end. */
int alignment_write_lines(const struct aligned_texts *texts,
	void (*add_bead)(struct buffer *buffer, const struct aligned_texts *texts, size_t number),
	const struct cotejo_output *output, struct cotejo_error *error);

/* One bead in a format of lines, without the line's end. */
void alignment_add_jsonl(struct buffer *buffer, const struct aligned_texts *texts, size_t number);
void alignment_add_tsv(struct buffer *buffer, const struct aligned_texts *texts, size_t number);

/* The formats one by one. */
int alignment_write_beads(const struct aligned_texts *texts, const struct cotejo_output *output,
	struct cotejo_error *error);
int alignment_write_tsv(const struct aligned_texts *texts, const struct cotejo_output *output,
	struct cotejo_error *error);
int alignment_write_jsonl(const struct aligned_texts *texts, const struct cotejo_output *output,
	struct cotejo_error *error);
int alignment_write_tmx(const struct aligned_texts *texts, const struct cotejo_output *output,
	struct cotejo_error *error);
int alignment_write_html(const struct aligned_texts *texts, const struct cotejo_output *output,
	struct cotejo_error *error);

int alignment_write_links(const struct aligned_texts *texts, enum links_format format,
	const struct cotejo_output *output, struct cotejo_error *error);

/* The sentences of one text as JSON objects, one a line. */
int side_write_jsonl(
	const struct side *side, const struct cotejo_output *output, struct cotejo_error *error);

#endif
