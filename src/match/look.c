/*
 * look.c - how a matcher looks for a sentence
 *
 * The index proposes units, their texts are compared, and the best are kept. What has nothing like
 * it by words may still be the same with typing errors: then the units whose rare words are the
 * most like the sentence's are compared letter by letter, and if that finds nothing either, all of
 * about its length.
 *
 * SPDX-License-Identifier: MIT
 */
#include "match/matcher.h"

#include <stdlib.h>

#include "base/array.h"
#include "match/penalties.h"
#include "memory/handle.h"
#include "text/utf8.h"

/* How much is done for a sentence with typing errors. */
enum { MOST_LETTERS = 8192 /* bytes */, MOST_ALIKE = 300, MOST_SCANNED = 200000 };

const char *look_wanted_language(const struct cotejo_matcher *matcher)
{
	return matcher->language[0] ? matcher->language : NULL;
}

/* ---- What was found so far ---- */

/* The order of the API; negative: `a` is better. */
static int compare(const struct found *a, const struct found *b)
{
	int net = (b->score - b->penalty) - (a->score - a->penalty);
	uint64_t one = (uint64_t)a->distance * b->heavier,
		 other = (uint64_t)b->distance * a->heavier;

	if (net)
		return net;
	if (one != other)
		return one < other ? -1 : 1;
	if (a->confirmed != b->confirmed)
		return a->confirmed ? -1 : 1;
	if (a->probability != b->probability)
		return a->probability > b->probability ? -1 : 1;
	return (a->unit < b->unit) - (a->unit > b->unit);
}

static int keep(
	struct cotejo_matcher *matcher, const struct found *found, struct cotejo_error *error)
{
	struct found *grown;
	size_t at;

	/* Both its languages may have led to it. */
	for (size_t i = 0; matcher->several && i < matcher->count; i++) {
		if (matcher->found[i].unit != found->unit)
			continue;
		if (compare(found, &matcher->found[i]) >= 0)
			return 0;
		matcher->count--;
		memmove(&matcher->found[i], &matcher->found[i + 1],
			(matcher->count - i) * sizeof(*found));
	}
	if (matcher->count == matcher->limit &&
		compare(found, &matcher->found[matcher->count - 1]) >= 0)
		return 0;
	grown = array_reserve(
		matcher->found, &matcher->capacity, matcher->count + 1, sizeof(*grown));
	if (!grown)
		return error_no_memory(error);
	matcher->found = grown;
	at = matcher->count;
	matcher->count += matcher->count < matcher->limit;
	for (at -= at == matcher->count; at > 0 && compare(found, &grown[at - 1]) < 0; at--)
		grown[at] = grown[at - 1];
	grown[at] = *found;
	return 0;
}

/* The score below which nothing more is wanted. */
static int bar(const struct cotejo_matcher *matcher)
{
	const struct found *last;

	if (matcher->count < matcher->limit)
		return matcher->min_score;
	last = &matcher->found[matcher->count - 1];
	return last->score - last->penalty > matcher->min_score ? last->score - last->penalty
								: matcher->min_score;
}

/* ---- Looking at a unit ---- */

/* 1: its state and probability let it pass. */
static int take_standing(struct cotejo_matcher *matcher, int64_t unit, struct found *found,
	enum cotejo_unit_state *ret_state, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, matcher->memory, QUERY_MATCH_STANDING);
	query_bind_integer(&query, 1, unit);
	code = query_step(&query, error);
	if (code == 1) {
		*ret_state = (enum cotejo_unit_state)query_integer(&query, 0);
		found->probability = query_is_null(&query, 1) ? 1 : query_real(&query, 1);
		found->confirmed = *ret_state == COTEJO_UNIT_CONFIRMED;
		code = *ret_state != COTEJO_UNIT_EXCLUDED &&
		       found->probability >= matcher->min_probability;
	}
	query_end(&query);
	return code;
}

