/*
 * pretranslate.c - fuzz target: an XLIFF file that gets proposals
 *
 * The first byte says whether targets are filled. What comes out is the file again where nothing is
 * added; read once more it gets the same proposals in place of the first ones, and nothing is added
 * twice. The memory is a small one, made once.
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz/target.h"

#include <unistd.h>

#include <cotejo/exchange.h>
#include <cotejo/pretranslate.h>

#include "base/buffer.h"
#include "text/utf8.h"

static const char *const units =
	"<tmx version='1.4'><header srclang='en'/><body>"
	"<tu><tuv xml:lang='en'><seg>One two three.</seg></tuv>"
	"<tuv xml:lang='es'><seg>Uno &lt;dos> &amp; tres.</seg></tuv></tu>"
	"<tu><tuv xml:lang='en'><seg>Open <bpt i='1' x='1'>b</bpt>four<ept i='1'>e</ept> <ph "
	"x='2'>p</ph></seg></tuv><tuv xml:lang='es'><seg><ph x='2'>p</ph> Abra <bpt i='1' x='1'>b"
	"</bpt>cuatro<ept i='1'>e</ept></seg></tuv></tu></body></tmx>";

static char folder[900];

static void make_path(char path[sizeof(folder) + 16], const char *name)
{
	snprintf(path, sizeof(folder) + 16, "%s/%s", folder, name);
}

static void write_file(const char *path, struct cotejo_text bytes)
{
	FILE *file = fopen(path, "wb");

	claim(file != NULL);
	claim(fwrite(bytes.bytes, 1, bytes.length, file) == bytes.length);
	claim(fclose(file) == 0);
}

static void remove_folder(void)
{
	static const char *const names[] = {"m", "m-wal", "m-shm", "units.tmx", "x"};
	char path[sizeof(folder) + 16];

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		make_path(path, names[i]);
		unlink(path);
	}
	rmdir(folder);
}

static struct cotejo_memory *make_memory(void)
{
	const char *scratch = getenv("TMPDIR");
	struct cotejo_memory *memory = NULL;
	struct cotejo_import *import = NULL;
	char path[sizeof(folder) + 16];

	snprintf(folder, sizeof(folder), "%s/cotejo-fuzz-XXXXXX", scratch ? scratch : P_tmpdir);
	claim(mkdtemp(folder) != NULL);
	atexit(remove_folder);
	make_path(path, "m");
	claim(cotejo_memory_open(&memory, path, COTEJO_MEMORY_CREATE, NULL) == 0);
	make_path(path, "units.tmx");
	write_file(path, slice_of(units));
	claim(cotejo_import_new(&import, path, NULL, NULL) == 0);
	claim(cotejo_import_run(import, memory, NULL, NULL) == 0);
	cotejo_import_free(import);
	return memory;
}

static int write_bytes(void *user, const char *bytes, size_t length)
{
	buffer_add(user, slice(bytes, length));
	return 0;
}

/* What a file becomes; false when it is refused. */
static bool pretranslate(struct cotejo_memory *memory, struct cotejo_text bytes, int fill_score,
	struct buffer *ret_bytes, struct cotejo_pretranslate_result *ret_result)
{
	struct cotejo_pretranslate_options options = COTEJO_PRETRANSLATE_OPTIONS_INIT;
	struct cotejo_output output = {write_bytes, ret_bytes};
	char path[sizeof(folder) + 16];
	int code;

	make_path(path, "x");
	write_file(path, bytes);
	options.target_language = "es";
	options.min_score = 30;
	options.fill_score = fill_score;
	code = cotejo_pretranslate(memory, path, &options, &output, ret_result, NULL);
	claim(code == 0 || code == COTEJO_ESYNTAX || code == COTEJO_EENCODING ||
		code == COTEJO_ELIMIT || code == COTEJO_EARGUMENT);
	claim(code == 0 || ret_bytes->length == 0);
	return code == 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct cotejo_memory *memory;
	struct cotejo_pretranslate_result first, second;
	struct buffer once = {0}, twice = {0};
	struct cotejo_text bytes = slice((const char *)data, size);
	int fill_score;

	if (!memory)
		memory = make_memory();
	if (size == 0)
		return 0;
	fill_score = bytes.bytes[0] == 'f' ? 50 : 0;
	bytes = slice(bytes.bytes + 1, size - 1);
	if (pretranslate(memory, bytes, fill_score, &once, &first)) {
		claim(utf8_valid_length(buffer_text(&once)) == once.length);
		claim(first.left + first.matched <= first.segments);
		claim(pretranslate(memory, buffer_text(&once), 0, &twice, &second));
		claim(second.segments == first.segments);
		claim(second.proposals == first.proposals);
		claim(slice_equal(buffer_text(&once), buffer_text(&twice)));
	}
	buffer_clear(&once);
	buffer_clear(&twice);
	return 0;
}
