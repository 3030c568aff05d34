/* Writes PSRP as a sender does: the other direction of dissect/psrp, for tests.
 * [MS-PSRP] 2.2.1, 2.2.4. */
#pragma once

#include "buf.h"
#include "guid.h"

/* The byte order mark that Windows puts before the data. */
#define BUILD_PSRP_BOM "\xEF\xBB\xBF"

/* A message: header and data, which is written as it is. */
struct build_psrp_message {
    uint32_t destination, type;
    struct guid rpid, pid; /* written in .NET order */
    struct bytes data;
};
void build_psrp_message(struct buf *out, const struct build_psrp_message *message);

/* One fragment, whatever it says: blob_length is blob.len. */
void build_psrp_fragment(struct buf *out, uint64_t object_id, uint64_t fragment_id, uint8_t flags,
                         struct bytes blob);
/* The header of a fragment alone. */
void build_psrp_fragment_header(struct buf *out, uint64_t object_id, uint64_t fragment_id,
                                uint8_t flags, uint32_t blob_length);
/* A message cut into fragments of at most blob bytes, numbered from 0, with start and end flags. */
void build_psrp_fragments(struct buf *out, uint64_t object_id, struct bytes message, size_t blob);
