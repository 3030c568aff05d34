/* What the rules share. Read by rules_*.c only. */
#pragma once

#include "rule.h"

#define EACH(kind, row, facts)                                                                     \
    for (const struct kind##_fact *row = (facts)->kind##s, *const row##_end =                      \
                                                               row == NULL                         \
                                                                   ? NULL                          \
                                                                   : row + (facts)->n_##kind##s;   \
         row != row##_end; row++)
#define ULL(value) ((unsigned long long)(value))
#define SECOND INT64_C(1000000000)

enum { STATUS_TEXT = 72 };

double seconds(int64_t duration);
/* "2 h 0 min", "3 days 4 h", "12 s", without a sign; into text, which is given back. */
const char *duration_text(char *text, size_t room, int64_t duration);
/* "2026-11-20 17:46" UTC; into text, which is given back. */
const char *time_text(char *text, size_t room, int64_t time);
/* "404 Not Found", or "500" where the answer has no reason; into text, which is given back. */
const char *status_text(char *text, size_t room, const struct exchange_fact *e);
/* The same fact resting on another packet: on its first, where what was asked says it and not what
 * came back; on the one that is given. */
struct fact fact_asked(const struct fact *at);
struct fact fact_seen_in(const struct fact *at, struct packet packet);
#define ASKED(at) ((struct fact[]){fact_asked(at)})
#define SEEN_IN(at, packet) ((struct fact[]){fact_seen_in((at), (packet))})
/* The connection of that number; NULL where its row was not kept. */
const struct connection_fact *connection_of(const struct facts *f, uint32_t number);
bool is_proxied(const struct facts *f);
/* The fault itself or one inside it has that code; also as the HRESULT of a Win32 code. */
bool has_code(const struct exchange_fact *e, uint64_t code);
/* Access denied: by its code, or by the subcode where the server gives no code (OMI). */
bool is_denied(const struct exchange_fact *e);
/* Holds for every fault with one of the codes, which end with 0. */
void by_code(const struct facts *f, struct finding *o, const uint64_t *codes);
/* Evidence: what a fault says. */
void holds_by_fault(struct finding *o, enum certainty certainty, const struct exchange_fact *e);
/* The request that waits on c when it is large; else NULL. */
const struct exchange_fact *blackholed(const struct facts *f, const struct connection_fact *c);
/* The server's certificate on a connection; NULL when it cannot be seen. */
const struct certificate_fact *certificate_of(const struct facts *f, uint32_t connection);
/* The kept exchanges of c all have that status. */
bool all_answers_are(const struct facts *f, const struct connection_fact *c, uint64_t status);
/* Nothing came behind this exchange that went well. */
bool is_last_word(const struct facts *f, const struct exchange_fact *e);
/* A logon that ended with this exchange. */
const struct logon_fact *logon_at(const struct facts *f, const struct exchange_fact *e);
