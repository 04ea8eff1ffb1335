/*
 * stream.c - article pairs come in, a line each, and their beads go out (cotejo/stream.h)
 *
 * With several threads, jobs stand in a ring. The caller's thread reads lines into free jobs, the
 * workers take them as they come, and whoever finishes the oldest writes it and those after it that
 * are done: so a result is out as soon as it may be, also while the reader waits for the next line.
 *
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/options.h"
#include "exchange/stream_work.h"
#include "exchange/text_lines.h"

enum {
	MOST_JOBS = 256,      /* threads */
	RING_FOR_THREAD = 4,  /* places in the ring: a long article shall not stop the others */
	KEPT_BYTES = 1 << 20, /* larger buffers are not kept for the next line */
	SMALLEST_LINE = 2     /* an option below that is a mistake */
};

static const size_t usual_max_line_bytes = (size_t)64 << 20;

enum place_state { PLACE_FREE, PLACE_READY, PLACE_DONE };

struct place {
	struct stream_job job;
	enum place_state state;
};

struct stream {
	struct cotejo_stream_options options;
	const struct cotejo_output *output;
	struct cotejo_stream_result result;
	struct text_lines lines;
	int descriptor;
	size_t number; /* of the line read last */

	/* What follows is for several threads, and the mutex guards it and the jobs' states. */
	pthread_mutex_t mutex;
	pthread_cond_t has_work, has_room;
	struct place *ring;
	size_t places;
	size_t head, next, tail; /* counts of jobs that are written, taken, read */
	size_t held_bytes;
	bool writing; /* somebody is */
	bool ended;   /* no more lines will come; if the input failed, `error` says why */
	bool failed;  /* no more work shall be done, and `error` says why */
	struct cotejo_error error;
};

/* ---- Reading and writing one job ---- */

/* A signal that the caller does not care for is no reason to stop. */
static int read_bytes(
	void *user, char *bytes, size_t room, size_t *ret_length, struct cotejo_error *error)
{
	struct stream *stream = user;
	const struct cotejo_stream_options *options = &stream->options;
	int code;

	do {
		if (options->cancel && options->cancel(options->user))
			return error_set(error, COTEJO_EINTERRUPTED, "interrupted");
		code = text_lines_read_descriptor(
			&stream->descriptor, bytes, room, ret_length, error);
	} while (code == COTEJO_EINTERRUPTED);
	return code;
}

static int read_job(struct stream *stream, struct stream_job *job, struct cotejo_error *error)
{
	int code = text_lines_next(&stream->lines, &job->line, &job->too_long, error);

	if (code > 0)
		job->number = ++stream->number;
	return code;
}

static void count(struct cotejo_stream_result *result, enum stream_fate fate)
{
	result->lines += fate != STREAM_EMPTY;
	result->aligned += fate == STREAM_ALIGNED || fate == STREAM_UNRELATED;
	result->unrelated += fate == STREAM_UNRELATED;
	result->failed += fate == STREAM_FAILED;
}

static void let_go(struct buffer *buffer)
{
	if (buffer->capacity > KEPT_BYTES)
		buffer_clear(buffer);
}

static int write_job(struct stream *stream, struct stream_job *job, struct cotejo_error *error)
{
	const struct cotejo_stream_options *options = &stream->options;
	struct cotejo_stream_line line = {job->number, buffer_text(&job->id),
		job->fate == STREAM_FAILED ? &job->error : NULL};
	int code = buffer_flush(&job->output, stream->output, error);

	if (code < 0)
		return code;
	count(&stream->result, job->fate);
	if (options->tell && job->fate != STREAM_EMPTY)
		options->tell(options->user, &line);
	let_go(&job->output);
	return 0;
}

/* ---- One thread ---- */

static int run_alone(struct stream *stream, struct cotejo_error *error)
{
	struct stream_worker worker = {.options = &stream->options};
	struct stream_job job = {0};
	int code;

	while ((code = read_job(stream, &job, error)) > 0) {
		code = stream_work(&worker, &job, error);
		if (code == 0)
			code = write_job(stream, &job, error);
		if (code < 0)
			break;
		let_go(&job.line);
	}
	stream_job_clear(&job);
	stream_worker_clear(&worker);
	return code;
}

