/** Examples of handing out certificates. A test holds each against its schema. */
/** Someone who completed an activity. */
export const completer = {
  personId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a12',
  registrationId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a10',
  name: 'منال كريم',
  certificate: 'KRK26-7F3Q9K',
  handedOverAt: null,
  handedOverBy: null,
};
/** The paper of hers, handed over. */
export const handedOver = {
  certificate: 'KRK26-7F3Q9K',
  handedOverAt: '2026-12-14T08:20:00.000Z',
  handedOverBy: 'f3a1',
};
