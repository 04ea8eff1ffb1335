/*
 * date.c - the times of TMX and those of everybody else
 *
 * SPDX-License-Identifier: MIT
 */
#include "tmx/date.h"

#include <stdio.h>
#include <string.h>

/* Room for six numbers of any width, which is what the compiler believes they may have. */
enum { WIDEST = 96 };

struct moment {
	int year, month, day, hour, minute, second;
};

/* Takes `digits` digits from the front of `*text`. */
static bool take_number(const char **text, int digits, int *ret_number)
{
	int number = 0;

	for (; digits > 0; digits--, ++*text) {
		if (**text < '0' || **text > '9')
			return false;
		number = number * 10 + (**text - '0');
	}
	*ret_number = number;
	return true;
}

/* Takes a separator that some write and others leave out. */
static void take_optional(const char **text, char separator)
{
	if (**text == separator)
		++*text;
}

static bool take_day(const char **text, struct moment *moment)
{
	if (!take_number(text, 4, &moment->year))
		return false;
	take_optional(text, '-');
	if (!take_number(text, 2, &moment->month))
		return false;
	take_optional(text, '-');
	return take_number(text, 2, &moment->day);
}

static bool take_time(const char **text, struct moment *moment)
{
	if (!take_number(text, 2, &moment->hour))
		return false;
	take_optional(text, ':');
	if (!take_number(text, 2, &moment->minute))
		return false;
	take_optional(text, ':');
	return take_number(text, 2, &moment->second);
}

/* "Mon Sep 25 12:26:13 2023", which OPUS writes: what C calls asctime(). */
static bool take_asctime(const char **text, struct moment *moment)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	enum { NAME = 3 };
	const char *c = *text;

	if (strlen(c) < (size_t)2 * (NAME + 1) || c[NAME] != ' ' || c[2 * NAME + 1] != ' ')
		return false;
	c += NAME + 1;
	for (int i = 0; i < 12 && !moment->month; i++) {
		if (strncmp(c, months + (size_t)i * NAME, NAME) == 0)
			moment->month = i + 1;
	}
	c += NAME + 1;
	take_optional(&c, ' ');
	if (!moment->month || !take_number(&c, c[0] && c[1] == ' ' ? 1 : 2, &moment->day) ||
		*c++ != ' ' || !take_time(&c, moment) || *c++ != ' ' ||
		!take_number(&c, 4, &moment->year))
		return false;
	*text = c;
	return true;
}

/* A part of a second, which nobody needs. */
static void skip_fraction(const char **text)
{
	if (**text != '.' || (*text)[1] < '0' || (*text)[1] > '9')
		return;
	do
		++*text;
	while (**text >= '0' && **text <= '9');
}

static bool is_real(const struct moment *moment)
{
	static const int lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = moment->year % 4 == 0 && (moment->year % 100 != 0 || moment->year % 400 == 0);

	if (moment->month < 1 || moment->month > 12 || moment->day < 1 ||
		moment->day > lengths[moment->month - 1])
		return false;
	if (moment->month == 2 && moment->day == 29 && !leap)
		return false;
	return moment->hour < 24 && moment->minute < 60 && moment->second <= 60; /* leap second */
}

static bool parse(struct moment *ret_moment, const char *text)
{
	struct moment moment = {0};
	bool is_day = false;

	if (!text)
		return false;
	if (!take_asctime(&text, &moment)) {
		moment = (struct moment){0};
		if (!take_day(&text, &moment))
			return false;
		is_day = true;
	}
	if (is_day && (*text == 'T' || *text == ' ')) {
		text++;
		if (!take_time(&text, &moment))
			return false;
		skip_fraction(&text);
		take_optional(&text, 'Z');
	}
	if (*text != '\0' || !is_real(&moment))
		return false;
	*ret_moment = moment;
	return true;
}

/* A number in so many digits; date_to_tmx() is called for each unit of an export, and printf()
 * would be a tenth of that. */
static char *put_number(char *at, int number, int digits)
{
	for (int i = digits; i > 0; i--, number /= 10)
		at[i - 1] = (char)('0' + number % 10);
	return at + digits;
}

bool date_to_tmx(char ret_date[TMX_DATE_SIZE], const char *iso)
{
	struct moment m;
	char *at = ret_date;

	if (!parse(&m, iso))
		return false;
	at = put_number(at, m.year, 4);
	at = put_number(at, m.month, 2);
	at = put_number(at, m.day, 2);
	*at++ = 'T';
	at = put_number(at, m.hour, 2);
	at = put_number(at, m.minute, 2);
	at = put_number(at, m.second, 2);
	memcpy(at, "Z", sizeof("Z"));
	return true;
}

bool date_from_tmx(char ret_iso[ISO_DATE_SIZE], const char *date)
{
	char line[WIDEST];
	struct moment m;

	if (!parse(&m, date))
		return false;
	snprintf(line, sizeof(line), "%04d-%02d-%02dT%02d:%02d:%02dZ", m.year, m.month, m.day,
		m.hour, m.minute, m.second);
	memcpy(ret_iso, line, ISO_DATE_SIZE);
	return true;
}
