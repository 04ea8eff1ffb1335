/*
 * bead_list.h - putting lists of beads together
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_BEAD_LIST_H
#define EXCHANGE_BEAD_LIST_H

#include <stdbool.h>

#include <cotejo/evaluate.h>

/* Sentences of the bead that is being made come in the order left, right. */
struct cotejo_bead_list {
	size_t *numbers; /* of all beads, one after the other */
	size_t number_count, number_capacity;
	struct cotejo_listed_bead *beads; /* without the pointers until bead_list_finish() */
	size_t count, capacity;
	size_t begun[2]; /* sentences of the bead that is being made */
};

enum { BEAD_LEFT, BEAD_RIGHT };

/* Adds a sentence to the bead that is being made; all left ones come first. False: no memory. */
bool bead_list_add(struct cotejo_bead_list *list, int side, size_t number);

/* Ends the bead. False: no memory. */
bool bead_list_end(struct cotejo_bead_list *list, double probability);

/* Settles the pointers, once all beads are there. */
void bead_list_finish(struct cotejo_bead_list *list);

/* One line in a format: adds its beads, perhaps none. COTEJO_ESYNTAX, COTEJO_ELIMIT, COTEJO_ENOMEM.
 */
int bead_list_add_lists(
	struct cotejo_bead_list *list, struct cotejo_text line, struct cotejo_error *error);
int bead_list_add_tsv(
	struct cotejo_bead_list *list, struct cotejo_text line, struct cotejo_error *error);
int bead_list_add_json(
	struct cotejo_bead_list *list, struct cotejo_text line, struct cotejo_error *error);

/* A rung of a ladder ends the bead that the one before it began; `last` is {0, 0} at first. */
int bead_list_add_rung(struct cotejo_bead_list *list, struct cotejo_text line, size_t last[2],
	struct cotejo_error *error);

#endif
