#include "diag.h"

#include <stdarg.h>
#include <stdio.h>

#include "record.h"

const struct diag_kind model_diagnostics[] = {MODEL_DIAGNOSTICS(DIAG_ROW)};
const struct diag_table model_diag_table = {model_diagnostics, MODEL_DIAGNOSTIC_COUNT};

const char *severity_name(enum severity severity)
{
    switch (severity) {
    case SEVERITY_INFO:
        return "info";
    case SEVERITY_WARN:
        return "warn";
    case SEVERITY_ERROR:
        break;
    }
    return "error";
}

void diag_add(struct record *r, struct node *node, const struct diag_kind *kind, const char *detail,
              ...)
{
    if (r->n_diags >= r->limits->diagnostics) {
        r->diags_dropped++;
        return;
    }
    r->n_diags++;
    struct diag *diag = arena_alloc(r->arena, sizeof(*diag));
    diag->kind = kind;
    char text[512];
    va_list args;
    va_start(args, detail);
    int n = vsnprintf(text, sizeof(text), detail, args);
    va_end(args);
    size_t len = n < 0 ? 0 : (size_t)n < sizeof(text) ? (size_t)n : sizeof(text) - 1;
    char *copy = arena_alloc(r->arena, len + 1);
    for (size_t i = 0; i < len; i++)
        copy[i] = text[i];
    diag->detail = copy;
    struct diag **last = &node->diags;
    while (*last != NULL)
        last = &(*last)->next;
    *last = diag;
}
