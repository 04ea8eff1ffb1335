/*
 * convert.c - a stream in some charset becomes UTF-8, piece by piece
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/convert.h"

#include <stdlib.h>
#include <strings.h>

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>

enum { PIVOT_UNITS = 1024, ROOM_BYTES = 4096 };

struct converter {
	UConverter *from, *to;
	uint64_t replaced;
	uint64_t *counter; /* to `replaced`; ICU hands it out as constant, what it points to is not
			    */
	/* ICU's conversion goes through UTF-16; what is in between belongs to the stream. */
	UChar pivot[PIVOT_UNITS];
	UChar *pivot_source, *pivot_target;
};

/* ICU calls it for every byte sequence that its charset does not have; its own replacement is
 * sometimes a control character. */
static void count_and_replace(const void *context, UConverterToUnicodeArgs *arguments,
	const char *bytes, int32_t length, UConverterCallbackReason reason, UErrorCode *status)
{
	static const UChar replacement = 0xfffd;
	uint64_t *const *counter = context;

	(void)bytes;
	(void)length;
	if (reason > UCNV_IRREGULAR)
		return; /* the converter is reset or closed */
	++**counter;
	*status = U_ZERO_ERROR;
	ucnv_cbToUWriteUChars(arguments, &replacement, 1, 0, status);
}

static const char *superset_of(const char *charset)
{
	static const char *const subsets[] = {
		"iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "us-ascii", "ascii"};

	for (size_t i = 0; i < sizeof(subsets) / sizeof(subsets[0]); i++) {
		if (strcasecmp(charset, subsets[i]) == 0)
			return "windows-1252";
	}
	return charset;
}

int converter_new(struct converter **ret_converter, const char *charset, struct cotejo_error *error)
{
	struct converter *converter = calloc(1, sizeof(*converter));
	UErrorCode status = U_ZERO_ERROR;
	int code;

	if (!converter)
		return error_no_memory(error);
	converter->from = ucnv_open(superset_of(charset), &status);
	converter->to = ucnv_open("UTF-8", &status);
	converter->counter = &converter->replaced;
	converter->pivot_source = converter->pivot_target = converter->pivot;
	ucnv_setToUCallBack(
		converter->from, count_and_replace, &converter->counter, NULL, NULL, &status);
	if (U_SUCCESS(status)) {
		*ret_converter = converter;
		return 0;
	}
	converter_free(converter);
	code = status == U_MEMORY_ALLOCATION_ERROR ? COTEJO_ENOMEM : COTEJO_EARGUMENT;
	return error_set(error, code, "unknown charset '%.40s'", charset);
}

void converter_free(struct converter *converter)
{
	if (!converter)
		return;
	ucnv_close(converter->from);
	ucnv_close(converter->to);
	free(converter);
}

int converter_add(struct converter *converter, struct buffer *text, struct cotejo_text bytes,
	bool last, uint64_t *replaced, struct cotejo_error *error)
{
	const char *at = bytes.bytes, *end = bytes.length ? bytes.bytes + bytes.length : at;
	uint64_t before = converter->replaced;
	UErrorCode status;

	do {
		char room[ROOM_BYTES], *target = room;

		status = U_ZERO_ERROR;
		ucnv_convertEx(converter->to, converter->from, &target, room + sizeof(room), &at,
			end, converter->pivot, &converter->pivot_source, &converter->pivot_target,
			converter->pivot + PIVOT_UNITS, 0, last, &status);
		buffer_add(text, slice(room, (size_t)(target - room)));
	} while (status == U_BUFFER_OVERFLOW_ERROR && !text->failed);
	*replaced += converter->replaced - before;
	/* Every bad byte has its replacement, so only memory can be left to complain of. */
	return text->failed || U_FAILURE(status) ? error_no_memory(error) : 0;
}

uint32_t convert_windows_1252(unsigned char byte)
{
	/* 0x80 to 0x9f; all others are what they are in Latin-1. */
	static const uint16_t upper[] = {0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020,
		0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd,
		0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161,
		0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};

	return byte >= 0x80 && byte <= 0x9f ? upper[byte - 0x80] : byte;
}
