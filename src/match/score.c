/*
 * score.c - how much two texts differ
 *
 * Dynamic programming over tokens, of which only the cells are computed that a distance within the
 * bound can go through: for texts that are alike that is a narrow band, and for others it soon
 * closes.
 *
 * SPDX-License-Identifier: MIT
 */
#include "match/score.h"

#include <stdlib.h>

#include "base/array.h"
#include "match/letters.h"
#include "text/utf8.h"

/* A byte for each pair of tokens: 16 MiB. */
enum { MOST_STEP_CELLS = 1 << 24 };

void scorer_clear(struct scorer *scorer)
{
	free(scorer->row);
	free(scorer->steps);
	*scorer = (struct scorer){0};
}

/* ---- Two tokens ---- */

static bool has_same_root(const struct token *one, struct cotejo_text folded,
	const struct token *other, struct cotejo_text other_folded)
{
	if (one->hash != other->hash)
		return false;
	if (one->kind == WORD_NUMBER || other->kind == WORD_NUMBER)
		return one->kind == other->kind;
	return slice_equal(slice(folded.bytes, one->root_length),
		slice(other_folded.bytes, other->root_length));
}

static uint32_t cost_of_letters(struct cotejo_text one, struct cotejo_text other)
{
	int32_t a[SCORE_LETTERS], b[SCORE_LETTERS];
	size_t a_count = letters_read(one, a, SCORE_LETTERS);
	size_t b_count = letters_read(other, b, SCORE_LETTERS);
	size_t longer = a_count > b_count ? a_count : b_count;
	uint32_t distance = letters_distance(a, a_count, b, b_count);
	uint32_t cost = (uint32_t)((size_t)TOKEN_WEIGHT_WORD * distance / longer);

	return cost < SCORE_COST_LEAST ? SCORE_COST_LEAST : cost;
}

uint32_t score_substitution(const struct tokens *a, const struct token *one, const struct tokens *b,
	const struct token *other)
{
	struct cotejo_text folded, other_folded;
	bool is_mark = one->root_length == 0;

	if (is_mark != (other->root_length == 0))
		return TOKEN_WEIGHT_WORD + TOKEN_WEIGHT_MARK + 1;
	if (one->hash != other->hash)
		return is_mark ? TOKEN_WEIGHT_MARK : TOKEN_WEIGHT_WORD;
	folded = token_folded(a, one);
	other_folded = token_folded(b, other);
	if (slice_equal(folded, other_folded)) {
		if (slice_equal(token_text(a, one), token_text(b, other)))
			return 0;
		return is_mark ? SCORE_COST_MARK_FORM : SCORE_COST_FORM;
	}
	if (is_mark)
		return TOKEN_WEIGHT_MARK;
	if (!has_same_root(one, folded, other, other_folded))
		return TOKEN_WEIGHT_WORD;
	return one->kind == WORD_NUMBER ? SCORE_COST_NUMBER : cost_of_letters(folded, other_folded);
}

/* ---- Two texts ---- */

int score_of_distance(uint32_t distance, uint32_t weight, uint32_t other_weight)
{
	uint32_t heavier = weight > other_weight ? weight : other_weight;
	uint64_t left = distance < heavier ? heavier - distance : 0;
	int score = heavier ? (int)(left * 100 / heavier) : COTEJO_SCORE_EXACT;

	return distance && score == COTEJO_SCORE_EXACT ? score - 1 : score;
}

uint32_t score_most_distance(int score, uint32_t weight, uint32_t other_weight)
{
	uint64_t heavier = weight > other_weight ? weight : other_weight;

	if (score >= COTEJO_SCORE_EXACT)
		return 0;
	return (uint32_t)(heavier * (uint64_t)(100 - score) / 100);
}

/* The columns of a row whose cells are within the bound. */
struct band {
	size_t begin, end;
};

static uint32_t least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* Turns the row above into the next one, in place. Cells outside the band count as `above`. */
static void next_row(uint32_t *row, struct band *band, const struct tokens *a,
	const struct token *one, const struct tokens *b, uint32_t most)
{
	const uint32_t above = most + 1;
	struct band next = {SIZE_MAX, 0};
	uint32_t diagonal = above, left = above;

	for (size_t j = band->begin; j <= b->count; j++) {
		uint32_t up = j < band->end ? row[j] : above, cost;

		if (j >= band->end && left > most && diagonal > most)
			break;
		cost = least(up, most) + token_weight(one);
		if (up > most)
			cost = above;
		if (j > 0 && left <= most)
			cost = least(cost, left + token_weight(&b->items[j - 1]));
		if (j > 0 && diagonal < cost)
			cost = least(
				cost, diagonal + score_substitution(a, one, b, &b->items[j - 1]));
		diagonal = up;
		left = row[j] = least(cost, above);
		if (left <= most) {
			next.begin = next.begin < j ? next.begin : j;
			next.end = j + 1;
		}
	}
	*band = next;
}

