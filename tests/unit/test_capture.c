#include "capture.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "capture_samples.h"

static const struct limits limits = LIMITS_DEFAULT;
static const int64_t second = 1000000000;

/* What the hooks were told. */
struct heard {
    struct buf raw;
    unsigned blocks;
    uint32_t type, file;
    char secrets[64];
};

static void hear_raw(void *state, uint32_t file, struct bytes bytes)
{
    struct heard *heard = state;
    heard->file = file;
    assert_true(buf_add(&heard->raw, bytes));
}

static void hear_secrets(void *state, uint32_t file, uint32_t type, struct bytes data)
{
    struct heard *heard = state;
    heard->blocks++;
    heard->file = file;
    heard->type = type;
    snprintf(heard->secrets, sizeof(heard->secrets), "%.*s", (int)data.len,
             (const char *)data.data);
}

static struct heard heard_new(void)
{
    return (struct heard){.raw = buf_init((size_t)64 << 20)};
}

static struct capture_hooks hooks_of(struct heard *heard)
{
    return (struct capture_hooks){hear_raw, hear_secrets, heard};
}

static struct capture *open_file(const struct file *f)
{
    struct capture *capture = capture_open_bytes(buf_bytes(&f->bytes), &limits, NULL);
    assert_non_null(capture);
    return capture;
}

/* The next packet is that one. */
static void expect(struct capture *capture, uint64_t number, int64_t time, uint16_t link_type,
                   const char *bytes, uint32_t original)
{
    struct capture_packet packet;
    assert_true(capture_next(capture, &packet));
    assert_int_equal(packet.frame.number, number);
    assert_int_equal(packet.time, time);
    assert_int_equal(packet.link_type, link_type);
    assert_int_equal(packet.original, original);
    assert_int_equal(packet.bytes.len, strlen(bytes));
    assert_memory_equal(packet.bytes.data, bytes, packet.bytes.len);
}

/* No more packets, and just these problems (a bit each). */
static void expect_end(struct capture *capture, unsigned problems)
{
    struct capture_packet packet;
    assert_false(capture_next(capture, &packet));
    assert_false(capture_next(capture, &packet));
    for (int i = 0; i < CAPTURE_PROBLEM_COUNT; i++) {
        bool there = capture_problems(capture)[i].count > 0;
        if (there != ((problems & 1u << i) != 0))
            fail_msg("%s: %s", capture_problem_name((enum capture_problem_kind)i),
                     there ? capture_problems(capture)[i].detail : "missing");
    }
    capture_close(capture);
}

static void pcap_magics(void **state)
{
    (void)state;
    for (int i = 0; i < 4; i++) {
        struct file f = file_new(i % 2 != 0);
        bool nano = i / 2 != 0;
        /* The upper bits of the link type carry the length of the FCS: pcap-savefile(5). */
        pcap_header(&f, nano, 65535, 0x10000000 | 276);
        pcap_packet(&f, 1700000000, 123456, BYTES("abc"), 3);
        pcap_packet(&f, 4000000000u, 999, BYTES(""), 60);
        struct capture *capture = open_file(&f);
        assert_int_equal(capture_facts(capture).format, CAPTURE_PCAP);
        int64_t unit = nano ? 1 : 1000;
        expect(capture, 1, 1700000000 * second + 123456 * unit, 276, "abc", 3);
        expect(capture, 2, 4000000000 * second + 999 * unit, 276, "", 60);
        struct capture_facts facts = capture_facts(capture);
        assert_int_equal(facts.packets, 2);
        expect_end(capture, 0);
        buf_clear(&f.bytes);
    }
}

static void pcapng_sections(void **state)
{
    (void)state;
    /* Two sections of different byte order; each counts its interfaces anew. */
    struct file f = file_new(false);
    struct buf options = buf_init(1024);
    pcapng_section(&f);
    pcapng_option(&f, &options, 2, BYTES("eth0"));
    pcapng_option(&f, &options, 9, BYTES("\x09"));
    pcapng_interface(&f, 1, 0, buf_bytes(&options));
    buf_reset(&options);
    /* 2^-10 of a second, 100 s to be added. */
    pcapng_option(&f, &options, 9, BYTES("\x8A"));
    pcapng_option(&f, &options, 14, BYTES("\x64\0\0\0\0\0\0\0"));
    pcapng_interface(&f, 113, 4, buf_bytes(&options));
    pcapng_enhanced(&f, 1, 3 * 1024 + 512, BYTES("seco"), 900);
    pcapng_enhanced(&f, 0, 1700000000123456789, BYTES("first"), 5);
    f.big = true;
    pcapng_section(&f);
    pcapng_interface(&f, 101, 4, bytes_none());
    pcapng_enhanced(&f, 0, 7000001, BYTES("abcd"), 4);
    pcapng_enhanced(&f, 1, 7000001, BYTES("none"), 4); /* of the section before */
    pcapng_simple(&f, BYTES("simp"), 60);
    pcapng_simple(&f, BYTES("s"), 1);
    pcapng_obsolete(&f, 0, 8000000, BYTES("old"), 3);

    struct capture *capture = open_file(&f);
    assert_int_equal(capture_facts(capture).format, CAPTURE_PCAPNG);
    expect(capture, 1, 103 * second + second / 2, 113, "seco", 900);
    expect(capture, 2, 1700000000123456789, 1, "first", 5);
    expect(capture, 3, 7 * second + 1000, 101, "abcd", 4);
    expect(capture, 5, 7 * second + 1000, 101, "simp", 60);
    expect(capture, 6, 7 * second + 1000, 101, "s", 1);
    expect(capture, 7, 8 * second, 101, "old", 3);
    assert_int_equal(capture_problems(capture)[CAPTURE_UNKNOWN_INTERFACE].frame.number, 4);
    expect_end(capture, 1u << CAPTURE_UNKNOWN_INTERFACE);
    buf_clear(&options);
    buf_clear(&f.bytes);
}

