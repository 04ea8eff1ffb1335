/*
 * sentence_period.c - does a full stop end the sentence?
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/sentence_rules.h"

#include <string.h>

#include "base/slice.h"

enum {
	LONGEST_HEADING = 40, /* bytes of a heading that a hyphen follows */
	LONGEST_MARKER = 4,   /* letters of a list marker: "viii." */
	LONGEST_ITEM = 2,     /* digits of the number of a list item */
	MOST_DIGITS = 3,      /* of the number of an item or a section */
	LONGEST_TIME = 20     /* bytes of "At about 5 " before "a.m." */
};

/* Digits, or groups of up to three with full stops between them: "12", "9.2.1". */
static bool is_section_number(struct cotejo_text word)
{
	size_t digits = 0;

	for (size_t i = 0; i < word.length; i++) {
		if (word.bytes[i] == '.')
			digits = 0;
		else if (word.bytes[i] < '0' || word.bytes[i] > '9' || ++digits > MOST_DIGITS)
			return false;
	}
	return true;
}

static bool is_made_of(struct cotejo_text word, const char *letters)
{
	for (size_t i = 0; i < word.length; i++)
		if (word.bytes[i] == '\0' || !strchr(letters, word.bytes[i]))
			return false;
	return word.length > 0;
}

/* Whether a number opens a list within the sentence: "three parts: 1. Spain". */
static bool opens_list(const struct sentence_context *context, const struct preceding *preceding)
{
	size_t begin = preceding->begin;

	if (preceding->word.length > LONGEST_ITEM || begin == context->begin ||
		context->text.bytes[begin - 1] != ' ')
		return false;
	while (begin > context->begin && context->text.bytes[begin - 1] == ' ')
		begin--;
	return begin > context->begin && context->text.bytes[begin - 1] == ':';
}

/* "Figure 3." at the begin of a caption or a title. */
static bool is_caption_number(
	const struct sentence_context *context, const struct preceding *preceding)
{
	struct cotejo_text label = word_at(context->text, context->body);
	size_t end = context->body + label.length;

	if (end < context->text.length && context->text.bytes[end] == '.')
		end++;
	return space_end(context->text, end) == preceding->begin &&
	       (classes_of(context, label) & WORD_CAPTION);
}

/* Whether the word is the marker of a list item or a title that the sentence begins with: "1.",
 * "b.", "iv.", "2.3.1.", "Figure 3." */
static bool is_list_marker(
	const struct sentence_context *context, const struct preceding *preceding)
{
	struct cotejo_text word = preceding->word;

	if (preceding->shape == SHAPE_NUMBER)
		return is_section_number(word) &&
		       (preceding->begin == context->body || opens_list(context, preceding) ||
			       is_caption_number(context, preceding));
	if (preceding->begin != context->body || word.length > LONGEST_MARKER)
		return false;
	return preceding->shape == SHAPE_LETTER || is_made_of(word, "IVX") ||
	       is_made_of(word, "ivx");
}

/* Whether a word of these classes ends a sentence, its full stop doing double duty, when `next`
 * comes. A word of several classes ends one if it does in any. */
static bool abbreviation_ends(uint32_t classes, enum next_word next)
{
	const uint32_t before_capital = ABBREVIATION_MONTH | ABBREVIATION_UNIT | ABBREVIATION_HOUR |
					ABBREVIATION_ERA | ABBREVIATION_AUTHORS |
					ABBREVIATION_PHRASE_END;
	const uint32_t before_number =
		ABBREVIATION_HOUR | ABBREVIATION_ERA | ABBREVIATION_PHRASE_END;
	const uint32_t before_starter = before_capital | before_number | ABBREVIATION_NAME_END |
					ABBREVIATION_REFERENCE | ABBREVIATION_DAY |
					ABBREVIATION_OTHER;

	switch (next) {
	case NEXT_STARTER:
		return classes & before_starter;
	case NEXT_NUMBER:
		return classes & before_number;
	default:
		return classes & before_capital;
	}
}

/* The word that ends at `end` (behind white space), for a look at the word before the last. */
static struct preceding word_before(const struct sentence_context *context, size_t begin)
{
	size_t end = begin;

	while (end > context->begin && is_ascii_space(context->text.bytes[end - 1]))
		end--;
	return preceding_read(context->text, context->begin, end);
}

/*
 * The classes of the abbreviation in front of a mark. One of two parts with a space between them
 * ("a. C.", "p. ej.", "EE. UU.") is listed without the space; one with a hyphen may be known by its
 * last part.
 */
static uint32_t abbreviation_classes(
	const struct sentence_context *context, const struct preceding *preceding)
{
	char joined[VOCABULARY_LONGEST];
	struct cotejo_text word = preceding->word;
	struct preceding first;
	uint32_t classes = 0;
	size_t hyphen;

	if (word.length <= 4 && preceding->begin > context->begin + 2 &&
		is_ascii_space(context->text.bytes[preceding->begin - 1])) {
		first = word_before(context, preceding->begin);
		if (first.word.length > 1 && first.word.length <= 8 &&
			first.word.bytes[first.word.length - 1] == '.') {
			memcpy(joined, first.word.bytes, first.word.length);
			memcpy(joined + first.word.length, word.bytes, word.length);
			classes =
				classes_of(context, slice(joined, first.word.length + word.length));
		}
	}
	if (!classes)
		classes = classes_of(context, word);
	for (hyphen = word.length; !classes && hyphen > 0; hyphen--)
		if (word.bytes[hyphen - 1] == '-' || word.bytes[hyphen - 1] == '\'') {
			classes = classes_of(
				context, slice(word.bytes + hyphen, word.length - hyphen));
			break;
		}
	return classes;
}

