/*
 * penalties.c - what is taken off a score
 *
 * Standing is asked of every unit that reaches the score, and is a row of the memory. Texts and
 * codes are loaded only when the options want them looked at, and flags cost more than comparing
 * the texts did.
 *
 * SPDX-License-Identifier: MIT
 */
#include "match/penalties.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "memory/handle.h"

/* What a probability of .7 lacks to 1 is a little more than .3. */
static const double ROUNDING = 1e-9;

enum { PERCENT = 100 };

/* ---- Standing ---- */

static int has_property(struct cotejo_matcher *matcher, int64_t unit, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, matcher->memory, QUERY_MATCH_PROPERTY);
	query_bind_integer(&query, 1, unit);
	query_bind_text(&query, 2, slice_of(matcher->penalties.property));
	query_bind_text(&query, 3, slice_of(matcher->penalties.value));
	code = query_step(&query, error);
	query_end(&query);
	return code;
}

int penalties_of_standing(struct cotejo_matcher *matcher, struct found *found,
	enum cotejo_unit_state state, struct cotejo_error *error)
{
	const struct cotejo_match_penalties *penalties = &matcher->penalties;
	int code = 1;

	if (state == COTEJO_UNIT_AUTOMATIC)
		found->penalty += penalties->automatic;
	if (state == COTEJO_UNIT_DOUBTFUL)
		found->penalty += penalties->doubtful;
	if (penalties->improbable && found->probability < 1)
		found->penalty +=
			(int)ceil(penalties->improbable * (1 - found->probability) - ROUNDING);
	if (penalties->property && penalties->other)
		code = has_property(matcher, found->unit, error);
	if (code == 0)
		found->penalty += penalties->other;
	return code < 0 ? code : 0;
}

/* ---- Inline codes ---- */

static int compare_codes(const void *a, const void *b)
{
	const struct cotejo_inline *one = *(const struct cotejo_inline *const *)a;
	const struct cotejo_inline *other = *(const struct cotejo_inline *const *)b;

	if (one->kind != other->kind)
		return one->kind < other->kind ? -1 : 1;
	return slice_compare(one->content, other->content);
}

/* Sorted, so that equal ones meet. */
static int sort_codes(struct sorted_codes *sorted, const struct cotejo_inline *codes, size_t count,
	struct cotejo_error *error)
{
	const struct cotejo_inline **grown;

	sorted->count = 0;
	if (count == 0)
		return 0;
	grown = array_reserve(sorted->items, &sorted->capacity, count, sizeof(*grown));
	if (!grown)
		return error_no_memory(error);
	sorted->items = grown;
	sorted->count = count;
	for (size_t i = 0; i < count; i++)
		grown[i] = &codes[i];
	qsort(grown, count, sizeof(*grown), compare_codes);
	return 0;
}

/* How many one has and the other has not. */
static size_t count_differing(const struct sorted_codes *a, const struct sorted_codes *b)
{
	size_t i = 0, j = 0, count = 0;

	while (i < a->count && j < b->count) {
		int order = compare_codes(&a->items[i], &b->items[j]);

		count += order != 0;
		i += order <= 0;
		j += order >= 0;
	}
	return count + (a->count - i) + (b->count - j);
}

static int weigh_codes(struct cotejo_matcher *matcher, const struct cotejo_variant *variant,
	int *ret_penalty, struct cotejo_error *error)
{
	size_t differing;
	int code =
		sort_codes(&matcher->codes, matcher->query_codes, matcher->query_code_count, error);

	if (code == 0)
		code = sort_codes(
			&matcher->other_codes, variant->codes, variant->code_count, error);
	if (code < 0)
		return code;
	differing = count_differing(&matcher->codes, &matcher->other_codes);
	*ret_penalty = COTEJO_PENALTY_MAX;
	if (differing <= COTEJO_PENALTY_MAX &&
		(int)differing * matcher->points_of_codes < COTEJO_PENALTY_MAX)
		*ret_penalty = (int)differing * matcher->points_of_codes;
	return 0;
}

/* ---- Flags ---- */

