/* What the files of gather share: connections (gather.c), HTTP (gather_http.c), logons
 * (gather_auth.c), operations (gather_wsman.c), what runs in sessions (gather_session.c). */
#pragma once

#include "gather.h"
#include "look.h"
#include "map.h"

enum {
    ROWS_PER_CONNECTION = 48,    /* of one kind */
    ROWS_PER_CONVERSATION = 192, /* of one kind */
    MARKS = 512,                 /* requests remembered of a conversation */
    GUESSES = 64,                /* conversations of which nothing speaks for WinRM */
    FAULT_CODES = 2
};

/* The operation of a request, told before its http record. */
struct operation {
    bool there;
    char action[32], resource[200], message_id[64], shell[48], command[48];
    char codepage[12], noprofile[8], protocolversion[12];
    int64_t operation_timeout;
    uint64_t max_envelope;
    bool ends_shell, ends_command; /* Delete; Signal that terminates */
    bool repeated;
};

/* When a request was sent: to know which ones were pending together. */
struct mark {
    int64_t time;
    uint32_t connection;
    uint64_t size;
};

/* The latest of them. */
struct marks {
    struct mark *list;
    size_t n, capacity;
    uint64_t added;
};
void marks_add(struct marks *marks, const struct mark *mark);

/* What is known of a connection whose record has not come. */
struct watched {
    uint32_t number;
    struct facts facts; /* its rows and sums, given to the conversation at its end */
    struct operation operation;
    bool has_exchange; /* the last row of facts.exchanges is the latest exchange, not judged yet */
    bool authenticated, by_handshake, sealed_before, tunnel;
    int64_t answered_time;
    struct marks marks;
    char host[128];
    uint32_t lost_messages; /* incomplete records */
};

/* A conversation in the making. */
struct dealing {
    struct facts facts;
    struct marks marks;
    bool related;        /* something speaks for WinRM */
    bool told_elsewhere; /* its exchanges with a KDC went to the conversation that they were for */
};
/* The conversation of these two, made when there is none; something speaks for WinRM. */
struct facts *gather_conversation(struct gather *gather, const char *client, const char *server);

/* A shell, wherever its requests come from. */
struct shell_seen {
    int64_t created, last_use, idle_timeout, deleted_at;
    bool deleted, parted, ready; /* by Delete, by Disconnect; a runspace pool that is open */
    char ended_command[48];      /* the latest that the client ended */
    struct fact at;              /* its Create */
    struct fact key_asked;       /* the latest step of the key exchange; connection 0: none */
    char key_step[24];           /* which one that was */
    char resource[200];
};

/* A WinRS command that runs. */
struct running {
    struct command_fact fact;
    char shell[48];
    bool output; /* of any stream */
};

struct gather {
    const struct limits *limits;
    struct map *watched;       /* number of the connection -> struct watched */
    struct map *conversations; /* "client server" -> struct dealing */
    struct map *shells;        /* id -> struct shell_seen */
    struct map *running;       /* id of the command -> struct running */
    struct map *messages;      /* MessageIDs that the server did not refuse -> themselves */
    struct map *calls;         /* id of a host call that waits -> struct error_fact */
    struct map *asked;         /* id of a request to a KDC -> struct asked */
    struct map *names;         /* "client type name" -> struct asked_name */
    struct facts **list;       /* of conversations, once finished */
    size_t n_list;
    struct capture_facts_told capture;
    size_t guesses; /* connections of which nothing speaks for WinRM */
    bool reboot_asked;
};

struct watched *gather_watched(struct gather *gather, uint32_t connection);
/* Fills what every fact has. */
void gather_at(struct fact *at, const struct record *r);
/* The packet that time, frame and file of a part of a record tell. */
struct packet gather_packet(const struct node *part);
/* Somebody said the time in a packet of that time; once for each who and by what is kept. told is
 * 0: nothing was said. */
void gather_clock(struct facts *facts, const struct fact *at, const char *whose,
                  const char *told_by, int64_t told);
/* A copy of a word, in lower or upper case as it stands, into a member. */
#define LOOK_SET(member, node) FACT_SET(member, look_text(node))

void gather_http(struct gather *gather, const struct record *r);
/* The latest exchange of a connection can be judged: nothing more is said of it. */
void gather_settle_exchange(struct watched *w, bool followed);
void gather_auth(struct gather *gather, const struct record *r);
void gather_wsman(struct gather *gather, const struct record *r);
void gather_winrs(struct gather *gather, const struct record *r);
void gather_command(struct gather *gather, const struct record *r);
/* Commands that are done, by the states of a Receive's answer. */
void gather_command_states(struct gather *gather, const struct record *r);
void gather_incomplete(struct gather *gather, const struct record *r);
void gather_psrp(struct gather *gather, const struct record *r);
void gather_kerberos(struct gather *gather, const struct record *r);
/* The members of connection.tls. */
void gather_tls(struct watched *w, struct connection_fact *fact, const struct record *r);
/* Who asked a KDC without an answer, and for which conversation all of it was. */
void gather_kdc_end(struct gather *gather);
/* Names go to the conversations that they led to; before the others of these. any_connection: the
 * capture has TCP connections. */
void gather_dns_end(struct gather *gather, bool any_connection);
/* What still runs or waits at the end. */
void gather_session_end(struct gather *gather);
struct shell_seen *gather_shell(struct gather *gather, struct bytes id);
