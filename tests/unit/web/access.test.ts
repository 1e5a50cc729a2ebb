import { describe, expect, it } from 'vitest';
import {
  type CountScope,
  countAccess,
  courseCentres,
  focalPointCentres,
  staffIn,
} from '#shared/staff/index.ts';

const all: CountScope = { of: 'all' };
const sewing: CountScope = { of: 'kind', kind: 'sewing' };
const kirkuk: CountScope = { of: 'centre', centre: 'kirkuk' };
const baghdad: CountScope = { of: 'centre', centre: 'baghdad' };
const inKirkuk: CountScope = { of: 'activity', activityId: 'a', centre: 'kirkuk' };
const inBaghdad: CountScope = { of: 'activity', activityId: 'b', centre: 'baghdad' };
const everyCentre = ['centre-baghdad', 'centre-diyala', 'centre-kirkuk', 'centre-ninewa'];

describe('who sees which numbers', () => {
  //                                              all       kind      kirkuk    baghdad   activities in both
  it.each([
    ['no group at all', [], ['none', 'none', 'none', 'none', 'none', 'none']],
    ['a centre without a role', ['centre-kirkuk'], ['none', 'none', 'none', 'none', 'none', 'none']],
    ['a role without a centre', ['manager'], ['none', 'none', 'none', 'none', 'none', 'none']],
    ['a facilitator', ['facilitator', 'centre-kirkuk'], ['none', 'none', 'full', 'none', 'full', 'none']],
    ['a manager', ['manager', 'centre-kirkuk'], ['none', 'none', 'full', 'none', 'full', 'none']],
    ['an approver', ['approver', 'centre-baghdad'], ['none', 'none', 'none', 'full', 'none', 'full']],
    [
      'an analyst of all centres',
      ['analyst', ...everyCentre],
      ['full', 'full', 'full', 'full', 'full', 'full'],
    ],
    [
      'an analyst of three',
      ['analyst', ...everyCentre.slice(1)],
      ['none', 'none', 'full', 'none', 'full', 'none'],
    ],
    ['a partner', ['partner'], ['totals', 'totals', 'none', 'none', 'none', 'none']],
    [
      'a partner of a centre',
      ['partner', 'centre-kirkuk'],
      ['totals', 'totals', 'totals', 'none', 'totals', 'none'],
    ],
    ['an administrator', ['admin'], ['full', 'full', 'full', 'full', 'full', 'full']],
    [
      'groups that are none of ours',
      ['root', 'centre-paris', 'ADMIN'],
      ['none', 'none', 'none', 'none', 'none', 'none'],
    ],
  ])('%s', (_who, groups, expected) => {
    const staff = staffIn('leader', groups);
    expect(
      [all, sewing, kirkuk, baghdad, inKirkuk, inBaghdad].map((scope) => countAccess(staff, scope)),
    ).toEqual(expected);
  });
});

describe('at which centres someone may look back on courses', () => {
  it.each([
    ['no group at all', [], []],
    ['a centre without a role', ['centre-kirkuk'], []],
    ['a role without a centre', ['analyst'], []],
    ['a facilitator', ['facilitator', 'centre-kirkuk'], ['kirkuk']],
    ['a partner of two centres', ['partner', 'centre-ninewa', 'centre-diyala'], ['diyala', 'ninewa']],
    ['a partner of none', ['partner'], []],
    ['an administrator', ['admin'], ['baghdad', 'diyala', 'kirkuk', 'ninewa']],
  ])('%s', (_who, groups, expected) => {
    const staff = staffIn('leader', groups);
    expect(courseCentres(staff)).toEqual(expected);
    // Where the courses of a centre are listed, their numbers may be seen, and nowhere else.
    for (const inCentre of [inKirkuk, inBaghdad])
      expect(countAccess(staff, inCentre) !== 'none').toBe(
        inCentre.of === 'activity' && expected.includes(inCentre.centre),
      );
  });
});

describe('whose focal points someone may see and change', () => {
  const all = ['baghdad', 'diyala', 'kirkuk', 'ninewa'];
  it.each([
    ['no group at all', [], []],
    ['a centre without a role', ['centre-kirkuk'], []],
    ['a manager', ['manager', 'centre-kirkuk'], ['kirkuk']],
    ['a manager of two centres', ['manager', 'centre-ninewa', 'centre-diyala'], ['diyala', 'ninewa']],
    ['a manager of none', ['manager'], []],
    ['an administrator', ['admin'], all],
    ['a facilitator', ['facilitator', ...everyCentre], []],
    ['an approver', ['approver', ...everyCentre], []],
    ['an analyst', ['analyst', ...everyCentre], []],
    ['a partner', ['partner', ...everyCentre], []],
    ['a partner who is a facilitator too', ['partner', 'facilitator', 'centre-kirkuk'], []],
    ['groups that are none of ours', ['MANAGER', 'Admin', 'centre-kirkuk'], []],
  ])('%s', (_who, groups, expected) => {
    expect(focalPointCentres(staffIn('leader', groups))).toEqual(expected);
  });
});
