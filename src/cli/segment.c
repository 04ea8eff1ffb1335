/*
 * segment.c - cotejo segment: the sentences of articles
 *
 * SPDX-License-Identifier: MIT
 */
#include <cotejo/article.h>
#include <cotejo/exchange.h>

#include "cli/articles.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/segment_srx.h"

enum segment_format { SEGMENT_TEXT, SEGMENT_JSONL, SEGMENT_XML };
static const char *const formats[] = {"text", "jsonl", "xml", NULL};

struct segment_values {
	int format; /* enum segment_format */
	bool paragraphs, blocks, all;
	int input; /* enum cotejo_article_format */
	const char *language, *charset, *output;
	const char *srx, *srx_check;
	bool srx_fallback, write_srx;
};

#define VALUE(member) offsetof(struct segment_values, member)
static const struct option segment_options[] = {
	{"format", 'f', OPTION_CHOICE, "FORMAT", formats,
		"how to print (default: text; jsonl: with offsets and kinds of blocks; xml: "
		"with ids, for links)",
		VALUE(format)},
	{"paragraphs", 'p', OPTION_FLAG, NULL, NULL,
		"read a paragraph a line; print an empty line after each", VALUE(paragraphs)},
	{"blocks", 'b', OPTION_FLAG, NULL, NULL,
		"print the blocks of the article's body instead, one a line, not split into "
		"sentences",
		VALUE(blocks)},
	{"all", 'a', OPTION_FLAG, NULL, NULL,
		"with --blocks: print its title and the captions of pictures and tables as well",
		VALUE(all)},
	{"input", 'i', OPTION_CHOICE, "KIND", articles_formats,
		"what the files are (default: found out)", VALUE(input)},
	{"lang", 'l', OPTION_TEXT, "TAG", NULL, "the language, such as en or es-MX",
		VALUE(language)},
	{"charset", 0, OPTION_TEXT, "NAME", NULL, "the character set, such as windows-1252",
		VALUE(charset)},
	{"output", 'o', OPTION_FILE, "FILE", NULL, "write there instead of standard output",
		VALUE(output)},
	{"srx", 0, OPTION_FILE, "FILE", NULL,
		"split by the rules of this SRX file instead of our own", VALUE(srx)},
	{"srx-fallback", 0, OPTION_FLAG, NULL, NULL,
		"split by our own rules where the SRX file has none for the language",
		VALUE(srx_fallback)},
	{"srx-check", 0, OPTION_FILE, "FILE", NULL,
		"tell which rules of this SRX file are for which language (with --lang: for that "
		"one), and what is wrong with it; read nothing else",
		VALUE(srx_check)},
	{"write-srx", 0, OPTION_FLAG, NULL, NULL,
		"write our own rules (with --lang: for that language) as SRX; read nothing",
		VALUE(write_srx)},
	{0},
};

static void print_slice(struct output *output, struct cotejo_text text, size_t begin, size_t length)
{
	output_text(output, (struct cotejo_text){text.bytes + begin, length});
	output_string(output, "\n");
}

static void print_sentences(
	struct output *output, const struct cotejo_article *article, bool gap_after_blocks)
{
	struct cotejo_text text = cotejo_article_text(article);
	const struct cotejo_block *blocks = cotejo_article_blocks(article);
	const struct cotejo_sentence *sentences = cotejo_article_sentences(article);
	size_t i, j;

	for (i = 0; i < cotejo_article_block_count(article); i++) {
		for (j = 0; j < blocks[i].sentence_count; j++) {
			const struct cotejo_sentence *sentence =
				&sentences[blocks[i].first_sentence + j];

			print_slice(output, text, sentence->begin, sentence->length);
		}
		if (gap_after_blocks)
			output_string(output, "\n");
	}
}

/* The running text. The title names it, and captions belong to what is not text. */
static bool is_body(const struct cotejo_block *block)
{
	return block->kind != COTEJO_BLOCK_TITLE && block->kind != COTEJO_BLOCK_CAPTION;
}

static bool has_body(const struct cotejo_article *article)
{
	const struct cotejo_block *blocks = cotejo_article_blocks(article);
	size_t i;

	for (i = 0; i < cotejo_article_block_count(article); i++) {
		if (is_body(&blocks[i]))
			return true;
	}
	return false;
}

/* An article of nothing but a title and captions, such as a page of pictures, is printed whole. */
static void print_blocks(struct output *output, const struct cotejo_article *article, bool all)
{
	const struct cotejo_block *blocks = cotejo_article_blocks(article);
	struct cotejo_text text = cotejo_article_text(article);
	bool whole = all || !has_body(article);
	size_t i;

	for (i = 0; i < cotejo_article_block_count(article); i++) {
		if (whole || is_body(&blocks[i]))
			print_slice(output, text, blocks[i].begin, blocks[i].length);
	}
}

