/*
 * stream_scenarios.c - allocations fail while lines of a stream are aligned, and beads compared
 *
 * SPDX-License-Identifier: MIT
 */
#include "fault/scenarios.h"

#include <cotejo/evaluate.h>

#include "exchange/stream_work.h"
#include "fault/digest.h"

/* A line as a worker does it, with what it keeps for the next line. */
static int work(const char *line, uint64_t *ret_digest, struct cotejo_error *error)
{
	struct cotejo_stream_options options = COTEJO_STREAM_OPTIONS_INIT;
	struct stream_worker worker = {.options = &options};
	struct stream_job job = {0};
	int code = 0;

	options.left_language = "en";
	options.right_language = "es";
	for (int i = 0; i < 2 && code == 0; i++) {
		buffer_reset(&job.line);
		buffer_add_string(&job.line, line);
		code = job.line.failed ? error_no_memory(error) : stream_work(&worker, &job, error);
	}
	if (code == 0)
		digest_text(ret_digest, buffer_text(&job.output));
	stream_job_clear(&job);
	stream_worker_clear(&worker);
	return code;
}

static int work_json(uint64_t *ret_digest, struct cotejo_error *error)
{
	return work("{\"id\":\"a\",\"left\":{\"sentences\":[\"One house.\",\"7 doors.\"]},"
		    "\"right\":{\"lang\":\"es-MX\",\"text\":\"Una casa. 7 puertas.\"}}",
		ret_digest, error);
}

static int work_tsv(uint64_t *ret_digest, struct cotejo_error *error)
{
	return work("u\tv\tT25lIDcuIFR3by4=\tVW5vIDcuIERvcy4=", ret_digest, error);
}

static int work_broken(uint64_t *ret_digest, struct cotejo_error *error)
{
	return work("u\tv\tT25l!\tVW5v", ret_digest, error);
}

static int compare(struct cotejo_evaluation *evaluation, uint64_t *ret_digest,
	const struct cotejo_bead_list *gold, const struct cotejo_bead_list *found,
	struct cotejo_error *error)
{
	struct cotejo_evaluation_scores scores;
	int code = cotejo_evaluation_add(evaluation, gold, found, error);

	if (code < 0)
		return code;
	scores = cotejo_evaluation_scores(evaluation);
	digest_bytes(ret_digest, &scores, sizeof(scores));
	return 0;
}

static int evaluate(uint64_t *ret_digest, struct cotejo_error *error)
{
	static const char gold_text[] = "[0]:[0]\n[1, 2]:[1]\n[3]:[]\n[4]:[2]\n";
	static const char found_text[] = "[0]:[0]\t0.9\n[1]:[1]\t0.5\n[2,3]:[]\t1\n[4]:[2]\t1\n";
	struct cotejo_bead_list *gold = NULL, *found = NULL;
	struct cotejo_evaluation *evaluation = NULL;
	int code = cotejo_bead_list_parse(
		&gold, slice_of(gold_text), "gold", COTEJO_BEADS_AUTO, error);

	if (code == 0)
		code = cotejo_bead_list_parse(
			&found, slice_of(found_text), "found", COTEJO_BEADS_AUTO, error);
	if (code == 0)
		code = cotejo_evaluation_new(&evaluation, error);
	if (code == 0)
		code = compare(evaluation, ret_digest, gold, found, error);
	cotejo_evaluation_free(evaluation);
	cotejo_bead_list_free(gold);
	cotejo_bead_list_free(found);
	return code;
}

const struct scenario stream_scenarios[] = {
	{"a line of JSON", NULL, work_json, NULL},
	{"a line of base64", NULL, work_tsv, NULL},
	{"a broken line", NULL, work_broken, NULL},
	{"an evaluation", NULL, evaluate, NULL},
	{0},
};
