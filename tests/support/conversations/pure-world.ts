/**
 * A small world without a table: what each text leads to follows from the domain's pure functions alone. Keeps
 * people, registrations, lines and conversations in maps, and answers what each phone is told.
 */
import type { RegistrationEvent } from '#events/index.ts';
import type { Waiting as InLine, OpenActivity, UnderCode } from '#shared/activities/schema.ts';
import type { Conversation, Waiting } from '#shared/conversation/conversation.ts';
import { isEcho } from '#shared/conversation/echo.ts';
import {
  afterAgreeing,
  afterAlready,
  afterDescribing,
  afterNoAnswer,
  afterNotBoth,
  afterOneMore,
  afterOverlapping,
  afterRefusal,
  afterRegistering,
  afterSkipping,
  afterUnclear,
  askedAgain,
  openQuestion,
  type Turn,
} from '#shared/conversation/follow-up.ts';
import { hear } from '#shared/conversation/interpret.ts';
import { lineForRefusal } from '#shared/conversation/lines/refusals.ts';
import { isCodeAndAWord } from '#shared/conversation/lone-word.ts';
import type { Details, Step } from '#shared/conversation/next-step.ts';
import type { Heard } from '#shared/conversation/schema.ts';
import { meantByAnswer, meantByCancel } from '#shared/conversation/which-registration.ts';
import * as words from '#shared/conversation/words.ts';
import { codeMentioned, fold, localYear } from '#shared/language/index.ts';
import { childrenLine, noticesOf } from '#shared/messaging/news/notices.ts';
import type { Line } from '#shared/messaging/schema.ts';
import { named, recognise, writtenIn } from '#shared/people/decide.ts';
import { settingAfter } from '#shared/people/reminders.ts';
import type { Person, Phone, PhoneState } from '#shared/people/schema.ts';
import type { Change, JoinedChange } from '#shared/registration/change.ts';
import { childrenOf } from '#shared/registration/childcare/children.ts';
import {
  decideCancel,
  decideCancelBecauseErased,
  decideRegister,
  enrolmentRefusal,
} from '#shared/registration/decide.ts';
import { overlapOf } from '#shared/registration/overlap.ts';
import { newlyTold, questionsFor } from '#shared/registration/person-facts.ts';
import { decidePersonUpdate } from '#shared/registration/person-update.ts';
import { isActive, type Register, type Registration } from '#shared/registration/schema.ts';
import { idMaker } from '#shared/table/index.ts';
import { activityPlan, participant, phoneNumber } from '../builders.ts';
import { clockAt } from '../time/clock.ts';
import { activities, focalPoint } from './script.ts';

/** What a phone is told, in which language; a reply, or a notice of something that happened. */
export type Told = { readonly phone: string; readonly lines: readonly Line[]; readonly language: string };

type Keeping = { people: Person[]; state: PhoneState; conversation: Conversation | undefined };

const remindersAre = {
  fewer: 'sms.remindersFewer',
  usual: 'sms.remindersUsual',
  more: 'sms.remindersMore',
} as const;

