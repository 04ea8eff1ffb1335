/*
 * Tests of what is left when the program is killed, or the disk fails, in the middle of writing.
 *
 * The writes of SQLite go through a function of our own: at the n-th it writes half of the bytes
 * and the process kills itself, or it says that the disk is full, for n = 1, 2, ... until all is
 * done.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/exchange/pairs.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

enum what_happens { NOTHING, KILL, DISK_FULL };

static enum what_happens plan;
static int writes_left; /* until it happens */

/* The n-th write and, when the disk is full, all after it. */
static bool is_time(void)
{
	if (plan == NOTHING)
		return false;
	if (writes_left > 0)
		writes_left--;
	return writes_left == 0;
}

static ssize_t write_at(int file, const void *bytes, size_t count, off_t offset)
{
	if (!is_time())
		return pwrite(file, bytes, count, offset);
	if (plan == KILL) {
		ssize_t written = pwrite(file, bytes, count / 2, offset);

		(void)written;
		kill(getpid(), SIGKILL);
	}
	errno = ENOSPC;
	return -1;
}

static void take_over_writes(void)
{
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
	static const char *const names[] = {"pwrite", "pwrite64"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		vfs->xSetSystemCall(vfs, names[i], (sqlite3_syscall_ptr)write_at);
}

static void copy_file(const char *from, const char *to)
{
	char bytes[1 << 16];
	FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
	size_t count;

	assert_non_null(in);
	assert_non_null(out);
	while ((count = fread(bytes, 1, sizeof(bytes), in)) > 0)
		assert_int_equal(fwrite(bytes, 1, count, out), count);
	fclose(in);
	assert_int_equal(fclose(out), 0);
}

/* The pairs of every test: one that is stored, and one that is being added. */
struct scene {
	struct pairs stored, added;
	char path[400]; /* of a copy of the memory, made anew for each n */
};

static const struct cotejo_bead first[] = {{0, 1, 0, 1, .9, 0}, {1, 1, 1, 1, .8, 0}};
static const struct cotejo_bead second[] = {{0, 2, 0, 2, .7, 0}};

static void set_scene(struct scene *scene)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;

	plan = NOTHING;
	take_over_writes();
	pairs_setup(&scene->stored, "en", "One here.\nTwo there.\n", "es",
		"Uno aqu\xc3\xad.\nDos all\xc3\xad.\n");
	pairs_setup_long(&scene->added, 30);
	check_ok(add_beads(scene->stored.memory, scene->stored.left, scene->stored.right, first, 2,
			 NULL, NULL, &error),
		&error);
	cotejo_memory_close(scene->stored.memory);
	scene->stored.memory = NULL;
	snprintf(scene->path, sizeof(scene->path), "%s/copy.db", scene->added.fixture.folder);
}

static void clear_scene(struct scene *scene)
{
	plan = NOTHING;
	pairs_teardown(&scene->stored);
	pairs_teardown(&scene->added);
}

static void new_copy(const struct scene *scene)
{
	char log[500];

	snprintf(log, sizeof(log), "%s-wal", scene->path);
	unlink(log);
	snprintf(log, sizeof(log), "%s-shm", scene->path);
	unlink(log);
	copy_file(scene->stored.fixture.path, scene->path);
}

/* Adds one pair and replaces the alignment of the other; 0 or the first failure. */
static int work(const struct scene *scene)
{
	struct cotejo_memory *memory = NULL;
	int code = cotejo_memory_open(&memory, scene->path, COTEJO_MEMORY_WRITE, NULL);

	if (code == 0)
		code = pairs_add_one_to_one(&scene->added, memory, NULL);
	if (code == 0)
		code = add_beads(memory, scene->stored.left, scene->stored.right, second, 1, NULL,
			NULL, NULL);
	cotejo_memory_close(memory);
	return code;
}

/* The memory is sound, and each transaction is there whole or not at all. Returns how many. */
static int check_state(const struct scene *scene, int n)
{
	static const struct {
		uint64_t units, beads, alignments;
	} states[] = {{2, 2, 1}, {32, 32, 2}, {31, 31, 2}};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory = NULL;
	struct cotejo_memory_info info;

	check_ok(cotejo_memory_open(&memory, scene->path, COTEJO_MEMORY_WRITE, &error), &error);
	check_ok(cotejo_memory_check(memory, &error), &error);
	check_ok(cotejo_memory_info(memory, &info, &error), &error);
	cotejo_memory_close(memory);
	for (int i = 0; i < 3; i++) {
		if (info.units == states[i].units && info.beads == states[i].beads &&
			info.alignments == states[i].alignments)
			return i;
	}
	fail_msg("write %d: %d units, %d beads, %d alignments", n, (int)info.units, (int)info.beads,
		(int)info.alignments);
	return -1;
}

