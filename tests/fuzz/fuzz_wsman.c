/* One envelope, and the records of WinRS that come of it. */
#include "winrs.h"
#include "wsman.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct limits limits = LIMITS_DEFAULT;
    struct record *r = wsman_record_new(&limits);
    struct wsman_envelope envelope;
    uint32_t source = record_source(r, bytes_of(data, size), NULL, SOURCE_DECRYPTED, NULL, 0);
    wsman_dissect(r, source, size % 2 == 0 ? C2S : S2C, true, &envelope);
    record_free(wsman_command_record(&limits, r, &envelope, envelope.shell_id, envelope.command_id,
                                     envelope.environment, envelope.n_environment));
    for (size_t i = 0; i < envelope.n_payloads; i++) {
        const struct wsman_payload *payload = &envelope.payloads[i];
        struct winrs_stream stream = {.shell_id = envelope.shell_id,
                                      .command_id = payload->command_id,
                                      .stream = payload->stream,
                                      .bytes = payload->base64,
                                      .codepage = (unsigned)size};
        record_free(wsman_winrs_record(&limits, &stream, true));
    }
    record_free(r);
    return 0;
}
