/* Capture files built in code, after pcap-savefile(5) and draft-ietf-opsawg-pcapng, in either byte
 * order. */
#pragma once

#include <stdbool.h>

#include "buf.h"

struct file {
    struct buf bytes;
    bool big;
};

struct file file_new(bool big);
/* Appends an unsigned integer of n bytes in the file's byte order. */
void file_uint(struct file *f, uint64_t value, size_t n);
void file_zeros(struct file *f, size_t n);

/* The header of a pcap file. */
void pcap_header(struct file *f, bool nano, uint32_t snap, uint32_t link_type);
void pcap_packet(struct file *f, uint32_t seconds, uint32_t fraction, struct bytes packet,
                 uint32_t original);

/* Blocks of pcapng: total length counted, padded. */
void pcapng_block(struct file *f, uint32_t type, struct bytes body);
void pcapng_section(struct file *f);
/* options: as they stand, without an end; may be empty. */
void pcapng_interface(struct file *f, uint16_t link_type, uint32_t snap, struct bytes options);
void pcapng_enhanced(struct file *f, uint32_t interface, uint64_t time, struct bytes packet,
                     uint32_t original);
void pcapng_simple(struct file *f, struct bytes packet, uint32_t original);
void pcapng_obsolete(struct file *f, uint16_t interface, uint64_t time, struct bytes packet,
                     uint32_t original);
void pcapng_secrets(struct file *f, uint32_t type, struct bytes secrets);
/* One option, padded, in the file's byte order. */
void pcapng_option(struct file *f, struct buf *options, uint16_t code, struct bytes value);

/* One gzip member. */
void gzip_member(struct buf *to, struct bytes plain);
