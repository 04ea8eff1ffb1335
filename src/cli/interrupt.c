/*
 * interrupt.c - stopping between two articles instead of in the middle of one
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/interrupt.h"

#include <signal.h>
#include <stddef.h>

#include "cli/message.h"
#include "cli/progress.h"

static volatile sig_atomic_t came;

static void take_note(int signal_number)
{
	(void)signal_number;
	came = 1;
}

/* A signal that the parent has told us to ignore (nohup) stays ignored. */
static void catch_one(int signal_number)
{
	struct sigaction action = {.sa_handler = take_note}, before;

	if (sigaction(signal_number, NULL, &before) == 0 && before.sa_handler == SIG_IGN)
		return;
	sigemptyset(&action.sa_mask);
	/* The second signal finds the default again: work that does not ask can be ended too. */
	action.sa_flags = (int)SA_RESETHAND;
	sigaction(signal_number, &action, NULL);
}

void interrupt_catch(void)
{
	catch_one(SIGINT);
	catch_one(SIGTERM);
	catch_one(SIGHUP);
}

bool interrupted(void)
{
	return came != 0;
}

int interrupt_cancel(void *user)
{
	(void)user;
	progress_tick(0);
	return interrupted();
}

int interrupt_status(void)
{
	message("interrupted");
	return STATUS_INTERRUPTED;
}
