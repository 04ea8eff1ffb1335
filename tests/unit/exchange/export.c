/*
 * Tests of what the exports write for a unit (exchange/export.h, exchange/pair.h).
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "exchange/export.h"
#include "unit/capture.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---- Which variants ---- */

enum { MANY = 5 };

static const struct {
	const char *name;
	const char *source, *target; /* of the filter */
	const char *languages[MANY];
	const char *expected; /* languages chosen, sources before the bar; NULL: none */
} pair_rows[] = {
	{"no filter", NULL, NULL, {"es", "en", "fr"}, "es | en fr"},
	{"one variant", NULL, NULL, {"es"}, "es |"},
	{"both", "en", "es", {"es", "fr", "en"}, "en | es"},
	{"regions", "en", "es", {"es-MX", "en-GB", "es-ES", "en-US"}, "en-GB en-US | es-MX es-ES"},
	{"one region", "en", "es-mx", {"es-ES", "es-MX", "en"}, "en | es-MX"},
	{"source alone", "en", NULL, {"es", "en", "fr", "en-GB"}, "en en-GB | es fr"},
	{"target alone", NULL, "en", {"es", "en", "fr"}, "es fr | en"},
	{"within a language", "es", "es-MX", {"es-MX", "es-AR", "en"}, "es-AR | es-MX"},
	{"the other way", "es_MX", "ES", {"es-AR", "es-MX"}, "es-MX | es-AR"},
	{"the same twice", "en", "en", {"fr", "en", "en-GB"}, "en | en-GB"},
	{"no source", "de", "es", {"es", "en"}, NULL},
	{"no target", "en", "de", {"es", "en"}, NULL},
	{"source alone, missing", "de", NULL, {"es", "en"}, NULL},
	{"nothing beside the source", "en", NULL, {"en"}, "en |"},
	{"nothing beside the target", NULL, "en", {"en"}, "| en"},
};

static void print_choice(char line[128], const struct pair *pair)
{
	line[0] = '\0';
	for (size_t i = 0; i <= pair->count; i++) {
		if (i == pair->source_count)
			strcat(line, line[0] ? " |" : "|");
		if (i < pair->count) {
			strcat(line, line[0] ? " " : "");
			strcat(line, pair->variants[i]->language);
		}
	}
}

static void pairs(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(pair_rows); i++) {
		struct cotejo_filter filter = COTEJO_FILTER_INIT;
		struct cotejo_variant variants[MANY] = {{0}};
		struct cotejo_unit unit = {.variants = variants};
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct pair pair = {0};
		char line[128] = "";
		int code;

		filter.source_language = pair_rows[i].source;
		filter.target_language = pair_rows[i].target;
		for (; unit.variant_count < MANY && pair_rows[i].languages[unit.variant_count];
			unit.variant_count++)
			variants[unit.variant_count].language =
				pair_rows[i].languages[unit.variant_count];
		check_ok(pair_set_up(&pair, &filter, &error), &error);
		code = pair_choose(&pair, &unit, &error);
		if (code == 1)
			print_choice(line, &pair);
		if (code != (pair_rows[i].expected != NULL) ||
			(code == 1 && strcmp(line, pair_rows[i].expected) != 0))
			fail_msg("%s: %d %s", pair_rows[i].name, code, line);
		pair_clear(&pair);
	}
}

static void languages_that_cannot_be(void **state)
{
	struct cotejo_filter filter = COTEJO_FILTER_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct export_tmx *tmx = NULL;
	struct pair pair = {0};

	(void)state;
	filter.target_language = "not a tag";
	assert_int_equal(pair_set_up(&pair, &filter, &error), COTEJO_EARGUMENT);
	assert_int_equal(export_tmx_new(&tmx, NULL, "not a tag", NULL, &error), COTEJO_EARGUMENT);
	assert_null(tmx);
}

/* ---- What is written ---- */

static const struct cotejo_property client = {.name = "client", .value = {"Acme", 4}};
static const struct cotejo_property number = {.name = "x", .value = {"1", 1}};
static const struct cotejo_inline line_break = {.kind = COTEJO_INLINE_PH,
	.begin = 5,
	.end = 5,
	.content = {"<br/>", 5},
	.attribute_count = 1,
	.attributes = &number};
