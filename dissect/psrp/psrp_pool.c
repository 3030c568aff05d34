/* The meaning of the messages of a pool. [MS-PSRP] 2.2.2.1 to 2.2.2.14, 2.2.2.29 to 2.2.2.31;
 * psrp.md 3.3. */
#include <string.h>

#include "clixml_fields.h"
#include "cursor.h"
#include "psrp_keys.h"
#include "psrp_meaning.h"
#include "psrp_types.h"

/* The types of members in a .NET BinaryFormatter stream. [MS-NRBF] 2.1.2.2, 2.1.2.3. */
enum {
    NRBF_PRIMITIVE = 0,
    NRBF_SYSTEM_CLASS = 3,
    NRBF_CLASS = 4,
    NRBF_PRIMITIVE_ARRAY = 7,
    NRBF_INT64 = 9
};

/* A string with its length in front, seven bits a byte; of a time zone never over 127. */
static struct bytes nrbf_string(struct cursor *c)
{
    uint8_t len = cur_u8(c);
    if (len > 127)
        cur_fail(c, CUR_MALFORMED);
    return cur_take(c, len);
}

/*
 * m_ticksOffset of a System.CurrentSystemTimeZone, in units of 100 ns. The blob is walked as far as
 * that member, never executed. [MS-NRBF] 2.3.2.3; psrp.md 3.3.
 */
static bool zone_offset(struct bytes blob, int64_t *ticks)
{
    enum { HEADER = 17, MEMBERS = 8, OBJECT_NULL = 10, REFERENCE = 9, SYSTEM_CLASS_RECORD = 4 };
    struct cursor c = cur_init(blob, 0);
    struct bytes names[MEMBERS];
    uint8_t kinds[MEMBERS];
    cur_skip(&c, HEADER);
    bool good = cur_u8(&c) == SYSTEM_CLASS_RECORD;
    cur_skip(&c, 4);
    good = good && bytes_equal(nrbf_string(&c), BYTES("System.CurrentSystemTimeZone"));
    uint64_t n = cur_uint_le(&c, 4);
    if (!good || n == 0 || n > MEMBERS)
        return false;
    for (size_t i = 0; i < n; i++)
        names[i] = nrbf_string(&c);
    for (size_t i = 0; i < n; i++)
        kinds[i] = cur_u8(&c);
    for (size_t i = 0; i < n; i++) {
        if (kinds[i] == NRBF_PRIMITIVE || kinds[i] == NRBF_PRIMITIVE_ARRAY)
            good = good && cur_u8(&c) == NRBF_INT64;
        else if (kinds[i] == NRBF_SYSTEM_CLASS || kinds[i] == NRBF_CLASS)
            nrbf_string(&c);
        if (kinds[i] == NRBF_CLASS)
            cur_skip(&c, 4);
    }
    for (size_t i = 0; i < n && good && cur_ok(&c); i++) {
        if (kinds[i] == NRBF_PRIMITIVE) {
            *ticks = (int64_t)cur_uint_le(&c, 8);
            if (bytes_equal(names[i], BYTES("m_ticksOffset")))
                return cur_ok(&c);
            continue;
        }
        uint8_t record = cur_u8(&c);
        if (record == REFERENCE)
            cur_skip(&c, 4);
        else if (record != OBJECT_NULL)
            return false;
    }
    return false;
}

static void put_time_zone(struct psrp_meaning *m)
{
    const int64_t ticks_a_minute = 600000000;
    const struct node *zone = clixml_property(m->data, "TimeZone");
    const struct node *value = clixml_value(zone);
    int64_t ticks;
    if (value == NULL || value->field->kind != KIND_BYTES || !zone_offset(value->value.b, &ticks))
        return;
    int64_t minutes = ticks / ticks_a_minute;
    if (minutes < -1440 || minutes > 1440)
        return;
    char sign = minutes < 0 ? '-' : '+';
    int away = (int)(minutes < 0 ? -minutes : minutes);
    psrp_mean_put(m, MEANS(TIME_ZONE),
                  arena_printf(m->r->arena, "UTC%c%02d:%02d", sign, away / 60, away % 60), zone);
}

