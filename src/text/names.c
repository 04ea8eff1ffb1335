/*
 * names.c - ICU as a bilingual dictionary
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/names.h"

#include <stdbool.h>

#include <unicode/udat.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "base/error.h"
#include "base/slice.h"
#include "text/language.h"

enum { NAME_MAX = 96, SPELLED_LAST = 20, TENS_LAST = 100, SIDES = 2 };

static bool to_utf8(
	char bytes[NAME_MAX * 3], struct cotejo_text *ret_text, const UChar *name, int32_t length)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t written;

	u_strToUTF8(bytes, NAME_MAX * 3, &written, name, length, &status);
	*ret_text = slice(bytes, (size_t)(written > 0 ? written : 0));
	return U_SUCCESS(status) && written > 0;
}

/* Hands out a pair unless one of the names is missing (length 0 or too long). */
static int hand_out(const struct names_taker *taker, struct cotejo_error *error,
	UChar names[SIDES][NAME_MAX], const int32_t lengths[SIDES])
{
	char bytes[SIDES][NAME_MAX * 3];
	struct cotejo_text texts[SIDES];

	for (int side = 0; side < SIDES; side++)
		if (lengths[side] <= 0 || lengths[side] >= NAME_MAX ||
			!to_utf8(bytes[side], &texts[side], names[side], lengths[side]))
			return 0;
	return taker->take(taker->user, texts[0], texts[1], error);
}

/* Whether the taker wants the pair with this left name. */
static int is_wanted(const struct names_taker *taker, struct cotejo_error *error, const UChar *name,
	int32_t length)
{
	char bytes[NAME_MAX * 3];
	struct cotejo_text text;

	if (length <= 0 || length >= NAME_MAX || !to_utf8(bytes, &text, name, length))
		return 0;
	return taker->wants ? taker->wants(taker->user, text, error) : 1;
}

static int32_t display_name(
	const ULocaleDisplayNames *names, bool region, const char *code, UChar *name)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t length = region ? uldn_regionDisplayName(names, code, name, NAME_MAX, &status)
				: uldn_languageDisplayName(names, code, name, NAME_MAX, &status);

	return U_FAILURE(status) ? 0 : length;
}

/* Countries or languages by ICU's own list of codes. A code that has no name stands for itself. */
static int display_names(const struct names_taker *taker, struct cotejo_error *error,
	ULocaleDisplayNames *const displays[SIDES], bool region, const char *const *codes)
{
	UChar names[SIDES][NAME_MAX];
	int32_t lengths[SIDES];

	for (; *codes; codes++) {
		int status;

		if (!region && (*codes)[2] != '\0')
			continue;
		lengths[0] = display_name(displays[0], region, *codes, names[0]);
		status = is_wanted(taker, error, names[0], lengths[0]);
		if (status > 0) {
			lengths[1] = display_name(displays[1], region, *codes, names[1]);
			status = lengths[0] == 2 && lengths[1] == 2
					 ? 0
					 : hand_out(taker, error, names, lengths);
		}
		if (status != 0)
			return status;
	}
	return 0;
}

static int countries_and_languages(const struct names_taker *taker, struct cotejo_error *error,
	const char *const languages[SIDES])
{
	ULocaleDisplayNames *displays[SIDES];
	UErrorCode status = U_ZERO_ERROR;
	int result = 0;

	for (int side = 0; side < SIDES; side++)
		displays[side] = uldn_open(languages[side], ULDN_STANDARD_NAMES, &status);
	if (U_SUCCESS(status))
		result = display_names(taker, error, displays, true, uloc_getISOCountries());
	if (U_SUCCESS(status) && result == 0)
		result = display_names(taker, error, displays, false, uloc_getISOLanguages());
	for (int side = 0; side < SIDES; side++)
		uldn_close(displays[side]);
	return result;
}

static int32_t symbol(const UDateFormat *format, UDateFormatSymbolType type, int32_t i, UChar *name)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t length = udat_getSymbols(format, type, i, name, NAME_MAX, &status);

	return U_FAILURE(status) ? 0 : length;
}

