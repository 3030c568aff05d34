#include "codes.h"

#include "buf.h"
#include "code_messages.h"
#include "finding.h"
#include "rule.h"

/* ---- From text to a number ---- */

static bool read_number(struct bytes text, uint32_t *value)
{
    uint64_t number;
    bool negative = bytes_starts(text, BYTES("-"));
    struct bytes digits = negative ? bytes_from(text, 1) : text;
    if (bytes_starts_nocase(digits, BYTES("0x"))) {
        if (!bytes_hexadecimal(bytes_from(digits, 2), &number))
            return false;
    } else if (!bytes_decimal(digits, &number)) {
        /* Letters among eight digits: hexadecimal without its mark. */
        if (digits.len != 8 || !bytes_hexadecimal(digits, &number))
            return false;
    }
    if (number > UINT32_MAX || (negative && number > (UINT64_C(1) << 31)))
        return false;
    *value = (uint32_t)(negative ? 0 - number : number);
    return true;
}

static bool is_word(const struct code *code, struct bytes text)
{
    static const char *const prefixes[] = {
        "ERROR_WSMAN_", "ERROR_WINHTTP_", "ERROR_",   "SEC_E_", "STATUS_", "WBEM_E_",
        "KDC_ERR_",     "KRB_AP_ERR_",    "KRB_ERR_", "HTTP ",  "COR_E_"};
    struct bytes name = bytes_of_string(code->name);
    if (name.len == 0)
        return false;
    if (bytes_equal_nocase(name, text))
        return true;
    for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
        struct bytes prefix = bytes_of_string(prefixes[i]);
        if (bytes_starts_nocase(name, prefix) &&
            bytes_equal_nocase(bytes_from(name, prefix.len), text))
            return true;
    }
    return false;
}

/* A Win32 or WinHTTP code in the clothes of an HRESULT. */
static bool is_hresult_of(const struct code *code, uint32_t value)
{
    bool small = code->family == CODE_WIN32 || code->family == CODE_WINHTTP;
    return small && (value >> 16) == 0x8007 && (value & 0xFFFF) == code->value;
}

/* Other names: of winerror.h and corerror.h for what is a Win32 code inside, and as people spell.
 */
static const struct {
    const char *name;
    uint32_t value;
} other_names[] = {{"E_ACCESSDENIED", 0x80070005},
                   {"E_HANDLE", 0x80070006},
                   {"E_OUTOFMEMORY", 0x8007000E},
                   {"E_INVALIDARG", 0x80070057},
                   {"COR_E_ARGUMENT", 0x80070057},
                   {"COR_E_FILENOTFOUND", 0x80070002},
                   {"COR_E_DIRECTORYNOTFOUND", 0x80070003},
                   {"COR_E_OUTOFMEMORY", 0x8007000E},
                   {"COR_E_UNAUTHORIZEDACCESS", 0x80070005},
                   /* winerror.h has it as NLTM. */
                   {"SEC_E_POLICY_NTLM_ONLY", 0x8009035F}};

static bool read_name(struct bytes text, uint32_t *value)
{
    for (size_t i = 0; i < sizeof(other_names) / sizeof(other_names[0]); i++)
        if (bytes_equal_nocase(text, bytes_of_string(other_names[i].name))) {
            *value = other_names[i].value;
            return true;
        }
    return false;
}

/* What people write for a family beside its word; CODE_FAMILY_COUNT: it says nothing. */
static const struct {
    const char *word;
    enum code_family family;
} aliases[] = {{"krb", CODE_KERBEROS}, {"alert", CODE_TLS},     {"status", CODE_HTTP},
               {"wbem", CODE_WMI},     {"sspi", CODE_SECURITY}, {"hresult", CODE_FAMILY_COUNT}};

/* Takes word and what separates it from the code off text. */
static bool take_word(struct bytes *text, const char *word)
{
    struct bytes family = bytes_of_string(word);
    if (!bytes_starts_nocase(*text, family) || text->len <= family.len)
        return false;
    uint8_t stop = text->data[family.len];
    if (stop != ':' && stop != ' ' && stop != '=')
        return false;
    *text = bytes_trim(bytes_from(*text, family.len + 1));
    return true;
}

/* "tls 48", "tls:48", "krb:37": the family before the code. */
static enum code_family take_family(struct bytes *text)
{
    for (int i = 0; i < CODE_FAMILY_COUNT; i++)
        if (take_word(text, code_family_word((enum code_family)i)))
            return (enum code_family)i;
    for (size_t i = 0; i < sizeof(aliases) / sizeof(aliases[0]); i++)
        if (take_word(text, aliases[i].word))
            return aliases[i].family;
    return CODE_FAMILY_COUNT;
}

