#include "clocks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tcp.h"

static const struct limits limits = LIMITS_DEFAULT;
static const int64_t second = 1000000000, millisecond = 1000000;

/* A SYN, or the answer to it, of the n-th connection as file saw it. */
static void see(struct clocks *clocks, uint32_t file, uint16_t n, bool answer, int64_t time)
{
    struct net_segment s = {.kind = NET_TCP,
                            .source = {{NET_IPV4, {10, 0, 0, 1}}, n},
                            .destination = {{NET_IPV4, {10, 0, 0, 2}}, 5985},
                            .sequence = 5000u + n,
                            .flags = answer ? NET_SYN | NET_ACK : NET_SYN,
                            .time = time,
                            .frame = {file, 1}};
    if (answer) {
        struct net_endpoint other = s.source;
        s.source = s.destination;
        s.destination = other;
    }
    clocks_add(clocks, &s);
}

/* The server's clock is 3 s ahead, a packet travels 2 ms: the two ways tell one from the other. */
static void two_ends(void **state)
{
    (void)state;
    struct clocks *clocks = clocks_new(&limits);
    int64_t ahead = 7;
    for (uint16_t n = 1; n <= 5; n++) {
        see(clocks, 1, n, false, 100 * second + n);
        see(clocks, 1, n, true, 100 * second + n + 5 * millisecond);
    }
    for (uint16_t n = 1; n <= 5; n++) {
        see(clocks, 2, n, false, 103 * second + n + 2 * millisecond);
        see(clocks, 2, n, false, 109 * second); /* once more: does not count */
        see(clocks, 2, n, true, 103 * second + n + 3 * millisecond);
    }
    /* A first SYN that was lost in one file: the median does not mind. */
    see(clocks, 1, 9, false, 100 * second);
    see(clocks, 2, 9, false, 104 * second);
    assert_false(clocks_ahead(clocks, 1, &ahead));
    assert_int_equal(ahead, 0);
    assert_true(clocks_ahead(clocks, 2, &ahead));
    assert_int_equal(ahead, 3 * second);
    clocks_free(clocks);
}

/* The third has nothing in common with the first, but with the second; the fourth with none. */
static void through_another(void **state)
{
    (void)state;
    struct clocks *clocks = clocks_new(&limits);
    int64_t ahead;
    see(clocks, 1, 1, false, 100 * second);
    see(clocks, 2, 1, false, 90 * second);
    see(clocks, 2, 2, false, 91 * second);
    see(clocks, 3, 2, false, 95 * second);
    see(clocks, 4, 3, false, 95 * second);
    assert_true(clocks_ahead(clocks, 2, &ahead));
    assert_int_equal(ahead, -10 * second);
    assert_true(clocks_ahead(clocks, 3, &ahead));
    assert_int_equal(ahead, -6 * second);
    assert_false(clocks_ahead(clocks, 4, &ahead));
    clocks_free(clocks);
}

/* ---- The shared captures of both ends: different segments are lost in each, nothing in both ----
 */

static void missing_at_end(const struct tcp_flow *flow, const struct tcp_end *end)
{
    uint64_t *missing = flow->user;
    assert_int_equal(end->outcome, TCP_CLOSED);
    *missing += flow->side[C2S].missing + flow->side[S2C].missing;
}

static void *opened(void *state, const struct tcp_flow *flow)
{
    (void)flow;
    return state;
}

static void captures_of_both_ends(void **state)
{
    (void)state;
    static const char *const names[] = {"w07a_two_ends_client.pcap", "w07b_two_ends_server.pcap"};
    const char *root = getenv("WINRMSCOPE_SHARED");
    struct clocks *clocks = clocks_new(&limits);
    struct capture_set *set = capture_set_new();
    bool absent = false;
    for (uint32_t i = 0; i < 2; i++) {
        char path[512];
        snprintf(path, sizeof(path), "%s/captures/lab/%s", root != NULL ? root : "../shared",
                 names[i]);
        clocks_read(clocks, path, i + 1);
        struct capture *capture = capture_open_again(path, i + 1, &limits);
        absent = absent || capture == NULL;
        if (capture != NULL)
            capture_set_add(set, capture);
    }
    int64_t ahead = 0;
    if (!absent) {
        assert_true(clocks_ahead(clocks, 2, &ahead));
        /* w07_pair.json: 3.2 s. The way takes some of the last digits. */
        assert_in_range(ahead, 3190 * millisecond, 3210 * millisecond);
        capture_set_ahead(set, 1, ahead);
        uint64_t missing = 0;
        struct tcp_events events = {.opened = opened, .closed = missing_at_end, .state = &missing};
        struct tcp *tcp = tcp_new(&limits, &events);
        struct net *net = net_new(&limits);
        struct capture_packet packet;
        struct net_segment segment;
        while (capture_set_next(set, &packet))
            if (net_read(net, &packet, &segment) != NET_NOTHING)
                tcp_add(tcp, &segment);
        tcp_finish(tcp);
        assert_int_equal(tcp_connections(tcp), 1);
        assert_int_equal(missing, 0);
        tcp_free(tcp);
        net_free(net);
    }
    capture_set_free(set);
    clocks_free(clocks);
    if (absent) {
        print_message("the shared captures are absent\n");
        skip();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_ends),
        cmocka_unit_test(through_another),
        cmocka_unit_test(captures_of_both_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
