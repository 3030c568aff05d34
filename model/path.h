/*
 * Paths as docs/json.md writes them: members joined by dots, places of arrays in brackets, names
 * with other characters than letters, digits, _ and - quoted: data.ms.Items[3]["a b"].
 */
#pragma once

#include "buf.h"
#include "node.h"

/* Appends .name, or name at the start, or ["name"]. */
void path_add_name(struct buf *path, struct bytes name);
/* The same for the member under which a child stands: keys of tables need no look at each
 * character. */
void path_add_member(struct buf *path, const struct node *child);
/* Appends [index]. */
void path_add_index(struct buf *path, uint64_t index);

/* Whether a child is called by its own name, in a MAP: names in maps come from the capture, the
 * others are keys of our tables, of letters, digits and _. */
bool path_is_named(const struct node *child);
/* The member under which a child stands in its parent: that name, else its field's key. */
struct bytes path_member(const struct node *child);
/* True for nodes that JSON leaves out. */
bool path_skips(const struct node *node);

/*
 * Paths of nodes met on a walk. What is needed to know the place of a child among its siblings is
 * kept from one node to the next, so that a path costs its depth and not what stands before it.
 */
struct path_level;
struct path_walk {
    struct walk walk;
    struct path_level *levels; /* of the containers around the node at hand, outermost first */
    size_t n_levels, levels_capacity;
};

/* root is the root of its record, whose path is empty. */
struct path_walk path_walk_start(const struct node *root);
/* As walk_next(). */
enum walk_event path_walk_next(struct path_walk *w);
/* Appends the path of the node at hand. */
void path_walk_path(struct path_walk *w, struct buf *path);
void path_walk_end(struct path_walk *w);
