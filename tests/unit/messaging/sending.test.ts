import { describe, expect, it } from 'vitest';
import type { RegistrationEvent } from '#events/index.ts';
import { languages } from '#shared/language/index.ts';
import { isMessageKey } from '#shared/language/messages/index.ts';
import { type Line, messageIdOf, noticesOf } from '#shared/messaging/index.ts';
import { present } from '#shared/messaging/render/render.ts';
import { type Doing, eventsOf } from '#tests/support/counting/lives.ts';

const doing = (choice: number): Doing => ({ person: 0, activity: 0, choice, minutes: 1, known: 0 });
/** Someone waits, is offered and declines, comes back, is offered and lets it pass, comes back, is placed, leaves. */
const life = eventsOf([1, 0, 1, 1, 0, 2, 1, 2, 0].map(doing));
const notices = life.flatMap(noticesOf);

describe('what a person is told', () => {
  it('tells of every kind of step, each in a text of the catalogue', () => {
    const types = new Set(life.map(({ type }) => type));
    expect(types.size).toBe(6);
    expect(notices).toHaveLength(life.length);
    for (const { lines } of notices) expect(isMessageKey(lines[0]?.key ?? '')).toBe(true);
  });

  it('is the same message however often it is made, and another for each event', () => {
    const ids = notices.map(({ messageId }) => messageId);
    expect(life.flatMap(noticesOf).map(({ messageId }) => messageId)).toEqual(ids);
    expect(new Set(ids).size).toBe(life.length);
    expect(messageIdOf('a', 'b', 'c')).not.toBe(messageIdOf('a', 'c', 'b'));
  });

  it('answers who did it herself, and notifies her of what others did', () => {
    const [event] = life;
    if (event === undefined) throw new Error('Nothing happened');
    const by = (actor: RegistrationEvent['actor']) => noticesOf({ ...event, actor })[0]?.purpose;
    expect(by({ kind: 'participant', channel: 'web' })).toBe('answer');
    expect(by({ kind: 'system', function: 'promote' })).toBe('notice');
    expect(by({ kind: 'staff', id: 'leader' })).toBe('notice');
  });

  it.each(languages)('can be said in %s, with and without a name, and for the first time', (language) => {
    const say = (line: Line, name: string | null) =>
      (['none', 'consent', 'stop'] as const).map((introduction) => {
        // A position is counted when the text is sent.
        const args = line.waits === undefined ? line.args : { ...line.args, position: 2 };
        return present({ lines: [{ ...line, args, name }], language, introduction });
      });
    for (const line of notices.flatMap(({ lines }) => lines)) {
      for (const text of say(line, null)) expect(text).toContain('214');
      for (const text of say(line, 'Manal Kareem')) expect(text).not.toContain('Kareem');
    }
  });

  it('says a place that came after waiting otherwise than one at once', () => {
    const confirmed = life.filter(({ type }) => type === 'registration.confirmed').flatMap(noticesOf);
    expect(confirmed.map(({ lines }) => lines[0]?.key)).toEqual(['sms.placed']);
  });
});
