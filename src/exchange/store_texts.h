/*
 * store_texts.h - which texts of a unit a memory can hold, and in what form
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_STORE_TEXTS_H
#define EXCHANGE_STORE_TEXTS_H

#include "exchange/store.h"

/* Takes the variants that have a language and a text, the source first, into store->texts; warns of
 * the others. */
int store_take_texts(struct store *store, const struct tmx_unit *unit, struct cotejo_error *error);

/* The attributes of a unit as lines for the memory, in store->lines. False when memory ran out. */
bool store_take_attributes(struct store *store, const struct tmx_unit *unit);

/* Reads a number of decimal digits; false when it is none. */
bool store_count_parse(int64_t *ret_count, const char *text);

/* Whether the unit names a context that makes it another unit than one of the same texts. */
bool store_context(struct store *store, const struct tmx_unit *unit, int64_t *ret_context);

#endif
