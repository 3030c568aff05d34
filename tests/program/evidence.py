#!/usr/bin/env python3
"""Holds the packets that findings name against what tshark sees in them: the refusal, the alert, the RST ... and the time.

usage: evidence.py PROGRAM CAPTURE...
"""
import json
import os
import subprocess
import sys

# A display filter of Wireshark for what a finding's evidence must be. The first that fits the finding counts.
WANTED = [
    ("net-syn-rst", "tcp.flags.reset == 1"),
    ("net-syn-no-answer", "tcp.flags.syn == 1 and tcp.flags.ack == 0"),
    ("net-icmp-unreachable", "icmp or icmpv6"),
    ("net-reset-midstream", "tcp.flags.reset == 1 or tcp.flags.fin == 1"),
    ("net-request-no-response", "http.request"),
    ("perf-read-timeout", "http.request"),
    ("proxy-407", "http.response.code == 407"),
    ("proxy-in-path", "http.request"),
    ("tls-http-on-tls-port", "tcp.flags.reset == 1 or tcp.flags.fin == 1"),
    ("tls-on-http-port", "tcp.flags.reset == 1 or tcp.flags.fin == 1"),
    ("tls-closed-after-handshake", "tcp.flags.reset == 1 or tcp.flags.fin == 1"),
    ("tls-name-mismatch", "tls.handshake.type == 11"),
    ("tls-expired-certificate", "tls.alert_message.desc == 45"),
    ("tls-unknown-ca", "tls.alert_message.desc == 48"),
    ("tls-no-common-cipher", "tls.alert_message.desc == 40"),
    ("krb-kdc-unreachable", "kerberos.msg_type == 10 or kerberos.msg_type == 12"),
    ("krb-clock-skew", "kerberos.error_code == 37"),
    ("krb-spn-unknown", "kerberos.error_code == 7"),
    ("krb-preauth-failed", "kerberos.error_code == 24"),
    ("krb-user-unknown", "kerberos.error_code == 6"),
    ("krb-wrong-realm", "kerberos.error_code == 6"),
    ("krb-bad-integrity", "kerberos.error_code == 31"),
    ("basic-cleartext-credentials", "http.authorization or http.proxy_authorization"),
    ("basic-", "http.response.code == 401"),
    ("ntlm-", "http.response.code == 401"),
    ("http-404", "http.response.code == 404"),
    ("http-500", "http.response.code == 500"),
    ("fault-", "http.response.code >= 400"),
    ("quota-", "http.response.code >= 400"),
    ("shell-", "http.response.code >= 400"),
]


def findings(program, arguments):
    out = subprocess.run([program, "diagnose", "--format", "json", *arguments], capture_output=True, text=True, check=True)
    records = (json.loads(line) for line in out.stdout.splitlines())
    return [r for r in records if r["record"] == "finding" and r["severity"] != "info"]


def seen_by_tshark(capture, keys, wanted):
    """frame -> time of the packets that match. keys: a file of ours, or ""."""
    command = ["tshark", "-n", "-r", capture, "-d", "tcp.port==5985,http", "-d", "tcp.port==5986,tls", "-Y", wanted,
               "-T", "fields", "-e", "frame.number", "-e", "frame.time_epoch"]
    key_log = json.load(open(keys)).get("tls_keylog") if keys else None
    if key_log:
        command += ["-o", "tls.keylog_file:" + os.path.join(os.path.dirname(keys), key_log)]
    out = subprocess.run(command, capture_output=True, text=True, check=True)
    return {int(n): t for n, t in (line.split("\t") for line in out.stdout.splitlines())}


def seconds(time):
    """The last digits, which tell packets of one capture apart: of RFC 3339, of a count of seconds."""
    return time.rstrip("Z").rsplit(".", 1)[1]


def main():
    program, captures = sys.argv[1], sys.argv[2:]
    checked, wrong, unknown = 0, 0, set()
    for capture in captures:
        with_keys = capture.rsplit(".", 1)[0] + ".keys.json"
        for keys in ("", with_keys):
            if keys and not os.path.exists(keys):
                continue
            for finding in findings(program, ["--keys", keys, capture] if keys else [capture]):
                wanted = next((w for prefix, w in WANTED if finding["id"].startswith(prefix)), None)
                if wanted is None:
                    unknown.add(finding["id"])
                    continue
                there = seen_by_tshark(capture, keys, wanted)
                for evidence in finding["evidence"]:
                    checked += 1
                    frame, time = evidence["frame"], evidence.get("time", "")
                    if frame not in there or seconds(time) != seconds(there[frame]):
                        wrong += 1
                        print(f"{capture}: {finding['id']} rests on packet {frame} ({time}), but \"{wanted}\" is {there}")
    print(f"{checked} packets of findings are what tshark says, {wrong} are not; not compared: {' '.join(sorted(unknown)) or 'none'}")
    return 1 if wrong or not checked else 0


sys.exit(main())
