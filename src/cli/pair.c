/*
 * pair.c - a text and its translation, from two names on the command line to an alignment
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/pair.h"

#include <stdlib.h>
#include <string.h>

#include "cli/interrupt.h"
#include "cli/lexicons.h"
#include "cli/message.h"

#define VALUE(member) offsetof(struct pair_values, member)
const struct option pair_options[] = {
	{"input", 'i', OPTION_CHOICE, "KIND", articles_formats,
		"what the files are (default: found out)", VALUE(input)},
	{"left-lang", 0, OPTION_TEXT, "TAG", NULL,
		"language of LEFT, such as en or es-MX (else found out)", VALUE(left_language)},
	{"right-lang", 0, OPTION_TEXT, "TAG", NULL, "language of RIGHT", VALUE(right_language)},
	{"left-charset", 0, OPTION_TEXT, "NAME", NULL,
		"character set of LEFT, such as windows-1252 (else found out)",
		VALUE(left_charset)},
	{"right-charset", 0, OPTION_TEXT, "NAME", NULL, "character set of RIGHT",
		VALUE(right_charset)},
	{"srx", 0, OPTION_FILE, "FILE", NULL,
		"split by the rules of this SRX file instead of our own", VALUE(srx)},
	{"srx-fallback", 0, OPTION_FLAG, NULL, NULL,
		"split by our own rules where the SRX file has none for the language",
		VALUE(srx_fallback)},
	{"lexicon", 0, OPTION_FILES, "FILE", NULL,
		"begin with the pairs of words in FILE; may be given again", VALUE(lexicons)},
	{"no-lexicon", 0, OPTION_FLAG, NULL, NULL,
		"without --lexicon begin with nothing, not with the lexicon of the languages",
		VALUE(no_lexicon)},
	{0},
};

enum { TAG_BYTES = 16 };

/* So long must a part be that has no counterpart to be told of. */
enum { TOLD_SENTENCES = 5 };

/* "es" of "es-MX", in lower case as the library writes it. */
static void primary_subtag(char primary[TAG_BYTES], const char *tag)
{
	size_t length = strcspn(tag, "-_");

	if (length >= TAG_BYTES)
		length = TAG_BYTES - 1;
	memcpy(primary, tag, length);
	primary[length] = '\0';
}

static bool is_known(const char *primary)
{
	return primary[0] && strcmp(primary, "und") != 0;
}

static int check_known(const struct cotejo_article *article, const char *option, bool needed)
{
	if (is_known(cotejo_article_language(article)))
		return STATUS_DONE;
	if (needed) {
		message("%s: its language is not known; give it with %s",
			cotejo_article_name(article), option);
		return STATUS_INPUT;
	}
	message_warning("%s: its language is not known; give it with %s",
		cotejo_article_name(article), option);
	return STATUS_DONE;
}

/* The sides are in different languages by what we were told; do they look so too? */
static void check_sides(const struct pair *pair, const char *left, const char *right)
{
	enum cotejo_sides sides = cotejo_article_check_sides(pair->left, pair->right);

	if (sides == COTEJO_SIDES_SWAPPED)
		message_warning("the sides look swapped: %s seems to be %s, and %s %s",
			cotejo_article_name(pair->left), right, cotejo_article_name(pair->right),
			left);
	else if (sides == COTEJO_SIDES_BOTH_LEFT || sides == COTEJO_SIDES_BOTH_RIGHT)
		message_warning("both %s and %s seem to be %s", cotejo_article_name(pair->left),
			cotejo_article_name(pair->right),
			sides == COTEJO_SIDES_BOTH_LEFT ? left : right);
}

static int check_languages(const struct pair *pair, bool needed)
{
	char left[TAG_BYTES], right[TAG_BYTES];
	int status = STATUS_DONE;

	primary_subtag(left, cotejo_article_language(pair->left));
	primary_subtag(right, cotejo_article_language(pair->right));
	if (!pair->told || needed) {
		status = check_known(pair->left, "--left-lang", needed);
		if (status == STATUS_DONE)
			status = check_known(pair->right, "--right-lang", needed);
	}
	if (status != STATUS_DONE || !is_known(left) || !is_known(right))
		return status;
	if (pair->told)
		return STATUS_DONE;
	if (strcmp(left, right) == 0)
		message_warning("both %s and %s are %s", cotejo_article_name(pair->left),
			cotejo_article_name(pair->right), left);
	else
		check_sides(pair, left, right);
	return STATUS_DONE;
}

int pair_read_lexicons(struct cotejo_lexicon **ret_lexicon, const struct pair_values *values)
{
	struct cotejo_lexicon *lexicon = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int code;

	*ret_lexicon = NULL;
	if (values->lexicons.count == 0)
		return STATUS_DONE;
	code = cotejo_lexicon_new(&lexicon, &error);
	for (size_t i = 0; i < values->lexicons.count && code == COTEJO_OK; i++)
		code = cotejo_lexicon_read(lexicon, values->lexicons.paths[i], &error);
	if (code != COTEJO_OK) {
		cotejo_lexicon_free(lexicon);
		return message_error(&error, WORK_INPUT);
	}
	*ret_lexicon = lexicon;
	return STATUS_DONE;
}

