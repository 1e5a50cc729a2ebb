import type { RegisteredAnswer } from '#api/public/answers.ts';
import { registrations } from '#api/public/registrations.ts';
import { activityById } from '#shared/activities/index.ts';
import { answeredPosition, register, registrationByToken } from '#shared/registration/index.ts';
import { languageOfApi, private_, problem } from '#shared/web/index.ts';
import { calendarFile, calendarOf } from '../calendar.ts';
import { type Answers, type Asked, answer } from '../frame/answer.ts';
import {
  childrenAnswer,
  type Held,
  heldRegistration,
  manageUrl,
  registrationAnswer,
  type Step,
  takeStep,
} from '../registration.ts';
import { problemOf } from './refusals.ts';
import { registerCommand } from './register-command.ts';

export const answers: Answers<typeof registrations> = {
  register: answer(registrations.register, async ({ context, settings, request, key, body }) => {
    const command = registerCommand(body, key, request.receivedAt, settings.allowedPrefixes);
    if ('problem' in command) return command;
    const outcome = await register(context, command);
    if ('refused' in outcome) return { ...problemOf(outcome), language: body.language };
    const { registration } = outcome;
    const told: RegisteredAnswer = {
      registrationId: registration.registrationId,
      status: registration.status,
      position: await answeredPosition(context.table, command.requestId, registration),
      ...childrenAnswer(registration),
      manageUrl: manageUrl(request.siteUrl, registration),
    };
    const location = told.manageUrl.replace('/registrations/', '/api/registrations/');
    return { told, headers: { location } };
  }),
  getRegistration: answer(registrations.getRegistration, async (asked) => {
    const held = await heldRegistration(asked.context, asked.path.token);
    return held === undefined ? unknown : tell(asked, held);
  }),
  // The calendar of its activity, for the holder of the link of a registration.
  getRegistrationCalendar: answer(
    registrations.getRegistrationCalendar,
    async ({ context, request, path: { token } }) => {
      const registration = await registrationByToken(context.table, token);
      const activity = registration && (await activityById(context.table, registration.activityId));
      if (registration === undefined || activity === undefined) return unknown;
      const language = languageOfApi(request, registration.language);
      const calendar = await calendarOf(context, activity, language, registration);
      return { asItIs: calendarFile(registration.code, calendar, private_) };
    },
  ),
  cancel: answer(registrations.cancel, (asked) => take('cancel', asked)),
  accept: answer(registrations.accept, (asked) => take('accept', asked)),
  decline: answer(registrations.decline, (asked) => take('decline', asked)),
};

const unknown = problem('not-found', 404);

type Holding = Asked<typeof registrations.getRegistration>;

async function take(step: Step, asked: Omit<Holding, 'body'>) {
  const held = await takeStep(asked.context, asked.path.token, step);
  if (held === undefined) return unknown;
  return 'refused' in held ? problemOf(held) : tell(asked, held);
}

function tell({ context, request }: Pick<Holding, 'context' | 'request'>, held: Held) {
  const language = languageOfApi(request, held.registration.language);
  return {
    told: registrationAnswer(held, language, request.siteUrl, context.now()),
    headers: { 'content-language': language },
  };
}
