/*
 * PSRP that nobody sends but to do harm: each case through conversation, its records counted and
 * dropped. What counts is that time and memory stay in proportion, and that what could not be read
 * is said.
 *
 * usage: pathological [SIZE [CASE...]]    SIZE: per cent of the full size, default 1.
 * Exit status: 0; 1 when a case takes more than 10 seconds or 256 MiB, or gives no diagnostic where
 * it must. Memory is that of the process so far: run cases alone to have theirs.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base64.h"
#include "build_psrp.h"
#include "conversation.h"
#include "transcript.h"

static const struct limits limits = LIMITS_DEFAULT;

enum { OUTPUT_TYPE = 0x00041004, CREATE_TYPE = 0x00021006, SECONDS_MOST = 10, MIB_MOST = 256 };

struct seen {
    struct sink sink;
    uint64_t records, diagnostics;
};

struct feeder {
    struct conversation *c;
    uint64_t lines;
    size_t n; /* of the full size */
};

static void see(struct sink *sink, const struct record *r)
{
    struct seen *seen = (struct seen *)sink;
    seen->records++;
    seen->diagnostics += r->n_diags;
}

static bool done(struct sink *sink)
{
    (void)sink;
    return true;
}

/* The bytes of a stream, in Data lines of the pipeline of that number, emptied. */
static void put(struct feeder *f, struct buf *bytes, unsigned pipeline)
{
    enum { AT_ONCE = 48000 };
    struct buf line = buf_init(SIZE_MAX);
    for (struct bytes rest = buf_bytes(bytes); rest.len > 0; rest = bytes_from(rest, AT_ONCE)) {
        buf_reset(&line);
        buf_printf(&line, "<- <Data Stream='Default' PSGuid='%08x-0000-0000-0000-000000000001'>",
                   pipeline);
        base64_encode(bytes_part(rest, 0, AT_ONCE), &line);
        buf_add(&line, BYTES("</Data>"));
        struct conversation_line one = {.text = buf_bytes(&line), .frame = {1, ++f->lines}};
        conversation_line(f->c, &one);
    }
    buf_clear(&line);
    buf_reset(bytes);
}

static void put_when_large(struct feeder *f, struct buf *bytes, unsigned pipeline)
{
    if (bytes->len > 1 << 20)
        put(f, bytes, pipeline);
}

static void message(struct buf *out, unsigned pool, unsigned pipeline, uint32_t type,
                    struct bytes data)
{
    struct build_psrp_message m = {.destination = type == CREATE_TYPE ? 2 : 1, .type = type};
    m.rpid.bytes[0] = 1;
    memcpy(&m.rpid.bytes[4], &pool, sizeof(pool));
    m.pid.bytes[15] = 1;
    memcpy(m.pid.bytes,
           (uint8_t[]){(uint8_t)(pipeline >> 24), (uint8_t)(pipeline >> 16),
                       (uint8_t)(pipeline >> 8), (uint8_t)pipeline},
           4);
    m.data = data;
    build_psrp_message(out, &m);
}

/* One message of pipeline 1, written bit by bit: only a fragment of it is held. */
struct writer {
    struct feeder *f;
    struct buf blob, stream;
    uint64_t id;
    size_t most; /* bytes of a fragment */
};

static void write_fragment(struct writer *w, bool last)
{
    build_psrp_fragment(&w->stream, 7, w->id, (uint8_t)((w->id == 0) | last << 1),
                        buf_bytes(&w->blob));
    w->id++;
    buf_reset(&w->blob);
    put_when_large(w->f, &w->stream, 1);
}

static void write_bytes(struct writer *w, struct bytes bytes)
{
    while (bytes.len > 0) {
        if (w->blob.len == w->most)
            write_fragment(w, false);
        size_t room = w->most - w->blob.len;
        buf_add(&w->blob, bytes_part(bytes, 0, room));
        bytes = bytes_from(bytes, room);
    }
}

static void write_text(struct writer *w, const char *text)
{
    write_bytes(w, bytes_of_string(text));
}

/* The same with number in the place of each %. */
static void write_numbered(struct writer *w, const char *text, size_t number)
{
    char digits[24];
    int n = snprintf(digits, sizeof(digits), "%zu", number);
    for (struct bytes rest = bytes_of_string(text); rest.len > 0;) {
        size_t at = bytes_find_byte(rest, '%', 0);
        write_bytes(w, bytes_part(rest, 0, at));
        if (at < rest.len)
            write_bytes(w, bytes_of(digits, (size_t)n));
        rest = bytes_from(rest, at + 1);
    }
}

