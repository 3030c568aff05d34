#include "facts.h"

#include <string.h>

#include "memory.h"

#define ADD(kind, MEMBERS)                                                                         \
    struct kind##_fact *facts_add_##kind(struct facts *facts, size_t most)                         \
    {                                                                                              \
        if (facts->n_##kind##s >= most)                                                            \
            return NULL;                                                                           \
        facts->kind##s = memory_grow(facts->kind##s, &facts->kind##s_capacity,                     \
                                     facts->n_##kind##s + 1, sizeof(*facts->kind##s));             \
        struct kind##_fact *row = &facts->kind##s[facts->n_##kind##s++];                           \
        memset(row, 0, sizeof(*row));                                                              \
        row->at.count = 1;                                                                         \
        return row;                                                                                \
    }
FACT_KINDS(ADD)

const char *facts_name(const struct facts *facts)
{
    for (size_t i = 0; i < facts->n_connections && facts->name[0] == '\0'; i++)
        if (facts->connections[i].sni[0] != '\0')
            return facts->connections[i].sni;
    return facts->name;
}

void facts_clear(struct facts *facts)
{
#define FREE(kind, MEMBERS) memory_free(facts->kind##s);
    FACT_KINDS(FREE)
}

/* The tables of members: one per kind, made of the same lists as the structs. */
#define ROW_TEXT(name, room) {#name, MEMBER_TEXT, offsetof(struct THIS, name), room},
#define ROW_NUMBER(name) {#name, MEMBER_NUMBER, offsetof(struct THIS, name), 0},
#define ROW_SPAN(name) {#name, MEMBER_SPAN, offsetof(struct THIS, name), 0},
#define ROW_FLAG(name) {#name, MEMBER_FLAG, offsetof(struct THIS, name), 0},
#define ROW_PACKET(name) {#name, MEMBER_PACKET, offsetof(struct THIS, name), 0},

#define THIS connection_fact
static const struct fact_member connection_members[] = {
    CONNECTION_FACTS(ROW_TEXT, ROW_NUMBER, ROW_SPAN, ROW_FLAG, ROW_PACKET)};
#undef THIS
#define THIS certificate_fact
static const struct fact_member certificate_members[] = {
    CERTIFICATE_FACTS(ROW_TEXT, ROW_NUMBER, ROW_SPAN, ROW_FLAG, ROW_PACKET)};
#undef THIS
#define THIS exchange_fact
static const struct fact_member exchange_members[] = {
    EXCHANGE_FACTS(ROW_TEXT, ROW_NUMBER, ROW_SPAN, ROW_FLAG, ROW_PACKET)};
#undef THIS
#define THIS logon_fact
static const struct fact_member logon_members[] = {
    LOGON_FACTS(ROW_TEXT, ROW_NUMBER, ROW_SPAN, ROW_FLAG, ROW_PACKET)};
#undef THIS
#define THIS kdc_fact
static const struct fact_member kdc_members[] = {
    KDC_FACTS(ROW_TEXT, ROW_NUMBER, ROW_SPAN, ROW_FLAG, ROW_PACKET)};
#undef THIS
#define THIS lookup_fact
static const struct fact_member lookup_members[] = {
    LOOKUP_FACTS(ROW_TEXT, ROW_NUMBER, ROW_SPAN, ROW_FLAG, ROW_PACKET)};
#undef THIS
#define THIS error_fact
static const struct fact_member error_members[] = {
    ERROR_FACTS(ROW_TEXT, ROW_NUMBER, ROW_SPAN, ROW_FLAG, ROW_PACKET)};
#undef THIS
#define THIS command_fact
static const struct fact_member command_members[] = {
    COMMAND_FACTS(ROW_TEXT, ROW_NUMBER, ROW_SPAN, ROW_FLAG, ROW_PACKET)};
#undef THIS
#define THIS clock_fact
static const struct fact_member clock_members[] = {
    CLOCK_FACTS(ROW_TEXT, ROW_NUMBER, ROW_SPAN, ROW_FLAG, ROW_PACKET)};
#undef THIS
#define THIS totals
static const struct fact_member total_members[] = {TOTAL_FACTS(ROW_NUMBER, ROW_SPAN)};
#undef THIS
#define THIS successes
static const struct fact_member success_members[] = {ROW_SPAN(connected) ROW_SPAN(tls) ROW_SPAN(
    answered) ROW_SPAN(authenticated) ROW_SPAN(operated) ROW_SPAN(script)};
#undef THIS

#define KIND_ROW(kind, MEMBERS)                                                                    \
    {#kind, kind##_members, sizeof(kind##_members) / sizeof(kind##_members[0])},

const struct fact_kind fact_kinds[] = {
    FACT_KINDS(KIND_ROW){"total", total_members, sizeof(total_members) / sizeof(total_members[0])},
    {"success", success_members, sizeof(success_members) / sizeof(success_members[0])},
    {NULL, NULL, 0}};

bool fact_place(struct fact_place *place, const struct facts *facts, struct bytes path)
{
    size_t dot = bytes_find_byte(path, '.', 0);
    struct bytes name = bytes_part(path, 0, dot), member = bytes_from(path, dot + 1);
    const struct fact_kind *kind = fact_kinds;
    *place = (struct fact_place){.rows = NULL};
#define PLACE(of, MEMBERS)                                                                         \
    if (bytes_equal(name, bytes_of_string(#of)))                                                   \
        *place = (struct fact_place){facts->of##s, facts->n_##of##s, sizeof(*facts->of##s), NULL};
    FACT_KINDS(PLACE)
    while (kind->name != NULL && !bytes_equal(name, bytes_of_string(kind->name)))
        kind++;
    for (size_t i = 0; i < kind->n; i++)
        if (bytes_equal(member, bytes_of_string(kind->members[i].name)))
            place->member = &kind->members[i];
    return place->size > 0 && place->member != NULL;
}

int64_t span_from(int64_t from, int64_t to)
{
    if (from < 0 && to > INT64_MAX + from)
        return INT64_MAX;
    if (from > 0 && to < INT64_MIN + from)
        return INT64_MIN;
    return to - from;
}

struct bytes endpoint_host(struct bytes endpoint, uint64_t *port)
{
    size_t close = bytes_starts(endpoint, BYTES("[")) ? bytes_find_byte(endpoint, ']', 0) : 0;
    size_t colon = bytes_find_byte(endpoint, ':', close);
    /* Several colons without brackets are an IPv6 address. */
    if (close == 0 && bytes_find_byte(endpoint, ':', colon + 1) < endpoint.len)
        colon = endpoint.len;
    if (!bytes_decimal(bytes_from(endpoint, colon + 1), port))
        *port = 0;
    return close > 0 ? bytes_part(endpoint, 1, close - 1) : bytes_part(endpoint, 0, colon);
}

bool issuer_inspects(const char *issuer)
{
    static const char *const names[] = {"Zscaler",       "FortiGate",
                                        "Fortinet",      "Blue Coat",
                                        "ProxySG",       "Palo Alto",
                                        "Netskope",      "Cisco Umbrella",
                                        "Check Point",   "Sophos",
                                        "WatchGuard",    "McAfee Web",
                                        "Barracuda",     "Forcepoint",
                                        "Kaspersky",     "ESET SSL",
                                        "avast!",        "Avast Web",
                                        "Bitdefender",   "mitmproxy",
                                        "Charles Proxy", "DO_NOT_TRUST_FiddlerRoot",
                                        "PortSwigger"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (fact_says(issuer, names[i]))
            return true;
    return false;
}

void fact_set(char *member, size_t room, struct bytes text)
{
    static const char mark[] = "\xE2\x80\xA6";
    bool cut = text.len >= room;
    size_t n = cut ? room - sizeof(mark) : text.len;
    /* Not in the middle of a character. */
    while (cut && n > 0 && (text.data[n] & 0xC0) == 0x80)
        n--;
    memcpy(member, text.data, n);
    memcpy(member + n, cut ? mark : "", cut ? sizeof(mark) : 1);
}

bool fact_is(const char *member, const char *word)
{
    return strcmp(member, word) == 0;
}

bool fact_has(const char *list, const char *word)
{
    struct bytes rest = bytes_of_string(list), piece;
    while (bytes_next(&rest, ' ', &piece))
        if (bytes_equal_nocase(piece, bytes_of_string(word)))
            return true;
    return false;
}

void fact_put_word(char *list, size_t room, struct bytes word)
{
    size_t len = strlen(list);
    struct bytes rest = bytes_of_string(list), piece;
    while (bytes_next(&rest, ' ', &piece))
        if (bytes_equal_nocase(piece, word))
            return;
    if (word.len == 0 || len + word.len + 2 > room)
        return;
    if (len > 0)
        list[len++] = ' ';
    memcpy(list + len, word.data, word.len);
    list[len + word.len] = '\0';
}

bool fact_says(const char *a, const char *b)
{
    struct bytes text = bytes_of_string(a);
    return bytes_find_nocase(text, bytes_of_string(b), 0) < text.len;
}
