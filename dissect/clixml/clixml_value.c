#include "clixml_value.h"

#include "base64.h"
#include "clixml.h"
#include "clixml_fields.h"
#include "clixml_syntax.h"
#include "clixml_text.h"
#include "utf.h"

/* clang-format off */
static const struct clixml_primitive primitives[] = {
    {"S",               CLIXML_FORMAT_TEXT,     CLIXML_VALUE_STRING,  0,         0},
    {"C",               CLIXML_FORMAT_INTEGER,  CLIXML_VALUE_CHAR,    0,         UINT16_MAX},
    {"B",               CLIXML_FORMAT_BOOL,     CLIXML_VALUE_BOOL,    0,         0},
    {"DT",              CLIXML_FORMAT_DATE,     CLIXML_VALUE_STRING,  0,         0},
    {"TS",              CLIXML_FORMAT_DURATION, CLIXML_VALUE_STRING,  0,         0},
    {"By",              CLIXML_FORMAT_INTEGER,  CLIXML_VALUE_UINT,    0,         UINT8_MAX},
    {"SB",              CLIXML_FORMAT_INTEGER,  CLIXML_VALUE_INT,     INT8_MIN,  INT8_MAX},
    {"U16",             CLIXML_FORMAT_INTEGER,  CLIXML_VALUE_UINT,    0,         UINT16_MAX},
    {"I16",             CLIXML_FORMAT_INTEGER,  CLIXML_VALUE_INT,     INT16_MIN, INT16_MAX},
    {"U32",             CLIXML_FORMAT_INTEGER,  CLIXML_VALUE_UINT,    0,         UINT32_MAX},
    {"I32",             CLIXML_FORMAT_INTEGER,  CLIXML_VALUE_INT,     INT32_MIN, INT32_MAX},
    {"U64",             CLIXML_FORMAT_INTEGER,  CLIXML_VALUE_UINT,    0,         UINT64_MAX},
    {"I64",             CLIXML_FORMAT_INTEGER,  CLIXML_VALUE_INT,     INT64_MIN, INT64_MAX},
    {"Sg",              CLIXML_FORMAT_FLOAT,    CLIXML_VALUE_FLOAT,   0,         0},
    {"Db",              CLIXML_FORMAT_FLOAT,    CLIXML_VALUE_FLOAT,   0,         0},
    {"D",               CLIXML_FORMAT_DECIMAL,  CLIXML_VALUE_DECIMAL, 0,         0},
    {"BA",              CLIXML_FORMAT_BYTES,    CLIXML_VALUE_BYTES,   0,         0},
    {"G",               CLIXML_FORMAT_GUID,     CLIXML_VALUE_GUID,    0,         0},
    {"URI",             CLIXML_FORMAT_TEXT,     CLIXML_VALUE_STRING,  0,         0},
    {"Nil",             CLIXML_FORMAT_NIL,      CLIXML_VALUE_STRING,  0,         0},
    {"Version",         CLIXML_FORMAT_VERSION,  CLIXML_VALUE_STRING,  0,         0},
    {"XD",              CLIXML_FORMAT_TEXT,     CLIXML_VALUE_STRING,  0,         0},
    {"SBK",             CLIXML_FORMAT_TEXT,     CLIXML_VALUE_STRING,  0,         0},
    {"SS",              CLIXML_FORMAT_SECRET,   CLIXML_VALUE_SECRET,  0,         0},
    {"SemanticVersion", CLIXML_FORMAT_TEXT,     CLIXML_VALUE_STRING,  0,         0},
};
/* clang-format on */

const struct clixml_primitive clixml_unknown_primitive = {"", CLIXML_FORMAT_TEXT,
                                                          CLIXML_VALUE_STRING, 0, 0};

const struct clixml_primitive *clixml_primitive(struct bytes tag)
{
    for (size_t i = 0; i < sizeof(primitives) / sizeof(primitives[0]); i++)
        if (bytes_is(tag, primitives[i].tag))
            return &primitives[i];
    return NULL;
}

const struct clixml_primitive *clixml_primitive_at(size_t i)
{
    return i < sizeof(primitives) / sizeof(primitives[0]) ? &primitives[i] : NULL;
}

struct span clixml_text_span(const struct xml_element *element)
{
    return element->text_span.source != 0 ? element->text_span : element->span;
}

/* The text that a value is read from, and what is known of it. */
struct reading {
    struct record *r;
    struct node *object;
    const struct clixml_primitive *primitive;
    struct bytes text, trimmed;
    struct span span;
};

static const struct field *field_of(const struct reading *v)
{
    return &clixml_fields[v->primitive->field];
}

/* Puts text without a look at its bytes: clixml.utf8-invalid is said once for the whole. */
static struct node *put_verbatim(const struct reading *v, struct bytes text)
{
    return put_bytes(v->r, v->object, field_of(v), text, v->span);
}

/* A character as what it looks like; a number says that to few. */
static void put_character(const struct reading *v, uint32_t unit)
{
    struct buf text = buf_init(4);
    utf8_add(&text, unit);
    struct bytes copy = arena_copy(v->r->arena, buf_bytes(&text));
    put_bytes(v->r, v->object, &clixml_fields[CLIXML_CHARACTER], copy, span_none());
    buf_clear(&text);
}

