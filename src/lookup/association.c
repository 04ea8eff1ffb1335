/*
 * association.c - which words of the translations go with a phrase
 *
 * SPDX-License-Identifier: MIT
 */
#include "lookup/association.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "lookup/small_words.h"

enum {
	TOKEN_PHRASE = 0,  /* the phrase as one word */
	TOKEN_NOTHING = 1, /* what words without a counterpart come from */
	FIRST_TOKEN = 2,
	/* Pairs of words in all sentences that are learnt from: what it takes is bounded. */
	MOST_CELLS = 20000,
	MOST_TOKENS = ASSOCIATION_MOST_TOKENS,
	ROUNDS = 5,
	ALIKE_LETTERS = 4 /* words that begin with the same four may be relatives */
};

/* How quickly belief sinks with the distance of two words, as shares of their sentences. */
static const double steepness = 4;
/* How likely a word comes from nothing, against one that stands at its place. */
static const double weight_of_nothing = .2;
/* Words that occur once would explain all around them: each is taken to have come with so many
 * other words as well. */
static const double unseen = 3;
/* What a word of the phrase brings forth less often than this is not looked at. */
static const double least_probable = .003;
/* How much likelier relatives are before anything is learnt. */
static const float weight_of_relatives = 4;

/* ---- Tokens ---- */

static int number_of(struct association *association, const struct term *term, bool *ret_small,
	uint32_t *ret_number, struct cotejo_error *error)
{
	const char *primary = association->terms.language->primary;
	struct buffer key = {0};
	struct map_entry *entry = NULL;

	/* own[0]: the number, own[1]: 2 and 1 for a small word. */
	if (term->own[1] == 0) {
		buffer_add_string(&key, primary);
		buffer_add_byte(&key, '/');
		buffer_add(&key, term->stem);
		if (!key.failed)
			entry = map_insert(&association->stems, buffer_text(&key),
				(uint32_t)association->stems.count + FIRST_TOKEN, NULL);
		buffer_clear(&key);
		if (!entry)
			return error_no_memory(error);
		term->own[0] = entry->value;
		term->own[1] = 2U | is_small_word(primary, term->word);
	}
	*ret_number = (uint32_t)term->own[0];
	*ret_small = term->own[1] & 1;
	return 0;
}

/* The number of the span that holds a place of the source; SIZE_MAX: none. */
static size_t span_at(const struct cotejo_span *spans, size_t count, size_t place)
{
	for (size_t i = 0; i < count; i++) {
		if (place >= spans[i].begin && place < spans[i].begin + spans[i].length)
			return i;
	}
	return SIZE_MAX;
}

static int read_tokens(struct association *association, const char *language,
	struct cotejo_text text, const struct cotejo_span *spans, size_t span_count, bool whole,
	struct token_list *list, struct cotejo_error *error)
{
	size_t capacity = 16, last = SIZE_MAX;
	struct term term;
	int code = terms_start(&association->terms, language, text, error);

	list->tokens = arena_alloc(&association->arena, capacity, sizeof(*list->tokens));
	if (code == 0 && !list->tokens)
		return error_no_memory(error);
	while (code == 0 && (code = terms_next(&association->terms, &term, error)) == 1) {
		size_t span = span_at(spans, span_count, term.begin);
		struct token token = {.begin = (uint32_t)term.begin,
			.end = (uint32_t)(term.begin + term.length),
			.words = 1,
			.phrase = span != SIZE_MAX};

		code = number_of(association, &term, &token.small, &token.number, error);
		if (code < 0)
			break;
		if (whole && token.phrase) {
			token.number = TOKEN_PHRASE;
			if (span == last) {
				list->tokens[list->count - 1].end = token.end;
				list->tokens[list->count - 1].words++;
				list->tokens[list->count - 1].small &= token.small;
				continue;
			}
		}
		last = span;
		if (list->count == capacity) {
			struct token *grown =
				arena_alloc(&association->arena, capacity * 2, sizeof(*grown));

			if (!grown)
				return error_no_memory(error);
			memcpy(grown, list->tokens, capacity * sizeof(*grown));
			list->tokens = grown;
			capacity *= 2;
		}
		list->tokens[list->count++] = token;
	}
	return code;
}

int association_add(struct association *association, const char *source_language,
	struct cotejo_text source, const struct cotejo_span *spans, size_t span_count,
	const char *target_language, struct cotejo_text target, bool whole,
	struct cotejo_error *error)
{
	struct token_pair *grown = array_reserve(
		association->pairs, &association->capacity, association->count + 1, sizeof(*grown));
	struct token_pair pair = {0};
	int code;

