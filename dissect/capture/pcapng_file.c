/* pcapng files, block by block: capture.md 2, draft-ietf-opsawg-pcapng. */
#include "capture_inside.h"

#include "memory.h"

enum {
    BLOCK_HEAD = 8,   /* type and length */
    BLOCK_LEAST = 12, /* and the length again */
    SECTION_LEAST = 28,
    PACKET_HEAD = 20, /* of an enhanced or an obsolete packet block, behind the block's head */
    OPTIONS_ROOM = 64 * 1024,
    IF_TSRESOL = 9,
    IF_TSOFFSET = 14,
    MICROSECONDS = 6
};

enum block_type {
    BLOCK_INTERFACE = 1,
    BLOCK_OBSOLETE_PACKET = 2,
    BLOCK_SIMPLE_PACKET = 3,
    BLOCK_ENHANCED_PACKET = 6,
    BLOCK_SECRETS = 10,
    BLOCK_SECTION = 0x0A0D0D0A
};

/* ---- Time ---- */

static int64_t add_clamped(int64_t a, int64_t b)
{
    if (b > 0 && a > INT64_MAX - b)
        return INT64_MAX;
    if (b < 0 && a < INT64_MIN - b)
        return INT64_MIN;
    return a + b;
}

static int64_t seconds_clamped(int64_t seconds)
{
    if (seconds > INT64_MAX / 1000000000)
        return INT64_MAX;
    return seconds < INT64_MIN / 1000000000 ? INT64_MIN : seconds * 1000000000;
}

/* Nanoseconds of a part of a second in units of 2^-power. 34 bits times 10^9 stay below 2^64. */
static uint64_t binary_nanoseconds(uint64_t part, unsigned power)
{
    if (power > 34) {
        part = power - 34 < 64 ? part >> (power - 34) : 0;
        power = 34;
    }
    return part * 1000000000 >> power;
}

int64_t pcapng_time(uint64_t ticks, uint8_t resolution, int64_t offset)
{
    unsigned power = resolution & 0x7Fu;
    uint64_t seconds = 0, nanoseconds;
    if ((resolution & 0x80) != 0) {
        seconds = power < 64 ? ticks >> power : 0;
        uint64_t part = power < 64 ? ticks & ((UINT64_C(1) << power) - 1) : ticks;
        nanoseconds = binary_nanoseconds(part, power);
    } else if (power <= 19) {
        uint64_t units = 1;
        for (unsigned i = 0; i < power; i++)
            units *= 10;
        seconds = ticks / units;
        nanoseconds = ticks % units;
        for (unsigned i = power; i < 9; i++)
            nanoseconds *= 10;
        for (unsigned i = 9; i < power; i++)
            nanoseconds /= 10;
    } else {
        /* 64 bits of such units are less than a second. */
        nanoseconds = ticks;
        for (unsigned i = 9; i < power && nanoseconds > 0; i++)
            nanoseconds /= 10;
    }
    int64_t whole = seconds > INT64_MAX ? INT64_MAX : (int64_t)seconds;
    return add_clamped(seconds_clamped(add_clamped(whole, offset)), (int64_t)nanoseconds);
}

/* ---- Blocks that describe ---- */

static void read_interface_options(struct capture *capture, struct cursor *c,
                                   struct capture_interface *interface, uint64_t at)
{
    while (cur_left(c) > 0) {
        uint64_t code = capture_uint(capture, c, 2), len = capture_uint(capture, c, 2);
        if (cur_ok(c) && code == 0)
            return;
        struct cursor value = cur_sub(c, len);
        size_t padding = (4 - len % 4) % 4;
        cur_skip(c, padding < cur_left(c) ? padding : cur_left(c));
        if (!cur_ok(c)) {
            capture_note(capture, CAPTURE_BAD_BLOCK, at, "an option of an interface");
            return;
        }
        if (code == IF_TSRESOL && len == 1)
            interface->resolution = cur_u8(&value);
        if (code == IF_TSOFFSET && len == 8)
            interface->offset = (int64_t)capture_uint(capture, &value, 8);
    }
}

static void read_interface(struct capture *capture, struct cursor *c, uint64_t at)
{
    if (capture->n_interfaces >= capture->limits->interfaces) {
        capture_note(capture, CAPTURE_LIMIT, at, "more than %zu interfaces",
                     capture->limits->interfaces);
        return;
    }
    struct capture_interface interface = {.resolution = MICROSECONDS};
    interface.link_type = (uint16_t)capture_uint(capture, c, 2);
    cur_skip(c, 2);
    interface.snap = (uint32_t)capture_uint(capture, c, 4);
    if (!cur_ok(c)) {
        capture_note(capture, CAPTURE_BAD_BLOCK, at, "an interface description");
        return;
    }
    read_interface_options(capture, c, &interface, at);
    capture->interfaces = memory_grow(capture->interfaces, &capture->interfaces_capacity,
                                      capture->n_interfaces + 1, sizeof(*capture->interfaces));
    capture->interfaces[capture->n_interfaces++] = interface;
}

