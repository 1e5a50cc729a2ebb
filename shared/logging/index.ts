export { functionLogger } from './logger.ts';
