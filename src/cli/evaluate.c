/*
 * evaluate.c - cotejo evaluate: how good is an alignment?
 *
 * SPDX-License-Identifier: MIT
 */
#include <cotejo/evaluate.h>

#include "cli/align_text.h"
#include "cli/commands.h"
#include "cli/output.h"

enum evaluate_format { EVALUATE_TEXT, EVALUATE_JSON };
static const char *const formats[] = {"text", "json", NULL};

/* In the order of enum cotejo_bead_format. */
static const char *const bead_formats[] = {"auto", "lists", "tsv", "jsonl", "ladder", NULL};

enum { LISTS = 2, LISTS_AND_TEXTS = 4 /* operands for each document */ };

struct evaluate_values {
	int format;      /* enum evaluate_format */
	int bead_format; /* enum cotejo_bead_format */
	bool texts;
	size_t worst;
	int input; /* enum cotejo_article_format */
	const char *output;
	int color; /* enum color_choice */
};

static const struct evaluate_values evaluate_defaults = {
	.worst = 10,
	.input = COTEJO_ARTICLE_SENTENCES,
};

#define VALUE(member) offsetof(struct evaluate_values, member)
static const struct option evaluate_options[] = {
	{"format", 'f', OPTION_CHOICE, "FORMAT", formats, "how to print (default: text)",
		VALUE(format)},
	{"beads", 'b', OPTION_CHOICE, "FORMAT", bead_formats,
		"what the lists of beads are (default: auto, found out)", VALUE(bead_format)},
	{"texts", 't', OPTION_FLAG, NULL, NULL,
		"each GOLD RESULT is followed by both texts; show the worst beads", VALUE(texts)},
	{"input", 'i', OPTION_CHOICE, "KIND", articles_formats,
		"what the texts are (default: sentences, one a line)", VALUE(input)},
	{"worst", 'n', OPTION_COUNT, "N", NULL, "how many of them (default: 10)", VALUE(worst)},
	{"output", 'o', OPTION_FILE, "FILE", NULL, "write there instead of to standard output",
		VALUE(output)},
	{"color", 0, OPTION_CHOICE, "WHEN", terminal_color_choices,
		"whether to colour text (default: on a terminal)", VALUE(color)},
	{0},
};

/* ---- Reading ---- */

static int read_list(
	struct cotejo_bead_list **ret_list, const char *path, const struct evaluate_values *values)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;

	*ret_list = NULL;
	if (cotejo_bead_list_read(ret_list, path, (enum cotejo_bead_format)values->bead_format,
		    &error) == COTEJO_OK)
		return STATUS_DONE;
	return message_error(&error, WORK_INPUT);
}

static int add_document(struct cotejo_evaluation *evaluation, char *const *operands,
	const struct evaluate_values *values)
{
	struct cotejo_bead_list *gold = NULL, *found = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int status = read_list(&gold, operands[0], values);

	if (status == STATUS_DONE)
		status = read_list(&found, operands[1], values);
	if (status == STATUS_DONE &&
		cotejo_evaluation_add(evaluation, gold, found, &error) != COTEJO_OK)
		status = message_error(&error, WORK_INPUT);
	cotejo_bead_list_free(gold);
	cotejo_bead_list_free(found);
	return status;
}

/* ---- Figures for people ---- */

/* Four decimals, with a point in any locale, rounded to the nearest. */
static void print_share(struct output *output, const char *head, double share)
{
	unsigned parts = (unsigned)(share * 10000 + 0.5);

	output_format(output, "%s%u.%04u", head, parts / 10000, parts % 10000);
}

static void print_score(struct output *output, const char *name, const struct cotejo_score *score)
{
	print_share(output, name, score->precision);
	print_share(output, "     ", score->recall);
	print_share(output, "  ", score->f1);
	output_string(output, "\n");
}

static void print_scores(struct output *output, const struct cotejo_evaluation *evaluation)
{
	struct cotejo_evaluation_scores scores = cotejo_evaluation_scores(evaluation);

	output_format(output,
		"documents: %zu; beads (two-sided): gold %zu (%zu), found %zu (%zu)\n\n",
		scores.documents, scores.gold, scores.gold_two_sided, scores.found,
		scores.found_two_sided);
	output_string(output, "         precision  recall      F1\n");
	print_score(output, "strict      ", &scores.strict);
	print_score(output, "lax         ", &scores.lax);
}

