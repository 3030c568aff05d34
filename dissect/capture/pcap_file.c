/* Classic pcap files: capture.md 1, pcap-savefile(5). */
#include "capture_inside.h"

enum { FILE_HEADER = 24, PACKET_HEADER = 16 };

bool pcap_begin(struct capture *capture)
{
    struct capture_input *in = capture->input;
    size_t have = input_fill(in, FILE_HEADER);
    if (have < FILE_HEADER) {
        capture_note(capture, CAPTURE_CUT, in->offset, "inside the file header");
        return false;
    }
    struct cursor c = cur_init(input_view(in, FILE_HEADER), 0);
    uint64_t magic = cur_uint_be(&c, 4);
    capture->big = magic == 0xA1B2C3D4 || magic == 0xA1B23C4D;
    capture->nano = magic == 0xA1B23C4D || magic == 0x4D3CB2A1;
    cur_skip(&c, 12);
    capture->snap = (uint32_t)capture_uint(capture, &c, 4);
    capture->link_type = (uint16_t)capture_uint(capture, &c, 4);
    input_pass(in, FILE_HEADER);
    return true;
}

enum capture_step pcap_step(struct capture *capture, struct capture_packet *packet)
{
    struct capture_input *in = capture->input;
    size_t limit = capture->limits->packet;
    size_t have = input_fill(in, PACKET_HEADER);
    if (have == 0)
        return STEP_END;
    if (have < PACKET_HEADER) {
        capture_note(capture, CAPTURE_CUT, in->offset, "inside a packet header");
        return STEP_END;
    }
    struct cursor c = cur_init(input_view(in, PACKET_HEADER), 0);
    int64_t seconds = (int64_t)capture_uint(capture, &c, 4);
    int64_t fraction = (int64_t)capture_uint(capture, &c, 4);
    uint32_t captured = (uint32_t)capture_uint(capture, &c, 4);
    uint32_t original = (uint32_t)capture_uint(capture, &c, 4);
    if (captured > limit && captured > capture->snap) {
        capture_note(capture, CAPTURE_BAD_LENGTH, in->offset, "a packet of %u bytes", captured);
        return STEP_END;
    }
    size_t kept = captured < limit ? captured : limit;
    have = input_fill(in, PACKET_HEADER + kept);
    if (have < PACKET_HEADER + kept) {
        capture_note(capture, CAPTURE_CUT, in->offset, "%zu bytes of a packet of %u",
                     have - PACKET_HEADER, captured);
        return STEP_END;
    }
    packet->frame = capture_count(capture);
    if (kept < captured)
        capture_note(capture, CAPTURE_LIMIT, in->offset, "a packet of %u bytes, limit %zu",
                     captured, limit);
    packet->bytes = bytes_from(input_view(in, PACKET_HEADER + kept), PACKET_HEADER);
    packet->original = original > captured ? original : captured;
    packet->link_type = capture->link_type;
    packet->time = seconds * 1000000000 + fraction * (capture->nano ? 1 : 1000);
    capture->held = PACKET_HEADER + (uint64_t)captured;
    return STEP_PACKET;
}
