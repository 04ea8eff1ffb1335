/*
 * srx_read.c - SRX from XML
 *
 * libxml2 reports elements and texts and builds no tree. It fetches nothing; a reference to an
 * entity of the file's own is an error, because what it stands for would be lost.
 *
 * SPDX-License-Identifier: MIT
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/array.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/xml.h"
#include "text/srx.h"

enum {
	MOST_BYTES = 16 << 20,
	DEEPEST = 32,                /* elements within each other */
	MOST_SETS = 4096,            /* of rules, and as many language maps */
	MOST_RULES = 20000,          /* ten times what the largest known file has */
	LONGEST_EXPRESSION = 1 << 16 /* bytes */
};

enum element {
	ELEMENT_NONE, /* outside of all */
	ELEMENT_SRX,
	ELEMENT_HEADER,
	ELEMENT_FORMATHANDLE,
	ELEMENT_BODY,
	ELEMENT_LANGUAGERULES,
	ELEMENT_LANGUAGERULE,
	ELEMENT_RULE,
	ELEMENT_BEFOREBREAK,
	ELEMENT_AFTERBREAK,
	ELEMENT_MAPRULES,
	ELEMENT_MAPRULE, /* SRX 1.0 */
	ELEMENT_LANGUAGEMAP
};

static const struct {
	const char *name;
	enum element parent;
	enum element parent_of_old; /* in SRX 1.0, where it differs */
} elements[] = {
	[ELEMENT_NONE] = {"", ELEMENT_NONE, ELEMENT_NONE},
	[ELEMENT_SRX] = {"srx", ELEMENT_NONE, ELEMENT_NONE},
	[ELEMENT_HEADER] = {"header", ELEMENT_SRX, ELEMENT_SRX},
	[ELEMENT_FORMATHANDLE] = {"formathandle", ELEMENT_HEADER, ELEMENT_HEADER},
	[ELEMENT_BODY] = {"body", ELEMENT_SRX, ELEMENT_SRX},
	[ELEMENT_LANGUAGERULES] = {"languagerules", ELEMENT_BODY, ELEMENT_BODY},
	[ELEMENT_LANGUAGERULE] = {"languagerule", ELEMENT_LANGUAGERULES, ELEMENT_LANGUAGERULES},
	[ELEMENT_RULE] = {"rule", ELEMENT_LANGUAGERULE, ELEMENT_LANGUAGERULE},
	[ELEMENT_BEFOREBREAK] = {"beforebreak", ELEMENT_RULE, ELEMENT_RULE},
	[ELEMENT_AFTERBREAK] = {"afterbreak", ELEMENT_RULE, ELEMENT_RULE},
	[ELEMENT_MAPRULES] = {"maprules", ELEMENT_BODY, ELEMENT_BODY},
	[ELEMENT_MAPRULE] = {"maprule", ELEMENT_MAPRULES, ELEMENT_MAPRULES},
	[ELEMENT_LANGUAGEMAP] = {"languagemap", ELEMENT_MAPRULES, ELEMENT_MAPRULE},
};

enum { ELEMENT_COUNT = sizeof(elements) / sizeof(*elements) };

struct reading {
	struct cotejo_srx *srx;
	xmlParserCtxtPtr context;
	enum element open[DEEPEST];
	size_t depth;
	size_t foreign;     /* depth within an element of another namespace; 0: outside */
	char *name_space;   /* of the root; NULL: none */
	struct buffer text; /* of the expression that is being read */
	size_t map_rules;   /* SRX 1.0: so many have begun */
	int code;           /* the first failure */
	struct cotejo_error *error;
};

/* ---- Failing ---- */

/* The parser is not stopped, which would free what its caller still reads; nobody listens to it
 * any more. */
static void fail(struct reading *reading, int code)
{
	if (reading->code)
		return;
	reading->code = code;
	error_at(reading->error, code, NULL, (size_t)reading->context->input->line, 0);
}

static void no_memory(struct reading *reading)
{
	if (reading->code == 0)
		fail(reading, error_no_memory(reading->error));
}

