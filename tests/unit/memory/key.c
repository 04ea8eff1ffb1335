/*
 * Tests of memory/key.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "base/buffer.h"
#include "memory/key.h"

/* Keys are in files: these numbers must not change. They were worked out by another implementation
 * of SipHash-2-4, with the seed and "Cotejo!!" (the highest byte first) as the halves of its key.
 */
static void hashes_stay(void **state)
{
	static const struct {
		uint64_t seed;
		const char *text;
		uint64_t expected;
	} rows[] = {
		{0, "", 0xfc72157fdfcdb545U},
		{0, "a", 0x52ff39cb8f540edaU},
		{1, "a", 0xe37971782a0708dfU},
		{0x0706050403020100U, "seven77", 0xeb0f4cb9363514acU},
		{0x0706050403020100U, "eight888", 0xade8833fc9d81779U},
		{0x0706050403020100U, "deportaci\xc3\xb3n masiva", 0x14dd5b60728cbb67U},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		uint64_t hash = key_hash(rows[i].seed, slice_of(rows[i].text));

		if (hash != rows[i].expected)
			fail_msg("'%s': %llx", rows[i].text, (unsigned long long)hash);
	}
}

static void keys_fold(void **state)
{
	static const struct {
		const char *a, *b;
		bool same;
	} rows[] = {
		{"\xc3\x81rbol", "arbol", true},
		{"ARBOL", "arbol", true},
		{"arbol", "arboles", false},
		{"a b", "ab", false},
		{"", "a", false},
		{"", "", true},
	};
	struct buffer scratch = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int64_t a = key_of_text(5, slice_of(rows[i].a), &scratch);
		int64_t b = key_of_text(5, slice_of(rows[i].b), &scratch);

		assert_true(a >= INT32_MIN && a <= INT32_MAX);
		if ((a == b) != rows[i].same)
			fail_msg("'%s', '%s'", rows[i].a, rows[i].b);
	}
	assert_int_not_equal(
		key_of_text(5, slice_of("a"), &scratch), key_of_text(6, slice_of("a"), &scratch));
	buffer_clear(&scratch);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hashes_stay),
		cmocka_unit_test(keys_fold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
