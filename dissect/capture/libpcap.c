/* The only file that calls libpcap: filters, interfaces, names of link types. */
#include "capture_inside.h"

#include <pcap/pcap.h>
#include <string.h>

#include "memory.h"

enum {
    PROGRAMS = 64, /* link types that one filter is compiled for; real files have one or two */
    LINKTYPE_RAW = 101,
    LINKTYPE_LOOP = 108,
    SNAP = 262144, /* what tcpdump takes for "all of it" */
    WAIT = 200     /* milliseconds after which a stop is noticed */
};

/* The numbers of files and those of this system's libpcap differ for a few types. */
static int link_type_here(uint16_t link_type)
{
    if (link_type == LINKTYPE_RAW)
        return DLT_RAW;
    return link_type == LINKTYPE_LOOP ? DLT_LOOP : link_type;
}

static uint16_t link_type_of_file(int here)
{
    if (here == DLT_RAW)
        return LINKTYPE_RAW;
    return here == DLT_LOOP ? LINKTYPE_LOOP : (uint16_t)here;
}

const char *capture_link_type_name(uint16_t link_type)
{
    const char *name = pcap_datalink_val_to_name(link_type_here(link_type));
    return name != NULL ? name : "unknown";
}

/* ---- Filters ---- */

struct program {
    uint16_t link_type;
    bool compiled;
    struct bpf_program code;
};

struct capture_filter {
    char *text;
    struct program programs[PROGRAMS];
    size_t n;
};

/* Compiles for one link type; error (PCAP_ERRBUF_SIZE) may be NULL. */
static bool compile(const char *text, int link_type, struct bpf_program *code, char *error)
{
    pcap_t *nothing = pcap_open_dead(link_type, SNAP);
    if (nothing == NULL)
        memory_exhausted(0);
    bool done = pcap_compile(nothing, code, text, 1, PCAP_NETMASK_UNKNOWN) == 0;
    if (!done && error != NULL) {
        strncpy(error, pcap_geterr(nothing), PCAP_ERRBUF_SIZE - 1);
        error[PCAP_ERRBUF_SIZE - 1] = '\0';
    }
    pcap_close(nothing);
    return done;
}

struct status capture_filter_new(const char *text, struct capture_filter **filter)
{
    char error[PCAP_ERRBUF_SIZE] = "";
    struct bpf_program code;
    *filter = NULL;
    if (!compile(text, DLT_EN10MB, &code, error))
        return status_failure("the filter \"%s\" is not one: %s", text, error);
    struct capture_filter *made = memory_get(sizeof(*made));
    size_t len = strlen(text);
    made->text = memory_get(len + 1);
    memcpy(made->text, text, len);
    made->programs[made->n++] = (struct program){DLT_EN10MB, true, code};
    *filter = made;
    return status_ok();
}

void capture_filter_free(struct capture_filter *filter)
{
    if (filter == NULL)
        return;
    for (size_t i = 0; i < filter->n; i++)
        if (filter->programs[i].compiled)
            pcap_freecode(&filter->programs[i].code);
    memory_free(filter->text);
    memory_free(filter);
}

static struct program *program_for(struct capture_filter *filter, uint16_t link_type)
{
    for (size_t i = 0; i < filter->n; i++)
        if (filter->programs[i].link_type == link_type)
            return &filter->programs[i];
    if (filter->n == PROGRAMS)
        return NULL;
    struct program *made = &filter->programs[filter->n++];
    made->link_type = link_type;
    made->compiled = compile(filter->text, link_type_here(link_type), &made->code, NULL);
    return made;
}

bool capture_filter_passes(struct capture_filter *filter, const struct capture_packet *packet,
                           bool *applies)
{
    struct program *program = program_for(filter, packet->link_type);
    *applies = program != NULL && program->compiled;
    if (!*applies)
        return false;
    struct pcap_pkthdr header = {.caplen = (bpf_u_int32)packet->bytes.len, .len = packet->original};
    return pcap_offline_filter(&program->code, &header, packet->bytes.data) != 0;
}

