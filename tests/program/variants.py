#!/usr/bin/env python3
"""The failures of the lab as other captures would show them: other ports, IPv6, joined late, every packet twice, beside a
healthy session, before a success. What is found must stay what it was. And healthy sessions of which the capture lost
something: they must stay without errors.

usage: variants.py PROGRAM FOLDER_OF_THE_LAB
"""
import glob
import json
import os
import struct
import subprocess
import sys
import tempfile

CLIENT, OTHER_CLIENT = bytes([10, 77, 0, 1]), bytes([10, 77, 0, 77])
HEALTHY = "b_ntlm_psrp.pcapng"


# ---- Captures: lists of (time in ns, bytes of an Ethernet frame) ----

def read(path):
    """Packets of a pcapng file of one section, little endian, with nanoseconds or microseconds."""
    data = open(path, "rb").read()
    at, packets, unit = 0, [], 1000
    while at + 12 <= len(data):
        kind, length = struct.unpack_from("<II", data, at)
        if kind == 1:                                     # interface: if_tsresol is option 9
            option = at + 16
            while option + 4 <= at + length - 4:
                code, size = struct.unpack_from("<HH", data, option)
                if code == 9:
                    unit = 10 ** (9 - data[option + 4])
                if code == 0:
                    break
                option += 4 + (size + 3) // 4 * 4
        elif kind == 6:
            high, low, captured = struct.unpack_from("<III", data, at + 12)
            packets.append((((high << 32) | low) * unit, data[at + 28:at + 28 + captured]))
        at += length
    return packets


