export {
  type Answer,
  briefly,
  framedHere,
  html,
  json,
  noContent,
  private_,
  scripted,
  seeOther,
  uploadingTo,
} from './answer.ts';
export { readBytes, readForm } from './body.ts';
export { checked, readJson } from './checked.ts';
export { cursorOf, cursorText } from './cursor.ts';
export { languageOfApi, languageOfPage, secureOver } from './language.ts';
export {
  CertificateSheet,
  type CertificateSheetProps,
  certificateSheet,
} from './page/certificate.tsx';
export { Choices, ErrorSummary, Field } from './page/fields.tsx';
export { type FieldErrors, fieldErrors, ProblemSummary } from './page/form-problem.tsx';
export { InLanguage } from './page/in-language.tsx';
export { Page } from './page/layout.tsx';
export { pageScript } from './page/script.ts';
export { type Option, Select } from './page/select.tsx';
export { stylesheetUrl } from './page/stylesheet.ts';
export { Tick } from './page/tick.tsx';
export {
  type FieldError,
  type Headers,
  type Problem,
  type ProblemName,
  problem,
  type Told,
} from './problem.ts';
export { detailOf, problemJson, titleOf } from './problem-in-words.ts';
export { oneOf, readQuery } from './query.ts';
export {
  asFor,
  etagOf,
  idempotencyKey,
  ifMatch,
  keyPattern,
  type Request,
  versionChanged,
} from './request.ts';
export { stylesheetRoute } from './stylesheet-route.ts';
export {
  type Outcome,
  problemAnswer,
  type Route,
  type RouteRow,
  routesOf,
  type WebHandler,
  webHandler,
} from './web-handler.ts';
