/*
 * forms.c - how the words behind the tokens are written
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/forms.h"

#include <stdlib.h>

#include "base/array.h"
#include "text/fold.h"

void forms_clear(struct forms *forms)
{
	for (size_t i = 0; i < forms->count; i++)
		free(forms->items[i].text);
	free(forms->items);
	buffer_clear(&forms->word);
	*forms = (struct forms){0};
}

/* One vote: for the candidate, against it, or, where none is ahead, for a new one. */
static int vote(struct form *form, struct cotejo_text word)
{
	char *text;

	if (form->votes && slice_equal(slice(form->text, form->length), word)) {
		form->votes++;
		return 0;
	}
	if (form->votes) {
		form->votes--;
		return 0;
	}
	text = realloc(form->text, word.length + 1);
	if (!text)
		return COTEJO_ENOMEM;
	memcpy(text, word.bytes, word.length);
	form->text = text;
	form->length = (uint32_t)word.length;
	form->votes = 1;
	return 0;
}

static int reserve(struct forms *forms, size_t count)
{
	struct form *items = array_reserve(forms->items, &forms->capacity, count, sizeof(*items));

	if (!items)
		return COTEJO_ENOMEM;
	forms->items = items;
	while (forms->count < count)
		items[forms->count++] = (struct form){0};
	return 0;
}

static int count_word(struct forms *forms, const struct vocabulary *vocabulary,
	struct tokenizer *tokenizer, struct cotejo_text text, const struct word *word)
{
	const struct map_entry *entry;

	if (word->kind != WORD_LETTERS || !tokenizer_make(tokenizer, text, word))
		return 0;
	buffer_reset(&forms->word);
	fold_append_lower(&forms->word, slice(text.bytes + word->begin, word->length));
	if (tokenizer->token.failed || forms->word.failed)
		return COTEJO_ENOMEM;
	entry = map_find(&vocabulary->numbers, buffer_text(&tokenizer->token));
	return entry ? vote(&forms->items[entry->value], buffer_text(&forms->word)) : 0;
}

int forms_count(struct forms *forms, const struct vocabulary *vocabulary,
	struct tokenizer *tokenizer, const struct cotejo_sentences *sentences,
	struct cotejo_error *error)
{
	int status = reserve(forms, vocabulary->numbers.count) ? error_no_memory(error) : 0;

	for (size_t i = 0; i < sentences->count && status >= 0; i++) {
		struct word word;

		words_start(&tokenizer->words, sentences->texts[i]);
		while ((status = words_next(&tokenizer->words, &word, error)) > 0)
			if (count_word(forms, vocabulary, tokenizer, sentences->texts[i], &word))
				return error_no_memory(error);
	}
	return status < 0 ? status : 0;
}

struct cotejo_text forms_get(
	const struct forms *forms, const struct vocabulary *vocabulary, uint32_t token)
{
	if (token < forms->count && forms->items[token].text)
		return slice(forms->items[token].text, forms->items[token].length);
	return vocabulary->numbers.entries[token].key;
}
