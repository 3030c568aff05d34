#!/bin/sh
# Compares what the program writes with what is kept. The suffix is the command, presence is the list:
#   tests/golden/NAME.txt   winrmscope decode --color never CAPTURE
#   tests/golden/NAME.json  winrmscope decode --format json CAPTURE
#   tests/golden/NAME.diag  winrmscope diagnose --color never CAPTURE
#   tests/golden/NAME.transcript  winrmscope transcript --color never CAPTURE
# CAPTURE is captures/NAME.pcapng (or .pcap, .pcapng.gz, .pcap.gz, .xml). Further arguments, split at white space, stand in
# tests/golden/NAME.args, those of one command in NAME.txt.args and so on.
#
# usage: run.sh PROGRAM [NAME...]      UPDATE_GOLDEN=1 writes what is new or different, and says so.
# Exit status: 0 all the same, 1 something differs, 77 nothing to compare.
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift
cd "$(dirname "$0")/../.." || exit 1
TZ=UTC LC_ALL=C
export TZ LC_ALL
unset NO_COLOR

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
compared=0 differ=0

capture_of() {
    for end in pcapng pcap pcapng.gz pcap.gz xml log; do
        [ -f "captures/$1.$end" ] && echo "captures/$1.$end" && return
    done
}

wanted() {
    [ $# -eq 1 ] && return 0
    name=$1
    shift
    for one in "$@"; do
        [ "$one" = "$name" ] && return 0
    done
    return 1
}

for golden in tests/golden/*.txt tests/golden/*.json tests/golden/*.diag tests/golden/*.transcript; do
    [ -f "$golden" ] && [ "${golden##*/}" != CMakeLists.txt ] || continue
    suffix=${golden##*.}
    name=$(basename "$golden" ".$suffix")
    wanted "$name" "$@" || continue
    capture=$(capture_of "$name")
    if [ -z "$capture" ]; then
        echo "FAILED  $golden: there is no captures/$name.pcapng"
        differ=$((differ + 1))
        continue
    fi
    set_args=
    for file in "tests/golden/$name.args" "$golden.args"; do
        [ -f "$file" ] && set_args="$set_args $(cat "$file")"
    done
    case $suffix in
    txt) command="decode --color never" ;;
    json) command="decode --format json" ;;
    diag) command="diagnose --color never" ;;
    transcript) command="transcript --color never" ;;
    esac
    compared=$((compared + 1))
    # shellcheck disable=SC2086  # arguments are words
    "$program" $command $set_args "$capture" >"$work/out" 2>"$work/err" </dev/null
    status=$?
    if [ $status -ne 0 ] || [ -s "$work/err" ]; then
        echo "FAILED  $golden: exit status $status"
        cat "$work/err"
        differ=$((differ + 1))
        continue
    fi
    cmp -s "$golden" "$work/out" && continue
    if [ "${UPDATE_GOLDEN:-0}" = 1 ]; then
        cp "$work/out" "$golden"
        echo "updated $golden"
    else
        echo "DIFFERS $golden"
        diff -u "$golden" "$work/out" | cut -c 1-200 | head -n 40
        differ=$((differ + 1))
    fi
done

[ $compared -eq 0 ] && [ $differ -eq 0 ] && echo "no golden file here" && exit 77
echo "$compared compared, $differ differ"
[ $differ -eq 0 ]
