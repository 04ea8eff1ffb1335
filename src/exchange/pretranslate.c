/*
 * pretranslate.c - a file to be translated gets what the memory knows
 *
 * The file is read twice: first for its sentences, as each is asked about between its neighbours,
 * then unit by unit with the places of its elements. What is to be added is noted as edits, and the
 * file is put together at the end, so that all else stays as it was.
 *
 * SPDX-License-Identifier: MIT
 */
#include <cotejo/pretranslate.h>

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"
#include "base/options.h"
#include "base/slice.h"
#include "exchange/pretranslate_codes.h"
#include "exchange/pretranslate_write.h"
#include "exchange/xml_document.h"

enum {
	MOST_FILE_BYTES = 1 << 28,
	DEFAULT_SCORE = 70,
	DEFAULT_LIMIT = 3,
	MOST_PROPOSALS = 1000 /* for a segment */
};

static const char utf8_mark[] = "\xef\xbb\xbf";

/* A sentence of the file. */
struct sentence {
	struct cotejo_text text;
	size_t file; /* number in the XLIFF file: no sentence has its neighbour in another one */
};

struct pretranslation {
	struct cotejo_memory *memory;
	struct cotejo_pretranslate_options options;
	char source[LANGUAGE_SIZE], target[LANGUAGE_SIZE]; /* of the options; empty: none */
	struct cotejo_pretranslate_result result;
	struct buffer text; /* the file */
	struct tmx_warnings warnings;
	struct arena sentence_arena, unit_arena;
	struct sentence *sentences;
	size_t sentence_count, sentence_capacity;
	size_t next; /* number of the next sentence */
	struct cotejo_matcher *matcher;
	char matcher_source[LANGUAGE_SIZE], matcher_target[LANGUAGE_SIZE];
	struct proposed_segment *segments; /* of the unit at hand */
	size_t segment_capacity;
	struct proposal *proposals; /* of the segment at hand */
	size_t proposal_capacity;
	struct edits edits;
};

/* ---- Reading ---- */

/* A reader at the beginning of the text, which is whole in memory and has been looked through. */
static int start_reader(struct xliff_reader *reader, struct pretranslation *work, bool with_places,
	struct cotejo_error *error)
{
	*reader = (struct xliff_reader){0};
	reader->scanner.at = reader->scanner.line_begin = work->text.bytes;
	reader->scanner.end = work->text.bytes + work->text.length;
	reader->scanner.source.started = reader->scanner.source.ended = true;
	reader->scanner.source.warnings = &work->warnings;
	reader->places_of = with_places ? work->text.bytes : NULL;
	memcpy(reader->source, work->source, LANGUAGE_SIZE);
	memcpy(reader->default_target, work->target, LANGUAGE_SIZE);
	return xliff_reader_start(reader, error);
}

static int keep_sentence(struct pretranslation *work, const struct xliff_reader *reader,
	struct cotejo_text text, struct cotejo_error *error)
{
	struct sentence *grown = array_reserve(work->sentences, &work->sentence_capacity,
		work->sentence_count + 1, sizeof(*grown));
	const char *copy = arena_copy(&work->sentence_arena, text);

	if (grown)
		work->sentences = grown;
	if (!grown || !copy)
		return error_no_memory(error);
	grown[work->sentence_count++] =
		(struct sentence){slice(copy, text.length), reader->file_number};
	return 0;
}

static int read_sentences(struct pretranslation *work, struct cotejo_error *error)
{
	struct xliff_reader reader;
	int code = start_reader(&reader, work, false, error);

	while (code == 0 && (code = xliff_reader_next(&reader, error)) == 1) {
		code = 0;
		for (size_t i = 0; code == 0 && i < reader.part_count; i++) {
			if (xliff_reader_is_source(&reader, &reader.parts[i]))
				code = keep_sentence(
					work, &reader, reader.parts[i].text.text, error);
		}
	}
	xliff_reader_clear(&reader);
	return code;
}

/* ---- Asking the memory ---- */

static int make_matcher(
	struct pretranslation *work, const struct xliff_reader *reader, struct cotejo_error *error)
{
	struct cotejo_match_options options = COTEJO_MATCH_OPTIONS_INIT;

	if (work->matcher && strcmp(work->matcher_source, reader->source) == 0 &&
		strcmp(work->matcher_target, reader->target) == 0)
		return 0;
	if (!reader->source[0] || !reader->target[0]) {
		error_set(error, COTEJO_EARGUMENT,
			"the file does not name both languages, and nobody else did");
		return error_at(error, COTEJO_EARGUMENT, NULL, reader->scanner.line,
			reader->scanner.column);
	}
	cotejo_matcher_free(work->matcher);
	work->matcher = NULL;
	memcpy(work->matcher_source, reader->source, LANGUAGE_SIZE);
	memcpy(work->matcher_target, reader->target, LANGUAGE_SIZE);
	options.language = work->matcher_source;
	options.target_language = work->matcher_target;
	options.min_score = work->options.min_score;
	options.penalties = work->options.penalties;
	return cotejo_matcher_new(&work->matcher, work->memory, &options, error);
}

