/*
 * memory.c - what a memory costs: building it, its size, questions to it, and whether it misses any
 *
 *     cotejo-bench-memory build MEMORY FILE.tsv SOURCE TARGET     pairs, a tab between them
 *     cotejo-bench-memory match MEMORY FILE.tsv SOURCE QUERIES [SCORE]
 *     cotejo-bench-memory recall MEMORY FILE.tsv SOURCE QUERIES [SCORE]
 *     cotejo-bench-memory typos MEMORY FILE.tsv SOURCE QUERIES
 *
 * Each prints one line. Queries are made out of the sentences of the file, the same ones every
 * time: a quarter as they are, a quarter with one word replaced or left out in ten, a quarter with
 * one in four, and a quarter of the first half of one sentence and the second of another. `recall`
 * compares the matches with what comparing every text finds. `typos` asks with typing errors in 30
 * to 70 % of the words and counts how often the sentence itself is found.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

#include <cotejo/cotejo.h>

#include "base/buffer.h"
#include "memory/handle.h"
#include "memory/moment.h"
#include "memory/names.h"
#include "memory/units.h"

enum {
	BEST = 5,
	WARM_UP = 2000,
	TYPO_WORDS = 3,
	FIRST_SEED = 20170223,
	MOST_QUERIES = 100000,
	BASELINE_WORDS = 4,
	BASELINE_CANDIDATES = 50
};

/* ---- Odds and ends ---- */

static double processor_seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double peak_megabytes(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return (double)usage.ru_maxrss / 1024;
}

static void check(int code, const struct cotejo_error *error)
{
	char line[2048];

	if (code >= 0)
		return;
	cotejo_error_format(error, line, sizeof(line));
	fprintf(stderr, "cotejo-bench-memory: %s\n", line);
	exit(1);
}

static void fail(const char *what)
{
	fprintf(stderr, "cotejo-bench-memory: %s\n", what);
	exit(1);
}

static uint32_t seed = FIRST_SEED;

static size_t random_below(size_t n)
{
	seed = seed * 1664525U + 1013904223U;
	return (size_t)((uint64_t)seed * n >> 32);
}

/* ---- The file ---- */

struct pairs {
	char *bytes;
	size_t length, count;
	struct cotejo_text *sides[2];
};

static void read_pairs(struct pairs *pairs, const char *path)
{
	FILE *file = fopen(path, "rb");
	size_t capacity = 0, room;

	if (!file)
		fail("no such file");
	fseek(file, 0, SEEK_END);
	room = (size_t)ftell(file);
	rewind(file);
	pairs->bytes = malloc(room + 1);
	if (!pairs->bytes || fread(pairs->bytes, 1, room, file) != room)
		fail("cannot be read");
	fclose(file);
	pairs->length = room;
	for (char *at = pairs->bytes, *end = at + room; at < end;) {
		char *line_end = memchr(at, '\n', (size_t)(end - at));
		char *tab;

		if (!line_end)
			line_end = end;
		tab = memchr(at, '\t', (size_t)(line_end - at));
		if (tab && pairs->count == capacity) {
			capacity = capacity ? 2 * capacity : 1024;
			for (int i = 0; i < 2; i++)
				pairs->sides[i] = realloc(
					pairs->sides[i], capacity * sizeof(*pairs->sides[i]));
			if (!pairs->sides[0] || !pairs->sides[1])
				fail("out of memory");
		}
		if (tab) {
			pairs->sides[0][pairs->count] = slice(at, (size_t)(tab - at));
			pairs->sides[1][pairs->count++] =
				slice(tab + 1, (size_t)(line_end - tab - 1));
		}
		at = line_end + 1;
	}
}

static void free_pairs(struct pairs *pairs)
{
	free(pairs->bytes);
	free(pairs->sides[0]);
	free(pairs->sides[1]);
}

/* ---- Building ---- */

static void add_origin(struct cotejo_memory *memory, int64_t unit, int64_t place)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct query query;

	query_begin(&query, memory, QUERY_IMPORTED_ADD);
	query_bind_integer(&query, 1, unit);
	query_bind_integer(&query, 2, 1);
	query_bind_integer(&query, 3, place);
	check(query_run(&query, &error), &error);
}

