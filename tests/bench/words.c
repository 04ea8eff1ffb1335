/*
 * words.c - word alignment measured
 *
 *     cotejo-bench-words [-n SAMPLERS] [-t THREADS] [-m SHARE] [-p PAIRS] FILE...
 *
 * Learns from the first PAIRS lines of files with a text and its translation, a tab between them,
 * and tells how many pairs a second of processor time that took, with the links of all pairs.
 *
 * With -m the share SHARE of the pairs gets a wrong translation first: that of another pair, of
 * nearly the same length. Then coverage judges all pairs, and how many of the wrong ones it finds
 * is told for several limits, with how many right ones it takes for wrong.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <unistd.h>

#include <cotejo/cotejo.h>

struct pair {
	struct cotejo_text source, target;
	int is_wrong;
	double coverage;
};

struct pairs {
	struct pair *items;
	size_t count, capacity, most;
};

struct settings {
	struct cotejo_words_options options;
	double wrong_share;
};

static double seconds(clockid_t clock)
{
	struct timespec time;

	clock_gettime(clock, &time);
	return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void fail(const char *what)
{
	fprintf(stderr, "cotejo-bench-words: %s\n", what);
	exit(1);
}

static struct cotejo_text copy(const char *bytes, size_t length)
{
	char *made = malloc(length + 1);

	if (!made)
		fail("out of memory");
	memcpy(made, bytes, length);
	return (struct cotejo_text){made, length};
}

static void read_file(struct pairs *pairs, const char *path)
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t capacity = 0;
	ssize_t length;

	if (!file)
		fail(path);
	while (pairs->count < pairs->most && (length = getline(&line, &capacity, file)) > 0) {
		char *tab = memchr(line, '\t', (size_t)length), *end;

		if (!tab)
			continue;
		end = tab + 1 + strcspn(tab + 1, "\t\r\n");
		if (pairs->count == pairs->capacity) {
			pairs->capacity = pairs->capacity * 2 + 1024;
			pairs->items =
				realloc(pairs->items, pairs->capacity * sizeof(*pairs->items));
			if (!pairs->items)
				fail("out of memory");
		}
		pairs->items[pairs->count++] = (struct pair){copy(line, (size_t)(tab - line)),
			copy(tab + 1, (size_t)(end - tab - 1)), 0, 0};
	}
	free(line);
	fclose(file);
}

/* Gives every n-th pair the translation of the one among the next hundred that comes nearest in
 * length and says something else. */
static void mispair(struct pairs *pairs, double share)
{
	enum { NEIGHBOURS = 100 };
	size_t every = (size_t)(1 / share);

	for (size_t i = 0; i + NEIGHBOURS < pairs->count; i += every) {
		struct pair *pair = &pairs->items[i];
		size_t best = 0, best_distance = SIZE_MAX;

		for (size_t k = 1; k < NEIGHBOURS; k++) {
			struct cotejo_text other = pairs->items[i + k].target;
			size_t a = other.length, b = pair->target.length;
			size_t distance = a > b ? a - b : b - a;

			if ((a == b && memcmp(other.bytes, pair->target.bytes, a) == 0) ||
				k % every == 0 || distance >= best_distance)
				continue;
			best = k;
			best_distance = distance;
		}
		if (best == 0)
			continue;
		pair->target = pairs->items[i + best].target;
		pair->is_wrong = 1;
	}
}

static void tell_limit(const struct pairs *pairs, const size_t counts[2], double limit)
{
	size_t below[2] = {0, 0};

	for (size_t i = 0; i < pairs->count; i++)
		below[pairs->items[i].is_wrong] += pairs->items[i].coverage < limit;
	printf("coverage below %.3f: %5.1f %% of the wrong pairs, %5.2f %% of the right ones\n",
		limit, 100.0 * (double)below[1] / (double)counts[1],
		100.0 * (double)below[0] / (double)counts[0]);
}

static void tell_coverage(const struct cotejo_words *words, const struct pairs *pairs)
{
	double evidences[2] = {0, 0};
	size_t counts[2] = {0, 0}, unknown[2] = {0, 0};

	for (size_t i = 0; i < pairs->count; i++) {
		struct pair *pair = &pairs->items[i];
		double evidence = 0;

		if (cotejo_words_coverage(words, pair->source, pair->target, &pair->coverage,
			    &evidence, NULL) < 0)
			fail("coverage");
		counts[pair->is_wrong]++;
		evidences[pair->is_wrong] += evidence;
		if (evidence < COTEJO_COVERAGE_EVIDENCE) {
			pair->coverage = 1;
			unknown[pair->is_wrong]++;
		}
	}
	printf("right %zu (evidence %.1f, too little %zu), wrong %zu (evidence %.1f, too little "
	       "%zu)\n",
		counts[0], evidences[0] / (double)counts[0], unknown[0], counts[1],
		evidences[1] / (double)counts[1], unknown[1]);
	for (int limit = 10; limit <= 70; limit += 5)
		tell_limit(pairs, counts, limit / 100.0);
	tell_limit(pairs, counts, COTEJO_COVERAGE_DOUBTFUL);
}

static int discard(void *user, const char *bytes, size_t length)
{
	(void)bytes;
	*(size_t *)user += length;
	return 0;
}

static void measure(struct pairs *pairs, const struct settings *settings)
{
	struct cotejo_words *words = NULL;
	size_t bytes = 0;
	struct cotejo_output output = {discard, &bytes};
	double cpu = seconds(CLOCK_PROCESS_CPUTIME_ID), wall = seconds(CLOCK_MONOTONIC);

	if (settings->wrong_share > 0)
		mispair(pairs, settings->wrong_share);
	if (cotejo_words_new(&words, &settings->options, NULL) < 0)
		fail("options");
	for (size_t i = 0; i < pairs->count; i++) {
		if (cotejo_words_add(words, pairs->items[i].source, pairs->items[i].target, NULL) <
			0)
			fail("a pair");
	}
	if (cotejo_words_train(words, NULL) < 0 ||
		cotejo_words_write(words, COTEJO_LINKS_PHRASES, &output, NULL) < 0)
		fail("training");
	cpu = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
	wall = seconds(CLOCK_MONOTONIC) - wall;
	printf("%zu pairs, %u samplers, %u threads: %.2f s of processor time, %.0f pairs a second; "
	       "%.2f s by the clock\n",
		pairs->count, settings->options.samplers, settings->options.threads, cpu,
		(double)pairs->count / cpu, wall);
	if (settings->wrong_share > 0)
		tell_coverage(words, pairs);
	cotejo_words_free(words);
}

int main(int argc, char **argv)
{
	static struct pairs pairs = {.most = SIZE_MAX};
	struct settings settings = {COTEJO_WORDS_OPTIONS_INIT, 0};
	int option;

	settings.options.tokens = COTEJO_TOKENS_TEXT;
	settings.options.samplers = 1;
	while ((option = getopt(argc, argv, "m:n:p:t:")) != -1) {
		if (option == 'm')
			settings.wrong_share = strtod(optarg, NULL);
		else if (option == 'n')
			settings.options.samplers = (unsigned)atoi(optarg);
		else if (option == 'p')
			pairs.most = (size_t)atol(optarg);
		else if (option == 't')
			settings.options.threads = (unsigned)atoi(optarg);
		else
			return 2;
	}
	for (int i = optind; i < argc; i++)
		read_file(&pairs, argv[i]);
	measure(&pairs, &settings);
	return 0;
}
