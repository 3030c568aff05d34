#!/bin/sh
# Holds the program's JSON against what both ends of real sessions logged. The captures are not part of the
# repository: without them this is skipped.
set -u
tool=$1
shared=${WINRMSCOPE_SHARED:-../shared}
if [ ! -f "$shared/check/conformance.py" ]; then
    echo "skipped: no $shared/check/conformance.py (set WINRMSCOPE_SHARED)"
    exit 77
fi
lab=$shared/captures/lab
only=psrp,wsman,winrs,bodies,auth,secrets
status=0
check() {
    python3 "$shared/check/conformance.py" --tool "$tool" --only "$only" "$@" || status=1
}
# The lists of what is supported so far: clear and NTLM sessions of every client.
check "$lab"/a*.truth.json "$lab"/b*.truth.json "$lab"/c*.truth.json "$lab"/i*.truth.json "$lab"/w10*.truth.json \
    "$lab"/n_*.truth.json "$lab"/n2_*.truth.json "$lab"/n3*.truth.json "$lab"/n5*.truth.json \
    "$lab"/n6*.truth.json "$lab"/w04*.truth.json
check "$shared/captures/recorded"
# Kerberos of every encryption type and client, and Windows in its domain.
check "$lab"/d*_krb_*.truth.json "$lab"/e*_krb_*.truth.json "$lab"/n8*.truth.json "$lab"/w02*.truth.json \
    "$lab"/w03*.truth.json "$shared"/captures/real/psremoting-client.truth.json

# What diagnose says, and does not say, of failures and of healthy sessions, with keys and without.
only=finding
check "$lab" "$shared/captures/recorded"

# Packer and Ansible against Windows, port 4030: 12 sealed bodies, and clear WinRS sessions beside them.
real=$shared/captures/real/packer-ntlm
if [ -f "$real.pcapng" ]; then
    verified=$("$tool" decode --format json --keys "$real.keys.json" "$real.pcapng" |
        python3 -c '
import json, sys
n = 0
for line in sys.stdin:
    r = json.loads(line)
    if r["record"] == "http":
        n += sum((r[half] or {}).get("body") == "verified" for half in ("request", "response"))
print(n)')
    echo "packer-ntlm: $verified sealed bodies verified, 12 are there"
    [ "$verified" = 12 ] || status=1
fi
exit $status
