#ifndef NETDEF_ODOMETER_H
#define NETDEF_ODOMETER_H

#include <stdbool.h>
#include <stddef.h>

// Walks a box of axes in row-major order and keeps the offsets of several operands, whose strides
// differ, in step. The kernels use it for all axes but the last, which is their inner loop.

enum { ODOMETER_AXES = 64 };

typedef struct {
  int rank;
  const size_t *sizes;
  size_t index[ODOMETER_AXES];
  bool has_next;
} odometer;

// At the first position of a box; one without axes has exactly one, one with an empty axis none.
static inline odometer odometer_start(int rank, const size_t *sizes) {
  odometer walk = {.rank = rank < 0 ? 0 : rank, .sizes = sizes, .has_next = true};
  for (int axis = 0; axis < walk.rank; axis++) {
    walk.index[axis] = 0;
    if (sizes[axis] == 0) walk.has_next = false;
  }
  return walk;
}

static inline bool odometer_has_next(const odometer *walk) { return walk->has_next; }

// Moves one position on and moves each operand's offset along.
static inline void odometer_advance(odometer *walk, int operands, const ptrdiff_t *const *strides,
                                    ptrdiff_t *offsets) {
  for (int axis = walk->rank - 1; axis >= 0; axis--) {
    for (int i = 0; i < operands; i++) offsets[i] += strides[i][axis];
    if (++walk->index[axis] < walk->sizes[axis]) return;
    for (int i = 0; i < operands; i++) {
      offsets[i] -= strides[i][axis] * (ptrdiff_t)walk->sizes[axis];
    }
    walk->index[axis] = 0;
  }
  walk->has_next = false;
}

#endif
