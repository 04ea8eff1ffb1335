/*
 * srx.h - the rules of an SRX file, between their readers and their users
 *
 * srx_read.c fills it from XML, srx.c answers questions about it, srx_scanner.c splits text by it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_SRX_H
#define TEXT_SRX_H

#include <stdbool.h>

#include <cotejo/segment.h>

#include "base/arena.h"

struct srx_rule {
	bool breaks;
	const char *before, *after; /* never NULL */
	size_t line;
};

/* What SRX calls a languagerule. */
struct srx_set {
	const char *name;
	size_t line;
	size_t first_rule, rule_count, break_count;
};

struct cotejo_srx {
	struct arena arena; /* holds all texts */
	const char *name;   /* of the file */
	struct cotejo_srx_header header;
	bool has_more_map_rules; /* SRX 1.0: map rules behind the first, which nobody uses */
	struct srx_rule *rules;
	size_t rule_count, rule_capacity;
	struct srx_set *sets;
	size_t set_count, set_capacity;
	struct cotejo_srx_map *maps;
	size_t map_count, map_capacity;
};

/* The set that a map names, or NULL. */
const struct srx_set *srx_find_set(const struct cotejo_srx *srx, const char *name);

/* The rules for a language in order. */
struct srx_selection {
	const struct srx_rule **rules;
	size_t count, capacity;
};

void srx_selection_clear(struct srx_selection *selection);

/*
 * Selects the rules for a language. Errors: COTEJO_ENOTFOUND (no map matches), COTEJO_ESYNTAX (a
 * language pattern, or a map names rules that are not there), COTEJO_EARGUMENT, COTEJO_ENOMEM.
 */
int srx_select(struct srx_selection *selection, const struct cotejo_srx *srx, const char *language,
	struct cotejo_error *error);

#endif
