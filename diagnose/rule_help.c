#include "rule_help.h"

#include <stdio.h>
#include <string.h>

#include "value.h"

double seconds(int64_t duration)
{
    return (double)duration / 1e9;
}

const char *duration_text(char *text, size_t room, int64_t duration)
{
    enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR };
    uint64_t length = duration < 0 ? 0 - (uint64_t)duration : (uint64_t)duration;
    unsigned long long s = ULL((length + SECOND / 2) / SECOND);
    if (s >= 2 * DAY)
        snprintf(text, room, "%llu days %llu h", s / DAY, s % DAY / HOUR);
    else if (s >= HOUR)
        snprintf(text, room, "%llu h %llu min", s / HOUR, s % HOUR / MINUTE);
    else if (s >= MINUTE)
        snprintf(text, room, "%llu min %llu s", s / MINUTE, s % MINUTE);
    else
        snprintf(text, room, "%llu s", s);
    return text;
}

const char *time_text(char *text, size_t room, int64_t time)
{
    struct buf buf = buf_init(64);
    value_time(time, &buf);
    fact_set(text, room, bytes_part(buf_bytes(&buf), 0, 16));
    buf_clear(&buf);
    for (char *at = text; *at != '\0'; at++)
        *at = *at == 'T' ? ' ' : *at;
    return text;
}

const char *status_text(char *text, size_t room, const struct exchange_fact *e)
{
    snprintf(text, room, "%llu%s%s", ULL(e->status), e->reason[0] != '\0' ? " " : "", e->reason);
    return text;
}

struct fact fact_seen_in(const struct fact *at, struct packet packet)
{
    struct fact fact = *at;
    if (packet.frame.number != 0)
        fact.proof = packet;
    return fact;
}

struct fact fact_asked(const struct fact *at)
{
    return fact_seen_in(at, (struct packet){at->frame, at->time});
}

const struct connection_fact *connection_of(const struct facts *f, uint32_t number)
{
    EACH(connection, c, f)
    if (c->at.connection == number)
        return c;
    return NULL;
}

bool is_proxied(const struct facts *f)
{
    EACH(exchange, e, f)
    if (e->proxied)
        return true;
    return false;
}

static bool same_code(uint64_t a, uint64_t b)
{
    enum { WIN32 = 0x10000 };
    const uint64_t hresult = 0x80070000;
    return a != 0 && (a == b || (b < WIN32 && a == (hresult | b)));
}

bool has_code(const struct exchange_fact *e, uint64_t code)
{
    return same_code(e->code, code) || same_code(e->inner, code) || same_code(e->inner2, code);
}

bool is_denied(const struct exchange_fact *e)
{
    return has_code(e, 5) || (e->code == 0 && fact_says(e->subcode, "AccessDenied"));
}

void holds_by_fault(struct finding *o, enum certainty certainty, const struct exchange_fact *e)
{
    finding_holds(o, certainty, &e->at, "%s -> fault %llu (0x%08llX) %s%s%s", e->action,
                  ULL(e->code), ULL(e->code), e->subcode, e->text[0] != '\0' ? ": " : "", e->text);
}

void by_code(const struct facts *f, struct finding *o, const uint64_t *codes)
{
    EACH(exchange, e, f)
    {
        bool matches = false;
        for (const uint64_t *code = codes; *code != 0 && e->fault; code++)
            matches = matches || has_code(e, *code);
        if (matches)
            holds_by_fault(o, CERTAINTY_CERTAIN, e);
    }
}

const struct exchange_fact *blackholed(const struct facts *f, const struct connection_fact *c)
{
    EACH(exchange, e, f)
    if (e->at.connection == c->at.connection && e->status == 0 && e->request_size > 1200)
        return e;
    return NULL;
}

const struct certificate_fact *certificate_of(const struct facts *f, uint32_t connection)
{
    EACH(certificate, x, f)
    if (x->at.connection == connection)
        return x;
    return NULL;
}

bool all_answers_are(const struct facts *f, const struct connection_fact *c, uint64_t status)
{
    EACH(exchange, e, f)
    if (e->at.connection == c->at.connection && e->status != status)
        return false;
    return true;
}

bool is_last_word(const struct facts *f, const struct exchange_fact *e)
{
    return f->last.operated <= e->at.last_time;
}

const struct logon_fact *logon_at(const struct facts *f, const struct exchange_fact *e)
{
    EACH(logon, l, f)
    if (l->at.connection == e->at.connection && l->at.last_time == e->at.last_time)
        return l;
    return NULL;
}
