/*
 * srx_words.c - words of a vocabulary as regular expressions
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/srx_words.h"

#include <string.h>

static void add_escaped(struct buffer *buffer, const char *begin, const char *end)
{
	for (; begin < end; begin++) {
		if (*begin == '.')
			buffer_add_string(buffer, begin + 1 < end ? "\\." SRX_SPACE "?" : "\\.");
		else
			buffer_add_byte(buffer, *begin);
	}
}

static bool is_large(const char *word)
{
	unsigned char first = (unsigned char)word[0], second = (unsigned char)word[1];

	return (first >= 'A' && first <= 'Z') ||
	       (first == 0xC3 && second >= 0x80 && second <= 0x9E);
}

/* What regular expressions without regard to case would match, too: Java's know ASCII only, so
 * that an accented letter at the begin is written in both ways. */
static void add_word(struct buffer *buffer, struct cotejo_text word, enum srx_case letter_case)
{
	unsigned char second = word.length > 1 ? (unsigned char)word.bytes[1] : 0;

	if (letter_case == SRX_CASE_CAPITAL && (unsigned char)word.bytes[0] == 0xC3 &&
		second >= 0xA0) {
		buffer_add_byte(buffer, word.bytes[0]);
		buffer_add_byte(buffer, (char)(second - 0x20));
		add_escaped(buffer, word.bytes + 2, word.bytes + word.length);
		return;
	}
	add_escaped(buffer, word.bytes, word.bytes + word.length);
}

static bool is_chosen(const struct srx_words *from, const struct word_list *list,
	struct cotejo_text word, const struct srx_choice *choice)
{
	bool with_number = list->classes & ABBREVIATION_WITH_NUMBER;

	if (!(list->classes & choice->classes) ||
		(with_number && !(choice->classes & ABBREVIATION_WITH_NUMBER)))
		return false;
	return !(vocabulary_classes(from->vocabulary, word) & choice->without);
}

/* The groups of words that are treated alike: those of one small letter, which have no capital;
 * those with a capital; the others. */
enum group { GROUP_LETTER, GROUP_LARGE, GROUP_SMALL, GROUP_COUNT };

static enum group group_of(struct cotejo_text word, enum srx_case letter_case)
{
	if (letter_case == SRX_CASE_CAPITAL)
		return GROUP_LARGE;
	if (is_large(word.bytes))
		return GROUP_LARGE;
	return word.length == 1 ? GROUP_LETTER : GROUP_SMALL;
}

/* Appends the words of a group, separated by bars, and counts them. */
static size_t add_group(const struct srx_words *from, struct buffer *buffer,
	const struct srx_choice *choice, enum group group)
{
	size_t count = 0;

	for (size_t i = 0; i < from->list_count; i++) {
		const char *words = from->lists[i].words;

		while (*words) {
			struct cotejo_text word = slice(words, strcspn(words, " "));

			words += word.length + (words[word.length] == ' ');
			if (word.length == 0 || group_of(word, choice->letter_case) != group ||
				!is_chosen(from, &from->lists[i], word, choice))
				continue;
			if (count++)
				buffer_add_string(buffer, "|");
			add_word(buffer, word, choice->letter_case);
		}
	}
	return count;
}

bool srx_words_add(
	const struct srx_words *from, struct buffer *buffer, const struct srx_choice *choice)
{
	static const char *const heads[GROUP_COUNT] = {"(?:", "(?=\\p{Lu})(?i:", "(?i:"};
	bool any = false;

	for (enum group group = GROUP_LETTER; group < GROUP_COUNT; group++) {
		size_t before = buffer->length;

		buffer_add_string(buffer, any ? "|" : "(?:");
		buffer_add_string(buffer, heads[group]);
		if (add_group(from, buffer, choice, group)) {
			buffer_add_string(buffer, ")");
			any = true;
		} else if (!buffer->failed) {
			buffer->length = before;
		}
	}
	if (any)
		buffer_add_string(buffer, ")");
	return any;
}
