#include <string.h>

#include "capture.h"
#include "cursor.h"

enum {
    SNIFFED = 4096,     /* how far text is looked through */
    ETL_HEADER_AT = 72, /* where the first event lies in the first buffer of an event trace */
};

static const struct {
    const char *name, *text;
} formats[] = {
#define FORMAT_ROW(id, name, text) {name, text},
    CAPTURE_FORMATS(FORMAT_ROW)
#undef FORMAT_ROW
};

const char *capture_format_name(enum capture_format format)
{
    return formats[format].name;
}

const char *capture_format_text(enum capture_format format)
{
    return formats[format].text;
}

/* What a file of that format begins with. */
static const struct {
    char magic[17];
    uint8_t len;
    enum capture_format format;
} magics[] = {
    {"\xA1\xB2\xC3\xD4", 4, CAPTURE_PCAP},
    {"\xD4\xC3\xB2\xA1", 4, CAPTURE_PCAP},
    {"\xA1\xB2\x3C\x4D", 4, CAPTURE_PCAP},
    {"\x4D\x3C\xB2\xA1", 4, CAPTURE_PCAP},
    {"\x0A\x0D\x0D\x0A", 4, CAPTURE_PCAPNG},
    {"\xA1\xB2\xCD\x34", 4, CAPTURE_PCAP_MODIFIED},
    {"\x34\xCD\xB2\xA1", 4, CAPTURE_PCAP_MODIFIED},
    {"GMBU", 4, CAPTURE_NETMON},
    {"RTSS", 4, CAPTURE_NETMON},
    {"snoop\0\0\0", 8, CAPTURE_SNOOP},
    {"btsnoop", 8, CAPTURE_BLUETOOTH},
    {"iptrace 1.0", 11, CAPTURE_OTHER},
    {"iptrace 2.0", 11, CAPTURE_OTHER},
    {"TRSNIFF data    ", 16, CAPTURE_OTHER}, /* Network General Sniffer */
    {"XCP", 4, CAPTURE_OTHER},               /* NetXRay, Sniffer for Windows */
    {"\x05VNF", 4, CAPTURE_OTHER},           /* Visual Networks */
    {"\xAA\xAA\xAA\xAA", 4, CAPTURE_OTHER},  /* 5View */
    {"\x7Fver", 4, CAPTURE_OTHER},           /* OmniPeek */
    {"ElfFile", 8, CAPTURE_EVTX},
    {"\x05\x02\0\0", 4, CAPTURE_KEYS},           /* a keytab */
    {"\x05\x04\0", 3, CAPTURE_KEYS},             /* a credential cache */
    {"\x28\xB5\x2F\xFD", 4, CAPTURE_COMPRESSED}, /* zstd */
    {"\x04\x22\x4D\x18", 4, CAPTURE_COMPRESSED}, /* lz4 */
    {"\xFD"
     "7zXZ",
     6, CAPTURE_COMPRESSED},
    {"BZh", 3, CAPTURE_COMPRESSED},
    {"7z\xBC\xAF", 4, CAPTURE_ARCHIVE},
    {"PK\x03\x04", 4, CAPTURE_ARCHIVE},
    {"MSCF", 4, CAPTURE_ARCHIVE},
    {"Rar!", 4, CAPTURE_ARCHIVE},
};

/* The first buffer of an event trace: its size, then at 72 the event of the trace's own header (32
 * or 64 bits). */
static bool is_etl(struct bytes first)
{
    struct cursor c = cur_init(first, 0);
    uint64_t size = cur_uint_le(&c, 4);
    struct bytes event = cur_at(&c, ETL_HEADER_AT, 4);
    if (!cur_ok(&c) || size < 1024 || size % 1024 != 0 || size > 16u << 20)
        return false;
    return event.data[0] == 2 && event.data[1] == 0 && (event.data[2] == 1 || event.data[2] == 2) &&
           event.data[3] == 0xC0;
}

