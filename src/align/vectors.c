/*
 * vectors.c - what a model outside makes of sentences, made fit to be compared
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/vectors.h"

#include <math.h>
#include <stdlib.h>

#include "align/lanes.h"
#include "base/map.h"
#include "text/utf8.h"

enum {
	DIMENSION_MAX = 16384,
	/* What vecalign's overlap.py makes of a line before it writes it. */
	OVERLAP_CHARACTERS_MAX = 10000
};

static const char overlap_blank[] = "BLANK_LINE";

/* Rows are at least so long, or nothing is left of them to be compared. */
static const double length_least = 1e-12;

void vectors_clear(struct vectors *vectors)
{
	free(vectors->rows);
	free(vectors->run_row);
	free(vectors->weights);
	free(vectors->sizes);
	*vectors = (struct vectors){0};
}

float vectors_product(const float *a, const float *b, size_t begin, size_t end)
{
	float sums[LANES] = {0};

	for (size_t k = begin; k < end; k += LANES)
		lanes_add_products(sums, a + k, b + k);
	return ((sums[0] + sums[4]) + (sums[1] + sums[5])) +
	       ((sums[2] + sums[6]) + (sums[3] + sums[7]));
}

/* Makes a row of length 1, or all 0 if it has none. */
static bool make_unit(float *row, size_t width)
{
	double square = 0, length;

	for (size_t k = 0; k < width; k++)
		square += (double)row[k] * (double)row[k];
	length = sqrt(square);
	for (size_t k = 0; k < width; k++)
		row[k] = isfinite(length) && length > length_least
				 ? (float)((double)row[k] / length)
				 : 0;
	return isfinite(length) && length > length_least;
}

static int check(const struct cotejo_embeddings *embeddings,
	const struct cotejo_sentences *sentences, struct cotejo_error *error)
{
	if (embeddings->dimension == 0 || embeddings->dimension > DIMENSION_MAX)
		return error_set(error, COTEJO_ELIMIT,
			"embeddings of %zu numbers; there must be 1 to %d", embeddings->dimension,
			DIMENSION_MAX);
	if (!embeddings->texts && embeddings->rows != sentences->count)
		return error_set(error, COTEJO_EARGUMENT, "%zu embeddings for %zu sentences",
			embeddings->rows, sentences->count);
	if (embeddings->rows >= UINT32_MAX ||
		embeddings->rows >= SIZE_MAX / sizeof(float) / (DIMENSION_MAX + LANES))
		return error_set(error, COTEJO_ELIMIT, "too many embeddings");
	return 0;
}

static int alloc(struct vectors *vectors, const struct cotejo_embeddings *embeddings,
	const struct cotejo_sentences *sentences)
{
	size_t runs = (sentences->count + 1) * MAX_RUN;

	vectors->width = (embeddings->dimension + LANES - 1) / LANES * LANES;
	vectors->sentence_count = sentences->count;
	vectors->rows = calloc(embeddings->rows + 1, vectors->width * sizeof(float));
	vectors->run_row = calloc(runs, sizeof(*vectors->run_row));
	vectors->weights = calloc(sentences->count + 1, sizeof(*vectors->weights));
	vectors->sizes = calloc(runs, sizeof(*vectors->sizes));
	return vectors->rows && vectors->run_row && vectors->weights && vectors->sizes
		       ? 0
		       : COTEJO_ENOMEM;
}

static void copy_rows(struct vectors *vectors, const struct cotejo_embeddings *embeddings)
{
	for (size_t r = 0; r < embeddings->rows; r++) {
		float *row = vectors->rows + r * vectors->width;

		memcpy(row, embeddings->values + r * embeddings->dimension,
			embeddings->dimension * sizeof(float));
		make_unit(row, vectors->width);
	}
}

/* As vecalign writes it: without the space around it, and never nothing. */
static struct cotejo_text overlap_sentence(struct cotejo_text sentence)
{
	sentence = slice_trim(sentence);
	return sentence.length ? sentence : slice_of(overlap_blank);
}

/* Cut as vecalign cuts. */
static struct cotejo_text overlap_cut(struct cotejo_text text)
{
	size_t at = 0;
	int32_t point;

	if (text.length <= OVERLAP_CHARACTERS_MAX)
		return text;
	for (size_t n = 0; n < OVERLAP_CHARACTERS_MAX && at < text.length; n++)
		at = utf8_next(text, at, &point);
	return slice(text.bytes, at);
}

/* Numbers the rows by their texts; of rows with one text the first counts. */
static int number_texts(struct map *numbers, const struct cotejo_embeddings *embeddings)
{
	for (size_t r = 0; r < embeddings->rows; r++) {
		bool new;

		if (!map_insert(numbers, slice_trim(embeddings->texts[r]), (uint32_t)r, &new))
			return COTEJO_ENOMEM;
	}
	return 0;
}

