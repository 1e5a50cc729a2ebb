import type { Context } from '#shared/table/index.ts';
import { withChildren } from './childcare/children.ts';
import type { AnsweredRequest, Register, Registered, Registration } from './schema.ts';
import { registrationOf } from './store.ts';

/** The same `requestId` came with other content. */
export type Reused = { readonly refused: 'request-reused' };

/** The kept answer to a request to register; the position in line is added when it is told. */
export const answerOf = (registration: Registration, command: Register): AnsweredRequest => ({
  requestHash: command.requestHash,
  activityId: registration.activityId,
  personId: registration.personId,
  registrationId: registration.registrationId,
  status: registration.status,
  secret: registration.secret,
  ...childrenIn(registration),
});

/** The childcare fields of a registration. */
const childrenIn = ({ childcare, childrenWaiting }: Pick<Registration, 'childcare' | 'childrenWaiting'>) => ({
  childcare,
  ...(childrenWaiting === undefined ? {} : { childrenWaiting }),
});

/** The earlier answer to this request, as it was given then. */
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
