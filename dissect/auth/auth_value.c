#include "auth.h"

static const struct {
    enum auth_scheme scheme;
    const char *name;
} schemes[] = {
    {SCHEME_BASIC, "Basic"},   {SCHEME_NEGOTIATE, "Negotiate"}, {SCHEME_KERBEROS, "Kerberos"},
    {SCHEME_NTLM, "NTLM"},     {SCHEME_CREDSSP, "CredSSP"},     {SCHEME_CERTIFICATE, "Certificate"},
    {SCHEME_DIGEST, "Digest"},
};

/* [MS-WSMV] 3.1.4.1.28: the URI is the whole value. */
static const char certificate_uri[] =
    "http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/https/mutual";

const char *auth_scheme_name(enum auth_scheme scheme)
{
    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
        if (schemes[i].scheme == scheme)
            return schemes[i].name;
    return "";
}

static enum auth_scheme scheme_of(struct bytes name)
{
    if (bytes_equal_nocase(name, bytes_of_string(certificate_uri)))
        return SCHEME_CERTIFICATE;
    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
        if (schemes[i].scheme != SCHEME_CERTIFICATE &&
            bytes_equal_nocase(name, bytes_of_string(schemes[i].name)))
            return schemes[i].scheme;
    return SCHEME_OTHER;
}

static bool is_one_of(struct bytes first, const char *set)
{
    return first.len > 0 &&
           bytes_find_byte(bytes_of_string(set), first.data[0], 0) < bytes_of_string(set).len;
}

static void skip(struct cursor *c, const char *set)
{
    while (is_one_of(cur_peek(c, 1), set))
        cur_skip(c, 1);
}

/* Up to the next character of the set, or the end. */
static struct bytes take_until(struct cursor *c, const char *set)
{
    struct bytes left = cur_peek(c, cur_left(c));
    size_t n = 0;
    while (n < left.len && !is_one_of(bytes_part(left, n, 1), set))
        n++;
    return cur_take(c, n);
}

/*
 * Whether a parameter, NAME BWS "=", starts at c; if not, it is the next scheme. The "=" that pad
 * base64 are told apart: behind them stands nothing, a blank or a comma.
 */
static bool at_parameter(struct cursor c)
{
    struct bytes name = take_until(&c, " \t,=\"/:");
    bool bare = !is_one_of(cur_peek(&c, 1), " \t");
    skip(&c, " \t");
    if (name.len == 0 || !is_one_of(cur_peek(&c, 1), "="))
        return false;
    skip(&c, "=");
    return !bare || (cur_left(&c) > 0 && !is_one_of(cur_peek(&c, 1), " \t,"));
}

/* Over the value of a parameter, which may be a quoted string with commas in it. */
static void skip_parameter(struct cursor *c)
{
    (void)take_until(c, "=");
    skip(c, "= \t");
    if (!is_one_of(cur_peek(c, 1), "\"")) {
        (void)take_until(c, ",");
        return;
    }
    cur_skip(c, 1);
    for (;;) {
        (void)take_until(c, "\\\"");
        if (!is_one_of(cur_peek(c, 1), "\\"))
            break;
        cur_skip(c, cur_left(c) > 1 ? 2 : 1);
    }
    (void)take_until(c, ",");
}

bool auth_next_value(struct bytes *rest, struct auth_value *value)
{
    struct cursor c = cur_init(*rest, 0);
    skip(&c, " \t\r\n,");
    value->name = take_until(&c, " \t\r\n,");
    value->token = bytes_none();
    value->scheme = value->name.len > 0 ? scheme_of(value->name) : SCHEME_NONE;
    skip(&c, " \t\r\n");
    struct bytes from = cur_peek(&c, cur_left(&c));
    size_t end = 0;
    if (!at_parameter(c)) {
        end = take_until(&c, ",").len;
    } else {
        /* The list goes on as long as what follows a comma is a parameter. */
        do {
            skip_parameter(&c);
            end = from.len - cur_left(&c);
            skip(&c, " \t\r\n,");
        } while (at_parameter(c));
    }
    value->token = bytes_trim(bytes_part(from, 0, end));
    *rest = cur_peek(&c, cur_left(&c));
    return value->name.len > 0;
}

struct bytes auth_basic_user(struct bytes credentials)
{
    size_t colon = bytes_find_byte(credentials, ':', 0);
    return colon < credentials.len ? bytes_part(credentials, 0, colon) : bytes_none();
}
