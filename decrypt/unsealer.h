/* The implementation of model/unseal.h over a keyring. */
#pragma once

#include "keys.h"
#include "unseal.h"

/* keyring must outlive every context that is opened. */
struct unsealer keyring_unsealer(struct keyring *keyring);
