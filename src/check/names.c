/*
 * names.c - names that one text lacks
 *
 * A name is a capitalised word inside a sentence that the memory never has in lower case (usual.c).
 * It has a counterpart in the other text when a word there begins alike, or is what ICU calls the
 * country, language, month or day there. Names that are translated otherwise stand for each other:
 * only where one text has none left is one missing.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/checker.h"

#include "base/error.h"
#include "base/slice.h"
#include "text/character_kind.h"
#include "text/fold.h"
#include "text/names.h"
#include "text/utf8.h"

enum {
	NAME_LEAST = 4, /* bytes; shorter ones are titles and abbreviations */
	ALIKE = 4       /* words that begin with so many letters alike are the same name */
};

/* ---- What ICU knows ---- */

struct taking {
	struct language_pair *pair;
	struct buffer folded;
};

static int take_name(
	void *user, struct cotejo_text left, struct cotejo_text right, struct cotejo_error *error)
{
	struct taking *taking = user;
	struct language_pair *pair = taking->pair;
	size_t begin = pair->translated.text.length;
	bool is_new;

	buffer_reset(&taking->folded);
	fold_append(&taking->folded, left);
	if (taking->folded.failed || !map_insert(&pair->names, buffer_text(&taking->folded),
					     (uint32_t)pair->translated.count, &is_new))
		return error_no_memory(error);
	if (!is_new)
		return 0;
	fold_append(&pair->translated.text, right);
	items_add_since(&pair->translated, begin);
	return pair->translated.failed ? error_no_memory(error) : 0;
}

int names_learn(struct language_pair *pair, struct cotejo_error *error)
{
	struct taking taking = {.pair = pair};
	struct names_taker taker = {take_name, NULL, &taking, true};
	int code = names_each(pair->tags[SOURCE], pair->tags[TARGET], &taker, error);

	buffer_clear(&taking.folded);
	return code;
}

static bool contains(struct cotejo_text text, struct cotejo_text part)
{
	for (size_t i = 0; i + part.length <= text.length; i++) {
		if (slice_starts(slice(text.bytes + i, text.length - i), part))
			return true;
	}
	return false;
}

/* What ICU calls a name of the source in the target's language; empty: it does not know. */
static struct cotejo_text translation_of(const struct language_pair *pair, struct cotejo_text name)
{
	const struct map_entry *entry = map_find(&pair->names, name);

	return entry && entry->value < pair->translated.count
		       ? items_at(&pair->translated, entry->value)
		       : slice("", 0);
}

/* ---- What the texts have ---- */

static bool starts_upper(struct cotejo_text word)
{
	size_t next = 0;

	if (character_kind_at(word, 0, &next) != KIND_UPPER || next >= word.length)
		return false;
	/* A word in capitals shouts and names nothing. */
	return character_kind_at(word, next, &next) != KIND_UPPER;
}

static bool ends_sentence(struct cotejo_text mark)
{
	int32_t c;

	utf8_next(mark, 0, &c);
	return c != ',' && c != '\'' && c != 0x2019 && c != '-' && c != '/' && c != '&' && c != '%';
}

/* Whether the name added last, `raw` in the text, is a month, or a word that the language writes in
 * lower case as well. */
static bool is_usual(const struct cotejo_checker *checker, int side, struct cotejo_text raw,
	const struct items *names)
{
	struct cotejo_text name;

	if (names->count == 0)
		return false;
	name = items_at(names, names->count - 1);
	return map_find(&checker->languages->usual[side], name) ||
	       months_find(&checker->languages->months[side], raw, name);
}

/* Adds the folded names of a text; returns how many words it has, or a failure. */
static int find_names(struct cotejo_checker *checker, int side, struct cotejo_error *error)
{
	struct cotejo_text text = checker->texts[side];
	struct items *names = &checker->items[side];
	bool inside = false;
	struct word word;
	int code, words = 0;

	items_reset(names);
	words_start(&checker->scanner, text);
	while ((code = words_next(&checker->scanner, &word, error)) == 1) {
		struct cotejo_text bytes = slice(text.bytes + word.begin, word.length);
		size_t begin = names->text.length;

		if (word.kind == WORD_MARK) {
			inside = inside && !ends_sentence(bytes);
			continue;
		}
		words++;
		if (word.kind == WORD_LETTERS && inside && bytes.length >= NAME_LEAST &&
			starts_upper(bytes)) {
			fold_append(&names->text, bytes);
			items_add_since(names, begin);
			if (is_usual(checker, side, bytes, names))
				items_drop(names, names->count - 1);
		}
		inside = true;
	}
	if (code == 0 && names->failed)
		return error_no_memory(error);
	return code < 0 ? code : words;
}

