#ifndef HASHED_VALUES_H
#define HASHED_VALUES_H

#include <stddef.h>
#include <stdint.h>

// Values from an integer hash of a key and an index, as `NetdefTests/Reference/README.md` describes
// them: out[i] = (the upper 24 bits of splitmix64's step i + 1 from `start`, over 2^24, less 0.5)
// times `factor`, plus `offset`. In C, because a network has 60 million of them and Swift's loops
// are slow in a debug build.
void hashed_values(uint64_t start, float factor, float offset, float *out, size_t count);

#endif