static const struct cotejo_note note = {.text = {"Ask.", 4}, .language = "en"};
static const struct cotejo_property tuid = {.name = "tuid", .value = {"t9", 2}};
static const struct cotejo_property maker = {.name = "creationid", .value = {"eva", 3}};
static const struct cotejo_variant wall[] = {
	{.language = "en",
		.text = {"The\twall", 8},
		.document = "left.html",
		.document_title = "A title",
		.before = {"Before.", 7},
		.after = {"After.", 6}},
	{.language = "es-MX",
		.text = {"El muro\n", 8},
		.document = "right.html",
		.property_count = 1,
		.properties = &client},
	{.language = "es", .text = {"La pared", 8}},
};
static const struct cotejo_variant talks[] = {
	{.language = "es", .text = {"Conversaciones", 14}},
	{.language = "en-US",
		.text = {"Talks", 5},
		.code_count = 1,
		.codes = &line_break,
		.attribute_count = 1,
		.attributes = &maker},
};
static const struct cotejo_unit units[] = {
	{.id = 7,
		.probability = 0.98761,
		.state = COTEJO_UNIT_CONFIRMED,
		.created = "2017-02-23T12:00:00Z",
		.changed = "2017-02-24T12:00:00Z",
		.creator = "ana",
		.changer = "luis",
		.origin_count = 2,
		.variant_count = 3,
		.variants = wall,
		.property_count = 1,
		.properties = &client},
	{.id = 9,
		.probability = -1,
		.changed = "long ago",
		.origin_count = 1,
		.variant_count = 2,
		.variants = talks,
		.note_count = 1,
		.notes = &note,
		.attribute_count = 1,
		.attributes = &tuid},
};

/* Feeds both units to a format, as export_run() would. */
static void feed(const struct export *export, const char *source, const char *target)
{
	struct cotejo_filter filter = COTEJO_FILTER_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct pair pair = {0};

	filter.source_language = source;
	filter.target_language = target;
	check_ok(pair_set_up(&pair, &filter, &error), &error);
	for (size_t i = 0; i < COUNT(units); i++) {
		if (pair_choose(&pair, &units[i], &error) == 1)
			check_ok(export->unit(export->user, &units[i], &pair, &error), &error);
	}
	check_ok(export->finish(export->user, &error), &error);
	pair_clear(&pair);
}

static void check_lines(
	int (*unit)(void *, const struct cotejo_unit *, const struct pair *, struct cotejo_error *),
	const char *source, const char *target, const char *expected)
{
	struct capture capture;
	struct export_lines lines = {.output = &capture.output};
	struct export export = {unit, export_lines_finish, &lines};

	capture_init(&capture, SIZE_MAX);
	feed(&export, source, target);
	check_text(capture_text(&capture), expected);
	export_lines_clear(&lines);
	capture_clear(&capture);
}

static void tsv(void **state)
{
	(void)state;
	check_lines(export_tsv_unit, NULL, NULL,
		"The\\twall\tEl muro\\n\t0.9876\tleft.html\tright.html\n"
		"The\\twall\tLa pared\t0.9876\tleft.html\t\n"
		"Conversaciones\tTalks\t\t\t\n");
	check_lines(export_tsv_unit, "es-MX", "en",
		"El muro\\n\tThe\\twall\t0.9876\tright.html\tleft.html\n");
	check_lines(export_tsv_unit, "de", "en", "");
}

#define TALKS_JSON                                                                              \
	"\"attributes\":{\"tuid\":\"t9\"},\"notes\":[{\"text\":\"Ask.\",\"language\":\"en\"}]," \
	"\"variants\":[{\"language\":\"es\",\"text\":\"Conversaciones\"},{\"language\":"        \
	"\"en-US\",\"text\":\"Talks\",\"codes\":[{\"kind\":\"ph\",\"begin\":5,\"end\":5,"       \
	"\"content\":\"<br/>\",\"attributes\":{\"x\":\"1\"}}],\"attributes\":"                  \
	"{\"creationid\":\"eva\"}}]"

static void jsonl(void **state)
{
	(void)state;
	check_lines(export_jsonl_unit, "es", "en",
		"{\"id\":7,\"probability\":0.9876,\"state\":\"confirmed\",\"created\":"
		"\"2017-02-23T12:00:00Z\",\"creator\":\"ana\",\"changed\":\"2017-02-24T12:00:00Z\","
		"\"changer\":\"luis\",\"origins\":2,\"properties\":[{\"name\":\"client\","
		"\"value\":\"Acme\"}],\"variants\":[{\"language\":\"es-MX\",\"text\":"
		"\"El muro\\n\",\"document\":\"right.html\",\"properties\":[{\"name\":\"client\","
		"\"value\":\"Acme\"}]},{\"language\":\"es\",\"text\":\"La pared\"},{\"language\":"
		"\"en\",\"text\":\"The\\twall\",\"document\":\"left.html\",\"title\":\"A title\","
		"\"before\":\"Before.\",\"after\":\"After.\"}]}\n"
		"{\"id\":9,\"state\":\"automatic\",\"changed\":\"long "
		"ago\",\"origins\":1," TALKS_JSON "}\n");
}

#define HEAD(source)                                                                  \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n"         \
	"  <header creationtool=\"Cotejo\" creationtoolversion=\"" COTEJO_VERSION     \
	"\" segtype=\"sentence\" o-tmf=\"Cotejo\" adminlang=\"en\" srclang=\"" source \
	"\" datatype=\"plaintext\"/>\n  <body>\n"
