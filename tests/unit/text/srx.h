/*
 * srx.h - SRX in tests: files made of rules, texts with marks where they are cut
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TESTS_UNIT_TEXT_SRX_H
#define TESTS_UNIT_TEXT_SRX_H

#include "unit/check.h"

#include <cotejo/segment.h>

#include "base/buffer.h"

#define SRX_BEGIN(cascade)                                                        \
	"<?xml version='1.0'?>\n<srx xmlns='http://www.lisa.org/srx20' "          \
	"version='2.0'>\n<header segmentsubflows='yes' cascade='" cascade "'/>\n" \
	"<body><languagerules>\n"
#define SRX_MAPS "</languagerules><maprules>\n"
#define SRX_END "</maprules></body></srx>\n"

/* A rule on a line of its own. */
#define RULE(answer, before, after)                                                        \
	"<rule break='" answer "'><beforebreak>" before "</beforebreak><afterbreak>" after \
	"</afterbreak></rule>\n"
#define SET(name, rules) "<languagerule languagerulename='" name "'>\n" rules "</languagerule>\n"
#define MAP(pattern, name) \
	"<languagemap languagepattern='" pattern "' languagerulename='" name "'/>\n"
/* The rules for every language. */
#define FILE_OF(rules) SRX_BEGIN("no") SET("all", rules) SRX_MAPS MAP(".*", "all") SRX_END

static inline struct cotejo_srx *srx_of(const char *xml)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_srx *srx = NULL;

	check_ok(cotejo_srx_parse(&srx, slice_of(xml), "rules.srx", &error), &error);
	return srx;
}

/* Splits a text and appends it with "|" where it is cut; it must come out whole. Returns what the
 * segmenter said last: 0, or an error. */
static inline int srx_mark(struct cotejo_segmenter *segmenter, struct cotejo_text text,
	struct buffer *marked, struct cotejo_error *error)
{
	struct cotejo_text sentence;
	const char *at = text.bytes;
	int code = cotejo_segmenter_start(segmenter, text, error);

	if (code < 0)
		return code;
	while ((code = cotejo_segmenter_next(segmenter, &sentence, error)) == 1) {
		assert_ptr_equal(sentence.bytes, at);
		assert_true(sentence.length > 0);
		if (at != text.bytes)
			buffer_add_byte(marked, '|');
		buffer_add(marked, sentence);
		at += sentence.length;
	}
	if (code == 0)
		assert_int_equal(at - text.bytes, text.length);
	return code;
}

/* Checks that the file cuts a text where `expected` has "|". */
static inline void check_cuts(
	const char *name, const char *xml, const char *language, const char *expected)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_segmenter *segmenter = NULL;
	struct cotejo_srx *srx = srx_of(xml);
	struct buffer text = {0}, marked = {0};

	for (const char *p = expected; *p; p++)
		if (*p != '|')
			buffer_add_byte(&text, *p);
	check_ok(cotejo_segmenter_new_srx(&segmenter, srx, language, &error), &error);
	check_ok(srx_mark(segmenter, buffer_text(&text), &marked, &error), &error);
	if (!slice_equals(buffer_text(&marked), expected))
		fail_msg("%s: \"%.*s\" is not \"%s\"", name, (int)marked.length, marked.bytes,
			expected);
	cotejo_segmenter_free(segmenter);
	cotejo_srx_free(srx);
	buffer_clear(&text);
	buffer_clear(&marked);
}

#endif
