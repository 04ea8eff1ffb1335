/*
 * Tests of text/stem.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "text/stem.h"

static void inflections_share_a_stem(void **state)
{
	static const struct {
		const char *language, *one, *other;
		bool same;
	} rows[] = {
		{"es", "deportación", "deportaciones", true},
		{"es-MX", "MASIVAS", "masivo", true},
		{"es", "casa", "cosa", false},
		{"en", "deportations", "Deportation", true},
		{"en-GB", "Trump’s", "trump", true},
		{"de", "Häuser", "Hauser", true},
		{"nb", "bilene", "bil", true},
		{"zh", "东京", "东", false},
		{"und", "houses", "house", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buffer one = {0}, other = {0};
		struct cotejo_error error;
		struct stemmer *stemmer;

		check_ok(stemmer_new(&stemmer, rows[i].language, &error), &error);
		stemmer_append(stemmer, &one, slice_of(rows[i].one));
		stemmer_append(stemmer, &other, slice_of(rows[i].other));
		if (slice_equal(buffer_text(&one), buffer_text(&other)) != rows[i].same)
			fail_msg("%s: %s -> %.*s, %s -> %.*s", rows[i].language, rows[i].one,
				(int)one.length, one.bytes, rows[i].other, (int)other.length,
				other.bytes);
		buffer_clear(&one);
		buffer_clear(&other);
		stemmer_free(stemmer);
	}
}

static void stems_are_folded(void **state)
{
	struct buffer stem = {0};
	struct stemmer *stemmer;

	(void)state;
	assert_int_equal(stemmer_new(&stemmer, "es", NULL), 0);
	stemmer_append(stemmer, &stem, slice_of("Árboles"));
	check_text(buffer_text(&stem), "arbol");
	buffer_clear(&stem);
	stemmer_free(stemmer);
	stemmer_free(NULL);
}

static void endless_words_stay(void **state)
{
	struct buffer stem = {0};
	struct stemmer *stemmer;
	char word[5000];

	(void)state;
	memset(word, 's', sizeof(word));
	assert_int_equal(stemmer_new(&stemmer, "en", NULL), 0);
	stemmer_append(stemmer, &stem, slice(word, sizeof(word)));
	assert_int_equal(stem.length, sizeof(word));
	buffer_clear(&stem);
	stemmer_free(stemmer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(inflections_share_a_stem),
		cmocka_unit_test(stems_are_folded),
		cmocka_unit_test(endless_words_stay),
	};

	return cmocka_run_group_tests_name("text/stem", tests, NULL, NULL);
}
