/*
 * align.c - cotejo align: which sentences of two articles say the same
 *
 * SPDX-License-Identifier: MIT
 */
#include <cotejo/exchange.h>

#include "cli/align_batch.h"
#include "cli/align_stream.h"
#include "cli/align_text.h"
#include "cli/commands.h"
#include "cli/embeddings.h"
#include "cli/fixed.h"
#include "cli/format.h"
#include "cli/interrupt.h"
#include "cli/known.h"
#include "cli/memory_path.h"
#include "cli/output.h"
#include "cli/pair.h"
#include "cli/progress.h"

enum align_format {
	ALIGN_TEXT,
	ALIGN_TSV,
	ALIGN_JSONL,
	ALIGN_TMX,
	ALIGN_HTML,
	ALIGN_BEADS,
	ALIGN_CES,
	ALIGN_INTERTEXT
};
static const char *const formats[] = {
	"text", "tsv", "jsonl", "tmx", "html", "beads", "ces", "intertext", NULL};

/* In the order of enum cotejo_stream_format. */
static const char *const stream_formats[] = {"auto", "jsonl", "tsv", NULL};

struct align_values {
	int format; /* enum align_format, or -1 */
	struct pair_values pair;
	double min_probability;
	const char *fixed;
	const char *output;
	const char *memory;
	const char *batch, *folder;
	int color;  /* enum color_choice */
	int stream; /* enum cotejo_stream_format, or -1 */
	size_t jobs;
	bool check_sides;
	struct option_two_files embeddings, overlaps;
};

static const struct align_values align_defaults = {.format = -1, .stream = -1, .jobs = 1};

#define VALUE(member) offsetof(struct align_values, member)
static const struct option align_options[] = {
	{"format", 'f', OPTION_CHOICE, "FORMAT", formats,
		"how to print (default: as FILE of -o ends; else text on a terminal, tsv "
		"elsewhere)",
		VALUE(format)},
	{"min-probability", 0, OPTION_PROBABILITY, "P", NULL,
		"leave out what is less probable, 0 to 1 (text and html: mark it)",
		VALUE(min_probability)},
	{"fixed", 0, OPTION_FILE, "FILE", NULL,
		"keep the beads in FILE (as format beads prints them), align what lies between",
		VALUE(fixed)},
	{"memory", 'm', OPTION_FILE, "FILE", NULL,
		"begin with what this translation memory has learnt", VALUE(memory)},
	{"embeddings", 0, OPTION_TWO_FILES, "LEFT RIGHT", NULL,
		"heed vectors of the sentences: files of float32 numbers, a row a sentence",
		VALUE(embeddings)},
	{"overlaps", 0, OPTION_TWO_FILES, "LEFT RIGHT", NULL,
		"the rows of --embeddings are of the lines of these files, as vecalign has them",
		VALUE(overlaps)},
	{"output", 'o', OPTION_FILE, "FILE", NULL,
		"write there, once all is done, instead of to standard output", VALUE(output)},
	{"color", 0, OPTION_CHOICE, "WHEN", terminal_color_choices,
		"whether to colour text (default: on a terminal)", VALUE(color)},
	{"batch", 0, OPTION_FILE, "LIST", NULL,
		"align the pairs in LIST (LEFT, tab, RIGHT, and a tab and a name) with what all "
		"of them teach",
		VALUE(batch)},
	{"output-dir", 0, OPTION_FILE, "FOLDER", NULL, "with --batch: write a file a pair there",
		VALUE(folder)},
	{"stream", 0, OPTION_MODE, "FORMAT", stream_formats,
		"align many pairs, one a line of a file or standard input", VALUE(stream)},
	{"jobs", 'j', OPTION_COUNT, "N", NULL,
		"threads for --stream (default: 1; 0: one a processor)", VALUE(jobs)},
	{"check-sides", 0, OPTION_FLAG, NULL, NULL,
		"with --stream: look whether the languages of the sides are swapped",
		VALUE(check_sides)},
	{0},
};

