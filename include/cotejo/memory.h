/*
 * cotejo/memory.h - a translation memory in one SQLite file
 *
 * A memory holds documents, the alignments between them, and translation units: texts in two or
 * more languages that say the same. Units come from beads (cotejo_memory_add() in
 * cotejo/exchange.h) or from imported files. The file is an ordinary SQLite database in WAL mode;
 * its tables are described in docs/MEMORY.md.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_MEMORY_H
#define COTEJO_MEMORY_H

#include <cotejo/base.h>
#include <cotejo/error.h>

#ifdef __cplusplus
extern "C" {
#endif

enum cotejo_memory_mode {
	COTEJO_MEMORY_READ,  /* must exist; nothing is written */
	COTEJO_MEMORY_WRITE, /* must exist */
	COTEJO_MEMORY_CREATE /* made when it does not exist, with the folders above it */
};

/* An open memory. One thread at a time; several memories may be open on one file, in any number of
 * processes. */
struct cotejo_memory;

/*
 * Opens a memory. Older files are brought up to date in one transaction when opened for writing.
 * Errors: COTEJO_ENOTFOUND, COTEJO_EIO, COTEJO_ECORRUPT (not a memory, or damaged), COTEJO_EVERSION
 * (written by a newer Cotejo; the message says which), COTEJO_EBUSY (locked for longer than five
 * seconds), COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_memory_open(struct cotejo_memory **ret_memory, const char *path,
	enum cotejo_memory_mode mode, struct cotejo_error *error);

/* Closes a memory; what is not committed is undone. NULL is fine. */
COTEJO_API void cotejo_memory_close(struct cotejo_memory *memory);

/* The path it was opened with; belongs to the memory. */
COTEJO_API const char *cotejo_memory_path(const struct cotejo_memory *memory);

/* ---- What is in it ---- */

struct cotejo_memory_info {
	uint64_t units, variants, documents, sentences, alignments, beads;
	uint64_t file_bytes; /* of the database file itself */
	int schema_version;
};

/* Counts what the memory holds. Errors: COTEJO_EIO, COTEJO_ECORRUPT, COTEJO_EBUSY. */
COTEJO_API int cotejo_memory_info(struct cotejo_memory *memory, struct cotejo_memory_info *ret_info,
	struct cotejo_error *error);

/*
 * Tells the languages of the memory: calls `each` with the tag and the number of variants in it,
 * most first, until it returns anything but 0. Errors: COTEJO_EIO, COTEJO_ECORRUPT, COTEJO_EBUSY.
 */
COTEJO_API int cotejo_memory_languages(struct cotejo_memory *memory,
	int (*each)(void *user, const char *language, uint64_t variants), void *user,
	struct cotejo_error *error);

/*
 * Looks at every page and index of the file and at what the tables promise each other. Returns 0
 * when all is well. It looks at one state, whatever is written meanwhile. Errors: COTEJO_ECORRUPT
 * with the first thing found, COTEJO_EIO, COTEJO_EBUSY, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_memory_check(struct cotejo_memory *memory, struct cotejo_error *error);

/* ---- Units ---- */

enum cotejo_unit_state {
	COTEJO_UNIT_AUTOMATIC, /* the aligner's or an import's word */
	COTEJO_UNIT_CONFIRMED, /* a person has said that it is right */
	COTEJO_UNIT_DOUBTFUL,
	COTEJO_UNIT_EXCLUDED /* kept, but never handed out unless asked for */
};

struct cotejo_property {
	const char *name;
	struct cotejo_text value;
	const char *language; /* of the value; NULL: not said */
	const char *encoding; /* the charset that the value once had (o-encoding of TMX); NULL: not
				 said */
};

struct cotejo_note {
	struct cotejo_text text;
	const char *language, *encoding; /* as of a property */
};

/* What an inline code is: the elements of TMX, whatever format it comes from. */
enum cotejo_inline_kind {
	COTEJO_INLINE_BPT, /* begins something that an ept with the same `i` ends: <b> */
	COTEJO_INLINE_EPT,
	COTEJO_INLINE_PH,  /* stands alone: <br/> */
	COTEJO_INLINE_IT,  /* one half of a pair whose other half is in another text */
	COTEJO_INLINE_HI,  /* text that is marked */
	COTEJO_INLINE_SUB, /* a text of its own inside a code: a footnote, a label */
	COTEJO_INLINE_UT   /* unknown */
};

/*
 * An inline code. Codes stand in the order of the text, one that holds others before them. A `hi`
 * encloses text and has no content; all others stand at one place, begin == end, and carry their
 * inside as `content`, which is no part of the text. Places are bytes in the text that holds the
 * code: the content of the nearest holder that is no `hi`, or the text of the variant.
 */
