/*
 * match_sentences.c - the sentences that cotejo match is asked about
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/match_sentences.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cotejo/article.h>

#include "cli/articles.h"
#include "cli/message.h"

/* Three lines of a file: the one at hand and its neighbours, so that a pipe can be of any length.
 */
struct window {
	FILE *file;
	const char *path;
	struct line {
		char *bytes;
		size_t room, length, number;
	} lines[3];
	size_t number; /* of the last line that was read */
};

static bool is_blank(const struct line *line)
{
	return strspn(line->bytes, " \t\r\n\f\v") >= line->length;
}

/* Reads the next line that is not empty; its length is 0 at the end. */
static int read_line(struct window *window, struct line *line)
{
	line->length = 0;
	for (;;) {
		ssize_t length = getline(&line->bytes, &line->room, window->file);

		if (length < 0) {
			if (!ferror(window->file))
				return 0;
			message("%s: cannot be read: %s", window->path, strerror(errno));
			return STATUS_INPUT;
		}
		while (length > 0 && strchr("\r\n", line->bytes[length - 1]))
			length--;
		line->length = (size_t)length;
		line->number = ++window->number;
		if (line->length && !is_blank(line))
			return 0;
		line->length = 0;
	}
}

static struct cotejo_text text_of(const struct line *line)
{
	return (struct cotejo_text){line->length ? line->bytes : "", line->length};
}

static int each_line(struct window *window, bool context, match_each *each, void *user)
{
	struct line *lines = window->lines;
	int status = read_line(window, &lines[1]);

	while (status == 0 && lines[1].length) {
		struct match_sentence sentence = {
			.text = text_of(&lines[1]), .file = window->path, .place = lines[1].number};
		struct line kept = lines[0];

		/* Without context nobody waits for the next line before this one is answered. */
		if (context) {
			status = read_line(window, &lines[2]);
			sentence.context.before = text_of(&lines[0]);
			sentence.context.after = text_of(&lines[2]);
		}
		if (status == 0)
			status = each(user, &sentence);
		lines[0] = lines[1];
		lines[1] = lines[2];
		lines[2] = kept;
		if (status == 0 && !context)
			status = read_line(window, &lines[1]);
	}
	return status;
}

int match_each_line(const char *path, bool context, match_each *each, void *user)
{
	bool standard = strcmp(path, "-") == 0;
	struct window window = {.path = path, .file = standard ? stdin : fopen(path, "rb")};
	int status;

	if (!window.file) {
		message("%s: cannot be opened: %s", path, strerror(errno));
		return STATUS_INPUT;
	}
	status = each_line(&window, context, each, user);
	for (int i = 0; i < 3; i++)
		free(window.lines[i].bytes);
	if (!standard)
		fclose(window.file);
	return status;
}

int match_each_of_document(const char *path, const char *language, match_each *each, void *user)
{
	struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
	struct cotejo_article *article = NULL;
	struct cotejo_sentences sentences;
	int status;

	options.language = language;
	status = articles_read(&article, path, &options, true);
	if (status != STATUS_DONE)
		return status;
	sentences = cotejo_article_view(article);
	for (size_t i = 0; i < sentences.count && status == 0; i++) {
		struct match_sentence sentence = {
			.text = sentences.texts[i], .file = path, .place = i + 1};

		if (i > 0)
			sentence.context.before = sentences.texts[i - 1];
		if (i + 1 < sentences.count)
			sentence.context.after = sentences.texts[i + 1];
		status = each(user, &sentence);
	}
	cotejo_article_free(article);
	return status;
}
