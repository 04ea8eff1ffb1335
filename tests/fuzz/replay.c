/*
 * replay.c - a fuzz target as an ordinary test
 *
 *     replay-NAME FOLDER [DICTIONARY]            every seed of FOLDER, and mutants of each
 *     replay-NAME FOLDER DICTIONARY SEED NUMBER  prints that mutant instead
 *
 * Mutants are the same every time. COTEJO_FUZZ_MUTANTS in the environment says how many there are
 * in all. When the target breaks, the seed and the number of the mutant are said. A dictionary is
 * in libFuzzer's form: a "piece" a line, perhaps behind "name=".
 *
 * SPDX-License-Identifier: MIT
 */
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/file.h"
#include "fuzz/mutate.h"
#include "fuzz/target.h"

enum { ALL_MUTANTS = 2000, LARGEST_SEED = 1 << 20 };

struct seed {
	char *name;
	struct cotejo_text bytes;
};

struct seeds {
	struct seed *items;
	size_t count, capacity;
	struct cotejo_text *pieces; /* the dictionary, then the seeds themselves */
	size_t piece_count, piece_capacity;
	struct arena arena;
};

/* What the target is at, for the last words. */
static char last_words[512];

static void say_last_words(void)
{
	ssize_t written = write(STDERR_FILENO, last_words, strlen(last_words));

	(void)written;
}

static void on_signal(int number)
{
	say_last_words();
	signal(number, SIG_DFL);
	raise(number);
}

/* Exists under a sanitizer, which ends the program without a signal. */
void __sanitizer_set_death_callback(void (*callback)(void)) __attribute__((weak));

static void listen_for_the_end(void)
{
	static const int numbers[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTERM};

	signal(SIGABRT, on_signal);
	if (__sanitizer_set_death_callback) {
		__sanitizer_set_death_callback(say_last_words);
		return;
	}
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		signal(numbers[i], on_signal);
}

static void give_up(const char *what)
{
	fprintf(stderr, "%s: %s\n", what, strerror(errno));
	exit(99);
}

static void add_piece(struct seeds *seeds, struct cotejo_text piece)
{
	struct cotejo_text *grown = array_reserve(
		seeds->pieces, &seeds->piece_capacity, seeds->piece_count + 1, sizeof(*grown));

	if (!grown)
		give_up("pieces");
	seeds->pieces = grown;
	grown[seeds->piece_count++] = piece;
}

static struct cotejo_text read_whole(struct seeds *seeds, const char *path)
{
	struct buffer buffer = {0};
	struct cotejo_text bytes;

	if (file_read(&buffer, path, LARGEST_SEED, NULL) != 0)
		give_up(path);
	bytes = slice(arena_copy(&seeds->arena, buffer_text(&buffer)), buffer.length);
	buffer_clear(&buffer);
	if (!bytes.bytes)
		give_up(path);
	return bytes;
}

static void add_seed(struct seeds *seeds, const char *folder, const char *name)
{
	struct seed *grown =
		array_reserve(seeds->items, &seeds->capacity, seeds->count + 1, sizeof(*grown));
	char path[4096];

	if (!grown)
		give_up("seeds");
	seeds->items = grown;
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	grown[seeds->count].name = arena_string(&seeds->arena, name);
	grown[seeds->count].bytes = read_whole(seeds, path);
	seeds->count++;
}

static int compare_seeds(const void *a, const void *b)
{
	return strcmp(((const struct seed *)a)->name, ((const struct seed *)b)->name);
}

static void read_seeds(struct seeds *seeds, const char *folder)
{
	DIR *stream = opendir(folder);
	struct dirent *entry;

	if (!stream)
		give_up(folder);
	while ((entry = readdir(stream))) {
		if (entry->d_name[0] != '.')
			add_seed(seeds, folder, entry->d_name);
	}
	closedir(stream);
	if (seeds->count == 0)
		give_up("no seeds");
	qsort(seeds->items, seeds->count, sizeof(seeds->items[0]), compare_seeds);
	for (size_t i = 0; i < seeds->count; i++)
		add_piece(seeds, seeds->items[i].bytes);
}

static int hex_digit(char c)
{
	const char *found = c ? strchr("0123456789abcdef", c) : NULL;

	return found ? (int)(found - "0123456789abcdef") : 0;
}

