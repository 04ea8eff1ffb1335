/*
 * evaluate_json.c - what an evaluation found, as a JSON object
 *
 * SPDX-License-Identifier: MIT
 */
#include <cotejo/evaluate.h>

#include "exchange/json.h"

enum { DECIMALS = 6 };

static void add_number(struct buffer *buffer, const char *key, double number)
{
	json_key(buffer, key);
	buffer_add_number(buffer, number, DECIMALS);
}

static void add_score(struct buffer *buffer, const char *key, const struct cotejo_score *score)
{
	json_key(buffer, key);
	buffer_add_byte(buffer, '{');
	add_number(buffer, "precision", score->precision);
	add_number(buffer, "recall", score->recall);
	add_number(buffer, "f1", score->f1);
	buffer_add_byte(buffer, '}');
}

static void add_calibration(struct buffer *buffer, const struct cotejo_calibration *calibration)
{
	json_key(buffer, "calibration");
	buffer_add_byte(buffer, '{');
	json_size(buffer, "beads", calibration->beads);
	add_number(buffer, "error", calibration->error);
	add_number(buffer, "best_lax_precision", calibration->best_lax_precision);
	json_key(buffer, "bins");
	buffer_add_byte(buffer, '[');
	for (int i = 0; i < COTEJO_CALIBRATION_BINS; i++) {
		const struct cotejo_calibration_bin *bin = &calibration->bins[i];

		json_comma(buffer);
		buffer_add_byte(buffer, '{');
		json_size(buffer, "beads", bin->beads);
		add_number(buffer, "probability", bin->probability);
		add_number(buffer, "right", bin->right);
		buffer_add_byte(buffer, '}');
	}
	buffer_add_string(buffer, "]}");
}

static void add_shape(struct buffer *buffer, const char *key, size_t left, size_t right)
{
	json_key(buffer, key);
	buffer_add_format(buffer, "\"%zu-%zu\"", left, right);
}

static void add_shapes(struct buffer *buffer, struct cotejo_evaluation *evaluation)
{
	size_t count;
	const struct cotejo_shape_confusion *shapes = cotejo_evaluation_shapes(evaluation, &count);

	json_key(buffer, "shapes");
	buffer_add_byte(buffer, '[');
	for (size_t i = 0; i < count; i++) {
		json_comma(buffer);
		buffer_add_byte(buffer, '{');
		add_shape(buffer, "gold", shapes[i].gold_left, shapes[i].gold_right);
		if (shapes[i].found_left + shapes[i].found_right)
			add_shape(buffer, "found", shapes[i].found_left, shapes[i].found_right);
		json_size(buffer, "beads", shapes[i].beads);
		json_size(buffer, "right", shapes[i].right);
		buffer_add_byte(buffer, '}');
	}
	buffer_add_byte(buffer, ']');
}

static void add_wrong(struct buffer *buffer, struct cotejo_evaluation *evaluation)
{
	size_t count;
	const struct cotejo_wrong_bead *wrong = cotejo_evaluation_wrong(evaluation, &count);

	json_key(buffer, "wrong");
	buffer_add_byte(buffer, '[');
	for (size_t i = 0; i < count; i++) {
		json_comma(buffer);
		buffer_add_byte(buffer, '{');
		json_size(buffer, "document", wrong[i].document);
		json_size(buffer, "bead", wrong[i].bead);
		json_optional_probability(buffer, "probability", wrong[i].probability);
		json_key(buffer, "lax");
		buffer_add_string(buffer, wrong[i].lax ? "true" : "false");
		buffer_add_byte(buffer, '}');
	}
	buffer_add_byte(buffer, ']');
}

int cotejo_evaluation_write_json(struct cotejo_evaluation *evaluation,
	const struct cotejo_output *output, struct cotejo_error *error)
{
	struct cotejo_evaluation_scores scores = cotejo_evaluation_scores(evaluation);
	struct cotejo_calibration calibration = cotejo_evaluation_calibrate(evaluation);
	struct buffer buffer = {0};
	int code;

	buffer_add_byte(&buffer, '{');
	json_size(&buffer, "documents", scores.documents);
	json_size(&buffer, "gold", scores.gold);
	json_size(&buffer, "gold_two_sided", scores.gold_two_sided);
	json_size(&buffer, "found", scores.found);
	json_size(&buffer, "found_two_sided", scores.found_two_sided);
	add_score(&buffer, "strict", &scores.strict);
	add_score(&buffer, "lax", &scores.lax);
	if (calibration.beads)
		add_calibration(&buffer, &calibration);
	add_shapes(&buffer, evaluation);
	add_wrong(&buffer, evaluation);
	buffer_add_string(&buffer, "}\n");
	code = buffer_flush(&buffer, output, error);
	buffer_clear(&buffer);
	return code;
}
