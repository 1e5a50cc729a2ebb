import * as z from 'zod/mini';
import { timetableCentres } from '#shared/staff/index.ts';
import { cursorOf, cursorText, oneOf } from '#shared/web/index.ts';
import type { consolePages } from '../declared-pages.ts';
import { consoleAnswer } from '../frame/console-page.tsx';
import { centreIn, pages } from '../frame/pages.ts';
import { courseSeen, courseStages, coursesOf } from './actions.ts';
import { CoursePage, ReportPage } from './course-page.tsx';
import { CoursesPage, coursesAt } from './list-page.tsx';

const place = cursorOf(z.object({ closesAt: z.iso.datetime({ precision: 3 }), activityId: z.uuidv7() }));

export const answers = pages<typeof consolePages.courses>({
  /** `?centre=&stage=&after=`: the courses of a centre at a stage; default those that ended. */
  getCourses: async (asked) => {
    const { context, request, staff, centres } = asked;
    const centre = centreIn(asked, request.query.get('centre'));
    const stage = oneOf(courseStages)(request.query.get('stage') ?? '') ?? 'ended';
    const after = place(request.query.get('after') ?? '');
    const page = await coursesOf(context.table, staff, { centre, stage }, context.now(), after);
    if ('problem' in page) return page;
    const { courses, next } = page;
    const more = next && `${coursesAt(centre, stage)}&after=${cursorText(next)}`;
    return consoleAnswer(200, <CoursesPage {...{ request, centres, centre, stage, courses, more }} />);
  },

  /** A course looked back on, as much of it as this login may see. */
  getCourse: async ({ context, request, staff, ids }) => {
    const course = await courseSeen(context.table, staff, ids.activityId);
    if ('problem' in course) return course;
    const mayChange = timetableCentres(staff).includes(course.activity.centre);
    return consoleAnswer(200, <CoursePage {...{ request, course, mayChange, now: context.now() }} />);
  },

  /** `?people=`: the course for print; `people=yes` adds how each person did. */
  getReport: async ({ context, request, staff, ids }) => {
    const course = await courseSeen(context.table, staff, ids.activityId);
    if ('problem' in course) return course;
    const withPeople = request.query.get('people') === 'yes';
    const now = context.now();
    return consoleAnswer(200, <ReportPage {...{ request, course, withPeople, now }} />);
  },
});
