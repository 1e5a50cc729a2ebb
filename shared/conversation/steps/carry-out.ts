import type { Phone } from '#shared/people/index.ts';
import { wasAnswered } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import type { Answer } from '../answering.ts';
import type { Step } from '../next-step.ts';
import type { Heard, Setting } from '../schema.ts';
import { answerAbsent } from './absent.ts';
import { answerOwnCertificates, answerVerified } from './certificate.ts';
import { answerDescribe } from './describe.ts';
import { answerErase } from './erase.ts';
import { answerGrant } from './grant.ts';
import { answerCheckIn } from './session.ts';
import { answerAbout, answerOffer } from './step.ts';

/** Carries out what a text asks for, other than registering. */
export async function carryOut(
  context: Context,
  heard: Heard,
  phone: Phone,
  step: Exclude<Step, { step: 'register' | 'both' }>,
  setting: Setting,
): Promise<Answer> {
  switch (step.step) {
    case 'check-in':
      return answerCheckIn(context, heard, phone, step);
    case 'cancel':
    case 'accept':
    case 'decline':
      return answerOffer(context, heard, phone, step);
    case 'absent':
      return answerAbsent(context, heard, phone, step);
    case 'erase':
      return answerErase(context, heard, phone, step.name);
    case 'grant':
      return answerGrant(context, heard, phone, step.centre, setting);
    case 'certificates':
      return answerOwnCertificates(context, phone, step.code, setting);
    case 'verify':
      return answerVerified(context, heard, step.certificate);
    case 'describe':
    case 'skip':
    case 'ask-again':
      // The text is delivered again, after it made the registration the conversation is now about.
      if (await wasAnswered(context.table, heard.textId)) return { answer: 'told' };
      return step.step === 'describe'
        ? answerDescribe(context, heard, phone, step)
        : answerAbout(context, heard, phone, step);
    default:
      return answerAbout(context, heard, phone, step);
  }
}
