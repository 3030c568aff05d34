/* A compressed stream: chunks of LZ77+Huffman. */
#include "xpress.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf out = buf_init((size_t)8 << 20);
    size_t offset;
    xpress_looks_chunked(bytes_of(data, size));
    xpress_expand(bytes_of(data, size), &out, &offset);
    buf_clear(&out);
    return 0;
}