#define SYNTAX(reading, ...)                                                                     \
	do {                                                                                     \
		if ((reading)->code == 0)                                                        \
			fail(reading, error_set((reading)->error, COTEJO_ESYNTAX, __VA_ARGS__)); \
	} while (0)

static void on_problem(void *user, xmlErrorPtr problem)
{
	struct reading *reading = user;
	struct cotejo_text message = slice_trim(slice_of(problem->message));

	if (reading->code)
		return;
	if (problem->code == XML_ERR_NO_MEMORY) {
		no_memory(reading);
		return;
	}
	if (problem->level < XML_ERR_ERROR && problem->code != XML_WAR_UNDECLARED_ENTITY)
		return;
	reading->code = error_set(reading->error, COTEJO_ESYNTAX, "no well-formed XML: %.*s",
		(int)message.length, message.bytes ? message.bytes : "");
	if (reading->error)
		reading->error->detail = problem->code;
	error_at(reading->error, reading->code, NULL, problem->line > 0 ? (size_t)problem->line : 0,
		problem->int2 > 0 ? (size_t)problem->int2 : 0);
}

/* ---- Attributes ---- */

struct attributes {
	const xmlChar **items; /* five pointers each: name, prefix, namespace, begin, end */
	int count;
};

enum { ATTRIBUTE_NAME = 0, ATTRIBUTE_SPACE = 2, ATTRIBUTE_BEGIN = 3, ATTRIBUTE_END = 4 };
enum { ATTRIBUTE_FIELDS = 5 };

/* The value of an attribute, a copy in the arena; NULL when it is not there. */
static const char *attribute(
	struct reading *reading, const struct attributes *attributes, const char *name)
{
	for (int i = 0; i < attributes->count; i++) {
		const xmlChar **fields = attributes->items + (ptrdiff_t)i * ATTRIBUTE_FIELDS;
		const char *begin = (const char *)fields[ATTRIBUTE_BEGIN], *copy;

		if (fields[ATTRIBUTE_SPACE] ||
			strcmp((const char *)fields[ATTRIBUTE_NAME], name) != 0)
			continue;
		copy = arena_copy(&reading->srx->arena,
			slice(begin, (size_t)((const char *)fields[ATTRIBUTE_END] - begin)));
		if (!copy)
			no_memory(reading);
		return copy;
	}
	return NULL;
}

static const char *needed_attribute(struct reading *reading, const struct attributes *attributes,
	enum element element, const char *name)
{
	const char *value = attribute(reading, attributes, name);

	if (!value)
		SYNTAX(reading, "%s has no %s", elements[element].name, name);
	return value ? value : "";
}

/* Sets *ret_value if there is such an attribute. */
static void yes_or_no(struct reading *reading, const struct attributes *attributes,
	const char *name, int *ret_value)
{
	const char *value = attribute(reading, attributes, name);

	if (!value)
		return;
	if (strcmp(value, "yes") == 0 || strcmp(value, "no") == 0)
		*ret_value = value[0] == 'y';
	else
		SYNTAX(reading, "%s=\"%s\" is neither yes nor no", name, value);
}

/* ---- Elements ---- */

static void begin_srx(struct reading *reading, const struct attributes *attributes)
{
	const char *version = needed_attribute(reading, attributes, ELEMENT_SRX, "version");

	if (strcmp(version, "2.0") == 0)
		reading->srx->header.version = 2;
	else if (strcmp(version, "1.0") == 0)
		reading->srx->header.version = 1;
	else
		SYNTAX(reading, "SRX of version \"%s\"; 2.0 and 1.0 are known", version);
}

static void begin_header(struct reading *reading, const struct attributes *attributes)
{
	struct cotejo_srx_header *header = &reading->srx->header;

	yes_or_no(reading, attributes, "segmentsubflows", &header->segment_subflows);
	if (header->version > 1)
		yes_or_no(reading, attributes, "cascade", &header->cascade);
}

