import { signingIn } from '#api/staff/sign-in.ts';
import { problem } from '#shared/web/index.ts';
import { type Answers, answer } from '../frame/answer.ts';
import { noteWhoSignedIn } from './session.ts';

export const answers: Answers<typeof signingIn> = {
  signIn: answer(signingIn.signIn, async ({ context, settings: { signIn, verify }, body }) => {
    const { username, password } = body;
    const outcome = await signIn(username, password);
    if ('refused' in outcome)
      return problem(outcome.refused, outcome.refused === 'sign-in-failed' ? 401 : 409);
    await noteWhoSignedIn(context.table, verify, outcome, username);
    return outcome;
  }),
};
