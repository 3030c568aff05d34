/* What client and server of PowerShell Remoting say: WS-Man around PSRP around CLIXML, made up from
 * a seed. */
#pragma once

#include "guid.h"
#include "seal.h"
#include "wire.h"

struct session {
    struct wire *wire;
    struct seal *seal;
    enum seal_kind kind;
    uint64_t chance, message; /* state of the dice; messages so far */
    uint64_t object_id;       /* of the server's stream */
    struct guid shell, command;
    char shell_text[GUID_TEXT], command_text[GUID_TEXT];
    struct buf data, fragments, envelope, body, head;
};

void session_init(struct session *s, struct wire *wire, enum seal_kind kind, struct seal *seal);
void session_clear(struct session *s);
/* Session number n: connection, handshake, shell, pipeline. */
void session_begin(struct session *s, uint64_t n);
/* A Receive, and an answer with about this many bytes of PSRP. */
void session_receive(struct session *s, size_t bytes);
/* The pipeline's state, Delete, and the connection's end. */
void session_end(struct session *s);
