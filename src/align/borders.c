/*
 * borders.c - what stands between two sentences
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/borders.h"

#include <math.h>

#include "text/utf8.h"

/* Added to what was counted of each kind, so that none is impossible. */
static const double unseen = .5;

/* How much likelier borders of a kind are inside a bead than elsewhere, before anything is known.
 */
static const double inside_before[BORDERS] = {
	[BORDER_SENTENCE] = .9, [BORDER_LOWER] = 3, [BORDER_OPEN] = 1.2, [BORDER_BLOCK] = .15};

struct range {
	int32_t first, last;
};

static bool is_in(int32_t point, const struct range *ranges, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (point >= ranges[i].first && point <= ranges[i].last)
			return true;
	return false;
}

#define IS_IN(point, ranges) is_in(point, ranges, sizeof(ranges) / sizeof((ranges)[0]))

/* Letters with which sentences of the scripts with two cases begin, if they begin so. */
static bool is_lower(int32_t point)
{
	static const struct range lower[] = {{'a', 'z'}, {0xdf, 0xf6}, {0xf8, 0xff}, {0x3ac, 0x3ce},
		{0x430, 0x45f}, {0x561, 0x586}};

	return IS_IN(point, lower);
}

/* Marks that stand before the first letter, and behind the last mark: quotes, brackets, spaces. */
static bool is_around(int32_t point)
{
	static const struct range around[] = {{' ', ' '}, {'"', '"'}, {'\'', ')'}, {'[', '['},
		{']', ']'}, {0xa0, 0xa0}, {0xab, 0xab}, {0xbb, 0xbb}, {0x2018, 0x201f},
		{0x2039, 0x203a}, {0x300c, 0x300f}, {0xbf, 0xbf}, {0xa1, 0xa1}};

	return IS_IN(point, around);
}

static bool is_end(int32_t point)
{
	static const struct range ends[] = {{'.', '.'}, {'!', '!'}, {'?', '?'}, {0x2026, 0x2026},
		{0x3002, 0x3002}, {0xff01, 0xff01}, {0xff1f, 0xff1f}, {0xff0e, 0xff0e},
		{0x61f, 0x61f}, {0x6d4, 0x6d4}, {0x964, 0x965}, {0x589, 0x589}};

	return IS_IN(point, ends);
}

static int32_t first_point(struct cotejo_text text)
{
	int32_t point = 0;

	for (size_t at = 0; at < text.length;) {
		at = utf8_next(text, at, &point);
		if (!is_around(point))
			break;
	}
	return point;
}

static int32_t last_point(struct cotejo_text text)
{
	int32_t point = 0;

	for (size_t end = text.length; end > 0;) {
		size_t begin = end - 1;

		while (begin > 0 && ((unsigned char)text.bytes[begin] & 0xc0) == 0x80)
			begin--;
		utf8_next(text, begin, &point);
		if (!is_around(point))
			break;
		end = begin;
	}
	return point;
}

bool border_is_lower(struct cotejo_text sentence)
{
	return is_lower(first_point(sentence));
}

bool border_is_open(struct cotejo_text sentence)
{
	return !is_end(last_point(sentence));
}

/* What begins at a border, whatever ended before. */
static int begins_as(int border)
{
	return border == BORDER_OPEN ? BORDER_SENTENCE : border;
}

/* Makes shares of counts. */
static void normalise(double *counts, int kinds)
{
	double sum = 0;

	for (int k = 0; k < kinds; k++)
		sum += counts[k];
	for (int k = 0; k < kinds; k++)
		counts[k] /= sum;
}

/* How frequent each kind is. */
static void count_usual(struct border_model *model, int side, const struct side (*documents)[SIDES],
	size_t document_count)
{
	for (int k = 0; k < BORDERS; k++)
		model->usual[side][k] = unseen;
	for (int k = 0; k < 2; k++)
		model->open[side][k] = unseen;
	for (size_t d = 0; d < document_count; d++)
		for (size_t i = 0; i < documents[d][side].sentence_count; i++) {
			if (i)
				model->usual[side][documents[d][side].borders[i]]++;
			model->open[side][documents[d][side].opens[i]]++;
		}
	normalise(model->usual[side], BORDERS);
	normalise(model->open[side], 2);
}

/* What is counted, and before that believed. */
struct counts {
	double begin[BORDERS][BORDERS], end[2][2], inside[SIDES][BORDERS];
};

/* How likely two kinds are together: they agree so often (a share), and fall as they come else. */
static double together(double left, double right, bool same, double agree)
{
	return (1 - agree) * left * right + (same ? agree * (left + right) / 2 : 0);
}

