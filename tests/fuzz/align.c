/*
 * align.c - fuzz target: two lists of sentences
 *
 * The first line names the two languages, every other line is a sentence, and a line "==" stands
 * between the sides. An input of an odd length is also read as numbers, which are the vectors of
 * the sentences.
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz/target.h"

#include <stdbool.h>
#include <cotejo/align.h>

enum { MOST_SENTENCES = 200, LONGEST_TAG = 32, DIMENSION = 17 };

struct side {
	char language[LONGEST_TAG];
	struct cotejo_text texts[MOST_SENTENCES];
	size_t count;
};

static void read_languages(struct side *left, struct side *right, struct cotejo_text line)
{
	const char *space = line.length ? memchr(line.bytes, ' ', line.length) : NULL;
	size_t length = space ? (size_t)(space - line.bytes) : line.length;

	copy_string(left->language, LONGEST_TAG, (struct cotejo_text){line.bytes, length});
	if (space)
		length++;
	copy_string(right->language, LONGEST_TAG,
		(struct cotejo_text){line.bytes + length, line.length - length});
}

static void read_side(struct side *side, struct cotejo_text *text)
{
	while (text->length) {
		struct cotejo_text line = take_line(text);

		if (line.length == 2 && memcmp(line.bytes, "==", 2) == 0)
			return;
		if (side->count < MOST_SENTENCES)
			side->texts[side->count++] = line;
	}
}

/* Every sentence is in exactly one bead, and every bead has a probability. */
static void check(
	const struct cotejo_alignment *alignment, const struct side *left, const struct side *right)
{
	const struct cotejo_bead *beads = cotejo_alignment_beads(alignment);
	size_t count = cotejo_alignment_bead_count(alignment), i = 0, j = 0;
	bool seen[MOST_SENTENCES] = {false};

	for (size_t b = 0; b < count; b++) {
		claim(beads[b].left_count == 0 || beads[b].left_begin == i);
		claim(beads[b].right_begin + beads[b].right_count <= right->count);
		for (size_t r = 0; r < beads[b].right_count; r++) {
			claim(!seen[beads[b].right_begin + r]);
			seen[beads[b].right_begin + r] = true;
		}
		claim(beads[b].left_count + beads[b].right_count > 0);
		claim(beads[b].probability >= 0 && beads[b].probability <= 1);
		i += beads[b].left_count;
		j += beads[b].right_count;
	}
	claim(i == left->count && j == right->count);
}

/* Bytes as they come, over and over: numbers of any size, and what is none. */
static void read_vectors(
	float values[2][MOST_SENTENCES * DIMENSION], const uint8_t *data, size_t size)
{
	unsigned char *bytes = (unsigned char *)values;

	for (size_t i = 0; i < sizeof(float) * 2 * MOST_SENTENCES * DIMENSION; i++)
		bytes[i] = data[i % size];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct side left, right;
	struct cotejo_text text = {(const char *)data, size};
	struct cotejo_alignment *alignment = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	static float values[2][MOST_SENTENCES * DIMENSION];
	struct cotejo_embeddings embeddings[2];
	struct cotejo_align_options options = COTEJO_ALIGN_OPTIONS_INIT;
	int code;

	left.count = right.count = 0;
	read_languages(&left, &right, take_line(&text));
	read_side(&left, &text);
	read_side(&right, &text);
	if (size % 2) {
		read_vectors(values, data, size);
		embeddings[0] = (struct cotejo_embeddings){values[0], left.count, DIMENSION, NULL};
		embeddings[1] = (struct cotejo_embeddings){values[1], right.count, DIMENSION, NULL};
		options.embeddings = embeddings;
	}
	code = cotejo_align(&alignment,
		&(struct cotejo_sentences){left.language, left.count, left.texts, NULL, NULL},
		&(struct cotejo_sentences){right.language, right.count, right.texts, NULL, NULL},
		&options, &error);
	claim(code == 0 || code == COTEJO_EENCODING || code == COTEJO_EARGUMENT);
	claim((code == 0) == (alignment != NULL));
	if (code == 0)
		check(alignment, &left, &right);
	cotejo_alignment_free(alignment);
	return 0;
}
