/*
 * align_stream.c - cotejo align --stream: an article pair a line
 *
 * What is wrong with a line stands in its place in the output. The first few are told on standard
 * error too, and in the end how many there were.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/align_stream.h"

#include <string.h>
#include <unistd.h>

#include "cli/interrupt.h"
#include "cli/lexicons.h"
#include "cli/output.h"

enum {
	TOLD_LINES = 10,  /* of those that fail */
	SHOWN_BYTES = 200 /* of an id */
};

struct run {
	struct output *output;
	const char *name;
	size_t told;
	struct lexicons *lexicons;
};

static int was_interrupted(void *user)
{
	(void)user;
	return interrupted();
}

/* Each line goes out at once: somebody may be waiting for it. */
static int write_through(void *user, const char *bytes, size_t length)
{
	struct run *run = user;
	struct cotejo_output sink = output_sink(run->output);
	int failed = sink.write(sink.user, bytes, length);

	output_flush(run->output);
	return failed || output_failed(run->output);
}

static void tell(void *user, const struct cotejo_stream_line *line)
{
	struct run *run = user;
	int shown = (int)(line->id.length < SHOWN_BYTES ? line->id.length : SHOWN_BYTES);

	if (!line->error || run->told > TOLD_LINES)
		return;
	if (run->told++ == TOLD_LINES)
		message("further lines that fail are only counted");
	else
		message("%s:%zu: %.*s%s%s", run->name, line->number, shown, line->id.bytes,
			shown ? ": " : "", line->error->message);
}

static int find_lexicon(void *user, const char *left, const char *right,
	const struct cotejo_lexicon **ret_lexicon, struct cotejo_error *error)
{
	struct run *run = user;

	return lexicons_find(run->lexicons, left, right, ret_lexicon, error);
}

static unsigned count_jobs(size_t wished)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	if (wished)
		return wished < UINT16_MAX ? (unsigned)wished : UINT16_MAX;
	return processors > 0 ? (unsigned)processors : 1;
}

static void fill(struct cotejo_stream_options *options, const struct align_stream_request *request,
	const struct cotejo_srx *srx, const struct cotejo_lexicon *lexicon)
{
	const struct pair_values *pair = request->pair;

	options->input = request->format;
	options->output = request->answer;
	options->text_format = (enum cotejo_article_format)pair->input;
	options->left_language = pair->left_language;
	options->right_language = pair->right_language;
	options->left_charset = pair->left_charset;
	options->right_charset = pair->right_charset;
	options->min_probability = request->min_probability;
	options->lexicon = lexicon;
	options->srx = srx;
	options->srx_fallback = pair->srx_fallback;
	options->jobs = count_jobs(request->jobs);
	options->check_sides = request->check_sides;
	options->cancel = was_interrupted;
	options->tell = tell;
	options->find_lexicon = find_lexicon;
}

static int end(const struct run *run, int code, const struct cotejo_stream_result *result,
	const struct cotejo_error *error)
{
	if (interrupted())
		return interrupt_status();
	if (code == COTEJO_EIO && output_failed(run->output))
		return STATUS_DONE; /* output_close() tells */
	if (code != COTEJO_OK)
		return message_error(error, WORK_INPUT);
	if (result->failed)
		message("%s: %zu of %zu lines could not be aligned", run->name, result->failed,
			result->lines);
	return STATUS_DONE;
}

static int run_stream(const struct align_stream_request *request,
	const struct cotejo_stream_options *given, size_t *ret_failed)
{
	struct run run = {.name = request->input};
	struct lexicons_source source = {request->memory, !request->pair->no_lexicon};
	struct cotejo_stream_options options = *given;
	struct cotejo_output sink = {write_through, &run};
	struct cotejo_stream_result result = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int code, status = lexicons_new(&run.lexicons, &source);

	if (status == STATUS_DONE)
		status = output_open(&run.output, request->output, COLOR_NEVER);
	if (status != STATUS_DONE) {
		lexicons_free(run.lexicons);
		return status;
	}
	if (strcmp(request->input, "-") == 0)
		run.name = "standard input";
	options.user = &run;
	code = cotejo_stream_align(request->input, &options, &sink, &result, &error);
	lexicons_free(run.lexicons);
	*ret_failed = result.failed;
	return output_close(run.output, end(&run, code, &result, &error));
}

int align_stream(const struct align_stream_request *request)
{
	struct cotejo_stream_options options = COTEJO_STREAM_OPTIONS_INIT;
	struct cotejo_lexicon *lexicon = NULL;
	struct cotejo_srx *srx = NULL;
	size_t failed = 0;
	int status = output_refuse_same("align", request->output, request->input);

	if (status != STATUS_DONE)
		return status;
	interrupt_catch();
	status = articles_read_srx(&srx, request->pair->srx);
	if (status == STATUS_DONE)
		status = pair_read_lexicons(&lexicon, request->pair);
	fill(&options, request, srx, lexicon);
	if (status == STATUS_DONE)
		status = run_stream(request, &options, &failed);
	cotejo_srx_free(srx);
	cotejo_lexicon_free(lexicon);
	/* The output is whole, and there to stay. */
	return status == STATUS_DONE && failed ? STATUS_INPUT : status;
}
