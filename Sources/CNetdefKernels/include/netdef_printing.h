#ifndef NETDEF_PRINTING_H
#define NETDEF_PRINTING_H

#include <stdbool.h>
#include <stddef.h>

/// Writes a finite number with `precision` decimals, rounded from its exact value, with a point
/// whatever the locale: `-12.5000`, or `-1.2500e+01` if `scientific`. Returns the length; `out`
/// takes `capacity` bytes, of which 400 suffice for 16 decimals.
size_t netdef_format_number(double value, int precision, bool scientific, char *out,
                            size_t capacity);

#endif