/* A text that the checker cannot read has no flags. */
static int check_texts(struct cotejo_matcher *matcher, const struct cotejo_variant *source,
	const struct cotejo_variant *target, struct cotejo_findings *ret_findings,
	struct cotejo_error *error)
{
	int code = cotejo_checker_check(matcher->checker, source, target, ret_findings, error);

	if (code != COTEJO_EENCODING && code != COTEJO_EARGUMENT)
		return code;
	*ret_findings = (struct cotejo_findings){0};
	return 0;
}

/* Leaves the findings whose flag is in the other direction's, too. */
static void keep_common(
	struct cotejo_matcher *matcher, struct cotejo_findings *findings, const bool *others)
{
	struct cotejo_findings kept = {.findings = matcher->findings};

	for (size_t i = 0; i < findings->count; i++) {
		const struct cotejo_finding *finding = &findings->findings[i];

		if (!others[finding->flag])
			continue;
		matcher->findings[kept.count++] = *finding;
		kept.penalty += cotejo_flag_penalty(finding->flag);
	}
	if (kept.penalty > COTEJO_PENALTY_MAX)
		kept.penalty = COTEJO_PENALTY_MAX;
	*findings = kept;
}

/* Nobody knows which text is the translation of the other, and some checks are not the same both
 * ways: "Tuesday" is a name for them and "martes" none. Most pairs have no flag one way, and then
 * the other is not asked. */
static int check_pair(struct cotejo_matcher *matcher, size_t one, size_t other,
	struct cotejo_findings *ret_findings, struct cotejo_error *error)
{
	const struct cotejo_variant *variants = matcher->reader.unit.variants;
	struct cotejo_findings back = {0}, findings = {0};
	bool others[COTEJO_FLAG_COUNT] = {false};
	int code = check_texts(matcher, &variants[other], &variants[one], &back, error);

	for (size_t i = 0; i < back.count && code == 0; i++)
		others[back.findings[i].flag] = true;
	if (code == 0 && back.count)
		code = check_texts(matcher, &variants[one], &variants[other], &findings, error);
	if (code < 0)
		return code;
	keep_common(matcher, &findings, others);
	*ret_findings = findings;
	return 0;
}

int penalties_findings(struct cotejo_matcher *matcher, size_t variant,
	struct cotejo_findings *ret_findings, struct cotejo_error *error)
{
	const struct cotejo_unit *unit = &matcher->reader.unit;
	const char *target = matcher->target[0] ? matcher->target : NULL;
	struct cotejo_findings findings = {0};
	size_t least = SIZE_MAX, last = SIZE_MAX;
	int penalty = COTEJO_PENALTY_MAX + 1, code = 0;

	for (size_t i = 0; matcher->checker && i < unit->variant_count && code == 0; i++) {
		if (i == variant || !language_covers(target, unit->variants[i].language))
			continue;
		code = check_pair(matcher, variant, i, &findings, error);
		last = i;
		if (code == 0 && findings.penalty < penalty) {
			penalty = findings.penalty;
			least = i;
		}
	}
	/* Only what was said last is kept. */
	if (code == 0 && least != last)
		code = check_pair(matcher, variant, least, &findings, error);
	if (code == 0)
		*ret_findings = findings;
	return code;
}

/* ---- Both ---- */

int penalties_of_texts(
	struct cotejo_matcher *matcher, struct found *found, struct cotejo_error *error)
{
	struct cotejo_findings findings = {0};
	size_t variant = 0;
	int code = 1;

	if (!matcher->checker && !matcher->points_of_codes)
		return 1;
	code = reader_load(&matcher->reader, found->unit, error);
	reader_release(&matcher->reader);
	if (code == 1)
		code = look_for_variant(matcher, found, &variant, error);
	if (code != 1)
		return code;
	code = weigh_codes(
		matcher, &matcher->reader.unit.variants[variant], &found->of_codes, error);
	if (code == 0)
		code = penalties_findings(matcher, variant, &findings, error);
	if (code < 0)
		return code;
	found->of_flags = findings.penalty * matcher->percent_of_flags / PERCENT;
	found->penalty += found->of_codes + found->of_flags;
	return 1;
}
