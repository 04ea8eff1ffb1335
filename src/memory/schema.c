/*
 * schema.c - the tables of a memory, and how older files get them
 *
 * Released steps never change: a new version adds a step. The order of columns is that of reading:
 * SQLite unpacks a row from its front, so texts come last.
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/schema.h"

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "memory/database.h"
#include "memory/tokenizer.h"
#include "text/rules.h"

static const char *const version_1[] = {
	/* What the file says of itself. */
	"CREATE TABLE meta("
	"  name TEXT PRIMARY KEY,"
	"  value ANY NOT NULL"
	") STRICT, WITHOUT ROWID;",

	/* BCP 47. */
	"CREATE TABLE language("
	"  id INTEGER PRIMARY KEY,"
	"  tag TEXT NOT NULL UNIQUE"
	") STRICT;",

	/* Who adds and changes: people and programs. */
	"CREATE TABLE person("
	"  id INTEGER PRIMARY KEY,"
	"  name TEXT NOT NULL UNIQUE"
	") STRICT;",

	/* A text that sentences come from. */
	"CREATE TABLE document("
	"  id INTEGER PRIMARY KEY,"
	"  language INTEGER NOT NULL REFERENCES language,"
	"  digest INTEGER NOT NULL,"
	"  read_at INTEGER NOT NULL,"
	"  uri TEXT NOT NULL,"
	"  name TEXT NOT NULL,"
	"  title TEXT NOT NULL,"
	"  text TEXT NOT NULL"
	") STRICT;",
	"CREATE INDEX document_digest ON document(digest);",
	"CREATE INDEX document_uri ON document(uri);",
	"CREATE INDEX document_name ON document(name);",

	"CREATE TABLE sentence("
	"  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,"
	"  ordinal INTEGER NOT NULL,"
	"  block INTEGER NOT NULL,"
	"  kind INTEGER NOT NULL,"
	"  begin INTEGER NOT NULL,"
	"  length INTEGER NOT NULL,"
	"  PRIMARY KEY(document, ordinal)"
	") STRICT, WITHOUT ROWID;",

	"CREATE TABLE alignment("
	"  id INTEGER PRIMARY KEY,"
	"  left_document INTEGER NOT NULL REFERENCES document,"
	"  right_document INTEGER NOT NULL REFERENCES document,"
	"  made_at INTEGER NOT NULL,"
	"  maker TEXT NOT NULL,"
	"  person INTEGER REFERENCES person,"
	"  min_probability REAL NOT NULL,"
	"  UNIQUE(left_document, right_document)"
	") STRICT;",
	"CREATE INDEX alignment_right ON alignment(right_document);",

	/* Texts in two or more languages that say the same. Numbers are never used again. */
	"CREATE TABLE unit("
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,"
	"  probability REAL,"
	"  state INTEGER NOT NULL DEFAULT 0,"
	"  created INTEGER NOT NULL,"
	"  creator INTEGER REFERENCES person,"
	"  changed INTEGER,"
	"  changer INTEGER REFERENCES person,"
	"  used INTEGER,"
	"  uses INTEGER"
	") STRICT;",

	"CREATE TABLE variant("
	"  id INTEGER PRIMARY KEY,"
	"  unit INTEGER NOT NULL REFERENCES unit ON DELETE CASCADE,"
	"  language INTEGER NOT NULL REFERENCES language,"
	"  key INTEGER NOT NULL,"
	"  text TEXT NOT NULL,"
	"  codes BLOB"
	") STRICT;",
	"CREATE INDEX variant_unit ON variant(unit);",
	"CREATE INDEX variant_key ON variant(language, key);",

	"CREATE TABLE bead("
	"  alignment INTEGER NOT NULL REFERENCES alignment ON DELETE CASCADE,"
	"  ordinal INTEGER NOT NULL,"
	"  left_begin INTEGER NOT NULL,"
	"  left_count INTEGER NOT NULL,"
	"  right_begin INTEGER NOT NULL,"
	"  right_count INTEGER NOT NULL,"
	"  probability REAL NOT NULL,"
	"  state INTEGER NOT NULL,"
	"  unit INTEGER REFERENCES unit,"
	"  PRIMARY KEY(alignment, ordinal)"
	") STRICT, WITHOUT ROWID;",
	"CREATE INDEX bead_unit ON bead(unit, probability) WHERE unit IS NOT NULL;",

	/* A file that brought units, and which of its places named which unit. */
	"CREATE TABLE import("
	"  id INTEGER PRIMARY KEY,"
	"  made_at INTEGER NOT NULL,"
	"  person INTEGER REFERENCES person,"
	"  name TEXT NOT NULL"
	") STRICT;",
	"CREATE TABLE imported("
	"  unit INTEGER NOT NULL REFERENCES unit ON DELETE CASCADE,"
	"  import INTEGER NOT NULL REFERENCES import,"
	"  place INTEGER NOT NULL,"
	"  PRIMARY KEY(unit, import, place)"
	") STRICT, WITHOUT ROWID;",

	/* Of a unit, or of one of its variants. */
	"CREATE TABLE property("
	"  id INTEGER PRIMARY KEY,"
	"  unit INTEGER NOT NULL REFERENCES unit ON DELETE CASCADE,"
	"  variant INTEGER REFERENCES variant ON DELETE CASCADE,"
	"  name TEXT NOT NULL,"
	"  value TEXT NOT NULL"
	") STRICT;",
	"CREATE INDEX property_unit ON property(unit);",
	"CREATE INDEX property_variant ON property(variant) WHERE variant IS NOT NULL;",
	"CREATE TABLE note("
	"  id INTEGER PRIMARY KEY,"
	"  unit INTEGER NOT NULL REFERENCES unit ON DELETE CASCADE,"
	"  variant INTEGER REFERENCES variant ON DELETE CASCADE,"
	"  text TEXT NOT NULL"
	") STRICT;",
	"CREATE INDEX note_unit ON note(unit);",
	"CREATE INDEX note_variant ON note(variant) WHERE variant IS NOT NULL;",

	/* The seed of variant.key is chosen anew for each memory. */
	"INSERT INTO meta VALUES('key_seed', random());",
	NULL,
};