static int write_by_library(
	struct output *output, const struct pair *pair, enum align_format format, double least)
{
	static const enum cotejo_alignment_format theirs[] = {
		[ALIGN_TSV] = COTEJO_ALIGNMENT_TSV,
		[ALIGN_JSONL] = COTEJO_ALIGNMENT_JSONL,
		[ALIGN_TMX] = COTEJO_ALIGNMENT_TMX,
		[ALIGN_HTML] = COTEJO_ALIGNMENT_HTML,
		[ALIGN_BEADS] = COTEJO_ALIGNMENT_BEADS,
		[ALIGN_CES] = COTEJO_ALIGNMENT_CES,
		[ALIGN_INTERTEXT] = COTEJO_ALIGNMENT_INTERTEXT,
	};
	struct cotejo_output sink = output_sink(output);
	struct cotejo_error error = COTEJO_ERROR_INIT;

	if (cotejo_alignment_write(pair->alignment, pair->left, pair->right, theirs[format], least,
		    &sink, &error) == COTEJO_OK ||
		output_failed(output))
		return STATUS_DONE;
	return interrupted() ? interrupt_status() : message_error(&error, WORK_OUTPUT);
}

/* What the options say about the format; -1: nothing. */
static int chosen_format(const struct align_values *values)
{
	return values->format >= 0 ? values->format : format_of_name(values->output, formats);
}

static int print_to(void *user, struct output *output, const struct pair *pair)
{
	const struct align_values *values = user;
	int format = chosen_format(values);

	if (format < 0)
		format = output_is_terminal(output) ? ALIGN_TEXT : ALIGN_TSV;
	if (format != ALIGN_TEXT)
		return write_by_library(
			output, pair, (enum align_format)format, values->min_probability);
	align_text(output, pair, values->min_probability);
	return STATUS_DONE;
}

static int print(const struct pair *pair, const struct align_values *values)
{
	struct align_values copy = *values;
	struct output *output = NULL;
	int status = output_open(&output, values->output, (enum color_choice)values->color);

	if (status != STATUS_DONE)
		return status;
	return output_close(output, print_to(&copy, output, pair));
}

static int run_batch(const struct align_values *values, const struct arguments *arguments)
{
	struct align_values copy = *values;
	int format = chosen_format(values);
	struct align_batch_request request = {
		.list = values->batch,
		.output = values->output,
		.folder = values->folder,
		.color = (enum color_choice)values->color,
		.pair = &values->pair,
		.languages_needed = format == ALIGN_TMX,
		.objects = format == ALIGN_JSONL,
		.print = print_to,
		.user = &copy,
	};

	if (arguments->count)
		return message_usage("align", "'%s' is one too many: --batch has a list of pairs",
			arguments->operands[0]);
	if (values->fixed)
		return message_usage("align", "--fixed is for one pair, not for --batch");
	if (values->folder && values->output)
		return message_usage("align", "-o and --output-dir are two places for one thing");
	if (!values->folder && (format == ALIGN_TMX || format == ALIGN_HTML))
		return message_usage("align",
			"%s has one pair in a file; --output-dir says where they go",
			formats[format]);
	/* Files are never terminals. */
	if (values->folder && format < 0)
		copy.format = ALIGN_TSV;
	request.ending = formats[copy.format < 0 ? ALIGN_TSV : copy.format];
	return align_batch(&request);
}

/* Begins with what a memory has learnt. */
static int open_known(struct cotejo_memory **ret_memory, struct known *known, struct pair *pair,
	const struct align_values *values, const struct arguments *arguments)
{
	struct arguments place = {.memory = values->memory ? values->memory : arguments->memory};
	int status = memory_open(ret_memory, &place, COTEJO_MEMORY_READ);

	return status == STATUS_DONE ? known_begin(known, *ret_memory, pair) : status;
}

static int run_stream(const struct align_values *values, const struct arguments *arguments)
{
	struct align_stream_request request = {
		.input = arguments->count ? arguments->operands[0] : "-",
		.output = values->output,
		.format = (enum cotejo_stream_format)values->stream,
		.min_probability = values->min_probability,
		.jobs = values->jobs,
		.check_sides = values->check_sides,
		.pair = &values->pair,
	};
	struct arguments place = {.memory = values->memory ? values->memory : arguments->memory};
	int format = chosen_format(values), status = STATUS_DONE;

	if (arguments->count > 1)
		return message_usage(
			"align", "'%s' is one too many for align --stream", arguments->operands[1]);
	if (values->fixed)
		return message_usage("align", "--fixed is for one pair, not for --stream");
	if (format >= 0 && format != ALIGN_TSV && format != ALIGN_JSONL)
		return message_usage(
			"align", "--stream prints tsv or jsonl, not %s", formats[format]);
	if (format >= 0)
		request.answer = format == ALIGN_TSV ? COTEJO_STREAM_TSV : COTEJO_STREAM_JSONL;
	if (place.memory)
		status = memory_open(&request.memory, &place, COTEJO_MEMORY_READ);
	if (status == STATUS_DONE)
		status = align_stream(&request);
	cotejo_memory_close(request.memory);
	return status;
}

