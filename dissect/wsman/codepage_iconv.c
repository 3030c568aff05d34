#include "codepage_iconv.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "utf.h"

/* Windows' number, iconv's name: pages of consoles and of Windows, and the standards that chcp
 * takes, too. */
static const struct page {
    unsigned number;
    const char *name;
    bool multibyte;
} pages[] = {
    {737, "CP737", false},        {775, "CP775", false},        {855, "CP855", false},
    {857, "CP857", false},        {860, "CP860", false},        {861, "CP861", false},
    {862, "CP862", false},        {863, "CP863", false},        {864, "CP864", false},
    {865, "CP865", false},        {869, "CP869", false},        {874, "CP874", false},
    {1250, "CP1250", false},      {1253, "CP1253", false},      {1254, "CP1254", false},
    {1255, "CP1255", false},      {1256, "CP1256", false},      {1257, "CP1257", false},
    {1258, "CP1258", false},      {932, "CP932", true},         {936, "CP936", true},
    {949, "CP949", true},         {950, "CP950", true},         {1361, "JOHAB", true},
    {20932, "EUC-JP", true},      {51932, "EUC-JP", true},      {51936, "GBK", true},
    {51949, "EUC-KR", true},      {54936, "GB18030", true},     {20127, "US-ASCII", false},
    {20866, "KOI8-R", false},     {21866, "KOI8-U", false},     {28591, "ISO-8859-1", false},
    {28592, "ISO-8859-2", false}, {28593, "ISO-8859-3", false}, {28594, "ISO-8859-4", false},
    {28595, "ISO-8859-5", false}, {28596, "ISO-8859-6", false}, {28597, "ISO-8859-7", false},
    {28598, "ISO-8859-8", false}, {28599, "ISO-8859-9", false}, {28603, "ISO-8859-13", false},
    {28605, "ISO-8859-15", false}};

static const struct page *page_of(unsigned number)
{
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
        if (pages[i].number == number)
            return &pages[i];
    return NULL;
}

static bool open_page(unsigned number, iconv_t *conversion)
{
    const struct page *page = page_of(number);
    if (page == NULL)
        return false;
    *conversion = iconv_open("UTF-8", page->name);
    return *conversion != (iconv_t)-1; /* which is how iconv says it, on every system */
}

bool codepage_iconv_known(unsigned number)
{
    iconv_t conversion;
    if (!open_page(number, &conversion))
        return false;
    iconv_close(conversion);
    return true;
}

bool codepage_iconv_is_multibyte(unsigned number)
{
    const struct page *page = page_of(number);
    return page != NULL && page->multibyte;
}

/*
 * Reads text as far as it goes, in steps; out may be NULL. A byte that begins no character of the
 * page becomes U+FFFD. Gives the bytes at the end that are not a whole character.
 */
static size_t convert(unsigned number, struct bytes text, struct buf *out, size_t *undefined)
{
    enum { AT_ONCE = 4096 };
    iconv_t conversion;
    char from[AT_ONCE], to[AT_ONCE * 4];
    size_t rest = 0;
    *undefined = 0;
    if (!open_page(number, &conversion))
        return 0;
    while (text.len > rest) {
        struct bytes part = bytes_part(text, 0, AT_ONCE);
        char *in = from, *end = to;
        size_t in_left = part.len, room = sizeof(to);
        memcpy(from, part.data, part.len);
        size_t done = iconv(conversion, &in, &in_left, &end, &room);
        int error = done == (size_t)-1 ? errno : 0;
        if (out != NULL)
            buf_add(out, bytes_of(to, sizeof(to) - room));
        text = bytes_from(text, part.len - in_left);
        if (error == EILSEQ) {
            text = bytes_from(text, 1);
            ++*undefined;
            if (out != NULL)
                utf8_add(out, UTF_REPLACEMENT);
        } else if (error == EINVAL && in_left == text.len) {
            rest = text.len;
        }
    }
    iconv_close(conversion);
    return rest;
}

size_t codepage_iconv_decode(unsigned number, struct bytes text, struct buf *out)
{
    size_t undefined, rest = convert(number, text, out, &undefined);
    for (size_t i = 0; i < rest; i++)
        utf8_add(out, UTF_REPLACEMENT);
    return undefined + rest;
}

size_t codepage_iconv_rest(unsigned number, struct bytes text)
{
    size_t undefined, rest = convert(number, text, NULL, &undefined);
    return rest <= 3 ? rest : 0;
}
