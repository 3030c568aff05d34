/* Characters as XML 1.0 sorts them (fifth edition, section 2). Inside the module only. */
#pragma once

#include "bytes.h"

/* 2.2, production Char. */
bool xml_is_char(uint32_t code);
/* 2.3: a blank, S. */
bool xml_is_blank(uint8_t c);

/* A qualified name as it stands there, and its halves: [Namespaces in XML] 4. */
struct xml_name {
    struct bytes whole, prefix, local; /* prefix is none without one */
};

/* The name at the start of b; whole is none when there is none. */
struct xml_name xml_name_at(struct bytes b);
