/*
 * threads.c - the first pages of a process, read in several threads at once
 *
 * What a library under us sets up on its first use happens once in a process, so each try is a
 * process of its own.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/article/helpers.h"

#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	TRIES = 60,
	THREADS = 4,
	PAGES = 5,
	NEVER = 60, /* seconds: a try takes a hundredth of one, unless the threads wait for ever */
};

static pthread_barrier_t start;

static void *read_pages(void *unused)
{
	static const char page[] = "<!DOCTYPE html><html lang=en><title>A</title><p>One sentence. "
				   "And another.</p></html>";

	(void)unused;
	pthread_barrier_wait(&start);
	for (int i = 0; i < PAGES; i++) {
		struct cotejo_article *article = NULL;

		if (cotejo_article_parse(&article, slice_of(page), NULL, NULL) < 0)
			return &start;
		cotejo_article_free(article);
	}
	return NULL;
}

/* The status of a process whose threads read at once: 0, or how many failed. */
static int try_threads(void)
{
	pthread_t threads[THREADS];
	void *result;
	int failed = 0;

	alarm(NEVER);
	pthread_barrier_init(&start, NULL, THREADS);
	for (int i = 0; i < THREADS; i++)
		if (pthread_create(&threads[i], NULL, read_pages, NULL) != 0)
			return THREADS;
	for (int i = 0; i < THREADS; i++) {
		pthread_join(threads[i], &result);
		failed += result != NULL;
	}
	return failed;
}

static void first_pages_in_threads(void **state)
{
	(void)state;
	for (int i = 0; i < TRIES; i++) {
		pid_t child = fork();
		int status;

		assert_true(child >= 0);
		if (child == 0)
			_exit(try_threads());
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_int_equal(status, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(first_pages_in_threads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