void psrp_mean_capability(struct psrp_meaning *m)
{
    static const char *const known[] = {"2.0", "2.1", "2.2", "2.3", "2.4"};
    const struct node *version = psrp_mean_property(m, "protocolversion");
    struct bytes text = clixml_text(version);
    bool is_known = false;
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        is_known = is_known || bytes_equal(text, bytes_of_string(known[i]));
    psrp_mean_put(m, MEANS(PROTOCOL_VERSION), text, version);
    if (version != NULL && !is_known)
        diag_add(m->r, m->group, MEANS_DIAG(VERSION_UNKNOWN), "%.*s",
                 (int)bytes_part(text, 0, 40).len, (const char *)text.data);
    const struct node *own = psrp_mean_property(m, "PSVersion");
    psrp_mean_put(m, MEANS(PS_VERSION), clixml_text(own), own);
    const struct node *serialization = psrp_mean_property(m, "SerializationVersion");
    psrp_mean_put(m, MEANS(SERIALIZATION_VERSION), clixml_text(serialization), serialization);
    put_time_zone(m);
}

/* least over most, or none at all. */
static void check_runspaces(struct psrp_meaning *m, int64_t least, int64_t most)
{
    if (m->type == PSRP_RUNSPACEPOOL_INIT_DATA && least > most && most >= 1)
        diag_add(m->r, m->group, MEANS_DIAG(RUNSPACES_SWAPPED), "%lld and %lld", (long long)least,
                 (long long)most);
    else if (least < 1 || least > most)
        diag_add(m->r, m->group, MEANS_DIAG(RUNSPACES), "%lld to %lld", (long long)least,
                 (long long)most);
}

static void put_size(struct psrp_meaning *m, struct node *host, const struct field *field,
                     const struct node *size)
{
    int64_t width, height;
    if (clixml_int(clixml_property(size, "width"), &width) &&
        clixml_int(clixml_property(size, "height"), &height))
        put_bytes(m->r, host, field,
                  arena_printf(m->r->arena, "%lld x %lld", (long long)width, (long long)height),
                  size->span);
}

static void put_coordinates(struct psrp_meaning *m, struct node *host, const struct field *field,
                            const struct node *place)
{
    int64_t x, y;
    if (clixml_int(clixml_property(place, "x"), &x) && clixml_int(clixml_property(place, "y"), &y))
        put_bytes(m->r, host, field,
                  arena_printf(m->r->arena, "%lld, %lld", (long long)x, (long long)y), place->span);
}

static void put_color(struct psrp_meaning *m, struct node *host, const struct field *field,
                      const struct node *value)
{
    int64_t color;
    if (clixml_int(value, &color) && color >= 0)
        put_uint(m->r, host, field, (uint64_t)color, value->span);
}

/* One entry of _hostDefaultData. psrp.md 4.6. */
static void put_host_entry(struct psrp_meaning *m, struct node *host, int64_t key,
                           const struct node *value)
{
    int64_t number;
    switch (key) {
    case 0:
        put_color(m, host, MEANS(HOST_FOREGROUND), value);
        break;
    case 1:
        put_color(m, host, MEANS(HOST_BACKGROUND), value);
        break;
    case 2:
        put_coordinates(m, host, MEANS(HOST_CURSOR_AT), value);
        break;
    case 3:
        put_coordinates(m, host, MEANS(HOST_WINDOW_AT), value);
        break;
    case 4:
        if (clixml_int(value, &number))
            put_int(m->r, host, MEANS(HOST_CURSOR_SIZE), number, value->span);
        break;
    case 5:
        put_size(m, host, MEANS(HOST_BUFFER), value);
        break;
    case 6:
        put_size(m, host, MEANS(HOST_WINDOW), value);
        break;
    case 7:
        put_size(m, host, MEANS(HOST_MAX_WINDOW), value);
        break;
    case 8:
        put_size(m, host, MEANS(HOST_MAX_PHYSICAL), value);
        break;
    case 9:
        if (clixml_text(value).len > 0)
            put_bytes(m->r, host, MEANS(HOST_TITLE), clixml_text(value), value->span);
        break;
    default:
        break;
    }
}

