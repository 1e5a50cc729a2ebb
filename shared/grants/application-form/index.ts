/** The form of an application for a grant, as groups fill it in on the site and staff on the console. */
export { ContactFields, GroupFields, PlanFields } from './fields.tsx';
export {
  changeFrom,
  draftFields,
  type Entered,
  enteredFrom,
  enteredIn,
  errorsOf,
  labelOf,
  withSumsRead,
} from './form.ts';
