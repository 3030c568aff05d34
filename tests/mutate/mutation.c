#include "mutation.h"

#include <string.h>

#include "buf.h"
#include "capture.h"
#include "memory.h"

static const struct limits limits = LIMITS_DEFAULT;
enum { LARGEST_FILE = 256 << 20, SECRETS = 64, LINK_TYPES = 16, NEAR = 40 };

struct packet {
    struct bytes bytes; /* in trace->packets */
    uint32_t original;
    uint16_t link_type;
    int64_t time;
};

struct trace {
    struct buf file; /* as it lies on the disk */
    struct packet *packets;
    size_t n, capacity;
    struct buf secrets[SECRETS]; /* of Decryption Secrets Blocks: type, then what they hold */
    uint32_t secret_types[SECRETS];
    size_t n_secrets;
};

#define MUTATION_NAME(id, name, alters) name,
#define MUTATION_ALTERS(id, name, alters) alters,

const char *mutation_name(enum mutation kind)
{
    static const char *const names[] = {MUTATIONS(MUTATION_NAME)};
    return names[kind];
}

bool mutation_alters(enum mutation kind)
{
    static const bool alters[] = {MUTATIONS(MUTATION_ALTERS)};
    return alters[kind];
}

/* splitmix64 (Vigna): the same numbers on every machine. */
struct chance {
    uint64_t state;
};

static uint64_t chance_below(struct chance *c, uint64_t n)
{
    uint64_t z = c->state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    z ^= z >> 31;
    return n > 0 ? z % n : 0;
}

/* ---- Reading ---- */

static void keep_secrets(void *state, uint32_t file, uint32_t type, struct bytes data)
{
    struct trace *trace = state;
    (void)file;
    if (trace->n_secrets == SECRETS)
        return;
    trace->secret_types[trace->n_secrets] = type;
    trace->secrets[trace->n_secrets] = buf_init(data.len);
    buf_add(&trace->secrets[trace->n_secrets++], data);
}

static bool read_file(const char *path, struct buf *to)
{
    FILE *f = fopen(path, "rb");
    if (f == NULL)
        return false;
    uint8_t piece[65536];
    size_t n;
    while ((n = fread(piece, 1, sizeof(piece), f)) > 0 && buf_add(to, bytes_of(piece, n)))
        ;
    fclose(f);
    return !buf_full(to) && to->len > 0;
}

struct trace *trace_open(const char *path)
{
    struct trace *trace = memory_get(sizeof(*trace));
    trace->file = buf_init(LARGEST_FILE);
    struct capture_hooks hooks = {.secrets = keep_secrets, .state = trace};
    struct capture *capture = NULL;
    if (read_file(path, &trace->file))
        capture = capture_open_bytes(buf_bytes(&trace->file), &limits, &hooks);
    if (capture == NULL) {
        fprintf(stderr, "mutate: %s: not read\n", path);
        trace_free(trace);
        return NULL;
    }
    struct capture_packet packet;
    while (capture_next(capture, &packet)) {
        trace->packets =
            memory_grow(trace->packets, &trace->capacity, trace->n + 1, sizeof(*trace->packets));
        uint8_t *copy = memory_get(packet.bytes.len);
        memcpy(copy, packet.bytes.data, packet.bytes.len);
        trace->packets[trace->n++] = (struct packet){
            bytes_of(copy, packet.bytes.len), packet.original, packet.link_type, packet.time};
    }
    capture_close(capture);
    return trace;
}

void trace_free(struct trace *trace)
{
    for (size_t i = 0; i < trace->n; i++)
        memory_free((void *)(uintptr_t)trace->packets[i].bytes.data);
    for (size_t i = 0; i < trace->n_secrets; i++)
        buf_clear(&trace->secrets[i]);
    memory_free(trace->packets);
    buf_clear(&trace->file);
    memory_free(trace);
}

