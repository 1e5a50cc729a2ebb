import { describe, expect, it } from 'vitest';
import type { RegistrationEvent } from '../../../events/index.ts';
import { isMessageKey, languages } from '../../../shared/language/index.ts';
import { type Message, messageIdOf, noticeOf } from '../../../shared/messaging/index.ts';
import { maySend } from '../../../shared/messaging/policy.ts';
import { present } from '../../../shared/messaging/present.ts';
import { type Doing, eventsOf } from '../../support/lives.ts';

const doing = (choice: number): Doing => ({ person: 0, activity: 0, choice, minutes: 1, known: 0 });
/** Someone waits, is offered and declines, comes back, is offered and lets it pass, comes back, is placed, leaves. */
const life = eventsOf([1, 0, 1, 1, 0, 2, 1, 2, 0].map(doing));

describe('whether a message may be sent', () => {
  const situation = {
    purpose: 'notice',
    phone: '+9647700000001',
    stopped: false,
    allowedPrefixes: ['+9647'],
  } as const;
  it.each([
    ['a notice to a phone of Iraq', {}, { send: true }],
    ['to a phone that asked for no more', { stopped: true }, { send: false, reason: 'stopped' }],
    ['an answer to one', { stopped: true, purpose: 'answer' }, { send: false, reason: 'stopped' }],
    ['the confirmation of it', { stopped: true, purpose: 'stop-confirmation' }, { send: true }],
    ['to a number elsewhere', { phone: '+4917600000000' }, { send: false, reason: 'prefix' }],
    [
      'to a number elsewhere that asked for no more',
      { phone: '+49176', purpose: 'stop-confirmation' },
      { send: false, reason: 'prefix' },
    ],
  ] as const)('%s', (_what, wanted, verdict) => {
    expect(maySend({ ...situation, ...wanted })).toEqual(verdict);
  });
});

describe('what a person is told', () => {
  it('tells of every kind of step, each in a text of the catalogue', () => {
    const types = new Set(life.map(({ type }) => type));
    expect(types.size).toBe(6);
    for (const event of life) {
      const [line] = noticeOf(event).lines;
      expect(isMessageKey(line?.key ?? '')).toBe(true);
    }
  });

  it('is the same message however often it is made, and another for each event', () => {
    const ids = life.map((event) => noticeOf(event).messageId);
    expect(life.map((event) => noticeOf(event).messageId)).toEqual(ids);
    expect(new Set(ids).size).toBe(life.length);
    expect(messageIdOf('a', 'b', 'c')).not.toBe(messageIdOf('a', 'c', 'b'));
  });

  it('answers who did it herself, and notifies her of what others did', () => {
    const [event] = life;
    if (event === undefined) throw new Error('Nothing happened');
    const by = (actor: RegistrationEvent['actor']) => noticeOf({ ...event, actor }).purpose;
    expect(by({ kind: 'participant', channel: 'web' })).toBe('answer');
    expect(by({ kind: 'system', function: 'promote' })).toBe('notice');
    expect(by({ kind: 'staff', id: 'leader' })).toBe('notice');
  });

  it.each(languages)('can be said in %s, with and without a name', (language) => {
    for (const event of life) {
      const message: Message = { ...noticeOf(event), language };
      expect(present(message, null)).toContain('214');
      expect(present(message, 'Manal Kareem')).not.toContain('Kareem');
    }
  });

  it('says a place that came after waiting otherwise than one at once', () => {
    const keys = life
      .filter(({ type }) => type === 'registration.confirmed')
      .map((event) => noticeOf(event).lines[0]?.key);
    expect(keys).toEqual(['sms.placed']);
  });
});
