/*
 * markup.c - dictionaries in XML: FreeDict's TEI, and Apertium's bilingual ones
 *
 *     <entry><form><orth>bank</orth></form><sense><cit type="trans"><quote>banco</quote></cit>
 *         </sense></entry>                                             (TEI P4: <trans><tr>)
 *     <e><p><l>bank<s n="n"/></l><r>banco<s n="n"/></r></p></e>        (<i>: both sides the same)
 *
 * Elements are looked at as they come; of an entry only its words are kept. Nothing outside of the
 * file is read, and no entity that it declares is heeded.
 *
 * SPDX-License-Identifier: MIT
 */
#include "lexicon/markup.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/xml.h"
#include "lexicon/gloss.h"

enum {
	MOST_FORMS = 16, /* of a word in an entry */
	MOST_ENTRY_BYTES = 1 << 16,
	ATTRIBUTE_PARTS = 5 /* name, prefix, address, begin, end */
};

/* As for lt-expand: a translation that is not used in this direction is one nevertheless. */
static const double aside = .25;

enum kind { KIND_UNKNOWN, KIND_TEI, KIND_DIX };

struct markup {
	struct cotejo_lexicon *lexicon;
	xmlParserCtxtPtr context;
	struct gloss gloss;
	struct cotejo_error *error;
	int code;
	enum kind kind;
	size_t depth;
	/* Depths of elements that are open; 0: none is. */
	size_t entry, aside, text, section;
	/* What an entry has said so far; in TEI a line each. */
	struct buffer words[2];
	struct buffer *into; /* where text goes, while `text` is open */
	bool both;           /* it goes to both */
	bool unusable;       /* the entry says what no pair of words says */
};

static void fail(struct markup *markup, int code)
{
	if (markup->code)
		return;
	markup->code =
		error_at(markup->error, code, NULL, (size_t)xmlSAX2GetLineNumber(markup->context),
			(size_t)xmlSAX2GetColumnNumber(markup->context));
	xmlStopParser(markup->context);
}

static bool is(const xmlChar *name, const char *wanted)
{
	return strcmp((const char *)name, wanted) == 0;
}

/* The value of an attribute; empty if it is not there. */
static struct cotejo_text attribute(const xmlChar **attributes, int count, const char *name)
{
	for (int i = 0; i < count; i++) {
		const xmlChar **parts = attributes + (size_t)i * ATTRIBUTE_PARTS;

		if (is(parts[0], name))
			return slice((const char *)parts[3], (size_t)(parts[4] - parts[3]));
	}
	return slice("", 0);
}

static void begin_entry(struct markup *markup)
{
	markup->entry = markup->depth;
	markup->unusable = false;
	markup->gloss.forward = markup->gloss.backward = 1;
	buffer_reset(&markup->words[0]);
	buffer_reset(&markup->words[1]);
}

static void begin_text(struct markup *markup, struct buffer *into, bool both)
{
	markup->text = markup->depth;
	markup->into = into;
	markup->both = both;
}

/* ---- FreeDict ---- */

static void start_tei(struct markup *markup, const xmlChar *name, struct cotejo_text type)
{
	if (markup->aside || markup->text)
		return;
	if (!markup->entry) {
		if (is(name, "entry"))
			begin_entry(markup);
		return;
	}
	if ((is(name, "cit") && !slice_equals(type, "trans") &&
		    !slice_equals(type, "translation")) ||
		is(name, "note") || is(name, "etym") || is(name, "re") || is(name, "eg") ||
		is(name, "xr"))
		markup->aside = markup->depth;
	else if (is(name, "orth"))
		begin_text(markup, &markup->words[0], false);
	else if (is(name, "quote") || is(name, "tr"))
		begin_text(markup, &markup->words[1], false);
}

static struct cotejo_text take_line(struct cotejo_text *text)
{
	const char *end = memchr(text->bytes, '\n', text->length);
	size_t length = end ? (size_t)(end - text->bytes) : text->length;
	struct cotejo_text line = slice(text->bytes, length);

	length += end != NULL;
	text->bytes += length;
	text->length -= length;
	return line;
}