int pair_read(struct pair *pair, const char *left, const char *right,
	const struct pair_values *values, const struct cotejo_srx *srx, bool languages_needed)
{
	struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
	int status;

	if (strcmp(left, "-") == 0 && strcmp(right, "-") == 0)
		return message_usage(NULL, "only one side can be standard input");
	options.format = (enum cotejo_article_format)values->input;
	options.srx = srx;
	options.srx_fallback = values->srx_fallback;
	options.language = values->left_language;
	options.charset = values->left_charset;
	status = articles_read(&pair->left, left, &options, false);
	if (status != STATUS_DONE)
		return status;
	options.language = values->right_language;
	options.charset = values->right_charset;
	status = articles_read(&pair->right, right, &options, false);
	if (status != STATUS_DONE)
		return status;
	return check_languages(pair, languages_needed);
}

static void tell_run(const struct cotejo_article *has, const struct cotejo_article *lacks,
	size_t begin, size_t count)
{
	size_t all = cotejo_article_sentence_count(has);

	if (count < TOLD_SENTENCES)
		return;
	if (begin > 0 && begin + count == all)
		message_warning("%s covers only the first %zu of the %zu sentences of %s",
			cotejo_article_name(lacks), begin, all, cotejo_article_name(has));
	else if (begin == 0 && count < all)
		message_warning("%s covers only the last %zu of the %zu sentences of %s",
			cotejo_article_name(lacks), all - count, all, cotejo_article_name(has));
	else
		message_warning("%s has no counterpart of sentences %zu to %zu of %s",
			cotejo_article_name(lacks), begin, begin + count - 1,
			cotejo_article_name(has));
}

/* What is to be said of the pair as a whole. */
static void tell_verdict(const struct pair *pair)
{
	enum cotejo_verdict verdict = cotejo_alignment_judge(pair->alignment).verdict;
	const struct cotejo_stretch *stretches;
	size_t count;

	if (verdict == COTEJO_VERDICT_UNRELATED)
		message_warning("%s and %s are not translations of each other",
			cotejo_article_name(pair->left), cotejo_article_name(pair->right));
	if (verdict != COTEJO_VERDICT_PARTIAL)
		return;
	stretches = cotejo_alignment_stretches(pair->alignment, &count);
	for (size_t s = 0; s < count; s++) {
		tell_run(pair->left, pair->right, stretches[s].left_begin, stretches[s].left_count);
		tell_run(pair->right, pair->left, stretches[s].right_begin,
			stretches[s].right_count);
	}
}

int pair_find_lexicon(struct pair *pair, const struct pair_values *values)
{
	struct cotejo_lexicon *lexicon = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int code;

	if (pair->lexicon || values->no_lexicon)
		return STATUS_DONE;
	code = cotejo_lexicon_new(&lexicon, &error);
	if (code == COTEJO_OK)
		code = lexicons_read_shipped(lexicon, cotejo_article_language(pair->left),
			cotejo_article_language(pair->right), &error);
	if (code < 0) {
		cotejo_lexicon_free(lexicon);
		return message_error(&error, WORK_INPUT);
	}
	pair->lexicon = pair->own = lexicon;
	return STATUS_DONE;
}

int pair_align(struct pair *pair)
{
	struct cotejo_align_options options = COTEJO_ALIGN_OPTIONS_INIT;
	struct cotejo_sentences left = cotejo_article_view(pair->left);
	struct cotejo_sentences right = cotejo_article_view(pair->right);
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int code;

	options.cancel = interrupt_cancel;
	options.fixed = pair->fixed;
	options.fixed_count = pair->fixed_count;
	options.lexicon = pair->lexicon;
	options.embeddings = pair->embeddings;
	code = cotejo_align(&pair->alignment, &left, &right, &options, &error);
	if (code == COTEJO_EINTERRUPTED)
		return interrupt_status();
	if (code != COTEJO_OK)
		return message_error(&error, WORK_INPUT);
	tell_verdict(pair);
	return STATUS_DONE;
}

bool pair_is_unrelated(const struct pair *pair)
{
	return cotejo_alignment_judge(pair->alignment).verdict == COTEJO_VERDICT_UNRELATED;
}

void pair_clear(struct pair *pair)
{
	cotejo_article_free(pair->left);
	cotejo_article_free(pair->right);
	cotejo_alignment_free(pair->alignment);
	cotejo_lexicon_free(pair->own);
	free(pair->fixed);
	memset(pair, 0, sizeof(*pair));
}
