/* Fragments to messages. Expected values: psrp.md 1.3, 1.4, 1.6 and the worked examples of its
 * section 9. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "build_psrp.h"
#include "psrp_told.h"
#include "psrp_vectors.h"

static const struct limits limits = LIMITS_DEFAULT;

static void feed(struct told *told, struct bytes bytes)
{
    struct psrp_input input = told_input(bytes);
    told_feed(told, &input);
}

/* Feeds a whole example as one input and ends the capture. */
static void run(struct told *told, const char *base64)
{
    struct block *block = told_example(base64);
    told_start(told, &limits);
    feed(told, block_bytes(block));
    psrp_finish(told->reassembly);
    block_unref(block);
}

static void assert_message(const struct told *told, size_t i, uint64_t object_id,
                           uint64_t fragments, size_t len)
{
    assert_true(i < told->n);
    const struct told_message *t = &told->list[i];
    assert_true(t->m.whole);
    assert_true(t->m.start);
    assert_true(t->m.has_object_id);
    assert_int_equal(t->m.object_id, object_id);
    assert_int_equal(t->m.fragments, fragments);
    assert_int_equal(t->bytes->len, len);
}

static void assert_incomplete(const struct told *told, size_t i, uint64_t object_id,
                              const char *reason, size_t have, uint64_t missing)
{
    assert_true(i < told->n);
    const struct told_message *t = &told->list[i];
    assert_false(t->m.whole);
    assert_string_equal(t->reason, reason);
    assert_int_equal(t->m.has_object_id ? t->m.object_id : UINT64_MAX, object_id);
    assert_int_equal(t->bytes->len, have);
    assert_int_equal(t->m.missing, missing);
}

/* A message of n bytes that begins as one does, of a type that is known. */
static struct block *message_of(size_t n)
{
    struct block *block = block_new(n);
    for (size_t i = 0; i < n; i++)
        block->data[i] = (uint8_t)(i * 7 + 13);
    memcpy(block->data, "\x01\0\0\0\x04\x10\x04\0", 8);
    return block;
}

static void test_example_1(void **state)
{
    (void)state;
    struct told told;
    run(&told, EXAMPLE_1);
    assert_int_equal(told.n, 2);
    assert_message(&told, 0, 1, 1, 199);
    assert_message(&told, 1, 2, 1, 765);
    assert_int_equal(told.list[0].n_oddities + told.list[1].n_oddities, 0);
    assert_memory_equal(told.list[1].bytes->data, "\x02\0\0\0\x04\0\x01\0", 8);
    told_free(&told);
}

static void test_example_2_and_3(void **state)
{
    (void)state;
    struct told told;
    run(&told, EXAMPLE_2);
    assert_int_equal(told.n, 1);
    assert_message(&told, 0, 3, 1, 103);
    told_free(&told);
    run(&told, EXAMPLE_3);
    assert_int_equal(told.n, 1);
    assert_message(&told, 0, 9, 1, 40);
    assert_int_equal(told.list[0].n_oddities, 0);
    told_free(&told);
}

/* The message of example 4 as its section prints it: 57 bytes, BOM and <S>Grüße</S>. */
static void assert_example_4(const struct told *told)
{
    assert_int_equal(told->n, 1);
    assert_message(told, 0, 7, 3, 57);
    assert_int_equal(told->list[0].n_oddities, 0);
    assert_memory_equal(&told->list[0].bytes->data[40],
                        "\xef\xbb\xbf<S>Gr\xc3\xbc\xc3\x9f"
                        "e</S>",
                        17);
}

static void test_example_4(void **state)
{
    (void)state;
    struct told told;
    run(&told, EXAMPLE_4);
    assert_example_4(&told);
    told_free(&told);

    struct block *first = told_example(EXAMPLE_4_FIRST), *second = told_example(EXAMPLE_4_SECOND);
    told_start(&told, &limits);
    feed(&told, block_bytes(first));
    assert_int_equal(told.n, 0);
    feed(&told, block_bytes(second));
    assert_example_4(&told);
    told_free(&told);
    block_unref(first);
    block_unref(second);
}

static void test_gap(void **state)
{
    (void)state;
    struct told told;
    run(&told, EXAMPLE_5_GAP);
    assert_int_equal(told.n, 1);
    assert_incomplete(&told, 0, 7, "gap", 53, 1);
    assert_int_equal(told_count(&told.list[0], "psrp.gap"), 1);
    assert_int_equal(told.list[0].n_oddities, 1);
    assert_non_null(strstr(told.list[0].oddities[0].detail, "1 was expected, 2 came"));
    assert_true(told.list[0].m.start);
    told_free(&told);
}

/* Fragments of one stream come in order: what comes late does not mend the gap. [MS-PSRP] 3.1.5.1.2
 */
