#!/usr/bin/env python3
"""What was made to exhaust its reader: each input ends within seconds and 256 MiB, with a diagnostic that says what is missing.

usage: pathological.py TOOL small|large

small, for sanitizers: inputs of a fiftieth, and memory is not looked at.
"""
import base64
import concurrent.futures
import json
import os
import struct
import subprocess
import sys
import tempfile

MEBIBYTE = 1 << 20
MOST_MEMORY = 256 * MEBIBYTE
MOST_SECONDS = 20
OBJS = '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">'
ENVELOPE = ('<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing"'
            ' xmlns:rsp="http://schemas.microsoft.com/wbem/wsman/1/windows/shell"><s:Header>'
            '<a:Action>http://schemas.microsoft.com/wbem/wsman/1/windows/shell/ReceiveResponse</a:Action></s:Header><s:Body>')
END = "</s:Body></s:Envelope>"


# ---- Captures: classic pcap of raw IPv4, one connection, one request and its answer ----

def packet(out, from_server, seq, ack, flags, payload=b""):
    ports = (5985, 40000) if from_server else (40000, 5985)
    addresses = bytes([10, 0, 0, 2, 10, 0, 0, 1]) if from_server else bytes([10, 0, 0, 1, 10, 0, 0, 2])
    tcp = struct.pack(">HHIIBBHHH", *ports, seq, ack, 5 << 4, flags, 65535, 0, 0) + payload
    ip = struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(tcp), 0, 0, 64, 6, 0) + addresses + tcp
    out.write(struct.pack("<IIII", 1_700_000_000, 0, len(ip), len(ip)) + ip)


def capture(path, body):
    message = b"HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml;charset=UTF-8\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    request = b"POST /wsman HTTP/1.1\r\nHost: win\r\nContent-Type: application/soap+xml\r\nContent-Length: 0\r\n\r\n"
    with open(path, "wb") as out:
        out.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, 101))
        packet(out, False, 0, 0, 0x02)
        packet(out, True, 0, 1, 0x12)
        packet(out, False, 1, 1, 0x18, request)
        for at in range(0, len(message), 60000):
            packet(out, True, 1 + at, 1 + len(request), 0x18, message[at:at + 60000])
        packet(out, False, 1 + len(request), 1 + len(message), 0x11)
        packet(out, True, 1 + len(message), 2 + len(request), 0x11)


def fragment(number, start, end, blob):
    return struct.pack(">QQBI", 1, number, start | end << 1, len(blob)) + blob


def psrp(data):
    """A PIPELINE_OUTPUT message. [MS-PSRP] 2.2.1"""
    return struct.pack("<II", 1, 0x00041004) + bytes(range(32)) + data


def stream(fragments):
    return (ENVELOPE + '<rsp:ReceiveResponse><rsp:Stream Name="stdout">').encode() + base64.b64encode(fragments) + \
        ("</rsp:Stream></rsp:ReceiveResponse>" + END).encode()


def one_byte_fragments(path, n):
    message = psrp(b"<S>" + b"x" * (n - 47) + b"</S>")
    last = len(message) - 1
    capture(path, stream(b"".join(fragment(i, i == 0, i == last, message[i:i + 1]) for i in range(last + 1))))


def one_fragment(path, clixml):
    capture(path, stream(fragment(0, 1, 1, psrp(clixml.encode()))))


def text(path, clixml):
    with open(path, "w", encoding="ascii") as out:
        out.write(clixml)


# ---- The inputs: a name, how it is made of a size n, n, and the diagnostics of which one must be there ----

