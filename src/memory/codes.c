/*
 * codes.c - inline codes and attributes as they are stored
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/codes.h"

#include "base/error.h"
#include "base/slice.h"
#include "text/utf8.h"

enum {
	FORM = 1,       /* the first byte */
	LEAST_CODE = 6, /* bytes that a code takes at least */
	LEAST_ATTRIBUTE = 2
};

/* ---- Writing ---- */

static void write_text(struct buffer *buffer, struct cotejo_text text)
{
	buffer_add_packed(buffer, text.length);
	buffer_add(buffer, text);
}

void codes_write(struct buffer *buffer, const struct cotejo_inline *codes, size_t count)
{
	if (count == 0)
		return;
	buffer_add_byte(buffer, FORM);
	for (size_t i = 0; i < count; i++) {
		const struct cotejo_inline *code = &codes[i];

		buffer_add_byte(buffer, (char)code->kind);
		buffer_add_packed(buffer, code->begin);
		buffer_add_packed(buffer, code->end);
		buffer_add_packed(buffer, code->parent);
		buffer_add_packed(buffer, code->attribute_count);
		for (size_t j = 0; j < code->attribute_count; j++) {
			write_text(buffer, slice_of(code->attributes[j].name));
			write_text(buffer, code->attributes[j].value);
		}
		write_text(buffer, code->content);
	}
}

/* ---- Reading ---- */

/* What is left of a blob; a failure is kept. */
struct input {
	struct cotejo_text left;
	bool damaged;
	struct arena *arena;
	bool no_memory;
};

