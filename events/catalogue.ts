import { activityEvents } from './activity.ts';
import { attendanceEvents } from './attendance.ts';
import { broadcastEvents } from './broadcast.ts';
import { certificateEvents } from './certificate.ts';
import { closedDaysEvents } from './closed-days.ts';
import { concernEvents } from './concern.ts';
import { focalPointEvents } from './focal-point.ts';
import { grantEvents } from './grant.ts';
import { messageEvents } from './message.ts';
import { panelEvents } from './panel.ts';
import { personEvents } from './person.ts';
import { rearrangementEvents } from './rearrangement.ts';
import { registrationEvents } from './registration.ts';
import { sessionEvents } from './session.ts';

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