CUT = {"data.limit"}
CASES = [
    ("nested objects", lambda p, n: text(p, OBJS + '<Obj RefId="0"><LST>' * n), 100_000, {"clixml.too-deep"}),
    ("many values", lambda p, n: text(p, OBJS + "<I32>1</I32>" * n + "</Objs>"), 3_700_000, CUT),
    ("many properties", lambda p, n: text(p, OBJS + "<Obj><MS>" + '<I32 N="a">1</I32>' * n + "</MS></Obj></Objs>"), 2_400_000, CUT),
    ("unknown elements", lambda p, n: text(p, OBJS + "<a/>" * n + "</Objs>"), 10_000_000, CUT),
    ("attributes", lambda p, n: text(p, OBJS + ("<I32 " + "".join(f'a{i}="" ' for i in range(1000)) + ">1</I32>") * n + "</Objs>"), 5_000, CUT),
    ("references", lambda p, n: text(p, OBJS + '<Obj RefId="0"><LST>' + '<Ref RefId="0"/>' * n + "</LST></Obj></Objs>"), 2_700_000, CUT),
    ("a chain of references", lambda p, n: text(p, OBJS + "".join(
        f'<Obj RefId="{i + 1}"><LST><Ref RefId="{i}"/></LST></Obj>' for i in range(n)) + "</Objs>"), 800_000, CUT),
    ("types by reference", lambda p, n: text(p, OBJS + '<Obj RefId="0"><TN RefId="0">' + "<T>x</T>" * 1000 + "</TN></Obj>" +
                                             '<Obj><TNRef RefId="0"/></Obj>' * n + "</Objs>"), 1_000_000, CUT),
    ("declared entities", lambda p, n: text(p, '<Objs><!DOCTYPE a [' + '<!ENTITY a "&b;&b;&b;&b;">' * n + "]>&a;</Objs>"), 1_000_000,
     {"clixml.xml-malformed"}),
    ("one long text", lambda p, n: text(p, OBJS + "<S>" + "0123456789abcdef" * n + "</S></Objs>"), 6_553_600, {"clixml.xml-malformed"}),
    ("escapes", lambda p, n: text(p, OBJS + "<S>" + "_x000A_&lt;" * n + "</S></Objs>"), 7_000_000, {"clixml.xml-malformed", "data.limit"}),
    ("fragments of one byte", lambda p, n: one_byte_fragments(p, n), 1_000_000, None),
    ("a message of many values", lambda p, n: one_fragment(p, "<Obj><LST>" + "<I32>1</I32>" * n + "</LST></Obj>"), 3_700_000, CUT),
    ("a message of one long text", lambda p, n: one_fragment(p, "<S>" + "0123456789abcdef" * n + "</S>"), 2_900_000, None),
    ("elements of an envelope", lambda p, n: capture(p, (ENVELOPE + "<x>1</x>" * n + END).encode()), 7_000_000, {"wsman.xml-limit"}),
    ("a nested envelope", lambda p, n: capture(p, (ENVELOPE + "<x>" * n).encode()), 1_000_000, {"wsman.xml-limit"}),
]


def make(i, path, large):
    n = CASES[i][2]
    CASES[i][1](path, n if large else max(n // 50, 1100))


def run(tool, path, output):
    """Exit status, seconds of user and system, bytes of peak memory."""
    with open(output, "wb") as out:
        child = subprocess.Popen([tool, "decode", "--format", "json", path], stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def codes(output):
    with open(output, encoding="utf-8") as lines:
        records = [record for record in map(json.loads, lines) if record["record"] != "summary"]
    return {diagnostic["code"] for record in records for diagnostic in record.get("diagnostics", [])}


def main():
    tool, large = sys.argv[1], sys.argv[2] == "large"
    failed = 0
    # What takes memory is done by another process: a child begins with the peak of its parent.
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ProcessPoolExecutor(1) as worker:
        path, output = os.path.join(folder, "input"), os.path.join(folder, "output")
        for i, (name, _, _, expected) in enumerate(CASES):
            worker.submit(make, i, path, large).result()
            exits, seconds, memory = run(tool, path, output)
            said = worker.submit(codes, output).result()
            # What is small may well fit.
            good = exits in (0, 3) and seconds < MOST_SECONDS and (not large or memory < MOST_MEMORY) and \
                (not large or expected is None or not expected.isdisjoint(said))
            failed += not good
            print(f"{'ok    ' if good else 'FAILED'}  {name}: exit {exits}, {seconds:.1f} s, {memory // MEBIBYTE} MiB, {' '.join(sorted(said))}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
