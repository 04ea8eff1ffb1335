/*
 * lines.c - lines of pairs in, lines of links out
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "text/utf8.h"
#include "words/aligner.h"
#include "words/workers.h"

/* ---- Reading ---- */

#define MAX_FILE_BYTES ((size_t)UINT32_MAX)

/* Where the next "|||" that stands between spaces or line ends begins, or the length of the line.
 */
static size_t find_separator(struct cotejo_text line, size_t from)
{
	for (size_t i = from; i + 3 <= line.length; i++) {
		if (memcmp(line.bytes + i, "|||", 3) == 0 &&
			(i == 0 || is_ascii_space(line.bytes[i - 1])) &&
			(i + 3 == line.length || is_ascii_space(line.bytes[i + 3])))
			return i;
	}
	return line.length;
}

static int add_line(struct cotejo_words *words, struct cotejo_text line, size_t *ret_column,
	struct cotejo_error *error)
{
	size_t valid = utf8_valid_length(line), separator, second;

	*ret_column = valid + 1;
	if (valid < line.length)
		return error_set(error, COTEJO_EENCODING, "not valid UTF-8");
	separator = find_separator(line, 0);
	*ret_column = separator + 1;
	if (separator == line.length)
		return error_set(error, COTEJO_ESYNTAX, "no \" ||| \" between source and target");
	second = find_separator(line, separator + 3);
	*ret_column = second + 1;
	if (second < line.length)
		return error_set(error, COTEJO_ESYNTAX, "a second \" ||| \"");
	*ret_column = 0;
	return cotejo_words_add(words, slice(line.bytes, separator),
		slice(line.bytes + separator + 3, line.length - separator - 3), error);
}

int cotejo_words_add_lines(struct cotejo_words *words, struct cotejo_text bytes, const char *name,
	struct cotejo_error *error)
{
	size_t number = 0;

	while (bytes.length > 0) {
		const char *end = memchr(bytes.bytes, '\n', bytes.length);
		size_t length = end ? (size_t)(end - bytes.bytes) : bytes.length, column = 0;
		int status = add_line(words, slice(bytes.bytes, length), &column, error);

		number++;
		if (status < 0)
			return error_at(error, status, name, number, column);
		length += end != NULL;
		bytes = slice(bytes.bytes + length, bytes.length - length);
	}
	return 0;
}

int cotejo_words_add_file(struct cotejo_words *words, const char *path, struct cotejo_error *error)
{
	struct buffer bytes = {0};
	int status = file_read(&bytes, path, MAX_FILE_BYTES, error);

	if (status == 0)
		status = cotejo_words_add_lines(words, buffer_text(&bytes), path, error);
	buffer_clear(&bytes);
	return status;
}

/* ---- Writing ---- */

/* Pairs are linked in blocks, each by one thread into its own buffer; a round of blocks is written
 * in order before the next begins. */
enum { BLOCK_PAIRS = 256, ROUND_BLOCKS = 64 };

struct round {
	const struct cotejo_words *words;
	enum cotejo_words_symmetry symmetry;
	size_t first_pair;
	struct buffer blocks[ROUND_BLOCKS];
	int statuses[ROUND_BLOCKS];
};

static void add_links(
	struct buffer *buffer, const struct cotejo_word_links *links, bool with_probabilities)
{
	enum { DECIMALS = 3 };

	for (size_t k = 0; k < links->count; k++) {
		buffer_add_format(buffer, "%s%u-%u", k > 0 ? " " : "",
			(unsigned)links->links[k].source, (unsigned)links->links[k].target);
		if (!with_probabilities)
			continue;
		buffer_add_byte(buffer, ':');
		buffer_add_number(buffer, (double)links->links[k].probability, DECIMALS);
	}
	buffer_add_byte(buffer, '\n');
}

static void link_block(void *context, size_t block)
{
	struct round *round = context;
	size_t pair = round->first_pair + block * BLOCK_PAIRS, end = pair + BLOCK_PAIRS;
	struct cotejo_word_links links = {0};
	int status = 0;

	if (end > round->words->corpus.pair_count)
		end = round->words->corpus.pair_count;
	for (; status == 0 && pair < end; pair++) {
		status = cotejo_words_links(round->words, pair, round->symmetry, &links, NULL);
		if (status == 0)
			add_links(&round->blocks[block], &links,
				round->words->options.with_probabilities != 0);
	}
	cotejo_word_links_clear(&links);
	round->statuses[block] = status;
}

static int write_round(struct round *round, size_t blocks, const struct cotejo_output *output,
	struct cotejo_error *error)
{
	int status = 0;

	workers_run(round->words->options.threads, blocks, link_block, round);
	for (size_t block = 0; status == 0 && block < blocks; block++) {
		status = round->statuses[block] < 0
				 ? error_no_memory(error)
				 : buffer_flush(&round->blocks[block], output, error);
	}
	return status;
}

int cotejo_words_write(const struct cotejo_words *words, enum cotejo_words_symmetry symmetry,
	const struct cotejo_output *output, struct cotejo_error *error)
{
	struct round *round;
	size_t pairs = words->corpus.pair_count;
	int status = 0;

	if (!words->trained)
		return error_set(error, COTEJO_EARGUMENT, "the word aligner has not been trained");
	round = calloc(1, sizeof(*round));
	if (!round)
		return error_no_memory(error);
	round->words = words;
	round->symmetry = symmetry;
	for (; status == 0 && round->first_pair < pairs;
		round->first_pair += (size_t)BLOCK_PAIRS * ROUND_BLOCKS) {
		size_t blocks = (pairs - round->first_pair + BLOCK_PAIRS - 1) / BLOCK_PAIRS;

		status = write_round(
			round, blocks < ROUND_BLOCKS ? blocks : ROUND_BLOCKS, output, error);
	}
	for (size_t block = 0; block < ROUND_BLOCKS; block++)
		buffer_clear(&round->blocks[block]);
	free(round);
	return status;
}
