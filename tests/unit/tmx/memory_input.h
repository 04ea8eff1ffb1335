/*
 * memory_input.h - bytes in memory as the input of a reader, handed out in small portions
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TESTS_UNIT_TMX_MEMORY_INPUT_H
#define TESTS_UNIT_TMX_MEMORY_INPUT_H

#include "base/slice.h"
#include "tmx/source.h"

struct memory_input {
	struct cotejo_text rest;
	size_t portion;
	int failure; /* after the last byte, instead of the end; 0: none */
	struct tmx_input input;
};

static int memory_input_read(
	void *user, char *bytes, size_t room, size_t *ret_length, struct cotejo_error *error)
{
	struct memory_input *memory = user;
	size_t length = memory->rest.length < room ? memory->rest.length : room;

	if (length > memory->portion)
		length = memory->portion;
	if (length == 0 && memory->failure)
		return error_set(error, memory->failure, "the disk is gone");
	if (length)
		memcpy(bytes, memory->rest.bytes, length);
	memory->rest = slice(memory->rest.bytes + length, memory->rest.length - length);
	*ret_length = length;
	return 0;
}

static inline void memory_input_init(
	struct memory_input *memory, struct cotejo_text bytes, size_t portion)
{
	*memory = (struct memory_input){.rest = bytes, .portion = portion};
	memory->input = (struct tmx_input){memory_input_read, memory};
}

#endif
