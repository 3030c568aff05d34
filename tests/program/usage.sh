#!/bin/sh
# What the program says and exits with when something is not as it should be.
set -u
tool=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sample=captures/good-ntlm-powershell.pcapng
failed=0
passed=0

# expect STATUS WORDS -- ARGUMENTS: that exit status, and one line on standard error with these words in it.
expect() {
    status=$1
    words=$2
    shift 3
    "$tool" "$@" >"$work/out" 2>"$work/err"
    got=$?
    if [ "$got" != "$status" ]; then
        echo "FAILED: winrmscope $*: exit status $got, expected $status"
        failed=$((failed + 1))
    elif ! grep -q -- "$words" "$work/err"; then
        echo "FAILED: winrmscope $*: standard error lacks \"$words\":"
        cat "$work/err"
        failed=$((failed + 1))
    else
        passed=$((passed + 1))
    fi
}

# shows WORDS -- ARGUMENTS: exit status 0, nothing on standard error, these words in the output.
shows() {
    words=$1
    shift 2
    "$tool" "$@" >"$work/out" 2>"$work/err"
    got=$?
    if [ "$got" != 0 ] || [ -s "$work/err" ] || ! grep -q -- "$words" "$work/out"; then
        echo "FAILED: winrmscope $*: exit status $got, \"$words\" expected in the output"
        cat "$work/err"
        failed=$((failed + 1))
    else
        passed=$((passed + 1))
    fi
}

# A live capture ends with its signal, whatever the command; who may not capture is told so.
for command in decode 'decode --format json' diagnose transcript keys; do
    # shellcheck disable=SC2086
    timeout -s INT 1 "$tool" $command -q -i lo >"$work/out" 2>"$work/err"
    got=$?
    { [ "$got" = 124 ] && [ ! -s "$work/err" ]; } || { [ "$got" = 3 ] && grep -q 'cannot capture on lo' "$work/err"; } ||
        { echo "FAILED: $command -i lo: $got"; head -5 "$work/err"; failed=$((failed + 1)); }
done

# Usage: status 2, and the help line that was meant.
expect 2 'winrmscope keys' -- keys
expect 3 '64 hexadecimal digits' -- keys --psrp-key 0011 "$sample"
expect 3 'cannot be opened' -- keys --psrp-key "$work/none.pem" "$sample"
expect 2 '--password \[USER:\]TEXT' -- decode --pasword x "$sample"
expect 2 '--format text|json' -- decode --format xml "$sample"
expect 2 '--port N' -- --port 70000 "$sample"
expect 2 '--keys FILE' -- "$sample" --keys
expect 2 'FILE' -- decode
expect 2 'no FILE' -- transcript
expect 2 'winrmscope --help' --
shows '1 NTLM' -- "$sample"
expect 2 'is later than' -- transcript --from 2026-01-02 --to 2026-01-01 "$sample"
expect 2 'an address is' -- transcript --client 10.77.0 "$sample"
expect 2 'an address is' -- transcript --client 10.77.0.1:70000 "$sample"
expect 0 'no key at hand' -- transcript --client '[FD00:0::1]:50000' "$sample"
# An option is for the commands that use it, and one that is common but of no use here is said to be.
expect 2 'transcript has:' -- decode --scripts "$work/scripts" "$sample"
expect 2 'decode, diagnose, transcript and keys have:' -- fault --port 80 5
expect 2 'diagnose has:' -- keys --explain x
expect 0 'changes nothing' -- diagnose --raw captures/fail-404.pcapng
# A command that is not quite one, or not in front.
expect 2 'winrmscope decode' -- dcode "$sample"
expect 2 'winrmscope transcript' -- trnascript "$sample"
expect 2 'a command comes first' -- "$sample" keys
expect 2 'not from both' -- -i lo "$sample"
expect 2 'a time in UTC' -- transcript --from yesterday "$sample"
expect 2 'a time in UTC' -- transcript --to 1600-01-01 "$sample"
expect 2 '--shell ID' -- transcript "$sample" --shell
expect 0 'no session' -- transcript captures/fail-404.pcapng
expect 0 'no key at hand' -- transcript "$sample"
expect 0 'left out' -- transcript --user nobody captures/good-psrp-objects.pcapng
shows 'Session 1' -- transcript --client 10.77.0.1 --shell bf6f captures/good-psrp-objects.pcapng
shows '"record":"session"' -- transcript --format json --scripts "$work/scripts" captures/good-psrp-objects.pcapng
(cd "$work/scripts" && sha256sum -c --quiet SHA256SUMS) || failed=$((failed + 1))
shows 'a                              1' -- decode tests/fuzz/corpus/out_of_process/hashtable-utf16
shows 'out_of_process  Command' -- decode captures/good-out-of-process.log
expect 2 'winrmscope --help' -- --what-is-this
expect 2 'there is no option -x' -- -vx "$sample"
expect 2 'takes no value' -- --verbose=1 "$sample"
expect 2 'wants a value' -- -vf
shows 'Session 1' -- transcript -vq captures/good-psrp-objects.pcapng
shows 'no WinRM' -- '-ftcp port 1' "$sample"

