/*
 * A whole HTTP message as it travels from who put it together (transport from TCP, the Wireshark
 * plugin from Wireshark's dissectors) to conversation. The receiver may keep blocks by reference
 * and must copy everything else that it keeps.
 */
#pragma once

#include "block.h"
#include "bytes.h"
#include "direction.h"
#include "record.h"
#include "unseal.h"

struct http_header {
    struct bytes name, value; /* value trimmed, folded lines joined as they stand */
    uint64_t offset;          /* of the name in head; 0 when there is no head */
    uint64_t value_offset;    /* of the value in head; 0 when there is no head */
};

/* One chunk of a chunked body: Windows sends a whole envelope in each, at different moments
 * (security.md 1.1). */
struct http_chunk {
    size_t offset, len; /* in body as transferred, before any Content-Encoding is taken off */
    int64_t time;       /* of the packet that completed it */
    struct frames frames;
};

/* What was odd about the message; http_describe() turns the bits into diagnostics. */
enum http_oddity {
    HTTP_ODD_NOT_WHOLE = 1 << 0, /* the connection or the capture ended first */
    HTTP_ODD_HOLE = 1 << 1,      /* bytes are missing inside */
    HTTP_ODD_BAD_CHUNK = 1 << 2, /* the chunked coding breaks off or is malformed */
    HTTP_ODD_BAD_CODING =
        1 << 3, /* Content-Encoding could not be undone; the body is as transferred */
    HTTP_ODD_BODY_LIMIT = 1 << 4,     /* limits.http_body was reached */
    HTTP_ODD_HEADER_LIMIT = 1 << 5,   /* more header fields than limits.http_headers */
    HTTP_ODD_HEADER_LINE = 1 << 6,    /* a header line without colon */
    HTTP_ODD_LENGTHS = 1 << 7,        /* Content-Length contradicts itself or Transfer-Encoding */
    HTTP_ODD_BARE_LF = 1 << 8,        /* lines end in LF alone */
    HTTP_ODD_UNASKED = 1 << 9,        /* a response without a request */
    HTTP_ODD_RESYNCHRONISED = 1 << 10 /* found again after bytes that could not be read */
};

struct tls_facts;

struct http_message {
    enum direction direction;
    struct bytes head;        /* the raw head with its empty line; empty when the feeder has none */
    struct block *head_block; /* holds head; may be NULL */
    struct bytes method, target, version; /* version of both kinds: "HTTP/1.1" */
    unsigned status;                      /* of a response; 0 for a request */
    struct bytes reason;
    const struct http_header *headers;
    size_t n_headers;
    struct block *body; /* dechunked, Content-Encoding taken off, missing bytes as zeros; NULL: no
                           body or zero bytes */
    const struct http_chunk *chunks; /* none unless the body was chunked and the feeder knows */
    size_t n_chunks;
    const struct hole *holes; /* missing runs of body, ascending */
    size_t n_holes;
    uint64_t missing_bytes; /* of the message in all, head included */
    int64_t first_time;     /* of the packet that began it */
    int64_t time;           /* of the packet that completed it */
    struct frame frame;     /* the same packet; number 0 where the feeder does not tell */
    struct frames frames;
    unsigned oddities; /* enum http_oddity */
    /* What is known so far of the TLS that it came out of (tls_facts.h); NULL outside of TLS. */
    const struct tls_facts *tls;
};

/* The value of the first header of that name (ASCII case ignored); none when there is none. */
struct bytes http_header_value(const struct http_message *message, const char *name);
/* The same for the i-th header of that name, from 0; false when there are fewer. */
bool http_header_nth(const struct http_message *message, const char *name, size_t i,
                     struct bytes *value);

/* The two ends of a connection and when it began. */
struct http_connection {
    uint32_t number;             /* from 1 by first packet */
    char client[64], server[64]; /* "10.0.0.1:50000", "[fe80::1]:5985" */
    uint16_t client_port, server_port;
    int64_t start;
    struct frame first; /* packet that began it */
};

enum http_outcome {
    OUTCOME_CLOSED,
    OUTCOME_RESET,
    OUTCOME_REFUSED,     /* SYN answered by RST */
    OUTCOME_UNANSWERED,  /* SYN never answered */
    OUTCOME_UNREACHABLE, /* SYN answered by ICMP */
    OUTCOME_OPEN         /* the capture ended first */
};

/* What the first bytes of a direction look like. X(ID, "name", "text for people") */
#define HTTP_SPOKE(X)                                                                              \
    X(SPOKE_NOTHING, "nothing", "no bytes")                                                        \
    X(SPOKE_HTTP, "http", "HTTP")                                                                  \
    X(SPOKE_TLS, "tls", "TLS")                                                                     \
    X(SPOKE_SSH, "ssh", "SSH")                                                                     \
    X(SPOKE_KERBEROS, "kerberos", "Kerberos")                                                      \
    X(SPOKE_HTTP2, "http2", "HTTP/2")                                                              \
    X(SPOKE_OUT_OF_PROCESS, "out_of_process", "PowerShell out-of-process")                         \
    X(SPOKE_OTHER, "other", "something else")

#define HTTP_SPOKE_ENUM(id, name, text) id,
enum http_spoke { HTTP_SPOKE(HTTP_SPOKE_ENUM) SPOKE_COUNT };
/* "http", "tls" … */
const char *http_spoke_name(enum http_spoke spoke);
/* The same for people. */
const char *http_spoke_text(enum http_spoke spoke);

/* What TCP knows of a connection beside its bytes; two of a kind are by enum direction. */
struct http_tcp {
    bool known;    /* false where the feeder does not tell */
    uint64_t syns; /* of the client */
    int64_t rtt;   /* between the client's SYN and the server's, as the capture saw it; 0: not seen */
    uint64_t packets[2], retransmissions[2], zero_windows[2], missing[2];
    uint64_t conflicts[2]; /* of the retransmissions, those whose bytes differ: the first were kept */
    bool fin[2], rst[2];
    int64_t end_time[2]; /* of its first FIN or RST; 0: none */
    struct frame end_frame[2];
    int64_t longest_silence;
    bool icmp;
    uint8_t icmp_type, icmp_code;
};

/* How a connection ended, and what went over it. */
struct http_connection_end {
    enum http_outcome outcome;
    int64_t time;
    struct frames frames;     /* SYN, FIN, RST, ICMP: what the outcome rests on */
    uint64_t bytes[2];        /* of payload, by enum direction */
    uint64_t missing_bytes;   /* known to be missing from both streams */
    bool http;                /* at least one HTTP message was seen */
    enum http_spoke spoke[2]; /* what each side said first, by enum direction */
    struct http_tcp tcp;
    const struct tls_facts *tls; /* what is known of its TLS, or of that in its tunnel; or NULL */
};

/*
 * What who puts messages together calls. Order: open, then requests and responses as they become
 * whole, then close. A response answers the oldest request that has no final response (1xx are not
 * passed on). answered tells the status as soon as a response's head is whole, before its body is.
 * Receivers tolerate a missing request, a missing response, a missing close, and a response that
 * comes before its request (the plugin has no better).
 */
struct http_feed {
    void *(*open)(void *state, const struct http_connection *connection);
    void (*request)(void *connection, const struct http_message *message);
    void (*answered)(void *connection, unsigned status, const struct http_message *head);
    void (*response)(void *connection, const struct http_message *message);
    void (*close)(void *connection, const struct http_connection_end *end);
    /*
     * The oldest request without a final response will never have one, though the connection goes
     * on: the bytes of its response are missing. May be NULL.
     */
    void (*unanswered)(void *connection);
    void *state;
};
