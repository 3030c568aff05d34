/* Findings as records, for JSON. */
#pragma once

#include "arena.h"
#include "finding_fields.h"
#include "limits.h"
#include "record.h"
#include "rule.h"

/* The record of a finding of that conversation. files: how many capture files there are. */
struct record *finding_record(const struct limits *limits, const struct facts *facts,
                              const struct finding *finding, uint32_t files);
/* What is known of a rule, as a record without time. */
struct record *rule_record(const struct limits *limits, enum rule_id rule);

/*
 * The texts of a rule with their placeholders filled (placeholder.h), in the arena; facts and
 * finding NULL: of no case. The cause is what the finding's function said, else the rule's. Steps
 * come safe ones first, with backticks around commands, and only those for the clients that were
 * seen (client_program.h); gives how many, at most room.
 */
struct bytes rule_cause(struct arena *arena, const struct rule *rule, const struct facts *facts,
                        const struct finding *finding);
struct fix {
    struct bytes step;
    bool weakens;
};
enum { FIXES = 32, LONGEST_TEXT = 8192 };
size_t rule_fixes(struct arena *arena, const struct rule *rule, const struct facts *facts,
                  const struct finding *finding, struct fix *fixes, size_t room);