/* The text of a unit in the file's target language; NULL: none. */
static const struct cotejo_variant *target_of(
	const struct cotejo_match *match, const char *language)
{
	char primary[LANGUAGE_SIZE];
	const struct cotejo_variant *near = NULL;

	language_primary(primary, language);
	for (size_t i = 0; i < match->unit->variant_count; i++) {
		const struct cotejo_variant *variant = &match->unit->variants[i];

		if (i == match->variant)
			continue;
		if (language_covers(language, variant->language))
			return variant;
		if (!near && language_covers(primary, variant->language))
			near = variant;
	}
	return near;
}

static bool is_proposed(
	const struct proposal *proposals, size_t count, const struct proposal *proposal)
{
	for (size_t i = 0; i < count; i++) {
		if (slice_equal(proposals[i].target, proposal->target))
			return true;
	}
	return false;
}

/* Makes a proposal of a match; false when the memory or the arena has none. */
static int make_proposal(struct pretranslation *work, const struct segment_codes *codes,
	const struct cotejo_match *match, struct proposal *ret_proposal, bool *ret_made,
	struct cotejo_error *error)
{
	const struct cotejo_variant *target = target_of(match, work->matcher_target);
	struct proposal proposal = {
		.score = match->score, .quality = match->score - match->penalty};
	struct buffer source_text = {0}, target_text = {0};
	char *copies[2];

	*ret_made = false;
	if (!target)
		return 0;
	proposal.is_whole = segment_codes_write(
		codes, &source_text, &target_text, &match->unit->variants[match->variant], target);
	copies[0] = arena_copy(&work->unit_arena, buffer_text(&source_text));
	copies[1] = arena_copy(&work->unit_arena, buffer_text(&target_text));
	*ret_made = copies[0] && copies[1] && !source_text.failed && !target_text.failed;
	if (*ret_made) {
		proposal.source = slice(copies[0], source_text.length);
		proposal.target = slice(copies[1], target_text.length);
		*ret_proposal = proposal;
	}
	buffer_clear(&source_text);
	buffer_clear(&target_text);
	return *ret_made ? 0 : error_no_memory(error);
}

static int take_proposals(struct pretranslation *work, const struct segment_codes *codes,
	size_t *ret_count, struct cotejo_error *error)
{
	const struct cotejo_match *match;
	size_t count = 0;
	int code = 0;

	while (count < work->options.limit && code == 0 &&
		(code = cotejo_matcher_next(work->matcher, &match, error)) == 1) {
		struct proposal *grown = array_reserve(
			work->proposals, &work->proposal_capacity, count + 1, sizeof(*grown));
		bool made = false;

		if (!grown)
			return error_no_memory(error);
		work->proposals = grown;
		code = make_proposal(work, codes, match, &grown[count], &made, error);
		if (made && !is_proposed(grown, count, &grown[count]))
			count++;
	}
	*ret_count = count;
	return code;
}

/* The sentences around one, in the same file. */
static struct cotejo_match_context context_of(const struct pretranslation *work, size_t number)
{
	const struct sentence *sentence = &work->sentences[number];
	struct cotejo_match_context context = {{"", 0}, {"", 0}};

	if (number > 0 && sentence[-1].file == sentence->file)
		context.before = sentence[-1].text;
	if (number + 1 < work->sentence_count && sentence[1].file == sentence->file)
		context.after = sentence[1].text;
	return context;
}

static int propose(struct pretranslation *work, const struct xliff_reader *reader, size_t number,
	struct proposed_segment *segment, struct cotejo_error *error)
{
	struct cotejo_match_context context = context_of(work, number);
	struct segment_codes codes;
	struct proposal *copy;
	size_t count = 0;
	int code = make_matcher(work, reader, error);

	if (code == 0)
		code = segment_codes_find(
			&codes, reader, segment->source, &work->unit_arena, error);
	if (code)
		return code;
	code = cotejo_matcher_find(
		work->matcher, segment->source->text.text, &context, NULL, error);
	if (code == COTEJO_EARGUMENT)
		return 0; /* neither words nor marks */
	if (code == 0)
		code = take_proposals(work, &codes, &count, error);
	copy = arena_alloc(&work->unit_arena, count + 1, sizeof(*copy));
	if (code < 0 || !copy)
		return code < 0 ? code : error_no_memory(error);
	if (count)
		memcpy(copy, work->proposals, count * sizeof(*copy));
	segment->proposals = copy;
	segment->proposal_count = count;
	work->result.matched += count > 0;
	work->result.exact += count && copy->quality >= COTEJO_SCORE_EXACT;
	work->result.proposals += count;
	if (work->options.fill_score && count && copy->is_whole &&
		copy->quality >= work->options.fill_score)
		segment->fill = copy;
	return 0;
}

/* ---- Units ---- */

static bool has_text(const struct xliff_part *part)
{
	return part && slice_trim(part->text.text).length;
}

