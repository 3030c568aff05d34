/* The word that was meant: for options, commands, members of key files that are not spelled right.
 */
#pragma once

#include <stddef.h>

/*
 * The index of the word among n that word was probably meant to be: it becomes that one by
 * changing, adding, dropping or swapping at most two letters, fewer than it keeps; case does not
 * count. n when there is none. Words are NUL-terminated.
 */
size_t spelling_nearest(const char *word, const char *const *words, size_t n);
/* The index of the only word among n that begins with word, of three letters or more; else n. */
size_t spelling_begun(const char *word, const char *const *words, size_t n);
