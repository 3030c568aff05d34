#!/usr/bin/env python3
"""Holds every line of the golden JSON, or of the files named, to docs/json.schema.json.

Exit status: 0 all valid, 1 something is not, 77 without jsonschema (Debian: python3-jsonschema) or without a file.
"""
import glob
import json
import os
import sys

os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
try:
    import jsonschema
    from jsonschema.exceptions import best_match
    Validator = jsonschema.Draft202012Validator
except (ImportError, AttributeError):
    print("no jsonschema for draft 2020-12 here (Debian: python3-jsonschema)")
    sys.exit(77)


def no_duplicates(pairs):
    names = [name for name, _ in pairs]
    repeated = {name for name in names if names.count(name) > 1} if len(names) < 50 else set()
    if repeated or len(set(names)) != len(names):
        raise ValueError(f"names come twice: {sorted(repeated)}")
    return dict(pairs)


with open("docs/json.schema.json", encoding="utf-8") as f:
    schema = json.load(f)
Validator.check_schema(schema)
validator = Validator(schema)
files = sys.argv[1:] or sorted(glob.glob("tests/golden/*.json"))
bad = lines = 0
for name in files:
    with open(name, "rb") as f:
        for i, line in enumerate(f, 1):
            lines += 1
            try:
                record = json.loads(line.decode("utf-8"), object_pairs_hook=no_duplicates)
                found = list(validator.iter_errors(record))
                # Members count as unexpected, too, when something else is wrong with them: that says more.
                error = best_match([e for e in found if e.validator != "unevaluatedProperties"] or found)
                errors = [f"{error.json_path}: {error.message[:300]}"] if error else []
            except ValueError as error:
                errors = [str(error)]
            for error in errors:
                bad += 1
                if bad <= 20:
                    print(f"{name}:{i}: {error}")
print(f"{lines} lines of {len(files)} files, {bad} errors")
sys.exit(1 if bad else 0 if lines else 77)
