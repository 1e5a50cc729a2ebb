import * as z from 'zod/mini';
import { answeredPosition, register } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import {
  idempotencyKey,
  json,
  languageOfApi,
  type Outcome,
  private_,
  problem,
  type Request,
  readJson,
} from '#shared/web/index.ts';
import {
  childrenAnswer,
  heldRegistration,
  manageUrl,
  registrationAnswer,
  type Step,
  takeStep,
} from '../registration.ts';
import type { SiteSettings } from '../settings.ts';
import type { RegisteredAnswer } from './answers.ts';
import { problemOf } from './refusals.ts';
import { registerCommand } from './register-command.ts';
import { registrationBody } from './schema.ts';

/** `POST /api/registrations` */
export async function postRegistration(
  context: Context,
  { allowedPrefixes }: Pick<SiteSettings, 'allowedPrefixes'>,
  request: Request,
): Promise<Outcome> {
  const key = idempotencyKey(request);
  if (typeof key === 'object') return key;
  const body = readJson(request, registrationBody);
  if ('problem' in body) return body;
  const command = registerCommand(body.value, key, request.receivedAt, allowedPrefixes);
  if ('problem' in command) return command;

  const outcome = await register(context, command);
  if ('refused' in outcome) return { ...problemOf(outcome), language: body.value.language };
  const { registration } = outcome;
  const answer: RegisteredAnswer = {
    registrationId: registration.registrationId,
    status: registration.status,
    position: await answeredPosition(context.table, command.requestId, registration),
    ...childrenAnswer(registration),
    manageUrl: manageUrl(request.siteUrl, registration),
  };
  return json(201, answer, {
    ...private_,
    location: answer.manageUrl.replace('/registrations/', '/api/registrations/'),
  });
}

const unknownRegistration = problem('not-found', 404);

/** `GET /api/registrations/{token}` */
export async function getRegistration(context: Context, request: Request): Promise<Outcome> {
  const held = await heldRegistration(context, request.params.token ?? '');
  if (held === undefined) return unknownRegistration;
  const language = languageOfApi(request, held.registration.language);
  return json(200, registrationAnswer(held, language, request.siteUrl, context.now()), {
    ...private_,
    'content-language': language,
  });
}

/** `POST /api/registrations/{token}/cancel`, `…/accept`, `…/decline`: without a body. */
export async function postStep(context: Context, request: Request, step: Step): Promise<Outcome> {
  const isEmpty = (request.body ?? '') === '';
  const body = isEmpty ? { value: {} } : readJson(request, z.strictObject({}));
  if ('problem' in body) return body;
  const held = await takeStep(context, request.params.token ?? '', step);
  if (held === undefined) return unknownRegistration;
  if ('refused' in held) return problemOf(held);
  const language = languageOfApi(request, held.registration.language);
  return json(200, registrationAnswer(held, language, request.siteUrl, context.now()), {
    ...private_,
    'content-language': language,
  });
}