/* if_tsresol of every kind: the numbers are computed by hand. */
static void pcapng_resolutions(void **state)
{
    (void)state;
    static const struct {
        uint8_t resolution;
        uint64_t ticks;
        int64_t time;
    } rows[] = {
        {0, 5, 5000000000},
        {3, 1234, 1234000000},
        {6, 1700000000000001, 1700000000000001000},
        {9, 77, 77},
        {12, 1999, 1},
        {19, UINT64_MAX, 1844674407},
        {20, UINT64_MAX, 184467440},
        {127, UINT64_MAX, 0},
        {0x80, 5, 5000000000},
        {0x81, 3, 1500000000},
        {0xA0, (UINT64_C(2) << 32) | 0x80000000u, 2500000000},
        {0xA2, UINT64_C(1) << 33, 500000000},
        {0xBF, UINT64_C(3) << 62, 1500000000},
        {0xC0, UINT64_C(1) << 63, 500000000},
        {0xFF, UINT64_MAX, 0},
        {0, UINT64_MAX, CAPTURE_TIME_MOST}, /* later than can be said */
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct file f = file_new(i % 2 != 0);
        struct buf options = buf_init(64);
        pcapng_section(&f);
        pcapng_option(&f, &options, 9, bytes_of(&rows[i].resolution, 1));
        pcapng_interface(&f, 1, 0, buf_bytes(&options));
        pcapng_enhanced(&f, 0, rows[i].ticks, BYTES("x"), 1);
        struct capture *capture = open_file(&f);
        expect(capture, 1, rows[i].time, 1, "x", 1);
        expect_end(capture, 0);
        buf_clear(&options);
        buf_clear(&f.bytes);
    }
}

/* if_tsoffset moves times as far as it likes: they stop at 1970 and at CAPTURE_TIME_MOST. */
static void pcapng_far_times(void **state)
{
    (void)state;
    static const struct {
        uint8_t offset[8]; /* seconds, big-endian */
        int64_t time;
    } rows[] = {{{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}, 4000000000},
                {{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xF6}, 0},
                {{0x80, 0, 0, 0, 0, 0, 0, 0}, 0},
                {{0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}, CAPTURE_TIME_MOST}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct file f = file_new(true);
        struct buf options = buf_init(64);
        pcapng_section(&f);
        pcapng_option(&f, &options, 14, bytes_of(rows[i].offset, 8));
        pcapng_interface(&f, 1, 0, buf_bytes(&options));
        pcapng_enhanced(&f, 0, 5000000, BYTES("x"), 1);
        struct capture *capture = open_file(&f);
        expect(capture, 1, rows[i].time, 1, "x", 1);
        expect_end(capture, 0);
        buf_clear(&options);
        buf_clear(&f.bytes);
    }
}

static void pcapng_other_blocks(void **state)
{
    (void)state;
    struct heard heard = heard_new();
    struct capture_hooks hooks = hooks_of(&heard);
    struct file f = file_new(true);
    static const uint8_t long_body[200000];
    pcapng_section(&f);
    pcapng_block(&f, 4, BYTES("names..."));
    pcapng_block(&f, 0x80000001, bytes_of(long_body, sizeof(long_body)));
    pcapng_interface(&f, 1, 0, bytes_none());
    pcapng_enhanced(&f, 0, 1, BYTES("one"), 3);
    /* Wireshark counts journal entries, custom blocks and sysdig events (tshark 4.0.17). */
    pcapng_block(&f, 9, BYTES("MESSAGE=x\n"));
    pcapng_block(&f, 0xBAD, BYTES("\0\0\0\1custom"));
    pcapng_block(&f, 0x204, BYTES("sysdig"));
    pcapng_secrets(&f, 0x544C534B, BYTES("CLIENT_RANDOM 0 1"));
    pcapng_enhanced(&f, 0, 2, BYTES("two"), 3);
    pcapng_block(&f, 5, BYTES("statistics"));
    struct capture *capture = capture_open_bytes(buf_bytes(&f.bytes), &limits, &hooks);
    expect(capture, 1, 1000, 1, "one", 3);
    assert_int_equal(heard.blocks, 0);
    expect(capture, 5, 2000, 1, "two", 3);
    assert_int_equal(heard.blocks, 1);
    assert_int_equal(heard.type, 0x544C534B);
    assert_int_equal(heard.file, 1);
    assert_string_equal(heard.secrets, "CLIENT_RANDOM 0 1");
    expect_end(capture, 0);
    assert_true(bytes_equal(buf_bytes(&heard.raw), buf_bytes(&f.bytes)));
    buf_clear(&heard.raw);
    buf_clear(&f.bytes);
}

