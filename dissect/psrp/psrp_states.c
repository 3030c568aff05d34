#include "psrp_states.h"

#include <string.h>

#include "clixml.h"
#include "map.h"
#include "memory.h"
#include "psrp_fields.h"
#include "psrp_meaning_fields.h"
#include "psrp_pipeline.h"
#include "psrp_types.h"

#define STATE_DIAG (&psrp_meaning_diagnostics[MEANING_STATE_ORDER])
#define VERSION_DIAG (&psrp_meaning_diagnostics[MEANING_VERSION_LATER])

enum { PIPELINES = 4096 }; /* remembered of a pool */

enum pool_state {
    POOL_NEW,
    POOL_NEGOTIATION_SENT,
    POOL_NEGOTIATED,
    POOL_OPENED,
    POOL_CLOSED,
    POOL_BROKEN
};

static const char *const pool_names[] = {"BeforeOpen", "NegotiationSent", "NegotiationSucceeded",
                                         "Opened",     "Closed",          "Broken"};

struct pipeline {
    bool ended, input_ended, takes_no_input;
};

struct pool {
    enum pool_state state;
    bool followed; /* from its first message, and nothing of it was lost */
    bool init_sent;
    bool text_order;     /* its identifiers are, and it was said */
    bool connected;      /* another client joined: objects come again, and late */
    char version[2][16]; /* by direction; "" before it is known */
    struct map *pipelines;
};

struct psrp_states {
    const struct limits *limits;
    struct map *pools; /* shell id as given -> struct pool */
};

static void pool_free(void *state)
{
    struct pool *pool = state;
    if (pool == NULL)
        return;
    map_free(pool->pipelines, memory_free);
    memory_free(pool);
}

struct psrp_states *psrp_states_new(const struct limits *limits)
{
    struct psrp_states *states = memory_get(sizeof(*states));
    states->limits = limits;
    states->pools = map_new();
    return states;
}

void psrp_states_free(struct psrp_states *states)
{
    if (states == NULL)
        return;
    map_free(states->pools, pool_free);
    memory_free(states);
}

static struct pool *pool_of(struct psrp_states *states, struct bytes shell_id)
{
    struct pool *pool = map_get(states->pools, shell_id);
    if (pool != NULL)
        return pool;
    if (map_count(states->pools) >= states->limits->shells)
        pool_free(map_remove_oldest(states->pools));
    pool = memory_get(sizeof(*pool));
    pool->pipelines = map_new();
    map_put(states->pools, shell_id, pool);
    return pool;
}

void psrp_states_lost(struct psrp_states *states, struct bytes shell_id)
{
    struct pool *pool = map_get(states->pools, shell_id);
    if (pool != NULL)
        pool->followed = false;
}

void psrp_states_end(struct psrp_states *states, struct bytes shell_id)
{
    pool_free(map_remove(states->pools, shell_id));
}

struct step {
    struct pool *pool;
    struct record *r;
    const struct psrp_message *message;
    const struct psrp_header *header;
    const struct node *data;
};

static void out_of_order(struct step *step, const char *why)
{
    struct node *node = node_child(step->r->root, &psrp_fields[PSRP_MESSAGE_TYPE]);
    if (step->pool->followed && node != NULL)
        diag_add(step->r, node, STATE_DIAG, "%s (the pool is %s)", why,
                 pool_names[step->pool->state]);
}

/* "2.3" as a number that compares: 2003. 0 when it is none. */
static unsigned version_number(struct bytes text)
{
    uint64_t major, minor;
    size_t dot = bytes_find_byte(text, '.', 0);
    if (dot == text.len || !bytes_decimal(bytes_part(text, 0, dot), &major) ||
        !bytes_decimal(bytes_from(text, dot + 1), &minor) || major > 99 || minor > 999)
        return 0;
    return (unsigned)(major * 1000 + minor);
}

static unsigned version_of(const struct pool *pool, enum direction direction)
{
    return version_number(bytes_of_string(pool->version[direction]));
}

/* A pool whose client writes its identifiers so does it in every message. psrp.md 2. */
static void check_order(struct step *step)
{
    const struct field *field = step->header->text_order;
    if (field == NULL || step->pool->text_order)
        return;
    step->pool->text_order = true;
    diag_add(step->r, node_child(step->r->root, field), &psrp_diagnostics[PSRP_DIAG_TEXT_ORDER],
             "%s; in .NET order it is read as shown", field->label);
}

