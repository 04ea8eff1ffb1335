/*
 * language.c - language tags, and which language a text is in
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/language.h"

#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <fingerprint.h>
#include <textcat.h>
#include <unicode/uloc.h>

#include "base/error.h"
#include "base/slice.h"

enum {
	DETECTION_BYTES = 4000,   /* more does not change the answer */
	COMPARED_BYTES = 1000,    /* the same between a few languages */
	SHORTEST_DETECTABLE = 60, /* bytes; below that libexttextcat guesses */
	FINGERPRINT_GRAMS = 400   /* as many as libexttextcat's own files hold */
};

static bool to_locale(char locale[ULOC_FULLNAME_CAPACITY], const char *tag)
{
	UErrorCode status = U_ZERO_ERROR;
	char hyphens[LANGUAGE_SIZE];
	size_t length = strlen(tag);
	int32_t parsed = 0;

	if (length == 0 || length >= sizeof(hyphens))
		return false;
	for (size_t i = 0; i <= length; i++)
		hyphens[i] = tag[i] == '_' ? '-' : tag[i];
	uloc_forLanguageTag(hyphens, locale, ULOC_FULLNAME_CAPACITY, &parsed, &status);
	return U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING &&
	       (size_t)parsed == length;
}

int language_canonical(char ret_tag[LANGUAGE_SIZE], const char *tag, struct cotejo_error *error)
{
	char locale[ULOC_FULLNAME_CAPACITY], canonical[LANGUAGE_SIZE];
	UErrorCode status = U_ZERO_ERROR;

	if (to_locale(locale, tag)) {
		uloc_toLanguageTag(locale, canonical, sizeof(canonical), 1, &status);
		if (U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING) {
			memcpy(ret_tag, canonical, sizeof(canonical));
			return 0;
		}
	}
	return error_set(error, COTEJO_EARGUMENT, "'%.40s' is not a language tag", tag);
}

void language_primary(char ret_primary[LANGUAGE_SIZE], const char *tag)
{
	size_t length = strcspn(tag, "-");

	if (length >= LANGUAGE_SIZE)
		length = LANGUAGE_SIZE - 1;
	memcpy(ret_primary, tag, length);
	ret_primary[length] = '\0';
}

bool language_covers(const char *wanted, const char *tag)
{
	size_t length;

	if (!wanted)
		return true;
	length = strlen(wanted);
	return strncmp(wanted, tag, length) == 0 && (tag[length] == '\0' || tag[length] == '-');
}

bool language_is_right_to_left(const char *tag)
{
	char locale[ULOC_FULLNAME_CAPACITY];

	return to_locale(locale, tag) && uloc_isRightToLeft(locale);
}

bool language_is_known(const char *tag)
{
	const char *const *languages = uloc_getISOLanguages();
	char primary[LANGUAGE_SIZE];

	language_primary(primary, tag);
	for (; *languages; languages++) {
		if (strcmp(*languages, primary) == 0)
			return true;
	}
	return false;
}

/*
 * Whether a part of a name is a tag. Only two-letter languages count, alone or with a region or
 * script: among the three-letter codes are too many words ("war", "new").
 */
static bool is_named_language(char ret_tag[LANGUAGE_SIZE], struct cotejo_text part)
{
	char tag[LANGUAGE_SIZE], canonical[LANGUAGE_SIZE], primary[LANGUAGE_SIZE];

	if (part.length < 2 || part.length >= sizeof(tag) ||
		(part.length > 2 && part.bytes[2] != '-' && part.bytes[2] != '_'))
		return false;
	memcpy(tag, part.bytes, part.length);
	tag[part.length] = '\0';
	if (language_canonical(canonical, tag, NULL) < 0)
		return false;
	language_primary(primary, canonical);
	if (strlen(primary) != 2 || !language_is_known(primary))
		return false;
	memcpy(ret_tag, canonical, sizeof(canonical));
	return true;
}

/* Looks at the whole part, and at what stands behind each "_" and "-" in it. */
static bool find_in_part(char ret_tag[LANGUAGE_SIZE], struct cotejo_text part)
{
	if (is_named_language(ret_tag, part))
		return true;
	for (size_t i = 1; i < part.length; i++) {
		if ((part.bytes[i] == '_' || part.bytes[i] == '-') &&
			is_named_language(ret_tag, slice(part.bytes + i + 1, part.length - i - 1)))
			return true;
	}
	return false;
}

/* The part of a dotted name that ends at `end`. */
static struct cotejo_text part_before(struct cotejo_text name, size_t end)
{
	size_t begin = end;

