/* libkrb5's own context, for the two files of decrypt that call it. */
#pragma once

#include <krb5.h>

#include "kerberos_crypto.h"

/* NULL when there is none. */
krb5_context kerberos_library(const struct kerberos_crypto *crypto);
