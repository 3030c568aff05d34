/* What diagnose.c and story.c share. */
#pragma once

#include "diagnose.h"

enum { FINDINGS = 48 };

/* A conversation and its findings. */
struct verdict {
    const struct facts *facts;
    struct finding *findings;
    size_t n;
};

struct diagnosis {
    const struct limits *limits;
    struct gather *gather;
    struct verdict *verdicts;
    size_t n;
};