export function pureWorld(start: string) {
  const clock = clockAt(start);
  const newId = idMaker();
  const under = new Map<string, UnderCode>();
  for (const wanted of activities) under.set(wanted.code, { activity: opened(start, wanted), line: [] });
  const phones = new Map<string, Keeping>();
  const registrations = new Map<string, Registration>();
  const focalPointId = newId(clock.now());
  const brought = new Set<string>();
  const keeping = (phone: string): Keeping => {
    const isFocalPoint = phone === phoneNumber(focalPoint);
    const fresh: Keeping = {
      people: [],
      state: { people: 0, ...(isFocalPoint ? { focalPointId } : {}) },
      conversation: undefined,
    };
    const kept = phones.get(phone) ?? fresh;
    phones.set(phone, kept);
    return kept;
  };
  const phoneOf = (phone: string): Phone => ({ phone, ...keeping(phone) });
  const given = () => ({ now: clock.now(), eventId: newId(clock.now()), actor: participant });

  /** Carries a decision out: the registration, the places, the line; answers what people are told of it. */
  function happens(change: Change | JoinedChange): readonly Told[] {
    const { registration, previous, places, childcare, childrenWaiting } = change;
    const { activity, line } = under.get(registration.code) ?? { line: [] };
    if (activity === undefined) throw new Error('Something happened to no activity');
    registrations.set(`${registration.activityId} ${registration.personId}`, registration);
    const waiting: InLine[] = line.filter(({ waitId }) => waitId !== previous?.waitId);
    if (registration.waitId !== undefined) waiting.push({ ...registration, waitId: registration.waitId });
    under.set(registration.code, {
      activity: {
        ...activity,
        placesLeft: activity.placesLeft - places,
        childcareLeft: activity.childcareLeft - childcare,
        childrenWaiting: (activity.childrenWaiting ?? 0) + childrenWaiting,
      },
      line: waiting,
    });
    return ('events' in change ? change.events : [change.event]).flatMap(noticed);
  }

  const noticed = (event: RegistrationEvent): readonly Told[] =>
    noticesOf(event).map((notice) => {
      const person = personById(notice.personId);
      const phone = notice.focalPointId === undefined ? person.phone : phoneNumber(focalPoint);
      return { phone, lines: notice.lines, language: notice.language };
    });

  const everyone = () => [...phones.values()].flatMap(({ people }) => people);
  function personById(personId: string): Person {
    const person = everyone().find((each) => each.personId === personId);
    if (person === undefined) throw new Error('There is no such person');
    return person;
  }
  function keep(person: Person): void {
    const kept = keeping(person.phone);
    kept.people = [...kept.people.filter(({ personId }) => personId !== person.personId), person].sort(
      (a, b) => (a.personId < b.personId ? -1 : 1),
    );
    kept.state = {
      ...kept.state,
      people: kept.people.length,
      language: kept.state.language ?? person.language,
      languageIsGuess:
        kept.state.language === undefined ? person.languageIsGuess : kept.state.languageIsGuess,
    };
  }

  /** Whom a phone speaks for, by name where one is told, and what it may see of them. */
  function held(heard: Heard, name: string | null) {
    const isFocalPoint = keeping(heard.phone).state.focalPointId !== undefined;
    const people = everyone().filter(
      (person) => person.phone === heard.phone || (isFocalPoint && brought.has(person.personId)),
    );
    return people
      .filter((person) => name === null || named([person], fold(name)).length > 0)
      .flatMap((person) =>
        [...registrations.values()]
          .filter((registration) => registration.personId === person.personId)
          .filter((registration) => person.phone === heard.phone || registration.broughtBy === focalPointId)
          .map((registration) => ({
            person,
            registration,
            isOneOfSeveral: isFocalPoint || people.length > 1,
          })),
      );
  }

  const reply = (heard: Heard, ...lines: readonly Line[]): readonly Told[] => [
    { phone: heard.phone, lines, language: heard.language },
  ];
  const say = (heard: Heard, key: string, args: Line['args'] = {}) => reply(heard, { key, args });
  function turn(heard: Heard, { lines, conversation }: Turn): readonly Told[] {
    keeping(heard.phone).conversation = conversation;
    return reply(heard, ...lines);
  }

  function registers(heard: Heard, details: Details, acceptsOverlap = false): readonly Told[] {
    const { code } = details;
    const sender = keeping(heard.phone);
    const isFocalPoint = sender.state.focalPointId !== undefined;
    const another = details.phone === heard.phone ? null : details.phone;
    const mayNotGive = !isFocalPoint && another?.startsWith('+9647') === true;
    if (mayNotGive && details.forAnother) return say(heard, 'sms.otherPhone', { code });
    const own = isFocalPoint ? another : null;
    if (own !== null && !own.startsWith('+9647')) return say(heard, 'sms.phoneNotAllowed');
    if (own !== null && details.name === null) return say(heard, 'sms.nameNeeded', { code });
    const command: Register = {
      ...details,
      requestId: newId(clock.now()),
      requestHash: '',
      receivedAt: clock.now(),
      channel: 'sms',
      phone: own ?? heard.phone,
      group: details.group ?? null,
      childcare: details.childcare ?? 0,
      ...writtenIn(heard),
      ...(own === null ? {} : { broughtBy: focalPointId }),
    };
    const at = under.get(code) ?? { activity: undefined, line: [] };
    const refusal = enrolmentRefusal(at, command, clock.now());
    if (refusal !== undefined || at.activity === undefined) {
      return refuses(heard, lineForRefusal(refusal ?? { refused: 'unknown-code', code }));
    }
    const introduction = {
      name: details.name,
      foldedName: details.name === null ? '' : fold(details.name),
      gender: details.gender,
      birthYear: details.birthYear,
      group: details.group ?? null,
      centre: at.activity.centre,
      ...writtenIn(heard),
      forAnother: details.forAnother,
      isFromPhone: own === null,
    };
    const who = recognise(phoneOf(command.phone), introduction, newId(clock.now()));
    if ('refused' in who) {
      return turn(heard, afterUnclear(sender.conversation, details, clock.now()));
    }
    const { person } = who;
    const isRegistered = [...registrations.values()].some(
      (each) =>
        each.activityId === at.activity?.activityId &&
        isActive(each) &&
        sender.people.some(({ personId }) => personId === each.personId),
    );
    const mayBeMeantOtherwise = !isFocalPoint && details.name !== null && isCodeAndAWord(heard.body, details);
    if (who.who === 'new' && isRegistered && mayBeMeantOtherwise) {
      return turn(heard, afterOneMore(sender.conversation, details, clock.now()));
    }
    const existing = registrations.get(`${at.activity.activityId} ${person.personId}`);
    const asked =
      heard.despiteStop === true || (isFocalPoint && (own !== null || details.name !== null))
        ? []
        : questionsFor(person, at.activity, details.childcare);
    const decision = decideRegister({ under: at, person, existing }, command, {
      ...given(),
      registrationId: newId(clock.now()),
      waitId: newId(clock.now()),
      secret: 'AAAAAAAAAAAAAAAAAAAAAA',
      year: localYear(clock.now().toISOString()),
      onlyTheLine: false,
      asks: asked[0],
    });
    if ('refused' in decision) {
      if (decision.refused !== 'already-registered') return refuses(heard, lineForRefusal(decision));
      return again(heard, details, decision.registration);
    }
    const overlapping = acceptsOverlap ? undefined : overlapFor(person, at.activity);
    if (overlapping !== undefined) {
      return turn(heard, afterOverlapping(sender.conversation, details, overlapping, clock.now()));
    }
    const before = everyone().find(({ personId }) => personId === person.personId);
    keep(person);
    if (own !== null) brought.add(person.personId);
    const { registration } = decision.change;
    const learned = newlyTold(before, details);
    sender.conversation = afterRegistering(
      sender.conversation,
      { registration, asked, learned },
      clock.now(),
    );
    if (heard.despiteStop !== true) return happens(decision.change);
    happens(decision.change);
    return say(heard, registration.status === 'waitlisted' ? 'sms.stoppedLine' : 'sms.statusLine.confirmed');
  }

  function registersBoth(heard: Heard, { personId, ...waiting }: Waiting): readonly Told[] {
    const { name, phone: hers } = personById(personId ?? '');
    const phone = hers === heard.phone ? null : hers;
    return registers(heard, { ...waiting, name, phone, forAnother: false }, true);
  }

  /** Everything else that a person has, is offered or waits for, as it is timetabled. */
  function overlapFor(person: Person, wanted: OpenActivity) {
    const timetableOf = (code: string) => ({
      code,
      sessions: activityPlan(
        start,
        activities.find((each) => each.code === code),
      ).sessions,
    });
    const others = [...registrations.values()].filter(
      (each) => each.personId === person.personId && isActive(each) && each.code !== wanted.code,
    );
    const overlap = overlapOf(
      timetableOf(wanted.code),
      others.map(({ code }) => timetableOf(code)),
      clock.now(),
    );
    return overlap && { ...overlap, personId: person.personId };
  }

  /** A code that came to nothing ends what was talked about. */
  function refuses(heard: Heard, line: Line): readonly Told[] {
    const kept = keeping(heard.phone);
    if (kept.conversation !== undefined) kept.conversation = afterRefusal(kept.conversation, clock.now());
    return reply(heard, line);
  }

  function again(heard: Heard, details: Details, registration: Registration): readonly Told[] {
    const kept = keeping(heard.phone);
    const children = childrenOf(registration);
    if (details.childcare === null || details.childcare === children.booked + children.waiting) {
      const refusal = { refused: 'already-registered', code: registration.code, registration } as const;
      return turn(heard, {
        lines: [
          lineForRefusal(refusal),
          ...(details.childcare === null ? [] : [childrenLine(registration, children)]),
          ...openQuestion(kept.conversation, registration),
        ],
        conversation: afterAlready(kept.conversation, registration, clock.now()),
      });
    }
    const conversation = afterAlready(kept.conversation, registration, clock.now());
    return describes(heard, {
      step: 'describe',
      about: registration,
      telling: details,
      corrects: false,
      conversation,
    });
  }

  function describes(heard: Heard, step: Extract<Step, { step: 'describe' }>): readonly Told[] {
    const { about, telling, conversation } = step;
    const person = personById(about.personId);
    const registration = registrations.get(`${about.activityId} ${about.personId}`);
    if (registration === undefined) throw new Error('What is described is not there');
    const { outcome, changes } = decidePersonUpdate(
      {
        person,
        about: registration,
        open: under.get(about.code)?.activity,
        registrations: [...registrations.values()].filter(({ personId }) => personId === person.personId),
      },
      {
        ...telling,
        group: telling.group ?? null,
        mayChange: conversation.told,
        others: keeping(person.phone).people,
        waitId: newId(clock.now()),
      },
      given,
    );
    keep(outcome.person);
    const answered = turn(heard, afterDescribing(step, outcome, clock.now()));
    return [...answered, ...changes.flatMap(happens)];
  }

  function offers(heard: Heard, step: Extract<Step, { step: 'cancel' | 'accept' | 'decline' }>) {
    const mine = held(heard, step.name);
    const isCancel = step.step === 'cancel' && step.code !== null;
    const meant = isCancel
      ? meantByCancel(
          step.code ?? '',
          mine.filter(({ registration }) => registration.code === step.code),
        )
      : meantByAnswer(step.code, mine);
    if (meant === 'which-code') return say(heard, 'sms.whichCode');
    if ('whichOf' in meant) return say(heard, 'sms.whichPerson', { code: meant.whichOf });
    if ('refused' in meant) {
      const isAgreed = step.step === 'accept' && meant.refused === 'no-offer';
      if (isAgreed) return agrees(heard, step.code);
      const isToNothing = step.step === 'decline' && meant.refused === 'no-offer';
      return isToNothing ? say(heard, 'sms.nothingAsked') : reply(heard, lineForRefusal(meant));
    }
    const change = decideCancel(meant, { ...given(), spoken: writtenIn(heard) });
    return 'refused' in change ? reply(heard, lineForRefusal(change)) : happens(change);
  }

  function agrees(heard: Heard, code: string | null): readonly Told[] {
    const { conversation } = keeping(heard.phone);
    if (code === null && conversation?.asking != null && !conversation.isRepeated) {
      return turn(heard, afterAgreeing(conversation, clock.now()));
    }
    const has = held(heard, null).some(
      ({ registration }) => isActive(registration) && (code === null || registration.code === code),
    );
    return has ? statusOf(heard, code) : say(heard, code === null ? 'sms.nothingAsked' : 'sms.noOffer');
  }

  /** No session is so near here that reminders tell of it. */
  function isAbsent(heard: Heard, { code, name }: Extract<Step, { step: 'absent' }>): readonly Told[] {
    const active = held(heard, name).filter(
      ({ registration }) => isActive(registration) && (code === null || registration.code === code),
    );
    if (active.some(({ registration }) => registration.status === 'offered')) {
      return offers(heard, { step: 'decline', code, name });
    }
    const places = active.filter(({ registration }) => registration.status === 'confirmed');
    if (code !== null && active.length === 0) return say(heard, 'sms.notRegistered', { code });
    return places.length === 0 ? say(heard, 'sms.absentNone') : say(heard, 'sms.absentNext');
  }

  function statusOf(heard: Heard, code: string | null = null): readonly Told[] {
    const active = held(heard, null).filter(
      ({ registration }) => isActive(registration) && (code === null || registration.code === code),
    );
    const isShared = new Set(active.map(({ person }) => person.personId)).size > 1;
    if (active.length === 0) return say(heard, 'sms.statusNone');
    return reply(
      heard,
      ...active.flatMap(({ registration, person }) => {
        const children = childrenOf(registration);
        const key = `sms.statusLine.${registration.status}${isShared && person.name !== null ? 'For' : ''}`;
        const asksForSome = children.booked + children.waiting > 0;
        return [{ key, args: {} }, ...(asksForSome ? [childrenLine(registration, children)] : [])];
      }),
    );
  }

  const plainly = (key: string): Line => ({ key, args: {} });

  function erases(heard: Heard, name: string | null): readonly Told[] {
    const kept = keeping(heard.phone);
    const nameless = kept.people.filter((person) => person.name === null);
    const own = kept.people.length > 1 && nameless.length === 1 ? nameless : kept.people;
    const [meant, another] = name === null ? own : named(kept.people, fold(name));
    if (meant === undefined) return say(heard, 'sms.eraseNothing');
    const heldBy = (personId: string) =>
      [...registrations.values()].filter((each) => each.personId === personId && isActive(each));
    if (another !== undefined) {
      const mayBe = name === null ? own : named(kept.people, fold(name));
      const gives = mayBe.some(({ personId }) => heldBy(personId).length > 0);
      return reply(heard, ...['sms.eraseWhich', ...(gives ? ['sms.eraseGivesBack'] : [])].map(plainly));
    }
    const givenBack = heldBy(meant.personId);
    for (const registration of givenBack) {
      const change = decideCancelBecauseErased(registration, given(), false);
      if (change !== undefined) happens(change);
    }
    kept.people = kept.people.filter((person) => person !== meant);
    kept.state = { ...kept.state, people: kept.people.length };
    kept.conversation = undefined;
    const left = kept.people.filter((person) => person.name !== null);
    const told = left.length > 3 ? [] : left.map(() => ({ key: 'sms.eraseLeft', args: {} }));
    return reply(
      heard,
      plainly('sms.erased'),
      ...(givenBack.length === 0 ? [] : [plainly('sms.eraseGaveBack')]),
      ...told,
    );
  }

  function carriesOut(heard: Heard, step: Step): readonly Told[] {
    const kept = keeping(heard.phone);
    switch (step.step) {
      case 'register':
        return registers(heard, step.details);
      case 'both':
        return registersBoth(heard, step.waiting);
      case 'not-both':
        return turn(heard, afterNotBoth(step.conversation, step.waiting, clock.now()));
      case 'check-in':
        throw new Error('No script here is at a session');
      case 'describe':
        return describes(heard, step);
      case 'cancel':
      case 'accept':
      case 'decline':
        return offers(heard, step);
      case 'absent':
        return isAbsent(heard, step);
      case 'erase':
        return erases(heard, step.name);
      case 'grant':
        return (step.centre ?? keeping(heard.phone).people[0]?.centre) === undefined
          ? say(heard, 'sms.grantWhichCentre')
          : say(heard, 'sms.grantBegun', { number: '483920', link: 'https://example.org/applications/x' });
      case 'certificates':
      case 'verify':
        throw new Error('No script here has completed a course');
      case 'status':
        return statusOf(heard);
      case 'list':
      case 'help':
        return say(heard, `sms.${step.step}`);
      case 'offer-again':
        throw new Error('No script here has a place on offer');
      case 'stop-or-cancel':
        return say(heard, 'sms.stopOrCancel');
      case 'name-too-long':
        return say(heard, 'sms.nameTooLong', { code: step.code });
      case 'which-no':
        return say(heard, 'sms.whichNo');
      case 'ask-code':
        return say(heard, step.for === 'register' ? 'sms.whichCode' : 'sms.cancelWhich');
      case 'skip':
        return turn(heard, afterSkipping(step.conversation, clock.now()));
      case 'ask-again':
        return turn(heard, afterNoAnswer(step.conversation, clock.now()));
      case 'reminders': {
        const after = settingAfter(kept.state.reminders, step.wish);
        const { reminders: _reminders, ...state } = kept.state;
        kept.state = after === 'usual' ? state : { ...state, reminders: after };
        return say(heard, remindersAre[after]);
      }
      case 'change-language':
        kept.state = {
          ...kept.state,
          language: step.to,
          chosenLanguage: step.to,
          languageIsGuess: undefined,
        };
        return say(heard, 'sms.languageChanged');
      case 'stop':
        kept.state = { ...kept.state, stoppedAt: clock.now().toISOString() };
        return say(heard, 'sms.stopped');
      case 'start': {
        const { stoppedAt: _stoppedAt, ...state } = kept.state;
        kept.state = state;
        return say(heard, 'sms.started');
      }
      case 'greet': {
        if (!mayHelp(heard)) return [];
        const again =
          step.conversation === undefined
            ? []
            : askedAgain(step.conversation.asking, step.conversation.waiting);
        const key = step.thanks ? 'sms.welcome' : again.length === 0 ? 'sms.greeting' : 'sms.hello';
        return reply(heard, { key, args: {} }, ...again);
      }
      case 'where':
      case 'when': {
        const isHers = held(heard, null).some(({ registration }) => isActive(registration));
        if (step.code !== null || isHers) return say(heard, `sms.${step.step}`);
        return say(heard, step.step === 'where' ? 'sms.whereCentres' : 'sms.statusNone');
      }
      case 'find':
        throw new Error('No script here looks for a kind of activity: it has no titles');
      case 'unknown': {
        if (!mayHelp(heard)) return [];
        const code = codeMentioned(heard.body);
        return code !== undefined && activities.some((activity) => activity.code === code)
          ? say(heard, 'sms.unknownWithCode')
          : say(heard, 'sms.unknown');
      }
    }
  }
  /** Three times in an hour, and not twice for the same words. */
  function mayHelp({ phone, body }: Heard): boolean {
    const now = clock.now().getTime();
    const last = helped.get(phone);
    if (last === undefined || now - last.at >= 3_600_000) {
      helped.set(phone, { at: now, times: 1, words: fold(body) });
      return true;
    }
    if (last.times >= 3 || last.words === fold(body) || isEcho(body)) return false;
    helped.set(phone, { at: last.at, times: last.times + 1, words: fold(body) });
    return true;
  }
  const helped = new Map<string, { at: number; times: number; words: string }>();

  const withHowToStart = (told: Told): Told => ({
    ...told,
    lines: [...told.lines, { key: 'sms.stoppedStill', args: {} }],
  });

  /** A text comes from a phone: what everyone is told of it. A phone that asked for no more is told nothing. */
  function texts(phone: string, body: string): readonly Told[] {
    const text = { textId: newId(clock.now()), phone, body, receivedAt: clock.now(), door: 'aws' } as const;
    const { heard, step } = hear(text, phoneOf(phone), clock.now(), ['+9647'], words);
    const answered = carriesOut(heard, step);
    const told = heard.despiteStop === true ? answered.map(withHowToStart) : answered;
    const kept = keeping(phone);
    if (heard.shown !== null)
      kept.state = { ...kept.state, language: heard.shown, languageIsGuess: undefined };
    return told.filter(
      (each) =>
        step.step === 'stop' ||
        heard.despiteStop === true ||
        keeping(each.phone).state.stoppedAt === undefined,
    );
  }

  return { clock, texts, phoneOf, registrations: () => [...registrations.values()] };
}

function opened(now: string, wanted: (typeof activities)[number]): OpenActivity {
  const plan = activityPlan(now, wanted);
  return {
    activityId: `01a20a00-0000-7000-8000-000000000${plan.code}`,
    code: plan.code,
    centre: plan.centre,
    kind: plan.kind,
    capacity: plan.capacity,
    placesLeft: plan.capacity,
    childcareCapacity: plan.childcareCapacity,
    childcareLeft: plan.childcareCapacity,
    audience: plan.audience,
    opensAt: plan.enrolment.opensAt,
    closesAt: plan.enrolment.closesAt,
    firstSessionAt: plan.sessions[0]?.start ?? now,
    lastSessionAt: plan.sessions.at(-1)?.start ?? now,
    sensitive: false,
    version: 1,
  };
}
