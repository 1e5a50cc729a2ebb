/** Examples of focal points. A test holds each against its schema. */
export const focalPointRequest = { phone: '٠٧٧٠ ١٢٣ ٤٥٦٧', centre: 'kirkuk' };

export const focalPoint = {
  focalPointId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a11',
  phone: '+9647701234567',
  centre: 'kirkuk',
  appointedAt: '2026-11-23T07:00:00.000Z',
};
