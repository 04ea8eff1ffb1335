/*
 * strip.h - the part of the rectangle that is worth looking at
 *
 * All left sentences by all right ones is too much for long texts. A strip keeps of each row one
 * interval of columns; both its ends never fall from row to row. Cells are numbered row by row.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_STRIP_H
#define ALIGN_STRIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cotejo/error.h>

/* Zero-initialise it. */
struct strip {
	size_t rows, columns;
	uint32_t *low, *end; /* row r has the columns low[r] to end[r] - 1 */
	size_t *first;       /* the number of each row's first cell; first[rows]: of all cells */
};

void strip_clear(struct strip *strip);

/* Makes a strip whose rows are all empty; set them, then call strip_number(). COTEJO_ENOMEM or 0.
 */
int strip_init(struct strip *strip, size_t rows, size_t columns);

/* Widens a row so that it has the columns from `low` to `high`, which are cut to what exists. */
void strip_include(struct strip *strip, size_t row, double low, double high);

/* Makes the ends rise, fills rows that have nothing, and numbers the cells. */
void strip_number(struct strip *strip);

/* The same cells with rows and columns exchanged. `first` numbers them anew. */
int strip_transpose(struct strip *transposed, const struct strip *strip);

static inline bool strip_has(const struct strip *strip, size_t row, size_t column)
{
	return column >= strip->low[row] && column < strip->end[row];
}

static inline size_t strip_cell(const struct strip *strip, size_t row, size_t column)
{
	return strip->first[row] + (column - strip->low[row]);
}

static inline size_t strip_cells(const struct strip *strip)
{
	return strip->first[strip->rows];
}

#endif
