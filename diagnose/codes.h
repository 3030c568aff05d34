/*
 * Finding the codes that people ask for, and what to say of one. The table is code_table.h: faults of
 * WS-Management, Win32 and WinHTTP, security packages, WMI, COM, .NET, the PowerShell plug-in,
 * NTSTATUS, Kerberos, TLS alerts, HTTP statuses, exit codes.
 */
#pragma once

#include <stdio.h>

#include "bytes.h"
#include "code_table.h"
#include "limits.h"
#include "record.h"
#include "render.h"

/*
 * The codes that text may mean: decimal, signed, hexadecimal (0x or not, when letters or eight
 * digits say so), a name with or without its prefix, also as the HRESULT of a Win32 or WinHTTP
 * code; "wsman:5", "tls 48" names the family; an exit code that is none of its own family is one of
 * Windows. Gives how many, at most room; rows stand in the order
 * of the families.
 */
size_t codes_find(struct bytes text, const struct code **found, size_t room);

/*
 * The codes that a message is about: those that stand in it (0x80338012, -2144108526,
 * SEC_E_LOGON_DENIED), else what its words tell; *guessed says that it is by words. Gives how many,
 * at most room; 0 when it is no message that is known.
 */
size_t codes_in_message(struct bytes text, const struct code **found, size_t room, bool *guessed);

/*
 * The record of a code as `fault` and `list faults` write it; text: what was asked for, or none;
 * guessed: the code was found by the words of a message.
 */
struct record *code_record(const struct limits *limits, const struct code *code, struct bytes text,
                           bool guessed);
extern const struct field_table code_field_table;

/*
 * The same of n codes as text for people, with what to do, under the text that was asked for.
 * False, and errno, when it could not be written.
 */
bool codes_write(FILE *out, const struct render_options *options, struct bytes text,
                 const struct code *const *found, size_t n, bool guessed);