/* Whether somebody has yet to translate a segment: by its state, or else by its target. Many tools
 * put a copy of the source there, and say nothing. */
static bool is_open(const struct xliff_reader *reader, const struct xliff_part *source)
{
	const struct xliff_part *target = xliff_reader_target(reader, source);
	const char *state = target ? target->state : source->state;

	if (reader->is_approved || reader->places[source->place - 1].is_locked)
		return false;
	if (state)
		return xliff_reader_state(reader, state) < 0;
	return !has_text(target) || slice_equal(target->text.text, source->text.text);
}

static int take_unit(
	struct pretranslation *work, const struct xliff_reader *reader, struct cotejo_error *error)
{
	struct proposed_segment *segments = array_reserve(
		work->segments, &work->segment_capacity, reader->part_count + 1, sizeof(*segments));
	size_t count = 0;
	int code = 0;

	if (!segments)
		return error_no_memory(error);
	work->segments = segments;
	for (size_t i = 0; code == 0 && i < reader->part_count; i++) {
		struct proposed_segment segment = {.source = &reader->parts[i]};
		size_t number;

		if (!xliff_reader_is_source(reader, segment.source))
			continue;
		number = work->next++;
		if (!has_text(segment.source))
			continue;
		work->result.segments++;
		segment.is_open = is_open(reader, segment.source);
		work->result.left += !segment.is_open;
		if (segment.is_open)
			code = propose(work, reader, number, &segment, error);
		segments[count++] = segment;
	}
	return code ? code
		    : pretranslate_write(
			      &work->edits, reader, segments, count, &work->result.filled, error);
}

static int take_units(struct pretranslation *work, struct cotejo_error *error)
{
	struct xliff_reader reader;
	int code = start_reader(&reader, work, true, error);

	while (code == 0 && (code = xliff_reader_next(&reader, error)) == 1) {
		arena_clear(&work->unit_arena);
		code = take_unit(work, &reader, error);
		if (code == 0 && work->options.cancel && work->options.cancel(work->options.user))
			code = error_set(error, COTEJO_EINTERRUPTED, "interrupted");
	}
	xliff_reader_clear(&reader);
	return code;
}

/* ---- All of it ---- */

static int take_options(struct pretranslation *work,
	const struct cotejo_pretranslate_options *given, struct cotejo_error *error)
{
	struct cotejo_pretranslate_options *options = &work->options;
	int code = 0;

	*options = (struct cotejo_pretranslate_options)COTEJO_PRETRANSLATE_OPTIONS_INIT;
	options_take(options, sizeof(*options), given);
	if (options->min_score == 0)
		options->min_score = DEFAULT_SCORE;
	if (options->limit == 0)
		options->limit = DEFAULT_LIMIT;
	if (options->limit > MOST_PROPOSALS)
		options->limit = MOST_PROPOSALS;
	if (options->min_score < 1 || options->min_score > COTEJO_SCORE_CONTEXT ||
		options->fill_score < 0 || options->fill_score > COTEJO_SCORE_CONTEXT)
		return error_set(
			error, COTEJO_EARGUMENT, "a score is from 1 to %d", COTEJO_SCORE_CONTEXT);
	if (options->source_language)
		code = language_canonical(work->source, options->source_language, error);
	if (code == 0 && options->target_language)
		code = language_canonical(work->target, options->target_language, error);
	return code;
}

static int write_file(struct pretranslation *work, bool has_mark,
	const struct cotejo_output *output, struct cotejo_error *error)
{
	struct buffer whole = {0};
	int code;

	if (has_mark)
		buffer_add_string(&whole, utf8_mark);
	code = edits_apply(&work->edits, &whole, buffer_text(&work->text), error);
	if (code == 0)
		code = buffer_flush(&whole, output, error);
	buffer_clear(&whole);
	return code;
}

static void clear(struct pretranslation *work)
{
	cotejo_matcher_free(work->matcher);
	buffer_clear(&work->text);
	arena_clear(&work->sentence_arena);
	arena_clear(&work->unit_arena);
	free(work->sentences);
	free(work->segments);
	free(work->proposals);
	edits_clear(&work->edits);
}

int cotejo_pretranslate(struct cotejo_memory *memory, const char *path,
	const struct cotejo_pretranslate_options *options, const struct cotejo_output *output,
	struct cotejo_pretranslate_result *ret_result, struct cotejo_error *error)
{
	struct pretranslation work = {.memory = memory};
	bool has_mark = false;
	int code = take_options(&work, options, error);

	if (code == 0)
		code = xml_document_read(&work.text, &has_mark, path, MOST_FILE_BYTES, error);
	if (code == 0)
		code = read_sentences(&work, error);
	if (code == 0)
		code = take_units(&work, error);
	/* What goes wrong so far is of the file or of the memory, and only the file has places. */
	if (code < 0 && error && error->line)
		error_in_file(error, code, path);
	if (code == 0)
		code = write_file(&work, has_mark, output, error);
	if (code == 0 && ret_result)
		*ret_result = work.result;
	clear(&work);
	return code;
}