/* ---- Interfaces ---- */

struct capture_live {
    pcap_t *pcap;
    bool nano;
    volatile sig_atomic_t stop;
};

static struct status live_failure(pcap_t *pcap, const char *interface, int code)
{
    const char *words = pcap_statustostr(code), *more = pcap_geterr(pcap);
    if (strcmp(words, more) == 0)
        more = "";
    struct status status = status_failure("cannot capture on %s: %s%s%s", interface, words,
                                          *more != '\0' ? ": " : "", more);
    pcap_close(pcap);
    return status;
}

static struct status live_filter(pcap_t *pcap, const char *filter)
{
    struct bpf_program code;
    struct status status = status_ok();
    if (filter == NULL)
        return status;
    if (pcap_compile(pcap, &code, filter, 1, PCAP_NETMASK_UNKNOWN) != 0)
        return status_failure("the filter \"%s\" is not one: %s", filter, pcap_geterr(pcap));
    if (pcap_setfilter(pcap, &code) != 0)
        status = status_failure("the filter cannot be set: %s", pcap_geterr(pcap));
    pcap_freecode(&code);
    return status;
}

struct status capture_open_live(const char *interface, const char *filter,
                                const struct limits *limits, struct capture **out)
{
    char error[PCAP_ERRBUF_SIZE] = "";
    *out = NULL;
    pcap_t *pcap = pcap_create(interface, error);
    if (pcap == NULL)
        return status_failure("cannot capture on %s: %s", interface, error);
    pcap_set_snaplen(pcap, SNAP);
    pcap_set_promisc(pcap, 1);
    pcap_set_timeout(pcap, WAIT);
    bool nano = pcap_set_tstamp_precision(pcap, PCAP_TSTAMP_PRECISION_NANO) == 0;
    int code = pcap_activate(pcap);
    if (code < 0)
        return live_failure(pcap, interface, code);
    struct status status = live_filter(pcap, filter);
    if (status.failed) {
        pcap_close(pcap);
        return status;
    }
    struct capture *capture = memory_get(sizeof(*capture));
    capture->live = memory_get(sizeof(*capture->live));
    capture->live->pcap = pcap;
    capture->live->nano = nano;
    capture->limits = limits;
    capture->link_type = link_type_of_file(pcap_datalink(pcap));
    capture->facts = (struct capture_facts){.path = interface, .file = 1, .live = true};
    *out = capture;
    return status_ok();
}

static void live_ended(struct capture *capture)
{
    struct pcap_stat stat;
    if (pcap_stats(capture->live->pcap, &stat) != 0 || stat.ps_drop == 0)
        return;
    capture_note(capture, CAPTURE_DROPPED, 0, "%u packets", stat.ps_drop);
    capture->problems[CAPTURE_DROPPED].count = stat.ps_drop;
}

enum capture_step live_step(struct capture *capture, struct capture_packet *packet)
{
    struct capture_live *live = capture->live;
    struct pcap_pkthdr *header;
    const u_char *data;
    int code = 0;
    while (code == 0 && !live->stop)
        code = pcap_next_ex(live->pcap, &header, &data);
    if (code != 1) {
        if (code == PCAP_ERROR)
            capture_note(capture, CAPTURE_READ_FAILED, 0, "%.120s", pcap_geterr(live->pcap));
        live_ended(capture);
        return STEP_END;
    }
    packet->frame = capture_count(capture);
    packet->bytes = bytes_part(bytes_of(data, header->caplen), 0, capture->limits->packet);
    packet->original = header->len > header->caplen ? header->len : header->caplen;
    packet->link_type = capture->link_type;
    packet->time = (int64_t)header->ts.tv_sec * 1000000000 +
                   (int64_t)header->ts.tv_usec * (live->nano ? 1 : 1000);
    return STEP_PACKET;
}

void live_stop(struct capture_live *live)
{
    live->stop = 1;
    pcap_breakloop(live->pcap);
}

void live_close(struct capture_live *live)
{
    if (live == NULL)
        return;
    pcap_close(live->pcap);
    memory_free(live);
}
