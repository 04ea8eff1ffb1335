/*
 * compiled.c - compiled lexicons give back what went in, and no damage gets through
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <stdlib.h>

#include <cotejo/lexicon.h>

#include "base/buffer.h"

enum { VERSION_AT = 8, COUNT_AT = 12, SUM_AT = 24, BODY_AT = 32, ENTRIES_AT = 80 };

static const char lines[] = "dog\tcan\t0.1\t0.333333\ndog\tperro\t0.9\ndoğ\tpérro\nof course\tpor "
			    "supuesto\t0.123456789\t0\n";

static int collect(void *user, const char *bytes, size_t length)
{
	buffer_add(user, slice(bytes, length));
	return 0;
}

static int refuse(void *user, const char *bytes, size_t length)
{
	(void)user, (void)bytes, (void)length;
	return 1;
}

static struct cotejo_lexicon *read_text(struct cotejo_text text, int code, const char *name)
{
	struct cotejo_lexicon *lexicon = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int status;

	check_ok(cotejo_lexicon_new(&lexicon, &error), &error);
	status = cotejo_lexicon_parse(lexicon, text, "f", &error);
	if (status != code)
		fail_msg("%s: %d %s", name, status, error.message);
	if (status < 0 && cotejo_lexicon_count(lexicon) != 0)
		fail_msg("%s: entries of a file that was refused", name);
	return lexicon;
}

static void compile(struct buffer *buffer, const struct cotejo_lexicon *lexicon)
{
	struct cotejo_output output = {collect, buffer};
	struct cotejo_error error = COTEJO_ERROR_INIT;

	buffer_reset(buffer);
	check_ok(cotejo_lexicon_compile(lexicon, &output, &error), &error);
}

/* The checksum as the file's description has it. */
static void correct_sum(struct buffer *buffer)
{
	uint64_t sum = 0xcbf29ce484222325U;

	for (size_t at = BODY_AT; at < buffer->length || at == BODY_AT; at += 8) {
		uint64_t eight = 0;

		for (size_t i = 0; i < 8 && at + i < buffer->length; i++)
			eight |= (uint64_t)(unsigned char)buffer->bytes[at + i] << 8 * i;
		sum = (sum ^ eight) * 0x100000001b3U;
	}
	if ((buffer->length - BODY_AT) % 8 == 0)
		sum *= 0x100000001b3U;
	for (int i = 0; i < 8; i++)
		buffer->bytes[SUM_AT + i] = (char)(sum >> 8 * i & 0xff);
}

static void check_same(const struct cotejo_lexicon *one, const struct cotejo_lexicon *other)
{
	const struct cotejo_lexicon_entry *a = cotejo_lexicon_entries(one);
	const struct cotejo_lexicon_entry *b = cotejo_lexicon_entries(other);

	assert_int_equal(cotejo_lexicon_count(one), cotejo_lexicon_count(other));
	for (size_t i = 0; i < cotejo_lexicon_count(one); i++)
		if (!slice_equal(a[i].source, b[i].source) ||
			!slice_equal(a[i].target, b[i].target) || a[i].forward != b[i].forward ||
			a[i].backward != b[i].backward)
			fail_msg("entry %zu differs", i);
}

static void test_round(void **state)
{
	struct cotejo_lexicon *one = read_text(slice_of(lines), 0, "lines"), *other;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer first = {0}, second = {0};

	(void)state;
	assert_string_equal(cotejo_lexicon_language(one, 0), "");
	check_ok(cotejo_lexicon_set_languages(one, "EN_gb", "es", &error), &error);
	compile(&first, one);
	other = read_text(buffer_text(&first), 0, "compiled");
	check_same(one, other);
	assert_string_equal(cotejo_lexicon_language(other, 0), "en-GB");
	assert_string_equal(cotejo_lexicon_language(other, 1), "es");
	compile(&second, other);
	assert_true(slice_equal(buffer_text(&first), buffer_text(&second)));
	/* Our checksum is that of the program, else what follows shows nothing. */
	correct_sum(&second);
	assert_true(slice_equal(buffer_text(&first), buffer_text(&second)));
	check_ok(cotejo_lexicon_parse(other, slice_of("cat\tgato\n"), NULL, &error), &error);
	check_ok(cotejo_lexicon_parse(other, buffer_text(&first), NULL, &error), &error);
	assert_int_equal(cotejo_lexicon_count(other), 5);
	check_text(cotejo_lexicon_entries(other)[0].source, "cat");
	cotejo_lexicon_free(one);
	cotejo_lexicon_free(other);
	buffer_clear(&first);
	buffer_clear(&second);
}

