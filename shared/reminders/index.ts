export { type CostOfReminders, costOfReminders } from './cost.ts';
export { firingName, firingsOf } from './firings.ts';
export { callsWrites, mostCalls, type NotToldOf, notToldOf, notToldOfEach } from './not-told.ts';
export { firingsToCome, plannedFirings } from './plan.ts';
export { type ReminderSettings, remind } from './remind.ts';
export {
  type Firing,
  leadsOf,
  type ReminderTimes,
  type Reminding,
  reminderTimesFrom,
  reminding,
} from './schema.ts';
export { type SessionNews, telling, tellPage } from './tell.ts';
