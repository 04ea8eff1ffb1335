/*
 * query.c - the statements of a memory
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/query.h"

#include "base/error.h"
#include "base/slice.h"
#include "memory/database.h"
#include "memory/handle.h"

static const char *const statements[QUERY_COUNT] = {
	[QUERY_BEGIN_WRITE] = "BEGIN IMMEDIATE",
	[QUERY_BEGIN_READ] = "BEGIN",
	[QUERY_COMMIT] = "COMMIT",
	[QUERY_ROLLBACK] = "ROLLBACK",

	[QUERY_LANGUAGE_FIND] = "SELECT id FROM language WHERE tag = ?1",
	[QUERY_LANGUAGE_ADD] = "INSERT INTO language(tag) VALUES(?1)",
	[QUERY_PERSON_FIND] = "SELECT id FROM person WHERE name = ?1",
	[QUERY_PERSON_ADD] = "INSERT INTO person(name) VALUES(?1)",

	[QUERY_DOCUMENT_FIND] =
		"SELECT id FROM document WHERE digest = ?1 AND language = ?2 AND text = ?3",
	[QUERY_DOCUMENT_ADD] =
		"INSERT INTO document(uri, name, language, title, digest, read_at, text)"
		" VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
	[QUERY_DOCUMENT_DROP_UNUSED] =
		"DELETE FROM document WHERE id = ?1 AND NOT EXISTS"
		" (SELECT 1 FROM alignment WHERE left_document = ?1 OR right_document = ?1)",
	[QUERY_SENTENCES] = "SELECT block, kind, begin, length FROM sentence WHERE document = ?1"
			    " ORDER BY ordinal",
	[QUERY_SENTENCE_ADD] = "INSERT INTO sentence(document, ordinal, block, kind, begin, length)"
			       " VALUES(?1, ?2, ?3, ?4, ?5, ?6)",

	/* Of the same two texts, whichever is left. */
	[QUERY_ALIGNMENT_FIND] =
		"SELECT a.id, a.left_document, a.right_document, a.min_probability,"
		" l.language <> ?2 OR l.digest <> ?1 OR l.text <> ?3"
		" FROM document l CROSS JOIN alignment a ON a.left_document = l.id"
		" CROSS JOIN document r ON r.id = a.right_document"
		" WHERE l.digest IN (?1, ?4) AND ("
		"  (l.digest = ?1 AND l.language = ?2 AND l.text = ?3"
		"   AND r.digest = ?4 AND r.language = ?5 AND r.text = ?6)"
		"  OR (r.digest = ?1 AND r.language = ?2 AND r.text = ?3"
		"   AND l.digest = ?4 AND l.language = ?5 AND l.text = ?6))"
		" ORDER BY a.id LIMIT 1",
	[QUERY_ALIGNMENT_ADD] = "INSERT INTO alignment(left_document, right_document, made_at,"
				" maker, person, min_probability) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
	[QUERY_ALIGNMENT_DROP] = "DELETE FROM alignment WHERE id = ?1",
	[QUERY_BEADS] = "SELECT left_begin, left_count, right_begin, right_count, probability,"
			" state, unit FROM bead WHERE alignment = ?1 ORDER BY ordinal",
	[QUERY_BEAD_ADD] = "INSERT INTO bead(alignment, ordinal, left_begin, left_count,"
			   " right_begin, right_count, probability, state, unit)"
			   " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",

	/* A unit of exactly these two texts; ?1 to ?3 are of the one with the rarer key. Without
	 * being told SQLite would go through all texts of the other's language. */
	[QUERY_UNITS_OF_TEXT] =
		"SELECT v.unit FROM variant v WHERE v.language = ?1 AND v.key = ?2 AND v.text = ?3"
		" AND v.codes IS ?4 AND (SELECT context FROM unit WHERE id = v.unit) IS ?5"
		" ORDER BY v.unit",
	[QUERY_IMPORT_ADD] = "INSERT INTO import(made_at, person, name) VALUES(?1, ?2, ?3)",
	[QUERY_IMPORTED_ADD] =
		"INSERT OR IGNORE INTO imported(unit, import, place) VALUES(?1, ?2, ?3)",
	[QUERY_UNIT_FACTS] =
		"UPDATE unit SET created = coalesce(?2, created), creator = coalesce(?3, creator),"
		" changed = ?4, changer = ?5, state = ?6, attributes = ?7, used = ?8, uses = ?9"
		" WHERE id = ?1",
	[QUERY_UNIT_ATTRIBUTES] = "SELECT attributes FROM unit WHERE id = ?1",
	[QUERY_UNIT_FILL] = "UPDATE unit SET attributes = ?2,"
			    " used = max(coalesce(used, ?3), coalesce(?3, used)),"
			    " uses = max(coalesce(uses, ?4), coalesce(?4, uses)) WHERE id = ?1",
	[QUERY_VARIANT_FILL] =
		"UPDATE variant SET attributes = ?2 WHERE id = ?1 AND attributes IS NULL",
	[QUERY_PROPERTY_ADD] = "INSERT INTO property(unit, variant, name, value, language,"
			       " encoding) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
	/* A bead says by itself where a text stands, and a unit has one title, one probability. */
	[QUERY_PROPERTY_ADD_MISSING] =
		"INSERT INTO property(unit, variant, name, value, language, encoding)"
		" SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (SELECT 1 FROM property"
		"  WHERE unit = ?1 AND variant IS ?2 AND name = ?3 AND (value = ?4"
		"  OR (?3 GLOB 'x-cotejo-*' AND ?3 <> 'x-cotejo-tuid')))"
		" AND NOT (?3 GLOB 'x-cotejo-*' AND ?3 <> 'x-cotejo-tuid'"
		"  AND EXISTS (SELECT 1 FROM bead WHERE unit = ?1))",
	[QUERY_NOTE_ADD] = "INSERT INTO note(unit, variant, text, language, encoding)"
			   " VALUES(?1, ?2, ?3, ?4, ?5)",
	[QUERY_NOTE_ADD_MISSING] = "INSERT INTO note(unit, variant, text, language, encoding)"
				   " SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM note"
				   "  WHERE unit = ?1 AND variant IS ?2 AND text = ?3)",
	[QUERY_HEADER_DROP] = "DELETE FROM header WHERE import = ?1",
	[QUERY_HEADER_ADD] = "INSERT INTO header(import, ordinal, name, value, language, encoding)"
			     " VALUES(?1, ?2, ?3, ?4, ?5, ?6)",

	[QUERY_UNIT_FIND] =
		"SELECT v.unit FROM variant v"
		" WHERE v.language = ?1 AND v.key = ?2 AND v.text = ?3 AND v.codes IS ?6"
		" AND EXISTS (SELECT 1 FROM variant o INDEXED BY variant_unit"
		"  WHERE o.unit = v.unit AND o.id <> v.id AND o.language = ?4 AND o.text = ?5"
		"  AND o.codes IS ?7)"
		" AND (SELECT count(*) FROM variant o WHERE o.unit = v.unit) = 2"
		" AND (SELECT context FROM unit WHERE id = v.unit) IS ?8"
		" LIMIT 1",
	[QUERY_UNIT_ADD] = "INSERT INTO unit(created, creator, context) VALUES(?1, ?2, ?3)",
	[QUERY_VARIANT_ADD] = "INSERT INTO variant(unit, language, key, text, codes, attributes)"
			      " VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
	[QUERY_UNIT_AFTER] = "SELECT id FROM unit WHERE id > ?1 ORDER BY id LIMIT 1",

	[QUERY_UNIT_PASSES] = "SELECT coalesce(probability, 1.0) FROM unit WHERE id = ?1"
			      " AND state <> ?2 AND (probability IS NULL OR probability >= ?3)",

	/* Of the index of words. A block's number is term << 36 | unit. */
	[QUERY_DATA_VERSION] = "PRAGMA data_version",
	[QUERY_TERM_FIND] = "SELECT id FROM term INDEXED BY term_word"
			    " WHERE word = ?3 AND language = ?1 AND stem = ?2",
	[QUERY_TERM_ADD] = "INSERT INTO term(id, language, stem, units, word)"
			   " VALUES(?5, ?1, ?2, ?4, ?3)",
	[QUERY_LAST_TERM] = "SELECT coalesce(max(id), 0) FROM term",
	[QUERY_TERM_COUNT] = "UPDATE term SET units = units + ?2 WHERE id = ?1",
	[QUERY_TERM_DROP_ALL] = "DELETE FROM term",
	[QUERY_TERMS_OF_WORD] = "SELECT id, language, stem, units, word FROM term WHERE word = ?1",
	[QUERY_TERMS_OF_STEM] = "SELECT id, language, stem, units, word FROM term WHERE stem = ?1",
	[QUERY_TERMS_SAME] = "SELECT id, units FROM term INDEXED BY term_word"
			     " WHERE word = ?1 AND language = ?2",
	[QUERY_TERMS_BETWEEN] = "SELECT id, units FROM term INDEXED BY term_word"
				" WHERE word >= ?1 AND word < ?3 AND language = ?2",
	[QUERY_TERMS_LIKE] = "SELECT id, language, stem, units, word FROM term"
			     " INDEXED BY term_word WHERE word >= ?1 AND word < ?2"
			     " AND word GLOB ?3",
	[QUERY_BLOCKS] = "SELECT id, units FROM posting WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
	[QUERY_BLOCKS_FROM] =
		"SELECT id, units FROM posting WHERE id BETWEEN coalesce((SELECT max(id)"
		" FROM posting WHERE id BETWEEN ?1 AND ?2), ?2) AND ?3 ORDER BY id",
	[QUERY_BLOCK_OF] = "SELECT id, units FROM posting WHERE id BETWEEN ?1 AND ?2"
			   " ORDER BY id DESC LIMIT 1",
	[QUERY_BLOCK_ADD] = "INSERT OR REPLACE INTO posting(id, units) VALUES(?1, ?2)",
	[QUERY_BLOCKS_DROP] = "DELETE FROM posting WHERE id BETWEEN ?1 AND ?2",
	[QUERY_BLOCK_DROP_ALL] = "DELETE FROM posting",
	[QUERY_WEIGHTS] = "SELECT classes FROM weight WHERE id = ?1",
	[QUERY_WEIGHTS_SET] = "INSERT OR REPLACE INTO weight(id, classes) VALUES(?1, ?2)",
	[QUERY_WEIGHTS_DROP_ALL] = "DELETE FROM weight",
	[QUERY_MATCH_TEXTS] = "SELECT id, language, text FROM variant INDEXED BY variant_unit"
			      " WHERE unit = ?1",
	[QUERY_MATCH_STANDING] = "SELECT state, probability FROM unit WHERE id = ?1",
	[QUERY_MATCH_PROPERTY] =
		"SELECT 1 FROM property WHERE unit = ?1 AND name = ?2 AND value = ?3 LIMIT 1",
	[QUERY_LAST_UNIT] = "SELECT coalesce(max(id), 0) FROM unit",
	[QUERY_LANGUAGES] = "SELECT id, tag FROM language ORDER BY id",
	[QUERY_RECENT] = "SELECT changes FROM recent ORDER BY id",
	[QUERY_RECENT_ADD] = "INSERT INTO recent(changes) VALUES(?1)",
	[QUERY_RECENT_BYTES] = "SELECT total(length(changes)) FROM recent",
	[QUERY_RECENT_DROP] = "DELETE FROM recent",

	[QUERY_UNIT_SUPPORT] = "UPDATE unit SET probability ="
			       " (SELECT max(probability) FROM bead WHERE unit = ?1) WHERE id = ?1",
	/* State 0 and never changed: no person has said anything of it. */
	[QUERY_UNIT_UNSUPPORTED] = "SELECT 1 FROM unit WHERE id = ?1 AND state = 0"
				   " AND changed IS NULL"
				   " AND NOT EXISTS (SELECT 1 FROM bead WHERE unit = ?1)"
				   " AND NOT EXISTS (SELECT 1 FROM imported WHERE unit = ?1)",
	[QUERY_UNIT_DROP] = "DELETE FROM unit WHERE id = ?1",

	[QUERY_LINK_SET] = "INSERT OR REPLACE INTO link(unit, links) VALUES(?1, ?2)",
	[QUERY_LINK_DROP] = "DELETE FROM link WHERE unit = ?1",

	[QUERY_UNIT] = "SELECT u.probability, u.state, u.created, u.changed, c.name, m.name,"
		       " (SELECT count(*) FROM bead WHERE unit = u.id)"
		       " + (SELECT count(*) FROM imported WHERE unit = u.id),"
		       " u.attributes, u.used, u.uses"
		       " FROM unit u LEFT JOIN person c ON c.id = u.creator"
		       " LEFT JOIN person m ON m.id = u.changer WHERE u.id = ?1",
	[QUERY_UNIT_BRIEF] = "SELECT probability, state FROM unit WHERE id = ?1",
	[QUERY_UNIT_VARIANTS] = "SELECT v.id, l.tag, v.text, v.codes, v.attributes FROM variant v"
				" JOIN language l ON l.id = v.language WHERE v.unit = ?1"
				" ORDER BY v.id",
	[QUERY_UNIT_PROPERTIES] = "SELECT variant, value, language, encoding, name FROM property"
				  " WHERE unit = ?1 ORDER BY id",
	[QUERY_UNIT_NOTES] = "SELECT variant, text, language, encoding FROM note"
			     " WHERE unit = ?1 ORDER BY id",
	[QUERY_UNIT_BEAD] =
		"SELECT b.left_begin, b.left_count, b.right_begin, b.right_count,"
		" l.id, l.uri, l.title, ll.tag, r.id, r.uri, r.title, rl.tag"
		" FROM bead b JOIN alignment a ON a.id = b.alignment"
		" JOIN document l ON l.id = a.left_document"
		" JOIN language ll ON ll.id = l.language"
		" JOIN document r ON r.id = a.right_document"
		" JOIN language rl ON rl.id = r.language"
		" WHERE b.unit = ?1 ORDER BY b.probability DESC, b.alignment, b.ordinal LIMIT 1",
	[QUERY_SENTENCE] = "SELECT begin, length FROM sentence WHERE document = ?1"
			   " AND ordinal = ?2",

	[QUERY_VARIANT] = "SELECT v.unit, l.tag, v.text FROM variant v"
			  " CROSS JOIN language l ON l.id = v.language WHERE v.id = ?1",
	[QUERY_VARIANT_SET_TEXT] =
		"UPDATE variant SET text = ?2, key = ?3, codes = NULL WHERE id = ?1",
	[QUERY_UNIT_SET_STATE] = "UPDATE unit SET state = ?2 WHERE id = ?1",
	[QUERY_UNIT_TOUCH] = "UPDATE unit SET changed = ?2, changer = ?3 WHERE id = ?1",
	[QUERY_UNIT_TOUCH_UNSUPPORTED] =
		"UPDATE unit SET changed = ?2 WHERE id = ?1 AND state = 0 AND changed IS NULL"
		" AND NOT EXISTS (SELECT 1 FROM bead WHERE unit = ?1)"
		" AND NOT EXISTS (SELECT 1 FROM imported WHERE unit = ?1)",
	[QUERY_UNIT_LEAVE_BEADS] = "UPDATE bead SET unit = NULL WHERE unit = ?1",
	[QUERY_UNIT_MOVE_BEADS] = "UPDATE bead SET unit = ?2 WHERE unit = ?1",
	[QUERY_UNIT_MOVE_IMPORTS] = "INSERT OR IGNORE INTO imported(unit, import, place)"
				    " SELECT ?2, import, place FROM imported WHERE unit = ?1",
	/* Those of its texts go with the texts. */
	[QUERY_UNIT_MOVE_PROPERTIES] =
		"INSERT INTO property(unit, name, value, language, encoding)"
		" SELECT ?2, p.name, p.value, p.language, p.encoding"
		" FROM property p WHERE p.unit = ?1 AND p.variant IS NULL AND NOT EXISTS"
		" (SELECT 1 FROM property o WHERE o.unit = ?2 AND o.variant IS NULL"
		"  AND o.name = p.name AND o.value = p.value) ORDER BY p.id",
	[QUERY_UNIT_MOVE_NOTES] =
		"INSERT INTO note(unit, text, language, encoding)"
		" SELECT ?2, n.text, n.language, n.encoding"
		" FROM note n WHERE n.unit = ?1 AND n.variant IS NULL AND NOT EXISTS"
		" (SELECT 1 FROM note o WHERE o.unit = ?2 AND o.variant IS NULL"
		"  AND o.text = n.text) ORDER BY n.id",
	[QUERY_UNIT_TEXTS] = "SELECT v.id, l.tag, v.text, v.codes FROM variant v"
			     " JOIN language l ON l.id = v.language WHERE v.unit = ?1"
			     " ORDER BY l.tag, v.text, v.id",
	/* The texts of ?2 in languages that ?1 has too, and whether it has the very text. */
	[QUERY_UNITS_COMMON] =
		"SELECT o.id, max(v.text = o.text AND v.codes IS o.codes) FROM variant o"
		" JOIN variant v ON v.unit = ?1 AND v.language = o.language"
		" WHERE o.unit = ?2 GROUP BY o.id",
	[QUERY_VARIANTS_MOVE] = "UPDATE variant SET unit = ?2 WHERE unit = ?1 AND id <> ?3",
	[QUERY_VARIANTS_MOVE_PROPERTIES] =
		"UPDATE property SET unit = ?2 WHERE unit = ?1 AND variant <> ?3",
	[QUERY_VARIANTS_MOVE_NOTES] = "UPDATE note SET unit = ?2 WHERE unit = ?1 AND variant <> ?3",
	[QUERY_UNIT_HAS_PROPERTY] = "SELECT 1 FROM property WHERE unit = ?1 AND variant IS NULL"
				    " AND name = ?2 AND (?3 IS NULL OR value = ?3) LIMIT 1",
	[QUERY_UNIT_DROP_PROPERTY] =
		"DELETE FROM property WHERE unit = ?1 AND variant IS NULL AND name = ?2",
	[QUERY_UNIT_HAS_NOTE] =
		"SELECT 1 FROM note WHERE unit = ?1 AND variant IS NULL AND text = ?2 LIMIT 1",
	[QUERY_CHANGE_ADD] =
		"INSERT INTO change(made_at, person, units, what) VALUES(?1, ?2, 0, ?3)",
	[QUERY_CHANGE_COUNT] = "UPDATE change SET units = ?2 WHERE id = ?1",
	/* The last one when ?1 is NULL. */
	[QUERY_CHANGE_FIND] = "SELECT id, undone_at, units, what FROM change"
			      " WHERE id = coalesce(?1, (SELECT max(id) FROM change"
			      "  WHERE undone_at IS NULL))",
	[QUERY_CHANGE_UNDONE] = "UPDATE change SET undone_at = ?2 WHERE id = ?1",
	[QUERY_CHANGE_PART_ADD] = "INSERT INTO change_part(change, part, rows) VALUES(?1, ?2, ?3)",
	[QUERY_CHANGE_PARTS] = "SELECT rows FROM change_part WHERE change = ?1 ORDER BY part DESC",
	[QUERY_CHANGE_PARTS_DROP] = "DELETE FROM change_part WHERE change = ?1",
};

