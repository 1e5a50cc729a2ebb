import type { Question } from '../../events/index.ts';
import { firstLanguageOf } from '../activities/index.ts';
import { localYear, type Understood, understand, understandTold } from '../language/index.ts';
import type { Phone } from '../people/index.ts';
import { isBareAnswer, nextStep, type Step } from './next-step.ts';
import type { Heard, InboundText } from './schema.ts';
import type { Conversation } from './state.ts';
import { conversationOn } from './store.ts';

/**
 * What a text comes to in the light of what was talked about, and the language it is answered in: its own, else
 * the one its phone asked for or is known by, else the centre's first. `mayAnswerOffer`: it answers a question, but
 * would answer an offer if there were one.
 */
export function hear(
  text: InboundText,
  phone: Phone,
  now: Date,
  allowedPrefixes: readonly string[],
): { readonly heard: Heard; readonly step: Step; readonly mayAnswerOffer: boolean } {
  const understood = understand(text.body);
  const conversation = conversationOn(phone, now);
  const told = (asked: Question | null) => understandTold(text.body, asked);
  const step = nextStep(conversation, understood, told, localYear(now.toISOString()));
  const centre = understood.centre ?? conversation?.about?.centre ?? phone.people[0]?.centre ?? 'baghdad';
  const { chosenLanguage, language: known } = phone.state;
  const guess = guessOf(text, understood, step);
  // A name or a lone word may look like any of the languages; then the one the phone is known by counts.
  const certain = guess.isCertain ? guess.language : null;
  const language =
    step.step === 'change-language'
      ? step.to
      : (certain ?? chosenLanguage ?? known ?? guess.language ?? firstLanguageOf[centre]);
  const mayAnswerOffer = isBareAnswer(understood) && (step.step === 'describe' || step.step === 'skip');
  return { heard: { ...text, centre, language, shown: certain, allowedPrefixes }, step, mayAnswerOffer };
}

/** Whose answer a name is; to the others only YES and NO are. */
const questionOf = ({ asking }: Conversation): Question | null =>
  asking === 'who' ? 'name' : asking === 'overlap' ? null : asking;

function guessOf(text: InboundText, understood: Understood, step: Step) {
  const isAnswer = understood.intent === 'unknown' && (step.step === 'describe' || step.step === 'skip');
  const answer = isAnswer ? understandTold(text.body, questionOf(step.conversation)) : undefined;
  return answer?.guess ?? { language: understood.language, isCertain: understood.languageIsCertain };
}
