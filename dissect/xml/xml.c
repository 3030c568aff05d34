#include "xml.h"

#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "map.h"
#include "memory.h"
#include "xml_legal.h"
#include "xml_scan.h"

/* Text of an open element whose children interrupt it. */
struct piece_of_text {
    struct bytes text;
    struct piece_of_text *next;
};

/* An open element: depth counts them. */
struct level {
    struct piece_of_text *first, *last;
    size_t len;        /* of all pieces */
    size_t namespaces; /* declared by it and those around it */
    bool empty;        /* its start tag is its end tag */
};

struct builder {
    struct record *r;
    struct xml_document *document;
    xmlParserCtxtPtr parser;
    struct xml_scan scan; /* stands where the last event ended */
    uint64_t start, end;  /* what is parsed of the source */
    struct bytes unread;  /* of it by libxml2 */
    struct xml_element *open;
    struct level *levels; /* by depth */
    size_t levels_capacity;
    size_t n_elements;
    struct map *uris; /* by libxml2's pointer: equal URIs have the same one */
    const xmlChar *last_uri;
    struct bytes last_uri_text;
};

/* The first problem is the one that is told. */
static void note(struct builder *b, enum xml_problem problem, uint64_t offset, const char *message)
{
    struct xml_document *document = b->document;
    if (document->problem != XML_WELL_FORMED)
        return;
    document->problem = problem;
    document->problem_offset = offset;
    struct bytes text = bytes_trim(bytes_of_string(message));
    document->message = arena_copy(b->r->arena, text);
}

/* Only from SAX events: there libxml2 looks whether it was stopped. */
static void stop(struct builder *b, enum xml_problem problem, uint64_t offset, const char *message)
{
    note(b, problem, offset, message);
    xmlStopParser(b->parser);
}

static struct bytes uri(struct builder *b, const xmlChar *text)
{
    if (text == NULL)
        return bytes_none();
    if (text == b->last_uri)
        return b->last_uri_text;
    struct bytes key = bytes_of(&text, sizeof(text));
    struct bytes *known = map_get(b->uris, key);
    if (known == NULL) {
        known = arena_alloc(b->r->arena, sizeof(*known));
        *known = arena_copy(b->r->arena, bytes_of_string((const char *)text));
        map_put(b->uris, key, known);
    }
    b->last_uri = text;
    b->last_uri_text = *known;
    return *known;
}

static struct span span_between(const struct builder *b, uint64_t start, uint64_t end)
{
    return span_of(b->scan.c.source, start, (size_t)(end - start));
}

static void widen(struct builder *b, struct xml_element *element, struct span more)
{
    if (element->text_span.source == 0)
        element->text_span = more;
    else
        element->text_span = span_between(b, element->text_span.offset, more.offset + more.len);
}

/* Cuts a run at what is left of limits.xml_text. */
static void limit_text(struct builder *b, struct xml_element *element, struct xml_run *run)
{
    const struct level *level = &b->levels[element->depth];
    size_t most = b->r->limits->xml_text - level->len;
    if (run->text.len <= most)
        return;
    run->text = bytes_part(run->text, 0, most);
    element->partial = true;
    note(b, XML_TOO_MANY, run->span.offset, "text over the limit");
}

/* Text in front of a child of element. */
static void keep_text(struct builder *b, struct xml_element *element, struct xml_run run)
{
    if (bytes_trim(run.text).len == 0)
        return;
    limit_text(b, element, &run);
    struct level *level = &b->levels[element->depth];
    struct piece_of_text *piece = arena_alloc(b->r->arena, sizeof(*piece));
    piece->text = run.text;
    if (level->last != NULL)
        level->last->next = piece;
    else
        level->first = piece;
    level->last = piece;
    level->len += run.text.len;
    widen(b, element, run.span);
}

