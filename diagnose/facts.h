/*
 * What rules are about: the facts of one conversation, which is what one client (address) did to
 * reach one service (address and port). A rule looks at nothing else. Each fact keeps the packets
 * that it rests on; a fact that cannot be seen in this capture (no key, one direction, joined late)
 * says so instead of saying no.
 *
 * Every kind of fact is a list of rows of members, told once below: the structs are made of it, and
 * the short notation in which the tests of the rules are written (facts_notation.h). Words are
 * those of the JSON records (docs/json.md).
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record.h"

/* A Create that took longer is kept as a row, though it went well: 3 s. */
#define SLOW_CREATE INT64_C(3000000000)

/* A runspace pool that is not open after this time does not open: 30 s. */
#define STALLED INT64_C(30000000000)

/* Three values where a fact can be absent. */
enum known { KNOWN_NO, KNOWN_YES, NOT_OBSERVABLE };

/*
 * Members of each kind: TEXT(name, room), NUMBER(name), SPAN(name) a duration in nanoseconds,
 * FLAG(name), PACKET(name). Every one has besides what struct fact has.
 */
/* clang-format off */

/* A TCP connection, or the attempt at one. */
#define CONNECTION_FACTS(TEXT, NUMBER, SPAN, FLAG, PACKET) \
    TEXT(client, 64) TEXT(server, 64) NUMBER(port)                                                 \
    TEXT(outcome, 12)          /* closed, reset, refused, unanswered, unreachable, open */         \
    NUMBER(syns)               /* of the client */                                                 \
    FLAG(saw_start)            /* the capture has its SYN */                                       \
    NUMBER(icmp_type) NUMBER(icmp_code)                                                            \
    SPAN(rtt)                  /* from SYN to SYN with ACK; 0: not seen */                         \
    FLAG(fell_back)            /* over IPv6; right behind it the same port answered over IPv4 */   \
    TEXT(ended_by, 8)          /* client, server: who sent the first FIN or RST */                 \
    TEXT(ended_with, 4)        /* fin, rst */                                                      \
    NUMBER(packets_c2s) NUMBER(packets_s2c) NUMBER(bytes_c2s) NUMBER(bytes_s2c)                    \
    NUMBER(missing_c2s) NUMBER(missing_s2c)                                                        \
    NUMBER(retransmissions_c2s) NUMBER(retransmissions_s2c)                                        \
    NUMBER(zero_windows_c2s) NUMBER(zero_windows_s2c)                                              \
    SPAN(longest_silence)      /* between two packets */                                           \
    TEXT(spoke_c2s, 16) TEXT(spoke_s2c, 16)              /* nothing, http, tls, ssh, http2, other */ \
    NUMBER(requests) NUMBER(answers)                                                               \
    FLAG(outstanding)          /* its last request has no whole answer */                          \
    TEXT(tls_version, 12) TEXT(tls_cipher, 64) TEXT(sni, 128)                                      \
    TEXT(tls_stage, 16)        /* hello, server-flight, client-finished, application: how far it came */ \
    TEXT(tls_offered, 64)      /* versions of the ClientHello */                                   \
    NUMBER(alert_c2s) NUMBER(alert_s2c)  /* fatal one in the clear, 1 + its number; 0: none */     \
    PACKET(alert)              /* with the first of these */                                       \
    PACKET(hello)              /* ServerHello */                                                   \
    FLAG(hidden_alert)         /* in place of a Finished the client sent a record of the size of an alert */ \
    FLAG(hidden_answer)        /* behind the client's part of the handshake the server sent such a record alone, and left */ \
    FLAG(certificate_asked) FLAG(certificate_sent) FLAG(certificate_empty)                         \
    SPAN(hello_wait)           /* from ClientHello to ServerHello */

