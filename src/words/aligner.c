/*
 * aligner.c - the public functions of word alignment
 *
 * SPDX-License-Identifier: MIT
 */
#include "words/aligner.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/options.h"
#include "text/utf8.h"
#include "words/new_pair.h"
#include "words/workers.h"

enum { MAX_SAMPLERS = 64, MAX_EFFORT = 100 };

static int check_options(const struct cotejo_words_options *options, struct cotejo_error *error)
{
	if (options->samplers < 1 || options->samplers > MAX_SAMPLERS)
		return error_set(error, COTEJO_EARGUMENT, "%u samplers are not between 1 and %d",
			options->samplers, MAX_SAMPLERS);
	if (!(options->effort > 0 && options->effort <= MAX_EFFORT))
		return error_set(error, COTEJO_EARGUMENT, "the effort is not over 0 and up to %d",
			MAX_EFFORT);
	if (options->tokens != COTEJO_TOKENS_SPACED && options->tokens != COTEJO_TOKENS_TEXT)
		return error_set(error, COTEJO_EARGUMENT, "unknown kind of tokens");
	return 0;
}

int cotejo_words_new(struct cotejo_words **ret_words, const struct cotejo_words_options *options,
	struct cotejo_error *error)
{
	struct cotejo_words_options chosen = COTEJO_WORDS_OPTIONS_INIT;
	struct cotejo_words *words;
	int status;

	options_take(&chosen, sizeof(chosen), options);
	status = check_options(&chosen, error);
	if (status < 0)
		return status;
	words = calloc(1, sizeof(*words));
	if (!words)
		return error_no_memory(error);
	words->options = chosen;
	*ret_words = words;
	return 0;
}

void cotejo_words_free(struct cotejo_words *words)
{
	if (!words)
		return;
	word_model_clear(&words->model);
	corpus_clear(&words->corpus);
	word_prior_free(words->prior);
	words_clear(&words->scanner);
	free(words);
}

size_t cotejo_words_pair_count(const struct cotejo_words *words)
{
	return words->corpus.pair_count;
}

size_t cotejo_words_long_count(const struct cotejo_words *words, size_t *ret_first)
{
	if (words->long_count > 0 && ret_first)
		*ret_first = words->first_long;
	return words->long_count;
}

int check_text(struct cotejo_text text, struct cotejo_error *error)
{
	size_t valid = utf8_valid_length(text);

	if (valid == text.length)
		return 0;
	error_set(error, COTEJO_EENCODING, "not valid UTF-8");
	return error_at_offset(error, COTEJO_EENCODING, NULL, valid);
}

/* Adds the words of one side to the pair that is being made; 1 when there are too many. */
static int add_side(struct cotejo_words *words, size_t side, struct cotejo_text text,
	struct cotejo_error *error)
{
	struct token_scanner scanner;
	struct cotejo_text word;
	int status;

	token_scanner_start(&scanner, words->options.tokens, &words->scanner, text);
	for (size_t count = 0; (status = token_scanner_next(&scanner, &word, error)) > 0; count++) {
		if (count == CORPUS_MAX_WORDS)
			return 1;
		status = corpus_add_word(&words->corpus, side, word, error);
		if (status < 0)
			break;
	}
	return status;
}

/* What was learnt elsewhere becomes what is believed before learning here. */
static int keep_prior(struct cotejo_words *words, struct cotejo_error *error)
{
	struct word_prior *prior;

	if (!words->restored)
		return 0;
	prior = calloc(1, sizeof(*prior));
	if (!prior)
		return error_no_memory(error);
	prior->corpus = words->corpus;
	prior->model = words->model;
	words->prior = prior;
	words->corpus = (struct corpus){0};
	words->model = (struct word_model){0};
	words->restored = false;
	return 0;
}

static void forget_model(struct cotejo_words *words)
{
	word_model_clear(&words->model);
	words->trained = false;
}

int cotejo_words_add(struct cotejo_words *words, struct cotejo_text source,
	struct cotejo_text target, struct cotejo_error *error)
{
	size_t pair = words->corpus.pair_count;
	bool too_long;
	int status = check_text(source, error);

	if (status == 0)
		status = check_text(target, error);
	if (status == 0 && pair == UINT32_MAX)
		status = error_set(error, COTEJO_ELIMIT, "too many pairs");
	if (status == 0)
		status = keep_prior(words, error);
	if (status < 0)
		return status;
	forget_model(words);
	status = add_side(words, 0, source, error);
	if (status == 0)
		status = add_side(words, 1, target, error);
	too_long = status > 0;
	if (status != 0)
		corpus_drop_pair(&words->corpus);
	if (status >= 0)
		status = corpus_end_pair(&words->corpus, error);
	if (status == 0 && too_long && words->long_count++ == 0)
		words->first_long = pair;
	if (status < 0)
		corpus_drop_pair(&words->corpus);
	return status;
}

int cotejo_words_train(struct cotejo_words *words, struct cotejo_error *error)
{
	struct training training = {words->options.samplers, words->options.threads,
		words->options.seed, words->options.effort, words->options.cancel,
		words->options.user, NULL};
	int status = keep_prior(words, error);

	if (status < 0)
		return status;
	forget_model(words);
	training.prior = words->prior;
	status = corpus_make_types(&words->corpus, words->prior, error);
	if (status < 0)
		return status;
	status = word_model_train(&words->model, &words->corpus, &training, error);
	words->trained = status == 0;
	return status;
}

int check_trained(const struct cotejo_words *words, struct cotejo_error *error)
{
	return words->trained ? 0
			      : error_set(error, COTEJO_EARGUMENT,
					"the word aligner has not been trained");
}

int cotejo_words_links(const struct cotejo_words *words, size_t pair,
	enum cotejo_words_symmetry symmetry, struct cotejo_word_links *links,
	struct cotejo_error *error)
{
	struct matrix matrix;
	int status = check_trained(words, error);

	if (status < 0)
		return status;
	if (pair >= words->corpus.pair_count)
		return error_set(error, COTEJO_EARGUMENT, "there is no pair %zu", pair);
	status = matrix_judge_pair(&matrix, &words->model, &words->corpus, pair, error);
	if (status == 0)
		status = links_of_matrix(links, &matrix, &words->model, symmetry, error);
	matrix_clear(&matrix);
	return status;
}

static int judge_new(const struct cotejo_words *words, const struct new_pair *pair,
	struct matrix *ret_matrix, struct cotejo_error *error)
{
	struct matrix_words view;

	for (size_t side = 0; side < CORPUS_SIDES; side++) {
		view.types[side] = pair->sides[side].types;
		view.keys[side] = pair->sides[side].keys;
		view.counts[side] = pair->sides[side].count;
	}
	return matrix_judge_words(ret_matrix, &words->model, &view, error);
}

int cotejo_words_align(const struct cotejo_words *words, struct cotejo_text source,
	struct cotejo_text target, enum cotejo_words_symmetry symmetry,
	struct cotejo_word_links *links, struct cotejo_error *error)
{
	struct matrix matrix = {0};
	struct new_pair *pair = NULL;
	int status = check_trained(words, error);

	if (status == 0)
		status = new_pair_read(&pair, words, source, target, error);
	if (status == 0)
		status = judge_new(words, pair, &matrix, error);
	if (status == 0)
		status = links_of_matrix(links, &matrix, &words->model, symmetry, error);
	matrix_clear(&matrix);
	new_pair_free(pair);
	return status;
}
