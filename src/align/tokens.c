/*
 * tokens.c - sentences as the aligner sees them: numbers for words
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/tokens.h"

#include <stdlib.h>

#include "align/borders.h"
#include "base/array.h"
#include "text/fold.h"
#include "text/numbers.h"
#include "text/utf8.h"

/* An empty line stands for itself: two of them are a pair. */
#define EMPTY_TOKEN "\n"

/* Marks that translations keep, in their many forms. What is not here is kept as it is if it is a
 * symbol, and left out if it is punctuation. */
static const struct {
	const char *form, *token;
} marks[] = {
	{"?", "?"},
	{"？", "?"},
	{"؟", "?"},
	{";", ";"},
	{"；", ";"},
	{"!", "!"},
	{"！", "!"},
	{":", ":"},
	{"：", ":"},
	{"(", "("},
	{"（", "("},
	{"\"", "\""},
	{"“", "\""},
	{"„", "\""},
	{"«", "\""},
	{"「", "\""},
	{"『", "\""},
	{"《", "\""},
	{"…", "…"},
	{"—", "—"},
	{"–", "—"},
	{"―", "—"},
	{"•", "•"},
	{"·", "•"},
	{"*", "•"},
	{"%", "%"},
	{"％", "%"},
	{"٪", "%"},
	{"$", "$"},
	{"€", "€"},
	{"£", "£"},
	{"¥", "¥"},
	{"&", "&"},
	{"@", "@"},
	{"#", "#"},
	{"+", "+"},
	{"=", "="},
	{"°", "°"},
	{"§", "§"},
	{"/", "/"},
	{"[", "["},
	{"<", "<"},
	{"©", "©"},
	{"®", "®"},
	{"™", "™"},
	{"~", "~"},
	{"_", "_"},
	{"\\", "\\"},
	{"|", "|"},
};

void vocabulary_clear(struct vocabulary *vocabulary)
{
	map_clear(&vocabulary->numbers);
	free(vocabulary->types);
	*vocabulary = (struct vocabulary){0};
}

void side_clear(struct side *side)
{
	free(side->first);
	free(side->tokens);
	free(side->lengths);
	free(side->borders);
	free(side->opens);
	*side = (struct side){0};
}

void tokenizer_clear(struct tokenizer *tokenizer)
{
	words_clear(&tokenizer->words);
	buffer_clear(&tokenizer->token);
}

static size_t count_letters(struct cotejo_text text)
{
	size_t letters = 0;

	for (size_t i = 0; i < text.length; i++)
		letters += ((unsigned char)text.bytes[i] & 0xc0) != 0x80;
	return letters;
}

/* Where the first `letters` code points end. */
static size_t prefix_length(struct cotejo_text text, size_t letters)
{
	size_t i = 0;

	for (; i < text.length; i++)
		if (((unsigned char)text.bytes[i] & 0xc0) != 0x80 && letters-- == 0)
			break;
	return i;
}

static bool make_mark(struct buffer *token, struct cotejo_text form)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (form.bytes[0] == marks[i].form[0] && slice_equals(form, marks[i].form)) {
			buffer_add_string(token, marks[i].token);
			return true;
		}
	return false;
}

bool tokenizer_make(struct tokenizer *tokenizer, struct cotejo_text text, const struct word *word)
{
	struct cotejo_text form = slice(text.bytes + word->begin, word->length);

	buffer_reset(&tokenizer->token);
	if (word->kind == WORD_MARK)
		return make_mark(&tokenizer->token, form);
	if (word->kind == WORD_NUMBER) {
		number_append_key(&tokenizer->token, form);
		return true;
	}
	fold_append(&tokenizer->token, form);
	tokenizer->token.length =
		prefix_length(buffer_text(&tokenizer->token), tokenizer->prefix_letters);
	return tokenizer->token.failed || tokenizer->token.length > 0;
}