static struct file small_pcap(void)
{
    struct file f = file_new(false);
    pcap_header(&f, false, 65535, 1);
    for (uint32_t i = 1; i <= 3; i++)
        pcap_packet(&f, i, 0, BYTES("packet"), 6);
    return f;
}

static struct file small_pcapng(void)
{
    struct file f = file_new(false);
    pcapng_section(&f);
    pcapng_interface(&f, 1, 0, bytes_none());
    for (uint32_t i = 1; i <= 3; i++)
        pcapng_enhanced(&f, 0, i * 1000000, BYTES("packet"), 6);
    return f;
}

/* However short: what is whole is given, what is not is reported, the hash has all. */
static void cut_anywhere(const struct file *f, size_t head, size_t size)
{
    for (size_t n = 12; n < f->bytes.len; n++) {
        struct heard heard = heard_new();
        struct capture_hooks hooks = hooks_of(&heard);
        struct bytes part = bytes_part(buf_bytes(&f->bytes), 0, n);
        struct capture *capture = capture_open_bytes(part, &limits, &hooks);
        size_t whole = n >= head ? (n - head) / size : 0;
        for (size_t i = 1; i <= whole; i++)
            expect(capture, i, (int64_t)i * second, 1, "packet", 6);
        struct capture_packet none;
        assert_false(capture_next(capture, &none));
        const struct capture_problem *cut = &capture_problems(capture)[CAPTURE_CUT];
        bool at_end = n >= head && (n - head) % size == 0;
        if (size == 40 && n == 28) /* behind the section header of pcapng */
            at_end = true;
        assert_int_equal(cut->count, at_end ? 0 : 1);
        if (!at_end && n >= head) {
            assert_int_equal(cut->offset, head + whole * size);
            assert_int_equal(cut->frame.number, whole);
        }
        expect_end(capture, at_end ? 0 : 1u << CAPTURE_CUT);
        assert_int_equal(heard.raw.len, n);
        buf_clear(&heard.raw);
    }
}

static void cut_files(void **state)
{
    (void)state;
    struct file f = small_pcap();
    cut_anywhere(&f, 24, 16 + 6);
    buf_clear(&f.bytes);
    f = small_pcapng();
    cut_anywhere(&f, 28 + 24, 40);
    buf_clear(&f.bytes);
}

/* Writes a number over bytes of a little-endian file. */
static void poke(struct file *f, size_t at, uint32_t value)
{
    for (size_t i = 0; i < 4; i++)
        f->bytes.data[at + i] = (uint8_t)(value >> 8 * i);
}

static void bad_lengths(void **state)
{
    (void)state;
    enum { FIRST = 28 + 24, SIZE = 40, SECOND = FIRST + SIZE };
    static const uint32_t impossible[] = {0, 4, 11, 12, 28};
    struct file f;
    for (size_t i = 0; i < sizeof(impossible) / sizeof(impossible[0]); i++) {
        f = small_pcapng();
        poke(&f, SECOND + 4, impossible[i]);
        struct capture *capture = open_file(&f);
        expect(capture, 1, second, 1, "packet", 6);
        struct capture_packet none;
        assert_false(capture_next(capture, &none));
        assert_int_equal(capture_problems(capture)[CAPTURE_BAD_LENGTH].offset, SECOND);
        expect_end(capture, 1u << CAPTURE_BAD_LENGTH);
        buf_clear(&f.bytes);
    }
    /* A block whose two lengths differ. */
    f = small_pcapng();
    poke(&f, SECOND + SIZE - 4, 44);
    struct capture *capture = open_file(&f);
    expect(capture, 1, second, 1, "packet", 6);
    expect_end(capture, 1u << CAPTURE_BAD_LENGTH);
    buf_clear(&f.bytes);
    /* One that reaches beyond the file. */
    f = small_pcapng();
    poke(&f, SECOND + 4, 0xFFFFFFFC);
    capture = open_file(&f);
    expect(capture, 1, second, 1, "packet", 6);
    expect_end(capture, 1u << CAPTURE_CUT);
    buf_clear(&f.bytes);
    /* A packet longer than its block: the block is passed, the packet counts. */
    f = small_pcapng();
    poke(&f, SECOND + 20, 9);
    capture = open_file(&f);
    expect(capture, 1, second, 1, "packet", 6);
    expect(capture, 3, 3 * second, 1, "packet", 6);
    assert_int_equal(capture_problems(capture)[CAPTURE_BAD_BLOCK].frame.number, 2);
    expect_end(capture, 1u << CAPTURE_BAD_BLOCK);
    buf_clear(&f.bytes);
    /* pcap: larger than the snap length and than any packet. */
    f = small_pcap();
    poke(&f, 24 + 22 + 8, 300000);
    capture = open_file(&f);
    expect(capture, 1, second, 1, "packet", 6);
    assert_int_equal(capture_problems(capture)[CAPTURE_BAD_LENGTH].count, 0);
    expect_end(capture, 1u << CAPTURE_BAD_LENGTH);
    buf_clear(&f.bytes);
    /* A section without its magic. */
    f = small_pcapng();
    pcapng_block(&f, 0x0A0D0D0A, BYTES("\1\2\3\4 and so on: 16"));
    capture = open_file(&f);
    for (uint64_t i = 1; i <= 3; i++)
        expect(capture, i, (int64_t)i * second, 1, "packet", 6);
    expect_end(capture, 1u << CAPTURE_BAD_LENGTH);
    buf_clear(&f.bytes);
}