/* Each form of the word with each translation. */
static int end_tei_entry(struct markup *markup)
{
	struct cotejo_text forms = buffer_text(&markup->words[0]);
	int status = 0;

	for (int i = 0; forms.length && i < MOST_FORMS && status == 0; i++) {
		struct cotejo_text form = take_line(&forms),
				   glosses = buffer_text(&markup->words[1]);

		while (glosses.length && status == 0)
			status = gloss_add(markup->lexicon, &markup->gloss, form,
				take_line(&glosses), markup->error);
	}
	return status;
}

/* ---- Apertium ---- */

static void start_dix(
	struct markup *markup, const xmlChar *name, const xmlChar **attributes, int count)
{
	struct cotejo_text direction;

	if (is(name, "section"))
		markup->section = markup->depth;
	if (markup->section && !markup->entry && is(name, "e")) {
		begin_entry(markup);
		direction = attribute(attributes, count, "r");
		if (slice_equals(direction, "LR"))
			markup->gloss.backward = aside;
		else if (slice_equals(direction, "RL"))
			markup->gloss.forward = aside;
		/* Left out by its author, or the lemma of a dictionary of one language. */
		markup->unusable = slice_equals(attribute(attributes, count, "i"), "yes") ||
				   attribute(attributes, count, "lm").length > 0;
	} else if (markup->entry && !markup->text) {
		if (is(name, "l") || is(name, "r"))
			begin_text(markup, &markup->words[is(name, "r")], false);
		else if (is(name, "i"))
			begin_text(markup, &markup->words[0], true);
		markup->unusable |= is(name, "re");
	} else if (markup->text && (is(name, "b") || is(name, "j"))) {
		buffer_add_byte(markup->into, ' ');
		if (markup->both)
			buffer_add_byte(&markup->words[1], ' ');
	}
}

static int end_dix_entry(struct markup *markup)
{
	if (markup->unusable)
		return 0;
	return gloss_add(markup->lexicon, &markup->gloss, buffer_text(&markup->words[0]),
		buffer_text(&markup->words[1]), markup->error);
}

/* ---- Both ---- */

static void start_root(struct markup *markup, const xmlChar *name)
{
	if (is(name, "TEI") || is(name, "TEI.2") || is(name, "teiCorpus"))
		markup->kind = KIND_TEI;
	else if (is(name, "dictionary"))
		markup->kind = KIND_DIX;
	else
		fail(markup, error_set(markup->error, COTEJO_ESYNTAX,
				     "XML that begins with <%.60s> is neither FreeDict's TEI nor "
				     "a dictionary of Apertium's",
				     (const char *)name));
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *address,
	int namespace_count, const xmlChar **namespaces, int attribute_count, int default_count,
	const xmlChar **attributes)
{
	struct markup *markup = user;

	(void)prefix, (void)address, (void)namespace_count, (void)namespaces, (void)default_count;
	if (markup->code)
		return;
	markup->depth++;
	if (markup->depth == 1)
		start_root(markup, name);
	else if (markup->kind == KIND_TEI)
		start_tei(markup, name, attribute(attributes, attribute_count, "type"));
	else
		start_dix(markup, name, attributes, attribute_count);
}

static void end_text(struct markup *markup)
{
	if (markup->kind == KIND_TEI)
		buffer_add_byte(markup->into, '\n');
	markup->text = 0;
}

static void end_entry(struct markup *markup)
{
	int status = 0;

	if (markup->words[0].failed || markup->words[1].failed)
		status = error_no_memory(markup->error);
	else if (markup->words[0].length && markup->words[1].length)
		status = markup->kind == KIND_TEI ? end_tei_entry(markup) : end_dix_entry(markup);
	markup->entry = 0;
	if (status < 0)
		fail(markup, status);
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *address)
{
	struct markup *markup = user;

	(void)name, (void)prefix, (void)address;
	if (markup->code)
		return;
	if (markup->text == markup->depth)
		end_text(markup);
	if (markup->aside == markup->depth)
		markup->aside = 0;
	if (markup->entry == markup->depth)
		end_entry(markup);
	if (markup->section == markup->depth)
		markup->section = 0;
	markup->depth--;
}

