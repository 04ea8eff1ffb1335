/*
 * tokenizer.c - the FTS5 tokenizer "cotejo"
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/tokenizer.h"

#include <limits.h>
#include <stdlib.h>

#include "memory/database.h"

/* Longer words are cut in the index: whoever finds them looks at the text again anyway. */
enum { LONGEST_TOKEN = 128 };

struct Fts5Tokenizer {
	struct terms terms;
	struct buffer token;
	char primary[LANGUAGE_SIZE]; /* of the text at hand */
};

typedef int (*take_token)(
	void *context, int flags, const char *token, int length, int begin, int end);

void tokenizer_append_word(struct buffer *buffer, struct cotejo_text word)
{
	if (word.length > LONGEST_TOKEN)
		word.length = LONGEST_TOKEN;
	buffer_add(buffer, word);
}

void tokenizer_append_stem(struct buffer *buffer, const char *primary, struct cotejo_text stem)
{
	buffer_add_byte(buffer, '/');
	buffer_add_string(buffer, primary);
	buffer_add_byte(buffer, '/');
	tokenizer_append_word(buffer, stem);
}

/* ---- Texts ---- */

static int to_sqlite(int code)
{
	return code == COTEJO_ENOMEM ? SQLITE_NOMEM : SQLITE_CORRUPT;
}

static int give_term(
	struct Fts5Tokenizer *tokenizer, const struct term *term, void *context, take_token take)
{
	int begin = (int)term->begin, end = (int)(term->begin + term->length);
	struct buffer *token = &tokenizer->token;
	int code;

	buffer_reset(token);
	tokenizer_append_word(token, term->word);
	if (token->failed)
		return SQLITE_NOMEM;
	code = take(context, 0, token->bytes, (int)token->length, begin, end);
	if (code != SQLITE_OK || slice_equal(term->word, term->stem))
		return code;
	buffer_reset(token);
	tokenizer_append_stem(token, tokenizer->primary, term->stem);
	if (token->failed)
		return SQLITE_NOMEM;
	return take(context, FTS5_TOKEN_COLOCATED, token->bytes, (int)token->length, begin, end);
}

static int tokenize_text(
	struct Fts5Tokenizer *tokenizer, struct cotejo_text text, void *context, take_token take)
{
	const char *feed = text.length ? memchr(text.bytes, '\n', text.length) : NULL;
	char tag[LANGUAGE_SIZE];
	struct term term;
	size_t length;
	int code, taken = SQLITE_OK;

	if (!feed || (size_t)(feed - text.bytes) >= sizeof(tag))
		return SQLITE_CORRUPT;
	length = (size_t)(feed - text.bytes);
	memcpy(tag, text.bytes, length);
	tag[length] = '\0';
	language_primary(tokenizer->primary, tag);
	code = terms_start(&tokenizer->terms, tag, slice(feed + 1, text.length - length - 1), NULL);
	while (code == 0 && taken == SQLITE_OK) {
		code = terms_next(&tokenizer->terms, &term, NULL);
		if (code != 1)
			break;
		taken = give_term(tokenizer, &term, context, take);
		code = 0;
	}
	return code < 0 ? to_sqlite(code) : taken;
}

/* ---- Queries ---- */

static int tokenize_query(struct cotejo_text text, void *context, take_token take)
{
	int flags = 0, code = SQLITE_OK;

	for (size_t i = 0; i < text.length && code == SQLITE_OK; i++) {
		size_t begin = i;

		while (i < text.length && text.bytes[i] != '\n' && text.bytes[i] != '\t')
			i++;
		if (i > begin)
			code = take(context, flags, text.bytes + begin, (int)(i - begin),
				(int)begin, (int)i);
		flags = i < text.length && text.bytes[i] == '\t' ? FTS5_TOKEN_COLOCATED : 0;
	}
	return code;
}

/* ---- What FTS5 calls ---- */

static int tokenize(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text,
	int length, take_token take)
{
	struct cotejo_text bytes = slice(text, length > 0 ? (size_t)length : 0);

	if (flags & FTS5_TOKENIZE_QUERY)
		return tokenize_query(bytes, context, take);
	return tokenize_text(tokenizer, bytes, context, take);
}

static int create(
	void *user, const char **arguments, int argument_count, Fts5Tokenizer **ret_tokenizer)
{
	(void)user;
	(void)arguments;
	(void)argument_count;
	*ret_tokenizer = calloc(1, sizeof(**ret_tokenizer));
	return *ret_tokenizer ? SQLITE_OK : SQLITE_NOMEM;
}

static void delete (Fts5Tokenizer *tokenizer)
{
	if (!tokenizer)
		return;
	terms_clear(&tokenizer->terms);
	buffer_clear(&tokenizer->token);
	free(tokenizer);
}

int tokenizer_register(sqlite3 *db, const char *path, struct cotejo_error *error)
{
	static const fts5_tokenizer functions = {create, delete, tokenize};
	fts5_tokenizer copy = functions;
	sqlite3_stmt *statement = NULL;
	fts5_api *api = NULL;
	int code;

	code = sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_bind_pointer(statement, 1, (void *)&api, "fts5_api_ptr", NULL);
	if (code == SQLITE_OK)
		code = sqlite3_step(statement) == SQLITE_ROW ? SQLITE_OK : sqlite3_errcode(db);
	sqlite3_finalize(statement);
	if (code == SQLITE_NOMEM)
		return database_fail(db, code, path, error);
	if (code != SQLITE_OK || !api)
		return error_set(error, COTEJO_EIO, "this SQLite has no full-text search (FTS5)");
	code = api->xCreateTokenizer(api, "cotejo", NULL, &copy, NULL);
	return code == SQLITE_OK ? 0 : database_fail(db, code, path, error);
}
