/** A QR code: squares of one unit, `size` of them a side with the quiet zone, as the path of an SVG. */
export type QrCode = { readonly size: number; readonly path: string };

/** ISO/IEC 18004: four squares of white on every side. */
const quietZone = 4;

/**
 * The text as a QR code that can be read with a seventh of it damaged. The first call loads the library, so
 * that no cold start waits for it.
 * @throws when the text is longer than a QR code holds
 */
export async function drawnAsQr(text: string): Promise<QrCode> {
  const { encodeQR } = await import('qr');
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: quietZone });
  return { size: rows.length, path: rows.map(pathOfRow).join('') };
}

/** The dark runs of a row, each drawn as a bar. */
function pathOfRow(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    if (row[x] !== true) continue;
    const from = x;
    while (row[x + 1] === true) x++;
    path += `M${from} ${y}h${x - from + 1}v1H${from}z`;
  }
  return path;
}
