/*
 * query.c - fuzz target: a phrase to look up
 *
 * The first line holds options: "e" exact, "l" of a language (Spanish), "t" with a target
 * (English). The rest is the phrase. The memory is a small one, made once, in a folder that is
 * removed as soon as it is open.
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz/target.h"

#include <unistd.h>

#include <cotejo/lookup.h>

#include "base/buffer.h"
#include "memory/handle.h"
#include "memory/names.h"
#include "memory/units.h"

static const char *const texts[][2] = {
	{"There will be no mass deportations AND no wall, NOT now.",
		"No habr\xc3\xa1 deportaciones masivas ni muro."},
	{"NEAR the \"wall\" (of 1,234.5 km), don't pay*", "Cerca del muro: 1.234,5 km"},
	{"\xe4\xb8\xad\xe6\x96\x87 text OR none", "\xc3\x9c"
						  "bermut, caf\xc3\xa9 a/b ^c"},
	{"a a a b a", "el el el"},
};

static void claim_ok(int code)
{
	claim(code == 0);
}

static void fill(struct cotejo_memory *memory)
{
	struct buffer scratch = {0};
	struct unit_text pair[2] = {{.tag = "en"}, {.tag = "es"}};
	int64_t unit;
	bool is_new;

	claim_ok(memory_begin(memory, NULL));
	for (int i = 0; i < 2; i++)
		claim_ok(language_number(memory, pair[i].tag, &pair[i].language, NULL));
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		for (int j = 0; j < 2; j++)
			pair[j].text = slice_of(texts[i][j]);
		claim_ok(unit_store_pair(memory, pair, 0, &scratch, &unit, &is_new, NULL));
	}
	claim_ok(memory_commit(memory, NULL));
	buffer_clear(&scratch);
}

static struct cotejo_memory *make_memory(void)
{
	const char *scratch = getenv("TMPDIR");
	char folder[900], path[sizeof(folder) + 16];
	struct cotejo_memory *memory = NULL;

	snprintf(folder, sizeof(folder), "%s/cotejo-fuzz-XXXXXX", scratch ? scratch : P_tmpdir);
	claim(mkdtemp(folder) != NULL);
	snprintf(path, sizeof(path), "%s/memory.db", folder);
	claim_ok(cotejo_memory_open(&memory, path, COTEJO_MEMORY_CREATE, NULL));
	fill(memory);
	unlink(path);
	memcpy(path + strlen(path), "-wal", 5);
	unlink(path);
	memcpy(path + strlen(path) - 3, "shm", 3);
	unlink(path);
	rmdir(folder);
	return memory;
}

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
		memory = make_memory();
	code = cotejo_lookup_new(&lookup, memory, phrase, &options, NULL);
	claim(code == 0 || code == COTEJO_EARGUMENT || code == COTEJO_EENCODING);
	claim((code == 0) == (lookup != NULL));
	while (code == 0 && cotejo_lookup_next(lookup, &hit, NULL) == 1) {
		check(hit);
		count++;
	}
	claim(count <= (int)(sizeof(texts) / sizeof(texts[0])));
	cotejo_lookup_free(lookup);
	return 0;
}
