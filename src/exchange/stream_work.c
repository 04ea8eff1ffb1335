/*
 * stream_work.c - what is done with one line of the stream
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/stream_work.h"

#include "exchange/alignment.h"
#include "exchange/json.h"
#include "exchange/lines.h"

/* A pair on its way through one line. */
struct passage {
	struct stream_worker *worker;
	const struct cotejo_stream_options *options;
	struct stream_pair *pair;
	struct cotejo_article *articles[2];
	struct cotejo_alignment *alignment;
	struct cotejo_judgement judgement;
};

void stream_worker_clear(struct stream_worker *worker)
{
	stream_pair_clear(&worker->pair);
	for (size_t i = 0; i < STREAM_KEPT_NAMES; i++)
		cotejo_names_free(worker->kept[i].names);
	cotejo_segmenters_free(worker->segmenters);
}

void stream_job_clear(struct stream_job *job)
{
	buffer_clear(&job->line);
	buffer_clear(&job->output);
	buffer_clear(&job->id);
}

/* ---- From the line to the alignment ---- */

static int read_side(struct passage *passage, int which, struct cotejo_error *error)
{
	const struct cotejo_stream_options *options = passage->options;
	const struct stream_side *side = &passage->pair->sides[which];
	struct cotejo_article_options article = COTEJO_ARTICLE_OPTIONS_INIT;
	const char *languages[] = {options->left_language, options->right_language};
	const char *charsets[] = {options->left_charset, options->right_charset};
	struct cotejo_segmenters **segmenters = &passage->worker->segmenters;
	int code = 0;

	article.format = side->format;
	article.language = side->language[0] ? side->language : languages[which];
	if (passage->pair->format == COTEJO_STREAM_TSV)
		article.charset = charsets[which];
	if (!*segmenters)
		code = cotejo_segmenters_new(
			segmenters, options->srx, options->srx_fallback, error);
	if (code < 0)
		return code;
	article.segmenters = *segmenters;
	code = cotejo_article_parse(
		&passage->articles[which], buffer_text(&side->bytes), &article, error);
	if (code < 0)
		passage->pair->bad_side = which;
	return code;
}

/* Names in the languages of both articles, looked up unless they are kept from an earlier line. */
static int find_names(
	struct passage *passage, const struct cotejo_names **ret_names, struct cotejo_error *error)
{
	struct stream_worker *worker = passage->worker;
	const char *left = cotejo_article_language(passage->articles[STREAM_LEFT]);
	const char *right = cotejo_article_language(passage->articles[STREAM_RIGHT]);
	struct stream_names *place = &worker->kept[worker->oldest];
	int code;

	for (size_t i = 0; i < STREAM_KEPT_NAMES; i++) {
		const struct stream_names *kept = &worker->kept[i];

		*ret_names = kept->names;
		if (kept->names && strcmp(kept->left, left) == 0 && strcmp(kept->right, right) == 0)
			return 0;
	}
	cotejo_names_free(place->names);
	place->names = NULL;
	code = cotejo_names_new(&place->names, left, right, error);
	if (code < 0)
		return code;
	strcpy(place->left, left);
	strcpy(place->right, right);
	worker->oldest = (worker->oldest + 1) % STREAM_KEPT_NAMES;
	*ret_names = place->names;
	return 0;
}

/* The alignment of swapped sides may be good; but who takes it has each text for the other. */
static void judge(struct passage *passage)
{
	struct cotejo_judgement *judgement = &passage->judgement;

	*judgement = cotejo_alignment_judge(passage->alignment);
	if (passage->options->check_sides && judgement->verdict != COTEJO_VERDICT_UNRELATED &&
		judgement->verdict != COTEJO_VERDICT_EMPTY &&
		cotejo_article_check_sides(passage->articles[STREAM_LEFT],
			passage->articles[STREAM_RIGHT]) == COTEJO_SIDES_SWAPPED)
		judgement->verdict = COTEJO_VERDICT_SWAPPED;
}

