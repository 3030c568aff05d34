#include "psrp.h"
#include "psrp_fields.h"

#define F(id) (&psrp_fields[PSRP_##id])
#define D(id) (&psrp_diagnostics[PSRP_DIAG_##id])

bool psrp_fragment_header(struct cursor *c, struct psrp_fragment *f)
{
    if (cur_left(c) < PSRP_FRAGMENT_HEADER)
        return false;
    *f = (struct psrp_fragment){.blob = bytes_none()};
    f->object_id = cur_uint_be(c, 8);
    f->fragment_id = cur_uint_be(c, 8);
    f->flags = cur_u8(c);
    f->blob_length = (uint32_t)cur_uint_be(c, 4);
    return cur_ok(c);
}

bool psrp_fragment(struct record *r, struct node *parent, struct cursor *c, struct psrp_fragment *f)
{
    uint64_t start = cur_offset(c);
    struct node *node = node_add(r, parent, F(FRAGMENT));

    f->object_id = add_uint_be(r, node, F(FRAGMENT_OBJECT_ID), c, 8);
    f->fragment_id = add_uint_be(r, node, F(FRAGMENT_ID), c, 8);
    f->flags = (uint8_t)add_uint_be(r, node, F(FRAGMENT_FLAGS), c, 1);
    f->blob_length = (uint32_t)add_uint_be(r, node, F(BLOB_LENGTH), c, 4);
    bool header = cur_ok(c);
    f->blob = header ? add_bytes(r, node, F(BLOB), c, f->blob_length) : bytes_none();
    node_close(node, c, start);
    if (!header)
        return false;

    if (f->object_id == 0)
        diag_add(r, node, D(OBJECTID_ZERO), "%s", "");
    if ((f->flags & ~(PSRP_START | PSRP_END)) != 0)
        diag_add(r, node, D(RESERVED_BITS), "flags 0x%02X", f->flags);
    if ((f->flags & PSRP_START) != 0 && f->fragment_id != 0)
        diag_add(r, node, D(START_NOT_ZERO), "FragmentId %llu", (unsigned long long)f->fragment_id);
    if (f->blob_length > PSRP_BLOB_SPECIFIED)
        diag_add(r, node, D(BLOB_LARGE), "%lu bytes", (unsigned long)f->blob_length);
    return cur_ok(c);
}