static void read_secrets(struct capture *capture, struct cursor *c, uint64_t at)
{
    const struct capture_hooks *hooks = &capture->input->hooks;
    uint32_t type = (uint32_t)capture_uint(capture, c, 4);
    struct bytes data = cur_take(c, capture_uint(capture, c, 4));
    if (!cur_ok(c))
        capture_note(capture, CAPTURE_BAD_BLOCK, at, "decryption secrets");
    else if (hooks->secrets != NULL)
        hooks->secrets(hooks->state, capture->facts.file, type, data);
}

/* ---- Packets ---- */

/* n bytes of the packet from the block's body, fewer when the limit is lower. */
static struct bytes take_packet(struct capture *capture, struct cursor *c, uint32_t n, uint64_t at)
{
    size_t limit = capture->limits->packet;
    if (n <= limit)
        return cur_take(c, n);
    capture_note(capture, CAPTURE_LIMIT, at, "a packet of %u bytes, limit %zu", n, limit);
    return cur_take(c, limit);
}

static const struct capture_interface *interface_at(struct capture *capture, uint64_t index,
                                                    uint64_t at)
{
    if (index < capture->n_interfaces)
        return &capture->interfaces[index];
    capture_note(capture, CAPTURE_UNKNOWN_INTERFACE, at, "interface %llu of %zu",
                 (unsigned long long)index, capture->n_interfaces);
    return NULL;
}

/* body_len: of the block's body in the file, of which the cursor may hold only the beginning. */
static enum capture_step read_packet(struct capture *capture, struct cursor *c, bool obsolete,
                                     uint64_t body_len, struct capture_packet *packet, uint64_t at)
{
    packet->frame = capture_count(capture);
    uint64_t index = capture_uint(capture, c, obsolete ? 2 : 4);
    cur_skip(c, obsolete ? 2 : 0);
    uint64_t ticks = capture_uint(capture, c, 4) << 32;
    ticks |= capture_uint(capture, c, 4);
    uint32_t captured = (uint32_t)capture_uint(capture, c, 4);
    uint32_t original = (uint32_t)capture_uint(capture, c, 4);
    if (!cur_ok(c) || captured > body_len - PACKET_HEAD) {
        capture_note(capture, CAPTURE_BAD_BLOCK, at, "a packet of %u bytes in a block of %llu",
                     captured, (unsigned long long)body_len + BLOCK_LEAST);
        return STEP_NOTHING;
    }
    const struct capture_interface *interface = interface_at(capture, index, at);
    if (interface == NULL)
        return STEP_NOTHING;
    packet->bytes = take_packet(capture, c, captured, at);
    packet->original = original > captured ? original : captured;
    packet->link_type = interface->link_type;
    packet->time = pcapng_time(ticks, interface->resolution, interface->offset);
    return STEP_PACKET;
}

static enum capture_step read_simple_packet(struct capture *capture, struct cursor *c,
                                            uint64_t body_len, struct capture_packet *packet,
                                            uint64_t at)
{
    packet->frame = capture_count(capture);
    uint32_t original = (uint32_t)capture_uint(capture, c, 4);
    if (!cur_ok(c)) {
        capture_note(capture, CAPTURE_BAD_BLOCK, at, "a simple packet");
        return STEP_NOTHING;
    }
    const struct capture_interface *interface = interface_at(capture, 0, at);
    if (interface == NULL)
        return STEP_NOTHING;
    uint32_t captured = original;
    if (interface->snap != 0 && captured > interface->snap)
        captured = interface->snap;
    if (captured > body_len - 4)
        captured = (uint32_t)(body_len - 4);
    packet->bytes = take_packet(capture, c, captured, at);
    packet->original = original;
    packet->link_type = interface->link_type;
    packet->timeless = true;
    return STEP_PACKET;
}

/* ---- The walk ---- */

/* The byte order of a section stands behind its length, which is read with it. */
static bool begin_section(struct capture *capture, struct bytes head)
{
    struct cursor c = cur_init(bytes_from(head, BLOCK_HEAD), 0);
    uint64_t magic = cur_uint_be(&c, 4);
    capture->big = magic == 0x1A2B3C4D;
    capture->n_interfaces = 0;
    return capture->big || magic == 0x4D3C2B1A;
}

