#include "facts_notation.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The next word, quotation marks taken off; false at the end. */
static bool next_word(const char **at, char *word, size_t room)
{
    size_t n = 0;
    bool quoted = false;
    while (isspace((unsigned char)**at))
        (*at)++;
    if (**at == '\0')
        return false;
    for (; **at != '\0' && (quoted || !isspace((unsigned char)**at)); (*at)++) {
        if (**at == '"')
            quoted = !quoted;
        else if (n + 1 < room)
            word[n++] = **at;
    }
    word[n] = '\0';
    return true;
}

static int64_t read_span(const char *text)
{
    char *end;
    double value = strtod(text, &end);
    if (strcmp(end, "s") == 0)
        return (int64_t)(value * 1e9);
    if (strcmp(end, "ms") == 0)
        return (int64_t)(value * 1e6);
    return (int64_t)strtoll(text, NULL, 0);
}

static const struct fact_kind *kind_of(const char *name)
{
    for (const struct fact_kind *kind = fact_kinds; kind->name != NULL; kind++)
        if (strcmp(kind->name, name) == 0)
            return kind;
    return NULL;
}

static const struct fact_member *member_of(const struct fact_kind *kind, const char *name)
{
    for (size_t i = 0; i < kind->n; i++)
        if (strcmp(kind->members[i].name, name) == 0)
            return &kind->members[i];
    return NULL;
}

static void *new_row(struct facts *facts, const char *kind, struct fact **at)
{
#define ROW(name, MEMBERS)                                                                         \
    if (strcmp(kind, #name) == 0) {                                                                \
        struct name##_fact *row = facts_add_##name(facts, 1000);                                   \
        *at = &row->at;                                                                            \
        row->at.connection = 1;                                                                    \
        return row;                                                                                \
    }
    FACT_KINDS(ROW)
    *at = NULL;
    return strcmp(kind, "total") == 0     ? (void *)&facts->totals
           : strcmp(kind, "success") == 0 ? (void *)&facts->last
                                          : NULL;
}

static bool set_common(struct fact *at, const char *name, const char *value)
{
    if (at == NULL)
        return false;
    if (name[0] == '@')
        at->frame.number = at->last_frame.number = at->proof.frame.number =
            strtoull(name + 1, NULL, 10);
    else if (strcmp(name, "on") == 0)
        at->connection = (uint32_t)strtoul(value, NULL, 10);
    else if (strcmp(name, "at") == 0)
        at->time = at->last_time = at->proof.time = read_span(value);
    else if (strcmp(name, "until") == 0)
        at->last_time = read_span(value);
    else if (strcmp(name, "count") == 0)
        at->count = strtoull(value, NULL, 10);
    else
        return false;
    return true;
}

static void set_member(void *row, const struct fact_member *member, const char *value)
{
    char *place = (char *)row + member->offset;
    uint64_t number = strtoull(value, NULL, 0);
    int64_t span = read_span(value);
    bool flag = strcmp(value, "no") != 0;
    switch (member->kind) {
    case MEMBER_TEXT:
        fact_set(place, member->room, bytes_of_string(value));
        break;
    case MEMBER_NUMBER:
        memcpy(place, &number, sizeof(number));
        break;
    case MEMBER_SPAN:
        memcpy(place, &span, sizeof(span));
        break;
    case MEMBER_PACKET:
        memcpy(place, &(struct packet){.frame = {1, strtoull(value + (value[0] == '@'), NULL, 10)}},
               sizeof(struct packet));
        break;
    case MEMBER_FLAG:
        memcpy(place, &flag, sizeof(flag));
        break;
    }
}

static bool set_conversation(struct facts *facts, const char *name, const char *value)
{
    if (strcmp(name, "name") == 0)
        FACT_SET(facts->name, bytes_of_string(value));
    else if (strcmp(name, "server") == 0)
        FACT_SET(facts->server, bytes_of_string(value));
    else if (strcmp(name, "client") == 0)
        FACT_SET(facts->client, bytes_of_string(value));
    else if (strcmp(name, "port") == 0)
        facts->port = strtoull(value, NULL, 10);
    else
        return false;
    return true;
}

bool facts_read_line(struct facts *facts, const char *line, char *problem, size_t room)
{
    char kind[32], word[1024], empty[] = "";
    const char *at = line;
    if (!next_word(&at, kind, sizeof(kind)))
        return true;
    bool conversation = strcmp(kind, "conversation") == 0;
    const struct fact_kind *about = kind_of(kind);
    struct fact *common = NULL;
    void *row = conversation ? NULL : new_row(facts, kind, &common);
    if (!conversation && (row == NULL || about == NULL)) {
        snprintf(problem, room, "there is no kind of fact \"%s\"", kind);
        return false;
    }
    while (next_word(&at, word, sizeof(word))) {
        char *equals = strchr(word, '='), *value = equals != NULL ? equals + 1 : empty;
        if (equals != NULL)
            *equals = '\0';
        const struct fact_member *member = conversation ? NULL : member_of(about, word);
        if (member != NULL)
            set_member(row, member, value);
        else if (!(conversation ? set_conversation(facts, word, value)
                                : set_common(common, word, value))) {
            snprintf(problem, room, "%s has no member \"%s\"", kind, word);
            return false;
        }
    }
    return true;
}