/* The server's certificate. */
#define CERTIFICATE_FACTS(TEXT, NUMBER, SPAN, FLAG, PACKET) \
    TEXT(subject, 160) TEXT(issuer, 160) TEXT(names, 400) /* DNS and IP names, a space between them */ \
    TEXT(asked, 128)           /* the name that the client wanted: SNI, CONNECT, or the address */ \
    SPAN(not_before) SPAN(not_after) /* times; 0: not known */                                     \
    FLAG(expired) FLAG(not_yet) FLAG(name_matches) FLAG(self_signed) FLAG(ca)                       \
    FLAG(has_eku) FLAG(server_auth)                                                                \
    FLAG(went_on)              /* the client sent a request over this connection */

/* A request and its answer. Plain ones are only counted in struct totals. */
#define EXCHANGE_FACTS(TEXT, NUMBER, SPAN, FLAG, PACKET) \
    TEXT(method, 12) TEXT(target, 160) TEXT(host, 96) TEXT(agent, 96)                              \
    NUMBER(status)             /* 0: no answer */                                                  \
    TEXT(reason, 40) TEXT(server, 64) TEXT(location, 160)                                          \
    TEXT(scheme, 20)           /* of Authorization */                                              \
    TEXT(offered, 96)          /* schemes of WWW-Authenticate, a space between them */             \
    TEXT(proxy_offered, 64)                                                                        \
    FLAG(proxied)              /* by absolute URI, CONNECT, Via or Proxy-Connection */             \
    FLAG(tls) FLAG(chunked) FLAG(expect) FLAG(connection_close)                                    \
    TEXT(request_type, 12) TEXT(answer_type, 12) /* none, soap, sealed, html, other */             \
    TEXT(request_body, 10) TEXT(answer_body, 10) /* none, clear, verified, recovered, damaged, no-key, wrong-key */ \
    NUMBER(request_size) NUMBER(answer_size) NUMBER(header_size) NUMBER(credentials)               \
    FLAG(empty_part)           /* a sealed part that holds nothing */                              \
    FLAG(cut)                  /* the answer ends before its length */                             \
    FLAG(lossy)                /* bytes of it are missing from the capture */                      \
    FLAG(authenticated)        /* at the latest by this answer */                                  \
    FLAG(by_handshake)         /* and that by NTLM, Kerberos or CredSSP */                         \
    FLAG(first_sealed)         /* the first sealed request of its connection */                    \
    SPAN(upload)               /* from its first to its last packet */                             \
    SPAN(wait)                 /* from the request to the answer, or to the end of the connection */ \
    FLAG(same_again)           /* a request of the same size followed at once */                   \
    FLAG(again_elsewhere)      /* and that on another connection */                                \
    FLAG(crossed)              /* the same client sent another request while this one was pending */ \
    TEXT(given_up_by, 8)       /* client, server: who ended the connection while it was pending */ \
    TEXT(given_up_with, 4)                                                                         \
    TEXT(action, 32) TEXT(resource, 200) TEXT(message_id, 64) TEXT(shell, 48) TEXT(command, 48)    \
    SPAN(operation_timeout)    /* 0: not known */                                                  \
    NUMBER(max_envelope)                                                                           \
    TEXT(codepage, 12) TEXT(noprofile, 8) TEXT(protocolversion, 12)                                \
    FLAG(repeated)             /* this MessageID was sent before */                                \
    FLAG(fault) NUMBER(code) NUMBER(inner) NUMBER(inner2) /* codes of the fault and of those inside it; 0: none */ \
    TEXT(subcode, 48) TEXT(text, 400) TEXT(provider, 64) TEXT(machine, 64)                         \
    FLAG(after_delete)         /* the client itself had ended the shell or the command */          \
    FLAG(after_reboot)         /* a command for a reboot went before */                            \
    SPAN(shell_silence)        /* since the shell's last use */                                    \
    SPAN(shell_idle_timeout)   /* as it was granted; 0: not known */ \
    TEXT(charset, 16) TEXT(answer_charset, 16) /* of Content-Type */                               \
    TEXT(called, 96) NUMBER(return_value) /* an invoked method, and what it gave */