/* How much of the body is looked at: all of it, or the part that limits allow. */
static size_t wanted(const struct capture *capture, uint64_t type, uint64_t body_len)
{
    uint64_t most = OPTIONS_ROOM;
    if (type == BLOCK_SECRETS)
        most = capture->limits->secrets;
    else if (type == BLOCK_ENHANCED_PACKET || type == BLOCK_OBSOLETE_PACKET ||
             type == BLOCK_SIMPLE_PACKET)
        most = PACKET_HEAD + (uint64_t)capture->limits->packet;
    return (size_t)(body_len < most ? body_len : most);
}

/*
 * What Wireshark numbers like packets: entries of systemd's journal, custom blocks, events of
 * sysdig. Observed with tshark 4.0.17, of all types that have a name.
 */
static bool is_counted(uint64_t type)
{
    static const uint32_t types[] = {9, 0xBAD, 0x40000BAD, 0x204, 0x216, 0x221};
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
        if (type == types[i])
            return true;
    return false;
}

static enum capture_step read_block(struct capture *capture, uint64_t type, struct bytes body,
                                    uint64_t body_len, struct capture_packet *packet, uint64_t at)
{
    struct cursor c = cur_init_at(body, 0, at + BLOCK_HEAD);
    switch (type) {
    case BLOCK_INTERFACE:
        read_interface(capture, &c, at);
        return STEP_NOTHING;
    case BLOCK_SECRETS:
        if (body.len < body_len)
            capture_note(capture, CAPTURE_LIMIT, at, "%llu bytes of decryption secrets",
                         (unsigned long long)body_len);
        else
            read_secrets(capture, &c, at);
        return STEP_NOTHING;
    case BLOCK_ENHANCED_PACKET:
    case BLOCK_OBSOLETE_PACKET:
        return read_packet(capture, &c, type == BLOCK_OBSOLETE_PACKET, body_len, packet, at);
    case BLOCK_SIMPLE_PACKET:
        return read_simple_packet(capture, &c, body_len, packet, at);
    default:
        /* What holds no packet may count as one all the same. */
        if (is_counted(type))
            capture_count(capture);
        return STEP_NOTHING;
    }
}

static uint64_t least_length(uint64_t type)
{
    switch (type) {
    case BLOCK_SECTION:
        return SECTION_LEAST;
    case BLOCK_INTERFACE:
    case BLOCK_SECRETS:
        return BLOCK_LEAST + 8;
    case BLOCK_ENHANCED_PACKET:
    case BLOCK_OBSOLETE_PACKET:
        return BLOCK_LEAST + PACKET_HEAD;
    case BLOCK_SIMPLE_PACKET:
        return BLOCK_LEAST + 4;
    default:
        return BLOCK_LEAST;
    }
}

static enum capture_step cut(struct capture *capture, uint64_t at)
{
    capture_note(capture, CAPTURE_CUT, at, "inside a block");
    return STEP_END;
}

enum capture_step pcapng_step(struct capture *capture, struct capture_packet *packet)
{
    struct capture_input *in = capture->input;
    uint64_t at = in->offset;
    size_t have = input_fill(in, BLOCK_LEAST);
    if (have == 0)
        return STEP_END;
    if (have < BLOCK_LEAST)
        return cut(capture, at);
    struct cursor c = cur_init(input_view(in, BLOCK_LEAST), 0);
    uint64_t type = capture_uint(capture, &c, 4);
    if (type == BLOCK_SECTION && !begin_section(capture, input_view(in, BLOCK_LEAST))) {
        capture_note(capture, CAPTURE_BAD_LENGTH, at, "a section without byte-order magic");
        return STEP_END;
    }
    uint64_t total = capture_uint(capture, &c, 4);
    if (total < least_length(type)) {
        capture_note(capture, CAPTURE_BAD_LENGTH, at, "a block of %llu bytes",
                     (unsigned long long)total);
        return STEP_END;
    }
    /* Some writers leave the padding out of the length. */
    uint64_t padded = (total + 3) & ~UINT64_C(3), body_len = padded - BLOCK_LEAST;
    size_t looked_at = wanted(capture, type, body_len);
    bool whole = looked_at == body_len;
    size_t needed = BLOCK_HEAD + looked_at + (whole ? 4 : 0);
    if (input_fill(in, needed) < needed)
        return cut(capture, at);
    struct bytes block = input_view(in, needed);
    if (whole) {
        struct cursor end = cur_init(bytes_from(block, BLOCK_HEAD + looked_at), 0);
        uint64_t again = capture_uint(capture, &end, 4);
        if (again != total) {
            capture_note(capture, CAPTURE_BAD_LENGTH, at, "a block of %llu bytes ends as of %llu",
                         (unsigned long long)total, (unsigned long long)again);
            return STEP_END;
        }
    }
    capture->held = padded;
    return read_block(capture, type, bytes_part(block, BLOCK_HEAD, looked_at), body_len, packet,
                      at);
}