static void test_out_of_order(void **state)
{
    (void)state;
    struct block *message = message_of(60);
    struct bytes m = block_bytes(message);
    struct buf stream = buf_init(1 << 20);
    build_psrp_fragment(&stream, 4, 0, 1, bytes_part(m, 0, 50));
    build_psrp_fragment(&stream, 4, 2, 0, bytes_part(m, 55, 2));
    build_psrp_fragment(&stream, 4, 1, 0, bytes_part(m, 50, 5));
    build_psrp_fragment(&stream, 4, 3, 2, bytes_part(m, 57, 3));
    struct told told;
    told_start(&told, &limits);
    feed(&told, buf_bytes(&stream));
    assert_int_equal(told.n, 1);
    assert_incomplete(&told, 0, 4, "gap", 55, 1);
    assert_int_equal(told_count(&told.list[0], "psrp.out-of-order"), 1);
    assert_int_equal(told.list[0].n_oddities, 2);
    told_free(&told);
    buf_clear(&stream);
    block_unref(message);
}

static void test_duplicate(void **state)
{
    (void)state;
    struct told told;
    run(&told, EXAMPLE_5_DUPLICATE);
    assert_int_equal(told.n, 1);
    assert_message(&told, 0, 7, 3, 57);
    assert_int_equal(told_count(&told.list[0], "psrp.duplicate"), 1);
    assert_int_equal(told.list[0].n_oddities, 1);
    told_free(&told);
}

static void test_duplicate_with_other_bytes(void **state)
{
    (void)state;
    struct block *block = told_example(EXAMPLE_5_DUPLICATE);
    block->data[120 - 1] ^= 1; /* the last byte of the second fragment 1 */
    struct told told;
    told_start(&told, &limits);
    feed(&told, block_bytes(block));
    assert_message(&told, 0, 7, 3, 57);
    assert_int_equal(told_count(&told.list[0], "psrp.duplicate-differs"), 1);
    assert_memory_equal(&told.list[0].bytes->data[52], "e</S>", 5);
    told_free(&told);
    block_unref(block);
}

static void test_missing_start(void **state)
{
    (void)state;
    struct told told;
    run(&told, EXAMPLE_5_NO_START);
    assert_int_equal(told.n, 1);
    assert_incomplete(&told, 0, 7, "missing-start", 8, 1);
    assert_int_equal(told_count(&told.list[0], "psrp.missing-start"), 1);
    assert_false(told.list[0].m.start);
    assert_int_equal(told.list[0].m.fragments, 2);
    told_free(&told);
}

static void test_missing_end(void **state)
{
    (void)state;
    struct told told;
    run(&told, EXAMPLE_5_NO_END);
    assert_int_equal(told.n, 2);
    assert_message(&told, 0, 8, 1, 103);
    assert_int_equal(told.list[0].n_oddities, 0);
    assert_incomplete(&told, 1, 7, "missing-end", 53, 1);
    assert_int_equal(told_count(&told.list[1], "psrp.missing-end"), 1);
    assert_false(told.list[1].had_input);
    told_free(&told);
}

static void test_blob_length(void **state)
{
    (void)state;
    struct told told;
    run(&told, EXAMPLE_5_BLOB_LENGTH);
    assert_int_equal(told.n, 1);
    assert_incomplete(&told, 0, 7, "blob-length", 49, 0);
    assert_int_equal(told.list[0].m.missing_bytes, 0x7fffffff - 49);
    assert_int_equal(told_count(&told.list[0], "psrp.blob-length"), 1);
    told_free(&told);
}

/* Behind a bad length the next message is found again. */
static void test_blob_length_then_message(void **state)
{
    (void)state;
    struct block *bad = told_example(EXAMPLE_5_BLOB_LENGTH), *good = told_example(EXAMPLE_3);
    struct buf stream = buf_init(1 << 20);
    buf_add(&stream, block_bytes(bad));
    buf_add(&stream, block_bytes(good));
    struct told told;
    told_start(&told, &limits);
    feed(&told, buf_bytes(&stream));
    assert_int_equal(told.n, 2);
    assert_incomplete(&told, 0, 7, "blob-length", 49, 0);
    assert_message(&told, 1, 9, 1, 40);
    told_free(&told);

    /* The same when the header comes byte by byte. */
    told_start(&told, &limits);
    for (size_t i = 0; i < 21; i++)
        feed(&told, bytes_part(buf_bytes(&stream), i, 1));
    feed(&told, bytes_from(buf_bytes(&stream), 21));
    assert_int_equal(told.n, 3);
    assert_incomplete(&told, 0, 7, "blob-length", 0, 0);
    assert_incomplete(&told, 1, UINT64_MAX, "missing-start", 49, 0);
    assert_message(&told, 2, 9, 1, 40);
    told_free(&told);
    buf_clear(&stream);
    block_unref(bad);
    block_unref(good);
}

