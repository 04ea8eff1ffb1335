/*
 * sentence_rules.c - does a mark end a sentence?
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/sentence_rules.h"

#include <string.h>

#include "base/slice.h"

enum {
	LONGEST_QUOTATION = 200, /* bytes looked back for its opening mark */
	LONGEST_REMARK = 80,     /* bytes of a reference in brackets behind a quotation */
	LONGEST_FOOTNOTE = 3,    /* digits */
	SHORTEST_NUMBER = 3      /* bytes; "1.Item" is a list */
};

/* ---- Exclamations, questions, ellipses ---- */

/* "?" Alice asked: a capital behind a quoted question may be who spoke, if it is a name's. */
static bool reports_speech(
	const struct sentence_context *context, const struct candidate *candidate)
{
	size_t at = candidate->following.word, next;
	struct cotejo_text word = word_at(context->text, at);

	if (!candidate->stop.quote_closes || candidate->following.quote_opens)
		return false;
	if ((candidate->next_classes & WORD_STARTER) &&
		!(candidate->next_classes & WORD_ALWAYS_CAPITAL))
		return false;
	next = space_end(context->text, at + word.length);
	if (next == at + word.length)
		return false;
	return classes_of(context, word_at(context->text, next)) & WORD_REPORTING;
}

static bool exclamation_ends(
	const struct sentence_context *context, const struct candidate *candidate)
{
	const struct preceding *preceding = &candidate->preceding;

	if (preceding->shape == SHAPE_NONE && candidate->stop.bracket_closes)
		return false; /* "(?)" is a remark inside the sentence */
	if ((classes_of(context, preceding->word) & WORD_EXCLAIMED) && !candidate->stop.again &&
		sentence_next_word(context, candidate) != NEXT_STARTER)
		return false;
	return !reports_speech(context, candidate);
}

/* Whether the text at `at` is inside a quotation, by the nearest quotation mark before it. */
static bool in_quotation(const struct sentence_context *context, size_t at)
{
	const char *bytes = context->text.bytes;
	size_t floor =
		at - context->begin > LONGEST_QUOTATION ? at - LONGEST_QUOTATION : context->begin;

	for (; at > floor; at--) {
		if (bytes[at - 1] == '"')
			return at - 1 == context->begin || is_ascii_space(bytes[at - 2]);
		if (at < floor + 2)
			break;
		if (memcmp(bytes + at - 2, "\xC2\xAB", 2) == 0)
			return true;
		if (memcmp(bytes + at - 2, "\xC2\xBB", 2) == 0)
			return false;
		if (at < floor + 3 || memcmp(bytes + at - 3, "\xE2\x80", 2) != 0)
			continue;
		if (bytes[at - 1] == '\x9C')
			return true;
		if (bytes[at - 1] == '\x9D')
			return false;
	}
	return false;
}

/* A pause or an omission? An ellipsis with white space on both sides that stands in a quotation is
 * what somebody left out of it. */
static bool ellipsis_ends(const struct sentence_context *context, const struct candidate *candidate)
{
	size_t begin = candidate->stop.begin;

	if (candidate->following.kind == KIND_DIGIT ||
		(candidate->next_classes & WORD_ALWAYS_CAPITAL))
		return false;
	return !is_ascii_space(context->text.bytes[begin - 1]) || candidate->stop.quote_closes ||
	       !in_quotation(context, begin);
}

/* ---- A mark without white space behind it ---- */

static bool is_plain_token(const struct sentence_context *context, size_t at)
{
	for (int i = 0; at < context->text.length && i < 2 * VOCABULARY_LONGEST; at++, i++) {
		char c = context->text.bytes[at];

		if (is_ascii_space(c))
			return true;
		if (c == '/' || c == '@' || c == '_' || c == '=' || c == '\\')
			return false;
	}
	return true;
}

