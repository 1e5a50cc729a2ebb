import { describe, expect, it } from 'vitest';
import { openDoors } from '#tests/support/phones/doors.ts';

describe('an address under /sms', () => {
  it.each([
    '/sms/inbound/vonage',
    '/sms/inbound/ANDROID',
    '/sms/inbound/__proto__',
    '/sms/inbound/constructor',
    '/sms/inbound/',
    '/sms/inbound/android/more',
    '/sms/outbound/android',
    '/sms',
    '/api/sms/inbound/aws',
  ])('that is none, %s, is answered with 404 as a problem', async (path) => {
    const answer = await openDoors().visitor.send(path, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.json).toMatchObject({ type: '/problems/not-found', status: 404 });
  });

  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH'])('refuses %s with 405', async (method) => {
    const answer = await openDoors().visitor.send('/sms/inbound/android', { method });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
  });

  it('is busy, and says when to try again, while the queue takes nothing', async () => {
    // The gateway brings the text again; there is no other copy of it.
    const { android } = await import('#local/carrier/gateways/android.ts');
    const { doors, textedIn } = await import('#tests/support/phones/doors.ts');
    const door = openDoors();
    door.handed.push = () => {
      throw new Error('The queue is away');
    };
    const answer = await door.call(android(textedIn, doors, door.clock.now()));
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '2']);
  });
});
