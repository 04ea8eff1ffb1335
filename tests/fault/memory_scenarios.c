/*
 * memory_scenarios.c - allocations fail while a memory is made, filled, asked and written out
 *
 * Whatever fails, the file stays sound.
 *
 * SPDX-License-Identifier: MIT
 */
#include "fault/scenarios.h"

#include <cotejo/check.h>
#include <cotejo/learn.h>
#include <cotejo/lookup.h>
#include <cotejo/match.h>
#include <cotejo/memory.h>

#include "base/file.h"
#include "fault/digest.h"
#include "unit/memory/fixture.h"

static struct fixture fixture;
static struct buffer template; /* the file as every scenario finds it */

static void remove_files(void)
{
	static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
	char path[400];

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		snprintf(path, sizeof(path), "%s%s", fixture.path, ends[i]);
		unlink(path);
	}
}

void memory_scenarios_setup(void)
{
	struct cotejo_memory *memory;

	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "news", "en", "es", fixture_news, FIXTURE_NEWS_COUNT);
	cotejo_memory_close(memory);
	assert_int_equal(file_read(&template, fixture.path, SIZE_MAX / 2, NULL), 0);
}

void memory_scenarios_teardown(void)
{
	buffer_clear(&template);
	fixture_teardown(&fixture);
}

static void restore(void)
{
	FILE *file;

	remove_files();
	file = fopen(fixture.path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(template.bytes, 1, template.length, file), template.length);
	assert_int_equal(fclose(file), 0);
}

/* The file is sound and holds what it held. */
static void check_unchanged(int failure)
{
	struct cotejo_memory *memory = fixture_open(&fixture, COTEJO_MEMORY_READ);
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory_info info;

	(void)failure;
	check_ok(cotejo_memory_check(memory, &error), &error);
	check_ok(cotejo_memory_info(memory, &info, &error), &error);
	assert_int_equal(info.units, FIXTURE_NEWS_COUNT);
	cotejo_memory_close(memory);
}

/* A file that could not be made is not there, or it is a memory. */
static void check_created(int failure)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory = NULL;
	int code = cotejo_memory_open(&memory, fixture.path, COTEJO_MEMORY_CREATE, &error);

	(void)failure;
	check_ok(code, &error);
	check_ok(cotejo_memory_check(memory, &error), &error);
	cotejo_memory_close(memory);
}

static int create(uint64_t *ret_digest, struct cotejo_error *error)
{
	struct cotejo_memory *memory = NULL;
	struct cotejo_memory_info info = {0};
	int code = cotejo_memory_open(&memory, fixture.path, COTEJO_MEMORY_CREATE, error);

	if (code == 0)
		code = cotejo_memory_info(memory, &info, error);
	if (code == 0)
		digest_number(ret_digest, (uint64_t)info.schema_version);
	cotejo_memory_close(memory);
	return code;
}

static int digest_language(void *user, const char *language, uint64_t variants)
{
	digest_string(user, language);
	digest_number(user, variants);
	return 0;
}

static int tell(uint64_t *ret_digest, struct cotejo_error *error)
{
	struct cotejo_memory *memory = NULL;
	struct cotejo_memory_info info = {0};
	int code = cotejo_memory_open(&memory, fixture.path, COTEJO_MEMORY_READ, error);

	if (code == 0)
		code = cotejo_memory_check(memory, error);
	if (code == 0)
		code = cotejo_memory_info(memory, &info, error);
	if (code == 0)
		code = cotejo_memory_languages(memory, digest_language, ret_digest, error);
	digest_number(ret_digest, info.units);
	digest_number(ret_digest, info.beads);
	cotejo_memory_close(memory);
	return code;
}

static void digest_unit(uint64_t *digest, const struct cotejo_unit *unit)
{
	digest_number(digest, (uint64_t)unit->id);
	digest_bytes(digest, &unit->probability, sizeof(unit->probability));
	digest_number(digest, unit->origin_count);
	for (size_t i = 0; i < unit->variant_count; i++) {
		const struct cotejo_variant *variant = &unit->variants[i];

		digest_string(digest, variant->language);
		digest_text(digest, variant->text);
		digest_string(digest, variant->document);
		digest_text(digest, variant->before);
		digest_text(digest, variant->after);
	}
}

static int walk(uint64_t *ret_digest, struct cotejo_error *error)
{
	struct cotejo_filter filter = COTEJO_FILTER_INIT;
	struct cotejo_memory *memory = NULL;
	struct cotejo_units *units = NULL;
	const struct cotejo_unit *unit;
	int code = cotejo_memory_open(&memory, fixture.path, COTEJO_MEMORY_READ, error);

	filter.source_language = "en";
	filter.target_language = "es";
	filter.min_probability = .5;
	if (code == 0)
		code = cotejo_units_new(&units, memory, &filter, error);
	if (code == 0) {
		while ((code = cotejo_units_next(units, &unit, error)) == 1)
			digest_unit(ret_digest, unit);
	}
	cotejo_units_free(units);
	cotejo_memory_close(memory);
	return code;
}

