/*
 * export_tmx.c - units as TMX 1.4b
 *
 * The header's source language is the filter's; without one it is that of the first unit. A unit
 * that begins in another language says so itself (srclang of <tu>), so every tool finds the source
 * of every unit, which "*all*" would not tell it.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>

#include "exchange/export.h"
#include "exchange/export_head.h"
#include "exchange/tmx_unit.h"

struct export_tmx {
	const struct cotejo_output *output;
	struct tmx_writer writer;
	struct tmx_unit_maker maker;
	const struct tmx_header *head; /* its notes and properties; NULL: none */
	char source[LANGUAGE_SIZE];    /* of the header; empty: not known before the first unit */
	bool is_asked;                 /* the caller has named the source */
};

int export_tmx_new(struct export_tmx **ret_tmx, const struct cotejo_output *output,
	const char *source_language, const struct tmx_header *head, struct cotejo_error *error)
{
	struct export_tmx *tmx = calloc(1, sizeof(*tmx));
	int code = 0;

	if (!tmx)
		return error_no_memory(error);
	tmx->output = output;
	tmx->head = head;
	tmx->is_asked = source_language != NULL;
	if (source_language)
		code = language_canonical(tmx->source, source_language, error);
	if (code)
		free(tmx);
	else
		*ret_tmx = tmx;
	return code;
}

static int start_file(struct export_tmx *tmx, const char *source, struct cotejo_error *error)
{
	char tag[LANGUAGE_SIZE] = "";

	if (source)
		snprintf(tag, sizeof(tag), "%s", source);
	if (tmx_profile_is_loud(tmx->maker.profile))
		tmx_profile_raise(tag);
	return tmx_unit_start_file(
		&tmx->writer, tmx->output, source ? tag : NULL, tmx->head, error);
}

int export_tmx_unit(void *user, const struct cotejo_unit *unit, const struct pair *pair,
	struct cotejo_error *error)
{
	struct export_tmx *tmx = user;
	const char *own = pair->variants[0]->language;
	int code = 0;

	if (!tmx->source[0])
		code = language_canonical(tmx->source, own, error);
	if (code == 0 && !tmx->writer.started)
		code = start_file(tmx, tmx->source, error);
	if (code == 0)
		code = tmx_unit_make(&tmx->maker, unit, pair, error);
	if (code)
		return code;
	if (tmx->is_asked)
		tmx->maker.unit.source_language = NULL;
	if (!tmx->maker.unit.source_language && strcmp(own, tmx->source) != 0)
		tmx->maker.unit.source_language = tmx->maker.unit.variants[0].language;
	return tmx_writer_add(&tmx->writer, &tmx->maker.unit, error);
}

int export_tmx_finish(void *user, struct cotejo_error *error)
{
	struct export_tmx *tmx = user;
	const char *source = tmx->source[0] ? tmx->source : NULL;
	int code = 0;

	if (!tmx->writer.started)
		code = start_file(tmx, source, error);
	return code ? code : tmx_writer_finish(&tmx->writer, error);
}

void export_tmx_free(struct export_tmx *tmx)
{
	if (!tmx)
		return;
	tmx_writer_clear(&tmx->writer);
	tmx_unit_clear(&tmx->maker);
	free(tmx);
}

int cotejo_export_tmx_for(enum cotejo_tmx_profile profile, struct cotejo_memory *memory,
	const struct cotejo_filter *filter, const struct cotejo_output *output,
	struct cotejo_export_result *ret_result, struct cotejo_error *error)
{
	struct export export = {export_tmx_unit, export_tmx_finish, NULL};
	struct export_head head = {0};
	struct export_tmx *tmx = NULL;
	int code = profile == COTEJO_TMX_PLAIN ? 0 : export_head_read(&head, memory, error);

	if (code == 0)
		code = export_tmx_new(
			&tmx, output, filter ? filter->source_language : NULL, &head.header, error);
	if (code == 0) {
		tmx->maker.profile = profile;
		export.user = tmx;
		code = export_run(&export, memory, filter, ret_result, error);
	}
	export_tmx_free(tmx);
	export_head_clear(&head);
	return code;
}

int cotejo_export_tmx(struct cotejo_memory *memory, const struct cotejo_filter *filter,
	const struct cotejo_output *output, struct cotejo_export_result *ret_result,
	struct cotejo_error *error)
{
	return cotejo_export_tmx_for(COTEJO_TMX_FULL, memory, filter, output, ret_result, error);
}