/* Blocks agree more surely than the rest. */
static void believe(
	const struct border_model *model, struct counts *counts, const struct settings *settings)
{
	double strength = settings->border_strength;

	*counts = (struct counts){0};
	for (int l = 0; l < BORDERS; l++)
		for (int r = 0; r < BORDERS; r++) {
			int left = begins_as(l), right = begins_as(r);
			double agree = left == BORDER_BLOCK || right == BORDER_BLOCK
					       ? settings->border_agree
					       : settings->border_alike;

			counts->begin[left][right] +=
				strength * together(model->usual[LEFT][l], model->usual[RIGHT][r],
						   left == right, agree);
		}
	for (int l = 0; l < 2; l++)
		for (int r = 0; r < 2; r++)
			counts->end[l][r] =
				strength * together(model->open[LEFT][l], model->open[RIGHT][r],
						   l == r, settings->border_alike);
	for (int side = 0; side < SIDES; side++) {
		for (int k = 0; k < BORDERS; k++)
			counts->inside[side][k] = model->usual[side][k] * inside_before[k];
		normalise(counts->inside[side], BORDERS);
		for (int k = 0; k < BORDERS; k++)
			counts->inside[side][k] *= strength;
	}
}

/* The share of what begins like a border. */
static double usual_beginning(const struct border_model *model, int side, int border)
{
	double share = model->usual[side][border];

	return border == BORDER_SENTENCE ? share + model->usual[side][BORDER_OPEN] : share;
}

static void set_scores(struct border_model *model, struct counts *counts)
{
	normalise(&counts->begin[0][0], BORDERS * BORDERS);
	normalise(&counts->end[0][0], 4);
	for (int l = 0; l < BORDERS; l++)
		for (int r = 0; r < BORDERS; r++) {
			int left = begins_as(l), right = begins_as(r);

			model->begin[l][r] = log(counts->begin[left][right] /
						 usual_beginning(model, LEFT, left) /
						 usual_beginning(model, RIGHT, right));
		}
	for (int l = 0; l < 2; l++)
		for (int r = 0; r < 2; r++)
			model->end[l][r] = log(
				counts->end[l][r] / model->open[LEFT][l] / model->open[RIGHT][r]);
	for (int side = 0; side < SIDES; side++) {
		normalise(counts->inside[side], BORDERS);
		for (int k = 0; k < BORDERS; k++)
			model->inside[side][k] =
				log(counts->inside[side][k] / model->usual[side][k]);
	}
}

void border_model_start(struct border_model *model, const struct side (*documents)[SIDES],
	size_t document_count, const struct settings *settings)
{
	struct counts counts;

	for (int side = 0; side < SIDES; side++)
		count_usual(model, side, documents, document_count);
	believe(model, &counts, settings);
	set_scores(model, &counts);
}

static void count_lesson(
	struct counts *counts, const struct lesson *lesson, const struct side document[SIDES])
{
	double weight = (double)lesson->weight;
	int begins[SIDES], opens[SIDES];

	for (int side = 0; side < SIDES; side++) {
		const unsigned char *borders = document[side].borders + lesson->begin[side];
		size_t count = lesson->count[side];

		begins[side] = begins_as(borders[0]);
		opens[side] = document[side].opens[lesson->begin[side] + count - 1];
		for (size_t n = 1; n < count; n++)
			counts->inside[side][borders[n]] += weight;
	}
	counts->begin[begins[LEFT]][begins[RIGHT]] += weight;
	counts->end[opens[LEFT]][opens[RIGHT]] += weight;
}

void border_model_learn(
	struct border_model *model, const struct lessons *lessons, const struct settings *settings)
{
	struct counts counts;

	believe(model, &counts, settings);
	for (size_t i = 0; i < lessons->count; i++)
		count_lesson(&counts, &lessons->items[i],
			lessons->documents[lessons->items[i].document]);
	set_scores(model, &counts);
}

double border_score(const struct border_model *model, const struct side document[SIDES],
	const size_t begin[SIDES], const size_t count[SIDES])
{
	const struct side *left = &document[LEFT], *right = &document[RIGHT];
	double score = model->begin[left->borders[begin[LEFT]]][right->borders[begin[RIGHT]]] +
		       model->end[left->opens[begin[LEFT] + count[LEFT] - 1]]
				 [right->opens[begin[RIGHT] + count[RIGHT] - 1]];

	for (int side = 0; side < SIDES; side++)
		for (size_t n = 1; n < count[side]; n++)
			score += model->inside[side][document[side].borders[begin[side] + n]];
	return score;
}
