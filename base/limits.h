/*
 * Every limit that a size from a capture meets before it meets an allocator, in one table. The
 * defaults suit captures of any size on a machine of any size. `winrmscope list limits` prints this list; docs/manual.md has it.
 */
#pragma once

#include <stddef.h>

/* X(member, default, unit, what is refused or cut beyond it) */
#define LIMITS(X)                                                                                  \
    X(files, 256, "files", "files of one run")                                                     \
    X(packet, 256u * 1024, "bytes", "one captured packet")                                         \
    X(interfaces, 65536, "interfaces", "interfaces of one section of a capture file")              \
    X(secrets, 64u << 20, "bytes", "one block of decryption secrets in a capture file")            \
    X(datagrams, 1024, "datagrams", "IP datagrams waiting for fragments")                          \
    X(connections, 65536, "connections", "TCP connections followed at once; the oldest is closed") \
    X(connections_kept, 4096, "connections", "TCP connections beyond which those that ended are forgotten") \
    X(stream_behind_hole, 1u << 20, "bytes", "bytes kept behind a TCP hole before it is declared") \
    X(streams_waiting, 256u << 20, "bytes", "bytes kept behind TCP holes, of all connections")     \
    X(http_head, 256u * 1024, "bytes", "one HTTP message head")                                    \
    X(http_headers, 256, "fields", "header fields of one HTTP message")                            \
    X(http_body, 64u << 20, "bytes", "one HTTP body, after dechunking and inflating")              \
    X(http_waiting, 1u << 20, "bytes", "bytes of one direction that wait for the other one's message") \
    X(http_chunks, 4096, "chunks", "chunks of one HTTP body told apart; later ones count as one")   \
    X(inflate_ratio, 1032, "times", "inflated size over compressed size")                          \
    X(parts, 4096, "parts", "encrypted parts of one HTTP body")                                    \
    X(tls_handshake, 256u * 1024, "bytes", "TLS handshake messages of one direction of a connection, and one of them") \
    X(tls_sessions, 65536, "sessions", "TLS sessions remembered to open those that resume them")    \
    X(token, 1u << 20, "bytes", "one authentication token")                                        \
    X(token_elements, 1024, "elements", "elements of one list inside an authentication token")     \
    X(contexts, 64, "contexts", "security contexts remembered per client and server")              \
    X(rc4_window, 4u << 20, "bytes", "key stream searched for after a loss")                       \
    X(key_file, 16u << 20, "bytes", "one file of keys")                                            \
    X(kdc_requests, 4096, "requests", "requests to a KDC remembered until the answer")            \
    X(tickets, 65536, "tickets", "Kerberos tickets remembered with their session keys and clients") \
    X(key_iterations, 16u << 20, "iterations", "hashing of passwords into Kerberos keys, in all")  \
    X(identities, 4096, "identities", "users and services remembered for the report of keys")      \
    X(xml_depth, 512, "levels", "nested XML elements")                                             \
    X(xml_elements, 320u << 10, "elements", "elements and attributes of one XML document")         \
    X(xml_attributes, 1024, "attributes", "attributes of one XML element")                         \
    X(xml_text, 64u << 20, "bytes", "text of one XML element")                                     \
    X(psrp_message, 64u << 20, "bytes", "one reassembled PSRP message")                            \
    X(psrp_pending, 256u << 20, "bytes", "PSRP fragments waiting for the rest, of all shells")     \
    X(psrp_objects, 4096, "objects", "PSRP messages of one stream waiting for the rest")           \
    X(psrp_seen, 1u << 16, "messages", "PSRP messages remembered to tell what came again")         \
    X(psrp_streams, 65536, "streams", "PSRP fragment streams followed at once")                    \
    X(secure_strings, 16u << 20, "bytes", "SecureStrings that wait for their session key, of all shells") \
    X(clixml_depth, 100, "levels", "nested CLIXML objects")                                        \
    X(clixml_references, 1u << 17, "entries", "RefIds of one CLIXML document")                     \
    X(nodes, 640u << 10, "nodes", "nodes of one record")                                             \
    X(diagnostics, 256, "diagnostics", "diagnostics of one record")                                \
    X(sources, 65536, "sources", "sources of one record")                                          \
    X(transcript, 128u << 20, "bytes", "text of sessions held before a transcript tells it")        \
    X(shells, 16384, "shells", "shells remembered")                                                \
    X(conversations, 4096, "conversations", "pairs of client and service that diagnose keeps facts of") \
    X(frames, 32, "packets", "packet numbers printed for one record")

struct limits {
#define X(member, value, unit, what) size_t member;
    LIMITS(X)
#undef X
};

/* The defaults above. */
#define LIMITS_DEFAULT                                                                             \
    {                                                                                              \
        LIMITS(LIMITS_VALUE)                                                                       \
    }
#define LIMITS_VALUE(member, value, unit, what) .member = (value),
