/*
 * pack.c - the links of a unit as bytes
 *
 * SPDX-License-Identifier: MIT
 */
#include "learn/pack.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"

/* A link is told by its steps from the one before: forward on the source side, and on the target
 * side by how much it misses the word behind the last. Small steps share a byte. */
enum {
	SOURCE_STEPS = 7,  /* 0 to 6 */
	TARGET_STEPS = 36, /* -18 to 17 */
	TARGET_LEAST = -18,
	LARGE_STEP = 255 /* the steps follow as numbers */
};

/* Takes a number from the front; false when there is none. */
static bool take_number(struct cotejo_text *bytes, size_t *ret_number)
{
	enum { MOST_SHIFT = 28 };
	size_t number = 0;

	for (unsigned shift = 0; bytes->length > 0 && shift <= MOST_SHIFT; shift += 7) {
		unsigned char byte = (unsigned char)bytes->bytes[0];

		*bytes = slice(bytes->bytes + 1, bytes->length - 1);
		number |= (size_t)(byte & 0x7f) << shift;
		if (byte < 0x80) {
			*ret_number = number;
			return true;
		}
	}
	return false;
}

/* Small numbers for small distances in both directions. */
static size_t fold_sign(long value)
{
	return value < 0 ? (size_t)(-value) * 2 - 1 : (size_t)value * 2;
}

static long unfold_sign(size_t number)
{
	return number % 2 ? -(long)(number / 2) - 1 : (long)(number / 2);
}

static void add_links(struct buffer *buffer, const struct cotejo_word_links *links)
{
	long source = -1, target = -1;

	for (size_t k = 0; k < links->count; k++) {
		const struct cotejo_word_link *link = &links->links[k];
		long forward = link->source - source, sideways = link->target - target - 1;

		source = link->source;
		target = link->target;
		if (forward < SOURCE_STEPS && sideways >= TARGET_LEAST &&
			sideways < TARGET_LEAST + TARGET_STEPS) {
			buffer_add_byte(
				buffer, (char)(forward * TARGET_STEPS + sideways - TARGET_LEAST));
			continue;
		}
		buffer_add_byte(buffer, (char)LARGE_STEP);
		buffer_add_packed(buffer, (size_t)forward);
		buffer_add_packed(buffer, fold_sign(sideways));
	}
}

void pack_add(struct buffer *buffer, struct pack_head head, const struct cotejo_word_links *links)
{
	struct buffer packed = {0};

	add_links(&packed, links);
	buffer_add_packed(buffer, head.source);
	buffer_add_packed(buffer, head.target);
	buffer_add_packed(buffer, packed.length);
	buffer_add(buffer, buffer_text(&packed));
	buffer->failed |= packed.failed;
	buffer_clear(&packed);
}

static int fail(struct cotejo_error *error)
{
	return error_set(error, COTEJO_ECORRUPT, "the links of a unit are not what was stored");
}

/* Takes the steps of a link. */
static bool take_steps(struct cotejo_text *bytes, long *ret_forward, long *ret_sideways)
{
	unsigned char byte = (unsigned char)bytes->bytes[0];
	size_t forward, sideways;

	*bytes = slice(bytes->bytes + 1, bytes->length - 1);
	if (byte < SOURCE_STEPS * TARGET_STEPS) {
		*ret_forward = byte / TARGET_STEPS;
		*ret_sideways = byte % TARGET_STEPS + TARGET_LEAST;
		return true;
	}
	if (!take_number(bytes, &forward) || !take_number(bytes, &sideways))
		return false;
	*ret_forward = (long)forward;
	*ret_sideways = unfold_sign(sideways);
	return true;
}

static int take_links(
	struct cotejo_text bytes, struct cotejo_word_links *links, struct cotejo_error *error)
{
	long source = -1, target = -1, forward = 0, sideways = 0;

	while (bytes.length > 0) {
		struct cotejo_word_link *grown;

		if (!take_steps(&bytes, &forward, &sideways))
			return fail(error);
		source += forward;
		target += sideways + 1;
		if (source < 0 || source >= COTEJO_WORDS_MAX_WORDS || target < 0 ||
			target >= COTEJO_WORDS_MAX_WORDS)
			return fail(error);
		grown = array_reserve(
			links->links, &links->capacity, links->count + 1, sizeof(*grown));
		if (!grown)
			return error_no_memory(error);
		links->links = grown;
		grown[links->count++] =
			(struct cotejo_word_link){(uint16_t)source, (uint16_t)target, 1};
	}
	return 1;
}

int pack_find(struct cotejo_text bytes, struct pack_head head, struct cotejo_word_links *links,
	struct cotejo_error *error)
{
	links->count = links->source_words = links->target_words = 0;
	while (bytes.length > 0) {
		struct pack_head found;
		size_t length;

		if (!take_number(&bytes, &found.source) || !take_number(&bytes, &found.target) ||
			!take_number(&bytes, &length) || length > bytes.length)
			return fail(error);
		if (found.source == head.source && found.target == head.target)
			return take_links(slice(bytes.bytes, length), links, error);
		bytes = slice(bytes.bytes + length, bytes.length - length);
	}
	return 0;
}

static int compare_links(const void *a, const void *b)
{
	const struct cotejo_word_link *one = a, *other = b;

	if (one->source != other->source)
		return one->source < other->source ? -1 : 1;
	return (one->target > other->target) - (one->target < other->target);
}

void pack_swap(struct cotejo_word_links *links)
{
	size_t words = links->source_words;

	links->source_words = links->target_words;
	links->target_words = words;
	for (size_t k = 0; k < links->count; k++) {
		struct cotejo_word_link *link = &links->links[k];

		*link = (struct cotejo_word_link){link->target, link->source, link->probability};
	}
	if (links->count > 0)
		qsort(links->links, links->count, sizeof(*links->links), compare_links);
}