static void begin_formathandle(struct reading *reading, const struct attributes *attributes)
{
	struct cotejo_srx_header *header = &reading->srx->header;
	const char *type = needed_attribute(reading, attributes, ELEMENT_FORMATHANDLE, "type");
	int *include = NULL;

	if (strcmp(type, "start") == 0)
		include = &header->include_start;
	else if (strcmp(type, "end") == 0)
		include = &header->include_end;
	else if (strcmp(type, "isolated") == 0)
		include = &header->include_isolated;
	else
		SYNTAX(reading, "formathandle of type \"%s\"; start, end and isolated are known",
			type);
	if (include) {
		needed_attribute(reading, attributes, ELEMENT_FORMATHANDLE, "include");
		yes_or_no(reading, attributes, "include", include);
	}
}

static bool is_full(struct reading *reading, size_t count, size_t most, const char *what)
{
	if (count >= most && reading->code == 0)
		fail(reading,
			error_set(reading->error, COTEJO_ELIMIT, "more than %zu %s", most, what));
	return reading->code != 0;
}

static size_t line_of(const struct reading *reading)
{
	return (size_t)reading->context->input->line;
}

static void begin_set(struct reading *reading, const struct attributes *attributes)
{
	struct cotejo_srx *srx = reading->srx;
	const char *name =
		needed_attribute(reading, attributes, ELEMENT_LANGUAGERULE, "languagerulename");
	struct srx_set *grown;

	if (is_full(reading, srx->set_count, MOST_SETS, "language rules"))
		return;
	if (srx_find_set(srx, name))
		SYNTAX(reading, "a second language rule called \"%.80s\"", name);
	grown = array_reserve(srx->sets, &srx->set_capacity, srx->set_count + 1, sizeof(*grown));
	if (!grown) {
		no_memory(reading);
		return;
	}
	srx->sets = grown;
	grown[srx->set_count] = (struct srx_set){
		.name = name,
		.line = line_of(reading),
		.first_rule = srx->rule_count,
	};
	srx->set_count++;
}

static void begin_rule(struct reading *reading, const struct attributes *attributes)
{
	struct cotejo_srx *srx = reading->srx;
	struct srx_set *set = &srx->sets[srx->set_count - 1];
	struct srx_rule *grown;
	int breaks = 1;

	yes_or_no(reading, attributes, "break", &breaks);
	if (is_full(reading, srx->rule_count, MOST_RULES, "rules"))
		return;
	grown = array_reserve(srx->rules, &srx->rule_capacity, srx->rule_count + 1, sizeof(*grown));
	if (!grown) {
		no_memory(reading);
		return;
	}
	srx->rules = grown;
	grown[srx->rule_count++] = (struct srx_rule){
		.breaks = breaks != 0,
		.before = "",
		.after = "",
		.line = line_of(reading),
	};
	set->rule_count++;
	set->break_count += breaks != 0;
}

static void begin_map(struct reading *reading, const struct attributes *attributes)
{
	struct cotejo_srx *srx = reading->srx;
	struct cotejo_srx_map *grown;
	const char *pattern =
		needed_attribute(reading, attributes, ELEMENT_LANGUAGEMAP, "languagepattern");
	const char *rules =
		needed_attribute(reading, attributes, ELEMENT_LANGUAGEMAP, "languagerulename");

	if (reading->map_rules > 1) {
		srx->has_more_map_rules = true;
		return;
	}
	if (is_full(reading, srx->map_count, MOST_SETS, "language maps"))
		return;
	grown = array_reserve(srx->maps, &srx->map_capacity, srx->map_count + 1, sizeof(*grown));
	if (!grown) {
		no_memory(reading);
		return;
	}
	srx->maps = grown;
	grown[srx->map_count++] = (struct cotejo_srx_map){
		.pattern = pattern,
		.rules = rules,
		.line = line_of(reading),
	};
}

static void begin_element(
	struct reading *reading, enum element element, const struct attributes *attributes)
{
	switch (element) {
	case ELEMENT_SRX:
		begin_srx(reading, attributes);
		break;
	case ELEMENT_HEADER:
		begin_header(reading, attributes);
		break;
	case ELEMENT_FORMATHANDLE:
		begin_formathandle(reading, attributes);
		break;
	case ELEMENT_LANGUAGERULE:
		begin_set(reading, attributes);
		break;
	case ELEMENT_RULE:
		begin_rule(reading, attributes);
		break;
	case ELEMENT_MAPRULE:
		reading->map_rules++;
		break;
	case ELEMENT_LANGUAGEMAP:
		begin_map(reading, attributes);
		break;
	default:
		buffer_reset(&reading->text);
		break;
	}
}

