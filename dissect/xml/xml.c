#include "xml.h"

#include <string.h>

#include "map.h"
#include "memory.h"
#include "xml_scan.h"

/* Text of an open element whose children interrupt it. */
struct piece_of_text {
    struct bytes text;
    struct piece_of_text *next;
};

/* An open element: its depth counts them. */
struct level {
    struct xml_element *element, *last; /* last: of its children so far */
    struct bytes name;                  /* as it stands in the start tag */
    struct piece_of_text *first_piece, *last_piece;
    size_t len;        /* of all pieces */
    size_t namespaces; /* declared by it and those around it */
};

struct builder {
    struct record *r;
    struct xml_document *document;
    struct xml_scan scan;
    struct level *levels;
    size_t n_levels, levels_capacity;
    size_t n_elements; /* and attributes */
    struct xml_declaration *scope; /* what the open elements declare */
    size_t n_scope, scope_capacity;
    struct tag_attribute *attributes; /* of the start tag at hand */
    size_t n_attributes, attributes_capacity;
};

/* An attribute before it is known what its prefix stands for. */
struct tag_attribute {
    struct xml_name name;
    struct bytes value;
    struct span span;
    bool declares; /* a namespace: it is none of the element's attributes */
};

/* The first problem is the one that is told. */
static void note(struct builder *b, enum xml_problem problem, uint64_t offset, const char *message)
{
    struct xml_document *document = b->document;
    if (document->problem != XML_WELL_FORMED)
        return;
    document->problem = problem;
    document->problem_offset = offset;
    document->message = bytes_of_string(message);
}

static void note_here(struct builder *b, enum xml_problem problem, const char *message)
{
    note(b, problem, cur_offset(&b->scan.c), message);
}

static struct level *top(struct builder *b)
{
    return &b->levels[b->n_levels - 1];
}

static struct span span_between(const struct builder *b, uint64_t start, uint64_t end)
{
    return span_of(b->scan.c.source, start, (size_t)(end - start));
}

/* ---- Text ---- */

static void widen(struct builder *b, struct xml_element *element, struct span more)
{
    if (element->text_span.source == 0)
        element->text_span = more;
    else
        element->text_span = span_between(b, element->text_span.offset, more.offset + more.len);
}

/* Cuts a run at what is left of limits.xml_text. */
static void limit_text(struct builder *b, const struct level *level, struct xml_run *run)
{
    size_t most = b->r->limits->xml_text - level->len;
    if (run->text.len <= most)
        return;
    run->text = bytes_part(run->text, 0, most);
    level->element->partial = true;
    note(b, XML_TOO_MANY, run->span.offset, "text over the limit");
}

/* Text of the open element in front of a child. */
static void keep_text(struct builder *b, struct xml_run run)
{
    if (bytes_trim(run.text).len == 0)
        return;
    struct level *level = top(b);
    limit_text(b, level, &run);
    struct piece_of_text *piece = arena_alloc(b->r->arena, sizeof(*piece));
    piece->text = run.text;
    if (level->last_piece != NULL)
        level->last_piece->next = piece;
    else
        level->first_piece = piece;
    level->last_piece = piece;
    level->len += run.text.len;
    widen(b, level->element, run.span);
}

static struct bytes joined(struct builder *b, const struct level *level)
{
    if (level->first_piece == level->last_piece)
        return level->first_piece->text;
    uint8_t *all = arena_alloc(b->r->arena, level->len);
    size_t n = 0;
    for (const struct piece_of_text *piece = level->first_piece; piece != NULL;
         piece = piece->next) {
        memcpy(all + n, piece->text.data, piece->text.len);
        n += piece->text.len;
    }
    return bytes_of(all, n);
}

/* The last text of the open element. */
static void finish_text(struct builder *b, struct xml_run run)
{
    struct level *level = top(b);
    struct xml_element *element = level->element;
    if (element->first == NULL) {
        limit_text(b, level, &run);
        element->text = run.text;
        element->text_span = run.span;
        return;
    }
    keep_text(b, run);
    if (level->first_piece != NULL)
        element->text = joined(b, level);
}

/* ---- Namespaces ---- */

/* [Namespaces in XML] 3, 6: the nearest declaration; none without one. */
static struct bytes namespace_of(const struct builder *b, struct bytes prefix)
{
    for (size_t i = b->n_scope; i > 0; i--)
        if (bytes_equal(b->scope[i - 1].prefix, prefix))
            return b->scope[i - 1].uri;
    return bytes_equal(prefix, BYTES("xml")) ? BYTES("http://www.w3.org/XML/1998/namespace")
                                             : bytes_none();
}

static void declare(struct builder *b, const struct tag_attribute *attribute)
{
    struct bytes prefix = attribute->name.prefix.len > 0 ? attribute->name.local : bytes_none();
    b->scope = memory_grow(b->scope, &b->scope_capacity, b->n_scope + 1, sizeof(*b->scope));
    b->scope[b->n_scope++] = (struct xml_declaration){prefix, attribute->value};
}

