import { expect, test } from 'vitest';
import { aCourseNow } from '../cloud/course.ts';
import { activity, aPhone, eventually } from '../cloud/driver.ts';

test('mothers of two: the place is hers, her children wait in a line of their own, and are given places as they come free', async () => {
  const { code } = await aCourseNow(3 * 24 * 60, { capacity: 2, childcareCapacity: 2 });
  const [first, second, third] = [aPhone(), aPhone(), aPhone()];
  await first.text(`${code} Layla female 1990 2 children`);
  expect((await first.message(1)).body).toMatch(/Place for Layla\n.*in childcare: 2\n/);

  // Childcare is full, the course is not.
  await second.text(`${code} Huda female 1985 2 children`);
  const hers = (await second.message(1)).body;
  expect(hers).toMatch(/Place for Huda/);
  expect(hers).toContain(`Childcare in ${code} is full now. In line: 2 children.`);
  await second.text('status');
  const status = (await second.message(2)).body;
  expect(status).toContain(`${code}: you have a place`);
  expect(status).toContain('In line: 2 children');
  expect(await activity(code)).toMatchObject({ placesLeft: 0, childcareLeft: 0 });

  await third.text(`${code} Zhyan female 1988 2 children`);
  expect((await third.message(1)).body).toContain(
    `Childcare for 2 children comes with your place in ${code}`,
  );

  await first.text(`${code} 1 child`);
  expect((await first.message(2)).body).toBe(`Childcare in ${code}: one child.`);
  const given = (await second.message(3)).body;
  expect(given).toContain(`Huda ${code}, in childcare now: 1`);
  expect(given).toContain('In line: one child');

  // Her other child was asked for before those of who comes to the free place.
  await first.text(`cancel ${code}`);
  expect((await second.message(4)).body).toContain(`Huda ${code}, in childcare now: 2`);
  const offer = (await third.message(2)).body;
  expect(offer).toContain(`YES ${code}`);
  expect(offer).toContain('In line: 2 children');

  // She does not answer: with her offer her children's place in line ends.
  expect((await third.message(3, 90_000)).body).toContain(`The time for your place in ${code} is over`);
  await eventually(async () => {
    expect(await activity(code)).toMatchObject({ placesLeft: 1, waiting: 0, childcareLeft: 0 });
  });
  await second.text(`cancel ${code}`);
  await eventually(async () => {
    expect(await activity(code)).toMatchObject({ placesLeft: 2, childcareLeft: 2 });
  });
}, 180_000);
