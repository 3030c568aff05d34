#!/usr/bin/env python3
"""Writes captures/good-out-of-process-tcp.pcap: a session of out-of-process remoting that somebody carries
over TCP in the clear, as a forwarded pipe is. Messages after [MS-PSRP] 2.2, lines as PowerShell writes them.

usage: out-of-process-tcp.py OUT.pcap
"""
import base64
import struct
import sys
import uuid

POOL = uuid.UUID("11223344-5566-7788-99aa-bbccddeeff00")
PIPELINE = uuid.UUID("a1a2a3a4-b1b2-c1c2-d1d2-e1e2e3e4e5e6")
ZERO = uuid.UUID(int=0)
CLIENT, SERVER = 1, 2
C2S, S2C = 0, 1

METHOD = ('<Obj N="mi" RefId="1"><TN RefId="0"><T>System.Management.Automation.Remoting.RemoteHostMethodId</T>'
          "<T>System.Enum</T><T>System.ValueType</T><T>System.Object</T></TN><ToString>ReadLine</ToString>"
          "<I32>11</I32></Obj>")
HOST_INFO = ('<Obj N="HostInfo" RefId="%d"><MS><B N="_isHostNull">true</B><B N="_isHostUINull">true</B>'
             '<B N="_isHostRawUINull">true</B><B N="_useRunspaceHost">true</B></MS></Obj>')
CAPABILITY = ('<Obj RefId="0"><MS><Version N="protocolversion">2.3</Version><Version N="PSVersion">2.0</Version>'
              '<Version N="SerializationVersion">1.1.0.1</Version></MS></Obj>')


def enum(name, ref, kind, text, number):
    return (f'<Obj N="{name}" RefId="{ref}"><TN RefId="{ref}"><T>{kind}</T><T>System.Enum</T><T>System.ValueType</T>'
            f"<T>System.Object</T></TN><ToString>{text}</ToString><I32>{number}</I32></Obj>")


INIT = ('<Obj RefId="0"><MS><I32 N="MinRunspaces">1</I32><I32 N="MaxRunspaces">1</I32>'
        + enum("PSThreadOptions", 1, "System.Management.Automation.Runspaces.PSThreadOptions", "Default", 0)
        + enum("ApartmentState", 2, "System.Threading.ApartmentState", "Unknown", 2)
        + HOST_INFO % 3 + '<Nil N="ApplicationArguments" /></MS></Obj>')
MERGE = "System.Management.Automation.Runspaces.PipelineResultTypes"
CREATE = ('<Obj RefId="0"><MS><B N="NoInput">true</B>'
          + enum("ApartmentState", 20, "System.Threading.ApartmentState", "Unknown", 2)
          + enum("RemoteStreamOptions", 21, "System.Management.Automation.RemoteStreamOptions", "0", 0)
          + '<B N="AddToHistory">true</B>' + HOST_INFO % 22
          + '<Obj N="PowerShell" RefId="2"><MS><B N="IsNested">false</B><Nil N="ExtraCmds" /><Obj N="Cmds" RefId="3"><LST>'
            '<Obj RefId="4"><MS><S N="Cmd">Read-Host "Who"; 6*7</S><Obj N="Args" RefId="5"><LST /></Obj>'
            '<B N="IsScript">true</B><Nil N="UseLocalScope" />'
          + "".join(enum(name, 6 + i, MERGE, "None", 0) for i, name in enumerate(
              ["MergeMyResult", "MergeToResult", "MergePreviousResults", "MergeError", "MergeWarning", "MergeVerbose",
               "MergeDebug", "MergeInformation"]))
          + '</MS></Obj></LST></Obj><Nil N="History" /><B N="RedirectShellErrorOutputPipe">false</B></MS></Obj>'
            '<B N="IsNested">false</B></MS></Obj>')
CALL = ('<Obj RefId="0"><MS><I64 N="ci">1</I64>' + METHOD + '<Obj N="mp" RefId="2"><TN RefId="1">'
        "<T>System.Collections.ArrayList</T><T>System.Object</T></TN><LST /></Obj></MS></Obj>")
