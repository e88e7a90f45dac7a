#include "netdef_copying.h"

#include <stdint.h>
#include <string.h>

#include "odometer.h"

#define DEFINE_FILL(NAME, TYPE)                                                                    \
  static void NAME(const void *value, TYPE *out, size_t count) {                                   \
    TYPE copy;                                                                                     \
    memcpy(&copy, value, sizeof copy);                                                             \
    for (size_t i = 0; i < count; i++) out[i] = copy;                                              \
  }

DEFINE_FILL(fill_1, uint8_t)
DEFINE_FILL(fill_4, uint32_t)
DEFINE_FILL(fill_8, uint64_t)

void netdef_fill(size_t element_size, const void *value, void *out, size_t count) {
  switch (element_size) {
    case 1: fill_1(value, out, count); break;
    case 4: fill_4(value, out, count); break;
    case 8: fill_8(value, out, count); break;
    default: break;
  }
}

// One row; contiguous rows become a memory copy.
#define DEFINE_COPY(NAME, TYPE)                                                                    \
  static void NAME(size_t count, const TYPE *in, ptrdiff_t in_stride, TYPE *out,                   \
                   ptrdiff_t out_stride) {                                                         \
    if (in_stride == 1 && out_stride == 1) {                                                       \
      memcpy(out, in, count * sizeof(TYPE));                                                       \
    } else if (out_stride == 1) {                                                                  \
      for (size_t i = 0; i < count; i++) out[i] = in[(ptrdiff_t)i * in_stride];                    \
    } else {                                                                                       \
      for (size_t i = 0; i < count; i++)                                                           \
        out[(ptrdiff_t)i * out_stride] = in[(ptrdiff_t)i * in_stride];                             \
    }                                                                                              \
  }

DEFINE_COPY(copy_row_1, uint8_t)
DEFINE_COPY(copy_row_4, uint32_t)
DEFINE_COPY(copy_row_8, uint64_t)

void netdef_copy_strided(size_t element_size, int rank, const size_t *sizes,
                         const void *in, const ptrdiff_t *in_strides,
                         void *out, const ptrdiff_t *out_strides) {
  const size_t count = rank == 0 ? 1 : sizes[rank - 1];
  const ptrdiff_t in_step = rank == 0 ? 1 : in_strides[rank - 1];
  const ptrdiff_t out_step = rank == 0 ? 1 : out_strides[rank - 1];
  odometer rows = odometer_start(rank - 1, sizes);
  ptrdiff_t offsets[2] = {0, 0};
  const ptrdiff_t *strides[2] = {in_strides, out_strides};
  while (odometer_has_next(&rows)) {
    const char *from = (const char *)in + offsets[0] * (ptrdiff_t)element_size;
    char *to = (char *)out + offsets[1] * (ptrdiff_t)element_size;
    switch (element_size) {
      case 1: copy_row_1(count, (const uint8_t *)from, in_step, (uint8_t *)to, out_step); break;
      case 4: copy_row_4(count, (const uint32_t *)from, in_step, (uint32_t *)to, out_step); break;
      case 8: copy_row_8(count, (const uint64_t *)from, in_step, (uint64_t *)to, out_step); break;
      default: return;
    }
    odometer_advance(&rows, 2, strides, offsets);
  }
}
