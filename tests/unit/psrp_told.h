/* A reassembly that remembers what it was told, for the tests of PSRP. */
#pragma once

#include "psrp.h"

/* One message as it was told; everything is a copy. */
struct told_message {
    struct psrp_message m; /* its views are not valid any more */
    bool had_input;
    char reason[32];
    char carrier[32], stream[32], shell_id[48], command_id[48];
    struct block *bytes;
    uint64_t first_frame, last_frame;
    struct psrp_oddity *oddities;
    size_t n_oddities;
};

struct told {
    struct psrp_reassembly *reassembly;
    struct told_message *list;
    size_t n, capacity;
};

/* told stays where it is until told_free(): the reassembly tells into it. */
void told_start(struct told *told, const struct limits *limits);
void told_free(struct told *told);
/* Of one message, how many diagnostics have that code. */
size_t told_count(const struct told_message *m, const char *code);
/* Writes all that was told into one text: two reassemblies agree when their texts do. */
struct block *told_text(const struct told *told);

/* An input of the pool's stdout of a shell, to be changed as needed. */
struct psrp_input told_input(struct bytes bytes);
void told_feed(struct told *told, const struct psrp_input *input);

/* Decodes an example; to be unref'd. */
struct block *told_example(const char *base64);
