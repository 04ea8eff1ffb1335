/*
 * Tests of cotejo/segment.h: tables of sentences, and what must hold for any text.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <stdlib.h>

#include <cotejo/segment.h>

#include "base/buffer.h"

/* A text with "|" where a new sentence begins. */
struct row {
	const char *name, *sentences;
};

static struct cotejo_segmenter *segmenter_of(const char *language)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_segmenter *segmenter = NULL;

	check_ok(cotejo_segmenter_new(&segmenter, language, &error), &error);
	return segmenter;
}

/* Segments the text and appends it with "|" between sentences; it must come out whole. */
static void segment(
	struct cotejo_segmenter *segmenter, struct cotejo_text text, struct buffer *marked)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_text sentence;
	const char *at = text.bytes;
	int code;

	check_ok(cotejo_segmenter_start(segmenter, text, &error), &error);
	while ((code = cotejo_segmenter_next(segmenter, &sentence, &error)) == 1) {
		if (sentence.bytes != at || sentence.length == 0)
			fail_msg("a gap or an empty sentence at byte %zu",
				(size_t)(sentence.bytes - text.bytes));
		if (sentence.bytes != text.bytes)
			buffer_add_byte(marked, '|');
		buffer_add(marked, sentence);
		at += sentence.length;
	}
	assert_int_equal(code, 0);
	assert_int_equal(at - text.bytes, text.length);
	assert_int_equal(cotejo_segmenter_next(segmenter, &sentence, &error), 0);
}

static void check_rows(const char *language, const struct row *rows, size_t count)
{
	struct cotejo_segmenter *segmenter = segmenter_of(language);

	for (size_t i = 0; i < count; i++) {
		struct buffer text = {0}, marked = {0};

		for (const char *p = rows[i].sentences; *p; p++)
			if (*p != '|')
				buffer_add_byte(&text, *p);
		segment(segmenter, slice(text.bytes, text.length), &marked);
		if (!slice_equals(slice(marked.bytes, marked.length), rows[i].sentences))
			fail_msg("%s, %s: \"%.*s\" is not \"%s\"", language, rows[i].name,
				(int)marked.length, marked.bytes, rows[i].sentences);
		buffer_clear(&text);
		buffer_clear(&marked);
	}
	cotejo_segmenter_free(segmenter);
}

#define CHECK_ROWS(language, rows) check_rows(language, rows, sizeof(rows) / sizeof(*(rows)))

