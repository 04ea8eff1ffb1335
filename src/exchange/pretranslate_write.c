/*
 * pretranslate_write.c - the proposals for a unit as elements of XLIFF
 *
 * XLIFF 1.2 has <alt-trans> behind the target; XLIFF 2 has <mtc:matches> at the beginning of the
 * unit, whose matches name a segment. What we add stands on lines of its own, as far in as its
 * neighbour, where the file is written in lines.
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/pretranslate_write.h"

#include <stdio.h>

#include "base/error.h"
#include "base/slice.h"
#include "tmx/escape.h"

#define OUR_ORIGIN "cotejo"
#define MATCHES_NAMESPACE "urn:oasis:names:tc:xliff:matches:2.0"

enum { NUMBER_SIZE = 32 };

struct writing {
	struct edits *edits;
	const struct xliff_reader *reader;
	const struct proposed_segment *segments;
	size_t segment_count, filled;
	struct cotejo_text prefix; /* of XLIFF's own elements, with its colon */
	struct cotejo_error *error;
};

/* ---- The file around ---- */

static struct cotejo_text bytes_of(const struct writing *writing, size_t begin, size_t end)
{
	return slice(writing->reader->places_of + begin, end - begin);
}

/* The namespace prefix of an element as the file writes it, with its colon. */
static struct cotejo_text prefix_of(const struct writing *writing, const struct xliff_place *place)
{
	struct cotejo_text tag = bytes_of(writing, place->begin + 1, place->inside);
	size_t length = 0;

	while (length < tag.length && !is_ascii_space(tag.bytes[length]) &&
		tag.bytes[length] != '>' && tag.bytes[length] != '/' && tag.bytes[length] != ':')
		length++;
	return slice(tag.bytes, length < tag.length && tag.bytes[length] == ':' ? length + 1 : 0);
}

/* What stands before an element on its line, with the line's end; empty when that is not only white
 * space. */
static struct cotejo_text indent_of(const struct writing *writing, size_t begin)
{
	const char *bytes = writing->reader->places_of;
	size_t at = begin;

	while (at && (bytes[at - 1] == ' ' || bytes[at - 1] == '\t'))
		at--;
	if (!at || bytes[at - 1] != '\n')
		return slice("", 0);
	at--;
	if (at && bytes[at - 1] == '\r')
		at--;
	return slice(bytes + at, begin - at);
}

/* The first element of a kind (and of a name, unless that is NULL) straight in another. */
static const struct xliff_place *find(const struct writing *writing,
	const struct xliff_place *above, enum xliff_element_kind kind, const char *name)
{
	const struct xliff_reader *reader = writing->reader;
	size_t number = (size_t)(above - reader->places) + 1;

	for (size_t i = number; i < reader->place_count; i++) {
		const struct xliff_place *place = &reader->places[i];

		if (place->above == number && place->kind == kind &&
			(!name || strcmp(place->name, name) == 0))
			return place;
	}
	return NULL;
}

/* Takes out what an earlier run has put into an element. */
static int remove_ours(struct writing *writing, const struct xliff_place *above, const char *name)
{
	const struct xliff_reader *reader = writing->reader;
	size_t number = (size_t)(above - reader->places) + 1;
	int code = 0;

	for (size_t i = number; i < reader->place_count && code == 0; i++) {
		const struct xliff_place *place = &reader->places[i];
		size_t begin = place->begin;

		if (place->above != number || strcmp(place->name, name) != 0 || !place->origin ||
			strcmp(place->origin, OUR_ORIGIN) != 0)
			continue;
		begin -= indent_of(writing, begin).length;
		code = edits_begin(writing->edits, begin, place->end - begin, writing->error);
	}
	return code;
}

/* ---- Elements ---- */

static void add(struct writing *writing, const char *string)
{
	buffer_add_string(&writing->edits->text, string);
}

static void add_name(struct writing *writing, const char *mark, const char *name)
{
	add(writing, mark);
	buffer_add(&writing->edits->text, writing->prefix);
	add(writing, name);
}

static void add_attribute(struct writing *writing, const char *name, const char *value)
{
	add(writing, " ");
	add(writing, name);
	add(writing, "=\"");
	escape_attribute(&writing->edits->text, slice_of(value), NULL);
	add(writing, "\"");
}

