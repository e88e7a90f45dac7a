#include "netdef_pooling.h"

#include <math.h>
#include <stdint.h>

#include "window_range.h"

// Keeps the larger of each pair; a NaN in the source stays for good, as no value is above it.
static inline void keep_larger(const float *restrict source, ptrdiff_t stride,
                               float *restrict target, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i++) {
    const float value = source[i * stride];
    target[i] = value > target[i] || value != value ? value : target[i];
  }
}

static void max_pool_plane(const float *plane, const netdef_window *w, float *restrict output) {
  // Only positions of the window that meet the picture are visited: it may be padded by far more.
  const ptrdiff_t last_column = (w->output_width - 1) * w->stride_width;
  const window_range columns = inside(last_column - w->padding_left, w->dilation_width,
                                      w->input_width + last_column, w->kernel_width);
  for (ptrdiff_t p = 0; p < w->output_height; p++) {
    float *row = output + p * w->output_width;
    for (ptrdiff_t q = 0; q < w->output_width; q++) row[q] = -INFINITY;
    const ptrdiff_t first_row = p * w->stride_height - w->padding_top;
    const window_range rows =
        inside(first_row, w->dilation_height, w->input_height, w->kernel_height);
    for (ptrdiff_t r = rows.first; r < rows.end; r++) {
      const ptrdiff_t h = first_row + r * w->dilation_height;
      for (ptrdiff_t s = columns.first; s < columns.end; s++) {
        const ptrdiff_t column = s * w->dilation_width - w->padding_left;
        const window_range q = inside(column, w->stride_width, w->input_width, w->output_width);
        if (q.first >= q.end) continue;
        keep_larger(plane + h * w->input_width + q.first * w->stride_width + column,
                    w->stride_width, row + q.first, q.end - q.first);
      }
    }
  }
}

void netdef_max_pool(const float *input, ptrdiff_t planes, const netdef_window *window,
                     float *output) {
  const ptrdiff_t input_plane = window->input_height * window->input_width;
  const ptrdiff_t output_plane = window->output_height * window->output_width;
  for (ptrdiff_t i = 0; i < planes; i++) {
    max_pool_plane(input + i * input_plane, window, output + i * output_plane);
  }
}

// The sum of a rectangle of a plane.
static float sum_rectangle(const float *plane, ptrdiff_t width, window_range rows,
                           window_range columns) {
  enum { LANES = 16 };
  const ptrdiff_t length = columns.end - columns.first;
  float lanes[LANES] = {0}, sum = 0;
  for (ptrdiff_t h = rows.first; h < rows.end; h++) {
    const float *row = plane + h * width + columns.first;
    ptrdiff_t i = 0;
    // A fixed order of additions that vector instructions can follow.
    for (; i + LANES <= length; i += LANES) {
      for (int lane = 0; lane < LANES; lane++) lanes[lane] += row[i + lane];
    }
    for (; i < length; i++) sum += row[i];
  }
  for (int lane = 0; lane < LANES; lane++) sum += lanes[lane];
  return sum;
}

// The positions of window `index`, cut to the padded plane.
static window_range padded_window(ptrdiff_t index, ptrdiff_t stride, ptrdiff_t kernel,
                                  ptrdiff_t padding_before, ptrdiff_t size,
                                  ptrdiff_t padding_after) {
  const ptrdiff_t first = index * stride - padding_before;
  const window_range range = {first, smaller(first + kernel, size + padding_after)};
  return range;
}

static window_range cut_to_plane(window_range range, ptrdiff_t size) {
  const window_range cut = {larger(range.first, 0), smaller(range.end, size)};
  return cut;
}

void netdef_average_pool(const float *input, ptrdiff_t planes, const netdef_window *window,
                         ptrdiff_t padding_bottom, ptrdiff_t padding_right, bool counts_padding,
                         float *output) {
  const netdef_window w = *window;
  for (ptrdiff_t i = 0; i < planes; i++, input += w.input_height * w.input_width) {
    for (ptrdiff_t p = 0; p < w.output_height; p++) {
      const window_range padded_rows =
          padded_window(p, w.stride_height, w.kernel_height, w.padding_top, w.input_height,
                        padding_bottom);
      const window_range rows = cut_to_plane(padded_rows, w.input_height);
      for (ptrdiff_t q = 0; q < w.output_width; q++) {
        const window_range padded_columns =
            padded_window(q, w.stride_width, w.kernel_width, w.padding_left, w.input_width,
                          padding_right);
        const window_range columns = cut_to_plane(padded_columns, w.input_width);
        if (rows.first >= rows.end || columns.first >= columns.end) {
          *output++ = 0;
          continue;
        }
        const window_range counted_rows = counts_padding ? padded_rows : rows;
        const window_range counted_columns = counts_padding ? padded_columns : columns;
        const ptrdiff_t count = (counted_rows.end - counted_rows.first) *
                                (counted_columns.end - counted_columns.first);
        *output++ = sum_rectangle(input, w.input_width, rows, columns) / (float)count;
      }
    }
  }
}

// The inputs of one output: from ⌊index · inputs / outputs⌋ to ⌈(index + 1) · inputs / outputs⌉.
static window_range adaptive_range(ptrdiff_t index, ptrdiff_t inputs, ptrdiff_t outputs) {
  if (inputs <= INT32_MAX && outputs <= INT32_MAX) {
    const window_range range = {index * inputs / outputs,
                                ((index + 1) * inputs + outputs - 1) / outputs};
    return range;
  }
  // Twice as wide numbers are slow, and the only ones that hold the products of the largest sizes.
  const __int128 wide = inputs;
  const window_range range = {(ptrdiff_t)(index * wide / outputs),
                              (ptrdiff_t)(((index + 1) * wide + outputs - 1) / outputs)};
  return range;
}

void netdef_adaptive_average_pool(const float *input, ptrdiff_t planes, ptrdiff_t input_height,
                                  ptrdiff_t input_width, ptrdiff_t output_height,
                                  ptrdiff_t output_width, float *output) {
  for (ptrdiff_t i = 0; i < planes; i++, input += input_height * input_width) {
    for (ptrdiff_t p = 0; p < output_height; p++) {
      const window_range rows = adaptive_range(p, input_height, output_height);
      for (ptrdiff_t q = 0; q < output_width; q++) {
        const window_range columns = adaptive_range(q, input_width, output_width);
        const ptrdiff_t count = (rows.end - rows.first) * (columns.end - columns.first);
        *output++ = sum_rectangle(input, input_width, rows, columns) / (float)count;
      }
    }
  }
}