/* Looks for the rows of the runs that begin with a sentence. */
static int find_runs(struct vectors *vectors, const struct map *numbers,
	const struct cotejo_sentences *sentences, size_t begin, struct buffer *joined)
{
	buffer_reset(joined);
	for (size_t n = 1; n <= MAX_RUN && begin + n <= sentences->count; n++) {
		const struct map_entry *entry;

		if (n > 1)
			buffer_add_byte(joined, ' ');
		buffer_add(joined, overlap_sentence(sentences->texts[begin + n - 1]));
		if (joined->failed)
			return COTEJO_ENOMEM;
		entry = map_find(numbers, slice_trim(overlap_cut(buffer_text(joined))));
		if (entry)
			vectors->run_row[vectors_run(begin + n, n)] = entry->value + 1;
	}
	return 0;
}

static int find_rows(struct vectors *vectors, const struct cotejo_embeddings *embeddings,
	const struct cotejo_sentences *sentences)
{
	struct map numbers = {0};
	struct buffer joined = {0};
	int status;

	if (!embeddings->texts) {
		for (size_t i = 0; i < sentences->count; i++)
			vectors->run_row[vectors_run(i + 1, 1)] = (uint32_t)i + 1;
		return 0;
	}
	status = number_texts(&numbers, embeddings);
	for (size_t i = 0; i < sentences->count && status == 0; i++)
		status = find_runs(vectors, &numbers, sentences, i, &joined);
	map_clear(&numbers);
	buffer_clear(&joined);
	return status;
}

/* What the sentences of the side have in common. Rows of nothing have no part in it. */
static int take_mean_away(struct vectors *vectors, size_t row_count)
{
	size_t width = vectors->width, count = 0;
	double *mean = calloc(width, sizeof(*mean));

	if (!mean)
		return COTEJO_ENOMEM;
	for (size_t i = 0; i < vectors->sentence_count; i++) {
		const float *row = vectors_row(vectors, i + 1, 1);

		if (!row || vectors_product(row, row, 0, width) <= 0)
			continue;
		for (size_t k = 0; k < width; k++)
			mean[k] += (double)row[k];
		count++;
	}
	for (size_t r = 0; r < row_count && count; r++) {
		float *row = vectors->rows + r * width;

		if (vectors_product(row, row, 0, width) <= 0)
			continue;
		for (size_t k = 0; k < width; k++)
			row[k] -= (float)(mean[k] / (double)count);
		make_unit(row, width);
	}
	free(mean);
	return 0;
}

/* Weights of the sentences, and how long the sums of the runs that end with one are. */
static void measure_runs(
	struct vectors *vectors, const struct cotejo_sentences *sentences, size_t end)
{
	const float *row = vectors_row(vectors, end, 1);
	size_t width = vectors->width;
	double square = 0;

	if (row && vectors_product(row, row, 0, width) > 0)
		vectors->weights[end - 1] = (float)(sentences->texts[end - 1].length + 1);
	for (size_t n = 1; n <= MAX_RUN && n <= end; n++) {
		size_t i = end - n;
		double weight = (double)vectors->weights[i];

		square += weight * weight;
		for (size_t k = i + 1; k < end && weight > 0; k++)
			if (vectors->weights[k] > 0)
				square += 2 * weight * (double)vectors->weights[k] *
					  (double)vectors_product(vectors_row(vectors, i + 1, 1),
						  vectors_row(vectors, k + 1, 1), 0, width);
		vectors->sizes[vectors_run(end, n)] = (float)sqrt(fmax(square, 0));
	}
}

/* Rows of a stranger's file for texts that are none of ours are a mistake; some may be missing. */
static int check_found(const struct vectors *vectors, struct cotejo_error *error)
{
	for (size_t i = 0; i < vectors->sentence_count; i++)
		if (vectors_row(vectors, i + 1, 1))
			return 0;
	if (vectors->sentence_count == 0)
		return 0;
	return error_set(error, COTEJO_EARGUMENT,
		"no sentence is among the texts that the embeddings are of");
}

int vectors_fill(struct vectors *vectors, const struct cotejo_embeddings *embeddings,
	const struct cotejo_sentences *sentences, struct cotejo_error *error)
{
	int status = check(embeddings, sentences, error);

	if (status < 0)
		return status;
	if (alloc(vectors, embeddings, sentences))
		return error_no_memory(error);
	copy_rows(vectors, embeddings);
	if (find_rows(vectors, embeddings, sentences))
		return error_no_memory(error);
	status = check_found(vectors, error);
	if (status < 0)
		return status;
	if (take_mean_away(vectors, embeddings->rows))
		return error_no_memory(error);
	for (size_t end = 1; end <= sentences->count; end++)
		measure_runs(vectors, sentences, end);
	return 0;
}
