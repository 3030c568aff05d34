#include "client_program.h"

static const struct {
    const char *name, *agent;
} programs[] = {
#define PROGRAM_ROW(name, agent) {name, agent},
    CLIENT_PROGRAMS(PROGRAM_ROW)};

enum { PROGRAMS = sizeof(programs) / sizeof(programs[0]) };

static bool was_seen(size_t program, const struct facts *facts)
{
    for (size_t i = 0; i < facts->n_exchanges; i++)
        if (bytes_starts(bytes_of_string(facts->exchanges[i].agent),
                         bytes_of_string(programs[program].agent)))
            return true;
    return false;
}

static struct bytes label_of(struct bytes step)
{
    return bytes_part(step, 0, bytes_find_byte(step, ':', 0));
}

bool step_names_client(struct bytes step)
{
    struct bytes label = label_of(step);
    for (size_t i = 0; i < PROGRAMS; i++)
        if (bytes_equal(label, bytes_of_string(programs[i].name)))
            return true;
    return false;
}

bool step_is_for(struct bytes step, const struct facts *facts)
{
    struct bytes label = label_of(step);
    bool of_one = false, any = false;
    for (size_t i = 0; facts != NULL && i < PROGRAMS; i++) {
        bool named = bytes_equal(label, bytes_of_string(programs[i].name));
        bool seen = was_seen(i, facts);
        if (named && seen)
            return true;
        of_one = of_one || named;
        any = any || seen;
    }
    return !of_one || !any;
}
