/*
 * stream_work.h - what is done with one line of the stream
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_STREAM_WORK_H
#define EXCHANGE_STREAM_WORK_H

#include <cotejo/align.h>
#include <cotejo/segment.h>

#include "exchange/stream_pair.h"

enum stream_fate { STREAM_EMPTY, STREAM_ALIGNED, STREAM_UNRELATED, STREAM_FAILED };

/* A line and what became of it. Zero-initialise it; use it again and again; clear it at the end. */
struct stream_job {
	struct buffer line;
	bool too_long;
	size_t number;
	struct buffer output; /* whole lines */
	enum stream_fate fate;
	struct buffer id;          /* for messages */
	struct cotejo_error error; /* FAILED: why */
};

/* Names of so many pairs of languages are kept; most streams have one. */
enum { STREAM_KEPT_NAMES = 4 };

struct stream_names {
	char left[LANGUAGE_SIZE], right[LANGUAGE_SIZE];
	struct cotejo_names *names;
};

/* Of one thread. Zero-initialise it and set the options; clear it at the end. */
struct stream_worker {
	const struct cotejo_stream_options *options;
	struct stream_pair pair;
	/* What takes long to make, and is kept for the next line. */
	struct cotejo_segmenters *segmenters;
	struct stream_names kept[STREAM_KEPT_NAMES];
	size_t oldest;
};

/*
 * Fills in the job's output and fate. What is wrong with the line is its fate; returned are 0 and
 * what must end all work: COTEJO_ENOMEM, COTEJO_EINTERRUPTED.
 */
int stream_work(struct stream_worker *worker, struct stream_job *job, struct cotejo_error *error);

void stream_worker_clear(struct stream_worker *worker);
void stream_job_clear(struct stream_job *job);

#endif
