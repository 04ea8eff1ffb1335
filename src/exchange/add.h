/*
 * add.h - an article pair enters a memory, with beads from anywhere
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_ADD_H
#define EXCHANGE_ADD_H

#include <cotejo/exchange.h>

/* cotejo_memory_add() with `count` beads instead of an alignment. */
int add_beads(struct cotejo_memory *memory, const struct cotejo_article *left,
	const struct cotejo_article *right, const struct cotejo_bead *beads, size_t count,
	const struct cotejo_add_options *options, struct cotejo_add_result *ret_result,
	struct cotejo_error *error);

#endif
