#!/bin/sh
# completion.sh - the scripts that complete commands and options are what shells understand
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

for shell in bash zsh fish; do
    run help --completion "$shell"
    ends_with 0 "$shell"
    says out 'version' "$shell: knows commands"
    says out 'help' "$shell: knows options"
    cp out "cotejo.$shell"
    if ! command -v "$shell" >/dev/null; then
        skip "$shell reads it" "no $shell here"
    elif "$shell" -n "cotejo.$shell" 2>err; then
        pass "$shell reads it"
    else
        fail "$shell does not read it"
        note <err
    fi
done

# completes WORD... with the last word half written: what bash would offer.
completes()
{
    bash -c '. ./cotejo.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _cotejo
             printf "%s\n" "${COMPREPLY[*]}"' bash "$@"
}

if command -v bash >/dev/null; then
    is_same "$(completes cotejo ver)" version 'bash completes a command'
    is_same "$(completes cotejo version --he)" --help 'bash completes an option'
    is_same "$(completes cotejo help --completion f)" fish 'bash completes a choice'
    is_same "$(completes cotejo help vers)" version 'bash completes what help takes'
else
    skip 'bash completes' 'no bash here'
fi

finish
