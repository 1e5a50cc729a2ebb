import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InboundText, textFrom, textToQueue } from '#shared/conversation/index.ts';

const text: InboundText = {
  door: 'twilio',
  textId: 'sms:twilio:SM0123',
  phone: '+9647503000011',
  body: 'سجل ٢١٤',
  receivedAt: new Date('2026-11-24T09:00:05.000Z'),
};
const sentAt = new Date('2026-11-24T09:00:09.000Z');
/** AWS: the characters that a message of a queue may have. */
const allowedBySqs = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

describe('a text on its way through the queue', () => {
  it('comes out as the door of a gateway put it in, with the instant it reached the door', () => {
    expect(textFrom(textToQueue(text), sentAt)).toEqual(text);
  });

  it('comes out of every queue, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const body = `${typed}\uffff\ufffe\ud800`;
        const message = textToQueue({ ...text, body });
        expect(message).toMatch(allowedBySqs);
        expect(textFrom(message, sentAt)?.body).toBe(body.toWellFormed());
      }),
    );
  });

  it('is cut at 1,600 characters, not through the middle of one', () => {
    expect(textFrom(textToQueue({ ...text, body: 'ن'.repeat(2_000) }), sentAt)?.body).toBe('ن'.repeat(1_600));
    expect(
      textFrom(textToQueue({ ...text, body: `x${'😀'.repeat(900)}` }), sentAt)?.body.isWellFormed(),
    ).toBe(true);
  });

  it('comes out as AWS put it in, with the instant it reached the queue', () => {
    const sms = { originationNumber: '+9647503000011', messageBody: '214', inboundMessageId: 'abc' };
    expect(textFrom(JSON.stringify(sms), sentAt)).toEqual({
      door: 'aws',
      textId: 'sms:aws:abc',
      phone: '+9647503000011',
      body: '214',
      receivedAt: sentAt,
    });
    expect(textFrom(JSON.stringify({ ...sms, messageKeyword: 'K', messageBody: '' }), sentAt)?.body).toBe('');
    expect(textFrom(JSON.stringify({ ...sms, originationNumber: 'AsiaCell' }), sentAt)).toBeUndefined();
  });

  it.each([
    ['another door', { ...text, door: 'pigeon' }],
    ['no id', { ...text, textId: '' }],
    ['no phone', { ...text, phone: '0750' }],
    ['no instant', { ...text, receivedAt: 'now' }],
    ['an id that is too long', { ...text, textId: 'x'.repeat(201) }],
    ['a body that is no text', { ...text, body: 214 }],
    ['an instant without its zone', { ...text, receivedAt: '2026-11-24T09:00:05' }],
    ['nothing', {}],
    ['a list', []],
    ['a word', 'sms'],
    ['no sender', { messageBody: '214', inboundMessageId: 'abc' }],
    ['an empty sender', { originationNumber: '', messageBody: '214', inboundMessageId: 'abc' }],
    ['no body', { originationNumber: '+9647503000011', inboundMessageId: 'abc' }],
    ['no id of its own', { originationNumber: '+9647503000011', messageBody: '214' }],
    [
      'an id of AWS that is too long',
      { originationNumber: '+9647503000011', messageBody: '', inboundMessageId: 'x'.repeat(201) },
    ],
  ])('is set aside with %s', (_, odd) => {
    expect(() => textFrom(JSON.stringify(odd), sentAt)).toThrow();
  });
});
