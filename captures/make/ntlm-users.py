#!/usr/bin/env python3
"""Makes what good-ntlm-users.pcap holds: HTTP with NTLM inside SPNEGO by pyspnego on both sides, over loopback.

usage: ntlm-users.py FOLDER, while tcpdump -i lo writes port 5985

A connection for each: DOMAIN\\user, the same in other case, a user and domain beyond ASCII, a user principal name, a local user; three
logons one after the other on one connection; one that the server does not know, and that goes on all the same. A password has colons. (In
pyspnego 0.12 the users file takes no colon in a password: line.split(":", 2) in _ntlm.py.)
"""
import base64, os, socket, sys, threading

import spnego
from spnego.exceptions import SpnegoError
out=sys.argv[1]
users=os.path.join(out,'users.txt')
open(users,'w').write('LAB:alice:pa:ss:w\u00f6rd\nLAB:\u00c9lo\u00efse:x\n:carol@lab.example:upn-pw\n:admin:local-pw\nlab.example:bob:b\n')
os.environ['NTLM_USER_FILE']=users
ENV=b'<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:wsmid="http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd"><s:Header/><s:Body><wsmid:Identify/></s:Body></s:Envelope>'
B='Encrypted Boundary'
CT='multipart/encrypted;protocol="application/HTTP-SPNEGO-session-encrypted";boundary="%s"'%B
def seal(ctx,text):
    r=ctx.wrap_winrm(text)
    return ('--%s\r\n\tContent-Type: application/HTTP-SPNEGO-session-encrypted\r\n\tOriginalContent: type=application/soap+xml;charset=UTF-8;Length=%d\r\n--%s\r\n\tContent-Type: application/octet-stream\r\n'%(B,len(text),B)).encode()+len(r.header).to_bytes(4,'little')+r.header+r.data+('--%s--\r\n'%B).encode()
def read(s):
    d=b''
    while b'\r\n\r\n' not in d:
        x=s.recv(65536)
        if not x: return None,None
        d+=x
    h,b=d.split(b'\r\n\r\n',1)
    hs={l.split(b':',1)[0].lower():l.split(b':',1)[1].strip() for l in h.split(b'\r\n')[1:]}
    n=int(hs.get(b'content-length',b'0'))
    while len(b)<n: b+=s.recv(65536)
    return (h.split(b'\r\n')[0],hs),b
def server(ls):
    s,_=ls.accept(); ctx=None
    while True:
        h,b=read(s)
        if h is None: break
        a=h[1].get(b'authorization')
        if a:
            t=base64.b64decode(a.split()[1])
            if ctx is None or ctx.complete: ctx=spnego.server(protocol='negotiate',options=spnego.NegotiateOptions.use_negotiate)
            tok=None; st='401 '
            try: tok=ctx.step(t)
            except SpnegoError as e: print('server',e)
            if ctx.complete: st='200 '
            r='HTTP/1.1 %s\r\nServer: Microsoft-HTTPAPI/2.0\r\n'%st
            if tok: r+='WWW-Authenticate: Negotiate %s\r\n'%base64.b64encode(tok).decode()
            elif st=='401 ': r+='WWW-Authenticate: Negotiate\r\n'
            s.sendall((r+'Content-Length: 0\r\n\r\n').encode())
        else:
            p=seal(ctx,ENV)
            s.sendall(('HTTP/1.1 200 \r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n'%(CT,len(p))).encode()+p)
    s.close()
def talk(s,user,pw):
    ctx=spnego.client(user,pw,protocol='negotiate',hostname='win01',service='WSMAN',options=spnego.NegotiateOptions.use_negotiate)
    tok=ctx.step()
    while tok:
        s.sendall(('POST /wsman HTTP/1.1\r\nHost: win01:5985\r\nAuthorization: Negotiate %s\r\nContent-Type: application/soap+xml;charset=UTF-8\r\nContent-Length: 0\r\n\r\n'%base64.b64encode(tok).decode()).encode())
        h,b=read(s); w=h[1].get(b'www-authenticate',b'')
        tok=ctx.step(base64.b64decode(w.split()[1])) if len(w.split())>1 else None
    for i in range(2):
        p=seal(ctx,ENV)
        s.sendall(('POST /wsman HTTP/1.1\r\nHost: win01:5985\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n'%(CT,len(p))).encode()+p)
        h,b=read(s)
    print(user,h[0])
def run(*who):
    ls=socket.create_server(('127.0.0.1',5985)); t=threading.Thread(target=server,args=(ls,)); t.start()
    s=socket.create_connection(('127.0.0.1',5985))
    try:
        for u,p in who: talk(s,u,p)
    except SpnegoError as e: print('client',e)
    s.close(); t.join(); ls.close()
A=('LAB\\alice','pa:ss:w\u00f6rd')
run(A)
run(('lab\\ALICE','pa:ss:w\u00f6rd'))
run(('LAB\\\u00c9lo\u00efse','x'))
run(('carol@lab.example','upn-pw'))
run(('admin','local-pw'))
run(A,('LAB\\\u00c9lo\u00efse','x'),A)
run(('bob@lab.example','b'))
