/*
 * lookup.c - what questions for phrases cost, in processor time
 *
 *     cotejo-bench-lookup MEMORY TEXTS [SEED]
 *
 * TEXTS has a sentence a line, or a sentence before the first tab; the phrases are drawn from them:
 * one to four words, the same for the same seed. So frequent words are asked for as often as they
 * occur.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cotejo/lookup.h>
#include <cotejo/memory.h>

enum { QUERIES = 200, COVERED = 20, LONGEST_LINE = 1 << 16, MOST_LINES = 1 << 22, SCREEN = 20 };

struct lines {
	char **items;
	size_t count;
};

static uint32_t seed = 1;

static size_t random_below(size_t n)
{
	seed = seed * 1664525U + 1013904223U;
	return (size_t)((double)(seed >> 1) / 0x80000000U * (double)n);
}

static int read_lines(struct lines *lines, const char *path)
{
	static char line[LONGEST_LINE];
	FILE *file = fopen(path, "r");

	lines->items = calloc(MOST_LINES, sizeof(*lines->items));
	while (file && lines->items && lines->count < MOST_LINES &&
		fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\t\n")] = '\0';
		lines->items[lines->count++] = strdup(line);
	}
	if (file)
		fclose(file);
	return lines->count > 0;
}

/* Some words from the middle of a line. */
static struct cotejo_text draw(const struct lines *lines, size_t most_words)
{
	for (;;) {
		const char *line = lines->items[random_below(lines->count)];
		size_t words = 1 + random_below(most_words), length = strlen(line);
		const char *begin = line + (length ? random_below(length) : 0), *end;

		while (begin > line && begin[-1] != ' ')
			begin--;
		for (end = begin; *end && words > 0; words--)
			end += strspn(end, " ") + strcspn(end + strspn(end, " "), " ");
		/* Marks alone are no phrase. */
		if (strpbrk(begin, "abcdefghijklmnopqrstuvwxyz") &&
			strpbrk(begin, "abcdefghijklmnopqrstuvwxyz") < end)
			return (struct cotejo_text){begin, (size_t)(end - begin)};
	}
}

/* ---- Questions ---- */

typedef size_t (*question)(struct cotejo_memory *memory, struct cotejo_text text);

static void check(int code, const struct cotejo_error *error)
{
	if (code >= 0)
		return;
	fprintf(stderr, "%s\n", error->message);
	exit(1);
}

static size_t first_hits(struct cotejo_memory *memory, struct cotejo_text text)
{
	struct cotejo_lookup_options options = COTEJO_LOOKUP_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_lookup *lookup = NULL;
	const struct cotejo_hit *hit;
	size_t count = 0;

	options.limit = SCREEN;
	options.sample = 5000;
	check(cotejo_lookup_new(&lookup, memory, text, &options, &error), &error);
	while (cotejo_lookup_next(lookup, &hit, &error) == 1)
		count++;
	cotejo_lookup_free(lookup);
	return count;
}

static size_t translations(struct cotejo_memory *memory, struct cotejo_text text)
{
	struct cotejo_translations *found = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	const struct cotejo_example *examples;
	size_t count;

	check(cotejo_translations_new(&found, memory, text, NULL, &error), &error);
	count = cotejo_translations_examples(found, &examples);
	cotejo_translations_free(found);
	return count;
}

static size_t cover(struct cotejo_memory *memory, struct cotejo_text text)
{
	struct cotejo_lookup_options options = COTEJO_LOOKUP_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_cover *found = NULL;
	size_t count;

	options.language = "en";
	check(cotejo_cover_new(&found, memory, text, &options, &error), &error);
	count = cotejo_cover_count(found);
	cotejo_cover_free(found);
	return count;
}

/* ---- The table ---- */

static int by_time(const void *a, const void *b)
{
	double first = *(const double *)a, second = *(const double *)b;

	return (first > second) - (first < second);
}

static void measure(const char *name, struct cotejo_memory *memory, const struct lines *lines,
	question ask, size_t queries, size_t most_words)
{
	double times[QUERIES];
	size_t results = 0;

	for (size_t i = 0; i < queries; i++) {
		struct cotejo_text text = draw(lines, most_words);
		clock_t begin = clock();

		results += ask(memory, text);
		times[i] = (double)(clock() - begin) * 1000 / CLOCKS_PER_SEC;
	}
	qsort(times, queries, sizeof(times[0]), by_time);
	printf("%-14s %4zu queries  median %8.2f ms  p95 %8.2f ms  worst %8.2f ms  %.1f results\n",
		name, queries, times[queries / 2], times[queries * 95 / 100], times[queries - 1],
		(double)results / (double)queries);
}

int main(int argc, char **argv)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory = NULL;
	static struct lines lines;

	if (argc < 3 || !read_lines(&lines, argv[2])) {
		fprintf(stderr, "usage: cotejo-bench-lookup MEMORY TEXTS [SEED]\n");
		return 2;
	}
	if (argc > 3)
		seed = (uint32_t)strtoul(argv[3], NULL, 10);
	check(cotejo_memory_open(&memory, argv[1], COTEJO_MEMORY_READ, &error), &error);
	measure("first 20 hits", memory, &lines, first_hits, QUERIES, 4);
	measure("translations", memory, &lines, translations, QUERIES, 4);
	measure("cover", memory, &lines, cover, COVERED, 20);
	cotejo_memory_close(memory);
	for (size_t i = 0; i < lines.count; i++)
		free(lines.items[i]);
	free(lines.items);
	return 0;
}