static void add_text(struct writing *writing, const char *name, struct cotejo_text inside)
{
	add_name(writing, "<", name);
	add(writing, ">");
	buffer_add(&writing->edits->text, inside);
	add_name(writing, "</", name);
	add(writing, ">");
}

/* A quality of 0 to 100; what stands between the same neighbours is no better here. */
static int percent(int score)
{
	return score > 100 ? 100 : score;
}

/* ---- XLIFF 1.2 ---- */

static void add_alternative(struct writing *writing, const struct proposed_segment *segment,
	const struct proposal *proposal, struct cotejo_text indent)
{
	const struct xliff_place *place = &writing->reader->places[segment->source->place - 1];
	char quality[NUMBER_SIZE];

	snprintf(quality, sizeof(quality), "%d%%", percent(proposal->quality));
	buffer_add(&writing->edits->text, indent);
	add_name(writing, "<", "alt-trans");
	add_attribute(writing, "match-quality", quality);
	add_attribute(writing, "origin", OUR_ORIGIN);
	if (place->kind == ELEMENT_INLINE && place->id)
		add_attribute(writing, "mid", place->id);
	add(writing, ">");
	add_text(writing, "source", proposal->source);
	add_text(writing, "target", proposal->target);
	add_name(writing, "</", "alt-trans");
	add(writing, ">");
}

static const struct proposed_segment *segment_of(
	const struct writing *writing, const struct xliff_place *place)
{
	size_t number = (size_t)(place - writing->reader->places) + 1;

	for (size_t i = 0; i < writing->segment_count; i++) {
		if (writing->segments[i].source->place == number)
			return &writing->segments[i];
	}
	return NULL;
}

/* What <seg-source> holds, each of its segments translated. */
static void add_segmented(struct writing *writing, const struct xliff_place *segmented)
{
	const struct xliff_reader *reader = writing->reader;
	size_t at = segmented->inside;

	for (const struct xliff_place *place = segmented + 1;
		place < reader->places + reader->place_count &&
		place->begin < segmented->inside_end;
		place++) {
		const struct proposed_segment *segment = segment_of(writing, place);

		if (!segment || !segment->fill)
			continue;
		buffer_add(&writing->edits->text, bytes_of(writing, at, place->inside));
		buffer_add(&writing->edits->text, segment->fill->target);
		at = place->inside_end;
	}
	buffer_add(&writing->edits->text, bytes_of(writing, at, segmented->inside_end));
}

static bool all_are_filled(const struct writing *writing)
{
	for (size_t i = 0; i < writing->segment_count; i++) {
		if (!writing->segments[i].fill)
			return false;
	}
	return writing->segment_count > 0;
}

static bool is_blank(const struct writing *writing, const struct xliff_place *place)
{
	return slice_trim(bytes_of(writing, place->inside, place->inside_end)).length == 0;
}

/* The target of a unit: all of it or nothing, as no half of it can be told from a whole. */
static int fill_unit(struct writing *writing, const struct xliff_place *before,
	const struct xliff_place *segmented, const struct xliff_place *target)
{
	const char *qualifier = "exact-match";
	int code;

	if (!all_are_filled(writing) || (target && !is_blank(writing, target)))
		return 0;
	for (size_t i = 0; i < writing->segment_count; i++) {
		if (writing->segments[i].fill->score < 100)
			qualifier = "fuzzy-match";
	}
	code = target ? edits_begin(writing->edits, target->begin, target->end - target->begin,
				writing->error)
		      : edits_begin(writing->edits, before->end, 0, writing->error);
	if (code)
		return code;
	if (!target)
		buffer_add(&writing->edits->text, indent_of(writing, before->begin));
	add_name(writing, "<", "target");
	add_attribute(writing, "state", "needs-review-translation");
	add_attribute(writing, "state-qualifier", qualifier);
	add(writing, ">");
	if (segmented && writing->segments[0].source->key[0] != '#')
		add_segmented(writing, segmented);
	else
		buffer_add(&writing->edits->text, writing->segments[0].fill->target);
	add_name(writing, "</", "target");
	add(writing, ">");
	writing->filled += writing->segment_count;
	return 0;
}