static void test_truncated_header(void **state)
{
    (void)state;
    struct told told;
    run(&told, EXAMPLE_5_HEADER_CUT);
    assert_int_equal(told.n, 1);
    assert_incomplete(&told, 0, UINT64_MAX, "truncated", 20, 0);
    assert_int_equal(told_count(&told.list[0], "psrp.truncated"), 1);
    told_free(&told);
}

static void test_truncated_blob(void **state)
{
    (void)state;
    struct block *block = told_example(EXAMPLE_4);
    struct told told;
    told_start(&told, &limits);
    feed(&told, bytes_part(block_bytes(block), 0, 70 + 21 + 3));
    psrp_finish(told.reassembly);
    assert_int_equal(told.n, 1);
    assert_incomplete(&told, 0, 7, "truncated", 52, 0);
    assert_int_equal(told.list[0].m.missing_bytes, 1);
    assert_int_equal(told.list[0].n_oddities, 1);
    told_free(&told);
    block_unref(block);
}

static void test_objectid_zero(void **state)
{
    (void)state;
    struct told told;
    run(&told, EXAMPLE_5_OBJECTID_ZERO);
    assert_int_equal(told.n, 1);
    assert_message(&told, 0, 0, 1, 103);
    assert_int_equal(told_count(&told.list[0], "psrp.objectid-zero"), 1);
    told_free(&told);
}

static void test_short_message(void **state)
{
    (void)state;
    struct told told;
    run(&told, EXAMPLE_5_SHORT);
    assert_int_equal(told.n, 1);
    assert_incomplete(&told, 0, 10, "short-message", 39, 0);
    assert_int_equal(told_count(&told.list[0], "psrp.short-message"), 1);
    told_free(&told);
}

static void test_header_oddities(void **state)
{
    (void)state;
    struct block *message = message_of(40000);
    struct buf stream = buf_init(1 << 20);
    build_psrp_fragment(&stream, 5, 3, 0x07, block_bytes(message));
    build_psrp_fragment(&stream, (uint64_t)1 << 63 | 6, 0, 0x03,
                        bytes_part(block_bytes(message), 0, 50));
    struct told told;
    told_start(&told, &limits);
    feed(&told, buf_bytes(&stream));
    assert_int_equal(told.n, 2);
    assert_message(&told, 0, 5, 1, 40000);
    assert_int_equal(told_count(&told.list[0], "psrp.reserved-bits"), 1);
    assert_int_equal(told_count(&told.list[0], "psrp.start-not-zero"), 1);
    assert_int_equal(told_count(&told.list[0], "psrp.blob-large"), 1);
    assert_int_equal(told.list[0].n_oddities, 3);
    assert_int_equal(told_count(&told.list[1], "psrp.top-bit"), 1);
    told_free(&told);
    buf_clear(&stream);
    block_unref(message);
}

/* Windows 8 era servers: psrp.md 1.4, "Historic bug". */
static void test_interleaved(void **state)
{
    (void)state;
    struct block *message = message_of(60);
    struct bytes m = block_bytes(message);
    struct buf stream = buf_init(1 << 20);
    build_psrp_fragment(&stream, 4, 0, 1, bytes_part(m, 0, 50));
    build_psrp_fragment(&stream, 5, 0, 1, bytes_part(m, 0, 45));
    build_psrp_fragment(&stream, 4, 1, 2, bytes_from(m, 50));
    build_psrp_fragment(&stream, 5, 1, 2, bytes_from(m, 45));
    struct told told;
    told_start(&told, &limits);
    feed(&told, buf_bytes(&stream));
    assert_int_equal(told.n, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_message(&told, i, 4 + i, 2, 60);
        assert_memory_equal(told.list[i].bytes->data, m.data, 60);
    }
    assert_int_equal(told_count(&told.list[0], "psrp.interleaved"), 1);
    told_free(&told);
    buf_clear(&stream);
    block_unref(message);
}

static void test_object_mismatch(void **state)
{
    (void)state;
    struct block *message = message_of(60);
    struct bytes m = block_bytes(message);
    struct buf stream = buf_init(1 << 20);
    build_psrp_fragment(&stream, 4, 0, 1, bytes_part(m, 0, 50));
    build_psrp_fragment(&stream, 5, 1, 2, bytes_part(m, 0, 45));
    build_psrp_fragment(&stream, 4, 1, 2, bytes_from(m, 50));
    struct told told;
    told_start(&told, &limits);
    feed(&told, buf_bytes(&stream));
    assert_int_equal(told.n, 2);
    assert_incomplete(&told, 0, 5, "object-mismatch", 45, 1);
    assert_int_equal(told_count(&told.list[0], "psrp.object-mismatch"), 1);
    assert_message(&told, 1, 4, 2, 60);
    told_free(&told);
    buf_clear(&stream);
    block_unref(message);
}

