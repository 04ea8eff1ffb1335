/*
 * months.c - what months are called
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/months.h"

#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

#include "base/error.h"
#include "base/slice.h"
#include "text/fold.h"
#include "text/utf8.h"

enum {
	NAME_UNITS = 64,
	MONTHS = 12,
	CAPITAL = 16 /* a bit beside the number: the name has a capital */
};

static bool has_capital(struct cotejo_text word)
{
	UChar32 c;

	if (word.length == 0)
		return false;
	utf8_next(word, 0, &c);
	return u_isUUppercase(c);
}

static int add_name(struct months *months, const UChar *name, int32_t length, uint32_t number,
	struct buffer *folded, struct cotejo_error *error)
{
	char bytes[NAME_UNITS * 3];
	UErrorCode status = U_ZERO_ERROR;
	struct cotejo_text text;
	int32_t written = 0;
	bool is_new;

	u_strToUTF8(bytes, (int32_t)sizeof(bytes), &written, name, length, &status);
	text = slice(bytes, (size_t)written);
	if (U_FAILURE(status) || written == 0)
		return 0;
	if (text.bytes[text.length - 1] == '.')
		text.length--;
	buffer_reset(folded);
	fold_append(folded, text);
	if (has_capital(text))
		number |= CAPITAL;
	if (folded->failed || !map_insert(&months->numbers, buffer_text(folded), number, &is_new))
		return error_no_memory(error);
	return 0;
}

static int add_names(struct months *months, UDateFormat *format, UDateFormatSymbolType kind,
	struct buffer *folded, struct cotejo_error *error)
{
	int code = 0;

	for (int32_t i = 0; i < MONTHS && code == 0; i++) {
		UErrorCode status = U_ZERO_ERROR;
		UChar name[NAME_UNITS];
		int32_t length = udat_getSymbols(format, kind, i, name, NAME_UNITS, &status);

		if (U_SUCCESS(status) && length > 0 && length < NAME_UNITS)
			code = add_name(months, name, length, (uint32_t)i + 1, folded, error);
	}
	return code;
}

/* A language that ICU does not know has no names, rather than those of the machine's language. */
static bool is_of_language(const UDateFormat *format, const char *language)
{
	UErrorCode status = U_ZERO_ERROR;
	const char *actual = udat_getLocaleByType(format, ULOC_ACTUAL_LOCALE, &status);
	size_t length = strcspn(language, "-");

	return U_SUCCESS(status) && strncmp(actual, language, length) == 0 &&
	       (actual[length] == '\0' || actual[length] == '_');
}

int months_open(struct months *months, const char *language, struct cotejo_error *error)
{
	static const UDateFormatSymbolType kinds[] = {UDAT_MONTHS, UDAT_STANDALONE_MONTHS,
		UDAT_SHORT_MONTHS, UDAT_STANDALONE_SHORT_MONTHS};
	UErrorCode status = U_ZERO_ERROR;
	UDateFormat *format = udat_open(UDAT_LONG, UDAT_LONG, language, NULL, 0, NULL, 0, &status);
	struct buffer folded = {0};
	int code = 0;

	if (U_FAILURE(status))
		return status == U_MEMORY_ALLOCATION_ERROR ? error_no_memory(error) : 0;
	if (!is_of_language(format, language)) {
		udat_close(format);
		return 0;
	}
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]) && code == 0; i++)
		code = add_names(months, format, kinds[i], &folded, error);
	udat_close(format);
	buffer_clear(&folded);
	return code;
}

int months_find(const struct months *months, struct cotejo_text word, struct cotejo_text folded)
{
	const struct map_entry *entry = map_find(&months->numbers, folded);

	if (!entry || (entry->value & CAPITAL && !has_capital(word)))
		return 0;
	return (int)(entry->value & ~(uint32_t)CAPITAL);
}

void months_close(struct months *months)
{
	map_clear(&months->numbers);
}