void psrp_mean_host(struct psrp_meaning *m, const struct field *field)
{
    static const struct {
        const char *name;
        enum psrp_meaning_field field;
    } flags[] = {{"_useRunspaceHost", MEANING_HOST_USE},
                 {"_isHostNull", MEANING_HOST_NULL},
                 {"_isHostUINull", MEANING_HOST_UI_NULL},
                 {"_isHostRawUINull", MEANING_HOST_RAW_UI_NULL}};
    const struct node *info = clixml_property(m->data, "HostInfo");
    if (info == NULL)
        return;
    struct node *host = node_add(m->r, m->group, field);
    host->span = info->span;
    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
        const struct node *flag = clixml_property(info, flags[i].name);
        if (psrp_is_true(flag))
            put_bool(m->r, host, &psrp_meaning_fields[flags[i].field], true, flag->span);
    }
    const struct node *data = clixml_property(clixml_property(info, "_hostDefaultData"), "data");
    const struct node *entries = node_child(data, &clixml_fields[CLIXML_ENTRIES]);
    for (const struct node *entry = entries != NULL ? entries->first : NULL; entry != NULL;
         entry = entry->next) {
        int64_t key;
        if (clixml_int(node_child(entry, &clixml_fields[CLIXML_KEY]), &key))
            put_host_entry(
                m, host, key,
                clixml_property(node_child(entry, &clixml_fields[CLIXML_ENTRY_VALUE]), "V"));
    }
}

void psrp_mean_init(struct psrp_meaning *m)
{
    int64_t least, most;
    bool has_least = psrp_mean_int(m, MEANS(MIN_RUNSPACES), "MinRunspaces", &least);
    bool has_most = psrp_mean_int(m, MEANS(MAX_RUNSPACES), "MaxRunspaces", &most);
    if (has_least && has_most)
        check_runspaces(m, least, most);
    psrp_mean_enum(m, MEANS(THREAD_OPTIONS), "PSThreadOptions");
    psrp_mean_enum(m, MEANS(APARTMENT), "ApartmentState");
    psrp_mean_flat(m, MEANS(ARGUMENTS), "ApplicationArguments");
    psrp_mean_host(m, MEANS(HOST));
}

/* CONNECT_RUNSPACEPOOL may be an object with both numbers, with one, or an empty string. */
void psrp_mean_connect(struct psrp_meaning *m)
{
    int64_t value;
    if (clixml_property(m->data, "MinRunspaces") != NULL)
        psrp_mean_int(m, MEANS(MIN_RUNSPACES), "MinRunspaces", &value);
    if (clixml_property(m->data, "MaxRunspaces") != NULL)
        psrp_mean_int(m, MEANS(MAX_RUNSPACES), "MaxRunspaces", &value);
}

void psrp_mean_init_data(struct psrp_meaning *m)
{
    int64_t least, most;
    bool has_least = psrp_mean_int(m, MEANS(MIN_RUNSPACES), "MinRunspaces", &least);
    bool has_most = psrp_mean_int(m, MEANS(MAX_RUNSPACES), "MaxRunspaces", &most);
    if (has_least && has_most)
        check_runspaces(m, least, most);
}

/* Keys of any size; what else is in their blobs, and wrong with them, psrp_add_key() says. */
static void mean_key(struct psrp_meaning *m, struct bytes key)
{
    if (key.len > 0)
        put_uint(m->r, m->group, MEANS(KEY_BITS), 8 * key.len, span_none());
}

void psrp_mean_public_key(struct psrp_meaning *m)
{
    (void)psrp_mean_property(m, "PublicKey");
    mean_key(m, psrp_key_modulus(m->r));
}

void psrp_mean_session_key(struct psrp_meaning *m)
{
    (void)psrp_mean_property(m, "EncryptedSessionKey");
    mean_key(m, psrp_key_encrypted(m->r));
}

/* An empty string says nothing beside the type. */
void psrp_mean_key_request(struct psrp_meaning *m)
{
    (void)m;
}

void psrp_mean_runspaces(struct psrp_meaning *m)
{
    bool most = m->type == PSRP_SET_MAX_RUNSPACES;
    int64_t value;
    psrp_mean_int(m, most ? MEANS(MAX_RUNSPACES) : MEANS(MIN_RUNSPACES),
                  most ? "MaxRunspaces" : "MinRunspaces", &value);
    psrp_mean_int(m, MEANS(CALL_ID), "ci", &value);
}

void psrp_mean_operation(struct psrp_meaning *m)
{
    int64_t value;
    psrp_mean_int(m, MEANS(CALL_ID), "ci", &value);
}

