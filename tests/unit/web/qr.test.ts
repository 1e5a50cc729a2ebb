import fc from 'fast-check';
import jsqr from 'jsqr';
import { describe, expect, it } from 'vitest';
import { drawnAsQr, type QrCode } from '#shared/web/page/qr.ts';

/** How many dots of the picture a square is wide: what a reader wants to see of it. */
const scale = 4;

/** What another library reads from the picture that the path draws. */
function readBack({ size, path }: QrCode): string | undefined {
  const width = size * scale;
  const dots = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x = '', y = '', length = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let down = 0; down < scale; down++) {
      const row = (Number(y) * scale + down) * width;
      for (let along = 0; along < Number(length) * scale; along++) {
        dots.fill(0, (row + Number(x) * scale + along) * 4, (row + Number(x) * scale + along) * 4 + 3);
      }
    }
  }
  // The package is CommonJS: Node hands its one export over as the default of the default.
  const read =
    typeof jsqr === 'function' ? jsqr : (jsqr as { default: typeof import('jsqr').default }).default;
  return read(dots, width, width)?.data;
}

describe('a QR code', () => {
  it('is read by another library as the address that it was drawn of', async () => {
    for (const address of [
      'https://diwan.example/en/certificates/KRK26-7F3Q9K',
      'https://a1b2c3d4e5.execute-api.me-south-1.amazonaws.com/ckb/certificates/BGD31-XXXXXX',
      'http://127.0.0.1:4600/ar/certificates/NNW26-346679',
    ]) {
      expect(readBack(await drawnAsQr(address))).toBe(address);
    }
  });

  it('is so for any number, with four white squares around it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[A-Z]{3}\d\d-[34679ACDEFGHJKMNPQRTWXY]{6}$/), async (number) => {
        const code = await drawnAsQr(`https://diwan.example/ar/certificates/${number}`);
        expect(readBack(code)).toBe(`https://diwan.example/ar/certificates/${number}`);
        const places = [...code.path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((each) =>
          each.slice(1).map(Number),
        );
        expect(Math.min(...places.map(([x = 0, y = 0]) => Math.min(x, y)))).toBe(4);
        expect(Math.max(...places.map(([x = 0, , length = 0]) => x + length))).toBe(code.size - 4);
      }),
      { numRuns: 10 },
    );
  });
});