static void test_empty(void **state)
{
	struct cotejo_lexicon *lexicon = read_text(slice_of(""), 0, "nothing");
	struct buffer bytes = {0};

	(void)state;
	compile(&bytes, lexicon);
	assert_int_equal(bytes.length, ENTRIES_AT);
	cotejo_lexicon_free(lexicon);
	lexicon = read_text(buffer_text(&bytes), 0, "empty");
	assert_int_equal(cotejo_lexicon_count(lexicon), 0);
	cotejo_lexicon_free(lexicon);
	buffer_clear(&bytes);
}

static void test_languages(void **state)
{
	struct cotejo_lexicon *lexicon = read_text(slice_of(lines), 0, "lines");
	struct cotejo_error error = COTEJO_ERROR_INIT;

	(void)state;
	assert_int_equal(
		cotejo_lexicon_set_languages(lexicon, "en", "no tag", &error), COTEJO_EARGUMENT);
	assert_int_equal(cotejo_lexicon_set_languages(
				 lexicon, "en-x-abcdefgh-abcdefgh-abcdefgh", "es", &error),
		COTEJO_EARGUMENT);
	assert_string_equal(cotejo_lexicon_language(lexicon, 0), "");
	cotejo_lexicon_free(lexicon);
}

static void test_write_fails(void **state)
{
	struct cotejo_lexicon *lexicon = read_text(slice_of(lines), 0, "lines");
	struct cotejo_output output = {refuse, NULL};

	(void)state;
	assert_int_equal(cotejo_lexicon_compile(lexicon, &output, NULL), COTEJO_EIO);
	cotejo_lexicon_free(lexicon);
}

/* Whatever byte is missing or another. */
static void test_damage(void **state)
{
	struct cotejo_lexicon *lexicon = read_text(slice_of(lines), 0, "lines");
	struct buffer bytes = {0};

	(void)state;
	compile(&bytes, lexicon);
	cotejo_lexicon_free(lexicon);
	for (size_t length = VERSION_AT; length < bytes.length; length++)
		cotejo_lexicon_free(
			read_text(slice(bytes.bytes, length), COTEJO_ESYNTAX, "truncated"));
	for (size_t at = VERSION_AT; at < bytes.length; at++) {
		bytes.bytes[at] ^= 1;
		cotejo_lexicon_free(read_text(buffer_text(&bytes), COTEJO_ESYNTAX, "a bit"));
		bytes.bytes[at] ^= 1;
	}
	buffer_clear(&bytes);
}

static bool is_fine(struct cotejo_text text)
{
	return text.length && !memchr(text.bytes, '\t', text.length) &&
	       !memchr(text.bytes, '\n', text.length) && !memchr(text.bytes, '\r', text.length);
}

/* Somebody who can count makes the checksum fit: what is read then is still in order. */
static void test_forged(void **state)
{
	struct cotejo_lexicon *lexicon = read_text(slice_of(lines), 0, "lines");
	struct buffer bytes = {0};
	size_t refused = 0, taken = 0;

	(void)state;
	compile(&bytes, lexicon);
	cotejo_lexicon_free(lexicon);
	for (size_t at = COUNT_AT; at < bytes.length; at++)
		for (int value = 0; value < 256; value += 3) {
			char before = bytes.bytes[at];
			const struct cotejo_lexicon_entry *entries;

			if (at >= SUM_AT && at < BODY_AT)
				continue;
			bytes.bytes[at] = (char)value;
			correct_sum(&bytes);
			assert_int_equal(cotejo_lexicon_new(&lexicon, NULL), 0);
			if (cotejo_lexicon_parse(lexicon, buffer_text(&bytes), NULL, NULL) < 0)
				refused++;
			else
				taken++;
			entries = cotejo_lexicon_entries(lexicon);
			for (size_t i = 0; i < cotejo_lexicon_count(lexicon); i++)
				if (!is_fine(entries[i].source) || !is_fine(entries[i].target) ||
					!(entries[i].forward >= 0 && entries[i].forward <= 1) ||
					(i && slice_compare(entries[i - 1].source,
						      entries[i].source) > 0))
					fail_msg("byte %zu as %d", at, value);
			cotejo_lexicon_free(lexicon);
			bytes.bytes[at] = before;
		}
	assert_true(refused > 1000 && taken > 100);
	buffer_clear(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_round),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_languages),
		cmocka_unit_test(test_write_fails),
		cmocka_unit_test(test_damage),
		cmocka_unit_test(test_forged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
