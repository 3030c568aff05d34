#include "clocks.h"

#include <stdlib.h>

#include "memory.h"
#include "table.h"

enum {
    SAMPLES = 255 /* of each way in each file: the median of so many is good enough */
};

/* A segment as it was first seen. */
struct sighting {
    struct table_link link; /* by what it is of */
    struct net_endpoint source, destination;
    uint32_t sequence;
    uint8_t flags;
    uint32_t file, last_file; /* seen first, and last */
    int64_t time;
};

/* How far a file was ahead, segment by segment, one array for each way: the journey adds to one and
 * takes from the other. */
struct clock {
    int64_t *samples[2];
    size_t n[2];
    bool settled, known;
    int64_t ahead;
};

struct clocks {
    const struct limits *limits;
    struct hash_seed seed;
    struct table sightings;
    struct clock *files; /* by number of the file */
    size_t n_files, capacity;
};

struct clocks *clocks_new(const struct limits *limits)
{
    struct clocks *clocks = memory_get(sizeof(*clocks));
    clocks->limits = limits;
    clocks->seed = hash_seed_of(clocks);
    return clocks;
}

static void drop(struct table_link *link)
{
    memory_free(link);
}

void clocks_free(struct clocks *clocks)
{
    if (clocks == NULL)
        return;
    table_clear(&clocks->sightings, drop);
    for (size_t i = 0; i < clocks->n_files; i++) {
        memory_free(clocks->files[i].samples[0]);
        memory_free(clocks->files[i].samples[1]);
    }
    memory_free(clocks->files);
    memory_free(clocks);
}

static struct clock *clock_of(struct clocks *clocks, uint32_t file)
{
    while (clocks->n_files <= file) {
        clocks->files = memory_grow(clocks->files, &clocks->capacity, clocks->n_files + 1,
                                    sizeof(clocks->files[0]));
        clocks->files[clocks->n_files++] = (struct clock){0};
    }
    return &clocks->files[file];
}

static int by_size(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

static int64_t median(int64_t *samples, size_t n)
{
    qsort(samples, n, sizeof(samples[0]), by_size);
    return samples[n / 2];
}

bool clocks_ahead(struct clocks *clocks, uint32_t file, int64_t *ahead)
{
    struct clock *clock = clock_of(clocks, file);
    if (!clock->settled) {
        size_t ways = 0;
        int64_t of_way[2] = {0, 0};
        for (size_t way = 0; way < 2; way++)
            if (clock->n[way] > 0)
                of_way[ways++] = median(clock->samples[way], clock->n[way]);
        clock->settled = true;
        clock->known = ways > 0;
        /* Between the two ways lies the offset: each has the journey on another side. */
        clock->ahead = ways == 2 ? of_way[0] / 2 + of_way[1] / 2 : of_way[0];
    }
    *ahead = clock->ahead;
    return clock->known;
}

static bool same(const struct sighting *s, const struct net_segment *segment)
{
    return s->sequence == segment->sequence && s->flags == segment->flags &&
           net_endpoint_equal(&s->source, &segment->source) &&
           net_endpoint_equal(&s->destination, &segment->destination);
}

static uint64_t hash_of(const struct clocks *clocks, const struct net_segment *segment)
{
    uint64_t hash = net_endpoint_hash(clocks->seed, &segment->source) * 31 +
                    net_endpoint_hash(clocks->seed, &segment->destination) +
                    hash_number(clocks->seed, segment->sequence);
    return hash ^ hash >> 32;
}

static struct sighting *find(struct clocks *clocks, const struct net_segment *segment,
                             uint64_t hash)
{
    for (struct table_link *link = table_first(&clocks->sightings, hash); link != NULL;
         link = table_next(link))
        if (same((struct sighting *)link, segment))
            return (struct sighting *)link;
    return NULL;
}

static void remember(struct clocks *clocks, const struct net_segment *segment, uint64_t hash)
{
    if (clocks->sightings.n >= clocks->limits->connections)
        return;
    struct sighting *s = memory_get(sizeof(*s));
    s->source = segment->source;
    s->destination = segment->destination;
    s->sequence = segment->sequence;
    s->flags = segment->flags;
    s->file = s->last_file = segment->frame.file;
    s->time = segment->time;
    table_add(&clocks->sightings, &s->link, hash);
}

/* Times at the ends of what can be said are none: differences to them say nothing. */
static bool comparable(int64_t a, int64_t b)
{
    return a > 0 && b > 0 && a < CAPTURE_TIME_MOST && b < CAPTURE_TIME_MOST;
}

void clocks_add(struct clocks *clocks, const struct net_segment *segment)
{
    uint32_t file = segment->frame.file;
    if (segment->kind != NET_TCP || (segment->flags & (NET_SYN | NET_FIN)) == 0)
        return;
    uint64_t hash = hash_of(clocks, segment);
    struct sighting *s = find(clocks, segment, hash);
    if (s == NULL) {
        remember(clocks, segment, hash);
        return;
    }
    if (s->last_file == file || !comparable(s->time, segment->time))
        return;
    s->last_file = file;
    int64_t before;
    clocks_ahead(clocks, s->file, &before);
    struct clock *clock = clock_of(clocks, file);
    size_t way = net_endpoint_compare(&segment->source, &segment->destination) < 0;
    if (clock->settled || clock->n[way] >= SAMPLES)
        return;
    if (clock->samples[way] == NULL)
        clock->samples[way] = memory_get(SAMPLES * sizeof(int64_t));
    clock->samples[way][clock->n[way]++] = segment->time - s->time + before;
}

void clocks_read(struct clocks *clocks, const char *path, uint32_t file)
{
    struct capture *capture = capture_open_again(path, file, clocks->limits);
    if (capture == NULL)
        return;
    struct net *net = net_new(clocks->limits);
    struct capture_packet packet;
    struct net_segment segment;
    while (capture_next(capture, &packet))
        if (net_read(net, &packet, &segment) == NET_TCP)
            clocks_add(clocks, &segment);
    net_free(net);
    capture_close(capture);
}
