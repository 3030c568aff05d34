/* Findings as records, for JSON. */
#pragma once

#include "finding_fields.h"
#include "limits.h"
#include "record.h"
#include "rule.h"

/* The record of a finding of that conversation. files: how many capture files there are. */
struct record *finding_record(const struct limits *limits, const struct facts *facts,
                              const struct finding *finding, uint32_t files);
/* What is known of a rule, as a record without time. */
struct record *rule_record(const struct limits *limits, enum rule_id rule);

/* Steps of a rule's fixes, safe ones first. Gives how many; at most room. */
struct fix {
    struct bytes step; /* with backticks around commands */
    bool weakens;
};
enum { FIXES = 16 };
size_t rule_fixes(const struct rule *rule, struct fix *fixes, size_t room);
