/*
 * stream_json.c - a line of the stream that is a JSON object
 *
 * SPDX-License-Identifier: MIT
 */
#include <jansson.h>

#include "exchange/stream_pair.h"

enum { MOST_VALUES = 1000000 };

static struct cotejo_text text_of(const json_t *string)
{
	return slice(json_string_value(string), json_string_length(string));
}

static int take_id(struct stream_pair *pair, const json_t *object, struct cotejo_error *error)
{
	const json_t *id = json_object_get(object, "id");

	if (!id || json_is_null(id))
		return 0;
	pair->id_is_number = json_is_integer(id);
	if (json_is_string(id))
		buffer_add(&pair->id, text_of(id));
	else if (json_is_integer(id))
		buffer_add_format(&pair->id, "%" JSON_INTEGER_FORMAT, json_integer_value(id));
	pair->has_id = pair->id.length || json_is_string(id);
	if (!pair->has_id)
		return error_set(error, COTEJO_ESYNTAX, "id is no string and no whole number");
	return pair->id.failed ? error_no_memory(error) : 0;
}

/* A sentence a line. What would end a line within one becomes a space. */
static bool take_sentences(struct buffer *bytes, const json_t *sentences)
{
	const json_t *sentence;
	size_t number;

	json_array_foreach(sentences, number, sentence)
	{
		size_t begin = bytes->length;

		if (!json_is_string(sentence))
			return false;
		buffer_add(bytes, text_of(sentence));
		for (size_t i = begin; i < bytes->length; i++) {
			if (bytes->bytes[i] == '\n' || bytes->bytes[i] == '\r')
				bytes->bytes[i] = ' ';
		}
		buffer_add_byte(bytes, '\n');
	}
	return true;
}

static int take_text(struct stream_side *side, const json_t *object,
	enum cotejo_article_format text_format, struct cotejo_error *error)
{
	const json_t *text = json_object_get(object, "text");
	const json_t *html = json_object_get(object, "html");
	const json_t *sentences = json_object_get(object, "sentences");

	if (!text + !html + !sentences != 2)
		return error_set(error, COTEJO_ESYNTAX,
			"not one of the members text, html and sentences, but %d of them",
			3 - (!text + !html + !sentences));
	if ((text && !json_is_string(text)) || (html && !json_is_string(html)))
		return error_set(error, COTEJO_ESYNTAX, "%s is no string", text ? "text" : "html");
	if (sentences && (!json_is_array(sentences) || !take_sentences(&side->bytes, sentences)))
		return error_set(error, COTEJO_ESYNTAX, "sentences is no array of strings");
	if (text || html)
		buffer_add(&side->bytes, text_of(text ? text : html));
	side->format = html          ? COTEJO_ARTICLE_HTML
		       : sentences   ? COTEJO_ARTICLE_SENTENCES
		       : text_format ? text_format
				     : COTEJO_ARTICLE_TEXT;
	return side->bytes.failed ? error_no_memory(error) : 0;
}

/* "lang"; and "language", as our own output calls it. */
static int take_language(struct stream_side *side, const json_t *object, struct cotejo_error *error)
{
	const json_t *language = json_object_get(object, "lang");

	if (!language)
		language = json_object_get(object, "language");
	if (!language || json_is_null(language))
		return 0;
	if (!json_is_string(language))
		return error_set(error, COTEJO_ESYNTAX, "lang is no string");
	if (json_string_length(language) >= sizeof(side->language) ||
		strlen(json_string_value(language)) != json_string_length(language))
		return error_set(error, COTEJO_EARGUMENT, "lang is no language tag");
	strcpy(side->language, json_string_value(language));
	return 0;
}

static int take_side(struct stream_pair *pair, int which, const json_t *object,
	enum cotejo_article_format text_format, struct cotejo_error *error)
{
	static const char *const names[] = {"left", "right"};
	const json_t *side = json_object_get(object, names[which]);
	int code;

	pair->bad_side = which;
	if (!json_is_object(side))
		return error_set(error, COTEJO_ESYNTAX, "%s",
			side ? "not an object" : "there is no such member");
	code = take_language(&pair->sides[which], side, error);
	if (code == 0)
		code = take_text(&pair->sides[which], side, text_format, error);
	if (code == 0)
		pair->bad_side = -1;
	return code;
}

/* Each value takes some hundred bytes of memory, and may be two in the line. */
static bool has_too_many_values(struct cotejo_text line)
{
	size_t values = 0;
	bool in_string = false;

	for (size_t i = 0; i < line.length; i++) {
		char c = line.bytes[i];

		if (c == '\\' && in_string)
			i++;
		else if (c == '"')
			in_string = !in_string;
		else if (!in_string && (c == ',' || c == '[' || c == '{'))
			values++;
	}
	return values > MOST_VALUES;
}

/* What jansson says of the fault, without the piece of the line that it quotes. */
static int not_json(const json_error_t *problem, struct cotejo_error *error)
{
	const char *quoted = strstr(problem->text, " near ");
	int length = (int)(quoted ? (size_t)(quoted - problem->text) : strlen(problem->text));

	if (json_error_code(problem) == json_error_out_of_memory)
		return error_no_memory(error);
	if (json_error_code(problem) == json_error_invalid_utf8)
		return error_set(
			error, COTEJO_EENCODING, "not valid UTF-8 (byte %d)", problem->position);
	return error_set(error, COTEJO_ESYNTAX, "not a JSON object: %.*s (byte %d)", length,
		problem->text, problem->position);
}

int stream_json_read(struct stream_pair *pair, struct cotejo_text line,
	enum cotejo_article_format text_format, struct cotejo_error *error)
{
	json_error_t problem;
	json_t *object;
	int code;

	if (has_too_many_values(line))
		return error_set(
			error, COTEJO_ELIMIT, "more than %d values in the line", MOST_VALUES);
	object = json_loadb(line.length ? line.bytes : "", line.length, JSON_ALLOW_NUL, &problem);
	if (!object)
		return not_json(&problem, error);
	if (!json_is_object(object))
		code = error_set(error, COTEJO_ESYNTAX, "not a JSON object");
	else
		code = take_id(pair, object, error);
	for (int i = 0; i < 2 && code == 0; i++)
		code = take_side(pair, i, object, text_format, error);
	json_decref(object);
	return code;
}
