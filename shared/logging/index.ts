export { isLoggable } from './loggable.ts';
export { functionLogger, withoutPersonalData } from './logger.ts';
export { countMetrics } from './metrics.ts';
