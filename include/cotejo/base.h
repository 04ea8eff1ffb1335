/*
 * cotejo/base.h - what every other header of the library needs
 *
 * The export mark and the text slice. Include <cotejo/cotejo.h> to get everything.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_BASE_H
#define COTEJO_BASE_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define COTEJO_API __attribute__((visibility("default")))
#else
#define COTEJO_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/*
 * A piece of text that belongs to somebody else: UTF-8, not terminated, may hold NUL bytes. Every
 * function that hands one out says whose it is and how long it lives. An empty text has length 0
 * and any pointer.
 */
struct cotejo_text {
	const char *bytes;
	size_t length;
};

/*
 * Where output goes: a function that takes `length` bytes and returns 0, or anything else to stop
 * the work that produces them (which then fails with COTEJO_EIO and the detail that the function
 * left in errno).
 */
struct cotejo_output {
	int (*write)(void *user, const char *bytes, size_t length);
	void *user;
};

/* The version of the library that runs, "MAJOR.MINOR.PATCH"; static storage. */
COTEJO_API const char *cotejo_version(void);

#ifdef __cplusplus
}
#endif

#endif
