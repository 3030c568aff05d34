/*
 * generate KIND SHAPE MEGABYTES FILE: a capture of about that size. KIND is clear, ntlm or
 * kerberos; SHAPE is many (short sessions) or endless (one session that does not end). Beside FILE
 * it writes FILE.keys.json. The same arguments give the same bytes.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "session.h"

enum { SMALL = 6000, LARGE = 60000, ANSWERS = 8 };

static bool write_keys(const char *path, enum seal_kind kind)
{
    char name[4096];
    snprintf(name, sizeof(name), "%s.keys.json", path);
    FILE *f = fopen(name, "w");
    if (f == NULL)
        return false;
    fputs(seal_keys(kind), f);
    return fclose(f) == 0;
}

static bool write_capture(const char *path, enum seal_kind kind, struct seal *seal, bool endless,
                          uint64_t size)
{
    FILE *out = fopen(path, "wb");
    if (out == NULL)
        return false;
    struct wire wire;
    struct session session;
    wire_start(&wire, out);
    session_init(&session, &wire, kind, seal);
    for (uint64_t n = 1; wire.written < size; n++) {
        session_begin(&session, n);
        for (int i = 0; (endless || i < ANSWERS) && wire.written < size; i++)
            session_receive(&session, endless ? LARGE : SMALL);
        if (!endless)
            session_end(&session);
    }
    session_clear(&session);
    bool good = !ferror(out);
    return fclose(out) == 0 && good;
}

int main(int argc, char **argv)
{
    unsigned kind = 0;
    while (argc == 5 && kind < SEAL_KINDS && strcmp(argv[1], seal_name((enum seal_kind)kind)) != 0)
        kind++;
    if (argc != 5 || kind == SEAL_KINDS ||
        (strcmp(argv[2], "many") != 0 && strcmp(argv[2], "endless") != 0)) {
        fprintf(stderr, "usage: generate clear|ntlm|kerberos many|endless MEGABYTES FILE\n");
        return 2;
    }
    struct seal *seal = seal_new((enum seal_kind)kind);
    if (seal == NULL)
        return 3;
    bool good = write_capture(argv[4], (enum seal_kind)kind, seal, argv[2][0] == 'e',
                              (uint64_t)strtoul(argv[3], NULL, 10) * 1000000) &&
                write_keys(argv[4], (enum seal_kind)kind);
    if (!good)
        fprintf(stderr, "generate: %s: %s\n", argv[4], strerror(errno));
    seal_free(seal);
    return good ? 0 : 3;
}
