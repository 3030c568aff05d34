#include "digest.h"

#include <stdio.h>

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/provider.h>

#include "memory.h"

struct digest {
    OSSL_LIB_CTX *library;
    OSSL_PROVIDER *provider;
    EVP_MD *sha256;
    EVP_MD_CTX *context;
    bool good;
};

struct digest *digest_new(void)
{
    struct digest *d = memory_get(sizeof(*d));
    ERR_set_mark();
    d->library = OSSL_LIB_CTX_new();
    if (d->library != NULL) {
        d->provider = OSSL_PROVIDER_load(d->library, "default");
        d->sha256 = EVP_MD_fetch(d->library, "SHA256", NULL);
    }
    d->context = EVP_MD_CTX_new();
    d->good = d->sha256 != NULL && d->context != NULL &&
              EVP_DigestInit_ex2(d->context, d->sha256, NULL) == 1;
    ERR_pop_to_mark();
    return d;
}

void digest_add(struct digest *digest, struct bytes b)
{
    digest->good = digest->good && EVP_DigestUpdate(digest->context, b.data, b.len) == 1;
}

bool digest_finish(struct digest *d, char text[DIGEST_TEXT])
{
    unsigned char value[EVP_MAX_MD_SIZE];
    unsigned int len = 0;
    bool good = d->good && EVP_DigestFinal_ex(d->context, value, &len) == 1 && len == 32;
    text[0] = '\0';
    for (size_t i = 0; i < len && good; i++)
        snprintf(text + 2 * i, 3, "%02x", value[i]);
    EVP_MD_CTX_free(d->context);
    EVP_MD_free(d->sha256);
    if (d->provider != NULL)
        OSSL_PROVIDER_unload(d->provider);
    OSSL_LIB_CTX_free(d->library);
    memory_free(d);
    return good;
}
