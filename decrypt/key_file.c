/*
 * The key file: JSON, read with jansson. "The key file" of the manual says what may stand in it.
 * What we hold of it is wiped; jansson's own copies are freed as they are, its allocator is the
 * process's.
 */
#include <stdio.h>
#include <string.h>

#include <jansson.h>

#include "keyring.h"
#include "memory.h"
#include "spelling.h"

struct reader {
    struct keyring *keyring;
    const char *path;
    struct bytes folder;  /* of the path, with its slash */
    struct status status; /* the first problem */
    char where[96];       /* the member at hand: "users[2]" */
    struct bytes realm;   /* of the users of kerberos */
};

/* The first problem is the one that is told; what a member holds never is. */
static void problem(struct reader *r, const char *member, const char *wanted)
{
    if (!r->status.failed)
        r->status =
            status_failure("%s: %s%s%s: wants %s", r->path, r->where,
                           r->where[0] != '\0' && member[0] != '\0' ? "." : "", member, wanted);
}

static void take_status(struct reader *r, struct status status)
{
    if (!r->status.failed)
        r->status = status;
}

/* "b2.keys.json users[0]"; freed by the caller. */
static char *origin(const struct reader *r, const char *member)
{
    struct buf text = buf_init(strlen(r->path) + sizeof(r->where) + strlen(member) + 3);
    buf_printf(&text, "%s %s%s%s", r->path, r->where,
               r->where[0] != '\0' && member[0] != '\0' ? "." : "", member);
    char *copy = keyring_text(buf_bytes(&text));
    buf_clear(&text);
    return copy;
}

/* What may stand in which object. A name that is none of these is somebody else's, unless it looks
 * like a slip of the pen. */
enum group { ROOT, USER, NTLM, KERBEROS, CONTEXT_KEY, PSRP_SESSION_KEY, PSRP_RSA_KEY };
enum { MEMBERS = 8 };
static const char *const members[][MEMBERS + 1] = {
    [ROOT] = {"users", "ntlm", "kerberos", "tls_keylog", "credssp_keylog", "tls_rsa_keys",
              "psrp_session_keys", "psrp_rsa_keys"},
    [USER] = {"domain", "user", "password", "nt_hash"},
    [NTLM] = {"exported_session_key", "user"},
    [KERBEROS] = {"keytab", "service_keytab", "client_ccache", "users", "service_password", "realm",
                  "context_keys"},
    [CONTEXT_KEY] = {"gss_session_key"},
    [PSRP_SESSION_KEY] = {"shell_id", "key_hex"},
    [PSRP_RSA_KEY] = {"shell_id", "pem"},
};

static size_t member_index(enum group group, const char *name, size_t *n)
{
    size_t found = MEMBERS;
    for (*n = 0; members[group][*n] != NULL; ++*n)
        if (strcmp(members[group][*n], name) == 0)
            found = *n;
    return found;
}

/* Notes names that were probably meant to be one of the group's, or that belong deeper down. */
static void check_members(struct reader *r, const json_t *object, enum group group)
{
    for (void *at = json_object_iter((json_t *)(uintptr_t)object); at != NULL;
         at = json_object_iter_next((json_t *)(uintptr_t)object, at)) {
        const char *name = json_object_iter_key(at), *dot = r->where[0] != '\0' ? "." : "";
        size_t n, unused, meant;
        if (member_index(group, name, &n) < MEMBERS)
            continue;
        meant = spelling_nearest(name, members[group], n);
        if (meant < n)
            keyring_note(r->keyring, "%s: %s%s%s is not known and left out; did you mean %s?",
                         r->path, r->where, dot, name, members[group][meant]);
        else if (group == ROOT && member_index(KERBEROS, name, &unused) < MEMBERS)
            keyring_note(r->keyring, "%s: %s is left out: it belongs into \"kerberos\"", r->path,
                         name);
        else if (group == ROOT && member_index(USER, name, &unused) < MEMBERS)
            keyring_note(r->keyring, "%s: %s is left out: it belongs into a list \"users\"",
                         r->path, name);
    }
}

/* The text of a member; false when it is absent or null, or, with a problem, no text. */
static bool text_of(struct reader *r, const json_t *object, const char *member, struct bytes *text)
{
    const json_t *value = json_object_get(object, member);
    *text = bytes_none();
    if (value == NULL || json_is_null(value))
        return false;
    if (!json_is_string(value)) {
        problem(r, member, "a string");
        return false;
    }
    *text = bytes_of(json_string_value(value), json_string_length(value));
    return true;
}

/* The bytes of a member in hexadecimal, of one of two lengths. */
static bool hex_of(struct reader *r, const json_t *object, const char *member, size_t len,
                   size_t other_len, struct buf *out)
{
    struct bytes digits;
    *out = buf_init(other_len);
    if (!text_of(r, object, member, &digits))
        return false;
    if (keyring_hex(digits, out) && (out->len == len || out->len == other_len))
        return true;
    char wanted[64];
    if (len == other_len)
        snprintf(wanted, sizeof(wanted), "%zu hexadecimal digits", 2 * len);
    else
        snprintf(wanted, sizeof(wanted), "%zu or %zu hexadecimal digits", 2 * len, 2 * other_len);
    problem(r, member, wanted);
    keyring_wipe(out);
    return false;
}

