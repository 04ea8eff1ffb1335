/*
 * matcher.c - has this sentence, or one like it, been translated?
 *
 * What is found is kept with its numbers and scores only; a unit is loaded when its turn comes, and
 * compared again, because it may have changed. No lock is held between two calls.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/options.h"
#include "match/matcher.h"

#include <stdlib.h>

#include "match/penalties.h"
#include "memory/handle.h"
#include "text/utf8.h"

enum { DEFAULT_SCORE = 70, MOST_PENALTY = 1000 };

static int copy_text(struct buffer *copy, struct cotejo_text text, struct cotejo_error *error)
{
	size_t valid = utf8_valid_length(text);

	if (valid != text.length) {
		error_set(error, COTEJO_EENCODING, "not valid UTF-8");
		return error_at_offset(error, COTEJO_EENCODING, NULL, valid);
	}
	buffer_reset(copy);
	buffer_add(copy, text);
	return copy->failed ? error_no_memory(error) : 0;
}

static int take_query(struct cotejo_matcher *matcher, struct cotejo_text sentence,
	const struct cotejo_match_context *context, struct cotejo_error *error)
{
	int code = copy_text(&matcher->sentence, sentence, error);

	matcher->has_context = context && (context->before.length || context->after.length);
	if (code == 0 && matcher->has_context)
		code = copy_text(&matcher->before, slice_trim(context->before), error);
	if (code == 0 && matcher->has_context)
		code = copy_text(&matcher->after, slice_trim(context->after), error);
	if (code == 0)
		code = tokens_read(&matcher->query, buffer_text(&matcher->sentence), 0, error);
	if (code < 0)
		return code;
	if (matcher->query.count == 0)
		return error_set(error, COTEJO_EARGUMENT, "there is no text to be found");
	if (matcher->query.count > SCORE_TOKENS)
		return error_set(error, COTEJO_ELIMIT, "the text has more than %d words and marks",
			SCORE_TOKENS);
	matcher->query_words = 0;
	for (size_t i = 0; i < matcher->query.count; i++)
		matcher->query_words += matcher->query.items[i].root_length > 0 &&
					matcher->query.items[i].kind != WORD_NUMBER;
	return 0;
}

int cotejo_matcher_find(struct cotejo_matcher *matcher, struct cotejo_text sentence,
	const struct cotejo_match_context *context, size_t *ret_count, struct cotejo_error *error)
{
	return cotejo_matcher_find_coded(matcher, sentence, NULL, 0, context, ret_count, error);
}

int cotejo_matcher_find_coded(struct cotejo_matcher *matcher, struct cotejo_text sentence,
	const struct cotejo_inline *codes, size_t code_count,
	const struct cotejo_match_context *context, size_t *ret_count, struct cotejo_error *error)
{
	int code = take_query(matcher, sentence, context, error);

	matcher->count = matcher->next = 0;
	if (code < 0)
		return code;
	code = memory_begin_read(matcher->memory, error);
	if (code < 0)
		return code;
	matcher->query_codes = codes;
	matcher->query_code_count = code_count;
	code = look_everywhere(matcher, error);
	matcher->query_codes = NULL;
	matcher->query_code_count = 0;
	memory_end_read(matcher->memory);
	if (code < 0)
		matcher->count = 0;
	else if (ret_count)
		*ret_count = matcher->count;
	return code;
}

/* ---- Handing out ---- */

/* Loads a unit as one state, and lets go of the memory again. */
static int load_unit(struct cotejo_matcher *matcher, int64_t unit, struct cotejo_error *error)
{
	int code = memory_begin_read(matcher->memory, error);

	if (code < 0)
		return code;
	code = reader_load(&matcher->reader, unit, error);
	reader_release(&matcher->reader);
	memory_end_read(matcher->memory);
	return code;
}

/* 1: matcher->match is that unit; 0: it has been changed or deleted meanwhile. */
static int take_found(
	struct cotejo_matcher *matcher, const struct found *found, struct cotejo_error *error)
{
	struct cotejo_findings findings = {0};
	size_t variant = 0;
	int code = load_unit(matcher, found->unit, error);

	if (code != 1 || matcher->reader.unit.state == COTEJO_UNIT_EXCLUDED)
		return code < 0 ? code : 0;
	code = look_for_variant(matcher, found, &variant, error);
	if (code != 1)
		return code;
	code = differences_find(
		&matcher->differences, &matcher->scorer, &matcher->query, &matcher->text, error);
	if (code < 0)
		return code;
	code = penalties_findings(matcher, variant, &findings, error);
	if (code < 0)
		return code;
	matcher->match = (struct cotejo_match){
		.unit = &matcher->reader.unit,
		.variant = variant,
		.score = found->score,
		.penalty = found->penalty,
		.of_flags = found->of_flags,
		.of_codes = found->of_codes,
		.findings = findings,
		.by_letters = matcher->by_letters,
		.difference_count = matcher->differences.count,
		.differences = matcher->differences.items,
	};
	return 1;
}

