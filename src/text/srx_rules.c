/*
 * srx_rules.c - the rules of an SRX file for one language, ready to be matched
 *
 * A rule file for a language has about a hundred no-break rules, most of them about an
 * abbreviation, and each is asked at every place where a break rule matches. So what is cheap comes
 * first: the letters in front of the place, then what follows it, and the search backwards last.
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/srx_rules.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/utf16.h>

#include "base/error.h"
#include "base/map.h"
#include "base/slice.h"

/*
 * ICU counts the steps of its matcher by ten thousand; the limit is on the sum over all rules, so
 * that time stays in proportion to the text whatever the rules are. Ordinary rules stay far below.
 */
enum {
	LIMIT_BASE = 2000,     /* ten thousands of steps */
	UNITS_PER_STEPS = 100, /* of text, for each ten thousand more */
	STACK_BYTES = 4 << 20  /* of one match */
};

/* ---- Compiling ---- */

/* ICU calls this after every ten thousand steps. */
static UBool U_CALLCONV spend(const void *context, int32_t steps)
{
	struct srx_rules *const *rules = context;

	(void)steps;
	return ++(*rules)->spent <= (*rules)->limit;
}

static int limit_regex(
	struct srx_rules *const *context, const struct srx_regex *regex, struct cotejo_error *error)
{
	UErrorCode status = U_ZERO_ERROR;

	if (!regex->icu)
		return 0;
	uregex_setMatchCallback(regex->icu, spend, context, &status);
	uregex_setStackLimit(regex->icu, STACK_BYTES, &status);
	uregex_useTransparentBounds(regex->icu, 1, &status);
	return U_SUCCESS(status) ? 0 : error_no_memory(error);
}

static int compile_after(struct srx_rules *rules, struct map *known, const struct srx_rule *rule,
	size_t *ret_after, struct cotejo_error *error)
{
	struct srx_after *after = &rules->afters[rules->after_count];
	bool is_new;
	struct map_entry *entry =
		map_insert(known, slice_of(rule->after), (uint32_t)rules->after_count, &is_new);
	int code = 0;

	if (!entry)
		return error_no_memory(error);
	*ret_after = entry->value;
	if (!is_new)
		return 0;
	rules->after_count++;
	if (rule->after[0])
		code = srx_expression_open(&after->regex.icu, rule->after, 0, error);
	return code < 0 ? code : limit_regex(&rules->self, &after->regex, error);
}

static int compile_seeker(struct srx_rules *rules, struct map *known, const struct srx_rule *rule,
	struct cotejo_error *error)
{
	struct srx_seeker *seeker = &rules->seekers[rules->seeker_count++];
	int code = 0;

	seeker->rule = rule;
	seeker->exceptions = rules->exception_count;
	if (rule->before[0])
		code = srx_expression_open(&seeker->before.icu, rule->before, 0, error);
	if (code == 0)
		code = limit_regex(&rules->self, &seeker->before, error);
	return code < 0 ? code : compile_after(rules, known, rule, &seeker->after, error);
}

static int compile_exception(struct srx_rules *rules, struct map *known,
	const struct srx_rule *rule, struct cotejo_error *error)
{
	struct srx_exception *exception = &rules->exceptions[rules->exception_count++];
	int code = 0;

	exception->rule = rule;
	exception->ending_length = srx_expression_ending(exception->ending, rule->before);
	if (rule->before[0])
		code = srx_expression_open_before(
			&exception->before.icu, &exception->looks_behind, rule->before, error);
	if (code == 0)
		code = limit_regex(&rules->self, &exception->before, error);
	return code < 0 ? code : compile_after(rules, known, rule, &exception->after, error);
}

static int compile(
	struct srx_rules *rules, const struct srx_selection *selection, struct cotejo_error *error)
{
	size_t count = selection->count + 1; /* calloc(0) may be NULL */
	struct map known = {0};
	int code = 0;

	rules->exceptions = calloc(count, sizeof(*rules->exceptions));
	rules->seekers = calloc(count, sizeof(*rules->seekers));
	rules->afters = calloc(count, sizeof(*rules->afters));
	if (!rules->exceptions || !rules->seekers || !rules->afters)
		return error_no_memory(error);
	for (size_t i = 0; i < selection->count && code == 0; i++) {
		const struct srx_rule *rule = selection->rules[i];

		code = rule->breaks ? compile_seeker(rules, &known, rule, error)
				    : compile_exception(rules, &known, rule, error);
		if (code < 0 && code != COTEJO_ENOMEM)
			error_at(error, code, rules->srx->name, rule->line, 0);
	}
	map_clear(&known);
	return code;
}

int srx_rules_compile(struct srx_rules *rules, const struct cotejo_srx *srx, const char *language,
	struct cotejo_error *error)
{
	struct srx_selection selection = {0};
	int code;

	*rules = (struct srx_rules){.srx = srx, .self = rules};
	code = srx_select(&selection, srx, language, error);
	if (code == 0)
		code = compile(rules, &selection, error);
	srx_selection_clear(&selection);
	return code;
}

void srx_rules_clear(struct srx_rules *rules)
{
	for (size_t i = 0; i < rules->exception_count; i++)
		uregex_close(rules->exceptions[i].before.icu);
	for (size_t i = 0; i < rules->seeker_count; i++)
		uregex_close(rules->seekers[i].before.icu);
	for (size_t i = 0; i < rules->after_count; i++)
		uregex_close(rules->afters[i].regex.icu);
	free(rules->exceptions);
	free(rules->seekers);
	free(rules->afters);
	*rules = (struct srx_rules){0};
}

