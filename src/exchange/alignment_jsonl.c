/*
 * alignment_jsonl.c - alignments and articles as JSON objects, one a line
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/alignment.h"
#include "exchange/json.h"
#include "exchange/lines.h"

/* The members of a sentence, without the braces. */
static void add_sentence(struct buffer *buffer, const struct side *side, size_t number)
{
	const struct cotejo_sentence *sentence = &side->sentences[number];

	json_size(buffer, "sentence", number);
	json_size(buffer, "block", sentence->block);
	json_optional_string(buffer, "kind", cotejo_block_kind_name(side_kind(side, number)));
	json_optional_string(buffer, "language", side_part_language(side, number));
	json_size(buffer, "begin", sentence->begin);
	json_size(buffer, "length", sentence->length);
	json_text(buffer, "text", side_sentence(side, number));
}

static void add_side(
	struct buffer *buffer, const char *key, const struct side *side, size_t begin, size_t count)
{
	json_key(buffer, key);
	buffer_add_byte(buffer, '{');
	json_optional_string(buffer, "language", side->language);
	json_key(buffer, "sentences");
	buffer_add_byte(buffer, '[');
	for (size_t i = begin; i < begin + count; i++) {
		json_comma(buffer);
		buffer_add_byte(buffer, '{');
		add_sentence(buffer, side, i);
		buffer_add_byte(buffer, '}');
	}
	buffer_add_string(buffer, "]}");
}

void alignment_add_jsonl(struct buffer *buffer, const struct aligned_texts *texts, size_t number)
{
	const struct cotejo_bead *bead = &texts->beads[number];

	buffer_add_byte(buffer, '{');
	json_size(buffer, "bead", number);
	json_probability(buffer, "probability", bead->probability);
	json_key(buffer, "shape");
	buffer_add_format(buffer, "\"%zu-%zu\"", bead->left_count, bead->right_count);
	if (bead->moved) {
		json_key(buffer, "moved");
		buffer_add_string(buffer, "true");
	}
	add_side(buffer, "left", &texts->left, bead->left_begin, bead->left_count);
	add_side(buffer, "right", &texts->right, bead->right_begin, bead->right_count);
	buffer_add_byte(buffer, '}');
}

int alignment_write_jsonl(const struct aligned_texts *texts, const struct cotejo_output *output,
	struct cotejo_error *error)
{
	return alignment_write_lines(texts, alignment_add_jsonl, output, error);
}

int side_write_jsonl(
	const struct side *side, const struct cotejo_output *output, struct cotejo_error *error)
{
	struct buffer buffer = {0};
	int code = 0;

	for (size_t i = 0; i < side->sentence_count && code == 0; i++) {
		buffer_add_byte(&buffer, '{');
		add_sentence(&buffer, side, i);
		if (!side_part_language(side, i))
			json_optional_string(&buffer, "language", side->language);
		buffer_add_byte(&buffer, '}');
		code = lines_end(&buffer, output, error);
	}
	if (code == 0)
		code = buffer_flush(&buffer, output, error);
	buffer_clear(&buffer);
	return code;
}

int cotejo_article_write_jsonl(const struct cotejo_article *article,
	const struct cotejo_output *output, struct cotejo_error *error)
{
	struct side side = side_of(article);

	return side_write_jsonl(&side, output, error);
}
