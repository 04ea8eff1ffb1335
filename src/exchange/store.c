/*
 * store.c - units in the words of TMX enter a memory
 *
 * A unit of the same texts, codes and context as one in the memory is that one, and what it says
 * beyond is added: notes and properties that are not there, attributes that are not said. What is
 * there stays, so the same file a second time changes nothing. Two names for one unit (tuid) are
 * both kept, the second as a property.
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/store.h"

#include "base/error.h"
#include "base/slice.h"
#include "exchange/store_conflict.h"
#include "exchange/store_texts.h"
#include "exchange/tmx_unit.h"
#include "memory/codes.h"
#include "memory/handle.h"
#include "memory/moment.h"
#include "memory/names.h"
#include "tmx/attributes.h"
#include "tmx/date.h"

/* ---- Facts ---- */

static void bind_moment(struct query *query, int index, const char *date)
{
	char iso[ISO_DATE_SIZE];
	int64_t moment;

	if (date && date_from_tmx(iso, date) && moment_parse(&moment, iso))
		query_bind_integer(query, index, moment);
}

static void bind_string(struct query *query, int index, const char *string)
{
	if (string)
		query_bind_text(query, index, slice_of(string));
}

static enum cotejo_unit_state state_of(const struct tmx_unit *unit)
{
	for (size_t i = 0; i < unit->property_count; i++) {
		const struct tmx_property *property = &unit->properties[i];

		for (int state = 0; property->type && state <= COTEJO_UNIT_EXCLUDED; state++) {
			if (strcmp(property->type, TMX_STATE) == 0 &&
				slice_equals(property->value, cotejo_unit_state_name(state)))
				return (enum cotejo_unit_state)state;
		}
	}
	return COTEJO_UNIT_AUTOMATIC;
}

/* Who made and changed a unit, and when. */
struct stamps {
	const char *created, *creator, *changed, *changer;
};

/* Many tools say it of the texts only: then the unit is as old as its first text and as new as its
 * last change. */
static struct stamps stamps_of(const struct store *store, const struct tmx_unit *unit)
{
	struct stamps stamps = {unit->created, unit->creator, unit->changed, unit->changer};

	for (size_t i = 0; i < store->count; i++) {
		const struct tmx_variant *variant = store->sources[i];

		if (!unit->created && variant->created &&
			(!stamps.created || strcmp(variant->created, stamps.created) < 0)) {
			stamps.created = variant->created;
			if (!unit->creator)
				stamps.creator = variant->creator;
		}
		if (!unit->changed && variant->changed &&
			(!stamps.changed || strcmp(variant->changed, stamps.changed) > 0)) {
			stamps.changed = variant->changed;
			if (!unit->changer)
				stamps.changer = variant->changer;
		}
	}
	return stamps;
}

static void bind_uses(struct query *query, int index, const struct tmx_unit *unit)
{
	int64_t uses;

	if (store_count_parse(
		    &uses, attributes_find(unit->attributes, unit->attribute_count, "usagecount")))
		query_bind_integer(query, index, uses);
}

static int store_facts(struct store *store, int64_t number, const struct tmx_unit *unit,
	struct cotejo_error *error)
{
	struct stamps stamps = stamps_of(store, unit);
	enum cotejo_unit_state state = state_of(unit);
	int64_t creator = 0, changer = 0;
	struct query query;
	int code;

	if (!store_take_attributes(store, unit))
		return error_no_memory(error);
	/* Many files say nothing but texts. */
	if (!store->lines.length && !stamps.created && !stamps.creator && !stamps.changed &&
		!stamps.changer && !unit->last_used && !unit->attribute_count && state == 0)
		return 0;
	code = person_number(store->memory, stamps.creator, &creator, error);

	if (code == 0)
		code = person_number(store->memory, stamps.changer, &changer, error);
	if (code < 0)
		return code;
	query_begin(&query, store->memory, QUERY_UNIT_FACTS);
	query_bind_integer(&query, 1, number);
	bind_moment(&query, 2, stamps.created);
	if (creator)
		query_bind_integer(&query, 3, creator);
	bind_moment(&query, 4, stamps.changed);
	if (changer)
		query_bind_integer(&query, 5, changer);
	query_bind_integer(&query, 6, state);
	if (store->lines.length)
		query_bind_text(&query, 7, buffer_text(&store->lines));
	bind_moment(&query, 8, unit->last_used);
	bind_uses(&query, 9, unit);
	return query_run(&query, error);
}

/* ---- Properties and notes ---- */

/* State and origins are facts of their own here; all others stay as they are. */
static bool is_kept(const struct tmx_property *property)
{
	return !property->type ||
	       (strcmp(property->type, TMX_STATE) != 0 && strcmp(property->type, TMX_ORIGINS) != 0);
}

/* What belongs to a unit (variant 0) or to one of its variants. */
struct owner {
	int64_t unit, variant;
	bool is_new; /* nothing can be there already */
};