/* The tag of a language by its number. */
static const char *tag_of(const struct cotejo_matcher *matcher, int64_t language)
{
	const struct match_index *index = &matcher->index;

	for (size_t i = 0; i < index->table_count; i++) {
		if (index->tables[i].language == language)
			return index->tables[i].tag;
	}
	return "";
}

/* Whether a text was compared, and is more like the sentence than the other that was, if any. */
static bool is_nearer(const struct found *a, const struct found *b)
{
	return a->heavier && (!b->heavier || (uint64_t)a->distance * b->heavier <
						     (uint64_t)b->distance * a->heavier);
}

static void take_nearer(struct found *found, uint32_t distance, uint32_t heavier, int score)
{
	if (!is_nearer(&(struct found){.distance = distance, .heavier = heavier}, found))
		return;
	found->distance = distance;
	found->heavier = heavier;
	found->score = score;
}

static int compare_words(
	struct cotejo_matcher *matcher, int score, struct found *found, struct cotejo_error *error)
{
	uint32_t weight = matcher->query.weight, other = matcher->text.weight, distance = 0;
	uint32_t most = score_most_distance(score, weight, other);
	int code;

	if (matcher->text.count > SCORE_TOKENS)
		return 0;
	code = score_distance(
		&matcher->scorer, &matcher->query, &matcher->text, most, &distance, error);
	if (code == 0 && distance <= most)
		take_nearer(found, distance, weight > other ? weight : other,
			score_of_distance(distance, weight, other));
	return code;
}

/* Folded words one behind the other, so that a space too many or too few does not count. */
static void compare_letters(struct cotejo_matcher *matcher, int score, struct found *found)
{
	struct cotejo_text text = buffer_text(&matcher->text.folded);
	uint32_t count = (uint32_t)utf8_count(text), other = (uint32_t)matcher->pattern.count;
	uint32_t longer = count > other ? count : other, shorter = count < other ? count : other;
	uint32_t most = score_most_distance(score, count, other);
	size_t distance;

	if (longer - shorter > most)
		return;
	distance = letter_pattern_distance(&matcher->pattern, text, count, most);
	if (distance <= most)
		take_nearer(found, (uint32_t)distance, longer,
			score_of_distance((uint32_t)distance + (distance == 0), count, other));
}

int look_compare(struct cotejo_matcher *matcher, struct cotejo_text text, int score,
	struct found *found, struct cotejo_error *error)
{
	int code;

	text.length = utf8_valid_length(text);
	code = tokens_read(&matcher->text, text, 0, error);
	if (code < 0)
		return code;
	if (!matcher->by_letters)
		return compare_words(matcher, score, found, error);
	compare_letters(matcher, score, found);
	return 0;
}

static bool may_be_source(const struct cotejo_matcher *matcher, size_t variant)
{
	const struct cotejo_unit *unit = &matcher->reader.unit;

	if (!language_covers(look_wanted_language(matcher), unit->variants[variant].language))
		return false;
	for (size_t i = 0; i < unit->variant_count; i++) {
		if (i != variant && language_covers(matcher->target, unit->variants[i].language))
			return true;
	}
	return !matcher->target[0];
}

int look_for_variant(struct cotejo_matcher *matcher, const struct found *found, size_t *ret_variant,
	struct cotejo_error *error)
{
	const struct cotejo_unit *unit = &matcher->reader.unit;
	struct found best = {.unit = found->unit};
	bool any = false;
	int code = 0;

	for (size_t i = 0; i < unit->variant_count && code == 0; i++) {
		uint32_t before = best.distance, heavier = best.heavier;

		if (!may_be_source(matcher, i))
			continue;
		code = look_compare(
			matcher, unit->variants[i].text, matcher->min_score, &best, error);
		if (best.heavier && (best.heavier != heavier || best.distance != before)) {
			*ret_variant = i;
			any = true;
		}
	}
	if (code == 0 && any)
		code = tokens_read(&matcher->text, unit->variants[*ret_variant].text, 0, error);
	if (code == 0 && any && best.score != found->score && found->score != COTEJO_SCORE_CONTEXT)
		any = false;
	return code < 0 ? code : any;
}

