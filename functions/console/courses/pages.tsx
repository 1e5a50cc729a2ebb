import * as z from 'zod/mini';
import { courseCentres, timetableCentres } from '#shared/staff/index.ts';
import { cursorOf, cursorText, oneOf } from '#shared/web/index.ts';
import { consoleAnswer } from '../frame/console-page.tsx';
import { centreIn, forStaff } from '../frame/for-staff.ts';
import { courseSeen, courseStages, coursesOf } from './actions.ts';
import { CoursePage, ReportPage } from './course-page.tsx';
import { CoursesPage, coursesAt } from './list-page.tsx';

const forCourses = forStaff(courseCentres);

const place = cursorOf(z.object({ closesAt: z.iso.datetime({ precision: 3 }), activityId: z.uuidv7() }));

/**
 * `GET /console/courses?centre=&stage=&after=`: the courses of a centre at a stage; default those that ended.
 */
export const getCourses = forCourses(async ({ context, request, staff, centres }) => {
  const centre = centreIn({ centres }, request.query.get('centre'));
  const stage = oneOf(courseStages)(request.query.get('stage') ?? '') ?? 'ended';
  const after = place(request.query.get('after') ?? '');
  const page = await coursesOf(context.table, staff, { centre, stage }, context.now(), after);
  if ('problem' in page) return page;
  const { courses, next } = page;
  const more = next && `${coursesAt(centre, stage)}&after=${cursorText(next)}`;
  return consoleAnswer(200, <CoursesPage {...{ request, centres, centre, stage, courses, more }} />);
});

/** `GET /console/courses/{activityId}`: a course looked back on, as much of it as this login may see. */
export const getCourse = forCourses(async ({ context, request, staff }) => {
  const course = await courseSeen(context.table, staff, request.params.activityId ?? '');
  if ('problem' in course) return course;
  const mayChange = timetableCentres(staff).includes(course.activity.centre);
  return consoleAnswer(200, <CoursePage {...{ request, course, mayChange, now: context.now() }} />);
});

/**
 * `GET /console/courses/{activityId}/report?people=`: the course for print; `people=yes` adds how each person
 * did.
 */
export const getReport = forCourses(async ({ context, request, staff }) => {
  const course = await courseSeen(context.table, staff, request.params.activityId ?? '');
  if ('problem' in course) return course;
  const withPeople = request.query.get('people') === 'yes';
  const now = context.now();
  return consoleAnswer(200, <ReportPage {...{ request, course, withPeople, now }} />);
});