/* A new start under the same ObjectId gives the old one up; the same start again does not. */
static void test_start_again(void **state)
{
    (void)state;
    struct block *message = message_of(60);
    struct bytes m = block_bytes(message);
    struct buf stream = buf_init(1 << 20);
    struct told told;
    build_psrp_fragment(&stream, 4, 0, 1, bytes_part(m, 0, 50));
    build_psrp_fragment(&stream, 4, 0, 1, bytes_part(m, 0, 50));
    build_psrp_fragment(&stream, 4, 1, 2, bytes_from(m, 50));
    told_start(&told, &limits);
    feed(&told, buf_bytes(&stream));
    assert_int_equal(told.n, 1);
    assert_message(&told, 0, 4, 2, 60);
    assert_int_equal(told_count(&told.list[0], "psrp.duplicate"), 1);
    told_free(&told);

    buf_reset(&stream);
    build_psrp_fragment(&stream, 4, 0, 1, bytes_part(m, 0, 50));
    build_psrp_fragment(&stream, 4, 0, 1, bytes_part(m, 0, 44));
    build_psrp_fragment(&stream, 4, 1, 2, bytes_from(m, 44));
    told_start(&told, &limits);
    feed(&told, buf_bytes(&stream));
    assert_int_equal(told.n, 2);
    assert_incomplete(&told, 0, 4, "missing-end", 50, 1);
    assert_message(&told, 1, 4, 2, 60);
    told_free(&told);
    buf_clear(&stream);
    block_unref(message);
}

/* psrp.md 1.4: creationXml goes on in Send; the carrier told is that of the first fragment. */
static void test_streams(void **state)
{
    (void)state;
    struct block *block = told_example(EXAMPLE_4);
    struct bytes b = block_bytes(block);
    struct told told;
    told_start(&told, &limits);
    struct psrp_input pool = told_input(bytes_part(b, 0, 80)), command = pool, pr = pool;
    pool.key.direction = command.key.direction = pr.key.direction = C2S;
    pool.key.stream = command.key.stream = BYTES("stdin");
    pool.carrier = "creationXml";
    command.key.command_id = BYTES("a1a2a3a4-b1b2-c1c2-d1d2-e1e2e3e4e5e6");
    command.carrier = "Command";
    pr.key.stream = BYTES("pr");
    pr.carrier = "Send";
    told_feed(&told, &pool);
    told_feed(&told, &command);
    told_feed(&told, &pr);
    assert_int_equal(told.n, 0);

    pr.bytes = command.bytes = pool.bytes = bytes_from(b, 80);
    pool.carrier = command.carrier = "Send";
    pr.key.stream = BYTES("PR");
    command.key.command_id = BYTES("A1A2A3A4-b1b2-c1c2-d1d2-e1e2e3e4e5e6");
    told_feed(&told, &command);
    told_feed(&told, &pr);
    told_feed(&told, &pool);
    assert_int_equal(told.n, 3);
    for (size_t i = 0; i < 3; i++)
        assert_message(&told, i, 7, 3, 57);
    assert_string_equal(told.list[0].carrier, "Command");
    assert_string_equal(told.list[0].command_id, "a1a2a3a4-b1b2-c1c2-d1d2-e1e2e3e4e5e6");
    assert_string_equal(told.list[1].carrier, "Send");
    assert_string_equal(told.list[1].stream, "pr");
    assert_string_equal(told.list[2].carrier, "creationXml");
    assert_true(
        told.list[1]
            .m.repeated); /* the same bytes under ObjectId 7, client to server, on this pool */
    told_free(&told);
    block_unref(block);
}

/* The packets of all inputs that brought a part, each once; the time of the last. */
static void test_frames(void **state)
{
    (void)state;
    struct block *block = told_example(EXAMPLE_4);
    struct bytes b = block_bytes(block);
    const struct frame one[] = {{1, 10}, {1, 11}}, two[] = {{1, 11}, {1, 14}}, three[] = {{1, 20}};
    struct told told;
    told_start(&told, &limits);
    struct psrp_input input = told_input(bytes_part(b, 0, 80));
    input.frames = (struct frames){one, 2, 2};
    input.time = 100;
    input.connection = 1;
    told_feed(&told, &input);
    input.bytes = bytes_part(b, 80, 5);
    input.frames = (struct frames){two, 2, 2};
    told_feed(&told, &input);
    input.bytes = bytes_from(b, 85);
    input.frames = (struct frames){three, 1, 1};
    input.time = 300;
    input.connection = 2;
    told_feed(&told, &input);
    assert_int_equal(told.n, 1);
    const struct told_message *t = &told.list[0];
    assert_int_equal(t->m.frames.total, 4);
    assert_int_equal(t->m.frames.n, 4);
    assert_int_equal(t->first_frame, 10);
    assert_int_equal(t->last_frame, 20);
    assert_int_equal(t->m.time, 300);
    assert_int_equal(t->m.connection, 2);
    assert_true(t->had_input);
    told_free(&told);
    block_unref(block);
}

/* psrp.md 1.3: the same id with the same bytes is a redelivery; a restarted client uses ids again
 * for other bytes. */
