/*
 * progress.c - a line on a terminal that says what takes so long
 *
 * A program has one terminal, so this is one of the few places with state of its own.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/progress.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/display.h"
#include "cli/terminal.h"

enum {
	QUIET_MS = 700,   /* shorter work needs no word */
	REFRESH_MS = 200, /* often enough to look alive */
	WHAT_BYTES = 256,
	LINE_BYTES = WHAT_BYTES + 96
};

static struct {
	bool running, shown;
	char what[WHAT_BYTES];
	size_t step, steps;
	int64_t began_ms, drawn_ms;
} progress;

static int64_t now_ms(void)
{
	struct timespec now;

	if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
		return 0;
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void progress_begin(const char *what, size_t step, size_t steps)
{
	size_t length;

	if (!terminal_is_smart(STDERR_FILENO))
		return;
	progress_clear();
	length = display_escape(
		progress.what, sizeof(progress.what) - 1, (struct cotejo_text){what, strlen(what)});
	progress.what[length] = '\0';
	progress.step = step;
	progress.steps = steps;
	progress.running = true;
	/* The time runs on over the steps of one piece of work. */
	if (step <= 1)
		progress.began_ms = now_ms();
	progress.drawn_ms = progress.began_ms;
}

static void draw(int64_t seconds, uint64_t bytes)
{
	char line[LINE_BYTES];
	struct cotejo_text rest, shown;
	int length = 0;

	if (progress.steps > 1)
		length = snprintf(line, sizeof(line), "[%zu/%zu] ", progress.step, progress.steps);
	length += snprintf(line + length, sizeof(line) - (size_t)length, "%s, %" PRId64 " s",
		progress.what, seconds);
	if (bytes)
		length += snprintf(line + length, sizeof(line) - (size_t)length,
			", %" PRIu64 " MB written", bytes / 1000000);
	rest = (struct cotejo_text){line, (size_t)length};
	if (!display_line(&rest, terminal_width(STDERR_FILENO) - 1, &shown))
		return;
	fprintf(stderr, "\r%.*s\033[K", (int)shown.length, shown.bytes);
	progress.shown = true;
}

void progress_tick(uint64_t bytes)
{
	int64_t now;

	if (!progress.running)
		return;
	now = now_ms();
	if (now - progress.began_ms < QUIET_MS || now - progress.drawn_ms < REFRESH_MS)
		return;
	progress.drawn_ms = now;
	draw((now - progress.began_ms) / 1000, bytes);
}

void progress_clear(void)
{
	if (!progress.shown)
		return;
	fputs("\r\033[K", stderr);
	progress.shown = false;
}

void progress_end(void)
{
	progress_clear();
	progress.running = false;
}
