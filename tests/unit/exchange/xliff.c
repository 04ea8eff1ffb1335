/*
 * Tests of XLIFF (exchange/xliff_text.h), both versions of it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/exchange/told.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define ONE(inside)                                                                          \
	"<xliff version='1.2'><file original='f' source-language='en' target-language='es'>" \
	"<header><note>h</note></header><body>" inside "</body></file></xliff>"
#define TWO(inside)                                                                  \
	"<x:xliff xmlns:x='u' version='2.0' srcLang='en' trgLang='es'><file>" inside \
	"</file></x:xliff>"
#define FACTS "{x-xliff-file=f}{x-xliff-unit=1}"

static const struct {
	const char *name;
	bool with_fuzzy;
	const char *bytes;
	const char *expected; /* the last line is what was unfinished */
} rows[] = {
	{"a unit", false,
		ONE("<group><trans-unit id='1' resname='n'><source>One</source><target>Uno</target>"
		    "<note>N</note></trans-unit></group>"),
		FACTS "{x-xliff-name=n}(N)en:One|es:Uno\n0"},
	{"proposals are no translations", false,
		ONE("<trans-unit id='1'><source>One</source><alt-trans><target>Uno</target>"
		    "</alt-trans></trans-unit>"),
		"1"},
	{"not finished", false,
		ONE("<trans-unit id='1'><source>A</source><target "
		    "state='new'>A</target></trans-unit>"
		    "<trans-unit id='2'><source>B</source><target/></trans-unit>"
		    "<trans-unit id='3'><source>C</source><target state='needs-review-translation'>"
		    "D</target></trans-unit>"
		    "<trans-unit id='4'><source> </source></trans-unit>"),
		"3"},
	{"not finished, asked for", true,
		ONE("<trans-unit id='1'><source>A</source><target state='needs-review-translation'>"
		    "B</target></trans-unit>"),
		"{x-cotejo-state=doubtful}" FACTS
		"{x-xliff-state=needs-review-translation}en:A|es:B\n0"},
	{"approved", false,
		ONE("<trans-unit id='1' approved='yes'><source>A</source><target>B</target>"
		    "</trans-unit>"),
		"{x-cotejo-state=confirmed}" FACTS "en:A|es:B\n0"},
	{"segments", false,
		ONE("<trans-unit id='1'><source>A. B.</source><seg-source><mrk mtype='seg' "
		    "mid='1'>A."
		    "</mrk> <mrk mtype='seg' mid='2'>B.</mrk></seg-source><target><mrk mtype='seg' "
		    "mid='2'>D.</mrk> <mrk mtype='seg' mid='1'>C.</mrk></target></trans-unit>"),
		FACTS "en:A.|es:C.\n" FACTS "en:B.|es:D.\n0"},
	{"what Trados says of segments", false,
		ONE("<trans-unit id='1'><source>A. B. C.</source><seg-source><mrk mtype='seg' "
		    "mid='1'>"
		    "A.</mrk><mrk mtype='seg' mid='2'>B.</mrk><mrk mtype='seg' mid='3'>C.</mrk>"
		    "</seg-source><target><mrk mtype='seg' mid='1'>D.</mrk><mrk mtype='seg' "
		    "mid='2'>"
		    "E.</mrk><mrk mtype='seg' mid='3'>F.</mrk></target><sdl:seg-defs><sdl:seg "
		    "id='1' "
		    "conf='Translated' percent='100'/><sdl:seg id='2' conf='Draft'/><sdl:seg "
		    "id='3'>"
		    "<sdl:value key='k'>v</sdl:value></sdl:seg></sdl:seg-defs></trans-unit>"),
		"{x-cotejo-state=confirmed}" FACTS "{x-xliff-state=Translated}en:A.|es:D.\n2"},
	{"segments without a translation", false,
		ONE("<trans-unit id='1'><source>A.</source><seg-source><mrk mtype='seg' mid='1'>A."
		    "</mrk></seg-source><target><mrk mtype='seg' mid='1'/></target></trans-unit>"),
		"1"},
	{"segments in one text alone", false,
		ONE("<trans-unit id='1'><source>A.</source><seg-source><mrk mtype='seg' mid='1'>A."
		    "</mrk></seg-source><target>B.</target></trans-unit>"),
		FACTS "en:A.|es:B.\n1"},
	{"codes", false,
		ONE("<trans-unit id='1'><source>A <g id='7' ctype='bold'>b</g><x id='8'/></source>"
		    "<target><mrk mtype='term'>C</mrk><bpt id='9'>&lt;b></bpt>d<ept id='9'>&lt;/b>"
		    "</ept><ph id='8'>&lt;i alt=<sub>e</sub>></ph><it pos='close'>]</it></target>"
		    "</trans-unit>"),
		FACTS "en:A b[bpt2 <g id=\"7\">][ept3 </g>][ph3 <x id=\"8\"/>]|"
		      "es:Cd[bpt1 <b>][ept2 </b>][ph2 <i alt=>][sub7 e][it2 ]]\n0"},
	{"version 2", false,
		TWO("<unit id='1' name='n'><matches><match ref='#1'><source>X</source><target>Y"
		    "</target></match></matches><notes><note>N</note></notes><originalData><data "
		    "id='d'>&lt;b></data><data id='e'>&lt;/b></data></originalData><segment "
		    "state='final'><source>A <pc id='1' dataRefStart='d' dataRefEnd='e'>b</pc>"
		    "</source><target><sc id='1' dataRef='d'/>C<ec startRef='1' dataRef='e'/><ph "
		    "id='2'/></target></segment><ignorable><source> </source></ignorable><segment>"
		    "<source>D</source><target>E</target></segment><segment "
		    "state='initial'><source>"
		    "F</source><target>G</target></segment></unit>"),
		"{x-cotejo-state=confirmed}{x-xliff-unit=1}{x-xliff-name=n}{x-xliff-state=final}(N)"
		"en:A b[bpt2 <b>][ept3 </b>]|es:C[bpt0 <b>][ept1 </b>][ph1 <ph id=\"2\"/>]\n"
		"{x-xliff-unit=1}{x-xliff-name=n}(N)en:D|es:E\n1"},
	{"no languages", false,
		"<xliff version='1.2'><file><body><trans-unit><source>A</source><target>B</target>"
		"</trans-unit></body></file></xliff>",
		"!1:22 language\n?:A|?:B\n0"},
	{"a file that is cut off", false,
		"<xliff version='1.2'><file source-language='en' "
		"target-language='es'><body><trans-unit>"
		"<source>A</source><target>B</target></trans-unit><trans-unit><source>C</source>"
		"<target>D",
		"en:A|es:B\n!1:176 truncated\n0"},
	{"ends that do not fit", false,
		ONE("<trans-unit id='1'><source>A<g "
		    "id='1'></source><target>B</x></target></trans-unit>"),
		"!1:158 nesting\n!1:176 nesting\n" FACTS
		"en:A[bpt1 <g id=\"1\">][ept1 </g>]|es:B\n0"},
	{"others' elements", false,
		ONE("<trans-unit "
		    "id='1'><source>A</source><target>B</target><z:seg-defs><z:source>no"
		    "</z:source></z:seg-defs></trans-unit><trans-unit-x><source>C</source>"
		    "</trans-unit-x>"),
		FACTS "en:A|es:B\n0"},
	{"no XLIFF", false, "<html/>", "?syntax 1:1\n0"},
	{"nothing", false, "", "?syntax 1:1\n0"},
};

