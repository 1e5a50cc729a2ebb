import { listHead, sorry } from '../sorry.ts';

/**
 * Texts of text messages, in English: ICU MessageFormat, one argument name one meaning (`Arguments` in `../room.ts`).
 * The other languages say the same, key by key. A line break costs what a space costs and reads
 * better on a small screen. No apostrophe: it escapes in ICU, and the curly one makes a text message dear.
 */
export const en = {
  // Text messages that may go out unasked: one segment each (domain.md rule 12), no topic, no title (rule 7)
  'sms.confirmed': 'You have a place: {code}, {centre}\n{start}\nNot coming? CANCEL {code}',
  'sms.confirmedFor': 'Place for {name}\n{code} {centre}\n{start}\nTo cancel: CANCEL {code}',
  'sms.placed': 'Your turn has come: {code}, {centre}\n{start}\nNot coming? CANCEL {code}',
  'sms.placedFor': 'It is the turn of {name}: {code} {centre}\n{start}\nCANCEL {code}',
  'sms.confirmedChildren':
    'You have a place, with childcare for {count, plural, one {one child} other {# children}}: {code}, {centre}\n{start}\nNot coming? CANCEL {code}',
  'sms.confirmedChildrenFor': 'Place for {name}\n{code} {centre}, in childcare: {count, number}\n{start}',
  'sms.placedChildren':
    'Your turn has come, with childcare for {count, plural, one {one child} other {# children}}: {code}, {centre}\n{start}\nNot coming? CANCEL {code}',
  'sms.placedChildrenFor': 'The turn of {name}: {code} {centre}\n{start} (children: {count, number})',
  'sms.confirmedLate':
    'You have a place: {code}, {centre}\n{start}\n{over, number} of {sessions, number} sessions are over\nNot coming? CANCEL {code}',
  'sms.confirmedLateFor':
    'Place for {name}\n{code} {centre}\n{start}\n{over, number} of {sessions, number} are over',
  'sms.placedLate':
    'Your turn has come: {code}, {centre}\n{start}\n{over, number} of {sessions, number} sessions are over\nNot coming? CANCEL {code}',
  'sms.placedLateFor':
    'The turn of {name}: {code} {centre}\n{start}\n{over, number} of {sessions, number} are over',
  'sms.offeredLate':
    'There is a place in {code} until {deadline}\n{over, number} of {sessions, number} sessions are over\nReply YES {code} or NO {code}',
  'sms.offeredLateFor':
    '{name}: place until {deadline}\n{over, number} of {sessions, number} over\nYES or NO {code}',
  'sms.offeredChildren':
    'There is a place in {code} until {deadline}, with childcare for {count, plural, one {one child} other {# children}}\nReply YES {code} or NO {code}',
  'sms.offeredChildrenFor':
    '{name}: place until {deadline} (children {count, number})\nYES {code}, NO {code}',
  'sms.childcareGiven':
    'There is childcare in {code} now for {count, plural, one {one child} other {# children}}\nNot needed? {code} 0 children',
  'sms.childcareGivenFor':
    '{name} {code}, in childcare now: {count, number}\nIf not: {code} {name} 0 children',
  'sms.waitlisted':
    'No place in {code} yet, you are number {position, number} in line. We will tell you. To leave the line: CANCEL {code}',
  'sms.waitlistedFor': 'No place in {code} yet, {name} is number {position, number}\nTo leave: CANCEL {code}',
  'sms.offered': 'There is a place in {code} until {deadline}\nReply YES {code} or NO {code}',
  'sms.offeredFor': 'Place for {name} until {deadline}\nReply YES {code} or NO {code}',
  'sms.expired': 'The time for your place in {code} is over. To register again: {code}',
  'sms.expiredFor': 'The time for the place of {name} in {code} is over. Again: {code}',
  'sms.cancelled': 'Your registration for {code} is cancelled. To register again: {code}',
  'sms.cancelledFor': 'Registration of {name} for {code} is cancelled. Again: {code}',
  'sms.cancelledClosed': 'Your registration for {code} is cancelled.',
  'sms.cancelledClosedFor': 'The registration of {name} for {code} is cancelled.',
  'sms.expiredClosed': 'The time for your place in {code} is over.',
  'sms.expiredClosedFor': 'The time for the place of {name} in {code} is over.',
  'sms.absences':
    'You missed {code} three times. To keep your place: YES {code}\nTo give it up: CANCEL {code}',
  'sms.absencesFor': '{name} missed {code} three times\nTo stay: YES {code}, or CANCEL {code}',
  'sms.completed': 'Well done, {code} is completed\nYour certificate: {certificate}',
  'sms.completedFor': 'Well done {name}: {code} is completed\nThe certificate: {certificate}',
  'sms.reminder': 'Reminder: {code}, {centre}\n{start}\nNot coming? NO {code}',
  'sms.reminderFor': 'Reminder for {name}\n{code} {centre}\n{start}\nNot coming? NO {code}',
  'sms.reminderTwo': 'Reminder: {centre}\n{start}: {code}\n{time}: {other}\nNot coming? NO and the code',
  'sms.reminderTwoFor': '{name}: {centre}\n{start}: {code}\n{time}: {other}\nNot coming? NO',
  'sms.reminderTwice': 'Reminder: {code}, {centre}\n{start} and {time}\nNot coming that day? NO {code}',
  'sms.reminderTwiceFor': '{name}: {code} {centre}\n{start} and {time}\nNot coming? NO {code}',
  'sms.sessionMoved': 'New time: {code}, {centre}\n{start}\nand not {before}',
  'sms.sessionCancelled': 'No session: {code}, {centre}\n{start}\nYour place in {code} stays',
  'sms.dayOff': 'No sessions: {codes}, {centre}\n{first}\nYour place stays',
  'sms.daysOff': 'No sessions: {codes}, {centre}\n{first} - {last}\nYour place stays',
  'sms.newTimes': 'New times, {centre}:',
  'sms.newTime': '{code}: {start} (not {first})',
  'sms.newHours': '{code}: {time}, {first} - {last}',
  'sms.newTimesMore': 'And {count, number} more: please ask at the centre',
  'sms.sessionChanged':
    '{code}, {centre}\n{start}\nThe room or the end has changed, please ask at the centre',

  // Grants, unasked: never a sum and never a reason (domain.md rule 7), which stand on the page behind a code
  'sms.grantSubmitted':
    'We have your application for a grant, number {number}. We will text you what becomes of it',
  'sms.grantScreened': 'Application {number} has been checked and waits for the decision',
  'sms.grantApproved': 'Good news: application {number} is approved. More is on its page',
  'sms.grantRejected': 'We are sorry: application {number} was not approved. The reason is on its page',
  'sms.grantReturned': 'Application {number} needs a change. What to change is on its page',
  'sms.grantDisbursed': 'Grant {number}: a payment was made. If you did not get it, please tell the centre',
  'sms.grantConfirmed': 'Grant {number}: the payment is confirmed. Please keep the receipts',
  'sms.grantReported': 'Thank you, we have the report on grant {number}',
  'sms.grantReportReturned': 'The report on grant {number} needs a change. What to change is on its page',
  'sms.grantClosed': 'Grant {number} is completed. Thank you for all that you have done',
  'sms.grantClosedOwing':
    'Grant {number} is completed, thank you. How much is to be given back, and how, is on its page',
  'sms.grantWithdrawn': 'Application {number} is withdrawn. To apply again: GRANT',
  'sms.grantCancelled': 'Grant {number} has been cancelled. The reason is on its page',
  'sms.grantCancelledOwing':
    'Grant {number} has been cancelled. Why, how much is to be given back and how is on its page',
  'sms.grantRepaid': 'Grant {number}: what you gave back has arrived. Thank you',
  'sms.grantRepaidOwing':
    'Grant {number}: what you gave back has arrived, thank you. How much is still to be given back is on its page',
  'sms.grantReportSoon': 'Grant {number}: please send us the report by {deadline}',
  'sms.grantReportDue':
    'Grant {number}: the report is due today. Please send it from its page or ask at the centre',
  'sms.grantReportOverdue':
    'Grant {number}: the report is late. Please send it from its page or ask at the centre',
  'sms.draftKeptUntil':
    'Application {number} is kept until {deadline}, then it is forgotten. To go on with it: GRANT',
  'sms.draftKeptUntilOnPage':
    'Application {number} is kept until {deadline}, then it is forgotten. You can go on with it on its page',
  'sms.panelDigest':
    '{centre}: {count, plural, one {one application for a grant waits} other {# applications for grants wait}} for the panel',

  // The same to a phone that never texted us: how to stop comes first, how to cancel where it has room
  'sms.first.confirmed':
    'You have a place: {code}, {centre}\n{start}\nNot coming? CANCEL {code}\nNo more texts: STOP',
  'sms.first.confirmedFor': 'Place for {name}\n{code} {centre}\n{start}\nNo more texts: STOP',
  'sms.first.placed':
    'Your turn has come: {code}, {centre}\n{start}\nNot coming? CANCEL {code}\nNo more texts: STOP',
  'sms.first.placedFor': 'The turn of {name}: {code} {centre}\n{start}\nNo texts: STOP',
  'sms.first.waitlisted':
    'No place in {code} yet, you are number {position, number} in line. We will tell you. To leave: CANCEL {code}\nNo more texts: STOP',
  'sms.first.waitlistedFor':
    'No place in {code} yet, {name} is number {position, number}\nNo more texts: STOP',
  'sms.first.offered':
    'There is a place in {code} until {deadline}\nReply YES {code} or NO {code}\nNo more texts: STOP',
  'sms.first.offeredFor': '{name}: place until {deadline}\nYES {code}, NO {code}\nNo texts: STOP',
  'sms.first.expired':
    'The time for your place in {code} is over. To register again: {code}\nNo more texts: STOP',
  'sms.first.expiredFor': 'The time for the place of {name} in {code} is over\nNo texts: STOP',
  'sms.first.cancelled':
    'Your registration for {code} is cancelled. To register again: {code}\nNo more texts: STOP',
  'sms.first.cancelledFor': 'Registration of {name} for {code} is cancelled\nNo texts: STOP',
  'sms.first.absences': 'You missed {code} three times\nYES {code} or CANCEL {code}?\nNo more texts: STOP',
  'sms.first.absencesFor': '{name} missed {code} three times\nYES {code} or CANCEL {code}?\nNo texts: STOP',
  'sms.first.completed':
    'Well done, {code} is completed\nYour certificate: {certificate}\nNo more texts: STOP',
  'sms.first.completedFor': '{name} completed {code}\nCertificate: {certificate}\nNo texts: STOP',
  'sms.first.reminder': 'Reminder: {code}, {centre}\n{start}\nNot coming? NO {code}\nNo more texts: STOP',
  'sms.first.reminderFor': '{name}: {code} {centre}\n{start}\nNo more texts: STOP',
  'sms.first.reminderTwo': 'Reminder: {centre}\n{start}: {code}\n{time}: {other}\nNo more texts: STOP',
  'sms.first.reminderTwoFor': '{name}: {centre}\n{start}: {code}\n{time}: {other}\nNo texts: STOP',
  'sms.first.reminderTwice': 'Reminder: {code}, {centre}\n{start} and {time}\nNo more texts: STOP',
  'sms.first.reminderTwiceFor': '{name}: {code}\n{start} and {time}\nNo texts: STOP',
  'sms.first.sessionMoved': 'New time of {code}: {start}\nand not {before}\nNo more texts: STOP',
  'sms.first.sessionCancelled':
    'No session: {code}, {centre}\n{start}\nYour place stays\nNo more texts: STOP',
  'sms.first.sessionChanged':
    '{code}: {start}\nThe room or the end has changed, please ask at the centre\nNo more texts: STOP',
  'sms.first.grantSubmitted':
    'We have your application for a grant, number {number}. We will text you what becomes of it\nNo more texts: STOP',
  'sms.first.grantScreened':
    'Application {number} has been checked and waits for the decision\nNo more texts: STOP',
  'sms.first.grantApproved':
    'Good news: application {number} is approved. More is on its page\nNo more texts: STOP',
  'sms.first.grantRejected':
    'We are sorry: application {number} was not approved. The reason is on its page\nNo more texts: STOP',
  'sms.first.grantReturned':
    'Application {number} needs a change. What to change is on its page\nNo more texts: STOP',
  'sms.first.grantDisbursed':
    'Grant {number}: a payment was made. If you did not get it, please tell the centre\nNo more texts: STOP',
  'sms.first.grantConfirmed':
    'Grant {number}: the payment is confirmed. Please keep the receipts\nNo more texts: STOP',
  'sms.first.grantReported': 'Thank you, we have the report on grant {number}\nNo more texts: STOP',
  'sms.first.grantReportReturned':
    'The report on grant {number} needs a change. What to change is on its page\nNo more texts: STOP',
  'sms.first.grantClosed':
    'Grant {number} is completed. Thank you for all that you have done\nNo more texts: STOP',
  'sms.first.grantClosedOwing':
    'Grant {number} is completed, thank you. How much is to be given back, and how, is on its page\nNo more texts: STOP',
  'sms.first.grantCancelledOwing':
    'Grant {number} has been cancelled. Why, and how much is to be given back, is on its page\nNo more texts: STOP',
  'sms.first.draftKeptUntil':
    'Application {number} is kept until {deadline}. To go on with it: GRANT\nNo more texts: STOP',
  'sms.first.draftKeptUntilOnPage':
    'Application {number} is kept until {deadline}. You can go on with it on its page\nNo more texts: STOP',
  'sms.first.grantRepaid': 'Grant {number}: what you gave back has arrived. Thank you\nNo more texts: STOP',
  'sms.first.grantRepaidOwing':
    'Grant {number}: what you gave back has arrived. How much is still to be given back is on its page\nNo more texts: STOP',
  'sms.first.grantWithdrawn': 'Application {number} is withdrawn. To apply again: GRANT\nNo more texts: STOP',
  'sms.first.grantCancelled':
    'Grant {number} has been cancelled. The reason is on its page\nNo more texts: STOP',
  'sms.first.grantReportSoon': 'Grant {number}: please send us the report by {deadline}\nNo more texts: STOP',
  'sms.first.grantReportDue':
    'Grant {number}: the report is due today. Please send it from its page or ask at the centre\nNo more texts: STOP',
  'sms.first.grantReportOverdue':
    'Grant {number}: the report is late. Please send it from its page or ask at the centre\nNo more texts: STOP',
  'sms.first.panelDigest':
    '{centre}: {count, plural, one {one application for a grant waits} other {# applications for grants wait}} for the panel\nNo more texts: STOP',
  'sms.first.stop': 'No more texts: STOP',

  // What staff write to many
  'sms.broadcast': 'From the centre in {centre}: {text}',

  // Answers to a text message
  'sms.declined': 'You have declined the place in {code}. To register again: {code}',
  'sms.declinedClosed': 'You have declined the place in {code}. For other activities text LIST',
  'sms.declinedFor': 'The place for {name} in {code} is declined. Again: {code}',
  'sms.declinedClosedFor': 'The place for {name} in {code} is declined.',
  'sms.unknownCode': 'There is no activity with the code {code}. For the open activities text LIST',
  'sms.notYetOpen': 'Registration for {code} opens {opensAt}. Please text {code} then',
  'sms.closed': 'Registration for {code} has closed. For other activities text LIST',
  'sms.courseOver': '{code} is over. For other activities text LIST',
  'sms.placesOver':
    '{code} has been going on for too long, no more places are given. For other activities text LIST',
  'sms.audienceGender.female': '{code} is for women only. For other activities text LIST',
  'sms.audienceGender.male': '{code} is for men only. For other activities text LIST',
  'sms.audienceAge':
    '{code} is for ages {minAge, number} to {maxAge, number}. For other activities text LIST',
  'sms.audienceAgeFrom': '{code} is for ages {minAge, number} and over. For other activities text LIST',
  'sms.audienceAgeUpTo': '{code} is for ages up to {maxAge, number}. For other activities text LIST',
  'sms.alreadyConfirmed': 'You already have a place in {code}. To cancel: CANCEL {code}',
  'sms.alreadyWaitlisted':
    'You are already in line for {code}. We will tell you. To leave the line: CANCEL {code}',
  'sms.alreadyOffered': 'There is a place for you in {code} until {deadline}. Reply YES {code} or NO {code}',
  'sms.alreadyConfirmedFor': '{name} already has a place in {code}. To cancel: CANCEL {code}',
  'sms.alreadyWaitlistedFor': '{name} is already in line for {code}. To leave the line: CANCEL {code}',
  'sms.alreadyOfferedFor': 'Place for {name} until {deadline}\nReply YES {code} or NO {code}',
  'sms.overlapping':
    '{code} is at the same time as {other}, for which you are registered: {start}\nFor both all the same: YES',
  'sms.overlappingNeighbour':
    'This person has something else at the time of {code}: {start}\nTo register for {code} all the same: YES',
  'sms.bothOrNot': 'To register for {code} at the same time: YES. If not: NO',
  'sms.notBoth': 'Nothing was changed: you are not registered for {code}.',
  'sms.here': 'Welcome! You are marked present in {code}.',
  'sms.hereFor': 'Welcome! {name} is marked present in {code}.',
  'sms.whoIsHere':
    'Several people on this phone have a place in {code}. Please add the name: HERE {code}, the word and the name',
  'sms.noSessionNow': '{code} has no session now. The next one: {start}',
  'sms.noSessionLeft': '{code} has no session any more.',
  'sms.checkInClosed':
    'In {code} attendance is not taken by text now. Please tell the facilitator that you are there.',
  'sms.wordMissing': 'Please add the word that is told in the room: HERE {code} and the word',
  'sms.wrongWord': 'That is not the word of today. It is told in the room: HERE {code} and the word',
  'sms.excused':
    'Thank you. You are excused from {code}, {start}. Your place stays yours. To give it up: CANCEL {code}',
  'sms.excusedFor':
    'Thank you. {name} is excused from {code}, {start}. The place stays hers or his. To give it up: CANCEL {code}',
  'sms.alreadyHere': 'You are marked present in {code} already.',
  'sms.alreadyHereFor': '{name} is marked present in {code} already.',
  'sms.excuseTooLate': 'Attendance in {code} has been taken. If it is not right, please tell the centre',
  'sms.absentNext':
    'The next session of {code} is {start}. To be excused, the day before: NO {code}. To give up the place: CANCEL {code}',
  'sms.absentNone': 'Thank you for telling us. No session is coming up for this phone. Registrations: STATUS',
  'sms.whoStaysAway':
    'Several people on this phone have a session then. Please add the name, for example: NO {code} Manal',
  'sms.childcareNone': 'There is no childcare in {code}',
  'sms.childcareMax':
    '{code} has childcare for {max, plural, one {one child} other {# children}} at most. Please text again with fewer',
  'sms.whichPerson':
    'Several people on this phone are registered for {code}. Please add the name, for example: CANCEL {code} Manal',
  'sms.whichPersonAnswer':
    'A place in {code} is held for several people on this phone. Please add the name, for example: YES {code} Manal',
  'sms.whoIsItFor':
    'Several people use this phone. Who is it for? Please text the code and the name, for example: {code} Manal',
  'sms.notRegistered': 'No one on this phone is registered for {code}. For your registrations text STATUS',
  'sms.whichCode': 'For which activity? Please add its code, for example: 214. For the codes text LIST',
  'sms.noOffer': 'No place is on offer to this phone now. For your registrations text STATUS',
  'sms.nothingAsked': 'We are not asking you anything now. For your registrations text STATUS',
  'sms.nothingAskedNow': 'We are not asking you anything now.',
  'sms.giveUp': 'You have a place in {code}. To give it up: CANCEL {code}',
  'sms.giveUpFor': '{name} has a place in {code}. To give it up: CANCEL {code}',
  'sms.offerEnded': 'The time for the place in {code} is over. To join the line again: {code}',
  'sms.offerEndedClosed': 'The time for the place in {code} is over.',
  'sms.statusNone': 'No one on this phone is registered. For the open activities text LIST',
  'sms.statusLine.confirmed': '{code}: you have a place, {centre}, {start}',
  'sms.statusLine.waitlisted': '{code}: you are number {position, number} in line',
  'sms.statusLine.offered': '{code}: a place is offered until {deadline}. YES {code} or NO {code}',
  'sms.statusLine.completed': '{code}: completed, certificate {certificate}',
  'sms.certificateNone': 'No certificate on this phone yet. Whoever completes an activity is sent its number',
  'sms.certificateNoneOf':
    'No certificate of {code} on this phone yet. Whoever completes the activity is sent its number',
  'sms.certificateAt': 'Certificate of {code}: {link}',
  'sms.certificateValid': '{certificate} is valid: {centre}, {month}',
  'sms.certificateValidOf': '{certificate} is valid: {title}, {centre}, {month}',
  'sms.certificateNotValid': 'The certificate {certificate} is no longer valid',
  'sms.certificateNotGiven': 'No certificate has the number {certificate}. Please compare it with the paper',
  // A code that another activity has by now, with the month in which the one that is meant ended
  'sms.codeThen': '{code} ({month})',
  'sms.statusLine.over': '{code} is over',
  'sms.statusLine.tooLate': '{code}: no place came free, and it is too late to join now',
  'sms.statusLine.undated': '{code}: you have a place, {centre}. No date is set at present',
  'sms.listNone': 'No activity is open for registration now. Please ask again later',
  'sms.listHead': listHead.en,
  'sms.listLine': '{code}: {title}, {placesLeft, plural, =0 {full} one {# place} other {# places}}',
  'sms.listLineSensitive': '{code}: {placesLeft, plural, =0 {full} one {# place} other {# places}}',
  'sms.help':
    'To register text a code, like 214. Activities: LIST. Your own: STATUS. To cancel: CANCEL 214. Grants: GRANT. Fewer reminders: FEWER. No texts: STOP. All is free',
  'sms.unknown':
    'Sorry, we did not understand. To register text a code, for example 214. For help: HELP. For no more texts: STOP',
  'sms.greeting':
    'Hello! To register text the code of an activity, like 214. Activities: LIST. Your own: STATUS. For help: HELP',
  'sms.welcome': 'You are welcome! For activities text LIST, for help HELP',
  'sms.hello': 'Hello! One question is open:',
  'sms.when': '{code}: next session {start}, {centre}',
  'sms.where': '{code}: at the centre in {centre}, {start}. Please ask there for the room',
  'sms.whereCentres':
    'Our centres are in Baghdad, Diyala, Kirkuk and Ninewa. For the activities of one text for example: LIST KIRKUK',
  'sms.findNone': 'Nothing of that kind is open for registration now. For the open activities text LIST',
  'sms.onePersonEach': 'One person a text, please. For someone else text: {code} and the name',
  'sms.oneCodeEach': 'One activity a text, please. For the other one text: {code}',
  'sms.unknownWithCode':
    'Sorry, we did not understand. To register for {code} text only: {code}. To cancel: CANCEL {code}. For help: HELP',
  'sms.cancelWhich': 'To cancel please add the code, for example: CANCEL 214. For no more texts: STOP',
  'sms.stopped': 'You will get no more texts from us. To get them again: START',
  'sms.stoppedStill': 'You get no texts from us. To get them again: START',
  'sms.stoppedLine': 'You are in line for {code}, but cannot be told of a place.',
  'sms.started': 'You will get texts from us again. For help: HELP. For no more texts: STOP',
  'sms.busy': 'Many people are texting just now. Please try again in a minute',
  'sms.grantWhichCentre':
    'Which centre is the grant for? Please text for example: GRANT KIRKUK\nOr BAGHDAD, DIYALA, NINEWA',
  'sms.grantBegun':
    'Your application for a grant has the number {number}\nWrite it here: {link}\nNo internet? Tell the centre the number',
  'sms.grantCode': 'To open your application: {unlockCode}\nPlease give this to no one, whoever asks for it',

  // The conversation: questions, what was noted, consent
  'sms.ask.name': 'The name, please?',
  'sms.ask.gender': 'Woman or man? To skip: NO',
  'sms.ask.birthYear': 'Which year of birth? To skip: NO',
  'sms.ask.childcare': 'How many children for childcare? A number, or NO',
  'sms.sorry': sorry.en,
  'sms.thanks': 'Thank you.',
  'sms.noted': 'Thank you, we have noted it.',
  'sms.corrected': 'Thank you, it is corrected.',
  'sms.childcareSet': 'Childcare in {code}: {count, plural, =0 {none} one {one child} other {# children}}.',
  'sms.childcareWaits':
    'Childcare in {code} is full now. In line: {count, plural, one {one child} other {# children}}. We will tell you',
  'sms.childcarePart':
    'Childcare in {code}: {count, plural, one {one child} other {# children}} now, {inLine, number} more in line. We will tell you',
  'sms.childcareLater':
    'Childcare for {count, plural, one {one child} other {# children}} comes with your place in {code}, if any is left then',
  'sms.consent': 'We keep your name and number for your registrations only. To have them erased: ERASE ME',
  // The same where the other languages are named too, which cost no segment then.
  'sms.consentBrief': 'We keep your name and number. To erase them: ERASE ME',
  // The first answer to someone who agreed on a form to what is kept of her.
  'sms.howToErase': 'Your name and number are erased when you text: ERASE ME',
  'sms.erased': 'Name, number and year of birth are erased.',
  'sms.eraseGaveBack': 'With that, {codes} is given up, and whoever is next in line has the place.',
  'sms.eraseGivesBack': 'What that person has at the centre then goes to whoever is next in line.',
  'sms.eraseLeft': '{name} is still known on this phone. To erase that too: ERASE ME {name}',
  'sms.eraseWhich': 'Several people use this phone. Please add the name, for example: ERASE ME Manal',
  'sms.eraseNothing':
    'No one of that name is on this phone. Please text ERASE ME alone, or with the name as it was given',
  'sms.remindersFewer':
    'Fewer reminders: before the first session, after a break or a change. What changes is always told. For more: MORE',
  'sms.remindersUsual': 'One reminder before each session. For fewer: FEWER. For a second one that day: MORE',
  'sms.remindersMore': 'Reminders the day before a session and on the day itself. For fewer: FEWER',
  'sms.languageChanged': 'We write to you in English from now on. For help: HELP',
  'sms.otherPhone':
    'Only a community focal point can give the number of someone else. Please text {code} from the other phone, or leave the number out',
  'sms.textsComeHere': 'Texts about {code} come to the phone you wrote from, not to the number in your text',
  'sms.phoneNotAllowed': 'We can only text mobile numbers of Iraq. Please check the number and text again',
  'sms.tooManyOnPhone': 'Too many people are registered with this phone. Please register at the centre',
  'sms.unheardPhone':
    'That phone has {max, number} open registrations already. For more please text us from that phone',
  'sms.whichNo': 'To decline the place: NO {code}. To skip the question: SKIP',
  'sms.cannotCorrect': 'What was known before is changed at the centre, not by text.',
  'sms.nameNeeded': 'Please add the name to the number, for example: {code} Layla 1990 and the number',
  'sms.nameTooLong': 'A name has at most 60 letters. Please text {code} with a shorter one',
  'sms.stopOrCancel': 'For no more texts at all: STOP. To cancel only {code}: CANCEL {code}',
  'sms.cancelledAudience': 'The registration is cancelled. If that was a slip, please text the right answer',
  'sms.registerAgain': 'Thank you, it is corrected. To register again: {code}',
  'sms.cancelOrAnother':
    'This phone is registered for {code}. To cancel: CANCEL {code}. For someone else, please text the name',
  'sms.placeKept': 'Thank you, your place in {code} stays yours',
  'sms.placeKeptFor': 'Thank you, the place of {name} in {code} is kept',
  'sms.statusLine.confirmedFor': '{code} {name}: a place, {centre}, {start}',
  'sms.statusLine.waitlistedFor': '{code} {name}: number {position, number} in line',
  'sms.statusLine.offeredFor': '{code} {name}: a place is offered until {deadline}. YES {code} or NO {code}',
  'sms.statusLine.completedFor': '{code} {name}: completed, certificate {certificate}',
  'sms.statusLine.overFor': '{code} {name}: it is over',
  'sms.statusLine.tooLateFor': '{code} {name}: no place came free, and it is too late to join now',
  'sms.statusLine.undatedFor': '{code} {name}: a place, {centre}. No date is set at present',
  'sms.listMore': '{count, plural, one {And one more.} other {And # more.}}',
  'sms.listMoreAt': '{count, plural, one {And one more.} other {And # more.}} For one centre: LIST {centre}',
  'sms.statusLine.grant': 'Application {number}: {standing}',
  'sms.statusMore': '{count, plural, one {And one more.} other {And # more.}}',

  // Kept in the table under this name, on the lists of who was not told
  'console.untoldPlace': 'A place is free in {code}',
} as const;
