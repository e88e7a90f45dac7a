#ifndef NETDEF_COPYING_H
#define NETDEF_COPYING_H

#include <stddef.h>

// Copies between layouts: permuting axes, taking slices and writing them back; and copies of one
// value.

/// Writes `count` copies of one element of 1, 4 or 8 bytes.
void netdef_fill(size_t element_size, const void *value, void *out, size_t count);

/// Copies the elements of a box of `rank` axes (at most 64; sizes outermost first). Strides count
/// elements and may be 0 or negative; `element_size` is 1, 4 or 8 bytes. The memories must not
/// overlap.
void netdef_copy_strided(size_t element_size, int rank, const size_t *sizes,
                         const void *in, const ptrdiff_t *in_strides,
                         void *out, const ptrdiff_t *out_strides);

#endif
