// The processor's own instructions for SHA-256 (Intel's SHA extensions), which Swift cannot name. The only C in the project that does anything.
//
// The state is held as the instructions want it, (a b e f) and (c d g h); four words of the message schedule are made at a time, and each
// `rnds2` does two rounds.
#ifndef ALLMENDE_CDIGEST_H
#define ALLMENDE_CDIGEST_H

#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

// Whether this processor has the instructions: SSSE3 and SSE4.1 (leaf 1, ECX bits 9 and 19), SHA (leaf 7, EBX bit 29).
static inline int allmende_has_sha256(void) {
    unsigned a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c >> 9 & 1) || !(c >> 19 & 1)) return 0;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b >> 29 & 1);
}

// Takes `count` blocks of 64 bytes each into the eight words of the state; `constants` are the 64 of FIPS 180-4, section 4.2.2.
__attribute__((target("sha,sse4.1,ssse3")))
static inline void allmende_sha256(uint32_t *state, const uint8_t *blocks, size_t count, const uint32_t *constants) {
    const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    __m128i low = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xb1);
    __m128i high = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1b);
    __m128i abef = _mm_alignr_epi8(low, high, 8);
    __m128i cdgh = _mm_blend_epi16(high, low, 0xf0);
    for (; count > 0; count--, blocks += 64) {
        const __m128i abefBefore = abef, cdghBefore = cdgh;
        __m128i w[4];
#pragma clang loop unroll(full)
        for (int group = 0; group < 16; group++) {
            __m128i *word = &w[group & 3];
            if (group < 4) {
                *word = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(blocks + 16 * group)), swap);
            } else {
                const __m128i last = w[(group + 3) & 3];
                const __m128i seventh = _mm_alignr_epi8(last, w[(group + 2) & 3], 4);
                *word = _mm_sha256msg1_epu32(*word, w[(group + 1) & 3]);
                *word = _mm_sha256msg2_epu32(_mm_add_epi32(*word, seventh), last);
            }
            const __m128i input = _mm_add_epi32(*word, _mm_loadu_si128((const __m128i *)(constants + 4 * group)));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, input);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(input, 0x0e));
        }
        abef = _mm_add_epi32(abef, abefBefore);
        cdgh = _mm_add_epi32(cdgh, cdghBefore);
    }
    low = _mm_shuffle_epi32(abef, 0x1b);
    high = _mm_shuffle_epi32(cdgh, 0xb1);
    _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(low, high, 0xf0));
    _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(high, low, 8));
}

#else

static inline int allmende_has_sha256(void) { return 0; }
static inline void allmende_sha256(uint32_t *state, const uint8_t *blocks, size_t count, const uint32_t *constants) {}

#endif
#endif
