/**
 * The brands of photo files that few programs open (ISO/IEC 23008-12, HEIF, and AVIF): HEVC, AVC or AV1
 * inside; one picture, several, or a film. A file lists its brands; the first is its maker's choice.
 */
export const brandsFewOpen = /^(?:hei[cmsx]|hev[cmsx]|mif[12]|msf1|miaf|avc[is]|avi[fos])$/;
