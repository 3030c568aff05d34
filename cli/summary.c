#include "summary.h"

#include "http_message.h"

/* clang-format off */
#define SUMMARY_FIELDS(X)                                                                                                      \
    X(SUMMARY, "summary", "summary", "Summary", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                                              \
    X(SUMMARY_VERSION, "summary.version", "version", "winrmscope", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)                \
    X(SUMMARY_FILES, "summary.files", "files", "Files", KIND_LIST, 0, SHOW_DEC, NULL, 0)                                       \
    X(SUMMARY_FILE, "summary.file", "file", "File", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                                          \
    X(SUMMARY_FILE_PATH, "summary.file.path", "path", "Path", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)                  \
    X(SUMMARY_FILE_SIZE, "summary.file.size", "size", "Bytes", KIND_UINT, 0, SHOW_DEC, NULL, 0)                                \
    X(SUMMARY_FILE_SHA256, "summary.file.sha256", "sha256", "SHA-256", KIND_STRING, 0, SHOW_DEC, NULL, 0)                      \
    X(SUMMARY_FILE_PACKETS, "summary.file.packets", "packets", "Packets", KIND_UINT, 0, SHOW_DEC, NULL, 0)                     \
    X(SUMMARY_FILE_AHEAD, "summary.file.clock_ahead", "clock_ahead", "Clock ahead of the first file's", KIND_DURATION, 0, SHOW_DEC, NULL, 0)   \
    X(SUMMARY_FILE_PROBLEMS, "summary.file.problems", "problems", "Problems", KIND_LIST, 0, SHOW_DEC, NULL, 0)                 \
    X(SUMMARY_PROBLEM, "summary.problem", "problem", "Problem", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                              \
    X(SUMMARY_PROBLEM_NAME, "summary.problem.name", "name", "Name", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)            \
    X(SUMMARY_PROBLEM_COUNT, "summary.problem.count", "count", "Times", KIND_UINT, 0, SHOW_DEC, NULL, 0)                       \
    X(SUMMARY_PROBLEM_PACKET, "summary.problem.packet", "packet", "First at packet", KIND_UINT, 0, SHOW_DEC, NULL, 0)          \
    X(SUMMARY_PROBLEM_TEXT, "summary.problem.text", "text", "What", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)                 \
    X(SUMMARY_RECORDS, "summary.records", "records", "Records", KIND_MAP, 0, SHOW_DEC, NULL, 0)                                \
    X(SUMMARY_BODIES, "summary.bodies", "bodies", "HTTP bodies", KIND_MAP, 0, SHOW_DEC, NULL, 0)                               \
    X(SUMMARY_DIAGNOSTICS, "summary.diagnostics", "diagnostics", "Diagnostics", KIND_MAP, 0, SHOW_DEC, NULL, 0)                \
    X(SUMMARY_PACKETS, "summary.packets", "packets", "Packets", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET)                     \
    X(SUMMARY_NOT_READ, "summary.packets_not_read", "packets_not_read", "Packets not read", KIND_MAP, 0, SHOW_DEC, NULL, 0)    \
    X(SUMMARY_CONNECTIONS, "summary.connections", "connections", "TCP connections by what they spoke", KIND_MAP, 0, SHOW_DEC, NULL, 0) \
    X(SUMMARY_NOT_SHOWN, "summary.connections_not_shown", "connections_not_shown", "Connections without WinRM", KIND_UINT, 0, SHOW_DEC, NULL, 0) \
    X(SUMMARY_MISSING, "summary.missing_bytes", "missing_bytes", "Bytes missing from streams", KIND_UINT, 0, SHOW_DEC, NULL, 0) \
    X(SUMMARY_COUNT_OF, "summary.count", "count", "Count", KIND_UINT, 0, SHOW_DEC, NULL, 0)
/* clang-format on */

enum summary_field { SUMMARY_FIELDS(FIELD_ENUM) SUMMARY_FIELD_COUNT };
static const struct field summary_fields[] = {SUMMARY_FIELDS(FIELD_ROW)};
const struct field_table summary_field_table = {"Summary", "summary", summary_fields,
                                                SUMMARY_FIELD_COUNT};

#define F(word) (&summary_fields[SUMMARY_##word])

static struct node *put_copy(struct record *r, struct node *parent, const struct field *field,
                             const char *text)
{
    return put_string(r, parent, field, arena_copy(r->arena, bytes_of_string(text)), span_none());
}

static void put_count(struct record *r, struct node *map, const char *name, uint64_t n)
{
    if (n > 0)
        put_uint(r, map, F(COUNT_OF), n, span_none())->name = bytes_of_string(name);
}

static struct node *put_rows(struct record *r, const struct field *field,
                             const struct tally_row *rows, size_t n)
{
    struct node *map = node_add(r, r->root, field);
    for (size_t i = 0; i < n; i++)
        put_count(r, map, rows[i].name, rows[i].n);
    return map;
}

/* The files' own are those of this record, which the tally has not seen. */
static void put_diagnostics(struct record *r, const struct tally *tally,
                            const struct summary_file *files, size_t n)
{
    struct node *map = put_rows(r, F(DIAGNOSTICS), tally->diagnostics, tally->n_diagnostics);
    for (int kind = 0; kind < CAPTURE_PROBLEM_COUNT; kind++) {
        uint64_t with = 0;
        for (size_t i = 0; i < n; i++)
            with += files[i].problems != NULL && files[i].problems[kind].count > 0;
        put_count(r, map, capture_problem_name((enum capture_problem_kind)kind), with);
    }
}

#define PROBLEM_ROW(id, name, text) {name, SEVERITY_ERROR, text, ""},
static const struct diag_kind problem_kinds[] = {CAPTURE_PROBLEMS(PROBLEM_ROW)};
const struct diag_table summary_diag_table = {problem_kinds, CAPTURE_PROBLEM_COUNT};

static void put_problems(struct record *r, struct node *file,
                         const struct capture_problem *problems)
{
    struct node *list = node_add(r, file, F(FILE_PROBLEMS));
    for (int kind = 0; problems != NULL && kind < CAPTURE_PROBLEM_COUNT; kind++) {
        const struct capture_problem *problem = &problems[kind];
        if (problem->count == 0)
            continue;
        enum capture_problem_kind which = (enum capture_problem_kind)kind;
        struct node *group = node_add(r, list, F(PROBLEM));
        put_text(r, group, F(PROBLEM_NAME), capture_problem_name(which));
        put_uint(r, group, F(PROBLEM_COUNT), problem->count, span_none());
        put_uint(r, group, F(PROBLEM_PACKET), problem->frame.number, span_none());
        struct bytes text = arena_printf(r->arena, "%s%s%s%s", capture_problem_text(which),
                                         problem->detail[0] != '\0' ? " (" : "", problem->detail,
                                         problem->detail[0] != '\0' ? ")" : "");
        put_string(r, group, F(PROBLEM_TEXT), text, span_none());
        diag_add(r, group, &problem_kinds[kind], "%s", problem->detail);
    }
}

static void put_files(struct record *r, const struct summary_file *files, size_t n)
{
    struct node *list = node_add(r, r->root, F(FILES));
    for (size_t i = 0; i < n; i++) {
        struct node *file = node_add(r, list, F(FILE));
        put_copy(r, file, F(FILE_PATH), files[i].path);
        put_uint(r, file, F(FILE_SIZE), files[i].size, span_none());
        if (files[i].sha256[0] != '\0')
            put_copy(r, file, F(FILE_SHA256), files[i].sha256);
        put_uint(r, file, F(FILE_PACKETS), files[i].packets, span_none());
        if (files[i].ahead != 0)
            put_int(r, file, F(FILE_AHEAD), files[i].ahead, span_none());
        put_problems(r, file, files[i].problems);
    }
}

struct record *summary_record(const struct limits *limits, const struct tally *tally,
                              const struct summary_file *files, size_t n_files,
                              const struct transport_counts *counts, uint64_t not_shown)
{
    struct record *r = record_new(&summary_fields[SUMMARY], limits);
    r->timeless = true;
    put_text(r, r->root, F(VERSION), WR_VERSION);
    put_files(r, files, n_files);
    put_rows(r, F(RECORDS), tally->records, tally->n_records);
    put_rows(r, F(BODIES), tally->bodies, tally->n_bodies);
    put_uint(r, r->root, F(PACKETS), counts->packets, span_none());
    struct node *unread = node_add(r, r->root, F(NOT_READ));
    for (int kind = 0; kind < NET_UNREAD_COUNT; kind++)
        put_count(r, unread, net_unread_name((enum net_unread)kind), counts->unread[kind]);
    struct node *spoke = node_add(r, r->root, F(CONNECTIONS));
    for (int kind = 0; kind < SPOKE_COUNT; kind++)
        put_count(r, spoke, http_spoke_name((enum http_spoke)kind), counts->spoke[kind]);
    put_uint(r, r->root, F(NOT_SHOWN), not_shown, span_none());
    put_uint(r, r->root, F(MISSING), counts->missing_bytes, span_none());
    put_diagnostics(r, tally, files, n_files);
    return r;
}
