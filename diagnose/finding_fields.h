/* The record of a finding: docs/json.md. */
#pragma once

#include "field.h"

/* clang-format off */
#define FINDING_FIELDS(X)                                                                                                   \
    X(FINDING_RECORD, "finding", "finding", "Finding", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                                    \
    X(FINDING_ID, "finding.id", "id", "Rule", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)                               \
    X(FINDING_SEVERITY, "finding.severity", "severity", "Severity", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)         \
    X(FINDING_CERTAINTY, "finding.certainty", "certainty", "Certainty", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)     \
    X(FINDING_TITLE, "finding.title", "title", "Title", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                  \
    X(FINDING_LAYER, "finding.layer", "layer", "Layer", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                  \
    X(FINDING_CLIENT, "finding.client", "client", "Client", KIND_STRING, 0, SHOW_DEC, NULL, 0)                              \
    X(FINDING_SERVER, "finding.server", "server", "Server", KIND_STRING, 0, SHOW_DEC, NULL, 0)                              \
    X(FINDING_CAUSE, "finding.cause", "cause", "Cause", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                  \
    X(FINDING_FIX, "finding.fix", "fix", "Fix", KIND_LIST, 0, SHOW_DEC, NULL, 0)                                            \
    X(FINDING_STEP, "finding.fix.step", "step", "Step", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                  \
    X(FINDING_WEAKENS, "finding.weakens", "weakens", "Steps that weaken security", KIND_LIST, 0, SHOW_DEC, NULL, 0)         \
    X(FINDING_WEAK_STEP, "finding.weakens.step", "step", "Step", KIND_UINT, 0, SHOW_DEC, NULL, 0)                           \
    X(FINDING_GUARD, "finding.guard", "guard", "What speaks against it", KIND_STRING, 0, SHOW_DEC, NULL, 0)                 \
    X(FINDING_COUNT, "finding.count", "count", "Times seen", KIND_UINT, 0, SHOW_DEC, NULL, 0)                               \
    X(FINDING_FIRST, "finding.first", "first", "First", KIND_TIME, 0, SHOW_DEC, NULL, 0)                                    \
    X(FINDING_LAST, "finding.last", "last", "Last", KIND_TIME, 0, SHOW_DEC, NULL, 0)                                        \
    X(FINDING_RECOVERED, "finding.recovered", "recovered", "Went well later", KIND_BOOL, 0, SHOW_DEC, NULL, 0)              \
    X(FINDING_BECAUSE, "finding.consequence_of", "consequence_of", "Consequence of", KIND_STRING, 0, SHOW_DEC, NULL, 0)     \
    X(FINDING_EVIDENCE, "finding.evidence", "evidence", "Evidence", KIND_LIST, 0, SHOW_DEC, NULL, 0)                        \
    X(FINDING_PROOF, "finding.evidence.proof", "proof", "Evidence", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                       \
    X(FINDING_FRAME, "finding.evidence.frame", "frame", "Packet", KIND_UINT, 0, SHOW_DEC, NULL, 0)                          \
    X(FINDING_FRAME_OF_FILE, "finding.evidence.frame.file", "frame", "Packet", KIND_STRING, 0, SHOW_DEC, NULL, 0)           \
    X(FINDING_NO_FRAME, "finding.evidence.frame.absent", "frame", "Packet", KIND_NULL, 0, SHOW_DEC, NULL, 0)                \
    X(FINDING_TIME, "finding.evidence.time", "time", "Time", KIND_TIME, 0, SHOW_DEC, NULL, 0)                               \
    X(FINDING_CONNECTION, "finding.evidence.connection", "connection", "Connection", KIND_UINT, 0, SHOW_DEC, NULL, 0)       \
    X(FINDING_TEXT, "finding.evidence.text", "text", "What was seen", KIND_STRING, 0, SHOW_DEC, NULL, 0)                    \
    X(RULE_RECORD, "rule", "rule", "Rule", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                                                \
    X(RULE_EVIDENCE, "rule.evidence", "evidence", "What speaks for it", KIND_STRING, 0, SHOW_DEC, NULL, 0)                  \
    X(RULE_AUTOMATIC, "rule.automatic", "automatic", "Looked for by diagnose", KIND_BOOL, 0, SHOW_DEC, NULL, 0) \
    X(RULE_NOT_AUTOMATIC, "rule.not_automatic", "not_automatic", "Why not", KIND_STRING, 0, SHOW_DEC, NULL, 0)
/* clang-format on */

enum finding_field { FINDING_FIELDS(FIELD_ENUM) FINDING_FIELD_COUNT };
extern const struct field finding_fields[];
extern const struct field_table finding_field_table;
