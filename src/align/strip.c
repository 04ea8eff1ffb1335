/*
 * strip.c - the part of the rectangle that is worth looking at
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/strip.h"

#include <stdlib.h>

void strip_clear(struct strip *strip)
{
	free(strip->low);
	free(strip->end);
	free(strip->first);
	*strip = (struct strip){0};
}

int strip_init(struct strip *strip, size_t rows, size_t columns)
{
	strip_clear(strip);
	strip->rows = rows;
	strip->columns = columns;
	strip->low = calloc(rows + 1, sizeof(*strip->low));
	strip->end = calloc(rows + 1, sizeof(*strip->end));
	strip->first = calloc(rows + 1, sizeof(*strip->first));
	return strip->low && strip->end && strip->first ? 0 : COTEJO_ENOMEM;
}

void strip_include(struct strip *strip, size_t row, double low, double high)
{
	double last = (double)strip->columns - 1;
	uint32_t from = low > 0 ? (uint32_t)(low < last ? low : last) : 0;
	uint32_t to = high > 0 ? (uint32_t)(high < last ? high : last) : 0;

	if (strip->end[row] == 0) {
		strip->low[row] = from;
		strip->end[row] = to + 1;
		return;
	}
	if (from < strip->low[row])
		strip->low[row] = from;
	if (to + 1 > strip->end[row])
		strip->end[row] = to + 1;
}

void strip_number(struct strip *strip)
{
	uint32_t low = (uint32_t)strip->columns, end = 0;

	for (size_t r = strip->rows; r-- > 0;) {
		if (strip->end[r] && strip->low[r] < low)
			low = strip->low[r];
		strip->low[r] = low;
	}
	for (size_t r = 0; r < strip->rows; r++) {
		if (strip->end[r] > end)
			end = strip->end[r];
		strip->end[r] = end || strip->columns == 0 ? end : 1;
	}
	for (size_t r = 0; r < strip->rows; r++) {
		uint32_t reached = strip->end[r ? r - 1 : 0];

		if (strip->low[r] >= reached)
			strip->low[r] = reached ? reached - 1 : 0;
	}
	for (size_t r = 0; r < strip->rows; r++)
		strip->first[r + 1] = strip->first[r] + (strip->end[r] - strip->low[r]);
}

int strip_transpose(struct strip *transposed, const struct strip *strip)
{
	size_t begin = 0, end = 0;
	int status = strip_init(transposed, strip->columns, strip->rows);

	for (size_t c = 0; c < strip->columns && status == 0; c++) {
		while (begin < strip->rows && strip->end[begin] <= c)
			begin++;
		while (end < strip->rows && strip->low[end] <= c)
			end++;
		transposed->low[c] = (uint32_t)begin;
		transposed->end[c] = (uint32_t)(end > begin ? end : begin);
		transposed->first[c + 1] =
			transposed->first[c] + (transposed->end[c] - transposed->low[c]);
	}
	return status;
}
