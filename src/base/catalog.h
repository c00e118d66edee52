/* The translations that are part of the program: po/en.po as msgfmt compiles it, in little-endian order. */
#ifndef BASE_CATALOG_H
#define BASE_CATALOG_H

extern const unsigned char base_catalog_en[];

#endif
