import * as fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { anActivity, phoneNumber } from '#tests/support/builders.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { phonesOf } from '#tests/support/phones/phones.ts';
import { broken } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable } from '#tests/support/table/table.ts';

/** Two systems that text each other must die out (domain.md rule 4): within three messages of ours. */
const mostRounds = 3;

onTheTable('a phone whose owner is a machine', () => {
  eachWithPhones();
  beforeEach(async () => {
    await anActivity(db.context, { capacity: 1, titles: { ar: 'خياطة', ckb: 'بەرگدروویی', en: 'Sewing' } });
  });

  const openings = [
    'join 214',
    '214',
    'تۆمار 214',
    'list',
    'help',
    'status',
    'cancel 214',
    'cancel',
    'yes',
    'hello',
    'stop',
    'start',
    '999',
    'قائمة',
    'مساعدة',
    'یارمەتی',
    'لیست',
  ];
  it.each(openings)('and sends back what it is told after “%s” is soon left alone', async (opening) => {
    let answers = await phones.converses(1, opening);
    let rounds = 0;
    while (answers.length > 0 && rounds <= mostRounds) {
      rounds += 1;
      answers = await phones.converses(1, answers.join('\n'));
    }
    expect(phones.saidTo(phoneNumber(1)).slice(-3)).toHaveLength(Math.min(rounds, 3));
    expect(rounds).toBeLessThanOrEqual(mostRounds);
  });
});

onTheTable('whatever is texted', () => {
  it('is answered or passed over, never an error, and never twice', async () => {
    const db = await newTable();
    const phones = phonesOf(db);
    await anActivity(db.context, { capacity: 2, childcareCapacity: 3 });
    const word = fc.constantFrom(
      ...[
        '214',
        '٢١٤',
        '215',
        'yes',
        'no',
        'CANCEL',
        'الغاء',
        'stop',
        'start',
        'list',
        'status',
        'help',
        'Manal',
      ],
      ...['منال', 'ژیان', 'female', '1990', '3 children', 'kirkuk', '?', '\u200f', '🙂', ''],
    );
    const body = fc.oneof(
      fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
      fc.string({ unit: 'binary' }),
    );
    // One that names two activities is for the first, and hears in a text of its own how to ask for the other.
    const mostAnswers = (said: string) => (/214|٢١٤/.test(said) && said.includes('215') ? 2 : 1);
    let texts = 0;
    await fc.assert(
      fc.asyncProperty(body, fc.nat(3), async (said, person) => {
        const textId = `sms:any:${++texts}`;
        const answers = await phones.texts(person, said, textId);
        expect(answers.length).toBeLessThanOrEqual(mostAnswers(said));
        expect(await phones.texts(person, said, textId)).toEqual([]);
      }),
      { numRuns: runs(30) },
    );
    expect(broken(await db.items())).toEqual([]);
    await db.drop();
  });
});
