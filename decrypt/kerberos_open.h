/* Opening tickets, authenticators and replies with the keys at hand. security.md 5.5, 5.7 */
#pragma once

#include "kerberos_keys.h"

/*
 * Tries the long-term keys on a ticket, those of passwords too where they are worth the time, and
 * learns what it holds; plain, which may be NULL, gets its plain text appended. What was tried
 * before is not tried again. Gives what is now known of the ticket, good until the next is made
 * known.
 */
struct kerberos_known *kerberos_open_ticket(struct keyring *keyring,
                                            const struct kerberos_ticket *ticket, bool passwords,
                                            struct buf *plain);

/* kerberos_decrypt() into a buffer that is wiped and emptied before. */
bool kerberos_open_part(struct keyring *keyring, const struct kerberos_key *key, int usage,
                        struct bytes cipher, struct buf *plain);
