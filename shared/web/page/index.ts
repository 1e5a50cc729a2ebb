export { ErrorSummary, Choices, Field, type FieldProps } from './fields.tsx';
export { Page, type PageProps } from './layout.tsx';
export { stylesheetRoute } from './stylesheet-route.ts';