#define TAIL "  </body>\n</tmx>\n"
#define WALL(language)                                                              \
	"    <tu" language " creationdate=\"20170223T120000Z\" creationid=\"ana\" " \
	"changedate=\"20170224T120000Z\" changeid=\"luis\">\n"                      \
	"      <prop type=\"x-cotejo-probability\">0.9876</prop>\n"                 \
	"      <prop type=\"x-cotejo-state\">confirmed</prop>\n"                    \
	"      <prop type=\"x-cotejo-origins\">2</prop>\n"                          \
	"      <prop type=\"client\">Acme</prop>\n"
#define WALL_EN                                                       \
	"      <tuv xml:lang=\"en\">\n"                               \
	"        <prop type=\"x-cotejo-document\">left.html</prop>\n" \
	"        <prop type=\"x-cotejo-title\">A title</prop>\n"      \
	"        <prop type=\"x-cotejo-before\">Before.</prop>\n"     \
	"        <prop type=\"x-cotejo-after\">After.</prop>\n"       \
	"        <seg>The\twall</seg>\n      </tuv>\n"
#define WALL_ES_MX                                                     \
	"      <tuv xml:lang=\"es-MX\">\n"                             \
	"        <prop type=\"x-cotejo-document\">right.html</prop>\n" \
	"        <prop type=\"client\">Acme</prop>\n"                  \
	"        <seg>El muro\n</seg>\n      </tuv>\n"
#define TALKS(language)                                          \
	"    <tu tuid=\"t9\"" language ">\n"                     \
	"      <note xml:lang=\"en\">Ask.</note>\n"              \
	"      <prop type=\"x-cotejo-state\">automatic</prop>\n" \
	"      <prop type=\"x-cotejo-origins\">1</prop>\n"
#define PLAIN(language, text) \
	"      <tuv xml:lang=\"" language "\">\n        <seg>" text "</seg>\n      </tuv>\n"

#define TALKS_EN                                              \
	"      <tuv xml:lang=\"en-US\" creationid=\"eva\">\n" \
	"        <seg>Talks<ph x=\"1\">&lt;br/&gt;</ph></seg>\n      </tuv>\n"

static void check_tmx(const char *source, const char *target, const char *expected)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct export_tmx *tmx = NULL;
	struct capture capture;
	struct export export = {export_tmx_unit, export_tmx_finish, NULL};

	capture_init(&capture, SIZE_MAX);
	check_ok(export_tmx_new(&tmx, &capture.output, source, NULL, &error), &error);
	export.user = tmx;
	feed(&export, source, target);
	check_text(capture_text(&capture), expected);
	export_tmx_free(tmx);
	capture_clear(&capture);
}

static void tmx_of_all(void **state)
{
	(void)state;
	check_tmx(NULL, NULL,
		HEAD("en") WALL("") WALL_EN WALL_ES_MX PLAIN("es", "La pared") "    </tu>\n" TALKS(
			" srclang=\"es\"") PLAIN("es", "Conversaciones") TALKS_EN
		"    </tu>\n" TAIL);
}

static void tmx_of_a_pair(void **state)
{
	(void)state;
	check_tmx("EN", "es",
		HEAD("en") WALL("") WALL_EN WALL_ES_MX PLAIN("es", "La pared") "    </tu>\n" TALKS(
			" srclang=\"en-US\"")
			TALKS_EN PLAIN("es", "Conversaciones") "    </tu>\n" TAIL);
	check_tmx("es-MX", "en", HEAD("es-MX") WALL("") WALL_ES_MX WALL_EN "    </tu>\n" TAIL);
}

static void tmx_of_nothing(void **state)
{
	(void)state;
	check_tmx("de", "en", HEAD("de") TAIL);
	check_tmx(NULL, "de", HEAD("*all*") TAIL);
}

static void hits(void **state)
{
	static const struct cotejo_span spans[] = {{0, 3}, {4, 4}};
	static const struct cotejo_hit hit = {&units[1], 1, 0, 2, spans};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct capture capture;

	(void)state;
	capture_init(&capture, SIZE_MAX);
	check_ok(cotejo_hit_write_jsonl(&hit, &capture.output, &error), &error);
	check_text(capture_text(&capture),
		"{\"variant\":1,\"exact\":false,\"spans\":[{\"begin\":0,\"length\":3},{\"begin\":"
		"4,\"length\":4}],\"unit\":{\"id\":9,\"state\":\"automatic\",\"changed\":"
		"\"long ago\",\"origins\":1," TALKS_JSON "}}\n");
	capture.room = 5;
	assert_int_equal(cotejo_hit_write_jsonl(&hit, &capture.output, &error), COTEJO_EIO);
	capture_clear(&capture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pairs),
		cmocka_unit_test(languages_that_cannot_be),
		cmocka_unit_test(tsv),
		cmocka_unit_test(jsonl),
		cmocka_unit_test(tmx_of_all),
		cmocka_unit_test(tmx_of_a_pair),
		cmocka_unit_test(tmx_of_nothing),
		cmocka_unit_test(hits),
	};

	return cmocka_run_group_tests_name("exchange/export", tests, NULL, NULL);
}