static const char *const version_2[] = {
	/*
	 * What TMX says of units, variants, properties and notes beyond what had a place. A unit of
	 * the same texts in another context is another unit: see unit_context() in units.h. Lines
	 * of attributes are described in codes.h.
	 */
	"ALTER TABLE unit ADD COLUMN context INTEGER;",
	"ALTER TABLE unit ADD COLUMN attributes TEXT;",
	"ALTER TABLE variant ADD COLUMN attributes TEXT;",
	"ALTER TABLE property ADD COLUMN language TEXT;",
	"ALTER TABLE property ADD COLUMN encoding TEXT;",
	"ALTER TABLE note ADD COLUMN language TEXT;",
	"ALTER TABLE note ADD COLUMN encoding TEXT;",

	/* The head of an imported file: its attributes, its properties, its notes (name NULL). */
	"ALTER TABLE import ADD COLUMN attributes TEXT;",

	/* How many units of a file are stored that was interrupted, and a hash by which it is known
	 * again; NULL: all of it is there. */
	"ALTER TABLE import ADD COLUMN stored INTEGER;",
	"ALTER TABLE import ADD COLUMN digest INTEGER;",
	"CREATE TABLE header("
	"  import INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,"
	"  ordinal INTEGER NOT NULL,"
	"  name TEXT,"
	"  value TEXT NOT NULL,"
	"  language TEXT,"
	"  encoding TEXT,"
	"  PRIMARY KEY(import, ordinal)"
	") STRICT, WITHOUT ROWID;",

	/* What people have changed, and how to take it back: see memory/journal.h. */
	"CREATE TABLE change("
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,"
	"  made_at INTEGER NOT NULL,"
	"  person INTEGER REFERENCES person,"
	"  undone_at INTEGER,"
	"  units INTEGER NOT NULL,"
	"  what TEXT NOT NULL"
	") STRICT;",
	"CREATE TABLE change_part("
	"  change INTEGER NOT NULL REFERENCES change ON DELETE CASCADE,"
	"  part INTEGER NOT NULL,"
	"  rows BLOB NOT NULL,"
	"  PRIMARY KEY(change, part)"
	") STRICT;",

	/*
	 * Which words of a unit's variants translate each other, written by src/learn/pack.c. A
	 * unit without a row has not been linked since its texts were as they are.
	 */
	"CREATE TABLE link("
	"  unit INTEGER PRIMARY KEY REFERENCES unit ON DELETE CASCADE,"
	"  links BLOB NOT NULL"
	") STRICT;",
	"CREATE TRIGGER link_changed AFTER UPDATE OF unit, language, text ON variant BEGIN"
	"  DELETE FROM link WHERE unit IN (old.unit, new.unit);"
	" END;",
	"CREATE TRIGGER link_dropped AFTER DELETE ON variant BEGIN"
	"  DELETE FROM link WHERE unit = old.unit;"
	" END;",

	/* What was learnt of the words of two languages: see docs/MEMORY.md. */
	"CREATE TABLE learnt("
	"  id INTEGER PRIMARY KEY,"
	"  source TEXT NOT NULL,"
	"  target TEXT NOT NULL,"
	"  pairs INTEGER NOT NULL,"
	"  UNIQUE(source, target)"
	") STRICT;",
	"CREATE TABLE learnt_word("
	"  learnt INTEGER NOT NULL REFERENCES learnt ON DELETE CASCADE,"
	"  number INTEGER NOT NULL,"
	"  side INTEGER NOT NULL,"
	"  count INTEGER NOT NULL,"
	"  linked INTEGER NOT NULL,"
	"  unlinked INTEGER NOT NULL,"
	"  leans INTEGER NOT NULL,"
	"  ratios BLOB,"
	"  key TEXT NOT NULL,"
	"  word TEXT NOT NULL,"
	"  PRIMARY KEY(learnt, number)"
	") STRICT, WITHOUT ROWID;",
	"CREATE TABLE learnt_pair("
	"  learnt INTEGER NOT NULL REFERENCES learnt ON DELETE CASCADE,"
	"  source INTEGER NOT NULL,"
	"  target INTEGER NOT NULL,"
	"  forward INTEGER NOT NULL,"
	"  backward INTEGER NOT NULL,"
	"  PRIMARY KEY(learnt, source, target)"
	") STRICT, WITHOUT ROWID;",
	"CREATE TABLE learnt_number("
	"  learnt INTEGER NOT NULL REFERENCES learnt ON DELETE CASCADE,"
	"  side INTEGER NOT NULL,"
	"  name TEXT NOT NULL,"
	"  ordinal INTEGER NOT NULL,"
	"  value REAL NOT NULL,"
	"  PRIMARY KEY(learnt, side, name, ordinal)"
	") STRICT, WITHOUT ROWID;",

	/* The index of words is our own from here on (memory/index.h); the first version's was one
	 * of FTS5. Rules that are those of no program make refresh.c fill it. */
	"DROP TABLE IF EXISTS words;",
	"DROP VIEW IF EXISTS variant_words;",
	"UPDATE meta SET value = 'none' WHERE name = 'text_rules';",
	"CREATE TABLE term("
	"  id INTEGER PRIMARY KEY,"
	"  language TEXT NOT NULL,"
	"  stem INTEGER NOT NULL,"
	"  units INTEGER NOT NULL,"
	"  word TEXT NOT NULL"
	") STRICT;",
	"CREATE INDEX term_word ON term(word);",
	"CREATE INDEX term_stem ON term(stem);",
	"CREATE TABLE posting("
	"  id INTEGER PRIMARY KEY,"
	"  units BLOB NOT NULL"
	") STRICT;",
	"CREATE TABLE recent("
	"  id INTEGER PRIMARY KEY,"
	"  changes BLOB NOT NULL"
	") STRICT;",
	/* How long the texts of units are: memory/weights.h. */
	"CREATE TABLE weight("
	"  id INTEGER PRIMARY KEY,"
	"  classes BLOB NOT NULL"
	") STRICT;",
	NULL,
};