/* The last text of element: puts the pieces together. */
static void finish_text(struct builder *b, struct xml_element *element, struct xml_run run)
{
    const struct level *level = &b->levels[element->depth];
    if (element->first == NULL) {
        limit_text(b, element, &run);
        element->text = run.text;
        element->text_span = run.span;
        return;
    }
    keep_text(b, element, run);
    if (level->first == NULL)
        return;
    if (level->first == level->last) {
        element->text = level->first->text;
        return;
    }
    uint8_t *joined = arena_alloc(b->r->arena, level->len);
    size_t n = 0;
    for (const struct piece_of_text *piece = level->first; piece != NULL; piece = piece->next) {
        memcpy(joined + n, piece->text.data, piece->text.len);
        n += piece->text.len;
    }
    element->text = bytes_of(joined, n);
}

static void close_element(struct builder *b)
{
    struct xml_element *element = b->open;
    element->span = span_between(b, element->span.offset, cur_offset(&b->scan.c));
    b->open = element->parent;
}

/* A qualified name without its prefix. */
static struct bytes local_name(struct bytes name, const xmlChar *prefix)
{
    return prefix != NULL ? bytes_from(name, strlen((const char *)prefix) + 1) : name;
}

static bool declares_namespace(struct bytes name)
{
    return bytes_equal(name, BYTES("xmlns")) ||
           (bytes_starts(name, BYTES("xmlns:")) && name.len > sizeof("xmlns:") - 1);
}

/* libxml2 gives five pointers an attribute: local name, prefix, URI, value, end of the value. */
enum { SAX_PREFIX = 1, SAX_URI = 2, SAX_STEP = 5 };

static void read_attributes(struct builder *b, struct xml_element *element, size_t n,
                            const xmlChar **sax)
{
    struct xml_attribute *list = arena_alloc(b->r->arena, n * sizeof(*list));
    struct bytes name, value;
    struct span span;
    size_t i = 0;
    while (xml_scan_attribute(&b->scan, &name, &value, &span)) {
        if (declares_namespace(name) || i == n)
            continue;
        const xmlChar **names = &sax[i * SAX_STEP];
        list[i++] = (struct xml_attribute){.name = local_name(name, names[SAX_PREFIX]),
                                           .ns = uri(b, names[SAX_URI]),
                                           .value = value,
                                           .span = span};
    }
    element->attributes = list;
    element->n_attributes = i;
}

/* libxml2 gives two pointers a declaration: prefix and URI. The prefixes are interned as URIs are.
 */
static void read_declarations(struct builder *b, struct xml_element *element, size_t n,
                              const xmlChar **sax)
{
    if (n == 0)
        return;
    struct xml_declaration *list = arena_alloc(b->r->arena, n * sizeof(*list));
    for (size_t i = 0; i < n; i++)
        list[i] = (struct xml_declaration){uri(b, sax[2 * i]), uri(b, sax[2 * i + 1])};
    element->declarations = list;
    element->n_declarations = n;
}

static struct xml_element *add_element(struct builder *b)
{
    struct xml_element *parent = b->open, *element = arena_alloc(b->r->arena, sizeof(*element));
    element->parent = parent;
    element->text = bytes_none();
    b->n_elements++;
    b->open = element;
    if (parent == NULL) {
        b->document->root = element;
        return element;
    }
    element->depth = parent->depth + 1;
    if (parent->last != NULL)
        parent->last->next = element;
    else
        parent->first = element;
    parent->last = element;
    return element;
}

/* False, and libxml2 stopped, when the element would pass a limit. */
static bool within_limits(struct builder *b, size_t namespaces)
{
    const struct limits *limits = b->r->limits;
    size_t depth = b->open != NULL ? b->open->depth + 1 : 0;
    uint64_t offset = cur_offset(&b->scan.c);
    if (depth >= limits->xml_depth)
        stop(b, XML_TOO_DEEP, offset, "elements nested over the limit");
    else if (b->n_elements >= limits->xml_elements)
        stop(b, XML_TOO_MANY, offset, "elements over the limit");
    else if (namespaces > limits->xml_attributes)
        stop(b, XML_TOO_MANY, offset, "namespaces in scope over the limit");
    else
        return true;
    return false;
}