static void english(void **state)
{
	static const struct row rows[] = {
		{"plain", "The ship sailed at dawn. |Nobody waved. |Was it late? |No! |It was "
			  "early."},
		{"one sentence", "The harbour was empty"},
		{"titles", "We met Dr. Alvarez and Mrs. Lowe at Mt. Hood. |Gen. Park was ill."},
		{"title in capitals", "THEY MET DR. ALVAREZ. |HE WAS ILL."},
		{"initials",
			"The book by J. R. Miller and A. B. Stone sold well. |P. Lowe read it."},
		{"pronoun", "It was just the dog and I. |He barked."},
		{"label", "They chose plan B. |Nobody liked it. |She lacked vitamin D. |Doctors "
			  "agreed."},
		{"acronym inside", "The U.S. Senate and the U.K. government met. |They agreed."},
		{"acronym last",
			"She moved to the U.S. |Her brother stayed. |I flew to D.C. |We met."},
		{"degree", "Jane Roe, Ph.D., and Tom Poe, M.D., spoke. |She holds a Ph.D. |He does "
			   "not."},
		{"hours", "The train left at 6 p.m. |Anna missed it. |It was 9 a.m. Monday when "
			  "she woke."},
		{"opening hour", "At 7 a.m. Peter called. |By about 9 p.m. Mary answered."},
		{"month",
			"They wed on Sept. 4 and left on Oct. 9. |It began last Feb. |Rain fell."},
		{"number", "See fig. 3, p. 12, vol. II and no. 7. |No. |I said no. |Room No. 5 is "
			   "free."},
		{"unit", "The wall is 6 ft. 2 in. high. |It weighs 40 kg. |Lift it."},
		{"company",
			"Acme Corp. Chairman Li left Poe & Co. |He now leads Roe Inc. |It grew."},
		{"phrase end",
			"Bring pens, paper, etc. |Class starts at nine, e.g. Monday, cf. Roe."},
		{"decimals", "It costs $3.50. |That is 1,250.75 in all. |Version 2.0.1 is out."},
		{"lower case follows",
			"He lived on 5th St. near the mill and left (approx. then)."},
		{"closing quotes",
			"\"Come in.\" |She came. |“Sit down!” |He sat. |'Well.' |They talked."},
		{"reported", "\"Where to?\" he asked. |\"Home!\" Anna said. |\"Why?\" I asked. "
			     "|Nobody spoke."},
		{"double stop", "He said \"no!\". |She left (again!). |They wept."},
		{"brackets",
			"He stayed (She had asked him to.) for a week. |(It rained.) |They read."},
		{"remark", "The duke (who else?) Albert came. |He sang (badly!) and left."},
		{"reference", "\"All is water.\" (Poe 12). |He meant it."},
		{"ellipsis", "Well... |That was odd. |I was... I mean, I am… not sure. |She waited "
			     ". . . and left."},
		{"left out", "“Prices rose … Nobody paid,” he said. |We shrugged."},
		{"ellipsis behind a stop", "They left. |. . . Nothing remained."},
		{"note", "It was sold.[3] |He left. [12] |She stayed.[4][5] |All wept.¹ |Then rain "
			 "fell.7 |The end."},
		{"addresses", "Write to jo.roe@mail.example.org. |See "
			      "https://example.org/a.b?c=D.html. |Or open read.me.txt now."},
		{"exclaimed name", "She joined Yahoo! in May. |It was Yahoo! News that wrote it."},
		{"space missing", "It ended.|Then it paid 1,000.|That was all.|Mr. Roe left."},
		{"no space missing",
			"Use System.Text and Node.js, or Roe.Poe@example.org and a.Be."},
		{"list", "1. Mix the flour |2. Add the eggs |3. Bake it"},
		{"list of letters", "a) Mix the flour |b) Add the eggs |c) Bake it"},
		{"bullets", "• Mix it. |• Bake it |• Eat 3. |It is good."},
		{"no list", "Take 1. and 2. or any b) of them."},
		{"dash", "He left. |— Nobody saw him — not even her. |- Hello. |- Hi."},
		{"heading", "4 June. - The king returns. |9 June. - He leaves."},
		{"line feeds", "The first line\nis one sentence. \n|The next\nis another."},
		{"heading in capitals", "LISBON. - The queen spoke. |- Who? |- Me."},
		{"compound", "The U.S.-born poet and the 5 p.m.-7 p.m. shift."},
		{"sections", "9.2.1. The lock is open. |9.2.2. The key is lost."},
		{"abbreviated caption", "Fig. 4. The old mill. |It still turns."},
		{"caption", "Figure 4.6. The old mill. |It is in Table 3. |The rest follows."},
		{"list behind a colon", "There are two: 1. The dog. |2. The cat."},
		{"elision", "They grow. (...) |We shrink. […] |All is well."},
		{"handles", "Ask her. |@ana knows. |#help is read. |See us. |http://example.org/"},
		{"postscript", "P.S. The key is under the mat."},
		{"remark in small letters", "It sank. |(see below). |They swam, cf. (above)."},
		{"no capitals", "it was late. |where were you? |we had approx. two… or more. |ok."},
		{"small letter", "It weighed approx. two tons. and no more, he said? yes."},
		{"year", "She ran Roe Inc. 1990 to 1995. |Later she left."},
		{"emoji", "We won! 🎉 |Thanks to all."},
		{"emoji of several characters", "Great! ❤️ |Thanks! 👍🏽🇪🇸 |Bye."},
		{"emoticon", "Well done! :-) |Thanks. ;) |See you! :D |Bye."},
		{"emphasis", "**Now.** |_Never._ |*Go!* |_He_ went."},
		{"letter before number", "It cost G. 20 and ran to S. 10th St. by noon."},
		{"authors", "Roe et al. 2019 wrote it. |So did Poe et al. |Nobody read it."},
		{"books", "Read Jn. 3 first. |His name is Dan. |He reads."},
		{"spoken by a pronoun", "“Is it you?” |She answered, “Yes.”"},
		{"iPhone", "He sold it. |iPhone sales fell."},
		{"other scripts", "他走了。|她没有。|He went. |हाँ। |ठीक"},
	};

	(void)state;
	CHECK_ROWS("en", rows);
}

