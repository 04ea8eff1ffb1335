/*
 * sentence_sides.c - what stands before and after a mark that may end a sentence
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/sentence_sides.h"

#include <string.h>

#include <unicode/uchar.h>

#include "base/slice.h"
#include "text/utf8.h"
#include "text/vocabulary.h"

enum {
	LONGEST_WORD = 40, /* bytes looked back; a longer run is no abbreviation */
	LONGEST_NOTE = 24, /* bytes of a citation in brackets */
	MOST_OPENING = 8,  /* quotes, brackets, dashes before a sentence */
	LONGEST_PART = 2   /* letters of a part of an acronym: Ph.D, EE.UU */
};

static enum character_kind kind_at(struct cotejo_text text, size_t at)
{
	size_t next;

	return character_kind_at(text, at, &next);
}

static bool is_at(struct cotejo_text text, size_t at, char c)
{
	return at < text.length && text.bytes[at] == c;
}

static int32_t code_point_at(struct cotejo_text text, size_t at)
{
	int32_t c;

	utf8_next(text, at, &c);
	return c;
}

/* Behind the dots of a spaced ellipsis ". . ." whose next dot would come at `at`; `at` when none
 * comes. */
static size_t spaced_dots_end(struct cotejo_text text, size_t at, size_t *ret_count)
{
	*ret_count = 0;
	while (is_at(text, at, ' ') && is_at(text, at + 1, '.') && !is_at(text, at + 2, '.')) {
		at += 2;
		++*ret_count;
	}
	return at;
}

/*
 * Reads one run of marks. A full stop right behind a word and three spaced dots after it are a
 * sentence's end and an ellipsis that opens the next one, unless the text goes on in lower case;
 * any other spaced dots are one ellipsis.
 */
static size_t marks_end(struct cotejo_text text, size_t at, enum mark *ret_mark)
{
	size_t begin = at, next = at, dots = 0, count;
	enum mark mark = MARK_PERIOD;

	while (character_kind_at(text, at, &next) == KIND_STOP) {
		int32_t c = code_point_at(text, at);

		if (c == '.')
			dots++;
		else if (c == 0x2026)
			dots += 3;
		else if (c == '!' || c == '?' || (c >= 0x203C && c <= 0x2049))
			mark = MARK_EXCLAMATION;
		else if (mark == MARK_PERIOD)
			mark = MARK_FULL;
		at = next;
	}
	if (mark == MARK_PERIOD && dots == 1) {
		size_t end = spaced_dots_end(text, at, &count);
		bool behind_word = begin > 0 && text.bytes[begin - 1] != ' ';
		enum character_kind kind = kind_at(text, space_end(text, end));

		if (count > 0 && !(behind_word && count == 3 && kind == KIND_UPPER)) {
			dots += count;
			at = end;
		}
	}
	if (mark == MARK_PERIOD && dots > 1)
		mark = MARK_ELLIPSIS;
	*ret_mark = mark;
	return at;
}

/* Behind an elision in round brackets, which are `(...)` or `(…)`; else `at`. */
static size_t elision_end(struct cotejo_text text, size_t at)
{
	static const char *const elisions[] = {"(...)", "(\xE2\x80\xA6)"};

	for (size_t i = 0; i < sizeof(elisions) / sizeof(*elisions); i++)
		if (slice_starts(slice(text.bytes + at, text.length - at), slice_of(elisions[i])))
			return at + strlen(elisions[i]);
	return at;
}

/* Behind a citation at `at`: [17], [a], or an elision: [...], (...); else `at`. */
static size_t note_end(struct cotejo_text text, size_t at)
{
	size_t limit = text.length - at < LONGEST_NOTE ? text.length : at + LONGEST_NOTE;
	size_t i;

	if (!is_at(text, at, '['))
		return elision_end(text, at);
	for (i = at + 1; i < limit; i++) {
		char c = text.bytes[i];

		if (c == ']')
			return i > at + 1 ? i + 1 : at;
		if (kind_at(text, i) == KIND_UPPER)
			return at;
	}
	return at;
}

/* Whether the quotation mark at `at`, right behind a mark, closes: one that a letter follows opens
 * the next sentence. */
static bool quote_closes(struct cotejo_text text, size_t at, size_t next)
{
	int8_t type = u_charType(code_point_at(text, at));
	enum character_kind kind = kind_at(text, next);

	if (type == U_FINAL_PUNCTUATION && code_point_at(text, at) != 0x2019)
		return true;
	return !kind_is_wordish(kind) && kind != KIND_INVERTED;
}

