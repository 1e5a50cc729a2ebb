import type { MessageKey } from '#shared/language/messages/index.ts';

export type Group = {
  readonly title: string;
  /** When these texts are said, in a sentence. */
  readonly when: string;
  readonly has: (key: MessageKey) => boolean;
};

const matching =
  (pattern: RegExp) =>
  (key: MessageKey): boolean =>
    pattern.test(key);
const under = (...families: readonly string[]) => matching(new RegExp(`^(?:${families.join('|')})\\.`));

const isNews = matching(
  /^sms\.(?:(?:confirmed|placed|offered)(?:Children|Late)?|childcareGiven|waitlisted|(?:expired|cancelled)(?:Closed)?|absences|completed)(?:For)?$/,
);
const isToMany = matching(/^sms\.(?:reminder(?!s)|session[A-Z]|days?Off|new(?:Hours|Time))/);
const isGrantNews = matching(/^sms\.(?:grant(?!Begun|Code|WhichCentre)|draftKept|panelDigest)/);
const isFirst = under('sms\\.first');

/** Whether a text may go out without anyone having asked for it just then; those have one segment. */
export const isUnprompted = (key: MessageKey): boolean =>
  isNews(key) || isToMany(key) || isGrantNews(key) || isFirst(key);

/** The text messages in the order translators read them; the last takes what no other has. */
const textMessages: readonly Group[] = [
  {
    title: 'News of a registration',
    when: 'Unprompted, and in answer to a registration. Those ending in “For” speak of the person by name, because phones are shared: whenever a name is known.',
    has: isNews,
  },
  {
    title: 'To everyone with a place',
    when: 'Unprompted: reminders before a session, news of one that is moved or cancelled, and what staff write to many. “Two” is for two sessions on one day, “Twice” where both are of one activity.',
    has: (key) => isToMany(key) || key === 'sms.broadcast',
  },
  {
    title: 'News of a small grant',
    when: 'Unprompted, to whoever applied for it, and every morning to those who decide. Never a sum and never a reason: those stand on the page of the application, behind a code.',
    has: isGrantNews,
  },
  {
    title: 'The same to a phone that never texted us',
    when: 'Unprompted: someone gave the number on the web form, and it may be a stranger’s. How to stop must be in it. “sms.first.stop” is put behind any other text.',
    has: isFirst,
  },
  {
    title: 'Answers to a code',
    when: 'Where it is no news: why it could not be done, or was done before.',
    has: matching(
      /^sms\.(?:declined|offerEnded|unknownCode|notYetOpen|closed|courseOver|placesOver|audience|already|childcareNo|childcareMax|cancelledAudience|otherPhone|phoneNotAllowed|tooMany|unheard)/,
    ),
  },
  {
    title: 'The days of a course',
    when: 'In answer to HERE with the word of the day, to NO after a reminder, to whoever says that she will not come, to YES after absences, and where two activities are at one time.',
    has: matching(
      /^sms\.(?:absent(?:Next|None)$|here|alreadyHere|noSession|checkIn|word|wrongWord|excuse|who(?:IsHere|StaysAway)|placeKept|overlapping|bothOrNot|notBoth)/,
    ),
  },
  {
    title: 'Which one is meant',
    when: 'In answer to a text that could mean several people or activities, or none.',
    has: matching(
      /^sms\.(?:whichPerson|whoIsItFor|whichCode|cancelWhich|grantWhichCentre|notRegistered|noOffer|nothingAsked|giveUp|cancelOrAnother)/,
    ),
  },
  {
    title: 'Questions, and what is said to the answers',
    when: 'Behind the first answer, and one behind the other: never more than three questions.',
    has: matching(
      /^sms\.(?:ask\.|sorry|thanks|noted|corrected|cannotCorrect|registerAgain|childcare(?:Set|Waits|Part|Later)|whichNo|stopOrCancel|nameNeeded|nameTooLong)/,
    ),
  },
  {
    title: 'Consent and erasing',
    when: 'Consent is the second line of the first answer to a phone. The words named are what people text.',
    has: matching(/^sms\.(?:consent|erase|howToErase)/),
  },
  {
    title: 'What is open, and one’s own registrations',
    when: 'In answer to LIST and STATUS: one line for each, at most six.',
    has: matching(/^sms\.(?:list|status|codeThen)/),
  },
  {
    title: 'Certificates',
    when: 'In answer to CERTIFICATE, which the address of its page answers where one text holds that; and to the number of one, whoever texts it.',
    has: matching(/^sms\.certificate/),
  },
  {
    title: 'Applying for a small grant',
    when: 'In answer to GRANT, and where the page of an application is opened. The number is typed back, so that its digits stay Latin.',
    has: matching(/^sms\.grant/),
  },
  {
    title: 'Help, stop, start and language',
    when: 'In answer to these words, to a greeting or thanks, and to what was not understood.',
    has: matching(
      /^sms\.(?:help|hello|greeting|welcome|unknown(?:WithCode)?$|stopped|started|busy|languageChanged|reminders(?:Fewer|Usual|More))/,
    ),
  },
  {
    title: 'Where, when, and which activities there are',
    when: 'In answer to a question, or to the word for a kind of activity. What is sensitive is in none of them.',
    has: matching(/^sms\.(?:where|when|findNone)/),
  },
  {
    title: 'One at a time',
    when: 'Beside the answer to a text that names several people or activities, or the number of another phone.',
    has: matching(/^sms\.(?:one|textsComeHere)/),
  },
  { title: 'Other text messages', when: 'In answer to a text.', has: under('sms') },
];