static void spanish(void **state)
{
	static const struct row rows[] = {
		{"inverted marks",
			"Llegó tarde. |¿Por qué? |¡No lo sé! |¡¿Cómo?! |Pregunta a Ana."},
		{"titles", "La Sra. Ruiz y el Dr. Gil hablaron con D. Juan. |El sr. Paz y la Dra. "
			   "Sol no."},
		{"pronoun", "Se lo digo a Ud. |Es urgente. |¿Vienen Uds. mañana?"},
		{"pages", "Véase la pág. 12, el art. 3 y el núm. 7 del vol. IV. |Luego decida."},
		{"plural acronyms",
			"Vive en EE. UU. desde mayo. |Los RR. HH. de EE. UU. |El resto no."},
		{"era", "Murió en el 44 a. C. |Augusto reinó. |Nació hacia el 20 d.C. |Nadie lo "
			"vio."},
		{"hours", "Salió a las 5 p. m. |Juana lo vio. |Llegó a las 8 a.m. |Dormía."},
		{"numbers", "Costó 1.234,56 euros. |En México, 1,234.56. |Son 3.500. |Pague."},
		{"number first", "Llegaron el 12 de julio. |3 de ellos se fueron. |2020 fue peor."},
		{"company", "Trabaja en Sol, S.A. desde hoy. |La firma Mar S. L. |Esta creció."},
		{"example", "Hay frutas, p. ej. Golden, y otras, etc. |Cómprelas."},
		{"quotes",
			"«No iré.» |Calló. |“¿Qué?”, dijo. |«Vale.», añadió. |\"Nada\". |Se fue."},
		{"dialogue", "—¿Vienes? —preguntó ella. |—No. |—Qué pena —dijo—. |Se fue."},
		{"ellipsis", "Pues... no sé. |Quizá… |Mañana lo veré."},
		{"king", "Reinó Carlos V. |El imperio creció. |En el siglo XX. |Entonces cayó."},
		{"initials", "Leyó a J. L. Borges y a G. García. |Le gustó."},
		{"space missing", "Llegó el fin.|Empezó otra cosa.|¿Cuál? |Vea www.sol.es hoy."},
		{"short sentences", "Vi. |Vine. |Vencí. |No. |Sí."},
		{"markers", "IV. Los reyes. |V. Las reinas. |c) Los demás."},
		{"semicolon", "Vino; vio: venció. |Y se fue."},
		{"ordinals", "El 1.º de mayo y la 2.ª fila. |El n.º 5 es mío. |Vea el n.º 7."},
		{"abbreviated first name", "Habló con M.ª Paz en la Avda. América. |Rieron."},
	};

	(void)state;
	CHECK_ROWS("es", rows);
	CHECK_ROWS("ES_mx", rows);
}

static void german(void **state)
{
	static const struct row rows[] = {
		{"ordinals", "Am 3. Oktober und im 19. Jahrhundert. |Es war 1990. |Dann kam der 2. "
			     "Platz."},
		{"kings", "Ludwig XIV. Nachfolger kam 1715. |Es war Ludwig XV. |Er war jung."},
		{"abbreviations",
			"Das gilt z. B. für Hunde, d.h. alle, bzw. Katzen usw. |Er ging."},
		{"titles", "Prof. Dr. Maier traf Hrn. Huber. |Die Tür ging auf."},
		{"quotes", "„Komm!“, rief sie. |„Nein.“ |Er blieb. |»Gut.« |Sie ging."},
	};

	(void)state;
	CHECK_ROWS("de", rows);
}

static void romance(void **state)
{
	static const struct row french[] = {
		{"titles", "M. Petit et Mme. Noir sont là. |Le Dr Blanc aussi."},
		{"spaced marks", "Vraiment ? |Oui ! |« Bien. » |Elle sortit."},
		{"pages", "Voir p. 12, art. 3 et chap. IV. |Puis lisez."},
	};
	static const struct row portuguese[] = {
		{"titles", "O Sr. Silva e a Dra. Costa saíram. |O dia acabou."},
		{"pages", "Ver pág. 3 e art. 5. |Depois leia."},
	};
	static const struct row italian[] = {
		{"titles", "Il sig. Rossi e la dott.ssa Bianchi, ecc. |Poi uscì."},
		{"company", "La Sole S.p.A. di Roma. |È nata nel 1900."},
	};
	static const struct row catalan[] = {
		{"titles", "El Sr. Puig i la Dra. Vila. |Van sortir."},
		{"pages", "Vegeu la pàg. 4 i l'art. 2. |Després llegiu."},
	};

	(void)state;
	CHECK_ROWS("fr", french);
	CHECK_ROWS("pt-BR", portuguese);
	CHECK_ROWS("it", italian);
	CHECK_ROWS("ca", catalan);
}

static void others_by_icu(void **state)
{
	static const struct row russian[] = {
		{"plain", "Он ушёл. |Она осталась. |Почему? |Не знаю."},
		{"line feeds", "Он\nушёл домой. \n|Она осталась."},
	};
	static const struct row japanese[] = {{"plain", "彼は行った。|彼女はいない。"}};
	static const struct row arabic[] = {{"plain", "ذهب الولد. |هل عاد؟ |لا."}};
	static const struct row unknown[] = {{"plain", "Bla bla. |Blo blo! |Blu."}};

	(void)state;
	CHECK_ROWS("ru", russian);
	CHECK_ROWS("ja", japanese);
	CHECK_ROWS("ar", arabic);
	CHECK_ROWS("und", unknown);
	CHECK_ROWS("qaa", unknown);
}

