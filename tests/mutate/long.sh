#!/bin/sh
# The mutator over every capture there is: tests/mutate/long.sh MUTATE PROGRAM [FIRST-LAST [PATTERN]]
# Captures of the shared folder (WINRMSCOPE_SHARED) whose names match PATTERN; their keys lie beside them.
set -u
mutate=$1 program=$2 seeds=${3:-1-5} pattern=${4:-*}
shared=${WINRMSCOPE_SHARED:-../shared}
failed=0
for capture in captures/*.pcap* "$shared"/captures/*/*.pcap*; do
    [ -f "$capture" ] || continue
    name=$(basename "$capture")
    # shellcheck disable=SC2254
    case $name in $pattern) ;; *) continue ;; esac
    keys=${capture%/*}/${name%%.pcap*}.keys.json
    [ -f "$keys" ] || keys=-
    "$mutate" "$program" "$seeds" "$capture" "$keys" || failed=$((failed + 1))
done
echo "$failed captures failed"
[ "$failed" = 0 ]
