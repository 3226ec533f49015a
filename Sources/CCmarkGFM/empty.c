#include "CCmarkGFM.h"
