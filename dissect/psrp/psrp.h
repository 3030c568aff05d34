/*
 * PowerShell Remoting Protocol: fragments, reassembly, messages. [MS-PSRP]; psrp.md 1.3, 1.4, 2, 3.
 *
 * Reassembly has two levels (psrp.md 1.4): the byte stream of a carrier, in which a fragment may
 * begin in one element and end in the next; and the fragments of an ObjectId, one slot each. Both
 * are keyed by the stream that the bytes came on.
 */
#pragma once

#include "buf.h"
#include "direction.h"
#include "guid.h"
#include "record.h"

enum {
    PSRP_FRAGMENT_HEADER = 21,
    PSRP_MESSAGE_HEADER = 40,
    PSRP_BLOB_SPECIFIED =
        32768, /* the largest blob that the specification allows; clients send larger ones */
    PSRP_START = 1 << 0, /* flags of a fragment */
    PSRP_END = 1 << 1
};

/* A fragment. [MS-PSRP] 2.2.4; psrp.md 1.3. Numbers are in network order on the wire. */
struct psrp_fragment {
    uint64_t object_id, fragment_id;
    uint8_t flags;        /* PSRP_START, PSRP_END; other bits are reserved */
    uint32_t blob_length; /* as the header says it */
    struct bytes blob;    /* what is there of it */
};

/* Reads the 21 bytes of a header; false, and nothing read, when fewer are left. The blob stays
 * unread. */
bool psrp_fragment_header(struct cursor *c, struct psrp_fragment *f);
/*
 * Dissects one fragment with its blob into a group under parent, layout and diagnostics included.
 * False when it is cut short; what is there is shown, and f says what was read.
 */
bool psrp_fragment(struct record *r, struct node *parent, struct cursor *c,
                   struct psrp_fragment *f);

/* One byte stream of fragments. The texts are compared without case; conversation joins connections
 * by giving the same ones. */
struct psrp_stream_key {
    struct bytes shell_id;   /* the pool, whichever connection it came on */
    struct bytes command_id; /* none for the pool's own stream */
    enum direction direction;
    struct bytes stream; /* "stdin", "stdout", "pr"; connectXml and connectResponseXml stand alone,
                            under their own names */
};

/* A run of bytes of one stream, from one element of one envelope. */
struct psrp_input {
    struct psrp_stream_key key;
    const char *carrier; /* "creationXml" … "Data": constant */
    struct bytes bytes;  /* after base64 and decompression */
    struct block *block; /* that holds them; may be NULL, then they are copied */
    int64_t time;
    struct frames frames; /* of the HTTP message, or of its chunk */
    uint32_t connection;
    bool refused;    /* the server did not act on it: dissect alone, keep nothing */
    bool after_loss; /* bytes of this stream were lost before these: find the next fragment that is
                        plausible (psrp.md 1.6) */
    bool alone; /* connectXml, connectResponseXml: whole fragments only, not joined to a stream */
    struct bytes protocol_option; /* option protocolversion of the Create around it; or none */
    bool ids_invented; /* the client named neither shell nor command, the server did (v2): they are
                          not compared with RPID and PID */
};

/* A whole message, or what there is of one that will never be whole. Valid until the next call. */
struct psrp_message {
    bool whole;
    bool start; /* its first fragment is there: the bytes begin with the message header */
    const struct psrp_input *input; /* that completed it; NULL when it was given up without one */
    const char *carrier;            /* of its first fragment */
    struct bytes stream;            /* of its first fragment */
    struct bytes shell_id, command_id;
    enum direction direction;
    bool has_object_id; /* false for bytes in which no fragment could be found */
    uint64_t object_id;
    uint64_t fragments;  /* that are there, duplicates not counted */
    bool repeated;       /* the same bytes under the same ObjectId were here before on this pool */
    struct bytes bytes;  /* header and data; of an incomplete one what is there */
    struct block *block; /* that holds them; NULL where the input had none */
    const char *reason;  /* of an incomplete one: the first thing wrong, a diagnostic code without
                            "psrp.": "gap" …, or "limit" */
    uint64_t missing;    /* fragments known to be missing */
    uint64_t missing_bytes; /* missing of a fragment that was cut short */
    int64_t time;           /* of the input that completed it, or brought the last of it */
    struct frames frames;   /* of all the inputs it came in, in order */
    uint32_t connection;
    bool refused, ids_invented;
};

