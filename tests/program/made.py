#!/usr/bin/env python3
"""What captures/make made with programs of others (MIT krb5, pyspnego) opens as those programs meant it.

usage: made.py TOOL
"""
import base64
import json
import os
import subprocess
import sys
import tempfile

CAPTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "captures")
failed = 0


def decode(tool, name, options):
    run = subprocess.run([tool, "decode", "-v", "--show-secrets", "--format", "json", *options, os.path.join(CAPTURES, name)],
                         capture_output=True, text=True, timeout=300)
    if run.returncode != 0:
        raise SystemExit(f"decode {options} {name} exits {run.returncode}: {run.stderr}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def expect(what, expected, got):
    global failed
    if got != expected:
        failed += 1
        print(f"FAILED  {what}: expected {expected}, got {got}")


def beside(name):
    return os.path.join(CAPTURES, name)


def members(value, name):
    """Every value of that name, however deep."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key == name:
                yield each
            yield from members(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from members(each, name)


def kdc(records):
    return [(r["message"], r["client"], r["key"]) for r in records if r["record"] == "kerberos"]


def states(records):
    return [(r["kind"], r["state"], r["for"]) for r in records if r["record"] == "key"]


def fast(tool):
    """As kerberos-fast.sh runs kinit and kvno: the machine, alice armoured with its ticket, two tickets, alice's wrong password."""
    name, machine, alice = "good-kerberos-fast", "host/ws07.lab.example", "alice"
    password = ["--password", "alice@LAB.EXAMPLE:Passw0rd-alice"]
    records = decode(tool, name + ".pcap", ["--keys", beside(name + ".keys.json")])
    expect("FAST: messages", [
        ("AS-REQ", machine, "none"), ("KRB-ERROR", machine, "none"), ("AS-REQ", machine, "verified"), ("AS-REP", machine, "verified"),
        ("AS-REQ", alice, "none"), ("KRB-ERROR", alice, "verified"), ("AS-REQ", alice, "verified"), ("AS-REP", alice, "verified"),
        ("TGS-REQ", alice, "verified"), ("TGS-REP", alice, "verified"), ("TGS-REQ", alice, "verified"), ("TGS-REP", alice, "verified"),
        # What was typed is not alice's password, and the one given is.
        ("AS-REQ", alice, "none"), ("KRB-ERROR", alice, "verified"), ("AS-REQ", alice, "wrong"), ("KRB-ERROR", alice, "verified"),
    ], kdc(records))
    expect("FAST: challenges that are open", 2, len(list(members(records, "patimestamp"))))
    expect("FAST: keys of it", [("keytab", "used"), ("password", "used")], [state[:2] for state in states(records)])
    records = decode(tool, name + ".pcap", ["--ccache", beside(name + ".ccache"), *password])
    expect("FAST: with the machine's cache", [("ccache", "used", ["krbtgt/LAB.EXAMPLE@LAB.EXAMPLE"]), ("password", "used", ["alice@LAB.EXAMPLE"])],
           states(records))
    expect("FAST: with the machine's cache alice's answer", "verified", kdc(records)[7][2])
    with open(beside(name + ".kirbi"), "rb") as f, tempfile.NamedTemporaryFile("wb", suffix=".b64") as text:
        text.write(base64.encodebytes(f.read()))
        text.flush()
        for kirbi in (f.name, text.name):
            expect(f"FAST: with {kirbi}", "verified", kdc(decode(tool, name + ".pcap", ["--ccache", kirbi, *password]))[7][2])
    records = decode(tool, name + ".pcap", ["--keytab", beside(name + ".krbtgt.keytab")])
    expect("FAST: with krbtgt's key", [("keytab", "used", ["krbtgt/LAB.EXAMPLE@LAB.EXAMPLE"])], states(records))
    expect("FAST: with krbtgt's key the tickets", ["verified"] * 4, [key for _, _, key in kdc(records)[8:12]])
    records = decode(tool, name + ".pcap", ["--keytab", beside(name + ".keytab"), "--password", "alice@LAB.EXAMPLE:guess"])
    expect("FAST: a wrong password", ("password", "wrong", ["alice@LAB.EXAMPLE"]), states(records)[1])
    expect("FAST: a wrong password opens no answer", ("AS-REP", alice, "wrong"), kdc(records)[7])
    records = decode(tool, name + ".pcap", password)
    expect("FAST: without the machine's key", {"none"}, {key for _, client, key in kdc(records) if client == alice})


def credssp(tool):
    """As credssp-versions.py says it: versions, credentials, and two wrong passwords."""
    name = "good-credssp-versions"
    records = decode(tool, name + ".pcap", ["--keys", beside(name + ".keys.json")])
    handshakes = [r for r in records if r["record"] == "auth"]
    expect("CredSSP: versions", [[2], [3], [4], [5], [6], [6], [6], [3]], [sorted({v for v in
           members(r["tokens"], "version") if isinstance(v, int)}) for r in handshakes])
    expect("CredSSP: the server's key", [["verified"] * 2] * 6 + [[]] * 2, [list(members(r["tokens"], "public_key")) for r in handshakes])
    expect("CredSSP: outcomes", ["accepted"] * 6 + ["rejected"] * 2, [r["outcome"] for r in handshakes])
    expect("CredSSP: errorCode", [[]] * 6 + [["SEC_E_LOGON_DENIED"]] * 2, [list(members(r["tokens"], "error_code")) for r in handshakes])
    password = {"domain_name": "LAB", "user_name": "alice", "password": "Passw0rd-alice"}
    card = {"pin": "123456", "csp_data": {"key_spec": "AT_KEYEXCHANGE", "card_name": "Card", "reader_name": "Reader 0", "container_name":
            "Container", "csp_name": "Microsoft Base Smart Card Crypto Provider"}, "user_hint": "alice", "domain_hint": "LAB"}
    guard = {"logon_cred": {"package_name": "Kerberos", "cred_buffer": "AQIDBA=="},
             "supplemental_creds": [{"package_name": "NTLM", "cred_buffer": "BQY="}]}
    expect("CredSSP: credentials", [("TSPasswordCreds", password)] * 4 + [("TSSmartCardCreds", card), ("TSRemoteGuardCreds", guard)],
           [(c["cred_type"], c["credentials"]) for c in members(handshakes, "ts_credentials")])
    bodies = [half["body"] for r in records if r["record"] == "http" for half in (r["request"], r["response"]) if half and half["body"]]
    expect("CredSSP: bodies", ["verified"] * 12, bodies)
    records = decode(tool, name + ".pcap", ["--tls-keylog", beside(name + ".keylog"), "--password", "LAB\\alice:guess"])
    expect("CredSSP: a wrong password opens no credentials", [], list(members(records, "ts_credentials")))
    expect("CredSSP: a wrong password", ("password", "wrong", ["LAB\\alice"]), states(records)[1])
    records = decode(tool, name + ".pcap", [])
    expect("CredSSP: without a key log each connection is named", [("credssp-keylog", "missing")] * 6, [s[:2] for s in states(records)])
    expect("CredSSP: and none twice", 6, len({s[2][0] for s in states(records)}))


def users(tool):
    """As ntlm-users.py says it. Whose a password is may be said in another case, as domain, realm, or local."""
    name = "good-ntlm-users.pcap"
    alice = "pa:ss:w\u00f6rd"
    given = [f"LAB\\alice:{alice}", "lab\\\u00c9LO\u00cfSE:x", "carol@lab.example:upn-pw", ".\\admin:local-pw", "LAB\\bob:b"]
    whose = ["LAB\\alice", "LAB\\\u00c9lo\u00efse", "carol@lab.example", "admin", "bob@lab.example"]

    def bodies(records):
        found = [half["body"] for r in records if r["record"] == "http" for half in (r["request"], r["response"]) if half and half["body"]]
        return {outcome: found.count(outcome) for outcome in found}

    options = [option for each in given for option in ("--password", each)]
    records = decode(tool, name, options)
    expect("users: bodies", {"verified": 34}, bodies(records))
    expect("users: whose", [("used", [who]) for who in whose], [state[1:] for state in states(records)])
    expect("users: MIC", {"verified"}, {r["mic"] for r in records if r["record"] == "auth"})
    expect("users: outcomes", ["accepted"] * 8 + ["rejected"], [r["outcome"] for r in records if r["record"] == "auth"])
    records = decode(tool, name, ["--password", alice])
    expect("users: a password of nobody", ("used", ["LAB\\alice"]), states(records)[0][1:])
    expect("users: the others are missed", whose[1:], [state[2][0] for state in states(records)[1:]])
    wrong = [option + "?" if option != "--password" else option for option in options]
    records = decode(tool, name, wrong)
    expect("users: wrong ones", [("wrong", [who]) for who in whose], [state[1:] for state in states(records)])
    expect("users: wrong ones open nothing", {"wrong-key": 34}, bodies(records))
    records = decode(tool, name, [])
    expect("users: none", [("missing", [who]) for who in whose], [state[1:] for state in states(records)])


def renewed(tool):
    """As kerberos-keys.sh says it: what each key opens, and what is said of the rest."""
    name, service = "good-kerberos-keys", "HTTP/win01.lab.example@LAB.EXAMPLE"

    def look(*options):
        records = decode(tool, name + ".pcap", options)
        found = [half["body"] for r in records if r["record"] == "http" for half in (r["request"], r["response"]) if half and half["body"]]
        return {outcome: found.count(outcome) for outcome in found}, [(r["state"], r["for"], r["text"]) for r in records if r["record"] == "key"]

    bodies, keys = look("--keytab", beside(name + ".keytab"))
    expect("renewed: both keys", ({"verified": 10}, ["used"]), (bodies, [state for state, _, _ in keys]))
    bodies, keys = look("--keytab", beside(name + ".old.keytab"))
    expect("renewed: the old key", ({"verified": 8, "wrong-key": 2}, ["used", "missing"]), (bodies, [state for state, _, _ in keys]))
    expect("renewed: which version is needed", True, "kvno 3, given is kvno 2" in keys[1][2])
    bodies, keys = look("--ccache", beside(name + ".ccache"))
    expect("renewed: the second cache", ({"no-key": 8, "verified": 2}, ["used", "missing"]), (bodies, [state for state, _, _ in keys]))
    expect("renewed: whose the rest is", ([service], True), (keys[1][1], "the password of Alice@LAB.EXAMPLE" in keys[1][2]))
    for given in ("alice@lab.example:", "LAB\\ALICE:", "Alice@LAB.EXAMPLE:", ""):
        expect(f"renewed: the password of {given}", {"verified": 10}, look("--password", given + "Pa:ss:w0rd-\u00e9")[0])
    bodies, keys = look("--password", "LAB\\alice:guess")
    expect("renewed: a wrong password", ({"wrong-key": 10}, [("wrong", ["Alice@LAB.EXAMPLE"])]), (bodies, [key[:2] for key in keys]))
    bodies, keys = look()
    expect("renewed: none", ({"no-key": 10}, [("missing", [service])]), (bodies, [key[:2] for key in keys]))


def main():
    renewed(sys.argv[1])
    fast(sys.argv[1])
    users(sys.argv[1])
    credssp(sys.argv[1])
    print(f"{failed} expectations failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