/* ---- Writing: draft-ietf-opsawg-pcapng, little-endian, nanoseconds ---- */

struct writer {
    FILE *to;
    uint16_t link_types[LINK_TYPES];
    size_t n_link_types;
};

static void put(FILE *to, uint64_t value, size_t n)
{
    for (size_t i = 0; i < n; i++)
        putc((int)(value >> (8 * i) & 0xFF), to);
}

static void put_padded(FILE *to, struct bytes b)
{
    fwrite(b.data, 1, b.len, to);
    put(to, 0, (4 - b.len % 4) % 4);
}

static void begin(struct writer *w, const struct trace *trace)
{
    put(w->to, 0x0A0D0D0A, 4);
    put(w->to, 28, 4);
    put(w->to, 0x1A2B3C4D, 4);
    put(w->to, 1, 4);
    put(w->to, UINT64_MAX, 8);
    put(w->to, 28, 4);
    for (size_t i = 0; i < trace->n_secrets; i++) {
        struct bytes secret = buf_bytes(&trace->secrets[i]);
        uint32_t total = (uint32_t)(20 + (secret.len + 3) / 4 * 4);
        put(w->to, 0xA, 4);
        put(w->to, total, 4);
        put(w->to, trace->secret_types[i], 4);
        put(w->to, secret.len, 4);
        put_padded(w->to, secret);
        put(w->to, total, 4);
    }
}

/* The number of the interface of that link type, described where it is new. */
static uint32_t interface_of(struct writer *w, uint16_t link_type)
{
    uint32_t i = 0;
    while (i < w->n_link_types && w->link_types[i] != link_type)
        i++;
    if (i < w->n_link_types || i == LINK_TYPES)
        return i;
    w->link_types[w->n_link_types++] = link_type;
    put(w->to, 1, 4);
    put(w->to, 32, 4);
    put(w->to, link_type, 4);
    put(w->to, 0, 4);
    put(w->to, 9 | 1 << 16, 4); /* if_tsresol, one byte: nanoseconds */
    put(w->to, 9, 4);
    put(w->to, 0, 4);
    put(w->to, 32, 4);
    return i;
}

static void add(struct writer *w, const struct packet *packet, struct bytes bytes)
{
    uint32_t interface = interface_of(w, packet->link_type);
    uint32_t total = (uint32_t)(32 + (bytes.len + 3) / 4 * 4);
    uint64_t time = packet->time > 0 ? (uint64_t)packet->time : 0;
    put(w->to, 6, 4);
    put(w->to, total, 4);
    put(w->to, interface, 4);
    put(w->to, time >> 32, 4);
    put(w->to, time, 4);
    put(w->to, bytes.len, 4);
    put(w->to, packet->original, 4);
    put_padded(w->to, bytes);
    put(w->to, total, 4);
}

/* ---- Changing ---- */

static void write_cut(const struct trace *trace, struct chance *c, FILE *to)
{
    fwrite(trace->file.data, 1, (size_t)chance_below(c, trace->file.len), to);
}

/* The first bytes stay: without them there is no file to read. */
static void write_file(const struct trace *trace, struct chance *c, FILE *to)
{
    struct buf copy = buf_init(trace->file.len);
    buf_add(&copy, buf_bytes(&trace->file));
    uint64_t n = 1 + chance_below(c, 8);
    for (uint64_t i = 0; copy.len > 24 && i < n; i++)
        copy.data[24 + chance_below(c, copy.len - 24)] ^= (uint8_t)(1 + chance_below(c, 255));
    fwrite(copy.data, 1, copy.len, to);
    buf_clear(&copy);
}

static void add_flipped(struct writer *w, const struct packet *packet, struct chance *c)
{
    struct buf copy = buf_init(packet->bytes.len);
    buf_add(&copy, packet->bytes);
    uint64_t n = 1 + chance_below(c, 4);
    for (uint64_t i = 0; copy.len > 0 && i < n; i++)
        copy.data[chance_below(c, copy.len)] ^= (uint8_t)(1u << chance_below(c, 8));
    add(w, packet, buf_bytes(&copy));
    buf_clear(&copy);
}

