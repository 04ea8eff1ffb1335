/*
 * usual.c - the words that a language writes in lower case
 *
 * A word that the memory has in lower case somewhere is no name, whatever a headline or a button
 * makes of it; and it is a word of its language, which a copied text would have to be translated
 * for.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/checker.h"

#include "base/error.h"
#include "base/slice.h"
#include "text/character_kind.h"
#include "text/fold.h"

enum { MOST_WORDS = 300000 };

int usual_learn(struct cotejo_checker *checker, struct map *usual, struct cotejo_text text,
	struct cotejo_error *error)
{
	struct word word;
	int code;

	words_start(&checker->scanner, text);
	while ((code = words_next(&checker->scanner, &word, error)) == 1) {
		struct cotejo_text bytes = slice(text.bytes + word.begin, word.length);
		struct map_entry *entry;
		size_t next;
		bool is_new;

		if (word.kind != WORD_LETTERS || usual->count >= MOST_WORDS ||
			character_kind_at(bytes, 0, &next) != KIND_LOWER)
			continue;
		buffer_reset(&checker->folded);
		fold_append(&checker->folded, bytes);
		entry = checker->folded.failed
				? NULL
				: map_insert(usual, buffer_text(&checker->folded), 0, &is_new);
		if (!entry)
			return error_no_memory(error);
		entry->value++;
	}
	return code;
}
