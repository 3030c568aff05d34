/*
 * CLIXML: PowerShell's objects as XML. [MS-PSRP] 2.2.5; psrp.md 5. The tree is the object as the
 * text says it: tag, name, types, string, value, props, ms, items, entries, ref. A Ref is not
 * expanded. Its fields are in clixml_fields.h.
 */
#pragma once

#include "record.h"

struct clixml_result {
    struct node *object; /* the (first) object; NULL when there is none */
    bool secret;         /* an SS or PSCredential value is somewhere in it */
    size_t objects;      /* top-level elements: 1 in a message, any number in a file */
};

/*
 * Dissects the CLIXML in a whole source (UTF-8, byte order mark already dropped) and adds the
 * object as parent's child, a group of field. What breaks the rules of psrp.md 5.9 becomes
 * diagnostics on the nodes, or on parent when there is no object; what is readable is shown all the
 * same. An empty source gives no object and no diagnostic: whether that is right depends on the
 * message. Never recurses by the depth of the input.
 */
void clixml_dissect(struct record *r, struct node *parent, const struct field *field,
                    uint32_t source, struct clixml_result *result);

/*
 * The same for the file form (root Objs): every child of Objs becomes an element of a list under
 * parent. psrp.md 5.10
 */
void clixml_dissect_file(struct record *r, struct node *parent, const struct field *list,
                         uint32_t source, struct clixml_result *result);

/* The member of an object's ms, else props, of that name without case; NULL when there is none.
 * object may be NULL. */
const struct node *clixml_property(const struct node *object, const char *name);
/* The value under a key of a dictionary, which compares without case; NULL when it is not there. */
const struct node *clixml_entry(const struct node *dictionary, const char *key);
/* The node of the object's value, one of the value rows of clixml_fields.h; NULL when it has none.
 * object may be NULL. */
const struct node *clixml_value(const struct node *object);
/* The object's value as a signed integer; false when it is none (an enum's number counts). object
 * may be NULL. */
bool clixml_int(const struct node *object, int64_t *value);
/* The object's value where it is text (strings, dates, versions, floats and the like), else its
 * string; none when it has neither. object may be NULL. */
struct bytes clixml_text(const struct node *object);
/* True when one of the object's type names is name, or name with Deserialized. before it. object
 * may be NULL. */
bool clixml_has_type(const struct node *object, const char *name);

/* What the text of an SS is by its form. psrp.md 6.3, 6.6 */
enum clixml_secure_form {
    CLIXML_FORM_SESSION,     /* base64 of a session: sealed by its key, or from version 2.4 on plain */
    CLIXML_FORM_DPAPI,    /* hexadecimal digits of a DPAPI blob */
    CLIXML_FORM_KEYED,      /* of ConvertFrom-SecureString -Key */
    CLIXML_FORM_DIGITS,   /* hexadecimal digits of UTF-16-LE text */
    CLIXML_FORM_INVALID      /* not base64 */
};
enum clixml_secure_form clixml_secure_form(struct bytes text);
/*
 * Puts the text of an opened secure string beside its value: a whole source of UTF-16-LE, of which value
 * was the sealed form. Gives its node; NULL beyond limits.nodes.
 */
struct node *clixml_put_plain(struct record *r, const struct node *value, uint32_t source);
