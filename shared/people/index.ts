export { described, languageNow, named, type Recognised, recognise, writtenIn } from './decide.ts';
export { birthYear, personName } from './fields.ts';
export {
  type Answering,
  type Appointed,
  appointFocalPoint,
  broughtBy,
  broughtWrite,
  type FocalPoint,
  type FocalPointPage,
  focalPointById,
  focalPointsOf,
  releaseFocalPoint,
} from './focal-points.ts';
export { helpedWrite, languageWrite, phoneStateOf, startWrite, stopWrite } from './phone.ts';
export { reminderSettingsOf, remindersWrite, settingAfter } from './reminders.ts';
export type {
  Person,
  Phone,
  PhoneState,
  ReminderSetting,
  WrittenIn,
} from './schema.ts';
export {
  describedWrites,
  erasureWrites,
  forgetPhoneWrites,
  type HeardFrom,
  heardWrites,
  namesOnPhone,
  peopleById,
  personById,
  phoneOf,
  phoneStatesOf,
  type Reached,
  reachedBy,
  writesOf,
} from './store.ts';