static struct writer write_begin(struct feeder *f, uint32_t type, size_t most)
{
    struct writer w = {f, buf_init(SIZE_MAX), buf_init(SIZE_MAX), 0, most};
    struct buf header = buf_init(SIZE_MAX);
    message(&header, 0, 1, type, bytes_none());
    write_bytes(&w, buf_bytes(&header));
    buf_clear(&header);
    return w;
}

static void write_end(struct writer *w)
{
    write_fragment(w, true);
    put(w->f, &w->stream, 1);
    buf_clear(&w->blob);
    buf_clear(&w->stream);
}

/* A whole message of the pool: what comes then belongs to its session. */
static void begin(struct feeder *f)
{
    struct buf whole = buf_init(SIZE_MAX), stream = buf_init(SIZE_MAX);
    message(&whole, 0, 1, OUTPUT_TYPE, BYTES("<S>x</S>"));
    build_psrp_fragments(&stream, 1, buf_bytes(&whole), 32768);
    put(f, &stream, 1);
    buf_clear(&whole);
    buf_clear(&stream);
}

/* --- cases --- */

enum { USUAL = 32768 };

static void repeated(struct feeder *f, size_t fragment, const char *before, const char *each,
                     const char *after, size_t n)
{
    struct writer w = write_begin(f, OUTPUT_TYPE, fragment);
    write_text(&w, before);
    for (size_t i = 0; i < n; i++)
        write_numbered(&w, each, i);
    write_text(&w, after);
    write_end(&w);
}

static void one_byte_fragments(struct feeder *f)
{
    repeated(f, 1, "<S>", "0123456789", "</S>", f->n / 10);
}

static void fragments_backwards(struct feeder *f)
{
    struct buf stream = buf_init(SIZE_MAX);
    for (uint64_t id = f->n; id > 0; id--) {
        build_psrp_fragment(&stream, 7, id, id == f->n ? 2 : 0, BYTES("x"));
        put_when_large(f, &stream, 1);
    }
    put(f, &stream, 1);
    buf_clear(&stream);
}

static void objects_without_end(struct feeder *f)
{
    struct buf stream = buf_init(SIZE_MAX);
    for (uint64_t id = 1; id <= f->n; id++) {
        build_psrp_fragment(&stream, id, 0, 1, BYTES("x"));
        put_when_large(f, &stream, 1);
    }
    put(f, &stream, 1);
    buf_clear(&stream);
}

static void interleaved_objects(struct feeder *f)
{
    struct buf stream = buf_init(SIZE_MAX);
    for (uint64_t id = 0; id < 10; id++)
        for (uint64_t object = 1; object <= f->n / 10; object++) {
            build_psrp_fragment(&stream, object, id, (uint8_t)((id == 0) | (id == 9) << 1),
                                BYTES("xxxxxxxx"));
            put_when_large(f, &stream, 1);
        }
    put(f, &stream, 1);
    buf_clear(&stream);
}

static void many_targets(struct feeder *f, bool pools)
{
    struct buf whole = buf_init(SIZE_MAX), stream = buf_init(SIZE_MAX);
    for (unsigned i = 1; i <= f->n / 10; i++) {
        message(&whole, pools ? i : 0, pools ? 1 : i, OUTPUT_TYPE, BYTES("<S>x</S>"));
        build_psrp_fragments(&stream, i + 1, buf_bytes(&whole), 32768);
        put(f, &stream, pools ? 1 : i);
        buf_reset(&whole);
    }
    buf_clear(&whole);
    buf_clear(&stream);
}

static void many_pipelines(struct feeder *f)
{
    many_targets(f, false);
}

static void many_pools(struct feeder *f)
{
    many_targets(f, true);
}

static void large_text(struct feeder *f)
{
    repeated(f, USUAL, "<S>", "0123456789", "</S>", f->n * 10);
}

static void escaped_text(struct feeder *f)
{
    repeated(f, USUAL, "<S>", "_x000A_", "</S>", f->n * 5);
}

static void nested_objects(struct feeder *f)
{
    repeated(f, USUAL, "", "<Obj RefId=\"%\"><MS><S N=\"a\">b</S><Obj N=\"x\" RefId=\"x%\"><LST>",
             "", f->n / 10);
}

static void reference_chain(struct feeder *f)
{
    repeated(f, USUAL, "<Obj RefId=\"c\"><LST>",
             "<Obj RefId=\"%\"><LST><Ref RefId=\"%\" /></LST></Obj>", "</LST></Obj>", f->n / 4);
}

