#include "wire.h"

#include <string.h>

enum {
    SEGMENT = 1448,
    HEADERS = 14 + 20 + 20,
    FIN = 1,
    SYN = 2,
    PUSH = 8,
    ACK = 16,
    SERVER = 0x0A4D000A,
    PORT = 5985
};

static void put(uint8_t *to, uint64_t value, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] = (uint8_t)(value >> (8 * (n - 1 - i)));
}

static void put_little(FILE *out, uint64_t value, size_t n)
{
    for (size_t i = 0; i < n; i++)
        putc((int)(value >> (8 * i) & 0xFF), out);
}

void wire_start(struct wire *w, FILE *out)
{
    *w = (struct wire){.out = out, .time = 1800000000000000000u, .written = 24};
    put_little(out, 0xA1B23C4D, 4);
    put_little(out, 2, 2);
    put_little(out, 4, 2);
    put_little(out, 0, 8);
    put_little(out, 262144, 4);
    put_little(out, 1, 4);
}

/* Checksums are left zero, as a machine leaves them whose card makes them. */
static void packet(struct wire *w, enum direction direction, unsigned flags, struct bytes b)
{
    uint8_t head[HEADERS] = {[12] = 0x08};
    uint8_t *ip = head + 14, *tcp = ip + 20;
    bool up = direction == C2S;
    memcpy(head, up ? "\2\0\0\0\0\2\2\0\0\0\0\1" : "\2\0\0\0\0\1\2\0\0\0\0\2", 12);
    ip[0] = 0x45;
    put(ip + 2, 40 + b.len, 2);
    ip[8] = 64;
    ip[9] = 6;
    put(ip + 12, up ? w->client : SERVER, 4);
    put(ip + 16, up ? SERVER : w->client, 4);
    put(tcp, up ? w->port : PORT, 2);
    put(tcp + 2, up ? PORT : w->port, 2);
    put(tcp + 4, w->sequence[direction], 4);
    put(tcp + 8, flags & ACK ? w->sequence[direction == C2S ? S2C : C2S] : 0, 4);
    tcp[12] = 0x50;
    tcp[13] = (uint8_t)flags;
    put(tcp + 14, 65535, 2);
    w->time += 20000;
    put_little(w->out, w->time / 1000000000, 4);
    put_little(w->out, w->time % 1000000000, 4);
    put_little(w->out, HEADERS + b.len, 4);
    put_little(w->out, HEADERS + b.len, 4);
    fwrite(head, 1, HEADERS, w->out);
    fwrite(b.data, 1, b.len, w->out);
    w->written += 16 + HEADERS + b.len;
    w->sequence[direction] += (uint32_t)b.len + (flags & (SYN | FIN) ? 1 : 0);
}

void wire_open(struct wire *w, uint64_t n)
{
    w->client = 0x0A4E0000 + (uint32_t)(n / 16384 % 65536);
    w->port = (uint16_t)(40000 + n % 16384);
    w->sequence[C2S] = (uint32_t)(n * 2654435761u);
    w->sequence[S2C] = (uint32_t)(n * 2246822519u + 99);
    w->time += 1000000;
    packet(w, C2S, SYN, bytes_none());
    packet(w, S2C, SYN | ACK, bytes_none());
    packet(w, C2S, ACK, bytes_none());
}

void wire_send(struct wire *w, enum direction direction, struct bytes b)
{
    enum direction back = direction == C2S ? S2C : C2S;
    while (b.len > 0) {
        struct bytes segment = bytes_part(b, 0, SEGMENT);
        b = bytes_from(b, segment.len);
        packet(w, direction, b.len == 0 ? ACK | PUSH : ACK, segment);
        if (++w->unacknowledged % 2 == 0)
            packet(w, back, ACK, bytes_none());
    }
}

void wire_close(struct wire *w)
{
    packet(w, C2S, FIN | ACK, bytes_none());
    packet(w, S2C, FIN | ACK, bytes_none());
    packet(w, C2S, ACK, bytes_none());
}
