/*
 * align.c - two lists of sentences become an alignment
 *
 * The public face: checks what the caller gives, runs the model, keeps the beads.
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/align.h"

#include <stdlib.h>

#include "align/model.h"
#include "text/language.h"

struct cotejo_alignment {
	struct cotejo_bead *beads;
	size_t bead_count;
};

/* Nodes are numbered with 32 bits a side. */
static int check_count(const struct cotejo_sentences *sentences, struct cotejo_error *error)
{
	if (sentences->count >= UINT32_MAX - MAX_RUN)
		return error_set(error, COTEJO_ELIMIT, "too many sentences");
	return 0;
}

static int run_model(struct model *model, const struct cotejo_sentences *left,
	const struct cotejo_sentences *right, struct cotejo_error *error)
{
	char tags[SIDES][LANGUAGE_SIZE];
	const char *const languages[SIDES] = {tags[LEFT], tags[RIGHT]};
	int status = check_count(left, error);

	if (status == 0)
		status = check_count(right, error);
	if (status == 0)
		status = language_canonical(tags[LEFT], left->language, error);
	if (status == 0)
		status = language_canonical(tags[RIGHT], right->language, error);
	if (status == 0)
		status = model_add(model, left, right, error);
	if (status == 0)
		status = model_align(model, languages, error);
	return status;
}

int align_with(struct cotejo_alignment **ret_alignment, const struct cotejo_sentences *left,
	const struct cotejo_sentences *right, const struct cotejo_align_options *options,
	const struct settings *settings, struct cotejo_error *error)
{
	struct model model = {.settings = settings};
	struct cotejo_alignment *alignment = calloc(1, sizeof(*alignment));
	int status;

	if (!alignment)
		return error_no_memory(error);
	if (options)
		model.canceller = (struct canceller){options->cancel, options->user};
	status = run_model(&model, left, right, error);
	if (status == 0) {
		alignment->beads = model.documents[0].beads;
		alignment->bead_count = model.documents[0].bead_count;
		model.documents[0].beads = NULL;
		*ret_alignment = alignment;
		alignment = NULL;
	}
	model_clear(&model);
	cotejo_alignment_free(alignment);
	return status;
}

int cotejo_align(struct cotejo_alignment **ret_alignment, const struct cotejo_sentences *left,
	const struct cotejo_sentences *right, const struct cotejo_align_options *options,
	struct cotejo_error *error)
{
	return align_with(ret_alignment, left, right, options, &settings_default, error);
}

void cotejo_alignment_free(struct cotejo_alignment *alignment)
{
	if (!alignment)
		return;
	free(alignment->beads);
	free(alignment);
}

size_t cotejo_alignment_bead_count(const struct cotejo_alignment *alignment)
{
	return alignment->bead_count;
}

const struct cotejo_bead *cotejo_alignment_beads(const struct cotejo_alignment *alignment)
{
	return alignment->beads;
}
