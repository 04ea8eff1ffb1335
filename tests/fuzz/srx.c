/*
 * srx.c - fuzz target: an SRX file, and a text that is split by it
 *
 * The first line names the language, the second is the text, the rest is the file.
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz/target.h"

#include <cotejo/segment.h>

enum { LONGEST_TAG = 32 };

static void on_problem(void *user, const struct cotejo_error *problem)
{
	(void)user;
	claim(problem->code == 0 || problem->code == COTEJO_ESYNTAX);
	claim(problem->message[0]);
}

/* The sentences, laid end to end, are the text, as far as the rules get. */
static void split(struct cotejo_segmenter *segmenter, struct cotejo_text text)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_text sentence;
	size_t end = 0;
	int code = cotejo_segmenter_start(segmenter, text, &error);

	claim(code == 0 || code == COTEJO_EENCODING || code == COTEJO_ELIMIT);
	if (code)
		return;
	while ((code = cotejo_segmenter_next(segmenter, &sentence, &error)) == 1) {
		claim(sentence.length > 0);
		claim(sentence.bytes == text.bytes + end);
		end += sentence.length;
	}
	claim(code == COTEJO_ELIMIT || (code == 0 && end == text.length));
}

static void use(const struct cotejo_srx *srx, const char *language, struct cotejo_text text)
{
	struct cotejo_segmenter *segmenter = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int code = cotejo_segmenter_new_srx(&segmenter, srx, language, &error);

	claim(code == 0 || code == COTEJO_EARGUMENT || code == COTEJO_ENOTFOUND ||
		code == COTEJO_ESYNTAX);
	if (code == 0)
		split(segmenter, text);
	cotejo_segmenter_free(segmenter);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct cotejo_text rest = {(const char *)data, size}, text;
	struct cotejo_srx *srx = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	char language[LONGEST_TAG];
	int code;

	copy_string(language, sizeof(language), take_line(&rest));
	text = take_line(&rest);
	code = cotejo_srx_parse(&srx, rest, "rules", &error);
	claim(code == 0 || code == COTEJO_ESYNTAX || code == COTEJO_ELIMIT);
	if (code)
		return 0;
	claim(cotejo_srx_check(srx, on_problem, NULL, &error) == 0);
	use(srx, language, text);
	cotejo_srx_free(srx);
	return 0;
}