/* The number of a token in the vocabulary, counted once more. */
static int count_token(struct vocabulary *vocabulary, struct cotejo_text token, enum word_kind kind,
	uint32_t *ret_number)
{
	struct token_type *types;
	struct map_entry *entry;
	bool new;

	types = array_reserve(vocabulary->types, &vocabulary->capacity,
		vocabulary->numbers.count + 1, sizeof(*types));
	if (!types)
		return COTEJO_ENOMEM;
	vocabulary->types = types;
	entry = map_insert(&vocabulary->numbers, token, (uint32_t)vocabulary->numbers.count, &new);
	if (!entry)
		return COTEJO_ENOMEM;
	if (new) {
		size_t letters = count_letters(token);

		types[entry->value] = (struct token_type){0, (unsigned char)kind,
			(unsigned char)(letters < UINT8_MAX ? letters : UINT8_MAX), 0};
	}
	types[entry->value].count++;
	vocabulary->token_count++;
	*ret_number = entry->value;
	return 0;
}

static int add_token(struct side *side, struct vocabulary *vocabulary, size_t at,
	struct cotejo_text token, enum word_kind kind)
{
	uint32_t *tokens =
		array_reserve(side->tokens, &side->token_capacity, at + 1, sizeof(*tokens));

	if (!tokens)
		return COTEJO_ENOMEM;
	side->tokens = tokens;
	return count_token(vocabulary, token, kind, &tokens[at]);
}

static int read_sentence(struct side *side, struct vocabulary *vocabulary,
	struct tokenizer *tokenizer, size_t sentence, struct cotejo_text text,
	struct cotejo_error *error)
{
	size_t at = side->first[sentence], length = 0;
	struct word word;
	int status;

	words_start(&tokenizer->words, text);
	while ((status = words_next(&tokenizer->words, &word, error)) > 0) {
		length += count_letters(slice(text.bytes + word.begin, word.length));
		if (!tokenizer_make(tokenizer, text, &word))
			continue;
		if (tokenizer->token.failed ||
			add_token(side, vocabulary, at, buffer_text(&tokenizer->token), word.kind))
			return error_no_memory(error);
		at++;
	}
	if (status < 0)
		return status;
	if (length == 0) {
		if (add_token(side, vocabulary, at, slice_of(EMPTY_TOKEN), WORD_MARK))
			return error_no_memory(error);
		at++;
	}
	side->first[sentence + 1] = at;
	side->lengths[sentence] = (float)length;
	return 0;
}

static void read_borders(struct side *side, const struct cotejo_sentences *sentences)
{
	side->has_blocks = sentences->blocks;
	for (size_t i = 0; i < sentences->count; i++) {
		enum border border = BORDER_SENTENCE;

		side->opens[i] = border_is_open(sentences->texts[i]);
		if (i && sentences->blocks && sentences->blocks[i] != sentences->blocks[i - 1])
			border = BORDER_BLOCK;
		else if (i && border_is_lower(sentences->texts[i]))
			border = BORDER_LOWER;
		else if (i && side->opens[i - 1])
			border = BORDER_OPEN;
		side->borders[i] = (unsigned char)border;
	}
}

int side_read(struct side *side, struct vocabulary *vocabulary, struct tokenizer *tokenizer,
	const struct cotejo_sentences *sentences, struct cotejo_error *error)
{
	side->sentence_count = sentences->count;
	side->first = calloc(sentences->count + 1, sizeof(*side->first));
	side->lengths = calloc(sentences->count + 1, sizeof(*side->lengths));
	side->kinds = sentences->kinds;
	side->borders = calloc(sentences->count + 1, sizeof(*side->borders));
	side->opens = calloc(sentences->count + 1, sizeof(*side->opens));
	if (!side->first || !side->lengths || !side->borders || !side->opens)
		return error_no_memory(error);
	for (size_t i = 0; i < sentences->count; i++) {
		struct cotejo_text text = sentences->texts[i];
		int status;

		if (utf8_valid_length(text) != text.length)
			return error_set(
				error, COTEJO_EENCODING, "sentence %zu is not valid UTF-8", i + 1);
		status = read_sentence(side, vocabulary, tokenizer, i, text, error);
		if (status < 0)
			return status;
	}
	read_borders(side, sentences);
	return 0;
}
