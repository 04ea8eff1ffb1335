/*
 * xml.c - libxml2 made ready for any number of threads
 *
 * libxml2 wants to be set up once before threads use it. Left to itself, its first parsers do it in
 * several threads at once: each makes the lock of the dictionaries anew, one thread gives back a
 * lock that it never took, and all wait for ever. We cannot ask our callers to set up a library
 * they do not see, so the first reader does it, whichever thread that is in.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/xml.h"

#include <libxml/parser.h>
#include <pthread.h>

void xml_make_ready(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, xmlInitParser);
}
