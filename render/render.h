/*
 * Renderers: sinks that write records to a stream, in the order in which they come, keeping nothing
 * of a record that is done. They walk the tree and know no protocol: what they need of a record
 * they look up by its keys (docs/json.md).
 *
 * Every sink is made by one of the constructors below and freed by its close(). The FILE stays the
 * caller's; it must be used for nothing else in between. When writing fails, what follows is
 * dropped, and close() gives false with errno as it was at the first failure (EPIPE: who read it
 * went away).
 */
#pragma once

#include <stdio.h>

#include "sink.h"

struct render_options {
    bool show_secrets; /* else JSON: null and its path in redacted[]; text: "(secret, n bytes)" */
    bool flush;        /* after every record: live captures, terminals */
    /* The rest is for text. */
    bool live; /* what is open now may still end */
    bool color;
    bool verbose; /* every node, HTTP headers and token fields too, and nothing cut */
    bool raw;     /* nodes of FIELD_RAW (there are none unless they were asked for) are not cut */
    unsigned columns; /* width to fill; 0: 100 */
};

/* One object per record per line: docs/json.md. The options are copied. */
struct sink *json_sink(FILE *out, const struct render_options *options);

/* Annotated text for people. Nothing that a capture says reaches a terminal as a control character.
 */
struct sink *text_sink(FILE *out, const struct render_options *options);

/* Session records (docs/json.md) as a transcript for people; other records are passed over. */
struct sink *transcript_text_sink(FILE *out, const struct render_options *options);

/*
 * What a look at the input found, for the first lines of text. It is counted from records
 * (survey_sink()) or filled in by who knows it otherwise.
 */
struct survey {
    uint64_t connections;
    uint64_t closed, reset, refused, unanswered, unreachable, open; /* of them, by outcome */
    uint64_t tls;                                                   /* of them, inside TLS */
    uint64_t tls_locked;                                            /* of these, without a key */
    uint64_t basic, ntlm, kerberos, credssp, certificate;           /* handshakes by mechanism */
    uint64_t accepted, rejected, incomplete;                        /* the same by outcome */
    uint64_t exchanges;                                 /* HTTP requests with their responses */
    uint64_t clear, opened, damaged, locked, wrong_key; /* their bodies */
    uint64_t wsman, psrp, winrs;                        /* messages, stream elements */
    const char *instead; /* with nothing of WinRM: what is there, "but" left out; may hold bytes of
                            the capture; NULL */
};

/* Counts into survey, which must outlive the sink. Writes nothing. */
struct sink *survey_sink(struct survey *survey);

/* What was found, and then one line for each `key` record; other records are left out. */
struct sink *keys_text_sink(FILE *out, const struct render_options *options,
                            const struct survey *survey);

/*
 * The first lines: how many connections, of what kinds, opened or closed; "no WinRM here, but ..."
 * rather than silence. To be called before the first record reaches text, which text_sink() made.
 */
void text_preface(struct sink *text, const struct survey *survey);
