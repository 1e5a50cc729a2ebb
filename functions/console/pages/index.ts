export { problemPage } from './console-page.tsx';
export { consoleRoutes } from './routes.tsx';
