/*
 * lexicons.c - the lexicon of any two languages, for several threads
 *
 * What has once been looked for stays, also when there was none: so each is read once, and never
 * changes while somebody uses it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/lexicons.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "cli/message.h"

struct kept {
	struct kept *next;
	struct cotejo_lexicon *lexicon; /* NULL: there is none */
	char *left, *right;
};

struct lexicons {
	struct lexicons_source source;
	pthread_mutex_t mutex; /* guards what follows, and the memory */
	struct kept *kept;
};

int lexicons_new(struct lexicons **ret_lexicons, const struct lexicons_source *source)
{
	struct lexicons *lexicons = calloc(1, sizeof(*lexicons));

	if (!lexicons)
		return message_no_memory();
	lexicons->source = *source;
	pthread_mutex_init(&lexicons->mutex, NULL);
	*ret_lexicons = lexicons;
	return STATUS_DONE;
}

static void free_kept(struct kept *kept)
{
	cotejo_lexicon_free(kept->lexicon);
	free(kept->left);
	free(kept->right);
	free(kept);
}

void lexicons_free(struct lexicons *lexicons)
{
	if (!lexicons)
		return;
	while (lexicons->kept) {
		struct kept *kept = lexicons->kept;

		lexicons->kept = kept->next;
		free_kept(kept);
	}
	pthread_mutex_destroy(&lexicons->mutex);
	free(lexicons);
}

int lexicons_read_shipped(struct cotejo_lexicon *lexicon, const char *left, const char *right,
	struct cotejo_error *error)
{
	const char *folder = getenv("COTEJO_LEXICONS");

	return cotejo_lexicon_read_languages(
		lexicon, folder && *folder ? folder : NULL, left, right, error);
}

static int read_lexicon(
	const struct lexicons_source *source, struct kept *kept, struct cotejo_error *error)
{
	int code = 0;

	if (source->memory)
		code = cotejo_memory_lexicon(
			&kept->lexicon, source->memory, kept->left, kept->right, error);
	if (code != 0 || !source->shipped)
		return code;
	code = cotejo_lexicon_new(&kept->lexicon, error);
	if (code == 0)
		code = lexicons_read_shipped(kept->lexicon, kept->left, kept->right, error);
	if (code == 0) {
		cotejo_lexicon_free(kept->lexicon);
		kept->lexicon = NULL;
	}
	return code;
}

static int no_memory(struct cotejo_error *error)
{
	error->code = COTEJO_ENOMEM;
	error->message[0] = '\0'; /* the code's name says it */
	return COTEJO_ENOMEM;
}

static int keep(struct lexicons *lexicons, const char *left, const char *right,
	const struct cotejo_lexicon **ret_lexicon, struct cotejo_error *error)
{
	struct kept *kept = calloc(1, sizeof(*kept));
	int code;

	if (!kept)
		return no_memory(error);
	kept->left = strdup(left);
	kept->right = strdup(right);
	code = kept->left && kept->right ? read_lexicon(&lexicons->source, kept, error)
					 : no_memory(error);
	if (code < 0) {
		free_kept(kept);
		return code;
	}
	kept->next = lexicons->kept;
	lexicons->kept = kept;
	*ret_lexicon = kept->lexicon;
	return 0;
}

int lexicons_find(struct lexicons *lexicons, const char *left, const char *right,
	const struct cotejo_lexicon **ret_lexicon, struct cotejo_error *error)
{
	const struct kept *kept;
	int code = 0;

	pthread_mutex_lock(&lexicons->mutex);
	for (kept = lexicons->kept; kept; kept = kept->next)
		if (strcmp(kept->left, left) == 0 && strcmp(kept->right, right) == 0)
			break;
	if (kept)
		*ret_lexicon = kept->lexicon;
	else
		code = keep(lexicons, left, right, ret_lexicon, error);
	pthread_mutex_unlock(&lexicons->mutex);
	return code;
}
