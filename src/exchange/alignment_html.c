/*
 * alignment_html.c - an alignment as a page that one can send to a colleague
 *
 * One file without scripts, pictures or addresses to load from: a table with a row a bead, the left
 * text on the left. Blocks keep their kind (headings stay headings), and everything that colour
 * says is said in words as well.
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/alignment.h"
#include "exchange/html_style.h"
#include "exchange/lines.h"
#include "text/language.h"
#include "tmx/escape.h"

/* A bead that is more likely wrong than right is marked, whatever the caller asks for. */
#define DOUBTFUL 0.5

/* Tags around a run of sentences from one block, by enum cotejo_block_kind. */
static const struct {
	const char *open, *close;
} block_tags[] = {
	[COTEJO_BLOCK_TITLE] = {"<h2>", "</h2>"},
	[COTEJO_BLOCK_HEADING] = {"<h3>", "</h3>"},
	[COTEJO_BLOCK_PARAGRAPH] = {"<p>", "</p>"},
	[COTEJO_BLOCK_CAPTION] = {"<p class=\"caption\">", "</p>"},
	[COTEJO_BLOCK_LIST_ITEM] = {"<p class=\"item\">", "</p>"},
	[COTEJO_BLOCK_QUOTE] = {"<blockquote>", "</blockquote>"},
	[COTEJO_BLOCK_CELL] = {"<p class=\"cell\">", "</p>"},
	[COTEJO_BLOCK_BOILERPLATE] = {"<p class=\"boilerplate\">", "</p>"},
};

struct tally {
	size_t simple, joined, left_only, right_only, doubtful;
};

static double doubt_limit(const struct aligned_texts *texts)
{
	return texts->min_probability > DOUBTFUL ? texts->min_probability : DOUBTFUL;
}

static bool is_doubtful(const struct aligned_texts *texts, const struct cotejo_bead *bead)
{
	return bead->probability < doubt_limit(texts);
}

static struct tally count_beads(const struct aligned_texts *texts)
{
	struct tally tally = {0};

	for (size_t i = 0; i < texts->count; i++) {
		const struct cotejo_bead *bead = &texts->beads[i];

		if (bead->left_count == 0)
			tally.right_only++;
		else if (bead->right_count == 0)
			tally.left_only++;
		else if (bead->left_count == 1 && bead->right_count == 1)
			tally.simple++;
		else
			tally.joined++;
		tally.doubtful += is_doubtful(texts, bead);
	}
	return tally;
}

static void add_text(struct buffer *buffer, struct cotejo_text text)
{
	escape_text(buffer, text, NULL);
}

/* The language and the direction of writing of what an element holds. */
static void add_language(struct buffer *buffer, const char *language)
{
	if (strcmp(language, "und") == 0) {
		buffer_add_string(buffer, " lang=\"\" dir=\"auto\"");
		return;
	}
	buffer_add_string(buffer, " lang=\"");
	escape_attribute(buffer, slice_of(language), NULL);
	buffer_add_string(
		buffer, language_is_right_to_left(language) ? "\" dir=\"rtl\"" : "\" dir=\"ltr\"");
}

/* ---- The head of the page ---- */

static struct cotejo_text title_of(const struct side *side)
{
	return side->title.length ? side->title : slice_of(side->name);
}

static void add_page_head(struct buffer *buffer, const struct aligned_texts *texts)
{
	buffer_add_string(buffer,
		"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" "
		"content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
		"<meta name=\"generator\" content=\"Cotejo\">\n<title>");
	add_text(buffer, title_of(&texts->left));
	buffer_add_string(buffer, " | ");
	add_text(buffer, title_of(&texts->right));
	buffer_add_string(buffer, "</title>\n<style>\n");
	buffer_add_string(buffer, html_style);
	buffer_add_string(buffer, "</style>\n</head>\n<body>\n");
}

/* Only addresses of the web become links: a page may call anything its own address. */
static bool is_web_address(const char *uri)
{
	return strncmp(uri, "https://", 8) == 0 || strncmp(uri, "http://", 7) == 0;
}

