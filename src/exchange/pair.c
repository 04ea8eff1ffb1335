/*
 * pair.c - the variants of a unit that an export wants, sources before targets
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/pair.h"

#include <stdlib.h>

#include "base/array.h"

enum role { ROLE_NONE, ROLE_SOURCE, ROLE_TARGET };

int pair_set_up(struct pair *pair, const struct cotejo_filter *filter, struct cotejo_error *error)
{
	int code = 0;

	if (filter && filter->source_language)
		code = language_canonical(pair->source, filter->source_language, error);
	if (code == 0 && filter && filter->target_language)
		code = language_canonical(pair->target, filter->target_language, error);
	return code;
}

/* When both sides cover the tag ("es" and "es-MX"), the narrower one has it; and when they are the
 * same, the first variant is the source. */
static enum role role_of(const struct pair *pair, const char *tag, bool first)
{
	bool source = pair->source[0] && language_covers(pair->source, tag);
	bool target = pair->target[0] && language_covers(pair->target, tag);
	size_t source_length = strlen(pair->source), target_length = strlen(pair->target);

	if (source && target && source_length == target_length)
		return first ? ROLE_SOURCE : ROLE_TARGET;
	if (source && target)
		return source_length > target_length ? ROLE_SOURCE : ROLE_TARGET;
	if (source || target)
		return source ? ROLE_SOURCE : ROLE_TARGET;
	if (pair->source[0] && pair->target[0])
		return ROLE_NONE;
	if (pair->source[0] || pair->target[0])
		return pair->source[0] ? ROLE_TARGET : ROLE_SOURCE;
	return first ? ROLE_SOURCE : ROLE_TARGET;
}

static void choose_role(struct pair *pair, const struct cotejo_unit *unit, enum role role)
{
	bool first = true; /* of those that both sides could have */

	for (size_t i = 0; i < unit->variant_count; i++) {
		enum role own = role_of(pair, unit->variants[i].language, first);

		if (own == role)
			pair->variants[pair->count++] = &unit->variants[i];
		if (own != ROLE_NONE)
			first = false;
	}
}

int pair_choose(struct pair *pair, const struct cotejo_unit *unit, struct cotejo_error *error)
{
	const struct cotejo_variant **grown;

	pair->count = pair->source_count = 0;
	grown = array_reserve(
		pair->variants, &pair->capacity, unit->variant_count + 1, sizeof(*grown));
	if (!grown)
		return error_no_memory(error);
	pair->variants = grown;
	choose_role(pair, unit, ROLE_SOURCE);
	pair->source_count = pair->count;
	choose_role(pair, unit, ROLE_TARGET);
	if (pair->source[0] && pair->source_count == 0)
		return 0;
	if (pair->target[0] && pair->source_count == pair->count)
		return 0;
	return 1;
}

void pair_clear(struct pair *pair)
{
	free(pair->variants);
	*pair = (struct pair){0};
}