/* Text, its line ends as spaces: a line is one text. */
static void add_text(struct buffer *buffer, const xmlChar *bytes, size_t length)
{
	size_t begin = buffer->length;

	buffer_add(buffer, slice((const char *)bytes, length));
	for (size_t i = begin; i < buffer->length; i++)
		if (is_ascii_space(buffer->bytes[i]))
			buffer->bytes[i] = ' ';
}

static void on_text(void *user, const xmlChar *bytes, int length)
{
	struct markup *markup = user;
	/* In TEI what is inside of a word's text are notes; in Apertium's <g> they are words. */
	bool wanted = markup->text && (markup->kind == KIND_DIX || markup->depth == markup->text);

	if (markup->code || !wanted || length <= 0)
		return;
	add_text(markup->into, bytes, (size_t)length);
	if (markup->both)
		add_text(&markup->words[1], bytes, (size_t)length);
	if (markup->words[0].length + markup->words[1].length > MOST_ENTRY_BYTES)
		fail(markup, error_set(markup->error, COTEJO_ELIMIT,
				     "an entry of more than %d bytes", MOST_ENTRY_BYTES));
}

static void on_problem(void *user, xmlErrorPtr problem)
{
	struct markup *markup = user;
	const char *reason = problem->message ? problem->message : "no reason given";

	if (markup->code || problem->level < XML_ERR_ERROR)
		return;
	if (problem->code == XML_ERR_NO_MEMORY)
		fail(markup, error_no_memory(markup->error));
	else
		fail(markup, error_set(markup->error, COTEJO_ESYNTAX, "no well-formed XML: %.*s",
				     (int)slice_trim(slice_of(reason)).length, reason));
}

bool markup_is_one(struct cotejo_text text)
{
	static const char mark[] = "\xEF\xBB\xBF";

	if (slice_starts(text, slice_of(mark)))
		text = slice(text.bytes + strlen(mark), text.length - strlen(mark));
	text = slice_trim(text);
	return text.length > 1 && text.bytes[0] == '<' &&
	       (text.bytes[1] == '?' || text.bytes[1] == '!' ||
		       slice_starts(text, slice_of("<TEI")) ||
		       slice_starts(text, slice_of("<dictionary")));
}

static xmlParserCtxtPtr new_context(struct markup *markup, struct cotejo_text text)
{
	xmlParserCtxtPtr context;

	xml_make_ready();
	context = xmlCreateMemoryParserCtxt(text.bytes, (int)text.length);
	if (!context)
		return NULL;
	xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_NOENT);
	memset(context->sax, 0, sizeof(*context->sax));
	context->sax->initialized = XML_SAX2_MAGIC;
	context->sax->startElementNs = on_start;
	context->sax->endElementNs = on_end;
	context->sax->characters = on_text;
	context->sax->ignorableWhitespace = on_text;
	context->sax->cdataBlock = on_text;
	context->sax->serror = on_problem;
	context->userData = markup;
	return context;
}

int markup_read(struct cotejo_lexicon *lexicon, struct cotejo_text text, struct cotejo_error *error)
{
	struct markup markup = {.lexicon = lexicon, .error = error};

	if (text.length > INT_MAX)
		return error_set(error, COTEJO_ELIMIT, "larger than %d bytes", INT_MAX);
	markup.context = new_context(&markup, text);
	if (!markup.context)
		return error_no_memory(error);
	xmlParseDocument(markup.context);
	if (markup.code == 0 && markup.context->errNo == XML_ERR_NO_MEMORY)
		fail(&markup, error_no_memory(error));
	if (markup.code == 0 && (!markup.context->wellFormed || markup.kind == KIND_UNKNOWN))
		fail(&markup, error_set(error, COTEJO_ESYNTAX, "no well-formed XML"));
	xmlFreeParserCtxt(markup.context);
	gloss_clear(&markup.gloss);
	buffer_clear(&markup.words[0]);
	buffer_clear(&markup.words[1]);
	return markup.code;
}