static void print_bin(struct output *output, int number, const struct cotejo_calibration_bin *bin)
{
	output_format(output, " .%d to %s%d", number, number == 9 ? "" : ".",
		number == 9 ? 1 : number + 1);
	output_format(output, "%s %9zu", number == 9 ? " " : "", bin->beads);
	if (bin->beads) {
		print_share(output, "       ", bin->probability);
		print_share(output, "  ", bin->right);
	}
	output_string(output, "\n");
}

static void print_calibration(struct output *output, const struct cotejo_evaluation *evaluation)
{
	struct cotejo_calibration calibration = cotejo_evaluation_calibrate(evaluation);

	if (calibration.beads == 0)
		return;
	print_share(output, "\nexpected calibration error ", calibration.error);
	print_share(output, "; lax precision of the most probable 90 % ",
		calibration.best_lax_precision);
	output_string(output, "\nprobability    beads  probability   right\n");
	for (int i = COTEJO_CALIBRATION_BINS - 1; i >= 0; i--)
		print_bin(output, i, &calibration.bins[i]);
}

static void print_shapes(struct output *output, struct cotejo_evaluation *evaluation)
{
	size_t count;
	const struct cotejo_shape_confusion *shapes = cotejo_evaluation_shapes(evaluation, &count);

	output_string(output, "\ngold   found   beads   right\n");
	for (size_t i = 0; i < count; i++) {
		output_format(output, "%2zu-%-3zu ", shapes[i].gold_left, shapes[i].gold_right);
		if (shapes[i].found_left + shapes[i].found_right)
			output_format(
				output, "%2zu-%-3zu", shapes[i].found_left, shapes[i].found_right);
		else
			output_string(output, " none ");
		output_format(output, " %7zu %7zu\n", shapes[i].beads, shapes[i].right);
	}
}

/* ---- The worst beads ---- */

static void print_numbers(struct output *output, const size_t *numbers, size_t count)
{
	output_string(output, "[");
	for (size_t i = 0; i < count; i++)
		output_format(output, "%s%zu", i ? ", " : "", numbers[i]);
	output_string(output, "]");
}

static void print_lists(struct output *output, const struct cotejo_listed_bead *bead)
{
	print_numbers(output, bead->left, bead->left_count);
	output_string(output, ":");
	print_numbers(output, bead->right, bead->right_count);
}

static bool share_number(const size_t *a, size_t a_count, const size_t *b, size_t b_count)
{
	for (size_t i = 0; i < a_count; i++) {
		for (size_t k = 0; k < b_count; k++) {
			if (a[i] == b[k])
				return true;
		}
	}
	return false;
}

/* What the gold says of the bead's sentences. */
static void print_gold(struct output *output, const struct cotejo_bead_list *gold,
	const struct cotejo_listed_bead *bead)
{
	const struct cotejo_listed_bead *beads = cotejo_bead_list_beads(gold);

	for (size_t i = 0; i < cotejo_bead_list_count(gold); i++) {
		if (!share_number(
			    beads[i].left, beads[i].left_count, bead->left, bead->left_count) &&
			!share_number(beads[i].right, beads[i].right_count, bead->right,
				bead->right_count))
			continue;
		output_string(output, " ");
		print_lists(output, &beads[i]);
	}
}

/* From the first to the last of the numbers; false when the text does not have them. */
static bool make_run(const size_t *numbers, size_t count, const struct cotejo_article *article,
	size_t *ret_begin, size_t *ret_count)
{
	size_t first = numbers[0], last = numbers[0];

	for (size_t i = 1; i < count; i++) {
		first = numbers[i] < first ? numbers[i] : first;
		last = numbers[i] > last ? numbers[i] : last;
	}
	*ret_begin = first;
	*ret_count = last - first + 1;
	return last < cotejo_article_sentence_count(article);
}

/* One document with its lists and texts. */
struct document {
	struct cotejo_bead_list *gold, *found;
	struct pair pair;
};

static int open_document(
	struct document *document, char *const *operands, const struct evaluate_values *values)
{
	struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
	int status = read_list(&document->gold, operands[0], values);

	options.format = (enum cotejo_article_format)values->input;
	if (status == STATUS_DONE)
		status = read_list(&document->found, operands[1], values);
	if (status == STATUS_DONE)
		status = articles_read(&document->pair.left, operands[2], &options, false);
	if (status == STATUS_DONE)
		status = articles_read(&document->pair.right, operands[3], &options, false);
	return status;
}

static void close_document(struct document *document)
{
	cotejo_bead_list_free(document->gold);
	cotejo_bead_list_free(document->found);
	pair_clear(&document->pair);
	*document = (struct document){0};
}