/* An authentication. */
#define LOGON_FACTS(TEXT, NUMBER, SPAN, FLAG, PACKET) \
    TEXT(mechanism, 12) TEXT(scheme, 20) TEXT(outcome, 12) /* accepted, rejected, incomplete */    \
    TEXT(user, 96) TEXT(domain, 96) TEXT(workstation, 64) TEXT(service, 128) TEXT(realm, 96)       \
    TEXT(target, 64)           /* NetBIOS name of the challenge */                                 \
    TEXT(target_dns, 96) TEXT(target_domain, 96)                                                   \
    PACKET(challenge)          /* of NTLM, with what it says of the server */                      \
    FLAG(anonymous) FLAG(ntlmv1)                                                                   \
    FLAG(no_seal)              /* flags for signing or sealing are missing */                      \
    FLAG(spnego)               /* inside SPNEGO */                                                 \
    TEXT(spnego_state, 20)     /* the server's last negState */                                    \
    FLAG(kerberos_offered)     /* by the client's mechTypes */                                     \
    FLAG(final_token)          /* the server's last answer brought a token */                      \
    NUMBER(legs)               /* tokens of the client */                                          \
    NUMBER(challenges)         /* tokens of the server */                                          \
    NUMBER(krb_error)          /* 1 + the code of a KRB-ERROR in a token; 0: none */               \
    FLAG(proxy) FLAG(tls)                                                                          \
    TEXT(bindings, 8)          /* channel bindings of type 3: none, zero, set */                   \
    TEXT(inner, 12)            /* of CredSSP */                                                    \
    NUMBER(inner_alert)        /* 1 + the TLS alert inside CredSSP */                              \
    NUMBER(credssp_error)      /* NTSTATUS */                                                      \
    TEXT(offered, 96)          /* schemes of the answer that ended it */

/* An exchange with a KDC. */
#define KDC_FACTS(TEXT, NUMBER, SPAN, FLAG, PACKET) \
    TEXT(message, 12)          /* AS-REQ, TGS-REQ, AS-REP ... of the request */                    \
    TEXT(client_name, 96) TEXT(service, 128) TEXT(realm, 96) TEXT(etypes, 96) TEXT(kdc, 64)        \
    FLAG(answered) NUMBER(error) /* 1 + its code; 0: none */                                       \
    TEXT(error_text, 96) NUMBER(status) /* NTSTATUS of e-data */                                   \
    FLAG(tcp) NUMBER(attempts)                                                                     \
    FLAG(recovered)            /* the same was answered well later */                              \
    FLAG(cut)                  /* the capture ended before an answer could come */

/* A name lookup. */
#define LOOKUP_FACTS(TEXT, NUMBER, SPAN, FLAG, PACKET) \
    TEXT(name, 200) TEXT(type, 8) TEXT(outcome, 12) /* answered, empty, nxdomain, servfail, refused, none */ \
    TEXT(addresses, 200) FLAG(recovered) FLAG(followed)

/* Something that went wrong inside a session, or the end of a command. */
#define ERROR_FACTS(TEXT, NUMBER, SPAN, FLAG, PACKET) \
    TEXT(where, 16)            /* error-record, pipeline, pool, host-call, key-exchange, fragments */ \
    TEXT(state, 16)            /* Failed, Broken, Closed, Stopped, Stalled ... */                  \
    TEXT(id, 128)              /* FullyQualifiedErrorId */                                         \
    TEXT(category, 32) TEXT(exception, 96) TEXT(text, 240) TEXT(target, 96)                        \
    NUMBER(code)               /* ErrorCode of a transport exception, or a HRESULT in the text */  \
    FLAG(asked)                /* by the client's own Signal or Delete */                          \
    TEXT(resource, 160)

/* What somebody says the time is. */
#define CLOCK_FACTS(TEXT, NUMBER, SPAN, FLAG, PACKET) \
    TEXT(whose, 8)             /* client, target, kdc */                                           \
    TEXT(told_by, 16)          /* HTTP, NTLM, KRB-ERROR */                                          \
    SPAN(ahead)                /* of the packet's time; negative: behind */