static struct node *read_integer(const struct reading *v)
{
    const struct clixml_primitive *primitive = v->primitive;
    bool negative;
    uint64_t magnitude;
    if (!clixml_integer(v->trimmed, &negative, &magnitude))
        return NULL;
    uint64_t lowest = primitive->least < 0 ? 0 - (uint64_t)primitive->least : 0;
    if (magnitude > (negative ? lowest : primitive->most))
        return NULL;
    uint64_t value = negative ? 0 - magnitude : magnitude;
    struct node *node = put_uint(v->r, v->object, field_of(v), value, v->span);
    if (primitive->field == CLIXML_VALUE_CHAR)
        put_character(v, (uint32_t)value);
    return node;
}

static struct node *read_bool(const struct reading *v)
{
    bool yes = bytes_equal(v->trimmed, BYTES("true")) || bytes_equal(v->trimmed, BYTES("1"));
    bool no = bytes_equal(v->trimmed, BYTES("false")) || bytes_equal(v->trimmed, BYTES("0"));
    return yes || no ? put_bool(v->r, v->object, field_of(v), yes, v->span) : NULL;
}

static struct node *read_base64(const struct reading *v)
{
    struct buf bytes = buf_init(v->text.len / 4 * 3 + 3);
    struct node *node = NULL;
    if (base64_decode(v->text, &bytes))
        node = put_bytes(v->r, v->object, field_of(v), arena_copy(v->r->arena, buf_bytes(&bytes)),
                         v->span);
    buf_clear(&bytes);
    return node;
}

static struct node *read_guid(const struct reading *v)
{
    struct guid guid;
    return guid_parse(v->trimmed, &guid) ? put_guid(v->r, v->object, field_of(v), &guid, v->span)
                                         : NULL;
}

/* Shown, where it is, as it stands. */
static struct node *read_secret(const struct reading *v)
{
    static const int kinds[] = {[CLIXML_FORM_DPAPI] = CLIXML_SECURE_DPAPI,
                                [CLIXML_FORM_KEYED] = CLIXML_SECURE_KEYED,
                                [CLIXML_FORM_DIGITS] = CLIXML_SECURE_HEX,
                                [CLIXML_FORM_INVALID] = CLIXML_VALUE_INVALID};
    struct node *node = put_verbatim(v, v->text);
    enum clixml_secure_form form = clixml_secure_form(v->text);
    if (form != CLIXML_FORM_SESSION)
        diag_add(v->r, node, &clixml_diagnostics[kinds[form]], "%s",
                 form == CLIXML_FORM_INVALID ? "a secure string that is not base64" : "");
    return node;
}

/* The node; NULL when the text is no such value. */
static struct node *read_value(const struct reading *v)
{
    switch (v->primitive->format) {
    case CLIXML_FORMAT_TEXT:
        return put_verbatim(v, clixml_unescape(v->r->arena, v->text));
    case CLIXML_FORMAT_SECRET:
        return read_secret(v);
    case CLIXML_FORMAT_BOOL:
        return read_bool(v);
    case CLIXML_FORMAT_INTEGER:
        return read_integer(v);
    case CLIXML_FORMAT_FLOAT:
        return clixml_is_float(v->trimmed) ? put_verbatim(v, v->trimmed) : NULL;
    case CLIXML_FORMAT_DECIMAL:
        return clixml_is_decimal(v->trimmed) ? put_verbatim(v, v->trimmed) : NULL;
    case CLIXML_FORMAT_DATE:
        return clixml_is_date(v->trimmed) ? put_verbatim(v, v->trimmed) : NULL;
    case CLIXML_FORMAT_DURATION:
        return clixml_is_duration(v->trimmed) ? put_verbatim(v, v->trimmed) : NULL;
    case CLIXML_FORMAT_BYTES:
        return read_base64(v);
    case CLIXML_FORMAT_GUID:
        return read_guid(v);
    case CLIXML_FORMAT_VERSION:
        return clixml_is_version(v->trimmed) ? put_verbatim(v, v->trimmed) : NULL;
    case CLIXML_FORMAT_NIL:
        break;
    }
    return NULL;
}

static struct node *put_invalid(const struct reading *v)
{
    struct node *node =
        put_bytes(v->r, v->object, &clixml_fields[CLIXML_VALUE_STRING], v->text, v->span);
    struct bytes shown = bytes_part(v->text, 0, 40);
    diag_add(v->r, node, &clixml_diagnostics[CLIXML_VALUE_INVALID], "%s: \"%.*s\"%s",
             v->primitive->tag, (int)shown.len, (const char *)shown.data,
             shown.len < v->text.len ? "..." : "");
    return node;
}

struct node *clixml_put_value(struct record *r, struct node *object,
                              const struct clixml_primitive *primitive,
                              const struct xml_element *element, bool *secret)
{
    struct reading v = {.r = r,
                        .object = object,
                        .primitive = primitive,
                        .text = element->text,
                        .trimmed = bytes_trim(element->text),
                        .span = clixml_text_span(element)};
    if (primitive->format == CLIXML_FORMAT_NIL && v.trimmed.len == 0)
        return NULL;
    struct node *node = read_value(&v);
    if (node == NULL)
        node = put_invalid(&v);
    if (element->partial)
        node->flags |= NODE_PARTIAL;
    *secret = *secret || primitive->format == CLIXML_FORMAT_SECRET;
    return node;
}

void clixml_put_as(struct record *r, struct node *object, int field,
                   const struct xml_element *element)
{
    static const struct clixml_primitive text = {"text", CLIXML_FORMAT_TEXT, 0, 0, 0};
    static const struct clixml_primitive number = {"number", CLIXML_FORMAT_INTEGER, 0, INT32_MIN,
                                                   INT32_MAX};
    struct clixml_primitive as = clixml_fields[field].kind == KIND_INT ? number : text;
    bool secret = false;
    as.field = field;
    clixml_put_value(r, object, &as, element, &secret);
}
