import type {
  ActivityKind,
  CentreId,
  Currency,
  Gender,
  GrantStatus,
  GrantTheme,
  Group,
  RegistrationStatus,
} from '#events/index.ts';

/** What must have words: adding one to its list makes the compiler name the key that is missing here. */
type Wanted = Readonly<
  Record<
    | `centre.${CentreId}`
    | `kind.${ActivityKind}`
    | `gender.${Gender}`
    | `group.${Group}`
    | `status.${RegistrationStatus}`
    | `grantTheme.${GrantTheme}`
    | `grantStatus.${GrantStatus | 'draft'}`
    | `currency.${Currency}`
    | `money.${Currency}`,
    string
  >
>;

/**
 * The words that every surface shares, in English: ICU MessageFormat, one argument name one meaning (`Arguments` in `../room.ts`).
 * The other languages say the same, key by key. No apostrophe alone: it escapes in ICU.
 */
export const en = {
  'centre.baghdad': 'Baghdad',
  'centre.diyala': 'Diyala',
  'centre.kirkuk': 'Kirkuk',
  'centre.ninewa': 'Ninewa',

  'holiday.new-year': "New Year's Day",
  'holiday.army-day': 'Army Day',
  'holiday.halabja': 'Halabja and Anfal remembrance',
  'holiday.nowruz': 'Nowruz',
  'holiday.labour-day': 'Labour Day',
  'holiday.republic-day': 'Republic Day',
  'holiday.national-day': 'National Day',
  'holiday.victory-day': 'Victory Day',
  'holiday.christmas': 'Christmas',
  'holiday.eid-al-fitr': 'Eid al-Fitr',
  'holiday.eid-al-adha': 'Eid al-Adha',
  'holiday.eid-al-ghadir': 'Eid al-Ghadir',
  'holiday.islamic-new-year': 'Islamic New Year',
  'holiday.ashura': 'Ashura',
  'holiday.mawlid': "Mawlid, the Prophet's birthday",
  'holiday.christmas-second': 'Second day of Christmas',
  'holiday.easter': 'Easter',
  'holiday.yazidi-new-year': 'Yazidi New Year',
  'holiday.yazidi-assembly': 'Yazidi Feast of the Assembly',
  'holiday.yazidi-fast': 'Yazidi Fasting Feast',
  'holiday.mandaean-new-year': 'Mandaean Great Feast',
  'holiday.mandaean-prosperity': 'Mandaean Feast of Prosperity',
  'holiday.mandaean-creation': 'Mandaean Feast of Creation',
  'holiday.mandaean-baptism': 'Mandaean Feast of Baptism',
  'holiday.uprising-day': 'Uprising of Kurdistan',
  'holiday.march-agreement': 'Agreement of 11 March 1970',
  'holiday.barzani-day': 'Birthday of Mustafa Barzani',
  'holiday.nowruz-days': 'Nowruz in the Kurdistan Region',
  'holiday.weekly': 'Weekly closing day',

  'kind.mediation': 'Mediation',
  'kind.peacebuilding': 'Peacebuilding',
  'kind.leadership': 'Leadership',
  'kind.self-help': 'Self-help group',
  'kind.advocacy': 'Advocacy',
  'kind.film-discussion': 'Film discussion',
  'kind.book-discussion': 'Book discussion',
  'kind.theatre': 'Theatre',
  'kind.english': 'English',
  'kind.literacy': 'Literacy',
  'kind.sewing': 'Sewing',
  'kind.hairdressing': 'Hairdressing',
  'kind.barbering': 'Barbering',
  'kind.ac-repair': 'AC repair',
  'kind.arts-and-crafts': 'Arts and crafts',
  'kind.other': 'Other activity',

  'gender.female': 'Female',
  'gender.male': 'Male',
  'gender.undisclosed': 'Prefer not to say',

  'group.idp': 'Displaced',
  'group.returnee': 'Returnee',
  'group.host': 'Host community',
  'group.refugee': 'Refugee',
  'group.undisclosed': 'Prefer not to say',

  'status.confirmed': 'Confirmed',
  'status.waitlisted': 'On the waiting list',
  'status.offered': 'Place offered',
  'status.cancelled': 'Cancelled',
  'status.expired': 'Offer ended',
  'status.completed': 'Completed',
  'status.dropped': 'Did not finish',

  'grantTheme.public-space': 'Public spaces',
  'grantTheme.community-garden': 'Community garden',
  'grantTheme.clean-up': 'Clean-up',
  'grantTheme.school': 'School',
  'grantTheme.culture': 'Culture',
  'grantTheme.sports': 'Sports',
  'grantTheme.awareness': 'Raising awareness',
  'grantTheme.other': 'Something else',

  'grantStatus.draft': 'Not sent yet',
  'grantStatus.submitted': 'Submitted',
  'grantStatus.screened': 'Checked, waits for the decision',
  'grantStatus.approved': 'Approved',
  'grantStatus.rejected': 'Not approved',
  'grantStatus.returned': 'Needs a change',
  'grantStatus.disbursing': 'Being paid',
  'grantStatus.reported': 'Report received',
  'grantStatus.closed': 'Completed',
  'grantStatus.withdrawn': 'Withdrawn',
  'grantStatus.cancelled': 'Cancelled',

  'currency.IQD': 'Iraqi dinar',
  'currency.USD': 'US dollar',

  'money.IQD': 'IQD {amount}',
  'money.USD': 'USD {amount}',
  'money.notRead': '“{text}” was not read as a sum. Please give it in digits',
  'money.twoWays': 'This can mean {sum} or {otherSum}. Please write it in digits only',
  'money.readAs': 'Read as: {sum}',
} as const satisfies Wanted & Readonly<Record<string, string>>;