/* ---- Several; what is named _locked is called with the mutex held ---- */

static void fail_locked(struct stream *stream, const struct cotejo_error *error)
{
	if (!stream->failed)
		stream->error = *error;
	stream->failed = true;
	pthread_cond_broadcast(&stream->has_work);
	pthread_cond_broadcast(&stream->has_room);
}

static struct place *place_of(struct stream *stream, size_t number)
{
	return &stream->ring[number % stream->places];
}

/* Waits for work; NULL when there will be none. */
static struct place *take_locked(struct stream *stream)
{
	while (stream->next == stream->tail && !stream->ended && !stream->failed)
		pthread_cond_wait(&stream->has_work, &stream->mutex);
	if (stream->next == stream->tail || stream->failed)
		return NULL;
	return place_of(stream, stream->next++);
}

/* Writes what is done and next in order, unless another thread is at it, who will see it. */
static void write_locked(struct stream *stream)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;

	if (stream->writing)
		return;
	stream->writing = true;
	while (!stream->failed && stream->head < stream->next) {
		struct place *place = place_of(stream, stream->head);
		size_t bytes;
		int code;

		if (place->state != PLACE_DONE) /* then the rest belongs to a worker */
			break;
		bytes = place->job.output.length;
		pthread_mutex_unlock(&stream->mutex);
		code = write_job(stream, &place->job, &error);
		pthread_mutex_lock(&stream->mutex);
		if (code < 0)
			fail_locked(stream, &error);
		stream->held_bytes -= bytes;
		place->state = PLACE_FREE;
		stream->head++;
		pthread_cond_signal(&stream->has_room);
	}
	stream->writing = false;
}

static void work_locked(struct stream *stream, struct stream_worker *worker, struct place *place)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	size_t bytes = place->job.line.length;
	int code;

	pthread_mutex_unlock(&stream->mutex);
	code = stream_work(worker, &place->job, &error);
	let_go(&place->job.line);
	pthread_mutex_lock(&stream->mutex);
	if (code < 0) {
		fail_locked(stream, &error);
		return;
	}
	stream->held_bytes += place->job.output.length - bytes;
	place->state = PLACE_DONE;
	write_locked(stream);
}

static void *run_worker(void *argument)
{
	struct stream *stream = argument;
	struct stream_worker worker = {.options = &stream->options};
	struct place *place;

	pthread_mutex_lock(&stream->mutex);
	while ((place = take_locked(stream)))
		work_locked(stream, &worker, place);
	pthread_mutex_unlock(&stream->mutex);
	stream_worker_clear(&worker);
	return NULL;
}

/* A place for the next line; NULL when the work has failed. */
static struct place *free_place_locked(struct stream *stream)
{
	struct place *place = place_of(stream, stream->tail);

	while (place->state != PLACE_FREE && !stream->failed)
		pthread_cond_wait(&stream->has_room, &stream->mutex);
	return stream->failed ? NULL : place;
}

/* Gives a line to the workers once not too much is on its way. */
static void hand_over_locked(struct stream *stream, struct place *place)
{
	size_t bytes = place->job.line.length;

	while (stream->head < stream->tail && !stream->failed &&
		stream->held_bytes + bytes > stream->options.max_line_bytes)
		pthread_cond_wait(&stream->has_room, &stream->mutex);
	stream->held_bytes += bytes;
	place->state = PLACE_READY;
	stream->tail++;
	pthread_cond_signal(&stream->has_work);
}

/* Reads lines until there are no more; returns with all of them handed over. */
static void read_all_locked(struct stream *stream)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct place *place;
	int code = 1;

	while (code > 0 && (place = free_place_locked(stream))) {
		pthread_mutex_unlock(&stream->mutex);
		code = read_job(stream, &place->job, &error);
		pthread_mutex_lock(&stream->mutex);
		if (code > 0)
			hand_over_locked(stream, place);
	}
	/* What was read before the input failed is good; after a signal nothing is wanted. */
	if (code == COTEJO_EINTERRUPTED)
		fail_locked(stream, &error);
	else if (code < 0 && !stream->failed)
		stream->error = error;
	stream->ended = true;
	pthread_cond_broadcast(&stream->has_work);
}

