/*
 * CLIXML on the streams of a command shell, as a redirected powershell.exe writes it: split over
 * several Stream elements, so that it is read when the command has ended, per command and stream.
 * psrp.md 5.11.
 */
#include "clixml_output.h"
#include "conversation_private.h"
#include "memory.h"

enum { OUTPUTS = 256, MOST = 1 << 20 }; /* streams at once, bytes of one */

static const char *const streams[] = {"stdout", "stderr"};
enum { STREAMS = sizeof(streams) / sizeof(streams[0]) };

void output_drop(void *state)
{
    struct buf *text = state;
    if (text != NULL)
        buf_clear(text);
    memory_free(text);
}

static struct buf key_of(struct bytes shell_id, struct bytes command_id, const char *stream)
{
    struct buf key = buf_init(4096);
    buf_add(&key, shell_id);
    buf_add_byte(&key, '\n');
    buf_add(&key, command_id);
    buf_add_byte(&key, '\n');
    buf_add(&key, bytes_of_string(stream));
    return key;
}

void output_add(struct conversation *c, struct bytes shell_id, struct bytes command_id,
                struct bytes stream, struct bytes text)
{
    for (size_t i = 0; i < STREAMS; i++) {
        if (!bytes_equal_nocase(stream, bytes_of_string(streams[i])) || text.len == 0)
            continue;
        struct buf key = key_of(shell_id, command_id, streams[i]);
        struct buf *kept = map_get(c->outputs, buf_bytes(&key));
        if (kept == NULL) {
            if (map_count(c->outputs) >= OUTPUTS)
                output_drop(map_remove_oldest(c->outputs));
            kept = memory_get(sizeof(*kept));
            *kept = buf_init(MOST);
            map_put(c->outputs, buf_bytes(&key), kept);
        }
        buf_add(kept, text);
        buf_clear(&key);
    }
}

size_t output_end(struct conversation *c, struct bytes shell_id, struct bytes command_id,
                  struct record *records[OUTPUT_RECORDS])
{
    size_t n = 0;
    for (size_t i = 0; i < STREAMS; i++) {
        struct buf key = key_of(shell_id, command_id, streams[i]);
        struct buf *kept = map_remove(c->outputs, buf_bytes(&key));
        buf_clear(&key);
        if (kept != NULL && clixml_is_output(buf_bytes(kept)))
            records[n++] = clixml_output_record(c, buf_bytes(kept), shell_id, command_id,
                                                bytes_of_string(streams[i]));
        output_drop(kept);
    }
    return n;
}
