#include "placeholder.h"

#include <stdio.h>
#include <string.h>

#include "rule_help.h"

struct placeholder {
    const char *name, *word, *words, *plain, *from;
};

#define PLACEHOLDER_ENUM(id, name, word, words, plain, from) PLACEHOLDER_##id,
enum placeholder_id { PLACEHOLDERS(PLACEHOLDER_ENUM) PLACEHOLDER_COUNT };

#define PLACEHOLDER_ROW(id, name, word, words, plain, from) {name, word, words, plain, from},
static const struct placeholder placeholders[] = {PLACEHOLDERS(PLACEHOLDER_ROW)};

/* A value on its way into the text: longer ones are not names. */
struct filling {
    char text[256];
    bool cut; /* the fact had no room for all of it */
};

static void set(struct filling *value, struct bytes text)
{
    value->cut = text.len >= sizeof(value->text);
    FACT_SET(value->text, text);
}

/* ---- What is made of several facts ---- */

static bool is_address_6(const char *host)
{
    return strchr(host, ':') != NULL;
}

/* The target as the client called it; by another port than the TCP connection where there is a
 * proxy between. */
static void take_target(struct filling *host, uint64_t *port, const struct facts *facts)
{
    const char *named = facts_name(facts)[0] != '\0' ? facts_name(facts) : facts->server;
    uint64_t named_port = 0;
    set(host, endpoint_host(bytes_of_string(named), &named_port));
    host->cut = host->cut || strlen(named) + 1 >= sizeof(facts->name);
    *port = is_proxied(facts) && named_port != 0 ? named_port : facts->port;
}

static bool is_https(const struct facts *facts, uint64_t port)
{
    enum { HTTPS = 443, WINRM_HTTP = 5985, WINRM_HTTPS = 5986 };
    return port == HTTPS || port == WINRM_HTTPS ||
           (port != WINRM_HTTP && facts->totals.connections_tls > 0);
}

static void take_place(struct filling *value, enum placeholder_id id, const struct facts *facts)
{
    struct filling host;
    uint64_t port = 0, ignored;
    take_target(&host, &port, facts);
    struct bytes name = bytes_of_string(host.text);
    bool dotted = is_address_6(host.text) || strspn(host.text, "0123456789.") == name.len;
    *value = host;
    switch (id) {
    case PLACEHOLDER_COMPUTER:
        set(value, dotted ? bytes_none() : bytes_part(name, 0, bytes_find_byte(name, '.', 0)));
        break;
    case PLACEHOLDER_PORT:
        snprintf(value->text, sizeof(value->text), "%.0llu", ULL(port));
        break;
    case PLACEHOLDER_TRANSPORT:
        set(value, is_https(facts, port) ? BYTES("https") : BYTES("http"));
        break;
    case PLACEHOLDER_AUTHORITY:
        if (host.text[0] != '\0')
            snprintf(value->text, sizeof(value->text),
                     is_address_6(host.text) ? "[%s]:%llu" : "%s:%llu", host.text, ULL(port));
        break;
    case PLACEHOLDER_SERVER_IP:
        set(value, is_proxied(facts) && !dotted ? bytes_none()
                   : is_proxied(facts)          ? name
                                       : endpoint_host(bytes_of_string(facts->server), &ignored));
        break;
    case PLACEHOLDER_PROXY:
        set(value, is_proxied(facts) ? bytes_of_string(facts->server) : bytes_none());
        break;
    case PLACEHOLDER_CLIENT_IP:
        set(value, bytes_of_string(facts->client));
        break;
    default:
        break;
    }
}

/* ---- Which row of several ---- */

/* How near a row is to what the finding is about. */
static int nearness(const struct finding *finding, const struct fact *at)
{
    int best = 1;
    for (size_t i = 0; finding != NULL && i < finding->n_evidence; i++) {
        const struct fact *there = &finding->evidence[i].at;
        if (there->proof.frame.number == at->proof.frame.number &&
            there->proof.frame.file == at->proof.frame.file && there->proof.time == at->proof.time)
            return 3;
        if (there->connection == at->connection && at->connection != 0)
            best = 2;
    }
    return best;
}

static bool read_member(struct filling *value, const void *row, const struct fact_member *member)
{
    const char *place = (const char *)row + member->offset;
    uint64_t number;
    if (member->kind == MEMBER_TEXT) {
        set(value, bytes_of_string(place));
        value->cut = value->cut || strlen(place) + 1 >= member->room;
    } else if (member->kind == MEMBER_NUMBER) {
        memcpy(&number, place, sizeof(number));
        snprintf(value->text, sizeof(value->text), "%.0llu", ULL(number));
    } else if (member->kind == MEMBER_SPAN) {
        /* An exit code: 32 bits, which programs give signed or not. */
        memcpy(&number, place, sizeof(number));
        snprintf(value->text, sizeof(value->text), "%u", (unsigned)(number & UINT32_MAX));
    }
    return value->text[0] != '\0';
}