/* What the Create says of the version that its capabilities say, too. psrp.md 1.1. */
static void check_option(struct step *step)
{
    const struct psrp_input *input = step->message->input;
    struct bytes option = input != NULL ? input->protocol_option : bytes_none();
    unsigned said = version_number(option), own = version_of(step->pool, C2S);
    struct node *node = node_child(step->r->root, &psrp_fields[PSRP_MESSAGE_TYPE]);
    if (option.len > 0 && own != 0 && said != own)
        diag_add(step->r, node, &psrp_meaning_diagnostics[MEANING_VERSION_OPTION],
                 "the option says %.*s, the message %s", (int)bytes_part(option, 0, 32).len,
                 (const char *)option.data, step->pool->version[C2S]);
}

static void on_capability(struct step *step)
{
    struct pool *pool = step->pool;
    enum direction direction = step->message->direction;
    struct bytes text = clixml_text(clixml_property(step->data, "protocolversion"));
    bool connects = strcmp(step->message->carrier, "connectXml") == 0 ||
                    strcmp(step->message->carrier, "connectResponseXml") == 0;
    size_t n = text.len < sizeof(pool->version[0]) - 1 ? text.len : sizeof(pool->version[0]) - 1;
    memcpy(pool->version[direction], text.data, n);
    pool->version[direction][n] = '\0';
    if (direction == C2S)
        check_option(step);
    if (connects) {
        pool->connected = true;
    } else if (direction == C2S) {
        if (pool->state == POOL_NEW && !pool->followed)
            pool->followed = true;
        else
            out_of_order(step, "capabilities are sent once");
        pool->state = pool->state == POOL_NEW ? POOL_NEGOTIATION_SENT : pool->state;
    } else {
        if (pool->state != POOL_NEGOTIATION_SENT)
            out_of_order(step, "the server answers capabilities once, and only when asked");
        pool->state = pool->state == POOL_NEGOTIATION_SENT ? POOL_NEGOTIATED : pool->state;
    }
    unsigned own = version_of(pool, C2S), answered = version_of(pool, S2C);
    struct node *node = node_child(step->r->root, &psrp_fields[PSRP_MESSAGE_TYPE]);
    if (direction == S2C && own != 0 && answered > own)
        diag_add(step->r, node, VERSION_DIAG, "the server answers %s to the client's %s",
                 pool->version[S2C], pool->version[C2S]);
}

static void on_pool_state(struct step *step)
{
    struct pool *pool = step->pool;
    int64_t value;
    if (pool->state == POOL_CLOSED || pool->state == POOL_BROKEN)
        out_of_order(step, "the pool is over");
    if (!clixml_int(clixml_property(step->data, "RunspaceState"), &value))
        return;
    switch (value) {
    case 2:
        pool->state = POOL_OPENED;
        break;
    case 3:
        pool->state = POOL_CLOSED;
        break;
    case 5:
        pool->state = POOL_BROKEN;
        break;
    default:
        break;
    }
}

static bool property_is_true(const struct node *data, const char *name)
{
    const struct node *value = clixml_value(clixml_property(data, name));
    return value != NULL && value->field->kind == KIND_BOOL && value->value.u != 0;
}

static struct pipeline *pipeline_of(struct step *step)
{
    struct guid swapped = guid_swapped(&step->header->pid);
    struct pipeline *found = map_get(step->pool->pipelines, bytes_of(step->header->pid.bytes, 16));
    /* Client and server need not write it in the same order. psrp.md 2. */
    return found != NULL ? found : map_get(step->pool->pipelines, bytes_of(swapped.bytes, 16));
}

static void on_create(struct step *step)
{
    struct pool *pool = step->pool;
    struct bytes key = bytes_of(step->header->pid.bytes, 16);
    if (pool->state != POOL_OPENED)
        out_of_order(step, "pipelines are created in an open pool");
    if (map_get(pool->pipelines, key) != NULL)
        out_of_order(step, "a pipeline with this PID was created before");
    if (map_count(pool->pipelines) >= PIPELINES) {
        memory_free(map_remove_oldest(pool->pipelines));
        pool->followed = false;
    }
    struct pipeline *pipeline = memory_get(sizeof(*pipeline));
    pipeline->takes_no_input = property_is_true(step->data, "NoInput");
    memory_free(map_put(pool->pipelines, key, pipeline));
}