static void long_list(struct feeder *f)
{
    repeated(f, USUAL, "<Obj RefId=\"0\"><LST>", "<I32>%</I32>", "</LST></Obj>", f->n);
}

static void many_properties(struct feeder *f)
{
    repeated(f, USUAL, "<Obj RefId=\"0\"><MS>", "<S N=\"p%\">v</S>", "</MS></Obj>", f->n / 2);
}

static void entities(struct feeder *f)
{
    repeated(f, USUAL, "<!DOCTYPE S [<!ENTITY a \"aaaaaaaaaa\">", "<!ENTITY e% \"&a;&a;&a;&a;\">",
             "]><S>&e1;&e1;&e1;</S>", f->n / 10);
}

/* A pipeline of very many commands. */
static void many_commands(struct feeder *f)
{
    struct writer w = write_begin(f, CREATE_TYPE, USUAL);
    write_text(&w, "<Obj RefId=\"0\"><MS><Obj N=\"PowerShell\" RefId=\"1\"><MS><Obj N=\"Cmds\" "
                   "RefId=\"2\"><LST>");
    for (size_t i = 0; i < f->n / 20; i++)
        write_numbered(&w,
                       "<Obj RefId=\"a%\"><MS><S N=\"Cmd\">a</S><B N=\"IsScript\">true</B><Obj "
                       "N=\"Args\" RefId=\"b%\"><LST /></Obj></MS></Obj>",
                       i);
    write_text(&w, "</LST></Obj></MS></Obj></MS></Obj>");
    write_end(&w);
}

static const struct {
    const char *name;
    void (*run)(struct feeder *f);
    bool says; /* that something could not be read, at full size */
} cases[] = {
    {"one-byte-fragments", one_byte_fragments, false},
    {"fragments-backwards", fragments_backwards, true},
    {"objects-without-end", objects_without_end, true},
    {"interleaved-objects", interleaved_objects, true},
    {"many-pipelines", many_pipelines, false},
    {"many-pools", many_pools, true},
    {"large-text", large_text, true},
    {"escaped-text", escaped_text, false},
    {"nested-objects", nested_objects, true},
    {"reference-chain", reference_chain, true},
    {"long-list", long_list, true},
    {"many-properties", many_properties, true},
    {"entities", entities, true},
    {"many-commands", many_commands, true},
};

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static long mebibytes(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss / 1024;
}

/* Decoded alone, or through to the transcript. */
static bool run(size_t i, size_t per_cent, bool transcribed)
{
    struct seen seen = {.sink = {see, done}}, told = {.sink = {see, done}};
    struct output told_output = {.sinks = {&told.sink}, .n_sinks = 1};
    struct transcript_options what = {.limits = &limits, .from = INT64_MIN, .to = INT64_MAX};
    struct sink *transcript = transcript_sink(&what, &told_output);
    struct output output = {.sinks = {&seen.sink, transcript}, .n_sinks = transcribed ? 2 : 1};
    struct conversation_options options = {.limits = &limits, .files = 1};
    struct feeder f = {conversation_new(&options, &output), 0, 10000 * per_cent};
    begin(&f);
    double began = seconds();
    cases[i].run(&f);
    conversation_finish(f.c);
    conversation_free(f.c);
    transcript->close(transcript);
    double took = seconds() - began;
    long memory = mebibytes();
    bool good = took <= SECONDS_MOST && (per_cent < 100 || memory <= MIB_MOST) &&
                (!cases[i].says || per_cent < 100 || seen.diagnostics > 0);
    printf("%-20s %-10s %6.2f s %4ld MiB %8" PRIu64 " records %8" PRIu64 " diagnostics%s\n",
           cases[i].name, transcribed ? "transcript" : "decode", took, memory, seen.records,
           seen.diagnostics, good ? "" : "  FAILED");
    fflush(stdout);
    return good;
}

static bool wanted(const char *name, int argc, char **argv)
{
    for (int i = 2; i < argc; i++)
        if (strcmp(argv[i], name) == 0)
            return true;
    return argc <= 2;
}

int main(int argc, char **argv)
{
    long per_cent = argc > 1 ? strtol(argv[1], NULL, 10) : 1;
    bool good = true;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        for (int transcribed = 0; transcribed < 2; transcribed++)
            if (wanted(cases[i].name, argc, argv))
                good = run(i, per_cent > 0 ? (size_t)per_cent : 1, transcribed == 1) && good;
    return good ? 0 : 1;
}