/* ---- Taking and giving back ---- */

void query_begin(struct query *query, struct cotejo_memory *memory, enum query_name name)
{
	sqlite3_stmt **kept = &memory->kept[name];

	*query = (struct query){memory, NULL, 0};
	if (!*kept)
		query->failure = sqlite3_prepare_v3(
			memory->db, statements[name], -1, SQLITE_PREPARE_PERSISTENT, kept, NULL);
	query->statement = *kept;
}

void query_end(struct query *query)
{
	if (query->statement) {
		sqlite3_reset(query->statement);
		sqlite3_clear_bindings(query->statement);
	}
	*query = (struct query){0};
}

void query_prepare(struct query *query, struct cotejo_memory *memory, const char *sql)
{
	*query = (struct query){memory, NULL, 0};
	query->failure = sqlite3_prepare_v2(memory->db, sql, -1, &query->statement, NULL);
}

void query_finish(struct query *query)
{
	sqlite3_finalize(query->statement);
	*query = (struct query){0};
}

/* ---- Binding ---- */

static void note_failure(struct query *query, int code)
{
	if (query->failure == SQLITE_OK)
		query->failure = code;
}

void query_bind_integer(struct query *query, int index, int64_t value)
{
	if (query->statement)
		note_failure(query, sqlite3_bind_int64(query->statement, index, value));
}