/* Behind the asterisks or underscores at `at` if they close an emphasis: _Now._ **Never.** */
static size_t emphasis_end(struct cotejo_text text, size_t at)
{
	size_t end = at;
	enum character_kind kind;

	while (is_at(text, end, '*') || is_at(text, end, '_'))
		end++;
	kind = kind_at(text, end);
	return kind == KIND_SPACE || kind == KIND_END || kind == KIND_QUOTE || kind == KIND_CLOSE
		       ? end
		       : at;
}

/* Takes one thing that closes behind the marks; false when none does. */
static bool close_one(struct cotejo_text text, struct stop *stop)
{
	size_t at = stop->end, next;
	enum mark mark;

	switch (character_kind_at(text, at, &next)) {
	case KIND_CLOSE:
		stop->bracket_closes = true;
		break;
	case KIND_QUOTE:
		if (!quote_closes(text, at, next))
			return false;
		stop->quote_closes = true;
		break;
	case KIND_RAISED:
		stop->note = true;
		break;
	case KIND_OPEN:
		next = note_end(text, at);
		stop->note = next > at;
		break;
	case KIND_STOP:
		if (at == stop->marks_end)
			return false;
		next = marks_end(text, at, &mark);
		stop->again = true;
		break;
	case KIND_DASH:
		if (kind_at(text, next) != KIND_SPACE)
			return false;
		break;
	case KIND_BULLET:
	case KIND_SYMBOL:
		next = emphasis_end(text, at);
		break;
	default:
		return false;
	}
	stop->end = next;
	return next > at;
}

/* Whether a quotation mark that only closes stands alone at `at`, as in « Oui. », and where it
 * ends. */
static bool closes_behind_space(struct cotejo_text text, size_t at, size_t *ret_end)
{
	size_t next;

	if (character_kind_at(text, at, &next) != KIND_QUOTE || code_point_at(text, at) < 0x80 ||
		u_charType(code_point_at(text, at)) != U_FINAL_PUNCTUATION ||
		kind_is_wordish(kind_at(text, next)))
		return false;
	*ret_end = next;
	return true;
}

/* Behind the emoticon at `at`, which white space follows: :-) ;) =( :D; else `at`. */
static size_t emoticon_end(struct cotejo_text text, size_t at)
{
	size_t end = at;

	if (!is_at(text, end, ':') && !is_at(text, end, ';') && !is_at(text, end, '='))
		return at;
	end++;
	if (is_at(text, end, '-'))
		end++;
	while (is_at(text, end, ')') || is_at(text, end, '(') || is_at(text, end, 'D') ||
		is_at(text, end, 'P'))
		end++;
	return end > at + 1 && text.bytes[end - 1] != '-' &&
			       (kind_at(text, end) == KIND_SPACE || kind_at(text, end) == KIND_END)
		       ? end
		       : at;
}

/* Takes one thing that belongs to the sentence although white space comes before it: an emoji, a
 * closing quotation mark, a citation; false when there is none. */
static bool close_behind_space(struct cotejo_text text, struct stop *stop)
{
	size_t at = space_end(text, stop->end), end = at;

	if (kind_at(text, at) == KIND_EMOJI)
		character_kind_at(text, at, &end);
	else if (closes_behind_space(text, at, &end))
		stop->quote_closes = true;
	else if ((end = emoticon_end(text, at)) == at)
		end = note_end(text, at);
	if (end == at)
		return false;
	stop->note = true;
	stop->end = end;
	return true;
}

struct stop stop_read(struct cotejo_text text, size_t at)
{
	struct stop stop = {.begin = at};

	stop.marks_end = stop.end = marks_end(text, at, &stop.mark);
	do {
		while (close_one(text, &stop))
			continue;
	} while (close_behind_space(text, &stop));
	return stop;
}

/* Whether an ellipsis stands at `at`, and where it ends. */
static bool ellipsis_at(struct cotejo_text text, size_t at, size_t *ret_end)
{
	enum mark mark;
	size_t end = marks_end(text, at, &mark);

	if (mark != MARK_ELLIPSIS)
		return false;
	*ret_end = end;
	return true;
}

/* Whether something begins at `at` that stands at the begin of a sentence as well as a capital
 * does: an address, @somebody, #something, a list item's "b)". */
static bool is_name_at(struct cotejo_text text, size_t at)
{
	static const char *const heads[] = {"http://", "https://", "www."};
	struct cotejo_text rest = slice(text.bytes + at, text.length - at);

	for (size_t i = 0; i < sizeof(heads) / sizeof(*heads); i++)
		if (slice_starts(rest, slice_of(heads[i])))
			return true;
	if (kind_at(text, at) == KIND_LOWER && is_at(text, at + 1, ')') && is_at(text, at + 2, ' '))
		return true;
	return (is_at(text, at, '@') || is_at(text, at, '#')) &&
	       kind_is_wordish(kind_at(text, at + 1));
}

