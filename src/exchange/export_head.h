/*
 * export_head.h - what the heads of imported files said, for the head of an export
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_EXPORT_HEAD_H
#define EXCHANGE_EXPORT_HEAD_H

#include <cotejo/memory.h>

#include "base/arena.h"
#include "base/error.h"
#include "tmx/unit.h"

enum { EXPORT_HEAD_PARTS = 1000 /* at most so many notes, and so many properties */ };

/* Zero-initialise it; clear it at the end. */
struct export_head {
	struct tmx_header header; /* its notes and properties */
	struct arena arena;
};

/* Gathers the notes and properties of all imports, each once, in the order in which they came. */
int export_head_read(
	struct export_head *head, struct cotejo_memory *memory, struct cotejo_error *error);

void export_head_clear(struct export_head *head);

#endif