	while (begin > 0 && name.bytes[begin - 1] != '.')
		begin--;
	return slice(name.bytes + begin, end - begin);
}

/* The ending, if it is a language ("corpus.es"); else from the part before it to the first
 * ("report.en.txt"). */
static bool find_in_file_name(char ret_tag[LANGUAGE_SIZE], struct cotejo_text name)
{
	struct cotejo_text ending = part_before(name, name.length);
	size_t end = name.length - ending.length;

	if (end == 0)
		return find_in_part(ret_tag, ending);
	if (is_named_language(ret_tag, ending))
		return true;
	while (end > 0) {
		struct cotejo_text part = part_before(name, end - 1);

		if (find_in_part(ret_tag, part))
			return true;
		end -= 1 + part.length;
	}
	return false;
}

bool language_of_name(char ret_tag[LANGUAGE_SIZE], const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *folder = slash;

	if (find_in_file_name(ret_tag, slice_of(slash ? slash + 1 : path)))
		return true;
	if (!slash)
		return false;
	while (folder > path && folder[-1] != '/')
		folder--;
	return is_named_language(ret_tag, slice(folder, (size_t)(slash - folder)));
}

/* "[zh-CN-utf8][...]" or "[es--utf8]": language, country (may be empty), encoding. */
static bool parse_category(char ret_tag[LANGUAGE_SIZE], const char *category)
{
	char language[16], country[16] = "", tag[40];

	if (sscanf(category, "[%15[a-zA-Z]-%15[a-zA-Z]", language, country) < 1)
		return false;
	if (category[1 + strlen(language)] != '-' || strlen(country) != 2)
		country[0] = '\0';
	snprintf(tag, sizeof(tag), "%s%s%s", language, country[0] ? "-" : "", country);
	return language_canonical(ret_tag, tag, NULL) == 0;
}

/* libexttextcat also reads what follows the length it is told; a NUL there says nothing. */
static size_t copy_sample(char *sample, size_t most, struct cotejo_text text)
{
	size_t length = text.length;

	if (length > most) {
		length = most;
		while (((unsigned char)text.bytes[length] & 0xc0) == 0x80)
			length--;
	}
	memcpy(sample, text.bytes, length);
	sample[length] = '\0';
	return length;
}

bool language_of_text(char ret_tag[LANGUAGE_SIZE], struct cotejo_text text)
{
	char sample[DETECTION_BYTES + 1];
	size_t length;
	void *textcat;
	const char *categories;
	bool found;

	if (text.length < SHORTEST_DETECTABLE)
		return false;
	length = copy_sample(sample, DETECTION_BYTES, text);
	textcat = special_textcat_Init(TEXTCAT_DATA "/fpdb.conf", TEXTCAT_DATA "/");
	if (!textcat)
		return false;
	categories = textcat_Classify(textcat, sample, length);
	found = categories && parse_category(ret_tag, categories);
	textcat_Done(textcat);
	return found;
}

/* The distance of a sample's fingerprint to a language's; negative when there is none to read. */
static int distance_to(void *sample, const char *tag)
{
	char primary[LANGUAGE_SIZE], path[sizeof(TEXTCAT_DATA) + LANGUAGE_SIZE + 8];
	void *fingerprint;
	int distance = -1;

	language_primary(primary, tag);
	snprintf(path, sizeof(path), "%s/%s.lm", TEXTCAT_DATA, primary);
	if (access(path, R_OK) != 0) /* fp_Read() would print that it cannot */
		return -1;
	fingerprint = fp_Init(primary);
	if (!fingerprint)
		return -1;
	if (fp_Read(fingerprint, path, FINGERPRINT_GRAMS))
		distance = fp_Compare(fingerprint, sample, INT_MAX);
	fp_Done(fingerprint);
	return distance;
}

int language_nearest(struct cotejo_text text, const char *const *tags, size_t count)
{
	char bytes[COMPARED_BYTES + 1];
	int nearest = -1, least = INT_MAX;
	size_t length;
	void *sample;

	if (text.length < SHORTEST_DETECTABLE)
		return -1;
	length = copy_sample(bytes, COMPARED_BYTES, text);
	sample = fp_Init("");
	if (!sample)
		return -1;
	if (fp_Create(sample, bytes, (uint4)length, FINGERPRINT_GRAMS)) {
		for (size_t i = 0; i < count; i++) {
			int distance = distance_to(sample, tags[i]);

			if (distance < 0) {
				nearest = -1;
				break;
			}
			if (distance < least) {
				nearest = (int)i;
				least = distance;
			}
		}
	}
	fp_Done(sample);
	return nearest;
}
