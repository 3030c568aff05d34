/*
 * The surroundings failed: a file, a device, a key file, the output. Returned to the command, which
 * prints it and exits; parse paths cannot produce it.
 */
#pragma once

#include <stdbool.h>

#include "attributes.h"

struct status {
    bool failed;
    char text[512]; /* for people: what happened, where, what to do; bytes of a file in it are escaped by who prints it */
};

struct status status_ok(void);
struct status status_failure(const char *text, ...) PRINTF_LIKE(1, 2);
