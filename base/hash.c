#include "hash.h"

static uint64_t rotated(uint64_t x, unsigned n)
{
    return x << n | x >> (64 - n);
}

struct hash_state {
    uint64_t v0, v1, v2, v3;
};

static void mix(struct hash_state *s)
{
    s->v0 += s->v1;
    s->v1 = rotated(s->v1, 13) ^ s->v0;
    s->v0 = rotated(s->v0, 32);
    s->v2 += s->v3;
    s->v3 = rotated(s->v3, 16) ^ s->v2;
    s->v0 += s->v3;
    s->v3 = rotated(s->v3, 21) ^ s->v0;
    s->v2 += s->v1;
    s->v1 = rotated(s->v1, 17) ^ s->v2;
    s->v2 = rotated(s->v2, 32);
}

static void take_word(struct hash_state *s, uint64_t word)
{
    s->v3 ^= word;
    mix(s);
    s->v0 ^= word;
}

/* Written out, so that compilers see the one load that it is. */
static uint64_t whole_word(const uint8_t *b)
{
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 |
           (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 |
           (uint64_t)b[7] << 56;
}

static uint64_t last_word(struct bytes b)
{
    uint64_t word = 0;
    for (size_t i = 0; i < b.len; i++)
        word |= (uint64_t)b.data[i] << (8 * i);
    return word;
}

/* Every byte that is an ASCII capital as its small letter. */
static uint64_t small(uint64_t word)
{
    const uint64_t ones = 0x0101010101010101u, low = word & ones * 0x7F;
    uint64_t from_a = low + ones * (0x80 - 'A'), above_z = low + ones * (0x7F - 'Z');
    uint64_t capital = (from_a ^ above_z) & ~word & ones * 0x80;
    return word | capital >> 2;
}

static inline uint64_t hash_words(struct hash_seed seed, struct bytes b, bool nocase)
{
    struct hash_state s = {seed.k0 ^ 0x736f6d6570736575u, seed.k1 ^ 0x646f72616e646f6du,
                           seed.k0 ^ 0x6c7967656e657261u, seed.k1 ^ 0x7465646279746573u};
    size_t at = 0;
    for (; b.len - at >= 8; at += 8)
        take_word(&s, nocase ? small(whole_word(b.data + at)) : whole_word(b.data + at));
    uint64_t last = last_word(bytes_from(b, at));
    take_word(&s, (nocase ? small(last) : last) | (uint64_t)b.len << 56);
    s.v2 ^= 0xFF;
    mix(&s);
    mix(&s);
    mix(&s);
    return s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
}

uint64_t hash_bytes(struct hash_seed seed, struct bytes b)
{
    return hash_words(seed, b, false);
}

uint64_t hash_bytes_nocase(struct hash_seed seed, struct bytes b)
{
    return hash_words(seed, b, true);
}

uint64_t hash_number(struct hash_seed seed, uint64_t number)
{
    return hash_bytes(seed, bytes_of(&number, sizeof(number)));
}

struct hash_seed hash_behind(struct hash_seed seed, uint64_t number)
{
    return (struct hash_seed){seed.k0 ^ hash_number(seed, number), seed.k1};
}

struct hash_seed hash_seed_of(const void *object)
{
    static const char here[1];
    struct hash_seed first = {(uint64_t)(uintptr_t)object, (uint64_t)(uintptr_t)here};
    struct hash_seed second = {hash_bytes(first, BYTES("0")), hash_bytes(first, BYTES("1"))};
    return second;
}
