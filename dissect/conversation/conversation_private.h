/* What the files of conversation share. One file each: connections and the order of output
 * (conversation.c), exchanges (exchange.c), authentication (security.c), bodies (body.c), envelopes
 * (envelope.c), shells (shell.c), calls and their answers (calls.c), secure
 * strings (secrets.c). */
#pragma once

#include "auth.h"
#include "conversation.h"
#include "conversation_fields.h"
#include "map.h"
#include "psrp.h"
#include "psrp_states.h"
#include "tls_facts.h"
#include "wsman.h"

#define DIAG(word) (&conversation_diagnostics[CONVERSATION_##word])
#define FIELD(word) (&conversation_fields[word])

struct conversation {
    struct conversation_options options;
    struct output *output;
    struct psrp_reassembly *psrp;
    struct psrp_states *states;
    struct map *outputs; /* output.c: what commands wrote, as long as they run */
    struct lines *lines; /* lines.c: the session of an out-of-process log */
    int64_t line_time;   /* of the last line that had a time */
    struct secrets *secrets; /* of secrets.c */
    struct map *shells;     /* shell id in upper case -> struct shell */
    struct map *calls;      /* key of calls.c -> the half that waits */
    struct map *remainders; /* shell, command and stream -> struct winrs_remainder */
    struct map
        *peers; /* client address and server -> struct peers: contexts of closed connections */
    struct map *kdc_requests; /* both ends -> struct kdc_request */
    struct map *kdcs;         /* addresses with port that a KDC was spoken to at */
    uint64_t not_shown;      /* connections without evidence of WinRM */
    struct connection *open; /* not closed yet, newest first */
};

/* shell.c: what is known of a WinRS or PowerShell shell, whichever connection told it. */
struct shell {
    struct bytes id;  /* upper case where it is a GUID; in memory of the shell's own */
    bool powershell;  /* its streams carry PSRP */
    bool id_invented; /* by the server: the client's Create named none (PowerShell 2.0) */
    bool known;       /* a request has said what resource it is */
    enum {
        COMPRESSION_UNKNOWN,
        COMPRESSION_NONE,
        COMPRESSION_XPRESS
    } compression;        /* rsp:CompressionType, and the answer did not decline */
    unsigned codepage;    /* WINRS_CODEPAGE; 0: not said */
    struct arena *memory; /* id, environment */
    const struct bytes (*environment)[2];
    size_t n_environment;
};

/* What a stream of WinRS ended with: the start of a character that goes on in the next element. */
struct winrs_remainder {
    uint8_t bytes[3];
    size_t n;
};

/* The shell of that id, made when it is new; NULL for an empty id. */
struct shell *shell_get(struct conversation *c, struct bytes id);
void shell_drop(void *shell);
/* The shell that answers belong to whose requests were lost, from now on; NULL changes nothing. */
void shell_remember_last(struct connection *connection, const struct shell *shell);
/* What the Create of a shell says that only its answer names: kept in the exchange, learnt then. */
struct shell_creation {
    bool there;
    struct bytes codepage, resource_uri, compression;
    const struct bytes (*environment)[2];
    size_t n_environment;
};
/* Copies it to memory. */
struct shell_creation shell_creation_of(const struct wsman_envelope *envelope,
                                        struct arena *memory);
void shell_learn_creation(struct shell *shell, const struct shell_creation *creation);
/* Learns from a request or an answer what it says of its shell. */
void shell_learn(struct shell *shell, const struct wsman_envelope *envelope);

/* calls.c: joins a call and its answer, whichever is seen first. Puts calls or answers into the
 * record, before it is pushed. */
struct call_key {
    bool known;
    char text[160];
    bool answer;
    struct buf choices; /* that a call offers */
};
struct call_key calls_key(const struct record *r, const struct psrp_header *header,
                          struct bytes shell_id);
void calls_join(struct conversation *c, struct record *r, struct call_key *key);
/* Remembers the half that was just pushed as id, unless it was joined. */
void calls_remember(struct conversation *c, struct call_key *key, uint64_t id);

/* secrets.c: secure strings, whose key may come behind them. */
struct secrets *secrets_new(void);
/* Opens what can be opened in a message's record, before it is pushed; learns versions and keys from it. */
void secrets_open(struct conversation *c, struct record *r, const struct psrp_header *header,
                  const struct psrp_message *message);
/* The record was pushed as id: what waits in it refers to that, and what waits elsewhere for what it brought is told. */
void secrets_told(struct conversation *c, const struct psrp_message *message, uint64_t id);
/*
 * True when PSRP fragments of that shell may hold a secure string in clear: the pool is at 2.4, or its
 * version is not known and there is one in them.
 */
bool secrets_in_clear(const struct conversation *c, struct bytes shell_id, struct bytes fragments);
/* The end of the capture: no key comes any more. */
void secrets_finish(struct conversation *c);
void secrets_free(struct conversation *c);

