/*
 * align.c - alignments as the caller sees them
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <cotejo/align.h>

enum { MANY = 400 };

struct text {
	const char *language;
	size_t count;
	struct cotejo_text texts[MANY];
	uint32_t blocks[MANY];
	char bytes[MANY][160];
};

static struct cotejo_sentences view(const struct text *text)
{
	return (struct cotejo_sentences){text->language, text->count, text->texts, NULL, NULL};
}

static void add(struct text *text, const char *sentence)
{
	assert_true(text->count < MANY);
	text->texts[text->count++] = slice_of(sentence);
}

/* A sentence of pseudo-random words, different for each seed. */
static void add_random(struct text *text, unsigned seed)
{
	static const char *const words[] = {"government", "election", "the", "of", "river",
		"mountain", "and", "president", "market", "said", "wall", "border", "trade",
		"minister", "summer", "winter", "music", "road", "water", "night", "young", "house",
		"with", "people", "number", "letter", "city", "north", "answer", "ship"};
	char *bytes = text->bytes[text->count];
	unsigned length = 4 + seed * 7 % 11;
	size_t used = 0;

	for (unsigned w = 0; w < length; w++) {
		seed = seed * 1103515245U + 12345U;
		used += (size_t)snprintf(bytes + used, sizeof(text->bytes[0]) - used, "%s ",
			words[seed / 65536U % (sizeof(words) / sizeof(words[0]))]);
	}
	add(text, bytes);
}

static struct cotejo_alignment *align(const struct text *left, const struct text *right)
{
	struct cotejo_sentences left_view = view(left), right_view = view(right);
	struct cotejo_alignment *alignment = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;

	check_ok(cotejo_align(&alignment, &left_view, &right_view, NULL, &error), &error);
	return alignment;
}

/* Every sentence in exactly one bead, in order, with a probability. */
static void check_whole(const struct cotejo_alignment *alignment, size_t left, size_t right)
{
	const struct cotejo_bead *beads = cotejo_alignment_beads(alignment);
	size_t i = 0, j = 0;

	for (size_t b = 0; b < cotejo_alignment_bead_count(alignment); b++) {
		assert_int_equal(beads[b].left_begin, i);
		assert_int_equal(beads[b].right_begin, j);
		assert_true(beads[b].left_count + beads[b].right_count > 0);
		assert_true(beads[b].probability >= 0 && beads[b].probability <= 1);
		i += beads[b].left_count;
		j += beads[b].right_count;
	}
	assert_int_equal(i, left);
	assert_int_equal(j, right);
}

static void check_bead(const struct cotejo_alignment *alignment, size_t left_begin,
	size_t left_count, size_t right_begin, size_t right_count)
{
	const struct cotejo_bead *beads = cotejo_alignment_beads(alignment);

	for (size_t b = 0; b < cotejo_alignment_bead_count(alignment); b++)
		if (beads[b].left_begin == left_begin && beads[b].left_count == left_count &&
			beads[b].right_begin == right_begin && beads[b].right_count == right_count)
			return;
	fail_msg("no bead %zu+%zu:%zu+%zu", left_begin, left_count, right_begin, right_count);
}

static void test_identity(void **state)
{
	struct text text = {.language = "en"};
	struct cotejo_alignment *alignment;
	const struct cotejo_bead *beads;

	(void)state;
	for (unsigned i = 0; i < 120; i++)
		add_random(&text, i);
	alignment = align(&text, &text);
	check_whole(alignment, text.count, text.count);
	assert_int_equal(cotejo_alignment_bead_count(alignment), text.count);
	beads = cotejo_alignment_beads(alignment);
	for (size_t b = 0; b < text.count; b++)
		assert_true(beads[b].probability > .9);
	cotejo_alignment_free(alignment);
}

static const char *const english[] = {"The talks began in Mexico City on 23 February 2017.",
	"Nobody expected an agreement.", "The minister spoke for two hours. ",
	"The wall would cost 21.6 billion dollars, according to a report.",
	"Mexico will not pay for the wall, said Videgaray.",
	"The next meeting will be in March in Washington."};

static const char *const spanish[] = {
	"Las conversaciones empezaron en la Ciudad de México el 23 de febrero de 2017.",
	"Nadie esperaba un acuerdo.", "El ministro habló durante dos horas.",
	"El muro costaría 21.600 millones de dólares, según un informe.",
	"México no pagará el muro, dijo Videgaray.",
	"La próxima reunión será en marzo en Washington."};