/* A length that leaves out the padding is what some writers give. */
static void unpadded_length(void **state)
{
    (void)state;
    struct file f = small_pcapng();
    poke(&f, 28 + 24 + 4, 38);
    poke(&f, 28 + 24 + 36, 38);
    struct capture *capture = open_file(&f);
    for (uint64_t i = 1; i <= 3; i++)
        expect(capture, i, (int64_t)i * second, 1, "packet", 6);
    expect_end(capture, 0);
    buf_clear(&f.bytes);
}

static void limits_met(void **state)
{
    (void)state;
    struct limits small = limits;
    small.packet = 4;
    small.interfaces = 1;
    small.secrets = 16;
    struct file f = small_pcap();
    struct capture *capture = capture_open_bytes(buf_bytes(&f.bytes), &small, NULL);
    for (uint64_t i = 1; i <= 3; i++)
        expect(capture, i, (int64_t)i * second, 1, "pack", 6);
    assert_int_equal(capture_problems(capture)[CAPTURE_LIMIT].count, 3);
    expect_end(capture, 1u << CAPTURE_LIMIT);
    buf_clear(&f.bytes);

    struct heard heard = heard_new();
    struct capture_hooks hooks = hooks_of(&heard);
    f = small_pcapng();
    pcapng_interface(&f, 1, 0, bytes_none());
    pcapng_secrets(&f, 1, BYTES("more than there may be"));
    pcapng_enhanced(&f, 0, 4000000, BYTES("packet"), 6);
    capture = capture_open_bytes(buf_bytes(&f.bytes), &small, &hooks);
    for (uint64_t i = 1; i <= 4; i++)
        expect(capture, i, (int64_t)i * second, 1, "pack", 6);
    assert_int_equal(capture_problems(capture)[CAPTURE_LIMIT].count, 6);
    expect_end(capture, 1u << CAPTURE_LIMIT);
    assert_int_equal(heard.blocks, 0);
    buf_clear(&heard.raw);
    buf_clear(&f.bytes);
}

static void gzip_files(void **state)
{
    (void)state;
    struct file f = small_pcapng();
    struct buf packed = buf_init(1 << 20);
    /* Two members, the border inside a packet. */
    gzip_member(&packed, bytes_part(buf_bytes(&f.bytes), 0, 100));
    size_t first = packed.len;
    gzip_member(&packed, bytes_from(buf_bytes(&f.bytes), 100));
    for (size_t n = 12; n <= packed.len; n++) {
        struct heard heard = heard_new();
        struct capture_hooks hooks = hooks_of(&heard);
        struct bytes part = bytes_part(buf_bytes(&packed), 0, n);
        struct capture *capture = capture_open_bytes(part, &limits, &hooks);
        if (capture == NULL) { /* so short that nothing of the magic came out */
            assert_true(n < first);
            buf_clear(&heard.raw);
            continue;
        }
        assert_true(capture_facts(capture).gzip);
        struct capture_packet packet;
        uint64_t packets = 0;
        while (capture_next(capture, &packet))
            assert_int_equal(packet.frame.number, ++packets);
        bool whole = n == packed.len;
        if (whole)
            assert_int_equal(packets, 3);
        if (n == first)
            assert_int_equal(packets, 1); /* 100 bytes: the second packet is cut */
        const struct capture_problem *problems = capture_problems(capture);
        assert_int_equal(problems[CAPTURE_CUT_GZIP].count, whole || n == first ? 0 : 1);
        assert_int_equal(problems[CAPTURE_BAD_GZIP].count, 0);
        assert_int_equal(capture_facts(capture).size, n);
        assert_int_equal(heard.raw.len, n);
        capture_close(capture);
        buf_clear(&heard.raw);
    }
    buf_clear(&packed);
    buf_clear(&f.bytes);
}

