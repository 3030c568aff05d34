/*
 * TLS as it stands on the wire: records out of two streams with gaps, messages, certificates, and
 * all of it as nodes. The input is steps: one byte (1: direction, 2: a gap, 4: opened), one byte
 * of length, so many bytes.
 */
#include <stdint.h>

#include "tls_facts.h"
#include "tls_fields.h"
#include "tls_stream.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct limits limits = LIMITS_DEFAULT;
    struct tls_facts *facts = tls_facts_new(&limits);
    struct tls_stream streams[2] = {tls_stream_init(false), tls_stream_init(true)};
    struct cursor c = cur_init(bytes_of(data, size), 0);
    while (cur_left(&c) > 1) {
        uint8_t what = cur_u8(&c), len = cur_u8(&c);
        struct tls_stream *stream = &streams[what & 1];
        struct tls_record record;
        if (what & 2)
            tls_stream_gap(stream, len == 255 ? UINT64_MAX : len);
        else
            tls_stream_add(stream, cur_take(&c, cur_left(&c) < len ? cur_left(&c) : len));
        while (tls_stream_next(stream, &record)) {
            struct tls_opened opened = {.state = what & 4 ? TLS_RECORD_OPENED : TLS_RECORD_CLEAR,
                                        .type = record.header.type};
            tls_facts_record(facts, what & 1 ? S2C : C2S, &record.header, &opened,
                             bytes_from(record.bytes, TLS_HEADER), 0, (struct frame){1, 1});
        }
    }
    struct record *r = record_new(&tls_fields[TLS_F_LAYER], &limits);
    tls_add_facts(r, r->root, facts);
    record_free(r);
    tls_facts_free(facts);
    tls_stream_clear(&streams[0]);
    tls_stream_clear(&streams[1]);
    return 0;
}