static int store_property(struct store *store, const struct owner *owner,
	const struct tmx_property *property, struct cotejo_error *error)
{
	struct query query;

	query_begin(&query, store->memory,
		owner->is_new ? QUERY_PROPERTY_ADD : QUERY_PROPERTY_ADD_MISSING);
	query_bind_integer(&query, 1, owner->unit);
	if (owner->variant)
		query_bind_integer(&query, 2, owner->variant);
	query_bind_text(&query, 3, slice_of(property->type ? property->type : "x-untyped"));
	query_bind_text(&query, 4, property->value);
	bind_string(&query, 5, property->language);
	bind_string(&query, 6, property->encoding);
	return query_run(&query, error);
}

static int store_properties(struct store *store, const struct owner *owner,
	const struct tmx_property *properties, size_t count, struct cotejo_error *error)
{
	int code = 0;

	for (size_t i = 0; i < count && code == 0; i++) {
		if (is_kept(&properties[i]))
			code = store_property(store, owner, &properties[i], error);
	}
	return code;
}

static int store_notes(struct store *store, const struct owner *owner, const struct tmx_note *notes,
	size_t count, struct cotejo_error *error)
{
	int code = 0;

	for (size_t i = 0; i < count && code == 0; i++) {
		struct query query;

		query_begin(&query, store->memory,
			owner->is_new ? QUERY_NOTE_ADD : QUERY_NOTE_ADD_MISSING);
		query_bind_integer(&query, 1, owner->unit);
		if (owner->variant)
			query_bind_integer(&query, 2, owner->variant);
		query_bind_text(&query, 3, notes[i].text);
		bind_string(&query, 4, notes[i].language);
		bind_string(&query, 5, notes[i].encoding);
		code = query_run(&query, error);
	}
	return code;
}

static int store_parts(struct store *store, int64_t number, const struct tmx_unit *unit,
	bool is_new, struct cotejo_error *error)
{
	struct owner owner = {number, 0, is_new};
	int code = store_properties(store, &owner, unit->properties, unit->property_count, error);

	if (code == 0)
		code = store_notes(store, &owner, unit->notes, unit->note_count, error);
	for (size_t i = 0; i < store->count && code == 0; i++) {
		const struct tmx_variant *variant = store->sources[i];

		owner.variant = store->texts[i].variant;
		code = store_properties(
			store, &owner, variant->properties, variant->property_count, error);
		if (code == 0)
			code = store_notes(
				store, &owner, variant->notes, variant->note_count, error);
	}
	return code;
}

/* ---- A unit that is there already ---- */

static bool says_more(const struct store *store, const struct tmx_unit *unit)
{
	bool more = unit->property_count || unit->note_count || unit->attribute_count || unit->id ||
		    unit->last_used;

	for (size_t i = 0; i < store->count; i++)
		more |= store->sources[i]->property_count || store->sources[i]->note_count ||
			store->texts[i].attributes.length;
	return more;
}

/* Sets the numbers of the variants as they are stored. Each text occurs in the unit, for it is the
 * unit of these texts; where one occurs twice, the first has it. */
static int find_variants(struct store *store, int64_t number, struct cotejo_error *error)
{
	struct query query;
	int code;

	for (size_t i = 0; i < store->count; i++)
		store->texts[i].variant = 0;
	query_begin(&query, store->memory, QUERY_UNIT_VARIANTS);
	query_bind_integer(&query, 1, number);
	while ((code = query_step(&query, error)) == 1) {
		struct cotejo_text tag = query_text(&query, 1), text = query_text(&query, 2);

		for (size_t i = 0; i < store->count; i++) {
			struct unit_text *own = &store->texts[i];

			if (own->variant || !slice_equals(tag, own->tag) ||
				!slice_equal(text, own->text))
				continue;
			own->variant = query_integer(&query, 0);
			break;
		}
	}
	query_end(&query);
	return code;
}

static int fill_variants(struct store *store, struct cotejo_error *error)
{
	int code = 0;

	for (size_t i = 0; i < store->count && code == 0; i++) {
		struct query query;

		if (store->texts[i].attributes.length == 0)
			continue;
		query_begin(&query, store->memory, QUERY_VARIANT_FILL);
		query_bind_integer(&query, 1, store->texts[i].variant);
		query_bind_text(&query, 2, store->texts[i].attributes);
		code = query_run(&query, error);
	}
	return code;
}

/* The attributes that the unit has, and those that it has not yet; its other name as a property. */
static int merge_attributes(struct store *store, int64_t number, const struct tmx_unit *unit,
	struct cotejo_text there, struct cotejo_error *error)
{
	const struct cotejo_property *own = NULL, *named = NULL;
	size_t own_count = 0, count = 0;
	struct buffer lines = {0};
	int code = attributes_read(&store->arena, there, &named, &count, error);