static void store_all(
	struct cotejo_memory *memory, const struct pairs *pairs, struct unit_text texts[2])
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer scratch = {0};
	struct query query;

	query_begin(&query, memory, QUERY_IMPORT_ADD);
	query_bind_integer(&query, 1, moment_now());
	query_bind_text(&query, 3, slice_of("bench"));
	check(query_run(&query, &error), &error);
	for (size_t i = 0; i < pairs->count; i++) {
		int64_t unit = 0;
		bool is_new;

		texts[0].text = pairs->sides[0][i];
		texts[1].text = pairs->sides[1][i];
		check(unit_store_pair(memory, texts, 0, &scratch, &unit, &is_new, &error), &error);
		add_origin(memory, unit, (int64_t)i);
	}
	buffer_clear(&scratch);
}

static void build(const char *path, const struct pairs *pairs, char **languages)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct unit_text texts[2] = {0};
	struct cotejo_memory *memory = NULL;
	struct stat status;
	double begin = processor_seconds(), seconds;

	remove(path);
	check(cotejo_memory_open(&memory, path, COTEJO_MEMORY_CREATE, &error), &error);
	check(memory_begin(memory, &error), &error);
	for (int i = 0; i < 2; i++) {
		texts[i].tag = languages[i];
		check(language_number(memory, languages[i], &texts[i].language, &error), &error);
	}
	store_all(memory, pairs, texts);
	check(memory_commit(memory, &error), &error);
	cotejo_memory_close(memory);
	seconds = processor_seconds() - begin;
	if (stat(path, &status) < 0)
		fail("no file was made");
	printf("build: %zu pairs, %.0f pairs a CPU second, file %.1f MB, %.2f x the text, peak "
	       "%.0f MB\n",
		pairs->count, (double)pairs->count / seconds, (double)status.st_size / 1e6,
		(double)status.st_size / (double)(pairs->length - 2 * pairs->count),
		peak_megabytes());
}

/* ---- Queries ---- */

static size_t cut_words(struct cotejo_text text, struct cotejo_text *words, size_t room)
{
	size_t count = 0, begin = 0;

	for (size_t i = 0; i <= text.length && count < room; i++) {
		if (i < text.length && text.bytes[i] != ' ')
			continue;
		if (i > begin)
			words[count++] = slice(text.bytes + begin, i - begin);
		begin = i + 1;
	}
	return count;
}

enum { MOST_WORDS = 1000 };

static void add_word(struct buffer *out, struct cotejo_text word)
{
	if (out->length)
		buffer_add_byte(out, ' ');
	buffer_add(out, word);
}

static struct cotejo_text random_word(const struct pairs *pairs)
{
	struct cotejo_text words[MOST_WORDS];
	size_t count = cut_words(pairs->sides[0][random_below(pairs->count)], words, MOST_WORDS);

	return count ? words[random_below(count)] : slice("word", 4);
}

/* One word in `one_in` is another, or left out. */
static void change_words(
	struct buffer *out, const struct pairs *pairs, struct cotejo_text text, size_t one_in)
{
	struct cotejo_text words[MOST_WORDS];
	size_t count = cut_words(text, words, MOST_WORDS);

	for (size_t i = 0; i < count; i++) {
		if (random_below(one_in))
			add_word(out, words[i]);
		else if (random_below(3))
			add_word(out, random_word(pairs));
	}
}

static void splice(struct buffer *out, struct cotejo_text head, struct cotejo_text tail)
{
	struct cotejo_text words[MOST_WORDS];
	size_t count = cut_words(head, words, MOST_WORDS);

	for (size_t i = 0; i < (count + 1) / 2; i++)
		add_word(out, words[i]);
	count = cut_words(tail, words, MOST_WORDS);
	for (size_t i = count / 2; i < count; i++)
		add_word(out, words[i]);
}

static struct buffer *make_queries(const struct pairs *pairs, size_t count)
{
	struct buffer *queries = calloc(count + 1, sizeof(*queries));

	if (!queries)
		fail("out of memory");
	for (size_t i = 0; i < count; i++) {
		struct cotejo_text text = pairs->sides[0][random_below(pairs->count)];

		if (i % 4 == 0)
			buffer_add(&queries[i], text);
		else if (i % 4 == 3)
			splice(&queries[i], text, pairs->sides[0][random_below(pairs->count)]);
		else
			change_words(&queries[i], pairs, text, i % 4 == 1 ? 10 : 4);
		if (queries[i].length == 0)
			buffer_add(&queries[i], text);
	}
	return queries;
}

static void free_queries(struct buffer *queries, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buffer_clear(&queries[i]);
	free(queries);
}

