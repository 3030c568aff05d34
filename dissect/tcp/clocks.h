/*
 * One session captured at both ends, or at several places, by machines whose clocks differ: the
 * same segments in several files tell how far the clocks are apart, so that the files can be merged
 * in the order in which things happened. Segments are the same when addresses, ports, sequence
 * number and flags are; SYN and FIN are looked at only, which suffices and bounds the memory.
 */
#pragma once

#include "limits.h"
#include "net.h"

struct clocks;
/* limits must outlive it. */
struct clocks *clocks_new(const struct limits *limits);
/* NULL is allowed. */
void clocks_free(struct clocks *clocks);

/* A TCP segment of the file that its frame names; file after file. Others are ignored. */
void clocks_add(struct clocks *clocks, const struct net_segment *segment);
/*
 * Adds all segments of a capture file. Nothing happens where it cannot be read twice (standard
 * input, a pipe) or is no capture: its opening tells that.
 */
void clocks_read(struct clocks *clocks, const char *path, uint32_t file);

/*
 * How far (nanoseconds) the file's clock is ahead of that of the first file with which it has
 * segments in common, directly or through others. False, and 0, when it has none.
 */
bool clocks_ahead(struct clocks *clocks, uint32_t file, int64_t *ahead);