static void read_file_name(struct reader *r, const json_t *value, const char *member,
                           enum key_kind kind)
{
    struct bytes name = bytes_of(json_string_value(value), json_string_length(value));
    struct buf path = buf_init(r->folder.len + name.len + 1);
    if (!bytes_starts(name, BYTES("/")))
        buf_add(&path, r->folder);
    buf_add(&path, name);
    buf_add_byte(&path, 0);
    char *from = origin(r, member);
    struct status status =
        keyring_new_file(r->keyring, kind, bytes_none(), from, (const char *)path.data);
    if (status.failed)
        take_status(r, status_failure("%s: %s", from, status.text));
    memory_free(from);
    buf_clear(&path);
}

static void read_file(struct reader *r, const json_t *object, const char *member,
                      enum key_kind kind)
{
    struct bytes name;
    if (text_of(r, object, member, &name))
        read_file_name(r, json_object_get(object, member), member, kind);
}

/* Calls read for each object of the list; the reader's place is the element's. */
static void read_list(struct reader *r, const json_t *object, const char *member, enum group group,
                      void (*read)(struct reader *r, const json_t *element))
{
    const json_t *list = json_object_get(object, member);
    char outer[sizeof(r->where)];
    memcpy(outer, r->where, sizeof(outer));
    if (list == NULL || json_is_null(list))
        return;
    if (!json_is_array(list)) {
        problem(r, member, "a list");
        return;
    }
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *element = json_array_get(list, i);
        snprintf(r->where, sizeof(r->where), "%.32s%s%.32s[%zu]", outer,
                 outer[0] != '\0' ? "." : "", member, i);
        if (json_is_object(element)) {
            check_members(r, element, group);
            read(r, element);
        } else {
            problem(r, "", "an object");
        }
    }
    memcpy(r->where, outer, sizeof(outer));
}

static void add_secret(struct reader *r, enum key_kind kind, struct bytes user, const char *member,
                       struct bytes secret)
{
    char *from = origin(r, member);
    take_status(r, keyring_new_secret(r->keyring, kind, user, from, secret));
    memory_free(from);
}

/* The password and the NT hash of one user, whose label is given. */
static void read_secrets(struct reader *r, const json_t *element, struct bytes label)
{
    struct bytes password;
    struct buf hash;
    if (text_of(r, element, "password", &password))
        add_secret(r, KEY_PASSWORD, label, "password", password);
    if (hex_of(r, element, "nt_hash", NTLM_KEY, NTLM_KEY, &hash))
        add_secret(r, KEY_NT_HASH, label, "nt_hash", buf_bytes(&hash));
    keyring_wipe(&hash);
}

static void read_user(struct reader *r, const json_t *element)
{
    struct bytes user, domain;
    (void)text_of(r, element, "user", &user);
    (void)text_of(r, element, "domain", &domain);
    struct buf label = buf_init(user.len + domain.len + 1);
    if (user.len > 0 && domain.len > 0 && bytes_find_byte(user, '\\', 0) == user.len) {
        buf_add(&label, domain);
        buf_add_byte(&label, '\\');
    }
    buf_add(&label, user);
    read_secrets(r, element, buf_bytes(&label));
    buf_clear(&label);
}

static void read_session(struct reader *r, const json_t *element)
{
    struct buf key;
    struct bytes user;
    (void)text_of(r, element, "user", &user);
    if (hex_of(r, element, "exported_session_key", NTLM_KEY, NTLM_KEY, &key)) {
        char *from = origin(r, "exported_session_key");
        (void)keyring_new_key(r->keyring, KEY_NTLM_SESSION, user, from, buf_bytes(&key));
        memory_free(from);
    }
    keyring_wipe(&key);
}

static void read_context_key(struct reader *r, const json_t *element)
{
    struct buf key;
    if (hex_of(r, element, "gss_session_key", NTLM_KEY, 32, &key)) {
        char *from = origin(r, "gss_session_key");
        (void)keyring_new_key(r->keyring, KEY_KERBEROS_SESSION, bytes_none(), from,
                              buf_bytes(&key));
        memory_free(from);
    }
    keyring_wipe(&key);
}

static void read_psrp_session_key(struct reader *r, const json_t *element)
{
    struct buf key;
    struct bytes shell;
    (void)text_of(r, element, "shell_id", &shell);
    if (hex_of(r, element, "key_hex", 32, 32, &key)) {
        char *from = origin(r, "key_hex");
        (void)keyring_new_key(r->keyring, KEY_PSRP_SESSION, shell, from, buf_bytes(&key));
        memory_free(from);
    }
    keyring_wipe(&key);
}