/* Text of any encoding as ASCII: NULs and byte order marks dropped. Gives how many bytes. */
static size_t plain_text(struct bytes first, uint8_t out[SNIFFED])
{
    struct cursor c = cur_init(bytes_part(first, 0, SNIFFED), 0);
    size_t n = 0;
    while (cur_left(&c) > 0) {
        uint8_t byte = cur_u8(&c);
        bool mark = n == 0 && (byte == 0xEF || byte == 0xBB || byte == 0xBF || byte >= 0xFE);
        if (byte != 0 && !mark)
            out[n++] = byte;
    }
    return n;
}

static bool contains(struct bytes text, const char *word)
{
    return bytes_find(text, bytes_of_string(word), 0) < text.len;
}

/* No control characters but those of lines and tabs; and no more NULs were dropped than UTF-16 has.
 */
static bool is_text(struct bytes text, size_t len_before)
{
    if (len_before / 2 > text.len + 2)
        return false;
    struct cursor c = cur_init(text, 0);
    while (cur_left(&c) > 0) {
        uint8_t byte = cur_u8(&c);
        if (byte == 0x7F || (byte < ' ' && byte != '\t' && byte != '\n' && byte != '\r'))
            return false;
    }
    return text.len > 0;
}

static bool has_keys(struct bytes text)
{
    static const char *const words[] = {
        "-----BEGIN ", "CLIENT_RANDOM ", "_TRAFFIC_SECRET",      "\"users\"",
        "\"ntlm\"",    "\"kerberos\"",   "\"psrp_session_keys\""};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (contains(text, words[i]))
            return true;
    return false;
}

/* Text that cannot be shown: what people take for a capture. */
static enum capture_format sniff_other_text(struct bytes text, size_t len_before)
{
    if (bytes_starts_nocase(text, BYTES("<!doctype html")) ||
        bytes_starts_nocase(text, BYTES("<html")))
        return CAPTURE_HTML;
    if (bytes_starts(text, BYTES("<?xml")))
        return CAPTURE_XML;
    if (!is_text(text, len_before))
        return CAPTURE_UNKNOWN;
    if (bytes_starts(text, BYTES("{")) && contains(text, "\"log\"") &&
        contains(text, "\"entries\""))
        return CAPTURE_HAR;
    return has_keys(text) ? CAPTURE_KEYS : CAPTURE_TEXT;
}

/* A tar file names itself behind the name and the numbers of its first member. */
static bool is_tar(struct bytes first)
{
    enum { USTAR_AT = 257 };
    return bytes_starts(bytes_from(first, USTAR_AT), BYTES("ustar"));
}

static enum capture_format sniff_text(struct bytes first)
{
    uint8_t plain[SNIFFED];
    first = bytes_part(first, 0, SNIFFED);
    struct bytes text = bytes_trim(bytes_of(plain, plain_text(first, plain)));
    /* The elements of out-of-process remoting stand one a line; a log may put its own words before.
     */
    if (contains(text, "<Data Stream=") || contains(text, " PSGuid="))
        return CAPTURE_OUT_OF_PROCESS;
    bool xml = bytes_starts(text, BYTES("<"));
    if (bytes_starts(text, BYTES("#< CLIXML")) ||
        (xml && (contains(text, "<Objs") || bytes_starts(text, BYTES("<Obj ")) ||
                 bytes_starts(text, BYTES("<S>")))))
        return CAPTURE_CLIXML;
    return sniff_other_text(text, first.len);
}

enum capture_format capture_sniff(struct bytes first)
{
    if (first.len == 0)
        return CAPTURE_EMPTY;
    for (size_t i = 0; i < sizeof(magics) / sizeof(magics[0]); i++)
        if (bytes_starts(first, bytes_of(magics[i].magic, magics[i].len)))
            return magics[i].format;
    if (is_tar(first))
        return CAPTURE_ARCHIVE;
    return is_etl(first) ? CAPTURE_ETL : sniff_text(first);
}
