import type { CentreId } from '#events/index.ts';
import { usualAttendanceShare } from '#shared/activities/index.ts';
import { languages } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import {
  Choices,
  Field,
  fieldErrors,
  languageOfPage,
  type Problem,
  ProblemSummary,
  type Request,
  Tick,
} from '#shared/web/index.ts';
import { ConsolePage } from '../frame/console-page.tsx';
import { KindOptions } from '../frame/kind-options.tsx';
import { PageHeading } from '../frame/page-heading.tsx';
import { activitiesPath } from './activities-page.tsx';
import { Count, Line, labelOf, of, PlacesFields, PlacesUntilField, TimetableFields } from './fields.tsx';
import { announceFields, errorsOfForm, fieldAt } from './form.ts';

export type AnnouncePageProps = {
  readonly request: Request;
  readonly formToken: string;
  /** The id of this form: sent twice, it announces once. */
  readonly formId: string;
  /** The centres to choose from. */
  readonly centres: readonly CentreId[];
  readonly centre: CentreId;
  /** The form as it was filled in. */
  readonly entered: URLSearchParams;
  readonly problem: Problem | undefined;
};

/** The form that announces an activity with its timetable. */
export function AnnouncePage(props: AnnouncePageProps) {
  const { request, formToken, formId, centres, centre, entered, problem } = props;
  const language = languageOfPage(request);
  const errors = fieldErrors(errorsOfForm(problem?.errors ?? [], entered), announceFields, language, fieldAt);
  const shown = { entered, errors, language };
  return (
    <ConsolePage request={request} title={render('console.announce', language)}>
      <PageHeading back={[`${activitiesPath}?centre=${centre}`, render('console.activities', language)]}>
        <h1>{render('console.announce', language)}</h1>
        <p class="lead">{render('console.announceHint', language)}</p>
      </PageHeading>
      {problem !== undefined && <ProblemSummary {...{ problem, errors, labelOf, language }} />}
      <form class="panel" method="post" action={`${activitiesPath}/new`} noValidate>
        <input type="hidden" name="formToken" value={formToken} />
        <input type="hidden" name="formId" value={formId} />
        <Field
          language={language}
          name="centre"
          label={render('page.centre', language)}
          control={(given) => (
            <select {...given}>
              {centres.map((id) => (
                <option key={id} value={id} selected={id === centre}>
                  {render(`centre.${id}`, language)}
                </option>
              ))}
            </select>
          )}
        />
        <Count name="code" shown={shown} />
        <Field
          {...of('kind', shown)}
          control={(given) => (
            <select {...given} required>
              {/* Nobody announces what stands first by not choosing. */}
              <option value="" />
              <KindOptions chosen={entered.get('kind')} language={language} />
            </select>
          )}
        />
        {languages.map((written) => (
          <Line
            key={written}
            name={written}
            shown={shown}
            maxLength={80}
            lang={written}
            dir={written === 'en' ? 'ltr' : 'rtl'}
          />
        ))}
        <PlacesFields shown={shown} />
        <Choices
          {...of('gender', shown)}
          short
          choices={[
            { value: '', text: render('console.everyone', language) },
            { value: 'female', text: render('detail.womenOnly', language) },
            { value: 'male', text: render('detail.menOnly', language) },
          ]}
          chosen={entered.get('gender') ?? ''}
        />
        <Count name="minAge" shown={shown} optional />
        <Count name="maxAge" shown={shown} optional />
        <Tick
          name="sensitive"
          label={labelOf('sensitive', language)}
          given={entered.get('sensitive') === 'yes'}
        />
        <h2>{render('console.timetable', language)}</h2>
        <TimetableFields shown={shown} />
        <h2>{render('page.register', language)}</h2>
        <Line
          name="opensOn"
          shown={shown}
          type="date"
          optional
          hint={render('console.opensOnHint', language)}
        />
        <Line
          name="closesOn"
          shown={shown}
          type="date"
          optional
          hint={render('console.closesOnHint', language)}
        />
        <PlacesUntilField shown={shown} />
        <Count
          name="attendanceShare"
          shown={shown}
          optional
          hint={render('console.shareHint', language, { count: usualAttendanceShare })}
        />
        <p class="actions">
          <button type="submit">{render('console.announce', language)}</button>
        </p>
      </form>
    </ConsolePage>
  );
}
