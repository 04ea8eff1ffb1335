/*
 * differences.c - where two texts differ
 *
 * SPDX-License-Identifier: MIT
 */
#include "match/differences.h"

#include <stdlib.h>

#include "base/array.h"

void differences_clear(struct differences *differences)
{
	free(differences->items);
	free(differences->steps);
	*differences = (struct differences){0};
}

static enum cotejo_difference_kind kind_of(
	const struct score_step_at *step, const struct tokens *sentence, const struct tokens *text)
{
	const struct token *one, *other;
	uint32_t cost;

	if (step->step == STEP_SAME)
		return COTEJO_DIFFERENCE_NONE;
	if (step->step == STEP_LEFT_OUT)
		return COTEJO_DIFFERENCE_MISSING;
	if (step->step == STEP_PUT_IN)
		return COTEJO_DIFFERENCE_ADDED;
	one = &sentence->items[step->a];
	other = &text->items[step->b];
	cost = score_substitution(sentence, one, text, other);
	if (one->kind == WORD_NUMBER && cost >= SCORE_COST_NUMBER)
		return COTEJO_DIFFERENCE_CHANGED;
	return cost < token_weight(one) ? COTEJO_DIFFERENCE_FORM : COTEJO_DIFFERENCE_CHANGED;
}

/* Makes the span reach to the end of a token, or begin with it. */
static void take_token(struct cotejo_span *span, const struct token *token)
{
	if (span->length == 0)
		span->begin = token->begin;
	span->length = token->begin + token->length - span->begin;
}

/* Where the token would stand: behind the last one before it. */
static size_t place_before(const struct tokens *tokens, size_t at)
{
	return at ? tokens->items[at - 1].begin + tokens->items[at - 1].length : 0;
}

static int add_step(struct differences *differences, const struct score_step_at *step,
	const struct tokens *sentence, const struct tokens *text, struct cotejo_error *error)
{
	enum cotejo_difference_kind kind = kind_of(step, sentence, text);
	struct cotejo_difference *grown, *last;

	if (differences->count == 0 || differences->items[differences->count - 1].kind != kind) {
		grown = array_reserve(differences->items, &differences->capacity,
			differences->count + 1, sizeof(*grown));
		if (!grown)
			return error_no_memory(error);
		differences->items = grown;
		grown[differences->count++] = (struct cotejo_difference){kind,
			{place_before(sentence, step->a), 0}, {place_before(text, step->b), 0}};
	}
	last = &differences->items[differences->count - 1];
	if (step->step != STEP_PUT_IN)
		take_token(&last->sentence, &sentence->items[step->a]);
	if (step->step != STEP_LEFT_OUT)
		take_token(&last->text, &text->items[step->b]);
	return 0;
}

int differences_find(struct differences *differences, struct scorer *scorer,
	const struct tokens *sentence, const struct tokens *text, struct cotejo_error *error)
{
	struct score_step_at *steps = array_reserve(differences->steps, &differences->step_capacity,
		sentence->count + text->count + 1, sizeof(*steps));
	size_t count = 0;
	int code;

	differences->count = 0;
	if (!steps)
		return error_no_memory(error);
	differences->steps = steps;
	code = score_steps(scorer, sentence, text, steps, &count, error);
	if (code == COTEJO_ELIMIT)
		return 0;
	for (size_t i = 0; i < count && code == 0; i++)
		code = add_step(differences, &steps[i], sentence, text, error);
	return code;
}

const char *cotejo_difference_kind_name(enum cotejo_difference_kind kind)
{
	static const char *const names[] = {
		[COTEJO_DIFFERENCE_NONE] = "none",
		[COTEJO_DIFFERENCE_FORM] = "form",
		[COTEJO_DIFFERENCE_CHANGED] = "changed",
		[COTEJO_DIFFERENCE_MISSING] = "missing",
		[COTEJO_DIFFERENCE_ADDED] = "added",
	};

	return names[kind];
}