/* The rows of a number, or, where number is NULL, of a name. */
static size_t find_rows(const uint32_t *number, struct bytes name, enum code_family only,
                        const struct code **found, size_t room)
{
    size_t n = 0;
    for (int family = 0; family < CODE_FAMILY_COUNT; family++)
        for (size_t i = 0; i < n_codes && n < room; i++) {
            if (codes[i].family != (enum code_family)family ||
                (only != CODE_FAMILY_COUNT && codes[i].family != only))
                continue;
            if (number != NULL ? codes[i].value == *number || is_hresult_of(&codes[i], *number)
                               : is_word(&codes[i], name))
                found[n++] = &codes[i];
        }
    return n;
}

size_t codes_find(struct bytes text, const struct code **found, size_t room)
{
    uint32_t value = 0;
    uint64_t digits;
    text = bytes_trim(text);
    /* Copied out of a sentence. */
    while (text.len > 0 && bytes_find_byte(BYTES(",.;)"), text.data[text.len - 1], 0) < 4)
        text = bytes_part(text, 0, text.len - 1);
    enum code_family only = take_family(&text);
    bool number = read_number(text, &value) || read_name(text, &value);
    size_t n = find_rows(number ? &value : NULL, text, only, found, room);
    /* Eight digits that mean nothing as they stand are hexadecimal without its mark. */
    if (n == 0 && number && text.len == 8 && bytes_hexadecimal(text, &digits)) {
        value = (uint32_t)digits;
        n = find_rows(&value, text, only, found, room);
    }
    /* Most programs end with codes of Windows. */
    for (int i = 0; n == 0 && number && only == CODE_EXIT && i < CODE_FAMILY_COUNT; i++)
        if (i == CODE_WIN32 || i == CODE_NTSTATUS || i == CODE_COM || i == CODE_DOTNET)
            n = find_rows(&value, text, (enum code_family)i, found, room);
    return n;
}

/* ---- From a message to codes ---- */

static bool is_token_byte(uint8_t byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_' || byte == '-';
}

/* Long enough a number, or a name of several words, not to stand there by chance. */
static bool looks_like_code(struct bytes token)
{
    enum { LEAST_DIGITS = 8 };
    uint64_t number;
    struct bytes digits = bytes_from(token, bytes_starts(token, BYTES("-")) ? 1 : 0);
    return (bytes_starts_nocase(token, BYTES("0x")) && token.len >= LEAST_DIGITS) ||
           (digits.len >= LEAST_DIGITS && bytes_decimal(digits, &number)) ||
           bytes_find_byte(token, '_', 1) < token.len;
}

static size_t codes_of_tokens(struct bytes text, const struct code **found, size_t room)
{
    size_t n = 0;
    for (size_t at = 0, end; at < text.len; at = end + 1) {
        for (end = at; end < text.len && is_token_byte(text.data[end]);)
            end++;
        struct bytes token = bytes_part(text, at, end - at);
        if (!looks_like_code(token))
            continue;
        size_t more = codes_find(token, found + n, room - n), kept = n;
        for (size_t i = n; i < n + more; i++) {
            bool known = false;
            for (size_t k = 0; k < n; k++)
                known = known || found[k] == found[i];
            if (!known)
                found[kept++] = found[i];
        }
        n = kept;
    }
    return n;
}

static const struct {
    const char *words;
    enum code_family family;
    uint32_t value;
} messages[] = {
#define MESSAGE_ROW(words, family, value) {words, CODE_##family, value},
    CODE_MESSAGES(MESSAGE_ROW)};

/* The longest words of the table that stand in text tell. */
static size_t code_of_words(struct bytes text, const struct code **found, size_t room)
{
    size_t best = 0, longest = 0;
    for (size_t i = 0; i < sizeof(messages) / sizeof(messages[0]); i++) {
        struct bytes words = bytes_of_string(messages[i].words);
        if (words.len > longest && bytes_find_nocase(text, words, 0) < text.len) {
            best = i;
            longest = words.len;
        }
    }
    return longest == 0
               ? 0
               : find_rows(&messages[best].value, bytes_none(), messages[best].family, found, room);
}

size_t codes_in_message(struct bytes text, const struct code **found, size_t room, bool *guessed)
{
    enum { LONGEST_MESSAGE = 65536 };
    size_t n = codes_of_tokens(text, found, room);
    *guessed = n == 0;
    if (n > 0)
        return n;
    /* Terminals and consoles break lines where they like. */
    struct buf flat = buf_init(LONGEST_MESSAGE);
    for (size_t i = 0; i < text.len; i++) {
        bool blank = text.data[i] == ' ' || (text.data[i] >= '\t' && text.data[i] <= '\r');
        if (!blank)
            buf_add_byte(&flat, text.data[i]);
        else if (flat.len > 0 && flat.data[flat.len - 1] != ' ')
            buf_add_byte(&flat, ' ');
    }
    n = code_of_words(buf_bytes(&flat), found, room);
    buf_clear(&flat);
    return n;
}