/* ---- What the parser calls ---- */

static enum element innermost(const struct reading *reading)
{
	return reading->depth ? reading->open[reading->depth - 1] : ELEMENT_NONE;
}

static bool is_of_srx(const struct reading *reading, const xmlChar *uri)
{
	if (!uri || !reading->name_space)
		return !uri && !reading->name_space;
	return strcmp((const char *)uri, reading->name_space) == 0;
}

/* The root decides which namespace is that of SRX. */
static void take_name_space(struct reading *reading, const xmlChar *uri)
{
	if (!uri)
		return;
	reading->name_space = arena_string(&reading->srx->arena, (const char *)uri);
	if (!reading->name_space)
		no_memory(reading);
}

static enum element element_of(struct reading *reading, const char *name)
{
	bool old = reading->srx->header.version == 1;
	enum element parent = innermost(reading);

	for (int i = ELEMENT_SRX; i < ELEMENT_COUNT; i++) {
		enum element right = old ? elements[i].parent_of_old : elements[i].parent;

		if (strcmp(elements[i].name, name) != 0)
			continue;
		if (right != parent)
			SYNTAX(reading, "%s where it does not belong", name);
		return (enum element)i;
	}
	SYNTAX(reading, "SRX has no element \"%s\"", name);
	return ELEMENT_NONE;
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
	int name_space_count, const xmlChar **name_spaces, int attribute_count, int defaulted,
	const xmlChar **items)
{
	struct reading *reading = user;
	struct attributes attributes = {items, attribute_count};
	enum element element;

	(void)prefix;
	(void)name_space_count;
	(void)name_spaces;
	(void)defaulted;
	if (reading->code)
		return;
	if (reading->depth == 0)
		take_name_space(reading, uri);
	if (reading->foreign || !is_of_srx(reading, uri)) {
		reading->foreign++;
		return;
	}
	if (reading->depth == 0 && strcmp((const char *)name, "srx") != 0) {
		SYNTAX(reading, "no SRX file; its root is \"%s\"", (const char *)name);
		return;
	}
	element = element_of(reading, (const char *)name);
	if (reading->code)
		return;
	if (reading->depth == DEEPEST) {
		fail(reading, error_set(reading->error, COTEJO_ELIMIT, "nested too deeply"));
		return;
	}
	reading->open[reading->depth++] = element;
	begin_element(reading, element, &attributes);
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct reading *reading = user;
	struct cotejo_srx *srx = reading->srx;
	enum element element = innermost(reading);
	const char *copy;

	(void)name;
	(void)prefix;
	(void)uri;
	if (reading->code)
		return;
	if (reading->foreign) {
		reading->foreign--;
		return;
	}
	reading->depth--;
	if (element != ELEMENT_BEFOREBREAK && element != ELEMENT_AFTERBREAK)
		return;
	copy = reading->text.failed ? NULL : arena_copy(&srx->arena, buffer_text(&reading->text));
	if (!copy)
		no_memory(reading);
	else if (element == ELEMENT_BEFOREBREAK)
		srx->rules[srx->rule_count - 1].before = copy;
	else
		srx->rules[srx->rule_count - 1].after = copy;
}

static void on_text(void *user, const xmlChar *bytes, int length)
{
	struct reading *reading = user;
	enum element element = innermost(reading);
	struct cotejo_text text = slice((const char *)bytes, (size_t)length);

	if (reading->code || reading->foreign)
		return;
	if (element != ELEMENT_BEFOREBREAK && element != ELEMENT_AFTERBREAK) {
		if (slice_trim(text).length > 0)
			SYNTAX(reading, "text where it does not belong");
		return;
	}
	if (reading->text.length + text.length > LONGEST_EXPRESSION)
		fail(reading, error_set(reading->error, COTEJO_ELIMIT,
				      "an expression of more than %d bytes", LONGEST_EXPRESSION));
	else
		buffer_add(&reading->text, text);
}

