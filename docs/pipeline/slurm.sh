#!/bin/sh
#SBATCH --job-name=cotejo
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
#SBATCH --mem-per-cpu=2G
#SBATCH --time=04:00:00
#
# slurm.sh - one task of a Slurm array aligns its part of a file of article pairs
#
#     PAIRS=pairs.jsonl RESULTS=results sbatch --array=0-99 slurm.sh
#
# The tasks are numbered from 0 and share the lines of PAIRS among them. Task N writes its results to
# RESULTS/part.N.jsonl, with zeros before N so that names are in order; the file is there when it is
# complete, so a task that was stopped is run again (sbatch --array=17), and one that is done does
# nothing. TASKS says how many there are in all, if they are not those of this array.
#
# SPDX-License-Identifier: MIT
set -u

: "${PAIRS:?the file of article pairs}" "${RESULTS:?the folder for results}"
: "${SLURM_ARRAY_TASK_ID:?this is for sbatch --array}"
tasks=${TASKS:-${SLURM_ARRAY_TASK_COUNT:?}}
part=$(printf '%s/part.%06d.jsonl' "$RESULTS" "$SLURM_ARRAY_TASK_ID")
[ ! -e "$part" ] || exit 0

# The K-th of N parts of a file, cut at line ends (GNU split).
# shellcheck disable=SC2086 # COTEJO_OPTIONS is a list of words
split -n "l/$((SLURM_ARRAY_TASK_ID + 1))/$tasks" "$PAIRS" |
    "${COTEJO:-cotejo}" align --stream --jobs "${SLURM_CPUS_PER_TASK:-1}" --output "$part" \
        ${COTEJO_OPTIONS:-}
status=$?
# 3: some lines could not be aligned, and say so in their places.
[ $status -ne 3 ] || status=0
exit $status
