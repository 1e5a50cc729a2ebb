import { activityEvents } from './activity.ts';
import { registrationEvents } from './registration.ts';

/** Every event's schema by type: what the catalogue page, the tests and subscribers outside read. */
export const catalogue = [...activityEvents, ...registrationEvents] as const;
