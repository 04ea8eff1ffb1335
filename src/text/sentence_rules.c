/*
 * sentence_rules.c - sentences by our own rules, for languages that have a vocabulary
 *
 * One pass over the text stops at each mark that may end a sentence, reads what stands on both
 * sides (sentence_sides.c), and asks the rules below. They only know classes of words; the words
 * are the vocabulary's.
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/sentence_rules.h"

#include <string.h>

#include "base/slice.h"

enum {
	LONGEST_BRACKET = 400, /* bytes; a parenthesis that closes later does not hold a sentence */
	LONGEST_QUOTATION = 200, /* bytes looked back for its opening mark */
	LONGEST_HEADING = 40,    /* bytes of a heading that a dash follows */
	LONGEST_REMARK = 80,     /* bytes of a reference in brackets behind a quotation */
	LONGEST_MARKER = 4,      /* bytes of a list marker: "12.", "iv.", "a." */
	LONGEST_TIME = 20,       /* bytes of "At about 5 " before "a.m." */
	LONGEST_FOOTNOTE = 3,    /* digits */
	SHORTEST_NUMBER = 3      /* bytes; "1.Item" is a list */
};

/* What comes behind a mark, for the rules about abbreviations. */
enum next_word { NEXT_CAPITAL, NEXT_STARTER, NEXT_NUMBER };

/* One mark with its two sides. */
struct candidate {
	struct stop stop;
	struct following following;
	struct preceding preceding;
	uint32_t next_classes; /* of the following word */
};

/* What stops the scan. */
enum interest {
	INTEREST_NONE,
	INTEREST_MARK, /* may end a sentence */
	INTEREST_LEAD, /* lead byte of characters of which some do (accented Latin, Greek and
			  Cyrillic letters have others) */
	INTEREST_OPEN, /* opens a bracket */
	INTEREST_CLOSE /* may mark a list item */
};

static const unsigned char interests[256] = {
	['.'] = INTEREST_MARK,
	['!'] = INTEREST_MARK,
	['?'] = INTEREST_MARK,
	['('] = INTEREST_OPEN,
	['['] = INTEREST_OPEN,
	[')'] = INTEREST_CLOSE,
	[0xC2] = INTEREST_LEAD,
	[0xD6] = INTEREST_LEAD,
	[0xD8] = INTEREST_LEAD,
	[0xDB] = INTEREST_LEAD,
	[0xDC] = INTEREST_LEAD,
	[0xDF] = INTEREST_LEAD,
	[0xE0] = INTEREST_LEAD,
	[0xE1] = INTEREST_LEAD,
	[0xE2] = INTEREST_LEAD,
	[0xE3] = INTEREST_LEAD,
	[0xEA] = INTEREST_LEAD,
	[0xEF] = INTEREST_LEAD,
	[0xF0] = INTEREST_LEAD,
};

static uint32_t classes_of(const struct sentence_rules *rules, struct cotejo_text word)
{
	return vocabulary_classes(rules->vocabulary, word);
}

/* ---- Lists ---- */

/* Whether the word is the marker of a list item that the sentence begins with: "1.", "b.", "iv." */
static bool is_list_marker(const struct sentence_rules *rules, const struct preceding *preceding)
{
	struct cotejo_text word = preceding->word;

	if (preceding->begin != rules->body || word.length > LONGEST_MARKER)
		return false;
	if (preceding->shape == SHAPE_LETTER)
		return true;
	if (preceding->shape == SHAPE_NUMBER)
		return word.length < LONGEST_MARKER;
	for (size_t i = 0; i < word.length; i++)
		if (!strchr("IVXivx", word.bytes[i]) || word.bytes[i] == '\0')
			return false;
	return word.length > 0;
}

/* ---- Abbreviations ---- */

/* Whether a word of these classes ends a sentence, its full stop doing double duty, when `next`
 * comes. A word of several classes ends one if it does in any. */