int cotejo_matcher_next(struct cotejo_matcher *matcher, const struct cotejo_match **ret_match,
	struct cotejo_error *error)
{
	while (matcher->next < matcher->count) {
		int code = take_found(matcher, &matcher->found[matcher->next++], error);

		if (code < 0)
			return code;
		if (code == 1) {
			*ret_match = &matcher->match;
			return 1;
		}
	}
	return 0;
}

/* ---- Making and freeing ---- */

static bool is_penalty(int points)
{
	return points >= 0 && points <= MOST_PENALTY;
}

static int read_penalties(struct cotejo_matcher *matcher,
	const struct cotejo_match_penalties *penalties, struct cotejo_error *error)
{
	struct cotejo_match_penalties *own = &matcher->penalties;

	if (!is_penalty(penalties->automatic) || !is_penalty(penalties->doubtful) ||
		!is_penalty(penalties->improbable) || !is_penalty(penalties->other))
		return error_set(error, COTEJO_EARGUMENT,
			"a penalty is a number of points from 0 to %d", MOST_PENALTY);
	*own = *penalties;
	if (!penalties->property)
		return 0;
	own->property = arena_string(&matcher->arena, penalties->property);
	own->value = arena_string(&matcher->arena, penalties->value ? penalties->value : "");
	return own->property && own->value ? 0 : error_no_memory(error);
}

static int read_text_penalties(struct cotejo_matcher *matcher,
	const struct cotejo_match_options *options, struct cotejo_error *error)
{
	if (!is_penalty(options->flags) || !is_penalty(options->codes))
		return error_set(error, COTEJO_EARGUMENT,
			"a penalty of flags or codes is a number from 0 to %d", MOST_PENALTY);
	matcher->percent_of_flags = options->flags;
	matcher->points_of_codes = options->codes;
	return options->flags ? cotejo_checker_new(&matcher->checker, error) : 0;
}

static int read_options(struct cotejo_matcher *matcher, const struct cotejo_match_options *wanted,
	struct cotejo_error *error)
{
	struct cotejo_match_options options = COTEJO_MATCH_OPTIONS_INIT;
	int code = 0;

	options_take(&options, sizeof(options), wanted);
	if (options.language)
		code = language_canonical(matcher->language, options.language, error);
	if (code == 0 && options.target_language)
		code = language_canonical(matcher->target, options.target_language, error);
	if (code < 0)
		return code;
	matcher->min_score = options.min_score ? options.min_score : DEFAULT_SCORE;
	if (matcher->min_score < 1 || matcher->min_score > COTEJO_SCORE_CONTEXT)
		return error_set(error, COTEJO_EARGUMENT, "a score is a number from 1 to %d",
			COTEJO_SCORE_CONTEXT);
	matcher->limit = options.limit ? options.limit : SIZE_MAX;
	matcher->min_probability = options.min_probability;
	matcher->typos = options.typos != 0;
	code = read_penalties(matcher, &options.penalties, error);
	return code < 0 ? code : read_text_penalties(matcher, &options, error);
}

int cotejo_matcher_new(struct cotejo_matcher **ret_matcher, struct cotejo_memory *memory,
	const struct cotejo_match_options *options, struct cotejo_error *error)
{
	struct cotejo_matcher *matcher = calloc(1, sizeof(*matcher));
	int code;

	if (!matcher)
		return error_no_memory(error);
	matcher->memory = memory;
	matcher->reader.memory = memory;
	code = read_options(matcher, options, error);
	if (code < 0) {
		cotejo_matcher_free(matcher);
		return code;
	}
	*ret_matcher = matcher;
	return 0;
}

void cotejo_matcher_free(struct cotejo_matcher *matcher)
{
	if (!matcher)
		return;
	arena_clear(&matcher->arena);
	buffer_clear(&matcher->sentence);
	buffer_clear(&matcher->before);
	buffer_clear(&matcher->after);
	tokens_clear(&matcher->query);
	tokens_clear(&matcher->text);
	scorer_clear(&matcher->scorer);
	letter_pattern_clear(&matcher->pattern);
	match_index_clear(&matcher->index);
	free(matcher->found);
	reader_clear(&matcher->reader);
	differences_clear(&matcher->differences);
	cotejo_checker_free(matcher->checker);
	free(matcher->codes.items);
	free(matcher->other_codes.items);
	free(matcher);
}
