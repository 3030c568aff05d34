#include "psrp_plausible.h"

#include "psrp_types.h"

static const uint64_t largest_object_id = (uint64_t)1 << 48;

bool psrp_is_garbage(const struct psrp_fragment *f)
{
    bool strange = f->fragment_id > UINT32_MAX || (f->flags & ~(PSRP_START | PSRP_END)) != 0;
    return f->object_id > largest_object_id && strange;
}

static bool in_range(const struct psrp_fragment *f, const struct limits *limits)
{
    bool start = (f->flags & PSRP_START) != 0;
    return f->object_id > 0 && f->object_id <= largest_object_id &&
           (f->flags & ~(PSRP_START | PSRP_END)) == 0 && start == (f->fragment_id == 0) &&
           f->fragment_id <= UINT32_MAX && f->blob_length <= limits->psrp_message;
}

/* The first eight bytes of a message. */
static bool begins_message(struct cursor c)
{
    uint64_t destination = cur_uint_le(&c, 4);
    uint64_t type = cur_uint_le(&c, 4);
    return cur_ok(&c) && name_of(psrp_destination_names, destination) != NULL &&
           name_of(psrp_type_names, type) != NULL;
}

bool psrp_is_plausible(struct bytes b, const struct limits *limits)
{
    struct cursor c = cur_init(b, 0);
    struct psrp_fragment f;
    if (!psrp_fragment_header(&c, &f) || !in_range(&f, limits))
        return false;
    /* The beginning of the message header may lie in the next fragment or the next input. */
    bool told = (f.flags & PSRP_START) != 0 && f.blob_length >= 8 && cur_left(&c) >= 8;
    return !told || begins_message(c);
}

size_t psrp_find_start(struct bytes b, size_t from, const struct limits *limits)
{
    /* The two top bytes of an ObjectId are zero. */
    for (size_t at = bytes_find_byte(b, 0, from); at < b.len; at = bytes_find_byte(b, 0, at + 1)) {
        struct cursor c = cur_init(bytes_from(b, at), 0);
        struct psrp_fragment f;
        if (!psrp_fragment_header(&c, &f))
            break;
        if (in_range(&f, limits) && (f.flags & PSRP_START) != 0 && f.blob_length >= 8 &&
            begins_message(c))
            return at;
    }
    return b.len;
}