static int print_records(
	struct output *output, const struct cotejo_article *article, enum segment_format format)
{
	struct cotejo_output sink = output_sink(output);
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int code = format == SEGMENT_JSONL ? cotejo_article_write_jsonl(article, &sink, &error)
					   : cotejo_article_write_xml(article, &sink, &error);

	if (code == COTEJO_OK || output_failed(output))
		return STATUS_DONE;
	return message_error(&error, WORK_OUTPUT);
}

static int segment_file(struct output *output, const char *path,
	const struct segment_values *values, const struct cotejo_srx *srx)
{
	struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
	struct cotejo_article *article = NULL;
	int status;

	options.language = values->language;
	options.charset = values->charset;
	options.format = values->paragraphs ? COTEJO_ARTICLE_PARAGRAPHS
					    : (enum cotejo_article_format)values->input;
	options.srx = srx;
	options.srx_fallback = values->srx_fallback;
	status = articles_read(
		&article, path, &options, options.format >= COTEJO_ARTICLE_PARAGRAPHS);
	if (status != STATUS_DONE)
		return status;
	if (values->format != SEGMENT_TEXT)
		status = print_records(output, article, (enum segment_format)values->format);
	else if (values->blocks)
		print_blocks(output, article, values->all);
	else
		print_sentences(output, article, values->paragraphs);
	cotejo_article_free(article);
	return status;
}

/* What stands alone: --srx-check and --write-srx. */
static bool is_about_rules(const struct segment_values *values)
{
	return values->srx_check || values->write_srx;
}

static int check(const struct segment_values *values, const struct arguments *arguments)
{
	size_t i;
	int status = STATUS_DONE;

	if (values->paragraphs && values->input != COTEJO_ARTICLE_AUTO &&
		values->input != COTEJO_ARTICLE_PARAGRAPHS)
		return message_usage("segment", "--paragraphs and --input contradict each other");
	if (values->blocks && (values->paragraphs || values->format != SEGMENT_TEXT))
		return message_usage(
			"segment", "--blocks goes neither with --paragraphs nor with --format");
	if (values->all && !values->blocks)
		return message_usage("segment", "--all goes with --blocks only");
	if (is_about_rules(values) &&
		(arguments->count || values->srx || (values->srx_check && values->write_srx)))
		return message_usage("segment", "--%s takes neither files nor --srx",
			values->write_srx ? "write-srx" : "srx-check");
	if (!is_about_rules(values) && arguments->count == 0)
		return message_usage("segment", "segment needs FILE...");
	if (values->srx_fallback && !values->srx)
		return message_usage("segment", "--srx-fallback goes with --srx only");
	for (i = 0; i < arguments->count && status == STATUS_DONE; i++)
		status = output_refuse_same("segment", values->output, arguments->operands[i]);
	if (status == STATUS_DONE && values->srx)
		status = output_refuse_same("segment", values->output, values->srx);
	return status;
}

/* A file that cannot be read does not keep the others from being read; the first failure is the
 * one that is reported at the end. */
static int segment_files(struct output *output, const struct segment_values *values,
	const struct arguments *arguments)
{
	struct cotejo_srx *srx = NULL;
	int status = articles_read_srx(&srx, values->srx), failed = status;
	size_t i;

	for (i = 0; i < arguments->count; i++) {
		if (output_failed(output) || (values->srx && !srx))
			break;
		status = segment_file(output, arguments->operands[i], values, srx);
		failed = failed ? failed : status;
	}
	cotejo_srx_free(srx);
	return failed;
}

static int segment_run(const void *raw, const struct arguments *arguments)
{
	const struct segment_values *values = raw;
	struct output *output = NULL;
	int status = check(values, arguments);

	if (status == STATUS_DONE)
		status = output_open(&output, values->output, COLOR_AUTO);
	if (status != STATUS_DONE)
		return status;
	if (values->write_srx)
		status = segment_srx_write(output, values->language);
	else if (values->srx_check)
		status = segment_srx_check(output, values->srx_check, values->language);
	else
		status = segment_files(output, values, arguments);
	return output_close(output, status);
}

const struct command command_segment = {
	.name = "segment",
	.summary = "split articles into sentences, one a line",
	.operands = "FILE...",
	.about = "Splits articles (text or HTML; \"-\" is standard input) into sentences, one a "
		 "line. What surrounds an article on a page is left out.",
	.has_page = true,
	.most_operands = ANY_NUMBER,
	.options = segment_options,
	.values_size = sizeof(struct segment_values),
	.run = segment_run,
};
