#!/bin/sh
# Holds the packets that findings name against what tshark sees in them. The captures are not part of the repository, and
# tshark may not be there: without them this is skipped.
set -u
lab=${WINRMSCOPE_SHARED:-../shared}/captures/lab
if [ ! -d "$lab" ] || ! command -v tshark >/dev/null; then
    echo "skipped: no $lab (set WINRMSCOPE_SHARED), or no tshark"
    exit 77
fi
exec python3 tests/program/evidence.py "$1" "$lab"/k*.pcapng
