#ifndef CNETDEF_KERNELS_H
#define CNETDEF_KERNELS_H

// The kernels behind the runtime: plain loops over contiguous arrays, one header per topic.

#include "netdef_random.h"

#endif
