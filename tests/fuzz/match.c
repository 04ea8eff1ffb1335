/*
 * match.c - fuzz target: a sentence to match
 *
 * The first line holds options: "e" of a language (English), "t" with a target (Spanish), "y"
 * typing errors, "f" flags, "c" codes, "1" the best alone. The rest is the sentence.
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz/small_memory.h"
#include "fuzz/target.h"

#include <cotejo/match.h>

enum { LEAST_SCORE = 30, CODE_POINTS = 2 };

static struct cotejo_match_options read_options(struct cotejo_text line)
{
	struct cotejo_match_options options = COTEJO_MATCH_OPTIONS_INIT;

	options.min_score = LEAST_SCORE;
	for (size_t i = 0; i < line.length; i++) {
		if (line.bytes[i] == 'e')
			options.language = "en";
		else if (line.bytes[i] == 't')
			options.target_language = "es";
		else if (line.bytes[i] == 'y')
			options.typos = 1;
		else if (line.bytes[i] == 'f')
			options.flags = COTEJO_MATCH_FLAGS;
		else if (line.bytes[i] == 'c')
			options.codes = CODE_POINTS;
		else if (line.bytes[i] == '1')
			options.limit = 1;
	}
	return options;
}

static size_t check_span(struct cotejo_text text, struct cotejo_span span, size_t begin)
{
	claim(span.begin >= begin && span.begin + span.length <= text.length);
	return span.begin + span.length;
}

/* Differences go from left to right through both texts; the score is what the texts say. */
static void check(const struct cotejo_match *match, struct cotejo_text sentence)
{
	struct cotejo_text text = match->unit->variants[match->variant].text;
	size_t at = 0, text_at = 0;
	int score = 0;

	for (size_t i = 0; i < match->difference_count; i++) {
		at = check_span(sentence, match->differences[i].sentence, at);
		text_at = check_span(text, match->differences[i].text, text_at);
	}
	claim(match->penalty == match->of_flags + match->of_codes);
	claim(match->score - match->penalty >= LEAST_SCORE && match->score <= COTEJO_SCORE_EXACT);
	claim(cotejo_match_score(&score, sentence, text, NULL) == 0);
	claim(match->by_letters || match->score == score);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct cotejo_memory *memory;
	struct cotejo_text sentence = {(const char *)data, size};
	struct cotejo_match_options options = read_options(take_line(&sentence));
	struct cotejo_matcher *matcher = NULL;
	const struct cotejo_match *match;
	size_t count = 0, told = 0;
	int code, last = COTEJO_SCORE_EXACT;

	if (!memory)
		memory = small_memory();
	claim(cotejo_matcher_new(&matcher, memory, &options, NULL) == 0);
	code = cotejo_matcher_find(matcher, sentence, NULL, &told, NULL);
	claim(code == 0 || code == COTEJO_EARGUMENT || code == COTEJO_EENCODING ||
		code == COTEJO_ELIMIT);
	while (code == 0 && cotejo_matcher_next(matcher, &match, NULL) == 1) {
		check(match, sentence);
		claim(match->score - match->penalty <= last);
		last = match->score - match->penalty;
		count++;
	}
	claim(count == told && count <= SMALL_MEMORY_UNITS);
	cotejo_matcher_free(matcher);
	return 0;
}