/* What was wrong on the way to a message: becomes its diagnostics. */
struct psrp_oddity {
    const struct diag_kind *kind;
    char detail[120];
};

/*
 * Told every message in order of completion, and every diagnostic of the fragment layer with the
 * message it belongs to. A message that is not whole is told when it is given up: when its last
 * fragment shows that it never will be whole, when its target is done, at a limit, at the end. The
 * handler must not call back into the reassembly. state is the caller's.
 */
typedef void psrp_message_handler(void *state, const struct psrp_message *message,
                                  const struct psrp_oddity *oddities, size_t n);

struct psrp_reassembly;

/* limits must outlive it: psrp_message, psrp_pending, psrp_objects, psrp_streams, psrp_seen,
 * shells, frames. */
struct psrp_reassembly *psrp_reassembly_new(const struct limits *limits,
                                            psrp_message_handler *handler, void *state);
void psrp_reassembly_free(struct psrp_reassembly *p);
/*
 * Feeds the bytes of one element. What input views need not live longer than the call, but for its
 * block, which is kept where it is needed.
 */
void psrp_feed(struct psrp_reassembly *p, const struct psrp_input *input);
/*
 * Bytes of that direction were lost between the inputs: of a command's streams, or with command_id
 * none of all streams of the shell. What waits for its next byte there is given up, and the next
 * fragment is looked for (psrp.md 1.6).
 */
void psrp_lost(struct psrp_reassembly *p, struct bytes shell_id, struct bytes command_id,
               enum direction direction);
/* The target (a command, or with command_id none the whole shell) is done: gives up what waits
 * there. */
void psrp_end(struct psrp_reassembly *p, struct bytes shell_id, struct bytes command_id);
/* The end of the capture: gives up everything, in order of first fragment. */
void psrp_finish(struct psrp_reassembly *p);

/* What conversation and the layers above need of a message header. */
struct psrp_header {
    uint32_t destination, type;
    struct guid rpid, pid;          /* in the .NET reading */
    const struct field *text_order; /* PSRP_RPID or PSRP_PID: written in text order, as some clients
                                       do; NULL: it is not */
    bool secret; /* the data holds a secure string, a credential or a session key */
};

/*
 * Builds the record of a whole message: header, data as CLIXML, diagnostics. With raw the clixml
 * member too. The record's time, frames and connection are set. The members that only conversation
 * knows (calls, answers) are put afterwards by psrp_set_calls() and psrp_set_answers().
 */
struct record *psrp_record(const struct psrp_message *message, const struct psrp_oddity *oddities,
                           size_t n, bool raw, const struct limits *limits,
                           struct psrp_header *header);
/* Builds the record of a message that is not whole: kind "incomplete", of "psrp". */
struct record *psrp_incomplete_record(const struct psrp_message *message,
                                      const struct psrp_oddity *oddities, size_t n,
                                      const struct limits *limits);
void psrp_set_calls(struct record *r, uint64_t id);
void psrp_set_answers(struct record *r, uint64_t id);

/*
 * The choices that a PromptForChoice call offers, as the console shows them, each with a line end
 * behind it; false when the message is none.
 */
bool psrp_choices(const struct record *r, struct buf *lines);
/* Says of the answer which of these were chosen: it holds numbers only. */
void psrp_set_choice(struct record *r, struct bytes lines);

/* The call id (property ci, any case) of a host call, a host response or a pool operation; false
 * when there is none. */
bool psrp_call_id(const struct record *r, int64_t *ci);
/* The text of protocolversion in SESSION_CAPABILITY: "2.3"; none when there is none. */
struct bytes psrp_protocol_version(const struct record *r);

/* "SESSION_CAPABILITY" …; NULL when the number is not known. */
const char *psrp_message_type_name(uint32_t type);