static int print_wrong(struct output *output, const struct document *document, const char *name,
	const struct cotejo_wrong_bead *wrong)
{
	const struct cotejo_listed_bead *bead =
		&cotejo_bead_list_beads(document->found)[wrong->bead];
	struct cotejo_bead shown = {.probability = wrong->probability};

	if (!make_run(bead->left, bead->left_count, document->pair.left, &shown.left_begin,
		    &shown.left_count) ||
		!make_run(bead->right, bead->right_count, document->pair.right, &shown.right_begin,
			&shown.right_count)) {
		message("%s: the texts do not have all its sentences", name);
		return STATUS_INPUT;
	}
	output_string(output, "\n");
	output_style(output, STYLE_STRONG);
	output_string(output, name);
	output_style(output, STYLE_PLAIN);
	output_string(output, " ");
	print_lists(output, bead);
	output_string(output, wrong->lax ? ", overlaps gold" : ", gold");
	print_gold(output, document->gold, bead);
	output_string(output, "\n");
	align_text_bead(output, &document->pair, &shown);
	return STATUS_DONE;
}

static int print_worst(struct output *output, struct cotejo_evaluation *evaluation,
	const struct evaluate_values *values, const struct arguments *arguments)
{
	struct document document = {0};
	size_t count, opened = SIZE_MAX;
	const struct cotejo_wrong_bead *wrong = cotejo_evaluation_wrong(evaluation, &count);
	int status = STATUS_DONE;

	if (count)
		output_format(output, "\nwrong beads: %zu; the worst:\n", count);
	for (size_t i = 0; i < count && i < values->worst && status == STATUS_DONE; i++) {
		char *const *operands = &arguments->operands[wrong[i].document * LISTS_AND_TEXTS];

		if (opened != wrong[i].document) {
			close_document(&document);
			status = open_document(&document, operands, values);
			opened = wrong[i].document;
		}
		if (status == STATUS_DONE)
			status = print_wrong(output, &document, operands[1], &wrong[i]);
	}
	close_document(&document);
	return status;
}

/* ---- The whole ---- */

static int print(struct cotejo_evaluation *evaluation, const struct evaluate_values *values,
	const struct arguments *arguments)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct output *output = NULL;
	struct cotejo_output sink;
	int status = output_open(&output, values->output, (enum color_choice)values->color);

	if (status != STATUS_DONE)
		return status;
	if (values->format == EVALUATE_JSON) {
		sink = output_sink(output);
		if (cotejo_evaluation_write_json(evaluation, &sink, &error) != COTEJO_OK &&
			!output_failed(output))
			status = message_error(&error, WORK_OUTPUT);
		return output_close(output, status);
	}
	print_scores(output, evaluation);
	print_calibration(output, evaluation);
	print_shapes(output, evaluation);
	if (values->texts)
		status = print_worst(output, evaluation, values, arguments);
	return output_close(output, status);
}

static int evaluate_run(const void *raw, const struct arguments *arguments)
{
	const struct evaluate_values *values = raw;
	size_t step = values->texts ? LISTS_AND_TEXTS : LISTS;
	struct cotejo_evaluation *evaluation = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int status = STATUS_DONE;

	if (arguments->count % step)
		return message_usage("evaluate",
			values->texts ? "evaluate --texts needs GOLD RESULT LEFT RIGHT, and so on"
				      : "evaluate needs GOLD RESULT, and so on");
	for (size_t i = 0; i < arguments->count && status == STATUS_DONE; i++)
		status = output_refuse_same("evaluate", values->output, arguments->operands[i]);
	if (status != STATUS_DONE)
		return status;
	if (cotejo_evaluation_new(&evaluation, &error) != COTEJO_OK)
		return message_error(&error, WORK_INPUT);
	for (size_t i = 0; i < arguments->count && status == STATUS_DONE; i += step)
		status = add_document(evaluation, &arguments->operands[i], values);
	if (status == STATUS_DONE)
		status = print(evaluation, values, arguments);
	cotejo_evaluation_free(evaluation);
	return status;
}

const struct command command_evaluate = {
	.name = "evaluate",
	.summary = "compare beads with those that people made",
	.operands = "GOLD RESULT...",
	.about = "Compares lists of beads, of any aligner, with the right ones: precision, recall "
		 "and F1, which shapes are confused, how honest the probabilities are. Several "
		 "documents (GOLD RESULT GOLD RESULT ...) are summed up.",
	.has_page = true,
	.least_operands = 2,
	.most_operands = ANY_NUMBER,
	.options = evaluate_options,
	.defaults = &evaluate_defaults,
	.values_size = sizeof(struct evaluate_values),
	.run = evaluate_run,
};
