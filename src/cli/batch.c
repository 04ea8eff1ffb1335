/*
 * batch.c - many pairs that learn from each other
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/batch.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cotejo/pool.h>

#include "cli/interrupt.h"
#include "cli/list.h"
#include "cli/message.h"
#include "cli/progress.h"

enum { FIRST_BYTES = 1 << 16, LIST_MAX = 1 << 30 };

/* The whole of a file with a NUL behind it. */
static int read_all(FILE *file, const char *path, char **text)
{
	size_t capacity = FIRST_BYTES, length = 0, read;

	*text = NULL;
	do {
		char *grown;

		capacity *= 2;
		grown = capacity < LIST_MAX ? realloc(*text, capacity + 1) : NULL;
		if (!grown)
			return message_no_memory();
		*text = grown;
		read = fread(*text + length, 1, capacity - length, file);
		length += read;
	} while (length == capacity);
	if (ferror(file)) {
		message("%s: %s", path, strerror(errno));
		return STATUS_INPUT;
	}
	(*text)[length] = '\0';
	if (strlen(*text) < length) {
		message("%s: a NUL byte in it", path);
		return STATUS_INPUT;
	}
	return STATUS_DONE;
}

/* The field up to the next tab, which becomes its end; NULL when there is no more. */
static char *take_field(char **line)
{
	char *field = *line;

	if (!field)
		return NULL;
	*line = strchr(field, '\t');
	if (*line)
		*(*line)++ = '\0';
	return field;
}

static int read_entry(const struct batch *batch, char *line, struct batch_entry *entry)
{
	entry->left = take_field(&line);
	entry->right = take_field(&line);
	entry->name = take_field(&line);
	if (!entry->right || !*entry->left || !*entry->right || line ||
		(entry->name && !*entry->name)) {
		message("%s:%zu: not LEFT, tab, RIGHT and perhaps a tab and a name", batch->path,
			entry->line);
		return STATUS_INPUT;
	}
	if (strcmp(entry->left, "-") == 0 || strcmp(entry->right, "-") == 0) {
		message("%s:%zu: standard input cannot be read twice", batch->path, entry->line);
		return STATUS_INPUT;
	}
	return STATUS_DONE;
}

static int add_entry(struct batch *batch, size_t *capacity, const struct batch_entry *entry)
{
	struct batch_entry *grown =
		list_grow(batch->entries, capacity, batch->count + 1, sizeof(*grown));

	if (!grown)
		return STATUS_SYSTEM;
	batch->entries = grown;
	grown[batch->count++] = *entry;
	return STATUS_DONE;
}

static int read_entries(struct batch *batch)
{
	size_t capacity = 0, number = 0;
	char *line = batch->text, *next;
	int status = STATUS_DONE;

	for (; *line && status == STATUS_DONE; line = next) {
		size_t length = strcspn(line, "\n");
		struct batch_entry entry = {.line = ++number};

		next = line + length + (line[length] == '\n');
		line[length] = '\0';
		if (length && line[length - 1] == '\r')
			line[length - 1] = '\0';
		if (*line == '\0' || *line == '#')
			continue;
		status = read_entry(batch, line, &entry);
		if (status == STATUS_DONE)
			status = add_entry(batch, &capacity, &entry);
	}
	return status;
}

int batch_read(struct batch *batch, const char *path)
{
	bool standard = strcmp(path, "-") == 0;
	FILE *file = standard ? stdin : fopen(path, "r");
	int status;

	batch->path = standard ? "standard input" : path;
	if (!file) {
		message("%s: %s", path, strerror(errno));
		return STATUS_INPUT;
	}
	status = read_all(file, batch->path, &batch->text);
	if (!standard)
		fclose(file);
	if (status == STATUS_DONE)
		status = read_entries(batch);
	if (status == STATUS_DONE && batch->count == 0) {
		message("%s: no pair in it", batch->path);
		status = STATUS_INPUT;
	}
	return status;
}

void batch_clear(struct batch *batch)
{
	free(batch->text);
	free(batch->entries);
	memset(batch, 0, sizeof(*batch));
}

