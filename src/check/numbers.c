/*
 * numbers.c - numbers and dates that one text lacks
 *
 * A number is the same by its digits. Small ones may be a word on the other side, and an hour may
 * count to twelve or to twenty-four, so these count only where both texts have a number too many.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/checker.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/slice.h"
#include "text/fold.h"
#include "text/numbers.h"

enum {
	SMALL = 12, /* numbers up to here are often words */
	HALF_DAY = 12,
	NEAR_WORDS = 3 /* a month's number is so near: "2 de marzo", "March 2, 2017" */
};

/* The value of a short number; -1 for a long one. */
static int value_of(struct cotejo_text number)
{
	int value = 0;

	if (number.length > 2)
		return -1;
	for (size_t i = 0; i < number.length; i++)
		value = value * 10 + (number.bytes[i] - '0');
	return value;
}

/* Months beside a number, as "month 3". A month waits for a number to come, or takes one that has
 * been there. */
struct months_seen {
	int number_at; /* the word at which the last number stood */
	int month, month_at;
};

static void see_month(struct items *items, struct months_seen *seen, int at)
{
	char name[sizeof("month 12")] = "month ";
	size_t length = sizeof("month ") - 1;

	if (!seen->month || abs(at - seen->month_at) > NEAR_WORDS ||
		abs(at - seen->number_at) > NEAR_WORDS)
		return;
	if (seen->month >= 10)
		name[length++] = '1';
	name[length++] = (char)('0' + seen->month % 10);
	items_add(items, slice(name, length));
	seen->month = 0;
}

static int scan(struct cotejo_checker *checker, int side, struct cotejo_error *error)
{
	struct items *numbers = &checker->numbers[side], *months = &checker->items[side];
	struct months_seen seen = {.number_at = -2 * NEAR_WORDS};
	struct cotejo_text text = checker->texts[side];
	struct word word;
	int code, at = 0;

	items_reset(numbers);
	items_reset(months);
	words_start(&checker->scanner, text);
	for (; (code = words_next(&checker->scanner, &word, error)) == 1; at++) {
		struct cotejo_text bytes = slice(text.bytes + word.begin, word.length);
		size_t begin = numbers->text.length;

		if (word.kind == WORD_NUMBER) {
			number_append_key(&numbers->text, bytes);
			items_add_since(numbers, begin);
			seen.number_at = at;
		} else if (word.kind == WORD_LETTERS) {
			int month;

			buffer_reset(&checker->folded);
			fold_append(&checker->folded, bytes);
			months->failed |= checker->folded.failed;
			month = months_find(&checker->languages->months[side], bytes,
				buffer_text(&checker->folded));
			if (month) {
				seen.month = month;
				seen.month_at = at;
			}
		}
		see_month(months, &seen, at);
	}
	return code < 0 || !(numbers->failed || months->failed) ? code : error_no_memory(error);
}

/* An hour of the afternoon: 5 and 17. */
static void match_hours(struct items *left, struct items *right)
{
	for (size_t i = left->count; i-- > 0;) {
		int hour = value_of(items_at(left, i));

		for (size_t j = 0; j < right->count && hour >= 0; j++) {
			if (abs(value_of(items_at(right, j)) - hour) != HALF_DAY)
				continue;
			items_drop(left, i);
			items_drop(right, j);
			break;
		}
	}
}

static void drop_small(struct items *items)
{
	for (size_t i = items->count; i-- > 0;) {
		int value = value_of(items_at(items, i));

		if (value >= 0 && value <= SMALL)
			items_drop(items, i);
	}
}

/* A month that the other text writes as a number is there. */
static void drop_written(struct items *months, const struct items *numbers)
{
	for (size_t i = months->count; i-- > 0;) {
		struct cotejo_text month = items_at(months, i);
		size_t skip = sizeof("month ") - 1;

		if (items_have(numbers, slice(month.bytes + skip, month.length - skip)))
			items_drop(months, i);
	}
}

int check_numbers(struct cotejo_checker *checker, struct cotejo_error *error)
{
	struct items *numbers = checker->numbers, *months = checker->items;
	size_t begin = checker->details.length;
	int code = scan(checker, SOURCE, error);

	if (code == 0)
		code = scan(checker, TARGET, error);
	if (code < 0)
		return code;
	items_subtract(&months[SOURCE], &months[TARGET]);
	drop_written(&months[SOURCE], &numbers[TARGET]);
	drop_written(&months[TARGET], &numbers[SOURCE]);
	items_subtract(&numbers[SOURCE], &numbers[TARGET]);
	match_hours(&numbers[SOURCE], &numbers[TARGET]);
	if (numbers[SOURCE].count == 0 || numbers[TARGET].count == 0) {
		drop_small(&numbers[SOURCE]);
		drop_small(&numbers[TARGET]);
	}
	if (numbers[SOURCE].count || numbers[TARGET].count) {
		items_write(&checker->details, &numbers[SOURCE], &numbers[TARGET]);
		note_finding(checker, COTEJO_FLAG_NUMBERS, begin);
	}
	note_items(checker, COTEJO_FLAG_DATES);
	return 0;
}