static void on_start(void *state, const xmlChar *name, const xmlChar *prefix, const xmlChar *ns,
                     int n_namespaces, const xmlChar **namespaces, int n_attributes,
                     int n_defaulted, const xmlChar **attributes)
{
    struct builder *b = state;
    (void)name;
    (void)n_defaulted;
    size_t in_scope = (size_t)n_namespaces;
    if (b->open != NULL)
        in_scope += b->levels[b->open->depth].namespaces;
    struct xml_run before = xml_scan_text(&b->scan);
    if (b->open != NULL)
        keep_text(b, b->open, before);
    if (!within_limits(b, in_scope))
        return;
    uint64_t start = cur_offset(&b->scan.c);
    struct xml_element *element = add_element(b);
    b->levels = memory_grow(b->levels, &b->levels_capacity, element->depth + 1, sizeof(*b->levels));
    b->levels[element->depth] = (struct level){.namespaces = in_scope};
    element->name = local_name(xml_scan_name(&b->scan), prefix);
    uint64_t end = cur_offset(&b->scan.c);
    element->name_span = span_between(b, end - element->name.len, end);
    element->ns = uri(b, ns);
    read_attributes(b, element, (size_t)n_attributes, attributes);
    read_declarations(b, element, (size_t)n_namespaces, namespaces);
    xml_scan_start_end(&b->scan, &b->levels[element->depth].empty);
    element->span = span_between(b, start, cur_offset(&b->scan.c));
    if (!cur_ok(&b->scan.c))
        stop(b, XML_MALFORMED, cur_offset(&b->scan.c), "a start tag that does not end");
}

static void on_end(void *state, const xmlChar *name, const xmlChar *prefix, const xmlChar *ns)
{
    struct builder *b = state;
    (void)name;
    (void)prefix;
    (void)ns;
    struct xml_element *element = b->open;
    if (element == NULL)
        return;
    if (!b->levels[element->depth].empty) {
        finish_text(b, element, xml_scan_text(&b->scan));
        xml_scan_end_tag(&b->scan);
    }
    close_element(b);
    if (!cur_ok(&b->scan.c))
        stop(b, XML_MALFORMED, cur_offset(&b->scan.c), "an end tag that does not end");
}

static uint64_t parser_offset(const struct builder *b)
{
    long consumed = xmlByteConsumed(b->parser);
    uint64_t offset = b->start + (consumed > 0 ? (uint64_t)consumed : 0);
    uint64_t done = cur_offset(&b->scan.c);
    if (offset < done)
        offset = done;
    return offset < b->end ? offset : b->end;
}

static void on_doctype(void *state, const xmlChar *name, const xmlChar *public_id,
                       const xmlChar *system_id)
{
    struct builder *b = state;
    (void)name;
    (void)public_id;
    (void)system_id;
    stop(b, XML_DTD, parser_offset(b), "a document type declaration");
}

#if LIBXML_VERSION >= 21200
static void on_error(void *state, const xmlError *error)
#else
static void on_error(void *state, xmlErrorPtr error)
#endif
{
    struct builder *b = state;
    /* What is not fatal is a prefix without a namespace and the like: the tree shows it. */
    if (error == NULL || error->level != XML_ERR_FATAL)
        return;
    bool done = b->document->root != NULL && b->open == NULL;
    note(b, done ? XML_TRAILING : XML_MALFORMED, parser_offset(b), error->message);
}