/* A WinRS command that ended. */
#define COMMAND_FACTS(TEXT, NUMBER, SPAN, FLAG, PACKET) \
    TEXT(line, 200) SPAN(exit_code) /* signed */ FLAG(has_exit_code)                               \
    NUMBER(line_length) TEXT(error_head, 240) NUMBER(error_length) FLAG(clixml) FLAG(clixml_errors) \
    SPAN(running) FLAG(deleted) /* by the client, with its shell */ FLAG(done)

/* clang-format on */

#define FACT_TEXT(name, room) char name[room];
#define FACT_NUMBER(name) uint64_t name;
#define FACT_SPAN(name) int64_t name;
#define FACT_FLAG(name) bool name;
#define FACT_PACKET(name) struct packet name;

/* A packet of the capture and its time; number 0: none. */
struct packet {
    struct frame frame;
    int64_t time;
};

/* What every fact has: its first packet, its last, and the one that says it (the answer, the alert,
 * the RST ...), which evidence names. */
struct fact {
    uint32_t connection; /* 0: none */
    struct frame frame, last_frame;
    int64_t time, last_time;
    struct packet proof;
    uint64_t count; /* how often the very same was seen; at least 1 */
};

#define FACT_KINDS(X)                                                                              \
    X(connection, CONNECTION_FACTS)                                                                \
    X(certificate, CERTIFICATE_FACTS)                                                              \
    X(exchange, EXCHANGE_FACTS)                                                                    \
    X(logon, LOGON_FACTS)                                                                          \
    X(kdc, KDC_FACTS)                                                                              \
    X(lookup, LOOKUP_FACTS)                                                                        \
    X(error, ERROR_FACTS)                                                                          \
    X(command, COMMAND_FACTS)                                                                      \
    X(clock, CLOCK_FACTS)

#define FACT_STRUCT(kind, MEMBERS)                                                                 \
    struct kind##_fact {                                                                           \
        struct fact at;                                                                            \
        MEMBERS(FACT_TEXT, FACT_NUMBER, FACT_SPAN, FACT_FLAG, FACT_PACKET)                         \
    };
FACT_KINDS(FACT_STRUCT)

/* Sums of what went well, or is told by its number alone. */
/* clang-format off */
#define TOTAL_FACTS(NUMBER, SPAN) \
    NUMBER(connections) NUMBER(connections_answered) NUMBER(connections_tls)                       \
    NUMBER(requests) NUMBER(answers) NUMBER(good)    /* answers below 300 */                       \
    NUMBER(operations)         /* requests whose envelope was read, or that were sealed */         \
    NUMBER(opened) NUMBER(locked) /* bodies that were, that could not be opened */                 \
    NUMBER(locked_faults)      /* of the latter, answered by 500 */                                \
    NUMBER(logons_accepted) NUMBER(logons_rejected) NUMBER(basic_clear) NUMBER(basic_accepted)     \
    NUMBER(kerberos_accepted)                                                                      \
    NUMBER(creates) NUMBER(deletes) NUMBER(commands) NUMBER(sends) NUMBER(terminates)              \
    NUMBER(polls)              /* Receives that ended without output */                            \
    NUMBER(delayed_uploads)    /* requests whose parts came 40 or 200 ms apart */                  \
    NUMBER(pulls) NUMBER(pulled_items) NUMBER(small_sends) NUMBER(plain_accepted)                  \
    NUMBER(waits) SPAN(waited) /* of answers to operations other than Receive and Pull, and their sum */ \
    SPAN(rtt)                  /* of the handshakes, the smallest; 0: not seen */                  \
    NUMBER(packets) NUMBER(retransmissions) NUMBER(zero_windows) NUMBER(missing_bytes)             \
    NUMBER(one_direction)      /* connections of which only one direction was captured */          \
    NUMBER(joined_late) NUMBER(open_at_end)                                                        \
    NUMBER(other_clients_good) /* other clients of this server whose requests went well */         \
    NUMBER(other_servers_bad)  /* other servers on which this client failed */                     \
    NUMBER(host_seen)          /* packets from the server's address in other connections */        \
    NUMBER(kdc_exchanges) NUMBER(kdc_answered)                                                     \
    NUMBER(slow_expects)       /* bodies that waited for 100-continue about a second */           \
    NUMBER(psrp) NUMBER(winrs)