	if (!grown)
		return error_no_memory(error);
	association->pairs = grown;
	code = read_tokens(association, source_language, source, spans, span_count, whole,
		&pair.source, error);
	if (code == 0)
		code = read_tokens(
			association, target_language, target, NULL, 0, false, &pair.target, error);
	if (code == 0)
		grown[association->count++] = pair;
	return code;
}

/* The places that a word which begins there is linked to. */
static uint64_t places_at(const struct linked_word *words, size_t count, size_t begin)
{
	uint64_t places = 0;

	for (size_t i = 0; i < count; i++) {
		const struct cotejo_span *span = &words[i].span;

		if (begin >= span->begin && begin < span->begin + span->length &&
			words[i].place < ASSOCIATION_MOST_PLACES)
			places |= (uint64_t)1 << words[i].place;
	}
	return places;
}

void association_link(
	struct association *association, const struct linked_word *words, size_t count)
{
	struct token_pair *pair = &association->pairs[association->count - 1];

	pair->has_links = true;
	for (size_t i = 0; i < pair->target.count; i++) {
		struct token *token = &pair->target.tokens[i];

		token->linked = places_at(words, count, token->begin);
	}
}

/* ---- What is learnt ---- */

static size_t slot_of(const struct map_of_pairs *lexicon, uint32_t source, uint32_t target)
{
	uint64_t key = ((uint64_t)source << 32 | target) + 1;
	size_t mask = lexicon->slots - 1;
	size_t i = (size_t)((key * 0x9e3779b97f4a7c15U) >> 30) & mask;

	while (lexicon->keys[i] && lexicon->keys[i] != key)
		i = (i + 1) & mask;
	return i;
}

static double probability_of(
	const struct association *association, uint32_t source, uint32_t target)
{
	const struct map_of_pairs *lexicon = &association->lexicon;
	size_t slot = slot_of(lexicon, source, target);

	return lexicon->keys[slot] ? (double)lexicon->probabilities[slot] : 0;
}

/* How near two places are, as shares of their sentences. */
static double nearness(size_t i, size_t count, size_t j, size_t other_count)
{
	double distance = ((double)i + .5) / (double)count - ((double)j + .5) / (double)other_count;

	return exp(-steepness * fabs(distance));
}

static bool is_learnt_from(const struct token_pair *pair)
{
	return pair->source.count && pair->target.count && pair->source.count <= MOST_TOKENS &&
	       pair->target.count <= MOST_TOKENS;
}

/* One pair after the other, or every few of them. */
static size_t step_of(const struct association *association)
{
	size_t cells = 0;

	for (size_t i = 0; i < association->count; i++) {
		const struct token_pair *pair = &association->pairs[i];

		if (is_learnt_from(pair))
			cells += (pair->source.count + 1) * pair->target.count;
	}
	return 1 + cells / MOST_CELLS;
}

static struct cotejo_text stem_of(const struct association *association, uint32_t number)
{
	struct cotejo_text key;
	const char *slash;

	if (number < FIRST_TOKEN)
		return slice("", 0);
	key = association->stems.entries[number - FIRST_TOKEN].key;
	slash = memchr(key.bytes, '/', key.length);
	return slice(slash + 1, key.length - (size_t)(slash + 1 - key.bytes));
}

static bool are_relatives(const struct association *association, uint32_t source, uint32_t target)
{
	struct cotejo_text a = stem_of(association, source), b = stem_of(association, target);

	if (a.length < ALIKE_LETTERS || b.length < ALIKE_LETTERS)
		return a.length && slice_equal(a, b);
	return memcmp(a.bytes, b.bytes, ALIKE_LETTERS) == 0;
}

static void enter(struct association *association, uint32_t source, uint32_t target)
{
	struct map_of_pairs *lexicon = &association->lexicon;
	size_t slot = slot_of(lexicon, source, target);

	if (lexicon->keys[slot])
		return;
	lexicon->keys[slot] = ((uint64_t)source << 32 | target) + 1;
	lexicon->probabilities[slot] =
		are_relatives(association, source, target) ? weight_of_relatives : 1;
	lexicon->used++;
}

