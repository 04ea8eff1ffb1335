#!/usr/bin/env python3
"""vectors.py - what vectors of sentences give, without a model: made from the gold beads

usage: vectors.py [--overlaps] COTEJO SET NOISE...

SET is a folder with NAME.src, NAME.trg (a sentence a line), NAME.gold (beads) and languages. Each sentence gets a part
of its own; the sentences of a gold bead share the sum of the left ones' parts on the right, cut at random places, as a
translation that is cut otherwise does. Then noise of NOISE times the length of the vector is added. NOISE "only": no
vector has anything but noise in it; "none": without vectors. Prints strict F1 over all documents.
With --overlaps joins have rows of their own, with noise of their own, as a model would make them from the text.

SPDX-License-Identifier: MIT
"""
import array, glob, os, random, re, subprocess, sys, tempfile

DIMENSION, JOINS = 128, 4
BEAD = re.compile(r'\[([^\]]*)\]\s*:\s*\[([^\]]*)\]')


def beads(text):
    out = []
    for m in BEAD.finditer(text):
        out.append(tuple(tuple(int(x) for x in g.replace(',', ' ').split()) for g in m.groups()))
    return out


def gauss(r):
    return [r.gauss(0, 1) for _ in range(DIMENSION)]


def add(a, b, w=1.0):
    return [x + w * y for x, y in zip(a, b)]


def unit(a):
    n = sum(x * x for x in a) ** .5 or 1
    return [x / n for x in a]


def meanings(r, gold, left, right):
    """A vector for each sentence of both sides, before noise: what a language has in common, and what it says."""
    sides = [[gauss(r) for _ in left], [gauss(r) for _ in right]]
    for l, rr in gold:
        if not l or not rr:
            continue
        # A bead says some things for each sentence; each side cuts them into sentences at places of its own, else
        # smaller beads would be the right ones.
        things = [gauss(r) for _ in range(4 * max(len(l), len(rr)))]
        left_cuts = [len(things) * n // len(l) for n in range(1, len(l))]
        free = [k for k in range(1, len(things)) if k not in left_cuts]
        right_cuts = sorted(r.sample(free, len(rr) - 1))
        for side, run, cuts in ((0, l, left_cuts), (1, rr, right_cuts)):
            cuts = [0] + cuts + [len(things)]
            for n, i in enumerate(run):
                part = things[cuts[n]:cuts[n + 1]]
                v = [0.0] * DIMENSION
                for t in part:
                    v = add(v, t)
                sides[side][i] = v
    return sides


def write(path, rows):
    a = array.array('f')
    for row in rows:
        a.extend(row)
    if sys.byteorder == 'big':
        a.byteswap()
    with open(path, 'wb') as f:
        a.tofile(f)


def noisy(r, v, noise, common):
    return add(add(unit(v), unit(gauss(r)), noise), common)


def main(arguments):
    overlaps = arguments[:1] == ['--overlaps']
    cotejo, folder, *noises = arguments[overlaps:]
    ll, rl = open(os.path.join(folder, 'languages')).read().split()
    for noise in noises:
        hits = found = wanted = 0
        for gold_path in sorted(glob.glob(os.path.join(folder, '*.gold'))):
            base = gold_path[:-5]
            gold = beads(open(gold_path, encoding='utf8').read())
            lines = [open(base + e, encoding='utf8').read().split('\n')[:-1] for e in ('.src', '.trg')]
            r = random.Random(base.rsplit('/', 1)[-1] + noise)
            command = [cotejo, 'align', '--no-lexicon', '--input', 'sentences', '--format', 'beads', '--left-lang', ll,
                       '--right-lang', rl, base + '.src', base + '.trg']
            with tempfile.TemporaryDirectory() as temporary:
                if noise != 'none':
                    sides = meanings(r, gold, *lines)
                    paths, texts = [], []
                    for side in range(2):
                        common = unit(gauss(r))
                        rows = {}
                        runs = range(1, (JOINS if overlaps else 1) + 1)
                        listed = []
                        for n in runs:
                            for i in range(len(lines[side]) - n + 1):
                                text = ' '.join(l.strip() or 'BLANK_LINE' for l in lines[side][i:i + n])
                                v = [0.0] * DIMENSION
                                for k in range(i, i + n):
                                    v = add(v, sides[side][k])
                                v = gauss(r) if noise == 'only' else noisy(r, v, float(noise), common)
                                if not overlaps:
                                    listed.append(v)
                                rows.setdefault(text, v)
                        paths.append(os.path.join(temporary, '%d.f32' % side))
                        texts.append(os.path.join(temporary, '%d.txt' % side))
                        write(paths[-1], [rows[t] for t in sorted(rows)] if overlaps else listed)
                        with open(texts[-1], 'w', encoding='utf8') as f:
                            f.write(''.join(t + '\n' for t in sorted(rows)))
                    command += ['--embeddings'] + paths
                    if overlaps:
                        command += ['--overlaps'] + texts
                out = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
            test = beads(out.decode())
            gold = {b for b in gold if b[0] and b[1]}
            test = {b for b in test if b[0] and b[1]}
            hits += len(gold & test)
            found += len(test)
            wanted += len(gold)
        p, q = hits / max(1, found), hits / max(1, wanted)
        print('%s noise %-5s F1 %.3f' % (os.path.basename(folder.rstrip('/')), noise, 2 * p * q / max(1e-9, p + q)),
              flush=True)


if len(sys.argv) < 4:
    sys.exit(__doc__)
main(sys.argv[1:])
