/*
 * Capture files or an interface -> transport -> conversation -> output, and the keys between them:
 * what every command that reads a capture does, whatever it shows.
 */
#pragma once

#include "cli.h"
#include "keys.h"
#include "sink.h"
#include "tally.h"

struct pipeline;

/*
 * Opens the inputs of options. What cannot be opened or is no capture is said on standard error and
 * left out; *failed is then set. With failed NULL, for a run before the one in earnest, nothing is
 * said. NULL when nothing is left to read. options, keyring and output must outlive it.
 */
struct pipeline *pipeline_open(const struct options *options, struct keyring *keyring,
                               struct output *output, bool *failed);
/* UDP datagrams go there, too: between opening and running. */
struct net_segment;
void pipeline_set_datagrams(struct pipeline *pipeline,
                            void (*handler)(void *state, const struct net_segment *datagram),
                            void *state);
/* How many TCP connections the inputs have, shown or not. */
uint64_t pipeline_connections(const struct pipeline *pipeline);
/* Reads everything to the end. False when an input failed on the way (said on standard error). */
bool pipeline_run(struct pipeline *pipeline);
/* Builds the summary. */
struct record *pipeline_summary(struct pipeline *pipeline, const struct tally *tally);
/* In a few words what else the inputs hold, for captures without WinRM; NULL when nothing. Valid
 * until the pipeline is closed. */
const char *pipeline_instead(struct pipeline *pipeline);
void pipeline_close(struct pipeline *pipeline);

/* True when all inputs are regular files, which can be read a second time. */
bool pipeline_rereadable(const struct options *options);

/* Adds the keys of the command line to a new keyring. Says what failed on standard error and gives
 * NULL. */
struct keyring *pipeline_keys(const struct options *options);
