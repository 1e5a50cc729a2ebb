export { draftsMeant, standsIn } from './belongings.ts';
export { type Dossier, dossierOf, idsOnPhone, isKnown } from './dossier.ts';
export { erasePerson, forgetConversation, forgetIfEmpty, forgetPhonesPlaces } from './erase.ts';
