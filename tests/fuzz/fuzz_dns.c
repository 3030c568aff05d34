/* DNS messages: whatever comes, the name ends and the addresses fit. */
#include <stdlib.h>
#include <string.h>

#include "dns.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct dns_message m;
    if (!dns_read(bytes_of(data, size), &m))
        return 0;
    if (memchr(m.name, '\0', sizeof(m.name)) == NULL || m.n_addresses > DNS_ADDRESSES ||
        m.n_addresses > m.answers)
        abort();
    return 0;
}
