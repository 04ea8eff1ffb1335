/*
 * pooled.c - what the texts of two languages have taught together
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/pooled.h"

#include <stdlib.h>

#include "align/forget.h"
#include "base/array.h"

enum {
	/* Words of both sides that are learnt from at once; some hundred megabytes of memory. */
	WAITING_MAX = 3000000
};

/* Less probable translations are noise, and most of them. */
static const float least_strength = .01F;

/* A pair of which less was seen is a guess by the look of the words, which every aligner makes. */
static const float least_seen = .9F;

void pooled_clear(struct pooled *pooled)
{
	model_clear(&pooled->model);
	seeds_clear(&pooled->known);
	for (int side = 0; side < SIDES; side++) {
		forms_clear(&pooled->forms[side]);
		free(pooled->learnt[side]);
	}
	cotejo_lexicon_free(pooled->lexicon);
	*pooled = (struct pooled){0};
}

/* Room for a number for each word. */
static int reserve_learnt(struct pooled *pooled)
{
	for (int side = 0; side < SIDES; side++) {
		size_t count = pooled->model.vocabularies[side].numbers.count;
		uint32_t *learnt = realloc(pooled->learnt[side], (count + 1) * sizeof(*learnt));

		if (!learnt)
			return COTEJO_ENOMEM;
		pooled->learnt[side] = learnt;
		while (pooled->learnt_count[side] < count)
			learnt[pooled->learnt_count[side]++] = 0;
	}
	return 0;
}

/* How much of a word's occurrences are new; 0: all that is known of it stays as it is. */
static float new_share(const struct pooled *pooled, int side, uint32_t word)
{
	uint32_t all = pooled->model.vocabularies[side].types[word].count;

	return all ? (float)(all - pooled->learnt[side][word]) / (float)all : 0;
}

/* t(f|e) of an entry, which the lexicon has as evidence against chance. */
static float translation(const struct model *model, int from, size_t entry)
{
	const struct lexicon *lexicon = &model->lexicons[from];
	const struct vocabulary *to = &model->vocabularies[!from];
	uint32_t word = lexicon->words[entry];
	float floor = lexicon->floors[word];

	if (floor >= 1)
		return 0;
	return lexicon->weights[entry] * floor / (1 - floor) * (float)to->types[word].count /
	       (float)to->token_count;
}

/* Adds what one direction has newly learnt. */
static int add_learnt(struct pooled *pooled, int from)
{
	const struct model *model = &pooled->model;
	const struct lexicon *lexicon = &model->lexicons[from];
	size_t words = model->vocabularies[from].numbers.count;

	for (uint32_t e = 0; e < words; e++) {
		float share = new_share(pooled, from, e);

		for (size_t i = lexicon->first[e]; share > 0 && i < lexicon->first[e + 1]; i++) {
			struct seed seed = {{0}, {0}};

			seed.words[from] = e;
			seed.words[!from] = lexicon->words[i];
			seed.strengths[from] = share * translation(model, from, i);
			if (seeds_put(&pooled->known, &seed))
				return COTEJO_ENOMEM;
		}
	}
	return 0;
}

/* What was known weighs as much as what it was learnt from. */
static void weigh_known(struct pooled *pooled)
{
	for (size_t i = 0; i < pooled->known.count; i++) {
		struct seed *seed = &pooled->known.items[i];

		for (int side = 0; side < SIDES; side++)
			seed->strengths[side] *= 1 - new_share(pooled, side, seed->words[side]);
	}
}

static void drop_weak(struct seeds *seeds)
{
	size_t kept = 0;

	for (size_t i = 0; i < seeds->count; i++)
		if (seeds->items[i].strengths[LEFT] >= least_strength ||
			seeds->items[i].strengths[RIGHT] >= least_strength)
			seeds->items[kept++] = seeds->items[i];
	seeds->count = kept;
}

static int join_known(struct pooled *pooled)
{
	if (reserve_learnt(pooled))
		return COTEJO_ENOMEM;
	weigh_known(pooled);
	for (int from = 0; from < SIDES; from++)
		if (add_learnt(pooled, from))
			return COTEJO_ENOMEM;
	seeds_add_up(&pooled->known);
	drop_weak(&pooled->known);
	for (int side = 0; side < SIDES; side++)
		for (size_t i = 0; i < pooled->learnt_count[side]; i++)
			pooled->learnt[side][i] = pooled->model.vocabularies[side].types[i].count;
	return 0;
}

