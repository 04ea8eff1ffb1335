/*
 * tmx_scenarios.c - allocations fail while a TMX file is read and written again
 *
 * SPDX-License-Identifier: MIT
 */
#include "fault/scenarios.h"

#include "base/slice.h"
#include "fault/digest.h"
#include "tmx/reader.h"
#include "tmx/writer.h"

static const char file[] =
	"<?xml version='1.0' encoding='ISO-8859-1'?><tmx version='1.4'>"
	"<header creationtool='x' creationtoolversion='1' segtype='sentence' o-tmf='x' "
	"adminlang='en' srclang='en' datatype='plaintext'><note>n</note><prop type='p'>v</prop>"
	"</header><body><tu tuid='1' creationdate='20170223T120000Z' usagecount='2'>"
	"<note>n</note><prop type='p'>v</prop>"
	"<tuv xml:lang='en'><prop type='q'>w</prop><seg><bpt i='1' x='1'>&lt;b></bpt>The <hi>wall"
	"</hi><ept i='1'>&lt;/b></ept><ph>a<sub>b <ut>c</ut></sub></ph></seg></tuv>"
	"<tuv xml:lang='es'><seg>El \xb7 muro &amp; <b>m\xe1s</b> a<b</seg></tuv></tu>"
	"<tu><tuv xml:lang='es-MX' changeid='me'><note>n</note><seg><![CDATA[Uno]]></seg></tuv>"
	"</tu></body></tmx>";

static int read_bytes(
	void *user, char *bytes, size_t room, size_t *ret_length, struct cotejo_error *error)
{
	struct cotejo_text *rest = user;
	size_t length = rest->length < room ? rest->length : room;

	(void)error;
	memcpy(bytes, rest->bytes, length);
	*rest = slice(rest->bytes + length, rest->length - length);
	*ret_length = length;
	return 0;
}

static int digest_output(void *user, const char *bytes, size_t length)
{
	digest_bytes(user, bytes, length);
	return 0;
}

static int copy(uint64_t *ret_digest, struct cotejo_error *error)
{
	struct cotejo_text rest = {file, sizeof(file) - 1};
	struct tmx_input input = {read_bytes, &rest};
	struct cotejo_output output = {digest_output, ret_digest};
	struct tmx_warnings warnings = {0};
	struct tmx_reader *reader = NULL;
	struct tmx_writer writer = {0};
	const struct tmx_unit *unit;
	int code = tmx_reader_new(&reader, &input, &warnings, error);

	if (code == 0)
		code = tmx_writer_start(&writer, &output, tmx_reader_header(reader), error);
	while (code == 0 && (code = tmx_reader_next(reader, &unit, error)) == 1)
		code = tmx_writer_add(&writer, unit, error);
	if (code == 0)
		code = tmx_writer_finish(&writer, error);
	tmx_writer_clear(&writer);
	tmx_reader_free(reader);
	for (int i = 0; i < WARNING_CODES; i++)
		digest_number(ret_digest, warnings.counts[i]);
	return code;
}

const struct scenario tmx_scenarios[] = {
	{"a TMX file", NULL, copy, NULL},
	{0},
};
