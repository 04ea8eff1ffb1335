/*
 * html_text.c - the text of a line, made comparable
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/html_text.h"

#include <ctype.h>
#include <string.h>

#include "base/slice.h"

enum { LONGEST_DATE_WORDS = 16, LONGEST_BYLINE_WORDS = 12, LONGEST_AGENCY_WORDS = 6 };

void html_run_text(struct buffer *buffer, const struct html_page *page,
	const struct html_runs *runs, const struct html_run *run)
{
	for (uint32_t i = run->first; i < run->end; i++) {
		if (html_is_shown(runs, page, i))
			buffer_add(buffer, html_node_text(page, &page->nodes[i]));
		else if (page->nodes[i].tag == TAG_BR)
			buffer_add_byte(buffer, ' ');
	}
}

/* U+2000 to U+206F: dashes, quotation marks, spaces; and what looks like them in Latin-1. */
static size_t mark_length(const unsigned char *c, size_t left)
{
	if (left >= 3 && c[0] == 0xe2 && (c[1] == 0x80 || c[1] == 0x81))
		return 3;
	if (left >= 2 && c[0] == 0xc2)
		return 2;
	return 0;
}

void html_squeeze(struct buffer *folded)
{
	size_t kept = 0;

	for (size_t i = 0; i < folded->length; i++) {
		unsigned char c = (unsigned char)folded->bytes[i];
		size_t mark = mark_length((unsigned char *)folded->bytes + i, folded->length - i);

		if (mark)
			i += mark - 1;
		else if (isalnum(c) || c >= 0x80)
			folded->bytes[kept++] = (char)c;
	}
	folded->length = kept;
}

bool html_is_clutter_phrase(const struct html_phrases *phrases, struct cotejo_text squeezed)
{
	return html_phrase_is(phrases, squeezed, PHRASE_WHOLE) ||
	       html_phrase_begins(phrases, squeezed);
}

/* Takes the next word off the front: what is between white space, marks around it left out. */
static bool next_word(struct cotejo_text *rest, struct cotejo_text *ret_word)
{
	size_t begin = 0, end, after;

	while (begin < rest->length && !isalnum((unsigned char)rest->bytes[begin]) &&
		(unsigned char)rest->bytes[begin] < 0x80)
		begin++;
	if (begin == rest->length)
		return false;
	end = begin;
	while (end < rest->length && !is_ascii_space(rest->bytes[end]))
		end++;
	after = end;
	while (end > begin && !isalnum((unsigned char)rest->bytes[end - 1]) &&
		(unsigned char)rest->bytes[end - 1] < 0x80)
		end--;
	*ret_word = slice(rest->bytes + begin, end - begin);
	*rest = slice(rest->bytes + after, rest->length - after);
	return true;
}

/* "2030-04-14", "14/4/2030", "7:15": numbers that can be nothing but a date or a time. */
static bool is_date_number(struct cotejo_text word)
{
	return isdigit((unsigned char)word.bytes[0]) &&
	       (memchr(word.bytes, ':', word.length) || memchr(word.bytes, '/', word.length) ||
		       memchr(word.bytes, '-', word.length));
}

bool html_is_date(const struct html_phrases *phrases, struct cotejo_text folded)
{
	size_t words = 0, known = 0, numbers = 0;
	struct cotejo_text word;

	while (next_word(&folded, &word)) {
		bool number = isdigit((unsigned char)word.bytes[0]) != 0;

		if (++words > LONGEST_DATE_WORDS)
			return false;
		numbers += number;
		if (is_date_number(word) || html_phrase_is(phrases, word, PHRASE_DATE_WORD))
			known++;
		else if (!number && !html_phrase_is(phrases, word, PHRASE_DATE_FILLER))
			return false;
	}
	return numbers > 0 && known > 0;
}

static bool ends_sentence(struct cotejo_text text)
{
	text = slice_trim(text);
	return text.length == 0 || strchr(".!?:", text.bytes[text.length - 1]);
}

bool html_is_dateline(
	const struct html_phrases *phrases, struct cotejo_text text, struct cotejo_text folded)
{
	size_t known = 0, unknown = 0, numbers = 0;
	struct cotejo_text word;

	if (ends_sentence(text))
		return false;
	while (next_word(&folded, &word)) {
		if (isdigit((unsigned char)word.bytes[0]))
			numbers++;
		else if (html_phrase_is(phrases, word, PHRASE_DATE_WORD))
			known++;
		else if (!html_phrase_is(phrases, word, PHRASE_DATE_FILLER))
			unknown++;
	}
	return numbers > 1 && known > 0 && numbers + known >= unknown &&
	       numbers + known + unknown <= LONGEST_DATE_WORDS;
}

static bool begins_upper(struct cotejo_text word)
{
	unsigned char c = word.length ? (unsigned char)word.bytes[0] : 0;

	return isupper(c) || c >= 0x80;
}

/* "Ana Ruiz / Agencias": a few words, one of them who supplies news. */
static bool names_agency(const struct html_phrases *phrases, struct cotejo_text folded)
{
	size_t words = 0, agencies = 0;
	struct cotejo_text word;

	while (next_word(&folded, &word)) {
		words++;
		agencies += html_phrase_is(phrases, word, PHRASE_AGENCY);
	}
	return agencies > 0 && words <= LONGEST_AGENCY_WORDS;
}

bool html_is_byline(
	const struct html_phrases *phrases, struct cotejo_text text, struct cotejo_text folded)
{
	size_t words = 1;
	struct cotejo_text word;

	if (ends_sentence(text))
		return false;
	if (names_agency(phrases, folded))
		return true;
	if (!next_word(&folded, &word) || !html_phrase_is(phrases, word, PHRASE_BYLINE_WORD))
		return false;
	if (!next_word(&text, &word) || !next_word(&text, &word) || !begins_upper(word))
		return false;
	while (next_word(&text, &word))
		words++;
	return words <= LONGEST_BYLINE_WORDS;
}

bool html_is_address(struct cotejo_text folded)
{
	folded = slice_trim(folded);
	for (size_t i = 0; i < folded.length; i++) {
		if (is_ascii_space(folded.bytes[i]))
			return false;
	}
	return slice_starts(folded, slice_of("http://")) ||
	       slice_starts(folded, slice_of("https://")) || slice_starts(folded, slice_of("www."));
}