static void damaged_gzip(void **state)
{
    (void)state;
    struct file f = file_new(false);
    pcap_header(&f, false, 65535, 1);
    for (uint32_t i = 1; i <= 20000; i++)
        pcap_packet(&f, i, i * 7919 % 1000000, BYTES("packet"), 6);
    struct buf packed = buf_init(1 << 22);
    gzip_member(&packed, buf_bytes(&f.bytes));
    packed.data[packed.len / 2] ^= 0x55;
    packed.data[packed.len / 2 + 1] ^= 0x55;
    struct capture *capture = capture_open_bytes(buf_bytes(&packed), &limits, NULL);
    struct capture_packet packet;
    uint64_t packets = 0;
    while (capture_next(capture, &packet))
        packets++;
    /* Damage shows at the latest in the check sum at the end. */
    assert_true(packets > 1000);
    assert_int_equal(capture_problems(capture)[CAPTURE_BAD_GZIP].count, 1);
    assert_int_equal(capture_facts(capture).size, packed.len);
    capture_close(capture);
    buf_clear(&packed);
    buf_clear(&f.bytes);
}

#define FORMAT(text, format)                                                                       \
    {                                                                                              \
        BYTES_ROW(text), format                                                                    \
    }
#define BYTES_ROW(text) text, sizeof(text) - 1

static void sniffing(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t len;
        enum capture_format format;
    } rows[] = {
        FORMAT("", CAPTURE_EMPTY),
        FORMAT("\xA1\xB2\xC3\xD4", CAPTURE_PCAP),
        FORMAT("\x4D\x3C\xB2\xA1", CAPTURE_PCAP),
        FORMAT("\x0A\x0D\x0D\x0A", CAPTURE_PCAPNG),
        FORMAT("GMBU\1\2", CAPTURE_NETMON),
        FORMAT("snoop\0\0\0\0\0\0\2", CAPTURE_SNOOP),
        FORMAT("ElfFile\0", CAPTURE_EVTX),
        FORMAT("PK\3\4", CAPTURE_ARCHIVE),
        FORMAT("\x28\xB5\x2F\xFD", CAPTURE_COMPRESSED),
        FORMAT("<Objs Version=\"1.1.0.1\">", CAPTURE_CLIXML),
        FORMAT("\xEF\xBB\xBF \r\n<Objs Version", CAPTURE_CLIXML),
        FORMAT("<?xml version=\"1.0\"?>\n<!-- x -->\n<Objs ", CAPTURE_CLIXML),
        FORMAT("#< CLIXML\r\n<Objs ", CAPTURE_CLIXML),
        FORMAT("\xFF\xFE<\0O\0b\0j\0s\0 \0V\0", CAPTURE_CLIXML),
        FORMAT("\xFE\xFF\0<\0O\0b\0j\0s\0 \0V", CAPTURE_CLIXML),
        FORMAT("<Data Stream='Default' PSGuid='00000000-0000'>AAAA</Data>", CAPTURE_OUT_OF_PROCESS),
        FORMAT("12:00:01 -> <Data Stream='Default' PSGuid=", CAPTURE_OUT_OF_PROCESS),
        FORMAT("<CloseAck PSGuid='1' />", CAPTURE_OUT_OF_PROCESS),
        FORMAT("<?xml version=\"1.0\"?><html/>", CAPTURE_XML),
        FORMAT("Rar!\x1A\7", CAPTURE_ARCHIVE),
        /* Magic numbers as in Wireshark's readers of these formats. */
        FORMAT("btsnoop\0\0\0\0\1", CAPTURE_BLUETOOTH),
        FORMAT("iptrace 2.0", CAPTURE_OTHER),
        FORMAT("TRSNIFF data    \x1A", CAPTURE_OTHER),
        FORMAT("XCP\0002.001", CAPTURE_OTHER),
        FORMAT("\5VNF", CAPTURE_OTHER),
        FORMAT("\xAA\xAA\xAA\xAA", CAPTURE_OTHER),
        FORMAT("\x7Fver\0", CAPTURE_OTHER),
        FORMAT("-----BEGIN PRIVATE KEY-----\nMIIB\n", CAPTURE_KEYS),
        FORMAT("# keys\nCLIENT_RANDOM 00 00\n", CAPTURE_KEYS),
        FORMAT("SERVER_TRAFFIC_SECRET_0 00 00\n", CAPTURE_KEYS),
        FORMAT("{\n \"users\": []}", CAPTURE_KEYS),
        FORMAT("\5\2\0\0\0\x32", CAPTURE_KEYS),
        FORMAT("\5\4\0\x0C", CAPTURE_KEYS),
        FORMAT("{\"log\": {\"version\": \"1.2\", \"entries\": []}}", CAPTURE_HAR),
        FORMAT("<!DOCTYPE html>\n<html>", CAPTURE_HTML),
        FORMAT("<html><body>", CAPTURE_HTML),
        FORMAT("12:00:00 IP 10.0.0.1.5 > 10.0.0.2.6: Flags [S]\n", CAPTURE_TEXT),
        FORMAT("\xFF\xFEh\0i\0", CAPTURE_TEXT),
        FORMAT("hello", CAPTURE_TEXT),
        FORMAT("\x0A\x0D\x0D", CAPTURE_UNKNOWN), /* nothing but line ends */
        FORMAT("\0\0\0\0", CAPTURE_UNKNOWN),
        FORMAT("MZ\1\2", CAPTURE_UNKNOWN),
        FORMAT("MZ\0\0\0\0\0\0\0\0\0\0", CAPTURE_UNKNOWN),
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_int_equal(capture_sniff(bytes_of(rows[i].text, rows[i].len)), rows[i].format);
    /* An event trace: a buffer of 64 KiB, at 72 the header event of a 64-bit system. */
    uint8_t etl[128] = {0, 0, 1, 0, [72] = 2, 0, 2, 0xC0};
    assert_int_equal(capture_sniff(bytes_of(etl, sizeof(etl))), CAPTURE_ETL);
    assert_non_null(strstr(capture_format_text(CAPTURE_ETL), "etl2pcapng"));
    uint8_t tar[300] = "capture.pcap";
    memcpy(&tar[257], "ustar", 5);
    assert_int_equal(capture_sniff(bytes_of(tar, sizeof(tar))), CAPTURE_ARCHIVE);
}

