/* Finding members of a record by the keys of docs/json.md, so that this room knows no protocol's
 * tables. */
#pragma once

#include "record.h"

/* The first child of that key; NULL when there is none, or node is NULL. */
const struct node *look_member(const struct node *node, const char *key);
/* The same along keys joined by dots; of a KIND_MAP by the children's own names. */
const struct node *look_path(const struct node *node, const char *path);
/* Its text: of strings, and the names of enumerations; none for others. */
struct bytes look_text(const struct node *node);
/* The same of a member. */
struct bytes look_member_text(const struct node *node, const char *key);
/* Its number, also where it stands as text; false when it is none. Negative ones as two's
 * complement. */
bool look_number(const struct node *node, uint64_t *number);
/* The number of a member; otherwise if it has none. */
uint64_t look_member_number(const struct node *node, const char *key, uint64_t otherwise);
/* A time or duration in nanoseconds; 0 when there is none. */
int64_t look_member_time(const struct node *node, const char *key);
bool look_member_is(const struct node *node, const char *key, const char *word);
bool look_member_true(const struct node *node, const char *key);
/* True when the node or one below it has a diagnostic of that code. */
bool look_diagnosed(const struct node *node, const char *code);
