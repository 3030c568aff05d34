/* Secure strings: their forms, and their text once somebody has opened them. psrp.md 6.3, 6.6. */
#include "base64.h"
#include "clixml.h"
#include "clixml_fields.h"

/* Letters of DPAPI's and ConvertFrom-SecureString's own beginnings; compared without case. */
#define DPAPI "01000000d08c9ddf0115d1118c7a00c04fc297eb"
#define KEYED "76492d1116743f0423413b16050a5345"

/* UTF-16 as lower-case digits, four a unit; what is base64 by chance, too, is far likelier these
 * digits. */
static bool is_digits(struct bytes text)
{
    for (size_t i = 0; i < text.len; i++) {
        uint8_t c = text.data[i];
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
            return false;
    }
    return text.len > 0 && text.len % 4 == 0;
}

enum clixml_secure_form clixml_secure_form(struct bytes text)
{
    text = bytes_trim(text);
    if (bytes_starts_nocase(text, BYTES(DPAPI)))
        return CLIXML_FORM_DPAPI;
    if (bytes_starts_nocase(text, BYTES(KEYED)))
        return CLIXML_FORM_KEYED;
    if (is_digits(text))
        return CLIXML_FORM_DIGITS;
    struct buf bytes = buf_init(text.len / 4 * 3 + 3);
    bool valid = base64_decode(text, &bytes);
    buf_clear(&bytes);
    return valid ? CLIXML_FORM_SESSION : CLIXML_FORM_INVALID;
}

struct node *clixml_put_plain(struct record *r, const struct node *value, uint32_t source)
{
    struct cursor c = record_cursor(r, source);
    struct node *object = value->parent, *last = object->last;
    add_utf16le(r, object, &clixml_fields[CLIXML_PLAIN], &c, cur_left(&c));
    return object->last != last ? object->last : NULL;
}
