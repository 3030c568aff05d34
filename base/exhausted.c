#include <stdio.h>
#include <stdlib.h>

#include "memory.h"

void memory_exhausted(size_t wanted)
{
    fprintf(stderr, "winrmscope: out of memory (%zu bytes more were needed)\n", wanted);
    abort();
}