static void not_captures(void **state)
{
    (void)state;
    struct capture_input *input = capture_input_bytes(BYTES("GMBU...."), 1, &limits, NULL);
    struct capture *capture;
    struct status status = capture_open(input, NULL, &capture);
    assert_true(status.failed);
    assert_null(capture);
    assert_non_null(strstr(status.text, "editcap"));
    /* What is not a capture can be read as it is, gzip taken off. */
    struct buf packed = buf_init(4096);
    gzip_member(&packed, BYTES("<Objs Version='1.1.0.1'/>"));
    input = capture_input_bytes(buf_bytes(&packed), 1, &limits, NULL);
    assert_int_equal(capture_input_format(input), CAPTURE_CLIXML);
    assert_true(capture_input_gzip(input));
    uint8_t text[64];
    size_t n = capture_input_read(input, text, 10, &status);
    assert_int_equal(n, 10);
    n += capture_input_read(input, text + n, sizeof(text) - n, &status);
    assert_int_equal(n, 25);
    assert_memory_equal(text, "<Objs Version='1.1.0.1'/>", 25);
    status = status_ok();
    assert_int_equal(capture_input_read(input, text, 1, &status), 0);
    assert_false(status.failed);
    capture_input_close(input);
    /* The same, cut. */
    input =
        capture_input_bytes(bytes_part(buf_bytes(&packed), 0, packed.len - 9), 1, &limits, NULL);
    while (capture_input_read(input, text, sizeof(text), &status) > 0)
        continue;
    assert_true(status.failed);
    capture_input_close(input);
    buf_clear(&packed);

    assert_true(capture_input_open("/nonexistent/file", 1, &limits, NULL, &input).failed);
    assert_null(input);
    status = capture_input_open("/", 1, &limits, NULL, &input);
    assert_true(status.failed);
    assert_non_null(strstr(status.text, strerror(EISDIR)));
    assert_true(capture_open_live("no-such-interface", NULL, &limits, &capture).failed);
}

static char *write_file(const struct file *f)
{
    static char name[64];
    snprintf(name, sizeof(name), "/tmp/winrmscope-test-XXXXXX");
    int descriptor = mkstemp(name);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, f->bytes.data, f->bytes.len), (ssize_t)f->bytes.len);
    close(descriptor);
    return name;
}

static void standard_input(void **state)
{
    (void)state;
    struct file f = small_pcap();
    int ends[2], kept = dup(STDIN_FILENO);
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], f.bytes.data, f.bytes.len), (ssize_t)f.bytes.len);
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    struct capture_input *input;
    struct capture *capture;
    assert_false(capture_input_open("-", 2, &limits, NULL, &input).failed);
    assert_false(capture_open(input, NULL, &capture).failed);
    struct capture_packet packet;
    assert_true(capture_next(capture, &packet));
    assert_int_equal(packet.frame.file, 2);
    expect(capture, 2, 2 * second, 1, "packet", 6);
    expect(capture, 3, 3 * second, 1, "packet", 6);
    expect_end(capture, 0);
    if (kept >= 0) {
        dup2(kept, STDIN_FILENO);
        close(kept);
    }
    buf_clear(&f.bytes);
}