/* Whether a space was forgotten: "fin.Inicio", "1,000.That", but not "Jane.Doe@example.com". */
static bool space_is_missing(
	const struct sentence_context *context, const struct candidate *candidate)
{
	const struct preceding *preceding = &candidate->preceding;
	struct cotejo_text word = word_at(context->text, candidate->following.word);
	size_t end = candidate->following.word + word.length, next, begin_next;
	enum character_kind after = character_kind_at(context->text, end, &next);

	if (preceding->shape != SHAPE_WORD &&
		(preceding->shape != SHAPE_NUMBER || preceding->word.length < SHORTEST_NUMBER))
		return false;
	if (candidate->following.kind != KIND_UPPER || candidate->following.quote_opens)
		return false;
	character_kind_at(context->text, candidate->following.word, &begin_next);
	if (character_kind_at(context->text, begin_next, &next) != KIND_LOWER &&
		!(candidate->next_classes & WORD_SOFT_STARTER))
		return false;
	if (after == KIND_STOP && end + 1 < context->text.length &&
		!is_ascii_space(context->text.bytes[end + 1]))
		return (candidate->next_classes & WORD_STARTER) != 0;
	if (!is_plain_token(context, end) || candidate->next_classes & WORD_ALWAYS_CAPITAL)
		return false;
	if (character_kind_at(preceding->word, 0, &next) != KIND_UPPER ||
		preceding->begin == context->body)
		return !(classes_of(context, preceding->word) & ABBREVIATION_ANY);
	return candidate->next_classes & (WORD_STARTER | ABBREVIATION_TITLE);
}

/* Behind numbers of up to three digits with commas, hyphens or spaces between them; `at` if none
 * stands there. */
static size_t footnote_numbers_end(struct cotejo_text text, size_t at)
{
	size_t end = at, digits;

	for (;;) {
		digits = end;
		while (end < text.length && text.bytes[end] >= '0' && text.bytes[end] <= '9')
			end++;
		if (end == digits || end - digits > LONGEST_FOOTNOTE)
			return at;
		at = end;
		if (end == text.length || !strchr(" ,-", text.bytes[end]) || !text.bytes[end])
			return at;
		end++;
	}
}

/* Where the next sentence begins behind the footnote number that stands right behind a full stop:
 * "rights.4 Even"; else 0. */
static size_t footnote_end(
	const struct sentence_context *context, const struct candidate *candidate)
{
	const struct preceding *preceding = &candidate->preceding;
	size_t at = candidate->stop.end, end, next;
	enum character_kind kind;

	if (preceding->shape == SHAPE_WORD
			? preceding->word.length < 3 ||
				  (classes_of(context, preceding->word) & ABBREVIATION_ANY)
			: preceding->shape != SHAPE_NONE)
		return 0;
	end = footnote_numbers_end(context->text, at);
	next = space_end(context->text, end);
	if (end == at || next == end)
		return 0;
	kind = character_kind_at(context->text, next, &end);
	return kind == KIND_UPPER || kind == KIND_QUOTE || kind == KIND_INVERTED ? next : 0;
}

/* The same with a space before it: "rights. 4 Even". A number is no footnote unless a word follows
 * that cannot be counted. */
static size_t spaced_footnote_end(
	const struct sentence_context *context, const struct candidate *candidate)
{
	size_t at = candidate->following.word, end = at, next;

	while (end < context->text.length && context->text.bytes[end] >= '0' &&
		context->text.bytes[end] <= '9')
		end++;
	next = space_end(context->text, end);
	if (end - at > LONGEST_FOOTNOTE || next == end || at != candidate->following.begin ||
		character_kind_at(context->text, next, &end) != KIND_UPPER)
		return 0;
	return classes_of(context, word_at(context->text, next)) & WORD_STARTER ? next : 0;
}

/* ---- The decision ---- */

/* Whether a mark at the end of a parenthesis, or inside one, can end the sentence that the
 * parenthesis stands in. */
static bool bracket_allows(
	const struct sentence_context *context, const struct candidate *candidate)
{
	bool opens_sentence = context->bracket_begin < context->body;

	if (candidate->stop.begin >= context->bracket_end)
		return true;
	if (candidate->stop.end < context->bracket_end)
		return false;
	return opens_sentence || candidate->stop.again ||
	       sentence_next_word(context, candidate) == NEXT_STARTER;
}

/* Whether the writer does without capitals: both the text and the sentence begin with a small
 * letter. */
