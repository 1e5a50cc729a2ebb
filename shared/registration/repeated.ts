import type { Context } from '#shared/table/index.ts';
import { withChildren } from './childcare/children.ts';
import type { AnsweredRequest, Register, Registered, Registration } from './schema.ts';
import { registrationOf } from './store.ts';

/** The same `requestId` came with something else in it. */
export type Reused = { readonly refused: 'request-reused' };

/** What is kept as the answer to a request to register; its position in line is added when it is told. */
export const answerOf = (registration: Registration, command: Register): AnsweredRequest => ({
  requestHash: command.requestHash,
  activityId: registration.activityId,
  personId: registration.personId,
  registrationId: registration.registrationId,
  status: registration.status,
  secret: registration.secret,
  ...childrenIn(registration),
});

/** What there is for her children, as it stands with a registration. */
const childrenIn = ({ childcare, childrenWaiting }: Pick<Registration, 'childcare' | 'childrenWaiting'>) => ({
  childcare,
  ...(childrenWaiting === undefined ? {} : { childrenWaiting }),
});

/** The answer that was given to this request, as it was given, whatever has happened since. */
export async function repeated(
  context: Context,
  answered: AnsweredRequest,
  command: Register,
): Promise<Registered | Reused> {
  if (answered.requestHash !== command.requestHash) return { refused: 'request-reused' };
  const registration = await registrationOf(context.table, answered.activityId, answered.personId);
  if (registration === undefined)
    throw new Error('A request was answered with a registration that is not there');
  const { status, childcare = registration.childcare, childrenWaiting = [] } = answered;
  const then = withChildren({ ...registration, status }, childcare, childrenWaiting);
  return { registration: then };
}
