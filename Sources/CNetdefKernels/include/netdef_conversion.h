#ifndef NETDEF_CONVERSION_H
#define NETDEF_CONVERSION_H

#include <stddef.h>

// Conversions between the element types of tensors.

/// The element types, in the order of Swift's `ElementType`.
typedef enum {
  NETDEF_FLOAT32,
  NETDEF_INT64,
  NETDEF_INT32,
  NETDEF_BOOL,
} netdef_element_type;

/// Converts `count` elements. Floats are truncated to integers, those that do not fit and NaN
/// become the smallest integer; longer integers lose their upper bits; only 0 is false.
void netdef_convert(netdef_element_type from, const void *in, netdef_element_type to, void *out,
                    size_t count);

#endif
