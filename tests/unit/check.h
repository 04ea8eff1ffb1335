/*
 * check.h - what every unit test includes
 *
 * cmocka wants its headers in this order. `check_ok` shows the library's own message when a call
 * fails. Every test runs in the locale of its environment, as a program that uses the library may;
 * but what the system calls its errors is compared in English.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TESTS_UNIT_CHECK_H
#define TESTS_UNIT_CHECK_H

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <cotejo/error.h>

#include "base/slice.h"

/* Before main(): tests/run.sh runs the suite with decimal commas too. */
__attribute__((constructor)) static void enter_locale(void)
{
	setlocale(LC_ALL, "");
	setlocale(LC_MESSAGES, "C");
}

/* Fails with the message in `error` unless `call` is 0. */
#define check_ok(call, error)                                               \
	do {                                                                \
		if ((call) != 0) {                                          \
			char line_[2048];                                   \
			cotejo_error_format((error), line_, sizeof(line_)); \
			fail_msg("%s: %s", #call, line_);                   \
		}                                                           \
	} while (0)

/* Compares a slice with a string, showing both. */
#define check_text(text, expected)                                                         \
	do {                                                                               \
		struct cotejo_text text_ = (text);                                         \
		if (!slice_equals(text_, (expected)))                                      \
			fail_msg("\"%.*s\" is not \"%s\"", (int)text_.length, text_.bytes, \
				(expected));                                               \
	} while (0)

#endif
