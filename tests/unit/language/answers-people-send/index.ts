import { everyMessage } from '../messages-people-send/index.ts';
export const everyQuestion = ['name', 'gender', 'birthYear', 'childcare', null] as const;
export const everyAnswer = everyMessage;
