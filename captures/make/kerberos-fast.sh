#!/bin/sh
# Makes good-kerberos-fast.pcap and its keys, with the programs of Debian's krb5-kdc, krb5-admin-server and krb5-user: a
# machine gets a ticket, a user's AS exchange is armoured with it, service tickets, one of them user-to-user, a wrong password.
# As root, in a network namespace of its own: unshare -n sh kerberos-fast.sh
set -u
T=$(mktemp -d); cd "$T"; echo "in $T"
ip link set lo up
cat > krb5.conf <<E
[libdefaults]
 default_realm = LAB.EXAMPLE
 dns_lookup_kdc = false
 dns_lookup_realm = false
 rdns = false
 dns_canonicalize_hostname = false
 udp_preference_limit = 1
[realms]
 LAB.EXAMPLE = {
  kdc = 127.0.0.1:88
 }
E
cat > kdc.conf <<E
[kdcdefaults]
 kdc_ports = 88
 kdc_tcp_ports = 88
[realms]
 LAB.EXAMPLE = {
  database_name = $T/principal
  key_stash_file = $T/stash
  acl_file = $T/acl
  supported_enctypes = aes256-cts:normal aes128-cts:normal
 }
E
export KRB5_CONFIG=$T/krb5.conf KRB5_KDC_PROFILE=$T/kdc.conf
kdb5_util create -s -P master -r LAB.EXAMPLE >/dev/null 2>&1
K="kadmin.local -r LAB.EXAMPLE -q"
$K 'addprinc -pw Passw0rd-alice +requires_preauth alice' >/dev/null 2>&1
$K 'addprinc -pw Passw0rd-ws07 +requires_preauth host/ws07.lab.example' >/dev/null 2>&1
$K 'addprinc -randkey HTTP/win01.lab.example' >/dev/null 2>&1
$K "ktadd -k $T/ws07.keytab -norandkey host/ws07.lab.example" >/dev/null 2>&1
$K "ktadd -k $T/win01.keytab HTTP/win01.lab.example" >/dev/null 2>&1
$K "ktadd -k $T/krbtgt.keytab -norandkey krbtgt/LAB.EXAMPLE" >/dev/null 2>&1
krb5kdc -n >kdc.log 2>&1 & KDC=$!
sleep 1
tcpdump -U -Z root -i lo -s 0 -w fast.pcap 'port 88' 2>tcpdump.log & TD=$!
sleep 1
KRB5CCNAME=FILE:$T/cc_machine timeout 10 kinit -k -t ws07.keytab host/ws07.lab.example
echo Passw0rd-alice | KRB5CCNAME=FILE:$T/cc_alice timeout 10 kinit -T FILE:$T/cc_machine alice
KRB5CCNAME=FILE:$T/cc_alice timeout 10 kvno HTTP/win01.lab.example
KRB5CCNAME=FILE:$T/cc_alice timeout 10 kvno --u2u FILE:$T/cc_machine host/ws07.lab.example || true
# a wrong password under FAST: the KDC's error is in FAST, too
echo wrong | KRB5CCNAME=FILE:$T/cc_bad timeout 10 kinit -T FILE:$T/cc_machine alice || true
sleep 1
kill $TD $KDC; wait 2>/dev/null || true
KRB5CCNAME=FILE:$T/cc_alice timeout 10 klist -e || true
ls -la
