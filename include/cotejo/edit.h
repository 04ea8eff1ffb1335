/*
 * cotejo/edit.h - changing the units of a memory, and taking changes back
 *
 * Whoever looks after a memory corrects texts, confirms or excludes units, deletes what is wrong
 * and merges what says the same. Each call here changes the units that a filter chooses, in one
 * transaction, and is kept in a journal inside the memory, so that it can be undone. Nothing else
 * in the library changes or deletes what a person has said.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_EDIT_H
#define COTEJO_EDIT_H

#include <cotejo/base.h>
#include <cotejo/error.h>
#include <cotejo/memory.h>

#ifdef __cplusplus
extern "C" {
#endif

struct cotejo_change_options {
	size_t struct_size;
	const char *changer; /* who changes; NULL: nobody is named */
	int dry_run;         /* all is done, shown and undone again; nothing stays, not even in the
				journal */
	/*
	 * Shown each unit that changes: as it was, and as it is (NULL: it is gone). Both are lent
	 * for the call. May be NULL.
	 */
	void (*show)(void *user, const struct cotejo_unit *before, const struct cotejo_unit *after);
	int (*cancel)(void *user); /* may be NULL; anything but 0 stops, and nothing has happened */
	void *user;
};

#define COTEJO_CHANGE_OPTIONS_INIT                                              \
	{                                                                       \
		sizeof(struct cotejo_change_options), NULL, 0, NULL, NULL, NULL \
	}

struct cotejo_change_result {
	int64_t change;   /* its number in the journal; 0: nothing has changed */
	uint64_t chosen;  /* units that the filter let pass */
	uint64_t changed; /* units that are not as they were */
};

/* What to do with each unit; what is not set stays. */
struct cotejo_edit {
	size_t struct_size;
	int state;            /* an enum cotejo_unit_state; below 0: as it is */
	const char *language; /* the texts that change, with their regions; NULL: of any language */
	/* Every occurrence of `find` (not empty, letter for letter) becomes `replace`. */
	const char *find, *replace;
	/* The whole text, with `language`, for units that have one text in it. */
	const char *text;
	/* The unit's property of this name gets this value in place of any; NULL: it goes. */
	const char *property, *value;
	const char *note; /* is added unless the unit has it */
};

#define COTEJO_EDIT_INIT                                                                 \
	{                                                                                \
		sizeof(struct cotejo_edit), -1, NULL, NULL, NULL, NULL, NULL, NULL, NULL \
	}

/*
 * Edits the units that pass `filter` (NULL: all). A unit that changes says when and by whom. An
 * automatic one whose text changes is confirmed by that, unless `state` says otherwise. A text that
 * changes loses its inline codes, whose places would be wrong. `options` and `ret_result` may be
 * NULL. On failure the memory is as it was. Errors: COTEJO_EARGUMENT (nothing to do, a state or
 * language that cannot be, a text that would be empty, or this build cannot undo),
 * COTEJO_EENCODING, COTEJO_EINTERRUPTED, COTEJO_EBUSY, COTEJO_EIO, COTEJO_ECORRUPT, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_memory_edit(struct cotejo_memory *memory, const struct cotejo_filter *filter,
	const struct cotejo_edit *edit, const struct cotejo_change_options *options,
	struct cotejo_change_result *ret_result, struct cotejo_error *error);

/* Deletes the units that pass `filter`. The documents and alignments they come from stay. Errors as
 * cotejo_memory_edit(). */
COTEJO_API int cotejo_memory_delete(struct cotejo_memory *memory,
	const struct cotejo_filter *filter, const struct cotejo_change_options *options,
	struct cotejo_change_result *ret_result, struct cotejo_error *error);

enum cotejo_merge {
	/* Units of the same languages whose texts differ in nothing but white space and Unicode
	 * normalisation (NFC). */
	COTEJO_MERGE_ALIKE,
	/* Units that have one text in common and no other language: en-es and en-fr become
	 * en-es-fr. */
	COTEJO_MERGE_JOIN
};

/*
 * Merges units among those that pass `filter`. Of several the one stays that is confirmed before
 * one that is automatic before one in doubt, then the more probable, then the older; it gets
 * origins, properties and notes of the others, and with COTEJO_MERGE_JOIN their other texts. Texts
 * with different inline codes are different texts. Errors as cotejo_memory_edit().
 */
COTEJO_API int cotejo_memory_merge(struct cotejo_memory *memory, const struct cotejo_filter *filter,
	enum cotejo_merge how, const struct cotejo_change_options *options,
	struct cotejo_change_result *ret_result, struct cotejo_error *error);

/* ---- The journal ---- */

struct cotejo_change {
	int64_t id;
	const char *what;    /* "edit", "delete", "merge" */
	const char *made;    /* "YYYY-MM-DDThh:mm:ssZ" */
	const char *undone;  /* when it was taken back; NULL: it stands */
	const char *changer; /* NULL: unknown */
	uint64_t units;
};

/* Tells the changes, latest first, until `each` returns anything but 0. COTEJO_EIO,
 * COTEJO_ECORRUPT, COTEJO_EBUSY. */
COTEJO_API int cotejo_memory_changes(struct cotejo_memory *memory,
	int (*each)(void *user, const struct cotejo_change *change), void *user,
	struct cotejo_error *error);

/*
 * Takes back a change (0: the last that stands): its units are what they were before it, with their
 * numbers. Beads that an alignment has lost since do not come back. Of `options` only `dry_run` and
 * `cancel` are looked at.
 * Errors: COTEJO_ENOTFOUND (no such change, or it is undone or forgotten), COTEJO_EEXISTS (a unit
 * has changed again since: undo the later change first), and those of cotejo_memory_edit().
 */
COTEJO_API int cotejo_memory_undo(struct cotejo_memory *memory, int64_t change,
	const struct cotejo_change_options *options, struct cotejo_change_result *ret_result,
	struct cotejo_error *error);

/* Empties the journal, which keeps what was deleted; nothing before this can be undone any more.
 * COTEJO_EBUSY, COTEJO_EIO, COTEJO_ECORRUPT. */
COTEJO_API int cotejo_memory_forget_changes(
	struct cotejo_memory *memory, struct cotejo_error *error);

#ifdef __cplusplus
}
#endif

#endif
