/*
 * export_pair.h - an export that is two files
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_EXPORT_PAIR_H
#define CLI_EXPORT_PAIR_H

#include <cotejo/exchange.h>

/*
 * Writes the units that pass the filter, which must name both languages, as plain files: NAME.en
 * and NAME.es, or none of them. Returns an exit status.
 */
int export_pair(struct cotejo_memory *memory, const struct cotejo_filter *filter, const char *name);

#endif