static void test_repeated(void **state)
{
    (void)state;
    struct block *block = told_example(EXAMPLE_2);
    struct told told;
    told_start(&told, &limits);
    feed(&told, block_bytes(block));
    feed(&told, block_bytes(block));
    block->data[block->len - 20] ^= 1;
    feed(&told, block_bytes(block));
    struct psrp_input other = told_input(block_bytes(block));
    other.key.shell_id = BYTES("00000000-5566-7788-99AA-BBCCDDEEFF00");
    told_feed(&told, &other);
    other.key.shell_id = told_input(bytes_none()).key.shell_id;
    other.key.direction = C2S;
    told_feed(&told, &other);
    assert_int_equal(told.n, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(told.list[i].m.repeated, i == 1);
    told_free(&told);
    block_unref(block);
}

/* What the server refused is told for itself, and changes nothing of what waits or was seen. */
static void test_refused(void **state)
{
    (void)state;
    struct block *block = told_example(EXAMPLE_4), *whole = told_example(EXAMPLE_2);
    struct bytes b = block_bytes(block);
    struct told told;
    told_start(&told, &limits);
    feed(&told, bytes_part(b, 0, 80));
    struct psrp_input refused = told_input(bytes_from(b, 70));
    refused.refused = true;
    told_feed(&told, &refused);
    assert_int_equal(told.n, 1);
    assert_incomplete(&told, 0, 7, "missing-start", 8, 1);
    assert_true(told.list[0].m.refused);
    refused.bytes = block_bytes(whole);
    told_feed(&told, &refused);
    assert_int_equal(told.n, 2);
    assert_message(&told, 1, 3, 1, 103);
    assert_true(told.list[1].m.refused);
    feed(&told, bytes_from(b, 80));
    assert_message(&told, 2, 7, 3, 57);
    assert_false(told.list[2].m.refused);
    feed(&told, block_bytes(whole));
    assert_message(&told, 3, 3, 1, 103);
    assert_false(told.list[3].m.repeated);
    psrp_finish(told.reassembly);
    assert_int_equal(told.n, 4);
    told_free(&told);
    block_unref(block);
    block_unref(whole);
}

/* Example 12: connectXml stands for itself. */
static void test_alone(void **state)
{
    (void)state;
    struct block *part = told_example(EXAMPLE_4), *block = told_example(EXAMPLE_12_CONNECT);
    struct told told;
    told_start(&told, &limits);
    struct psrp_input input = told_input(bytes_part(block_bytes(part), 0, 80));
    input.key.direction = C2S;
    input.key.stream = BYTES("connectXml");
    told_feed(&told, &input);
    input.alone = true;
    input.carrier = "connectXml";
    input.bytes = block_bytes(block);
    told_feed(&told, &input);
    assert_int_equal(told.n, 2);
    assert_message(&told, 0, 1, 1, 199);
    assert_message(&told, 1, 2, 1, 45);
    assert_string_equal(told.list[0].carrier, "connectXml");
    input.bytes = bytes_part(block_bytes(block), 0, 230);
    told_feed(&told, &input);
    assert_int_equal(told.n, 4);
    assert_true(told.list[2].m.repeated);
    assert_incomplete(&told, 3, UINT64_MAX, "truncated", 10, 0);
    told_free(&told);
    block_unref(block);
    block_unref(part);
}

/* psrp.md 1.6: after a loss the next plausible fragment is looked for, at the start of the bytes or
 * inside. */
static void test_after_loss(void **state)
{
    (void)state;
    struct block *block = told_example(EXAMPLE_4), *next = told_example(EXAMPLE_3);
    struct bytes b = block_bytes(block);
    struct told told;
    told_start(&told, &limits);
    feed(&told, bytes_part(b, 0, 80));

    struct buf rest = buf_init(1 << 20);
    buf_add(&rest, BYTES("VTMxIE49Ij48L09iaj4\0\0\0\1 the end of something"));
    size_t garbage = rest.len;
    buf_add(&rest, block_bytes(next));
    struct psrp_input input = told_input(buf_bytes(&rest));
    input.after_loss = true;
    told_feed(&told, &input);
    assert_int_equal(told.n, 2);
    assert_incomplete(&told, 0, UINT64_MAX, "missing-start", garbage, 0);
    assert_int_equal(told_count(&told.list[0], "psrp.skipped"), 1);
    assert_message(&told, 1, 9, 1, 40);

    /* The message of before the loss goes on, but for what is missing. */
    input.bytes = bytes_from(b, 95);
    told_feed(&told, &input);
    psrp_finish(told.reassembly);
    assert_int_equal(told.n, 4);
    assert_incomplete(&told, 2, 7, "gap", 53, 1);
    assert_incomplete(&told, 3, UINT64_MAX, "truncated", 10, 0);
    told_free(&told);
    buf_clear(&rest);
    block_unref(block);
    block_unref(next);
}

/*
 * The caller knows that bytes were lost before it has any more of them: what waits for its next byte is given up, and
 * the next fragment that is plausible goes on. Other shells, commands and directions are not touched. psrp.md 1.6
 */
static void test_lost(void **state)
{
    (void)state;
    struct bytes shell = BYTES("11223344-5566-7788-99aa-bbccddeeff00");
    struct block *block = told_example(EXAMPLE_4), *next = told_example(EXAMPLE_3);
    struct told told;
    told_start(&told, &limits);
    feed(&told, bytes_part(block_bytes(block), 0, 80));
    psrp_lost(told.reassembly, shell, bytes_none(), C2S);
    psrp_lost(told.reassembly, shell, BYTES("none such"), S2C);
    psrp_lost(told.reassembly, BYTES("none such"), bytes_none(), S2C);
    assert_int_equal(told.n, 0);

    psrp_lost(told.reassembly, shell, bytes_none(), S2C);
    struct buf rest = buf_init(1 << 20);
    buf_add(&rest, BYTES("VTMxIE49Ij48L09iaj4 the end of something"));
    size_t garbage = rest.len;
    buf_add(&rest, block_bytes(next));
    size_t before = told.n;
    feed(&told, buf_bytes(&rest));
    assert_int_equal(told.n, before + 2);
    assert_incomplete(&told, before, UINT64_MAX, "missing-start", garbage, 0);
    assert_int_equal(told_count(&told.list[before], "psrp.skipped"), 1);
    assert_message(&told, before + 1, 9, 1, 40);
    psrp_finish(told.reassembly);
    for (size_t i = 0; i < told.n; i++)
        assert_true(told.list[i].m.whole == (i == before + 1));
    told_free(&told);
    buf_clear(&rest);
    block_unref(block);
    block_unref(next);
}

/* Bytes that are no fragments at all, as a compressed stream is that nobody decompressed (example
 * 11, no. 2). */
static void test_not_fragments(void **state)
{
    (void)state;
    struct block *next = told_example(EXAMPLE_3);
    uint8_t bytes[200];
    memset(bytes, 0x5A, sizeof(bytes));
    memcpy(bytes, "\xff\x7f\x0c\x01\x44\x00\x00\x40", 8);
    struct told told;
    told_start(&told, &limits);
    feed(&told, bytes_of(bytes, sizeof(bytes)));
    assert_int_equal(told.n, 1);
    assert_incomplete(&told, 0, UINT64_MAX, "not-a-fragment", sizeof(bytes) - 21, 0);
    feed(&told, block_bytes(next));
    assert_int_equal(told.n, 2);
    assert_message(&told, 1, 9, 1, 40);
    told_free(&told);
    block_unref(next);
}

static void test_end(void **state)
{
    (void)state;
    struct block *block = told_example(EXAMPLE_4);
    struct bytes b = block_bytes(block);
    struct told told;
    told_start(&told, &limits);
    struct psrp_input input = told_input(bytes_part(b, 0, 70));
    feed(&told, bytes_part(b, 0, 95));
    input.key.command_id = BYTES("A1A2A3A4-B1B2-C1C2-D1D2-E1E2E3E4E5E6");
    told_feed(&told, &input);
    psrp_end(told.reassembly, BYTES("11223344-5566-7788-99aa-bbccddeeff00"), BYTES("none such"));
    psrp_end(told.reassembly, BYTES("none such"), bytes_none());
    assert_int_equal(told.n, 0);
    psrp_end(told.reassembly, BYTES("11223344-5566-7788-99aa-bbccddeeff00"), input.key.command_id);
    assert_int_equal(told.n, 1);
    assert_incomplete(&told, 0, 7, "missing-end", 49, 1);
    assert_string_equal(told.list[0].command_id, "A1A2A3A4-B1B2-C1C2-D1D2-E1E2E3E4E5E6");
    psrp_end(told.reassembly, BYTES("11223344-5566-7788-99aa-bbccddeeff00"), bytes_none());
    assert_int_equal(told.n, 2);
    assert_incomplete(&told, 1, 7, "missing-end", 53, 1);
    assert_string_equal(told.list[1].command_id, "");
    psrp_finish(told.reassembly);
    assert_int_equal(told.n, 2);
    told_free(&told);
    block_unref(block);
}

/* Given up at the end in order of first fragment, whatever the streams. */
static void test_finish_order(void **state)
{
    (void)state;
    static const char *const commands[] = {"C", "A", "B", "D"};
    struct block *block = told_example(EXAMPLE_4);
    struct bytes b = block_bytes(block);
    struct told told;
    told_start(&told, &limits);
    for (size_t round = 0; round < 2; round++)
        for (size_t i = 0; i < 4; i++) {
            size_t at = round == 0 ? i : 3 - i;
            struct psrp_input input = told_input(bytes_part(b, round * 20, at == 2 ? 20 : 70));
            input.bytes = round == 0 ? bytes_part(b, 0, at == 2 ? 20 : 70) : bytes_part(b, 70, 25);
            input.key.command_id = bytes_of_string(commands[at]);
            if (round == 0 || at != 2)
                told_feed(&told, &input);
        }
    psrp_finish(told.reassembly);
    assert_int_equal(told.n, 4);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(told.list[i].command_id, commands[i]);
    assert_string_equal(told.list[2].reason, "truncated");
    assert_string_equal(told.list[3].reason, "missing-end");
    told_free(&told);
    block_unref(block);
}

/* psrp.md 1.5: over the usual quota is worth knowing; over the program's limit the message is not
 * kept. */
static void test_sizes(void **state)
{
    (void)state;
    struct block *message = message_of(11 << 20);
    struct buf stream = buf_init((size_t)64 << 20);
    build_psrp_fragments(&stream, 3, block_bytes(message), 32747);
    struct told told;
    told_start(&told, &limits);
    feed(&told, buf_bytes(&stream));
    assert_int_equal(told.n, 1);
    assert_message(&told, 0, 3, ((11 << 20) + 32746) / 32747, 11 << 20);
    assert_memory_equal(told.list[0].bytes->data, message->data, message->len);
    assert_int_equal(told_count(&told.list[0], "psrp.over-quota"), 1);
    told_free(&told);

    struct limits small = limits;
    small.psrp_message = 1 << 20;
    told_start(&told, &small);
    feed(&told, buf_bytes(&stream));
    assert_int_equal(told.n, 1);
    assert_false(told.list[0].m.whole);
    assert_string_equal(told.list[0].reason, "limit");
    assert_true(told.list[0].bytes->len <= 1 << 20);
    told_free(&told);
    buf_clear(&stream);
    block_unref(message);
}

/* Each limit gives up the oldest and goes on. */
static void test_limits(void **state)
{
    (void)state;
    struct block *message = message_of(5000);
    struct bytes m = block_bytes(message);
    struct limits small = limits;
    small.psrp_objects = 10;
    small.psrp_streams = 20;
    small.shells = 5;
    small.psrp_pending = 64 * 1024;
    small.psrp_seen = 3;
    struct told told;
    told_start(&told, &small);
    char shell[16];
    for (uint64_t i = 0; i < 2000; i++) {
        struct buf out = buf_init(1 << 20);
        build_psrp_fragment(&out, i + 1, 0, 1, bytes_part(m, 0, 50 + i));
        snprintf(shell, sizeof(shell), "%u", (unsigned)(i / 50));
        struct psrp_input input = told_input(buf_bytes(&out));
        input.key.shell_id = bytes_of_string(shell);
        input.key.command_id = bytes_of_string(i % 3 == 0 ? "x" : i % 3 == 1 ? "y" : "");
        if (i % 7 == 0)
            input.bytes = bytes_part(input.bytes, 0, 30);
        input.after_loss = true;
        told_feed(&told, &input);
        buf_clear(&out);
    }
    assert_true(told.n > 1900);
    for (size_t i = 0; i < told.n; i++)
        assert_false(told.list[i].m.whole);
    psrp_finish(told.reassembly);
    assert_int_equal(told.n, 2000);
    told_free(&told);
    block_unref(message);
}

/* One message in a million fragments: linear, psrp.md 1.3 has no shortest blob. */
static void test_million_fragments(void **state)
{
    (void)state;
    size_t n = 1000000;
    struct block *message = message_of(n);
    struct buf stream = buf_init((size_t)64 << 20);
    build_psrp_fragments(&stream, 3, block_bytes(message), 1);
    assert_int_equal(stream.len, n * 22);
    struct told told;
    told_start(&told, &limits);
    clock_t start = clock();
    feed(&told, buf_bytes(&stream));
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    assert_int_equal(told.n, 1);
    assert_message(&told, 0, 3, n, n);
    assert_memory_equal(told.list[0].bytes->data, message->data, n);
    /* A quadratic one takes hours. */
    assert_true(seconds < 20);
    told_free(&told);
    buf_clear(&stream);
    block_unref(message);
}

/* A stream with everything in it, good and bad. */
static struct block *long_stream(void)
{
    static const char *const parts[] = {EXAMPLE_1,       EXAMPLE_4,       EXAMPLE_5_DUPLICATE,
                                        EXAMPLE_5_GAP,   EXAMPLE_3,       EXAMPLE_5_NO_START,
                                        EXAMPLE_5_SHORT, EXAMPLE_10_CALL, EXAMPLE_5_OBJECTID_ZERO,
                                        EXAMPLE_5_NO_END};
    struct buf out = buf_init(1 << 20);
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        struct block *block = told_example(parts[i]);
        buf_add(&out, block_bytes(block));
        block_unref(block);
    }
    return buf_block(&out);
}

