/*
 * cotejo/pretranslate.h - a file to be translated gets what the memory knows
 *
 * An XLIFF file is handed on with proposals for its segments, so that whatever program opens it
 * shows them: in XLIFF 1.0 to 1.2 as <alt-trans>, in 2.0 to 2.2 as matches of the Translation
 * Candidates module (<mtc:match>), both as the OASIS standards say.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_PRETRANSLATE_H
#define COTEJO_PRETRANSLATE_H

#include <cotejo/base.h>
#include <cotejo/error.h>
#include <cotejo/match.h>
#include <cotejo/memory.h>

#ifdef __cplusplus
extern "C" {
#endif

struct cotejo_pretranslate_options {
	size_t struct_size;
	/* Of files that do not name their languages; NULL: the file must. */
	const char *source_language, *target_language;
	int min_score; /* a lower score, penalties taken off, is no proposal; 0: 70 */
	size_t limit;  /* at most so many proposals for a segment, the best; 0: 3 */
	/*
	 * An empty target gets the best proposal if that has this score or more, penalties taken
	 * off, and says that nobody has looked at it; 0: no target is touched. It must have all
	 * inline codes that the segment has.
	 */
	int fill_score;
	struct cotejo_match_penalties penalties;
	/* Asked now and then: not 0 ends the work. NULL: never. */
	int (*cancel)(void *user);
	void *user;
};

#define COTEJO_PRETRANSLATE_OPTIONS_INIT                                         \
	{                                                                        \
		sizeof(struct cotejo_pretranslate_options), NULL, NULL, 0, 0, 0, \
			{0, 0, 0, NULL, NULL, 0}, NULL, NULL                     \
	}

struct cotejo_pretranslate_result {
	size_t segments;  /* that have text */
	size_t left;      /* of them, translated already or not to be translated: left alone */
	size_t matched;   /* of the others, have a proposal, */
	size_t exact;     /* and one of 100 or more */
	size_t filled;    /* got a target */
	size_t proposals; /* that were written */
};

/*
 * Writes the XLIFF file at `path` ("-": standard input) with proposals from the memory. Nothing is
 * written before the whole file has been read and all is known, so an error leaves no half file.
 *
 * What is not added stays byte for byte as it is; only a file that is not in UTF-8 becomes so, with
 * its declaration mended. Proposals of an earlier run (origin="cotejo") are replaced. Left alone
 * are segments that say translate="no", that are approved or in a finished state, and, where no
 * state is given, those whose target has a text other than the source's. Inline codes of a
 * proposal become those of the segment where the memory's unit has the same ones in its source;
 * else the proposal is plain text. A segment between the same neighbours as in the memory scores
 * 101 and comes first.
 *
 * `options` and `ret_result` may be NULL. Errors: COTEJO_ENOTFOUND, COTEJO_EIO (file, memory or
 * output), COTEJO_ESYNTAX (not well-formed, or not XLIFF; with its place), COTEJO_EENCODING (bytes
 * that are no text in the file's charset), COTEJO_EARGUMENT (an option, or languages that neither
 * file nor options name), COTEJO_ELIMIT (larger than 256 MiB; elements nested too deep),
 * COTEJO_ECORRUPT, COTEJO_EBUSY, COTEJO_EINTERRUPTED, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_pretranslate(struct cotejo_memory *memory, const char *path,
	const struct cotejo_pretranslate_options *options, const struct cotejo_output *output,
	struct cotejo_pretranslate_result *ret_result, struct cotejo_error *error);

#ifdef __cplusplus
}
#endif

#endif