# once WORDS -- ARGUMENTS: exit status 3, and just one line on standard error.
once() {
    expect 3 "$@"
    [ "$(wc -l <"$work/err")" = 1 ] || { echo "FAILED: not one line on standard error:"; cat "$work/err"; failed=$((failed + 1)); }
}

# The surroundings: status 3, one clear line.
once 'syntax error' -- -f 'no filter' "$sample"
once 'no-such-device' -- -i no-such-device
once 'is a directory\|Is a directory' -- -q captures
expect 3 'more files could not be written' -- transcript --scripts "$sample" captures/good-psrp-objects.pcapng
[ "$(wc -l <"$work/err")" = 2 ] || { echo "FAILED: files that cannot be written: more than two lines"; failed=$((failed + 1)); }
if [ -w /dev/full ]; then
    for words in --help --version 'list fields' 'fault 5' "decode $sample" "keys $sample" "diagnose $sample" 'diagnose --explain http-404-no-wsman' \
        'transcript captures/good-psrp-objects.pcapng'; do
        # shellcheck disable=SC2086
        "$tool" $words >/dev/full 2>"$work/err"
        [ $? = 3 ] && grep -q 'standard output' "$work/err" || { echo "FAILED: $words: a full disk is not said"; failed=$((failed + 1)); }
    done
fi
expect 3 "$work/missing.pcapng: No such file" -- decode "$work/missing.pcapng"
printf 'just some text\n' >"$work/text"
expect 3 'is text, not a capture' -- decode "$work/text"
: >"$work/empty"
expect 3 'empty' -- decode "$work/empty"
expect 3 "$work/none.json" -- decode --keys "$work/none.json" "$sample"
printf '{"users": [\n' >"$work/bad.json"
expect 3 "bad.json:" -- decode --keys "$work/bad.json" "$sample"
# A slip of the pen in a key file is said, somebody else's member is not; neither is more than a note.
printf '{"users": [{"user": "a", "pasword": "x"}], "keytab": "k", "conn": 1, "note": "n"}' >"$work/slip.json"
expect 0 'users.0..pasword is not known.*password' -- decode --keys "$work/slip.json" "$sample"
expect 0 'belongs into "kerberos"' -- decode --keys "$work/slip.json" "$sample"
[ "$(wc -l <"$work/err")" = 2 ] || { echo "FAILED: notes on a key file:"; cat "$work/err"; failed=$((failed + 1)); }
shows 'Session' -- transcript --keys "$work/slip.json" --quiet captures/good-psrp-objects.pcapng
# A user without its domain is no user.
shows 'counts as part of the password' -- decode --password 'alice:wrong' "$sample"
# Other files are still read.
expect 3 "missing.pcapng" -- decode "$work/missing.pcapng" "$sample"
[ -s "$work/out" ] || { echo "FAILED: the other file was not read"; failed=$((failed + 1)); }
# A closed pipe is nobody's failure.
{ "$tool" decode "$sample"; echo $? >"$work/status"; } | head -n 1 >"$work/out"
[ "$(cat "$work/status")" = 0 ] || { echo "FAILED: a closed pipe: status $(cat "$work/status")"; failed=$((failed + 1)); }

# A wrong password: said for whom, no noise, status 0.
"$tool" decode --format json --password 'LAB\alice:wrong' "$sample" >"$work/wrong" 2>"$work/err"
[ $? = 0 ] && [ ! -s "$work/err" ] || { echo "FAILED: a wrong password is not status 0, or is noisy"; failed=$((failed + 1)); }
grep -q '"body":"wrong-key"' "$work/wrong" && grep -q '"state":"wrong"' "$work/wrong" &&
    grep -q 'alice' "$work/wrong" || { echo "FAILED: a wrong password is not told"; failed=$((failed + 1)); }
