import type { Line } from '#shared/messaging/index.ts';
import { isOnOffer } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Answer, lines } from '../answering.ts';
import type { Asked } from '../asked-last.ts';
import { askedLast } from '../asked-last.ts';
import { statusLinesOf } from '../lines/overviews.ts';
import { lineForRefusal } from '../lines/refusals.ts';
import { withHerName } from '../lines/with-her-name.ts';
import type { Heard } from '../schema.ts';
import type { Held } from '../spoken-for.ts';
import { type Meant, meantByAnswer } from '../which-registration.ts';
import { nextLines, remindedNow, sessionsAhead } from './excuse.ts';
import { answerNoToNothing, overLines } from './nothing-asked.ts';
import { answerReminder, answerStay, putTo } from './session.ts';

/** YES or NO, with the registrations it may be about and the questions put to the sender. */
export type YesOrNo = {
  readonly step: 'accept' | 'decline';
  readonly code: string | null;
  readonly held: readonly Held[];
  readonly asked: readonly Asked[];
};

/**
 * What YES or NO is bound to by the last question (`askedLast`): an answer, or the place on offer that is
 * meant. `agreed`: YES to a text that only wants to be read, about these activities or about all.
 */
export type Bound =
  | { readonly answer: Answer }
  | { readonly meant: Meant }
  | { readonly agreed: readonly string[] | null };

/** Binds YES or NO to the last question. */
export async function boundTo(context: Context, heard: Heard, yesOrNo: YesOrNo): Promise<Bound> {
  const { step, code, held, asked } = yesOrNo;
  const last = askedLast(asked, undefined, code);
  const over = 'of' in last && last.asked !== 'stay' ? await ranOut(context, heard, last.of, held) : [];
  if (over.length > 0) return { answer: lines(...over) };
  switch (last.asked) {
    case 'offer': {
      const put = putTo(last.of, held);
      const meant = meantByAnswer(code, put);
      if (meant === 'which-code' || !('refused' in meant)) return { meant };
      // The offer is over, or was taken: YES or NO to it answers no earlier question.
      if (meant.refused === 'offer-ended') return { answer: lines(lineForRefusal(meant)) };
      return step === 'accept'
        ? { agreed: code === null ? null : [code] }
        : ((await toldHowToCancel(context, put)) ?? unclear(context, heard, yesOrNo));
    }
    case 'reminder': {
      if (step === 'accept') {
        const kept = await answerStay(context, heard, step, code, putTo(last.of, held));
        return kept === undefined ? { agreed: codesOf(last.of) } : { answer: kept };
      }
      const excused = await answerReminder(context, heard, code, held, last.of);
      return excused === undefined ? unclear(context, heard, yesOrNo) : { answer: excused };
    }
    case 'stay': {
      const settled = await answerStay(context, heard, step, code, putTo(last.of, held));
      if (settled !== undefined) return { answer: settled };
      const ended = await ranOut(context, heard, last.of, held);
      if (ended.length > 0) return { answer: lines(...ended) };
      if (step === 'accept') return { agreed: codesOf(last.of) };
      return (await toldHowToCancel(context, putTo(last.of, held))) ?? unclear(context, heard, yesOrNo);
    }
    case 'unclear':
      return unclear(context, heard, yesOrNo);
    case 'question':
    case 'nothing':
      return { meant: meantByAnswer(code, held) };
  }
}

/** The last question was only about courses that are over by now: says so, and leaves no question open. */
async function ranOut(
  context: Context,
  { receivedAt }: Heard,
  asked: readonly Asked[],
  held: readonly Held[],
): Promise<readonly Line[]> {
  const places = putTo(asked, held).filter(({ registration }) => registration.status === 'confirmed');
  const over = await overLines(context, receivedAt, places);
  return over.length < places.length ? [] : over;
}

const codesOf = (asked: readonly Asked[]) => asked.flatMap(({ codes }) => codes);

/** NO about a place of hers: tells how to give it up, or that it is over. */
async function toldHowToCancel(context: Context, put: readonly Held[]): Promise<Bound | undefined> {
  const place = put.find(({ registration }) => registration.status === 'confirmed');
  if (place === undefined) return undefined;
  const { code } = place.registration;
  const [standing] = await statusLinesOf(context, [place]);
  if (standing === undefined) return undefined;
  if (standing.key.startsWith('sms.statusLine.over')) return { answer: lines(standing) };
  return { answer: lines(withHerName({ key: 'sms.alreadyConfirmed', args: { code } }, place)) };
}

/** Lists the possible meanings, each with its code: an ambiguous word gives nothing away. */
async function unclear(context: Context, heard: Heard, { step, code, held }: YesOrNo): Promise<Bound> {
  const mine = held.filter(({ registration }) => code === null || registration.code === code);
  const offers = mine.filter(({ registration }) => isOnOffer(registration, context.now()));
  const places = mine.filter(({ registration }) => registration.status === 'confirmed');
  const ahead = step === 'accept' ? [] : await sessionsAhead(context, heard.receivedAt, places);
  const said = [
    ...(await statusLinesOf(context, offers)),
    ...nextLines(remindedNow(ahead, heard.receivedAt)),
  ];
  if (said.length > 0) return { answer: lines(...said) };
  return step === 'accept'
    ? { agreed: code === null ? null : [code] }
    : { answer: await answerNoToNothing(context, heard, code, held) };
}
