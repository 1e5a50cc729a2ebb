import { sheet } from '#shared/attendance/index.ts';
import {
  attendancePage,
  checkInAnswer,
  recordedAnswer,
  walkedInAnswer,
  walkInBody,
} from '#shared/staff/index.ts';
import { type Json, schemaOf } from './parts.ts';

/** What is said and answered about a session's sheet. */
export const attendanceSchemas: Json = {
  Sheet: schemaOf(sheet, {
    deviceId: 'The same for everything marked on one device: a later mark of it puts an earlier one right.',
    marks:
      'Of one person each. The device makes `markId`, says when by its own clock, and names in `replaces` the marks that it showed.',
  }),
  Recorded: schemaOf(recordedAnswer, {
    came: 'How many are noted present or late at this session now.',
    disputed: 'Of whom different things are said.',
    refused: 'The marks that were not kept, and why.',
  }),
  AttendancePage: schemaOf(attendancePage, {
    items:
      '`standing`: the marks that nobody has put right, which the next one of her replaces; several and different where `isDisputed`.',
    cursor: 'Where the sheet goes on; null at its end.',
  }),
  WalkInRequest: schemaOf(walkInBody, {
    phone: 'A mobile number as people write it, in any digits. One that may not be texted is refused.',
    birthYear: 'Not in the future.',
    acceptsOverlap:
      'To be said once she knows that something else of hers is at the same time. Default false.',
    consent: 'Personal data is kept only after consent.',
  }),
  WalkedIn: schemaOf(walkedInAnswer, { came: 'How many are noted present or late at this session now.' }),
  CheckIn: schemaOf(checkInAnswer, { words: 'The word of the day, as it is told in the room.' }),
};
