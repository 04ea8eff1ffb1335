/*
 * alignment_lines.c - alignments as lines: beads of numbers, and texts in columns
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/alignment.h"
#include "exchange/lines.h"

static void add_numbers(struct buffer *buffer, size_t begin, size_t count, const char *between)
{
	for (size_t i = 0; i < count; i++)
		buffer_add_format(buffer, "%s%zu", i ? between : "", begin + i);
}

static void add_bead_line(struct buffer *buffer, const struct aligned_texts *texts, size_t number)
{
	const struct cotejo_bead *bead = &texts->beads[number];

	buffer_add_byte(buffer, '[');
	add_numbers(buffer, bead->left_begin, bead->left_count, ", ");
	buffer_add_string(buffer, "]:[");
	add_numbers(buffer, bead->right_begin, bead->right_count, ", ");
	buffer_add_string(buffer, "]\t");
	buffer_add_number(buffer, bead->probability, PROBABILITY_DECIMALS);
	if (bead->moved)
		buffer_add_string(buffer, "\tmoved");
}

/* Texts in an article hold neither tabs nor line feeds, but a bead may join two lines. */
static void add_text(struct buffer *buffer, const struct side *side, size_t begin, size_t count)
{
	struct buffer text = {0};

	side_add_text(&text, side, begin, count);
	lines_add_field(buffer, buffer_text(&text));
	buffer->failed |= text.failed;
	buffer_clear(&text);
	buffer_add_byte(buffer, '\t');
}

void alignment_add_tsv(struct buffer *buffer, const struct aligned_texts *texts, size_t number)
{
	const struct cotejo_bead *bead = &texts->beads[number];

	add_text(buffer, &texts->left, bead->left_begin, bead->left_count);
	add_text(buffer, &texts->right, bead->right_begin, bead->right_count);
	buffer_add_number(buffer, bead->probability, PROBABILITY_DECIMALS);
	buffer_add_format(buffer, "\t%zu-%zu\t", bead->left_count, bead->right_count);
	add_numbers(buffer, bead->left_begin, bead->left_count, " ");
	buffer_add_byte(buffer, '\t');
	add_numbers(buffer, bead->right_begin, bead->right_count, " ");
	if (bead->moved)
		buffer_add_string(buffer, "\tmoved");
}

int alignment_write_lines(const struct aligned_texts *texts,
	void (*add_bead)(struct buffer *buffer, const struct aligned_texts *texts, size_t number),
	const struct cotejo_output *output, struct cotejo_error *error)
{
	struct buffer buffer = {0};
	int code = 0;

	for (size_t i = 0; i < texts->count && code == 0; i++) {
		if (!bead_is_wanted(texts, &texts->beads[i]))
			continue;
		add_bead(&buffer, texts, i);
		code = lines_end(&buffer, output, error);
	}
	if (code == 0)
		code = buffer_flush(&buffer, output, error);
	buffer_clear(&buffer);
	return code;
}

int alignment_write_beads(const struct aligned_texts *texts, const struct cotejo_output *output,
	struct cotejo_error *error)
{
	return alignment_write_lines(texts, add_bead_line, output, error);
}

int alignment_write_tsv(const struct aligned_texts *texts, const struct cotejo_output *output,
	struct cotejo_error *error)
{
	return alignment_write_lines(texts, alignment_add_tsv, output, error);
}
