/*
 * align_text.c - an alignment for people: both texts side by side
 *
 *     Left text, folded  1-1  98%   Right text, folded
 *     to its column                 to its column
 *
 * The gutter tells the shape of the bead and its probability, with a question mark when it is
 * doubtful. An empty line stands where a block begins. Where two columns have no room, the sides
 * stand one below the other.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/align_text.h"

#include <stdio.h>
#include <string.h>

#include "cli/display.h"

enum {
	USUAL_COLUMNS = 80,
	FEWEST_FOR_TWO = 50, /* narrower terminals get one column */
	GUTTER_COLUMNS = 13, /* "  1-1  98%?  " */
	INDENT = 2
};

static const double HALF = 0.5;

struct view {
	struct output *output;
	const struct pair *pair;
	size_t width, column; /* column: of one side; 0: one below the other */
	double doubtful;
	size_t shown; /* beads so far */
	size_t left_block, right_block;
	size_t one_to_one, left_alone, right_alone, doubts, moved;
};

/* The text of a run of sentences of one article, as it stands there. */
static struct cotejo_text run_of(const struct cotejo_article *article, size_t begin, size_t count)
{
	const struct cotejo_sentence *sentences = cotejo_article_sentences(article);
	struct cotejo_text text = cotejo_article_text(article);
	size_t end;

	if (count == 0)
		return (struct cotejo_text){"", 0};
	end = sentences[begin + count - 1].begin + sentences[begin + count - 1].length;
	return (struct cotejo_text){
		text.bytes + sentences[begin].begin, end - sentences[begin].begin};
}

static enum output_style style_of(const struct cotejo_article *article, size_t begin, size_t count)
{
	struct cotejo_sentences view = cotejo_article_view(article);
	unsigned char kind;

	if (count == 0 || !view.kinds)
		return STYLE_PLAIN;
	kind = view.kinds[begin];
	return kind == COTEJO_BLOCK_TITLE || kind == COTEJO_BLOCK_HEADING ? STYLE_STRONG
									  : STYLE_PLAIN;
}

static bool has_both(const struct cotejo_bead *bead)
{
	return bead->left_count && bead->right_count;
}

static bool is_doubtful(const struct view *view, const struct cotejo_bead *bead)
{
	return has_both(bead) && bead->probability < view->doubtful;
}

static void print_styled(struct view *view, struct cotejo_text line, enum output_style style)
{
	if (style != STYLE_PLAIN && line.length)
		output_style(view->output, style);
	output_text(view->output, line);
	if (style != STYLE_PLAIN && line.length)
		output_style(view->output, STYLE_PLAIN);
}

/* A line of the left side, filled up with spaces to its column if something follows. */
static void print_left(
	struct view *view, struct cotejo_text line, enum output_style style, bool something_follows)
{
	size_t width = display_width(line);

	print_styled(view, line, style);
	if (something_follows && width < view->column)
		output_spaces(view->output, view->column - width);
}

static void print_gutter(struct view *view, const struct cotejo_bead *bead)
{
	bool doubtful = is_doubtful(view, bead);
	char shape[48], gutter[64];
	size_t length;

	snprintf(shape, sizeof(shape), "%zu-%zu", bead->left_count, bead->right_count);
	/* Rounded down, so that only what is certain says 100. */
	if (bead->probability < 0)
		snprintf(gutter, sizeof(gutter), "  %s", shape);
	else
		snprintf(gutter, sizeof(gutter), "  %-4s%3d%%%s", shape,
			(int)(bead->probability * 100),
			doubtful      ? "?"
			: bead->moved ? "*"
				      : "");
	output_style(view->output, doubtful || !has_both(bead) ? STYLE_DOUBT : STYLE_FAINT);
	output_string(view->output, gutter);
	output_style(view->output, STYLE_PLAIN);
	length = strlen(gutter);
	if (bead->right_count && view->column && length < GUTTER_COLUMNS)
		output_spaces(view->output, GUTTER_COLUMNS - length);
}

static void print_row(struct view *view, const struct cotejo_bead *bead)
{
	static const struct cotejo_text nothing = {"", 0};
	const struct pair *pair = view->pair;
	struct cotejo_text left = run_of(pair->left, bead->left_begin, bead->left_count);
	struct cotejo_text right = run_of(pair->right, bead->right_begin, bead->right_count);
	enum output_style left_style = style_of(pair->left, bead->left_begin, bead->left_count);
	enum output_style right_style = style_of(pair->right, bead->right_begin, bead->right_count);
	struct cotejo_text left_line, right_line;
	bool first = true, more_left, more_right;

	for (;; first = false) {
		more_left = display_line(&left, view->column, &left_line);
		more_right = display_line(&right, view->column, &right_line);
		if (!more_left && !more_right && !first)
			break;
		print_left(view, more_left ? left_line : nothing, left_style, first || more_right);
		if (first)
			print_gutter(view, bead);
		else if (more_right)
			output_spaces(view->output, GUTTER_COLUMNS);
		print_styled(view, more_right ? right_line : nothing, right_style);
		output_string(view->output, "\n");
	}
}

