#ifndef NETDEF_RANDOM_H
#define NETDEF_RANDOM_H

#include <stddef.h>
#include <stdint.h>

// Random numbers as a pure function of a seed and a position (Philox4x32-10: Salmon, Moraes, Dror
// and Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011). Position counts blocks of four
// 32-bit words; an element depends on one or two words of the blocks from `position` on, in order,
// so that a fill takes ⌈words / 4⌉ blocks. Equal arguments give equal bits on every platform: no library
// functions, no fused multiply-adds.

/// Writes `count` words.
void netdef_random_words(uint64_t seed, uint64_t position, uint32_t *out, size_t count);

/// Writes `count` numbers `low + u · (high − low)`, u even in [0, 1) with 24 bits; one word each.
/// Results that would round up to `high` become `last`, the number before it.
void netdef_random_uniform(uint64_t seed, uint64_t position, float low, float high, float last,
                           float *out, size_t count);

/// Writes `count` normally distributed numbers (Box and Muller 1958): two words for two numbers.
void netdef_random_normal(uint64_t seed, uint64_t position, float mean, float deviation,
                          float *out, size_t count);

/// Writes 1 where a word is below `threshold` (p · 2³²), else 0; one word each.
void netdef_random_bernoulli(uint64_t seed, uint64_t position, uint64_t threshold, float *out,
                             size_t count);

/// Writes `low + ⌊v · width / 2⁶⁴⌋` for 64-bit v; two words each.
void netdef_random_integers(uint64_t seed, uint64_t position, int64_t low, uint64_t width,
                            int64_t *out, size_t count);

#endif
