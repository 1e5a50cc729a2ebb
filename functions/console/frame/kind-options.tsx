import { activityKinds, type Language } from '#events/index.ts';
import { render } from '#shared/language/messages/console/index.ts';

/** The kinds of activities, to choose one of. */
export const KindOptions = ({
  chosen,
  language,
}: {
  readonly chosen: string | null | undefined;
  readonly language: Language;
}) => (
  <>
    {activityKinds.map((kind) => (
      <option key={kind} value={kind} selected={kind === chosen}>
        {render(`kind.${kind}`, language)}
      </option>
    ))}
  </>
);
