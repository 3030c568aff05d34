/*
 * Packets out of capture files and live interfaces.
 *
 * A capture_input is the bytes of one file, standard input or memory, with gzip taken off; its
 * first bytes say what it is. A capture makes packets of an input that is pcap or pcapng, or of an
 * interface. A capture_set merges several captures by time. Memory is bounded by limits, never by
 * the size of a file. What is wrong inside a file is a capture_problem that can be read any time;
 * what was before it has been given. reference: libpcap's pcap-savefile(5),
 * draft-ietf-opsawg-pcapng.
 */
#pragma once

#include <stdbool.h>

#include "bytes.h"
#include "limits.h"
#include "record.h"
#include "status.h"

/* What the first bytes say. X(ID, name, reads, advice): the advice is for people and ends a
 * sentence "FILE is ...". */
/* clang-format off */
#define CAPTURE_FORMATS(X)                                                                         \
    X(CAPTURE_UNKNOWN, "unknown",                                                                  \
      "nothing that is known here: neither a capture (pcap, pcapng) nor CLIXML; if Wireshark opens it, convert it first: editcap -F pcapng IN OUT.pcapng") \
    X(CAPTURE_EMPTY, "empty", "empty")                                                             \
    X(CAPTURE_PCAP, "pcap", "a pcap capture")                                                      \
    X(CAPTURE_PCAPNG, "pcapng", "a pcapng capture")                                                \
    X(CAPTURE_CLIXML, "clixml", "a CLIXML document, as Export-Clixml writes it")                   \
    X(CAPTURE_OUT_OF_PROCESS, "out-of-process",                                                    \
      "a text log of out-of-process PowerShell remoting")                                          \
    X(CAPTURE_ETL, "etl",                                                                          \
      "a Windows event trace (netsh trace, pktmon); convert it first: etl2pcapng IN.etl OUT.pcapng, or pktmon etl2pcap IN.etl") \
    X(CAPTURE_EVTX, "evtx",                                                                        \
      "a Windows event log, which holds no packets")                                               \
    X(CAPTURE_NETMON, "netmon",                                                                    \
      "a Network Monitor capture; convert it first: editcap -F pcapng IN.cap OUT.pcapng")          \
    X(CAPTURE_SNOOP, "snoop",                                                                      \
      "a snoop capture; convert it first: editcap -F pcapng IN.snoop OUT.pcapng")                  \
    X(CAPTURE_PCAP_MODIFIED, "pcap-modified",                                                      \
      "a pcap of a patched libpcap; convert it first: editcap -F pcapng IN.pcap OUT.pcapng")       \
    X(CAPTURE_OTHER, "other-capture",                                                              \
      "a capture of another program; convert it first: editcap -F pcapng IN OUT.pcapng")           \
    X(CAPTURE_BLUETOOTH, "btsnoop", "a Bluetooth capture, which holds no WinRM")                   \
    X(CAPTURE_COMPRESSED, "compressed",                                                            \
      "compressed in a way that is not read here (only gzip is); unpack it first")                 \
    X(CAPTURE_ARCHIVE, "archive", "an archive; unpack it first")                                   \
    X(CAPTURE_KEYS, "keys",                                                                        \
      "a file of keys, not a capture; give it beside the capture, with the option for its kind (winrmscope decode --help lists them)") \
    X(CAPTURE_HAR, "har",                                                                          \
      "an HTTP archive (HAR), which holds no packets; capture the packets themselves, with dumpcap, tcpdump or pktmon") \
    X(CAPTURE_HTML, "html", "an HTML page, not a capture: a download that went wrong?")            \
    X(CAPTURE_TEXT, "text",                                                                        \
      "text, not a capture; save the packets themselves: tcpdump -w, or File > Save As in Wireshark") \
    X(CAPTURE_XML, "xml", "an XML document that is not CLIXML")
/* clang-format on */

#define CAPTURE_FORMAT_ENUM(id, name, text) id,
enum capture_format { CAPTURE_FORMATS(CAPTURE_FORMAT_ENUM) CAPTURE_FORMAT_COUNT };

/* What the first bytes of a file (512 suffice), gzip already taken off, say. */
enum capture_format capture_sniff(struct bytes first);
/* "pcap", "clixml" ... */
const char *capture_format_name(enum capture_format format);
/* What it is and, where it cannot be read, how to convert it; without a full stop. */
const char *capture_format_text(enum capture_format format);

