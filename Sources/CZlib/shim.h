// The system's zlib. inflateInit and deflateInit are macros, which Swift does not import; these two functions stand for them.
#ifndef ALLMENDE_CZLIB_SHIM_H
#define ALLMENDE_CZLIB_SHIM_H

#include <zlib.h>

static inline int allmende_inflate_init(z_stream *stream, int windowBits) {
    return inflateInit2(stream, windowBits);
}

static inline int allmende_deflate_init(z_stream *stream, int level, int windowBits) {
    return deflateInit2(stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
}

#endif
