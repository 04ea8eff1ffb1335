/*
 * target.h - what a fuzz target is
 *
 * A target is one function that takes any bytes. It lives twice: linked with libFuzzer (clang),
 * which looks for bytes that break it, and with replay.c, which feeds it the seeds and mutants of
 * them as an ordinary test.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TESTS_FUZZ_TARGET_H
#define TESTS_FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cotejo/base.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What must hold whatever the bytes are. */
#define claim(condition)                                                                          \
	do {                                                                                      \
		if (!(condition)) {                                                               \
			fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #condition); \
			abort();                                                                  \
		}                                                                                 \
	} while (0)

/* Cuts the first line off a text, without its line feed. */
static inline struct cotejo_text take_line(struct cotejo_text *text)
{
	const char *end = text->length ? memchr(text->bytes, '\n', text->length) : NULL;
	struct cotejo_text line = {text->bytes, end ? (size_t)(end - text->bytes) : text->length};
	size_t taken = line.length + (end ? 1 : 0);

	text->bytes += taken;
	text->length -= taken;
	return line;
}

/* A text as a string in `string`, cut at a NUL or when it is full. */
static inline void copy_string(char *string, size_t size, struct cotejo_text text)
{
	size_t length = text.length < size - 1 ? text.length : size - 1;

	memcpy(string, text.length ? text.bytes : "", length);
	string[length] = '\0';
}

#endif
