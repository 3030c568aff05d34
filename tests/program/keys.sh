#!/bin/sh
# Each sufficient kind of key alone opens a session, and a wrong one of its kind opens nothing and is told. The
# captures are not part of the repository: without them this is skipped.
exec python3 "$(dirname "$0")/keys.py" "$1" "${WINRMSCOPE_SHARED:-../shared}"
