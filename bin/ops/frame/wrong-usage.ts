/** The command line makes no sense; the message says why. It ends with 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}