/* Whether the following word is an initial: "A." in "John A. Smith", and so no article. */
static bool is_initial(const struct sentence_context *context, const struct candidate *candidate)
{
	struct cotejo_text word = word_at(context->text, candidate->following.word);
	size_t end = candidate->following.word + word.length;

	return word.length == 1 && end < context->text.length && context->text.bytes[end] == '.';
}

enum next_word sentence_next_word(
	const struct sentence_context *context, const struct candidate *candidate)
{
	uint32_t starter = WORD_STARTER | WORD_SOFT_STARTER;

	if (candidate->following.kind == KIND_DIGIT || candidate->following.kind == KIND_MONEY)
		return NEXT_NUMBER;
	if (candidate->preceding.shape == SHAPE_LETTER)
		starter = WORD_STARTER;
	if (candidate->following.inverted)
		return NEXT_STARTER;
	if ((candidate->next_classes & starter) && !is_initial(context, candidate))
		return NEXT_STARTER;
	return NEXT_CAPITAL;
}

/* "At 5 a.m. Mr. Smith went": a time that opens the sentence does not end it. */
static bool opens_with_time(
	const struct sentence_context *context, const struct candidate *candidate)
{
	return candidate->preceding.begin - context->body <= LONGEST_TIME &&
	       (classes_of(context, word_at(context->text, context->body)) & WORD_TIME_OPENER);
}

static bool hour_ends(const struct sentence_context *context, const struct candidate *candidate)
{
	if (candidate->next_classes & WORD_AFTER_HOUR)
		return false;
	return !opens_with_time(context, candidate);
}

/* A single letter: an initial ("J. K. Rowling"), a label ("Plan B."), a pronoun ("you and I."). */
static bool letter_ends(const struct sentence_context *context, const struct candidate *candidate)
{
	enum next_word next = sentence_next_word(context, candidate);
	struct preceding before;

	if (next == NEXT_STARTER)
		return true;
	if (candidate->preceding.begin == context->begin)
		return false;
	before = word_before(context, candidate->preceding.begin);
	return classes_of(context, before.word) & WORD_LABELLED;
}

/* "3. Oktober", "Ludwig XIV.", where ordinals are written with a full stop. */
static bool is_ordinal(const struct sentence_context *context, const struct preceding *preceding)
{
	return vocabulary_has_dotted_ordinals(context->vocabulary) &&
	       ((preceding->shape == SHAPE_NUMBER && preceding->word.length <= MOST_DIGITS) ||
		       is_made_of(preceding->word, "IVX"));
}

/* Whether a short text looks like a heading and not like speech: with a number, or without lower
 * case. */
static bool is_heading_text(struct cotejo_text text)
{
	bool lower = false;

	for (size_t at = 0, next; at < text.length; at = next) {
		enum character_kind kind = character_kind_at(text, at, &next);

		if (kind == KIND_DIGIT)
			return true;
		lower |= kind == KIND_LOWER;
	}
	return !lower;
}

/* "17 May. - The candidate", "MADRID. - The king", "Purpose.- This law": a heading on the same line
 * as its text, with a full stop and a hyphen. Where the hyphen touches the stop, any short text is
 * one. */
static bool is_heading(const struct sentence_context *context, const struct candidate *candidate)
{
	const char *bytes = context->text.bytes;
	size_t length = candidate->stop.begin - context->body;
	size_t begin = candidate->following.begin, next;

	if (length > LONGEST_HEADING ||
		character_kind_at(context->text, space_end(context->text, context->begin), &next) ==
			KIND_DASH)
		return false;
	if (candidate->stop.end > candidate->stop.marks_end &&
		bytes[candidate->stop.end - 1] == '-')
		return true;
	return candidate->following.dash && bytes[begin] == '-' &&
	       space_end(context->text, begin + 1) > begin + 1 &&
	       is_heading_text(slice(bytes + context->body, length));
}

bool sentence_period_ends(const struct sentence_context *context, const struct candidate *candidate)
{
	const struct preceding *preceding = &candidate->preceding;
	enum next_word next;
	uint32_t classes;

	if (is_list_marker(context, preceding) || is_heading(context, candidate))
		return false;
	if (preceding->shape == SHAPE_NONE || candidate->stop.again)
		return true;
	next = sentence_next_word(context, candidate);
	if (is_ordinal(context, preceding))
		return next == NEXT_STARTER;
	if (preceding->shape == SHAPE_NUMBER)
		return true;
	classes = abbreviation_classes(context, preceding);
	if ((classes & ABBREVIATION_WITH_NUMBER) && next != NEXT_NUMBER)
		return true;
	if (classes & ABBREVIATION_HOUR)
		return hour_ends(context, candidate);
	classes &= ABBREVIATION_ANY;
	if (!classes && preceding->shape != SHAPE_LETTER && preceding->shape != SHAPE_ACRONYM)
		return true;
	if (candidate->following.bracket_opens || candidate->following.bullet)
		return false;
	if (!classes && preceding->shape == SHAPE_LETTER)
		return letter_ends(context, candidate);
	if (!classes)
		classes = ABBREVIATION_NAME_END;
	return abbreviation_ends(classes, next);
}