static void add_source(struct buffer *buffer, const char *label, const struct side *side)
{
	buffer_add_format(buffer, "<div>\n<dt>%s (", label);
	add_text(buffer, slice_of(side->language));
	buffer_add_format(buffer, ", %zu sentence%s)</dt>\n<dd class=\"title\"",
		side->sentence_count, side->sentence_count == 1 ? "" : "s");
	add_language(buffer, side->language);
	buffer_add_byte(buffer, '>');
	add_text(buffer, title_of(side));
	buffer_add_string(buffer, "</dd>\n<dd class=\"address\" dir=\"ltr\">");
	if (is_web_address(side->uri)) {
		buffer_add_string(buffer, "<a rel=\"noreferrer\" href=\"");
		escape_attribute(buffer, slice_of(side->uri), NULL);
		buffer_add_string(buffer, "\">");
		add_text(buffer, slice_of(side->uri));
		buffer_add_string(buffer, "</a>");
	} else {
		add_text(buffer, slice_of(side->uri));
	}
	buffer_add_string(buffer, "</dd>\n</div>\n");
}

/* Counts after colons, because "1 that joins" and "2 that join" would need a grammar. */
static void add_tally(struct buffer *buffer, const struct aligned_texts *texts)
{
	struct tally tally = count_beads(texts);

	buffer_add_format(buffer,
		"<p>Rows: %zu. One sentence and its translation: %zu. Several joined: %zu. "
		"Only on the left: %zu. Only on the right: %zu. Marked doubtful: %zu.</p>\n",
		texts->count, tally.simple, tally.joined, tally.left_only, tally.right_only,
		tally.doubtful);
}

static void add_legend(struct buffer *buffer, const struct aligned_texts *texts)
{
	buffer_add_string(buffer,
		"<ul class=\"legend\">\n<li><span class=\"probability\">0.9876</span> "
		"how likely it is that exactly these sentences belong together, 0 to 1</li>\n"
		"<li><span class=\"shape\">2 : 1</span> sentences on the left and on the right, "
		"where they are not one and one</li>\n"
		"<li><strong class=\"doubtful\">doubtful</strong> the number is below ");
	buffer_add_number(buffer, doubt_limit(texts), 2);
	buffer_add_string(buffer,
		"; read both sides</li>\n<li><span class=\"none\">no counterpart</span> "
		"nothing in the other text says this</li>\n</ul>\n");
}

static void add_header(struct buffer *buffer, const struct aligned_texts *texts)
{
	buffer_add_string(
		buffer, "<header>\n<h1>Two texts side by side</h1>\n<dl class=\"texts\">\n");
	add_source(buffer, "Left", &texts->left);
	add_source(buffer, "Right", &texts->right);
	buffer_add_string(buffer, "</dl>\n");
	add_tally(buffer, texts);
	add_legend(buffer, texts);
	buffer_add_string(buffer, "</header>\n");
}

/* ---- The table ---- */

static void add_sentence(struct buffer *buffer, const struct side *side, char letter, size_t number)
{
	struct cotejo_text text = side_sentence(side, number);

	buffer_add_format(buffer, "<span id=\"%c%zu\">", letter, number);
	if (text.length)
		add_text(buffer, text);
	else
		buffer_add_string(buffer, "<em class=\"none\">(empty)</em>");
	buffer_add_string(buffer, "</span>");
}

/* Sentences of one block share an element. */
static void add_sentences(
	struct buffer *buffer, const struct side *side, char letter, size_t begin, size_t count)
{
	for (size_t i = begin; i < begin + count; i++) {
		enum cotejo_block_kind kind = side_kind(side, i);
		size_t block = side->sentences[i].block;

		if (i == begin || side->sentences[i - 1].block != block)
			buffer_add_string(buffer, block_tags[kind].open);
		else if (side->sentences[i - 1].begin + side->sentences[i - 1].length !=
			 side->sentences[i].begin)
			buffer_add_byte(buffer, ' ');
		add_sentence(buffer, side, letter, i);
		if (i + 1 == begin + count || side->sentences[i + 1].block != block)
			buffer_add_string(buffer, block_tags[kind].close);
	}
}

