/*
 * known.c - what a memory has learnt, to begin an alignment with
 *
 * Articles that are added in a row are mostly of the same languages: the lexicon of the last ones
 * is kept.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/known.h"

#include <stdlib.h>
#include <string.h>

#include "cli/message.h"

void known_clear(struct known *known)
{
	cotejo_lexicon_free(known->lexicon);
	cotejo_linker_free(known->linker);
	free(known->left);
	free(known->right);
	*known = (struct known){0};
}

static int read_lexicon(
	struct known *known, struct cotejo_memory *memory, const char *left, const char *right)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;

	cotejo_lexicon_free(known->lexicon);
	free(known->left);
	free(known->right);
	known->lexicon = NULL;
	known->left = strdup(left);
	known->right = strdup(right);
	if (!known->left || !known->right)
		return message_no_memory();
	if (cotejo_memory_lexicon(&known->lexicon, memory, left, right, &error) < 0)
		return message_error(&error, WORK_MEMORY);
	return STATUS_DONE;
}

int known_begin(struct known *known, struct cotejo_memory *memory, struct pair *pair)
{
	const char *left = cotejo_article_language(pair->left);
	const char *right = cotejo_article_language(pair->right);
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int status = STATUS_DONE;

	if (!known->linker && cotejo_linker_new(&known->linker, memory, &error) < 0)
		return message_error(&error, WORK_MEMORY);
	if (pair->lexicon || !left || !right)
		return STATUS_DONE;
	if (!known->left || !known->right || strcmp(left, known->left) != 0 ||
		strcmp(right, known->right) != 0)
		status = read_lexicon(known, memory, left, right);
	pair->lexicon = known->lexicon;
	return status;
}
