#ifndef NETDEF_SOFTMAX_H
#define NETDEF_SOFTMAX_H

#include <stddef.h>

// In place along the middle axis of [outer, axis, inner].

/// e^(x − m) / Σ e^(x − m), m the largest x
void netdef_softmax(float *values, ptrdiff_t outer, ptrdiff_t axis, ptrdiff_t inner);

/// x − m − ln Σ e^(x − m), m the largest x
void netdef_log_softmax(float *values, ptrdiff_t outer, ptrdiff_t axis, ptrdiff_t inner);

#endif
