#!/bin/sh
# run.sh BUILD [MEGABYTES...]: one table of what decoding costs, beside tshark and beside the floor of its parts.
# Captures are made under BUILD/captures, and taken away again. Times are user seconds, the best of TIMES (5).
# tshark and the floor are measured at up to 70 MB: tshark because it is slow, the floor because its bytes are kept
# in memory. Set KINDS or SHAPES for fewer rows.
set -eu
build=$1
shift
[ $# -gt 0 ] || set -- 70
times=${TIMES:-5}
tools=$build/tests/bench
program=$build/winrmscope
captures=$build/captures
mkdir -p "$captures"

rate() {
    awk -v mb="$1" -v s="$2" 'BEGIN { if (s > 0) printf "%.0f", mb / s; else printf "-" }'
}

row() {
    printf '%-17s %6s %6s %6s %6s %6s %6s %6s %7s %6s %6s %6s\n' "$@"
}

# Sums of user and system seconds: reading is the system's work.
floor_of() {
    "$program" decode --raw --show-secrets --format json --keys "$1.keys.json" "$1" | "$tools/floor" "$1" "$2" |
        sed 's/.*floor //'
}

diagnoses=no
"$program" --help 2>&1 | grep -q '^ *\(winrmscope \)\{0,1\}diagnose' && diagnoses=yes
row '' '' json '' text '' diag. '' tshark json json/ json/
row capture MB MB/s MiB MB/s MiB MB/s MiB MB/s ms/MB tshark floor
for mb; do
    for kind in ${KINDS:-clear ntlm kerberos}; do
        for shape in ${SHAPES:-many endless}; do
            capture=$captures/$kind-$shape-$mb.pcap
            "$tools/generate" "$kind" "$shape" "$mb" "$capture"
            keys=$capture.keys.json
            set -- $("$tools/measure" "$times" "$program" decode --format json --keys "$keys" "$capture")
            json=$1 json_cpu=$3 json_memory=$(($4 / 1024))
            set -- $("$tools/measure" "$times" "$program" decode --keys "$keys" "$capture")
            text=$1 text_memory=$(($4 / 1024))
            diagnose=0 diagnose_memory=-
            if [ $diagnoses = yes ]; then
                set -- $("$tools/measure" "$times" "$program" diagnose --keys "$keys" "$capture")
                diagnose=$1 diagnose_memory=$(($4 / 1024))
            fi
            tshark=0 floor=0
            if [ "$mb" -le 70 ]; then
                floor=$(floor_of "$capture" "$kind")
                if command -v tshark >/dev/null 2>&1; then
                    set -- $("$tools/measure" 1 tshark -r "$capture" -T json)
                    tshark=$1
                fi
            fi
            row "$kind $shape" "$mb" "$(rate "$mb" "$json")" "$json_memory" "$(rate "$mb" "$text")" "$text_memory" \
                "$(rate "$mb" "$diagnose")" "$diagnose_memory" "$(rate "$mb" "$tshark")" \
                "$(awk -v s="$json" -v mb="$mb" 'BEGIN { printf "%.2f", s * 1000 / mb }')" \
                "$(awk -v a="$tshark" -v b="$json" 'BEGIN { if (a > 0) printf "%.1f", a / b; else printf "-" }')" \
                "$(awk -v a="$floor" -v b="$json_cpu" 'BEGIN { if (a > 0) printf "%.2f", a / b; else printf "-" }')"
            rm -f "$capture" "$keys"
        done
    done
done
