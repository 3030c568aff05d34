/* GUIDs: 16 bytes and their text. [MS-DTYP] 2.3.4. */
#pragma once

#include "bytes.h"

struct guid {
    uint8_t bytes[16]; /* in the order of the text: the hexadecimal digits from left to right */
};

/* From the 16 bytes of .NET's Guid.ToByteArray: the first three groups are little-endian. b shorter than 16 gives the zero GUID. */
struct guid guid_from_net(struct bytes b);
/* From 16 bytes that stand in text order, as some clients write them (psrp.md 2). */
struct guid guid_from_text_order(struct bytes b);
/* From text: 8-4-4-4-12 digits in any case, with or without braces or a uuid: prefix. False when it is none. */
bool guid_parse(struct bytes text, struct guid *guid);
/* The 16 bytes in the order of Guid.ToByteArray. */
void guid_to_net(const struct guid *guid, uint8_t out[16]);

enum { GUID_TEXT = 37 };
/* Upper-case text with its NUL. */
void guid_text(const struct guid *guid, char text[GUID_TEXT]);

bool guid_equal(const struct guid *a, const struct guid *b);
bool guid_is_zero(const struct guid *guid);
/* The GUID whose .NET bytes are this one's bytes in text order: how one reading becomes the other. */
struct guid guid_swapped(const struct guid *guid);
