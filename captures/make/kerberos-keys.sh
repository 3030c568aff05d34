#!/bin/bash
# Makes good-kerberos-keys.pcap and its keys, as kerberos-fast.sh does: three logons on one connection, a service whose key is
# renewed (version 3) between two tickets, a ticket of RC4 that its service does not take. Users and passwords in odd shapes.
set -u
here=$(cd "$(dirname "$0")" && pwd); T=$(mktemp -d); cd "$T"; echo "in $T"
cc -o gss "$here/kerberos-keys.c" $(pkg-config --cflags --libs krb5-gssapi libcrypto)
ip link set lo up
cat > krb5.conf <<E
[libdefaults]
 default_realm = LAB.EXAMPLE
 dns_lookup_kdc = false
 dns_lookup_realm = false
 rdns = false
 dns_canonicalize_hostname = false
 udp_preference_limit = 1
 allow_weak_crypto = true
 ignore_acceptor_hostname = true
[realms]
 LAB.EXAMPLE = {
  kdc = 127.0.0.1:88
 }
[domain_realm]
 .lab.example = LAB.EXAMPLE
E
cat > kdc.conf <<E
[kdcdefaults]
 kdc_ports = 88
 kdc_tcp_ports = 88
[realms]
 LAB.EXAMPLE = {
  database_name = $T/principal
  key_stash_file = $T/stash
  supported_enctypes = aes256-cts:normal aes128-cts:normal rc4-hmac:normal
 }
E
export KRB5_CONFIG=$T/krb5.conf KRB5_KDC_PROFILE=$T/kdc.conf
kdb5_util create -s -P master -r LAB.EXAMPLE >/dev/null 2>&1
K="kadmin.local -r LAB.EXAMPLE -q"
$K 'addprinc -pw Pa:ss:w0rd-é +requires_preauth Alice' >/dev/null 2>&1
$K 'addprinc -randkey HTTP/win01.lab.example' >/dev/null 2>&1
$K 'addprinc -e rc4-hmac:normal -pw svc-rc4 WSMAN/win02.lab.example' >/dev/null 2>&1
$K "ktadd -k $T/s.keytab HTTP/win01.lab.example" >/dev/null 2>&1
cp s.keytab old.keytab
$K "ktadd -e rc4-hmac:normal -norandkey -k $T/s.keytab WSMAN/win02.lab.example" >/dev/null 2>&1
timeout 60 krb5kdc -n >kdc.log 2>&1 &
sleep 1
timeout 55 tcpdump -U -Z root -i lo -s 0 -w r.pcap 'port 88 or port 5985' 2>tcpdump.log & TD=$!
sleep 1
export KRB5CCNAME=FILE:$T/cc KRB5_KTNAME=FILE:$T/s.keytab
printf 'Pa:ss:w0rd-é\n' | timeout 10 kinit Alice
timeout 10 ./gss HTTP/win01.lab.example 3
timeout 10 ./gss WSMAN/win02.lab.example 1
# the service's key is renewed: kvno 3, an old ticket and a new one
$K "ktadd -k $T/s.keytab HTTP/win01.lab.example" >/dev/null 2>&1
timeout 10 ./gss HTTP/win01.lab.example 1
rm cc; printf 'Pa:ss:w0rd-é\n' | timeout 10 kinit Alice
timeout 10 ./gss HTTP/win01.lab.example 1
sleep 1; kill $TD; klist -kte s.keytab | tail -12
