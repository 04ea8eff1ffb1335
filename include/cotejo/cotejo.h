/*
 * cotejo/cotejo.h - the whole library
 *
 * Read two articles, align them, keep the pairs, look them up:
 *
 *     cotejo_article_read(&left, "report.en.html", NULL, &error);
 *     cotejo_article_read(&right, "report.es.html", NULL, &error);
 *     struct cotejo_sentences l = cotejo_article_view(left), r = cotejo_article_view(right);
 *     cotejo_align(&alignment, &l, &r, NULL, &error);
 *     cotejo_memory_open(&memory, "memory.db", COTEJO_MEMORY_CREATE, &error);
 *     cotejo_memory_add(memory, left, right, alignment, NULL, NULL, &error);
 *
 * (each returns 0 or a negative enum cotejo_status).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_COTEJO_H
#define COTEJO_COTEJO_H

#include <cotejo/align.h>
#include <cotejo/article.h>
#include <cotejo/base.h>
#include <cotejo/check.h>
#include <cotejo/edit.h>
#include <cotejo/error.h>
#include <cotejo/evaluate.h>
#include <cotejo/exchange.h>
#include <cotejo/learn.h>
#include <cotejo/lexicon.h>
#include <cotejo/lookup.h>
#include <cotejo/match.h>
#include <cotejo/memory.h>
#include <cotejo/pool.h>
#include <cotejo/pretranslate.h>
#include <cotejo/segment.h>
#include <cotejo/stream.h>
#include <cotejo/words.h>

#endif
