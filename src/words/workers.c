/*
 * workers.c - tasks done by several threads
 *
 * Threads live for one call: the tasks here take milliseconds to minutes, a thread microseconds.
 *
 * SPDX-License-Identifier: MIT
 */
#include "words/workers.h"

#include <pthread.h>
#include <stdatomic.h>

struct job {
	atomic_size_t next; /* the first task that nobody took */
	size_t tasks;
	void (*work)(void *context, size_t task);
	void *context;
};

static void *take_tasks(void *argument)
{
	struct job *job = argument;

	for (;;) {
		size_t task = atomic_fetch_add(&job->next, 1);

		if (task >= job->tasks)
			return NULL;
		job->work(job->context, task);
	}
}

void workers_run(
	unsigned threads, size_t tasks, void (*work)(void *context, size_t task), void *context)
{
	struct job job = {.tasks = tasks, .work = work, .context = context};
	pthread_t helpers[MAX_WORKERS];
	size_t wanted = threads < tasks ? threads : tasks, started = 0;

	while (started + 1 < wanted && started < MAX_WORKERS &&
		pthread_create(&helpers[started], NULL, take_tasks, &job) == 0)
		started++;
	take_tasks(&job);
	while (started > 0)
		pthread_join(helpers[--started], NULL);
}