static int compare_seconds(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void print_times(const char *what, double *seconds, size_t count)
{
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += seconds[i];
	qsort(seconds, count, sizeof(*seconds), compare_seconds);
	printf("%s: %zu queries, median %.3f ms, p95 %.3f ms, mean %.3f ms, longest %.1f ms", what,
		count, seconds[count / 2] * 1e3, seconds[count * 95 / 100] * 1e3,
		sum * 1e3 / (double)count, seconds[count - 1] * 1e3);
}

/* ---- Match ---- */

struct asked {
	struct cotejo_memory *memory;
	struct cotejo_matcher *matcher;
};

static void open_matcher(
	struct asked *asked, const char *path, const char *language, int score, size_t limit)
{
	struct cotejo_match_options options = COTEJO_MATCH_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;

	options.language = language;
	options.min_score = score;
	options.limit = limit;
	check(cotejo_memory_open(&asked->memory, path, COTEJO_MEMORY_READ, &error), &error);
	check(cotejo_matcher_new(&asked->matcher, asked->memory, &options, &error), &error);
}

static void close_matcher(struct asked *asked)
{
	cotejo_matcher_free(asked->matcher);
	cotejo_memory_close(asked->memory);
}

static size_t ask(const struct asked *asked, const struct buffer *query)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	const struct cotejo_match *hit;
	size_t matches = 0;
	int code;

	check(cotejo_matcher_find(asked->matcher, buffer_text(query), NULL, &matches, &error),
		&error);
	while ((code = cotejo_matcher_next(asked->matcher, &hit, &error)) == 1)
		;
	check(code, &error);
	return matches;
}

/* `before` other queries warm up what is read from the file. */
static void match(const char *path, const struct pairs *pairs, const char *language, size_t count,
	int score, size_t before)
{
	struct buffer *queries = make_queries(pairs, count);
	struct buffer *earlier = make_queries(pairs, before);
	double *seconds = calloc(count, sizeof(*seconds));
	struct asked asked = {0};
	size_t found = 0;

	open_matcher(&asked, path, language, score, BEST);
	for (size_t i = 0; i < before; i++)
		ask(&asked, &earlier[i]);
	for (size_t i = 0; i < count && seconds; i++) {
		double begin = processor_seconds();

		found += ask(&asked, &queries[i]) > 0;
		seconds[i] = processor_seconds() - begin;
	}
	print_times(before ? "match, warm" : "match, cold", seconds, count);
	printf(", %zu with matches, peak %.0f MB\n", found, peak_megabytes());
	close_matcher(&asked);
	free(seconds);
	free_queries(queries, count);
	free_queries(earlier, before);
}

/* ---- Recall ---- */

/* Every text of the file, compared. */
static size_t count_by_force(const struct pairs *pairs, struct cotejo_text query, int score)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	size_t count = 0;

	for (size_t i = 0; i < pairs->count; i++) {
		int found = 0;

		if (pairs->sides[0][i].length > query.length * 8 + 200)
			continue;
		check(cotejo_match_score(&found, query, pairs->sides[0][i], &error), &error);
		count += found >= score;
	}
	return count;
}

/* The file must not hold a pair twice, for the memory holds it once. */
static void recall(
	const char *path, const struct pairs *pairs, const char *language, size_t count, int score)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer *queries = make_queries(pairs, count);
	size_t expected = 0, found = 0, missed = 0;
	struct asked asked = {0};

	open_matcher(&asked, path, language, score, 0);
	for (size_t i = 0; i < count; i++) {
		size_t force = count_by_force(pairs, buffer_text(&queries[i]), score), matches = 0;

		check(cotejo_matcher_find(
			      asked.matcher, buffer_text(&queries[i]), NULL, &matches, &error),
			&error);
		expected += force;
		found += matches;
		if (matches != force) {
			missed++;
			printf("query %zu: %zu instead of %zu: %.*s\n", i, matches, force,
				(int)queries[i].length, queries[i].bytes);
		}
	}
	printf("recall at %d: %zu queries, %zu of %zu matches, %zu queries differ\n", score, count,
		found, expected, missed);
	close_matcher(&asked);
	free_queries(queries, count);
}

/* ---- Typing errors ---- */

/* One letter of the word is another, is missing, is there twice, or has changed places. ASCII
 * letters only, so that the text stays one. */
