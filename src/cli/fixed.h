/*
 * fixed.h - beads that a person has confirmed, from a file
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_FIXED_H
#define CLI_FIXED_H

#include <stddef.h>

#include <cotejo/align.h>

/*
 * Reads a file of beads as `cotejo align --format beads` prints them ("[0, 1]:[0]"; what follows on
 * a line is not looked at; empty lines and lines that begin with # are skipped). The caller frees
 * `*ret_beads`. Returns 0 or an exit status, after a message that names file and line.
 */
int fixed_read(struct cotejo_bead **ret_beads, size_t *ret_count, const char *path);

#endif
