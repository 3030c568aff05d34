/* DNS messages over UDP, as far as it matters which name was asked for and what came back. RFC 1035
 * 4, RFC 3596, RFC 2782. */
#pragma once

#include "bytes.h"

enum dns_type { DNS_A = 1, DNS_AAAA = 28, DNS_SRV = 33 };
enum dns_rcode { DNS_NOERROR = 0, DNS_SERVFAIL = 2, DNS_NXDOMAIN = 3, DNS_REFUSED = 5 };

enum { DNS_NAME = 256, DNS_ADDRESSES = 8 };

struct dns_address {
    uint8_t bytes[16]; /* network order; IPv4 has the first 4 */
    bool ipv6;
};

struct dns_message {
    uint16_t id;
    bool response;
    unsigned rcode;      /* enum dns_rcode, or another number */
    char name[DNS_NAME]; /* of the first question, labels joined by dots, without the last one */
    unsigned type;       /* enum dns_type, or another number */
    uint64_t answers;    /* records of the question's type in the answer section */
    struct dns_address addresses[DNS_ADDRESSES]; /* the first of them */
    size_t n_addresses;
};

/* Reads a message with one question. False when it is none, or is cut before the end of its
 * question. */
bool dns_read(struct bytes payload, struct dns_message *message);
