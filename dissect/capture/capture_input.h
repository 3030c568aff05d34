/*
 * Inside capture: an input as its readers see it. A window of plain bytes (gzip taken off) that
 * grows only to what a reader asks for, and readers ask for no more than limits allow.
 */
#pragma once

#include <signal.h>

#include "capture.h"
#include "inflate.h"

struct capture_input {
    char *path; /* "" for memory */
    int file_descriptor;
    struct bytes memory; /* what is left of it; when file_descriptor is -1 */
    uint32_t file;
    const struct limits *limits;
    struct capture_hooks hooks;
    enum capture_format format;

    uint8_t *window; /* plain bytes: start to end are not yet passed */
    size_t start, end, capacity;
    uint64_t offset; /* of start, among the plain bytes of the file */

    struct inflate_stream *inflate; /* NULL: the file is plain */
    uint8_t *packed; /* PACKED bytes read, of which packed_left are not yet inflated */
    struct bytes packed_left;

    uint64_t size; /* raw bytes read */
    bool ended;    /* no more raw bytes */
    bool bad_gzip, cut_gzip;
    int read_error; /* errno of a failed read; 0 */
    volatile sig_atomic_t stop;
};

/* Tries to have n plain bytes at hand; gives how many there are, fewer only at the end. */
size_t input_fill(struct capture_input *in, size_t n);
/* The first n bytes at hand (input_fill() had them); good until the next fill. */
struct bytes input_view(const struct capture_input *in, size_t n);
/* Passes n bytes that are at hand. */
void input_pass(struct capture_input *in, size_t n);
/* Passes n bytes; false when the input ends first. */
bool input_skip(struct capture_input *in, uint64_t n);
/* Reads to the end of the file, so that the raw hook has had all of it, and damaged gzip is found.
 */
void input_drain(struct capture_input *in);
/* True when path is a regular file, which can be read twice. */
bool input_is_regular(const char *path);
