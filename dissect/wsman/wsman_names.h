/* The names of WS-Management: namespaces, actions, resource URIs, symbolic names of fault codes.
 * Tables. */
#pragma once

#include "field.h"
#include "wsman.h"

/* Namespaces by meaning: several URIs, of several releases, are one. wsman.md 5. */
enum wsman_namespace {
    NAMESPACE_NONE,  /* the element has none */
    NAMESPACE_OTHER, /* one that is not in the table */
    NAMESPACE_SOAP,
    NAMESPACE_SOAP_1_1,
    NAMESPACE_ADDRESSING,
    NAMESPACE_WSMAN,
    NAMESPACE_MICROSOFT, /* Microsoft's extensions of WS-Management */
    NAMESPACE_FAULT,
    NAMESPACE_SHELL,
    NAMESPACE_TRANSFER,
    NAMESPACE_ENUMERATION,
    NAMESPACE_EVENTING,
    NAMESPACE_BINDING,
    NAMESPACE_CIM,
    NAMESPACE_IDENTITY,
    NAMESPACE_CONFIG,
    NAMESPACE_PLUGIN,
    NAMESPACE_SUBSCRIPTION,
    NAMESPACE_MACHINE_ID,
    NAMESPACE_INTERACTIVE,
    NAMESPACE_CERTIFICATE_MAPPING,
    NAMESPACE_POLICY,
    NAMESPACE_POWERSHELL,
    NAMESPACE_SCHEMA_INSTANCE,
    NAMESPACE_SCHEMA,
    NAMESPACE_SECURITY,
    NAMESPACE_XML
};

struct wsman_namespace_row {
    const char *uri;
    size_t len; /* of the URI */
    enum wsman_namespace is;
    const char *prefix; /* as Windows writes it */
    bool old;           /* of Windows Server 2003 R2, or a draft */
};

/* The row of a URI; NULL when it is not known. */
const struct wsman_namespace_row *wsman_namespace_find(struct bytes uri);
enum wsman_namespace wsman_namespace_of(struct bytes uri);

struct wsman_action_row {
    const char *base, *name; /* the URI is one behind the other */
    enum wsman_kind kind;
    enum direction direction;
    bool required; /* a request that needs every header that WS-Management requires */
};

/* The row of an action URI; NULL when it is not known. A method of a class is none. wsman.md 7. */
const struct wsman_action_row *wsman_action_find(struct bytes uri);
/* What stands behind the last slash of a URI; all of it when there is none. */
struct bytes wsman_last_part(struct bytes uri);

/*
 * What a resource URI stands for, in a few words; NULL when it is not known. *rest is what follows
 * the known part: the class, the name of the session configuration. wsman.md 8.
 */
const char *wsman_resource(struct bytes uri, struct bytes *rest);

/* Of a resource URI of WMI: "root/cimv2", the namespace without the class; none for others. */
struct bytes wsman_wmi_namespace(struct bytes uri);
/* True for Get, Put, Create, Delete and their answers. */
bool wsman_is_transfer(struct bytes action_uri);

/* A subcode of a fault. wsman.md 13.2. */
struct wsman_subcode {
    enum wsman_namespace ns;
    const char *name, *meaning;
};

/* The table. */
extern const struct wsman_subcode wsman_subcodes[];
extern const size_t wsman_n_subcodes;
/* The row of a subcode: of that namespace where it is known, else of that name alone; NULL when it
 * is not known. */
const struct wsman_subcode *wsman_subcode_find(enum wsman_namespace ns, struct bytes name);

/* All actions that are known, for who wants to list them. */
extern const struct wsman_action_row wsman_actions[];
extern const size_t wsman_n_actions;
