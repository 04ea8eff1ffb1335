/*
 * learn.c - a memory learns from its units
 *
 * Each pair of languages is learnt by itself, in memory and without a lock, and all that came out
 * is written in one transaction at the end.
 *
 * SPDX-License-Identifier: MIT
 */
#include <cotejo/learn.h>

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "base/options.h"
#include "learn/lesson.h"

/* Fewer pairs of texts teach nothing that holds. */
enum { LEAST_UNITS = 10 };

/* So many pairs of languages are learnt, those with the most units. */
enum { MOST_LANGUAGES = 100 };

struct lessons {
	struct lesson *items;
	size_t count, capacity;
};

static struct lesson *find_lesson(
	struct lessons *lessons, const char *source, const char *target, struct cotejo_error *error)
{
	struct language_pair languages = language_pair_of(source, target);
	struct lesson *lesson = lessons->items;

	for (size_t k = 0; k < lessons->count; k++, lesson++) {
		if (strcmp(lesson->languages.source, languages.source) == 0 &&
			strcmp(lesson->languages.target, languages.target) == 0)
			return lesson;
	}
	lesson = array_reserve(
		lessons->items, &lessons->capacity, lessons->count + 1, sizeof(*lesson));
	if (!lesson) {
		error_no_memory(error);
		return NULL;
	}
	lessons->items = lesson;
	lesson += lessons->count++;
	*lesson = (struct lesson){.languages = languages};
	lesson->languages.swapped = false;
	return lesson;
}

/* Most units first. */
static int compare_lessons(const void *a, const void *b)
{
	const struct lesson *one = a, *other = b;
	int order = strcmp(one->languages.source, other->languages.source);

	if (one->units != other->units)
		return one->units < other->units ? 1 : -1;
	return order ? order : strcmp(one->languages.target, other->languages.target);
}

/* Which languages there are, and about how many places pairs of words have. */
static int list_lessons(
	struct lessons *lessons, struct cotejo_memory *memory, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_prepare(&query, memory,
		"SELECT ls.tag, lt.tag, count(*), sum(1.0 * length(s.text) * length(t.text))"
		" FROM variant s INDEXED BY variant_unit CROSS JOIN variant t INDEXED BY "
		"variant_unit"
		" ON t.unit = s.unit AND t.id > s.id JOIN unit u ON u.id = s.unit"
		" JOIN language ls ON ls.id = s.language JOIN language lt ON lt.id = t.language"
		" WHERE u.state <> ?1 AND s.unit >= 0 GROUP BY s.language, t.language");
	query_bind_integer(&query, 1, COTEJO_UNIT_EXCLUDED);
	while ((code = query_step(&query, error)) == 1) {
		struct lesson *lesson = find_lesson(
			lessons, query_text(&query, 0).bytes, query_text(&query, 1).bytes, error);

		code = lesson ? 0 : COTEJO_ENOMEM;
		if (code < 0)
			break;
		lesson->units += (uint64_t)query_integer(&query, 2);
		lesson->letters += query_real(&query, 3);
	}
	query_finish(&query);
	if (code < 0 || lessons->count == 0)
		return code;
	qsort(lessons->items, lessons->count, sizeof(*lessons->items), compare_lessons);
	while (lessons->count > 0 &&
		(lessons->count > MOST_LANGUAGES ||
			lessons->items[lessons->count - 1].units < LEAST_UNITS))
		lessons->count--;
	return 0;
}

static int learn_all(struct lessons *lessons, struct cotejo_memory *memory,
	const struct cotejo_learn_options *options, struct cotejo_error *error)
{
	struct cotejo_memory *reader = NULL;
	int code = memory_open_again(&reader, memory, error);

	if (code < 0)
		return code;
	code = memory_begin_read(reader, error);
	if (code == 0)
		code = list_lessons(lessons, reader, error);
	for (size_t k = 0; code == 0 && k < lessons->count; k++)
		code = lesson_learn(&lessons->items[k], reader, options, error);
	memory_end_read(reader);
	cotejo_memory_close(reader);
	return code;
}

static int write_all(struct lessons *lessons, struct cotejo_memory *memory,
	struct cotejo_learn_result *result, struct cotejo_error *error)
{
	int code = memory_begin(memory, error);

	if (code < 0)
		return code;
	code = forget_knowledge(memory, error);
	for (size_t k = 0; code == 0 && k < lessons->count; k++) {
		const struct lesson *lesson = &lessons->items[k];

		code = store_knowledge(memory, &lesson->languages, &lesson->knowledge, error);
		if (code == 0)
			code = lesson_write_links(lesson, memory, error);
		result->units += lesson->row_count;
		result->links += lesson->links;
		result->words += lesson->knowledge.word_count;
		result->word_pairs += lesson->knowledge.pair_count;
	}
	if (code == 0)
		return memory_commit(memory, error);
	memory_rollback(memory);
	return code;
}

int cotejo_memory_learn(struct cotejo_memory *memory, const struct cotejo_learn_options *options,
	struct cotejo_learn_result *ret_result, struct cotejo_error *error)
{
	struct cotejo_learn_options chosen = COTEJO_LEARN_OPTIONS_INIT;
	struct cotejo_learn_result result = {0};
	struct lessons lessons = {0};
	int code;

	options_take(&chosen, sizeof(chosen), options);
	code = learn_all(&lessons, memory, &chosen, error);
	if (code == 0)
		code = write_all(&lessons, memory, &result, error);
	result.language_pairs = lessons.count;
	if (code == 0 && ret_result)
		*ret_result = result;
	for (size_t k = 0; k < lessons.count; k++)
		lesson_clear(&lessons.items[k]);
	free(lessons.items);
	return code;
}