static void on_pipeline_message(struct step *step)
{
    struct pipeline *pipeline = pipeline_of(step);
    uint32_t type = step->header->type;
    int64_t state;
    if (guid_is_zero(&step->header->pid)) /* psrp.md 8, no. 11 */
        return;
    if (pipeline == NULL) {
        if (!step->pool->connected)
            out_of_order(step, "no pipeline with this PID was created");
        return;
    }
    if (pipeline->ended && step->message->direction == S2C && !step->pool->connected)
        out_of_order(step, "the pipeline is over; readers ignore what comes behind it");
    if (type == PSRP_PIPELINE_INPUT && pipeline->takes_no_input)
        out_of_order(step, "the pipeline said that it takes no input");
    if ((type == PSRP_PIPELINE_INPUT || type == PSRP_END_OF_PIPELINE_INPUT) &&
        pipeline->input_ended)
        out_of_order(step, "the input has ended");
    if (type == PSRP_END_OF_PIPELINE_INPUT)
        pipeline->input_ended = true;
    if (type == PSRP_PIPELINE_STATE &&
        clixml_int(clixml_property(step->data, "PipelineState"), &state) && state >= 3 &&
        state <= 5)
        pipeline->ended = true;
}

static void on_init(struct step *step)
{
    if (step->pool->state == POOL_NEW)
        out_of_order(step, "capabilities come first");
    if (step->pool->init_sent)
        out_of_order(step, "a pool is opened once");
    step->pool->init_sent = true;
}

/* What may only come in an open pool. psrp.md 3.2. */
static bool needs_open_pool(uint32_t type)
{
    switch (type) {
    case PSRP_PUBLIC_KEY:
    case PSRP_ENCRYPTED_SESSION_KEY:
    case PSRP_PUBLIC_KEY_REQUEST:
    case PSRP_SET_MAX_RUNSPACES:
    case PSRP_SET_MIN_RUNSPACES:
    case PSRP_GET_AVAILABLE_RUNSPACES:
    case PSRP_RESET_RUNSPACE_STATE:
    case PSRP_RUNSPACE_AVAILABILITY:
    case PSRP_USER_EVENT:
        return true;
    default:
        return false;
    }
}

/* The version from which on a message is not needed any more; 0 when it always is. psrp.md 6.4. */
static unsigned needless_from(uint32_t type)
{
    switch (type) {
    case PSRP_PUBLIC_KEY_REQUEST:
        return 2002;
    case PSRP_PUBLIC_KEY:
    case PSRP_ENCRYPTED_SESSION_KEY:
        return 2004;
    default:
        return 0;
    }
}

static void check_version(struct step *step)
{
    const struct psrp_type *type = psrp_type(step->header->type);
    unsigned own = version_of(step->pool, C2S), answered = version_of(step->pool, S2C);
    unsigned negotiated = own != 0 && own < answered ? own : answered;
    struct node *node = node_child(step->r->root, &psrp_fields[PSRP_MESSAGE_TYPE]);
    unsigned needless = needless_from(step->header->type);
    if (type == NULL || negotiated == 0 || node == NULL)
        return;
    if (needless != 0 && own != 0 && negotiated >= needless)
        diag_add(step->r, node, &psrp_meaning_diagnostics[MEANING_VERSION_EARLIER],
                 "from %u.%u on; agreed was %u.%u", needless / 1000, needless % 1000,
                 negotiated / 1000, negotiated % 1000);
    if (version_number(bytes_of_string(type->since)) <= negotiated)
        return;
    diag_add(step->r, node, VERSION_DIAG, "%s came with %s, agreed was %u.%u",
             type->name != NULL ? type->name : type->net_name, type->since, negotiated / 1000,
             negotiated % 1000);
}

void psrp_states_message(struct psrp_states *states, struct record *r,
                         const struct psrp_message *message, const struct psrp_header *header)
{
    struct step step = {.r = r, .message = message, .header = header, .data = psrp_data(r)};
    if (message->shell_id.len == 0)
        return;
    step.pool = pool_of(states, message->shell_id);
    check_order(&step);
    if (message->refused || message->repeated)
        return;
    switch (header->type) {
    case PSRP_SESSION_CAPABILITY:
        on_capability(&step);
        return;
    case PSRP_INIT_RUNSPACEPOOL:
        on_init(&step);
        break;
    case PSRP_APPLICATION_PRIVATE_DATA:
        if (step.pool->state != POOL_NEGOTIATED && !step.pool->connected)
            out_of_order(&step, "private data follow the server's capabilities");
        break;
    case PSRP_CONNECT_RUNSPACEPOOL:
    case PSRP_RUNSPACEPOOL_INIT_DATA:
        break;
    case PSRP_RUNSPACEPOOL_STATE:
        on_pool_state(&step);
        break;
    case PSRP_CREATE_PIPELINE:
    case PSRP_GET_COMMAND_METADATA:
        on_create(&step);
        break;
    default:
        if ((header->type & 0x41000) == 0x41000)
            on_pipeline_message(&step);
        else if (needs_open_pool(header->type) && step.pool->state != POOL_OPENED)
            out_of_order(&step, "this belongs into an open pool");
        break;
    }
    check_version(&step);
}
