/**
 * The path of the stylesheet, apart from the stylesheet itself, which its route loads only when asked for.
 */
export const stylesheetPath = '/assets/site.css';