/* The length, in letters, of what two folded words have in common at their beginnings. */
static size_t common_letters(struct cotejo_text a, struct cotejo_text b)
{
	size_t i = 0, letters = 0;

	for (; i < a.length && i < b.length && a.bytes[i] == b.bytes[i]; i++)
		letters += !utf8_is_tail((unsigned char)a.bytes[i]);
	return letters;
}

static int fold_words(struct cotejo_checker *checker, int side, struct items *ret_words,
	struct cotejo_error *error)
{
	struct cotejo_text text = checker->texts[side];
	struct word word;
	int code;

	words_start(&checker->scanner, text);
	while ((code = words_next(&checker->scanner, &word, error)) == 1) {
		size_t begin = ret_words->text.length;

		if (word.kind != WORD_LETTERS)
			continue;
		fold_append(&ret_words->text, slice(text.bytes + word.begin, word.length));
		items_add_since(ret_words, begin);
	}
	return code == 0 && ret_words->failed ? error_no_memory(error) : code;
}

/* Drops the names that begin like a word of the other text. */
static void drop_alike(struct items *names, const struct items *words)
{
	for (size_t i = names->count; i-- > 0;) {
		struct cotejo_text name = items_at(names, i);

		for (size_t j = 0; j < words->count; j++) {
			struct cotejo_text word = items_at(words, j);

			if (!slice_equal(name, word) && common_letters(name, word) < ALIKE)
				continue;
			items_drop(names, i);
			break;
		}
	}
}

/* Drops the names whose translation the target has, and the translation with them. */
static int drop_known(struct cotejo_checker *checker, struct cotejo_error *error)
{
	struct items *names = checker->items;

	buffer_reset(&checker->folded);
	fold_append(&checker->folded, checker->texts[TARGET]);
	if (checker->folded.failed)
		return error_no_memory(error);
	for (size_t i = names[SOURCE].count; i-- > 0;) {
		struct cotejo_text translation =
			translation_of(checker->languages, items_at(&names[SOURCE], i));

		if (!translation.length || !contains(buffer_text(&checker->folded), translation))
			continue;
		items_drop(&names[SOURCE], i);
		for (size_t j = names[TARGET].count; j-- > 0;) {
			if (contains(translation, items_at(&names[TARGET], j)))
				items_drop(&names[TARGET], j);
		}
	}
	return 0;
}

int check_names(struct cotejo_checker *checker, struct cotejo_error *error)
{
	struct items *names = checker->items, words[SIDES] = {{{0}, NULL, 0, 0, false}};
	int counts[SIDES] = {find_names(checker, SOURCE, error), 0}, code = 0;
	size_t found;

	if (counts[SOURCE] >= 0)
		counts[TARGET] = find_names(checker, TARGET, error);
	if (counts[SOURCE] < 0 || counts[TARGET] < 0)
		return counts[SOURCE] < 0 ? counts[SOURCE] : counts[TARGET];
	/* A headline has capitals for a dress. */
	if ((int)names[SOURCE].count * 2 > counts[SOURCE] ||
		(int)names[TARGET].count * 2 > counts[TARGET])
		return 0;
	for (int side = SOURCE; side < SIDES && code == 0; side++)
		code = fold_words(checker, side, &words[side], error);
	if (code == 0) {
		drop_alike(&names[SOURCE], &words[TARGET]);
		drop_alike(&names[TARGET], &words[SOURCE]);
		code = drop_known(checker, error);
	}
	items_clear(&words[SOURCE]);
	items_clear(&words[TARGET]);
	if (code < 0)
		return code;
	found = names[SOURCE].count < names[TARGET].count ? names[SOURCE].count
							  : names[TARGET].count;
	if (found == 0)
		note_items(checker, COTEJO_FLAG_NAMES);
	return 0;
}
