#include "code_table.h"

#include "code_rows.h"

#define CODE_ROW(family, value, name, meaning, fix, where, rules)                                  \
    {CODE_##family, value, name, meaning, fix, where, rules},
const struct code codes[] = {CODE_ROWS(CODE_ROW)};
const size_t n_codes = sizeof(codes) / sizeof(codes[0]);

#define FAMILY_ROW(id, word, text, faults) {word, text, faults},
static const struct {
    const char *word, *text;
    bool faults;
} families[] = {CODE_FAMILIES(FAMILY_ROW)};

const char *code_family_word(enum code_family family)
{
    return families[family].word;
}

const char *code_family_text(enum code_family family)
{
    return families[family].text;
}

const char *code_name(enum code_family family, uint32_t value)
{
    for (size_t i = 0; i < n_codes; i++)
        if (codes[i].family == family && codes[i].value == value)
            return codes[i].name;
    return "";
}

bool code_is_of_faults(const struct code *code)
{
    return families[code->family].faults;
}

const struct code *code_of_fault(uint64_t value)
{
    const struct code *inside = NULL;
    for (size_t i = 0; i < n_codes; i++) {
        if (!code_is_of_faults(&codes[i]))
            continue;
        if (codes[i].value == value)
            return &codes[i];
        if (value >> 16 == 0x8007 && codes[i].value == (value & 0xFFFF))
            inside = &codes[i];
    }
    return inside;
}