/* ---- Tags ---- */

static bool within_limits(struct builder *b, size_t attributes, size_t namespaces)
{
    const struct limits *limits = b->r->limits;
    const char *over = NULL;
    if (attributes > limits->xml_attributes)
        over = "attributes of an element over the limit";
    else if (namespaces > limits->xml_attributes || namespaces > UINT16_MAX)
        over = "namespaces in scope over the limit";
    else if (b->n_elements + attributes + namespaces - b->n_scope >= limits->xml_elements)
        over = "elements and attributes over the limit";
    if (over != NULL)
        note_here(b, XML_TOO_MANY, over);
    else if (b->n_levels >= limits->xml_depth)
        note_here(b, XML_TOO_DEEP, over = "elements nested over the limit");
    return over == NULL;
}

/* XML 1.0 3.1, unique attributes. Few are compared each with each, many are looked up. */
static bool are_unique(const struct tag_attribute *list, size_t n)
{
    enum { FEW = 16 };
    if (n > FEW) {
        struct map *seen = map_new();
        bool unique = true;
        for (size_t i = 0; i < n && unique; i++)
            unique = map_put(seen, list[i].name.whole, seen) == NULL;
        map_free(seen, NULL);
        return unique;
    }
    for (size_t i = 1; i < n; i++)
        for (size_t j = 0; j < i; j++)
            if (bytes_equal(list[i].name.whole, list[j].name.whole))
                return false;
    return true;
}

/* Reads the attributes of a start tag; *declarations counts those that declare a namespace. */
static bool read_attributes(struct builder *b, size_t *declarations)
{
    struct tag_attribute read;
    b->n_attributes = *declarations = 0;
    while (xml_scan_attribute(&b->scan, &read.name, &read.value, &read.span)) {
        struct bytes first = read.name.prefix.len > 0 ? read.name.prefix : read.name.whole;
        read.declares = bytes_equal(first, BYTES("xmlns"));
        *declarations += read.declares;
        if (!within_limits(b, b->n_attributes + 1 - *declarations, b->n_scope + *declarations))
            return false;
        b->attributes = memory_grow(b->attributes, &b->attributes_capacity, b->n_attributes + 1,
                                    sizeof(*b->attributes));
        b->attributes[b->n_attributes++] = read;
    }
    if (!are_unique(b->attributes, b->n_attributes))
        b->scan.problem = "an attribute that its element has already";
    return b->scan.problem == NULL;
}

/* What read_attributes() read becomes the element's. */
static void put_attributes(struct builder *b, struct xml_element *element, size_t declarations)
{
    size_t n = b->n_attributes - declarations, at = 0, outer = b->n_scope;
    b->n_elements += b->n_attributes;
    for (size_t i = 0; declarations > 0 && i < b->n_attributes; i++)
        if (b->attributes[i].declares)
            declare(b, &b->attributes[i]);
    if (declarations > 0) {
        struct xml_declaration *list = arena_alloc(b->r->arena, declarations * sizeof(*list));
        memcpy(list, &b->scope[outer], declarations * sizeof(*list));
        element->declarations = list;
        element->n_declarations = (uint16_t)declarations;
    }
    if (n == 0)
        return;
    struct xml_attribute *list = arena_alloc(b->r->arena, n * sizeof(*list));
    for (size_t i = 0; i < b->n_attributes; i++) {
        const struct tag_attribute *read = &b->attributes[i];
        if (read->declares)
            continue;
        struct bytes ns =
            read->name.prefix.len > 0 ? namespace_of(b, read->name.prefix) : bytes_none();
        list[at++] = (struct xml_attribute){read->name.local, ns, read->value, read->span};
    }
    element->attributes = list;
    element->n_attributes = (uint32_t)n;
}

/* A new element under the open one, which it then is itself. */
static struct xml_element *open_element(struct builder *b, struct xml_name name)
{
    struct xml_element *element = arena_alloc(b->r->arena, sizeof(*element));
    b->levels = memory_grow(b->levels, &b->levels_capacity, b->n_levels + 1, sizeof(*b->levels));
    if (b->n_levels == 0) {
        b->document->root = element;
    } else {
        struct level *above = top(b);
        element->parent = above->element;
        if (above->last != NULL)
            above->last->next = element;
        else
            above->element->first = element;
        above->last = element;
    }
    b->levels[b->n_levels++] =
        (struct level){.element = element, .name = name.whole, .namespaces = b->n_scope};
    b->n_elements++;
    element->name = name.local;
    element->text = bytes_none();
    return element;
}

static void close_element(struct builder *b)
{
    struct xml_element *element = top(b)->element;
    element->span = span_between(b, element->span.offset, cur_offset(&b->scan.c));
    b->n_levels--;
    b->n_scope = b->n_levels > 0 ? top(b)->namespaces : 0;
}

/* Reads a start tag; before is the text in front of it. False, and nothing of the tag kept, when it
 * is not well-formed or passes a limit. */