/* The inside of the quotation marks, escapes undone: \\ \" \xNN. */
static struct cotejo_text unquote(struct seeds *seeds, struct cotejo_text quoted)
{
	char *bytes = arena_alloc(&seeds->arena, quoted.length + 1, 1);
	size_t length = 0;

	if (!bytes)
		give_up("dictionary");
	for (size_t i = 0; i < quoted.length; i++) {
		char c = quoted.bytes[i];

		if (c == '\\' && i + 3 < quoted.length && quoted.bytes[i + 1] == 'x') {
			c = (char)(hex_digit(quoted.bytes[i + 2]) << 4 |
				   hex_digit(quoted.bytes[i + 3]));
			i += 3;
		} else if (c == '\\' && i + 1 < quoted.length) {
			c = quoted.bytes[++i];
		}
		bytes[length++] = c;
	}
	return slice(bytes, length);
}

static void read_dictionary(struct seeds *seeds, const char *path)
{
	struct cotejo_text rest = read_whole(seeds, path);

	while (rest.length) {
		struct cotejo_text line = slice_trim(take_line(&rest));
		const char *open = line.length ? memchr(line.bytes, '"', line.length) : NULL;

		if (!open || line.bytes[0] == '#')
			continue;
		open++;
		add_piece(seeds,
			unquote(seeds, slice(open, line.length - 1 - (size_t)(open - line.bytes))));
	}
}

/* The mutant of a number, in `bytes`; number 0 is the seed itself. */
static void make(
	const struct seeds *seeds, const struct seed *seed, unsigned number, struct buffer *bytes)
{
	struct mutator mutator = {
		0x9e3779b97f4a7c15ULL + number, seeds->pieces, seeds->piece_count};

	for (const char *c = seed->name; *c; c++)
		mutator.state = (mutator.state ^ (unsigned char)*c) * 0x100000001b3ULL;
	buffer_reset(bytes);
	buffer_add(bytes, seed->bytes);
	if (number)
		mutate(&mutator, bytes);
}

/* The bytes in a place of just their size, so that a sanitizer sees a read past their end. */
static void feed(const struct buffer *bytes)
{
	uint8_t *exact = malloc(bytes->length ? bytes->length : 1);

	if (!exact)
		give_up("feed");
	if (bytes->length)
		memcpy(exact, bytes->bytes, bytes->length);
	LLVMFuzzerTestOneInput(exact, bytes->length);
	free(exact);
}

static void replay(const struct seeds *seeds)
{
	const char *wanted = getenv("COTEJO_FUZZ_MUTANTS");
	unsigned long all = wanted ? strtoul(wanted, NULL, 10) : ALL_MUTANTS;
	struct buffer bytes = {0};

	for (size_t i = 0; i < seeds->count; i++) {
		for (unsigned number = 0; number <= all / seeds->count; number++) {
			snprintf(last_words, sizeof(last_words), "\nbroken by seed %s, mutant %u\n",
				seeds->items[i].name, number);
			make(seeds, &seeds->items[i], number, &bytes);
			feed(&bytes);
		}
	}
	buffer_clear(&bytes);
	last_words[0] = '\0';
	printf("%zu seeds, %lu mutants\n", seeds->count, all);
}

static void print_mutant(const struct seeds *seeds, const char *name, const char *number)
{
	struct buffer bytes = {0};

	for (size_t i = 0; i < seeds->count; i++) {
		if (strcmp(seeds->items[i].name, name) != 0)
			continue;
		make(seeds, &seeds->items[i], (unsigned)strtoul(number, NULL, 10), &bytes);
		fwrite(bytes.bytes, 1, bytes.length, stdout);
	}
	buffer_clear(&bytes);
}

int main(int argc, char **argv)
{
	struct seeds seeds = {0};

	if (argc < 2 || argc == 4) {
		fputs("usage: replay FOLDER [DICTIONARY [SEED NUMBER]]\n", stderr);
		return 2;
	}
	if (argc > 2)
		read_dictionary(&seeds, argv[2]);
	read_seeds(&seeds, argv[1]);
	if (argc > 4) {
		print_mutant(&seeds, argv[3], argv[4]);
	} else {
		listen_for_the_end();
		replay(&seeds);
	}
	free(seeds.items);
	free(seeds.pieces);
	arena_clear(&seeds.arena);
	return 0;
}
