/* Inside capture: what the readers of the two file formats and of interfaces share. */
#pragma once

#include "attributes.h"
#include "capture_input.h"
#include "cursor.h"

/* An interface description of a pcapng section. */
struct capture_interface {
    uint16_t link_type;
    uint8_t resolution; /* if_tsresol as it stands */
    uint32_t snap;
    int64_t offset; /* seconds */
};

struct capture_live;

struct capture {
    struct capture_input *input; /* NULL: live */
    struct capture_live *live;
    const struct limits *limits;
    struct capture_filter *filter;
    struct capture_problem problems[CAPTURE_PROBLEM_COUNT];
    struct capture_facts facts;
    int64_t time; /* of the last packet that had one */
    uint64_t
        held; /* bytes of the input that the packet given last stands in: passed before the next */
    bool ended;    /* no more packets */
    bool finished; /* and the end has been looked at */

    bool big;  /* byte order of the file or section */
    bool nano; /* pcap: nanoseconds */
    uint32_t snap;
    uint16_t link_type;

    struct capture_interface *interfaces; /* pcapng: of this section */
    size_t n_interfaces, interfaces_capacity;
};

/* What a reader found. */
enum capture_step {
    STEP_PACKET,
    STEP_NOTHING, /* go on */
    STEP_END      /* nothing more, or nothing more that can be read */
};

/* Notes a problem at offset of the plain file; the detail of the first of its kind stays. */
void capture_note(struct capture *capture, enum capture_problem_kind kind, uint64_t offset,
                  const char *detail, ...) PRINTF_LIKE(4, 5);
/* An unsigned integer in the byte order of the file. */
uint64_t capture_uint(const struct capture *capture, struct cursor *c, size_t n);
/* Counts a packet, which may turn out to be unreadable, and gives its number. */
struct frame capture_count(struct capture *capture);

/* pcap: the file header, then packet by packet. False when the header is cut. */
bool pcap_begin(struct capture *capture);
enum capture_step pcap_step(struct capture *capture, struct capture_packet *packet);
/* pcapng, block by block. */
enum capture_step pcapng_step(struct capture *capture, struct capture_packet *packet);
/* Nanoseconds since 1970 of ticks of an if_tsresol, seconds added; at the ends of int64_t it stays
 * there. */
int64_t pcapng_time(uint64_t ticks, uint8_t resolution, int64_t offset);

enum capture_step live_step(struct capture *capture, struct capture_packet *packet);
void live_close(struct capture_live *live);
void live_stop(struct capture_live *live);

/* True when the packet passes. *applies is false when the filter has no meaning for its link type.
 */
bool capture_filter_passes(struct capture_filter *filter, const struct capture_packet *packet,
                           bool *applies);
