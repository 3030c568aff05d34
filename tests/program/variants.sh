#!/bin/sh
# The failures of the lab on other ports, over IPv6, joined late, beside healthy sessions. The captures are not part of the
# repository: without them this is skipped.
set -u
lab=${WINRMSCOPE_SHARED:-../shared}/captures/lab
if [ ! -d "$lab" ]; then
    echo "skipped: no $lab (set WINRMSCOPE_SHARED)"
    exit 77
fi
exec python3 tests/program/variants.py "$1" "$lab"
