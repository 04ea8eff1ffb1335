/*
 * version.c - which library this is
 *
 * SPDX-License-Identifier: MIT
 */
#include <cotejo/base.h>

const char *cotejo_version(void)
{
	return COTEJO_VERSION;
}
