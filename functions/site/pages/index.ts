export { problemPage } from './problem-page.tsx';
export { pageRoutes } from './routes.tsx';
