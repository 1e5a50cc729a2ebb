import type { CentreId, Question } from '#events/index.ts';
import { firstLanguageOf } from '#shared/activities/index.ts';
import { type Guess, localYear, type Understood } from '#shared/language/index.ts';
import { named, type Phone, type WrittenIn } from '#shared/people/index.ts';
import { type Conversation, conversationOn } from './conversation.ts';
import { isListBack } from './echo.ts';
import { isBareAnswer, nextStep, type Step } from './next-step.ts';
import type { Reader } from './reader.ts';
import type { Heard, InboundText } from './schema.ts';

/**
 * Interprets a text, given the conversation so far, and finds the language to answer in: the text's own, else
 * the one its phone asked for or is known by, else the centre's first. `isBareAnswer`: the text answers the
 * open question with only YES or NO, which may be meant for a question sent since.
 * @param reader what reads the text (`readerFor`)
 */
export function hear(
  text: InboundText,
  phone: Phone,
  now: Date,
  allowedPrefixes: readonly string[],
  reader: Reader,
): { readonly heard: Heard; readonly step: Step; readonly isBareAnswer: boolean } {
  const understood = reader.understand(text.body);
  const conversation = conversationOn(phone, now);
  const told = (asked: Question | null) => reader.understandTold(text.body, asked);
  const step =
    (letter.test(text.body) && isListBack(text.body) ? ({ step: 'unknown' } as const) : undefined) ??
    wordAlone(conversation, text, understood, phone, reader) ??
    nextStep(conversation, understood, told, localYear(now.toISOString()));
  const centre = understood.centre ?? conversation?.about?.centre ?? phone.people[0]?.centre ?? 'baghdad';
  const guess = guessOf(text, understood, step, reader);
  const certain = guess.isCertain ? guess.language : null;
  const spoken =
    step.step === 'change-language' ? { language: step.to } : languageOf(text, guess, phone, centre, reader);
  const bareAnswer = isBareAnswer(understood) && answersQuestion.has(step.step);
  const asksForAPlace = step.step === 'register' || step.step === 'both';
  const isStopped = phone.state.stoppedAt !== undefined && asksForAPlace;
  const heard = { ...text, ...spoken, centre, shown: certain, allowedPrefixes };
  return {
    heard: isStopped ? { ...heard, despiteStop: true } : heard,
    step,
    isBareAnswer: bareAnswer,
  };
}

/** A text of numbers alone is no list of ours. */
const letter = /\p{L}/u;

const answersQuestion: ReadonlySet<Step['step']> = new Set(['describe', 'skip', 'both', 'not-both']);

/** In milliseconds: the word is asked for, and answered, in the room. */
const wordAskedFor = 2 * 3_600_000;

/** The word of the day alone, or a name alone, right after we asked for it. */
function wordAlone(
  conversation: Conversation | undefined,
  { body, receivedAt }: InboundText,
  { intent, code }: Understood,
  { people }: Phone,
  reader: Reader,
): Extract<Step, { step: 'check-in' }> | undefined {
  const asked = conversation?.wordAsked;
  if (asked === undefined || intent !== 'unknown' || (code !== null && code !== asked.code)) return undefined;
  if (receivedAt.getTime() - Date.parse(asked.askedAt) > wordAskedFor) return undefined;
  if (reader.checkInWordsIn(body).length > 0) return { step: 'check-in', code: asked.code, word: body };
  const isSomeone = asked.word !== null && named(people, body, 'part').length > 0;
  return isSomeone ? { step: 'check-in', code: asked.code, word: `${asked.word} ${body}` } : undefined;
}

/**
 * The language to answer in, and whether it is a guess. A name or a lone word may look like any of the
 * languages; then the phone's known language counts, unless that is English and the letters are Arabic.
 */
function languageOf(
  { body }: InboundText,
  { language: looks, isCertain }: Guess,
  { state }: Phone,
  centre: CentreId,
  reader: Reader,
): WrittenIn {
  if (looks !== null && isCertain) return { language: looks };
  const known = state.chosenLanguage ?? state.language;
  const letters = known === 'en' ? reader.languageByScript(body).language : null;
  if (letters !== null && letters !== 'en') return { language: letters, languageIsGuess: true };
  const isKnown =
    state.chosenLanguage !== undefined || (known !== undefined && state.languageIsGuess !== true);
  const language = known ?? looks ?? firstLanguageOf[centre];
  return isKnown ? { language } : { language, languageIsGuess: true };
}

/** The question that a name would answer; `overlap` takes only YES and NO. */
const questionOf = ({ asking }: Conversation): Question | null =>
  asking === 'who' ? 'name' : asking === 'overlap' ? null : asking;

function guessOf(text: InboundText, understood: Understood, step: Step, reader: Reader) {
  const isAnswer = understood.intent === 'unknown' && (step.step === 'describe' || step.step === 'skip');
  const answer = isAnswer ? reader.understandTold(text.body, questionOf(step.conversation)) : undefined;
  return answer?.guess ?? { language: understood.language, isCertain: understood.languageIsCertain };
}
