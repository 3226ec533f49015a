#ifndef WAYMARK_CTOML_H
#define WAYMARK_CTOML_H
#endif
