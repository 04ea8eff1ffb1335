/*
 * segment.c - fuzz target: a text becomes sentences and nothing is lost
 *
 * The first line names the language, the rest is the text.
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz/target.h"

#include <cotejo/segment.h>

enum { LONGEST_TAG = 32 };

/* The sentences, laid end to end, are the text. */
static void check_all(struct cotejo_segmenter *segmenter, struct cotejo_text text)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_text sentence;
	size_t end = 0;
	int code;

	while ((code = cotejo_segmenter_next(segmenter, &sentence, &error)) == 1) {
		claim(sentence.length > 0);
		claim(sentence.bytes == text.bytes + end);
		end += sentence.length;
	}
	claim(code == 0);
	claim(end == text.length);
	claim(cotejo_segmenter_next(segmenter, &sentence, &error) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct cotejo_text text = {(const char *)data, size};
	struct cotejo_segmenter *segmenter = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	char language[LONGEST_TAG];
	int code;

	copy_string(language, sizeof(language), take_line(&text));
	code = cotejo_segmenter_new(&segmenter, language, &error);
	claim(code == 0 || code == COTEJO_EARGUMENT);
	if (code)
		return 0;
	code = cotejo_segmenter_start(segmenter, text, &error);
	claim(code == 0 || code == COTEJO_EENCODING);
	if (code == 0)
		check_all(segmenter, text);
	else
		claim(error.has_offset && error.offset < text.length);
	cotejo_segmenter_free(segmenter);
	return 0;
}
