/*
 * The keys that the user gives: a store that mechanisms try one after the other, and the report of
 * what became of each. security.md 0; "The key file" of the manual.
 *
 * Every secret is tried on every exchange; a user that is given with it is only a label, from which
 * follows whether a secret that does not fit was wrong or merely somebody else's.
 */
#pragma once

#include "limits.h"
#include "sink.h"
#include "status.h"

struct keyring;

/* limits must outlive it. */
struct keyring *keyring_new(const struct limits *limits);
/* Wipes and frees all keys. Every context that uses them is closed before. NULL is allowed. */
void keyring_free(struct keyring *keyring);

/*
 * Reads a key file: JSON as the manual describes it, file names in it relative to it. What is good
 * in it is taken even where something else is not; the status tells the first problem with file,
 * line and column, or with the place of the member.
 */
struct status keyring_load(struct keyring *keyring, const char *path);

/* What people should know of the key files that were read, one sentence each; NULL behind the last. */
const char *keyring_notes(const struct keyring *keyring, size_t i);

/*
 * What the options of the command line give. USER in front is DOMAIN\NAME or NAME@REALM: only
 * behind one of these does the first colon split.
 */
struct status keyring_add_password(struct keyring *keyring, const char *text); /* [USER:]TEXT */
/* One such text a line. */
struct status keyring_add_password_file(struct keyring *keyring, const char *path);
struct status keyring_add_nt_hash(struct keyring *keyring,
                                  const char *text); /* [USER:]HEX, 32 digits */
struct status keyring_add_session_key(struct keyring *keyring, const char *digits); /* HEX */
struct status keyring_add_psrp_key(struct keyring *keyring,
                                   const char *text); /* [SHELLID:]HEX or a PEM file */
struct status keyring_add_keytab(struct keyring *keyring, const char *path);
struct status keyring_add_ccache(struct keyring *keyring, const char *path);
struct status keyring_add_tls_keylog(struct keyring *keyring, const char *path);
struct status keyring_add_tls_key(struct keyring *keyring, const char *path);

/* How many keys there are. */
size_t keyring_count(const struct keyring *keyring);

/*
 * Pushes one `key` record for each key in the order of giving (state used, unused or wrong), then
 * one for each identity that stayed closed (missing). Fields in keys_fields.h; never a secret.
 */
void keyring_report(const struct keyring *keyring, struct output *output);
