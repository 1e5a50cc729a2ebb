import type { Language } from '#events/index.ts';
import { isOver, placesGivenUntil } from '#shared/activities/index.ts';
import { render } from '#shared/language/messages/site/index.ts';
import { isActive } from '#shared/registration/index.ts';
import type { Held } from '../registration.ts';

/** How the registration stands, in one sentence. */
export function Standing({
  held: { registration, activity, position },
  now,
  hasOffer,
  declined,
  language,
}: {
  readonly held: Held;
  readonly now: Date;
  readonly hasOffer: boolean;
  readonly declined: boolean;
  readonly language: Language;
}) {
  if (isActive(registration) && isOver(activity, now))
    return <Note look="over" text={render('manage.dropped', language)} />;
  switch (registration.status) {
    case 'confirmed':
      return <Note look="" text={render('result.confirmed', language)} />;
    case 'waitlisted':
      if ((placesGivenUntil(activity) ?? '9') <= now.toISOString())
        return <Note look="over" text={render('manage.tooLate', language)} />;
      return (
        <Note
          look="wait"
          text={
            position === null
              ? render('status.waitlisted', language)
              : render('result.waitlisted', language, { position })
          }
        />
      );
    case 'offered':
      return hasOffer ? (
        <Note
          look="wait"
          text={render('manage.deadline', language, { deadline: registration.deadline ?? '' })}
        />
      ) : (
        <Note look="over" text={render('manage.expired', language)} />
      );
    case 'cancelled':
      return <Note look="over" text={render(declined ? 'manage.declined' : 'manage.cancelled', language)} />;
    case 'expired':
      return <Note look="over" text={render('manage.expired', language)} />;
    case 'completed':
    case 'dropped':
      return <Note look="over" text={render(`manage.${registration.status}`, language)} />;
  }
}

const Note = ({ look, text }: { readonly look: string; readonly text: string }) => (
  <div class={`note ${look}`.trim()} role="status">
    <p>
      <strong>{text}</strong>
    </p>
  </div>
);