void psrp_mean_availability(struct psrp_meaning *m)
{
    const struct node *answer = psrp_mean_property(m, "SetMinMaxRunspacesResponse");
    const struct node *value = clixml_value(answer);
    int64_t number;
    if (clixml_int(answer, &number))
        put_int(m->r, m->group, MEANS(AVAILABLE), number, answer->span);
    else if (value != NULL && value->field->kind == KIND_BOOL)
        put_bool(m->r, m->group, MEANS(ACCEPTED), value->value.u != 0, answer->span);
    else if (answer != NULL)
        diag_add(m->r, m->group, MEANS_DIAG(PROPERTY_TYPE),
                 "SetMinMaxRunspacesResponse is neither Boolean nor number");
    psrp_mean_int(m, MEANS(CALL_ID), "ci", &number);
}

/* A state by its number, and the reason where there is one. */
static void put_state(struct psrp_meaning *m, const char *property, const struct name *names)
{
    const struct node *state = psrp_mean_property(m, property);
    int64_t value;
    if (clixml_int(state, &value)) {
        const char *name = value >= 0 ? name_of(names, (uint64_t)value) : NULL;
        if (name == NULL)
            diag_add(m->r, m->group, MEANS_DIAG(ENUM_UNKNOWN), "%s is %lld", property,
                     (long long)value);
        psrp_mean_put(m, MEANS(STATE),
                      name != NULL ? bytes_of_string(name)
                                   : arena_printf(m->r->arena, "%lld", (long long)value),
                      state);
    } else if (state != NULL) {
        diag_add(m->r, m->group, MEANS_DIAG(PROPERTY_TYPE), "%s is no number", property);
    }
    const struct node *reason = clixml_property(m->data, "ExceptionAsErrorRecord");
    if (reason == NULL)
        return;
    struct buf text = psrp_text(m);
    psrp_mean_error(m, reason, &text);
    if (text.len > 0)
        psrp_mean_stream(m, "error");
    psrp_mean_take(m, MEANS(ERROR_TEXT), &text, reason);
}

void psrp_mean_pool_state(struct psrp_meaning *m)
{
    put_state(m, "RunspaceState", psrp_pool_states);
}

void psrp_mean_pipeline_state(struct psrp_meaning *m)
{
    put_state(m, "PipelineState", psrp_pipeline_states);
}

void psrp_mean_event(struct psrp_meaning *m)
{
    int64_t value;
    psrp_mean_stream(m, "event");
    psrp_mean_flat(m, MEANS(EVENT_SOURCE), "PSEventArgs.SourceIdentifier");
    psrp_mean_int(m, MEANS(EVENT_ID), "PSEventArgs.EventIdentifier", &value);
    psrp_mean_flat(m, MEANS(EVENT_SENDER), "PSEventArgs.Sender");
    psrp_mean_flat(m, MEANS(EVENT_RUNSPACE), "PSEventArgs.RunspaceId");
    psrp_mean_flat(m, MEANS(GENERATED), "PSEventArgs.TimeGenerated");
    psrp_mean_flat(m, MEANS(COMPUTER), "PSEventArgs.ComputerName");
    static const char *const parts[] = {"PSEventArgs.SourceIdentifier", "PSEventArgs.MessageData",
                                        "PSEventArgs.SourceArgs"};
    struct buf text = psrp_text(m);
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        size_t before = text.len;
        buf_add(&text, before > 0 ? BYTES(": ") : bytes_none());
        size_t start = text.len;
        clixml_show_flat(clixml_property(m->data, parts[i]), &text);
        if (text.len == start)
            text.len = before;
    }
    psrp_mean_take(m, MEANS(TEXT), &text, NULL);
}

void psrp_mean_private_data(struct psrp_meaning *m)
{
    const struct node *data = psrp_mean_property(m, "ApplicationPrivateData");
    const struct node *table = clixml_entry(data, "PSVersionTable");
    static const struct {
        const char *key;
        enum psrp_meaning_field field;
    } rows[] = {{"PSVersion", MEANING_SHELL_VERSION},
                {"PSEdition", MEANING_PS_EDITION},
                {"BuildVersion", MEANING_BUILD},
                {"PSRemotingProtocolVersion", MEANING_PROTOCOL_VERSION}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct node *value = clixml_entry(table, rows[i].key);
        struct buf text = psrp_text(m);
        clixml_show_flat(value, &text);
        psrp_mean_take(m, &psrp_meaning_fields[rows[i].field], &text, value);
    }
}