static void add_cell(
	struct buffer *buffer, const struct side *side, char letter, size_t begin, size_t count)
{
	if (count == 0) {
		buffer_add_string(buffer, "<td class=\"none\">no counterpart</td>\n");
		return;
	}
	buffer_add_string(buffer, "<td");
	add_language(buffer, side->language);
	buffer_add_byte(buffer, '>');
	add_sentences(buffer, side, letter, begin, count);
	buffer_add_string(buffer, "</td>\n");
}

static bool begins_block(const struct side *side, size_t begin, size_t count)
{
	return count &&
	       (begin == 0 || side->sentences[begin - 1].block != side->sentences[begin].block);
}

static void add_row(
	struct buffer *buffer, const struct aligned_texts *texts, const struct cotejo_bead *bead)
{
	bool begins = begins_block(&texts->left, bead->left_begin, bead->left_count) ||
		      begins_block(&texts->right, bead->right_begin, bead->right_count);
	bool doubtful = is_doubtful(texts, bead);

	buffer_add_format(buffer, "<tr class=\"%s%s\">\n", begins ? "begins" : "continues",
		doubtful ? " doubtful" : "");
	add_cell(buffer, &texts->left, 'l', bead->left_begin, bead->left_count);
	add_cell(buffer, &texts->right, 'r', bead->right_begin, bead->right_count);
	buffer_add_string(buffer, "<td class=\"note\"><span class=\"probability\">");
	buffer_add_number(buffer, bead->probability, PROBABILITY_DECIMALS);
	buffer_add_string(buffer, "</span>");
	if (bead_is_two_sided(bead) && bead->left_count + bead->right_count > 2)
		buffer_add_format(buffer, " <span class=\"shape\">%zu : %zu</span>",
			bead->left_count, bead->right_count);
	if (bead->moved)
		buffer_add_format(buffer, " <span class=\"shape\">moved: %zu, %zu</span>",
			bead->left_begin + 1, bead->right_begin + 1);
	if (doubtful)
		buffer_add_string(buffer, " <strong class=\"doubtful\">doubtful</strong>");
	buffer_add_string(buffer, "</td>\n</tr>\n");
}

static void add_column(struct buffer *buffer, const struct side *side)
{
	buffer_add_string(buffer, "<th scope=\"col\">");
	add_text(buffer, slice_of(side->language));
	buffer_add_string(buffer, "</th>\n");
}

static void add_table_head(struct buffer *buffer, const struct aligned_texts *texts)
{
	buffer_add_string(buffer,
		"<main>\n<table>\n<caption>Sentences that belong together, row by row</caption>\n"
		"<thead>\n<tr>\n");
	add_column(buffer, &texts->left);
	add_column(buffer, &texts->right);
	buffer_add_string(buffer, "<th scope=\"col\">Probability</th>\n</tr>\n</thead>\n<tbody>\n");
}

int alignment_write_html(const struct aligned_texts *texts, const struct cotejo_output *output,
	struct cotejo_error *error)
{
	struct buffer buffer = {0};
	int code = 0;

	add_page_head(&buffer, texts);
	add_header(&buffer, texts);
	add_table_head(&buffer, texts);
	for (size_t i = 0; i < texts->count && code == 0; i++) {
		add_row(&buffer, texts, &texts->beads[i]);
		if (buffer.failed || buffer.length >= LINES_FLUSH_BYTES)
			code = buffer_flush(&buffer, output, error);
	}
	buffer_add_string(&buffer, "</tbody>\n</table>\n</main>\n</body>\n</html>\n");
	if (code == 0)
		code = buffer_flush(&buffer, output, error);
	buffer_clear(&buffer);
	return code;
}
