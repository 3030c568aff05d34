#!/usr/bin/env python3
"""Writes docs/coverage.md: every row of the protocols' tables, and by what tests decode it.

usage: coverage.py [--check] TEST_COVERAGE WINRMSCOPE

TEST_COVERAGE is the built program of tests/coverage/, whose --rows this reads. WINRMSCOPE is the program: it decodes the
sample captures, and the first of them that holds a row is named. With --check the page is compared instead of written:
exit status 1 when a row has no example, is missing on the page, or is not in the capture that the page names. A capture
that is new need not be named.
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


def rows_of(record):
    """(table, row) of everything that a record shows."""
    if record["record"] == "wsman":
        yield "action", record.get("action_uri") or record.get("action")
        subcode = (record.get("fault") or {}).get("subcode_name")
        if subcode:
            yield "subcode", subcode
    elif record["record"] == "psrp":
        yield "message", record["message_type"]
        yield "method", (record.get("meaning") or {}).get("method")
        found = set()
        elements(record.get("data"), found)
        for element in found:
            yield "element", element


def captured(program):
    """Of each table, the rows and in which captures they are, in the order of their names."""
    rows = collections.defaultdict(lambda: collections.defaultdict(list))
    for path in sorted(glob.glob(os.path.join(ROOT, "captures", "*.pcap*"))):
        name = os.path.basename(path).split(".")[0]
        keys = os.path.join(ROOT, "captures", name + ".keys.json")
        command = [program, "decode", "--quiet", "--format", "json", path]
        command += ["--keys", keys] if os.path.exists(keys) else []
        told = subprocess.run(command, check=False, capture_output=True)
        if told.returncode not in (0, 1):
            sys.exit(f"{' '.join(command)}: exit status {told.returncode}")
        seen = set()
        for line in told.stdout.decode("utf-8", "surrogatepass").splitlines():
            seen.update(rows_of(json.loads(line)))
        for table, row in seen:
            rows[table][row].append(name)
    return rows


def page(rows, captures):
    out = ["# What tests decode", "",
           "Written by `tests/coverage/coverage.py build/tests/coverage/test_coverage build/winrmscope`; `ctest -R coverage` fails when a",
           "row of the program's tables has no vector here that a test decodes, when the page lacks a row, or when a capture that it names",
           "does not hold the row. The vectors stand in `tests/coverage/`, built from the specifications; the captures in `captures/`.",
           ""]
    missing = []
    for table, title, column, source in TITLES:
        mine = [(row, example) for name, row, example in rows if name == table]
        out += ["## " + title, "", f"{len(mine)} rows of {source}.", "",
                f"| {column} | Vector | Capture |", "|---|---|---|"]
        for row, example in mine:
            missing += [] if example else [f"{table} {row}"]
            out.append(f"| `{row}` | {example or '**missing**'} | {captures.get((table, row), '')} |")
        out.append("")
    return "\n".join(out).rstrip("\n") + "\n", missing


def named(text):
    """The captures that a page names, by table and row."""
    captures, table = {}, None
    for line in text.splitlines():
        for name, title, _, _ in TITLES:
            table = name if line == "## " + title else table
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == 5 and cells[1].startswith("`") and cells[3]:
            captures[table, cells[1].strip("`")] = cells[3]
    return captures


def main(args):
    check = args[:1] == ["--check"]
    if len(args) != 2 + check:
        print(__doc__, file=sys.stderr)
        return 2
    told = subprocess.run([args[-2], "--rows"], check=True, capture_output=True, text=True).stdout
    rows = [line.split("\t") for line in told.splitlines()]
    there = captured(args[-1])
    if check:
        with open(PAGE, encoding="utf-8") as file:
            old = file.read()
        captures = named(old)
        for (table, row), name in captures.items():
            if name not in there[table][row]:
                print(f"docs/coverage.md: {name} holds no {table} {row}", file=sys.stderr)
                return 1
    else:
        captures = {(table, row): names[0] for table in there for row, names in there[table].items()}
    text, missing = page(rows, captures)
    for row in missing:
        print("nothing decodes " + row, file=sys.stderr)
    if not check:
        with open(PAGE, "w", encoding="utf-8") as file:
            file.write(text)
    elif old != text:
        print("docs/coverage.md is out of date: run tests/coverage/coverage.py", file=sys.stderr)
        return 1
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
