/*
 * Files of keys, as --keytab, --ccache, --tls-keylog, --tls-key, --password-file and --keys read
 * them: the first byte says which.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "keys.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* libkrb5 1.20 loses some bytes of a damaged keytab's entry. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libkrb5.so";
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { RUNS = 64 /* with one keyring, for to make one takes milliseconds */ };
    static struct status (*const read[])(struct keyring *, const char *) = {
        keyring_add_keytab,  keyring_add_ccache,        keyring_add_tls_keylog,
        keyring_add_tls_key, keyring_add_password_file, keyring_load};
    static const struct limits limits = LIMITS_DEFAULT;
    static struct keyring *keyring;
    static char path[] = "/tmp/winrmscope-keys-XXXXXX";
    static int file = -1;
    static unsigned runs;
    if (file < 0)
        file = mkstemp(path);
    if (file < 0 || size == 0 || ftruncate(file, 0) != 0 ||
        pwrite(file, data + 1, size - 1, 0) != (ssize_t)(size - 1))
        return 0;
    if (runs++ % RUNS == 0) {
        keyring_free(keyring);
        keyring = keyring_new(&limits);
    }
    (void)read[data[0] % (sizeof(read) / sizeof(read[0]))](keyring, path);
    return 0;
}
