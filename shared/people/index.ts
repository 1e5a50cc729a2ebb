export { recognise } from './decide.ts';
export { helpedWrite, phoneStateOf, startWrite, stopWrite } from './phone.ts';
export { birthYear, type Person, type Phone, personName } from './schema.ts';
export { personById, phoneOf, writesOf } from './store.ts';
