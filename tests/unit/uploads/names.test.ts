import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FileType, fileRef, fileTypes, fileWish, mostBytes } from '#shared/uploads/index.ts';
import { labelOf, toldApart } from '#shared/uploads/name.ts';
import { savedAs } from '#shared/uploads/saved-as.ts';

const wish = { name: 'quote.pdf', type: 'application/pdf', size: 1000 };
const nameOf = (name: string) => fileWish.safeParse({ ...wish, name }).data?.name;

describe('what a file is called', () => {
  test.each([
    ['quote.pdf', 'quote'],
    ['IMG_2033.JPEG', 'IMG_2033'],
    ['عرض أسعار.pdf', 'عرض أسعار'],
    ['نرخی بۆیە.png', 'نرخی بۆیە'],
    ['پێش\u200cنیار.png', 'پێش\u200cنیار'],
    ['Quote 3.5 tons', 'Quote 3.5 tons'],
    ['Quote no. 7', 'Quote no 7'],
    ['invoice.pdf.exe', 'invoice pdf exe'],
    ['invoice.exe.pdf', 'invoice exe'],
    ['photo\u202Egpj.exe', 'photogpj exe'],
    ['a\r\nb\tc.png', 'a b c'],
    ['half \ud83d', 'half \ufffd'],
  ])('%j is called %j', (given, label) => {
    expect(nameOf(given)).toBe(label);
  });

  test.each([
    ['../../etc/passwd'],
    ['kept/019acb0e-1111-7000-8000-000000000001/x.pdf'],
    ['C:\\Users\\Layla\\quote.pdf'],
    ['quote\0.pdf'],
    ['.pdf'],
    ['\u202E\u200F'],
    [' '],
    [''],
    ['x'.repeat(256)],
  ])('%j is no name', (given) => {
    expect(nameOf(given)).toBeUndefined();
  });

  test('any name comes out short, without path, ending or invisible marks, and the same when cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const label = labelOf(given);
        expect(label.length).toBeLessThanOrEqual(80);
        expect(label.isWellFormed()).toBe(true);
        expect(label).not.toMatch(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]|\.(?!\d)/u);
        expect(labelOf(label)).toBe(label);
      }),
    );
  });
});

describe('what a file is saved as', () => {
  test('its label with the ending of what it is, whatever it was called', () => {
    expect(savedAs({ name: 'invoice pdf exe', type: 'image/jpeg' })).toBe(
      `attachment; filename="invoice pdf exe.jpg"; filename*=UTF-8''invoice%20pdf%20exe.jpg`,
    );
  });

  test('in letters of any script, with nothing that could end the header', () => {
    expect(savedAs({ name: `"بۆیە"; it's*(5%)`, type: 'image/png' })).toBe(
      `attachment; filename="_______ it's*(5_).png"; filename*=UTF-8''` +
        '%22%D8%A8%DB%86%DB%8C%DB%95%22%3B%20it%27s%2A%285%25%29.png',
    );
  });

  test('every name gives a header of plain characters that reads back as the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 255 }), (given) => {
        const name = labelOf(given);
        const header = savedAs({ name, type: 'image/webp' });
        expect(header).toMatch(/^attachment; filename="[^"\\]*"; filename\*=UTF-8''[\w.!#$&+^`|~%-]+$/);
        expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe(`${name}.webp`);
      }),
    );
  });
});

describe('what may be sent', () => {
  test.each([
    ['no size', { ...wish, size: undefined }],
    ['nothing', { ...wish, size: 0 }],
    ['a part of a byte', { ...wish, size: 1.5 }],
    ['more than 10 MB', { ...wish, size: mostBytes + 1 }],
    ['200 MB', { ...wish, size: 200 * 1024 * 1024 }],
    ['a photo that few programs open', { ...wish, type: 'image/heic' }],
    ['a program', { ...wish, type: 'application/x-msdownload' }],
    ['a page', { ...wish, type: 'text/html' }],
    ['a key of its own', { ...wish, key: 'kept/x' }],
  ])('%s is refused', (_what, asked) => {
    expect(fileWish.safeParse(asked).success).toBe(false);
  });

  test.each(fileTypes)('%s of 10 MB may', (type: FileType) => {
    expect(mostBytes).toBe(10 * 1024 * 1024);
    expect(fileWish.parse({ ...wish, type, size: mostBytes })).toEqual({
      name: 'quote',
      type,
      size: mostBytes,
    });
  });

  test('a file that is kept is read back as it was', () => {
    const ref = { fileId: '019acb0e-1111-7000-8000-000000000001', ...wish, status: 'kept', etag: '"1"' };
    expect(fileRef.parse(ref)).toEqual(ref);
  });
});

describe('two files of one name', () => {
  test.each([
    ['وێنە', [], 'وێنە'],
    ['وێنە', ['وێنە'], 'وێنە (2)'],
    ['وێنە', ['وێنە', 'وێنە (2)'], 'وێنە (3)'],
    ['وێنە', ['وێنە (2)'], 'وێنە'],
    ['IMG_1', ['img_1'], 'IMG_1 (2)'],
    ['عرض', ['عرض', 'عرض (3)'], 'عرض (2)'],
    ['عرض (2)', ['عرض (2)'], 'عرض (2) (2)'],
  ])('%j beside %j is %j', (label, others, apart) => {
    expect(toldApart(label, others)).toBe(apart);
  });

  test('always read differently, and are never longer than a name may be', () => {
    const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).map(labelOf);
    fc.assert(
      fc.property(
        fc.array(
          label.filter((name) => name !== ''),
          { maxLength: 10 },
        ),
        (labels) => {
          const names: string[] = [];
          for (const each of [...labels, ...labels]) names.push(toldApart(each, names));
          expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
          for (const name of names) expect(fileRef.shape.name.safeParse(name).success, name).toBe(true);
        },
      ),
    );
  });
});
