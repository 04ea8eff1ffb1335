/*
 * tokenizer.c - the FTS5 tokenizer of the first version's index
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/tokenizer.h"

#include "memory/database.h"

static int create(
	void *user, const char **arguments, int argument_count, Fts5Tokenizer **ret_tokenizer)
{
	static char nothing;

	(void)user;
	(void)arguments;
	(void)argument_count;
	*ret_tokenizer = (Fts5Tokenizer *)&nothing;
	return SQLITE_OK;
}

static void delete (Fts5Tokenizer *tokenizer)
{
	(void)tokenizer;
}

static int tokenize(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text,
	int length, int (*take)(void *, int, const char *, int, int, int))
{
	(void)tokenizer;
	(void)context;
	(void)flags;
	(void)text;
	(void)length;
	(void)take;
	return SQLITE_OK;
}

int tokenizer_register(sqlite3 *db, const char *path, struct cotejo_error *error)
{
	fts5_tokenizer functions = {create, delete, tokenize};
	sqlite3_stmt *statement = NULL;
	fts5_api *api = NULL;
	int code;

	code = sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_bind_pointer(statement, 1, (void *)&api, "fts5_api_ptr", NULL);
	if (code == SQLITE_OK)
		code = sqlite3_step(statement);
	sqlite3_finalize(statement);
	if (code == SQLITE_ROW && api)
		code = api->xCreateTokenizer(api, "cotejo", NULL, &functions, NULL);
	return code == SQLITE_NOMEM ? database_fail(db, code, path, error) : 0;
}
