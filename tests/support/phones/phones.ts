/** People with phones: what they text arrives as any door hands it on, and what they are told can be read. */
import { languages, questions } from '#events/index.ts';
import { othersThan } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import type { Context } from '#shared/table/index.ts';
import { phoneNumber } from '../builders.ts';
import type { TestTable } from '../table/table.ts';
import { receives } from './receives.ts';
import { type World, type WorldOptions, worldOf } from './world.ts';

export type Phones = World & {
  /**
   * Texts from the phone of this number, and lets everything follow. Answers with what the phone got for it: the
   * news alone, without what a first answer adds (consent) and what is asked next.
   */
  readonly texts: (person: number, body: string, textId?: string) => Promise<readonly string[]>;
  /** The same, answering with every word. */
  readonly converses: (person: number, body: string, textId?: string) => Promise<readonly string[]>;
  /** One delivery of a text, before anything follows from it. */
  readonly delivered: (person: number, body: string, textId: string, context?: Context) => Promise<void>;
};

let texts = 0;

export function phonesOf(db: TestTable, options: WorldOptions = {}): Phones {
  const world = worldOf(db, options);
  const delivered: Phones['delivered'] = (person, body, textId, context = options.context ?? db.context) =>
    receives(context, world.queue, {
      door: 'aws',
      textId,
      phone: phoneNumber(person),
      body,
      receivedAt: db.clock.now(),
    });
  const converses: Phones['converses'] = async (person, body, textId = `sms:test:${++texts}`) => {
    const before = world.saidTo(phoneNumber(person)).length;
    await delivered(person, body, textId);
    await world.settle();
    return world.saidTo(phoneNumber(person)).slice(before);
  };
  return {
    ...world,
    delivered,
    converses,
    texts: async (person, body, textId) => (await converses(person, body, textId)).map(newsIn),
  };
}

const aside: ReadonlySet<string> = new Set(
  languages.flatMap((language) => [
    render('sms.consent', language),
    render('sms.consentBrief', language),
    render('sms.howToErase', language),
    othersThan[language],
    ...questions.map((question) => render(`sms.ask.${question}`, language)),
  ]),
);

/** A text without what a first answer adds and without what is asked next. */
export const newsIn = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !aside.has(line))
    .join('\n');