/* The text of what is told when the stream comes in two pieces, or in pieces of n bytes. */
static struct block *told_in_pieces(struct bytes stream, size_t cut, size_t n)
{
    struct told told;
    told_start(&told, &limits);
    struct bytes rest = stream;
    while (rest.len > 0) {
        size_t len = n > 0 ? n : rest.len == stream.len && cut > 0 ? cut : rest.len;
        /* A copy of its own, so that a view kept too long is seen. */
        struct block *piece = block_copy(bytes_part(rest, 0, len));
        struct psrp_input input = told_input(block_bytes(piece));
        input.block = piece;
        told_feed(&told, &input);
        block_unref(piece);
        rest = bytes_from(rest, len);
    }
    psrp_finish(told.reassembly);
    struct block *text = told_text(&told);
    told_free(&told);
    return text;
}

static void test_any_cut(void **state)
{
    (void)state;
    struct block *stream = long_stream();
    struct bytes b = block_bytes(stream);
    struct block *expected = told_in_pieces(b, 0, 0);
    assert_true(expected->len > 2000);
    for (size_t cut = 1; cut < b.len; cut++) {
        struct block *text = told_in_pieces(b, cut, 0);
        assert_true(bytes_equal(block_bytes(text), block_bytes(expected)));
        block_unref(text);
    }
    for (size_t n = 1; n < 100; n++) {
        struct block *text = told_in_pieces(b, 0, n);
        assert_true(bytes_equal(block_bytes(text), block_bytes(expected)));
        block_unref(text);
    }
    block_unref(expected);
    block_unref(stream);
}

