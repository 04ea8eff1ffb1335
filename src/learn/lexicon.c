/*
 * lexicon.c - what a memory has learnt, as a lexicon
 *
 * SPDX-License-Identifier: MIT
 */
#include <cotejo/learn.h>

#include "base/buffer.h"
#include "learn/store.h"

enum { DECIMALS = 4 };

/* A translation that less of a word has is chance rather than a dictionary's. */
static const double LEAST_PROBABILITY = 0.05;

static double share(float links, float count)
{
	double value = count > 0 ? (double)links / (double)count : 0;

	return value < 1 ? value : 1;
}

/* Whether a lexicon's lines can hold it. */
static bool is_plain(struct cotejo_text word)
{
	return word.length > 0 && !memchr(word.bytes, '\t', word.length) &&
	       !memchr(word.bytes, '\n', word.length) && word.bytes[0] != '#';
}

static void write_pair(
	struct buffer *lines, const struct knowledge *knowledge, const struct known_pair *pair)
{
	const struct known_word *source = &knowledge->words[pair->source];
	const struct known_word *target = &knowledge->words[pair->target];
	double forward = share(pair->links[0], source->count);
	double backward = share(pair->links[1], target->count);

	if (forward < LEAST_PROBABILITY || backward < LEAST_PROBABILITY ||
		!is_plain(source->word) || !is_plain(target->word))
		return;
	buffer_add(lines, source->word);
	buffer_add_byte(lines, '\t');
	buffer_add(lines, target->word);
	buffer_add_byte(lines, '\t');
	buffer_add_number(lines, forward, DECIMALS);
	buffer_add_byte(lines, '\t');
	buffer_add_number(lines, backward, DECIMALS);
	buffer_add_byte(lines, '\n');
}

static int make_lexicon(struct cotejo_lexicon **ret_lexicon, const struct knowledge *knowledge,
	struct cotejo_error *error)
{
	struct cotejo_lexicon *lexicon = NULL;
	struct buffer lines = {0};
	int code;

	for (size_t p = 0; p < knowledge->pair_count; p++)
		write_pair(&lines, knowledge, &knowledge->pairs[p]);
	code = lines.failed ? error_no_memory(error) : cotejo_lexicon_new(&lexicon, error);
	if (code == 0)
		code = cotejo_lexicon_parse(lexicon, buffer_text(&lines), NULL, error);
	buffer_clear(&lines);
	if (code < 0) {
		cotejo_lexicon_free(lexicon);
		return code;
	}
	*ret_lexicon = lexicon;
	return 1;
}

int cotejo_memory_lexicon(struct cotejo_lexicon **ret_lexicon, struct cotejo_memory *memory,
	const char *source_language, const char *target_language, struct cotejo_error *error)
{
	char source[LANGUAGE_SIZE], target[LANGUAGE_SIZE];
	struct knowledge knowledge = {0};
	struct language_pair languages;
	int code = language_canonical(source, source_language, error);

	if (code == 0)
		code = language_canonical(target, target_language, error);
	if (code < 0)
		return code;
	languages = language_pair_of(source, target);
	code = load_knowledge(memory, &languages, &knowledge, error);
	if (code == 1)
		code = make_lexicon(ret_lexicon, &knowledge, error);
	knowledge_clear(&knowledge);
	return code;
}