static int align(struct passage *passage, struct cotejo_error *error)
{
	struct cotejo_align_options options = COTEJO_ALIGN_OPTIONS_INIT;
	struct cotejo_sentences left = cotejo_article_view(passage->articles[STREAM_LEFT]);
	struct cotejo_sentences right = cotejo_article_view(passage->articles[STREAM_RIGHT]);
	int code;

	options.cancel = passage->options->cancel;
	options.user = passage->options->user;
	options.lexicon = passage->options->lexicon;
	code = find_names(passage, &options.names, error);
	if (code == 0 && !options.lexicon && passage->options->find_lexicon)
		code = passage->options->find_lexicon(passage->options->user,
			cotejo_article_language(passage->articles[STREAM_LEFT]),
			cotejo_article_language(passage->articles[STREAM_RIGHT]), &options.lexicon,
			error);
	if (code == 0)
		code = cotejo_align(&passage->alignment, &left, &right, &options, error);
	if (code == 0)
		judge(passage);
	return code;
}

static int read_and_align(
	struct passage *passage, const struct stream_job *job, struct cotejo_error *error)
{
	int code;

	if (job->too_long)
		return error_set(error, COTEJO_ELIMIT, "the line is longer than %zu bytes",
			passage->options->max_line_bytes);
	code = stream_pair_read(
		passage->pair, buffer_text(&job->line), passage->options->text_format, error);
	for (int i = 0; i < 2 && code == 0; i++)
		code = read_side(passage, i, error);
	return code < 0 ? code : align(passage, error);
}

static struct aligned_texts texts_of(const struct passage *passage)
{
	return (struct aligned_texts){cotejo_alignment_beads(passage->alignment),
		cotejo_alignment_bead_count(passage->alignment),
		side_of(passage->articles[STREAM_LEFT]), side_of(passage->articles[STREAM_RIGHT]),
		passage->options->min_probability};
}

/* ---- JSON ---- */

static void begin_json(struct buffer *buffer, const struct stream_pair *pair)
{
	buffer_add_byte(buffer, '{');
	if (pair->has_id) {
		json_key(buffer, "id");
		if (pair->id_is_number)
			buffer_add(buffer, buffer_text(&pair->id));
		else
			json_string(buffer, buffer_text(&pair->id));
	}
	json_optional_text(buffer, "left_url", buffer_text(&pair->sides[STREAM_LEFT].address));
	json_optional_text(buffer, "right_url", buffer_text(&pair->sides[STREAM_RIGHT].address));
}

static void add_json(struct buffer *buffer, const struct passage *passage)
{
	const struct cotejo_judgement *judgement = &passage->judgement;
	struct aligned_texts texts = texts_of(passage);

	begin_json(buffer, passage->pair);
	json_optional_string(buffer, "verdict", cotejo_verdict_name(judgement->verdict));
	json_probability(buffer, "evidence", judgement->evidence);
	json_probability(buffer, "left_shared", judgement->left_shared);
	json_probability(buffer, "right_shared", judgement->right_shared);
	json_key(buffer, "beads");
	buffer_add_byte(buffer, '[');
	for (size_t i = 0; i < texts.count; i++) {
		if (!bead_is_wanted(&texts, &texts.beads[i]))
			continue;
		json_comma(buffer);
		alignment_add_jsonl(buffer, &texts, i);
	}
	buffer_add_string(buffer, "]}\n");
}

static void add_json_error(
	struct buffer *buffer, const struct stream_pair *pair, const struct cotejo_error *error)
{
	begin_json(buffer, pair);
	json_key(buffer, "error");
	buffer_add_byte(buffer, '{');
	json_optional_string(buffer, "code", cotejo_status_name(error->code));
	json_optional_string(buffer, "message", error->message);
	if (pair->bad_side >= 0)
		json_optional_string(
			buffer, "side", pair->bad_side == STREAM_LEFT ? "left" : "right");
	buffer_add_string(buffer, "}}\n");
}

/* ---- TSV ---- */

