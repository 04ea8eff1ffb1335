/*
 * srx.c - which rules of an SRX file are for which language, and what is wrong with them
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/srx.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/uregex.h>
#include <unicode/ustring.h>

#include "base/array.h"
#include "base/error.h"
#include "base/slice.h"
#include "text/language.h"
#include "text/srx_expression.h"

enum { PATTERN_STEPS = 100 }; /* ICU's time limit for a pattern on a language tag */

void cotejo_srx_free(struct cotejo_srx *srx)
{
	if (!srx)
		return;
	free(srx->rules);
	free(srx->sets);
	free(srx->maps);
	arena_clear(&srx->arena);
	free(srx);
}

const struct cotejo_srx_header *cotejo_srx_header(const struct cotejo_srx *srx)
{
	return &srx->header;
}

size_t cotejo_srx_map_count(const struct cotejo_srx *srx)
{
	return srx->map_count;
}

const struct cotejo_srx_map *cotejo_srx_maps(const struct cotejo_srx *srx)
{
	return srx->maps;
}

const struct srx_set *srx_find_set(const struct cotejo_srx *srx, const char *name)
{
	for (size_t i = 0; i < srx->set_count; i++)
		if (strcmp(srx->sets[i].name, name) == 0)
			return &srx->sets[i];
	return NULL;
}

/* ---- Languages ---- */

static int at_line(const struct cotejo_srx *srx, size_t line, int code, struct cotejo_error *error)
{
	return code == COTEJO_ENOMEM ? code : error_at(error, code, srx->name, line, 0);
}

/* Whether the expression matches the whole tag, with one joint or the other. */
static int matches_tag(URegularExpression *regex, const char *tag, UErrorCode *status)
{
	UChar units[LANGUAGE_SIZE];
	int32_t length = (int32_t)strlen(tag);
	bool matches = false;

	for (int underscore = 0; underscore < 2 && !matches; underscore++) {
		for (int32_t i = 0; i < length; i++)
			units[i] = underscore && tag[i] == '-' ? '_' : (UChar)tag[i];
		uregex_setText(regex, units, length, status);
		matches = uregex_matches(regex, -1, status);
	}
	return matches;
}

/* 1 if the map is for the language, 0 if not, or an error. */
static int map_matches(const struct cotejo_srx *srx, const struct cotejo_srx_map *map,
	const char *tag, struct cotejo_error *error)
{
	UErrorCode status = U_ZERO_ERROR;
	URegularExpression *regex = NULL;
	int code = srx_expression_open(&regex, map->pattern, UREGEX_CASE_INSENSITIVE, error);

	if (code < 0)
		return at_line(srx, map->line, code, error);
	uregex_setTimeLimit(regex, PATTERN_STEPS, &status);
	code = matches_tag(regex, tag, &status);
	uregex_close(regex);
	if (U_FAILURE(status))
		return at_line(srx, map->line,
			error_set(error, COTEJO_ESYNTAX, "a language pattern that takes too long"),
			error);
	return code;
}

int cotejo_srx_applies(
	const struct cotejo_srx *srx, size_t map, const char *language, struct cotejo_error *error)
{
	char tag[LANGUAGE_SIZE];
	int code = language_canonical(tag, language, error);

	for (size_t i = 0; i < map && code == 0 && !srx->header.cascade; i++) {
		code = map_matches(srx, &srx->maps[i], tag, error);
		if (code > 0)
			return 0;
	}
	return code < 0 ? code : map_matches(srx, &srx->maps[map], tag, error);
}

void srx_selection_clear(struct srx_selection *selection)
{
	free(selection->rules);
	*selection = (struct srx_selection){0};
}

static int select_set(struct srx_selection *selection, const struct cotejo_srx *srx,
	const struct cotejo_srx_map *map, struct cotejo_error *error)
{
	const struct srx_set *set = srx_find_set(srx, map->rules);
	const struct srx_rule **grown;

	if (!set)
		return at_line(srx, map->line,
			error_set(error, COTEJO_ESYNTAX, "no language rule is called \"%.80s\"",
				map->rules),
			error);
	grown = array_reserve(selection->rules, &selection->capacity,
		selection->count + set->rule_count, sizeof(*grown));
	if (!grown)
		return error_no_memory(error);
	selection->rules = grown;
	for (size_t i = 0; i < set->rule_count; i++)
		grown[selection->count++] = &srx->rules[set->first_rule + i];
	return 0;
}

/* Whether an earlier map has selected the same set already; its rules would change nothing. */
static bool is_selected(const struct srx_selection *selection, const struct cotejo_srx *srx,
	const struct cotejo_srx_map *map)
{
	const struct srx_set *set = srx_find_set(srx, map->rules);

	for (size_t i = 0; set && set->rule_count && i < selection->count; i++)
		if (selection->rules[i] == &srx->rules[set->first_rule])
			return true;
	return false;
}

