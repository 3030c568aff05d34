/*
 * Diagnosis: a sink for the records of a capture, and at the end what failed, why, and how to mend
 * it. Facts are gathered per conversation (gather.h), rules are held against them (rule.h),
 * findings are put in order (judge()), and told as records or as text.
 */
#pragma once

#include <stdio.h>

#include "finding.h"
#include "gather.h"
#include "render.h"
#include "sink.h"

struct diagnosis;

/* limits must outlive it. */
struct diagnosis *diagnosis_new(const struct limits *limits);
/* NULL is allowed. */
void diagnosis_free(struct diagnosis *diagnosis);
/* Takes every record of the capture. Its close() does not free the diagnosis. */
struct sink *diagnosis_sink(struct diagnosis *diagnosis);
/* A UDP datagram of the capture, for names; state is the diagnosis. */
void diagnosis_datagram(void *diagnosis, const struct net_segment *datagram);
/* After the last record: decides. any_connection: the capture has TCP connections, shown or not. */
void diagnosis_finish(struct diagnosis *diagnosis, bool any_connection);

/* Pushes the findings as records, a conversation after the other. */
void diagnosis_push(const struct diagnosis *diagnosis, struct output *output, uint32_t files);
/* How many findings have that severity or a higher one. */
size_t diagnosis_worst(const struct diagnosis *diagnosis, enum finding_severity least);
/*
 * Writes it for people. instead: what else the capture holds, when no WinRM is in it. False, with
 * errno set, when writing failed.
 */
bool diagnosis_write(const struct diagnosis *diagnosis, FILE *out,
                     const struct render_options *options, const char *instead);
/* What is known of one rule. */
bool diagnosis_explain(const struct rule *rule, FILE *out, const struct render_options *options);
