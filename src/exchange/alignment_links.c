/*
 * alignment_links.c - alignments as links between sentences, and the texts that these name
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/alignment.h"
#include "exchange/lines.h"
#include "exchange/links.h"
#include "tmx/escape.h"

int alignment_write_links(const struct aligned_texts *texts, enum links_format format,
	const struct cotejo_output *output, struct cotejo_error *error)
{
	struct buffer buffer = {0};
	int code = 0;

	links_begin(&buffer, format);
	links_begin_group(&buffer, format, texts->left.name, texts->right.name);
	for (size_t i = 0; i < texts->count && code == 0; i++) {
		if (!bead_is_wanted(texts, &texts->beads[i]))
			continue;
		links_add(&buffer, format, &texts->beads[i], i, false);
		code = lines_end(&buffer, output, error);
	}
	links_end_group(&buffer);
	links_end(&buffer, format);
	if (code == 0)
		code = buffer_flush(&buffer, output, error);
	buffer_clear(&buffer);
	return code;
}

static int add_sentences(struct buffer *buffer, const struct side *side,
	const struct cotejo_output *output, struct cotejo_error *error)
{
	size_t block = SIZE_MAX;
	int code = 0;

	for (size_t i = 0; i < side->sentence_count && code == 0; i++) {
		if (side->sentences[i].block != block) {
			buffer_add_string(buffer, block == SIZE_MAX ? "" : "</p>\n");
			block = side->sentences[i].block;
			buffer_add_format(buffer, "<p id=\"p%zu\">\n", block);
		}
		buffer_add_format(buffer, "<s id=\"" SENTENCE_ID "%zu\">", i);
		escape_text(buffer, side_sentence(side, i), NULL);
		buffer_add_string(buffer, "</s>");
		code = lines_end(buffer, output, error);
	}
	buffer_add_string(buffer, side->sentence_count ? "</p>\n" : "");
	return code;
}

int cotejo_article_write_xml(const struct cotejo_article *article,
	const struct cotejo_output *output, struct cotejo_error *error)
{
	struct side side = side_of(article);
	struct buffer buffer = {0};
	int code;

	buffer_add_string(&buffer, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<text");
	if (side.language) {
		buffer_add_string(&buffer, " xml:lang=\"");
		escape_attribute(&buffer, slice_of(side.language), NULL);
		buffer_add_byte(&buffer, '"');
	}
	buffer_add_string(&buffer, ">\n");
	code = add_sentences(&buffer, &side, output, error);
	buffer_add_string(&buffer, "</text>\n");
	if (code == 0)
		code = buffer_flush(&buffer, output, error);
	buffer_clear(&buffer);
	return code;
}
