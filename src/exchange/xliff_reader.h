/*
 * xliff_reader.h - an XLIFF file, unit by unit
 *
 * Versions 1.0 to 1.2 and 2.0 to 2.2, with their dialects, through the tolerant scanner that reads
 * TMX. A <trans-unit> or <unit> is gathered as a whole, because its segments lie in two texts
 * (<seg-source> and <target>) or one after the other (<segment>).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_XLIFF_READER_H
#define EXCHANGE_XLIFF_READER_H

#include "exchange/xliff_text.h"
#include "text/language.h"

enum { XLIFF_MAX_ELEMENTS = 128 /* within each other */, XLIFF_NAME_SIZE = 32 };

enum xliff_element_kind {
	ELEMENT_SEEN, /* only holds others */
	ELEMENT_FILE,
	ELEMENT_UNIT,
	ELEMENT_SEGMENT,
	ELEMENT_SOURCE,
	ELEMENT_SEGMENTED, /* <seg-source> */
	ELEMENT_TARGET,
	ELEMENT_NOTE,
	ELEMENT_DATA,
	ELEMENT_INLINE,
	ELEMENT_CONFIRMATIONS,
	ELEMENT_CONFIRMATION, /* <sdl:seg>: what Trados says of a segment */
	ELEMENT_SKIPPED       /* with all that is in it */
};

struct xliff_element {
	enum xliff_element_kind kind;
	enum xliff_inline as; /* of an inline element */
	size_t number;
	char name[XLIFF_NAME_SIZE];
	const char *id; /* of a part: its `mid` */
	size_t place;   /* number from 1, when places are asked for */
	bool is_locked; /* not to be translated, by its own or an outer word */
};

/* A text of the unit at hand. */
struct xliff_part {
	struct tmx_variant text;
	const char *key; /* sources and targets with the same key belong together */
	const char *state;
	bool is_target;
	size_t place; /* number from 1 of the element that holds it, when places are asked for */
};

/* What Trados says of a segment: <sdl:seg id="1" conf="Draft"/>. */
struct xliff_confirmation {
	const char *id, *state;
};

/*
 * Where an element of the unit at hand stands: offsets of its start tag, of its inside, of its end
 * tag and of what is behind it. An empty element has its inside at its end.
 */
struct xliff_place {
	enum xliff_element_kind kind;
	enum xliff_inline as;
	char name[XLIFF_NAME_SIZE];
	size_t begin, inside, inside_end, end;
	size_t above;      /* number from 1 of the element around it; 0: none in the unit */
	size_t code;       /* of an inline code: its number in the part, from 0 */
	size_t end_code;   /* of a pair: its end's; SIZE_MAX: none */
	const char *id;    /* `id`, or a segment's `mid` */
	const char *state; /* of a segment or target */
	const char *origin;
	bool is_locked;
};

/* Zero-initialise it, set input and warnings of the scanner's source, perhaps languages and
 * `places_of`; clear it at the end. */
struct xliff_reader {
	struct tmx_scanner scanner;
	char source[LANGUAGE_SIZE], target[LANGUAGE_SIZE]; /* of the file at hand; empty: unknown */
	char default_target[LANGUAGE_SIZE]; /* of a file that names only its source */
	const char *places_of; /* the text that the scanner reads, if places are asked for */
	/* The unit at hand. */
	const char *file; /* `original` of its file */
	size_t file_number;
	struct xliff_part *parts;
	size_t part_count;
	const char **notes;
	size_t note_count;
	struct xliff_place *places; /* the first is the unit's */
	size_t place_count;
	const char *id, *name;
	bool is_approved;

	/* The reader's own. */
	struct xliff_text text;
	struct buffer value; /* of a note or data */
	struct arena unit_arena, file_arena;
	struct xliff_element stack[XLIFF_MAX_ELEMENTS];
	size_t depth;
	size_t part_capacity, note_capacity, place_capacity;
	size_t unit_bytes, segment;
	const char *state, *data;
	struct xliff_confirmation *confirmations;
	size_t confirmation_count, confirmation_capacity;
	bool has_parts; /* the text at hand has been cut into segments */
	bool is_ready;  /* the unit is whole */
	bool is_finished;
};

/* Reads the root element. Errors: COTEJO_ESYNTAX (it is no XLIFF), those of scan_next(). */
int xliff_reader_start(struct xliff_reader *reader, struct cotejo_error *error);

/* Reads the next unit, which lives until the next call; 1, or 0 at the end. Errors: COTEJO_ELIMIT,
 * those of scan_next(). */
int xliff_reader_next(struct xliff_reader *reader, struct cotejo_error *error);

/* The target of a source; NULL: none. */
const struct xliff_part *xliff_reader_target(
	const struct xliff_reader *reader, const struct xliff_part *source);

/* Whether a part is a text to be translated: a source, but not the whole of what <seg-source> has
 * cut into segments. */
bool xliff_reader_is_source(const struct xliff_reader *reader, const struct xliff_part *part);

/* What a state of a segment or target of the unit at hand means, in either version: an enum
 * cotejo_unit_state, or -1: not finished. What has none (NULL) is translated: many tools never say.
 */
int xliff_reader_state(const struct xliff_reader *reader, const char *state);

void xliff_reader_clear(struct xliff_reader *reader);

#endif
