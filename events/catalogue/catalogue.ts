import { activityEvents } from '#events/activity.ts';
import { attendanceEvents } from '#events/attendance.ts';
import { broadcastEvents } from '#events/broadcast.ts';
import { certificateEvents } from '#events/certificate.ts';
import { closedDaysEvents } from '#events/closed-days.ts';
import { concernEvents } from '#events/concern.ts';
import { focalPointEvents } from '#events/focal-point.ts';
import { grantEvents } from '#events/grant.ts';
import { messageEvents } from '#events/message.ts';
import { panelEvents } from '#events/panel.ts';
import { personEvents } from '#events/person.ts';
import { rearrangementEvents } from '#events/rearrangement.ts';
import { registrationEvents } from '#events/registration.ts';
import { sessionEvents } from '#events/session.ts';

/** Every event's schema by type: what the catalogue page, the tests and subscribers outside read. */
export const catalogue = [
  ...activityEvents,
  ...sessionEvents,
  ...closedDaysEvents,
  ...rearrangementEvents,
  ...registrationEvents,
  ...attendanceEvents,
  ...certificateEvents,
  ...personEvents,
  ...focalPointEvents,
  ...concernEvents,
  ...messageEvents,
  ...broadcastEvents,
  ...grantEvents,
  ...panelEvents,
] as const;

/** The type an event's schema is for. */
export function typeOf(
  schema: (typeof catalogue)[number],
): (typeof catalogue)[number]['_zod']['output']['type'] {
  const [type] = schema.shape.type.def.values;
  if (type === undefined) throw new Error('An event schema without a type');
  return type;
}
