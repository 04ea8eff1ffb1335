/*
 * Tests of text/language.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "text/language.h"

static void tags_become_canonical(void **state)
{
	static const struct {
		const char *tag, *canonical; /* NULL: refused */
	} rows[] = {
		{"es", "es"},
		{"ES-mx", "es-MX"},
		{"en_US", "en-US"},
		{"zh-hant-tw", "zh-Hant-TW"},
		{"es-419", "es-419"},
		{"sr_Latn", "sr-Latn"},
		{"und", "und"},
		{"", NULL},
		{"-", NULL},
		{"e", NULL},
		{"es-", NULL},
		{"es MX", NULL},
		{"español", NULL},
		{"es-MX;drop table", NULL},
		{"en-abcdefghi", NULL},
		{"aa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa",
			NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char canonical[LANGUAGE_SIZE] = "untouched";
		struct cotejo_error error;
		int code = language_canonical(canonical, rows[i].tag, &error);

		if (rows[i].canonical
				? code != 0 || strcmp(canonical, rows[i].canonical) != 0
				: code != COTEJO_EARGUMENT || strcmp(canonical, "untouched") != 0)
			fail_msg("'%s': %d, '%s'", rows[i].tag, code, canonical);
	}
}

static void a_language_covers_its_regions(void **state)
{
	(void)state;
	assert_true(language_covers("es", "es"));
	assert_true(language_covers("es", "es-MX"));
	assert_true(language_covers("es-MX", "es-MX"));
	assert_true(language_covers(NULL, "es-MX"));
	assert_false(language_covers("es-MX", "es"));
	assert_false(language_covers("es", "est"));
	assert_false(language_covers("es-M", "es-MX"));
}

static void directions_of_writing(void **state)
{
	(void)state;
	assert_true(language_is_right_to_left("ar"));
	assert_true(language_is_right_to_left("he-IL"));
	assert_true(language_is_right_to_left("az-Arab"));
	assert_false(language_is_right_to_left("az"));
	assert_false(language_is_right_to_left("es-MX"));
	assert_false(language_is_right_to_left("und"));
}

static void primary_languages(void **state)
{
	char primary[LANGUAGE_SIZE];

	(void)state;
	language_primary(primary, "zh-Hant-TW");
	assert_string_equal(primary, "zh");
	language_primary(primary, "und");
	assert_string_equal(primary, "und");
}

static void names_name_languages(void **state)
{
	static const struct {
		const char *path, *tag; /* NULL: none */
	} rows[] = {
		{"es.html", "es"},
		{"a/b/report.en.txt", "en"},
		{"report_es-MX.html", "es-MX"},
		{"report-es.html", "es"},
		{"report.es_MX.html", "es-MX"},
		{"en/report.html", "en"},
		{"news/es-AR/report.html", "es-AR"},
		{"corpus.es", "es"},
		{"corpus.en-es.es", "es"},
		{"en.es.txt", "es"},
		{"report.html", NULL},
		{"report", NULL},
		{"the.war.txt", NULL},
		{"report.xx.txt", NULL},
		{"en/news/report.html", NULL},
		{"-", NULL},
		{"", NULL},
		{"/", NULL},
		{"...", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char tag[LANGUAGE_SIZE] = "";
		bool found = language_of_name(tag, rows[i].path);

		if (found != (rows[i].tag != NULL) || (found && strcmp(tag, rows[i].tag) != 0))
			fail_msg("'%s': '%s'", rows[i].path, tag);
	}
}

static void texts_tell_their_language(void **state)
{
	static const struct {
		const char *text, *primary;
	} rows[] = {
		{"The minister said on Thursday that the talks between the two countries would go "
		 "on until the end of the month, and that nothing had been decided.",
			"en"},
		{"El ministro dijo el jueves que las conversaciones entre los dos países seguirán "
		 "hasta fin de mes y que todavía no se ha decidido nada.",
			"es"},
		{"Le ministre a déclaré jeudi que les discussions entre les deux pays se "
		 "poursuivraient jusqu'à la fin du mois.",
			"fr"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char tag[LANGUAGE_SIZE] = "", primary[LANGUAGE_SIZE];

		assert_true(language_of_text(tag, slice_of(rows[i].text)));
		language_primary(primary, tag);
		assert_string_equal(primary, rows[i].primary);
	}
	assert_false(language_of_text((char[LANGUAGE_SIZE]){""}, slice_of("Hola")));
}

/* What stands behind a slice is somebody else's: with these bytes there the text once was Catalan.
 */
static void only_the_slice_is_looked_at(void **state)
{
	static const char text[] =
		"La biblioteca de San Telmo reabre tras 14 meses\n"
		"La biblioteca pública de San Telmo reabrió sus puertas el lunes 4 de marzo de "
		"2019, después de unas obras que duraron 14 meses. Unas 300 personas acudieron a "
		"la ceremonia.\n"
		"«Esta casa es de todos», dijo la directora, la Dra. Ana Beltrán. «Tenemos 62.000 "
		"libros y sitio para 200 lectores».\n"
		"Las obras costaron 1,8 millones de dólares y las pagó la ciudad.\n"
		"La biblioteca abre de martes a sábado. La entrada es gratuita.\n"
		"El bar sigue cerrado.\n";
	static const char behind[] = "()GJV\x93\xfb";
	char room[sizeof(text)], tag[LANGUAGE_SIZE] = "";

	(void)state;
	memcpy(room, text, sizeof(text));
	for (size_t i = 0; i < sizeof(behind); i++) {
		room[sizeof(text) - 1] = behind[i];
		assert_true(language_of_text(tag, slice(room, sizeof(text) - 1)));
		assert_string_equal(tag, "es");
	}
}

static void the_nearest_of_some_languages(void **state)
{
	static const char *const tags[] = {"es-MX", "en", "fr"};
	static const char *const unheard_of[] = {"es", "tlh"};
	static const struct {
		const char *text;
		int nearest;
	} rows[] = {
		{"El ministro dijo el jueves que las conversaciones seguirán hasta fin de mes.", 0},
		{"The minister said on Thursday that the talks would go on until next month.", 1},
		{"Le ministre a déclaré jeudi que les discussions se poursuivraient ce mois.", 2},
		{"Hola, mundo", -1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(
			language_nearest(slice_of(rows[i].text), tags, 3), rows[i].nearest);
	assert_int_equal(language_nearest(slice_of(rows[0].text), unheard_of, 2), -1);
	assert_int_equal(language_nearest(slice_of(rows[0].text), tags, 0), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tags_become_canonical),
		cmocka_unit_test(a_language_covers_its_regions),
		cmocka_unit_test(directions_of_writing),
		cmocka_unit_test(primary_languages),
		cmocka_unit_test(names_name_languages),
		cmocka_unit_test(texts_tell_their_language),
		cmocka_unit_test(only_the_slice_is_looked_at),
		cmocka_unit_test(the_nearest_of_some_languages),
	};

	return cmocka_run_group_tests_name("text/language", tests, NULL, NULL);
}