static void secrets_first(void **state)
{
    (void)state;
    struct heard heard = heard_new();
    struct capture_hooks hooks = hooks_of(&heard);
    struct file f = small_pcapng();
    pcapng_secrets(&f, 7, BYTES("at the end"));
    char *name = write_file(&f);
    capture_read_secrets(name, 3, &limits, &hooks);
    assert_int_equal(heard.blocks, 1);
    assert_int_equal(heard.type, 7);
    assert_int_equal(heard.file, 3);
    assert_string_equal(heard.secrets, "at the end");
    assert_int_equal(heard.raw.len, 0);
    unlink(name);
    capture_read_secrets(name, 3, &limits, &hooks);
    capture_read_secrets("-", 3, &limits, &hooks);
    assert_int_equal(heard.blocks, 1);
    buf_clear(&f.bytes);
    buf_clear(&heard.raw);
}

static void merged_by_time(void **state)
{
    (void)state;
    /* File, packet and time of what must come; inside a file order is kept though time runs back.
     */
    static const uint32_t times[3][5] = {
        {10, 20, 20, 50, 60}, {5, 20, 30, 25, 70}, {0, 0, 0, 0, 0}};
    static const unsigned order[] = {21, 11, 12, 13, 22, 23, 24, 14, 15, 25};
    struct capture_set *set = capture_set_new();
    struct file f[3];
    for (uint32_t i = 0; i < 3; i++) {
        f[i] = file_new(i == 1);
        pcap_header(&f[i], false, 65535, 1);
        for (size_t j = 0; j < 5 && times[i][j] != 0; j++)
            pcap_packet(&f[i], times[i][j], 0, BYTES("packet"), 6);
        struct capture *capture;
        capture_open(capture_input_bytes(buf_bytes(&f[i].bytes), i + 1, &limits, NULL), NULL,
                     &capture);
        capture_set_add(set, capture);
    }
    struct capture_packet packet;
    for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
        assert_true(capture_set_next(set, &packet));
        assert_int_equal(packet.frame.file * 10 + packet.frame.number, order[i]);
        assert_memory_equal(packet.bytes.data, "packet", 6);
    }
    assert_false(capture_set_next(set, &packet));
    assert_false(capture_set_next(set, &packet));
    assert_int_equal(capture_set_count(set), 3);
    assert_int_equal(capture_facts(capture_set_at(set, 1)).packets, 5);
    capture_set_free(set);
    for (size_t i = 0; i < 3; i++)
        buf_clear(&f[i].bytes);
}

static void merged_by_clocks(void **state)
{
    (void)state;
    /* The second clock is 15 s ahead. */
    static const uint32_t times[2][3] = {{10, 20, 30}, {16, 26, 46}};
    static const unsigned order[] = {21, 11, 22, 12, 13, 23};
    struct capture_set *set = capture_set_new();
    struct file f[2];
    for (uint32_t i = 0; i < 2; i++) {
        f[i] = file_new(false);
        pcap_header(&f[i], false, 65535, 1);
        for (size_t j = 0; j < 3; j++)
            pcap_packet(&f[i], times[i][j], 0, BYTES("packet"), 6);
        struct capture *capture;
        capture_open(capture_input_bytes(buf_bytes(&f[i].bytes), i + 1, &limits, NULL), NULL,
                     &capture);
        capture_set_add(set, capture);
    }
    capture_set_ahead(set, 1, 15 * second);
    struct capture_packet packet;
    for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
        assert_true(capture_set_next(set, &packet));
        assert_int_equal(packet.frame.file * 10 + packet.frame.number, order[i]);
        assert_int_equal(packet.time,
                         times[packet.frame.file - 1][packet.frame.number - 1] * second);
    }
    assert_false(capture_set_next(set, &packet));
    capture_set_free(set);
    buf_clear(&f[0].bytes);
    buf_clear(&f[1].bytes);
}

/* An Ethernet frame with an IPv4 header and two ports, enough for a filter. */
static struct bytes frame_with_port(uint8_t frame[64], uint16_t port)
{
    memset(frame, 0, 64);
    frame[12] = 8;
    frame[14] = 0x45;
    frame[17] = 50;
    frame[23] = 6;
    frame[36] = (uint8_t)(port >> 8);
    frame[37] = (uint8_t)port;
    return bytes_of(frame, 64);
}