/*
 * Called as bytes go by. Any of them may be NULL. file is the file's place on the command line,
 * from 1.
 */
struct capture_hooks {
    /* Every byte of the file as it lies on the disk (still compressed), in order, to its very end:
     * for a hash. */
    void (*raw)(void *state, uint32_t file, struct bytes bytes);
    /* One Decryption Secrets Block: its type (0x544C534B: a TLS key log) and what it holds, good
     * during the call. */
    void (*secrets)(void *state, uint32_t file, uint32_t type, struct bytes data);
    void *state;
};

/* ---- Files ---- */

struct capture_input;

/*
 * Opens path ("-": standard input) as file number file (from 1), reads its first bytes and says by
 * capture_input_format() what they are. limits and hooks must outlive it; hooks may be NULL. Fails
 * when the file cannot be opened or read.
 */
struct status capture_input_open(const char *path, uint32_t file, const struct limits *limits,
                                 const struct capture_hooks *hooks, struct capture_input **input);
/* The same over bytes that outlive the input. */
struct capture_input *capture_input_bytes(struct bytes bytes, uint32_t file,
                                          const struct limits *limits,
                                          const struct capture_hooks *hooks);
/* NULL is allowed. */
void capture_input_close(struct capture_input *input);
enum capture_format capture_input_format(const struct capture_input *input);
/* True when gzip was taken off. */
bool capture_input_gzip(const struct capture_input *input);
/*
 * For what is not a capture: up to room bytes, gzip taken off. 0 at the end. After damaged gzip or
 * a failed read also 0, and *failed (may be NULL) says why.
 */
size_t capture_input_read(struct capture_input *input, uint8_t *to, size_t room,
                          struct status *failed);
/* Bytes of the file read so far, as they lie on the disk: its size once all was read. */
uint64_t capture_input_size(const struct capture_input *input);

/* ---- Packets ---- */

/* What can be wrong with a capture. X(ID, "name", "text") */
/* clang-format off */
#define CAPTURE_PROBLEMS(X)                                                                        \
    X(CAPTURE_CUT, "capture.cut",                                                                  \
      "the file ends in the middle of a packet or block; what was before it is shown")             \
    X(CAPTURE_BAD_LENGTH, "capture.bad-length",                                                    \
      "a packet or block has an impossible length; nothing behind it is shown")                    \
    X(CAPTURE_BAD_BLOCK, "capture.bad-block", "a block is malformed")                              \
    X(CAPTURE_BAD_GZIP, "capture.bad-gzip",                                                        \
      "the gzip data is damaged; nothing behind it is shown")                                      \
    X(CAPTURE_CUT_GZIP, "capture.cut-gzip", "the gzip data ends early")                            \
    X(CAPTURE_READ_FAILED, "capture.read-failed", "reading failed")                                \
    X(CAPTURE_UNKNOWN_INTERFACE, "capture.unknown-interface",                                      \
      "a packet names an interface that the file does not describe")                               \
    X(CAPTURE_LIMIT, "capture.limit", "a packet or block is larger than the limit and was cut")    \
    X(CAPTURE_FILTER, "capture.filter",                                                            \
      "the filter cannot be applied to this link type; its packets are left out")                  \
    X(CAPTURE_DROPPED, "capture.dropped", "the system dropped packets before they could be read")
/* clang-format on */

#define CAPTURE_PROBLEM_ENUM(id, name, text) id,
enum capture_problem_kind { CAPTURE_PROBLEMS(CAPTURE_PROBLEM_ENUM) CAPTURE_PROBLEM_COUNT };
const char *capture_problem_name(enum capture_problem_kind kind);
const char *capture_problem_text(enum capture_problem_kind kind);

/* One kind of problem of one capture. */
struct capture_problem {
    uint64_t count;  /* 0: did not happen */
    uint64_t offset; /* of the first, in the file with gzip taken off */
    struct frame
        frame; /* packet at or behind the first: the last one counted before it, number 0 if none */
    char detail[160]; /* of the first: the numbers; "" when the kind says it all */
};

/*
 * The latest time of a packet, in 2116; what a file has beyond it, or before 1970, becomes the
 * nearest that can be. So differences of times, and of two such differences, fit into their type.
 */
