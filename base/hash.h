/*
 * Hashing of keys that a capture chooses: SipHash-1-3 under a seed that it cannot know, so that nobody
 * can make keys that collide. Hashes decide nothing but speed: no output may depend on one.
 * Aumasson and Bernstein, "SipHash: a fast short-input PRF".
 */
#pragma once

#include "bytes.h"

struct hash_seed {
    uint64_t k0, k1;
};

/* A seed from where object lies in memory, which differs from run to run. */
struct hash_seed hash_seed_of(const void *object);
uint64_t hash_bytes(struct hash_seed seed, struct bytes b);
/* The same for bytes that differ in the case of ASCII letters at most. */
uint64_t hash_bytes_nocase(struct hash_seed seed, struct bytes b);
uint64_t hash_number(struct hash_seed seed, uint64_t number);
/* For keys of several parts: the seed under which the next part is hashed, behind a number. */
struct hash_seed hash_behind(struct hash_seed seed, uint64_t number);