struct cotejo_inline {
	enum cotejo_inline_kind kind;
	size_t begin, end;
	struct cotejo_text content; /* native code such as "<b>"; of a sub, its text */
	size_t attribute_count;
	const struct cotejo_property *attributes; /* as in TMX: i, x, type, pos, assoc... */
	size_t parent; /* number of the code that holds this one, from 1; 0: none */
};

/* One language of a unit. */
struct cotejo_variant {
	const char *language; /* BCP 47 */
	struct cotejo_text text;
	const char *document; /* address or path of the document it comes from; NULL: unknown */
	const char *document_title; /* NULL: unknown */
	struct cotejo_text before,
		after; /* the sentences around it in the document; empty: none known */
	size_t property_count;
	const struct cotejo_property *properties;
	size_t code_count, note_count, attribute_count;
	const struct cotejo_inline *codes; /* the text is without them */
	const struct cotejo_note *notes;
	/* What TMX says of a variant that has no other place: creationdate, creationid,
	 * usagecount... Values of attributes have a NUL behind them. */
	const struct cotejo_property *attributes;
};

/* A translation unit. Everything it points to belongs to whoever lent it. Times are
 * "YYYY-MM-DDThh:mm:ssZ" or NULL. */
struct cotejo_unit {
	int64_t id;
	double probability; /* of the bead it comes from; below 0: not known */
	enum cotejo_unit_state state;
	const char *created, *changed;
	const char *creator, *changer; /* NULL: unknown */
	size_t origin_count;           /* how many beads and imports said the same */
	size_t variant_count;
	const struct cotejo_variant *variants;
	size_t property_count;
	const struct cotejo_property *properties;
	size_t note_count, attribute_count;
	const struct cotejo_note *notes;
	/* What TMX says of a unit that has no other place: tuid, srclang, segtype, usagecount... */
	const struct cotejo_property *attributes;
};

/*
 * Which units. A language stands for its regions too: "es" covers "es-MX". Unset fields (NULL, 0)
 * do not filter, so {sizeof(struct cotejo_filter)} means all units but the excluded ones.
 */
struct cotejo_filter {
	size_t struct_size;
	const char *source_language, *target_language; /* the unit has both */
	double min_probability;    /* 0 to 1; units without a probability pass */
	const char *document;      /* its address or path, whole */
	const char *changed_since; /* "YYYY-MM-DD" or a whole time */
	int with_excluded;
	const char *changed_before; /* as `changed_since` */
	double below_probability;   /* units whose probability is known and less; 0: all */
	/* A bit (1 << COTEJO_UNIT_CONFIRMED, ...) for each state that passes; 0: as `with_excluded`
	 * says. */
	unsigned states;
	const char *property;       /* the unit or one of its variants has it */
	const char *property_value; /* with exactly this value; NULL: with any */
	const char *contains;       /* one of its texts has this in it, letter for letter */
	const int64_t *ids;         /* `id_count` numbers of units; NULL: all */
	size_t id_count;
};

#define COTEJO_FILTER_INIT                                                                    \
	{                                                                                     \
		sizeof(struct cotejo_filter), NULL, NULL, 0, NULL, NULL, 0, NULL, 0, 0, NULL, \
			NULL, NULL, NULL, 0                                                   \
	}

/* A walk through units in order of their number, over one consistent state of the memory. */
struct cotejo_units;

/*
 * Begins a walk. `filter` may be NULL (all); it is not needed afterwards. Close the walk before the
 * memory. Errors: COTEJO_EARGUMENT (a language tag or date that cannot be), COTEJO_EIO,
 * COTEJO_ECORRUPT, COTEJO_EBUSY, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_units_new(struct cotejo_units **ret_units, struct cotejo_memory *memory,
	const struct cotejo_filter *filter, struct cotejo_error *error);

/*
 * Lends the next unit until the next call; returns 1, or 0 at the end.
 * Errors: COTEJO_EIO, COTEJO_ECORRUPT, COTEJO_EBUSY, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_units_next(struct cotejo_units *units, const struct cotejo_unit **ret_unit,
	struct cotejo_error *error);

/* Ends a walk; NULL is fine. */
COTEJO_API void cotejo_units_free(struct cotejo_units *units);

/* The name of an inline code as of its element in TMX, such as "bpt"; static storage. */
COTEJO_API const char *cotejo_inline_name(enum cotejo_inline_kind kind);

/* A lower-case word for a state, such as "confirmed"; static storage. */
COTEJO_API const char *cotejo_unit_state_name(enum cotejo_unit_state state);

#ifdef __cplusplus
}
#endif

#endif
