/*
 * lexicon.c - fuzz target: a dictionary of any format
 *
 * What was read can be compiled, and is as much when it is read again.
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz/target.h"

#include <cotejo/lexicon.h>

#include "base/buffer.h"

static int collect(void *user, const char *bytes, size_t length)
{
	buffer_add(user, slice(bytes, length));
	return 0;
}

static struct cotejo_lexicon *new_lexicon(void)
{
	struct cotejo_lexicon *lexicon = NULL;

	claim(cotejo_lexicon_new(&lexicon, NULL) == 0);
	return lexicon;
}

static void check(const struct cotejo_lexicon *lexicon)
{
	const struct cotejo_lexicon_entry *entries = cotejo_lexicon_entries(lexicon);

	for (size_t i = 0; i < cotejo_lexicon_count(lexicon); i++) {
		claim(entries[i].source.length > 0 && entries[i].target.length > 0);
		claim(entries[i].forward >= 0 && entries[i].forward <= 1);
		claim(entries[i].backward >= 0 && entries[i].backward <= 1);
		if (i == 0)
			continue;
		int order = slice_compare(entries[i - 1].source, entries[i].source);
		claim(order < 0 || (order == 0 && slice_compare(entries[i - 1].target,
							  entries[i].target) < 0));
	}
}

static void check_again(const struct cotejo_lexicon *lexicon)
{
	struct cotejo_lexicon *again = new_lexicon();
	struct buffer bytes = {0};
	struct cotejo_output output = {collect, &bytes};

	claim(cotejo_lexicon_compile(lexicon, &output, NULL) == 0);
	claim(cotejo_lexicon_parse(again, buffer_text(&bytes), NULL, NULL) == 0);
	claim(cotejo_lexicon_count(again) == cotejo_lexicon_count(lexicon));
	check(again);
	buffer_clear(&bytes);
	cotejo_lexicon_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct cotejo_text text = {(const char *)data, size};
	struct cotejo_lexicon *lexicon = new_lexicon();

	if (cotejo_lexicon_parse(lexicon, text, "f", NULL) == 0) {
		check(lexicon);
		check_again(lexicon);
	} else {
		claim(cotejo_lexicon_count(lexicon) == 0);
	}
	cotejo_lexicon_free(lexicon);
	return 0;
}
