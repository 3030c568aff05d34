/*
 * What the files of wsman share: a reader that walks tables ("shapes") of the elements and
 * attributes that may stand somewhere, and puts everything else where it is shown all the same.
 */
#pragma once

#include "wsman.h"
#include "wsman_fields.h"
#include "wsman_names.h"
#include "xml.h"

#define F(word) (&wsman_fields[WSMAN_FIELD_##word])
#define D(word) (&wsman_diagnostics[WSMAN_DIAG_##word])

/* One envelope while it is read. */
struct reading {
    struct record *r;
    uint32_t source;
    struct wsman_envelope *envelope;
    const struct xml_element *header, *body; /* NULL where there is none */
    /* Action, ResourceURI, MessageID, RelatesTo: the first of each in the header, or NULL. */
    const struct xml_element *placed[4];
    bool powershell; /* the resource is a PowerShell shell, as far as the envelope says it */
    bool secret;     /* a password was met: the raw text holds it too */
    bool old;        /* a namespace of Windows Server 2003 R2 was met */
    bool listed; /* what is read is one of several: it says nothing of the envelope's own shell */
    struct node *selectors; /* of the header: the record has them in any case */
    struct wsman_payload *payloads;
    size_t payloads_capacity;
    struct bytes *arguments;
    size_t arguments_capacity;
    struct bytes (*environment)[2];
    size_t environment_capacity;
};

/* What becomes of an element or an attribute. */
enum form {
    FORM_TEXT,     /* a string without the white space around it */
    FORM_VERBATIM, /* a string as it stands */
    FORM_ID,       /* an identifier: upper case where it is a GUID */
    FORM_UINT,
    FORM_DURATION, /* xs:duration */
    FORM_BOOL,     /* xs:boolean, in any letter case */
    FORM_PRESENT,  /* an element without content: true */
    FORM_GROUP,    /* its own attributes and children, by the shape inside */
    FORM_INLINE,   /* the same, but into the parent itself: an element that only wraps others */
    FORM_READ      /* by the row's function; an attribute is given with its element */
};

struct shape {
    bool attribute;
    enum wsman_namespace ns;
    const char *name; /* NULL ends a shape */
    enum form form;
    enum wsman_field field;
    const struct shape *inside;
    void (*read)(struct reading *reading, struct node *parent, const struct xml_element *element);
};

/* Rows of a shape. */
#define ELEMENT(ns, name, form, field)                                                             \
    {                                                                                              \
        false, NAMESPACE_##ns, name, FORM_##form, WSMAN_FIELD_##field, NULL, NULL                  \
    }
#define ATTRIBUTE(name, form, field)                                                               \
    {                                                                                              \
        true, NAMESPACE_NONE, name, FORM_##form, WSMAN_FIELD_##field, NULL, NULL                   \
    }
#define GROUP(ns, name, field, inside)                                                             \
    {                                                                                              \
        false, NAMESPACE_##ns, name, FORM_GROUP, WSMAN_FIELD_##field, inside, NULL                 \
    }
#define INLINE(ns, name, inside)                                                                   \
    {                                                                                              \
        false, NAMESPACE_##ns, name, FORM_INLINE, WSMAN_FIELD_COUNT, inside, NULL                  \
    }
#define READ(ns, name, function)                                                                   \
    {                                                                                              \
        false, NAMESPACE_##ns, name, FORM_READ, WSMAN_FIELD_COUNT, NULL, function                  \
    }
#define READ_ATTRIBUTE(name, function)                                                             \
    {                                                                                              \
        true, NAMESPACE_NONE, name, FORM_READ, WSMAN_FIELD_COUNT, NULL, function                   \
    }
#define SHAPE_END                                                                                  \
    {                                                                                              \
        false, NAMESPACE_NONE, NULL, FORM_TEXT, WSMAN_FIELD_COUNT, NULL, NULL                      \
    }

/* Puts what element has, attributes and children, under parent. */
void read_shape(struct reading *reading, struct node *parent, const struct xml_element *element,
                const struct shape *shape);
/* The attributes alone: for elements whose text is their own affair. shape NULL: none is expected.
 */
void read_attributes(struct reading *reading, struct node *parent,
                     const struct xml_element *element, const struct shape *shape);
/* One child alone. */
void read_child(struct reading *reading, struct node *parent, const struct xml_element *child,
                const struct shape *shape);

