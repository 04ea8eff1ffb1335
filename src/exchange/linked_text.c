/*
 * linked_text.c - a document whose sentences links name by their ids
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/linked_text.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"
#include "base/slice.h"
#include "tmx/scan.h"

/* The reading of one document. */
struct linked_reader {
	struct tmx_scanner scanner;
	struct linked_text *text;
	const char *element;
	size_t depth;    /* within the sentence at hand, itself counted; 0: in none */
	size_t begin;    /* of its text */
	bool has_words;  /* it has elements in it */
	bool has_id;     /* else it is not the first of its id, and nobody can name it */
	size_t id_bytes; /* of all ids */
};

static void take_language(struct linked_reader *reader)
{
	const char *tag = scan_attribute(&reader->scanner, "xml:lang");

	if (!tag)
		tag = scan_attribute(&reader->scanner, "lang");
	if (tag && !reader->text->language[0] &&
		language_canonical(reader->text->language, tag, NULL) < 0)
		reader->text->language[0] = '\0';
}

static int add_sentence(struct linked_reader *reader, const char *id, struct cotejo_error *error)
{
	struct linked_text *text = reader->text;
	struct linked_sentence *grown =
		array_reserve(text->sentences, &text->capacity, text->count + 1, sizeof(*grown));

	if (!grown)
		return error_no_memory(error);
	text->sentences = grown;
	if (!map_insert(&text->ids, slice_of(id), (uint32_t)text->count, &reader->has_id))
		return error_no_memory(error);
	reader->id_bytes += strlen(id) + sizeof(struct map_entry);
	if (reader->has_id)
		grown[text->count++] = (struct linked_sentence){text->text.length, 0};
	return 0;
}

/* Makes one space of each run of white space from `begin` on. */
static void join_words(struct buffer *buffer, size_t begin)
{
	size_t length = begin;

	for (size_t i = begin; i < buffer->length; i++) {
		char byte = buffer->bytes[i];

		if (!is_ascii_space(byte))
			buffer->bytes[length++] = byte;
		else if (length > begin && buffer->bytes[length - 1] != ' ')
			buffer->bytes[length++] = ' ';
	}
	buffer->length = length;
}

static void end_sentence(struct linked_reader *reader)
{
	struct buffer *buffer = &reader->text->text;
	struct cotejo_text whole;

	if (!reader->has_id) {
		buffer->length = reader->begin;
		return;
	}
	if (reader->has_words)
		join_words(buffer, reader->begin);
	whole = buffer_text(buffer);
	if (whole.length == reader->begin)
		return;
	whole = slice_trim(slice(whole.bytes + reader->begin, whole.length - reader->begin));
	reader->text->sentences[reader->text->count - 1] =
		(struct linked_sentence){(size_t)(whole.bytes - buffer->bytes), whole.length};
}

static int start_element(struct linked_reader *reader, struct cotejo_error *error)
{
	const char *id = scan_attribute(&reader->scanner, "id");
	int code = 0;

	if (reader->depth) {
		reader->has_words = true;
		reader->depth += !reader->scanner.is_empty;
		return 0;
	}
	take_language(reader);
	if (!id || strcmp(reader->scanner.name.bytes, reader->element) != 0)
		return 0;
	reader->begin = reader->text->text.length;
	reader->has_words = false;
	code = add_sentence(reader, id, error);
	if (code == 0)
		reader->depth = !reader->scanner.is_empty;
	return code;
}

static int take_token(
	struct linked_reader *reader, enum scan_token token, struct cotejo_error *error)
{
	int code = 0;

	if (token == SCAN_START)
		code = start_element(reader, error);
	else if (token == SCAN_END && reader->depth && --reader->depth == 0)
		end_sentence(reader);
	else if (token == SCAN_TEXT && reader->depth)
		buffer_add(&reader->text->text, buffer_text(&reader->scanner.text));
	if (code == 0 && reader->text->text.failed)
		code = error_no_memory(error);
	if (code == 0 && reader->text->text.length + reader->id_bytes > LINKED_MAX_BYTES)
		code = error_set(error, COTEJO_ELIMIT, "the document is too large");
	return code;
}

int linked_text_read(struct linked_text *text, struct tmx_input *input,
	struct tmx_warnings *warnings, const char *element, struct cotejo_error *error)
{
	struct linked_reader reader = {
		.scanner.source = {.input = input, .warnings = warnings},
		.text = text,
		.element = element,
	};
	enum scan_token token = SCAN_TEXT;
	int code = 0;

	while (code == 0 && token != SCAN_END_OF_FILE) {
		code = scan_next(&reader.scanner, &token, error);
		if (code == 0)
			code = take_token(&reader, token, error);
	}
	if (code == 0 && reader.depth)
		end_sentence(&reader);
	if (code == 0 && (reader.depth || reader.scanner.is_cut))
		warning_add(warnings, WARNING_TRUNCATED, reader.scanner.line, reader.scanner.column,
			"the document ends in the middle");
	scan_clear(&reader.scanner);
	return code;
}

bool linked_text_find(
	const struct linked_text *text, struct cotejo_text id, struct cotejo_text *ret_sentence)
{
	const struct map_entry *entry = map_find(&text->ids, id);
	const struct linked_sentence *sentence;

	if (!entry)
		return false;
	sentence = &text->sentences[entry->value];
	*ret_sentence = sentence->length
				? slice(text->text.bytes + sentence->begin, sentence->length)
				: slice_of("");
	return true;
}

void linked_text_clear(struct linked_text *text)
{
	map_clear(&text->ids);
	free(text->sentences);
	buffer_clear(&text->text);
	*text = (struct linked_text){0};
}