/* Runs `work` in a process that kills itself at the n-th write. True: it has come to its end. */
static bool survives(const struct scene *scene, int n)
{
	int status = 0;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		plan = KILL;
		writes_left = n;
		_exit(work(scene) == 0 ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	if (WIFEXITED(status)) {
		assert_int_equal(WEXITSTATUS(status), 0);
		return true;
	}
	assert_int_equal(WTERMSIG(status), SIGKILL);
	return false;
}

static void killed_at_any_write(void **state)
{
	struct scene scene;
	bool finished = false;
	int seen[3] = {0, 0, 0}, last = 0;

	(void)state;
	set_scene(&scene);
	for (int n = 1; !finished; n++) {
		int now;

		new_copy(&scene);
		finished = survives(&scene, n);
		now = check_state(&scene, n);
		seen[now]++;
		/* What was committed at an earlier write is committed at this one. */
		assert_true(now >= last);
		last = now;
	}
	assert_int_equal(last, 2);
	assert_true(seen[0] > 3 && seen[1] > 3);
	clear_scene(&scene);
}

static void disk_full_at_any_write(void **state)
{
	struct scene scene;
	int failures = 0, code;

	(void)state;
	set_scene(&scene);
	for (int n = 1;; n++) {
		new_copy(&scene);
		plan = DISK_FULL;
		writes_left = n;
		code = work(&scene);
		if (writes_left > 0)
			break;
		plan = NOTHING;
		/* Past the last commit only the checkpoint is left, which may fail and be done by
		 * the next who opens the memory. */
		if (code != 0) {
			assert_int_equal(code, COTEJO_EIO);
			failures++;
		}
		assert_true(check_state(&scene, n) == 2 || code != 0);
	}
	assert_int_equal(code, 0);
	assert_true(failures > 6);
	clear_scene(&scene);
}

/* A new memory is there whole or not at all. */
static void killed_while_creating(void **state)
{
	struct scene scene;
	bool finished = false;
	int absent = 0;

	(void)state;
	set_scene(&scene);
	for (int n = 1; !finished; n++) {
		struct cotejo_memory *memory = NULL;
		int status = 0;
		pid_t child;

		unlink(scene.path);
		child = fork();
		assert_true(child >= 0);
		if (child == 0) {
			plan = KILL;
			writes_left = n;
			_exit(-cotejo_memory_open(&memory, scene.path, COTEJO_MEMORY_CREATE, NULL));
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		finished = WIFEXITED(status);
		if (finished)
			assert_int_equal(WEXITSTATUS(status), 0);
		if (cotejo_memory_open(&memory, scene.path, COTEJO_MEMORY_READ, NULL) ==
			COTEJO_ENOTFOUND) {
			assert_false(finished);
			absent++;
			continue;
		}
		assert_non_null(memory);
		cotejo_memory_close(memory);
	}
	assert_true(absent > 5);
	clear_scene(&scene);
}

/* The disk is full while a memory is made: an error, and nothing is left behind. */
static void disk_full_while_creating(void **state)
{
	struct fixture fixture;
	int failures = 0, placed, code;

	(void)state;
	take_over_writes();
	for (int n = 1;; n++) {
		struct cotejo_memory *memory = NULL;
		struct cotejo_error error = COTEJO_ERROR_INIT;

		fixture_setup(&fixture);
		plan = DISK_FULL;
		writes_left = n;
		code = cotejo_memory_open(&memory, fixture.path, COTEJO_MEMORY_CREATE, &error);
		plan = NOTHING;
		cotejo_memory_close(memory);
		placed = access(fixture.path, F_OK) == 0;
		if (writes_left > 0)
			break;
		if (code != 0) {
			assert_int_equal(code, COTEJO_EIO);
			assert_string_equal(error.file, fixture.path);
			failures++;
		}
		/* Once the file is in its place, nothing is left to do that could fail. */
		/* Once the file is in its place it is a whole memory, even if it cannot be used
		 * yet. */
		if (placed)
			cotejo_memory_close(fixture_open(&fixture, COTEJO_MEMORY_READ));
		assert_int_equal(fixture_teardown(&fixture), placed);
	}
	assert_int_equal(code, 0);
	assert_true(failures > 5);
	assert_int_equal(fixture_teardown(&fixture), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(killed_at_any_write),
		cmocka_unit_test(disk_full_at_any_write),
		cmocka_unit_test(killed_while_creating),
		cmocka_unit_test(disk_full_while_creating),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
