#include "http_message.h"

bool http_header_nth(const struct http_message *message, const char *name, size_t i,
                     struct bytes *value)
{
    struct bytes wanted = bytes_of_string(name);
    for (size_t n = 0; n < message->n_headers; n++) {
        if (!bytes_equal_nocase(message->headers[n].name, wanted))
            continue;
        if (i-- == 0) {
            *value = message->headers[n].value;
            return true;
        }
    }
    return false;
}

struct bytes http_header_value(const struct http_message *message, const char *name)
{
    struct bytes value;
    return http_header_nth(message, name, 0, &value) ? value : bytes_none();
}

#define SPOKE_NAME(id, name, text) {name, text},
static const struct {
    const char *name, *text;
} spoke_names[] = {HTTP_SPOKE(SPOKE_NAME)};

const char *http_spoke_name(enum http_spoke spoke)
{
    return spoke_names[spoke < SPOKE_COUNT ? spoke : SPOKE_OTHER].name;
}

const char *http_spoke_text(enum http_spoke spoke)
{
    return spoke_names[spoke < SPOKE_COUNT ? spoke : SPOKE_OTHER].text;
}