/* One run over a list. */
struct run {
	struct batch *batch;
	const struct batch_work *work;
	struct cotejo_srx *srx;
	struct cotejo_lexicon *lexicon; /* that was given */
	struct cotejo_pool *pool;
};

static struct cotejo_align_options options_of(const struct run *run)
{
	struct cotejo_align_options options = COTEJO_ALIGN_OPTIONS_INIT;

	options.cancel = interrupt_cancel;
	options.lexicon = run->lexicon;
	return options;
}

/* What a call of the pool came to. */
static int pool_status(int code, const struct cotejo_error *error)
{
	if (code == COTEJO_EINTERRUPTED)
		return interrupt_status();
	return code == COTEJO_OK ? STATUS_DONE : message_error(error, WORK_INPUT);
}

/* Reads a pair and lets it teach. */
static int teach(struct run *run, struct batch_entry *entry)
{
	struct cotejo_align_options options = options_of(run);
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct pair pair = {0};
	int status = pair_read(&pair, entry->left, entry->right, run->work->values, run->srx,
		run->work->languages_needed);

	if (status == STATUS_DONE) {
		struct cotejo_sentences left = cotejo_article_view(pair.left);
		struct cotejo_sentences right = cotejo_article_view(pair.right);

		status = pool_status(
			cotejo_pool_add(run->pool, &left, &right, &options, &error), &error);
	}
	pair_clear(&pair);
	return status;
}

/* Aligns a pair with what all have taught, and hands it on. */
static int take(struct run *run, struct batch_entry *entry)
{
	struct pair pair = {.told = true};
	int status = pair_read(&pair, entry->left, entry->right, run->work->values, run->srx,
		run->work->languages_needed);

	if (status == STATUS_DONE) {
		pair.lexicon = cotejo_pool_lexicon(run->pool, cotejo_article_language(pair.left),
			cotejo_article_language(pair.right));
		status = pair_align(&pair);
	}
	if (status == STATUS_DONE)
		status = run->work->take(run->work->user, entry, &pair);
	pair_clear(&pair);
	return status;
}

/* Calls `step` for each pair that nothing has been wrong with so far. */
static int each(struct run *run, const char *what,
	int (*step)(struct run *run, struct batch_entry *entry), int *failed)
{
	struct batch *batch = run->batch;

	for (size_t i = 0; i < batch->count; i++) {
		int status;

		if (interrupted())
			return interrupt_status();
		if (batch->entries[i].bad)
			continue;
		progress_begin(what, i + 1, batch->count);
		progress_tick(0);
		status = step(run, &batch->entries[i]);
		if (status == STATUS_DONE)
			continue;
		if (status != STATUS_INPUT)
			return status;
		message("%s:%zu: this pair is left out", batch->path, batch->entries[i].line);
		batch->entries[i].bad = true;
		*failed = STATUS_INPUT;
	}
	return STATUS_DONE;
}

static int learn(struct run *run, int *failed)
{
	struct cotejo_align_options options = options_of(run);
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int status = pool_status(cotejo_pool_new(&run->pool, &error), &error);

	if (status == STATUS_DONE)
		status = each(run, "learning", teach, failed);
	if (status == STATUS_DONE)
		status = pool_status(cotejo_pool_learn(run->pool, &options, &error), &error);
	return status;
}

int batch_run(struct batch *batch, const struct batch_work *work)
{
	struct run run = {.batch = batch, .work = work};
	int failed = STATUS_DONE, status;

	status = articles_read_srx(&run.srx, work->values->srx);
	if (status == STATUS_DONE)
		status = pair_read_lexicons(&run.lexicon, work->values);
	if (status == STATUS_DONE)
		status = learn(&run, &failed);
	if (status == STATUS_DONE)
		status = each(&run, "aligning", take, &failed);
	progress_end();
	cotejo_pool_free(run.pool);
	cotejo_srx_free(run.srx);
	cotejo_lexicon_free(run.lexicon);
	return failed ? failed : status;
}
