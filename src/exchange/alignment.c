/*
 * alignment.c - an alignment with its two texts, in the format that is asked for
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/alignment.h"

#include "base/error.h"

/* Whether the beads' sentences lie within the texts and are as many as they have. */
int aligned_texts_check(const struct aligned_texts *texts, struct cotejo_error *error)
{
	size_t left_rest = texts->left.sentence_count, right_rest = texts->right.sentence_count;

	for (size_t i = 0; i < texts->count; i++) {
		const struct cotejo_bead *bead = &texts->beads[i];

		if (bead->left_count > left_rest || bead->right_count > right_rest ||
			bead->left_begin > texts->left.sentence_count - bead->left_count ||
			bead->right_begin > texts->right.sentence_count - bead->right_count)
			return error_set(error, COTEJO_EARGUMENT,
				"bead %zu has sentences that the texts do not have", i + 1);
		left_rest -= bead->left_count;
		right_rest -= bead->right_count;
	}
	if (left_rest || right_rest)
		return error_set(error, COTEJO_EARGUMENT,
			"%zu sentences of the texts are in no bead", left_rest + right_rest);
	return 0;
}

int aligned_texts_write(const struct aligned_texts *texts, enum cotejo_alignment_format format,
	const struct cotejo_output *output, struct cotejo_error *error)
{
	int code = aligned_texts_check(texts, error);

	if (code)
		return code;
	switch (format) {
	case COTEJO_ALIGNMENT_BEADS:
		return alignment_write_beads(texts, output, error);
	case COTEJO_ALIGNMENT_TSV:
		return alignment_write_tsv(texts, output, error);
	case COTEJO_ALIGNMENT_JSONL:
		return alignment_write_jsonl(texts, output, error);
	case COTEJO_ALIGNMENT_TMX:
		return alignment_write_tmx(texts, output, error);
	case COTEJO_ALIGNMENT_HTML:
		return alignment_write_html(texts, output, error);
	case COTEJO_ALIGNMENT_CES:
		return alignment_write_links(texts, LINKS_CES, output, error);
	case COTEJO_ALIGNMENT_INTERTEXT:
		return alignment_write_links(texts, LINKS_INTERTEXT, output, error);
	}
	return error_set(error, COTEJO_EARGUMENT, "no such format of alignments");
}

int cotejo_alignment_write(const struct cotejo_alignment *alignment,
	const struct cotejo_article *left, const struct cotejo_article *right,
	enum cotejo_alignment_format format, double min_probability,
	const struct cotejo_output *output, struct cotejo_error *error)
{
	struct aligned_texts texts = {cotejo_alignment_beads(alignment),
		cotejo_alignment_bead_count(alignment), side_of(left), side_of(right),
		min_probability};

	return aligned_texts_write(&texts, format, output, error);
}