static bool is_without_capitals(const struct sentence_context *context)
{
	size_t first = space_end(context->text, 0), next;

	return character_kind_at(context->text, first, &next) == KIND_LOWER &&
	       character_kind_at(context->text, context->body, &next) == KIND_LOWER;
}

/* Whether a sentence can begin like that at all. */
static bool can_follow(const struct sentence_context *context, const struct following *following)
{
	switch (following->kind) {
	case KIND_UPPER:
	case KIND_LETTER:
	case KIND_DIGIT:
	case KIND_MONEY:
		return true;
	case KIND_LOWER:
		return following->inverted || following->bracket_opens ||
		       (following->bullet && !following->dash) || is_without_capitals(context);
	case KIND_SYMBOL:
		return following->bullet;
	default:
		return false;
	}
}

/* Whether the bracket that follows a quotation belongs to its sentence: "... stairs." (Smith 55). A
 * parenthesis that is a sentence of its own holds its full stop. */
static bool bracket_belongs(
	const struct sentence_context *context, const struct candidate *candidate)
{
	struct cotejo_text text = context->text;
	size_t begin = candidate->following.begin;
	size_t limit = text.length - begin < LONGEST_REMARK ? text.length : begin + LONGEST_REMARK;
	const char *close;

	if (!candidate->following.bracket_opens || text.bytes[begin] != '(')
		return false;
	if (!candidate->stop.quote_closes && candidate->stop.mark != MARK_ELLIPSIS)
		return false;
	close = memchr(text.bytes + begin, ')', limit - begin);
	return close && close + 1 < text.bytes + text.length && strchr(".,;", close[1]) && close[1];
}

/* Whether small letters behind the mark can begin a sentence. A remark in brackets can: "It was so.
 * (see below)". So can a sentence in a text without capitals, if nothing else is likely: its last
 * word is no abbreviation, and no quotation ends there. */
static bool lower_case_may_follow(
	const struct sentence_context *context, const struct candidate *candidate)
{
	const struct following *following = &candidate->following;
	struct cotejo_text word = candidate->preceding.word;
	size_t next;

	if (candidate->stop.quote_closes || candidate->stop.mark == MARK_ELLIPSIS)
		return false;
	if (following->inverted || following->bullet)
		return true;
	if (following->bracket_opens)
		return candidate->stop.mark == MARK_PERIOD;
	return candidate->preceding.shape == SHAPE_WORD && word.length > 2 &&
	       character_kind_at(word, 0, &next) == KIND_LOWER &&
	       !(classes_of(context, word) & ABBREVIATION_ANY);
}

/* Where the next sentence begins if the candidate ends this one; else 0. */
size_t sentence_rules_decide(const struct sentence_context *context, struct candidate *candidate)
{
	const struct following *following = &candidate->following;
	bool ends;

	if (candidate->stop.mark == MARK_FULL)
		return following->begin;
	if (!can_follow(context, following))
		return 0;
	if (!following->spaced && following->dash && context->text.bytes[following->begin] == '-')
		return 0; /* a compound: U.S.-born */
	candidate->preceding = preceding_read(context->text, context->begin, candidate->stop.begin);
	if (!following->spaced && following->kind == KIND_DIGIT)
		return footnote_end(context, candidate);
	candidate->next_classes = classes_of(context, word_at(context->text, following->word));
	if (!following->spaced && !candidate->stop.quote_closes &&
		!candidate->stop.bracket_closes && !candidate->stop.note && !following->inverted &&
		!following->dash)
		return space_is_missing(context, candidate) ? following->begin : 0;
	if (!bracket_allows(context, candidate) || bracket_belongs(context, candidate))
		return 0;
	if (following->kind == KIND_LOWER && !lower_case_may_follow(context, candidate))
		return 0;
	if (candidate->stop.mark == MARK_EXCLAMATION)
		ends = exclamation_ends(context, candidate);
	else if (candidate->stop.mark == MARK_ELLIPSIS)
		ends = ellipsis_ends(context, candidate);
	else
		ends = sentence_period_ends(context, candidate);
	if (ends && following->kind == KIND_DIGIT && candidate->stop.mark == MARK_PERIOD) {
		size_t footnote = spaced_footnote_end(context, candidate);

		if (footnote)
			return footnote;
	}
	return ends ? following->begin : 0;
}
