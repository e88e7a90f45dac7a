#ifndef NETDEF_WINDOW_RANGE_H
#define NETDEF_WINDOW_RANGE_H

#include <stddef.h>

// Outputs `first` to `end` whose input position lies inside the plane.
typedef struct {
  ptrdiff_t first, end;
} window_range;

static inline ptrdiff_t smaller(ptrdiff_t a, ptrdiff_t b) { return a < b ? a : b; }
static inline ptrdiff_t larger(ptrdiff_t a, ptrdiff_t b) { return a > b ? a : b; }

// The outputs q in 0 ≤ q < outputs with 0 ≤ q · stride + offset < inputs.
static inline window_range inside(ptrdiff_t offset, ptrdiff_t stride, ptrdiff_t inputs,
                                  ptrdiff_t outputs) {
  const ptrdiff_t first = offset >= 0 ? 0 : (-offset + stride - 1) / stride;
  const ptrdiff_t end = inputs > offset ? (inputs - offset + stride - 1) / stride : 0;
  const window_range range = {smaller(first, outputs), larger(0, smaller(end, outputs))};
  return range;
}

#endif
