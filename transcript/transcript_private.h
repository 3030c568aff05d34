/* What the files of transcript share: the dispatch of records (transcript.c), what is kept of a
 * session (sessions.c), the record of a session (tell.c), files in sessions (copies.c). */
#pragma once

#include "buf.h"
#include "clixml_show.h"
#include "clixml_table.h"
#include "direction.h"
#include "map.h"
#include "transcript.h"
#include "transcript_fields.h"

#define T(word) (&transcript_fields[SESSION_##word])

/* Something that a person saw, or would have. */
struct entry {
    struct entry *next;
    int64_t time;
    uint64_t serial;
    const char *stream; /* constant, or in the session's memory */
    struct bytes text;
    bool raw;         /* a piece of a byte stream: joined with its neighbours */
    bool no_new_line; /* the next entry of its stream goes on in the line */
    bool secret;
    bool gone;             /* joined with another */
    uint64_t again;        /* so many times more, at once */
    bool list;             /* an object's properties, one a line */
    struct columns *table; /* it is a row of that table, or NULL */
    const struct bytes *cells;
};

/* Rows that follow each other stand under one head. */
struct columns {
    size_t n;
    const struct bytes *labels;
    bool *right;          /* a number was in it */
    struct bytes heading; /* of the group that they are */
};

struct kept_script {
    struct kept_script *next;
    struct bytes text;
    int64_t time;
};

/* A file on its way. */
struct copied {
    struct copied *next;
    struct arena *memory; /* holds it */
    struct bytes name;
    enum direction direction;
    int64_t time;
    struct buf bytes; /* freed with the session */
    struct buf last;  /* pypsrp: the piece that may be the hash, not yet decoded */
    bool whole, broken;
};

/* What a command does with files, as far as it is recognised. */
enum copying { COPIES_NOTHING, COPIES_TO_SERVER, COPIES_FROM_SERVER };

struct command {
    struct command *next;
    struct arena *memory; /* holds it and what it says */
    struct bytes id;      /* none: what belongs to the pool */
    struct bytes line;
    bool has_line, nested, ended;
    bool told; /* its beginning, in a record before */
    int64_t time, end;
    struct bytes state;
    bool has_exit_code;
    int64_t exit_code;
    struct entry *first, *last;
    size_t n_entries;
    struct kept_script *scripts, *last_script;
    struct columns *table;  /* of the row that came last */
    struct columns *format; /* that a Format command has begun */
    struct bytes heading;   /* of the group that it has begun */
    enum copying copying;
    struct copied *copy; /* under way */
};

struct session {
    struct session *next;
    struct bytes id;
    struct arena *own; /* what stays: id and facts */
    uint64_t number;   /* once told: from 1, in that order */
    bool powershell, kind_known, has_opened, has_closed, continued;
    bool closing_told;
    int64_t first, opened, closed;
    struct bytes resource_uri, owner, ps_version, ps_edition, build, protocol, directory;
    struct bytes environment[64][2], options[32][2];
    size_t n_environment, n_options;
    uint32_t connections[64];
    size_t n_connections;
    struct command pool; /* what belongs to no command */
    struct command *commands, *last_command;
    struct map *by_id;     /* command id -> struct command */
    struct map *told;      /* ids of commands that were told and are over -> themselves */
    struct copied *copies; /* of all commands, in order */
    size_t n_copies;
};

/* What is known of a connection. */
struct peer {
    struct arena *memory;
    uint32_t number;
    struct bytes client, server, user, domain, mechanism;
    bool tls, accepted;
    struct bytes shell_id, command_id, action; /* of its newest request */
    struct arena *request;                     /* holds those three */
};

struct transcript {
    struct sink sink;
    struct transcript_options options;
    struct output *output;
    struct map *sessions; /* id in upper case -> struct session */
    struct session *first, *last;
    struct map *peers; /* number as text -> struct peer */
    uint64_t serial, scripts, files, numbered;
    struct session *news; /* live: of the record at hand, and something of it is over */
    size_t held;          /* bytes of files under way */
    struct transcript_counts *counts;
};

/* sessions.c */
struct session *session_of(struct transcript *t, struct bytes shell_id, const struct record *r);
void session_free(struct session *s);
struct command *session_command(struct session *s, struct bytes id, int64_t time);
struct entry *command_add(struct transcript *t, struct command *c, int64_t time, const char *stream,
                          struct bytes text);
struct peer *peer_of(struct transcript *t, uint32_t connection);
void peer_free(void *peer);
/* After a session was told as far as it has come: forgets that, keeps what goes on. */
void session_restart(struct session *s);
/* After what is over was told: forgets that alone. */
void session_forget(struct session *s);
/* A command of that id begins, also where one was told before. */
void session_begin(struct session *s, struct bytes id);

/* tell.c: pushes the session's record, unless the options leave it out: everything, or only the
 * commands that are over. */
enum telling { TELL_ALL, TELL_WHAT_IS_OVER };
void session_tell(struct transcript *t, struct session *s, enum telling telling);

/* layout.c */
/* An object that says only how what follows is shown: remembered; true when it is one. */
bool layout_takes(struct command *c, const struct node *object);
/* The object of an entry, when PowerShell would show it as a row or a list. */
void layout_add(struct command *c, struct entry *e, const struct node *object);
/* The texts of rows that follow each other in the list become one. */
void layout_make(struct arena *memory, struct entry **list, size_t n);

/* copies.c */
void copies_begin(struct transcript *t, struct session *s, struct command *c,
                  const struct record *r);
/* An object that the command reads or writes; true when it is a piece of a file, and not to be
 * shown. */
bool copies_piece(struct transcript *t, struct command *c, const struct node *data,
                  enum direction direction);
/* The command is done. */
void copies_end(struct transcript *t, struct command *c);

/* A member of a record by its dotted path of keys; NULL when it is not there. */
const struct node *member(const struct node *node, const char *path);
/* Its text; none when it is missing or no text. */
struct bytes member_text(const struct node *node, const char *path);