/* security.c */
enum { ORIGIN, PROXY, AUTHENTICATORS }; /* who asked for authentication: the server or a proxy */

struct handshake {
    size_t references;
    struct record *record;       /* the auth record in the making; NULL once told */
    struct auth_summary summary; /* its views lie in the record */
    const struct unseal_ops *ops;
    struct unseal_context *context; /* NULL without an unsealer, and for Basic */
    bool client_done;               /* the client has sent what the last leg carries */
    bool over;                      /* its outcome is known */
    struct frame *frames;           /* of all legs */
    size_t n_frames, frames_capacity;
    int64_t time;
};

enum { CONTEXTS_PER_CONNECTION = 16, IDENTITIES_PER_CONNECTION = 16 };

/* Somebody who came by Basic or a certificate: one record per identity, connection and outcome. */
struct identity {
    enum auth_scheme scheme;
    struct block *user;
    bool told[2]; /* by HANDSHAKE_ACCEPTED and HANDSHAKE_REJECTED */
};

struct security {
    struct handshake *pending[AUTHENTICATORS];
    struct handshake *contexts[CONTEXTS_PER_CONNECTION]; /* accepted ones, newest first */
    size_t n_contexts;
    struct handshake *refused; /* the latest that the server did: a client may go on all the same */
    struct handshake *bare; /* without a handshake */
    struct identity identities[IDENTITIES_PER_CONNECTION];
    size_t n_identities; /* the oldest is forgotten when they are too many */
};

struct connection {
    struct conversation *conversation;
    struct connection *next, *before; /* of the open ones */
    struct http_connection about;
    bool shown;                          /* evidence of WinRM was seen */
    const struct diag_kind *told_closed; /* why its bodies stay closed, as said last */
    const struct tls_facts *tls; /* of the TLS that the latest message came out of, or NULL */
    struct lines *lines; /* its session of out-of-process remoting, or NULL */
    struct security security;
    struct exchange *first, *last; /* requests whose answer is not whole, oldest first */
    size_t n_exchanges;
    char last_shell[64]; /* id of the newest request, or of what an answer created or deleted (then none): for an
                            answer whose request was lost */
    size_t n_last_shell;
};

/* A document found in a body: what may be one envelope, as UTF-8. */
struct document {
    struct document *next;
    struct block *block;
    struct bytes bytes; /* in block */
    enum source_how how;
    int64_t time;
    struct frames frames; /* in the arena given to body_open() */
    uint64_t missing;     /* bytes known to be missing in it, or behind it */
    const char *reason;   /* why it is not whole; NULL when it is */
    bool bad_encoding;
};

/* What became of a document; waits in its exchange. */
struct opened {
    struct opened *next;
    struct record *record; /* wsman, or incomplete */
    bool whole;            /* it is a wsman record, and envelope says what it carries */
    enum direction direction;
    struct wsman_envelope envelope;
};

/* One request and its answer. */
struct exchange {
    struct exchange *next;
    struct record *http;
    struct arena *memory;
    struct opened *request; /* envelopes of the request, until the answer's status is known */
    struct handshake *handshake[AUTHENTICATORS]; /* whose token went with the request */
    struct identity
        *identity[AUTHENTICATORS]; /* that its Authorization names without a handshake */
    struct handshake *context;     /* that sealed the request's body, as far as is known */
    struct record *command;        /* a command record that waits for its CommandId */
    struct bytes shell_id, command_id, message_id, resource_uri; /* of the request, in memory */
    struct shell_creation creation; /* of a request that creates a shell and does not name it */
    enum wsman_kind kind;
    bool evidence; /* this exchange says WinRM */
    bool has_request;
    bool request_read; /* an envelope of it, which the members above are of */
    bool tls; /* it came out of TLS, and its http record says so */
    bool told; /* the request's records are out */
    bool refused;
    unsigned status; /* 0: not known yet */
    int64_t time;
    struct frames frames; /* of both messages so far, in memory */
};

/* The request's side of authentication: before its body is looked at. */
void security_request(struct connection *connection, struct exchange *exchange,
                      const struct http_message *message);
/* The answer's: before its body is looked at. */
void security_response(struct connection *connection, struct exchange *exchange,
                       const struct http_message *message);
/* Pushes the auth records of what the exchange brought to an end. */
void security_tell(struct connection *connection, struct exchange *exchange);
/* The connection is over: handshakes in the middle are incomplete, contexts are closed. */
void security_close(struct connection *connection);

/* handshake.c */
/* What a scheme of HTTP is by itself; MECHANISM_UNKNOWN where its tokens decide. */
enum mechanism handshake_mechanism(enum auth_scheme scheme);
/* With one reference. */
struct handshake *handshake_new(struct connection *connection, const struct auth_value *value);
/* A context of the unsealer, which there is, for this connection. */
struct unseal_context *handshake_open(struct connection *connection, enum mechanism mechanism);
/* NULL is allowed in both. */
struct handshake *handshake_keep(struct handshake *handshake);
void handshake_release(struct handshake *handshake);
/* The message belongs to it. One that carries both the server's last token and an answer counts once. */
void handshake_leg(struct handshake *handshake, const struct http_message *message);
/*
 * One leg with a token: into the record, and to the unsealer. good: its base64 was. Gives what the
 * token turned out to be.
 */
