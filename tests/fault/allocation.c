/*
 * allocation.c - memory runs out at every place where it can
 *
 *     test-fault-allocation            our own allocations fail
 *     test-fault-allocation outside    those of ICU, libxml2 and SQLite fail as well
 *
 * Each scenario is run with its first allocation failing, its second, and so on until none fails
 * any more; then again with all allocations failing from that one on. Each time it says "out of
 * memory", or gives what it gives without the failure. Under a sanitizer nothing may leak. Long
 * scenarios are stepped through in longer and longer strides.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <stdlib.h>

#include "fault/inject.h"
#include "fault/digest.h"
#include "fault/scenarios.h"
#include "fault/writers.h"

/* Every place below the first number, then about so many for each doubling. */
enum { DENSE = 150, STRIDES = 100 };

static size_t next(size_t n)
{
	return n + 1 + (n < DENSE ? 0 : n / STRIDES);
}

/* Runs the scenario with a failure at `n`; false when there were fewer allocations. */
static bool run_once(
	const struct scenario *scenario, size_t n, enum inject_mode mode, uint64_t expected)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	uint64_t digest = 0;
	bool happened;
	int code;

	if (scenario->prepare)
		scenario->prepare();
	inject_start(n, mode);
	code = scenario->run(&digest, &error);
	happened = inject_stop();
	if (code != 0 && code != COTEJO_ENOMEM)
		fail_msg("%s, allocation %zu: %s: %s", scenario->name, n, cotejo_status_name(code),
			error.message);
	if (code != 0 && error.code != code)
		fail_msg("%s, allocation %zu: returns %d and fills in %d", scenario->name, n, code,
			error.code);
	if (code == 0 && digest != expected)
		fail_msg("%s, allocation %zu: another result", scenario->name, n);
	if (code != 0 && !happened)
		fail_msg("%s: out of memory without a failure", scenario->name);
	if (scenario->check)
		scenario->check(code);
	return happened;
}

static void run_scenario(void **state)
{
	const struct scenario *scenario = *state;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	uint64_t expected = 0;

	/* Twice: what is made once for good is not part of the comparison. */
	for (int i = 0; i < 2; i++) {
		expected = 0;
		if (scenario->prepare)
			scenario->prepare();
		inject_start(SIZE_MAX, INJECT_ONE);
		check_ok(scenario->run(&expected, &error), &error);
		inject_stop();
	}
	assert_true(inject_count() > 0);
	for (size_t n = 0; run_once(scenario, n, INJECT_ONE, expected); n = next(n))
		continue;
	for (size_t n = 0; run_once(scenario, n, INJECT_REST, expected); n = next(next(n)))
		continue;
}

static int digest_output(void *user, const char *bytes, size_t length)
{
	digest_bytes(user, bytes, length);
	return 0;
}

/* The writer that a scenario runs: one at a time. */
static const struct writer *current_writer;

static int write_digest(uint64_t *ret_digest, struct cotejo_error *error)
{
	const struct cotejo_output output = {digest_output, ret_digest};

	return current_writer->write(&output, error);
}

static void run_writer(void **state)
{
	struct scenario scenario = {NULL, NULL, write_digest, NULL};
	void *scenario_state = &scenario;

	current_writer = *state;
	scenario.name = current_writer->name;
	run_scenario(&scenario_state);
}

static size_t add_tests(struct CMUnitTest *tests, size_t count, const struct scenario *scenarios)
{
	for (; scenarios->name; scenarios++)
		tests[count++] = (struct CMUnitTest){
			scenarios->name, run_scenario, NULL, NULL, (void *)(uintptr_t)scenarios};
	return count;
}

static int setup(void **state)
{
	(void)state;
	memory_scenarios_setup();
	writers_setup();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	writers_teardown();
	memory_scenarios_teardown();
	return 0;
}

int main(int argc, char **argv)
{
	struct CMUnitTest tests[60];
	size_t count = 0;

	if (argc > 1 && strcmp(argv[1], "outside") == 0 && !inject_outside()) {
		puts("a library refuses its hook");
		return 77;
	}
	count = add_tests(tests, count, text_scenarios);
	count = add_tests(tests, count, memory_scenarios);
	count = add_tests(tests, count, tmx_scenarios);
	count = add_tests(tests, count, import_scenarios);
	count = add_tests(tests, count, stream_scenarios);
	for (const struct writer *writer = writers; writer->name; writer++)
		tests[count++] = (struct CMUnitTest){
			writer->name, run_writer, NULL, NULL, (void *)(uintptr_t)writer};
	return _cmocka_run_group_tests("fault/allocation", tests, count, setup, teardown);
}
