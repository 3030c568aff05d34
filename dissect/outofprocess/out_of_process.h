/*
 * The lines in which PowerShell remoting goes over standard input and output: SSH, named pipes,
 * jobs, VMBus. psrp.md 7.10. One XML element a line, or several; single-quoted attributes; base64
 * in Data.
 *
 * A log of them is accepted with anything in front of the elements of a line: a time of the form
 * 2026-11-20T15:44:11.610Z (or with a space), and a mark of the direction: -> >> → send sent out
 * client c2s, or
 * <- << ← recv received in server s2c, as words without regard to case. Lines without a mark are
 * understood by what they say.
 */
#pragma once

#include "bytes.h"
#include "diag.h"
#include "direction.h"
#include "field.h"

enum out_of_process_kind {
    OUT_OF_PROCESS_DATA,
    OUT_OF_PROCESS_DATA_ACK,
    OUT_OF_PROCESS_COMMAND,
    OUT_OF_PROCESS_COMMAND_ACK,
    OUT_OF_PROCESS_SIGNAL,
    OUT_OF_PROCESS_SIGNAL_ACK,
    OUT_OF_PROCESS_CLOSE,
    OUT_OF_PROCESS_CLOSE_ACK,
    OUT_OF_PROCESS_ERROR, /* a line of __NamedPipeError__: or __HyperVSocketError__: */
    OUT_OF_PROCESS_TEXT   /* what is none of these */
};

struct out_of_process_element {
    enum out_of_process_kind kind;
    struct bytes name;   /* of the element */
    struct bytes stream; /* of Data: "Default", "PromptResponse" */
    struct bytes psguid; /* as it stands there */
    struct bytes text;   /* base64 of Data; the text of the last two kinds */
    unsigned attributes; /* how many there are */
    bool closed;         /* its end is there */
};

/* What stands in front of the first element of a line. */
struct out_of_process_prefix {
    bool has_direction, has_time;
    enum direction direction;
    int64_t time; /* nanoseconds since 1970, UTC */
};

/* Takes what stands in front of the first element off *line. */
struct out_of_process_prefix out_of_process_prefix(struct bytes *line);
/* Takes the next element off *line; false when nothing but white space is left. */
bool out_of_process_next(struct bytes *line, struct out_of_process_element *element);
/* Who sends an element of that kind; false for Data, which both do, and for text. */
bool out_of_process_sender(enum out_of_process_kind kind, enum direction *direction);

/* clang-format off */
#define OUT_OF_PROCESS_FIELDS(X)                                                                                                  \
    X(LINE, "out_of_process", "out_of_process", "Out-of-process line", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                          \
    X(LINE_DIRECTION, "out_of_process.direction", "direction", "Direction", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)       \
    X(LINE_ELEMENT, "out_of_process.element", "element", "Element", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)               \
    X(LINE_SHELL_ID, "out_of_process.shell_id", "shell_id", "Session", KIND_STRING, 0, SHOW_DEC, NULL, 0)                         \
    X(LINE_STREAM, "out_of_process.stream", "stream", "Stream", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                \
    X(LINE_PSGUID, "out_of_process.psguid", "psguid", "PSGuid", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                \
    X(LINE_TEXT, "out_of_process.text", "text", "Text", KIND_STRING, 0, SHOW_DEC, NULL, 0)

#define OUT_OF_PROCESS_DIAGNOSTICS(X)                                                                                             \
    X(LINE_DIAG_UNKNOWN, "out_of_process.unknown-element", SEVERITY_WARN, "an element that out-of-process remoting does not have", "") \
    X(LINE_DIAG_ATTRIBUTES, "out_of_process.attributes", SEVERITY_WARN,                                                           \
      "an element with other attributes than Data's two or the others' one; PowerShell refuses it", "")                           \
    X(LINE_DIAG_NO_TEXT, "out_of_process.no-data", SEVERITY_WARN, "a Data element without data", "")                              \
    X(LINE_DIAG_BASE64, "out_of_process.base64", SEVERITY_ERROR, "the data is not base64; what could be decoded is used", "RFC 4648 4") \
    X(LINE_DIAG_STRAY, "out_of_process.stray-text", SEVERITY_WARN,                                                                \
      "text between the elements, as of a profile or a banner: PowerShell gives the whole session up at it", "")                  \
    X(LINE_DIAG_WRONG_WAY, "out_of_process.wrong-direction", SEVERITY_WARN, "an element that only the other side sends", "")      \
    X(LINE_DIAG_CUT, "out_of_process.cut", SEVERITY_ERROR, "the line ends inside an element", "")                                 \
    X(LINE_DIAG_BEFORE_ACK, "out_of_process.before-command-ack", SEVERITY_WARN,                                                   \
      "data for a pipeline that was not created yet", "")                                                                         \
    X(LINE_DIAG_ZERO, "out_of_process.signal-session", SEVERITY_WARN, "a signal for the session itself, which there is none of", "")
/* clang-format on */

enum out_of_process_field { OUT_OF_PROCESS_FIELDS(FIELD_ENUM) OUT_OF_PROCESS_FIELD_COUNT };
extern const struct field out_of_process_fields[];
extern const struct field_table out_of_process_field_table;
enum out_of_process_diagnostic {
    OUT_OF_PROCESS_DIAGNOSTICS(DIAG_ENUM) OUT_OF_PROCESS_DIAGNOSTIC_COUNT
};
extern const struct diag_kind out_of_process_diagnostics[];
extern const struct diag_table out_of_process_diag_table;
