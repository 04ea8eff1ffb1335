/*
 * xml.h - libxml2 made ready for any number of threads
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_XML_H
#define BASE_XML_H

/* To be called before each use of libxml2. Costs nothing after the first time. */
void xml_make_ready(void);

#endif