#define CAPTURE_TIME_MOST (INT64_MAX / 2)

struct capture_packet {
    struct bytes bytes; /* as captured; good until the next packet is asked for */
    uint32_t original;  /* length on the wire; at least bytes.len */
    uint16_t link_type; /* LINKTYPE_ value: 1 is Ethernet */
    bool timeless; /* a simple packet block has no time: time is that of the packet before, or 0 */
    int64_t time;  /* nanoseconds since 1970 UTC, up to CAPTURE_TIME_MOST */
    struct frame frame;
};

struct capture;
struct capture_filter;

/* A libpcap filter. Fails when it is not one. Lazily compiled for each link type that occurs. */
struct status capture_filter_new(const char *text, struct capture_filter **filter);
void capture_filter_free(struct capture_filter *filter);

/*
 * Takes over the input, which must be CAPTURE_PCAP or CAPTURE_PCAPNG, also when it fails (of
 * nothing known: the text of the failure says what it is). filter may be NULL; else it must outlive
 * the capture; what it leaves out still counts in frame numbers.
 */
struct status capture_open(struct capture_input *input, struct capture_filter *filter,
                           struct capture **capture);
/* capture_input_bytes() and capture_open() in one; NULL when bytes are no capture. */
struct capture *capture_open_bytes(struct bytes bytes, const struct limits *limits,
                                   const struct capture_hooks *hooks);
/*
 * A capture file for a look before it is read in earnest: without hooks and filter. NULL where it
 * cannot be read twice (standard input, a pipe), cannot be opened, or is no capture.
 */
struct capture *capture_open_again(const char *path, uint32_t file, const struct limits *limits);
/* Reads an interface of this machine. filter (text) may be NULL. The name must outlive the capture. */
struct status capture_open_live(const char *interface, const char *filter,
                                const struct limits *limits, struct capture **capture);
/* NULL is allowed. */
void capture_close(struct capture *capture);

/* The next packet; false at the end, at damage (see the problems) and after capture_stop(). */
bool capture_next(struct capture *capture, struct capture_packet *packet);
/* Ends a live capture; may be called from a signal handler. */
void capture_stop(struct capture *capture);

/* The problems so far, by enum capture_problem_kind. */
const struct capture_problem *capture_problems(const struct capture *capture);
/* What has been read so far; path is "" for memory, the name of an interface. */
struct capture_facts {
    const char *path;
    uint32_t file;
    enum capture_format format;
    bool gzip, live;
    uint64_t size;    /* bytes of the file as on the disk */
    uint64_t packets; /* counted, filtered and unreadable ones included */
    uint64_t filtered;
    int64_t first_time, last_time; /* of its packets; 0 when there were none */
};
struct capture_facts capture_facts(const struct capture *capture);

/*
 * Reads a file only for its Decryption Secrets Blocks and gives them to hooks->secrets; hooks->raw
 * is not called. Nothing happens, and nothing fails, where the file cannot be read twice (standard
 * input, a pipe) or is no pcapng.
 */
void capture_read_secrets(const char *path, uint32_t file, const struct limits *limits,
                          const struct capture_hooks *hooks);

/* ---- Several captures ---- */

struct capture_set;
struct capture_set *capture_set_new(void);
/* Closes its captures too. NULL is allowed. */
void capture_set_free(struct capture_set *set);
/* The set takes over the capture. Only before the first packet is asked for. */
void capture_set_add(struct capture_set *set, struct capture *capture);
/*
 * For the order of packets the i-th capture's clock counts as that much ahead (nanoseconds) of the
 * others'; the times of its packets stay as they are. Only before the first packet is asked for.
 */
void capture_set_ahead(struct capture_set *set, size_t i, int64_t ahead);
/* The earliest next packet of any of them; at equal times the one added first. Order inside a file
 * is kept. */
bool capture_set_next(struct capture_set *set, struct capture_packet *packet);
size_t capture_set_count(const struct capture_set *set);
/* In the order in which they were added. */
struct capture *capture_set_at(const struct capture_set *set, size_t i);

/* "EN10MB", "LINUX_SLL2" ... as libpcap calls a link type; "unknown" where it knows none. */
const char *capture_link_type_name(uint16_t link_type);
