/*
 * json.h - putting JSON objects together in a buffer
 *
 * Members are written one after the other; each puts the comma that it needs before itself.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_JSON_H
#define EXCHANGE_JSON_H

#include "base/buffer.h"

/* A comma unless an object or array has just begun. */
void json_comma(struct buffer *buffer);

/* The name of a member; its value comes next. */
void json_key(struct buffer *buffer, const char *key);

/* A quoted string. Bytes that are not UTF-8, as names of files may hold, become U+FFFD. */
void json_string(struct buffer *buffer, struct cotejo_text text);

/* Whole members. */
void json_text(struct buffer *buffer, const char *key, struct cotejo_text text);
void json_size(struct buffer *buffer, const char *key, size_t number);
void json_probability(struct buffer *buffer, const char *key, double probability);

/* No member at all for NULL, for an empty text, below 0. */
void json_optional_string(struct buffer *buffer, const char *key, const char *string);
void json_optional_text(struct buffer *buffer, const char *key, struct cotejo_text text);
void json_optional_probability(struct buffer *buffer, const char *key, double probability);

#endif
