/*
 * match_report.c - how much of a text the memory knows already
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/match_report.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 1024 /* a power of two */ };

struct report_seen {
	char *bytes; /* NULL: free */
	size_t length;
	uint64_t hash;
};

static const struct {
	const char *name;
	int least;
} bands[BAND_COUNT] = {
	[BAND_CONTEXT] = {"101", 101},
	[BAND_REPETITION] = {"repetitions", 101},
	[BAND_EXACT] = {"100", 100},
	[BAND_95] = {"95-99", 95},
	[BAND_85] = {"85-94", 85},
	[BAND_75] = {"75-84", 75},
	[BAND_50] = {"50-74", REPORT_LEAST_SCORE},
	[BAND_NEW] = {"new", -1},
};

const char *match_band_name(enum match_band band)
{
	return bands[band].name;
}

/* ---- What came before ---- */

static uint64_t hash_of(struct cotejo_text text)
{
	uint64_t hash = 0xcbf29ce484222325U;

	for (size_t i = 0; i < text.length; i++)
		hash = (hash ^ (unsigned char)text.bytes[i]) * 0x100000001b3U;
	return hash ^ hash >> 29;
}

static struct report_seen *find_place(
	struct report_seen *seen, size_t room, struct cotejo_text text, uint64_t hash)
{
	size_t at = hash & (room - 1);

	while (seen[at].bytes && (seen[at].hash != hash || seen[at].length != text.length ||
					 memcmp(seen[at].bytes, text.bytes, text.length) != 0))
		at = (at + 1) & (room - 1);
	return &seen[at];
}

static bool grow(struct match_report *report)
{
	size_t room = report->seen_room ? report->seen_room * 2 : FIRST_ROOM;
	struct report_seen *seen = calloc(room, sizeof(*seen));

	if (!seen)
		return false;
	for (size_t i = 0; i < report->seen_room; i++) {
		const struct report_seen *old = &report->seen[i];

		if (old->bytes)
			*find_place(seen, room, (struct cotejo_text){old->bytes, old->length},
				old->hash) = *old;
	}
	free(report->seen);
	report->seen = seen;
	report->seen_room = room;
	return true;
}

/* Sets *ret_known when the text came before. */
static int remember(struct match_report *report, struct cotejo_text text, bool *ret_known)
{
	struct report_seen *place;
	uint64_t hash = hash_of(text);

	if (report->seen_count * 2 >= report->seen_room && !grow(report))
		return message_no_memory();
	place = find_place(report->seen, report->seen_room, text, hash);
	*ret_known = place->bytes != NULL;
	if (place->bytes)
		return 0;
	place->bytes = malloc(text.length + 1);
	if (!place->bytes)
		return message_no_memory();
	memcpy(place->bytes, text.bytes, text.length);
	place->length = text.length;
	place->hash = hash;
	report->seen_count++;
	return 0;
}

/* ---- Counting ---- */

int match_report_add(struct match_report *report, struct cotejo_text text, size_t words, int score,
	enum match_band *ret_band)
{
	enum match_band band = BAND_CONTEXT;
	bool known = false;
	int status = remember(report, text, &known);

	if (status != 0)
		return status;
	while (band < BAND_NEW && (score < bands[band].least || band == BAND_REPETITION))
		band++;
	if (known && band > BAND_EXACT)
		band = BAND_REPETITION;
	report->sentences[band]++;
	report->words[band] += words;
	*ret_band = band;
	return 0;
}

static size_t sum(const size_t *counts)
{
	size_t total = 0;

	for (int i = 0; i < BAND_COUNT; i++)
		total += counts[i];
	return total;
}

static void print_row(
	struct output *output, const char *name, size_t sentences, size_t words, size_t all_words)
{
	output_format(output, "%-12s %9zu %9zu %6zu%%\n", name, sentences, words,
		all_words ? (words * 100 + all_words / 2) / all_words : 0);
}

void match_report_print_text(struct output *output, const struct match_report *report)
{
	size_t words = sum(report->words);

	output_style(output, STYLE_STRONG);
	output_format(output, "%-12s %9s %9s %7s\n", "match", "sentences", "words", "share");
	output_style(output, STYLE_PLAIN);
	for (int i = 0; i < BAND_COUNT; i++)
		print_row(output, bands[i].name, report->sentences[i], report->words[i], words);
	print_row(output, "all", sum(report->sentences), words, words);
}

void match_report_print_jsonl(struct output *output, const struct match_report *report)
{
	output_format(output, "{\"sentences\":%zu,\"words\":%zu,\"bands\":[",
		sum(report->sentences), sum(report->words));
	for (int i = 0; i < BAND_COUNT; i++)
		output_format(output, "%s{\"band\":\"%s\",\"sentences\":%zu,\"words\":%zu}",
			i ? "," : "", bands[i].name, report->sentences[i], report->words[i]);
	output_string(output, "]}\n");
}

void match_report_clear(struct match_report *report)
{
	for (size_t i = 0; i < report->seen_room; i++)
		free(report->seen[i].bytes);
	free(report->seen);
	*report = (struct match_report){0};
}