const struct schema_step schema_steps[SCHEMA_VERSION] = {{version_1}, {version_2}};

/* ---- What is this file? ---- */

/* A newer file names its writer in a table that every version has, if it can be read. */
static int fail_newer(sqlite3 *db, const char *path, int64_t version, struct cotejo_error *error)
{
	const char *writer = NULL;
	sqlite3_stmt *statement = NULL;

	if (sqlite3_prepare_v2(db, "SELECT value FROM meta WHERE name = 'writer'", -1, &statement,
		    NULL) == SQLITE_OK &&
		sqlite3_step(statement) == SQLITE_ROW)
		writer = (const char *)sqlite3_column_text(statement, 0);
	error_set(error, COTEJO_EVERSION,
		"written by Cotejo %.40s (schema %lld), which is newer than this one (%s, "
		"schema %d)",
		writer ? writer : "of an unknown version", (long long)version, COTEJO_VERSION,
		SCHEMA_VERSION);
	sqlite3_finalize(statement);
	return error_in_file(error, COTEJO_EVERSION, path);
}

int schema_examine(
	sqlite3 *db, const char *path, enum schema_state *ret_state, struct cotejo_error *error)
{
	int64_t application = 0, version = 0, tables = 0;
	int code;

	code = database_integer(db, path, "PRAGMA application_id", &application, error);
	if (code == 0)
		code = database_integer(db, path, "PRAGMA user_version", &version, error);
	if (code == 0)
		code = database_integer(
			db, path, "SELECT count(*) FROM sqlite_schema", &tables, error);
	if (code < 0)
		return code;
	if (application == 0 && version == 0 && tables == 0) {
		*ret_state = SCHEMA_EMPTY;
		return 0;
	}
	if (application != SCHEMA_APPLICATION_ID || version < 1) {
		error_set(error, COTEJO_ECORRUPT, "not a Cotejo memory");
		return error_in_file(error, COTEJO_ECORRUPT, path);
	}
	if (version > SCHEMA_VERSION)
		return fail_newer(db, path, version, error);
	*ret_state = version < SCHEMA_VERSION ? SCHEMA_OLD : SCHEMA_CURRENT;
	return 0;
}