grep -q '"body":"verified"' "$work/wrong" && { echo "FAILED: verified with a wrong password"; failed=$((failed + 1)); }
grep -q '"record":"psrp"' "$work/wrong" && { echo "FAILED: plain text from a wrong password"; failed=$((failed + 1)); }

# The report of the keys alone.
shows 'missing  password or NT hash of LAB' -- keys "$sample"
shows '^used     password of .*: fits' -- keys --keys captures/good-ntlm-powershell.keys.json "$sample"
shows '^wrong    password of --password' -- keys --password 'LAB\alice:wrong' "$sample"
shows '"record":"key".*"state":"missing"' -- keys --format json "$sample"
"$tool" keys --format json "$sample" | grep -v '"record":"key"\|"record":"summary"' >"$work/out" &&
    { echo "FAILED: keys writes other records"; failed=$((failed + 1)); }

# Secrets are shown only when asked for.
"$tool" decode --format json --keys captures/good-ntlm-powershell.keys.json "$sample" >"$work/out" 2>/dev/null
grep -q 'Winter-2025' "$work/out" && { echo "FAILED: a password of the key file is in the output"; failed=$((failed + 1)); }

shows 'options of transcript alone' -- --help
shows '--scripts DIR' -- transcript --help
shows '--files DIR' -- help
"$tool" decode --help | grep -q -- --scripts && { echo "FAILED: decode --help has options of transcript"; failed=$((failed + 1)); }
"$tool" --help | awk 'length > 100 { exit 1 }' || { echo "FAILED: --help is wider than 100 columns"; failed=$((failed + 1)); }
shows 'winrmscope [0-9]' -- --version
shows 'psrp.message_type' -- list fields
shows 'psrp.missing-start' -- list diagnostics
shows 'net-syn-no-answer' -- list findings
shows 'ERROR_WSMAN_QUOTA_MAX_SHELLS' -- list faults
shows 'turn message encryption on' -- diagnose --explain http-500-unencrypted
expect 2 'there is no rule' -- diagnose --explain no-such-rule
expect 2 'no FILE' -- diagnose
shows 'ntlm-rejected, certain' -- diagnose captures/fail-ntlm-password.pcapng
shows 'no failure found' -- diagnose "$sample"
shows 'ERROR_WSMAN_NETWORK_TIMEDOUT' -- fault -2144108250
shows 'unknown_ca' -- fault tls:48
shows '0x80338029' -- fault 80338029
shows '0x80338126' -- fault '0x80338126,'
shows 'KRB_AP_ERR_SKEW' -- fault krb:37
shows '"code":5,' -- fault --format json 0x80070005
expect 2 'no code that is known' -- fault 0x12345678
shows 'guessed by the words' -- fault WinRM cannot complete the operation
shows 'SEC_E_WRONG_PRINCIPAL' -- fault 'The following error with errorcode 0x80090322 occurred while using Kerberos authentication'
shows '"guessed":true' -- fault --format json 'Access is denied.'
expect 2 'this is no message' -- fault hello there

# The limits in the manual are those of the program.
"$tool" list limits >"$work/limits"
while IFS= read -r row; do
    grep -qF -- "$row" docs/manual.md || { echo "FAILED: docs/manual.md lacks $row"; failed=$((failed + 1)); }
done <"$work/limits"

# Standard input, gzip, and several files are read like one file.
"$tool" decode --format json "$sample" 2>/dev/null | grep -v '"record":"summary"' >"$work/one"
"$tool" decode --format json - <"$sample" 2>/dev/null | grep -v '"record":"summary"' >"$work/two"
gzip -c "$sample" >"$work/sample.gz"
"$tool" decode --format json "$work/sample.gz" 2>/dev/null | grep -v '"record":"summary"' >"$work/three"
for other in two three; do
    cmp -s "$work/one" "$work/$other" && [ -s "$work/one" ] || { echo "FAILED: reading differs: $other"; failed=$((failed + 1)); }
done

# The same output on every machine: neither the time zone nor the locale counts.
TZ=Asia/Tokyo LC_ALL=de_DE.UTF-8 "$tool" decode "$sample" >"$work/tokyo" 2>/dev/null
TZ=UTC LC_ALL=C "$tool" decode "$sample" >"$work/utc" 2>/dev/null
cmp -s "$work/tokyo" "$work/utc" || { echo "FAILED: output depends on TZ or locale"; failed=$((failed + 1)); }

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
