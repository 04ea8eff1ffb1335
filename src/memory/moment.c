/*
 * moment.c - times as a memory keeps them and as the API shows them
 *
 * The calendar is the proleptic Gregorian one, reckoned in eras of 400 years that begin on 1 March,
 * so that the leap day is the last of a year. POSIX has no timegm().
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/moment.h"

#include <string.h>
#include <time.h>

enum { DAY = 86400, ERA_DAYS = 146097, EPOCH_DAY = 719468 /* 1970-01-01 from 0000-03-01 */ };

int64_t moment_now(void)
{
	return (int64_t)time(NULL);
}

static int64_t day_number(int64_t year, int64_t month, int64_t day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t year_of_era = y - era * 400;
	int64_t day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;

	return era * ERA_DAYS + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
	       day_of_year - EPOCH_DAY;
}

/* An export writes one or two for each unit, so not printf(). */
static void put_digits(char *at, int64_t number, int digits)
{
	while (digits--) {
		at[digits] = (char)('0' + number % 10);
		number /= 10;
	}
}

void moment_format(char ret_text[MOMENT_SIZE], int64_t moment)
{
	const int64_t first = day_number(0, 1, 1) * DAY, last = day_number(10000, 1, 1) * DAY - 1;
	int64_t days, seconds, day_of_era, year_of_era, day_of_year, month, year;

	moment = moment < first ? first : moment > last ? last : moment;
	days = (moment - first) / DAY + day_number(0, 1, 1) + EPOCH_DAY;
	seconds = (moment - first) % DAY;
	year = (days + ERA_DAYS) / ERA_DAYS - 1; /* the era */
	day_of_era = days - year * ERA_DAYS;
	year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
			      day_of_era / (ERA_DAYS - 1)) /
		      365;
	day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	month = (5 * day_of_year + 2) / 153;
	year = year * 400 + year_of_era + (month >= 10);
	memcpy(ret_text, "0000-00-00T00:00:00Z", MOMENT_SIZE);
	put_digits(ret_text, year, 4);
	put_digits(ret_text + 5, (month + 2) % 12 + 1, 2);
	put_digits(ret_text + 8, day_of_year - (153 * month + 2) / 5 + 1, 2);
	put_digits(ret_text + 11, seconds / 3600, 2);
	put_digits(ret_text + 14, seconds / 60 % 60, 2);
	put_digits(ret_text + 17, seconds % 60, 2);
}

/* Digits where the pattern has '0', else the same characters. */
static bool has_shape(const char *text, const char *pattern)
{
	for (; *pattern; pattern++, text++) {
		if (*pattern == '0' ? *text < '0' || *text > '9' : *text != *pattern)
			return false;
	}
	return *text == '\0';
}

static int number_at(const char *text, int digits)
{
	int number = 0;

	while (digits--)
		number = number * 10 + (*text++ - '0');
	return number;
}

static int days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (month == 2 && leap);
}

bool moment_parse(int64_t *ret_moment, const char *text)
{
	int year, month, day, hour = 0, minute = 0, second = 0;
	bool whole = has_shape(text, "0000-00-00T00:00:00Z");

	if (!whole && !has_shape(text, "0000-00-00"))
		return false;
	year = number_at(text, 4);
	month = number_at(text + 5, 2);
	day = number_at(text + 8, 2);
	if (whole) {
		hour = number_at(text + 11, 2);
		minute = number_at(text + 14, 2);
		second = number_at(text + 17, 2);
	}
	if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month) || hour > 23 ||
		minute > 59 || second > 59)
		return false;
	*ret_moment = day_number(year, month, day) * DAY + (int64_t)hour * 3600 +
		      (int64_t)minute * 60 + second;
	return true;
}
