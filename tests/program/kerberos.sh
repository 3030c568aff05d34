#!/bin/sh
# Each kind of Kerberos key alone, over captures that are not part of the repository: without them this is skipped.
exec python3 "$(dirname "$0")/kerberos.py" "$1" "${WINRMSCOPE_SHARED:-../shared}"