static void add_misspelt(struct buffer *out, struct cotejo_text word)
{
	size_t at = random_below(word.length), way = random_below(4);
	char other = (char)('a' + random_below(26));

	if (out->length)
		buffer_add_byte(out, ' ');
	if ((unsigned char)word.bytes[at] >= 0x80 ||
		(at + 1 < word.length && (unsigned char)word.bytes[at + 1] >= 0x80)) {
		buffer_add(out, word);
		buffer_add_byte(out, other);
		return;
	}
	buffer_add(out, slice(word.bytes, at));
	if (way == 0)
		buffer_add_byte(out, other);
	else if (way == 1)
		buffer_add(out, slice((char[]){word.bytes[at], other}, 2));
	else if (way == 2 && at + 1 < word.length)
		buffer_add(out, slice((char[]){word.bytes[at + 1], word.bytes[at++]}, 2));
	buffer_add(out, slice(word.bytes + at + 1, word.length - at - 1));
}

/* 30 to 70 of a hundred words, at least one. */
static void misspell(struct buffer *out, struct cotejo_text text)
{
	struct cotejo_text words[MOST_WORDS];
	size_t count = cut_words(text, words, MOST_WORDS);
	size_t wrong = (count * (30 + random_below(41)) + 50) / 100, left = count;

	wrong = wrong ? wrong : 1;
	for (size_t i = 0; i < count; i++, left--) {
		if (random_below(left) < wrong) {
			add_misspelt(out, words[i]);
			wrong--;
		} else {
			add_word(out, words[i]);
		}
	}
}

static bool finds(const struct asked *asked, const struct buffer *query, struct cotejo_text text)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	const struct cotejo_match *hit;
	bool found = false;
	int code;

	check(cotejo_matcher_find(asked->matcher, buffer_text(query), NULL, NULL, &error), &error);
	while ((code = cotejo_matcher_next(asked->matcher, &hit, &error)) == 1)
		found = found || slice_equal(hit->unit->variants[hit->variant].text, text);
	check(code, &error);
	return found;
}

static void typos(
	const char *path, const struct pairs *pairs, const char *language, size_t count, int with)
{
	struct cotejo_match_options options = COTEJO_MATCH_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	double *seconds = calloc(count, sizeof(*seconds));
	struct buffer query = {0};
	struct asked asked = {0};
	size_t found = 0;

	options.language = language;
	options.limit = BEST;
	options.typos = with;
	check(cotejo_memory_open(&asked.memory, path, COTEJO_MEMORY_READ, &error), &error);
	check(cotejo_matcher_new(&asked.matcher, asked.memory, &options, &error), &error);
	for (size_t i = 0; i < count && seconds;) {
		struct cotejo_text text = pairs->sides[0][random_below(pairs->count)];
		struct cotejo_text words[MOST_WORDS];
		double begin;

		if (cut_words(text, words, MOST_WORDS) < TYPO_WORDS)
			continue;
		buffer_reset(&query);
		misspell(&query, text);
		begin = processor_seconds();
		found += finds(&asked, &query, text);
		seconds[i++] = processor_seconds() - begin;
	}
	print_times(with ? "typos" : "typos, by words only", seconds, count);
	printf(", %zu found\n", found);
	buffer_clear(&query);
	free(seconds);
	close_matcher(&asked);
}

int main(int argc, char **argv)
{
	struct pairs pairs = {0};
	size_t count;
	int score;

	if (argc < 6)
		fail("build|match|recall|typos MEMORY FILE.tsv SOURCE ...");
	read_pairs(&pairs, argv[3]);
	if (pairs.count == 0)
		fail("no pairs");
	count = (size_t)strtoul(argv[5], NULL, 10);
	score = argc > 6 ? atoi(argv[6]) : 70;
	if (strcmp(argv[1], "build") == 0)
		build(argv[2], &pairs, argv + 4);
	else if (count == 0 || count > MOST_QUERIES)
		fail("how many queries?");
	else if (strcmp(argv[1], "match") == 0)
		for (size_t before = 0; before <= WARM_UP; before += WARM_UP) {
			seed = FIRST_SEED;
			match(argv[2], &pairs, argv[4], count, score, before);
		}
	else if (strcmp(argv[1], "recall") == 0)
		recall(argv[2], &pairs, argv[4], count, score);
	else if (strcmp(argv[1], "typos") == 0)
		for (int with = 0; with < 2; with++) {
			seed = FIRST_SEED;
			typos(argv[2], &pairs, argv[4], count, with);
		}
	else
		fail("no such benchmark");
	free_pairs(&pairs);
	return 0;
}