static void rejects_what_is_no_language(void **state)
{
	struct cotejo_segmenter *segmenter = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;

	(void)state;
	assert_int_equal(cotejo_segmenter_new(&segmenter, "", &error), COTEJO_EARGUMENT);
	assert_int_equal(cotejo_segmenter_new(&segmenter, "no language", NULL), COTEJO_EARGUMENT);
	assert_null(segmenter);
	cotejo_segmenter_free(NULL);
}

static void says_where_it_is_no_utf8(void **state)
{
	static const char *const languages[] = {"en", "ru"};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct cotejo_segmenter *segmenter = segmenter_of(languages[i]);
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct cotejo_text sentence;

		assert_int_equal(cotejo_segmenter_start(
					 segmenter, slice_of("Caf\xC3\xA9. Caf\xE9."), &error),
			COTEJO_EENCODING);
		assert_true(error.has_offset);
		assert_int_equal(error.offset, 10);
		assert_int_equal(cotejo_segmenter_next(segmenter, &sentence, &error), 0);
		cotejo_segmenter_free(segmenter);
	}
}

static void handles_nothing_and_nul(void **state)
{
	static const char *const languages[] = {"en", "ru"};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct cotejo_segmenter *segmenter = segmenter_of(languages[i]);
		struct buffer marked = {0};

		segment(segmenter, slice("", 0), &marked);
		segment(segmenter, slice(NULL, 0), &marked);
		assert_int_equal(marked.length, 0);
		segment(segmenter, slice("  \n ", 4), &marked);
		assert_int_equal(marked.length, 4);
		segment(segmenter, slice("One\0two. Three.", 15), &marked);
		cotejo_segmenter_free(segmenter);
		buffer_clear(&marked);
	}
}

/* Every text must come out whole: pieces that mean something to the rules, in any order. */
static void loses_nothing(void **state)
{
	static const char *const languages[] = {"en", "es", "de", "fr", "ja"};
	static const char *const pieces[] = {".", "!", "?", "…", "...", ". . .", " ", " ", "\n",
		"(", ")", "[", "]", "\"", "'", "«", "»", "“", "”", "¿", "¡", "-", "—", ",", "1",
		"12", "3.5", "a", "A", "I", "Mr", "etc", "EE", "UU", "U.S", "p.m", "The", "said",
		"Yahoo", "él", "Ñandú", "。", "他", "؟", "•", "🎉", "\xC2\xA0", "[17]", "e@x.org",
		"http://x.y/?z"};
	enum { TEXTS = 4000, MOST_PIECES = 60 };
	uint32_t random = 12345;

	(void)state;
	for (size_t l = 0; l < sizeof(languages) / sizeof(*languages); l++) {
		struct cotejo_segmenter *segmenter = segmenter_of(languages[l]);

		for (int t = 0; t < TEXTS; t++) {
			struct buffer text = {0}, marked = {0};

			for (int p = 0; p < MOST_PIECES; p++) {
				random = random * 1664525u + 1013904223u;
				buffer_add(&text,
					slice_of(pieces[(random >> 16) %
							(sizeof(pieces) / sizeof(*pieces))]));
			}
			segment(segmenter, slice(text.bytes, text.length), &marked);
			buffer_clear(&text);
			buffer_clear(&marked);
		}
		cotejo_segmenter_free(segmenter);
	}
}

/* Half a megabyte of each: with a quadratic step this test would take an hour. */
static void is_linear(void **state)
{
	static const char *const pieces[] = {"x", ".", "a.", "Mr. ", "(", "(.", ".)", ")", "1. ",
		"\"", " … ", ". ", "... ", "[", "«.", "?", "。", "• ", "A.", ".1 ", " ", "\n", "-",
		"…\"", "'.'"};
	enum { LENGTH = 500000 };

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		struct cotejo_segmenter *segmenter = segmenter_of("en");
		struct buffer text = {0}, marked = {0};

		buffer_add(&text, slice_of("1. "));
		while (text.length < LENGTH)
			buffer_add(&text, slice_of(pieces[i]));
		segment(segmenter, slice(text.bytes, text.length), &marked);
		cotejo_segmenter_free(segmenter);
		buffer_clear(&text);
		buffer_clear(&marked);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(english),
		cmocka_unit_test(spanish),
		cmocka_unit_test(german),
		cmocka_unit_test(romance),
		cmocka_unit_test(others_by_icu),
		cmocka_unit_test(rejects_what_is_no_language),
		cmocka_unit_test(says_where_it_is_no_utf8),
		cmocka_unit_test(handles_nothing_and_nul),
		cmocka_unit_test(loses_nothing),
		cmocka_unit_test(is_linear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