/* Learns from the texts that wait, and forgets them. */
static int learn_waiting(struct pooled *pooled, struct cotejo_error *error)
{
	const char *const languages[SIDES] = {pooled->languages[LEFT], pooled->languages[RIGHT]};
	int status;

	if (pooled->model.document_count == 0)
		return 0;
	pooled->model.given = &pooled->known;
	status = model_learn(&pooled->model, languages, error);
	if (status == 0 && join_known(pooled))
		status = error_no_memory(error);
	if (status < 0)
		return status;
	model_forget(&pooled->model);
	pooled->waiting = 0;
	/* The numbers of words change: what refers to them is gone. */
	return pooled_forget(pooled) ? error_no_memory(error) : 0;
}

/* Whether a word has a place in a lexicon: marks and figures have none. */
static bool is_listed(const struct vocabulary *vocabulary, uint32_t word)
{
	unsigned char kind = vocabulary->types[word].kind;

	return kind == WORD_LETTERS || kind == WORD_IDEOGRAPH;
}

/* Whether a pair was seen, and not only guessed. */
static bool was_seen(const struct pooled *pooled, const struct seed *seed)
{
	for (int side = 0; side < SIDES; side++)
		if (seed->strengths[side] * (float)pooled->learnt[side][seed->words[side]] >=
			least_seen)
			return true;
	return false;
}

/* Fills in what is known as words; returns how many entries there are. */
static size_t list_entries(const struct pooled *pooled, struct cotejo_lexicon_entry *ret_entries)
{
	const struct vocabulary *words = pooled->model.vocabularies;
	size_t count = 0;

	for (size_t i = 0; i < pooled->known.count; i++) {
		const struct seed *seed = &pooled->known.items[i];

		if (is_listed(&words[LEFT], seed->words[LEFT]) &&
			is_listed(&words[RIGHT], seed->words[RIGHT]) && was_seen(pooled, seed))
			ret_entries[count++] = (struct cotejo_lexicon_entry){
				forms_get(&pooled->forms[LEFT], &words[LEFT], seed->words[LEFT]),
				forms_get(&pooled->forms[RIGHT], &words[RIGHT], seed->words[RIGHT]),
				(double)seed->strengths[LEFT], (double)seed->strengths[RIGHT]};
	}
	return count;
}

static int make_lexicon(struct pooled *pooled, struct cotejo_error *error)
{
	struct cotejo_lexicon *lexicon = NULL;
	struct cotejo_lexicon_entry *entries = calloc(pooled->known.count + 1, sizeof(*entries));
	int status = entries ? cotejo_lexicon_new(&lexicon, error) : error_no_memory(error);

	if (status == 0)
		status = cotejo_lexicon_add(lexicon, entries, list_entries(pooled, entries), error);
	free(entries);
	if (status < 0) {
		cotejo_lexicon_free(lexicon);
		return status;
	}
	pooled->lexicon = lexicon;
	return 0;
}

static size_t count_waiting(const struct pooled *pooled)
{
	const struct side *texts = pooled->model.texts[pooled->model.document_count - 1];

	return side_tokens(&texts[LEFT], 0, texts[LEFT].sentence_count) +
	       side_tokens(&texts[RIGHT], 0, texts[RIGHT].sentence_count);
}

static int count_forms(struct pooled *pooled, const struct cotejo_sentences *left,
	const struct cotejo_sentences *right, struct cotejo_error *error)
{
	struct model *model = &pooled->model;
	int status = forms_count(
		&pooled->forms[LEFT], &model->vocabularies[LEFT], &model->tokenizer, left, error);

	if (status == 0)
		status = forms_count(&pooled->forms[RIGHT], &model->vocabularies[RIGHT],
			&model->tokenizer, right, error);
	return status;
}

int pooled_add(struct pooled *pooled, const struct cotejo_sentences *left,
	const struct cotejo_sentences *right, bool paired, struct cotejo_error *error)
{
	struct model *model = &pooled->model;
	size_t count = model->document_count;
	int status = model_add(model, left, right, error);

	if (status == 0)
		status = count_forms(pooled, left, right, error);
	if (status < 0) {
		model_drop(model, count);
		return status;
	}
	/* The caller's memory is not ours to look at later. */
	model->texts[count][LEFT].kinds = model->texts[count][RIGHT].kinds = NULL;
	model->documents[count].paired = paired;
	cotejo_lexicon_free(pooled->lexicon);
	pooled->lexicon = NULL;
	pooled->waiting += count_waiting(pooled);
	return pooled->waiting > WAITING_MAX ? learn_waiting(pooled, error) : 0;
}

int pooled_learn(struct pooled *pooled, struct cotejo_error *error)
{
	int status = learn_waiting(pooled, error);

	if (status == 0 && !pooled->lexicon)
		status = make_lexicon(pooled, error);
	return status;
}
