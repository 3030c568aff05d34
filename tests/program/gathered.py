#!/usr/bin/env python3
"""Sessions written packet by packet, each with one thing wrong that no capture of the lab has, and the same without it: what
diagnose finds in them. Envelopes have the form of MS-WSMV 4 and DSP0226.

usage: gathered.py PROGRAM
"""
import base64
import json
import os
import struct
import subprocess
import sys
import tempfile
import uuid

CLIENT, SERVER, PORT = bytes([10, 0, 0, 1]), bytes([10, 0, 0, 9]), 5985
START = 1_800_000_000                                     # 2027-01-15 08:00:00 UTC
SHELL = "http://schemas.microsoft.com/wbem/wsman/1/windows/shell"
TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer"
ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration"
SERVICE = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_Service"
SHELL_ID, COMMAND_ID = "11111111-2222-3333-4444-555555555555", "66666666-7777-8888-9999-AAAAAAAAAAAA"


class Session:
    """One TCP connection, packet by packet."""

    def __init__(self):
        self.packets, self.time, self.sent = [], START, [1000, 5000]
        self.segment(0, b"", 0x02)
        self.segment(1, b"", 0x12)
        self.segment(0, b"", 0x10)

    def segment(self, server, payload, flags=0x18):
        self.time += 0.001
        ports = (PORT, 50001) if server else (50001, PORT)
        addresses = SERVER + CLIENT if server else CLIENT + SERVER
        tcp = struct.pack(">HHIIBBHHH", *ports, self.sent[server], self.sent[1 - server] if flags & 0x10 else 0, 5 << 4, flags,
                          64000, 0, 0)
        ip = struct.pack(">BBHHHBBH", 0x45, 0, 40 + len(payload), 1, 0x4000, 64, 6, 0) + addresses
        self.packets.append((self.time, b"\x02" * 12 + b"\x08\x00" + ip + tcp + payload))
        self.sent[server] += len(payload) + (flags & 0x03 != 0)

    def send(self, server, data):
        for at in range(0, len(data), 1400):
            self.segment(server, data[at:at + 1400])

    def request(self, action, resource, body="", shell=False, headers=""):
        selector = f'<w:SelectorSet><w:Selector Name="ShellId">{SHELL_ID}</w:Selector></w:SelectorSet>' if shell else ""
        content = envelope(f"<a:To>http://win01:5985/wsman</a:To><a:Action>{action}</a:Action><w:ResourceURI>{resource}"
                           f"</w:ResourceURI><w:OperationTimeout>PT20S</w:OperationTimeout>{selector}", body)
        head = ("POST /wsman HTTP/1.1\r\nHost: win01:5985\r\nUser-Agent: Python WinRM client\r\nAuthorization: Basic "
                + base64.b64encode(b"bob:secret").decode() + "\r\n" + headers
                + f"Content-Type: application/soap+xml;charset=UTF-8\r\nContent-Length: {len(content)}\r\n\r\n")
        self.send(0, head.encode() + content)

    def answer(self, action, body="", status="200 OK", headers="", content_type="application/soap+xml;charset=UTF-8"):
        content = envelope(f"<a:Action>{action}</a:Action>", body)
        kind = f"Content-Type: {content_type}\r\n" if content_type else ""
        self.send(1, (f"HTTP/1.1 {status}\r\n{kind}{headers}Server: Microsoft-HTTPAPI/2.0\r\n"
                      f"Content-Length: {len(content)}\r\n\r\n").encode() + content)

    def call(self, action, resource, request_body="", answer_body="", **more):
        self.request(action, resource, request_body, shell="/shell/" in resource and not action.endswith("Create"))
        self.answer(action + "Response", answer_body, **more)

    def end(self):
        self.segment(0, b"", 0x11)
        self.segment(1, b"", 0x11)
        self.segment(0, b"", 0x10)
        return self

    def write(self, path):
        with open(path, "wb") as out:
            out.write(struct.pack("<IHHiIII", 0xA1B23C4D, 2, 4, 0, 0, 262144, 1))
            for time, packet in self.packets:
                out.write(struct.pack("<IIII", int(time), round(time % 1 * 1e9), len(packet), len(packet)) + packet)


def envelope(header, body):
    return (f'<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing"'
            f' xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd" xmlns:n="{ENUMERATION}" xmlns:rsp="{SHELL}"'
            f' xmlns:x="{TRANSFER}"><s:Header><a:MessageID>uuid:{uuid.uuid4()}</a:MessageID>{header}</s:Header>'
            f'<s:Body>{body}</s:Body></s:Envelope>').encode()


# ---- Sessions: what is wrong is a parameter ----

def method(value):
    s = Session()
    s.call(SERVICE + "/StopService", SERVICE, f'<p:StopService_INPUT xmlns:p="{SERVICE}"/>',
           f'<p:StopService_OUTPUT xmlns:p="{SERVICE}"><p:ReturnValue>{value}</p:ReturnValue></p:StopService_OUTPUT>')
    return s.end()