static bool start_element(struct builder *b, struct xml_run before)
{
    uint64_t start = cur_offset(&b->scan.c);
    size_t declarations;
    bool empty;
    struct xml_name name = xml_scan_name(&b->scan);
    uint64_t end_of_name = cur_offset(&b->scan.c);
    if (!within_limits(b, 0, b->n_scope) || !read_attributes(b, &declarations))
        return false;
    xml_scan_start_end(&b->scan, &empty);
    if (b->scan.problem != NULL)
        return false;
    if (b->n_levels > 0)
        keep_text(b, before);
    struct xml_element *element = open_element(b, name);
    put_attributes(b, element, declarations);
    top(b)->namespaces = b->n_scope;
    element->ns = namespace_of(b, name.prefix);
    element->name_span = span_between(b, end_of_name - name.local.len, end_of_name);
    element->span = span_between(b, start, start);
    if (empty)
        close_element(b);
    return true;
}

/* Reads an end tag; text is the element's last. */
static bool end_element(struct builder *b, struct xml_run text)
{
    struct cursor start = b->scan.c;
    struct bytes name = xml_scan_end_tag(&b->scan);
    if (b->scan.problem == NULL && !bytes_equal(name, top(b)->name)) {
        b->scan.c = start;
        b->scan.problem = "an end tag of another name than the open element's";
    }
    if (b->scan.problem != NULL)
        return false;
    finish_text(b, text);
    close_element(b);
    return true;
}

/* What is open when the document ends or breaks. */
static void close_broken(struct builder *b, struct xml_run run)
{
    uint64_t end = cur_offset(&b->scan.c);
    while (b->n_levels > 0) {
        struct xml_element *element = top(b)->element;
        finish_text(b, run);
        run = (struct xml_run){bytes_none(), span_none()};
        element->partial = true;
        close_element(b);
    }
    note(b, XML_MALFORMED, end,
         b->scan.problem != NULL ? b->scan.problem : "the document ends inside an element");
}

/* From behind the root's start tag to its end. */
static void read_content(struct builder *b)
{
    while (b->n_levels > 0) {
        struct xml_run run = xml_scan_text(&b->scan);
        bool good = false;
        if (b->scan.problem == NULL) {
            switch (xml_scan_next(&b->scan)) {
            case XML_NEXT_START:
                good = start_element(b, run);
                break;
            case XML_NEXT_END_TAG:
                good = end_element(b, run);
                break;
            case XML_NEXT_DOCTYPE:
            case XML_NEXT_OTHER:
                b->scan.problem = "a < that begins no tag";
                break;
            case XML_NEXT_NOTHING:
                break;
            }
        }
        if (!good)
            close_broken(b, run);
    }
}

static void read_root(struct builder *b)
{
    struct xml_run nothing = {bytes_none(), span_none()};
    switch (xml_scan_next(&b->scan)) {
    case XML_NEXT_START:
        if (start_element(b, nothing))
            read_content(b);
        break;
    case XML_NEXT_DOCTYPE:
        note_here(b, XML_DTD, "a document type declaration");
        break;
    case XML_NEXT_END_TAG:
    case XML_NEXT_OTHER:
    case XML_NEXT_NOTHING:
        break;
    }
    if (b->document->root == NULL && b->scan.problem != NULL)
        note_here(b, XML_MALFORMED, b->scan.problem);
}

static bool starts_markup(struct bytes text)
{
    return bytes_starts(bytes_trim(bytes_part(text, 0, 256)), BYTES("<"));
}

static void read_document(struct builder *b, struct bytes text)
{
    struct xml_document *document = b->document;
    xml_scan_declaration(&b->scan);
    xml_scan_misc(&b->scan);
    read_root(b);
    if (document->root == NULL) {
        note_here(b, starts_markup(text) ? XML_MALFORMED : XML_EMPTY, "no element");
    } else if (!document->root->partial) {
        xml_scan_misc(&b->scan);
        if (cur_left(&b->scan.c) > 0)
            note_here(b, XML_TRAILING, "more behind the root element");
    }
}

void xml_parse(struct record *r, uint32_t source, struct xml_document *document)
{
    struct cursor c = record_cursor(r, source);
    if (bytes_equal(cur_peek(&c, 3), BYTES("\xEF\xBB\xBF")))
        cur_skip(&c, 3);
    uint64_t start = cur_offset(&c);
    struct bytes text = cur_rest(&c);
    *document = (struct xml_document){.message = bytes_none()};
    struct builder b = {
        .r = r, .document = document, .scan = xml_scan_start(text, source, start, r->arena)};
    read_document(&b, text);
    document->replaced = b.scan.illegal;
    document->invalid_utf8 = b.scan.invalid;
    document->invalid_offset = b.scan.invalid_offset;
    buf_clear(&b.scan.scratch);
    memory_free(b.levels);
    memory_free(b.scope);
    memory_free(b.attributes);
}