static void files(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct told_file file = {"f.xlf", slice_of(rows[i].bytes)};
		struct source_request request = {.with_fuzzy = rows[i].with_fuzzy};
		struct buffer told = {0};
		uint64_t unfinished = 0;

		request.unfinished = &unfinished;
		tell(&told, COTEJO_IMPORT_XLIFF, request, &file, NULL);
		buffer_add_format(&told, "%u", (unsigned)unfinished);
		if (!slice_equals(buffer_text(&told), rows[i].expected))
			fail_msg("%s: %.*s\n%s", rows[i].name, (int)told.length, told.bytes,
				rows[i].expected);
		buffer_clear(&told);
	}
}

/* A file without a target language takes the caller's. */
static void languages_from_outside(void **state)
{
	struct told_file file = {
		"f", slice_of("<xliff version='1.2'><file "
			      "source-language='en'><body><trans-unit><source>A"
			      "</source><target>B</target></trans-unit></body></file></xliff>")};
	struct source_request request = {.target = "fr"};
	struct buffer told = {0};

	(void)state;
	tell(&told, COTEJO_IMPORT_ANY, request, &file, NULL);
	check_text(buffer_text(&told), "en:A|fr:B\n");
	buffer_clear(&told);
}

static void too_deep(void **state)
{
	struct buffer bytes = {0}, told = {0};
	struct told_file file = {.name = "f"};

	(void)state;
	buffer_add_string(&bytes, "<xliff version='1.2'>");
	for (size_t i = 0; i < 1000; i++)
		buffer_add_string(&bytes, "<group>");
	file.bytes = buffer_text(&bytes);
	tell(&told, COTEJO_IMPORT_XLIFF, (struct source_request){0}, &file, NULL);
	check_text(buffer_text(&told), "?limit 1:911\n");
	buffer_clear(&bytes);
	buffer_clear(&told);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files),
		cmocka_unit_test(languages_from_outside),
		cmocka_unit_test(too_deep),
	};

	return cmocka_run_group_tests_name("exchange/xliff", tests, NULL, NULL);
}
