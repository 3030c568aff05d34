/*
 * The second coordinator: HTTP messages -> authentication, decryption -> WS-Man -> WinRS, PSRP,
 * CLIXML -> records. It holds what lives longer than a message: security contexts per connection,
 * shells, pools and pipelines across connections. It knows no TCP: transport feeds it, and so does
 * the Wireshark plugin.
 *
 * Order of output: a request's records when the request is whole and the status of its answer is
 * known or the connection ends; the http record when the response is whole or the connection ends,
 * then the authentication that it ended, then the records of the response; the connection at its
 * end.
 *
 * Memory: per connection one request and its answer, up to limits.contexts security contexts; per
 * shell a small entry; PSRP fragments up to limits.psrp_pending; secure strings without a key up to
 * limits.secure_strings. Not the size of the capture.
 */
#pragma once

#include "http_message.h"
#include "kdc_feed.h"
#include "limits.h"
#include "out_of_process_stream.h"
#include "securestring_seam.h"
#include "sink.h"
#include "unseal.h"

struct conversation_options {
    const struct limits *limits;
    struct unsealer unsealer; /* ops NULL: nothing is opened */
    struct securestring_keys securestrings; /* the same for secure strings inside PSRP */
    bool raw;                 /* the undecoded text of each layer, too */
    bool other_http;          /* HTTP that is not WinRM, too */
    bool attempts;            /* on other ports, too, what failed before it could say WinRM */
    uint32_t files;           /* how many capture files there are */
    uint16_t port;            /* beside 5985 and 5986 a port on which WinRM is expected; 0: none */
};

struct conversation;

/* output must outlive the conversation. */
struct conversation *conversation_new(const struct conversation_options *options,
                                      struct output *output);
/* What is told to it is told through this; good as long as the conversation. */
struct http_feed conversation_feed(struct conversation *c);
/* The same for messages to and from a KDC. */
struct kdc_feed conversation_kdc_feed(struct conversation *c);
/* And for lines of out-of-process remoting in TCP connections. */
struct out_of_process_feed conversation_lines_feed(struct conversation *c);
/* A line of a log of out-of-process remoting (out_of_process.h). A line without a time has that of the line before. */
struct conversation_line {
    struct bytes text;
    struct frame frame; /* the file and the number of the line, from 1 */
    int64_t time;       /* is set here */
};
void conversation_line(struct conversation *c, const struct conversation_line *line);
/* A whole file of CLIXML, in UTF-8 or UTF-16: pushes its record. frame says which file. */
void conversation_clixml(struct conversation *c, struct bytes bytes, struct frame frame);
/* The end of the capture: gives up what is not whole. Connections were closed before. */
void conversation_finish(struct conversation *c);
/* NULL is allowed. */
void conversation_free(struct conversation *c);

/* Connections that were not shown because nothing said WinRM. */
uint64_t conversation_connections_not_shown(const struct conversation *c);

/* Every field table and diagnostic table of the dissecting modules, for `list`, the manual and the
 * plugin. */
const struct field_table *const *conversation_field_tables(size_t *n);
const struct diag_table *const *conversation_diag_tables(size_t *n);