int score_distance(struct scorer *scorer, const struct tokens *a, const struct tokens *b,
	uint32_t most, uint32_t *ret_distance, struct cotejo_error *error)
{
	struct band band = {0, 1};
	uint32_t *row;

	if (a->count > SCORE_TOKENS || b->count > SCORE_TOKENS)
		return error_set(error, COTEJO_ELIMIT, "a text has more than %d words and marks",
			SCORE_TOKENS);
	row = array_reserve(scorer->row, &scorer->row_capacity, b->count + 1, sizeof(*row));
	if (!row)
		return error_no_memory(error);
	scorer->row = row;
	row[0] = 0;
	for (size_t j = 0; j < b->count && band.end == j + 1; j++) {
		row[j + 1] = row[j] + token_weight(&b->items[j]);
		band.end += row[j + 1] <= most;
	}
	for (size_t i = 0; i < a->count && band.begin < band.end; i++)
		next_row(row, &band, a, &a->items[i], b, most);
	*ret_distance =
		band.begin < band.end && band.end == b->count + 1 ? row[b->count] : most + 1;
	return 0;
}

/* ---- The way ---- */

static void fill_steps(
	unsigned char *steps, uint32_t *row, const struct tokens *a, const struct tokens *b)
{
	size_t width = b->count + 1;

	row[0] = 0;
	for (size_t j = 1; j < width; j++) {
		row[j] = row[j - 1] + token_weight(&b->items[j - 1]);
		steps[j] = STEP_PUT_IN;
	}
	for (size_t i = 1; i <= a->count; i++) {
		const struct token *one = &a->items[i - 1];
		uint32_t diagonal = row[0];

		row[0] += token_weight(one);
		steps[i * width] = STEP_LEFT_OUT;
		for (size_t j = 1; j < width; j++) {
			uint32_t change = score_substitution(a, one, b, &b->items[j - 1]);
			uint32_t cost = diagonal + change;
			unsigned char step = change ? STEP_CHANGED : STEP_SAME;

			if (row[j] + token_weight(one) < cost) {
				cost = row[j] + token_weight(one);
				step = STEP_LEFT_OUT;
			}
			if (row[j - 1] + token_weight(&b->items[j - 1]) < cost) {
				cost = row[j - 1] + token_weight(&b->items[j - 1]);
				step = STEP_PUT_IN;
			}
			diagonal = row[j];
			row[j] = cost;
			steps[i * width + j] = step;
		}
	}
}

/* From the end to the beginning, and then turned round. */
static size_t walk_back(const unsigned char *table, const struct tokens *a, const struct tokens *b,
	struct score_step_at *steps)
{
	size_t i = a->count, j = b->count, count = 0;

	while (i || j) {
		enum score_step step = (enum score_step)table[i * (b->count + 1) + j];

		i -= step != STEP_PUT_IN;
		j -= step != STEP_LEFT_OUT;
		steps[count++] = (struct score_step_at){step, (uint32_t)i, (uint32_t)j};
	}
	for (size_t k = 0; k < count / 2; k++) {
		struct score_step_at kept = steps[k];

		steps[k] = steps[count - 1 - k];
		steps[count - 1 - k] = kept;
	}
	return count;
}

int score_steps(struct scorer *scorer, const struct tokens *a, const struct tokens *b,
	struct score_step_at *steps, size_t *ret_count, struct cotejo_error *error)
{
	size_t cells = (a->count + 1) * (b->count + 1);
	unsigned char *table;
	uint32_t *row;

	if (a->count > SCORE_TOKENS || b->count > SCORE_TOKENS || cells > MOST_STEP_CELLS)
		return error_set(error, COTEJO_ELIMIT,
			"the texts are too long to be laid side by "
			"side");
	row = array_reserve(scorer->row, &scorer->row_capacity, b->count + 1, sizeof(*row));
	if (!row)
		return error_no_memory(error);
	scorer->row = row;
	table = array_reserve(scorer->steps, &scorer->step_capacity, cells, 1);
	if (!table)
		return error_no_memory(error);
	scorer->steps = table;
	fill_steps(table, row, a, b);
	*ret_count = walk_back(table, a, b, steps);
	return 0;
}

/* ---- The API ---- */

static int score_texts(
	int *ret_score, struct tokens pair[2], struct scorer *scorer, struct cotejo_error *error)
{
	uint32_t distance = 0;
	int code = score_distance(scorer, &pair[0], &pair[1], UINT32_MAX / 4, &distance, error);

	if (code == 0)
		*ret_score = score_of_distance(distance, pair[0].weight, pair[1].weight);
	return code;
}

static int read_valid(struct tokens *tokens, struct cotejo_text text, struct cotejo_error *error)
{
	size_t valid = utf8_valid_length(text);

	if (valid == text.length)
		return tokens_read(tokens, text, 0, error);
	error_set(error, COTEJO_EENCODING, "not valid UTF-8");
	return error_at_offset(error, COTEJO_EENCODING, NULL, valid);
}

int cotejo_match_score(int *ret_score, struct cotejo_text one, struct cotejo_text other,
	struct cotejo_error *error)
{
	struct tokens pair[2] = {0};
	struct scorer scorer = {0};
	int code = read_valid(&pair[0], one, error);

	if (code == 0)
		code = read_valid(&pair[1], other, error);
	if (code == 0)
		code = score_texts(ret_score, pair, &scorer, error);
	tokens_clear(&pair[0]);
	tokens_clear(&pair[1]);
	scorer_clear(&scorer);
	return code;
}

int cotejo_match_words(size_t *ret_count, struct cotejo_text text, struct cotejo_error *error)
{
	struct tokens tokens = {0};
	int code = read_valid(&tokens, text, error);

	if (code == 0)
		*ret_count = tokens.word_count;
	tokens_clear(&tokens);
	return code;
}