static void filters(void **state)
{
    (void)state;
    struct capture_filter *filter;
    struct capture *capture;
    struct status status = capture_filter_new("this is none", &filter);
    assert_true(status.failed);
    assert_null(filter);
    assert_false(capture_filter_new("ether dst 00:00:00:00:00:00 and port 5985", &filter).failed);
    struct file f = file_new(false);
    uint8_t frame[64];
    pcapng_section(&f);
    pcapng_interface(&f, 1, 0, bytes_none());
    pcapng_interface(&f, 101, 0, bytes_none());
    pcapng_enhanced(&f, 0, 1, frame_with_port(frame, 80), 64);
    pcapng_enhanced(&f, 0, 2, frame_with_port(frame, 5985), 64);
    pcapng_enhanced(&f, 1, 3, bytes_from(frame_with_port(frame, 5985), 14), 50);
    capture_open(capture_input_bytes(buf_bytes(&f.bytes), 1, &limits, NULL), filter, &capture);
    struct capture_packet packet;
    assert_true(capture_next(capture, &packet));
    assert_int_equal(packet.frame.number, 2);
    assert_false(capture_next(capture, &packet));
    assert_int_equal(capture_facts(capture).packets, 3);
    assert_int_equal(capture_facts(capture).filtered, 2);
    /* Raw IP has no Ethernet addresses: that filter has no meaning there. */
    expect_end(capture, 1u << CAPTURE_FILTER);
    capture_filter_free(filter);
    buf_clear(&f.bytes);
    assert_string_equal(capture_link_type_name(1), "EN10MB");
    assert_string_equal(capture_link_type_name(101), "RAW");
    assert_string_equal(capture_link_type_name(276), "LINUX_SLL2");
    assert_string_equal(capture_link_type_name(60000), "unknown");
}

/* Packets by capinfos -c, times by tshark -e frame.time_epoch, of version 4. */
static const struct {
    const char *name;
    uint64_t packets;
    int64_t first, last;
} shared[] = {
    {"lab/a_basic_psrp.pcapng", 222, 1795189449558658561, 1795189450778162933},
    {"lab/g2_https_tls13_ntlm_dsb.pcapng", 130, 1795189508395176777, 1795189508497671415},
    {"lab/h_large_output.pcapng", 22207, 1795189620166013778, 1795189622389320777},
    {"lab/l03b_tiny_segments.pcap", 1226, 1795189456772529000, 1795189456856737000},
    {"lab/l06_snaplen.pcap", 118, 1795189456772529000, 1795189456856737000},
    {"lab/l09c_bigendian.pcap", 118, 1795189456772529000, 1795189456856737000},
    {"lab/l11_gz.pcap.gz", 118, 1795189456772529000, 1795189456856737000},
    {"lab/l11b_pcapng_gz.pcapng.gz", 118, 1795189456772529282, 1795189456856737188},
    {"lab/l12_two_sections.pcapng", 118, 1795189456772529282, 1795189456856737188},
    {"lab/l13_ipfrag.pcap", 147, 1795189456772529000, 1795189456856737000},
    {"lab/l19_truncated_file.pcapng", 87, 1795189456772529282, 1795189456842569497},
    {"lab/w03_chunked_envelopes.pcapng", 131, 1710234902998531553, 1710235112602310806},
    {"lab/w05_ipv6_fragments.pcap", 153, 1710234902610818000, 1710234902742059000},
};

static void shared_captures(void **state)
{
    (void)state;
    const char *root = getenv("WINRMSCOPE_SHARED");
    for (size_t i = 0; i < sizeof(shared) / sizeof(shared[0]); i++) {
        char path[512];
        struct heard heard = heard_new();
        struct capture_hooks hooks = hooks_of(&heard);
        struct capture_input *input;
        struct capture *capture;
        struct capture_packet packet;
        snprintf(path, sizeof(path), "%s/captures/%s", root != NULL ? root : "../shared",
                 shared[i].name);
        if (access(path, R_OK) != 0) {
            print_message("%s is absent\n", path);
            skip();
        }
        assert_false(capture_input_open(path, 1, &limits, &hooks, &input).failed);
        assert_false(capture_open(input, NULL, &capture).failed);
        uint64_t n = 0;
        while (capture_next(capture, &packet))
            assert_int_equal(packet.frame.number, ++n);
        struct capture_facts facts = capture_facts(capture);
        assert_int_equal(n, shared[i].packets);
        assert_int_equal(facts.packets, shared[i].packets);
        assert_int_equal(facts.first_time, shared[i].first);
        assert_int_equal(facts.last_time, shared[i].last);
        assert_int_equal(facts.size, heard.raw.len);
        assert_int_equal(heard.blocks, strstr(path, "_dsb") != NULL ? 1 : 0);
        expect_end(capture, strstr(path, "l19") != NULL ? 1u << CAPTURE_CUT : 0);
        buf_clear(&heard.raw);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pcap_magics),
        cmocka_unit_test(pcapng_sections),
        cmocka_unit_test(pcapng_resolutions),
        cmocka_unit_test(pcapng_far_times),
        cmocka_unit_test(pcapng_other_blocks),
        cmocka_unit_test(cut_files),
        cmocka_unit_test(bad_lengths),
        cmocka_unit_test(unpadded_length),
        cmocka_unit_test(limits_met),
        cmocka_unit_test(gzip_files),
        cmocka_unit_test(damaged_gzip),
        cmocka_unit_test(sniffing),
        cmocka_unit_test(not_captures),
        cmocka_unit_test(standard_input),
        cmocka_unit_test(secrets_first),
        cmocka_unit_test(merged_by_time),
        cmocka_unit_test(merged_by_clocks),
        cmocka_unit_test(filters),
        cmocka_unit_test(shared_captures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