/* ---- Matching ---- */

void srx_rules_start(struct srx_rules *rules, const UChar *units, int32_t length)
{
	rules->units = units;
	rules->length = length;
	rules->text++;
	rules->spent = 0;
	rules->limit = LIMIT_BASE + (uint64_t)length / UNITS_PER_STEPS;
	for (size_t i = 0; i < rules->after_count; i++)
		rules->afters[i].asked_at = -1;
}

static int failure(const struct srx_rules *rules, const struct srx_rule *rule, UErrorCode status,
	struct cotejo_error *error)
{
	int code;

	if (status == U_MEMORY_ALLOCATION_ERROR)
		return error_no_memory(error);
	code = error_set(error, COTEJO_ELIMIT,
		status == U_REGEX_STACK_OVERFLOW
			? "a rule that needs too much memory on this text: %.160s"
			: "a rule that takes too long on this text: %.160s",
		rule->before[0] ? rule->before : rule->after);
	if (error)
		error->detail = (int)status;
	return error_at(error, code, rules->srx->name, rule->line, 0);
}

static void show_text(const struct srx_rules *rules, struct srx_regex *regex, UErrorCode *status)
{
	if (regex->text == rules->text)
		return;
	uregex_setText(regex->icu, rules->units, rules->length, status);
	regex->text = rules->text;
}

static bool follows(
	const struct srx_rules *rules, struct srx_after *after, int32_t at, UErrorCode *status)
{
	if (!after->regex.icu)
		return true;
	if (after->asked_at == at)
		return after->answer;
	show_text(rules, &after->regex, status);
	after->answer = uregex_lookingAt(after->regex.icu, at, status);
	after->asked_at = at;
	return after->answer;
}

/* Behind the character at `at`. */
static int32_t next_point(const struct srx_rules *rules, int32_t at)
{
	if (at < rules->length)
		U16_FWD_1(rules->units, at, rules->length);
	else
		at++;
	return at;
}

/* A rule without `before` breaks wherever its `after` begins to match. */
static void seek_after(
	struct srx_rules *rules, struct srx_seeker *seeker, int32_t from, UErrorCode *status)
{
	struct srx_regex *regex = &rules->afters[seeker->after].regex;

	seeker->at = from;
	if (regex->icu) {
		show_text(rules, regex, status);
		seeker->done = !uregex_find(regex->icu, from, status);
		if (!seeker->done)
			seeker->at = uregex_start(regex->icu, 0, status);
	}
	seeker->start = seeker->at;
	seeker->resume = next_point(rules, seeker->at);
}

static void seek_both(
	struct srx_rules *rules, struct srx_seeker *seeker, int32_t from, UErrorCode *status)
{
	struct srx_after *after = &rules->afters[seeker->after];

	show_text(rules, &seeker->before, status);
	seeker->resume = from;
	while (U_SUCCESS(*status)) {
		seeker->done = seeker->resume > rules->length ||
			       !uregex_find(seeker->before.icu, seeker->resume, status);
		if (seeker->done)
			return;
		seeker->start = uregex_start(seeker->before.icu, 0, status);
		seeker->at = uregex_end(seeker->before.icu, 0, status);
		seeker->resume =
			seeker->at > seeker->start ? seeker->at : next_point(rules, seeker->at);
		if (follows(rules, after, seeker->at, status))
			return;
	}
}

int srx_rules_seek(struct srx_rules *rules, struct srx_seeker *seeker, int32_t from,
	struct cotejo_error *error)
{
	UErrorCode status = U_ZERO_ERROR;

	seeker->done = from > rules->length;
	if (seeker->done)
		return 0;
	if (seeker->before.icu)
		seek_both(rules, seeker, from, &status);
	else
		seek_after(rules, seeker, from, &status);
	return U_SUCCESS(status) ? 0 : failure(rules, seeker->rule, status, error);
}

static bool has_ending(
	const struct srx_rules *rules, const struct srx_exception *exception, int32_t at)
{
	int32_t length = exception->ending_length;

	return at >= length && (length == 0 || memcmp(rules->units + at - length, exception->ending,
						       (size_t)length * sizeof(UChar)) == 0);
}

static bool precedes(const struct srx_rules *rules, struct srx_exception *exception, int32_t at,
	UErrorCode *status)
{
	struct srx_regex *regex = &exception->before;
	int32_t begin = at > SRX_LOOKS_BACK ? at - SRX_LOOKS_BACK : 0;

	if (!regex->icu)
		return true;
	show_text(rules, regex, status);
	if (exception->looks_behind)
		return uregex_lookingAt(regex->icu, at, status);
	U16_SET_CP_START(rules->units, 0, begin);
	uregex_setRegion(regex->icu, begin, at, status);
	return uregex_find(regex->icu, -1, status);
}

int srx_rules_forbid(
	struct srx_rules *rules, const struct srx_seeker *seeker, struct cotejo_error *error)
{
	UErrorCode status = U_ZERO_ERROR;

	for (size_t i = 0; i < seeker->exceptions; i++) {
		struct srx_exception *exception = &rules->exceptions[i];
		bool matches =
			has_ending(rules, exception, seeker->at) &&
			follows(rules, &rules->afters[exception->after], seeker->at, &status) &&
			precedes(rules, exception, seeker->at, &status);

		if (U_FAILURE(status))
			return failure(rules, exception->rule, status, error);
		if (matches)
			return 1;
	}
	return 0;
}