/* 1: one of the unit's texts reaches the score, and another is in the language that is wanted. */
static int compare_unit(struct cotejo_matcher *matcher, const char *primary, int score,
	struct found *found, struct cotejo_error *error)
{
	/* Of texts in the target language, of which another is needed, and of others. */
	struct found best[2] = {*found, *found};
	const char *target = matcher->target[0] ? matcher->target : NULL;
	size_t targets = 0;
	struct query query;
	int code;

	query_begin(&query, matcher->memory, QUERY_MATCH_TEXTS);
	query_bind_integer(&query, 1, found->unit);
	while ((code = query_step(&query, error)) == 1) {
		const char *tag = tag_of(matcher, query_integer(&query, 1));
		bool is_target = target && language_covers(target, tag);

		targets += is_target;
		if (language_covers(primary, tag) &&
			language_covers(look_wanted_language(matcher), tag))
			code = look_compare(
				matcher, query_text(&query, 2), score, &best[is_target], error);
		if (code < 0)
			break;
	}
	query_end(&query);
	if (code < 0 || (target && targets == 0))
		return code < 0 ? code : 0;
	*found = targets > 1 && is_nearer(&best[1], &best[0]) ? best[1] : best[0];
	return found->heavier > 0;
}

/* Equal but for white space, which a memory may have changed. */
static bool is_same_text(struct cotejo_text a, struct cotejo_text b)
{
	size_t i = 0, j = 0;

	a = slice_trim(a);
	b = slice_trim(b);
	while (i < a.length && j < b.length) {
		bool space = is_ascii_space(a.bytes[i]);

		if (space != is_ascii_space(b.bytes[j]) || (!space && a.bytes[i] != b.bytes[j]))
			return false;
		for (i++; space && is_ascii_space(a.bytes[i]);)
			i++;
		for (j++; space && is_ascii_space(b.bytes[j]);)
			j++;
	}
	return i == a.length && j == b.length;
}

static int look_for_context(
	struct cotejo_matcher *matcher, struct found *found, struct cotejo_error *error)
{
	const struct cotejo_unit *unit = &matcher->reader.unit;
	int code = reader_load(&matcher->reader, found->unit, error);

	reader_release(&matcher->reader);
	for (size_t i = 0; i < unit->variant_count && code == 1; i++) {
		const struct cotejo_variant *variant = &unit->variants[i];

		if (language_covers(look_wanted_language(matcher), variant->language) &&
			is_same_text(variant->text, buffer_text(&matcher->sentence)) &&
			is_same_text(variant->before, buffer_text(&matcher->before)) &&
			is_same_text(variant->after, buffer_text(&matcher->after)))
			found->score = COTEJO_SCORE_CONTEXT;
	}
	return code < 0 ? code : 0;
}

static int look_at(struct cotejo_matcher *matcher, const char *primary, int64_t unit,
	struct cotejo_error *error)
{
	enum cotejo_unit_state state = COTEJO_UNIT_AUTOMATIC;
	struct found found = {.unit = unit};
	int code = compare_unit(matcher, primary, bar(matcher), &found, error);

	if (code == 1)
		code = take_standing(matcher, unit, &found, &state, error);
	if (code != 1)
		return code;
	code = penalties_of_standing(matcher, &found, state, error);
	if (code == 0 && found.score - found.penalty >= matcher->min_score) {
		code = penalties_of_texts(matcher, &found, error);
		if (code != 1)
			return code;
		code = 0;
	}
	if (code == 0 && found.distance == 0 && matcher->has_context && !matcher->by_letters)
		code = look_for_context(matcher, &found, error);
	if (code < 0)
		return code;
	if (found.score - found.penalty < matcher->min_score)
		return 0;
	return keep(matcher, &found, error);
}

