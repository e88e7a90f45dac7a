#include "netdef_convolution.h"

#include <string.h>

#include "window_range.h"

// Copies every `stride`-th value.
static inline void copy_strided(const float *restrict source, ptrdiff_t stride,
                                float *restrict target, ptrdiff_t count) {
  if (stride == 1) {
    memcpy(target, source, (size_t)count * sizeof(float));
  } else {
    for (ptrdiff_t i = 0; i < count; i++) target[i] = source[i * stride];
  }
}

// One row of the unfolded matrix: what kernel position (r, s) of one channel meets.
static void unfold_position(const float *plane, const netdef_window *w, ptrdiff_t r, ptrdiff_t s,
                            ptrdiff_t first_row, ptrdiff_t row_count, float *restrict row) {
  const ptrdiff_t q_count = w->output_width;
  const ptrdiff_t column = s * w->dilation_width - w->padding_left;
  const window_range q = inside(column, w->stride_width, w->input_width, q_count);
  const ptrdiff_t width = q.end > q.first ? q.end - q.first : 0;
  for (ptrdiff_t p = first_row; p < first_row + row_count; p++, row += q_count) {
    const ptrdiff_t h = p * w->stride_height - w->padding_top + r * w->dilation_height;
    if (h < 0 || h >= w->input_height || width == 0) {
      memset(row, 0, (size_t)q_count * sizeof(float));
      continue;
    }
    const float *source = plane + h * w->input_width + q.first * w->stride_width + column;
    memset(row, 0, (size_t)q.first * sizeof(float));
    copy_strided(source, w->stride_width, row + q.first, width);
    memset(row + q.end, 0, (size_t)(q_count - q.end) * sizeof(float));
  }
}

void netdef_unfold(const float *image, ptrdiff_t channels, const netdef_window *window,
                   ptrdiff_t first_row, ptrdiff_t row_count, float *columns) {
  const ptrdiff_t plane = window->input_height * window->input_width;
  const ptrdiff_t length = row_count * window->output_width;
  for (ptrdiff_t c = 0; c < channels; c++) {
    for (ptrdiff_t r = 0; r < window->kernel_height; r++) {
      for (ptrdiff_t s = 0; s < window->kernel_width; s++) {
        unfold_position(image + c * plane, window, r, s, first_row, row_count, columns);
        columns += length;
      }
    }
  }
}

// Adds weight · (every stride-th source value) to a row of outputs.
static inline void accumulate(const float *restrict source, ptrdiff_t stride, float weight,
                              float *restrict target, ptrdiff_t count) {
  if (stride == 1) {
    for (ptrdiff_t i = 0; i < count; i++) target[i] += weight * source[i];
  } else {
    for (ptrdiff_t i = 0; i < count; i++) target[i] += weight * source[i * stride];
  }
}

// One plane convolved with one kernel.
static void convolve_plane(const float *plane, const float *weight, float bias,
                           const netdef_window *w, float *restrict output) {
  for (ptrdiff_t p = 0; p < w->output_height; p++) {
    float *row = output + p * w->output_width;
    for (ptrdiff_t q = 0; q < w->output_width; q++) row[q] = bias;
    for (ptrdiff_t r = 0; r < w->kernel_height; r++) {
      const ptrdiff_t h = p * w->stride_height - w->padding_top + r * w->dilation_height;
      if (h < 0 || h >= w->input_height) continue;
      for (ptrdiff_t s = 0; s < w->kernel_width; s++) {
        const ptrdiff_t column = s * w->dilation_width - w->padding_left;
        const window_range q =
            inside(column, w->stride_width, w->input_width, w->output_width);
        if (q.first >= q.end) continue;
        accumulate(plane + h * w->input_width + q.first * w->stride_width + column,
                   w->stride_width, weight[r * w->kernel_width + s], row + q.first,
                   q.end - q.first);
      }
    }
  }
}

void netdef_depthwise_convolution(const float *image, const float *weight, const float *bias,
                                  ptrdiff_t channels, ptrdiff_t multiplier,
                                  const netdef_window *window, float *output) {
  const ptrdiff_t input_plane = window->input_height * window->input_width;
  const ptrdiff_t output_plane = window->output_height * window->output_width;
  const ptrdiff_t kernel = window->kernel_height * window->kernel_width;
  for (ptrdiff_t k = 0; k < channels * multiplier; k++) {
    convolve_plane(image + k / multiplier * input_plane, weight + k * kernel,
                   bias ? bias[k] : 0, window, output + k * output_plane);
  }
}

void netdef_fill_rows(const float *bias, ptrdiff_t rows, ptrdiff_t columns, float *output) {
  for (ptrdiff_t row = 0; row < rows; row++) {
    const float value = bias ? bias[row] : 0;
    for (ptrdiff_t column = 0; column < columns; column++) *output++ = value;
  }
}

void netdef_fill_columns(const float *bias, ptrdiff_t rows, ptrdiff_t columns, float *output) {
  for (ptrdiff_t row = 0; row < rows; row++, output += columns) {
    for (ptrdiff_t column = 0; column < columns; column++) output[column] = bias ? bias[column] : 0;
  }
}
