/*
 * xliff_parts.c - what the texts of a unit of XLIFF are to each other, and what their states mean
 *
 * SPDX-License-Identifier: MIT
 */
#include <cotejo/memory.h>

#include "exchange/xliff_reader.h"

const struct xliff_part *xliff_reader_target(
	const struct xliff_reader *reader, const struct xliff_part *source)
{
	for (size_t i = 0; i < reader->part_count; i++) {
		const struct xliff_part *part = &reader->parts[i];

		if (part->is_target && strcmp(part->key, source->key) == 0)
			return part;
	}
	return NULL;
}

bool xliff_reader_is_source(const struct xliff_reader *reader, const struct xliff_part *part)
{
	if (part->is_target)
		return false;
	if (part->key[0] != '#')
		return true;
	for (size_t i = 0; i < reader->part_count; i++) {
		if (!reader->parts[i].is_target && reader->parts[i].key[0] != '#' &&
			!xliff_reader_target(reader, part))
			return false;
	}
	return true;
}

int xliff_reader_state(const struct xliff_reader *reader, const char *state)
{
	static const struct {
		const char *name;
		int state;
	} states[] = {
		{"final", COTEJO_UNIT_CONFIRMED},
		{"signed-off", COTEJO_UNIT_CONFIRMED},
		{"reviewed", COTEJO_UNIT_CONFIRMED},
		{"translated", COTEJO_UNIT_AUTOMATIC},
		{"new", -1},
		{"initial", -1},
		/* Of Trados; a translator says "Translated" with a key. */
		{"ApprovedSignOff", COTEJO_UNIT_CONFIRMED},
		{"ApprovedTranslation", COTEJO_UNIT_CONFIRMED},
		{"Translated", COTEJO_UNIT_CONFIRMED},
		{"Draft", -1},
		{"RejectedTranslation", -1},
		{"RejectedSignOff", -1},
		{"Unspecified", -1},
	};

	if (reader->is_approved)
		return COTEJO_UNIT_CONFIRMED;
	for (size_t i = 0; state && i < sizeof(states) / sizeof(states[0]); i++) {
		if (strcmp(states[i].name, state) == 0)
			return states[i].state;
	}
	return state && strncmp(state, "needs-", strlen("needs-")) == 0 ? -1
									: COTEJO_UNIT_AUTOMATIC;
}
