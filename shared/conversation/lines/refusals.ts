import type { Line } from '#shared/messaging/index.ts';
import type { ChildcareRefusal, Refusal, Registration } from '#shared/registration/index.ts';

/** The line that says why a text's request was refused. */
export function lineForRefusal(refusal: Refusal | ChildcareRefusal): Line {
  switch (refusal.refused) {
    case 'unknown-code':
      return { key: 'sms.unknownCode', args: { code: refusal.code } };
    case 'enrolment-not-open':
      return { key: 'sms.notYetOpen', args: { code: refusal.code, opensAt: refusal.opensAt } };
    case 'enrolment-closed':
      return { key: 'sms.closed', args: { code: refusal.code } };
    case 'course-over':
      return { key: 'sms.courseOver', args: { code: refusal.code } };
    case 'places-over':
      return { key: 'sms.placesOver', args: { code: refusal.code } };
    case 'audience-gender':
      return { key: `sms.audienceGender.${refusal.gender}`, args: { code: refusal.code } };
    case 'audience-age':
      return ageLine(refusal.code, refusal.minAge, refusal.maxAge);
    case 'childcare-not-offered':
      return { key: 'sms.childcareNone', args: { code: refusal.code } };
    case 'childcare-too-many':
      return { key: 'sms.childcareMax', args: { code: refusal.code, max: refusal.max } };
    case 'already-registered':
      return alreadyLine(refusal.registration);
    case 'overlapping':
      return {
        key: 'sms.overlapping',
        args: { code: refusal.code, other: refusal.other, start: refusal.at },
      };
    case 'which-person':
      return { key: 'sms.whoIsItFor', args: { code: refusal.code } };
    case 'one-more':
      return { key: 'sms.cancelOrAnother', args: { code: refusal.code } };
    case 'too-many-on-phone':
      return { key: 'sms.tooManyOnPhone', args: {} };
    case 'unheard-phone':
      return { key: 'sms.unheardPhone', args: { max: refusal.max } };
    case 'not-registered':
      return { key: 'sms.notRegistered', args: { code: refusal.code } };
    case 'no-offer':
      return { key: 'sms.noOffer', args: {} };
    case 'full':
      throw new Error('Only staff at the door are told that no place is free');
    case 'offer-ended':
      return {
        key: 'sms.offerEnded',
        args: { code: refusal.code },
        ...(refusal.activityId !== undefined && { again: refusal.activityId }),
      };
  }
}

function ageLine(code: string, minAge: number | null, maxAge: number | null): Line {
  if (minAge !== null && maxAge !== null) return { key: 'sms.audienceAge', args: { code, minAge, maxAge } };
  if (minAge !== null) return { key: 'sms.audienceAgeFrom', args: { code, minAge } };
  return { key: 'sms.audienceAgeUpTo', args: { code, maxAge: maxAge ?? 0 } };
}

function alreadyLine({ code, status, deadline }: Registration): Line {
  if (status === 'offered' && deadline !== undefined)
    return { key: 'sms.alreadyOffered', args: { code, deadline } };
  if (status === 'waitlisted') return { key: 'sms.alreadyWaitlisted', args: { code } };
  return { key: 'sms.alreadyConfirmed', args: { code } };
}
