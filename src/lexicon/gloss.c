/*
 * gloss.c - what a dictionary for people says of a word, as entries
 *
 * SPDX-License-Identifier: MIT
 */
#include "lexicon/gloss.h"

#include "base/error.h"
#include "text/utf8.h"

enum {
	MOST_WORDS = 6,         /* of a phrase */
	MOST_TRANSLATIONS = 64, /* that one text gives */
	MOST_ENTRIES = 1 << 24 /* in a lexicon from such dictionaries: a small file can mean many */
};

void gloss_clear(struct gloss *gloss)
{
	buffer_clear(&gloss->source);
	buffer_clear(&gloss->target);
}

static bool opens(char c)
{
	return c == '(' || c == '[' || c == '{' || c == '<';
}

static bool closes(char c)
{
	return c == ')' || c == ']' || c == '}' || c == '>';
}

/*
 * Takes the text up to a comma or semicolon that is not in brackets, and puts it into the buffer
 * without what is, its words separated by one space.
 */
static void take_piece(struct buffer *piece, struct cotejo_text *text)
{
	bool space = false;
	int depth = 0;

	buffer_reset(piece);
	while (text->length) {
		char c = *text->bytes++;

		text->length--;
		if (opens(c))
			depth++;
		else if (closes(c))
			depth -= depth > 0;
		else if (depth == 0 && (c == ',' || c == ';'))
			return;
		else if (depth == 0 && !is_ascii_space(c)) {
			if (space && piece->length)
				buffer_add_byte(piece, ' ');
			buffer_add_byte(piece, c);
			space = false;
			continue;
		}
		space = true;
	}
}

/* "1. arca": the number is none of the words. */
static struct cotejo_text without_number(struct cotejo_text text)
{
	size_t at = 0;

	while (at < text.length && text.bytes[at] >= '0' && text.bytes[at] <= '9')
		at++;
	if (at > 0 && at < text.length && (text.bytes[at] == '.' || text.bytes[at] == ')'))
		return slice_trim(slice(text.bytes + at + 1, text.length - at - 1));
	return text;
}

static bool is_phrase(struct cotejo_text text)
{
	size_t words = 1;

	for (size_t i = 0; i < text.length; i++)
		words += text.bytes[i] == ' ';
	return text.length > 0 && words <= MOST_WORDS;
}

static int add(struct cotejo_lexicon *lexicon, const struct gloss *gloss, struct cotejo_text source,
	struct cotejo_text target, struct cotejo_error *error)
{
	struct cotejo_lexicon_entry entry = {source, target, gloss->forward, gloss->backward};
	size_t last = lexicon->count;

	if (last >= MOST_ENTRIES)
		return error_set(error, COTEJO_ELIMIT, "more than %d entries", MOST_ENTRIES);
	if (!is_phrase(target))
		return 0;
	entry.source.bytes = arena_copy(&lexicon->texts, source);
	entry.target.bytes = arena_copy(&lexicon->texts, target);
	if (!entry.source.bytes || !entry.target.bytes || lexicon_add(lexicon, &entry))
		return error_no_memory(error);
	return 0;
}

int gloss_add(struct cotejo_lexicon *lexicon, struct gloss *gloss, struct cotejo_text word,
	struct cotejo_text text, struct cotejo_error *error)
{
	struct cotejo_text source;
	int status = 0;

	if (utf8_valid_length(word) != word.length || utf8_valid_length(text) != text.length)
		return error_set(error, COTEJO_EENCODING, "not valid UTF-8");
	take_piece(&gloss->source, &word);
	source = buffer_text(&gloss->source);
	if (!is_phrase(source) || word.length > 0) /* a word with a comma is a whole sentence */
		return gloss->source.failed ? error_no_memory(error) : 0;
	text = without_number(slice_trim(text));
	for (int i = 0; text.length && i < MOST_TRANSLATIONS && status == 0; i++) {
		take_piece(&gloss->target, &text);
		if (gloss->source.failed || gloss->target.failed)
			return error_no_memory(error);
		status = add(lexicon, gloss, source, buffer_text(&gloss->target), error);
	}
	return status;
}