/* Whether the underscore at `at` opens an emphasis: _Now. */
static bool is_emphasis(struct cotejo_text text, size_t at, size_t next)
{
	return is_at(text, at, '_') &&
	       (is_at(text, next, '_') || kind_is_wordish(kind_at(text, next)));
}

struct following following_read(struct cotejo_text text, const struct stop *stop)
{
	struct following following = {.begin = space_end(text, stop->end)};
	size_t at = following.begin, next;

	following.spaced = at > stop->end;
	for (int i = 0; i < MOST_OPENING; i++) {
		enum character_kind kind = character_kind_at(text, at, &next);

		if (kind == KIND_QUOTE)
			following.quote_opens = true;
		else if (kind == KIND_OPEN)
			following.bracket_opens = true;
		else if (kind == KIND_INVERTED)
			following.inverted = true;
		else if (kind == KIND_DASH)
			following.dash = true;
		else if (kind == KIND_BULLET)
			following.bullet = true;
		else if (!is_emphasis(text, at, next) &&
			 !(kind == KIND_STOP && ellipsis_at(text, at, &next)))
			break;
		at = space_end(text, next);
	}
	following.word = at;
	following.kind = character_kind_at(text, at, &next);
	if (following.kind == KIND_LOWER && kind_at(text, next) == KIND_UPPER)
		following.kind = KIND_UPPER; /* iPhone */
	else if (is_name_at(text, at))
		following.kind = KIND_UPPER;
	return following;
}

/* Whether the byte before `end` belongs to a word as it is read backwards: everything but white
 * space, quotes, brackets and dashes. */
static bool is_word_byte(struct cotejo_text text, size_t end)
{
	unsigned char c = (unsigned char)text.bytes[end - 1];
	const unsigned char *b = (const unsigned char *)text.bytes + end;

	if (c < 0x80)
		return c > ' ' && !strchr("()[]{}\"`,;:!?<>*", c);
	if (end >= 2 && b[-2] == 0xC2)
		return c == 0xAA || c == 0xB0 || c == 0xBA || c == 0xB7;
	if (end >= 3 && b[-3] == 0xE2 && (b[-2] == 0x80 || b[-2] == 0x81))
		return c == 0x99;
	return true;
}

static bool is_code_byte(unsigned char c)
{
	return c == '/' || c == '@' || c == '_' || c == '=' || c == '\\' || c == '#' || c == '~' ||
	       c == '%' || c == '&' || c == '+';
}

static enum word_shape shape_of(struct cotejo_text word)
{
	size_t letters = 0, digits = 0, dots = 0, part = 0, longest = 0, at = 0, next;

	while (at < word.length) {
		unsigned char c = (unsigned char)word.bytes[at];
		enum character_kind kind = character_kind_at(word, at, &next);

		if (is_code_byte(c))
			return SHAPE_CODE;
		if (c == '.') {
			dots++;
			part = 0;
		} else if (kind == KIND_LOWER || kind == KIND_UPPER || kind == KIND_LETTER) {
			letters++;
			if (++part > longest)
				longest = part;
		} else if (kind == KIND_DIGIT) {
			digits++;
		}
		at = next;
	}
	if (letters == 0)
		return digits ? SHAPE_NUMBER : SHAPE_NONE;
	if (dots)
		return longest <= LONGEST_PART && digits == 0 ? SHAPE_ACRONYM : SHAPE_CODE;
	return letters == 1 && digits == 0 ? SHAPE_LETTER : SHAPE_WORD;
}

struct preceding preceding_read(struct cotejo_text text, size_t sentence, size_t mark)
{
	size_t floor = mark - sentence > LONGEST_WORD ? mark - LONGEST_WORD : sentence;
	struct preceding preceding = {.begin = mark};

	while (preceding.begin > floor && is_word_byte(text, preceding.begin))
		preceding.begin--;
	while (preceding.begin < mark &&
		(utf8_is_tail((unsigned char)text.bytes[preceding.begin]) ||
			text.bytes[preceding.begin] == '\'' || text.bytes[preceding.begin] == '-'))
		preceding.begin++;
	preceding.word = slice(text.bytes + preceding.begin, mark - preceding.begin);
	preceding.shape = shape_of(preceding.word);
	return preceding;
}

struct cotejo_text word_at(struct cotejo_text text, size_t at)
{
	size_t end = at, next;

	while (end - at <= VOCABULARY_LONGEST) {
		enum character_kind kind = character_kind_at(text, end, &next);

		if (!kind_is_wordish(kind))
			break;
		end = next;
	}
	return slice(text.bytes + at, end - at);
}
