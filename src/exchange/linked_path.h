/*
 * linked_path.h - where the documents are that a file of links names
 *
 * A name in a stranger's file opens nothing outside of the folders that the user has pointed to,
 * whatever it says: not by a path, not by "..", not through a symbolic link.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_LINKED_PATH_H
#define EXCHANGE_LINKED_PATH_H

#include <cotejo/error.h>

/*
 * Looks for an ordinary file of that name in or below a folder: by the name as it stands, and by
 * its last part alone; for XML of that name first (page.html: page.html.xml, page.xml, page.html),
 * packed or not. 1 and a path to be freed, 0 when there is none, COTEJO_ENOMEM.
 */
int linked_path_find(
	char **ret_path, const char *folder, const char *name, struct cotejo_error *error);

/* The folder in which a file lies, to be freed; NULL when memory runs out. */
char *linked_path_folder(const char *path);

#endif
