/* DNS: messages written out by hand after RFC 1035 4.1 and its example of compression in 4.1.4. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "dns.h"

/* id 0x1234, a response, one question, two answers: F.ISI.ARPA has two addresses. */
static const char response[] = "\x12\x34\x81\x80\x00\x01\x00\x02\x00\x00\x00\x00"
                               "\x01"
                               "F\x03ISI\x04"
                               "ARPA\x00\x00\x01\x00\x01"
                               "\xC0\x0C\x00\x01\x00\x01\x00\x00\x0E\x10\x00\x04\x0A\x00\x00\x01"
                               "\xC0\x0C\x00\x01\x00\x01\x00\x00\x0E\x10\x00\x04\x0A\x00\x00\x02";
/* The same name does not exist. */
static const char no_such_name[] = "\x12\x35\x81\x83\x00\x01\x00\x00\x00\x00\x00\x00"
                                   "\x01"
                                   "F\x03ISI\x04"
                                   "ARPA\x00\x00\x1C\x00\x01";
/* A name that points to itself. */
static const char loop[] =
    "\x12\x36\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\xC0\x0C\x00\x01\x00\x01";

static void reads_answers(void **state)
{
    struct dns_message m;
    (void)state;
    assert_true(dns_read(bytes_of(response, sizeof(response) - 1), &m));
    assert_int_equal(m.id, 0x1234);
    assert_true(m.response);
    assert_int_equal(m.rcode, DNS_NOERROR);
    assert_string_equal(m.name, "F.ISI.ARPA");
    assert_int_equal(m.type, DNS_A);
    assert_int_equal(m.answers, 2);
    assert_int_equal(m.n_addresses, 2);
    assert_memory_equal(m.addresses[1].bytes, "\x0A\x00\x00\x02", 4);
}

static void reads_errors(void **state)
{
    struct dns_message m;
    (void)state;
    assert_true(dns_read(bytes_of(no_such_name, sizeof(no_such_name) - 1), &m));
    assert_int_equal(m.rcode, DNS_NXDOMAIN);
    assert_int_equal(m.type, DNS_AAAA);
    assert_int_equal(m.n_addresses, 0);
}

static void survives(void **state)
{
    struct dns_message m;
    (void)state;
    assert_false(dns_read(bytes_of(loop, sizeof(loop) - 1), &m));
    /* Cut anywhere before the end of the question it is none; behind it what is there counts. */
    for (size_t n = 0; n < sizeof(response) - 1; n++) {
        char *copy = test_malloc(n + 1);
        memcpy(copy, response, n);
        assert_int_equal(dns_read(bytes_of(copy, n), &m), n >= 28);
        test_free(copy);
    }
    for (size_t bit = 0; bit < 8 * (sizeof(response) - 1); bit++) {
        char copy[sizeof(response)];
        memcpy(copy, response, sizeof(copy));
        copy[bit / 8] = (char)(copy[bit / 8] ^ (1 << bit % 8));
        dns_read(bytes_of(copy, sizeof(copy) - 1), &m);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(reads_answers),
                                       cmocka_unit_test(reads_errors), cmocka_unit_test(survives)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