/* clang-format on */

struct totals {
    TOTAL_FACTS(FACT_NUMBER, FACT_SPAN)
};

/* Times of the latest success, by what succeeded; 0: never. A failure before it was recovered from.
 */
struct successes {
    int64_t connected, tls, answered, authenticated, operated, script;
};

/* Rows of one kind. */
#define FACT_LIST(kind, MEMBERS)                                                                   \
    struct kind##_fact *kind##s;                                                                   \
    size_t n_##kind##s, kind##s_capacity;

struct facts {
    char client[64], server[64]; /* address; address and port */
    uint64_t port;
    char name[128]; /* of the server, as the client calls it; "" */
    bool guessed;   /* nothing speaks for WinRM but that it failed before it could say so */
    int64_t start, end;
    struct fact whole; /* its first packet: what sums rest on */
    FACT_KINDS(FACT_LIST)
    struct totals totals;
    struct successes last;
};

/* The server's name as the client calls it, in requests or in TLS; "" where no name is seen. */
const char *facts_name(const struct facts *facts);

/* Frees the lists, not the struct. */
void facts_clear(struct facts *facts);

/* A new row at the end of the list; NULL, and counted as dropped, when the list is full
 * (limits.facts). */
#define FACT_ADD(kind, MEMBERS)                                                                    \
    struct kind##_fact *facts_add_##kind(struct facts *facts, size_t most);
FACT_KINDS(FACT_ADD)

/* How a member of a row is found by its name. */
enum member_kind { MEMBER_TEXT, MEMBER_NUMBER, MEMBER_SPAN, MEMBER_FLAG, MEMBER_PACKET };
struct fact_member {
    const char *name;
    enum member_kind kind;
    size_t offset, room;
};
struct fact_kind {
    const char *name;
    const struct fact_member *members;
    size_t n;
};
/* Ends with a row without a name. "total" and "success" are among them. */
extern const struct fact_kind fact_kinds[];

/* A member of every row of a kind; each row begins with its struct fact. */
struct fact_place {
    const void *rows;
    size_t n, size; /* how many, and of how many bytes each */
    const struct fact_member *member;
};
/* Finds "kind.member". False when no kind of rows, or no member, is called so. */
bool fact_place(struct fact_place *place, const struct facts *facts, struct bytes path);

/*
 * The nanoseconds from one time, or duration, to another; the most that there can be where they are
 * more. What messages tell (a Date, a certificate, a time-out) may be as far away as it likes.
 */
int64_t span_from(int64_t from, int64_t to);

/*
 * The host of "10.0.0.1:5985", "[fe80::1]:5985", "win01:5985" or one of these without a port; *port
 * is 0 where there is none.
 */
struct bytes endpoint_host(struct bytes endpoint, uint64_t *port);

/* True for the issuer of a certificate that a device or program which opens TLS on its way makes, by
 * its name. */
bool issuer_inspects(const char *issuer);

/* Copies text into a member; what is cut at its room ends with an ellipsis. */
void fact_set(char *member, size_t room, struct bytes text);
#define FACT_SET(member, text) fact_set((member), sizeof(member), (text))
/* True when member is that word; that word among those of a list with spaces between them. */
bool fact_is(const char *member, const char *word);
bool fact_has(const char *list, const char *word);
/* Puts word behind the others unless it is there. */
void fact_put_word(char *list, size_t room, struct bytes word);
/* Text without regard to ASCII case: a holds b. */
bool fact_says(const char *a, const char *b);
