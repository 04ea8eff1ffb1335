/*
 * html_style.h - how the page of an alignment looks
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_HTML_STYLE_H
#define EXCHANGE_HTML_STYLE_H

/* The rules of the page's <style>; static storage. */
extern const char html_style[];

#endif
