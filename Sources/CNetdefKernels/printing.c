#include "netdef_printing.h"

#include <stdio.h>
#include <string.h>

size_t netdef_format_number(double value, int precision, bool scientific, char *out,
                            size_t capacity) {
  const int written = snprintf(out, capacity, scientific ? "%.*e" : "%.*f", precision, value);
  if (written <= 0 || (size_t)written >= capacity) return 0;
  size_t length = (size_t)written;
  if (precision == 0) return length;

  // The library writes the locale's separator, of one or more bytes, after the first digits.
  const size_t start = strspn(out, "-0123456789");
  const size_t separator = strcspn(out + start, "0123456789");
  memmove(out + start + 1, out + start + separator, length - start - separator + 1);
  out[start] = '.';
  return length - separator + 1;
}
