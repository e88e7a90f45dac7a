#ifndef CNETDEF_KERNELS_H
#define CNETDEF_KERNELS_H

// The kernels behind the runtime: plain loops over contiguous arrays, one header per topic.

#include "netdef_activation.h"
#include "netdef_conversion.h"
#include "netdef_convolution.h"
#include "netdef_copying.h"
#include "netdef_device.h"
#include "netdef_elementwise.h"
#include "netdef_normalization.h"
#include "netdef_pooling.h"
#include "netdef_printing.h"
#include "netdef_random.h"
#include "netdef_reduction.h"
#include "netdef_softmax.h"

#endif