def enumeration(items):
    s, item = Session(), f'<p:Win32_Service xmlns:p="{SERVICE}"><p:Name>A</p:Name></p:Win32_Service>'
    context = "<n:EnumerationContext>uuid:12345678-0000-0000-0000-000000000000</n:EnumerationContext>"
    s.call(ENUMERATION + "/Enumerate", SERVICE, "<n:Enumerate/>", f"<n:EnumerateResponse>{context}</n:EnumerateResponse>")
    for _ in range(30):
        s.call(ENUMERATION + "/Pull", SERVICE, f"<n:Pull>{context}</n:Pull>",
               f"<n:PullResponse>{context}<n:Items>{item * items}</n:Items></n:PullResponse>")
    return s.end()


def shell(create=0.1, running=1.0, output="", state="Done", exit_code="<rsp:ExitCode>0</rsp:ExitCode>", delete=True):
    s = Session()
    s.request(TRANSFER + "/Create", SHELL + "/cmd", "<rsp:Shell><rsp:OutputStreams>stdout stderr</rsp:OutputStreams></rsp:Shell>")
    s.time += create
    s.answer(TRANSFER + "/CreateResponse", f"<rsp:Shell><rsp:ShellId>{SHELL_ID}</rsp:ShellId></rsp:Shell>")
    s.call(SHELL + "/Command", SHELL + "/cmd", "<rsp:CommandLine><rsp:Command>backup</rsp:Command></rsp:CommandLine>",
           f"<rsp:CommandResponse><rsp:CommandId>{COMMAND_ID}</rsp:CommandId></rsp:CommandResponse>")
    receive = f'<rsp:Receive><rsp:DesiredStream CommandId="{COMMAND_ID}">stdout stderr</rsp:DesiredStream></rsp:Receive>'
    stream = f'<rsp:Stream Name="stdout" CommandId="{COMMAND_ID}">{base64.b64encode(output.encode()).decode()}</rsp:Stream>' if output else ""
    s.request(SHELL + "/Receive", SHELL + "/cmd", receive, shell=True)
    s.time += running
    s.answer(SHELL + "/ReceiveResponse", f'<rsp:ReceiveResponse>{stream}<rsp:CommandState CommandId="{COMMAND_ID}" '
             f'State="{SHELL}/CommandState/{state}">{exit_code if state == "Done" else ""}</rsp:CommandState></rsp:ReceiveResponse>')
    if delete:
        s.call(TRANSFER + "/Delete", SHELL + "/cmd")
    return s.end()


def content_type(answered):
    s = Session()
    s.request(TRANSFER + "/Get", SERVICE)
    s.answer(TRANSFER + "/GetResponse", content_type=answered)
    return s.end()


def gaps(milliseconds):
    s = Session()
    for _ in range(8):
        before = len(s.packets)
        s.request(TRANSFER + "/Get", SERVICE, "<x:Filler>" + "x" * 2000 + "</x:Filler>")
        late = milliseconds / 1000
        s.packets[before + 1:] = [(t + late, p) for t, p in s.packets[before + 1:]]
        s.time += late
        s.answer(TRANSFER + "/GetResponse")
    return s.end()


# What should be found, a session in which it is, and near ones in which it is not.
CASES = [
    ("fault-method-returnvalue", method(5), method(0)),
    ("perf-enum-small-batches", enumeration(2), enumeration(60)),
    ("perf-slow-create", shell(create=5), shell(create=1)),
    ("shell-hang", shell(running=700, state="Running", delete=False), shell(running=700, state="Running", output="x", delete=False),
     shell(running=30, state="Running", delete=False), shell(running=700)),
    ("exit-missing", shell(exit_code=""), shell()),
    ("exit-missing", shell(state="Running"), shell(state="Running", delete=False)),
    ("http-content-type-mismatch", content_type("application/soap+xml;charset=UTF-16"),
     content_type('application/soap+xml;charset="utf-8"')),
    ("http-content-type-mismatch", content_type(None), content_type("application/soap+xml")),
    ("perf-delayed-ack-nagle", gaps(40), gaps(90), gaps(1)),
]


def main():
    wrong = checked = 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "session.pcap")
        for wanted, there, *near in CASES:
            for session, good in [(there, True)] + [(n, False) for n in near]:
                session.write(path)
                out = subprocess.run([sys.argv[1], "diagnose", "--format", "json", path], capture_output=True, text=True, check=True)
                records = [json.loads(line) for line in out.stdout.splitlines()]
                found = [r["id"] for r in records if r["record"] == "finding"]
                checked += 1
                if (wanted in found) != good:
                    wrong += 1
                    print(f"{wanted} {'is missing' if good else 'is wrong'} here: {found}")
    print(f"{checked - wrong} of {checked} written sessions are diagnosed as they were written")
    return 1 if wrong else 0


sys.exit(main())