static void write_flipped(const struct trace *trace, struct writer *w, struct chance *c)
{
    uint64_t sure = chance_below(c, trace->n);
    for (size_t i = 0; i < trace->n; i++) {
        if (i == sure || chance_below(c, 50) == 0)
            add_flipped(w, &trace->packets[i], c);
        else
            add(w, &trace->packets[i], trace->packets[i].bytes);
    }
}

static void write_dropped(const struct trace *trace, struct writer *w, struct chance *c)
{
    uint64_t sure = chance_below(c, trace->n);
    for (size_t i = 0; i < trace->n; i++)
        if (i != sure && chance_below(c, 100) != 0)
            add(w, &trace->packets[i], trace->packets[i].bytes);
}

static void write_swapped(const struct trace *trace, struct writer *w, struct chance *c)
{
    for (size_t i = 0; i < trace->n; i++) {
        bool swap = i + 1 < trace->n && chance_below(c, 8) == 0;
        if (swap)
            add(w, &trace->packets[i + 1], trace->packets[i + 1].bytes);
        add(w, &trace->packets[i], trace->packets[i].bytes);
        i += swap;
    }
}

static void write_doubled(const struct trace *trace, struct writer *w, struct chance *c)
{
    for (size_t i = 0; i < trace->n; i++) {
        add(w, &trace->packets[i], trace->packets[i].bytes);
        uint64_t what = chance_below(c, 12);
        const struct packet *again = &trace->packets[i - chance_below(c, i < NEAR ? i + 1 : NEAR)];
        if (what == 0)
            add(w, &trace->packets[i], trace->packets[i].bytes);
        else if (what == 1)
            add(w, again, again->bytes);
    }
}

/* Addresses of an Ethernet frame tell the directions apart; of another link type nothing is lost.
 */
static void write_side(const struct trace *trace, struct writer *w, struct chance *c)
{
    uint64_t from = chance_below(c, trace->n / 2 + 1);
    const struct packet *like = &trace->packets[chance_below(c, trace->n)];
    for (size_t i = 0; i < trace->n; i++) {
        const struct packet *packet = &trace->packets[i];
        bool other = packet->link_type == 1 && like->link_type == 1 &&
                     !bytes_equal(bytes_part(packet->bytes, 6, 6), bytes_part(like->bytes, 6, 6));
        if (i < from || !other)
            add(w, packet, packet->bytes);
    }
}

static void write_snapped(const struct trace *trace, struct writer *w, struct chance *c)
{
    size_t snap = (size_t)(60 + chance_below(c, 1500));
    for (size_t i = 0; i < trace->n; i++)
        add(w, &trace->packets[i], bytes_part(trace->packets[i].bytes, 0, snap));
}

void trace_write(const struct trace *trace, enum mutation kind, uint64_t seed, FILE *to)
{
    struct chance c = {seed * MUTATION_COUNT + kind};
    struct writer w = {.to = to};
    if (kind == MUTATE_CUT) {
        write_cut(trace, &c, to);
        return;
    }
    if (kind == MUTATE_FILE) {
        write_file(trace, &c, to);
        return;
    }
    begin(&w, trace);
    if (trace->n == 0)
        return;
    if (kind == MUTATE_DROP)
        write_dropped(trace, &w, &c);
    else if (kind == MUTATE_FLIP)
        write_flipped(trace, &w, &c);
    else if (kind == MUTATE_SWAP)
        write_swapped(trace, &w, &c);
    else if (kind == MUTATE_DOUBLE)
        write_doubled(trace, &w, &c);
    else if (kind == MUTATE_SIDE)
        write_side(trace, &w, &c);
    else
        write_snapped(trace, &w, &c);
}