/* Room for all pairs of words that stand in one pair of sentences. */
static int make_lexicon(struct association *association, struct cotejo_error *error)
{
	struct map_of_pairs *lexicon = &association->lexicon;
	size_t step = step_of(association), cells = 0;

	for (size_t i = 0; i < association->count; i += step) {
		const struct token_pair *pair = &association->pairs[i];

		if (is_learnt_from(pair))
			cells += (pair->source.count + 1) * pair->target.count;
	}
	for (lexicon->slots = 64; lexicon->slots < 2 * cells; lexicon->slots *= 2)
		;
	association->token_count = association->stems.count + FIRST_TOKEN;
	lexicon->keys = calloc(lexicon->slots, sizeof(*lexicon->keys));
	lexicon->probabilities = calloc(lexicon->slots, sizeof(*lexicon->probabilities));
	lexicon->counts = calloc(lexicon->slots, sizeof(*lexicon->counts));
	association->totals = calloc(association->token_count, sizeof(*association->totals));
	if (!lexicon->keys || !lexicon->probabilities || !lexicon->counts || !association->totals)
		return error_no_memory(error);
	for (size_t i = 0; i < association->count; i += step) {
		const struct token_pair *pair = &association->pairs[i];

		for (size_t j = 0; is_learnt_from(pair) && j < pair->target.count; j++) {
			uint32_t target = pair->target.tokens[j].number;

			enter(association, TOKEN_NOTHING, target);
			for (size_t k = 0; k < pair->source.count; k++)
				enter(association, pair->source.tokens[k].number, target);
		}
	}
	return 0;
}

/* How much the j-th target word comes from each source word; the last is nothing. Their sum is 1,
 * or all are 0. */
static void weigh(const struct association *association, const struct token_pair *pair, size_t j,
	double *weights)
{
	uint32_t target = pair->target.tokens[j].number;
	size_t count = pair->source.count;
	double sum;

	weights[count] = weight_of_nothing * probability_of(association, TOKEN_NOTHING, target);
	sum = weights[count];
	for (size_t i = 0; i < count; i++) {
		const struct token *token = &pair->source.tokens[i];

		weights[i] = token->words * nearness(i, count, j, pair->target.count) *
			     probability_of(association, token->number, target);
		sum += weights[i];
	}
	for (size_t i = 0; sum > 0 && i <= count; i++)
		weights[i] /= sum;
}

static void count_pair(struct association *association, const struct token_pair *pair)
{
	double weights[MOST_TOKENS + 1];

	for (size_t j = 0; j < pair->target.count; j++) {
		uint32_t target = pair->target.tokens[j].number;

		weigh(association, pair, j, weights);
		for (size_t i = 0; i <= pair->source.count; i++) {
			uint32_t source = i < pair->source.count ? pair->source.tokens[i].number
								 : TOKEN_NOTHING;

			association->lexicon
				.counts[slot_of(&association->lexicon, source, target)] +=
				weights[i];
			association->totals[source] += weights[i];
		}
	}
}

static void end_round(struct association *association)
{
	struct map_of_pairs *lexicon = &association->lexicon;

	for (size_t i = 0; i < lexicon->slots; i++) {
		double total;

		if (!lexicon->keys[i])
			continue;
		total = association->totals[(lexicon->keys[i] - 1) >> 32];
		lexicon->probabilities[i] = (float)(lexicon->counts[i] / (total + unseen));
		lexicon->counts[i] = 0;
	}
	memset(association->totals, 0, association->token_count * sizeof(*association->totals));
}

int association_learn(struct association *association, struct cotejo_error *error)
{
	size_t step = step_of(association);
	int code = make_lexicon(association, error);

	for (int round = 0; code == 0 && round < ROUNDS; round++) {
		for (size_t i = 0; i < association->count; i += step) {
			if (is_learnt_from(&association->pairs[i]))
				count_pair(association, &association->pairs[i]);
		}
		end_round(association);
	}
	return code;
}

/* Most words of a sentence are so improbable that weighing them against all others is in vain. */
static bool may_be_of_phrase(
	const struct association *association, const struct token_pair *pair, uint32_t target)
{
	for (size_t i = 0; i < pair->source.count; i++) {
		const struct token *token = &pair->source.tokens[i];

		if (token->phrase &&
			probability_of(association, token->number, target) > least_probable)
			return true;
	}
	return false;
}

bool association_shares(
	const struct association *association, size_t number, size_t place, double *shares)
{
	const struct token_pair *pair = &association->pairs[number];
	double weights[MOST_TOKENS + 1];

	if (!is_learnt_from(pair))
		return false;
	for (size_t j = 0; j < pair->target.count; j++) {
		/* The links know all of the memory, the weights only what comes with the phrase. */
		shares[j] = pair->has_links && pair->target.tokens[j].linked >> place & 1 ? 1 : 0;
		if (!pair->has_links &&
			may_be_of_phrase(association, pair, pair->target.tokens[j].number)) {
			weigh(association, pair, j, weights);
			for (size_t i = 0; i < pair->source.count; i++)
				shares[j] += pair->source.tokens[i].phrase ? weights[i] : 0;
		}
	}
	return true;
}

void association_clear(struct association *association)
{
	terms_clear(&association->terms);
	map_clear(&association->stems);
	arena_clear(&association->arena);
	free(association->pairs);
	free(association->lexicon.keys);
	free(association->lexicon.probabilities);
	free(association->lexicon.counts);
	free(association->totals);
	*association = (struct association){0};
}
