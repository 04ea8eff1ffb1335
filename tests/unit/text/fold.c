/*
 * Tests of text/fold.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "text/fold.h"
#include "text/utf8.h"

static const struct {
	const char *text, *folded, *lower;
} rows[] = {
	{"", "", ""},
	{"Plain ASCII 123", "plain ascii 123", "plain ascii 123"},
	{"ÁRBOL Ñandú", "arbol nandu", "árbol ñandú"},
	{"A\xcc\x81rbol", "arbol", "árbol"}, /* a mark of its own */
	{"Straße", "strasse", "straße"},
	{"Œuvre ﬁn", "œuvre fin", "œuvre ﬁn"},
	{"ΑΆ ά", "αα α", "αά ά"},
	{"Ёлка", "елка", "ёлка"},
	{"İstanbul", "istanbul", "i̇stanbul"},
	{"Trump’s", "trump's", "trump's"},
	{"１２３ＡＢ", "123ab", "１２３ａｂ"},
	{"が", "が", "が"},
	{"か\xe3\x82\x99", "が", "か\xe3\x82\x99"}, /* composed as one writes it */
	{"한국", "한국", "한국"},
	{"हिन्दी", "हिन्दी", "हिन्दी"}, /* vowel signs are no accents */
	{"naïve—co\xc2\xadop", "naive—coop", "naïve—co\xc2\xadop"},
};

static void differences_are_taken_out(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buffer buffer = {0};

		fold_append(&buffer, slice_of(rows[i].text));
		check_text(buffer_text(&buffer), rows[i].folded);
		buffer_clear(&buffer);
	}
}

static void lower_case_keeps_accents(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buffer buffer = {0};

		if (strstr(rows[i].text, "İ"))
			continue; /* "i" with a dot above, composed or not, as ICU has it */
		fold_append_lower(&buffer, slice_of(rows[i].text));
		check_text(buffer_text(&buffer), rows[i].lower);
		buffer_clear(&buffer);
	}
}

/* For every assigned code point of the basic plane and some beyond: folding twice changes nothing.
 */
static void folding_twice_changes_nothing(void **state)
{
	struct buffer text = {0}, once = {0}, twice = {0};

	(void)state;
	for (uint32_t c = 1; c < 0x20000; c++) {
		if (c >= 0xd800 && c < 0xf900)
			continue;
		buffer_reset(&text);
		buffer_reset(&once);
		buffer_reset(&twice);
		buffer_add_byte(&text, 'x');
		buffer_add_code_point(&text, c);
		fold_append(&once, buffer_text(&text));
		fold_append(&twice, buffer_text(&once));
		assert_false(twice.failed);
		assert_int_equal(utf8_valid_length(buffer_text(&once)), once.length);
		if (!slice_equal(buffer_text(&once), buffer_text(&twice)))
			fail_msg("U+%04X: \"%.*s\" becomes \"%.*s\"", (unsigned)c, (int)once.length,
				once.bytes, (int)twice.length, twice.bytes);
	}
	buffer_clear(&text);
	buffer_clear(&once);
	buffer_clear(&twice);
}

static void long_runs_are_folded_whole(void **state)
{
	struct buffer text = {0}, folded = {0};

	(void)state;
	for (int i = 0; i < 5000; i++)
		buffer_add_string(&text, "ДОМ");
	fold_append(&folded, buffer_text(&text));
	assert_int_equal(folded.length, text.length);
	assert_memory_equal(folded.bytes + folded.length - 6, "дом", 6);
	buffer_clear(&text);
	buffer_clear(&folded);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(differences_are_taken_out),
		cmocka_unit_test(lower_case_keeps_accents),
		cmocka_unit_test(folding_twice_changes_nothing),
		cmocka_unit_test(long_runs_are_folded_whole),
	};

	return cmocka_run_group_tests_name("text/fold", tests, NULL, NULL);
}