/* ---- As a record ---- */

/* clang-format off */
#define CODE_FIELDS(X)                                                                                                      \
    X(CODE_RECORD, "code", "fault", "Code", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                                               \
    X(CODE_ASKED, "code.asked", "asked", "Asked for", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                    \
    X(CODE_GUESSED, "code.guessed", "guessed", "Found by the words of a message", KIND_BOOL, 0, SHOW_DEC, NULL, 0)          \
    X(CODE_FAMILY, "code.family", "family", "Family", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                    \
    X(CODE_VALUE, "code.value", "code", "Code", KIND_UINT, 0, SHOW_DEC, NULL, 0)                                            \
    X(CODE_HEXADECIMAL, "code.hexadecimal", "hexadecimal", "Hexadecimal", KIND_STRING, 0, SHOW_DEC, NULL, 0)                \
    X(CODE_NAME, "code.name", "name", "Name", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                            \
    X(CODE_NO_NAME, "code.name.absent", "name", "No name", KIND_NULL, 0, SHOW_DEC, NULL, 0)                                 \
    X(CODE_MEANING, "code.meaning", "meaning", "Meaning", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                \
    X(CODE_WHERE, "code.where", "where", "Met", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                          \
    X(CODE_FIX, "code.fix", "fix", "Fix", KIND_LIST, 0, SHOW_DEC, NULL, 0)                                                  \
    X(CODE_STEP, "code.fix.step", "step", "Step", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                        \
    X(CODE_WEAKENS, "code.weakens", "weakens", "Steps that weaken security", KIND_LIST, 0, SHOW_DEC, NULL, 0)               \
    X(CODE_WEAK_STEP, "code.weakens.step", "step", "Step", KIND_UINT, 0, SHOW_DEC, NULL, 0)                                 \
    X(CODE_CAUSE, "code.cause", "cause", "Cause", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                        \
    X(CODE_RULES, "code.rules", "findings", "Findings", KIND_LIST, 0, SHOW_DEC, NULL, 0)                                    \
    X(CODE_RULE, "code.rule", "finding", "Finding", KIND_STRING, 0, SHOW_DEC, NULL, 0)
/* clang-format on */

enum code_field { CODE_FIELDS(FIELD_ENUM) CODE_FIELD_COUNT };
static const struct field fields[] = {CODE_FIELDS(FIELD_ROW)};
const struct field_table code_field_table = {"Codes", "code", fields, CODE_FIELD_COUNT};
#define F(id) (&fields[CODE_##id])

static void put_rules(struct record *r, const struct code *code)
{
    struct bytes rest = bytes_of_string(code->rules), id;
    const struct rule *first = NULL;
    struct node *list = node_add(r, r->root, F(RULES));
    while (bytes_next(&rest, ' ', &id)) {
        const struct rule *rule = rule_find(id);
        if (rule == NULL)
            continue;
        first = first == NULL ? rule : first;
        put_text(r, list, F(RULE), rule->id);
    }
    if (first != NULL)
        put_string(r, r->root, F(CAUSE), rule_cause(r->arena, first, NULL, NULL), span_none());
    list = node_add(r, r->root, F(FIX));
    if (code->fix[0] != '\0')
        put_text(r, list, F(STEP), code->fix);
    struct fix fixes[FIXES];
    size_t n = first != NULL ? rule_fixes(r->arena, first, NULL, NULL, fixes, FIXES) : 0, weak = n;
    for (size_t i = 0; i < n; i++) {
        put_string(r, list, F(STEP), fixes[i].step, span_none());
        weak = fixes[i].weakens && i < weak ? i : weak;
    }
    if (weak == n)
        return;
    list = node_add(r, r->root, F(WEAKENS));
    for (size_t own = code->fix[0] != '\0'; weak < n; weak++)
        put_uint(r, list, F(WEAK_STEP), own + weak, span_none());
}

struct record *code_record(const struct limits *limits, const struct code *code, struct bytes text,
                           bool guessed)
{
    struct record *r = record_new(F(RECORD), limits);
    r->timeless = true;
    if (text.len > 0)
        put_string(r, r->root, F(ASKED), arena_copy(r->arena, text), span_none());
    if (guessed)
        put_bool(r, r->root, F(GUESSED), true, span_none());
    put_text(r, r->root, F(FAMILY), code_family_word(code->family));
    put_uint(r, r->root, F(VALUE), code->value, span_none());
    put_string(r, r->root, F(HEXADECIMAL), arena_printf(r->arena, "0x%08X", (unsigned)code->value),
               span_none());
    if (code->name[0] != '\0')
        put_text(r, r->root, F(NAME), code->name);
    else
        put_null(r, r->root, F(NO_NAME));
    put_text(r, r->root, F(MEANING), code->meaning);
    put_text(r, r->root, F(WHERE), code->where);
    put_rules(r, code);
    return r;
}
