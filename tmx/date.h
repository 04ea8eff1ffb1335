/*
 * date.h - the times of TMX and those of everybody else
 *
 * TMX writes times as "YYYYMMDDThhmmssZ"; Cotejo as "YYYY-MM-DDThh:mm:ssZ". Both are UTC.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TMX_DATE_H
#define TMX_DATE_H

#include <stdbool.h>

enum {
	TMX_DATE_SIZE = 17, /* "YYYYMMDDThhmmssZ" and its NUL */
	ISO_DATE_SIZE = 21  /* "YYYY-MM-DDThh:mm:ssZ" and its NUL */
};

/* Turns a time such as "2017-02-23T12:00:00Z" into TMX's; false when it is NULL or no such time. */
bool date_to_tmx(char ret_date[TMX_DATE_SIZE], const char *iso);

/*
 * Reads what files call a date: TMX's own form, the same with dashes and colons, either without the
 * time of day (then midnight), without the final Z, or with parts of a second; and what asctime()
 * writes. False when it is NULL, something else, or a
 * day that is in no calendar.
 */
bool date_from_tmx(char ret_iso[ISO_DATE_SIZE], const char *date);

#endif
