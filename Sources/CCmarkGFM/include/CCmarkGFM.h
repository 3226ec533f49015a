#ifndef WAYMARK_CCMARKGFM_H
#define WAYMARK_CCMARKGFM_H

#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>

#endif
