import { attendanceMarks, type Language } from '#events/index.ts';
import type { Session } from '#shared/activities/index.ts';
import { isDoorOpen } from '#shared/attendance/index.ts';
import { formatDayTimeLong, localTime } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { AttendanceRow } from '#shared/staff/index.ts';
import { fieldErrors, languageOfPage, ProblemSummary } from '#shared/web/index.ts';
import { coursePath } from '../courses/list-page.tsx';
import { ConsolePage } from '../frame/console-page.tsx';
import type { FormPageProps } from '../frame/form-answer.tsx';
import { More } from '../frame/more.tsx';
import { PageHeading } from '../frame/page-heading.tsx';
import { CheckIn } from './check-in-form.tsx';
import { sheetPath } from './sessions-page.tsx';
import type { SheetPage as Sheet } from './sheet.ts';
import { sheetScriptUrl } from './sheet-script.ts';
import { WalkIn, type WalkInEntered, walkInFields, walkInLabel } from './walk-in-form.tsx';

/** The steps that the address can name as just done. */
export const doneSteps = ['saved', 'walkedIn'] as const;

/** Why a mark was not taken, as its answers name it. */
const reasons = [
  'not-registered',
  'session-cancelled',
  'too-early',
  'mark-reused',
  'too-many-marks',
] as const;

export type SheetPageProps = FormPageProps & {
  readonly staffId: string;
  readonly session: Session;
  readonly sheet: Sheet;
  readonly done: (typeof doneSteps)[number] | undefined;
  /** The form of someone at the door, as it was entered. */
  readonly entered: WalkInEntered;
  /** How many sessions of the course are over, once places are given only at the door. */
  readonly late: { readonly over: number; readonly sessions: number } | undefined;
  /** The time by which steps that are over are left out. */
  readonly now: Date;
};

/** The sheet of a session: a form without scripts; where scripts run, each tap is kept at once. */
export function SheetPage(props: SheetPageProps) {
  const { request, formToken, formId, staffId, session, sheet, done, problem, entered, late, now } = props;
  const language = languageOfPage(request);
  const path = sheetPath(session);
  const errors = fieldErrors(problem?.errors ?? [], walkInFields, language);
  const texts = Object.fromEntries(
    reasons.map((reason) => [
      `data-r${reason.replaceAll('-', '')}`,
      render(`console.refused.${reason}`, language),
    ]),
  );
  return (
    <ConsolePage request={request} title={render('console.attendance', language)}>
      <PageHeading
        back={[`/console/sessions?centre=${session.centre}`, render('console.sessions', language)]}
      >
        <h1>
          {`${render(`kind.${session.kind}`, language)} `}
          <span class="code">{session.code}</span>
        </h1>
        <p class="lead">
          <time dateTime={session.start}>{formatDayTimeLong(session.start, language)}</time>
          {session.room !== undefined && ` · ${session.room}`}
        </p>
        <p id="came">{render('console.came', language, { count: session.came })}</p>
        <p>
          <a href={coursePath(session.activityId)}>{render('console.course.lookBack', language)}</a>
        </p>
      </PageHeading>
      {session.status === 'cancelled' && (
        <p class="note over">{render('console.refused.session-cancelled', language)}</p>
      )}
      <p class="note" id="told" role="status" hidden={done === undefined}>
        {done !== undefined && render(`console.${done}`, language)}
      </p>
      {problem !== undefined && <ProblemSummary {...{ problem, errors, labelOf: walkInLabel, language }} />}
      <form
        id="sheet"
        method="post"
        action={`${path}/marks`}
        data-queue={`${path}/queue`}
        data-session={session.sessionId}
        data-staff={staffId}
        data-came={render('console.came', language, { count: 0 }).replace(/[0٠]/, '0')}
        data-saved={render('console.saved', language)}
        data-waiting={render('console.marksWaiting', language)}
        data-signin={render('console.signInAgain', language)}
        data-refused={render('console.marksNotTaken', language)}
        {...texts}
      >
        <input type="hidden" name="formToken" value={formToken} />
        <input type="hidden" name="formId" value={formId} />
        {sheet.items.length === 0 ? (
          <p class="panel">{render('console.nobodyYet', language)}</p>
        ) : (
          <div class="roll">
            {sheet.items.map((row, position) => (
              <Row key={row.personId} row={row} position={position} language={language} />
            ))}
          </div>
        )}
        <p class="actions" id="save">
          <button type="submit">{render('console.save', language)}</button>
        </p>
      </form>
      {sheet.next !== undefined && <More address={`${path}?after=${sheet.next}`} language={language} />}
      {now.toISOString() <= session.end && (
        <CheckIn session={session} path={path} formToken={formToken} language={language} />
      )}
      {isDoorOpen(session, now) && (
        <WalkIn
          {...{ path, formToken, formId, entered, errors, late }}
          isOverlap={problem?.problem === 'overlapping-sessions'}
          language={language}
        />
      )}
      <script src={sheetScriptUrl} defer />
    </ConsolePage>
  );
}

/** The hidden field of a row: the person, her status (empty if disputed), the marks shown. */
export const rowText = ({ personId, status, isDisputed, standing }: AttendanceRow): string =>
  [personId, isDisputed ? '' : (status ?? ''), ...standing.map(({ markId }) => markId)].join('.');

function Row({
  row,
  position,
  language,
}: {
  readonly row: AttendanceRow;
  readonly position: number;
  readonly language: Language;
}) {
  const { personId, name, registration, status, isDisputed, couldNotKnow, standing } = row;
  const { childcare, childrenWaiting } = row;
  return (
    <fieldset
      class={isDisputed ? 'disputed' : undefined}
      data-person={personId}
      data-seen={standing.map(({ markId }) => markId).join(' ')}
    >
      <legend>
        <bdi>{name ?? render('console.nameErased', language)}</bdi>
        {registration !== 'confirmed' && (
          <span class="optional">{` · ${render(`status.${registration}`, language)}`}</span>
        )}
        {childcare > 0 && (
          <span class="optional">{` · ${render('console.childrenHere', language, { count: childcare })}`}</span>
        )}
        {childrenWaiting > 0 && (
          <span class="optional">
            {` · ${render('console.childrenWaiting', language, { count: childrenWaiting })}`}
          </span>
        )}
      </legend>
      {couldNotKnow && <p class="hint">{render('console.couldNotKnow', language)}</p>}
      {isDisputed && (
        <p class="hint">
          {render('console.disputed', language)}{' '}
          {standing
            .map((mark) => `${render(`console.mark.${mark.status}`, language)} (${localTime(mark.markedAt)})`)
            .join(' / ')}
        </p>
      )}
      <input type="hidden" name={`p${position}`} value={rowText(row)} />
      <span class="marks">
        {attendanceMarks.map((mark) => (
          <label key={mark}>
            <input type="radio" name={`m${position}`} value={mark} checked={!isDisputed && mark === status} />
            <span>{render(`console.mark.${mark}`, language)}</span>
          </label>
        ))}
      </span>
      <p class="error" hidden />
    </fieldset>
  );
}
