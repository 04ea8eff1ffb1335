/*
 * html_page.h - an HTML page as a flat tree
 *
 * Nodes stand in the order of their start tags, so the descendants of node i are the nodes i + 1 up
 * to nodes[i].end, a walk is a loop, and nothing recurses however deep a page is nested. Attributes
 * are not kept: what they say about an element has become hints.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_HTML_PAGE_H
#define ARTICLE_HTML_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include <cotejo/article.h>

#include "article/html_tags.h"
#include "base/buffer.h"
#include "text/language.h"

enum {
	/* Elements inside elements; browsers stop nesting at 512. Crossing a limit is
	   COTEJO_ELIMIT. */
	HTML_MAX_DEPTH = 10000,
	/* Elements and texts; the longest pages there are (laws, manuals in one page) have a
	   million. */
	HTML_MAX_NODES = 5000000,
	/* Structured data (JSON-LD) that is read; more is ignored. */
	HTML_MAX_DATA_BYTES = 4 << 20,
	/* Languages of parts of a page; those of more are not looked at. */
	HTML_MAX_LANGUAGES = 8,
	/* Texts of the head, such as titles and addresses; longer ones are cut. */
	HTML_MAX_HEAD_BYTES = 4096
};

/* What attributes say about an element. */
enum html_hint {
	HINT_HIDDEN = 1 << 0,      /* not shown */
	HINT_COMMENT = 1 << 1,     /* readers' comments */
	HINT_SHARE = 1 << 2,       /* share bars, social links */
	HINT_RELATED = 1 << 3,     /* related, most read, recommended */
	HINT_PROMO = 1 << 4,       /* newsletters, advertisements, subscriptions */
	HINT_NAVIGATION = 1 << 5,  /* menus, breadcrumbs, page numbers */
	HINT_FOOTER = 1 << 6,      /* footers, copyright */
	HINT_SIDE = 1 << 7,        /* side columns, widgets */
	HINT_META = 1 << 8,        /* bylines, dates, tags, categories, reading times */
	HINT_NOTICE = 1 << 9,      /* cookie notices, dialogs, logins, pay walls */
	HINT_CAPTION = 1 << 10,    /* of a picture */
	HINT_BODY = 1 << 11,       /* the text of the article, by its own word */
	HINT_CONTENT = 1 << 12,    /* some content */
	HINT_HEADLINE = 1 << 13,   /* the headline */
	HINT_STANDFIRST = 1 << 14, /* subtitle, standfirst */
	HINT_QUOTE = 1 << 15,      /* a pull quote */
	HINT_MEDIA = 1 << 16,      /* pictures, videos, galleries */
	HINT_HEADER = 1 << 17,     /* something's header */
	HINT_DATE = 1 << 18,       /* a date or time */
	HINT_ARTICLE = 1 << 19     /* an article or one in a list of them */
};

struct html_node {
	uint32_t parent;
	uint32_t end;           /* one past the last descendant */
	uint32_t hints;         /* of the element's own attributes: enum html_hint */
	uint32_t begin, length; /* of a text, in the page's text */
	enum html_tag tag;
	uint8_t language; /* that the element says it is in, counted from 1; 0: it says nothing */
};

struct html_page {
	struct html_node *nodes; /* the first is an element that holds all */
	size_t count, capacity;
	struct buffer text;           /* of all text nodes */
	struct buffer title;          /* <title> */
	struct buffer headline;       /* og:title, or the headline of structured data */
	struct buffer description;    /* of the page */
	struct buffer site_name;      /* og:site_name */
	struct buffer uri;            /* canonical address */
	struct buffer data;           /* JSON-LD scripts, a line feed after each */
	char language[LANGUAGE_SIZE]; /* of the html or body element; empty: not said */
	/* Of other elements: canonical tags, each once. */
	char languages[HTML_MAX_LANGUAGES][LANGUAGE_SIZE];
	uint8_t language_count;
};

void html_page_clear(struct html_page *page);

/*
 * Parses a page, which must be valid UTF-8, into a zero-initialised page. Tag soup is no error.
 * Errors: COTEJO_ELIMIT (see above, and pages made to take long), COTEJO_ENOMEM.
 */
int html_page_parse(struct html_page *page, struct cotejo_text text, struct cotejo_error *error);

static inline struct cotejo_text html_node_text(
	const struct html_page *page, const struct html_node *node)
{
	return slice(page->text.bytes + node->begin, node->length);
}

#endif