static void on_reference(void *user, const xmlChar *name)
{
	SYNTAX((struct reading *)user, "the entity \"%s\" is not expanded", (const char *)name);
}

/* ---- The file ---- */

static xmlParserCtxtPtr new_context(struct reading *reading, struct cotejo_text bytes)
{
	xmlParserCtxtPtr context;

	xml_make_ready();
	context = xmlCreateMemoryParserCtxt(bytes.bytes, (int)bytes.length);
	if (!context)
		return NULL;
	/* NOENT, or "&amp;" in an attribute comes as "&#38;"; as no declaration of an entity is
	 * listened to, nothing else is replaced. */
	xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_NOENT);
	memset(context->sax, 0, sizeof(*context->sax));
	context->sax->initialized = XML_SAX2_MAGIC;
	context->sax->startElementNs = on_start;
	context->sax->endElementNs = on_end;
	context->sax->characters = on_text;
	context->sax->ignorableWhitespace = on_text;
	context->sax->cdataBlock = on_text;
	context->sax->reference = on_reference;
	context->sax->serror = on_problem;
	context->userData = reading;
	return context;
}

static int parse(struct reading *reading, struct cotejo_text bytes)
{
	if (bytes.length == 0)
		return error_set(reading->error, COTEJO_ESYNTAX, "no SRX file; it is empty");
	if (bytes.length > MOST_BYTES)
		return error_set(reading->error, COTEJO_ELIMIT, "larger than the limit of %d bytes",
			MOST_BYTES);
	reading->context = new_context(reading, bytes);
	if (!reading->context)
		return error_no_memory(reading->error);
	xmlParseDocument(reading->context);
	if (reading->code == 0 && reading->context->errNo == XML_ERR_NO_MEMORY)
		no_memory(reading);
	if (reading->code == 0 && !reading->context->wellFormed)
		SYNTAX(reading, "no well-formed XML");
	if (reading->code == 0 && reading->srx->header.version == 0)
		SYNTAX(reading, "no SRX file");
	/* Where libxml2 keeps declarations of entities, though nobody asked it to. */
	xmlFreeDoc(reading->context->myDoc);
	xmlFreeParserCtxt(reading->context);
	return reading->code;
}

/* How many rules of either kind are in the sets that the maps name. */
static void count_rules(struct cotejo_srx *srx)
{
	for (size_t i = 0; i < srx->map_count; i++) {
		struct cotejo_srx_map *map = &srx->maps[i];
		const struct srx_set *set = srx_find_set(srx, map->rules);

		if (!set)
			continue;
		map->break_count = set->break_count;
		map->no_break_count = set->rule_count - set->break_count;
	}
}

int cotejo_srx_parse(struct cotejo_srx **ret_srx, struct cotejo_text bytes, const char *name,
	struct cotejo_error *error)
{
	struct reading reading = {.error = error};
	struct cotejo_srx *srx = calloc(1, sizeof(*srx));
	int code;

	if (!srx)
		return error_no_memory(error);
	reading.srx = srx;
	srx->header.include_end = 1; /* the specification's defaults */
	srx->name = arena_string(&srx->arena, name ? name : "");
	code = srx->name ? parse(&reading, bytes) : error_no_memory(error);
	buffer_clear(&reading.text);
	if (code < 0) {
		cotejo_srx_free(srx);
		return name && code != COTEJO_ENOMEM ? error_in_file(error, code, name) : code;
	}
	count_rules(srx);
	*ret_srx = srx;
	return 0;
}

int cotejo_srx_read(struct cotejo_srx **ret_srx, const char *path, struct cotejo_error *error)
{
	struct buffer bytes = {0};
	const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
	int code = file_read(&bytes, path, MOST_BYTES, error);

	if (code == 0)
		code = cotejo_srx_parse(ret_srx, buffer_text(&bytes), name, error);
	buffer_clear(&bytes);
	return code;
}