/** Everything that is shown on a screen. */
const onScreen: readonly Group[] = [
  { title: 'Centres and activities', when: 'On pages and in text messages.', has: under('centre', 'kind') },
  {
    title: 'People and registrations',
    when: 'On the form and in the totals; displacement is never told in a text message.',
    has: under('gender', 'group', 'status'),
  },
  {
    title: 'Small grants',
    when: 'On the pages of applications; sums stand in money.…, the name of a currency alone in currency.…',
    has: under('grantTheme', 'grantStatus', 'currency', 'money'),
  },
  { title: 'Public pages', when: 'On the list and the page of an activity.', has: under('page') },
  {
    title: 'The application for a small grant',
    when: 'Behind the link that GRANT is answered with: writing it, its code, its files, its payments and its report.',
    has: under('apply', 'totals'),
  },
  { title: 'The form', when: 'Where one registers on the web.', has: under('form', 'result') },
  { title: 'One’s registration', when: 'Behind the link each registration has.', has: under('manage') },
  {
    title: 'Certificates',
    when: 'On the certificate as it is printed, and on the page that says whether one is valid.',
    has: under('certificate'),
  },
  {
    title: 'What went wrong',
    when: 'Pages, the answers of the programming interface, and beside a field of a form.',
    has: under('error', 'problem', 'field', 'detail'),
  },
  { title: 'The staff console', when: 'Behind the staff’s login.', has: under('console', 'holiday') },
  { title: 'Other texts', when: 'On pages.', has: () => true },
];

export type Grouped = Group & { readonly keys: readonly MessageKey[] };

/** Every key once, with the first group that has it. */
function grouped(groups: readonly Group[], keys: readonly MessageKey[]): readonly Grouped[] {
  return groups
    .map((group) => ({
      ...group,
      keys: keys.filter((key) => groups.find(({ has }) => has(key)) === group),
    }))
    .filter((group) => group.keys.length > 0);
}

const isTextMessage = under('sms');

export const textMessageGroups = (keys: readonly MessageKey[]): readonly Grouped[] =>
  grouped(textMessages, keys.filter(isTextMessage));

export const screenGroups = (keys: readonly MessageKey[]): readonly Grouped[] =>
  grouped(
    onScreen,
    keys.filter((key) => !isTextMessage(key)),
  );
