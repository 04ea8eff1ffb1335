/*
 * unit.h - a translation unit as TMX knows it
 *
 * What stands in a <tu>, in the words of the TMX 1.4b specification. Everything is borrowed from
 * whoever made it. The inside of a <seg> is plain text plus inline codes with their places in it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TMX_UNIT_H
#define TMX_UNIT_H

#include <cotejo/base.h>

struct tmx_property {
	const char *type;     /* NULL: none */
	const char *language; /* xml:lang; NULL: none */
	struct cotejo_text value;
	const char *encoding; /* o-encoding; NULL: none */
};

struct tmx_note {
	const char *language;
	struct cotejo_text text;
	const char *encoding;
};

/* An attribute as it stands in the file, for what has no field of its own. */
struct tmx_attribute {
	const char *name;
	const char *value;
};

/* Inline codes of a segment (bpt, ept, ph, it, hi, sub, ut). */
enum tmx_code_kind { TMX_BPT, TMX_EPT, TMX_PH, TMX_IT, TMX_HI, TMX_SUB, TMX_UT };

/*
 * Codes stand in document order, a holder before what it holds. A `hi` encloses text of the segment
 * (or of a sub) and has no content. All others stand at one place, begin == end, and carry their
 * inside as `content`: native code, or for a `sub` the text of its own (a footnote, the text of an
 * attribute), which is no part of the segment's text. Places are bytes in the text that holds the
 * code: the content of the nearest holder that is no `hi`, or the segment's text.
 */
struct tmx_code {
	enum tmx_code_kind kind;
	size_t begin, end;
	struct cotejo_text content;
	size_t attribute_count;
	const struct tmx_attribute *attributes;
	size_t parent; /* index + 1 of the code that holds this one (sub in ph, ...); 0: none */
};

struct tmx_variant {
	const char *language;
	struct cotejo_text text; /* without codes */
	size_t code_count;
	const struct tmx_code *codes;
	const char *created, *changed, *last_used, *creator, *changer;
	size_t attribute_count, property_count, note_count;
	const struct tmx_attribute *attributes; /* all others */
	const struct tmx_property *properties;
	const struct tmx_note *notes;
	size_t line; /* of the file; 0: not known */
};

struct tmx_unit {
	const char *id;              /* tuid; NULL: none */
	const char *source_language; /* srclang; NULL: the header's */
	const char *created, *changed, *last_used, *creator,
		*changer; /* as they stand, or NULL; dates "YYYYMMDDThhmmssZ" */
	size_t attribute_count, property_count, note_count, variant_count;
	const struct tmx_attribute *attributes; /* all others */
	const struct tmx_property *properties;
	const struct tmx_note *notes;
	const struct tmx_variant *variants;
	size_t line; /* of the file; 0: not known */
};

/* The head of a file. */
struct tmx_header {
	const char *creation_tool, *creation_tool_version;
	const char *segment_type;    /* "block", "paragraph", "sentence" or "phrase" */
	const char *original_format; /* o-tmf */
	const char *admin_language;
	const char *source_language; /* "*all*": any of a unit's languages may be the source */
	const char *data_type;
	const char *original_encoding;
	const char *created, *creator, *changed, *changer;
	size_t property_count, note_count;
	const struct tmx_property *properties;
	const struct tmx_note *notes;
};

#endif
