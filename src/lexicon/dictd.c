/*
 * dictd.c - dictionaries for dictd, such as FreeDict's
 *
 * An article begins with a line that repeats the word, with its sound and its kind. The others are
 * translations, numbered if there are several; examples in quotes and remarks with a colon are not.
 *
 * SPDX-License-Identifier: MIT
 */
#include "lexicon/dictd.h"

#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "lexicon/gloss.h"
#include "lexicon/unpack.h"

enum {
	FIELDS = 4,    /* word, place, length, and perhaps the word as it was */
	DIGIT_BITS = 6 /* of base64 */
};

static const char *const marks[] = {"00database", "00-database"};

struct dictd {
	struct cotejo_lexicon *lexicon;
	struct gloss gloss;
	struct buffer articles;
};

static bool is_about_itself(struct cotejo_text line)
{
	return slice_starts(line, slice_of(marks[0])) || slice_starts(line, slice_of(marks[1]));
}

static struct cotejo_text take_line(struct cotejo_text *text)
{
	const char *end = text->length ? memchr(text->bytes, '\n', text->length) : NULL;
	size_t length = end ? (size_t)(end - text->bytes) : text->length;
	struct cotejo_text line = slice(text->bytes, length);

	length += end != NULL;
	text->bytes += length;
	text->length -= length;
	return line;
}

bool dictd_is_index(struct cotejo_text text)
{
	while (text.length) {
		struct cotejo_text line = take_line(&text);

		if (is_about_itself(line) && memchr(line.bytes, '\t', line.length))
			return true;
	}
	return false;
}

static int digit_of(char c)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) : -1;
}

static bool read_number(struct cotejo_text text, size_t *ret_number)
{
	size_t number = 0;

	for (size_t i = 0; i < text.length; i++) {
		int digit = digit_of(text.bytes[i]);

		if (digit < 0 || number > SIZE_MAX >> (DIGIT_BITS + 1))
			return false;
		number = number << DIGIT_BITS | (size_t)digit;
	}
	*ret_number = number;
	return text.length > 0;
}

static size_t cut_fields(struct cotejo_text line, struct cotejo_text fields[FIELDS])
{
	size_t count = 0;

	while (count < FIELDS) {
		const char *tab = line.length ? memchr(line.bytes, '\t', line.length) : NULL;
		size_t length = tab ? (size_t)(tab - line.bytes) : line.length;

		fields[count++] = slice(line.bytes, length);
		if (!tab)
			break;
		line = slice(tab + 1, line.length - length - 1);
	}
	return count;
}

static bool is_translation(struct cotejo_text line)
{
	line = slice_trim(line);
	return line.length && line.bytes[0] != '"' && !memchr(line.bytes, ':', line.length);
}

static int read_article(struct dictd *dictd, struct cotejo_text word, struct cotejo_text article,
	struct cotejo_error *error)
{
	int status = 0;

	take_line(&article);
	while (article.length && status == 0) {
		struct cotejo_text line = take_line(&article);

		if (is_translation(line))
			status = gloss_add(dictd->lexicon, &dictd->gloss, word, line, error);
	}
	return status;
}

static int bad_field(struct cotejo_text line, const char *at, struct cotejo_error *error,
	size_t *ret_column, const char *what)
{
	*ret_column = (size_t)(at - line.bytes) + 1;
	return error_set(error, COTEJO_ESYNTAX, "%s", what);
}

static int read_line(struct dictd *dictd, struct cotejo_text line, size_t *ret_column,
	struct cotejo_error *error)
{
	struct cotejo_text fields[FIELDS] = {{0}};
	struct cotejo_text articles = buffer_text(&dictd->articles);
	size_t begin = 0, length = 0, count;

	if (line.length && line.bytes[line.length - 1] == '\r')
		line.length--;
	if (line.length == 0)
		return 0;
	count = cut_fields(line, fields);
	if (count < 3)
		return bad_field(line, line.bytes + line.length, error, ret_column,
			"not a word, where its article stands, and how long it is");
	if (!read_number(fields[1], &begin))
		return bad_field(
			line, fields[1].bytes, error, ret_column, "no number in base64's digits");
	if (!read_number(fields[2], &length))
		return bad_field(
			line, fields[2].bytes, error, ret_column, "no number in base64's digits");
	if (begin > articles.length || length > articles.length - begin)
		return bad_field(line, fields[1].bytes, error, ret_column,
			"its article would stand behind the end of the dictionary");
	if (is_about_itself(line))
		return 0;
	*ret_column = 1;
	return read_article(dictd, count > 3 && fields[3].length ? fields[3] : fields[0],
		slice(articles.bytes + begin, length), error);
}

/* "x.dict" or "x.dict.dz" for "x.index". */
static int read_articles(struct buffer *articles, const char *path, struct cotejo_error *error)
{
	static const char *const endings[] = {".dict", ".dict.dz"};
	size_t length = strlen(path), ending = strlen(".index");
	struct buffer name = {0};
	int status = COTEJO_ENOTFOUND;

	if (length > ending && strcmp(path + length - ending, ".index") == 0)
		length -= ending;
	for (int i = 0; i < 2 && status == COTEJO_ENOTFOUND; i++) {
		buffer_reset(&name);
		buffer_add(&name, slice(path, length));
		buffer_add_string(&name, endings[i]);
		buffer_add_byte(&name, '\0');
		status = name.failed ? error_no_memory(error)
				     : file_read(articles, name.bytes, LEXICON_FILE_BYTES, error);
		if (status == 0)
			status =
				error_in_file(error, unpack_if_packed(articles, error), name.bytes);
	}
	buffer_clear(&name);
	return status;
}

int dictd_read(struct cotejo_lexicon *lexicon, struct cotejo_text index, const char *path,
	struct cotejo_error *error)
{
	struct dictd dictd = {.lexicon = lexicon, .gloss = {.forward = 1, .backward = 1}};
	int status;

	if (!path)
		return error_set(error, COTEJO_EARGUMENT,
			"an index of dictd, whose dictionary is found by the name of its file");
	status = read_articles(&dictd.articles, path, error);
	for (size_t number = 1; index.length && status == 0; number++) {
		size_t column = 0;

		status = read_line(&dictd, take_line(&index), &column, error);
		if (status < 0 && status != COTEJO_ENOMEM)
			status = error_at(error, status, path, number, column);
	}
	gloss_clear(&dictd.gloss);
	buffer_clear(&dictd.articles);
	return status;
}
