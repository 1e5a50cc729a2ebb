/**
 * What a file says that it can be read as, where it is a photo of the kind that few programs open (ISO/IEC 23008-12, HEIF, and
 * AVIF): HEVC, AVC or AV1 in it, one picture, several or a film of them. The first is what its maker calls it.
 */
export const brandsFewOpen = /^(?:hei[cmsx]|hev[cmsx]|mif[12]|msf1|miaf|avc[is]|avi[fos])$/;