static int write_first_version(struct writing *writing)
{
	const struct xliff_place *unit = writing->reader->places;
	const struct xliff_place *source = find(writing, unit, ELEMENT_SOURCE, NULL);
	const struct xliff_place *segmented = find(writing, unit, ELEMENT_SEGMENTED, NULL);
	const struct xliff_place *target = find(writing, unit, ELEMENT_TARGET, NULL);
	const struct xliff_place *before = segmented ? segmented : source;
	struct cotejo_text indent;
	int code;

	if (!before)
		return 0;
	code = fill_unit(writing, before, segmented, target);
	if (target)
		before = target;
	indent = indent_of(writing, before->begin);
	if (code == 0)
		code = edits_begin(writing->edits, before->end, 0, writing->error);
	for (size_t i = 0; code == 0 && i < writing->segment_count; i++) {
		for (size_t k = 0; k < writing->segments[i].proposal_count; k++)
			add_alternative(writing, &writing->segments[i],
				&writing->segments[i].proposals[k], indent);
	}
	return code ? code : remove_ours(writing, unit, "alt-trans");
}

/* ---- XLIFF 2 ---- */

static bool is_taken(const struct xliff_reader *reader, const char *id)
{
	for (size_t i = 0; i < reader->place_count; i++) {
		if (reader->places[i].id && strcmp(reader->places[i].id, id) == 0)
			return true;
	}
	return false;
}

/* Where an attribute can be put into an element's start tag. */
static size_t place_of_attribute(const struct writing *writing, const struct xliff_place *place)
{
	return place->begin + 1 + prefix_of(writing, place).length + strlen(place->name);
}

/* The segment's id, or one that no element of the unit has, which the segment gets. */
static int identify(struct writing *writing, const struct xliff_place *segment, size_t number,
	char ret_id[NUMBER_SIZE], const char **ret_own)
{
	*ret_own = segment->id;
	if (segment->id)
		return 0;
	do
		snprintf(ret_id, NUMBER_SIZE, "s%zu", ++number);
	while (is_taken(writing->reader, ret_id));
	*ret_own = ret_id;
	if (edits_begin(writing->edits, place_of_attribute(writing, segment), 0, writing->error) !=
		0)
		return COTEJO_ENOMEM;
	add_attribute(writing, "id", ret_id);
	return 0;
}

static void add_match(struct writing *writing, struct cotejo_text prefix, const char *id,
	const struct proposal *proposal, struct cotejo_text indent)
{
	const struct xliff_place *data =
		find(writing, writing->reader->places, ELEMENT_SEEN, "originalData");
	struct buffer *text = &writing->edits->text;
	char number[NUMBER_SIZE];

	buffer_add(text, indent);
	add(writing, "<");
	buffer_add(text, prefix);
	add(writing, "match ref=\"#");
	escape_attribute(text, slice_of(id), NULL);
	add(writing, "\"");
	snprintf(number, sizeof(number), "%d.0", percent(proposal->quality));
	add_attribute(writing, "matchQuality", number);
	snprintf(number, sizeof(number), "%d.0", percent(proposal->score));
	add_attribute(writing, "similarity", number);
	add_attribute(writing, "origin", OUR_ORIGIN);
	add_attribute(writing, "type", proposal->score > 100 ? "ice" : "tm");
	add(writing, ">");
	/* A match says itself what its codes stand for. */
	if (data && strstr(proposal->source.bytes, "dataRef"))
		buffer_add(text, bytes_of(writing, data->begin, data->end));
	add_text(writing, "source", proposal->source);
	add_text(writing, "target", proposal->target);
	add(writing, "</");
	buffer_add(text, prefix);
	add(writing, "match>");
}

static const struct xliff_place *holder_of(
	const struct writing *writing, const struct proposed_segment *segment)
{
	const struct xliff_place *source = &writing->reader->places[segment->source->place - 1];

	return &writing->reader->places[source->above - 1];
}

static bool has_proposals(const struct writing *writing)
{
	for (size_t i = 0; i < writing->segment_count; i++) {
		if (writing->segments[i].proposal_count)
			return true;
	}
	return false;
}

/* All matches of the unit. Their ids are made before, as each is an edit of its own. */
static int add_matches(struct writing *writing, struct cotejo_text prefix,
	struct cotejo_text indent, const char *const *ids)
{
	for (size_t i = 0; i < writing->segment_count; i++) {
		for (size_t k = 0; k < writing->segments[i].proposal_count; k++)
			add_match(writing, prefix, ids[i], &writing->segments[i].proposals[k],
				indent);
	}
	return 0;
}