/* ---- Looking for a sentence ---- */

static int look_in(struct cotejo_matcher *matcher, const char *primary, struct cotejo_error *error)
{
	struct needs needs;
	int score = bar(matcher), code;

	needs_set(&needs, matcher->query.weight, matcher->query_words, score);
	code = match_index_find(&matcher->index, &matcher->query, primary,
		look_wanted_language(matcher), &needs, error);
	for (size_t i = 0; i < matcher->index.count && code == 0; i++) {
		/* The more was found, the more the others need. */
		if (bar(matcher) > score) {
			score = bar(matcher);
			needs_set(&needs, matcher->query.weight, matcher->query_words, score);
		}
		if (match_index_reaches(&matcher->index, &matcher->index.items[i], &needs))
			code = look_at(matcher, primary, matcher->index.items[i].unit, error);
	}
	return code;
}

enum look_way { BY_WORDS, ALIKE, ALL };

/* Words that typing errors have split or joined change the weight a little. */
static int look_by_letters(struct cotejo_matcher *matcher, const char *primary, enum look_way way,
	struct cotejo_error *error)
{
	struct match_index *index = &matcher->index;
	uint64_t weight = matcher->query.weight, slack = (uint64_t)2 * TOKEN_WEIGHT_WORD;
	uint64_t least = weight * (uint64_t)matcher->min_score / 100;
	uint64_t most = weight * 100 / (uint64_t)matcher->min_score + slack;
	int code;

	least = least > slack ? least - slack : 0;
	if (way == ALIKE)
		code = match_index_find_alike(index, &matcher->query, primary,
			look_wanted_language(matcher), least, most, MOST_ALIKE, error);
	else
		code = match_index_find_all(index, primary, look_wanted_language(matcher), least,
			most, MOST_SCANNED, error);
	for (size_t i = 0; i < index->count && code == 0; i++)
		code = look_at(matcher, primary, index->items[i].unit, error);
	return code;
}

/* Whether no table before this one has its primary language. */
static bool is_first(const struct match_index *index, size_t table)
{
	for (size_t i = 0; i < table; i++) {
		if (strcmp(index->tables[i].primary, index->tables[table].primary) == 0)
			return false;
	}
	return true;
}

static int look_one_way(
	struct cotejo_matcher *matcher, enum look_way way, struct cotejo_error *error)
{
	struct match_index *index = &matcher->index;
	int code = 0;

	for (size_t i = 0; i < index->table_count && code == 0; i++) {
		char primary[LANGUAGE_SIZE];

		if (!language_covers(look_wanted_language(matcher), index->tables[i].tag))
			continue;
		memcpy(primary, index->tables[i].primary, sizeof(primary));
		if (matcher->language[0] || is_first(index, i))
			code = way == BY_WORDS ? look_in(matcher, primary, error)
					       : look_by_letters(matcher, primary, way, error);
		if (matcher->language[0])
			break;
	}
	return code;
}

int look_everywhere(struct cotejo_matcher *matcher, struct cotejo_error *error)
{
	struct cotejo_text letters = buffer_text(&matcher->query.folded);
	int code = match_index_load(&matcher->index, matcher->memory, error);

	matcher->several = !matcher->language[0];
	matcher->by_letters = false;
	if (code == 0)
		code = look_one_way(matcher, BY_WORDS, error);
	if (code < 0 || matcher->count || !matcher->typos || letters.length > MOST_LETTERS)
		return code;
	matcher->by_letters = true;
	code = letter_pattern_set(&matcher->pattern, letters, error);
	if (code == 0)
		code = look_one_way(matcher, ALIKE, error);
	if (code == 0 && matcher->count == 0)
		code = look_one_way(matcher, ALL, error);
	return code;
}