enum { ARTICLE = 6 };

static struct text article(const char *const *sentences, const char *language)
{
	struct text text = {.language = language};

	for (size_t i = 0; i < ARTICLE; i++)
		add(&text, sentences[i]);
	return text;
}

static void test_translation(void **state)
{
	struct text left = article(english, "en"), right = article(spanish, "es-MX");
	struct cotejo_alignment *alignment = align(&left, &right);

	(void)state;
	check_whole(alignment, ARTICLE, ARTICLE);
	for (size_t i = 0; i < ARTICLE; i++)
		check_bead(alignment, i, 1, i, 1);
	cotejo_alignment_free(alignment);
}

static void test_merge(void **state)
{
	struct text left = article(english, "en"), right = article(spanish, "es");
	struct cotejo_alignment *alignment;

	(void)state;
	right.texts[3] =
		slice_of("El muro costaría 21.600 millones de dólares, según un informe, y "
			 "México no pagará el muro, dijo Videgaray.");
	right.texts[4] = right.texts[5];
	right.count--;
	alignment = align(&left, &right);
	check_whole(alignment, ARTICLE, ARTICLE - 1);
	check_bead(alignment, 3, 2, 3, 1);
	check_bead(alignment, 5, 1, 4, 1);
	cotejo_alignment_free(alignment);
}

static void test_omission(void **state)
{
	struct text left = article(english, "en"), right = {.language = "es"};
	struct cotejo_alignment *alignment;

	(void)state;
	for (size_t i = 0; i < ARTICLE; i++)
		if (i != 3)
			add(&right, spanish[i]);
	alignment = align(&left, &right);
	check_whole(alignment, ARTICLE, ARTICLE - 1);
	check_bead(alignment, 3, 1, 3, 0);
	cotejo_alignment_free(alignment);
}

/* What is right of one is left of the other; only the order inside a gap may differ. */
static void test_symmetry(void **state)
{
	struct text left = article(english, "en"), right = article(spanish, "es");
	struct cotejo_alignment *one, *other;
	const struct cotejo_bead *beads;

	(void)state;
	right.texts[1] = right.texts[2];
	right.texts[2] = right.texts[5];
	right.count = 3;
	one = align(&left, &right);
	other = align(&right, &left);
	beads = cotejo_alignment_beads(one);
	assert_int_equal(cotejo_alignment_bead_count(one), cotejo_alignment_bead_count(other));
	for (size_t b = 0; b < cotejo_alignment_bead_count(one); b++)
		if (beads[b].left_count && beads[b].right_count)
			check_bead(other, beads[b].right_begin, beads[b].right_count,
				beads[b].left_begin, beads[b].left_count);
	cotejo_alignment_free(one);
	cotejo_alignment_free(other);
}

/* Texts that nobody would call texts. */
static void test_odd(void **state)
{
	static const struct {
		const char *name;
		struct cotejo_text left[3], right[3];
		size_t left_count, right_count;
	} rows[] = {
		{"nothing", {{0}}, {{0}}, 0, 0},
		{"left only", {{"a", 1}, {"b", 1}}, {{0}}, 2, 0},
		{"right only", {{0}}, {{"a", 1}}, 0, 1},
		{"empty sentences", {{"", 0}, {NULL, 0}}, {{"", 0}}, 2, 1},
		{"NUL", {{"a\0b", 3}, {"\0", 1}}, {{"a\0b", 3}, {"\0", 1}}, 2, 2},
		{"marks", {{"...", 3}, {"?", 1}, {"\xf0\x9f\x98\x80", 4}},
			{{"?", 1}, {"--", 2}, {"\xe2\x80\x8b", 3}}, 3, 3},
	};

	(void)state;
	for (size_t r = 0; r < sizeof(rows) / sizeof(rows[0]); r++) {
		struct text left = {.language = "en"}, right = {.language = "es"};
		struct cotejo_alignment *alignment;

		print_message("%s\n", rows[r].name);
		left.count = rows[r].left_count;
		right.count = rows[r].right_count;
		memcpy(left.texts, rows[r].left, sizeof(rows[r].left));
		memcpy(right.texts, rows[r].right, sizeof(rows[r].right));
		alignment = align(&left, &right);
		check_whole(alignment, left.count, right.count);
		cotejo_alignment_free(alignment);
	}
}

