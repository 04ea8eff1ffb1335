/*
 * lab.c - the aligner with other settings than usual
 *
 *     cotejo-lab [NAME=VALUE...] [lexicon=FILE] LEFT RIGHT LEFT-LANGUAGE RIGHT-LANGUAGE
 *
 * Two files with a sentence a line; prints beads as `cotejo align --format beads` does. NAME is a
 * member of struct settings (src/align/settings.h). A weight of 0 takes a part of the model away,
 * so that what it gives can be measured: see the table in docs/ALIGNMENT.md.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cotejo/cotejo.h>

#include "align/align.h"
#include "align/tokens.h"

enum type { DOUBLE, UNSIGNED, SIZE };

#define SETTING(type, member)                                    \
	{                                                        \
#member, type, offsetof(struct settings, member) \
	}

static const struct {
	const char *name;
	enum type type;
	size_t offset;
} names[] = {
	SETTING(DOUBLE, word_weight),
	SETTING(DOUBLE, length_weight),
	SETTING(SIZE, prefix_letters),
	SETTING(DOUBLE, seed_number),
	SETTING(DOUBLE, seed_identical),
	SETTING(DOUBLE, seed_cognate),
	SETTING(DOUBLE, seed_name),
	SETTING(DOUBLE, seed_mark),
	SETTING(DOUBLE, cognate_similarity),
	SETTING(DOUBLE, discount),
	SETTING(DOUBLE, seed_count),
	SETTING(DOUBLE, null_share),
	SETTING(DOUBLE, floor_least),
	SETTING(DOUBLE, number_most),
	SETTING(DOUBLE, number_strength),
	SETTING(DOUBLE, entry_least),
	SETTING(DOUBLE, affinity_least),
	SETTING(UNSIGNED, iterations),
	SETTING(UNSIGNED, large_iterations),
	SETTING(SIZE, large_words),
	SETTING(DOUBLE, pair_least),
	SETTING(UNSIGNED, rounds),
	SETTING(SIZE, first_shapes),
	SETTING(DOUBLE, change_least),
	SETTING(DOUBLE, bead_least),
	SETTING(DOUBLE, bead_keep),
	SETTING(DOUBLE, shape_strength),
	SETTING(DOUBLE, gap_open),
	SETTING(DOUBLE, gap_both),
	SETTING(DOUBLE, gap_stay),
	SETTING(DOUBLE, gap_strength),
	SETTING(DOUBLE, spread),
	SETTING(DOUBLE, length_freedom),
	SETTING(DOUBLE, length_strength),
	SETTING(DOUBLE, border_agree),
	SETTING(DOUBLE, border_alike),
	SETTING(DOUBLE, border_strength),
	SETTING(DOUBLE, similarity_weight),
	SETTING(DOUBLE, similarity_outlier),
	SETTING(DOUBLE, similarity_most),
	SETTING(DOUBLE, similarity_strength),
	SETTING(DOUBLE, bead_gain),
	SETTING(DOUBLE, gap_gain),
	SETTING(DOUBLE, move_cost),
	SETTING(DOUBLE, move_least),
	SETTING(SIZE, full_cells),
	SETTING(SIZE, bridge_cells),
	SETTING(SIZE, margin),
	SETTING(SIZE, edge_margin),
	SETTING(DOUBLE, node_least),
};

static void fail(const char *what, const char *detail)
{
	fprintf(stderr, "cotejo-lab: %s: %s\n", what, detail);
	exit(2);
}

static void set(struct settings *settings, const char *argument)
{
	size_t length = strcspn(argument, "=");
	const char *value = argument + length + 1;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char *member = (char *)settings + names[i].offset;

		if (strlen(names[i].name) != length ||
			strncmp(argument, names[i].name, length) != 0)
			continue;
		if (names[i].type == DOUBLE)
			*(double *)(void *)member = strtod(value, NULL);
		else if (names[i].type == UNSIGNED)
			*(unsigned *)(void *)member = (unsigned)strtoul(value, NULL, 10);
		else
			*(size_t *)(void *)member = strtoul(value, NULL, 10);
		return;
	}
	fail("no such setting", argument);
}

static void check(int code, const struct cotejo_error *error)
{
	char line[2048];

	if (code >= 0)
		return;
	cotejo_error_format(error, line, sizeof(line));
	fail("failed", line);
}

static struct cotejo_article *read_sentences(const char *path, const char *language)
{
	struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_article *article = NULL;

	options.format = COTEJO_ARTICLE_SENTENCES;
	options.language = language;
	check(cotejo_article_read(&article, path, &options, &error), &error);
	return article;
}

/* The lexicon to begin with, if the argument names one. */
static struct cotejo_lexicon *read_lexicon(const char *argument)
{
	static const char name[] = "lexicon=";
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_lexicon *lexicon = NULL;

	if (strncmp(argument, name, strlen(name)) != 0)
		return NULL;
	check(cotejo_lexicon_new(&lexicon, &error), &error);
	check(cotejo_lexicon_read(lexicon, argument + strlen(name), &error), &error);
	return lexicon;
}

static void print_side(size_t begin, size_t count)
{
	putchar('[');
	for (size_t i = begin; i < begin + count; i++)
		printf(i > begin ? ", %zu" : "%zu", i);
	putchar(']');
}

int main(int argc, char **argv)
{
	struct settings settings = settings_default;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_article *articles[SIDES];
	struct cotejo_sentences views[SIDES];
	struct cotejo_align_options options = COTEJO_ALIGN_OPTIONS_INIT;
	struct cotejo_lexicon *lexicon = NULL;
	struct cotejo_alignment *alignment = NULL;
	const struct cotejo_bead *beads;

	for (argv++; argc > 1 && strchr(*argv, '='); argv++, argc--)
		if (lexicon || !(lexicon = read_lexicon(*argv)))
			set(&settings, *argv);
	options.lexicon = lexicon;
	if (argc != 5)
		fail("usage", "cotejo-lab [NAME=VALUE...] LEFT RIGHT LEFT-LANGUAGE RIGHT-LANGUAGE");
	for (int side = 0; side < SIDES; side++) {
		articles[side] = read_sentences(argv[side], argv[2 + side]);
		views[side] = cotejo_article_view(articles[side]);
	}
	check(align_with(&alignment, &views[LEFT], &views[RIGHT], &options, &settings, &error),
		&error);
	beads = cotejo_alignment_beads(alignment);
	for (size_t b = 0; b < cotejo_alignment_bead_count(alignment); b++) {
		print_side(beads[b].left_begin, beads[b].left_count);
		putchar(':');
		print_side(beads[b].right_begin, beads[b].right_count);
		printf(beads[b].moved ? "\t%.6f\tmoved\n" : "\t%.6f\n", beads[b].probability);
	}
	cotejo_alignment_free(alignment);
	cotejo_lexicon_free(lexicon);
	cotejo_article_free(articles[LEFT]);
	cotejo_article_free(articles[RIGHT]);
	return 0;
}
