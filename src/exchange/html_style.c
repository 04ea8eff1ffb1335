/*
 * html_style.c - how the page of an alignment looks
 *
 * Logical properties (inline-start and so on) make it right for texts written from the right, too.
 * All pairs of text and background have a contrast of at least 4.5 to 1 in both colour schemes.
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/html_style.h"

const char html_style[] =
	/* Colours, for light and for dark screens. */
	":root { color-scheme: light dark; --text: #1c1b19; --paper: #fdfcf9; --quiet: #625d55;\n"
	"  --line: #d9d4ca; --band: #f1ede4; --link: #1c5d99; --doubt: #8a3c00; --glow: #fff1d6; "
	"}\n"
	"@media (prefers-color-scheme: dark) {\n"
	"  :root { --text: #e8e4dc; --paper: #191816; --quiet: #aaa498; --line: #403c35;\n"
	"    --band: #24221f; --link: #8dbdee; --doubt: #ffb867; --glow: #3a2c14; } }\n"
	/* The page. */
	"* { box-sizing: border-box; }\n"
	"body { margin: 0 auto; max-width: 76rem; padding: 1.5rem 1rem 4rem; color: var(--text);\n"
	"  background: var(--paper); font: 1rem/1.55 Georgia, \"Noto Serif\", serif; }\n"
	"h1, dt, caption, thead, .note, .legend, header p, .none, .address {\n"
	"  font-family: system-ui, \"Noto Sans\", sans-serif; }\n"
	"h1 { margin: 0 0 1rem; font-size: 1rem; font-weight: 600; color: var(--quiet); }\n"
	"a { color: var(--link); }\n"
	".texts { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem 2rem; margin: 0; }\n"
	"dt { color: var(--quiet); font-size: .8rem; }\n"
	"dd { margin: 0; overflow-wrap: anywhere; }\n"
	"dd.title { font-size: 1.35rem; line-height: 1.3; font-weight: 700; }\n"
	"dd.address { font-size: .8rem; color: var(--quiet); }\n"
	"header p { font-size: .9rem; }\n"
	".legend { margin: 0; padding: .6rem 1rem; list-style: none; background: var(--band);\n"
	"  font-size: .8rem; color: var(--quiet); }\n"
	/* The table. */
	"table { width: 100%; margin-top: 1.5rem; border-collapse: collapse; table-layout: fixed; "
	"}\n"
	"caption { padding: .5rem 0; text-align: start; font-size: .8rem; color: var(--quiet); }\n"
	"th { padding: .4rem .8rem; text-align: start; font-size: .8rem; background: var(--band);\n"
	"  position: sticky; top: 0; }\n"
	"th:last-child { width: 8rem; }\n"
	"td { padding: .15rem .8rem; vertical-align: top; text-align: start;\n"
	"  overflow-wrap: anywhere; hyphens: auto; }\n"
	"td + td { border-inline-start: 1px solid var(--line); }\n"
	"tr.begins td { padding-top: .7rem; border-top: 1px solid var(--line); }\n"
	"tbody tr:hover td { background: var(--band); }\n"
	"tbody tr.doubtful td { background: var(--glow); }\n"
	"td p, td h2, td h3, td blockquote { margin: 0; }\n"
	"td > * + * { margin-top: .5rem; }\n"
	"td h2 { font-size: 1.35rem; line-height: 1.3; }\n"
	"td h3 { font-size: 1.1rem; line-height: 1.35; }\n"
	"td .caption { font-size: .9rem; font-style: italic; color: var(--quiet); }\n"
	"td .item::before { content: \"\\2022\\a0\"; }\n"
	"td .cell, td .boilerplate { font-size: .9rem; }\n"
	"td .boilerplate { color: var(--quiet); }\n"
	"td blockquote { padding-inline-start: .8rem; border-inline-start: 3px solid var(--line); "
	"}\n"
	".none { font-size: .8rem; font-style: italic; color: var(--quiet); }\n"
	".note { font-size: .8rem; color: var(--quiet); }\n"
	".probability { font-variant-numeric: tabular-nums; }\n"
	".shape { padding: 0 .3rem; border: 1px solid var(--line); border-radius: .2rem;\n"
	"  white-space: nowrap; }\n"
	"strong.doubtful { color: var(--doubt); text-decoration: underline dotted; }\n"
	/* Narrow screens and paper. */
	"@media (max-width: 40rem) {\n"
	"  body { padding: 1rem .3rem; font-size: .9rem; } td, th { padding-inline: .4rem; }\n"
	"  .texts { grid-template-columns: 1fr; } th:last-child { width: 5.5rem; } }\n"
	"@media print {\n"
	"  :root { --text: #000; --paper: #fff; --quiet: #444; --line: #bbb; --band: #fff;\n"
	"    --link: #000; --doubt: #000; --glow: #fff; }\n"
	"  body { max-width: none; padding: 0; font-size: 10pt; } th { position: static; }\n"
	"  thead { display: table-header-group; } tr { break-inside: avoid; }\n"
	"  td h2, td h3 { break-after: avoid; } }\n";
