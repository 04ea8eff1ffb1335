/*
 * html_text.h - the text of a line, made comparable
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_HTML_TEXT_H
#define ARTICLE_HTML_TEXT_H

#include "article/html_phrases.h"
#include "article/html_runs.h"

/* Appends the text of a run as it stands. */
void html_run_text(struct buffer *buffer, const struct html_page *page,
	const struct html_runs *runs, const struct html_run *run);

/* Leaves only letters and digits of a folded text, in place. */
void html_squeeze(struct buffer *folded);

/* Whether a line says nothing: "Read more", "Advertisement", "Share this". Takes a squeezed text.
 */
bool html_is_clutter_phrase(const struct html_phrases *phrases, struct cotejo_text squeezed);

/* Whether a line only tells a date or a time: "Updated Nov. 20, 2019, 5:27 a.m.". Folded text. */
bool html_is_date(const struct html_phrases *phrases, struct cotejo_text folded);

/* Whether a line tells a date and little else, such as who wrote or changed it then. The text as it
 * stands, and folded. */
bool html_is_dateline(
	const struct html_phrases *phrases, struct cotejo_text text, struct cotejo_text folded);

/* Whether a line begins as one that names the author does: "By Ana Ruiz", "Por Ana Ruiz". The text
 * as it stands, and folded. */
bool html_is_byline(
	const struct html_phrases *phrases, struct cotejo_text text, struct cotejo_text folded);

/* Whether a line is nothing but an address of a page. */
bool html_is_address(struct cotejo_text folded);

#endif
