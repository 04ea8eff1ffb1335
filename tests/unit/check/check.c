/*
 * Tests of what a checker finds in a pair, and leaves alone.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include <cotejo/check.h>

#include "check/items.h"

/* "numbers[1998 | 1989] quotes[0 | 2 quotation marks]" */
static void find(struct cotejo_checker *checker, const char *const texts[2], const char *target,
	struct buffer *found)
{
	struct cotejo_variant variants[2] = {
		{.language = "en", .text = slice_of(texts[0])},
		{.language = target, .text = slice_of(texts[1])},
	};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_findings findings;
	int sum = 0;

	buffer_reset(found);
	check_ok(cotejo_checker_check(checker, &variants[0], &variants[1], &findings, &error),
		&error);
	for (size_t i = 0; i < findings.count; i++) {
		buffer_add_format(found, "%s%s[%s]", i ? " " : "",
			cotejo_flag_name(findings.findings[i].flag), findings.findings[i].detail);
		sum += cotejo_flag_penalty(findings.findings[i].flag);
	}
	assert_int_equal(findings.penalty, sum > COTEJO_PENALTY_MAX ? COTEJO_PENALTY_MAX : sum);
	buffer_add_byte(found, '\0');
}

static void untaught(void **state)
{
	static const struct {
		const char *texts[2], *expected;
	} rows[] = {
		/* Numbers: other separators, words for small ones, hours. */
		{{"In 1998 there were 12,345.6.", "En 1998 hubo 12.345,6."}, ""},
		{{"In 1998 there were.", "En 1989 hubo."}, "numbers[1998 | 1989]"},
		{{"It has 2 doors.", "Tiene dos puertas."}, ""},
		{{"It has 2 doors.", "Tiene 3 puertas."}, "numbers[2 | 3]"},
		{{"It has 25 doors.", "Tiene puertas."}, "numbers[25 |]"},
		{{"It has doors.", "Tiene 25 y 26 puertas."}, "numbers[| 25, 26]"},
		{{"At 5:30 p.m.", "A las 17:30."}, ""},
		{{"2 of 2", "2 de dos"}, ""},
		/* Dates. */
		{{"On March 2, 2017 he came.", "El 2 de marzo de 2017 vino."}, ""},
		{{"On March 2, 2017 he came.", "El 2 de mayo de 2017 vino."},
			"dates[month 3 | month 5]"},
		{{"On March 2, 2017 he came.", "El 2/3/2017 vino."}, ""},
		{{"He may have 5.", "Puede que tenga 5."}, ""},
		/* Names. */
		{{"He met John Smith in London.", "Se reunió con John Smith en Londres."}, ""},
		{{"He met John Smith there.", "Se reunió con John allí."}, "names[smith |]"},
		{{"He lives in Germany.", "Vive en Alemania."}, ""},
		{{"He comes on Monday.", "Viene el lunes."}, ""},
		{{"He speaks English well.", "Habla bien inglés."}, ""},
		{{"The White House said so.", "Lo dijo la Casa Blanca."}, ""},
		{{"How To Write Good Titles", "Cómo escribir buenos títulos"}, ""},
		/* Placeholders and tags. */
		{{"%s of %d files", "%s de %d archivos"}, ""},
		{{"%s of %d files", "%s de archivos"}, "placeholders[%d |]"},
		{{"%1$s of %2$s", "%2$s: %1$s"}, ""},
		{{"{name} and ${user} &amp; %(count)s", "{nombre} y ${user} &amp; %(count)s"},
			"placeholders[{name} | {nombre}]"},
		{{"100 % sure", "100 % de"}, ""},
		{{"50% discount", "50% descuento"}, ""},
		{{"<b>Bold</b><br/>", "<b>Negrita</b><br/>"}, ""},
		{{"<b>Bold</b>", "<b>Negrita<b>"}, "tags[</b> | <b>]"},
		{{"<a href=\"x\">go</a>", "<a href=\"y\">ir</a>"}, ""},
		{{"a < b and c > d", "a menor que b"}, ""},
		/* Brackets and quotation marks. */
		{{"one (two)", "uno (dos)"}, ""},
		{{"one (two)", "uno dos"}, "brackets[1 | 0 (]"},
		{{"a) first", "a) primero"}, ""},
		{{"say \"yes\"", "di «sí»"}, ""},
		{{"say 'yes'", "di «sí»"}, ""},
		{{"say yes", "di «sí»"}, "quotes[0 | 2 quotation marks]"},
		{{"say \"yes\"", "di «sí"}, "quotes[2 | 1 quotation marks]"},
		{{"don't say it", "no lo digas"}, ""},
		/* Not translated. */
		{{"This was not translated.", "This was not translated."}, "copy[3 words]"},
		{{"https://example.org/some/long/path", "https://example.org/some/long/path"}, ""},
		{{"OK", "OK"}, ""},
		{{"The secretary said that there will be no deportations of any kind this year.",
			 "The secretary has said that there will not be deportations of any kind."},
			"language[the translation looks like en]"},
		{{"", ""}, ""},
	};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_checker *checker = NULL;
	struct buffer found = {0};

	(void)state;
	check_ok(cotejo_checker_new(&checker, &error), &error);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		find(checker, rows[i].texts, i % 2 ? "es" : "es-MX", &found);
		if (strcmp(found.bytes, rows[i].expected) != 0)
			fail_msg("%s ||| %s: %s", rows[i].texts[0], rows[i].texts[1], found.bytes);
	}
	buffer_clear(&found);
	cotejo_checker_free(checker);
}

