/*
 * export.h - the walk that all exports share, and what each of them writes for a unit
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_EXPORT_H
#define EXCHANGE_EXPORT_H

#include <cotejo/exchange.h>

#include "exchange/pair.h"
#include "tmx/unit.h"

/* A format. */
struct export
{
	/* Writes a unit with the variants that the pair has chosen. */
	int (*unit)(void *user, const struct cotejo_unit *unit, const struct pair *pair,
		struct cotejo_error *error);
	/* Writes what comes at the end. */
	int (*finish)(void *user, struct cotejo_error *error);
	void *user;
};

/* Walks through the units of a memory; `ret_result` may be NULL. */
int export_run(const struct export *export, struct cotejo_memory *memory,
	const struct cotejo_filter *filter, struct cotejo_export_result *ret_result,
	struct cotejo_error *error);

/* ---- The formats, which can be fed without a memory too ---- */

/* Zero-initialise it and set `output`; clear it at the end. */
struct export_lines {
	const struct cotejo_output *output;
	struct buffer buffer;
};

int export_tsv_unit(void *lines, const struct cotejo_unit *unit, const struct pair *pair,
	struct cotejo_error *error);
int export_jsonl_unit(void *lines, const struct cotejo_unit *unit, const struct pair *pair,
	struct cotejo_error *error);
int export_lines_finish(void *lines, struct cotejo_error *error);
void export_lines_clear(struct export_lines *lines);

/* Zero-initialise it and set the outputs; clear it at the end. */
struct export_moses {
	const struct cotejo_output *outputs[2]; /* source, target */
	struct buffer buffers[2];
};

int export_moses_unit(void *moses, const struct cotejo_unit *unit, const struct pair *pair,
	struct cotejo_error *error);
int export_moses_finish(void *moses, struct cotejo_error *error);
void export_moses_clear(struct export_moses *moses);

struct export_tmx;

/* `source_language` may be NULL: that of the first unit. `head`, which must stay, has the notes and
 * properties of the header; it may be NULL. COTEJO_EARGUMENT: no language tag. */
int export_tmx_new(struct export_tmx **ret_tmx, const struct cotejo_output *output,
	const char *source_language, const struct tmx_header *head, struct cotejo_error *error);
int export_tmx_unit(void *tmx, const struct cotejo_unit *unit, const struct pair *pair,
	struct cotejo_error *error);
int export_tmx_finish(void *tmx, struct cotejo_error *error);
void export_tmx_free(struct export_tmx *tmx);

#endif
