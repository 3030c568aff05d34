#include <string.h>

#include "arena.h"
#include "conversation_private.h"
#include "memory.h"

enum { SHELL_ID_MOST = 256 };

struct shell *shell_get(struct conversation *c, struct bytes id)
{
    if (id.len == 0 || id.len > SHELL_ID_MOST)
        return NULL;
    uint8_t upper[SHELL_ID_MOST];
    for (size_t i = 0; i < id.len; i++)
        upper[i] =
            (uint8_t)(id.data[i] >= 'a' && id.data[i] <= 'z' ? id.data[i] - 0x20 : id.data[i]);
    id = bytes_of(upper, id.len);
    struct shell *shell = map_get(c->shells, id);
    if (shell != NULL)
        return shell;
    if (map_count(c->shells) >= c->options.limits->shells)
        shell_drop(map_remove_oldest(c->shells));
    shell = memory_get(sizeof(*shell));
    shell->memory = arena_new_small();
    shell->id = arena_copy(shell->memory, id);
    map_put(c->shells, id, shell);
    return shell;
}

void shell_remember_last(struct connection *connection, const struct shell *shell)
{
    if (shell == NULL || shell->id.len > sizeof(connection->last_shell))
        return;
    memcpy(connection->last_shell, shell->id.data, shell->id.len);
    connection->n_last_shell = shell->id.len;
}

void shell_drop(void *value)
{
    struct shell *shell = value;
    if (shell == NULL)
        return;
    arena_free(shell->memory);
    memory_free(shell);
}

static const struct bytes (*copy_environment(const struct bytes (*environment)[2], size_t n,
                                             struct arena *memory))[2]
{
    struct bytes(*copy)[2] = arena_alloc(memory, n * sizeof(*copy));
    for (size_t i = 0; i < n; i++)
        for (size_t half = 0; half < 2; half++)
            copy[i][half] = arena_copy(memory, environment[i][half]);
    return (const struct bytes(*)[2])copy;
}

struct shell_creation shell_creation_of(const struct wsman_envelope *envelope, struct arena *memory)
{
    struct shell_creation creation = {
        .there = envelope->kind == WSMAN_CREATE,
        .codepage = arena_copy(memory, envelope->codepage),
        .resource_uri = arena_copy(memory, envelope->resource_uri),
        .compression = arena_copy(memory, envelope->compression),
        .n_environment = envelope->n_environment,
    };
    creation.environment = copy_environment(envelope->environment, envelope->n_environment, memory);
    return creation;
}

void shell_learn_creation(struct shell *shell, const struct shell_creation *creation)
{
    uint64_t codepage;
    if (shell == NULL || !creation->there)
        return;
    if (creation->resource_uri.len > 0) {
        shell->known = true;
        shell->powershell = wsman_is_powershell(creation->resource_uri);
    }
    /* Create asks for compression, or says by its silence that it does not. psrp.md 1.2 */
    shell->compression = bytes_equal_nocase(creation->compression, BYTES("xpress"))
                             ? COMPRESSION_XPRESS
                             : COMPRESSION_NONE;
    if (bytes_decimal(creation->codepage, &codepage) && codepage < 65536)
        shell->codepage = (unsigned)codepage;
    if (creation->n_environment > 0 && shell->n_environment == 0) {
        shell->environment =
            copy_environment(creation->environment, creation->n_environment, shell->memory);
        shell->n_environment = creation->n_environment;
    }
}

void shell_learn(struct shell *shell, const struct wsman_envelope *envelope)
{
    if (shell == NULL)
        return;
    /* Messages of events and of shells as resources name others; what was seen of PowerShell stays.
     */
    if (envelope->resource_uri.len > 0 && envelope->shell_id.len > 0) {
        shell->known = true;
        shell->powershell = shell->powershell || wsman_is_powershell(envelope->resource_uri);
    }
    /* The answer may decline. */
    if (envelope->compression_mode.len > 0)
        shell->compression = bytes_equal_nocase(envelope->compression_mode, BYTES("NoCompression"))
                                 ? COMPRESSION_NONE
                                 : COMPRESSION_XPRESS;
}
