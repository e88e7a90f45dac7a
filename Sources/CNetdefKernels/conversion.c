#include "netdef_conversion.h"

#include <stdbool.h>
#include <stdint.h>

// C leaves the conversion of a float that does not fit undefined.
static inline int64_t int64_from_float(float x) {
  return x >= -0x1p63f && x < 0x1p63f ? (int64_t)x : INT64_MIN;
}

static inline int32_t int32_from_float(float x) {
  return x >= -0x1p31f && x < 0x1p31f ? (int32_t)x : INT32_MIN;
}

#define CONVERT(IN, OUT, EXPRESSION)                                                               \
  do {                                                                                             \
    const IN *source = in;                                                                         \
    OUT *target = out;                                                                             \
    for (size_t i = 0; i < count; i++) {                                                           \
      const IN x = source[i];                                                                      \
      target[i] = EXPRESSION;                                                                      \
    }                                                                                              \
    return;                                                                                        \
  } while (0)

#define CONVERT_FROM(IN, TO_INT64, TO_INT32)                                                       \
  switch (to) {                                                                                    \
    case NETDEF_FLOAT32: CONVERT(IN, float, (float)x);                                             \
    case NETDEF_INT64: CONVERT(IN, int64_t, TO_INT64);                                             \
    case NETDEF_INT32: CONVERT(IN, int32_t, TO_INT32);                                             \
    case NETDEF_BOOL: CONVERT(IN, bool, x != 0);                                                   \
  }                                                                                                \
  return

void netdef_convert(netdef_element_type from, const void *in, netdef_element_type to, void *out,
                    size_t count) {
  switch (from) {
    case NETDEF_FLOAT32: CONVERT_FROM(float, int64_from_float(x), int32_from_float(x));
    case NETDEF_INT64: CONVERT_FROM(int64_t, x, (int32_t)(uint32_t)x);
    case NETDEF_INT32: CONVERT_FROM(int32_t, x, x);
    case NETDEF_BOOL: CONVERT_FROM(bool, x, x);
  }
}
