#include "spelling.h"

#include <string.h>

enum { LONGEST = 32, FAR = LONGEST };

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* How many letters are changed, added, dropped or swapped with their neighbour to make a of b. */
static size_t distance(const char *a, const char *b)
{
    size_t n = strlen(a), len = strlen(b), rows[3][LONGEST + 1];
    if (n > LONGEST || len > LONGEST)
        return FAR;
    for (size_t at = 0; at <= len; at++)
        rows[0][at] = at;
    for (size_t i = 1; i <= n; i++) {
        size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t at = 1; at <= len; at++) {
            char left = lower(a[i - 1]), right = lower(b[at - 1]);
            row[at] = least(above[at - 1] + (left != right), least(above[at], row[at - 1]) + 1);
            if (i > 1 && at > 1 && left == lower(b[at - 2]) && lower(a[i - 2]) == right)
                row[at] = least(row[at], two_above[at - 2] + 1);
        }
    }
    return rows[n % 3][len];
}

size_t spelling_begun(const char *word, const char *const *words, size_t n)
{
    size_t found = n;
    for (size_t i = 0; i < n && strlen(word) >= 3; i++) {
        if (strncmp(word, words[i], strlen(word)) != 0)
            continue;
        if (found < n)
            return n;
        found = i;
    }
    return found;
}

size_t spelling_nearest(const char *word, const char *const *words, size_t n)
{
    size_t best = 3, meant = n;
    for (size_t i = 0; i < n; i++) {
        size_t away = distance(word, words[i]);
        if (away < best && 2 * away < strlen(word)) {
            best = away;
            meant = i;
        }
    }
    return meant;
}
