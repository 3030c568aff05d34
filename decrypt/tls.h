/*
 * TLS 1.0 to 1.3, read passively: for connections of their own, for what a CONNECT tunnel carries,
 * and for CredSSP, whose tokens and bodies are TLS records. security.md 6, 7; RFC 5246, RFC 8446.
 *
 * A session is given every record of both directions, from the ClientHello on. It follows the
 * handshakes, finds the secrets in the keyring (key log lines by client random, also those that
 * come late; RSA private keys; secrets of the session that is resumed) and opens records. Nothing
 * is given that a MAC or tag does not prove.
 */
#pragma once

#include "keys.h"
#include "tls_seam.h"

/* Whose records they are: which keys the advice speaks of. */
enum tls_user { TLS_OF_CONNECTION, TLS_OF_CREDSSP };

/* keyring must outlive it. name: see tls_seam.h. */
struct tls_session *tls_session_new(struct keyring *keyring, enum tls_user user, const char *name);
/* Wipes its secrets. NULL is allowed. */
void tls_session_free(struct tls_session *session);

/* As in struct tls_ops. */
struct tls_opened tls_session_record(struct tls_session *session, enum direction direction,
                                     struct bytes record, struct buf *plain);
void tls_session_lost(struct tls_session *session, enum direction direction, uint64_t n);
enum key_state tls_session_key(const struct tls_session *session);
const char *tls_session_advice(struct tls_session *session);
void tls_session_needed(struct tls_session *session);

/*
 * For a stream that comes in pieces which end anywhere (the tokens of CredSSP): the bytes are cut
 * into records, and handler is called for each whole one. plain is what it holds, good during the
 * call; none when it could not be opened. Bytes that begin no record are dropped and count as lost.
 */
typedef void tls_content_handler(void *state, enum direction direction,
                                 const struct tls_opened *opened, struct bytes plain);
void tls_session_bytes(struct tls_session *session, enum direction direction, struct bytes bytes,
                       tls_content_handler *handler, void *state);

/*
 * For parts that may belong to another session (the bodies of CredSSP): records is whole records
 * of that direction, one after the other. The first decides: when it does not open, the session
 * stays as it was. Then they are opened into plain up to the first that fails; what is no
 * application data is followed but not given. Records lost before them are looked for by their
 * sequence numbers (security.md 6.3). UNSEAL_VERIFIED: all of them were opened; UNSEAL_DAMAGED: the
 * key is proved by other records, and one fails under it (damaged, or of another session);
 * UNSEAL_NO_KEY: no key at hand opens the session. Never another.
 */
enum unseal_result tls_session_unseal(struct tls_session *session, enum direction direction,
                                      struct bytes records, struct buf *plain);

/* TLS on a connection as transport wants it, over the keyring; keyring must outlive every session.
 */
struct tls_opener keyring_tls_opener(struct keyring *keyring);

/*
 * The text of a key log, from a Decryption Secrets Block; origin says where from. Lines that are
 * there already are not added again. Gives how many lines were new.
 */
size_t keyring_add_tls_secrets(struct keyring *keyring, struct bytes text, const char *origin);