/* Months and weekdays, in the forms that stand in dates and alone, long and short. */
static int calendar(const struct names_taker *taker, struct cotejo_error *error,
	UDateFormat *const formats[SIDES])
{
	static const UDateFormatSymbolType types[] = {UDAT_MONTHS, UDAT_STANDALONE_MONTHS,
		UDAT_SHORT_MONTHS, UDAT_WEEKDAYS, UDAT_SHORT_WEEKDAYS};
	UChar names[SIDES][NAME_MAX];
	int32_t lengths[SIDES];

	for (size_t t = 0; t < sizeof(types) / sizeof(types[0]); t++) {
		int32_t count = udat_countSymbols(formats[0], types[t]);

		for (int32_t i = 0; i < count; i++) {
			int status;

			for (int side = 0; side < SIDES; side++)
				lengths[side] = symbol(formats[side], types[t], i, names[side]);
			status = hand_out(taker, error, names, lengths);
			if (status != 0)
				return status;
		}
	}
	return 0;
}

static int months_and_weekdays(const struct names_taker *taker, struct cotejo_error *error,
	const char *const languages[SIDES])
{
	static const UChar pattern[] = {'d', 0};
	UDateFormat *formats[SIDES] = {NULL};
	UErrorCode status = U_ZERO_ERROR;
	int result = 0;

	for (int side = 0; side < SIDES; side++)
		formats[side] = udat_open(
			UDAT_PATTERN, UDAT_PATTERN, languages[side], NULL, 0, pattern, 1, &status);
	if (U_SUCCESS(status))
		result = calendar(taker, error, formats);
	for (int side = 0; side < SIDES; side++)
		udat_close(formats[side]);
	return result;
}

static int32_t spell(const UNumberFormat *format, int32_t number, UChar *name)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t length = unum_format(format, number, name, NAME_MAX, NULL, &status);

	return U_FAILURE(status) ? 0 : length;
}

/* A number as a word on both sides, and as a word on one and digits on the other. */
static int spelled_number(const struct names_taker *taker, struct cotejo_error *error,
	UNumberFormat *const formats[SIDES], int32_t number)
{
	UChar words[SIDES][NAME_MAX], digits[NAME_MAX], mixed[SIDES][NAME_MAX];
	int32_t lengths[SIDES], digit_count = 0;
	int status;

	for (int side = 0; side < SIDES; side++)
		lengths[side] = spell(formats[side], number, words[side]);
	status = hand_out(taker, error, words, lengths);
	for (int32_t scale = number < 10 ? 1 : number < 100 ? 10 : 100; scale; scale /= 10)
		digits[digit_count++] = (UChar)('0' + number / scale % 10);
	for (int side = 0; side < SIDES && status == 0; side++) {
		int32_t mixed_lengths[SIDES];

		mixed_lengths[side] = lengths[side];
		mixed_lengths[!side] = digit_count;
		u_memcpy(mixed[side], words[side], lengths[side]);
		u_memcpy(mixed[!side], digits, digit_count);
		status = hand_out(taker, error, mixed, mixed_lengths);
	}
	return status;
}

static int spelled_numbers(const struct names_taker *taker, struct cotejo_error *error,
	const char *const languages[SIDES])
{
	UNumberFormat *formats[SIDES] = {NULL};
	UErrorCode status = U_ZERO_ERROR;
	int result = 0;

	for (int side = 0; side < SIDES; side++)
		formats[side] = unum_open(UNUM_SPELLOUT, NULL, 0, languages[side], NULL, &status);
	for (int32_t n = 1; n <= TENS_LAST && U_SUCCESS(status) && result == 0;
		n += n < SPELLED_LAST ? 1 : 10)
		result = spelled_number(taker, error, formats, n);
	for (int side = 0; side < SIDES; side++)
		unum_close(formats[side]);
	return result;
}

int names_each(const char *left, const char *right, const struct names_taker *taker,
	struct cotejo_error *error)
{
	static int (*const groups[])(
		const struct names_taker *, struct cotejo_error *, const char *const[SIDES]) = {
		countries_and_languages, months_and_weekdays, spelled_numbers};
	const char *const languages[SIDES] = {left, right};
	char primary[SIDES][LANGUAGE_SIZE];
	int status = 0;

	for (int side = 0; side < SIDES; side++)
		language_primary(primary[side], languages[side]);
	if (slice_equals(slice_of(primary[0]), primary[1]) ||
		slice_equals(slice_of(primary[0]), "und") ||
		slice_equals(slice_of(primary[1]), "und"))
		return 0;
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]) && status == 0; i++)
		if (groups[i] != spelled_numbers || !taker->without_numbers)
			status = groups[i](taker, error, languages);
	return status;
}