/* Sentences of a tiny language, so that a thousand pairs teach every word. */
enum { TAUGHT = 1500, NOUNS = 8 };

static void write_pair(char texts[2][200], int i)
{
	static const char *const nouns[NOUNS][2] = {{"dog", "perro"}, {"house", "casa"},
		{"table", "mesa"}, {"river", "río"}, {"window", "ventana"}, {"book", "libro"},
		{"street", "calle"}, {"bread", "pan"}};
	int a = i % NOUNS, b = i / NOUNS % NOUNS, c = i / NOUNS / NOUNS % NOUNS;
	int d = i / NOUNS / NOUNS / NOUNS % NOUNS;

	snprintf(texts[0], sizeof(texts[0]), "I see the %s, the %s, the %s and the %s from here.",
		nouns[a][0], nouns[b][0], nouns[c][0], nouns[d][0]);
	snprintf(texts[1], sizeof(texts[1]), "Veo %s, %s, %s y %s desde aquí.", nouns[a][1],
		nouns[b][1], nouns[c][1], nouns[d][1]);
}

static void fill(struct fixture *fixture, struct cotejo_memory **ret_memory)
{
	static char texts[TAUGHT][2][200];
	static struct fixture_pair pairs[TAUGHT];

	fixture_setup(fixture);
	*ret_memory = fixture_open(fixture, COTEJO_MEMORY_CREATE);
	for (int i = 0; i < TAUGHT; i++) {
		write_pair(texts[i], i);
		pairs[i] = (struct fixture_pair){texts[i][0], texts[i][1], .9};
	}
	fixture_add(*ret_memory, "taught", "en", "es", pairs, TAUGHT);
}

static void taught(void **state)
{
	static const struct {
		const char *texts[2], *expected;
	} rows[] = {
		{{"I see the dog, the house and the river from here.",
			 "Veo perro, casa y río desde aquí."},
			""},
		/* A name that the memory writes in lower case is none. */
		{{"I see the Dog from here.", "Veo can desde aquí."}, ""},
		{{"I see the dog, the house and the river from here.", "Veo perro."},
			"length[49 | 10 letters]"},
	};
	static const char *const wrong[2] = {"I see the dog, the house and the river from here.",
		"Veo mesa, libro y calle, ventana y pan desde aquí."};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_checker *checker = NULL;
	struct cotejo_memory *memory;
	struct buffer found = {0};
	struct fixture fixture;

	(void)state;
	fill(&fixture, &memory);
	check_ok(cotejo_checker_new(&checker, &error), &error);
	check_ok(cotejo_checker_learn(checker, memory, NULL, NULL, &error), &error);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		find(checker, rows[i].texts, "es", &found);
		if (!strstr(found.bytes, rows[i].expected) ||
			(!rows[i].expected[0] && found.bytes[0]))
			fail_msg("row %d: %s", (int)i, found.bytes);
	}
	find(checker, wrong, "es", &found);
	if (!strstr(found.bytes, "words["))
		fail_msg("other words: %s", found.bytes);
	buffer_clear(&found);
	cotejo_checker_free(checker);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

static int stop(void *user)
{
	(void)user;
	return 1;
}

static void failures(void **state)
{
	struct cotejo_variant fine = {.language = "en", .text = slice_of("one")};
	struct cotejo_variant bytes = {.language = "es", .text = slice_of("\xff")};
	struct cotejo_variant language = {.language = "!", .text = slice_of("uno")};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_checker *checker = NULL;
	struct cotejo_findings findings;
	struct cotejo_memory *memory;
	struct fixture fixture;

	(void)state;
	fill(&fixture, &memory);
	check_ok(cotejo_checker_new(&checker, &error), &error);
	assert_int_equal(
		cotejo_checker_check(checker, &fine, &bytes, &findings, &error), COTEJO_EENCODING);
	assert_int_equal(cotejo_checker_check(checker, &fine, &language, &findings, &error),
		COTEJO_EARGUMENT);
	assert_int_equal(
		cotejo_checker_learn(checker, memory, stop, NULL, &error), COTEJO_EINTERRUPTED);
	assert_null(cotejo_flag_name(COTEJO_FLAG_COUNT));
	assert_int_equal(cotejo_flag_penalty(COTEJO_FLAG_COUNT), 0);
	cotejo_checker_free(checker);
	cotejo_checker_free(NULL);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

static void fill_items(struct items *items, const char *letters)
{
	items_reset(items);
	for (; *letters; letters++)
		items_add(items, slice(letters, 1));
}

static void what_both_have_goes(void **state)
{
	static const char *const rows[][3] = {{"", "", "|"}, {"abc", "cab", "|"},
		{"aab", "ab", "a |"}, {"ab", "bcc", "a | c, c"},
		{"zyxwvutsrq", "q", "r, s, t, u, v, w, x, y, ... |"}};
	struct items left = {0}, right = {0};
	struct buffer text = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		fill_items(&left, rows[i][0]);
		fill_items(&right, rows[i][1]);
		items_subtract(&left, &right);
		buffer_reset(&text);
		items_write(&text, &left, &right);
		check_text(buffer_text(&text), rows[i][2]);
	}
	items_clear(&left);
	items_clear(&right);
	buffer_clear(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(untaught),
		cmocka_unit_test(taught),
		cmocka_unit_test(failures),
		cmocka_unit_test(what_both_have_goes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
