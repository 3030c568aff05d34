/* The word that was meant: for options, commands, members of key files that are not spelled right.
 */
#pragma once

#include <stddef.h>

/*
 * The index of the word among n that word was probably meant to be: it is the beginning of just
 * that one, or becomes it by changing, adding, dropping or swapping at most two letters, and fewer
 * than it keeps; case does not count. n when there is none. Words are NUL-terminated.
 */
size_t spelling_nearest(const char *word, const char *const *words, size_t n);
