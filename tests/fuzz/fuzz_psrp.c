/*
 * Fragment streams to records. Each input is a run of elements: a byte of flags (direction, loss,
 * refused, alone, which of four targets), a byte of length, and that many bytes; what is left is
 * one more element.
 */
#include "cursor.h"
#include "psrp.h"

static const struct limits limits = {.psrp_message = 65536,
                                     .psrp_pending = 131072,
                                     .psrp_objects = 8,
                                     .psrp_streams = 4,
                                     .psrp_seen = 16,
                                     .shells = 2,
                                     .frames = 4,
                                     .xml_depth = 512,
                                     .xml_elements = 100000,
                                     .xml_attributes = 64,
                                     .xml_text = 1 << 20,
                                     .clixml_depth = 100,
                                     .clixml_references = 10000,
                                     .nodes = 100000,
                                     .diagnostics = 64,
                                     .sources = 16};

static void make(void *state, const struct psrp_message *m, const struct psrp_oddity *oddities,
                 size_t n)
{
    (void)state;
    struct psrp_header header;
    int64_t ci;
    struct record *r = m->whole ? psrp_record(m, oddities, n, true, &limits, &header)
                                : psrp_incomplete_record(m, oddities, n, &limits);
    (void)psrp_call_id(r, &ci);
    record_free(r);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const shells[] = {"A", "11223344-5566-7788-99AA-BBCCDDEEFF00"};
    struct psrp_reassembly *p = psrp_reassembly_new(&limits, make, NULL);
    struct cursor c = cur_init(bytes_of(data, size), 1);
    while (cur_left(&c) > 0) {
        unsigned flags = cur_u8(&c);
        size_t len = cur_u8(&c);
        struct psrp_input input = {.key = {.shell_id = bytes_of_string(shells[flags >> 4 & 1]),
                                           .command_id = bytes_of_string(flags >> 5 & 1 ? "B" : ""),
                                           .direction = flags & 1 ? S2C : C2S,
                                           .stream = BYTES("stdout")},
                                   .carrier = "Receive",
                                   .after_loss = (flags & 2) != 0,
                                   .refused = (flags & 4) != 0,
                                   .alone = (flags & 8) != 0};
        input.bytes = len < 255 && len < cur_left(&c) ? cur_take(&c, len) : cur_rest(&c);
        psrp_feed(p, &input);
        if ((flags & 0x40) != 0)
            psrp_end(p, input.key.shell_id, input.key.command_id);
    }
    psrp_finish(p);
    psrp_reassembly_free(p);
    return 0;
}
