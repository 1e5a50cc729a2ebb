import type { Provider } from '../provider.ts';
import { android } from './android.ts';
import { infobip } from './infobip.ts';
import { twilio } from './twilio.ts';

const providers: readonly Provider[] = [android, twilio, infobip];

/** The gateway that calls itself `name` in the address, or `undefined`. */
export const providerNamed = (name: string | undefined): Provider | undefined =>
  providers.find((provider) => provider.name === name);