/* Reads the vectors that the options name for the sentences of the pair. */
static int read_embeddings(
	struct embeddings *embeddings, struct pair *pair, const struct align_values *values)
{
	const size_t sentences[] = {cotejo_article_sentence_count(pair->left),
		cotejo_article_sentence_count(pair->right)};
	int status;

	if (!values->embeddings.paths[0])
		return STATUS_DONE;
	status = embeddings_read(
		embeddings, values->embeddings.paths, values->overlaps.paths, sentences);
	pair->embeddings = embeddings->sides;
	return status;
}

static int align_two(const struct align_values *values, const struct arguments *arguments)
{
	const char *left = arguments->operands[0], *right = arguments->operands[1];
	struct pair pair = {0};
	struct cotejo_srx *srx = NULL;
	struct cotejo_lexicon *lexicon = NULL;
	struct cotejo_memory *memory = NULL;
	struct known known = {0};
	struct embeddings embeddings = {0};
	int status = output_refuse_same("align", values->output, left);

	if (status == STATUS_DONE)
		status = output_refuse_same("align", values->output, right);
	if (status != STATUS_DONE)
		return status;
	interrupt_catch();
	status = articles_read_srx(&srx, values->pair.srx);
	if (status == STATUS_DONE)
		status = pair_read_lexicons(&lexicon, &values->pair);
	pair.lexicon = lexicon;
	if (status == STATUS_DONE)
		status = pair_read(
			&pair, left, right, &values->pair, srx, chosen_format(values) == ALIGN_TMX);
	if (status == STATUS_DONE && (values->memory || arguments->memory))
		status = open_known(&memory, &known, &pair, values, arguments);
	if (status == STATUS_DONE)
		status = pair_find_lexicon(&pair, &values->pair);
	if (status == STATUS_DONE && values->fixed)
		status = fixed_read(&pair.fixed, &pair.fixed_count, values->fixed);
	if (status == STATUS_DONE)
		status = read_embeddings(&embeddings, &pair, values);
	progress_begin("aligning", 1, 1);
	if (status == STATUS_DONE)
		status = pair_align(&pair);
	progress_end();
	if (status == STATUS_DONE)
		status = print(&pair, values);
	pair_clear(&pair);
	embeddings_clear(&embeddings);
	cotejo_srx_free(srx);
	cotejo_lexicon_free(lexicon);
	known_clear(&known);
	cotejo_memory_close(memory);
	return status;
}

static int align_run(const void *raw, const struct arguments *arguments)
{
	const struct align_values *values = raw;

	if (values->batch && values->stream >= 0)
		return message_usage("align", "--batch and --stream are two ways to many pairs");
	if (values->folder && !values->batch)
		return message_usage("align", "--output-dir is for --batch");
	if (values->check_sides && values->stream < 0)
		return message_usage("align", "--check-sides is for --stream; else it is done");
	if (values->overlaps.paths[0] && !values->embeddings.paths[0])
		return message_usage("align", "--overlaps says what --embeddings are of");
	if (values->embeddings.paths[0] && (values->batch || values->stream >= 0))
		return message_usage("align", "--embeddings is for one pair");
	if (values->batch)
		return run_batch(values, arguments);
	if (values->stream >= 0)
		return run_stream(values, arguments);
	if (arguments->count < 2)
		return message_usage("align", "align needs LEFT RIGHT");
	return align_two(values, arguments);
}

const struct command command_align = {
	.name = "align",
	.summary = "show which sentences of two articles say the same",
	.operands = "LEFT RIGHT | --batch LIST | --stream [FILE]",
	.about =
		"Aligns an article and its translation (text or HTML; one of them may be \"-\", "
		"standard input) and prints the pairs of sentences with their probabilities. "
		"With --batch: many pairs that learn from each other. With --stream: any number of "
		"pairs, one a line.",
	.has_page = true,
	.most_operands = 2,
	.options = align_options,
	.shared = pair_options,
	.shared_offset = offsetof(struct align_values, pair),
	.defaults = &align_defaults,
	.values_size = sizeof(struct align_values),
	.run = align_run,
};
