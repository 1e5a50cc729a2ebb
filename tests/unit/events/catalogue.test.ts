import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue, typeOf } from '#events/catalogue/catalogue.ts';
import { cataloguePage } from '#events/catalogue/page.ts';
import { samples } from '#events/catalogue/samples.ts';

const types = catalogue.map(typeOf);
const schemaOf = (type: string) => {
  const schema = catalogue.find((one) => typeOf(one) === type);
  if (schema === undefined) throw new Error(`There is no event ${type}`);
  return schema;
};

test('every event has a schema and a sample', () => {
  expect([...types].sort()).toEqual(Object.keys(samples).sort());
});

test.each(Object.entries(samples))(
  'the sample of %s is one, and is refused with anything more',
  (type, { sample }) => {
    expect(schemaOf(type).parse(sample)).toEqual(sample);
    expect(schemaOf(type).safeParse({ ...sample, name: 'Manal' }).success).toBe(false);
    expect(schemaOf(type).safeParse({ ...sample, data: { ...sample.data, phone: '+964' } }).success).toBe(
      false,
    );
  },
);

test('the page of events is made from the schemas as they are', () => {
  const squeezed = (text: string) => text.replace(/[ -]+/g, ' ');
  const written = readFileSync(new URL('../../../events/README.md', import.meta.url), 'utf8');
  expect(squeezed(written)).toBe(squeezed(cataloguePage()));
});
