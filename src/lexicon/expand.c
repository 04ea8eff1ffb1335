/*
 * expand.c - lines of Apertium's lt-expand
 *
 *     take<vblex># out:sacar<vblex>          both ways
 *     house<n>:>:casa<n>                     from left to right only
 *     home<n>:<:casa<n>                      from right to left only
 *
 * Tags are in angle brackets, "#" and "+" join words, and a backslash protects.
 *
 * SPDX-License-Identifier: MIT
 */
#include "lexicon/expand.h"

#include "base/error.h"

/* A translation that is not used in this direction is one nevertheless. */
static const double aside = .25;

/* Where the line is cut: at the first colon that no backslash protects, outside of tags. */
static size_t find_colon(struct cotejo_text line)
{
	bool in_tag = false;

	for (size_t i = 0; i < line.length; i++) {
		if (line.bytes[i] == '\\')
			i++;
		else if (line.bytes[i] == ':' && !in_tag)
			return i;
		else if (line.bytes[i] == '<' || line.bytes[i] == '>')
			in_tag = line.bytes[i] == '<';
	}
	return line.length;
}

bool expand_is_one(struct cotejo_text line)
{
	return line.length && memchr(line.bytes, '<', line.length) &&
	       find_colon(line) < line.length;
}

/* The words of a side, without tags. False: a tag that does not end. */
static bool take_words(struct buffer *words, struct cotejo_text side, size_t *ret_bad)
{
	for (size_t i = 0; i < side.length; i++) {
		char c = side.bytes[i];

		if (c == '<') {
			const char *end = memchr(side.bytes + i, '>', side.length - i);

			*ret_bad = i;
			if (!end)
				return false;
			i = (size_t)(end - side.bytes);
		} else if (c == '+') {
			buffer_add_byte(words, ' ');
		} else if (c == '\\' && i + 1 < side.length) {
			buffer_add_byte(words, side.bytes[++i]);
		} else if (c != '#' && c != '~') {
			buffer_add_byte(words, c);
		}
	}
	return true;
}

/* ":>:" and ":<:" */
static size_t take_direction(struct cotejo_text line, size_t colon, double ret_probabilities[2])
{
	ret_probabilities[0] = ret_probabilities[1] = 1;
	if (colon + 2 >= line.length || line.bytes[colon + 2] != ':' ||
		!strchr("<>", line.bytes[colon + 1]) || !line.bytes[colon + 1])
		return colon + 1;
	ret_probabilities[line.bytes[colon + 1] == '>'] = aside;
	return colon + 3;
}

int expand_read_line(struct cotejo_lexicon *lexicon, struct gloss *gloss, struct cotejo_text line,
	size_t *ret_column, struct cotejo_error *error)
{
	struct buffer words[2] = {{0}};
	size_t colon = find_colon(line), begin, bad = 0;
	double probabilities[2];
	int status = 0;

	if (slice_starts(line, slice_of("__REGEXP__")))
		return 0;
	begin = take_direction(line, colon, probabilities);
	gloss->forward = probabilities[0];
	gloss->backward = probabilities[1];
	if (!take_words(&words[0], slice(line.bytes, colon), &bad)) {
		*ret_column = bad + 1;
		status = error_set(error, COTEJO_ESYNTAX, "a tag that does not end");
	} else if (!take_words(&words[1], slice(line.bytes + begin, line.length - begin), &bad)) {
		*ret_column = begin + bad + 1;
		status = error_set(error, COTEJO_ESYNTAX, "a tag that does not end");
	} else if (words[0].failed || words[1].failed) {
		status = error_no_memory(error);
	} else {
		status = gloss_add(
			lexicon, gloss, buffer_text(&words[0]), buffer_text(&words[1]), error);
	}
	buffer_clear(&words[0]);
	buffer_clear(&words[1]);
	return status;
}
