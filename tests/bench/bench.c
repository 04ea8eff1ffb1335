/*
 * bench.c - what the library costs, without the start of a program
 *
 *     cotejo-bench segment LANGUAGE FILE        a text, over and over
 *     cotejo-bench page FILE...                 pages become articles
 *     cotejo-bench pair LEFT RIGHT              two pages are read and aligned
 *     cotejo-bench process COMMAND ARGUMENT...  a whole program, over and over
 *     cotejo-bench once COMMAND ARGUMENT...     a whole program, one time
 *     cotejo-bench stream PAIRS JOBS            article pairs, one a line, with so many threads
 *     cotejo-bench align LEFT RIGHT LEFT-LANGUAGE RIGHT-LANGUAGE     once; a sentence a line
 *
 * Prints one line: what, how much in a second of processor time (which other programs on the
 * machine change little), peak memory. Short work is repeated for a while.
 *
 * SPDX-License-Identifier: MIT
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cotejo/cotejo.h>

static const double SECONDS = 2;

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
	fprintf(stderr, "cotejo-bench: %s\n", line);
	exit(1);
}

static void report(const char *what, double amount, const char *unit, double seconds)
{
	printf("%-10s %10.2f %-14s %8.2f s %8.0f MB\n", what, amount / seconds, unit, seconds,
		peak_megabytes());
}

static struct cotejo_article *read_article(
	const char *path, enum cotejo_article_format format, const char *language)
{
	struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_article *article = NULL;

	options.format = format;
	options.language = language;
	check(cotejo_article_read(&article, path, &options, &error), &error);
	return article;
}

static size_t count_sentences(struct cotejo_segmenter *segmenter, struct cotejo_text text)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_text sentence;
	size_t count = 0;

	check(cotejo_segmenter_start(segmenter, text, &error), &error);
	while (cotejo_segmenter_next(segmenter, &sentence, &error) == 1)
		count++;
	return count;
}

static int bench_segment(char **arguments)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_article *article =
		read_article(arguments[1], COTEJO_ARTICLE_TEXT, arguments[0]);
	struct cotejo_text text = cotejo_article_text(article);
	struct cotejo_segmenter *segmenter = NULL;
	double bytes = 0, begin;

	check(cotejo_segmenter_new(&segmenter, arguments[0], &error), &error);
	begin = processor_seconds();
	while (processor_seconds() - begin < SECONDS && count_sentences(segmenter, text) > 0)
		bytes += (double)text.length;
	report("segment", bytes / 1e6, "MB/s", processor_seconds() - begin);
	cotejo_segmenter_free(segmenter);
	cotejo_article_free(article);
	return 0;
}

static double file_bytes(const char *path)
{
	FILE *file = fopen(path, "rb");
	long size = 0;

	if (file && fseek(file, 0, SEEK_END) == 0)
		size = ftell(file);
	if (file)
		fclose(file);
	return (double)size;
}

static int bench_page(char **paths)
{
	double bytes = 0, pages = 0, begin = processor_seconds(), seconds = 0;

	while (paths[0] && seconds < SECONDS) {
		for (char **path = paths; *path; path++) {
			cotejo_article_free(read_article(*path, COTEJO_ARTICLE_AUTO, NULL));
			bytes += file_bytes(*path);
			pages++;
		}
		seconds = processor_seconds() - begin;
	}
	report("page", bytes / 1e6, "MB/s", seconds);
	report("page", pages, "pages/s", seconds);
	return 0;
}

static size_t align_pair(const struct cotejo_article *left, const struct cotejo_article *right)
{
	struct cotejo_sentences views[2] = {cotejo_article_view(left), cotejo_article_view(right)};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_alignment *alignment = NULL;
	size_t beads;

	check(cotejo_align(&alignment, &views[0], &views[1], NULL, &error), &error);
	beads = cotejo_alignment_bead_count(alignment);
	cotejo_alignment_free(alignment);
	return beads;
}

static int bench_pair(char **paths)
{
	double pairs = 0, begin = processor_seconds();

	while (processor_seconds() - begin < SECONDS) {
		struct cotejo_article *left = read_article(paths[0], COTEJO_ARTICLE_AUTO, NULL);
		struct cotejo_article *right = read_article(paths[1], COTEJO_ARTICLE_AUTO, NULL);

		align_pair(left, right);
		cotejo_article_free(left);
		cotejo_article_free(right);
		pairs++;
	}
	report("pair", pairs * 60, "pairs/min", processor_seconds() - begin);
	return 0;
}

/* Processor time and peak memory of the programs that have run. */
static double child_seconds(double *ret_megabytes)
{
	struct rusage usage;

	getrusage(RUSAGE_CHILDREN, &usage);
	*ret_megabytes = (double)usage.ru_maxrss / 1024;
	return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
	       (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void run_command(char **words)
{
	pid_t child = fork();
	int status = 0;

	if (child == 0) {
		int nowhere = open("/dev/null", O_WRONLY);

		if (nowhere >= 0)
			dup2(nowhere, STDOUT_FILENO);
		execv(words[0], words);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) != child || status != 0) {
		fprintf(stderr, "cotejo-bench: %s failed\n", words[0]);
		exit(1);
	}
}

static int bench_process(char **words)
{
	double runs = 0, seconds = 0, megabytes = 0;

	while (seconds < SECONDS) {
		run_command(words);
		runs++;
		seconds = child_seconds(&megabytes);
	}
	printf("%-10s %10.2f %-14s %8.2f s %8.0f MB\n", "process", runs * 60 / seconds, "runs/min",
		seconds, megabytes);
	return 0;
}

static int bench_once(char **words)
{
	double megabytes = 0, seconds;

	run_command(words);
	seconds = child_seconds(&megabytes);
	printf("%8.2f s %8.0f MB\n", seconds, megabytes);
	return 0;
}

static int forget(void *user, const char *bytes, size_t length)
{
	(void)user;
	(void)bytes;
	(void)length;
	return 0;
}

/* Of processor time: with several threads the rate is still that of one core. */
static int bench_stream(char **arguments)
{
	struct cotejo_stream_options options = COTEJO_STREAM_OPTIONS_INIT;
	struct cotejo_output nowhere = {forget, NULL};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_stream_result result;
	double pairs = 0, begin = processor_seconds();

	options.jobs = (unsigned)strtoul(arguments[1], NULL, 10);
	while (processor_seconds() - begin < SECONDS) {
		check(cotejo_stream_align(arguments[0], &options, &nowhere, &result, &error),
			&error);
		pairs += (double)result.aligned;
	}
	report("stream", pairs, "articles/s", processor_seconds() - begin);
	return 0;
}

static int bench_align(char **arguments)
{
	struct cotejo_article *left =
		read_article(arguments[0], COTEJO_ARTICLE_SENTENCES, arguments[2]);
	struct cotejo_article *right =
		read_article(arguments[1], COTEJO_ARTICLE_SENTENCES, arguments[3]);
	double begin = processor_seconds();

	align_pair(left, right);
	report("align", (double)cotejo_article_sentence_count(left), "sentences/s",
		processor_seconds() - begin);
	cotejo_article_free(left);
	cotejo_article_free(right);
	return 0;
}

static const struct {
	const char *name;
	int least_arguments;
	int (*run)(char **arguments);
} benches[] = {
	{"segment", 2, bench_segment},
	{"page", 1, bench_page},
	{"pair", 2, bench_pair},
	{"process", 1, bench_process},
	{"once", 1, bench_once},
	{"stream", 2, bench_stream},
	{"align", 4, bench_align},
};

int main(int argc, char **argv)
{
	for (size_t i = 0; i < sizeof(benches) / sizeof(benches[0]); i++) {
		if (argc >= 2 + benches[i].least_arguments && !strcmp(argv[1], benches[i].name))
			return benches[i].run(argv + 2);
	}
	fputs("usage: cotejo-bench segment|page|pair|process|once|stream|align ARGUMENT...\n",
		stderr);
	return 2;
}