static int write_matches(struct writing *writing, const char *const *ids)
{
	const struct xliff_place *unit = writing->reader->places;
	const struct xliff_place *matches = find(writing, unit, ELEMENT_SKIPPED, "matches");
	const struct xliff_place *first = unit + 1;
	struct cotejo_text indent = indent_of(writing, first->begin);
	struct buffer *text = &writing->edits->text;
	bool is_empty = matches && matches->inside_end == matches->end;
	int code;

	if (matches && !is_empty) {
		indent = indent_of(writing, matches->begin);
		code = edits_begin(writing->edits,
			matches->inside_end - indent_of(writing, matches->inside_end).length, 0,
			writing->error);
		return code ? code : add_matches(writing, prefix_of(writing, matches), indent, ids);
	}
	code = is_empty ? edits_begin(writing->edits, matches->begin, matches->end - matches->begin,
				  writing->error)
			: edits_begin(writing->edits, unit->inside, 0, writing->error);
	if (code)
		return code;
	if (!is_empty)
		buffer_add(text, indent);
	add(writing, "<mtc:matches xmlns:mtc=\"" MATCHES_NAMESPACE "\">");
	code = add_matches(writing, slice_of("mtc:"), indent, ids);
	buffer_add(text, indent);
	add(writing, "</mtc:matches>");
	return code;
}

static int fill_segment(struct writing *writing, const struct proposed_segment *segment)
{
	const struct xliff_place *source = &writing->reader->places[segment->source->place - 1];
	const struct xliff_place *holder = holder_of(writing, segment);
	const struct xliff_place *target = find(writing, holder, ELEMENT_TARGET, NULL);
	int code;

	if (!segment->fill || (target && !is_blank(writing, target)))
		return 0;
	code = target ? edits_begin(writing->edits, target->begin, target->end - target->begin,
				writing->error)
		      : edits_begin(writing->edits, source->end, 0, writing->error);
	if (code)
		return code;
	if (!target)
		buffer_add(&writing->edits->text, indent_of(writing, source->begin));
	add_text(writing, "target", segment->fill->target);
	writing->filled++;
	/* A target in a segment without a state is taken for a finished one by many, us too. */
	if (holder->state)
		return 0;
	code = edits_begin(writing->edits, place_of_attribute(writing, holder), 0, writing->error);
	if (code == 0)
		add_attribute(writing, "state", "initial");
	return code;
}

static int write_second_version(struct writing *writing, struct arena *arena)
{
	const struct xliff_place *unit = writing->reader->places;
	const struct xliff_place *matches = find(writing, unit, ELEMENT_SKIPPED, "matches");
	const char **ids = arena_zalloc(arena, writing->segment_count + 1, sizeof(*ids));
	int code = matches ? remove_ours(writing, matches, "match") : 0;

	if (!ids)
		return error_no_memory(writing->error);
	for (size_t i = 0; code == 0 && i < writing->segment_count; i++) {
		const struct proposed_segment *segment = &writing->segments[i];
		char *made = arena_alloc(arena, NUMBER_SIZE, 1);

		if (!made)
			return error_no_memory(writing->error);
		if (segment->proposal_count)
			code = identify(writing, holder_of(writing, segment), i, made, &ids[i]);
		if (code == 0)
			code = fill_segment(writing, segment);
	}
	return code == 0 && has_proposals(writing) ? write_matches(writing, ids) : code;
}

int pretranslate_write(struct edits *edits, const struct xliff_reader *reader,
	const struct proposed_segment *segments, size_t segment_count, size_t *ret_filled,
	struct cotejo_error *error)
{
	struct writing writing = {edits, reader, segments, segment_count, 0, {"", 0}, error};
	struct arena arena = {0};
	int code;

	writing.prefix = prefix_of(&writing, &reader->places[0]);
	if (strcmp(reader->places[0].name, "unit") == 0)
		code = write_second_version(&writing, &arena);
	else
		code = write_first_version(&writing);
	arena_clear(&arena);
	*ret_filled += writing.filled;
	return code;
}
