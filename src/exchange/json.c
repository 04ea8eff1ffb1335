/*
 * json.c - putting JSON objects together in a buffer
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/json.h"

#include "exchange/lines.h"
#include "text/utf8.h"

enum { MOST_DIGITS = 20 /* of a number of 64 bits */ };

void json_comma(struct buffer *buffer)
{
	char last = buffer->length ? buffer->bytes[buffer->length - 1] : '{';

	if (last != '{' && last != '[' && last != '\n')
		buffer_add_byte(buffer, ',');
}

void json_key(struct buffer *buffer, const char *key)
{
	json_comma(buffer);
	buffer_add_byte(buffer, '"');
	buffer_add_string(buffer, key);
	buffer_add_string(buffer, "\":");
}

void json_string(struct buffer *buffer, struct cotejo_text text)
{
	buffer_add_byte(buffer, '"');
	while (text.length) {
		size_t valid = utf8_valid_length(text);

		buffer_add_json(buffer, slice(text.bytes, valid));
		text = slice(text.bytes + valid, text.length - valid);
		if (text.length) {
			buffer_add_code_point(buffer, 0xfffd);
			text = slice(text.bytes + 1, text.length - 1);
		}
	}
	buffer_add_byte(buffer, '"');
}

void json_text(struct buffer *buffer, const char *key, struct cotejo_text text)
{
	json_key(buffer, key);
	json_string(buffer, text);
}

/* By hand: results are full of numbers, and a format takes ten times as long. */
void json_size(struct buffer *buffer, const char *key, size_t number)
{
	char digits[MOST_DIGITS];
	size_t begin = MOST_DIGITS;

	json_key(buffer, key);
	do {
		digits[--begin] = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	buffer_add(buffer, slice(digits + begin, MOST_DIGITS - begin));
}

void json_probability(struct buffer *buffer, const char *key, double probability)
{
	json_key(buffer, key);
	buffer_add_number(buffer, probability, PROBABILITY_DECIMALS);
}

void json_optional_string(struct buffer *buffer, const char *key, const char *string)
{
	if (string)
		json_text(buffer, key, slice_of(string));
}

void json_optional_text(struct buffer *buffer, const char *key, struct cotejo_text text)
{
	if (text.length)
		json_text(buffer, key, text);
}

void json_optional_probability(struct buffer *buffer, const char *key, double probability)
{
	if (probability >= 0)
		json_probability(buffer, key, probability);
}
