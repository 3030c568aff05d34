/*
 * A call and its answer are two records: a host call and the host response ([MS-PSRP] 2.2.2.15,
 * 2.2.2.16, 2.2.2.27, 2.2.2.28), a pool operation and RUNSPACE_AVAILABILITY (2.2.2.8). They carry
 * the same ci within their channel: the pipeline (PID), or the pool.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "conversation_private.h"
#include "memory.h"

enum { CALLS_WAITING = 65536, CHOICES_MOST = 4096, CI_OF_VOID = -100 };

/* A half whose other one was not seen yet. */
struct waiting {
    uint64_t id;
    size_t n_choices;
    char choices[]; /* that the call offers, psrp_choices() */
};

enum channel { NO_CHANNEL, POOL_HOST, PIPELINE_HOST, POOL_OPERATION };

/* Which half of which kind of call a message type is. */
static const struct half {
    uint32_t type;
    enum channel channel;
    bool answer;
} halves[] = {
    {0x00021100, POOL_HOST, false},      /* RUNSPACEPOOL_HOST_CALL */
    {0x00021101, POOL_HOST, true},       /* RUNSPACEPOOL_HOST_RESPONSE */
    {0x00041100, PIPELINE_HOST, false},  /* PIPELINE_HOST_CALL */
    {0x00041101, PIPELINE_HOST, true},   /* PIPELINE_HOST_RESPONSE */
    {0x00021002, POOL_OPERATION, false}, /* SET_MAX_RUNSPACES */
    {0x00021003, POOL_OPERATION, false}, /* SET_MIN_RUNSPACES */
    {0x00021007, POOL_OPERATION, false}, /* GET_AVAILABLE_RUNSPACES */
    {0x0002100C, POOL_OPERATION, false}, /* RESET_RUNSPACE_STATE */
    {0x00021004, POOL_OPERATION, true},  /* RUNSPACE_AVAILABILITY */
};

struct call_key calls_key(const struct record *r, const struct psrp_header *header,
                          struct bytes shell_id)
{
    struct call_key key = {.known = false};
    for (size_t i = 0; i < sizeof(halves) / sizeof(halves[0]); i++) {
        int64_t ci;
        if (halves[i].type != header->type || !psrp_call_id(r, &ci) || ci == CI_OF_VOID)
            continue;
        char pid[GUID_TEXT];
        guid_text(&header->pid, pid);
        snprintf(key.text, sizeof(key.text), "%d %s %" PRId64 " %.*s", (int)halves[i].channel,
                 halves[i].channel == PIPELINE_HOST ? pid : "", ci,
                 (int)(shell_id.len < 80 ? shell_id.len : 80), (const char *)shell_id.data);
        key.known = true;
        key.answer = halves[i].answer;
        key.choices = buf_init(CHOICES_MOST);
        if (!key.answer)
            psrp_choices(r, &key.choices);
    }
    return key;
}

/* The two halves wait under names of their own, so that a half never meets its like. */
static struct bytes waiting_name(const struct call_key *key, bool answer, char name[180])
{
    int n = snprintf(name, 180, "%c %s", answer ? 'a' : 'c', key->text);
    return bytes_of(name, (size_t)n);
}

void calls_join(struct conversation *c, struct record *r, struct call_key *key)
{
    char name[180];
    if (!key->known)
        return;
    struct waiting *other = map_remove(c->calls, waiting_name(key, !key->answer, name));
    if (other == NULL)
        return;
    if (key->answer) {
        psrp_set_answers(r, other->id);
        psrp_set_choice(r, bytes_of(other->choices, other->n_choices));
    } else {
        psrp_set_calls(r, other->id);
    }
    memory_free(other);
    buf_clear(&key->choices);
    key->known = false;
}

void calls_remember(struct conversation *c, struct call_key *key, uint64_t id)
{
    char name[180];
    if (!key->known)
        return;
    struct waiting *mine = memory_get(sizeof(*mine) + key->choices.len);
    mine->id = id;
    mine->n_choices = key->choices.len;
    if (key->choices.len > 0)
        memcpy(mine->choices, key->choices.data, key->choices.len);
    buf_clear(&key->choices);
    memory_free(map_put(c->calls, waiting_name(key, key->answer, name), mine));
    if (map_count(c->calls) > CALLS_WAITING)
        memory_free(map_remove_oldest(c->calls));
}
