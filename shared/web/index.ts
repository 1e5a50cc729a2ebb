export { type Answer, briefly, type Headers, html, json, private_, seeOther } from './answer.ts';
export { checked, readForm, readJson, type Read } from './body.ts';
export { languageOfApi, languageOfPage, secureOver } from './language.ts';
export { detailOf, type FieldError, type Problem, type ProblemName, problem, titleOf } from './problem.ts';
export { oneOf, readQuery } from './query.ts';
export type { HttpEvent, Request } from './request.ts';
export { type Outcome, type Route, type WebHandler, webHandler } from './web-handler.ts';
