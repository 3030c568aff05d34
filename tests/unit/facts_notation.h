/*
 * Facts in a short notation, a row a line: the kind of fact, then its members as in facts.h.
 *   connection outcome=unanswered syns=3 @2 at=1s
 *   exchange status=500 action=Create fault code=2150859173 text="too many shells"
 *   total host_seen=4
 *   success operated=9s
 *   conversation name=win01.lab.example port=5986
 * Flags stand alone. A packet is @ and its number. Durations take s or ms, else they are numbers as they are. Of any fact: @ is
 * the packet, on= the connection (1 when it is not said), at= and until= its times, count= how
 * often.
 */
#pragma once

#include "facts.h"

/* Adds a line to facts. False, with why in problem, when it is not in the notation. */
bool facts_read_line(struct facts *facts, const char *line, char *problem, size_t room);
