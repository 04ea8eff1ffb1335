/*
 * digest.h - a number for everything that a call handed out
 *
 * What a call returns although an allocation failed inside must be the same as without the failure.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TESTS_FAULT_DIGEST_H
#define TESTS_FAULT_DIGEST_H

#include <stdint.h>
#include <string.h>

#include <cotejo/base.h>

/* FNV-1a, begun with 0 for simplicity. */
static inline void digest_bytes(uint64_t *digest, const void *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		*digest = (*digest ^ ((const unsigned char *)bytes)[i]) * 0x100000001b3ULL + 1;
}

static inline void digest_number(uint64_t *digest, uint64_t number)
{
	digest_bytes(digest, &number, sizeof(number));
}

static inline void digest_text(uint64_t *digest, struct cotejo_text text)
{
	digest_number(digest, text.length);
	digest_bytes(digest, text.bytes, text.length);
}

static inline void digest_string(uint64_t *digest, const char *string)
{
	digest_bytes(digest, string ? string : "-", string ? strlen(string) + 1 : 1);
}

#endif
