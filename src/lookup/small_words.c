/*
 * small_words.c - words that say little by themselves
 *
 * At the edges of a translation they are there or not by the grammar around it, so that they make
 * no other translation of it. Folded, with a space before and behind each.
 *
 * SPDX-License-Identifier: MIT
 */
#include "lookup/small_words.h"

#include <stddef.h>
#include <string.h>

static const struct {
	const char *primary, *words;
} lists[] = {
	{"ca", " a al als amb d de del dels el els en es i l la les lo los o per pel pels que s "
	       "un una unes uns "},
	{"de", " als am an auf aus bei das dass dem den der des die ein eine einem einen einer "
	       "eines fur im in ist mit oder sich sind und vom von zu zum zur "},
	{"en", " a an and are as at be by for from in is it its of on or that the this to was were "
	       "with "},
	{"es", " a al con de del el en es la las lo los o para por que se son su sus un una unas "
	       "unos y "},
	{"fr", " a au aux avec d dans de des du en est et l la le les ou par pour qu que s sa se "
	       "ses son sont sur un une "},
	{"it", " a ad ai al alla alle allo che con d da dal dalla dei del dell della delle dello "
	       "di "
	       "e ed gli i il in l la le lo nel nella o per si su sul un una uno "},
	{"pt", " a ao aos as com da das de do dos e em na nas no nos o os ou para pela pelo por "
	       "que "
	       "se sao seu sua um uma "},
};

bool is_small_word(const char *primary, struct cotejo_text word)
{
	enum { LONGEST = 8 };
	char wanted[LONGEST + 3] = " ";

	if (word.length > LONGEST)
		return false;
	memcpy(wanted + 1, word.bytes, word.length);
	wanted[word.length + 1] = ' ';
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		if (strcmp(lists[i].primary, primary) == 0)
			return strstr(lists[i].words, wanted) != NULL;
	}
	return false;
}
