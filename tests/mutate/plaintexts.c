#include "plaintexts.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "memory.h"

/* X(record, member with its plaintext) */
#define MEMBERS(X)                                                                                 \
    X("wsman", "xml")                                                                              \
    X("psrp", "clixml")                                                                            \
    X("winrs", "base64")                                                                           \
    X("secret", "value")
struct member {
    const char *record, *name;
};
#define MEMBER_ROW(record, name) {record, name},
static const struct member members[] = {MEMBERS(MEMBER_ROW)};

void plaintexts_init(struct plaintexts *p)
{
    *p = (struct plaintexts){.known = map_new()};
}

void plaintexts_clear(struct plaintexts *p)
{
    map_free(p->known, NULL);
    p->known = NULL;
}

/* Opened and proved, and no envelope: noise, unless the whole capture has such a thing, too. */
static bool is_noise(json_t *line, const char *record)
{
    const char *reason = json_string_value(json_object_get(line, "reason"));
    return strcmp(record, "incomplete") == 0 && reason != NULL &&
           strcmp(reason, "not-an-envelope") == 0;
}

/* Some body was not sealed, neither by itself nor by TLS around it. */
static bool has_clear(json_t *line)
{
    static const char *const halves[] = {"request", "response"};
    if (json_is_true(json_object_get(line, "tls")))
        return false;
    for (size_t i = 0; i < 2; i++) {
        json_t *body = json_object_get(json_object_get(line, halves[i]), "body");
        if (body != NULL && json_is_string(body) && strcmp(json_string_value(body), "clear") == 0)
            return true;
    }
    return false;
}

/* The key under which the line's plaintext is known; empty when it has none. False when it is no
 * object. */
static bool key_of(json_t *line, struct buf *key)
{
    const char *record = json_string_value(json_object_get(line, "record"));
    if (record == NULL)
        return false;
    if (is_noise(line, record))
        buf_add(key, BYTES("no envelope"));
    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
        json_t *value = json_object_get(line, members[i].name);
        if (strcmp(record, members[i].record) != 0 || value == NULL || json_is_null(value))
            continue;
        buf_add(key, bytes_of_string(record));
        buf_add_byte(key, ' ');
        if (json_is_string(value)) {
            buf_add(key, bytes_of(json_string_value(value), json_string_length(value)));
        } else {
            char *text = json_dumps(value, JSON_COMPACT | JSON_SORT_KEYS | JSON_ENCODE_ANY);
            buf_add(key, bytes_of_string(text));
            free(text);
        }
    }
    return true;
}

/*
 * Jansson takes no lone surrogates, which captures hold: \\uD83D becomes \\uE83D, a character for
 * private use. That is the same for both runs.
 */
static json_t *line_read(struct bytes line)
{
    struct buf text = buf_init(line.len);
    buf_add(&text, line);
    for (size_t at = bytes_find(line, BYTES("\\u"), 0); at + 4 <= line.len;
         at = bytes_find(line, BYTES("\\u"), at + 2))
        if ((line.data[at + 2] == 'd' || line.data[at + 2] == 'D') && line.data[at + 3] >= '8')
            text.data[at + 2] = 'e';
    json_t *object = json_loadb((const char *)text.data, text.len, JSON_ALLOW_NUL, NULL);
    buf_clear(&text);
    return object;
}

bool plaintexts_keep(struct plaintexts *p, struct bytes line)
{
    struct buf key = buf_init(SIZE_MAX);
    json_t *object = line_read(line);
    bool good = key_of(object, &key);
    if (key.len > 0)
        map_put(p->known, buf_bytes(&key), p);
    p->clear = p->clear || has_clear(object);
    buf_clear(&key);
    json_decref(object);
    return good;
}

bool plaintexts_have(const struct plaintexts *p, struct bytes line, char *text, size_t room)
{
    struct buf key = buf_init(SIZE_MAX);
    json_t *object = line_read(line);
    bool good = key_of(object, &key);
    snprintf(text, room, "%s", "not JSON");
    if (good && key.len > 0) {
        good = map_get(p->known, buf_bytes(&key)) != NULL;
        snprintf(text, room, "%.*s", (int)key.len, (const char *)key.data);
    }
    buf_clear(&key);
    json_decref(object);
    return good;
}