/* What was open when the document broke at offset end. */
static void close_broken(struct builder *b, uint64_t end)
{
    if (b->open == NULL)
        return;
    struct cursor *c = &b->scan.c;
    uint64_t from = cur_offset(c);
    if (end < from)
        end = from;
    *c = cur_sub(c, (size_t)(end - from));
    finish_text(b, b->open, xml_scan_text(&b->scan));
    for (struct xml_element *element = b->open; element != NULL; element = element->parent) {
        if (element != b->open)
            finish_text(b, element, (struct xml_run){bytes_none(), span_none()});
        element->partial = true;
        element->span = span_between(b, element->span.offset, end);
    }
    b->open = NULL;
}

/* libxml2 goes on after an error, and has a report for every one of millions: so its input ends
 * there. */
static int on_read(void *state, char *room, int len)
{
    struct builder *b = state;
    if (b->document->problem != XML_WELL_FORMED || len <= 0)
        return 0;
    struct bytes piece = bytes_part(b->unread, 0, (size_t)len);
    memcpy(room, piece.data, piece.len);
    b->unread = bytes_from(b->unread, piece.len);
    return (int)piece.len;
}

static void run_parser(struct builder *b, struct bytes text)
{
    xmlSAXHandler sax;
    memset(&sax, 0, sizeof(sax));
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = on_start;
    sax.endElementNs = on_end;
    sax.internalSubset = on_doctype;
    sax.serror = on_error;
    b->unread = text;
    b->parser = xmlCreateIOParserCtxt(&sax, b, on_read, NULL, b, XML_CHAR_ENCODING_NONE);
    if (b->parser == NULL)
        memory_exhausted(sizeof(*b->parser));
    xmlCtxtUseOptions(b->parser, XML_PARSE_HUGE | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    xmlParseDocument(b->parser);
    xmlFreeParserCtxt(b->parser);
    b->parser = NULL;
}

static bool starts_markup(struct bytes text)
{
    return bytes_starts(bytes_trim(bytes_part(text, 0, 256)), BYTES("<"));
}

/* What is given to libxml2: not more than it can count, nothing that costs it quadratic time. */
static void parse_text(struct builder *b, struct bytes text)
{
    size_t crowded = xml_crowded_tag(text, b->r->limits->xml_attributes);
    struct xml_legal legal;
    xml_legal(text, &legal);
    b->document->replaced = legal.illegal;
    b->document->invalid_utf8 = legal.invalid;
    b->document->invalid_offset = b->start + legal.invalid_at;
    struct bytes given = legal.masked != NULL ? bytes_of(legal.masked, text.len) : text;
    run_parser(b, bytes_part(given, 0, crowded));
    memory_free(legal.masked);
    struct xml_document *document = b->document;
    if (crowded < text.len && (document->root == NULL || b->open != NULL) &&
        document->problem_offset >= b->start + crowded) {
        document->problem = XML_WELL_FORMED;
        note(b, XML_TOO_MANY, b->start + crowded, "attributes of an element over the limit");
    }
    if (document->root == NULL && document->problem == XML_MALFORMED && !starts_markup(text))
        document->problem = XML_EMPTY;
}

void xml_parse(struct record *r, uint32_t source, struct xml_document *document)
{
    struct cursor c = record_cursor(r, source);
    if (bytes_equal(cur_peek(&c, 3), BYTES("\xEF\xBB\xBF")))
        cur_skip(&c, 3);
    uint64_t start = cur_offset(&c);
    struct bytes text = cur_rest(&c);
    *document = (struct xml_document){.message = bytes_none()};
    struct builder b = {.r = r, .document = document, .start = start, .uris = map_new()};
    b.end = start + text.len;
    b.scan = xml_scan_start(text, source, start, r->arena);
    if (text.len <= INT32_MAX)
        parse_text(&b, text);
    else
        note(&b, XML_TOO_MANY, start, "a document over 2 GiB");
    if (document->root == NULL && document->problem == XML_WELL_FORMED)
        note(&b, XML_EMPTY, start, "no element");
    close_broken(&b, document->problem_offset);
    buf_clear(&b.scan.scratch);
    memory_free(b.levels);
    map_free(b.uris, NULL);
}