struct auth_token handshake_token(struct connection *connection, struct handshake *handshake,
                                  const struct http_message *message, struct block *bytes,
                                  bool good);
/* The server gave up inside CredSSP's TLS. RFC 5246 7.2.2 */
bool handshake_alerted(const struct handshake *handshake);
/* It is over: its record is shown, unless it was before. */
void handshake_push(struct connection *connection, struct handshake *handshake,
                    enum auth_outcome outcome);

/* contexts.c */
/* A handshake that was accepted becomes the connection's newest context. */
void contexts_add(struct connection *connection, struct handshake *handshake);
/* One that was refused is tried behind those. */
void contexts_refuse(struct connection *connection, struct handshake *handshake);
/*
 * A context for a connection whose handshake was not captured: session keys that were given as such
 * may open it. NULL without an unsealer, or when the handshake is there.
 */
struct handshake *contexts_without_handshake(struct connection *connection,
                                             enum mechanism mechanism);
/*
 * The contexts that may have sealed a body of this exchange, likeliest first: of its own handshake,
 * of the connection, of earlier connections of the same peers. Gives how many of them were written, and in
 * *own how many of these are the connection's.
 */
size_t contexts_candidates(struct connection *connection, const struct exchange *exchange,
                           struct handshake **candidates, size_t most, size_t *own);
/* The connection is over: proved contexts are kept for later connections of the same peers. */
void contexts_close(struct connection *connection);
/* For a map of peers. */
void contexts_drop_peers(void *peers);

/* kdc.c: what conversation_kdc_feed() calls. */
void kdc_message(void *state, void *fed, const struct kdc_message *message);
void kdc_request_drop(void *request);
/* Whether a KDC was spoken to there. */
bool kdc_is_known(const struct conversation *c, const char *server);

/* body.c: the documents in a message's body, opened where it is sealed. Sets protection, body,
 * parts of group. */
struct document *body_open(struct connection *connection, struct exchange *exchange,
                           const struct http_message *message, struct node *group);
/* True when the message says by its headers or target that it is WinRM's. */
bool body_is_evidence(const struct http_message *message);

/* envelope.c */
/* Builds the record of each document, in order: wsman, or incomplete where the document is not
 * whole or is no envelope though it should be. */
struct opened *envelope_open(struct connection *connection, struct exchange *exchange,
                             const struct http_message *message, struct document *documents);
/* Pushes the records of the envelopes: wsman or incomplete, command, winrs, psrp. */
void envelope_tell(struct connection *connection, struct exchange *exchange, struct opened *opened);
/* An envelope of that direction did not arrive: of the command, or, where that is not known, of the
 * shell that the connection spoke of last. */
void envelope_lost(struct connection *connection, struct bytes command_id,
                   enum direction direction);
/* Frees their records instead. */
void envelope_drop(struct opened *opened);
/* Given to psrp_reassembly_new(). */
psrp_message_handler envelope_psrp_message;

/* output.c: CLIXML that a command of a command shell writes. */
enum { OUTPUT_RECORDS = 2 };
void output_drop(void *state);
/* A piece of text of a stream; only stdout and stderr are looked at. */
void output_add(struct conversation *c, struct bytes shell_id, struct bytes command_id,
                struct bytes stream, struct bytes text);
/* The command has ended: gives the records of the streams in which there was CLIXML. */
size_t output_end(struct conversation *c, struct bytes shell_id, struct bytes command_id,
                  struct record *records[OUTPUT_RECORDS]);
/* document.c: such a record. */
struct record *clixml_output_record(struct conversation *c, struct bytes text,
                                    struct bytes shell_id, struct bytes command_id,
                                    struct bytes stream);

/* lines.c */
struct lines *lines_new(void);
/* Given to transport. */
void lines_stream(void *state, void *fed, const struct out_of_process_line *line);
/* The connection is over, and with it the session on it. Frees lines; NULL is allowed. */
void lines_close(struct conversation *c, struct lines *lines);
void lines_free(struct lines *lines);

/* conversation.c: numbers and shows a record. */
uint64_t conversation_push(struct conversation *c, struct record *r);

/* exchange.c */
struct exchange *exchange_new(struct connection *connection);
void exchange_request(struct connection *connection, struct exchange *exchange,
                      const struct http_message *message);
void exchange_answered(struct connection *connection, struct exchange *exchange, unsigned status);
void exchange_response(struct connection *connection, struct exchange *exchange,
                       const struct http_message *message);
/* Pushes what there is and frees the exchange. */
void exchange_end(struct connection *connection, struct exchange *exchange);
