#ifndef NETDEF_NORMALIZATION_H
#define NETDEF_NORMALIZATION_H

#include <stddef.h>

/// The mean and the biased variance of each channel of [N, C, plane].
void netdef_channel_statistics(const float *input, ptrdiff_t batch, ptrdiff_t channels,
                               ptrdiff_t plane, float *mean, float *variance);

/// output = (input − mean) / √(variance + epsilon) · weight + bias for each channel of
/// [N, C, plane]; weight and bias may be null.
void netdef_normalize_channels(const float *input, ptrdiff_t batch, ptrdiff_t channels,
                               ptrdiff_t plane, const float *mean, const float *variance,
                               const float *weight, const float *bias, float epsilon,
                               float *output);

#endif
