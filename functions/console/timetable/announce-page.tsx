import { usualAttendanceShare } from '#shared/activities/index.ts';
import { languages } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import { Choices, fieldErrors, languageOfPage, ProblemSummary, Select, Tick } from '#shared/web/index.ts';
import { ConsoleForm } from '../frame/console-form.tsx';
import type { FormPageProps } from '../frame/form-answer.tsx';
import type { ListOfCentre } from '../frame/list-page.tsx';
import { centreOptions, kindOptions } from '../frame/options.ts';
import { TitledPage } from '../frame/titled-page.tsx';
import { activitiesPath } from './activities-page.tsx';
import { Count, Line, labelOf, of, PlacesFields, PlacesUntilField, TimetableFields } from './fields.tsx';
import { announceFields, errorsOfForm, fieldAt } from './form.ts';

export type AnnouncePageProps = FormPageProps &
  ListOfCentre & {
    /** The form as it was filled in. */
    readonly entered: URLSearchParams;
  };

/** The form that announces an activity with its timetable. */
export function AnnouncePage(props: AnnouncePageProps) {
  const { request, formToken, formId, centres, centre, entered, problem } = props;
  const language = languageOfPage(request);
  const errors = fieldErrors(errorsOfForm(problem?.errors ?? [], entered), announceFields, language, fieldAt);
  const shown = { entered, errors, language };
  const title = render('console.announce', language);
  return (
    <TitledPage
      {...{ request, title }}
      back={[`${activitiesPath}?centre=${centre}`, render('console.activities', language)]}
      lead={render('console.announceHint', language)}
    >
      {problem !== undefined && <ProblemSummary {...{ problem, errors, labelOf, language }} />}
      <ConsoleForm
        class="panel"
        action={`${activitiesPath}/new`}
        noValidate
        marks={{ formToken, formId }}
        button={title}
      >
        <Select
          language={language}
          name="centre"
          label={render('page.centre', language)}
          options={centreOptions(centres, language)}
          chosen={centre}
        />
        <Count name="code" shown={shown} />
        {/* Nobody announces what stands first by not choosing. */}
        <Select
          {...of('kind', shown)}
          required
          unchosen=""
          options={kindOptions(language)}
          chosen={entered.get('kind')}
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
      </ConsoleForm>
    </TitledPage>
  );
}