/* Built and read again: any message in fragments of any size. */
static void test_round_trip(void **state)
{
    (void)state;
    static const size_t sizes[] = {40, 41, 100, 4096, 33000, 70000};
    static const size_t blobs[] = {1, 7, 39, 40, 4095, 32747, 100000};
    for (size_t i = 0; i < 6; i++)
        for (size_t k = 0; k < 7; k++) {
            struct block *message = message_of(sizes[i]);
            struct buf stream = buf_init((size_t)4 << 20);
            build_psrp_fragments(&stream, 1 + i, block_bytes(message), blobs[k]);
            struct told told;
            told_start(&told, &limits);
            feed(&told, buf_bytes(&stream));
            assert_int_equal(told.n, 1);
            assert_message(&told, 0, 1 + i, (sizes[i] + blobs[k] - 1) / blobs[k], sizes[i]);
            assert_memory_equal(told.list[0].bytes->data, message->data, sizes[i]);
            psrp_finish(told.reassembly);
            assert_int_equal(told.n, 1);
            told_free(&told);
            buf_clear(&stream);
            block_unref(message);
        }
}

/* A message in one fragment is not copied. */
static const uint8_t *seen_data;
static void look(void *state, const struct psrp_message *m, const struct psrp_oddity *oddities,
                 size_t n)
{
    (void)oddities;
    (void)n;
    struct block **block = state;
    *block = block_ref(m->block);
    seen_data = m->bytes.data;
}

