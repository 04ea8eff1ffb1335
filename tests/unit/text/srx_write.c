/*
 * Tests of our own rules as SRX: they are good SRX, and cut like the rules they stand for.
 *
 * SPDX-License-Identifier: MIT
 */
#include <cotejo/segment.h>

#include "unit/text/srx.h"

static int append(void *user, const char *bytes, size_t length)
{
	buffer_add((struct buffer *)user, slice(bytes, length));
	return 0;
}

static int refuse(void *user, const char *bytes, size_t length)
{
	(void)user;
	(void)bytes;
	(void)length;
	return -1;
}

static struct cotejo_srx *own_rules(const char *language)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer xml = {0};
	struct cotejo_output output = {append, &xml};
	struct cotejo_srx *srx = NULL;

	check_ok(cotejo_srx_write(language, &output, &error), &error);
	check_ok(cotejo_srx_parse(&srx, buffer_text(&xml), "own", &error), &error);
	buffer_clear(&xml);
	return srx;
}

static void on_problem(void *user, const struct cotejo_error *problem)
{
	(void)user;
	fail_msg("line %zu: %s", problem->line, problem->message);
}

static void test_is_good(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_srx *srx = own_rules(NULL);

	(void)state;
	assert_int_equal(cotejo_srx_map_count(srx), 8);
	check_ok(cotejo_srx_check(srx, on_problem, NULL, &error), &error);
	cotejo_srx_free(srx);
	srx = own_rules("es-MX");
	assert_int_equal(cotejo_srx_map_count(srx), 2);
	assert_int_equal(cotejo_srx_applies(srx, 0, "es_AR", &error), 1);
	assert_int_equal(cotejo_srx_applies(srx, 0, "est", &error), 0);
	cotejo_srx_free(srx);
}

/* Cuts by a segmenter, white space around sentences left out. */
static void cut(struct cotejo_segmenter *segmenter, const char *text, struct buffer *marked)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_text sentence;

	check_ok(cotejo_segmenter_start(segmenter, slice_of(text), &error), &error);
	while (cotejo_segmenter_next(segmenter, &sentence, &error) == 1) {
		buffer_add(marked, slice_trim(sentence));
		buffer_add_byte(marked, '|');
	}
}

static void test_cuts_alike(void **state)
{
	static const struct {
		const char *language, *text;
	} rows[] = {
		{"en", "Dr. Smith met Mr. J. K. Jones. They talked."},
		{"en", "She works at Acme Inc. in the U.S. She likes it."},
		{"en", "It cost $5. No. 7 was free. No. That is all."},
		{"en", "He left at 5 p.m. Monday. She came at 6 P.M. The door was shut."},
		{"en", "\"Why?\" Alice asked. \"Why not?\" The cat left."},
		{"en", "It is so (see p. 5). It was (he said. Then left.) there."},
		{"en", "We saw it.[17] Then [18] it went. [19] So it was."},
		{"en", "Yahoo! is old. Who uses Yahoo! The young do not."},
		{"en", "Well... I do not know. And then... Nothing."},
		{"en", "It ended.Then it began. See www.example.com for more."},
		{"en", "He said, e.g. The Times and i.e. Nothing more."},
		{"es", "El Sr. García vive en EE. UU. desde 1990. ¿Por qué? No lo sé."},
		{"es", "Vino D. José, de la c/ Mayor, núm. 5. Luego se fue."},
		{"es", "Murió en el año 44 a. C. en Roma. Él no lo sabía."},
		{"es", "Llegó ayer. —¿Quién? —No sé. Ángel no vino."},
		{"es", "¡Basta! ¿Y ahora? ¡Nada! fue lo que dijo."},
		{"es", "Costó 3,5 mill. de euros, etc. La cifra subió."},
		{"de", "Am 3. Oktober 1990 kam Dr. Meier. Das war gut, usw. Er ging."},
		{"fr", "M. Dupont est né en 1970. Il vit à Paris."},
		{"it", "Il sig. Rossi è arrivato. Non parla."},
		{"pt", "O Sr. Silva chegou. Não falou."},
		{"ca", "El Sr. Puig va arribar. No va parlar."},
		{"en", "这是一句。这是另一句。"},
	};
	struct cotejo_srx *srx = own_rules(NULL);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct cotejo_segmenter *own = NULL, *written = NULL;
		struct buffer expected = {0}, found = {0};

		check_ok(cotejo_segmenter_new(&own, rows[i].language, &error), &error);
		check_ok(cotejo_segmenter_new_srx(&written, srx, rows[i].language, &error), &error);
		cut(own, rows[i].text, &expected);
		cut(written, rows[i].text, &found);
		if (!slice_equal(buffer_text(&expected), buffer_text(&found)))
			fail_msg("%.*s is not %.*s", (int)found.length, found.bytes,
				(int)expected.length, expected.bytes);
		cotejo_segmenter_free(own);
		cotejo_segmenter_free(written);
		buffer_clear(&expected);
		buffer_clear(&found);
	}
	cotejo_srx_free(srx);
}

static void test_failures(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer xml = {0};
	struct cotejo_output output = {append, &xml}, broken = {refuse, NULL};

	(void)state;
	assert_int_equal(cotejo_srx_write("ja", &output, &error), COTEJO_ENOTFOUND);
	assert_int_equal(cotejo_srx_write("!", &output, &error), COTEJO_EARGUMENT);
	assert_int_equal(xml.length, 0);
	assert_int_equal(cotejo_srx_write("en", &broken, &error), COTEJO_EIO);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_is_good),
		cmocka_unit_test(test_cuts_alike),
		cmocka_unit_test(test_failures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
