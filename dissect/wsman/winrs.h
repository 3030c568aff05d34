/*
 * The records of WinRS: a command as it was typed, and what came and went on its streams. [MS-WSMV]
 * 3.1.4.11 to 3.1.4.14; wsman.md 9.3 to 9.5. Conversation knows what belongs together and calls
 * these; everything they are given is copied.
 */
#pragma once

#include "record.h"
#include "wsman.h"

/*
 * Builds the "command" record of an envelope of kind WSMAN_COMMAND. from is the record that the
 * envelope was dissected into, so that the line and the arguments point into its XML; NULL when it
 * is gone. environment is the shell's, from its Create: n pairs of name and value. shell_id and
 * command_id are none where they are not known (yet).
 */
struct record *wsman_command_record(const struct limits *limits, const struct record *from,
                                    const struct wsman_envelope *envelope, struct bytes shell_id,
                                    struct bytes command_id, const struct bytes (*environment)[2],
                                    size_t n);

/* Sets the CommandId of such a record once the answer has told it. */
void wsman_command_set_id(struct record *r, struct bytes command_id);

/*
 * One rsp:Stream element, after base64. Windows cuts streams anywhere, so also in the middle of a
 * character. A caller that keeps what winrs_rest() gives, and hands it on as before of the next
 * element of the same stream, says so by joins: then every character stands whole in one record.
 */
struct winrs_stream {
    struct bytes shell_id, command_id, stream; /* none where not known */
    struct bytes bytes;                        /* of this element */
    struct block *block; /* that holds them; may be NULL, then they are copied */
    unsigned codepage;   /* option WINRS_CODEPAGE of the shell; 0: not known */
    bool end;            /* End="true" */
    bool joins;
    struct bytes before; /* the start of a character, from the element before; only with joins */
};

/*
 * The bytes at the end of an element (of before and bytes together) that begin a character of UTF-8
 * or of a code page of several bytes, which goes on in the next one: copies them to rest and gives
 * their number. 0 at the end of a stream, and where the text is neither.
 */
size_t winrs_rest(const struct winrs_stream *stream, uint8_t rest[3]);

/* Builds the "winrs" record of a stream element; with raw it has the member base64 too. */
struct record *wsman_winrs_record(const struct limits *limits, const struct winrs_stream *stream,
                                  bool raw);

/* Builds the "winrs" record of an exit code: exit_code as in struct wsman_envelope, shown as the
 * signed number that it is. */
struct record *wsman_exit_record(const struct limits *limits, struct bytes shell_id,
                                 struct bytes command_id, uint64_t exit_code);
