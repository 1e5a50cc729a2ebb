export { functionLogger, withoutPersonalData } from './logger.ts';
