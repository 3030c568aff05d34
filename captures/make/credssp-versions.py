#!/usr/bin/env python3
"""Makes what good-credssp-versions.pcap holds: HTTP with CredSSP by pyspnego on both sides, over loopback.

usage: credssp-versions.py FOLDER, while tcpdump -i lo writes port 5985. The key log is FOLDER/keylog.txt.

One connection for each protocol version from 2 to 5, then with version 6 one for credentials of a smart card and one for those
of Remote Guard, at last two (versions 6 and 3) whose password is wrong. pyspnego 0.12 is in the path of Python.
"""
import base64, os, socket, ssl, sys, threading
import spnego, spnego._credssp as c, spnego._credssp_structures as st
from spnego.exceptions import SpnegoError
out=sys.argv[1]
users=os.path.join(out,'users.txt'); open(users,'w').write('LAB:alice:Passw0rd-alice\n')
os.environ['NTLM_USER_FILE']=users
keylog=os.path.join(out,'keylog.txt')
_orig=c._create_tls_context
def patched(usage):
    t=_orig(usage)
    if usage=='initiate': t.context.keylog_filename=keylog
    t.context.maximum_version=ssl.TLSVersion.TLSv1_2
    return t
c._create_tls_context=patched
ENV=b'<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:wsmid="http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd"><s:Header/><s:Body><wsmid:Identify/></s:Body></s:Envelope>'
ANS=b'<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:wsmid="http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd"><s:Header/><s:Body><wsmid:IdentifyResponse><wsmid:ProtocolVersion>http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd</wsmid:ProtocolVersion><wsmid:ProductVendor>pyspnego</wsmid:ProductVendor></wsmid:IdentifyResponse></s:Body></s:Envelope>'
B='Encrypted Boundary'
def seal(ctx,text):
    w=ctx.wrap(text).data
    n=16  # trailer of GCM
    return ('--%s\r\n\tContent-Type: application/HTTP-CredSSP-session-encrypted\r\n\tOriginalContent: type=application/soap+xml;charset=UTF-8;Length=%d\r\n--%s\r\n\tContent-Type: application/octet-stream\r\n'%(B,len(text),B)).encode()+n.to_bytes(4,'little')+w+('--%s--\r\n'%B).encode()
CT='multipart/encrypted;protocol="application/HTTP-CredSSP-session-encrypted";boundary="%s"'%B
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
    s,_=ls.accept()
    ctx=spnego.server(protocol='credssp')
    while True:
        h,b=read(s)
        if h is None: break
        a=h[1].get(b'authorization')
        if a and not ctx.complete:
            status='401 '; tok=None
            try:
                tok=ctx.step(base64.b64decode(a.split()[1]))
            except SpnegoError as e: print('server',e)
            if ctx.complete: status='200 '
            r='HTTP/1.1 %s\r\nServer: Microsoft-HTTPAPI/2.0\r\n'%status
            if tok: r+='WWW-Authenticate: CredSSP %s\r\n'%base64.b64encode(tok).decode()
            elif status=='401 ': r+='WWW-Authenticate: CredSSP\r\n'
            s.sendall((r+'Content-Length: 0\r\n\r\n').encode())
        else:
            p=seal(ctx,ANS)
            s.sendall(('HTTP/1.1 200 \r\nContent-Type: %s\r\nServer: Microsoft-HTTPAPI/2.0\r\nContent-Length: %d\r\n\r\n'%(CT,len(p))).encode()+p)
    s.close()
def run(version, cred=None, password='Passw0rd-alice'):
    c._CREDSSP_VERSION=version
    ls=socket.create_server(('127.0.0.1',5985))
    t=threading.Thread(target=server,args=(ls,)); t.start()
    s=socket.create_connection(('127.0.0.1',5985))
    ctx=spnego.client('LAB\\alice',password,protocol='credssp',hostname='win01.lab.example',service='HTTP')
    if cred: ctx._ts_credential=st.TSCredentials(cred)
    tok=ctx.step()
    try:
        while tok:
            s.sendall(('POST /wsman HTTP/1.1\r\nHost: win01.lab.example:5985\r\nUser-Agent: pyspnego\r\nAuthorization: CredSSP %s\r\nContent-Type: application/soap+xml;charset=UTF-8\r\nContent-Length: 0\r\n\r\n'%base64.b64encode(tok).decode()).encode())
            h,b=read(s)
            w=h[1].get(b'www-authenticate',b'')
            if h[0].startswith(b'HTTP/1.1 200'): break
            tok=ctx.step(base64.b64decode(w.split()[1])) if len(w.split())>1 else None
        if ctx.complete:
            p=seal(ctx,ENV)
            s.sendall(('POST /wsman HTTP/1.1\r\nHost: win01.lab.example:5985\r\nUser-Agent: pyspnego\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n'%(CT,len(p))).encode()+p)
            h,b=read(s); print(version, cred, h[0], len(b))
    except SpnegoError as e: print(version,'client',e)
    s.close(); t.join(); ls.close()
for v in (2,3,4,5): run(v)
run(6, st.TSSmartCardCreds('123456', st.TSCspDataDetail(1,'Card','Reader 0','Container','Microsoft Base Smart Card Crypto Provider'),'alice','LAB'))
run(6, st.TSRemoteGuardCreds(st.TSRemoteGuardPackageCred('Kerberos',b'\x01\x02\x03\x04'),[st.TSRemoteGuardPackageCred('NTLM',b'\x05\x06')]))
run(6, password='wrong')
run(3, password='wrong')
