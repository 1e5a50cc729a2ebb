/** When people are reminded of a session: the settings that shared/reminders plans by. */
import { limitsOf, type SendingLimits } from './sending.ts';

export interface ReminderSettings {
  /**
   * How many minutes before a session its people are reminded, by centre; `default` for centres not named.
   * Default a day and two hours. One that falls into the quiet hours comes an hour before they begin. Each is
   * a text more for everyone with a place, to be paid.
   */
  readonly leads: Readonly<Record<string, readonly number[]>>;
  /**
   * How many minutes before a session those are reminded who came after the last of the leads. Default an
   * hour.
   */
  readonly last: number;
}

export const usualReminders: ReminderSettings = { leads: { default: [24 * 60, 2 * 60] }, last: 60 };

/** The settings for the functions: leads in seconds, and the quiet hours that reminders avoid. */
export function remindersOf(deployment: {
  readonly stage: { readonly sending: SendingLimits; readonly reminders: ReminderSettings };
  readonly quietHours?: string;
  readonly reminderLeads?: string;
}): object {
  const { reminders } = deployment.stage;
  const { quietHours } = limitsOf(deployment);
  const quiet = quietHours === undefined ? {} : { quietHours };
  if (deployment.reminderLeads !== undefined) return { ...inSeconds(deployment.reminderLeads), ...quiet };
  const leads = Object.entries(reminders.leads).map(([centre, minutes]) => [
    centre,
    minutes.map((each) => each * 60),
  ]);
  return { leads: Object.fromEntries(leads), last: reminders.last * 60, ...quiet };
}

/** `40,20`: leads in seconds, for every centre; the last is half of the shortest. Throws on anything else. */
function inSeconds(text: string): object {
  if (!/^\d{1,6}(,\d{1,6})*$/.test(text)) {
    throw new Error(`Reminder leads are given in seconds as 40,20; not as "${text}".`);
  }
  const leads = text.split(',').map(Number);
  return { leads: { default: leads }, last: Math.max(1, Math.round(Math.min(...leads) / 2)) };
}
