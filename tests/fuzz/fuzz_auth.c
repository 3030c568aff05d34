/*
 * A token of a handshake. The first byte says whose it is, and whether a header value is read
 * instead.
 */
#include "auth.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct limits limits = LIMITS_DEFAULT;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    struct bytes input = bytes_from(bytes_of(data, size), 1);
    if (data[0] == 'V') {
        struct auth_value value;
        while (auth_next_value(&input, &value))
            ;
        return 0;
    }
    struct record *r = auth_record_new(&limits);
    struct auth_summary summary = auth_summary_new(SCHEME_NEGOTIATE);
    /* Twice, for what a token says of the one after it. */
    for (int i = 0; i < 2; i++) {
        struct auth_token token;
        uint32_t source = record_source(r, input, NULL, SOURCE_BASE64, NULL, 0);
        auth_dissect_token(r, auth_record_tokens(r), source, data[0] == 'S' ? S2C : C2S, &token);
        auth_summary_token(&summary, &token);
    }
    auth_record_finish(r, &summary);
    record_free(r);
    return 0;
}