/* ---- Making it so ---- */

static int run_steps(sqlite3 *db, const char *path, const struct schema_step *steps, int64_t from,
	int version, struct cotejo_error *error)
{
	char rules[TEXT_RULES_SIZE];
	struct buffer sql = {0};
	int code = 0;

	for (int64_t i = from; i < version; i++) {
		for (const char *const *statement = steps[i].statements; *statement && code == 0;
			statement++)
			code = database_run(db, path, *statement, error);
	}
	if (code < 0)
		return code;
	if (from == 0) {
		text_rules(rules);
		buffer_add_format(&sql, "INSERT INTO meta VALUES('text_rules', '%s');", rules);
	}
	buffer_add_format(&sql,
		"PRAGMA application_id = %d; PRAGMA user_version = %d;"
		"INSERT OR REPLACE INTO meta VALUES('writer', '%s');",
		SCHEMA_APPLICATION_ID, version, COTEJO_VERSION);
	buffer_add_byte(&sql, '\0');
	code = sql.failed ? error_no_memory(error) : database_run(db, path, sql.bytes, error);
	buffer_clear(&sql);
	return code;
}

int schema_update(sqlite3 *db, const char *path, const struct schema_step *steps, int version,
	struct cotejo_error *error)
{
	int64_t from = 0;
	int code;

	code = database_run(db, path, "BEGIN IMMEDIATE", error);
	if (code < 0)
		return code;
	code = database_integer(db, path, "PRAGMA user_version", &from, error);
	if (code == 0 && from > 0 && from < version)
		code = tokenizer_register(db, path, error);
	if (code == 0 && from < version)
		code = run_steps(db, path, steps, from, version, error);
	if (code == 0)
		code = database_run(db, path, "COMMIT", error);
	if (code < 0)
		sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
	return code;
}