/* The list of that field under parent, made when it is not there yet. */
struct node *list_under(struct reading *reading, struct node *parent, const struct field *field);
/* Shows an element that has no place of its own, with all that is in it; gives its node. */
struct node *put_other(struct reading *reading, struct node *parent,
                       const struct xml_element *element);
/* Text directly in an element that should hold elements alone. */
void put_stray_text(struct reading *reading, struct node *parent,
                    const struct xml_element *element);
/* An attribute that has no place of its own, named after its element too. */
struct node *put_other_attribute(struct reading *reading, struct node *parent,
                                 const struct xml_element *element,
                                 const struct xml_attribute *attribute);
/* Shows an element and all that is in it as a member of a MAP: names to texts. */
void put_tree(struct reading *reading, struct node *map, const struct xml_element *element);
/* The same for what is in it, without itself. */
void put_content(struct reading *reading, struct node *map, const struct xml_element *element);

/* Passwords in configuration and in the parameters of methods: by the end of the name. */
bool is_password(struct bytes name);
/* Makes it a secret, and the raw text with it. */
void hide(struct reading *reading, struct node *node);
/* xsi:nil="true". */
bool is_nil(const struct xml_attribute *attribute);
bool has_nil(const struct xml_element *element);
/* "prefix:name". */
struct bytes prefixed(struct reading *reading, const char *prefix, struct bytes name);
/* "@Name", with a prefix where the namespace is a known one. */
struct bytes attribute_name(struct reading *reading, const struct xml_attribute *attribute);
struct node *put_attribute(struct reading *reading, struct node *map, struct bytes name,
                           const struct xml_attribute *attribute);

/* The same namespace and local name. */
bool is_element(const struct xml_element *element, enum wsman_namespace ns, const char *name);
/* The first child of that kind, or NULL; element may be NULL. */
const struct xml_element *child_of(const struct xml_element *element, enum wsman_namespace ns,
                                   const char *name);
/* The attribute of that local name without namespace, or NULL. */
const struct xml_attribute *attribute_of(const struct xml_element *element, const char *name);
/* text without the white space around it, and span by as much narrower where it is as long as the
 * text. */
struct bytes trimmed(struct bytes text, struct span *span);
/* An identifier, trimmed: in upper case where it is a GUID without ornament, else as it stands. */
struct bytes identifier(struct reading *reading, struct bytes text);
/* xs:boolean without regard to letter case; false for what is none. */
bool is_true(struct bytes text);
/* A QName without its prefix. */
struct bytes without_prefix(struct bytes name);

/* wsman_header.c: the SOAP header. */
void read_header(struct reading *reading, const struct xml_element *header);
/* w:SelectorSet and w:OptionSet, into the maps under parent. */
void read_selectors(struct reading *reading, struct node *parent,
                    const struct xml_element *element);

/* The selectors of a w:SelectorSet into map; what else stands in it is shown under parent. */
void put_selectors(struct reading *reading, struct node *parent, struct node *map,
                   const struct xml_element *element);

/* wsman_instance.c: an instance of WMI, CIM or configuration into group; the endpoint reference
 * that an element is or has in it; members of any element into a map of that field under owner. */
void read_instance(struct reading *reading, struct node *group, const struct xml_element *element);
void read_reference(struct reading *reading, struct node *group, const struct xml_element *element);
void read_properties(struct reading *reading, struct node *owner, const struct field *field,
                     const struct xml_element *element);
/* A body like Create_INPUT and Create_OUTPUT, under parent; false when it is none. */
bool read_method(struct reading *reading, struct node *parent, const struct xml_element *element);
/* True for a body that is an instance, by its namespace or by the action. */
bool is_instance(const struct reading *reading, const struct xml_element *element);

/* wsman_enumeration.c: the bodies of all its operations. */
void read_enumeration(struct reading *reading, struct node *parent,
                      const struct xml_element *element);

/* wsman_body.c: what rsp:Shell says of one of several shells, into group. */
void read_shell(struct reading *reading, struct node *group, const struct xml_element *element);

/* wsman_body.c: everything in the body but faults. */
void read_body(struct reading *reading, const struct xml_element *body);
/* What the body says of its kind; WSMAN_OTHER when it says nothing. */
enum wsman_kind body_kind(const struct xml_element *body);

/* wsman_fault.c: s:Fault. */
void read_fault(struct reading *reading, struct node *parent, const struct xml_element *element);