static void test_no_copy(void **state)
{
    (void)state;
    struct block *block = told_example(EXAMPLE_2), *held = NULL;
    struct psrp_reassembly *p = psrp_reassembly_new(&limits, look, &held);
    struct psrp_input input = told_input(block_bytes(block));
    input.block = block;
    psrp_feed(p, &input);
    assert_ptr_equal(held, block);
    assert_ptr_equal(seen_data, &block->data[21]);
    psrp_reassembly_free(p);
    block_unref(held);
    block_unref(block);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_example_1),
        cmocka_unit_test(test_example_2_and_3),
        cmocka_unit_test(test_example_4),
        cmocka_unit_test(test_gap),
        cmocka_unit_test(test_out_of_order),
        cmocka_unit_test(test_duplicate),
        cmocka_unit_test(test_duplicate_with_other_bytes),
        cmocka_unit_test(test_missing_start),
        cmocka_unit_test(test_missing_end),
        cmocka_unit_test(test_blob_length),
        cmocka_unit_test(test_blob_length_then_message),
        cmocka_unit_test(test_truncated_header),
        cmocka_unit_test(test_truncated_blob),
        cmocka_unit_test(test_objectid_zero),
        cmocka_unit_test(test_short_message),
        cmocka_unit_test(test_header_oddities),
        cmocka_unit_test(test_interleaved),
        cmocka_unit_test(test_object_mismatch),
        cmocka_unit_test(test_start_again),
        cmocka_unit_test(test_streams),
        cmocka_unit_test(test_frames),
        cmocka_unit_test(test_repeated),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_alone),
        cmocka_unit_test(test_after_loss),
        cmocka_unit_test(test_lost),
        cmocka_unit_test(test_not_fragments),
        cmocka_unit_test(test_end),
        cmocka_unit_test(test_finish_order),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_million_fragments),
        cmocka_unit_test(test_any_cut),
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_no_copy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