static bool abbreviation_ends(uint32_t classes, enum next_word next)
{
	const uint32_t before_capital = ABBREVIATION_MONTH | ABBREVIATION_UNIT | ABBREVIATION_HOUR |
					ABBREVIATION_ERA | ABBREVIATION_PHRASE_END;
	const uint32_t before_number = ABBREVIATION_HOUR | ABBREVIATION_ERA |
				       ABBREVIATION_NAME_END | ABBREVIATION_PHRASE_END;
	const uint32_t before_starter = before_capital | before_number | ABBREVIATION_REFERENCE |
					ABBREVIATION_DAY | ABBREVIATION_OTHER;

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
static struct preceding word_before(const struct sentence_rules *rules, size_t begin)
{
	size_t end = begin;

	while (end > rules->begin && is_ascii_space(rules->text.bytes[end - 1]))
		end--;
	return preceding_read(rules->text, rules->begin, end);
}

/*
 * The classes of the abbreviation in front of a mark. One of two parts with a space between them
 * ("a. C.", "p. ej.", "EE. UU.") is listed without the space; one with a hyphen may be known by its
 * last part.
 */
static uint32_t abbreviation_classes(
	const struct sentence_rules *rules, const struct preceding *preceding)
{
	char joined[VOCABULARY_LONGEST];
	struct cotejo_text word = preceding->word;
	struct preceding first;
	uint32_t classes = 0;
	size_t hyphen;

	if (word.length <= 4 && preceding->begin > rules->begin + 2 &&
		is_ascii_space(rules->text.bytes[preceding->begin - 1])) {
		first = word_before(rules, preceding->begin);
		if (first.word.length > 1 && first.word.length <= 8 &&
			first.word.bytes[first.word.length - 1] == '.') {
			memcpy(joined, first.word.bytes, first.word.length);
			memcpy(joined + first.word.length, word.bytes, word.length);
			classes = classes_of(rules, slice(joined, first.word.length + word.length));
		}
	}
	if (!classes)
		classes = classes_of(rules, word);
	for (hyphen = word.length; !classes && hyphen > 0; hyphen--)
		if (word.bytes[hyphen - 1] == '-' || word.bytes[hyphen - 1] == '\'') {
			classes =
				classes_of(rules, slice(word.bytes + hyphen, word.length - hyphen));
			break;
		}
	return classes;
}

/* Whether the following word is an initial: "A." in "John A. Smith", and so no article. */
static bool is_initial(const struct sentence_rules *rules, const struct candidate *candidate)
{
	struct cotejo_text word = word_at(rules->text, candidate->following.word);
	size_t end = candidate->following.word + word.length;

	return word.length == 1 && end < rules->text.length && rules->text.bytes[end] == '.';
}

static enum next_word next_word(
	const struct sentence_rules *rules, const struct candidate *candidate)
{
	uint32_t starter = WORD_STARTER | WORD_SOFT_STARTER;

	if (candidate->following.kind == KIND_DIGIT || candidate->following.kind == KIND_MONEY)
		return NEXT_NUMBER;
	if (candidate->preceding.shape == SHAPE_LETTER)
		starter = WORD_STARTER;
	if (candidate->following.inverted)
		return NEXT_STARTER;
	if ((candidate->next_classes & starter) && !is_initial(rules, candidate))
		return NEXT_STARTER;
	return NEXT_CAPITAL;
}

/* "At 5 a.m. Mr. Smith went": a time that opens the sentence does not end it. */
static bool opens_with_time(const struct sentence_rules *rules, const struct candidate *candidate)
{
	return candidate->preceding.begin - rules->body <= LONGEST_TIME &&
	       (classes_of(rules, word_at(rules->text, rules->body)) & WORD_TIME_OPENER);
}

static bool hour_ends(const struct sentence_rules *rules, const struct candidate *candidate)
{
	if (candidate->next_classes & WORD_AFTER_HOUR)
		return false;
	return !opens_with_time(rules, candidate);
}

/* A single letter: an initial ("J. K. Rowling"), a label ("Plan B."), a pronoun ("you and I."). */
static bool letter_ends(const struct sentence_rules *rules, const struct candidate *candidate)
{
	enum next_word next = next_word(rules, candidate);
	struct preceding before;

	if (next != NEXT_CAPITAL)
		return true;
	if (candidate->preceding.begin == rules->begin)
		return false;
	before = word_before(rules, candidate->preceding.begin);
	return classes_of(rules, before.word) & WORD_LABELLED;
}

/* "3. Oktober", "19. Jahrhundert", where ordinals are written with a full stop. */
static bool number_ends(const struct sentence_rules *rules, const struct candidate *candidate)
{
	enum { LONGEST_ORDINAL = 3 };

	if (!vocabulary_has_dotted_ordinals(rules->vocabulary) ||
		candidate->preceding.word.length > LONGEST_ORDINAL)
		return true;
	return next_word(rules, candidate) == NEXT_STARTER;
}

/* "17 May. - The candidate": a short text with a full stop and a hyphen is a heading on the same
 * line. Speech that hyphens introduce has one at its beginning, too. */
static bool is_heading(const struct sentence_rules *rules, const struct candidate *candidate)
{
	size_t length = candidate->stop.begin - rules->body;
	size_t dash = candidate->following.spaced && candidate->following.dash
			      ? candidate->following.begin
			      : candidate->stop.end - 1;
	size_t begin = space_end(rules->text, rules->begin), next;

	return length <= LONGEST_HEADING && rules->text.bytes[dash] == '-' &&
	       character_kind_at(rules->text, begin, &next) != KIND_DASH;
}

static bool period_ends(const struct sentence_rules *rules, const struct candidate *candidate)
{
	const struct preceding *preceding = &candidate->preceding;
	enum next_word next;
	uint32_t classes;

	if (is_list_marker(rules, preceding) || is_heading(rules, candidate))
		return false;
	if (preceding->shape == SHAPE_NONE || candidate->stop.again)
		return true;
	if (preceding->shape == SHAPE_NUMBER)
		return number_ends(rules, candidate);
	next = next_word(rules, candidate);
	classes = abbreviation_classes(rules, preceding);
	if ((classes & ABBREVIATION_WITH_NUMBER) && next != NEXT_NUMBER)
		return true;
	if (classes & ABBREVIATION_HOUR)
		return hour_ends(rules, candidate);
	classes &= WORD_STARTER - 1u;
	if (!classes && preceding->shape != SHAPE_LETTER && preceding->shape != SHAPE_ACRONYM)
		return true;
	if (candidate->following.bracket_opens || candidate->following.bullet)
		return false;
	if (!classes && preceding->shape == SHAPE_LETTER)
		return letter_ends(rules, candidate);
	if (!classes)
		classes = ABBREVIATION_NAME_END;
	return abbreviation_ends(classes, next);
}

/* ---- Exclamations, questions, ellipses ---- */

/* "?" Alice asked: a capital behind a quoted question may be who spoke. */
static bool reports_speech(const struct sentence_rules *rules, const struct candidate *candidate)
{
	size_t at = candidate->following.word, next;
	struct cotejo_text word = word_at(rules->text, at);

	if (!candidate->stop.quote_closes || candidate->following.quote_opens)
		return false;
	next = space_end(rules->text, at + word.length);
	if (next == at + word.length)
		return false;
	return classes_of(rules, word_at(rules->text, next)) & WORD_REPORTING;
}

static bool exclamation_ends(const struct sentence_rules *rules, const struct candidate *candidate)
{
	const struct preceding *preceding = &candidate->preceding;

	if (preceding->shape == SHAPE_NONE && candidate->stop.bracket_closes)
		return false; /* "(?)" is a remark inside the sentence */
	if ((classes_of(rules, preceding->word) & WORD_EXCLAIMED) && !candidate->stop.again &&
		next_word(rules, candidate) != NEXT_STARTER)
		return false;
	return !reports_speech(rules, candidate);
}

/* Whether the text at `at` is inside a quotation, by the nearest quotation mark before it. */
static bool in_quotation(const struct sentence_rules *rules, size_t at)
{
	const char *bytes = rules->text.bytes;
	size_t floor =
		at - rules->begin > LONGEST_QUOTATION ? at - LONGEST_QUOTATION : rules->begin;

	for (; at > floor; at--) {
		if (bytes[at - 1] == '"')
			return at - 1 == rules->begin || is_ascii_space(bytes[at - 2]);
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
static bool ellipsis_ends(const struct sentence_rules *rules, const struct candidate *candidate)
{
	size_t begin = candidate->stop.begin;

	if (candidate->following.kind == KIND_DIGIT ||
		(candidate->next_classes & WORD_ALWAYS_CAPITAL))
		return false;
	return !is_ascii_space(rules->text.bytes[begin - 1]) || candidate->stop.quote_closes ||
	       !in_quotation(rules, begin);
}

/* ---- A mark without white space behind it ---- */

static bool is_plain_token(const struct sentence_rules *rules, size_t at)
{
	for (int i = 0; at < rules->text.length && i < 2 * VOCABULARY_LONGEST; at++, i++) {
		char c = rules->text.bytes[at];

		if (is_ascii_space(c))
			return true;
		if (c == '/' || c == '@' || c == '_' || c == '=' || c == '\\')
			return false;
	}
	return true;
}

/* Whether a space was forgotten: "fin.Inicio", "1,000.That", but not "Jane.Doe@example.com". */
static bool space_is_missing(const struct sentence_rules *rules, const struct candidate *candidate)
{
	const struct preceding *preceding = &candidate->preceding;
	struct cotejo_text word = word_at(rules->text, candidate->following.word);
	size_t end = candidate->following.word + word.length, next, begin_next;
	enum character_kind after = character_kind_at(rules->text, end, &next);

	if (preceding->shape != SHAPE_WORD &&
		(preceding->shape != SHAPE_NUMBER || preceding->word.length < SHORTEST_NUMBER))
		return false;
	if (candidate->following.kind != KIND_UPPER || candidate->following.quote_opens)
		return false;
	character_kind_at(rules->text, candidate->following.word, &begin_next);
	if (character_kind_at(rules->text, begin_next, &next) != KIND_LOWER &&
		!(candidate->next_classes & WORD_SOFT_STARTER))
		return false;
	if (after == KIND_STOP && end + 1 < rules->text.length &&
		!is_ascii_space(rules->text.bytes[end + 1]))
		return (candidate->next_classes & WORD_STARTER) != 0;
	if (!is_plain_token(rules, end) || candidate->next_classes & WORD_ALWAYS_CAPITAL)
		return false;
	if (character_kind_at(preceding->word, 0, &next) != KIND_UPPER ||
		preceding->begin == rules->body)
		return !(classes_of(rules, preceding->word) & (WORD_STARTER - 1u));
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
static size_t footnote_end(const struct sentence_rules *rules, const struct candidate *candidate)
{
	const struct preceding *preceding = &candidate->preceding;
	size_t at = candidate->stop.end, end, next;
	enum character_kind kind;

	if (preceding->shape == SHAPE_WORD
			? preceding->word.length < 3 ||
				  (classes_of(rules, preceding->word) & (WORD_STARTER - 1u))
			: preceding->shape != SHAPE_NONE)
		return 0;
	end = footnote_numbers_end(rules->text, at);
	next = space_end(rules->text, end);
	if (end == at || next == end)
		return 0;
	kind = character_kind_at(rules->text, next, &end);
	return kind == KIND_UPPER || kind == KIND_QUOTE || kind == KIND_INVERTED ? next : 0;
}

/* The same with a space before it: "rights. 4 Even". A number is no footnote unless a word follows
 * that cannot be counted. */
static size_t spaced_footnote_end(
	const struct sentence_rules *rules, const struct candidate *candidate)
{
	size_t at = candidate->following.word, end = at, next;

	while (end < rules->text.length && rules->text.bytes[end] >= '0' &&
		rules->text.bytes[end] <= '9')
		end++;
	next = space_end(rules->text, end);
	if (end - at > LONGEST_FOOTNOTE || next == end || at != candidate->following.begin ||
		character_kind_at(rules->text, next, &end) != KIND_UPPER)
		return 0;
	return classes_of(rules, word_at(rules->text, next)) & WORD_STARTER ? next : 0;
}

/* ---- The decision ---- */

/* Whether a mark at the end of a parenthesis, or inside one, can end the sentence that the
 * parenthesis stands in. */
static bool bracket_allows(const struct sentence_rules *rules, const struct candidate *candidate)
{
	bool opens_sentence = rules->bracket_begin < rules->body;

	if (candidate->stop.begin >= rules->bracket_end)
		return true;
	if (candidate->stop.end < rules->bracket_end)
		return false;
	return opens_sentence || candidate->stop.again ||
	       next_word(rules, candidate) == NEXT_STARTER;
}

static bool can_follow(const struct following *following)
{
	switch (following->kind) {
	case KIND_UPPER:
	case KIND_LETTER:
	case KIND_DIGIT:
	case KIND_MONEY:
		return true;
	case KIND_LOWER:
		return following->inverted || following->bracket_opens ||
		       (following->bullet && !following->dash);
	case KIND_SYMBOL:
		return following->bullet;
	default:
		return false;
	}
}

/* Whether the bracket that follows a quotation belongs to its sentence: "... stairs." (Smith 55). A
 * parenthesis that is a sentence of its own holds its full stop. */
static bool bracket_belongs(const struct sentence_rules *rules, const struct candidate *candidate)
{
	struct cotejo_text text = rules->text;
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

/* Where the next sentence begins if the candidate ends this one; else 0. */
static size_t decide(const struct sentence_rules *rules, struct candidate *candidate)
{
	const struct following *following = &candidate->following;
	bool ends;

	if (candidate->stop.mark == MARK_FULL)
		return following->begin;
	if (!can_follow(following))
		return 0;
	candidate->preceding = preceding_read(rules->text, rules->begin, candidate->stop.begin);
	if (!following->spaced && following->kind == KIND_DIGIT)
		return footnote_end(rules, candidate);
	candidate->next_classes = classes_of(rules, word_at(rules->text, following->word));
	if (!following->spaced && !candidate->stop.quote_closes &&
		!candidate->stop.bracket_closes && !candidate->stop.note && !following->inverted &&
		!following->dash)
		return space_is_missing(rules, candidate) ? following->begin : 0;
	if (!bracket_allows(rules, candidate) || bracket_belongs(rules, candidate))
		return 0;
	if (following->kind == KIND_LOWER && following->bracket_opens &&
		(candidate->stop.mark != MARK_PERIOD || candidate->stop.quote_closes))
		return 0;
	if (candidate->stop.mark == MARK_EXCLAMATION)
		ends = exclamation_ends(rules, candidate);
	else if (candidate->stop.mark == MARK_ELLIPSIS)
		ends = ellipsis_ends(rules, candidate);
	else
		ends = period_ends(rules, candidate);
	if (ends && following->kind == KIND_DIGIT && candidate->stop.mark == MARK_PERIOD) {
		size_t footnote = spaced_footnote_end(rules, candidate);

		if (footnote)
			return footnote;
	}
	return ends ? following->begin : 0;
}

static size_t body_of(struct cotejo_text text, size_t begin)
{
	size_t next;

	for (;;) {
		switch (character_kind_at(text, begin, &next)) {
		case KIND_SPACE:
		case KIND_QUOTE:
		case KIND_OPEN:
		case KIND_INVERTED:
		case KIND_DASH:
		case KIND_BULLET:
			begin = next;
			break;
		default:
			return begin;
		}
	}
}

/* Finds where the bracket at `at` closes, within bounds; brackets of its kind inside it count. */
static void enter_bracket(struct sentence_rules *rules, size_t at)
{
	size_t limit = rules->text.length - at < LONGEST_BRACKET ? rules->text.length
								 : at + LONGEST_BRACKET;
	char open = rules->text.bytes[at], close = open == '(' ? ')' : ']';
	size_t depth = 0;

	if (at < rules->bracket_end || !memchr(rules->text.bytes + at, close, limit - at))
		return;
	for (size_t i = at; i < limit; i++) {
		if (rules->text.bytes[i] == open) {
			depth++;
		} else if (rules->text.bytes[i] == close && --depth == 0) {
			rules->bracket_begin = at;
			rules->bracket_end = i + 1;
			return;
		}
	}
}

void sentence_rules_start(
	struct sentence_rules *rules, const struct vocabulary *vocabulary, struct cotejo_text text)
{
	*rules = (struct sentence_rules){.vocabulary = vocabulary, .text = text};
}

/* Where the next sentence begins, if the mark at `at` makes one begin; else 0. Moves `*at` behind
 * the mark. */
static size_t look_at(struct sentence_rules *rules, size_t *at)
{
	struct candidate candidate;
	size_t begin = *at;

	candidate.stop = stop_read(rules->text, begin);
	*at = candidate.stop.end;
	if (begin <= rules->body)
		return 0;
	candidate.following = following_read(rules->text, &candidate.stop);
	return decide(rules, &candidate);
}

/* Looks at what stopped the scan at `*at` and moves behind it. Returns where the next sentence
 * begins; 0: not here. */
static size_t examine(struct sentence_rules *rules, size_t *at)
{
	enum interest interest = interests[(unsigned char)rules->text.bytes[*at]];
	enum character_kind kind;
	size_t next, item;

	if (interest == INTEREST_OPEN) {
		enter_bracket(rules, *at);
		++*at;
		return 0;
	}
	item = sentence_list_item(&rules->list, rules->text, rules->body, *at);
	if (item != SIZE_MAX)
		return item;
	kind = character_kind_at(rules->text, *at, &next);
	if (kind == KIND_STOP)
		return look_at(rules, at);
	*at = next;
	return 0;
}

size_t sentence_rules_next(struct sentence_rules *rules)
{
	struct cotejo_text text = rules->text;
	size_t at = rules->begin;

	rules->body = body_of(text, rules->begin);
	sentence_list_begin(&rules->list, text, rules->begin);
	while (at < text.length) {
		size_t next;

		if (interests[(unsigned char)text.bytes[at]] == INTEREST_NONE) {
			at++;
			continue;
		}
		next = examine(rules, &at);
		if (next > 0 && next < text.length) {
			rules->begin = next;
			return next;
		}
	}
	rules->begin = text.length;
	return text.length;
}
