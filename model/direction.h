/* Which way something went. */
#pragma once

enum direction {
    C2S, /* client to server */
    S2C
};

/* "c2s", "s2c". */
const char *direction_name(enum direction direction);
