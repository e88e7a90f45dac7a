#ifndef NETDEF_DEVICE_H
#define NETDEF_DEVICE_H

/// The name of the widest vector instructions that this processor and its system offer.
const char *netdef_instruction_set(void);

#endif
