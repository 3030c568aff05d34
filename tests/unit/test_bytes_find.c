/* Looking for bytes: against a plain loop over every offset. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "bytes.h"
#include "utf.h"

static void test_find_any(void **state)
{
    (void)state;
    struct bytes text = BYTES("a<b>\"c'&");
    assert_int_equal(bytes_find_any(text, BYTES("<>"), 0), 1);
    assert_int_equal(bytes_find_any(text, BYTES("<>"), 2), 3);
    assert_int_equal(bytes_find_any(text, BYTES("&'\">"), 4), 4);
    assert_int_equal(bytes_find_any(text, BYTES("&"), 0), 7);
    assert_int_equal(bytes_find_any(text, BYTES("x"), 0), text.len);
    assert_int_equal(bytes_find_any(text, bytes_none(), 0), text.len);
    assert_int_equal(bytes_find_any(text, BYTES("a"), 99), text.len);
    assert_int_equal(bytes_find_any(BYTES("x\0y"), BYTES("y"), 0), 2); /* NUL is no stop */
}

/* Windows of the search begin and end where they like: one stop at every place of a long run, and
 * one far behind. */
static void test_find_any_far(void **state)
{
    (void)state;
    static uint8_t run[9000];
    memset(run, 'x', sizeof(run));
    run[sizeof(run) - 1] = '&';
    struct bytes whole = bytes_of(run, sizeof(run));
    for (size_t at = 0; at + 1 < sizeof(run); at += 7) {
        run[at] = '<';
        for (size_t from = 0; from < at + 200 && from < sizeof(run); from += 61)
            assert_int_equal(bytes_find_any(whole, BYTES("&<>"), from),
                             from <= at ? at : sizeof(run) - 1);
        run[at] = 'x';
    }
}

/* Every byte value at every place of a run, from every offset: words of eight and the rest alike.
 */
static void test_find_special(void **state)
{
    (void)state;
    uint8_t run[37];
    for (size_t at = 0; at < sizeof(run); at++) {
        for (unsigned value = 0; value < 256; value++) {
            memset(run, 'x', sizeof(run));
            run[at] = (uint8_t)value;
            bool special = value < 0x20 || value > 0x7E;
            for (size_t from = 0; from <= sizeof(run) + 1; from++) {
                size_t expected = special && from <= at ? at : sizeof(run);
                assert_int_equal(bytes_find_not_ascii(bytes_of(run, sizeof(run)), from), expected);
                if (strchr("<&]", (int)value) != NULL && from <= at)
                    expected = at;
                assert_int_equal(bytes_find_special(bytes_of(run, sizeof(run)), "<&]", from),
                                 expected);
            }
        }
    }
}

/* Unicode 3.8: D83D DCA9 is U+1F4A9. */
static void test_surrogates_are_joined(void **state)
{
    (void)state;
    struct buf out = buf_init(64);
    static const uint32_t units[] = {0xD83D, 0xDCA9, 0xDCA9, 0xD83D, 'x', 0xDCA9, 0xDBFF, 0xDFFF};
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
        assert_true(utf8_add_unit(&out, units[i]));
    assert_true(bytes_equal(buf_bytes(&out), BYTES("\xF0\x9F\x92\xA9\xED\xB2\xA9\xED\xA0\xBDx"
                                                   "\xED\xB2\xA9\xF4\x8F\xBF\xBF")));
    buf_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find_any),
        cmocka_unit_test(test_find_any_far),
        cmocka_unit_test(test_find_special),
        cmocka_unit_test(test_surrogates_are_joined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
