import { unlockBody } from '#api/public/application-bodies.ts';
import { checked, type Outcome, readForm, secureOver, seeOther } from '#shared/web/index.ts';
import { mostApplication } from '../declared-pages.ts';
import type { Asked, Sent } from '../frame/pages.ts';
import { open, sendCode } from './actions.ts';
import { pathOf, sentTo, shown, tokenIn, typedIn, unlockCookie } from './pages.tsx';
import { seenBy } from './view.ts';

/** `POST …/code`: has a code texted; carries text typed before the page shut. */
export async function postCodeForm({ request, ...acting }: Asked): Promise<Outcome> {
  const seen = await sentTo(acting, request);
  if ('problem' in seen) return seen;
  const form =
    (request.body ?? '') === '' ? { value: new URLSearchParams() } : readForm(request, mostApplication);
  if ('problem' in form) return form;
  const typed = typedIn(form.value, seen);
  const asked = await sendCode(acting, seen);
  if ('problem' in asked) return shown(acting, request, seen, { problem: asked, ...typed });
  return typed.entered === undefined
    ? seeOther(`${pathOf(tokenIn(request))}?done=code`)
    : shown(acting, request, seen, { isCodeSent: true, ...typed });
}

/**
 * `POST …/unlock`: the key stays in a cookie that no script reads, for this application alone. What was being
 * written when the page shut stands in its form again, not saved.
 */
export async function postUnlockForm({ request, fields: form, ...acting }: Sent): Promise<Outcome> {
  const seen = await sentTo(acting, request);
  if ('problem' in seen) return seen;
  const path = pathOf(tokenIn(request));
  const typed = typedIn(form, seen);
  const body = checked({ code: form.get('code') ?? '' }, unlockBody);
  const opened = 'problem' in body ? body : await open(acting, seen, body.value.code);
  if (!('problem' in opened)) {
    const seconds = Math.floor((Date.parse(opened.until) - acting.context.now().getTime()) / 1000);
    const scope = `Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secureOver(request)}`;
    const cookies = [`${unlockCookie}=${opened.key}; ${scope}`];
    const now =
      typed.entered === undefined ? undefined : await seenBy(acting.context, tokenIn(request), opened.key);
    return now === undefined
      ? seeOther(path, cookies)
      : { ...(await shown(acting, request, now, typed)), cookies };
  }
  // Pressed twice: it is open already.
  const isOpenAlready = seen.grant === undefined || seen.opened !== undefined;
  if (!isOpenAlready) return shown(acting, request, seen, { problem: opened, ...typed });
  return typed.entered === undefined ? seeOther(path) : shown(acting, request, seen, typed);
}