void query_bind_real(struct query *query, int index, double value)
{
	if (query->statement)
		note_failure(query, sqlite3_bind_double(query->statement, index, value));
}

void query_bind_text(struct query *query, int index, struct cotejo_text text)
{
	if (query->statement)
		note_failure(query,
			sqlite3_bind_text64(query->statement, index, text.length ? text.bytes : "",
				text.length, SQLITE_STATIC, SQLITE_UTF8));
}

void query_bind_blob(struct query *query, int index, struct cotejo_text bytes)
{
	if (query->statement)
		note_failure(query, sqlite3_bind_blob64(query->statement, index, bytes.bytes,
					    bytes.length, SQLITE_STATIC));
}

/* ---- Stepping ---- */

int query_step(struct query *query, struct cotejo_error *error)
{
	struct cotejo_memory *memory = query->memory;
	int code = query->failure;

	if (code == SQLITE_OK)
		code = sqlite3_step(query->statement);
	if (code == SQLITE_ROW)
		return 1;
	if (code == SQLITE_DONE)
		return 0;
	return database_fail(memory->db, code, memory->path, error);
}

int query_run(struct query *query, struct cotejo_error *error)
{
	int code;

	do
		code = query_step(query, error);
	while (code == 1);
	query_end(query);
	return code;
}

int query_do(struct cotejo_memory *memory, enum query_name name, struct cotejo_error *error)
{
	struct query query;

	query_begin(&query, memory, name);
	return query_run(&query, error);
}

int query_do_on(struct cotejo_memory *memory, enum query_name name, int64_t number,
	struct cotejo_error *error)
{
	struct query query;

	query_begin(&query, memory, name);
	query_bind_integer(&query, 1, number);
	return query_run(&query, error);
}

/* ---- Columns ---- */

int64_t query_integer(struct query *query, int column)
{
	return sqlite3_column_int64(query->statement, column);
}

double query_real(struct query *query, int column)
{
	return sqlite3_column_double(query->statement, column);
}

struct cotejo_text query_text(struct query *query, int column)
{
	const unsigned char *bytes = sqlite3_column_text(query->statement, column);
	int length = sqlite3_column_bytes(query->statement, column);

	if (!bytes) {
		if (sqlite3_column_type(query->statement, column) != SQLITE_NULL)
			note_failure(query, SQLITE_NOMEM);
		return slice("", 0);
	}
	return slice((const char *)bytes, (size_t)length);
}

bool query_is_null(struct query *query, int column)
{
	return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}