static void test_one_against_many(void **state)
{
	struct text left = {.language = "en"}, right = {.language = "en"};
	struct cotejo_alignment *alignment;

	(void)state;
	add_random(&left, 7);
	for (unsigned i = 0; i < 300; i++)
		add_random(&right, i);
	alignment = align(&left, &right);
	check_whole(alignment, 1, 300);
	cotejo_alignment_free(alignment);
	alignment = align(&right, &left);
	check_whole(alignment, 300, 1);
	cotejo_alignment_free(alignment);
}

static void test_determinism(void **state)
{
	struct text left = {.language = "en"}, right = {.language = "de"};
	struct cotejo_alignment *first, *second;
	size_t count;

	(void)state;
	for (unsigned i = 0; i < 90; i++) {
		if (i % 7)
			add_random(&left, i);
		if (i % 11)
			add_random(&right, i);
	}
	first = align(&left, &right);
	second = align(&left, &right);
	count = cotejo_alignment_bead_count(first);
	check_whole(first, left.count, right.count);
	assert_int_equal(count, cotejo_alignment_bead_count(second));
	assert_memory_equal(cotejo_alignment_beads(first), cotejo_alignment_beads(second),
		count * sizeof(struct cotejo_bead));
	cotejo_alignment_free(first);
	cotejo_alignment_free(second);
}

/* Names that were looked up before change nothing, and those of other languages neither. */
static void test_names(void **state)
{
	static const char *const languages[][2] = {{"en", "es"}, {"EN", "es"}, {"es", "en"}};
	struct text left = article(english, "en"), right = article(spanish, "es");
	struct cotejo_sentences left_view = view(&left), right_view = view(&right);
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_alignment *expected = align(&left, &right);
	struct cotejo_names *names = NULL;

	(void)state;
	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
		struct cotejo_align_options options = COTEJO_ALIGN_OPTIONS_INIT;
		struct cotejo_alignment *found = NULL;

		check_ok(
			cotejo_names_new(&names, languages[i][0], languages[i][1], &error), &error);
		options.names = names;
		check_ok(cotejo_align(&found, &left_view, &right_view, &options, &error), &error);
		assert_int_equal(
			cotejo_alignment_bead_count(expected), cotejo_alignment_bead_count(found));
		assert_memory_equal(cotejo_alignment_beads(expected), cotejo_alignment_beads(found),
			cotejo_alignment_bead_count(found) * sizeof(struct cotejo_bead));
		cotejo_alignment_free(found);
		cotejo_names_free(names);
	}
	assert_int_equal(cotejo_names_new(&names, "en", "no language", &error), COTEJO_EARGUMENT);
	cotejo_names_free(NULL);
	cotejo_alignment_free(expected);
}

static int stop_at_once(void *user)
{
	++*(int *)user;
	return 1;
}

static void test_failures(void **state)
{
	struct text left = article(english, "en"), right = article(spanish, "es");
	struct cotejo_sentences left_view = view(&left), right_view = view(&right);
	struct cotejo_align_options options = COTEJO_ALIGN_OPTIONS_INIT;
	struct cotejo_alignment *alignment = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int asked = 0;

	(void)state;
	options.cancel = stop_at_once;
	options.user = &asked;
	assert_int_equal(cotejo_align(&alignment, &left_view, &right_view, &options, &error),
		COTEJO_EINTERRUPTED);
	assert_int_equal(asked, 1);
	left_view.language = "not a language";
	assert_int_equal(
		cotejo_align(&alignment, &left_view, &right_view, NULL, &error), COTEJO_EARGUMENT);
	left_view.language = "en";
	left.texts[2] = slice("\xff", 1);
	assert_int_equal(
		cotejo_align(&alignment, &left_view, &right_view, NULL, &error), COTEJO_EENCODING);
	assert_null(alignment);
	cotejo_alignment_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_identity),
		cmocka_unit_test(test_translation),
		cmocka_unit_test(test_merge),
		cmocka_unit_test(test_omission),
		cmocka_unit_test(test_symmetry),
		cmocka_unit_test(test_odd),
		cmocka_unit_test(test_one_against_many),
		cmocka_unit_test(test_determinism),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_failures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
