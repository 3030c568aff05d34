#!/usr/bin/env python3
"""Each kind of Kerberos key alone, over captures of the shared folder.

usage: kerberos.py TOOL SHARED

What suffices must open and prove every sealed body, what does not must open none. A wrong key never opens anything; one
given for this very user or service is called wrong. Exit status 0 when all holds, 1 when not, 77 without the captures.
"""
import glob
import json
import os
import subprocess
import sys
import tempfile

failed = 0


def decode(tool, capture, options):
    run = subprocess.run([tool, "decode", "--format", "json", *options, capture], capture_output=True, text=True, timeout=300)
    if run.returncode != 0:
        raise SystemExit(f"decode {options} {capture} exits {run.returncode}: {run.stderr}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def bodies(records, protection="kerberos"):
    found = [half.get("body") for r in records if r["record"] == "http" for half in (r["request"], r["response"])
             if half and half["protection"] == protection and half.get("body")]
    return {outcome: found.count(outcome) for outcome in set(found)}


def expect(what, holds, got):
    global failed
    if not holds:
        failed += 1
        print(f"FAILED  {what}: {got}")


def opens(tool, name, capture, options, what):
    records = decode(tool, capture, options)
    got = bodies(records)
    expect(f"{name}: {what} opens every body", list(got) == ["verified"], got)
    return records


def stays_closed(tool, name, capture, options, what, outcome="no-key"):
    got = bodies(decode(tool, capture, options))
    # Of a connection whose handshake was not captured nobody is known for whom a key could be wrong.
    expect(f"{name}: {what} opens nothing, and it is said to be {outcome}", outcome in got and set(got) <= {outcome, "no-key"}, got)


def damage_keytab(path, folder):
    """The same principals and versions with other keys: the key is the end of each entry."""
    data = bytearray(open(path, "rb").read())
    at = 2
    while at + 4 <= len(data):
        length = int.from_bytes(data[at:at + 4], "big", signed=True)
        if length > 0:
            place = at + 4
            for _ in range(int.from_bytes(data[place:place + 2], "big") + 1):
                place += 2 + int.from_bytes(data[place + 2:place + 4], "big")
            key = place + 2 + 8 + 1 + 2 + 2
            data[key] ^= 0x55
        at += 4 + abs(length)
    damaged = os.path.join(folder, os.path.basename(path))
    with open(damaged, "wb") as f:
        f.write(data)
    return damaged


def check(tool, stem, folder):
    name, capture = os.path.basename(stem), stem + ".pcapng"
    with open(stem + ".keys.json", encoding="utf-8") as f:
        keys = json.load(f)["kerberos"]
    with open(stem + ".truth.json", encoding="utf-8") as f:
        user = next(a["user"].split("@")[0] for a in json.load(f)["auth"] if a["negotiated"] == "kerberos")
    beside = lambda member: os.path.join(os.path.dirname(stem), keys[member])
    realm = keys["realm"]
    contexts = sum((["--session-key", k["gss_session_key"]] for k in keys["context_keys"]), [])

    stays_closed(tool, name, capture, [], "no key")
    opens(tool, name, capture, contexts, "the keys of the messages")
    records = opens(tool, name, capture, ["--keytab", beside("service_keytab")], "the service's keytab")
    clients = {r["user"] for r in records if r["record"] == "auth" and r["mechanism"] == "kerberos"}
    expect(f"{name}: the client is told", clients == {user}, clients)
    stays_closed(tool, name, capture, ["--keytab", damage_keytab(beside("service_keytab"), folder)],
                 "a wrong service's keytab", "wrong-key")
    stays_closed(tool, name, capture, ["--session-key", "00" * 32, "--session-key", "11" * 16], "a wrong message key")
    if "client_ccache" in keys:
        opens(tool, name, capture, ["--ccache", beside("client_ccache")], "the client's credential cache")
    if "keytab" in keys:
        opens(tool, name, capture, ["--keytab", beside("keytab")], "the realm's keytab")
    if "service_password" in keys:
        opens(tool, name, capture, ["--password", keys["service_password"]], "the service's password")
        stays_closed(tool, name, capture, ["--password", "guess"], "a wrong password of nobody")
    for each in keys.get("users", []):
        given = f"{each['user']}@{realm}:{each['password']}"
        if each["user"] == user:
            opens(tool, name, capture, ["--password", given], "the user's password")
            stays_closed(tool, name, capture, ["--password", given + "x"], "the user's wrong password", "wrong-key")
        else:
            stays_closed(tool, name, capture, ["--password", given], "another user's password")


def check_real(tool, shared):
    """A Windows domain: the keytab holds nothing but krbtgt's keys, the KDC is spoken to over TCP."""
    stem = os.path.join(shared, "captures", "real", "psremoting-client")
    if not os.path.exists(stem + ".pcap"):
        return
    records = opens(tool, "psremoting-client", stem + ".pcap", ["--keytab", stem + ".keytab"], "krbtgt's key")
    count = bodies(records).get("verified")
    expect("psremoting-client: 20 bodies", count == 20, count)
    exchange = [(r["message"], r["key"], r["transport"]) for r in records if r["record"] == "kerberos"]
    expect("psremoting-client: the KDC's messages", exchange == [("TGS-REQ", "verified", "tcp"), ("TGS-REP", "verified", "tcp")],
           exchange)
    stays_closed(tool, "psremoting-client", stem + ".pcap", [], "no key")


def main():
    tool, shared = sys.argv[1:3]
    lab = os.path.join(shared, "captures", "lab")
    stems = [c[:-len(".pcapng")] for pattern in ("d*_krb_*", "e*_krb_*", "n8_*", "w02_*", "w03_*")
             for c in sorted(glob.glob(os.path.join(lab, pattern + ".pcapng")))]
    if not stems:
        print(f"skipped: no captures in {lab} (set WINRMSCOPE_SHARED)")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        for stem in stems:
            check(tool, stem, folder)
    check_real(tool, shared)
    print(f"{len(stems)} captures, {failed} expectations failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