/* Signals are for the caller's thread, whose read they must interrupt. */
static size_t start_workers(struct stream *stream, pthread_t *threads)
{
	sigset_t all, before;
	size_t started = 0;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	while (started < stream->options.jobs &&
		pthread_create(&threads[started], NULL, run_worker, stream) == 0)
		started++;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return started;
}

static int run_threads(struct stream *stream, struct cotejo_error *error)
{
	pthread_t threads[MOST_JOBS];
	size_t started;

	stream->places = (size_t)stream->options.jobs * RING_FOR_THREAD;
	stream->ring = calloc(stream->places, sizeof(*stream->ring));
	if (!stream->ring)
		return error_no_memory(error);
	pthread_mutex_init(&stream->mutex, NULL);
	pthread_cond_init(&stream->has_work, NULL);
	pthread_cond_init(&stream->has_room, NULL);
	started = start_workers(stream, threads);
	if (started > 0) {
		pthread_mutex_lock(&stream->mutex);
		read_all_locked(stream);
		pthread_mutex_unlock(&stream->mutex);
	}
	for (size_t i = 0; i < started; i++)
		pthread_join(threads[i], NULL);
	for (size_t i = 0; i < stream->places; i++)
		stream_job_clear(&stream->ring[i].job);
	free(stream->ring);
	pthread_mutex_destroy(&stream->mutex);
	pthread_cond_destroy(&stream->has_work);
	pthread_cond_destroy(&stream->has_room);
	if (started == 0) /* the system has no thread for us */
		return run_alone(stream, error);
	if (stream->error.code && error)
		*error = stream->error;
	return stream->error.code;
}

/* ---- The whole ---- */

static int take_options(struct stream *stream, const struct cotejo_stream_options *options,
	struct cotejo_error *error)
{
	const struct cotejo_stream_options none = COTEJO_STREAM_OPTIONS_INIT;
	struct cotejo_stream_options *own = &stream->options;

	*own = none;
	options_take(own, sizeof(*own), options);
	if (own->max_line_bytes == 0)
		own->max_line_bytes = usual_max_line_bytes;
	if (own->jobs == 0)
		own->jobs = 1;
	if (own->jobs > MOST_JOBS)
		return error_set(error, COTEJO_EARGUMENT, "more than %d threads", MOST_JOBS);
	if (own->max_line_bytes < SMALLEST_LINE)
		return error_set(error, COTEJO_EARGUMENT, "no line is that short");
	if (!(own->min_probability >= 0 && own->min_probability <= 1))
		return error_set(error, COTEJO_EARGUMENT, "a probability is from 0 to 1");
	return 0;
}

static int open_input(struct stream *stream, const char *path, struct cotejo_error *error)
{
	if (strcmp(path, "-") == 0)
		stream->descriptor = STDIN_FILENO;
	else
		stream->descriptor = open(path, O_RDONLY | O_CLOEXEC);
	if (stream->descriptor < 0)
		return error_errno(error, errno, "cannot open");
	stream->lines.read = read_bytes;
	stream->lines.user = stream;
	stream->lines.max_bytes = stream->options.max_line_bytes;
	return 0;
}

int cotejo_stream_align(const char *path, const struct cotejo_stream_options *options,
	const struct cotejo_output *output, struct cotejo_stream_result *ret_result,
	struct cotejo_error *error)
{
	struct stream stream = {.output = output, .descriptor = -1};
	bool is_stdin = strcmp(path, "-") == 0;
	int code = take_options(&stream, options, error);

	if (code == 0)
		code = error_in_file(error, open_input(&stream, path, error), path);
	if (code == 0)
		code = stream.options.jobs > 1 ? run_threads(&stream, error)
					       : run_alone(&stream, error);
	if (stream.descriptor >= 0 && !is_stdin)
		close(stream.descriptor);
	text_lines_clear(&stream.lines);
	if (ret_result)
		*ret_result = stream.result;
	return code;
}