def write(path, packets):
    with open(path, "wb") as out:
        out.write(struct.pack("<IHHiIII", 0xA1B23C4D, 2, 4, 0, 0, 262144, 1))
        for time, packet in sorted(packets, key=lambda p: p[0]):
            original = getattr(packet, "original", len(packet))
            out.write(struct.pack("<IIII", time // 10 ** 9, time % 10 ** 9, len(packet), original) + packet)


def layers(packet):
    """(IPv4 header length, protocol, offset of what it carries); None for anything else."""
    if len(packet) < 34 or packet[12:14] != b"\x08\x00":
        return None
    length = (packet[14] & 15) * 4
    return length, packet[23], 14 + length


# ---- Changes: of one packet, or of all ----

def other_ports(ports):
    def change(packet):
        found = layers(packet)
        if not found or found[1] not in (6, 17):
            return packet
        at = found[2]
        pair = [ports.get(p, p) for p in struct.unpack_from(">HH", packet, at)]
        return packet[:at] + struct.pack(">HH", *pair) + packet[at + 4:]
    return lambda packets: [(t, change(p)) for t, p in packets]


def as_ipv6(packets):
    def address(four):
        return b"\xfd" + bytes(11) + four

    def change(packet):
        found = layers(packet)
        if not found or found[1] not in (6, 17):
            return packet
        total = struct.unpack_from(">H", packet, 16)[0]
        body = packet[found[2]:14 + total]
        head = struct.pack(">IHBB", 6 << 28, len(body), found[1], 64)
        return packet[:12] + b"\x86\xdd" + head + address(packet[26:30]) + address(packet[30:34]) + body
    return [(t, change(p)) for t, p in packets]


def other_client(packets):
    return [(t, p.replace(CLIENT, OTHER_CLIENT, 2) if layers(p) else p) for t, p in packets]


def shifted(packets, nanoseconds):
    return [(t + nanoseconds, p) for t, p in packets]


def without_handshakes(packets):
    """As if the capture had begun when the connections were open."""
    def is_syn(packet):
        found = layers(packet)
        return found and found[1] == 6 and packet[found[2] + 13] & 2
    return [(t, p) for t, p in packets if not is_syn(p)]


def twice(packets):
    """As a mirror port that shows each packet twice."""
    return [(t + i * 1000, p) for t, p in packets for i in (0, 1)]


def one_direction(ports):
    """Only what goes to these ports."""
    def goes_there(packet):
        found = layers(packet)
        return not found or found[1] != 6 or struct.unpack_from(">H", packet, found[2] + 2)[0] in ports
    return lambda packets: [(t, p) for t, p in packets if goes_there(p)]


def the_other_direction(ports):
    def comes_from_there(packet):
        found = layers(packet)
        return not found or found[1] != 6 or struct.unpack_from(">H", packet, found[2])[0] in ports
    return lambda packets: [(t, p) for t, p in packets if comes_from_there(p)]


def some_lost(packets):
    """Every nineteenth packet was lost by the capture."""
    return [p for i, p in enumerate(packets) if i % 19 != 11]


class Cut(bytes):
    """The beginning of a packet of which there were `original` bytes."""
    original = 0


def snapped(packets):
    """As by dumpcap -s 128."""
    def change(packet):
        cut = Cut(packet[:128])
        cut.original = len(packet)
        return cut
    return [(t, change(p)) for t, p in packets]


def cut_at(part):
    return lambda packets: packets[:int(len(packets) * part)]


def begun_at(part):
    return lambda packets: packets[int(len(packets) * part):]


LOSSES = {"cut at a quarter": cut_at(0.25), "cut at a half": cut_at(0.5), "cut before its end": cut_at(0.9),
          "begun at a quarter": begun_at(0.25), "begun at a half": begun_at(0.5), "packets lost": some_lost,
          "requests alone": one_direction({5985, 5986}), "answers alone": the_other_direction({5985, 5986}),
          "packets cut": snapped, "packets twice": twice, "over IPv6": as_ipv6}


# ---- What is found ----

def diagnose(program, packets, folder, port):
    path = os.path.join(folder, "variant.pcap")
    write(path, packets)
    command = [program, "diagnose", "--format", "json"] + (["--port", str(port)] if port else []) + [path]
    out = subprocess.run(command, capture_output=True, text=True)
    if out.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: exit status {out.returncode}\n{out.stderr}")
    records = [json.loads(line) for line in out.stdout.splitlines()]
    return [r for r in records if r["record"] == "finding"]


def failures(findings, client=None):
    """Ids of errors that stand for themselves, the first of each conversation first."""
    return [f["id"] for f in findings if f["severity"] == "error" and (client is None or f["client"] == client)]


def told(findings, client=None):
    return [f["id"] for f in findings if client is None or f["client"] == client]


def check(program, lab, folder):
    healthy = read(os.path.join(lab, HEALTHY))
    checked, wrong = 0, []

    def expect(what, good, findings):
        nonlocal checked
        checked += 1
        if not good:
            wrong.append(what + ": " + (", ".join(f"{f['severity']} {f['id']}" for f in findings) or "nothing"))

    for path in sorted(glob.glob(os.path.join(lab, "k*.pcapng"))):
        name = os.path.basename(path)[:-len(".pcapng")]
        packets = read(path)
        base = diagnose(program, packets, folder, None)
        first = told(base)[0] if base else None
        errors = failures(base)
        about_port = {f["id"] for f in base} & {"tls-http-on-tls-port", "tls-on-http-port", "net-legacy-port"}

        def same(what, changed, port=None):
            found = diagnose(program, changed, folder, port)
            expect(f"{name}, {what}", (told(found)[0] if found else None) == first and failures(found) == errors, found)

        same("packets twice", twice(packets))
        if "icmp" not in name:
            same("over IPv6", as_ipv6(packets))
            if not about_port:                            # else the port is what speaks for it
                same("on another port", other_ports({5985: 47001, 5986: 47001})(packets), 47001)
                if "404" not in name:                     # on a web server's port that says more
                    tls = any(b"\x17\x62" in p[34:38] for _, p in packets)    # 5986
                    same("on the ports of the web", other_ports({5985: 80, 5986: 443})(packets), 443 if tls else 80)
        if first is not None:
            late = diagnose(program, without_handshakes(packets), folder, None)
            expect(f"{name}, joined late", set(failures(late)) <= set(told(base)), late)

        both = diagnose(program, packets + other_client(shifted(healthy, packets[0][0] - healthy[0][0])), folder, None)
        expect(f"{name}, beside a healthy session", (told(both, "10.77.0.1") or [None])[0] == first, both)
        expect(f"{name}, the healthy session beside it", not failures(both, "10.77.0.77"), both)

        later = packets + shifted(healthy, packets[-1][0] - healthy[0][0] + 10 ** 10)
        found = diagnose(program, later, folder, None)
        mended = {"net-syn-rst", "net-syn-no-answer", "net-icmp-unreachable", "ntlm-rejected", "basic-disabled", "basic-bad-password",
                  "ntlm-negotiate-disabled", "krb-clock-skew", "krb-spn-unknown", "krb-user-unknown", "krb-wrong-realm",
                  "krb-preauth-failed", "krb-bad-integrity", "krb-kdc-unreachable"}
        if first in mended:
            expect(f"{name}, then a success", not failures(found), found)
    # What captures lose is no failure of healthy sessions.
    for path in sorted(glob.glob(os.path.join(lab, "[a-gi]*.pcapng"))):
        packets = read(path)
        allowed = set(told(diagnose(program, packets, folder, None)))
        for what, lose in LOSSES.items():
            found = diagnose(program, lose(packets), folder, None)
            expect(f"{os.path.basename(path)}, {what}", set(failures(found)) <= allowed, found)
    return checked, wrong


def main():
    with tempfile.TemporaryDirectory() as folder:
        checked, wrong = check(sys.argv[1], sys.argv[2], folder)
    for line in wrong:
        print(line)
    print(f"{checked - len(wrong)} of {checked} variants of captures are diagnosed as what they are of")
    return 1 if wrong or not checked else 0


sys.exit(main())
