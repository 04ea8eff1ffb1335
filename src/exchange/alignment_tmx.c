/*
 * alignment_tmx.c - the beads of an alignment as TMX, without a memory in between
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/alignment.h"
#include "exchange/tmx_unit.h"

/* One side of the bead that is being written. */
struct half {
	struct buffer text, title;
	struct cotejo_variant variant;
};

static void make_half(struct half *half, const struct side *side, size_t begin, size_t count)
{
	size_t end = begin + count;
	struct cotejo_text none = {"", 0};

	buffer_reset(&half->text);
	side_add_text(&half->text, side, begin, count);
	half->variant = (struct cotejo_variant){
		.language = side->language,
		.text = buffer_text(&half->text),
		.document = side->uri,
		.document_title = half->title.bytes,
		.before = begin ? side_sentence(side, begin - 1) : none,
		.after = end < side->sentence_count ? side_sentence(side, end) : none,
	};
}

/* A title is a slice and a unit wants a string; a NUL inside it ends it. */
static void take_title(struct half *half, const struct side *side)
{
	if (side->title.length == 0)
		return;
	buffer_add(&half->title, side->title);
	buffer_add_byte(&half->title, '\0');
}

static int write_bead(struct tmx_writer *writer, struct tmx_unit_maker *maker,
	const struct cotejo_bead *bead, const struct half *left, const struct half *right,
	struct cotejo_error *error)
{
	const struct cotejo_variant *both[] = {&left->variant, &right->variant};
	struct pair pair = {.variants = both, .count = 2, .source_count = 1};
	static const struct cotejo_property moved = {.name = TMX_MOVED, .value = {"yes", 3}};
	struct cotejo_unit unit = {.probability = bead->probability,
		.property_count = bead->moved != 0,
		.properties = &moved};
	int code;

	if (left->text.failed || right->text.failed)
		return error_no_memory(error);
	if (left->text.length == 0 || right->text.length == 0)
		return 0; /* empty lines that face each other say nothing */
	code = tmx_unit_make(maker, &unit, &pair, error);
	return code ? code : tmx_writer_add(writer, &maker->unit, error);
}

static int write_beads(const struct aligned_texts *texts, struct tmx_writer *writer,
	struct tmx_unit_maker *maker, struct half *left, struct half *right,
	struct cotejo_error *error)
{
	int code = 0;

	for (size_t i = 0; i < texts->count && code == 0; i++) {
		const struct cotejo_bead *bead = &texts->beads[i];

		if (!bead_is_two_sided(bead) || !bead_is_wanted(texts, bead))
			continue;
		make_half(left, &texts->left, bead->left_begin, bead->left_count);
		make_half(right, &texts->right, bead->right_begin, bead->right_count);
		code = write_bead(writer, maker, bead, left, right, error);
	}
	return code;
}

int alignment_write_tmx(const struct aligned_texts *texts, const struct cotejo_output *output,
	struct cotejo_error *error)
{
	struct tmx_writer writer = {0};
	struct tmx_unit_maker maker = {0};
	struct half left = {0}, right = {0};
	int code;

	take_title(&left, &texts->left);
	take_title(&right, &texts->right);
	if (left.title.failed || right.title.failed)
		code = error_no_memory(error);
	else
		code = tmx_unit_start_file(&writer, output, texts->left.language, NULL, error);
	if (code == 0)
		code = write_beads(texts, &writer, &maker, &left, &right, error);
	if (code == 0)
		code = tmx_writer_finish(&writer, error);
	buffer_clear(&left.text);
	buffer_clear(&left.title);
	buffer_clear(&right.text);
	buffer_clear(&right.title);
	tmx_unit_clear(&maker);
	tmx_writer_clear(&writer);
	return code;
}
