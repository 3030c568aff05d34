#!/usr/bin/env python3
"""Writes docs/coverage.md: every row of the protocols' tables, and by what tests decode it.

usage: coverage.py [--check] TEST_COVERAGE

TEST_COVERAGE is the built program of tests/coverage/, whose --rows this reads. A capture is named where the kept JSON
of one (tests/golden/*.json, which is compared in every run) holds the row, too. With --check the page is compared
instead of written: exit status 1 when it is out of date, or a row has no example.
"""
import collections
import glob
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAGE = os.path.join(ROOT, "docs", "coverage.md")
TITLES = [
    ("action", "WS-Management actions", "Action", "wsman_names.c; methods of classes and Identify stand for themselves"),
    ("subcode", "Fault subcodes", "Subcode", "wsman_names.c"),
    ("message", "PSRP messages", "Message type", "psrp_types.h"),
    ("method", "Host methods", "Method", "psrp_host.h"),
    ("element", "CLIXML elements", "Element", "clixml_value.c, clixml_visit.c"),
]


def elements(value, found):
    """The CLIXML elements that the objects of a message were read from."""
    stack = [value]
    while stack:
        at = stack.pop()
        if isinstance(at, list):
            stack.extend(at)
        elif isinstance(at, dict):
            for key, name in (("tag", None), ("types", "TN"), ("types_ref", "TNRef"), ("string", "ToString"),
                              ("props", "Props"), ("ms", "MS"), ("ref", "Ref"), ("entries", "DCT")):
                if key in at and (name is not None or isinstance(at[key], str)):
                    found.add(at[key] if name is None else name)
            stack.extend(at.values())


def captured():
    """Of each table, which kept capture holds a row first."""
    rows = collections.defaultdict(dict)
    for path in sorted(glob.glob(os.path.join(ROOT, "tests", "golden", "*.json"))):
        name = os.path.basename(path)[: -len(".json")]
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if record["record"] == "wsman":
                    rows["action"].setdefault(record.get("action_uri") or record.get("action"), name)
                    subcode = (record.get("fault") or {}).get("subcode_name")
                    if subcode:
                        rows["subcode"].setdefault(subcode, name)
                elif record["record"] == "psrp":
                    rows["message"].setdefault(record["message_type"], name)
                    rows["method"].setdefault((record.get("meaning") or {}).get("method"), name)
                    found = set()
                    elements(record.get("data"), found)
                    for element in found:
                        rows["element"].setdefault(element, name)
    return rows


def page(rows):
    captures = captured()
    out = ["# What tests decode", "",
           "Written by `tests/coverage/coverage.py build/tests/coverage/test_coverage`; `ctest -R coverage` fails when a row of the",
           "program's tables has no example here that a test decodes, or when this page is out of date. The examples are vectors in",
           "`tests/coverage/`, built from the specifications; a capture is one of `captures/` whose decoding is kept in `tests/golden/`.",
           ""]
    missing = []
    for table, title, column, source in TITLES:
        mine = [(row, example) for name, row, example in rows if name == table]
        out += ["## " + title, "", f"{len(mine)} rows of {source}.", "",
                f"| {column} | Vector | Capture |", "|---|---|---|"]
        for row, example in mine:
            missing += [] if example else [f"{table} {row}"]
            out.append(f"| `{row}` | {example or '**missing**'} | {captures[table].get(row, '')} |")
        out.append("")
    return "\n".join(out).rstrip("\n") + "\n", missing


def main(args):
    check = args[:1] == ["--check"]
    if len(args) != 1 + check:
        print(__doc__, file=sys.stderr)
        return 2
    told = subprocess.run([args[-1], "--rows"], check=True, capture_output=True, text=True).stdout
    text, missing = page([line.split("\t") for line in told.splitlines()])
    for row in missing:
        print("nothing decodes " + row, file=sys.stderr)
    if check:
        with open(PAGE, encoding="utf-8") as file:
            if file.read() != text:
                print("docs/coverage.md is out of date: run tests/coverage/coverage.py", file=sys.stderr)
                return 1
    else:
        with open(PAGE, "w", encoding="utf-8") as file:
            file.write(text)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
