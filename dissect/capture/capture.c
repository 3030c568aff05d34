#include "capture_inside.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "memory.h"

static const struct {
    const char *name, *text;
} problems[] = {
#define PROBLEM_ROW(id, name, text) {name, text},
    CAPTURE_PROBLEMS(PROBLEM_ROW)
#undef PROBLEM_ROW
};

const char *capture_problem_name(enum capture_problem_kind kind)
{
    return problems[kind].name;
}

const char *capture_problem_text(enum capture_problem_kind kind)
{
    return problems[kind].text;
}

void capture_note(struct capture *capture, enum capture_problem_kind kind, uint64_t offset,
                  const char *detail, ...)
{
    struct capture_problem *problem = &capture->problems[kind];
    if (problem->count++ > 0)
        return;
    problem->offset = offset;
    problem->frame = (struct frame){capture->facts.file, capture->facts.packets};
    va_list arguments;
    va_start(arguments, detail);
    vsnprintf(problem->detail, sizeof(problem->detail), detail, arguments);
    va_end(arguments);
}

uint64_t capture_uint(const struct capture *capture, struct cursor *c, size_t n)
{
    return capture->big ? cur_uint_be(c, n) : cur_uint_le(c, n);
}

struct frame capture_count(struct capture *capture)
{
    capture->facts.packets++;
    return (struct frame){capture->facts.file, capture->facts.packets};
}

struct status capture_open(struct capture_input *input, struct capture_filter *filter,
                           struct capture **out)
{
    *out = NULL;
    if (input->format != CAPTURE_PCAP && input->format != CAPTURE_PCAPNG) {
        struct status status =
            status_failure("%s is %s", input->path, capture_format_text(input->format));
        capture_input_close(input);
        return status;
    }
    struct capture *capture = memory_get(sizeof(*capture));
    capture->input = input;
    capture->limits = input->limits;
    capture->filter = filter;
    capture->facts.path = input->path;
    capture->facts.file = input->file;
    capture->facts.format = input->format;
    capture->facts.gzip = input->inflate != NULL;
    if (input->format == CAPTURE_PCAP)
        capture->ended = !pcap_begin(capture);
    *out = capture;
    return status_ok();
}

struct capture *capture_open_bytes(struct bytes bytes, const struct limits *limits,
                                   const struct capture_hooks *hooks)
{
    struct capture *capture;
    capture_open(capture_input_bytes(bytes, 1, limits, hooks), NULL, &capture);
    return capture;
}

void capture_close(struct capture *capture)
{
    if (capture == NULL)
        return;
    capture_input_close(capture->input);
    live_close(capture->live);
    memory_free(capture->interfaces);
    memory_free(capture);
}

/* What the input says of its own end, and the rest of the file for the hash. */
static void finish(struct capture *capture)
{
    struct capture_input *in = capture->input;
    if (in == NULL)
        return;
    input_drain(in);
    if (in->read_error != 0)
        capture_note(capture, CAPTURE_READ_FAILED, in->offset, "%.120s", strerror(in->read_error));
    if (in->bad_gzip)
        capture_note(capture, CAPTURE_BAD_GZIP, in->offset, "byte %llu of the compressed file",
                     (unsigned long long)(in->size - in->packed_left.len));
    if (in->cut_gzip)
        capture_note(capture, CAPTURE_CUT_GZIP, in->offset, "%llu bytes compressed",
                     (unsigned long long)in->size);
}

static enum capture_step step(struct capture *capture, struct capture_packet *packet)
{
    if (capture->live != NULL)
        return live_step(capture, packet);
    if (capture->input->stop)
        return STEP_END;
    return capture->facts.format == CAPTURE_PCAP ? pcap_step(capture, packet)
                                                 : pcapng_step(capture, packet);
}

static bool passes(struct capture *capture, const struct capture_packet *packet)
{
    bool applies = true;
    if (capture->filter == NULL || capture_filter_passes(capture->filter, packet, &applies))
        return true;
    if (!applies)
        capture_note(capture, CAPTURE_FILTER, capture->input->offset, "link type %u",
                     packet->link_type);
    capture->facts.filtered++;
    return false;
}

static int64_t time_within(int64_t time)
{
    if (time < 0)
        return 0;
    return time < CAPTURE_TIME_MOST ? time : CAPTURE_TIME_MOST;
}

bool capture_next(struct capture *capture, struct capture_packet *packet)
{
    while (!capture->ended) {
        if (capture->held > 0 && !input_skip(capture->input, capture->held)) {
            capture_note(capture, CAPTURE_CUT, capture->input->offset, "inside a packet or block");
            break;
        }
        capture->held = 0;
        *packet = (struct capture_packet){0};
        enum capture_step found = step(capture, packet);
        if (found == STEP_END)
            break;
        if (found == STEP_NOTHING)
            continue;
        if (packet->timeless)
            packet->time = capture->time;
        packet->time = time_within(packet->time);
        capture->time = packet->time;
        if (capture->facts.first_time == 0)
            capture->facts.first_time = packet->time;
        capture->facts.last_time = packet->time;
        if (passes(capture, packet))
            return true;
    }
    capture->ended = true;
    if (!capture->finished)
        finish(capture);
    capture->finished = true;
    return false;
}

void capture_stop(struct capture *capture)
{
    if (capture->input != NULL)
        capture->input->stop = 1;
    else
        live_stop(capture->live);
}

const struct capture_problem *capture_problems(const struct capture *capture)
{
    return capture->problems;
}

struct capture_facts capture_facts(const struct capture *capture)
{
    struct capture_facts facts = capture->facts;
    if (capture->input != NULL)
        facts.size = capture->input->size;
    return facts;
}

/* NULL where the file cannot be read twice, or is no capture. */
static struct capture *open_again(const char *path, uint32_t file, const struct limits *limits,
                                  const struct capture_hooks *hooks)
{
    struct capture_input *input;
    struct capture *capture;
    if (!input_is_regular(path) || capture_input_open(path, file, limits, hooks, &input).failed)
        return NULL;
    capture_open(input, NULL, &capture);
    return capture;
}

struct capture *capture_open_again(const char *path, uint32_t file, const struct limits *limits)
{
    return open_again(path, file, limits, NULL);
}

void capture_read_secrets(const char *path, uint32_t file, const struct limits *limits,
                          const struct capture_hooks *hooks)
{
    struct capture_hooks only = {NULL, hooks->secrets, hooks->state};
    struct capture *capture = open_again(path, file, limits, &only);
    struct capture_packet packet;
    /* Only pcapng has such blocks. */
    while (capture != NULL && capture->facts.format == CAPTURE_PCAPNG &&
           capture_next(capture, &packet))
        continue;
    capture_close(capture);
}
