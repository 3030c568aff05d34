#include <arpa/inet.h>
#include <gssapi/gssapi.h>
#include <gssapi/gssapi_ext.h>
#include <gssapi/gssapi_krb5.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
/* client and server in one process over a TCP connection: HTTP with Kerberos, rounds contexts on
 * one connection */
static int c, s;
static void b64(const void *d, size_t n, char *o)
{
    EVP_EncodeBlock((unsigned char *)o, d, (int)n);
}
static void snd(int f, const char *t, size_t n)
{
    while (n) {
        ssize_t w = write(f, t, n);
        if (w <= 0)
            exit(3);
        t += w;
        n -= (size_t)w;
    }
}
static void drain(int f, size_t n)
{
    char b[65536];
    while (n) {
        ssize_t r = read(f, b, n < sizeof b ? n : sizeof b);
        if (r <= 0)
            exit(4);
        n -= (size_t)r;
    }
}
static void http(int from, int to, const char *head, const void *body, size_t n)
{
    char h[20000];
    int k = snprintf(h, sizeof h, "%sContent-Length: %zu\r\n\r\n", head, n);
    snd(from, h, (size_t)k);
    if (n)
        snd(from, body, n);
    drain(to, (size_t)k + n);
    usleep(2000);
}
static size_t body(gss_ctx_id_t x, const char *text, char *out)
{
    OM_uint32 m, mi;
    int conf;
    gss_iov_buffer_desc iov[3] = {
        {GSS_IOV_BUFFER_TYPE_HEADER | GSS_IOV_BUFFER_FLAG_ALLOCATE, {0, 0}},
        {GSS_IOV_BUFFER_TYPE_DATA, {strlen(text), strdup(text)}},
        {GSS_IOV_BUFFER_TYPE_PADDING | GSS_IOV_BUFFER_FLAG_ALLOCATE, {0, 0}}};
    m = gss_wrap_iov(&mi, x, 1, 0, &conf, iov, 3);
    if (m) {
        fprintf(stderr, "wrap %x %x\n", m, mi);
        exit(5);
    }
    size_t pad = iov[2].buffer.length;
    int k = sprintf(out,
                    "--Encrypted Boundary\r\n\tContent-Type: "
                    "application/HTTP-Kerberos-session-encrypted\r\n\tOriginalContent: "
                    "type=application/soap+xml;charset=UTF-8;Length=%zu\r\n--Encrypted "
                    "Boundary\r\n\tContent-Type: application/octet-stream\r\n",
                    strlen(text) + pad);
    unsigned n = (unsigned)iov[0].buffer.length;
    memcpy(out + k, &n, 4);
    k += 4;
    memcpy(out + k, iov[0].buffer.value, n);
    k += (int)n;
    memcpy(out + k, iov[1].buffer.value, iov[1].buffer.length);
    k += (int)iov[1].buffer.length;
    if (pad) {
        memcpy(out + k, iov[2].buffer.value, pad);
        k += (int)pad;
    }
    k += sprintf(out + k, "--Encrypted Boundary--\r\n");
    return (size_t)k;
}
int main(int argc, char **argv)
{
    int rounds = argc > 2 ? atoi(argv[2]) : 1;
    struct sockaddr_in a = {
        .sin_family = AF_INET, .sin_port = htons(5985), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int l = socket(AF_INET, SOCK_STREAM, 0), one = 1;
    setsockopt(l, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(l, (void *)&a, sizeof a) || listen(l, 1))
        return 2;
    c = socket(AF_INET, SOCK_STREAM, 0);
    connect(c, (void *)&a, sizeof a);
    s = accept(l, 0, 0);
    for (int r = 0; r < rounds; r++) {
        gss_ctx_id_t i = GSS_C_NO_CONTEXT, t = GSS_C_NO_CONTEXT;
        OM_uint32 m, mi, f;
        gss_name_t name;
        gss_buffer_desc nb = {strlen(argv[1]), argv[1]}, in = {0, 0}, out;
        m = gss_import_name(&mi, &nb,
                            strchr(argv[1], '@') && !strchr(argv[1], '/')
                                ? GSS_C_NT_HOSTBASED_SERVICE
                                : GSS_KRB5_NT_PRINCIPAL_NAME,
                            &name);
        m = gss_init_sec_context(&mi, GSS_C_NO_CREDENTIAL, &i, name, (gss_OID)gss_mech_krb5,
                                 GSS_C_MUTUAL_FLAG | GSS_C_CONF_FLAG | GSS_C_INTEG_FLAG, 0, 0, &in,
                                 0, &out, &f, 0);
        if (GSS_ERROR(m)) {
            gss_buffer_desc e;
            OM_uint32 mc = 0;
            gss_display_status(&m, mi, GSS_C_MECH_CODE, (gss_OID)gss_mech_krb5, &mc, &e);
            fprintf(stderr, "init %s\n", (char *)e.value);
            return 6;
        }
        char h[20000], b[16000];
        b64(out.value, out.length, b);
        snprintf(h, sizeof h,
                 "POST /wsman HTTP/1.1\r\nHost: win01.lab.example:5985\r\nUser-Agent: Microsoft "
                 "WinRM Client\r\nAuthorization: Kerberos %s\r\n",
                 b);
        http(c, s, h, 0, 0);
        in = out;
        m = gss_accept_sec_context(&mi, &t, GSS_C_NO_CREDENTIAL, &in, 0, 0, 0, &out, &f, 0, 0);
        if (GSS_ERROR(m)) {
            gss_buffer_desc e;
            OM_uint32 mc = 0;
            gss_display_status(&m, mi, GSS_C_MECH_CODE, (gss_OID)gss_mech_krb5, &mc, &e);
            fprintf(stderr, "accept %s\n", (char *)e.value);
            return 7;
        }
        b64(out.value, out.length, b);
        snprintf(
            h, sizeof h,
            "HTTP/1.1 200 \r\nServer: Microsoft-HTTPAPI/2.0\r\nWWW-Authenticate: Kerberos %s\r\n",
            b);
        http(s, c, h, 0, 0);
        in = out;
        m = gss_init_sec_context(&mi, GSS_C_NO_CREDENTIAL, &i, name, (gss_OID)gss_mech_krb5,
                                 GSS_C_MUTUAL_FLAG | GSS_C_CONF_FLAG | GSS_C_INTEG_FLAG, 0, 0, &in,
                                 0, &out, &f, 0);
        const char *ct = "Content-Type: "
                         "multipart/encrypted;protocol=\"application/"
                         "HTTP-Kerberos-session-encrypted\";boundary=\"Encrypted Boundary\"\r\n";
        char x[8000];
        const char *e =
            "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" "
            "xmlns:wsmid=\"http://schemas.dmtf.org/wbem/wsman/identity/1/"
            "wsmanidentity.xsd\"><s:Header/><s:Body><wsmid:Identify/></s:Body></s:Envelope>";
        size_t n = body(i, e, x);
        snprintf(h, sizeof h,
                 "POST /wsman HTTP/1.1\r\nHost: win01.lab.example:5985\r\nUser-Agent: Microsoft "
                 "WinRM Client\r\n%s",
                 ct);
        http(c, s, h, x, n);
        n = body(t, e, x);
        snprintf(h, sizeof h, "HTTP/1.1 200 \r\nServer: Microsoft-HTTPAPI/2.0\r\n%s", ct);
        http(s, c, h, x, n);
    }
    close(c);
    close(s);
    return 0;
}