/* The two fields that say which pair this is. */
static void begin_tsv(struct buffer *buffer, const struct stream_pair *pair)
{
	if (pair->format == COTEJO_STREAM_TSV)
		buffer_add(buffer, buffer_text(&pair->sides[STREAM_LEFT].address));
	else
		lines_add_field(buffer, buffer_text(&pair->id));
	buffer_add_byte(buffer, '\t');
	buffer_add(buffer, buffer_text(&pair->sides[STREAM_RIGHT].address));
	buffer_add_byte(buffer, '\t');
}

/* A line without texts, whose probability keeps it out of what is filtered by that. */
static void add_tsv_note(struct buffer *buffer, const struct stream_pair *pair, const char *shape,
	const char *code, const char *text)
{
	begin_tsv(buffer, pair);
	buffer_add_string(buffer, "\t\t");
	buffer_add_number(buffer, 0, PROBABILITY_DECIMALS);
	buffer_add_format(buffer, "\t%s\t%s\t", shape, code);
	lines_add_field(buffer, slice_of(text));
	buffer_add_byte(buffer, '\n');
}

static void add_tsv(struct buffer *buffer, const struct passage *passage)
{
	struct aligned_texts texts = texts_of(passage);
	enum cotejo_verdict verdict = passage->judgement.verdict;

	if (verdict != COTEJO_VERDICT_TRANSLATIONS && verdict != COTEJO_VERDICT_PARTIAL) {
		add_tsv_note(buffer, passage->pair, cotejo_verdict_name(verdict), "", "");
		return;
	}
	for (size_t i = 0; i < texts.count; i++) {
		if (!bead_is_wanted(&texts, &texts.beads[i]))
			continue;
		begin_tsv(buffer, passage->pair);
		alignment_add_tsv(buffer, &texts, i);
		buffer_add_byte(buffer, '\n');
	}
}

/* ---- The whole ---- */

static bool wants_json(const struct passage *passage)
{
	enum cotejo_stream_format format = passage->options->output;

	if (format == COTEJO_STREAM_AUTO)
		format = passage->pair->format;
	return format == COTEJO_STREAM_JSONL;
}

static bool ends_all(int code)
{
	return code == COTEJO_ENOMEM || code == COTEJO_EINTERRUPTED;
}

static void write_result(struct stream_job *job, const struct passage *passage, int code)
{
	bool json = wants_json(passage);

	if (code < 0) {
		job->fate = STREAM_FAILED;
		if (json)
			add_json_error(&job->output, passage->pair, &job->error);
		else
			add_tsv_note(&job->output, passage->pair, "error", cotejo_status_name(code),
				job->error.message);
		return;
	}
	job->fate = passage->judgement.verdict == COTEJO_VERDICT_UNRELATED ? STREAM_UNRELATED
									   : STREAM_ALIGNED;
	if (json)
		add_json(&job->output, passage);
	else
		add_tsv(&job->output, passage);
}

/* What a message calls the line. */
static void keep_id(struct stream_job *job, const struct stream_pair *pair)
{
	buffer_add(&job->id,
		buffer_text(pair->id.length ? &pair->id : &pair->sides[STREAM_LEFT].address));
}

static bool is_blank(struct cotejo_text line)
{
	return slice_trim(line).length == 0;
}

int stream_work(struct stream_worker *worker, struct stream_job *job, struct cotejo_error *error)
{
	struct passage passage = {
		.worker = worker, .options = worker->options, .pair = &worker->pair};
	int code;

	buffer_reset(&job->output);
	buffer_reset(&job->id);
	job->fate = STREAM_EMPTY;
	if (!job->too_long && is_blank(buffer_text(&job->line))) {
		buffer_add_byte(&job->output, '\n');
		return job->output.failed ? error_no_memory(error) : 0;
	}
	stream_pair_begin(passage.pair, buffer_text(&job->line), passage.options->input);
	code = read_and_align(&passage, job, &job->error);
	if (!ends_all(code)) {
		write_result(job, &passage, code);
		keep_id(job, passage.pair);
		code = job->output.failed || job->id.failed ? error_no_memory(&job->error) : 0;
	}
	if (code < 0 && error)
		*error = job->error;
	cotejo_alignment_free(passage.alignment);
	for (int i = 0; i < 2; i++)
		cotejo_article_free(passage.articles[i]);
	return code;
}
