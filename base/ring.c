#include "ring.h"

void ring_init(struct ring *head)
{
    head->prev = head->next = head;
}

bool ring_empty(const struct ring *head)
{
    return head->next == head;
}

void ring_add(struct ring *head, struct ring *place)
{
    place->prev = head->prev;
    place->next = head;
    head->prev->next = place;
    head->prev = place;
}

void ring_remove(struct ring *place)
{
    place->prev->next = place->next;
    place->next->prev = place->prev;
    ring_init(place);
}
