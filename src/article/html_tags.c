/*
 * html_tags.c - the elements of HTML and what they are to a reader
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/html_tags.h"

#include <stdlib.h>
#include <string.h>

struct tag_name {
	const char *name;
	enum html_tag tag;
};

/* In the order of strcmp(). What libxml2 knows as inline and we do not treat specially is left out:
 * unknown elements flow inside text, too. */
static const struct tag_name names[] = {
	{"a", TAG_A},
	{"address", TAG_ADDRESS},
	{"applet", TAG_IGNORED},
	{"article", TAG_ARTICLE},
	{"aside", TAG_ASIDE},
	{"audio", TAG_IGNORED},
	{"base", TAG_BASE},
	{"blockquote", TAG_BLOCKQUOTE},
	{"body", TAG_BODY},
	{"br", TAG_BR},
	{"button", TAG_IGNORED},
	{"canvas", TAG_IGNORED},
	{"caption", TAG_CAPTION},
	{"center", TAG_DIV},
	{"col", TAG_BLOCK},
	{"colgroup", TAG_BLOCK},
	{"datalist", TAG_IGNORED},
	{"dd", TAG_DD},
	{"details", TAG_DETAILS},
	{"dialog", TAG_DIALOG},
	{"dir", TAG_UL},
	{"div", TAG_DIV},
	{"dl", TAG_DL},
	{"dt", TAG_DT},
	{"embed", TAG_IGNORED},
	{"fieldset", TAG_FIELDSET},
	{"figcaption", TAG_FIGCAPTION},
	{"figure", TAG_FIGURE},
	{"footer", TAG_FOOTER},
	{"form", TAG_FORM},
	{"frameset", TAG_BLOCK},
	{"h1", TAG_H1},
	{"h2", TAG_H2},
	{"h3", TAG_H3},
	{"h4", TAG_H4},
	{"h5", TAG_H5},
	{"h6", TAG_H6},
	{"head", TAG_HEAD},
	{"header", TAG_HEADER},
	{"hgroup", TAG_BLOCK},
	{"hr", TAG_HR},
	{"html", TAG_HTML},
	{"iframe", TAG_IGNORED},
	{"img", TAG_IMG},
	{"label", TAG_LABEL},
	{"legend", TAG_BLOCK},
	{"li", TAG_LI},
	{"link", TAG_LINK},
	{"main", TAG_MAIN},
	{"map", TAG_IGNORED},
	{"menu", TAG_UL},
	{"meta", TAG_META},
	{"meter", TAG_IGNORED},
	{"nav", TAG_NAV},
	{"noframes", TAG_IGNORED},
	{"noscript", TAG_NOSCRIPT},
	{"object", TAG_IGNORED},
	{"ol", TAG_OL},
	{"optgroup", TAG_IGNORED},
	{"option", TAG_IGNORED},
	{"p", TAG_P},
	{"param", TAG_IGNORED},
	{"picture", TAG_IMG},
	{"pre", TAG_PRE},
	{"progress", TAG_IGNORED},
	{"q", TAG_Q},
	{"rp", TAG_IGNORED},
	{"rt", TAG_IGNORED},
	{"script", TAG_SCRIPT},
	{"section", TAG_SECTION},
	{"select", TAG_IGNORED},
	{"style", TAG_IGNORED},
	{"summary", TAG_BLOCK},
	{"svg", TAG_IGNORED},
	{"table", TAG_TABLE},
	{"tbody", TAG_BLOCK},
	{"td", TAG_TD},
	{"template", TAG_IGNORED},
	{"textarea", TAG_IGNORED},
	{"tfoot", TAG_BLOCK},
	{"th", TAG_TH},
	{"thead", TAG_BLOCK},
	{"time", TAG_TIME},
	{"title", TAG_TITLE},
	{"tr", TAG_TR},
	{"ul", TAG_UL},
	{"video", TAG_IGNORED},
};

static int compare_names(const void *name, const void *entry)
{
	return strcmp(name, ((const struct tag_name *)entry)->name);
}

enum html_tag html_tag_find(const char *name)
{
	const struct tag_name *found = bsearch(
		name, names, sizeof(names) / sizeof(names[0]), sizeof(names[0]), compare_names);

	return found ? found->tag : TAG_UNKNOWN;
}

bool html_tag_is_block(enum html_tag tag)
{
	switch (tag) {
	case TAG_TEXT:
	case TAG_UNKNOWN:
	case TAG_IGNORED:
	case TAG_A:
	case TAG_BR:
	case TAG_IMG:
	case TAG_LABEL:
	case TAG_Q:
	case TAG_TIME:
		return false;
	default:
		return true;
	}
}
