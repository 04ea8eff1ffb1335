/*
 * lean.c - small words that go with their neighbour
 *
 * SPDX-License-Identifier: MIT
 */
#include "words/lean.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/error.h"
#include "text/words.h"

/* A word leans when it is at least this share of all words, and this share of it is unlinked. Real
 * languages leave a gap on both sides of these: articles are unlinked half of the time, nouns one
 * time in fifty. */
static const float LEAST_SHARE = 0.003F, LEAST_UNLINKED = 0.35F;

/* How often words of a type occur on a side. */
struct lean_counts {
	uint32_t words;
	uint32_t begins, ends; /* the first or last word of a sentence */
};

/* Whether a type is a word, and no mark or number. */
static int is_word(struct words *scanner, struct cotejo_text key, struct cotejo_error *error)
{
	struct word word;
	int status;

	words_start(scanner, key);
	status = words_next(scanner, &word, error);
	if (status <= 0)
		return status;
	return word.kind == WORD_LETTERS || word.kind == WORD_IDEOGRAPH;
}

/* Words that begin many sentences and end few lean forward. */
static void count_words(
	struct lean_counts *counts, const bool *is_mark, const struct corpus *corpus, size_t side)
{
	for (size_t pair = 0; pair < corpus->pair_count; pair++) {
		struct corpus_view view = corpus_sentence(corpus, side, pair);
		size_t first = 0, last = view.count;

		while (first < last && is_mark[view.types[first]])
			first++;
		while (last > first && is_mark[view.types[last - 1]])
			last--;
		for (size_t w = 0; w < view.count; w++)
			counts[view.types[w]].words++;
		if (first < last) {
			counts[view.types[first]].begins++;
			counts[view.types[last - 1]].ends++;
		}
	}
}

static int find_marks(bool *ret_marks, const struct corpus *corpus, struct cotejo_error *error)
{
	struct words scanner = {0};
	int status = 0;

	for (size_t type = 0; status >= 0 && type < corpus->types.count; type++) {
		status = is_word(&scanner, corpus->types.entries[type].key, error);
		ret_marks[type] = status == 0;
	}
	words_clear(&scanner);
	return status < 0 ? status : 0;
}

int lean_learn(uint8_t *ret_leans, const struct corpus *corpus, size_t side, const float *unlinked,
	struct cotejo_error *error)
{
	size_t types = corpus->types.count;
	struct lean_counts *counts = calloc(types + 1, sizeof(*counts));
	bool *marks = calloc(types + 1, sizeof(*marks));
	float least = LEAST_SHARE * (float)corpus->sides[side].count;
	int status = counts && marks ? find_marks(marks, corpus, error) : error_no_memory(error);

	if (status == 0) {
		count_words(counts, marks, corpus, side);
		for (size_t type = 0; type < types; type++) {
			const struct lean_counts *count = &counts[type];
			bool leans = !marks[type] && (float)count->words >= least &&
				     unlinked[type] >= LEAST_UNLINKED * (float)count->words;

			ret_leans[type] = !leans                        ? LEAN_NOT
					  : count->ends > count->begins ? LEAN_BACK
									: LEAN_FORWARD;
		}
	}
	free(counts);
	free(marks);
	return status;
}

static bool has_link(const struct lean_links *links, size_t w)
{
	for (size_t v = 0; v < links->others; v++) {
		if (links->base[w * links->step + v * links->other_step])
			return true;
	}
	return false;
}

/* Gives a word the links of its neighbour. */
static void take_part(const struct lean_links *links, size_t w, size_t neighbour)
{
	for (size_t v = 0; v < links->others; v++) {
		size_t to = w * links->step + v * links->other_step;
		size_t from = neighbour * links->step + v * links->other_step;

		if (!links->marks[from])
			continue;
		links->marks[to] = 1;
		if (links->chances[to] < links->chances[from])
			links->chances[to] = links->chances[from];
	}
}

static enum lean lean_of(const struct lean_words *words, size_t w)
{
	uint32_t type = words->types[w];

	return type == NO_TYPE ? LEAN_NOT : (enum lean)words->leans[type];
}

void lean_join(const struct lean_links *links, const struct lean_words *words)
{
	/* From the end on, so that in "de la FIFA" the second word has its links before the first
	 * asks for them; and from the beginning on for those that lean back. */
	for (size_t w = words->count; w-- > 0;) {
		if (w + 1 < words->count && lean_of(words, w) == LEAN_FORWARD &&
			!has_link(links, w))
			take_part(links, w, w + 1);
	}
	for (size_t w = 1; w < words->count; w++) {
		if (lean_of(words, w) == LEAN_BACK && !has_link(links, w))
			take_part(links, w, w - 1);
	}
}
