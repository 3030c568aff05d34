#include "look.h"

#include <string.h>

const struct node *look_member(const struct node *node, const char *key)
{
    if (node == NULL)
        return NULL;
    for (const struct node *child = node->first; child != NULL; child = child->next)
        if (strcmp(child->field->key, key) == 0)
            return child;
    return NULL;
}

const struct node *look_path(const struct node *node, const char *path)
{
    struct bytes rest = bytes_of_string(path), piece;
    while (node != NULL && bytes_next(&rest, '.', &piece)) {
        const struct node *child = node->first;
        bool map = node->field->kind == KIND_MAP;
        while (child != NULL &&
               !bytes_equal(map ? child->name : bytes_of_string(child->field->key), piece))
            child = child->next;
        node = child;
    }
    return node;
}

struct bytes look_text(const struct node *node)
{
    if (node == NULL)
        return bytes_none();
    switch (node->field->kind) {
    case KIND_STRING:
    case KIND_PAIR:
    case KIND_FLOAT:
    case KIND_DECIMAL:
        return node->value.b;
    case KIND_ENUM:
        return bytes_of_string(name_of(node->field->names, node->value.u));
    default:
        return bytes_none();
    }
}

struct bytes look_member_text(const struct node *node, const char *key)
{
    return look_text(look_member(node, key));
}

bool look_number(const struct node *node, uint64_t *number)
{
    if (node == NULL)
        return false;
    switch (node->field->kind) {
    case KIND_UINT:
    case KIND_ENUM:
    case KIND_FLAGS:
    case KIND_BOOL:
        *number = node->value.u;
        return true;
    case KIND_INT:
    case KIND_TIME:
    case KIND_DURATION:
        *number = (uint64_t)node->value.i;
        return true;
    case KIND_STRING:
    case KIND_FLOAT:
    case KIND_DECIMAL: {
        struct bytes digits = bytes_trim(node->value.b);
        bool negative = bytes_starts(digits, BYTES("-"));
        if (!bytes_decimal(negative ? bytes_from(digits, 1) : digits, number))
            return false;
        *number = negative ? 0 - *number : *number;
        return true;
    }
    default:
        return false;
    }
}

uint64_t look_member_number(const struct node *node, const char *key, uint64_t otherwise)
{
    uint64_t number;
    return look_number(look_member(node, key), &number) ? number : otherwise;
}

int64_t look_member_time(const struct node *node, const char *key)
{
    const struct node *member = look_member(node, key);
    if (member == NULL || (member->field->kind != KIND_TIME &&
                           member->field->kind != KIND_DURATION && member->field->kind != KIND_INT))
        return 0;
    return member->value.i;
}

bool look_member_is(const struct node *node, const char *key, const char *word)
{
    return bytes_equal(look_member_text(node, key), bytes_of_string(word));
}

bool look_member_true(const struct node *node, const char *key)
{
    const struct node *member = look_member(node, key);
    return member != NULL && member->field->kind == KIND_BOOL && member->value.u != 0;
}

bool look_diagnosed(const struct node *node, const char *code)
{
    if (node == NULL)
        return false;
    struct walk w = walk_start(node);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w)) {
        if (event != WALK_ENTER)
            continue;
        for (const struct diag *diag = w.node->diags; diag != NULL; diag = diag->next)
            if (strcmp(diag->kind->code, code) == 0)
                return true;
    }
    return false;
}
