/*
 * symmetrise.c - the links of both directions become one set
 *
 * SPDX-License-Identifier: MIT
 */
#include "words/symmetrise.h"

#include <stdbool.h>

static bool row_is_free(const uint8_t *links, size_t source, size_t targets)
{
	for (size_t j = 0; j < targets; j++) {
		if (links[source * targets + j])
			return false;
	}
	return true;
}

static bool column_is_free(const uint8_t *links, size_t target, size_t sources, size_t targets)
{
	for (size_t i = 0; i < sources; i++) {
		if (links[i * targets + target])
			return false;
	}
	return true;
}

/* Adds the neighbours of a link that one direction has and that link a word without any. */
static bool grow_around(uint8_t *links, const uint8_t *forward, const uint8_t *backward, size_t i,
	size_t j, size_t sources, size_t targets)
{
	static const int steps[8][2] = {
		{-1, 0}, {0, -1}, {1, 0}, {0, 1}, {-1, -1}, {-1, 1}, {1, -1}, {1, 1}};
	bool grown = false;

	for (size_t k = 0; k < 8; k++) {
		size_t x = i + (size_t)steps[k][0], y = j + (size_t)steps[k][1], at;

		if (x >= sources || y >= targets)
			continue;
		at = x * targets + y;
		if (links[at] || !(forward[at] || backward[at]))
			continue;
		if (row_is_free(links, x, targets) || column_is_free(links, y, sources, targets)) {
			links[at] = 1;
			grown = true;
		}
	}
	return grown;
}

void symmetrise_grow(uint8_t *ret_links, const uint8_t *forward, const uint8_t *backward,
	size_t sources, size_t targets)
{
	const uint8_t *directions[2] = {forward, backward};
	bool grown = true;

	for (size_t at = 0; at < sources * targets; at++)
		ret_links[at] = forward[at] && backward[at];
	while (grown) {
		grown = false;
		for (size_t i = 0; i < sources; i++) {
			for (size_t j = 0; j < targets; j++) {
				if (ret_links[i * targets + j] &&
					grow_around(ret_links, forward, backward, i, j, sources,
						targets))
					grown = true;
			}
		}
	}
	for (size_t k = 0; k < 2; k++) {
		for (size_t i = 0; i < sources; i++) {
			for (size_t j = 0; j < targets; j++) {
				if (directions[k][i * targets + j] &&
					row_is_free(ret_links, i, targets) &&
					column_is_free(ret_links, j, sources, targets))
					ret_links[i * targets + j] = 1;
			}
		}
	}
}

void symmetrise_free(
	uint8_t *links, const float *means, size_t sources, size_t targets, float least)
{
	for (size_t i = 0; i < sources; i++) {
		size_t best = i * targets;

		if (!row_is_free(links, i, targets))
			continue;
		for (size_t at = best; at < (i + 1) * targets; at++) {
			if (means[at] > means[best])
				best = at;
		}
		if (means[best] >= least &&
			column_is_free(links, best - i * targets, sources, targets))
			links[best] = 1;
	}
}
