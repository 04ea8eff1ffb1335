/*
 * query.c - fuzz target: a phrase to look up
 *
 * The first line holds options: "e" exact, "l" of a language (Spanish), "t" with a target
 * (English). The rest is the phrase. The memory is a small one, made once, in a folder that is
 * removed as soon as it is open.
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz/small_memory.h"
#include "fuzz/target.h"

#include <cotejo/lookup.h>

/* What a hit promises: spans in order, inside the text, and as many as it says. */
static void check(const struct cotejo_hit *hit)
{
	struct cotejo_text text = hit->unit->variants[hit->variant].text;
	size_t end = 0;

	claim(hit->span_count > 0);
	for (size_t i = 0; i < hit->span_count; i++) {
		claim(hit->spans[i].length > 0 && hit->spans[i].begin >= end);
		end = hit->spans[i].begin + hit->spans[i].length;
		claim(end <= text.length);
	}
}

static struct cotejo_lookup_options read_options(struct cotejo_text line)
{
	struct cotejo_lookup_options options = COTEJO_LOOKUP_OPTIONS_INIT;

	for (size_t i = 0; i < line.length; i++) {
		if (line.bytes[i] == 'e')
			options.exact = 1;
		else if (line.bytes[i] == 'l')
			options.language = "es";
		else if (line.bytes[i] == 't')
			options.target_language = "en";
	}
	return options;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct cotejo_memory *memory;
	struct cotejo_text phrase = {(const char *)data, size};
	struct cotejo_lookup_options options = read_options(take_line(&phrase));
	struct cotejo_lookup *lookup = NULL;
	const struct cotejo_hit *hit;
	int code, count = 0;

	if (!memory)
		memory = small_memory();
	code = cotejo_lookup_new(&lookup, memory, phrase, &options, NULL);
	claim(code == 0 || code == COTEJO_EARGUMENT || code == COTEJO_EENCODING);
	claim((code == 0) == (lookup != NULL));
	while (code == 0 && cotejo_lookup_next(lookup, &hit, NULL) == 1) {
		check(hit);
		count++;
	}
	claim(count <= (int)(SMALL_MEMORY_UNITS));
	cotejo_lookup_free(lookup);
	return 0;
}
