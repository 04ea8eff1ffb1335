/*
 * vocabulary.c - a hash table over the word lists of one language
 *
 * The lists are strings in the program; the table only points into them, so that making one costs
 * some tens of microseconds and a few kilobytes.
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/vocabulary.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/slice.h"

#include "text/data/ca.inc"
#include "text/data/de.inc"
#include "text/data/en.inc"
#include "text/data/es.inc"
#include "text/data/fr.inc"
#include "text/data/it.inc"
#include "text/data/pt.inc"

#define LISTS(array) array, sizeof(array) / sizeof(*(array))

static const struct language {
	const char *tag;
	const struct word_list *lists;
	size_t list_count;
	bool dotted_ordinals;
} languages[] = {
	{"ca", LISTS(catalan_words), false},
	{"de", LISTS(german_words), true},
	{"en", LISTS(english_words), false},
	{"es", LISTS(spanish_words), false},
	{"fr", LISTS(french_words), false},
	{"it", LISTS(italian_words), false},
	{"pt", LISTS(portuguese_words), false},
};

/* A word as one list writes it. The same letters may stand in several slots: with a capital and
 * without. */
struct slot {
	const char *word; /* NULL: free */
	uint8_t length;
	bool capital;
	uint32_t classes;
};

struct vocabulary {
	const struct language *language;
	size_t mask; /* the number of slots - 1 */
	struct slot slots[];
};

/* Lower case of a byte in Latin script: ASCII, and the second byte of U+00C0 to U+00DE. Enough for
 * a comparison of words whose other letters agree. */
static unsigned char lower(const char *word, size_t i)
{
	unsigned char byte = (unsigned char)word[i];

	if (byte >= 'A' && byte <= 'Z')
		return (unsigned char)(byte + ('a' - 'A'));
	if (byte >= 0x80 && byte <= 0x9E && i > 0 && (unsigned char)word[i - 1] == 0xC3)
		return (unsigned char)(byte + 0x20);
	return byte;
}

static bool begins_with_capital(const char *word, size_t length)
{
	return length > 0 && (lower(word, 0) != (unsigned char)word[0] ||
				     (length > 1 && lower(word, 1) != (unsigned char)word[1] &&
					     (unsigned char)word[0] == 0xC3));
}

static bool same_letters(const struct slot *slot, struct cotejo_text word)
{
	if (slot->length != word.length)
		return false;
	for (size_t i = 0; i < word.length; i++)
		if (lower(slot->word, i) != lower(word.bytes, i))
			return false;
	return true;
}

/* FNV-1a; the keys are ours, so that nobody can choose ones that collide. */
static size_t hash(struct cotejo_text word)
{
	uint32_t value = 2166136261u;

	for (size_t i = 0; i < word.length; i++)
		value = (value ^ lower(word.bytes, i)) * 16777619u;
	return value ^ (value >> 15);
}

static size_t count_words(const struct language *language)
{
	size_t count = 0;

	for (size_t i = 0; i < language->list_count; i++)
		for (const char *p = language->lists[i].words; *p; p++)
			count += *p == ' ';
	return count + language->list_count;
}

static void add(struct vocabulary *vocabulary, struct cotejo_text word, uint32_t classes)
{
	bool capital = begins_with_capital(word.bytes, word.length);
	size_t i = hash(word) & vocabulary->mask;
	struct slot *slot = &vocabulary->slots[i];

	while (slot->word && !(same_letters(slot, word) && slot->capital == capital)) {
		i = (i + 1) & vocabulary->mask;
		slot = &vocabulary->slots[i];
	}
	slot->word = word.bytes;
	slot->length = (uint8_t)word.length;
	slot->capital = capital;
	slot->classes |= classes;
}

static void add_list(struct vocabulary *vocabulary, const struct word_list *list)
{
	const char *word = list->words;

	while (*word) {
		size_t length = strcspn(word, " ");

		if (length > 0)
			add(vocabulary, slice(word, length), list->classes);
		word += length + (word[length] == ' ');
	}
}

static const struct language *find(const char *tag)
{
	for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++)
		if (strcmp(languages[i].tag, tag) == 0)
			return &languages[i];
	return NULL;
}

int vocabulary_new(
	struct vocabulary **ret_vocabulary, const char *language, struct cotejo_error *error)
{
	const struct language *found = find(language);
	struct vocabulary *vocabulary;
	size_t slots = 64;

	if (!found) {
		*ret_vocabulary = NULL;
		return 0;
	}
	while (slots < 2 * count_words(found))
		slots *= 2;
	vocabulary = calloc(1, sizeof(*vocabulary) + slots * sizeof(*vocabulary->slots));
	if (!vocabulary)
		return error_no_memory(error);
	vocabulary->language = found;
	vocabulary->mask = slots - 1;
	for (size_t i = 0; i < found->list_count; i++)
		add_list(vocabulary, &found->lists[i]);
	*ret_vocabulary = vocabulary;
	return 0;
}

void vocabulary_free(struct vocabulary *vocabulary)
{
	free(vocabulary);
}

uint32_t vocabulary_classes(const struct vocabulary *vocabulary, struct cotejo_text word)
{
	uint32_t classes = 0;
	bool capital, exact = false;

	if (word.length == 0 || word.length > VOCABULARY_LONGEST)
		return 0;
	capital = begins_with_capital(word.bytes, word.length);
	for (size_t i = hash(word) & vocabulary->mask; vocabulary->slots[i].word;
		i = (i + 1) & vocabulary->mask) {
		const struct slot *slot = &vocabulary->slots[i];

		if (!same_letters(slot, word) || (slot->capital != capital && !capital))
			continue;
		if (slot->capital == capital) {
			classes = slot->classes | (classes & ~(uint32_t)ABBREVIATION_ANY);
			exact = true;
		} else if (word.length > 1) {
			classes |=
				exact ? slot->classes & ~(uint32_t)ABBREVIATION_ANY : slot->classes;
		}
	}
	return classes;
}

bool vocabulary_has_dotted_ordinals(const struct vocabulary *vocabulary)
{
	return vocabulary->language->dotted_ordinals;
}

const char *vocabulary_language(size_t index)
{
	return index < sizeof(languages) / sizeof(*languages) ? languages[index].tag : NULL;
}

const struct word_list *vocabulary_lists(const char *language, size_t *ret_count)
{
	const struct language *found = find(language);

	if (!found)
		return NULL;
	*ret_count = found->list_count;
	return found->lists;
}
