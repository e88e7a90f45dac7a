#ifndef NETDEF_WINDOW_H
#define NETDEF_WINDOW_H

#include <stddef.h>

// A window that slides over a plane. Size names: H×W input, P×Q output, R×S kernel. Output (p, q)
// reads input (p · stride − padding + r · dilation, q · stride − padding + s · dilation).
typedef struct {
  ptrdiff_t input_height, input_width;
  ptrdiff_t output_height, output_width;
  ptrdiff_t kernel_height, kernel_width;
  ptrdiff_t stride_height, stride_width;
  ptrdiff_t padding_top, padding_left;
  ptrdiff_t dilation_height, dilation_width;
} netdef_window;

#endif