ANSWER = '<Obj RefId="0"><MS><S N="mr">Ada</S><I64 N="ci">1</I64>' + METHOD + "</MS></Obj>"


class Session:
    def __init__(self):
        self.object_ids = [0, 0]
        self.lines = []

    def data(self, way, kind, clixml, pid=ZERO, stream="Default", blob=32768):
        self.object_ids[way] += 1
        destination = SERVER if way == C2S else CLIENT
        message = struct.pack("<II", destination, kind) + POOL.bytes_le + pid.bytes_le
        message += b"\xef\xbb\xbf" + clixml.encode() if clixml else b""
        pieces = [message[i:i + blob] for i in range(0, len(message), blob)]
        for number, piece in enumerate(pieces):
            flags = (number == 0) | (number == len(pieces) - 1) << 1
            fragment = struct.pack(">QQBI", self.object_ids[way], number, flags, len(piece)) + piece
            self.add(way, f"<Data Stream='{stream}' PSGuid='{pid}'>{base64.b64encode(fragment).decode()}</Data>")
            if way == C2S:  # only the server acknowledges
                self.add(S2C, f"<DataAck PSGuid='{pid}' />")

    def add(self, way, line):
        self.lines.append((way, line.encode() + b"\n"))

    def both(self, name, guid):
        self.add(C2S, f"<{name} PSGuid='{guid}' />")
        self.add(S2C, f"<{name}Ack PSGuid='{guid}' />")


def session():
    s = Session()
    s.data(C2S, 0x00010002, CAPABILITY)
    s.data(C2S, 0x00010004, INIT)
    s.data(S2C, 0x00010002, CAPABILITY)
    s.data(S2C, 0x00021005, '<Obj RefId="0"><MS><I32 N="RunspaceState">2</I32></MS></Obj>')
    s.both("Command", PIPELINE)
    s.data(C2S, 0x00021006, CREATE, PIPELINE, blob=1024)
    s.data(S2C, 0x00041100, CALL, PIPELINE)
    s.data(C2S, 0x00041101, ANSWER, PIPELINE, stream="PromptResponse")
    s.data(S2C, 0x00041004, "<S>Ada</S>", PIPELINE)
    s.data(S2C, 0x00041004, "<I32>42</I32>", PIPELINE)
    s.data(S2C, 0x00041006, '<Obj RefId="0"><MS><I32 N="PipelineState">4</I32></MS></Obj>', PIPELINE)
    s.both("Close", PIPELINE)
    s.both("Close", ZERO)
    return s.lines


class Connection:
    """TCP from 10.0.0.1 to 10.0.0.2, one packet every millisecond, segments of at most 700 bytes."""

    def __init__(self, out):
        self.out, self.sequence, self.time = out, [1000, 5000], 1795168800_000000
        out.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1))

    def packet(self, way, flags, payload=b""):
        ends = [(b"\x0a\x00\x00\x01", 50000), (b"\x0a\x00\x00\x02", 2222)]
        (source, sport), (target, dport) = ends[way], ends[1 - way]
        tcp = struct.pack(">HHIIBBHHH", sport, dport, self.sequence[way], self.sequence[1 - way], 5 << 4, flags, 65535, 0, 0)
        ip = struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(tcp) + len(payload), 0, 0, 64, 6, 0) + source + target
        frame = b"\x02" * 6 + b"\x04" * 6 + b"\x08\x00" + ip + tcp + payload
        self.out.write(struct.pack("<IIII", self.time // 1000000, self.time % 1000000, len(frame), len(frame)) + frame)
        self.time += 1000
        self.sequence[way] += len(payload) + (1 if flags & 3 else 0)

    def send(self, way, data):
        for at in range(0, len(data), 700):
            self.packet(way, 0x18, data[at:at + 700])


def main():
    with open(sys.argv[1], "wb") as out:
        tcp = Connection(out)
        tcp.packet(C2S, 0x02)
        tcp.packet(S2C, 0x12)
        tcp.packet(C2S, 0x10)
        for way, line in session():
            tcp.send(way, line)
        tcp.packet(C2S, 0x11)
        tcp.packet(S2C, 0x11)
        tcp.packet(C2S, 0x10)


main()