int srx_select(struct srx_selection *selection, const struct cotejo_srx *srx, const char *language,
	struct cotejo_error *error)
{
	char tag[LANGUAGE_SIZE];
	int code = language_canonical(tag, language, error);
	bool found = false;

	for (size_t i = 0; i < srx->map_count && code == 0; i++) {
		const struct cotejo_srx_map *map = &srx->maps[i];

		code = map_matches(srx, map, tag, error);
		if (code <= 0)
			continue;
		found = true;
		code = is_selected(selection, srx, map) ? 0
							: select_set(selection, srx, map, error);
		if (!srx->header.cascade)
			break;
	}
	if (code < 0 || found)
		return code;
	error_set(error, COTEJO_ENOTFOUND, "no rules for language %s", tag);
	return error_in_file(error, COTEJO_ENOTFOUND, srx->name);
}

/* ---- What is wrong ---- */

struct checking {
	const struct cotejo_srx *srx;
	void (*report)(void *user, const struct cotejo_error *problem);
	void *user;
};

static void report(const struct checking *checking, size_t line, struct cotejo_error *problem)
{
	at_line(checking->srx, line, problem->code, problem);
	checking->report(checking->user, problem);
}

/* COTEJO_ENOMEM, or 0 whether the expression is good or reported. */
static int check_expression(const struct checking *checking, const char *pattern, size_t line)
{
	struct cotejo_error problem = COTEJO_ERROR_INIT;
	URegularExpression *regex = NULL;
	int code = 0;

	if (pattern[0]) /* an empty one matches everywhere */
		code = srx_expression_open(&regex, pattern, 0, &problem);
	if (code == COTEJO_ENOMEM)
		return code;
	if (code < 0)
		report(checking, line, &problem);
	uregex_close(regex);
	return 0;
}

static bool is_used(const struct cotejo_srx *srx, const struct srx_set *set)
{
	for (size_t i = 0; i < srx->map_count; i++)
		if (strcmp(srx->maps[i].rules, set->name) == 0)
			return true;
	return false;
}

static int check_set(const struct checking *checking, const struct srx_set *set)
{
	struct cotejo_error problem = COTEJO_ERROR_INIT;
	int code = 0;

	error_set(&problem, 0, "no language map uses \"%.80s\"", set->name);
	if (!is_used(checking->srx, set))
		report(checking, set->line, &problem);
	for (size_t i = 0; i < set->rule_count && code == 0; i++) {
		const struct srx_rule *rule = &checking->srx->rules[set->first_rule + i];

		code = check_expression(checking, rule->before, rule->line);
		if (code == 0)
			code = check_expression(checking, rule->after, rule->line);
		problem = (struct cotejo_error)COTEJO_ERROR_INIT;
		error_set(&problem, 0, "a rule that matches everywhere");
		if (!rule->before[0] && !rule->after[0])
			report(checking, rule->line, &problem);
	}
	return code;
}

static int check_map(const struct checking *checking, const struct cotejo_srx_map *map)
{
	struct cotejo_error problem = COTEJO_ERROR_INIT;

	if (!srx_find_set(checking->srx, map->rules)) {
		error_set(&problem, COTEJO_ESYNTAX, "no language rule is called \"%.80s\"",
			map->rules);
		report(checking, map->line, &problem);
	}
	return check_expression(checking, map->pattern, map->line);
}

int cotejo_srx_check(const struct cotejo_srx *srx,
	void (*report_problem)(void *user, const struct cotejo_error *problem), void *user,
	struct cotejo_error *error)
{
	struct checking checking = {srx, report_problem, user};
	struct cotejo_error problem = COTEJO_ERROR_INIT;
	int code = 0;

	for (size_t i = 0; i < srx->set_count && code == 0; i++)
		code = check_set(&checking, &srx->sets[i]);
	for (size_t i = 0; i < srx->map_count && code == 0; i++)
		code = check_map(&checking, &srx->maps[i]);
	if (code < 0)
		return error_no_memory(error);
	error_set(&problem, 0,
		srx->map_count == 0 ? "no language maps, so no rule is ever used"
				    : "more than one map rule; only the first is used");
	if (srx->map_count == 0 || srx->has_more_map_rules)
		report(&checking, 0, &problem);
	return 0;
}

/* ---- Formatting ---- */

static bool includes(const struct cotejo_srx_header *header, enum cotejo_code_kind kind)
{
	switch (kind) {
	case COTEJO_CODE_START:
		return header->include_start;
	case COTEJO_CODE_END:
		return header->include_end;
	default:
		return header->include_isolated;
	}
}

size_t cotejo_srx_codes_before(
	const struct cotejo_srx *srx, const enum cotejo_code_kind *codes, size_t count)
{
	size_t before = 0;

	while (before < count && includes(&srx->header, codes[before]))
		before++;
	return before;
}
