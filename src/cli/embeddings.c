/*
 * embeddings.c - vectors of sentences, from files that other programs made
 *
 * A file says nothing of itself: how many numbers a row has comes out of its size. So a size that
 * leaves a rest is all that can tell of a wrong or broken file, and is refused.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/embeddings.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/message.h"

enum { NUMBER_BYTES = 4 };

/* Longer files are a mistake: a million sentences of a thousand numbers are 4 GB. */
static const uint64_t bytes_most = (uint64_t)1 << 36;

void embeddings_clear(struct embeddings *embeddings)
{
	for (int side = 0; side < EMBEDDED_SIDES; side++) {
		free(embeddings->values[side]);
		free(embeddings->lines[side]);
		free(embeddings->texts[side]);
	}
	memset(embeddings, 0, sizeof(*embeddings));
}

static int no_memory(const char *path)
{
	message("%s: out of memory", path);
	return STATUS_INPUT;
}

/* Opens a file that has a size. */
static int open_sized(FILE **ret_file, size_t *ret_size, const char *path)
{
	FILE *file = fopen(path, "rb");
	struct stat about;

	if (!file || fstat(fileno(file), &about)) {
		message("%s: %s", path, strerror(errno));
	} else if (!S_ISREG(about.st_mode)) {
		message("%s: not a file that can be measured", path);
	} else if ((uint64_t)about.st_size > bytes_most) {
		message("%s: larger than 64 GiB", path);
	} else {
		*ret_file = file;
		*ret_size = (size_t)about.st_size;
		return STATUS_DONE;
	}
	if (file)
		fclose(file);
	return STATUS_INPUT;
}

static int read_bytes(FILE *file, void *bytes, size_t size, const char *path)
{
	if (fread(bytes, 1, size, file) == size)
		return STATUS_DONE;
	message("%s: %s", path,
		ferror(file) ? strerror(errno) : "became shorter while it was read");
	return STATUS_INPUT;
}

/* The numbers of a file in the order of this machine. */
static void order_bytes(float *values, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		unsigned char bytes[NUMBER_BYTES];
		uint32_t bits;

		memcpy(bytes, &values[i], sizeof(bytes));
		bits = (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
		       (uint32_t)bytes[3] << 24;
		memcpy(&values[i], &bits, sizeof(bits));
	}
}

/* Cuts a text of `size` bytes into its lines. */
static int list_lines(
	struct cotejo_text **ret_texts, size_t *ret_count, const char *text, size_t size)
{
	struct cotejo_text *texts;
	size_t count = 0, begin = 0;

	for (size_t i = 0; i < size; i++)
		count += text[i] == '\n' || i + 1 == size;
	texts = calloc(count + 1, sizeof(*texts));
	if (!texts)
		return STATUS_INPUT;
	for (size_t n = 0; n < count; n++) {
		const char *end = memchr(text + begin, '\n', size - begin);
		size_t length = end ? (size_t)(end - text) - begin : size - begin;

		texts[n] = (struct cotejo_text){text + begin, length};
		begin += length + 1;
	}
	*ret_texts = texts;
	*ret_count = count;
	return STATUS_DONE;
}

static int read_overlaps(struct embeddings *embeddings, int side, const char *path)
{
	FILE *file = NULL;
	size_t size;
	int status = open_sized(&file, &size, path);

	if (status != STATUS_DONE)
		return status;
	embeddings->lines[side] = malloc(size + 1);
	status = embeddings->lines[side] ? read_bytes(file, embeddings->lines[side], size, path)
					 : no_memory(path);
	fclose(file);
	if (status == STATUS_DONE &&
		list_lines(&embeddings->texts[side], &embeddings->sides[side].rows,
			embeddings->lines[side], size) != STATUS_DONE)
		status = no_memory(path);
	embeddings->sides[side].texts = embeddings->texts[side];
	return status;
}

/* `rows` of the side are known. */
static int read_values(struct embeddings *embeddings, int side, const char *path)
{
	struct cotejo_embeddings *read = &embeddings->sides[side];
	FILE *file = NULL;
	size_t size;
	int status = open_sized(&file, &size, path);

	if (status != STATUS_DONE)
		return status;
	if (size == 0 || read->rows == 0 || size % NUMBER_BYTES ||
		size / NUMBER_BYTES % read->rows) {
		message("%s: its %zu bytes are not %zu rows of float32 numbers, one for each %s",
			path, size, read->rows, read->texts ? "line of the overlaps" : "sentence");
		fclose(file);
		return STATUS_INPUT;
	}
	read->dimension = size / NUMBER_BYTES / read->rows;
	embeddings->values[side] = malloc(size);
	status = embeddings->values[side] ? read_bytes(file, embeddings->values[side], size, path)
					  : no_memory(path);
	fclose(file);
	if (status == STATUS_DONE)
		order_bytes(embeddings->values[side], size / NUMBER_BYTES);
	read->values = embeddings->values[side];
	return status;
}

int embeddings_read(struct embeddings *embeddings, const char *const paths[EMBEDDED_SIDES],
	const char *const overlaps[EMBEDDED_SIDES], const size_t sentences[EMBEDDED_SIDES])
{
	int status = STATUS_DONE;

	for (int side = 0; side < EMBEDDED_SIDES && status == STATUS_DONE; side++) {
		embeddings->sides[side].rows = sentences[side];
		if (overlaps[side])
			status = read_overlaps(embeddings, side, overlaps[side]);
		if (status == STATUS_DONE)
			status = read_values(embeddings, side, paths[side]);
	}
	return status;
}