static int look_up(uint64_t *ret_digest, struct cotejo_error *error)
{
	struct cotejo_memory *memory = NULL;
	struct cotejo_lookup *lookup = NULL;
	const struct cotejo_hit *hit;
	int code = cotejo_memory_open(&memory, fixture.path, COTEJO_MEMORY_READ, error);

	if (code == 0)
		code = cotejo_lookup_new(
			&lookup, memory, slice_of("mass deportation"), NULL, error);
	if (code == 0) {
		while ((code = cotejo_lookup_next(lookup, &hit, error)) == 1) {
			digest_unit(ret_digest, hit->unit);
			digest_number(ret_digest, hit->span_count);
			digest_bytes(
				ret_digest, hit->spans, hit->span_count * sizeof(hit->spans[0]));
		}
	}
	cotejo_lookup_free(lookup);
	cotejo_memory_close(memory);
	return code;
}

static void digest_translations(uint64_t *digest, const struct cotejo_translations *found)
{
	for (size_t i = 0; i < cotejo_translations_count(found); i++) {
		const struct cotejo_translation *translation = cotejo_translations_get(found, i);

		digest_text(digest, translation->text);
		digest_number(digest, translation->count);
	}
}

static int translate(uint64_t *ret_digest, struct cotejo_error *error)
{
	struct cotejo_memory *memory = NULL;
	struct cotejo_translations *found = NULL;
	int code = cotejo_memory_open(&memory, fixture.path, COTEJO_MEMORY_READ, error);

	if (code == 0)
		code = cotejo_translations_new(
			&found, memory, slice_of("mass deportation"), NULL, error);
	if (code == 0)
		digest_translations(ret_digest, found);
	cotejo_translations_free(found);
	cotejo_memory_close(memory);
	return code;
}

/* With flags and codes, and a sentence that is found by its letters alone. */
static int match(uint64_t *ret_digest, struct cotejo_error *error)
{
	struct cotejo_match_options options = COTEJO_MATCH_OPTIONS_INIT;
	struct cotejo_memory *memory = NULL;
	struct cotejo_matcher *matcher = NULL;
	const struct cotejo_match *found;
	int code = cotejo_memory_open(&memory, fixture.path, COTEJO_MEMORY_READ, error);

	options.min_score = 40;
	options.typos = 1;
	options.flags = COTEJO_MATCH_FLAGS;
	options.codes = COTEJO_MATCH_CODES;
	if (code == 0)
		code = cotejo_matcher_new(&matcher, memory, &options, error);
	if (code == 0)
		code = cotejo_matcher_find_coded(matcher, slice_of(fixture_news[0].left),
			&(struct cotejo_inline){.kind = COTEJO_INLINE_PH, .content = {"<b>", 3}}, 1,
			NULL, NULL, error);
	while (code == 0 && (code = cotejo_matcher_next(matcher, &found, error)) == 1) {
		digest_unit(ret_digest, found->unit);
		digest_number(ret_digest, (uint64_t)(found->score - found->penalty));
		code = 0;
	}
	cotejo_matcher_free(matcher);
	cotejo_memory_close(memory);
	return code;
}

static int check_texts(uint64_t *ret_digest, struct cotejo_error *error)
{
	static const struct cotejo_variant source = {
		.language = "en", .text = {"He met Angela in Germany in March 1998.", 39}};
	static const struct cotejo_variant target = {
		.language = "es", .text = {"Vio a Olga en Alemania en mayo de 1989.", 39}};
	struct cotejo_checker *checker = NULL;
	struct cotejo_memory *memory = NULL;
	struct cotejo_findings findings = {0};
	int code = cotejo_memory_open(&memory, fixture.path, COTEJO_MEMORY_READ, error);

	if (code == 0)
		code = cotejo_checker_new(&checker, error);
	if (code == 0)
		code = cotejo_checker_learn(checker, memory, NULL, NULL, error);
	if (code == 0)
		code = cotejo_checker_check(checker, &source, &target, &findings, error);
	for (size_t i = 0; i < findings.count; i++)
		digest_string(ret_digest, findings.findings[i].detail);
	cotejo_checker_free(checker);
	cotejo_memory_close(memory);
	return code;
}

static int learn(uint64_t *ret_digest, struct cotejo_error *error)
{
	struct cotejo_memory *memory = NULL;
	struct cotejo_learn_result result = {0};
	int code = cotejo_memory_open(&memory, fixture.path, COTEJO_MEMORY_WRITE, error);

	if (code == 0)
		code = cotejo_memory_learn(memory, NULL, &result, error);
	digest_number(ret_digest, result.units);
	cotejo_memory_close(memory);
	return code;
}

const struct scenario memory_scenarios[] = {
	{"a new memory", remove_files, create, check_created},
	{"what is in a memory", restore, tell, check_unchanged},
	{"a walk through the units", restore, walk, check_unchanged},
	{"a phrase", restore, look_up, check_unchanged},
	{"translations of a phrase", restore, translate, check_unchanged},
	{"a sentence", restore, match, check_unchanged},
	{"a checker", restore, check_texts, check_unchanged},
	{"what a memory learns", restore, learn, check_unchanged},
	{0},
};
