#ifndef WAYMARK_CTHEME_H
#define WAYMARK_CTHEME_H
#endif