static size_t read_number(struct input *input)
{
	size_t number = 0;

	for (unsigned shift = 0; input->left.length && shift < 8 * sizeof(number) - 7; shift += 7) {
		unsigned char byte = (unsigned char)input->left.bytes[0];

		input->left = slice(input->left.bytes + 1, input->left.length - 1);
		number |= (size_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return number;
	}
	input->damaged = true;
	return 0;
}

/* A number of things that take at least `least` bytes each. */
static size_t read_count(struct input *input, size_t least)
{
	size_t count = read_number(input);

	if (count <= input->left.length / least)
		return count;
	input->damaged = true;
	return 0;
}

static struct cotejo_text read_text(struct input *input)
{
	size_t length = read_count(input, 1);
	struct cotejo_text text = slice(input->left.bytes, length);
	const char *copy = arena_copy(input->arena, text);

	input->left = slice(input->left.bytes + length, input->left.length - length);
	input->no_memory |= !copy;
	input->damaged |= utf8_valid_length(text) != length;
	return slice(copy, copy ? length : 0);
}

static void read_attributes(struct input *input, struct cotejo_inline *code)
{
	size_t count = read_count(input, LEAST_ATTRIBUTE);
	struct cotejo_property *attributes;

	if (count == 0)
		return;
	attributes = arena_zalloc(input->arena, count, sizeof(*attributes));
	if (!attributes) {
		input->no_memory = true;
		return;
	}
	for (size_t i = 0; i < count && !input->damaged; i++) {
		attributes[i].name = read_text(input).bytes;
		attributes[i].value = read_text(input);
	}
	code->attributes = attributes;
	code->attribute_count = count;
}

static void read_code(struct input *input, struct cotejo_inline *code)
{
	unsigned char kind = (unsigned char)input->left.bytes[0];

	input->left = slice(input->left.bytes + 1, input->left.length - 1);
	input->damaged |= kind > COTEJO_INLINE_UT;
	code->kind = (enum cotejo_inline_kind)kind;
	code->begin = read_number(input);
	code->end = read_number(input);
	code->parent = read_number(input);
	read_attributes(input, code);
	code->content = read_text(input);
}

/* The text that a code stands in. */
static struct cotejo_text holder_of(
	const struct cotejo_inline *codes, size_t parent, struct cotejo_text text)
{
	while (parent && codes[parent - 1].kind == COTEJO_INLINE_HI)
		parent = codes[parent - 1].parent;
	return parent ? codes[parent - 1].content : text;
}

static bool fits(const struct cotejo_inline *codes, size_t i, struct cotejo_text text)
{
	const struct cotejo_inline *code = &codes[i];

	return code->parent <= i && code->begin <= code->end &&
	       code->end <= holder_of(codes, code->parent, text).length;
}

int codes_read(struct arena *arena, struct cotejo_text blob, struct cotejo_text text,
	const struct cotejo_inline **ret_codes, size_t *ret_count, struct cotejo_error *error)
{
	struct input input = {.left = blob, .arena = arena};
	size_t most = blob.length / LEAST_CODE, count = 0;
	struct cotejo_inline *codes;

	if (blob.length == 0 || blob.bytes[0] != FORM)
		return blob.length == 0;
	input.left = slice(blob.bytes + 1, blob.length - 1);
	codes = arena_zalloc(arena, most + 1, sizeof(*codes));
	if (!codes)
		return error_no_memory(error);
	while (input.left.length && !input.damaged && !input.no_memory && count < most) {
		read_code(&input, &codes[count]);
		input.damaged |= !fits(codes, count, text);
		count++;
	}
	if (input.no_memory)
		return error_no_memory(error);
	if (input.damaged || input.left.length)
		return 0;
	*ret_codes = codes;
	*ret_count = count;
	return 1;
}

/* ---- Attributes ---- */

static const char escapes[] = "\tt\nn\rr\\\\"; /* a character and the letter that stands for it */

void attribute_write(struct buffer *buffer, const char *name, struct cotejo_text value)
{
	size_t plain = 0;

	buffer_add_string(buffer, name);
	buffer_add_byte(buffer, '\t');
	for (size_t i = 0; i < value.length; i++) {
		for (size_t j = 0; escapes[j]; j += 2) {
			if (value.bytes[i] != escapes[j])
				continue;
			buffer_add(buffer, slice(value.bytes + plain, i - plain));
			buffer_add_byte(buffer, '\\');
			buffer_add_byte(buffer, escapes[j + 1]);
			plain = i + 1;
		}
	}
	buffer_add(buffer, slice(value.bytes + plain, value.length - plain));
	buffer_add_byte(buffer, '\n');
}

/* Undoes the escapes in place. */
static size_t unescape(char *bytes, size_t length)
{
	size_t to = 0;

	for (size_t i = 0; i < length; i++) {
		bytes[to] = bytes[i];
		for (size_t j = 0; bytes[i] == '\\' && i + 1 < length && escapes[j]; j += 2) {
			if (bytes[i + 1] != escapes[j + 1])
				continue;
			bytes[to] = escapes[j];
			i++;
			break;
		}
		to++;
	}
	bytes[to] = '\0';
	return to;
}

static size_t count_lines(struct cotejo_text lines)
{
	size_t count = 0;

	for (size_t i = 0; i < lines.length; i++)
		count += lines.bytes[i] == '\n';
	return count;
}

int attributes_read(struct arena *arena, struct cotejo_text lines,
	const struct cotejo_property **ret_attributes, size_t *ret_count,
	struct cotejo_error *error)
{
	struct cotejo_property *attributes;
	char *at, *end, *newline;
	size_t count = 0;

	if (lines.length == 0)
		return 0;
	lines.length = utf8_valid_length(lines);
	at = arena_copy(arena, lines);
	attributes = arena_zalloc(arena, count_lines(lines) + 1, sizeof(*attributes));
	if (!at || !attributes)
		return error_no_memory(error);
	for (end = at + lines.length; (newline = memchr(at, '\n', (size_t)(end - at)));
		at = newline + 1) {
		char *tab = memchr(at, '\t', (size_t)(newline - at));

		if (!tab)
			continue;
		*tab = '\0';
		attributes[count].name = at;
		attributes[count++].value =
			slice(tab + 1, unescape(tab + 1, (size_t)(newline - tab - 1)));
	}
	*ret_attributes = attributes;
	*ret_count = count;
	return 0;
}
