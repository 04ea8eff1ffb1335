/*
 * main.c - the program cotejo
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>

#include <cotejo/cotejo.h>

int main(void)
{
	printf("cotejo %s\n", cotejo_version());
	return 0;
}