	if (code == 0)
		code = attributes_read(
			&store->arena, buffer_text(&store->lines), &own, &own_count, error);
	buffer_add(&lines, there);
	for (size_t i = 0; i < own_count && code == 0; i++) {
		size_t j = 0;

		while (j < count && strcmp(named[j].name, own[i].name) != 0)
			j++;
		if (j == count) {
			attribute_write(&lines, own[i].name, own[i].value);
		} else if (strcmp(own[i].name, "tuid") == 0 &&
			   !slice_equal(own[i].value, named[j].value)) {
			struct owner owner = {number, 0, false};
			struct tmx_property other = {.type = TMX_TUID, .value = own[i].value};

			code = store_property(store, &owner, &other, error);
		}
	}
	if (code == 0 && lines.failed)
		code = error_no_memory(error);
	if (code == 0) {
		struct query query;

		query_begin(&query, store->memory, QUERY_UNIT_FILL);
		query_bind_integer(&query, 1, number);
		if (lines.length)
			query_bind_text(&query, 2, buffer_text(&lines));
		bind_moment(&query, 3, unit->last_used);
		bind_uses(&query, 4, unit);
		code = query_run(&query, error);
	}
	buffer_clear(&lines);
	return code;
}

static int fill_unit(struct store *store, int64_t number, const struct tmx_unit *unit,
	struct cotejo_error *error)
{
	struct cotejo_text there = {"", 0};
	struct query query;
	const char *copy;
	int code;

	if (!store_take_attributes(store, unit))
		return error_no_memory(error);
	query_begin(&query, store->memory, QUERY_UNIT_ATTRIBUTES);
	query_bind_integer(&query, 1, number);
	code = query_step(&query, error);
	if (code == 1) {
		there = query_text(&query, 0);
		copy = arena_copy(&store->arena, there);
		there.bytes = copy;
		code = copy ? 0 : error_no_memory(error);
	}
	query_end(&query);
	return code ? code : merge_attributes(store, number, unit, there, error);
}

static int merge(struct store *store, int64_t number, const struct tmx_unit *unit,
	struct cotejo_error *error)
{
	int code;

	if (!says_more(store, unit))
		return 0;
	code = find_variants(store, number, error);
	if (code == 0)
		code = fill_unit(store, number, unit, error);
	if (code == 0)
		code = fill_variants(store, error);
	return code ? code : store_parts(store, number, unit, false, error);
}

/* ---- Units ---- */

static int store_origin(struct store *store, int64_t unit, struct cotejo_error *error)
{
	struct query query;

	query_begin(&query, store->memory, QUERY_IMPORTED_ADD);
	query_bind_integer(&query, 1, unit);
	query_bind_integer(&query, 2, store->import);
	query_bind_integer(&query, 3, (int64_t)store->place);
	return query_run(&query, error);
}

static int make(struct store *store, const struct unit_wanted *wanted, const struct tmx_unit *unit,
	int64_t *ret_number, struct cotejo_error *error)
{
	int code = unit_make(store->memory, wanted, ret_number, error);

	if (code == 0)
		code = store_facts(store, *ret_number, unit, error);
	if (code == 0)
		code = store_parts(store, *ret_number, unit, true, error);
	return code;
}

static int find_or_make(
	struct store *store, const struct tmx_unit *unit, struct cotejo_error *error)
{
	struct unit_wanted wanted = {.texts = store->texts, .count = store->count};
	int64_t number = 0;
	bool is_new;
	int code;

	wanted.has_context = store_context(store, unit, &wanted.context);
	if (store->lines.failed)
		return error_no_memory(error);
	code = unit_find(store->memory, &wanted, &store->scratch, &number, error);
	is_new = code == 0;
	if (is_new) {
		/* The memory's other translation stays, or makes way. */
		if (store->on_conflict != COTEJO_IMPORT_ADD)
			code = store_settle_conflict(store, &wanted, error);
		if (code == 1) {
			store->result->units_kept_out++;
			return 0;
		}
		if (code == 0)
			code = make(store, &wanted, unit, &number, error);
	}
	if (code >= 0)
		code = store_origin(store, number, error);
	if (code == 0 && !is_new)
		code = merge(store, number, unit, error);
	if (code == 0 && store->on_conflict != COTEJO_IMPORT_ADD)
		code = store_touch(store, number, error);
	if (code == 0)
		++*(is_new ? &store->result->units_new : &store->result->units_known);
	return code;
}

int store_unit(struct store *store, const struct tmx_unit *unit, struct cotejo_error *error)
{
	int code = store_take_texts(store, unit, error);

	if (code < 0)
		return code;
	store->result->units_read++;
	if (store->count >= 2)
		return find_or_make(store, unit, error);
	store->result->units_skipped++;
	warning_add(store->warnings, WARNING_UNIT, unit->line ? unit->line : 1, 1,
		"a unit with fewer than two texts, skipped");
	return 0;
}

void store_end(struct store *store)
{
	store_conflicts_free(store->conflicts);
	store->conflicts = NULL;
}

void store_clear(struct store *store)
{
	store_end(store);
	arena_clear(&store->arena);
	buffer_clear(&store->scratch);
	buffer_clear(&store->lines);
	buffer_clear(&store->details);
}