static void read_psrp_rsa_key(struct reader *r, const json_t *element)
{
    struct bytes shell, pem;
    (void)text_of(r, element, "shell_id", &shell);
    if (!text_of(r, element, "pem", &pem))
        return;
    char *from = origin(r, "pem");
    take_status(r, keyring_new_psrp_rsa(r->keyring, shell, from, pem));
    memory_free(from);
}

static void read_kerberos_user(struct reader *r, const json_t *element)
{
    struct bytes user;
    (void)text_of(r, element, "user", &user);
    struct buf label = buf_init(user.len + r->realm.len + 1);
    buf_add(&label, user);
    if (user.len > 0 && r->realm.len > 0 && bytes_find_byte(user, '@', 0) == user.len) {
        buf_add_byte(&label, '@');
        buf_add(&label, r->realm);
    }
    read_secrets(r, element, buf_bytes(&label));
    buf_clear(&label);
}

static void read_kerberos(struct reader *r, const json_t *root)
{
    const json_t *kerberos = json_object_get(root, "kerberos");
    struct bytes password;
    if (kerberos == NULL || json_is_null(kerberos))
        return;
    if (!json_is_object(kerberos)) {
        problem(r, "kerberos", "an object");
        return;
    }
    snprintf(r->where, sizeof(r->where), "kerberos");
    check_members(r, kerberos, KERBEROS);
    read_file(r, kerberos, "keytab", KEY_KEYTAB);
    read_file(r, kerberos, "service_keytab", KEY_KEYTAB);
    read_file(r, kerberos, "client_ccache", KEY_CCACHE);
    if (text_of(r, kerberos, "service_password", &password))
        add_secret(r, KEY_SERVICE_PASSWORD, bytes_none(), "service_password", password);
    (void)text_of(r, kerberos, "realm", &r->realm);
    read_list(r, kerberos, "users", USER, read_kerberos_user);
    read_list(r, kerberos, "context_keys", CONTEXT_KEY, read_context_key);
    r->where[0] = '\0';
}

static void read_tls_rsa_keys(struct reader *r, const json_t *root)
{
    const json_t *list = json_object_get(root, "tls_rsa_keys");
    if (list == NULL || json_is_null(list))
        return;
    if (!json_is_array(list)) {
        problem(r, "tls_rsa_keys", "a list");
        return;
    }
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *name = json_array_get(list, i);
        char member[48];
        snprintf(member, sizeof(member), "tls_rsa_keys[%zu]", i);
        if (json_is_string(name))
            read_file_name(r, name, member, KEY_TLS_RSA);
        else
            problem(r, member, "a file name");
    }
}

static void read_root(struct reader *r, const json_t *root)
{
    if (!json_is_object(root)) {
        problem(r, "the file", "one JSON object");
        return;
    }
    check_members(r, root, ROOT);
    read_list(r, root, "users", USER, read_user);
    read_list(r, root, "ntlm", NTLM, read_session);
    read_kerberos(r, root);
    read_file(r, root, "tls_keylog", KEY_TLS_KEYLOG);
    read_file(r, root, "credssp_keylog", KEY_CREDSSP_KEYLOG);
    read_tls_rsa_keys(r, root);
    read_list(r, root, "psrp_session_keys", PSRP_SESSION_KEY, read_psrp_session_key);
    read_list(r, root, "psrp_rsa_keys", PSRP_RSA_KEY, read_psrp_rsa_key);
}

/* What is wrong, in words of ours: jansson's quote the file, and so perhaps a password. */
static const char *syntax_problem(const json_error_t *error)
{
    switch (json_error_code(error)) {
    case json_error_premature_end_of_input:
        return "the JSON ends too early";
    case json_error_end_of_input_expected:
        return "something follows the JSON object";
    case json_error_invalid_utf8:
        return "this is not UTF-8";
    case json_error_duplicate_key:
        return "a member stands here twice";
    case json_error_null_byte_in_key:
    case json_error_null_character:
        return "a name or a number holds a NUL";
    case json_error_numeric_overflow:
        return "a number is too large";
    case json_error_stack_overflow:
        return "too many brackets inside each other";
    default:
        return "this is not JSON (a comma, quotation marks or a bracket may be missing; a "
               "backslash is "
               "written twice)";
    }
}

struct status keyring_load(struct keyring *keyring, const char *path)
{
    struct buf text;
    struct bytes whole = bytes_of_string(path);
    struct reader r = {.keyring = keyring, .path = path};
    for (size_t at = 0; (at = bytes_find_byte(whole, '/', at)) < whole.len; at++)
        r.folder = bytes_part(whole, 0, at + 1);
    if (r.folder.data == NULL)
        r.folder = bytes_none();
    r.status = keyring_read_file(keyring, path, &text);
    if (!r.status.failed) {
        json_error_t error;
        json_t *root = json_loadb((const char *)buf_bytes(&text).data, text.len,
                                  JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
        if (root == NULL)
            r.status = status_failure("%s: line %d, column %d: %s", path, error.line, error.column,
                                      syntax_problem(&error));
        else
            read_root(&r, root);
        json_decref(root);
    }
    keyring_wipe(&text);
    return r.status;
}
