/** Where the stylesheet is, apart from it: its route names the path, and loads the rest when it is asked for. */
export const stylesheetPath = '/assets/site.css';
