/* The implementation of model/securestring_seam.h over a keyring. psrp.md 6. */
#pragma once

#include "keys.h"
#include "securestring_seam.h"

/* keyring must outlive every context that is opened. */
struct securestring_keys keyring_securestrings(struct keyring *keyring);