/* The value of kind.member in the nearest row that has one, if it is nearer than *nearest. */
static void take_from(struct filling *value, int *nearest, struct bytes from,
                      const struct facts *facts, const struct finding *finding)
{
    struct fact_place place;
    int before = *nearest;
    if (!fact_place(&place, facts, from))
        return;
    for (size_t i = 0; i < place.n; i++) {
        const void *row = (const char *)place.rows + i * place.size;
        struct filling read = {.text = ""};
        int near = nearness(finding, row);
        if (near > before && near >= *nearest && read_member(&read, row, place.member)) {
            *nearest = near;
            *value = read;
        }
    }
}

static void take_nearest(struct filling *value, const char *from, const struct facts *facts,
                         const struct finding *finding)
{
    struct bytes rest = bytes_of_string(from), piece;
    int nearest = 0;
    while (bytes_next(&rest, ' ', &piece))
        take_from(value, &nearest, piece, facts, finding);
}

static void take_account(struct filling *value, const struct facts *facts,
                         const struct finding *finding)
{
    struct filling user = {.text = ""}, domain = {.text = ""};
    take_nearest(&user, "logon.user kdc.client_name", facts, finding);
    take_nearest(&domain, "logon.domain", facts, finding);
    set(value, bytes_of_string(user.text));
    if (domain.text[0] != '\0' && user.text[0] != '\0')
        value->cut = snprintf(value->text, sizeof(value->text), "%.120s\\%.120s", domain.text,
                              user.text) >= 240;
    value->cut = value->cut || user.cut || domain.cut;
}

static void take(struct filling *value, enum placeholder_id id, const struct facts *facts,
                 const struct finding *finding)
{
    uint64_t port;
    if (facts == NULL)
        return;
    if (id == PLACEHOLDER_ACCOUNT) {
        take_account(value, facts, finding);
    } else if (id == PLACEHOLDER_KDC) {
        take_nearest(value, "kdc.kdc", facts, finding);
        struct filling whole = *value;
        set(value, endpoint_host(bytes_of_string(whole.text), &port));
    } else if (placeholders[id].from == NULL) {
        take_place(value, id, facts);
    } else {
        take_nearest(value, placeholders[id].from, facts, finding);
    }
}

/* ---- The text ---- */

/* It means nothing to a shell. */
static bool is_plain(const struct filling *value, const char *plain)
{
    if (value->cut || value->text[0] == '-' || value->text[0] == '/')
        return false;
    for (const char *at = value->text; *at != '\0'; at++)
        if (!((*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') ||
              (*at >= '0' && *at <= '9') || strchr(plain, *at) != NULL))
            return false;
    return true;
}

static void put(struct buf *out, enum placeholder_id id, const struct filling *value,
                bool in_command)
{
    const struct placeholder *row = &placeholders[id];
    const char *words = in_command ? row->word : row->words;
    bool good = in_command ? is_plain(value, row->plain) : strchr(value->text, '`') == NULL;
    buf_add(out, bytes_of_string(good && value->text[0] != '\0' ? value->text : words));
}

/* The placeholder that text begins with; PLACEHOLDER_COUNT when it is none. */
static enum placeholder_id find(struct bytes text)
{
    size_t end = bytes_find_byte(text, '}', 0);
    struct bytes name = end > 0 && end < text.len ? bytes_part(text, 1, end - 1) : bytes_none();
    for (int i = 0; i < PLACEHOLDER_COUNT; i++)
        if (bytes_equal(name, bytes_of_string(placeholders[i].name)))
            return (enum placeholder_id)i;
    return PLACEHOLDER_COUNT;
}

void placeholder_fill(struct buf *out, struct bytes text, const struct facts *facts,
                      const struct finding *finding)
{
    bool in_command = false;
    while (text.len > 0) {
        size_t next = bytes_find_any(text, BYTES("`{"), 0);
        buf_add(out, bytes_part(text, 0, next));
        text = bytes_from(text, next);
        if (text.len == 0)
            break;
        in_command = in_command != (text.data[0] == '`');
        enum placeholder_id id = text.data[0] == '{' ? find(text) : PLACEHOLDER_COUNT;
        if (id == PLACEHOLDER_COUNT) {
            buf_add(out, bytes_part(text, 0, 1));
            text = bytes_from(text, 1);
            continue;
        }
        struct filling value = {.text = ""};
        take(&value, id, facts, finding);
        put(out, id, &value, in_command);
        text = bytes_from(text, strlen(placeholders[id].name) + 2);
    }
}
