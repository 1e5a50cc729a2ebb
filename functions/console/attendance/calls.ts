import { attendance } from '#api/staff/attendance.ts';
import { cursorText } from '#shared/web/index.ts';
import { type Answers, answer } from '../frame/answer.ts';
import { closeFor, openFor } from './check-in.ts';
import { record, sessionFor, sheetPage, toldSession } from './sheet.ts';
import { walkInFor } from './walk-in.ts';

export const answers: Answers<typeof attendance> = {
  getAttendance: answer(attendance.getAttendance, async ({ context, staff, path, query }) => {
    const found = await sessionFor(context.table, staff, path);
    if ('problem' in found) return found;
    const { items, next } = await sheetPage(context.table, found, query.cursor);
    const cursor = next === undefined ? null : cursorText(next);
    return { session: toldSession(found), items: [...items], cursor };
  }),
  recordAttendance: answer(attendance.recordAttendance, ({ context, staff, path, body, asked }) =>
    record(context, staff, path, body, asked('attendance', path, body)),
  ),
  registerAtTheDoor: answer(
    attendance.registerAtTheDoor,
    ({ context, settings: { allowedPrefixes }, request, staff, path, body, asked }) => {
      const given = { receivedAt: request.receivedAt, allowedPrefixes };
      return walkInFor(context, staff, path, body, asked('walk-in', path, body), given);
    },
  ),
  openCheckIn: answer(attendance.openCheckIn, ({ context, staff, path, asked }) =>
    openFor(context, staff, path, asked('open check-in', path)),
  ),
  // Check-in can only be closed, so no version is needed.
  closeCheckIn: answer(attendance.closeCheckIn, ({ context, staff, path, asked }) =>
    closeFor(context, staff, path, asked('close check-in', path)),
  ),
};
