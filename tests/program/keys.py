"""Each sufficient kind of key alone, and wrong ones; Kerberos has kerberos.py. See keys.sh.

The truths were logged by both ends of the sessions; conformance.py of the shared folder holds the JSON against them.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

tool, shared = sys.argv[1], sys.argv[2]
lab = os.path.join(shared, "captures", "lab")
if not os.path.isdir(lab):
    print(f"skipped: no {lab} (set WINRMSCOPE_SHARED)")
    sys.exit(77)
sys.path.insert(0, os.path.join(shared, "check"))
import conformance  # noqa: E402

passed, failed = 0, 0
work = tempfile.mkdtemp()


def check(name, good, why=""):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print(f"FAILED: {name}: {why}")


def capture_of(name):
    for end in (".pcapng", ".pcap"):
        if os.path.exists(os.path.join(lab, name + end)):
            return os.path.join(lab, name + end)
    raise SystemExit(f"no capture {name}")


def decode(name, keys):
    path = os.path.join(work, "keys.json")
    with open(path, "w", encoding="utf-8") as f:
        json.dump(keys, f)
    p = subprocess.run([tool, "decode", "--format", "json", "--raw", "--show-secrets", "--keys", path, capture_of(name)],
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
    text = p.stdout.decode("utf-8", "surrogateescape")
    return p.returncode, text, conformance.records(text), p.stderr.decode("utf-8", "replace")


def keys_of(name):
    with open(os.path.join(lab, name + ".keys.json"), encoding="utf-8") as f:
        return json.load(f)


def absolute(path):
    return path if os.path.isabs(path) else os.path.join(os.path.abspath(lab), path)


def users(keys, *members):
    return {"users": [{m: u[m] for m in ("domain", "user", *members) if m in u} for u in keys["users"]]}


def session_keys(keys):
    return {"ntlm": [{"exported_session_key": k["exported_session_key"]} for k in keys["ntlm"]]}


def key_log(keys):
    return {"tls_keylog": absolute(keys["tls_keylog"])}


def credssp_log(keys):
    return {"credssp_keylog": absolute(keys["credssp_keylog"])}


def rsa_keys(keys):
    return {"tls_rsa_keys": [absolute(k) for k in keys["tls_rsa_keys"]]}


def psrp(keys, member):
    return {**users(keys, "password"), member: keys[member]}


# capture, what the kind is called, the key file with that kind alone, the parts of the truth that it must give
PASSWORD = lambda k: users(k, "password")          # noqa: E731
NT_HASH = lambda k: users(k, "nt_hash")            # noqa: E731
NOTHING = lambda k: {}                             # noqa: E731
MESSAGES = ("psrp", "wsman", "winrs", "bodies")
CASES = [
    *[(n, "password", PASSWORD, MESSAGES + ("auth",)) for n in ("b_ntlm_psrp", "b2_rawntlm_psrp", "w11_no_ess", "w11c_lmkey56")],
    *[(n, "NT hash", NT_HASH, MESSAGES) for n in ("b_ntlm_psrp", "b3_ntlm_winrs_wmi", "w11b_no_ess_v1", "w11e_ess40")],
    *[(n, "exported session key", session_keys, MESSAGES) for n in ("b_ntlm_psrp", "m4_reauth_keepalive", "w11d_ess56")],
    *[(n, "key log", key_log, MESSAGES) for n in ("g_https_tls12_basic", "g2_https_tls13_ntlm", "g5_https_clientcert", "g6_https_pywinrm",
                                                  "n4_go_https_basic", "w08_tls_renegotiation", "w09_tls13_keyupdate")],
    *[(n, "Decryption Secrets Block", NOTHING, MESSAGES) for n in ("g_https_tls12_basic_dsb", "g2_https_tls13_ntlm_dsb",
                                                                   "g6_https_pywinrm_dsb", "n4_go_https_basic_dsb")],
    ("g4_https_rsa_kex", "RSA key", rsa_keys, MESSAGES),
    *[(n, "CredSSP key log", credssp_log, MESSAGES) for n in ("f_credssp_tls12", "f2_credssp_tls13", "f3_credssp_cbc", "f4_pywinrm_credssp",
                                                              "f5_credssp_krb")],
    *[(n, "PSRP " + m, lambda k, m=m: psrp(k, m), ("psrp", "secrets")) for n in ("i_securestring", "w10_psrp24")
      for m in ("psrp_rsa_keys", "psrp_session_keys")],
    ("i2_securestring_basic", "PSRP RSA key", lambda k: {"psrp_rsa_keys": k["psrp_rsa_keys"]}, ("psrp", "secrets")),
]

for name, kind, alone, parts in CASES:
    keys = keys_of(name) if os.path.exists(os.path.join(lab, name + ".keys.json")) else {}
    with open(os.path.join(lab, name + ".truth.json"), encoding="utf-8") as f:
        truth = json.load(f)
    for part in ("winrs", "psrp", "wsman", "secrets"):
        truth.setdefault(part, [])
    code, text, records, err = decode(name, alone(keys))
    check(f"{name} by {kind}", code == 0, f"exit status {code}: {err[:200]}")
    for part in parts:
        said = conformance.check_secrets(truth, text)[1] if part == "secrets" else getattr(conformance, "check_" + part)(truth, records)[1]
        check(f"{name} by {kind}: {part}", not said, "; ".join(said)[:300])


def other_digits(text):
    """Hexadecimal digits of the same length that are not the same."""
    return "".join("0123456789abcdef"[15 - int(c, 16)] for c in text)


def wrong(keys):
    """A key of the same kind in every place, and none that fits."""
    bad = {"users": [{"domain": u["domain"], "user": u["user"], "password": u["password"] + "?"} for u in keys.get("users", [])]}
    bad["users"] += [{"domain": u["domain"], "user": u["user"], "nt_hash": other_digits(u["nt_hash"])} for u in keys.get("users", [])]
    if "ntlm" in keys:
        bad["ntlm"] = [{"exported_session_key": other_digits(k["exported_session_key"])} for k in keys["ntlm"]]
    for member in ("tls_keylog", "credssp_keylog"):
        if member in keys:
            with open(absolute(keys[member]), encoding="ascii") as f:
                log = re.sub(r"(?m)^(\S+ [0-9a-fA-F]{64} )([0-9a-fA-F]+)\s*$", lambda m: m.group(1) + other_digits(m.group(2)), f.read())
            bad[member] = os.path.join(work, member)
            with open(bad[member], "w", encoding="ascii") as f:
                f.write(log)
    if "tls_rsa_keys" in keys:      # an RSA key that belongs to nobody here
        bad["psrp_rsa_keys"] = []
        bad["tls_rsa_keys"] = [os.path.join(work, "rsa.pem")]
        with open(bad["tls_rsa_keys"][0], "w", encoding="ascii") as f:
            f.write(keys_of("i_securestring")["psrp_rsa_keys"][0]["pem"])
    return bad


for name in ("b_ntlm_psrp", "b2_rawntlm_psrp", "b3_ntlm_winrs_wmi", "c_pywinrm_ntlm", "w11_no_ess", "w11b_no_ess_v1", "w11c_lmkey56", "w11e_ess40",
             "g_https_tls12_basic", "g2_https_tls13_ntlm", "g3_https_tls12_ntlm_enc", "g4_https_rsa_kex", "n7_ruby_ssl", "w09_tls13_keyupdate",
             "f_credssp_tls12", "f2_credssp_tls13", "f3_credssp_cbc"):
    keys = keys_of(name)
    code, text, records, err = decode(name, wrong(keys))
    check(f"{name} with wrong keys", code == 0, f"exit status {code}: {err[:200]}")
    opened = [r["id"] for r in records if r["record"] == "http"
              for half in ("request", "response") if (r.get(half) or {}).get("body") in ("verified", "recovered")]
    check(f"{name} with wrong keys: nothing is verified", not opened, f"records {opened[:5]}")
    check(f"{name} with wrong keys: no message", not any(r["record"] == "psrp" for r in records))
    told = {r["state"] for r in records if r["record"] == "key"}
    check(f"{name} with wrong keys: told", told & {"wrong", "missing"} and "used" not in told, f"states {sorted(told)}")

print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
