/*
 * stream.c - fuzz target: lines of article pairs, and base64
 *
 * The first byte says how: its lowest bits how many bytes a read hands out, bit 6 whether the lines
 * are aligned as well (when there are few), bit 7 the format of the output. The rest is the input.
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz/target.h"

#include "exchange/base64.h"
#include "exchange/stream_work.h"
#include "exchange/text_lines.h"

enum {
	STEP_BITS = 0x3f,
	ALIGNS = 0x40,
	AS_TSV = 0x80,
	MAX_LINE = 2000,
	MOST_ALIGNED = 600 /* bytes of an input whose lines are aligned */
};

struct feed {
	struct cotejo_text rest;
	size_t step;
};

static int feed_read(
	void *user, char *bytes, size_t room, size_t *ret_length, struct cotejo_error *error)
{
	struct feed *feed = user;
	size_t length = feed->step < feed->rest.length ? feed->step : feed->rest.length;

	(void)error;
	claim(length <= room);
	memcpy(bytes, length ? feed->rest.bytes : "", length);
	feed->rest = (struct cotejo_text){feed->rest.bytes + length, feed->rest.length - length};
	*ret_length = length;
	return 0;
}

/* Whatever decodes says where it ends; and never more than three bytes come of four. */
static void check_base64(struct cotejo_text text)
{
	struct buffer buffer = {0};
	size_t offset;

	if (base64_decode(&buffer, text, &offset))
		claim(buffer.length <= text.length / 4 * 3 + 2);
	else
		claim(offset <= text.length);
	buffer_clear(&buffer);
}

static void check_pair(struct stream_pair *pair, struct cotejo_text line)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int code;

	stream_pair_begin(pair, line, COTEJO_STREAM_AUTO);
	claim(pair->format != COTEJO_STREAM_AUTO);
	code = stream_pair_read(pair, line, COTEJO_ARTICLE_AUTO, &error);
	claim(code == 0 || code == error.code);
	claim(code == 0 || error.message[0]);
	claim(code != 0 || pair->bad_side == -1);
}

/* One line in, one line out, or as many as there are beads; and whole ones. */
static void check_answer(struct stream_worker *worker, struct stream_job *job)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_text answer;

	claim(stream_work(worker, job, &error) == 0);
	answer = buffer_text(&job->output);
	claim(answer.length > 0 && answer.bytes[answer.length - 1] == '\n');
	if (worker->options->output == COTEJO_STREAM_JSONL)
		claim(memchr(answer.bytes, '\n', answer.length) ==
			answer.bytes + answer.length - 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct cotejo_stream_options options = COTEJO_STREAM_OPTIONS_INIT;
	struct stream_worker worker = {.options = &options};
	struct stream_job job = {0};
	struct stream_pair pair = {0};
	struct feed feed = {{(const char *)data + 1, size ? size - 1 : 0}, 1};
	struct text_lines lines = {.read = feed_read, .user = &feed, .max_bytes = MAX_LINE};
	uint8_t how = size ? data[0] : 0;
	bool aligns = (how & ALIGNS) && size <= MOST_ALIGNED;
	size_t taken = 0;

	feed.step += how & STEP_BITS;
	options.output = how & AS_TSV ? COTEJO_STREAM_TSV : COTEJO_STREAM_JSONL;
	options.max_line_bytes = MAX_LINE;
	options.left_language = "en";
	options.right_language = "es";
	while (text_lines_next(&lines, &job.line, &job.too_long, NULL) == 1) {
		claim(job.line.length <= MAX_LINE);
		claim(!memchr(job.line.bytes ? job.line.bytes : "", '\n', job.line.length));
		taken += job.line.length;
		check_base64(buffer_text(&job.line));
		check_pair(&pair, buffer_text(&job.line));
		if (aligns)
			check_answer(&worker, &job);
	}
	claim(taken <= size);
	text_lines_clear(&lines);
	stream_pair_clear(&pair);
	stream_job_clear(&job);
	stream_worker_clear(&worker);
	return 0;
}