static void print_folded(struct view *view, struct cotejo_text text, enum output_style style)
{
	struct cotejo_text line;

	while (display_line(&text, view->width - INDENT, &line)) {
		output_spaces(view->output, INDENT);
		print_styled(view, line, style);
		output_string(view->output, "\n");
	}
}

static void print_stacked(struct view *view, const struct cotejo_bead *bead)
{
	const struct pair *pair = view->pair;

	print_gutter(view, bead);
	output_string(view->output, "\n");
	print_folded(view, run_of(pair->left, bead->left_begin, bead->left_count),
		style_of(pair->left, bead->left_begin, bead->left_count));
	print_folded(view, run_of(pair->right, bead->right_begin, bead->right_count),
		style_of(pair->right, bead->right_begin, bead->right_count));
}

/* Whether the bead begins a block that the one before it was not in. */
static bool begins_block(struct view *view, const struct cotejo_bead *bead)
{
	const struct cotejo_sentence *left = cotejo_article_sentences(view->pair->left);
	const struct cotejo_sentence *right = cotejo_article_sentences(view->pair->right);
	bool begins = false;

	if (bead->left_count) {
		begins = left[bead->left_begin].block != view->left_block;
		view->left_block = left[bead->left_begin + bead->left_count - 1].block;
	}
	if (bead->right_count) {
		begins = begins ||
			 (!bead->left_count && right[bead->right_begin].block != view->right_block);
		view->right_block = right[bead->right_begin + bead->right_count - 1].block;
	}
	return begins;
}

static void count(struct view *view, const struct cotejo_bead *bead)
{
	view->one_to_one += bead->left_count == 1 && bead->right_count == 1;
	view->left_alone += bead->right_count ? 0 : bead->left_count;
	view->right_alone += bead->left_count ? 0 : bead->right_count;
	view->doubts += is_doubtful(view, bead);
	view->moved += bead->moved ? 1 : 0;
}

static void print_head(struct view *view)
{
	const struct cotejo_article *sides[] = {view->pair->left, view->pair->right};
	size_t i;

	for (i = 0; i < 2; i++) {
		output_style(view->output, STYLE_STRONG);
		output_string(view->output, i ? "right " : "left  ");
		output_style(view->output, STYLE_PLAIN);
		output_format(view->output, "%-6s ", cotejo_article_language(sides[i]));
		output_string(view->output, cotejo_article_name(sides[i]));
		output_string(view->output, "\n");
	}
}

static void print_foot(struct view *view)
{
	output_format(view->output, "\n%zu beads, %zu of them 1-1", view->shown, view->one_to_one);
	if (view->left_alone || view->right_alone)
		output_format(view->output, "; without counterpart: %zu left, %zu right",
			view->left_alone, view->right_alone);
	if (view->doubts)
		output_format(view->output, "; doubtful: %zu", view->doubts);
	if (view->moved)
		output_format(view->output, "; moved (*): %zu", view->moved);
	output_string(view->output, "\n");
}

static struct view view_of(struct output *output, const struct pair *pair)
{
	struct view view = {.output = output, .pair = pair};

	view.width = output_width(output);
	if (view.width == SIZE_MAX)
		view.width = USUAL_COLUMNS;
	if (view.width >= FEWEST_FOR_TWO)
		view.column = (view.width - GUTTER_COLUMNS) / 2;
	return view;
}

void align_text_bead(struct output *output, const struct pair *pair, const struct cotejo_bead *bead)
{
	struct view view = view_of(output, pair);

	if (view.column)
		print_row(&view, bead);
	else
		print_stacked(&view, bead);
}

void align_text(struct output *output, const struct pair *pair, double doubtful)
{
	struct view view = view_of(output, pair);
	const struct cotejo_bead *beads = cotejo_alignment_beads(pair->alignment);
	size_t i;

	view.doubtful = doubtful > 0 ? doubtful : HALF;
	view.shown = cotejo_alignment_bead_count(pair->alignment);
	view.left_block = view.right_block = SIZE_MAX;
	print_head(&view);
	for (i = 0; i < view.shown; i++) {
		if (begins_block(&view, &beads[i]) || !view.column)
			output_string(output, "\n");
		if (view.column)
			print_row(&view, &beads[i]);
		else
			print_stacked(&view, &beads[i]);
		count(&view, &beads[i]);
	}
	print_foot(&view);
}
