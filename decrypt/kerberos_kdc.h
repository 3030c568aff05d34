/* What a KDC's messages teach about keys. security.md 5.7 */
#pragma once

#include "keyring.h"

/* As unseal_ops.kdc. */
void kerberos_kdc(struct keyring *keyring, struct bytes request, struct bytes message,
                  struct kdc_opened *opened);
