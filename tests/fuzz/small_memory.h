/*
 * small_memory.h - a memory of a few units, in a folder that is removed as soon as it is open
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TESTS_FUZZ_SMALL_MEMORY_H
#define TESTS_FUZZ_SMALL_MEMORY_H

#include "fuzz/target.h"

#include <unistd.h>

#include "base/buffer.h"
#include "memory/handle.h"
#include "memory/names.h"
#include "memory/units.h"

static const char *const small_memory_texts[][2] = {
	{"There will be no mass deportations AND no wall, NOT now.",
		"No habr\xc3\xa1 deportaciones masivas ni muro."},
	{"NEAR the \"wall\" (of 1,234.5 km), don't pay*", "Cerca del muro: 1.234,5 km"},
	{"\xe4\xb8\xad\xe6\x96\x87 text OR none", "\xc3\x9c"
						  "bermut, caf\xc3\xa9 a/b ^c"},
	{"a a a b a", "el el el"},
};

enum { SMALL_MEMORY_UNITS = sizeof(small_memory_texts) / sizeof(small_memory_texts[0]) };

static inline void claim_ok(int code)
{
	claim(code == 0);
}

static inline void fill(struct cotejo_memory *memory)
{
	struct buffer scratch = {0};
	struct unit_text pair[2] = {{.tag = "en"}, {.tag = "es"}};
	int64_t unit;
	bool is_new;

	claim_ok(memory_begin(memory, NULL));
	for (int i = 0; i < 2; i++)
		claim_ok(language_number(memory, pair[i].tag, &pair[i].language, NULL));
	for (size_t i = 0; i < SMALL_MEMORY_UNITS; i++) {
		for (int j = 0; j < 2; j++)
			pair[j].text = slice_of(small_memory_texts[i][j]);
		claim_ok(unit_store_pair(memory, pair, 0, &scratch, &unit, &is_new, NULL));
	}
	claim_ok(memory_commit(memory, NULL));
	buffer_clear(&scratch);
}

/* It lives as long as the program. */
static inline struct cotejo_memory *small_memory(void)
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

#endif
